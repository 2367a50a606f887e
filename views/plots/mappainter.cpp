// Heat maps: data, reference and their difference, each with the scale of its colours.
#include "views/plots/plotpainter.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
QColor colourAt(const PlotMap &map, double value)
{
    const double place = map.scale.place(value);
    return map.isDiverging ? differenceColour(place) : heatColour(place);
}

bool isEven(const QList<double> &edges)
{
    const double width = (edges.last() - edges.first()) / double(edges.size() - 1);
    for (qsizetype i = 0; i + 1 < edges.size(); ++i)
        if (std::abs(edges.at(i + 1) - edges.at(i) - width) > 1e-6 * width)
            return false;
    return true;
}

void paintCells(QPainter &painter, const PlotFrame &frame, const PlotMap &map, const std::stop_token &stop)
{
    painter.save();
    painter.setClipRect(frame.rect);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    if (isEven(map.xEdges) && isEven(map.yEdges)) {
        // One pixel for each cell: as fast for a million of them.
        QImage image(map.nx, map.ny, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        for (int y = 0; y < map.ny && !stop.stop_requested(); ++y) {
            auto *row = reinterpret_cast<QRgb *>(image.scanLine(map.ny - 1 - y));
            for (int x = 0; x < map.nx; ++x)
                if (const double value = map.at(x, y); std::isfinite(value))
                    row[x] = colourAt(map, value).rgb();
        }
        painter.drawImage(QRectF(frame.point(map.xEdges.first(), map.yEdges.last()),
                                 frame.point(map.xEdges.last(), map.yEdges.first())),
                          image);
    } else {
        for (int y = 0; y < map.ny && !stop.stop_requested(); ++y)
            for (int x = 0; x < map.nx; ++x)
                if (const double value = map.at(x, y); std::isfinite(value))
                    painter.fillRect(QRectF(frame.point(map.xEdges.at(x), map.yEdges.at(y + 1)),
                                            frame.point(map.xEdges.at(x + 1), map.yEdges.at(y))),
                                     colourAt(map, value));
    }
    painter.restore();
}

void paintScale(QPainter &painter, const QRectF &bar, const PlotMap &map, const PlotColours &colours)
{
    const QFontMetricsF metrics(painter.font());
    const int steps = std::max(2, int(bar.height()));
    for (int i = 0; i < steps; ++i) {
        const double place = (i + 0.5) / steps;
        painter.fillRect(QRectF(bar.left(), bar.bottom() - (i + 1) * bar.height() / steps, bar.width(),
                                bar.height() / steps + 0.5),
                         map.isDiverging ? differenceColour(place) : heatColour(place));
    }
    painter.setPen(QPen(colours.quiet, 1));
    painter.drawRect(bar);
    painter.setPen(colours.text);
    const PlotTicks ticks =
        ticksOf(map.scale, std::clamp(int(bar.height() / (2.2 * metrics.height())), 2, 8));
    for (const PlotTick &tick : ticks.ticks)
        if (!tick.label.isEmpty()) {
            const double y = bar.bottom() - map.scale.place(tick.value) * bar.height();
            painter.drawText(QRectF(bar.right() + 3, y - metrics.height() / 2, 200, metrics.height()),
                             Qt::AlignLeft | Qt::AlignVCenter, tick.label);
        }
    if (!ticks.factor.isEmpty())
        painter.drawText(QRectF(bar.right() - 200, bar.top() - metrics.height() - 2, 220, metrics.height()),
                         Qt::AlignRight, ticks.factor);
}

double widestLabel(const QPainter &painter, const PlotScale &scale, double height)
{
    const QFontMetricsF metrics(painter.font());
    double widest = 0;
    for (const PlotTick &tick :
         ticksOf(scale, std::clamp(int(height / (2.2 * metrics.height())), 2, 10)).ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

std::optional<PlotFrame> paintMap(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                                  int which, const PlotColours &colours, const std::stop_token &stop)
{
    const QFontMetricsF metrics(painter.font());
    const PlotMap &map = drawing.maps.at(which);
    const double line = metrics.height(), bar = 12;
    const double left = 10 + line + widestLabel(painter, drawing.y, place.height());
    const double right = bar + 10 + widestLabel(painter, map.scale, place.height());
    PlotFrame frame{QRectF(place.left() + left, place.top() + line + 6, place.width() - left - right - 6,
                           place.height() - 3 * line - 14),
                    drawing.x, drawing.y, which};
    if (frame.rect.width() < 20 || frame.rect.height() < 20)
        return {};
    painter.setPen(colours.text);
    const QString title = map.title.isEmpty() || map.isDiverging
        ? map.unit
        : QStringLiteral("%1 [%2]").arg(map.title, map.unit);
    painter.drawText(QRectF(frame.rect.left(), place.top(), place.right() - frame.rect.left() - 6, line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(title, Qt::ElideMiddle, place.right() - frame.rect.left() - 6));
    paintCells(painter, frame, map, stop);
    paintAxes(painter, frame, drawing, colours, true, drawing.yTitle);
    paintScale(painter, QRectF(frame.rect.right() + 6, frame.rect.top(), bar, frame.rect.height()), map,
               colours);
    return frame;
}
}  // namespace

QList<PlotFrame> paintMaps(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                           const PlotColours &colours, PlotDetail detail, const std::stop_token &stop)
{
    if (detail == PlotDetail::Thumbnail) {
        const PlotFrame frame{place.adjusted(2, 2, -2, -2), drawing.x, drawing.y, 0};
        paintCells(painter, frame, drawing.maps.first(), stop);
        return {frame};
    }
    const int n = int(drawing.maps.size());
    // In a row where it is wide; else the difference has the row below.
    const bool wide = place.width() > (n == 3 ? 2.1 : 1.2) * place.height();
    QList<QRectF> places;
    if (n == 1) {
        places = {place};
    } else if (wide) {
        for (int i = 0; i < n; ++i)
            places.append(
                {place.left() + i * place.width() / n, place.top(), place.width() / n, place.height()});
    } else {
        const int top = n == 3 ? 2 : 1;
        for (int i = 0; i < n; ++i) {
            const bool above = i < top;
            const int columns = above ? top : n - top, column = above ? i : i - top;
            places.append({place.left() + column * place.width() / columns,
                           place.top() + (above ? 0 : place.height() / 2), place.width() / columns,
                           place.height() / 2});
        }
    }
    QList<PlotFrame> frames;
    for (int i = 0; i < n; ++i)
        if (const auto frame = paintMap(painter, places.at(i), drawing, i, colours, stop))
            frames.append(*frame);
    return frames;
}

}  // namespace shiftdeck
