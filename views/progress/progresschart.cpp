#include "views/progress/progresschart.h"

#include "models/items/format.h"
#include "views/common/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTimeAxis>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace shiftdeck {

namespace {

constexpr int kTicks = 4;  // steps from zero to the top, the same on both sides so that grid lines agree
constexpr TimeMs kDay = 86'400'000;

QPen line(const QColor &colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style, Qt::RoundCap, Qt::RoundJoin);
    pen.setCosmetic(true);
    return pen;
}

template <typename F>
QList<QPointF> pointsOf(const QList<ProgressSum> &sums, F value)
{
    QList<QPointF> points;
    points.reserve(sums.size());
    for (const ProgressSum &sum : sums)
        points.append(QPointF(double(sum.at), double(value(sum))));
    return points;
}

}  // namespace

ProgressChart::ProgressChart(QWidget *parent)
    : ChartView(parent), m_events(new QLineSeries), m_area(new QAreaSeries), m_expected(new QLineSeries),
      m_done(new QLineSeries), m_failed(new QLineSeries), m_time(new QDateTimeAxis),
      m_eventAxis(new QValueAxis), m_jobAxis(new QValueAxis)
{
    setAccessibleName(tr("Events and jobs over time"));
    chart()->legend()->setAlignment(Qt::AlignTop);
    chart()->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    m_events->setParent(m_area);
    m_area->setUpperSeries(m_events);
    m_area->setName(tr("credited", "events"));
    m_expected->setName(tr("expected", "events"));
    m_done->setName(tr("jobs done"));
    m_failed->setName(tr("jobs failed"));
    m_time->setTitleText(tr("local time"));
    m_eventAxis->setTitleText(tr("events"));
    m_jobAxis->setTitleText(tr("jobs"));
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_eventAxis, Qt::AlignLeft);
    chart()->addAxis(m_jobAxis, Qt::AlignRight);
    for (QAbstractSeries *series :
         std::initializer_list<QAbstractSeries *>{m_area, m_expected, m_done, m_failed}) {
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(series == m_area || series == m_expected ? m_eventAxis : m_jobAxis);
    }
    for (QValueAxis *axis : {m_eventAxis, m_jobAxis}) {
        axis->setLabelFormat(QStringLiteral("%.0f"));
        axis->setTickCount(kTicks + 1);
    }
    m_jobAxis->setGridLineVisible(false);
    m_time->setTickCount(5);
    restyle();
    connect(this, &ChartView::restyled, this, &ProgressChart::colour);
    colour();
}

void ProgressChart::setData(const ProgressData &progress, qint64 expected)
{
    const QList<ProgressSum> points = thinned(progress.total.points, kChartPoints);
    m_events->replace(pointsOf(points, [](const ProgressSum &sum) { return sum.events; }));
    m_done->replace(pointsOf(points, [](const ProgressSum &sum) { return sum.jobsDone; }));
    m_failed->replace(pointsOf(points, [](const ProgressSum &sum) { return sum.jobsFailed; }));
    if (expected > 0 && !points.isEmpty())
        m_expected->replace({QPointF(double(points.first().at), double(expected)),
                             QPointF(double(points.last().at), double(expected))});
    else
        m_expected->clear();
    m_expected->setVisible(expected > 0);
    addCurves(progress.curves);
    setRanges(points, expected);
    colour();
    if (!points.isEmpty())
        setAccessibleDescription(tr("Events credited: %1; jobs done: %2; jobs failed: %3")
                                     .arg(format::number(points.last().events),
                                          format::number(points.last().jobsDone),
                                          format::number(points.last().jobsFailed)));
}

void ProgressChart::addCurves(const QList<ProgressCurve> &curves)
{
    while (m_curves.size() > curves.size()) {
        QLineSeries *gone = m_curves.takeLast();
        chart()->removeSeries(gone);
        delete gone;
    }
    while (m_curves.size() < curves.size()) {
        auto *series = new QLineSeries;
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_eventAxis);
        m_curves.append(series);
    }
    for (qsizetype i = 0; i < curves.size(); ++i) {
        m_curves[i]->setName(curves[i].name);
        m_curves[i]->replace(pointsOf(thinned(curves[i].points, kChartPoints),
                                      [](const ProgressSum &sum) { return sum.events; }));
    }
}

void ProgressChart::setRanges(const QList<ProgressSum> &points, qint64 expected)
{
    if (points.isEmpty())
        return;
    const ProgressSum &last = points.last();
    const TimeMs span = std::max<TimeMs>(last.at - points.first().at, 1000);
    m_time->setFormat(span > 3 * kDay          ? QStringLiteral("yyyy-MM-dd")
                          : span > kDay / 2    ? QStringLiteral("MM-dd HH:mm")
                          : span > 10 * 60'000 ? QStringLiteral("HH:mm")
                                               : QStringLiteral("HH:mm:ss"));
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(points.first().at),
                     QDateTime::fromMSecsSinceEpoch(points.first().at + span));
    m_eventAxis->setRange(0, niceTop(std::max({last.events, expected, qint64(1)}), kTicks));
    m_jobAxis->setRange(0, niceTop(std::max({last.jobsDone, last.jobsFailed, qint64(1)}), kTicks));
}

void ProgressChart::colour()
{
    const QList<QColor> colours = seriesColours(isDark(palette()));
    QColor fill = colours[0];
    fill.setAlphaF(m_curves.isEmpty() ? 0.25F : 0.12F);
    m_area->setBrush(fill);
    m_area->setPen(line(colours[0], 2));
    m_expected->setPen(line(palette().color(QPalette::Active, QPalette::PlaceholderText), 1.5, Qt::DashLine));
    m_done->setPen(line(colours[1], 2));
    m_failed->setPen(line(colours[2], 2));
    for (qsizetype i = 0; i < m_curves.size(); ++i)
        m_curves[i]->setPen(
            line(colours[(3 + i) % colours.size()], 1.5, i < 3 ? Qt::SolidLine : Qt::DotLine));
}

qsizetype ProgressChart::mostPoints() const
{
    qsizetype most = std::max({m_events->count(), m_done->count(), m_failed->count()});
    for (const QLineSeries *series : m_curves)
        most = std::max<qsizetype>(most, series->count());
    return most;
}

}  // namespace shiftdeck
