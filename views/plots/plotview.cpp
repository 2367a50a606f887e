#include "views/plots/plotview.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr double kShortestDrag = 6;  // pixels; less is a click
constexpr double kWheelStep = 0.8;
}  // namespace

PlotView::PlotView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Plot"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PlotView::setDrawing(const PlotDrawing &drawing)
{
    const bool other = drawing.path != m_drawing.path || !m_message.isEmpty();
    if (!m_pans || other)
        m_dragged.reset();
    m_worker.stop();
    m_drawing = drawing;
    m_isLarge = cellsOf(drawing) > kLargePlot;
    if (m_isLarge && other) {
        m_drawn = {};
        m_frames.clear();
        m_hovered.clear();
    }
    m_message.clear();
    m_stale = true;
    setAccessibleDescription(tr("%1. %2", "title, verdict").arg(drawing.title, drawing.verdict));
    update();
}

void PlotView::setMessage(const QString &message)
{
    m_worker.stop();
    m_message = message;
    m_drawing = {};
    m_isLarge = false;
    m_frames.clear();
    m_stale = true;
    m_hovered.clear();
    setAccessibleDescription(message);
    update();
}

const QList<PlotFrame> &PlotView::frames()
{
    draw();
    return m_frames;
}

void PlotView::draw()
{
    const qreal ratio = devicePixelRatioF();
    const QSize wanted = size() * ratio;
    if (!m_stale && m_wanted == wanted && m_ratio == ratio)
        return;
    m_stale = false;
    m_wanted = wanted;
    m_ratio = ratio;
    const PlotColours colours = plotColours(palette());
    if (m_isLarge)
        return drawElsewhere(colours);
    m_drawn = QPixmap(wanted);
    m_drawn.setDevicePixelRatio(ratio);
    m_drawn.fill(colours.ground);
    QPainter painter(&m_drawn);
    painter.setFont(font());
    if (m_message.isEmpty()) {
        m_frames = paintPlot(painter, rect(), m_drawing, colours);
    } else {
        painter.setPen(colours.quiet);
        painter.drawText(rect().adjusted(20, 20, -20, -20), Qt::AlignCenter | Qt::TextWordWrap, m_message);
    }
    ++m_drawings;
}

