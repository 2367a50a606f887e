#include "views/endpoints/queuechart.h"

#include "models/items/format.h"
#include "views/common/theme.h"

#include <QChart>
#include <QDateTimeAxis>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kTicks = 4;
constexpr qreal kMarkSize = 7;

QPen line(const QColor &colour)
{
    QPen pen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    pen.setCosmetic(true);
    return pen;
}
}  // namespace

QueueChart::QueueChart(QWidget *parent)
    : ChartView(parent), m_running(new QLineSeries), m_queued(new QLineSeries), m_silent(new QScatterSeries),
      m_time(new QDateTimeAxis), m_jobs(new QValueAxis)
{
    setAccessibleName(tr("Jobs at the site over time"));
    chart()->legend()->setAlignment(Qt::AlignTop);
    m_running->setName(tr("running"));
    m_queued->setName(tr("queued"));
    m_silent->setName(tr("no answer"));
    m_silent->setMarkerSize(kMarkSize);
    m_silent->setMarkerShape(QScatterSeries::MarkerShapeRectangle);
    m_time->setTitleText(tr("local time"));
    m_time->setFormat(QStringLiteral("HH:mm"));
    m_time->setTickCount(5);
    m_jobs->setTitleText(tr("jobs"));
    m_jobs->setLabelFormat(QStringLiteral("%.0f"));
    m_jobs->setTickCount(kTicks + 1);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_jobs, Qt::AlignLeft);
    for (QXYSeries *series : std::initializer_list<QXYSeries *>{m_running, m_queued, m_silent}) {
        chart()->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_jobs);
    }
    restyle();
    connect(this, &ChartView::restyled, this, &QueueChart::colour);
    colour();
}

void QueueChart::setPoints(const QList<QueuePoint> &points, TimeMs from, TimeMs to)
{
    QList<QPointF> running, queued, silent;
    qint64 most = 1;
    for (const QueuePoint &point : points) {
        const auto at = double(point.at);
        if (!point.running && !point.queued) {
            silent.append(QPointF(at, 0));
            continue;
        }
        running.append(QPointF(at, double(point.running.value_or(0))));
        queued.append(QPointF(at, double(point.queued.value_or(0))));
        most = std::max({most, point.running.value_or(0), point.queued.value_or(0)});
    }
    m_running->replace(running);
    m_queued->replace(queued);
    m_silent->replace(silent);
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(from),
                     QDateTime::fromMSecsSinceEpoch(std::max(to, from + kQueueStepMs)));
    m_jobs->setRange(0, niceTop(most, kTicks));
    chart()->setTitle(points.isEmpty() ? tr("Nothing is known yet: an agent writes it down every 5 minutes.")
                                       : QString());
    setAccessibleDescription(points.isEmpty()
                                 ? chart()->title()
                                 : tr("Running: %1; queued: %2; most at a time: %3; without an answer: %4 "
                                      "times 5 minutes")
                                       .arg(format::number(points.last().running),
                                            format::number(points.last().queued), format::number(most),
                                            format::number(qint64(silent.size()))));
}

void QueueChart::colour()
{
    const bool dark = isDark(palette());
    const QList<QColor> colours = seriesColours(dark);
    m_running->setPen(line(colours[0]));
    m_queued->setPen(line(colours[1]));
    m_silent->setColor(failureColour(u"signal", dark));
    m_silent->setBorderColor(failureColour(u"signal", dark));
}

}  // namespace shiftdeck
