// Draws a chart as SVG (Tiny 1.2, so that Qt draws it, too). Any thread; pure functions, without a font:
// texts are placed by their usual widths.
//
// Colours: Paul Tol's "bright" scheme for curves, and for the life of a request the lightness of "viridis",
// so that nothing rests on red and green; curves that are no measurement are dashed.
#pragma once

#include "models/items/chart.h"

#include <QRectF>
#include <QSizeF>

namespace shiftdeck {

struct ChartColours {
    QString ground, text, quiet, line;
    QStringList series;  // of curves
    QStringList life;  // of stacked areas, one per word of RequestStatus

    static ChartColours light();
    static ChartColours dark();
};

// Where the curves are in a chart of this size, and what the edges of that mean.
struct ChartFrame {
    QRectF plot;
    double x0 = 0, x1 = 1, top = 1;

    double px(double x) const { return plot.left() + (x - x0) / (x1 - x0) * plot.width(); }
    double py(double y) const { return plot.bottom() - y / top * plot.height(); }
    double xAt(double px) const { return x0 + (px - plot.left()) / plot.width() * (x1 - x0); }
};
ChartFrame chartFrame(const Chart &chart, const QSizeF &size);

QByteArray chartAsSvg(const Chart &chart, const QSizeF &size, const ChartColours &colours);

}  // namespace shiftdeck