void PlotView::drawElsewhere(const PlotColours &colours)
{
    m_worker.run([this, drawing = m_drawing, place = QRectF(rect()), wanted = m_wanted, ratio = m_ratio,
                  colours, letters = font()](const std::stop_token &stop) -> std::function<void()> {
        QImage image(wanted, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        painter.setFont(letters);
        const auto frames = paintPlot(painter, place, drawing, colours, PlotDetail::Full, stop);
        painter.end();
        return [this, image, frames] {
            m_drawn = QPixmap::fromImage(image);
            m_frames = frames;
            ++m_drawings;
            followDrag();
            update();
        };
    });
}

// What was asked for by a drag is drawn: the drag goes on from there.
void PlotView::followDrag()
{
    if (!m_dragged || !m_pans)
        return;
    const PlotFrame f = *m_dragged;
    for (const PlotFrame &frame : std::as_const(m_frames))
        if (frame.map == f.map && frame.isLower == f.isLower) {
            m_dragged = frame;
            break;
        }
    m_from = m_to;
}

void PlotView::paintEvent(QPaintEvent *)
{
    draw();
    QPainter painter(this);
    const PlotColours colours = plotColours(palette());
    if (m_drawn.size() != m_wanted)
        painter.fillRect(rect(), colours.ground);
    painter.drawPixmap(0, 0, m_drawn);
    if (isDrawing()) {
        painter.setPen(colours.quiet);
        painter.drawText(rect().adjusted(20, 4, -20, -4),
                         (m_drawn.isNull() ? Qt::AlignCenter : Qt::AlignTop | Qt::AlignRight),
                         tr("Drawing..."));
    }
    if (m_dragged && !m_pans) {
        QColor light = palette().color(QPalette::Highlight);
        light.setAlphaF(0.25F);
        const QRectF &frame = m_dragged->rect;
        const bool both = m_dragged->map >= 0;
        const double left = std::clamp(std::min(m_from.x(), m_to.x()), frame.left(), frame.right());
        const double right = std::clamp(std::max(m_from.x(), m_to.x()), frame.left(), frame.right());
        const double top =
            both ? std::clamp(std::min(m_from.y(), m_to.y()), frame.top(), frame.bottom()) : frame.top();
        const double bottom =
            both ? std::clamp(std::max(m_from.y(), m_to.y()), frame.top(), frame.bottom()) : frame.bottom();
        painter.fillRect(QRectF(QPointF(left, top), QPointF(right, bottom)), light);
    }
    if (m_hovered.isEmpty())
        return;
    painter.setPen(QPen(colours.quiet, 1, Qt::DotLine));
    for (const PlotFrame &frame : std::as_const(m_frames))
        if (m_pointer.x() >= frame.rect.left() && m_pointer.x() <= frame.rect.right())
            painter.drawLine(QPointF(m_pointer.x(), frame.rect.top()),
                             QPointF(m_pointer.x(), frame.rect.bottom()));
    const QFontMetricsF metrics(font());
    const QRectF text = metrics.boundingRect(QRectF(0, 0, 600, 400), Qt::AlignLeft, m_hovered);
    QRectF box(m_pointer + QPointF(14, 14), text.size() + QSizeF(12, 8));
    if (box.right() > width() - 2)
        box.moveRight(m_pointer.x() - 14);
    if (box.bottom() > height() - 2)
        box.moveBottom(m_pointer.y() - 14);
    box.moveLeft(std::max(2.0, box.left()));
    box.moveTop(std::max(2.0, box.top()));
    painter.fillRect(box, palette().color(QPalette::ToolTipBase));
    painter.setPen(QPen(colours.line, 1));
    painter.drawRect(box);
    painter.setPen(palette().color(QPalette::ToolTipText));
    painter.drawText(box.adjusted(6, 4, -6, -4), Qt::AlignLeft | Qt::AlignVCenter, m_hovered);
}

const PlotFrame *PlotView::frameAt(const QPointF &place) const
{
    for (const PlotFrame &frame : m_frames)
        if (frame.rect.contains(place))
            return &frame;
    return nullptr;
}

void PlotView::hover(const QPointF &place)
{
    m_pointer = place;
    const PlotFrame *frame = frameAt(place);
    const QString text = frame && m_message.isEmpty()
        ? hoverText(m_drawing, frame->xAt(place.x()), frame->yAt(place.y()), frame->map)
        : QString();
    if (text != m_hovered) {
        m_hovered = text;
        emit hoveredChanged(text);
    }
    update();
}

void PlotView::ask(const PlotFrame &frame, double xLow, double xHigh, double yLow, double yHigh)
{
    if (!(xHigh > xLow) || !std::isfinite(xLow) || !std::isfinite(xHigh))
        return;
    std::optional<std::pair<double, double>> y;
    if (frame.map >= 0 && yHigh > yLow)
        y = {yLow, yHigh};
    emit rangeAsked(xLow, xHigh, y);
}

void PlotView::mousePressEvent(QMouseEvent *event)
{
    const PlotFrame *frame = frameAt(event->position());
    const bool left = event->button() == Qt::LeftButton;
    if (!frame || (!left && event->button() != Qt::MiddleButton))
        return QWidget::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
    m_dragged = *frame;
    m_pans = !left || event->modifiers().testFlag(Qt::ShiftModifier);
    m_from = m_to = event->position();
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    m_to = event->position();
    if (m_dragged && m_pans) {
        const PlotFrame f = *m_dragged;
        const double dx = (m_from.x() - m_to.x()) / f.rect.width(),
                     dy = (m_to.y() - m_from.y()) / f.rect.height();
        ask(f, f.x.value(dx), f.x.value(1 + dx), f.y.value(dy), f.y.value(1 + dy));
        draw();
        if (!m_isLarge)
            followDrag();
        return;
    }
    if (m_dragged)
        update();
    else
        hover(m_to);
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragged)
        return QWidget::mouseReleaseEvent(event);
    const PlotFrame frame = *m_dragged;
    const bool panned = std::exchange(m_pans, false);
    m_dragged.reset();
    m_to = event->position();
    update();
    if (panned || std::abs(m_to.x() - m_from.x()) < kShortestDrag)
        return;
    const auto inside = [](double value, double low, double high) { return std::clamp(value, low, high); };
    const double left = inside(std::min(m_from.x(), m_to.x()), frame.rect.left(), frame.rect.right());
    const double right = inside(std::max(m_from.x(), m_to.x()), frame.rect.left(), frame.rect.right());
    const double top = inside(std::min(m_from.y(), m_to.y()), frame.rect.top(), frame.rect.bottom());
    const double bottom = inside(std::max(m_from.y(), m_to.y()), frame.rect.top(), frame.rect.bottom());
    ask(frame, frame.xAt(left), frame.xAt(right), frame.yAt(bottom), frame.yAt(top));
}

void PlotView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit allAsked();
}

void PlotView::wheelEvent(QWheelEvent *event)
{
    const PlotFrame *frame = frameAt(event->position());
    if (!frame || event->angleDelta().y() == 0)
        return QWidget::wheelEvent(event);
    const double factor = std::pow(kWheelStep, event->angleDelta().y() / 120.0);
    const double px = (event->position().x() - frame->rect.left()) / frame->rect.width();
    const double py = (frame->rect.bottom() - event->position().y()) / frame->rect.height();
    ask(*frame, frame->x.value(px - px * factor), frame->x.value(px + (1 - px) * factor),
        frame->y.value(py - py * factor), frame->y.value(py + (1 - py) * factor));
    event->accept();
}

void PlotView::zoomBy(double factor)
{
    draw();
    if (m_frames.isEmpty())
        return;
    const PlotFrame frame = m_frames.first();
    const double low = 0.5 - 0.5 * factor, high = 0.5 + 0.5 * factor;
    ask(frame, frame.x.value(low), frame.x.value(high), frame.y.value(low), frame.y.value(high));
}

void PlotView::panBy(double part)
{
    draw();
    if (m_frames.isEmpty())
        return;
    const PlotFrame frame = m_frames.first();
    ask(frame, frame.x.value(part), frame.x.value(1 + part), frame.y.low, frame.y.high);
}

void PlotView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (!m_hovered.isEmpty()) {
        m_hovered.clear();
        emit hoveredChanged(m_hovered);
        update();
    }
}

void PlotView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_stale = true;
        update();
    }
}

}  // namespace shiftdeck
