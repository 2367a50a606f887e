#include "views/plots/plotcolours.h"

#include "views/common/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotColours)
};

template <size_t N>
QColor between(const std::array<QRgb, N> &table, double place)
{
    if (!std::isfinite(place))
        return {};
    const double at = std::clamp(place, 0.0, 1.0) * double(N - 1);
    const size_t low = std::min(size_t(at), N - 2);
    const double part = at - double(low);
    const auto mix = [part](int a, int b) { return int(std::lround(a + part * (b - a))); };
    const QRgb a = table[low], b = table[low + 1];
    return {mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b))};
}

constexpr std::array<QRgb, 10> kViridis{0xff440154, 0xff482878, 0xff3e4989, 0xff31688e, 0xff26828e,
                                        0xff1f9e89, 0xff35b779, 0xff6dcd59, 0xffb4de2c, 0xfffde725};
constexpr std::array<QRgb, 7> kDifference{0xff2166ac, 0xff67a9cf, 0xffd1e5f0, 0xfff7f7f7,
                                          0xfffddbc7, 0xffef8a62, 0xffb2182b};
}  // namespace

PlotColours plotColours(const QPalette &palette)
{
    const auto of = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    PlotColours colours;
    colours.isDark = isDark(palette);
    colours.ground = of(QPalette::Base);
    colours.text = of(QPalette::Text);
    colours.quiet = of(QPalette::PlaceholderText);
    colours.line = of(QPalette::Mid);
    // On dark ground the lighter ones of the same eight.
    colours.series = colours.isDark ? QList<QColor>{colours.text, QColor(0xff56b4e9), QColor(0xffe69f00),
                                                    QColor(0xff2fc79a), QColor(0xffe3a0c4)}
                                    : QList<QColor>{colours.text, QColor(0xff0072b2), QColor(0xffd55e00),
                                                    QColor(0xff009e73), QColor(0xffb0568a)};
    return colours;
}

PlotColours paperColours()
{
    PlotColours colours;
    colours.ground = Qt::white;
    colours.text = Qt::black;
    colours.quiet = QColor(0xff555555);
    colours.line = QColor(0xffc8c8c8);
    colours.series = {Qt::black, QColor(0xff0072b2), QColor(0xffd55e00), QColor(0xff009e73),
                      QColor(0xffb0568a)};
    return colours;
}

QColor heatColour(double place) { return between(kViridis, place); }
QColor differenceColour(double place) { return between(kDifference, place); }

QString stateSign(ComparisonState state)
{
    switch (state) {
    case ComparisonState::Ok: return QStringLiteral("\u2713");
    case ComparisonState::TooFewEntries: return QStringLiteral("\u2026");
    case ComparisonState::Missing: return QStringLiteral("?");
    case ComparisonState::NotComparable: return QStringLiteral("\u2260");
    case ComparisonState::Warning: return QStringLiteral("!");
    case ComparisonState::Error: return QStringLiteral("\u2716");
    }
    return {};
}

QString stateText(ComparisonState state)
{
    switch (state) {
    case ComparisonState::Ok: return Text::tr("ok", "a plot");
    case ComparisonState::TooFewEntries: return Text::tr("too few entries", "a plot");
    case ComparisonState::Missing: return Text::tr("missing", "a plot");
    case ComparisonState::NotComparable: return Text::tr("not comparable", "a plot");
    case ComparisonState::Warning: return Text::tr("warning", "a plot");
    case ComparisonState::Error: return Text::tr("error", "a plot");
    }
    return {};
}

QColor stateColour(ComparisonState state, bool dark)
{
    switch (state) {
    case ComparisonState::Ok: return goodColours(dark).foreground;
    case ComparisonState::Warning: return warningColours(dark).foreground;
    case ComparisonState::Error: return errorColours(dark).foreground;
    default: return dark ? QColor(0xff9aa5b1) : QColor(0xff5b6673);
    }
}

}  // namespace shiftdeck
