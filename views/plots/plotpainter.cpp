#include "views/plots/plotpainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotPainter)
};

constexpr double kWidestBars = 4;  // pixels of a bin from which on error bars are drawn
constexpr std::array kStyles{Qt::SolidLine, Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

QColor colourOf(const PlotColours &colours, int series)
{
    return colours.series.value(std::clamp<qsizetype>(series, 0, colours.series.size() - 1));
}

QPen penOf(const PlotColours &colours, int series, PlotDetail detail)
{
    const double width = detail == PlotDetail::Thumbnail ? 1.2 : series == 0 ? 1.8 : 1.6;
    QPen pen(colourOf(colours, series), width, kStyles[size_t(std::clamp(series, 0, 4))]);
    pen.setJoinStyle(Qt::MiterJoin);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

double placedY(const PlotFrame &frame, double value)
{
    return frame.rect.bottom() - std::clamp(frame.y.place(value), -1.0, 2.0) * frame.rect.height();
}
double placedX(const PlotFrame &frame, double value)
{
    return frame.rect.left() + std::clamp(frame.x.place(value), -1.0, 2.0) * frame.rect.width();
}

void paintMarker(QPainter &painter, const QPointF &at, int series, double size)
{
    switch (series) {
    case 0: painter.drawEllipse(at, size, size); break;
    case 1: painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)); break;
    case 2:
        painter.drawPolygon(QPolygonF{at + QPointF(0, -1.2 * size), at + QPointF(1.2 * size, size),
                                      at + QPointF(-1.2 * size, size)});
        break;
    case 3:
        painter.drawPolygon(QPolygonF{at + QPointF(0, -1.3 * size), at + QPointF(1.3 * size, 0),
                                      at + QPointF(0, 1.3 * size), at + QPointF(-1.3 * size, 0)});
        break;
    default:
        painter.drawLine(at + QPointF(-size, -size), at + QPointF(size, size));
        painter.drawLine(at + QPointF(-size, size), at + QPointF(size, -size));
    }
}

// One line through a curve of steps; it ends at a gap. Where there are more bins than pixels, each column
// of pixels has a line from its least to its largest value: nothing that sticks out is lost.
QPainterPath stepsOf(const PlotFrame &frame, const PlotCurve &curve)
{
    QPainterPath path;
    bool open = false;
    const bool dense = double(curve.points.size()) > 2 * frame.rect.width();
    double column = -1, least = 0, most = 0;
    const auto flush = [&] {
        if (column >= 0) {
            path.moveTo(column, least);
            path.lineTo(column, most);
        }
        column = -1;
    };
    for (const PlotPoint &p : curve.points) {
        if (p.isEmpty) {
            open = false;
            continue;
        }
        const double x = placedX(frame, p.low), to = placedX(frame, p.high), y = placedY(frame, p.value);
        if (dense) {
            const double at = std::floor(x) + 0.5;
            if (at != column) {
                const double before = column;
                const double joined = most;
                flush();
                least = most = y;
                if (before >= 0) {  // joined to the column before
                    least = std::min(y, joined);
                    most = std::max(y, joined);
                }
                column = at;
            }
            least = std::min(least, y);
            most = std::max(most, y);
            continue;
        }
        if (!open)
            path.moveTo(x, y);
        else
            path.lineTo(x, y);
        path.lineTo(to, y);
        open = true;
    }
    flush();
    return path;
}

// From the axis up to the data, so that they stand out from their references.
QPainterPath areaOf(const PlotFrame &frame, const PlotCurve &curve)
{
    QPainterPath path;
    const double ground = frame.y.isLog ? frame.rect.bottom() : placedY(frame, 0);
    double last = 0;
    bool open = false;
    const auto close = [&] {
        if (open)
            path.lineTo(last, ground);
        open = false;
    };
    for (const PlotPoint &p : curve.points) {
        if (p.isEmpty) {
            close();
            continue;
        }
        const double x = placedX(frame, p.low), y = placedY(frame, p.value);
        if (!open)
            path.moveTo(x, ground);
        open = true;
        path.lineTo(x, y);
        last = placedX(frame, p.high);
        path.lineTo(last, y);
    }
    close();
    return path;
}

