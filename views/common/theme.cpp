#include "views/common/theme.h"

#include "models/core/failureclass.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QProxyStyle>
#include <QScopedValueRollback>
#include <QStyleOption>

#include <array>
#include <cmath>

namespace shiftdeck {

namespace {

constexpr std::array kThemeWords{QLatin1StringView("system"), QLatin1StringView("light"),
                                 QLatin1StringView("dark")};

// Families of meaning, so that the same colour means the same in every panel.
enum Family { Quiet, Waiting, Ready, Working, Checking, Good, Best, Warn, Bad, Gone };

struct FamilyColours {
    QRgb lightGround, lightText, darkGround, darkText;
};

constexpr std::array<FamilyColours, 10> kFamilies{{
    {0xffe9ecf0, 0xff424a54, 0xff3a4048, 0xffd3d9e0},  // Quiet
    {0xffdfe8f6, 0xff264d85, 0xff26384f, 0xffa9c8ee},  // Waiting
    {0xffd5ecf4, 0xff0b566e, 0xff17404d, 0xff8fd6ea},  // Ready
    {0xffd6e4ff, 0xff1546a8, 0xff1d3a75, 0xffb7d0ff},  // Working
    {0xffe8e0f8, 0xff553291, 0xff3c2d5e, 0xffd2bffa},  // Checking
    {0xffd9f0de, 0xff1c5f30, 0xff1e4429, 0xff9fdcb0},  // Good
    {0xffbfe6c9, 0xff0d4f25, 0xff24603a, 0xffc4f2d0},  // Best
    {0xfffcebc8, 0xff7a4a00, 0xff553c0f, 0xfff6cf86},  // Warn
    {0xfffadcd9, 0xff9c1f16, 0xff5f211d, 0xffffb9b2},  // Bad
    {0xffeeeeee, 0xff606060, 0xff33363a, 0xffadb2b8},  // Gone
}};

ColourPair coloursOf(Family family, bool dark)
{
    const FamilyColours &colours = kFamilies[family];
    return dark ? ColourPair{QColor(colours.darkGround), QColor(colours.darkText)}
                : ColourPair{QColor(colours.lightGround), QColor(colours.lightText)};
}

Family familyOf(RequestStatus status)
{
    switch (status) {
    case RequestStatus::New: return Quiet;
    case RequestStatus::Approved: return Waiting;
    case RequestStatus::Assigned:
    case RequestStatus::Staged: return Ready;
    case RequestStatus::Running: return Working;
    case RequestStatus::Finished: return Checking;
    case RequestStatus::Declared: return Good;
    case RequestStatus::Delivered:
    case RequestStatus::Certified: return Best;
    case RequestStatus::Held: return Warn;
    case RequestStatus::Rejected:
    case RequestStatus::Aborted: return Bad;
    case RequestStatus::Obsolete: break;
    }
    return Gone;
}

Family familyOf(JobStatus status)
{
    switch (status) {
    case JobStatus::Pending: return Quiet;
    case JobStatus::Submitting:
    case JobStatus::Submitted: return Waiting;
    case JobStatus::Running: return Working;
    case JobStatus::Ended: return Checking;
    case JobStatus::Done: return Good;
    case JobStatus::Error: return Bad;
    case JobStatus::Cancelled: return Warn;
    case JobStatus::Superseded: break;
    }
    return Gone;
}

Family familyOf(OutputState state)
{
    switch (state) {
    case OutputState::Found: return Checking;
    case OutputState::Bad:
    case OutputState::Lost: return Bad;
    case OutputState::Credited: return Good;
    case OutputState::Merged: return Best;
    case OutputState::Surplus: return Warn;
    case OutputState::Superseded:
    case OutputState::Released: break;
    }
    return Gone;
}

Family familyOf(UnitState state)
{
    switch (state) {
    case UnitState::Ready: return Quiet;
    case UnitState::Claimed: return Working;
    case UnitState::Credited: return Good;
    case UnitState::Abandoned: break;
    }
    return Warn;
}

Family familyOf(GridVerdict verdict)
{
    switch (verdict) {
    case GridVerdict::Open: return Working;
    case GridVerdict::Good: return Good;
    case GridVerdict::Partial: return Warn;
    case GridVerdict::Total: break;
    }
    return Bad;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

struct Tones {
    QRgb window, base, alternate, button, text, quiet, disabled, border, accent, accentText, link, toolTip;
};
constexpr Tones kLight{0xfff3f5f8, 0xffffffff, 0xfff6f8fb, 0xfffafbfc, 0xff1c232b, 0xff5b6673,
                       0xff8d97a3, 0xffd3d9e0, 0xff1f66b1, 0xffffffff, 0xff1a5fa8, 0xfffffdf2};
constexpr Tones kDark{0xff1f2328, 0xff171a1e, 0xff1d2126, 0xff2a2f36, 0xffe3e7ec, 0xff9aa5b1,
                      0xff717b87, 0xff3a414a, 0xff2f75c2, 0xffffffff, 0xff7fb8f2, 0xff2d333b};

QString hex(QRgb colour) { return QColor(colour).name(); }

}  // namespace

QString themeWord(ThemeChoice choice) { return kThemeWords[size_t(choice)]; }

ThemeChoice themeFromWord(QStringView word)
{
    return word == kThemeWords[1]   ? ThemeChoice::Light
           : word == kThemeWords[2] ? ThemeChoice::Dark
                                    : ThemeChoice::System;
}

QPalette themePalette(bool dark)
{
    const Tones &tones = dark ? kDark : kLight;
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor(colour));
    };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternate);
    set(QPalette::Text, tones.text);
    set(QPalette::PlaceholderText, tones.quiet);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Highlight, tones.accent);
    set(QPalette::HighlightedText, tones.accentText);
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.link);
    set(QPalette::ToolTipBase, tones.toolTip);
    set(QPalette::ToolTipText, tones.text);
    set(QPalette::Mid, tones.border);
    palette.setColor(QPalette::Light, QColor(tones.button).lighter(dark ? 115 : 103));
    palette.setColor(QPalette::Midlight, QColor(tones.button).lighter(dark ? 108 : 101));
    palette.setColor(QPalette::Dark, QColor(tones.border).darker(dark ? 130 : 125));
    palette.setColor(QPalette::Shadow, QColor(dark ? 0xff0c0e10 : 0xff8a939e));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor(tones.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(tones.border));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor(tones.window));
    return palette;
}

