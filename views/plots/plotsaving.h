// A plot as a file: pictures on white paper (PNG, SVG, PDF), its cells (CSV), and the plot itself (ROOT's
// JSON).
//
// Pure: any thread that Qt Gui may paint on; it takes as long as drawing does, so not on the GUI thread for
// large plots.
#pragma once

#include "models/core/result.h"
#include "views/plots/plotpainter.h"

#include <QByteArray>
#include <QImage>

namespace shiftdeck {

enum class PlotFormat { Png, Svg, Pdf, Csv, RootJson };

// By the suffix: ".png", ".svg", ".pdf", ".csv", ".json"; InvalidInput names those there are.
Result<PlotFormat> plotFormatOf(const QString &path);
QString plotFilter();  // of a file dialog

// `pixels`: the size of the picture; text is as large as in the window. On paper, whatever the theme.
QImage plotImage(const PlotDrawing &drawing, QSize pixels, qreal ratio = 1);
// Pictures of the drawing, data of the plot (of its references where there are no data).
Result<QByteArray> plotBytes(const PlotDrawing &drawing, const ComparedPlot &plot, PlotFormat format,
                             QSize pixels);
// Of a drawing alone: a trend.
Result<QByteArray> drawingBytes(const PlotDrawing &drawing, PlotFormat format, QSize pixels);

}  // namespace shiftdeck