void paintErrorBars(QPainter &painter, const PlotFrame &frame, const PlotCurve &curve)
{
    for (const PlotPoint &p : curve.points)
        if (!p.isEmpty && p.up > p.down) {
            const double x = 0.5 * (placedX(frame, p.low) + placedX(frame, p.high));
            painter.drawLine(QPointF(x, placedY(frame, p.down)), QPointF(x, placedY(frame, p.up)));
        }
}

void paintPoints(QPainter &painter, const PlotFrame &frame, const PlotCurve &curve,
                 const PlotColours &colours, PlotDetail detail)
{
    const QColor colour = colourOf(colours, curve.series);
    painter.setPen(QPen(colour, detail == PlotDetail::Thumbnail ? 1 : 1.4));
    painter.setBrush(colour);
    const double size = detail == PlotDetail::Thumbnail ? 1.3 : 2.8;
    for (const PlotPoint &p : curve.points) {
        if (p.isEmpty)
            continue;
        const QPointF at(0.5 * (placedX(frame, p.low) + placedX(frame, p.high)), placedY(frame, p.value));
        if (p.up > p.down)
            painter.drawLine(QPointF(at.x(), placedY(frame, p.down)), QPointF(at.x(), placedY(frame, p.up)));
        if (at.y() < frame.rect.top() || at.y() > frame.rect.bottom()) {
            // Off the scale: a mark at the edge points to where it is.
            const bool above = at.y() < frame.rect.top();
            const double y = above ? frame.rect.top() + 1 : frame.rect.bottom() - 1,
                         d = above ? 2 * size : -2 * size;
            painter.drawPolygon(QPolygonF{{at.x(), y}, {at.x() - size, y + d}, {at.x() + size, y + d}});
            continue;
        }
        paintMarker(painter, at, curve.series, size);
    }
    painter.setBrush(Qt::NoBrush);
}

void paintCurve(QPainter &painter, const PlotFrame &frame, const PlotCurve &curve, const PlotColours &colours,
                PlotDetail detail)
{
    if (curve.form == CurveForm::Points)
        return paintPoints(painter, frame, curve, colours, detail);
    painter.setBrush(Qt::NoBrush);
    const double bin = frame.rect.width() / double(std::max<qsizetype>(1, curve.points.size()));
    if (curve.series == 0 && bin >= 1) {
        QColor light = colourOf(colours, 0);
        light.setAlphaF(colours.isDark ? 0.16F : 0.10F);
        painter.fillPath(areaOf(frame, curve), light);
    }
    painter.setPen(penOf(colours, curve.series, detail));
    painter.drawPath(stepsOf(frame, curve));
    if (bin >= kWidestBars && detail == PlotDetail::Full) {
        painter.setPen(QPen(colourOf(colours, curve.series), 1));
        paintErrorBars(painter, frame, curve);
    }
}

void paintFlowGround(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing,
                     const PlotColours &colours)
{
    if (!drawing.showsFlows)
        return;
    QColor shade = colours.quiet;
    shade.setAlphaF(0.12F);
    const double left = placedX(frame, drawing.firstEdge), right = placedX(frame, drawing.lastEdge);
    painter.fillRect(QRectF(frame.rect.topLeft(), QPointF(left, frame.rect.bottom())), shade);
    painter.fillRect(QRectF(QPointF(right, frame.rect.top()), frame.rect.bottomRight()), shade);
}

void paintCurves(QPainter &painter, const PlotFrame &frame, const QList<PlotCurve> &curves,
                 const PlotDrawing &drawing, const PlotColours &colours, PlotDetail detail,
                 const std::stop_token &stop)
{
    painter.save();
    painter.setClipRect(frame.rect);
    paintFlowGround(painter, frame, drawing, colours);
    // The data last, over their references.
    for (auto curve = curves.crbegin(); curve != curves.crend() && !stop.stop_requested(); ++curve)
        paintCurve(painter, frame, *curve, colours, detail);
    painter.restore();
}

