// Axes with ticks and titles, of plots of every kind.
#include "views/plots/plotpainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr double kTick = 5;

void paintX(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing, const PlotColours &colours,
            bool labels)
{
    const QFontMetricsF metrics(painter.font());
    const double bottom = frame.rect.bottom();
    const auto tick = [&](double value, double length) {
        const double x = frame.point(value, 0).x();
        painter.drawLine(QPointF(x, bottom), QPointF(x, bottom - length));
        return x;
    };
    double taken = -1e9;
    const auto write = [&](double x, const QString &text) {
        const double half = 0.5 * metrics.horizontalAdvance(text) + 3;
        if (!labels || x - half < taken)
            return;
        taken = x + half;
        painter.setPen(colours.text);
        painter.drawText(QRectF(x - half, bottom + 2, 2 * half, metrics.height()), Qt::AlignCenter, text);
        painter.setPen(colours.quiet);
    };
    if (!drawing.labels.isEmpty()) {
        // What has no room is left out, and not written over its neighbour.
        const QList<QString> texts = drawing.labels.values();
        const double room =
            std::max(30.0, 0.9 * frame.rect.width() / double(std::max<qsizetype>(1, texts.size())));
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const double place = drawing.labelPlaces.at(i);
            if (frame.x.contains(place))
                write(tick(place, kTick),
                      metrics.elidedText(texts.at(i), Qt::ElideRight, std::max(room, 60.0)));
        }
        return;
    }
    const int most = std::clamp(int(frame.rect.width() / (6 * metrics.averageCharWidth() + 12)), 2, 12);
    const PlotTicks ticks = ticksOf(frame.x, most);
    for (const PlotTick &t : ticks.ticks) {
        const double x = tick(t.value, t.label.isEmpty() ? kTick / 2 : kTick);
        if (!t.label.isEmpty())
            write(x, t.label);
    }
    if (labels && !ticks.factor.isEmpty()) {
        painter.setPen(colours.text);
        painter.drawText(
            QRectF(frame.rect.right() - 120, bottom - metrics.height() - kTick, 116, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, ticks.factor);
        painter.setPen(colours.quiet);
    }
}

void paintY(QPainter &painter, const PlotFrame &frame, const PlotColours &colours)
{
    const QFontMetricsF metrics(painter.font());
    const int most = std::clamp(int(frame.rect.height() / (2.2 * metrics.height())), 2, 10);
    const PlotTicks ticks = ticksOf(frame.y, most);
    for (const PlotTick &t : ticks.ticks) {
        const double y = frame.rect.bottom() - frame.y.place(t.value) * frame.rect.height();
        painter.setPen(colours.quiet);
        painter.drawLine(QPointF(frame.rect.left(), y),
                         QPointF(frame.rect.left() + (t.label.isEmpty() ? kTick / 2 : kTick), y));
        if (t.label.isEmpty())
            continue;
        painter.setPen(colours.text);
        painter.drawText(QRectF(frame.rect.left() - 204, y - metrics.height() / 2, 200, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, t.label);
    }
    if (!ticks.factor.isEmpty()) {
        painter.setPen(colours.text);
        painter.drawText(QPointF(frame.rect.left() + 2, frame.rect.top() - 3), ticks.factor);
    }
}
}  // namespace

void paintAxes(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing,
               const PlotColours &colours, bool xLabels, const QString &yTitle)
{
    const QFontMetricsF metrics(painter.font());
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.quiet, 1));
    painter.drawRect(frame.rect);
    paintX(painter, frame, drawing, colours, xLabels);
    paintY(painter, frame, colours);
    painter.setPen(colours.text);
    if (xLabels && !drawing.xTitle.isEmpty())
        painter.drawText(QRectF(frame.rect.left(), frame.rect.bottom() + metrics.height() + 3,
                                frame.rect.width(), metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(drawing.xTitle, Qt::ElideRight, frame.rect.width()));
    if (!yTitle.isEmpty()) {
        painter.translate(frame.rect.left(), frame.rect.top());
        painter.rotate(-90);
        double widest = 0;
        for (const PlotTick &t :
             ticksOf(frame.y, std::clamp(int(frame.rect.height() / (2.2 * metrics.height())), 2, 10)).ticks)
            widest = std::max(widest, metrics.horizontalAdvance(t.label));
        painter.drawText(QRectF(-frame.rect.height(), -widest - 8 - metrics.height(), frame.rect.height(),
                                metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(yTitle, Qt::ElideRight, frame.rect.height()));
    }
    painter.restore();
}

}  // namespace shiftdeck
