#include "views/progress/reportchart.h"

#include "models/items/format.h"
#include "views/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kMargin = 6;

// The value at a moment, on the straight line between two points; none outside of the curve.
std::optional<double> valueAt(const QList<QPointF> &points, double at)
{
    if (points.isEmpty() || at < points.first().x() || at > points.last().x())
        return std::nullopt;
    const auto after = std::lower_bound(points.begin(), points.end(), at,
                                        [](const QPointF &point, double x) { return point.x() < x; });
    if (after == points.begin() || after->x() == at)
        return after->y();
    const QPointF &before = *(after - 1);
    return before.y() + (at - before.x()) / (after->x() - before.x()) * (after->y() - before.y());
}
}  // namespace

ReportChart::ReportChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ReportChart::setChart(const Chart &chart)
{
    m_chart = chart;
    m_stale = true;
    setAccessibleName(chart.title);
    setAccessibleDescription(chartInWords(chart));
    update();
}

ChartColours ReportChart::colours() const
{
    const bool dark = isDark(palette());
    ChartColours colours = dark ? ChartColours::dark() : ChartColours::light();
    const auto of = [this](QPalette::ColorRole role) {
        return palette().color(QPalette::Active, role).name(QColor::HexRgb);
    };
    colours.ground = of(QPalette::Base);
    colours.text = of(QPalette::Text);
    colours.quiet = of(QPalette::PlaceholderText);
    colours.line = of(QPalette::Mid);
    colours.series.clear();
    for (const QColor &colour : seriesColours(dark))
        colours.series.append(colour.name(QColor::HexRgb));
    return colours;
}

QByteArray ReportChart::svg() const { return chartAsSvg(m_chart, QSizeF(size()), colours()); }

QString ReportChart::readout() const
{
    if (!m_at)
        return {};
    QStringList values;
    for (const ChartSeries &series : m_chart.series)
        if (const auto value = valueAt(series.points, *m_at))
            values.append(series.name + u' ' + chartNumber(*value));
    return tr("%1: %2", "time, values")
        .arg(format::timeUtc(qint64(*m_at)), values.join(QStringLiteral(", ")));
}

void ReportChart::point(std::optional<double> at)
{
    if (m_at == at)
        return;
    m_at = at;
    setAccessibleDescription(at ? readout() : chartInWords(m_chart));
    update();
}

QList<double> ReportChart::moments() const
{
    QList<double> moments;
    for (const ChartSeries &series : m_chart.series)
        for (const QPointF &one : series.points)
            moments.append(one.x());
    std::sort(moments.begin(), moments.end());
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    return moments;
}

void ReportChart::paintEvent(QPaintEvent *)
{
    const qreal ratio = devicePixelRatioF();
    if (m_stale || m_drawn.size() != size() * ratio) {
        m_drawn = QPixmap(size() * ratio);
        m_drawn.setDevicePixelRatio(ratio);
        m_drawn.fill(palette().color(QPalette::Active, QPalette::Base));
        QPainter painter(&m_drawn);
        QSvgRenderer(svg()).render(&painter, QRectF(QPointF(), QSizeF(size())));
        m_stale = false;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawn);
    if (m_at && !m_chart.isEmpty())
        paintReadout(painter);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ReportChart::paintReadout(QPainter &painter)
{
    const ChartFrame frame = chartFrame(m_chart, QSizeF(size()));
    const double x = std::clamp(frame.px(*m_at), frame.plot.left(), frame.plot.right());
    painter.setPen(QPen(palette().color(QPalette::Active, QPalette::Text), 1));
    painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
    const QStringList lines = QStringList{format::timeUtc(qint64(*m_at))} + [this] {
        QStringList values;
        for (const ChartSeries &series : m_chart.series)
            if (const auto value = valueAt(series.points, *m_at))
                values.append(series.name + QStringLiteral("  ") + chartNumber(*value));
        return values;
    }();
    const QFontMetrics metrics(font());
    int wide = 0;
    for (const QString &line : lines)
        wide = std::max(wide, metrics.horizontalAdvance(line));
    const QSize box(wide + 2 * kMargin, int(lines.size()) * metrics.height() + 2 * kMargin);
    // On the side that has room.
    QPoint at(int(x) + kMargin, int(frame.plot.top()));
    if (at.x() + box.width() > width())
        at.setX(std::max(0, int(x) - kMargin - box.width()));
    painter.setBrush(palette().color(QPalette::Active, QPalette::ToolTipBase));
    painter.setPen(palette().color(QPalette::Active, QPalette::Mid));
    painter.drawRect(QRect(at, box));
    painter.setPen(palette().color(QPalette::Active, QPalette::ToolTipText));
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(at.x() + kMargin, at.y() + kMargin + metrics.ascent() + i * metrics.height(),
                         lines[i]);
}

void ReportChart::mouseMoveEvent(QMouseEvent *event)
{
    const ChartFrame frame = chartFrame(m_chart, QSizeF(size()));
    point(!m_chart.isEmpty() && frame.plot.contains(event->position())
              ? std::optional<double>(frame.xAt(event->position().x()))
              : std::nullopt);
}

void ReportChart::leaveEvent(QEvent *) { point(std::nullopt); }

void ReportChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    point(std::nullopt);
    update();
}

void ReportChart::keyPressEvent(QKeyEvent *event)
{
    const QList<double> all = moments();
    if (all.isEmpty())
        return QWidget::keyPressEvent(event);
    const auto here = m_at ? std::lower_bound(all.begin(), all.end(), *m_at) : all.end();
    switch (event->key()) {
    case Qt::Key_Left: return point(here == all.begin() ? all.first() : *(here - 1));
    case Qt::Key_Right: {
        const auto next = m_at ? std::upper_bound(all.begin(), all.end(), *m_at) : all.begin();
        return point(next == all.end() ? all.last() : *next);
    }
    case Qt::Key_Home: return point(all.first());
    case Qt::Key_End: return point(all.last());
    case Qt::Key_Escape:
        if (m_at)
            return point(std::nullopt);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void ReportChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_stale = true;
        update();
    }
}

void ReportChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_stale = true;
}

}  // namespace shiftdeck
