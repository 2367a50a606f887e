// Draws a PlotDrawing on any device: a thumbnail, the screen, an SVG or a PDF. Pure: values in, strokes
// out; any thread that may paint on the device (QImage, QSvgGenerator and QPdfWriter on any). The painter's
// font says how large texts are.
#pragma once

#include "models/quality/plotdrawing.h"
#include "views/plots/plotcolours.h"

#include <QList>
#include <QRectF>

#include <stop_token>

class QPainter;

namespace shiftdeck {

// Where coordinates lie, for hovering and zooming.
struct PlotFrame {
    QRectF rect;
    PlotScale x, y;
    int map = -1;  // of drawing.maps; -1: curves
    bool isLower = false;  // ratio or pulls

    QPointF point(double atX, double atY) const
    {
        return {rect.left() + x.place(atX) * rect.width(), rect.bottom() - y.place(atY) * rect.height()};
    }
    double xAt(double place) const { return x.value((place - rect.left()) / rect.width()); }
    double yAt(double place) const { return y.value((rect.bottom() - place) / rect.height()); }
};

enum class PlotDetail {
    Full,  // title, axes, legend, stat box, ratio or pulls
    Thumbnail,  // the curves or the first map alone
};

// The frames, in the order they were drawn. Fills its ground. After a stop what is drawn is worth nothing.
QList<PlotFrame> paintPlot(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                           const PlotColours &colours, PlotDetail detail = PlotDetail::Full,
                           const std::stop_token &stop = {});

// ---- parts, for the files of this folder
void paintAxes(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing,
               const PlotColours &colours, bool xLabels, const QString &yTitle);
QList<PlotFrame> paintMaps(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                           const PlotColours &colours, PlotDetail detail, const std::stop_token &stop);

}  // namespace shiftdeck
