// Colours of plots: from the window's palette, or black on white paper for files; safe for the colour-blind.
//
// Overlaid curves have colours of M. Okabe and K. Ito ("Color Universal Design", 2008), and a line style
// and a marker of their own beside. Heat maps run through viridis (S. van der Walt, N. Smith), which is
// perceptually uniform; differences from blue over white to red (C. Brewer's RdBu). Pure values; any
// thread.
#pragma once

#include "models/quality/comparison.h"

#include <QColor>
#include <QList>
#include <QPalette>

namespace shiftdeck {

struct PlotColours {
    QColor ground, text, quiet, line;
    QList<QColor> series;  // the data, and four references
    bool isDark = false;
    bool operator==(const PlotColours &) const = default;
};

PlotColours plotColours(const QPalette &palette);
PlotColours paperColours();  // for files, in any theme

// 0 to 1; values beyond are taken to the ends.
QColor heatColour(double place);
QColor differenceColour(double place);  // 0.5: no difference

// The sign of a state ("✖"), so that it is told without its colour, too.
QString stateSign(ComparisonState state);
QString stateText(ComparisonState state);  // "error", translated
QColor stateColour(ComparisonState state, bool dark);  // of the sign, on the ground of plots

}  // namespace shiftdeck
