#include "views/runs/runchart.h"

#include "views/common/theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr int kLabels = 6;

template <typename F>
QList<QPointF> pointsOf(const LumiSeries &series, F value)
{
    QList<QPointF> points;
    points.reserve(series.points.size());
    for (qsizetype i = 0; i < series.points.size(); ++i)
        if (const std::optional<double> y = value(series.points.at(i)))
            points.append(QPointF(double(i), *y));
    return thinnedPoints(points, kRunChartPoints);
}

QList<qint64> runsOf(const LumiSeries &series)
{
    QList<qint64> runs;
    runs.reserve(series.points.size());
    for (const LumiSeries::Point &point : series.points)
        runs.append(point.run);
    return runs;
}

QList<RunCurve> curvesOf(const LumiSeries &series)
{
    QList<RunCurve> curves{
        {RunCharts::tr("delivered"),
         pointsOf(series, [](const auto &p) { return p.delivered; }),
         {},
         {},
         true},
        {RunCharts::tr("recorded"), pointsOf(series, [](const auto &p) { return p.recorded; }), {}, {}}};
    if (!series.campaign.isEmpty())
        curves.append({RunCharts::tr("processed by %1").arg(series.campaign),
                       pointsOf(series, [](const auto &p) { return p.processed; }),
                       {},
                       {}});
    if (!series.other.isEmpty())
        curves.append({RunCharts::tr("processed by %1").arg(series.other),
                       pointsOf(series, [](const auto &p) { return p.processedByOther; }),
                       {},
                       {},
                       true});
    curves.removeIf([](const RunCurve &curve) { return curve.points.isEmpty(); });
    return curves;
}
}  // namespace