QString themeStyleSheet(bool dark)
{
    const Tones &tones = dark ? kDark : kLight;
    return QStringLiteral(
               "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
               "QHeaderView::section { color: %4; background: %5; border: none; border-right: 1px solid %3;"
               " border-bottom: 1px solid %3; padding: 4px 6px; }"
               // Above the text, where it covers none of it.
               "QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: border;"
               " subcontrol-position: top center; width: 9px; height: 9px; }"
               "QTableView, QTreeView, QListView { border: 1px solid %3; gridline-color: %3; }"
               "QTableView QTableCornerButton::section { background: %5; border: none; }"
               "QStatusBar::item { border: none; }"
               "QMainWindow::separator { background: %3; width: 1px; height: 1px; margin: 2px; }"
               "QMainWindow::separator:hover { background: %6; }"
               "QToolBar { border: none; spacing: 2px; padding: 2px; }")
        .arg(hex(tones.text), hex(tones.toolTip), hex(tones.border), hex(tones.quiet), hex(tones.window),
             hex(tones.accent));
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::WindowText))
           > luminance(palette.color(QPalette::Active, QPalette::Window));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

ColourPair statusColours(RequestStatus status, bool dark) { return coloursOf(familyOf(status), dark); }
ColourPair statusColours(JobStatus status, bool dark) { return coloursOf(familyOf(status), dark); }
ColourPair statusColours(OutputState state, bool dark) { return coloursOf(familyOf(state), dark); }
ColourPair statusColours(UnitState state, bool dark) { return coloursOf(familyOf(state), dark); }
ColourPair statusColours(GridVerdict verdict, bool dark) { return coloursOf(familyOf(verdict), dark); }
ColourPair errorColours(bool dark) { return coloursOf(Bad, dark); }
ColourPair warningColours(bool dark) { return coloursOf(Warn, dark); }
ColourPair goodColours(bool dark) { return coloursOf(Good, dark); }

QColor failureColour(QStringView word, bool dark)
{
    QColor colour = QColor(QString(failureClass(word).colour));
    // 3 is what WCAG asks of graphical objects.
    const QColor ground(dark ? kDark.base : kLight.base);
    for (int i = 0; i < 20 && contrastRatio(colour, ground) < 3.0; ++i) {
        const float lightness = colour.lightnessF() + (dark ? 0.04F : -0.04F);
        colour.setHslF(colour.hslHueF(), colour.hslSaturationF(), std::clamp(lightness, 0.0F, 1.0F));
    }
    return colour;
}

QList<QColor> seriesColours(bool dark)
{
    // Paul Tol's "bright" scheme, darker or lighter where the ground asks for it.
    return dark ? QList<QColor>{QColor(0xff6ea8e6), QColor(0xff4fbf73), QColor(0xffff7f87),
                                QColor(0xffe0cc5c), QColor(0xff7fd6f2), QColor(0xffd67cab)}
                : QList<QColor>{QColor(0xff2f6db3), QColor(0xff228833), QColor(0xffcc3344),
                                QColor(0xff9a7d0a), QColor(0xff2488a8), QColor(0xffaa3377)};
}

namespace {
// Fusion draws what can be ticked with a darker line than the window, which is not seen in the dark.
class ThemeStyle final : public QProxyStyle {
  public:
    ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) { }
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton)
            return;
        painter->save();
        painter->setPen(option->palette.color(QPalette::PlaceholderText));
        painter->setBrush(Qt::NoBrush);
        const QRect outline = option->rect.adjusted(0, 0, -1, -1);
        if (element == PE_IndicatorCheckBox) {
            painter->drawRect(outline);
        } else {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->drawEllipse(QRectF(outline).adjusted(0.5, 0.5, -0.5, -0.5));
        }
        painter->restore();
    }
};
}  // namespace

Theme::Theme(QApplication &application, ThemeChoice choice) : m_application(application), m_choice(choice)
{
    QApplication::setStyle(new ThemeStyle);
    apply();
    application.installEventFilter(this);
}

void Theme::setChoice(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    m_dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    QApplication::setPalette(themePalette(m_dark));
    m_application.setStyleSheet(themeStyleSheet(m_dark));
    emit changed();
}

bool Theme::systemIsDark() const
{
    // An empty palette takes ours away and shows the platform's own.
    QApplication::setPalette(QPalette());
    return isDark(QGuiApplication::palette());
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System && !m_applying
        && watched->isWindowType())
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

}  // namespace shiftdeck