void paintLower(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing,
                const PlotColours &colours)
{
    painter.save();
    painter.setClipRect(frame.rect);
    paintFlowGround(painter, frame, drawing, colours);
    const bool pulls = drawing.lower == LowerPad::Pull;
    painter.setPen(QPen(colours.quiet, 1));
    const double middle = placedY(frame, pulls ? 0 : 1);
    painter.drawLine(QPointF(frame.rect.left(), middle), QPointF(frame.rect.right(), middle));
    if (pulls)
        for (const double line : {-3.0, 3.0}) {
            painter.setPen(QPen(colours.quiet, 1, Qt::DotLine));
            painter.drawLine(QPointF(frame.rect.left(), placedY(frame, line)),
                             QPointF(frame.rect.right(), placedY(frame, line)));
        }
    for (auto curve = drawing.lowerCurves.crbegin(); curve != drawing.lowerCurves.crend(); ++curve) {
        if (pulls && drawing.lowerCurves.size() == 1) {
            QColor light = colourOf(colours, curve->series);
            light.setAlphaF(0.55F);
            painter.fillPath(areaOf(frame, *curve), light);
        }
        paintCurve(painter, frame, *curve, colours, PlotDetail::Full);
    }
    painter.restore();
}

// A sample of line or marker for each curve, in rows; answers how high they are.
double paintLegend(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                   const PlotColours &colours)
{
    const QFontMetricsF metrics(painter.font());
    const double row = metrics.height() + 2, sample = 24;
    double x = place.left(), y = place.top();
    const auto room = [&](double width) {
        if (x + width > place.right() && x > place.left()) {
            x = place.left();
            y += row;
        }
    };
    for (const PlotCurve &curve : drawing.curves) {
        const QString label = metrics.elidedText(curve.label.isEmpty() ? Text::tr("data") : curve.label,
                                                 Qt::ElideMiddle, std::max(60.0, place.width() - sample - 8));
        const double width = sample + 6 + metrics.horizontalAdvance(label) + 14;
        room(width);
        const double middle = y + row / 2;
        if (curve.form == CurveForm::Points) {
            painter.setPen(QPen(colourOf(colours, curve.series), 1.4));
            painter.setBrush(colourOf(colours, curve.series));
            paintMarker(painter, QPointF(x + sample / 2, middle), curve.series, 3);
            painter.setBrush(Qt::NoBrush);
        } else {
            painter.setPen(penOf(colours, curve.series, PlotDetail::Full));
            painter.drawLine(QPointF(x, middle), QPointF(x + sample, middle));
        }
        painter.setPen(colours.text);
        painter.drawText(QRectF(x + sample + 6, y, width, row), Qt::AlignLeft | Qt::AlignVCenter, label);
        x += width;
    }
    QStringList said = drawing.notes;
    if (!drawing.scaled.isEmpty())
        said.prepend(drawing.scaled);
    if (!said.isEmpty()) {
        const QString text = metrics.elidedText(said.join(u' '), Qt::ElideRight, place.width());
        room(metrics.horizontalAdvance(text));
        painter.setPen(colours.quiet);
        painter.drawText(QRectF(x, y, place.right() - x, row), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    return y + row - place.top();
}

void paintStatistics(QPainter &painter, const PlotFrame &frame, const PlotDrawing &drawing,
                     const PlotColours &colours)
{
    if (drawing.statistics.isEmpty())
        return;
    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const QString &line : drawing.statistics)
        width = std::max(width, metrics.horizontalAdvance(line));
    const QRectF box(frame.rect.right() - width - 18, frame.rect.top() + 6, width + 12,
                     double(drawing.statistics.size()) * metrics.height() + 6);
    if (box.width() > 0.6 * frame.rect.width() || box.height() > 0.8 * frame.rect.height())
        return;  // no room for it
    QColor ground = colours.ground;
    ground.setAlphaF(0.85F);
    painter.fillRect(box, ground);
    painter.setPen(QPen(colours.line, 1));
    painter.drawRect(box);
    painter.setPen(colours.text);
    for (qsizetype i = 0; i < drawing.statistics.size(); ++i)
        painter.drawText(
            QRectF(box.left() + 6, box.top() + 3 + double(i) * metrics.height(), width, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter, drawing.statistics.at(i));
}

double labelWidth(const QPainter &painter, const PlotScale &scale, double height)
{
    const QFontMetricsF metrics(painter.font());
    double widest = 0;
    for (const PlotTick &tick :
         ticksOf(scale, std::clamp(int(height / (2.2 * metrics.height())), 2, 10)).ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return widest;
}

QList<PlotFrame> paintOne(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                          const QList<PlotCurve> &curves, const PlotColours &colours,
                          const std::stop_token &stop)
{
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height();
    const double bottom = 2 * line + 8;
    const double lowerHeight =
        drawing.lower == LowerPad::None ? 0 : std::clamp(0.26 * place.height(), 2.5 * line, 160.0);
    const double gap = lowerHeight > 0 ? 8 : 0;
    const double height = place.height() - bottom - lowerHeight - gap - line / 2;
    const double left = 10 + line
        + std::max(labelWidth(painter, drawing.y, height),
                   lowerHeight > 0 ? labelWidth(painter, drawing.lowerScale, lowerHeight) : 0);
    if (height < 20 || place.width() - left < 30)
        return {};
    const double width = place.width() - left - 10;
    QList<PlotFrame> frames;
    const PlotFrame frame{QRectF(place.left() + left, place.top() + line / 2, width, height), drawing.x,
                          drawing.y};
    paintCurves(painter, frame, curves, drawing, colours, PlotDetail::Full, stop);
    paintAxes(painter, frame, drawing, colours, lowerHeight == 0, drawing.yTitle);
    paintStatistics(painter, frame, drawing, colours);
    frames.append(frame);
    if (lowerHeight > 0 && !stop.stop_requested()) {
        const PlotFrame lower{QRectF(frame.rect.left(), frame.rect.bottom() + gap, width, lowerHeight),
                              drawing.x, drawing.lowerScale, -1, true};
        paintLower(painter, lower, drawing, colours);
        paintAxes(painter, lower, drawing, colours, true,
                  drawing.lower == LowerPad::Ratio ? Text::tr("Ratio") : Text::tr("Pull"));
        frames.append(lower);
    }
    return frames;
}
}  // namespace

QList<PlotFrame> paintPlot(QPainter &painter, const QRectF &place, const PlotDrawing &drawing,
                           const PlotColours &colours, PlotDetail detail, const std::stop_token &stop)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(place, colours.ground);
    QList<PlotFrame> frames;
    const QFontMetricsF metrics(painter.font());
    if (drawing.isEmpty) {
        painter.setPen(colours.quiet);
        painter.drawText(place, Qt::AlignCenter | Qt::TextWordWrap, Text::tr("There is nothing to draw."));
        painter.restore();
        return frames;
    }
    if (detail == PlotDetail::Thumbnail) {
        if (drawing.isMap()) {
            frames = paintMaps(painter, place, drawing, colours, detail, stop);
        } else {
            const PlotFrame frame{place.adjusted(2, 2, -2, -2), drawing.x, drawing.y};
            paintCurves(painter, frame, drawing.curves, drawing, colours, detail, stop);
            frames.append(frame);
        }
        painter.restore();
        return frames;
    }
    QRectF rest = place.adjusted(8, 4, -4, -4);
    QFont bold = painter.font();
    bold.setBold(true);
    const QFont plain = painter.font();
    painter.setFont(bold);
    painter.setPen(colours.text);
    painter.drawText(QRectF(rest.left(), rest.top(), rest.width(), metrics.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(bold).elidedText(drawing.title.isEmpty() ? drawing.path : drawing.title,
                                                    Qt::ElideRight, rest.width()));
    painter.setFont(plain);
    rest.setTop(rest.top() + metrics.height() + 2);
    rest.setTop(rest.top() + paintLegend(painter, rest, drawing, colours));
    if (drawing.isMap()) {
        frames = paintMaps(painter, rest, drawing, colours, detail, stop);
    } else if (drawing.sideBySide) {
        for (int i = 0; i < 2; ++i) {
            const QRectF half(rest.left() + i * rest.width() / 2, rest.top(), rest.width() / 2 - 4,
                              rest.height());
            frames += paintOne(painter, half, drawing, {drawing.curves.at(i)}, colours, stop);
        }
    } else {
        frames = paintOne(painter, rest, drawing, drawing.curves, colours, stop);
    }
    painter.restore();
    return frames;
}

}  // namespace shiftdeck