QList<QPointF> thinnedPoints(const QList<QPointF> &points, qsizetype most)
{
    if (points.size() <= most)
        return points;
    QList<QPointF> result;
    const qsizetype stretches = most / 2;
    for (qsizetype i = 0; i < stretches; ++i) {
        const auto begin = points.begin() + points.size() * i / stretches;
        const auto end = points.begin() + points.size() * (i + 1) / stretches;
        const auto [least, greatest] =
            std::minmax_element(begin, end, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        result.append(least->x() <= greatest->x() ? *least : *greatest);
        if (least != greatest)
            result.append(least->x() <= greatest->x() ? *greatest : *least);
    }
    // Sums end where they end.
    if (result.last() != points.last())
        result.last() = points.last();
    return result;
}

RunChartContent RunCharts::perRun(const LumiSeries &series)
{
    return {tr("luminosity per run (%1)", "a unit").arg(toWord(series.unit)), runsOf(series),
            curvesOf(series), true,
            tr("Luminosity of %1 runs, in %2").arg(series.points.size()).arg(toWord(series.unit))};
}

RunChartContent RunCharts::integrated(const LumiSeries &series)
{
    const LumiSeries sums = shiftdeck::integrated(series);
    RunChartContent content{tr("integrated luminosity (%1)", "a unit").arg(toWord(series.unit)),
                            runsOf(sums),
                            curvesOf(sums),
                            true,
                            {}};
    if (!sums.points.isEmpty())
        content.description =
            tr("Integrated luminosity in %1: delivered %2, recorded %3")
                .arg(toWord(series.unit), numberWithError(sums.points.last().delivered.value_or(0), {}),
                     numberWithError(sums.points.last().recorded.value_or(0), {}));
    return content;
}

RunChartContent RunCharts::ratio(const RatioSeries &series)
{
    RunChartContent content{tr("%1 over %2", "methods").arg(series.first, series.second), {}, {}, false, {}};
    RunCurve curve{tr("ratio"), {}, {}, {}, false, true};
    for (const RatioSeries::Point &point : series.points) {
        const double x = double(content.runs.size()), y = point.ratio.value;
        const double error = point.ratio.error().value_or(0);
        content.runs.append(point.run);
        curve.points.append(QPointF(x, y));
        curve.low.append(QPointF(x, y - error));
        curve.high.append(QPointF(x, y + error));
    }
    const bool errors = std::any_of(series.points.begin(), series.points.end(),
                                    [](const auto &point) { return point.ratio.error().has_value(); });
    curve.points = thinnedPoints(curve.points, kRunChartPoints);
    curve.low = errors ? thinnedPoints(curve.low, kRunChartPoints) : QList<QPointF>();
    curve.high = errors ? thinnedPoints(curve.high, kRunChartPoints) : QList<QPointF>();
    content.curves.append(curve);
    if (series.mean) {
        const QString mean = numberWithError(*series.mean, series.meanError);
        const double last = double(std::max<qsizetype>(content.runs.size() - 1, 1));
        content.curves.append(
            {tr("mean %1").arg(mean), {QPointF(0, *series.mean), QPointF(last, *series.mean)}, {}, {}, true});
        content.description = tr("Ratio of %1 to %2 in %3 runs; mean %4")
                                  .arg(series.first, series.second)
                                  .arg(series.points.size())
                                  .arg(mean);
    }
    return content;
}

RunChart::RunChart(QWidget *parent) : ChartView(parent), m_runs(new QCategoryAxis), m_values(new QValueAxis)
{
    setAccessibleName(tr("Chart of the runs"));
    chart()->legend()->setAlignment(Qt::AlignTop);
    m_runs->setTitleText(tr("run"));
    m_runs->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_runs->setGridLineVisible(false);
    m_values->setLabelFormat(QStringLiteral("%g"));
    chart()->addAxis(m_runs, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    restyle();
    connect(this, &ChartView::restyled, this, &RunChart::colour);
}

void RunChart::setContent(const RunChartContent &content)
{
    chart()->removeAllSeries();
    m_curves = content.curves;
    m_mostPoints = 0;
    label(content.runs);
    m_values->setTitleText(content.title);
    setRange(content);
    const auto add = [this](QAbstractSeries *series, const QString &name) {
        series->setName(name);
        chart()->addSeries(series);
        series->attachAxis(m_runs);
        series->attachAxis(m_values);
    };
    for (const RunCurve &curve : content.curves) {
        m_mostPoints = std::max(m_mostPoints, curve.points.size());
        if (!curve.low.isEmpty()) {
            auto *low = new QLineSeries, *high = new QLineSeries;
            low->replace(curve.low);
            high->replace(curve.high);
            auto *band = new QAreaSeries(high, low);
            low->setParent(band);
            high->setParent(band);
            add(band, QCoreApplication::translate("shiftdeck::RunCharts", "errors"));
        }
        QXYSeries *series = curve.single ? static_cast<QXYSeries *>(new QScatterSeries) : new QLineSeries;
        series->replace(curve.points);
        add(series, curve.name);
    }
    colour();
    setAccessibleDescription(content.description);
}

void RunChart::label(const QList<qint64> &runs)
{
    const QStringList old = m_runs->categoriesLabels();
    for (const QString &one : old)
        m_runs->remove(one);
    const double last = double(std::max<qsizetype>(runs.size() - 1, 1));
    m_runs->setRange(-0.02 * last, 1.02 * last);
    m_runs->setStartValue(-0.02 * last);
    const qsizetype n = std::min<qsizetype>(runs.size(), kLabels);
    for (qsizetype i = 0; i < n; ++i) {
        const qsizetype place = n == 1 ? 0 : (runs.size() - 1) * i / (n - 1);
        m_runs->append(QString::number(runs.at(place)), double(place));
    }
}

void RunChart::setRange(const RunChartContent &content)
{
    double least = content.fromZero ? 0 : 1e300, greatest = content.fromZero ? 0 : -1e300;
    for (const RunCurve &curve : content.curves)
        for (const QList<QPointF> &points : {curve.points, curve.low, curve.high})
            for (const QPointF &point : points) {
                least = std::min(least, point.y());
                greatest = std::max(greatest, point.y());
            }
    if (least > greatest)
        least = 0, greatest = 1;
    const double room =
        greatest > least ? 0.05 * (greatest - least) : std::max(std::abs(greatest) * 0.1, 1e-3);
    m_values->setRange(content.fromZero && least == 0 ? 0 : least - room, greatest + room);
    m_values->applyNiceNumbers();
}

void RunChart::colour()
{
    const QList<QColor> colours = seriesColours(isDark(palette()));
    const QList<QAbstractSeries *> all = chart()->series();
    qsizetype curve = 0;
    for (QAbstractSeries *series : all) {
        const QColor colour = colours.at(curve % colours.size());
        if (auto *band = qobject_cast<QAreaSeries *>(series)) {
            QColor fill = colour;
            fill.setAlphaF(0.25F);
            band->setBrush(fill);
            band->setPen(Qt::NoPen);
            continue;  // of the curve that follows
        }
        if (auto *points = qobject_cast<QScatterSeries *>(series)) {
            points->setMarkerSize(7);
            points->setColor(colour);
            points->setBorderColor(colour);
        } else if (auto *line = qobject_cast<QLineSeries *>(series)) {
            const bool dashed = curve < m_curves.size() && m_curves.at(curve).dashed;
            QPen pen(colour, 2, dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
            pen.setCosmetic(true);
            line->setPen(pen);
        }
        ++curve;
    }
}

}  // namespace shiftdeck
