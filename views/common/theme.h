// The look of the program: light and dark palettes over the Fusion style, a small style sheet, and the
// colours of statuses and failure classes.
//
// GUI thread. The colours are pure functions of (word, dark); every pair has a contrast of at least 4.5
// (WCAG 2.1, level AA for text).
#pragma once

#include "models/core/vocabulary.h"

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace shiftdeck {

enum class ThemeChoice { System, Light, Dark };

// Words for the settings file: "system", "light", "dark"; System for any other word.
QString themeWord(ThemeChoice choice);
ThemeChoice themeFromWord(QStringView word);

struct ColourPair {
    QColor background, foreground;
};

QPalette themePalette(bool dark);
QString themeStyleSheet(bool dark);
// Whether text on this palette is light.
bool isDark(const QPalette &palette);

// Contrast of two opaque colours, 1 to 21: WCAG 2.1, "contrast ratio" by relative luminance.
double contrastRatio(const QColor &a, const QColor &b);

ColourPair statusColours(RequestStatus status, bool dark);
ColourPair statusColours(JobStatus status, bool dark);
ColourPair statusColours(OutputState state, bool dark);
ColourPair statusColours(UnitState state, bool dark);
ColourPair statusColours(GridVerdict verdict, bool dark);
// For sentences about something to look at: an error, a warning, good news.
ColourPair errorColours(bool dark);
ColourPair warningColours(bool dark);
ColourPair goodColours(bool dark);

// The class's own colour, made light enough to be seen on dark ground. For bars and dots, not for text.
QColor failureColour(QStringView failureClass, bool dark);
// Colours of curves and bars, in order of use.
QList<QColor> seriesColours(bool dark);
// Puts the theme on the application and keeps it there while the system changes between light and dark.
// One per process, made after the QApplication and living as long.
class Theme : public QObject {
    Q_OBJECT

  public:
    explicit Theme(QApplication &application, ThemeChoice choice = ThemeChoice::System);

    ThemeChoice choice() const { return m_choice; }
    bool dark() const { return m_dark; }
    void setChoice(ThemeChoice choice);

  signals:
    // After palette and style sheet are on. Widgets that mix colours of their own follow changeEvent
    // (QEvent::PaletteChange) or this.
    void changed();

  protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

  private:
    void apply();
    bool systemIsDark() const;

    QApplication &m_application;
    ThemeChoice m_choice;
    bool m_dark = false;
    bool m_applying = false;
};

}  // namespace shiftdeck
