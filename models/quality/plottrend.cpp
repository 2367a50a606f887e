#include "models/quality/plottrend.h"

#include "models/core/errortext.h"
#include "models/quality/histogramstatistics.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotTrend)
};

const Histogram &mainOf(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    return histogram ? *histogram : std::get<Efficiency>(plot).total;
}

double flowOf(const Histogram &h, bool over)
{
    if (h.dimension == 1)
        return binContent(h, over ? h.x.bins + 1 : 0);
    double sum = 0;
    const int ny = h.y.bins + 2, nz = h.dimension > 2 ? h.z.bins + 2 : 1;
    for (int z = 0; z < nz; ++z)
        for (int y = 0; y < ny; ++y)
            sum += binContent(h, h.cell(over ? h.x.bins + 1 : 0, y, z));
    return sum;
}
}  // namespace

QString trendTitle(TrendQuantity quantity)
{
    switch (quantity) {
    case TrendQuantity::Entries: return Text::tr("Entries");
    case TrendQuantity::Mean: return Text::tr("Mean");
    case TrendQuantity::StandardDeviation: return Text::tr("Standard deviation");
    case TrendQuantity::Underflow: return Text::tr("Underflow");
    case TrendQuantity::Overflow: return Text::tr("Overflow");
    case TrendQuantity::Integral: return Text::tr("Integral");
    case TrendQuantity::Chi2Probability: return Text::tr("Probability of the chi2 test");
    case TrendQuantity::LargestPull: return Text::tr("Largest pull");
    case TrendQuantity::RatioOfEntries: return Text::tr("Entries / reference");
    }
    return {};
}

bool needsReference(TrendQuantity quantity) { return quantity >= TrendQuantity::Chi2Probability; }

TrendPoint trendPoint(qint64 run, const Plot &plot, const Plot *reference, TrendQuantity quantity,
                      const ComparisonRule &rule, std::optional<PlotKind> kind)
{
    TrendPoint point;
    point.run = run;
    const Histogram &h = mainOf(plot);
    if (needsReference(quantity) && !reference) {
        point.problem = Text::tr("There is no reference.");
        return point;
    }
    switch (quantity) {
    case TrendQuantity::Entries:
        point.value = h.entries;
        point.error = std::sqrt(std::max(0.0, h.entries));
        break;
    case TrendQuantity::Mean:
        if (effectiveEntries(h) > 0) {
            point.value = mean(h);
            point.error = meanError(h);
        }
        break;
    case TrendQuantity::StandardDeviation:
        if (effectiveEntries(h) > 0)
            point.value = standardDeviation(h);
        break;
    case TrendQuantity::Underflow: point.value = flowOf(h, false); break;
    case TrendQuantity::Overflow: point.value = flowOf(h, true); break;
    case TrendQuantity::Integral: point.value = integral(h); break;
    case TrendQuantity::Chi2Probability:
    case TrendQuantity::LargestPull: {
        const Comparison c = comparePlots(&plot, reference, rule, kind);
        if (quantity == TrendQuantity::LargestPull)
            point.value = c.largestPull;
        else if (c.chi2)
            point.value = c.chi2->probability;
        if (!point.value)
            point.problem = c.sentence();
        return point;
    }
    case TrendQuantity::RatioOfEntries: {
        const double n = h.entries, m = mainOf(*reference).entries;
        if (m > 0) {
            point.value = n / m;
            point.error = n > 0 ? n / m * std::sqrt(1 / n + 1 / m) : 0;
        }
        break;
    }
    }
    if (!point.value || !std::isfinite(*point.value)) {
        point.value.reset();
        point.problem = Text::tr("The plot is empty.");
    }
    return point;
}

Result<QList<TrendPoint>> readTrend(const QList<TrendSource> &sources, const QString &plot,
                                    const PlotPointer &reference, TrendQuantity quantity,
                                    const QList<PlotRule> &rules, std::stop_token stop)
{
    const PlotRule *rule = ruleFor(rules, plot);
    QList<TrendPoint> points;
    for (const TrendSource &source : sources) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, plot, Text::tr("Stopped."));
        const auto read = [&]() -> Result<Plot> {
            SD_TRY(PlotFile file, PlotFile::open(source.path));
            SD_TRY(const PlotEntry entry, file.find(plot));
            return file.plot(entry);
        };
        const auto found = read();
        if (!found) {
            TrendPoint point;
            point.run = source.run;
            point.problem = describe(found.error());
            points.append(point);
            continue;
        }
        points.append(trendPoint(source.run, *found, reference.get(), quantity,
                                 rule ? rule->rule : ComparisonRule(), rule ? rule->kind : std::nullopt));
    }
    return points;
}

PlotDrawing trendDrawing(const QList<TrendPoint> &points, const QString &plot, TrendQuantity quantity)
{
    PlotDrawing drawing;
    drawing.path = plot;
    drawing.title = Text::tr("%1 of %2 by run", "quantity, plot").arg(trendTitle(quantity), plot);
    drawing.xTitle = Text::tr("Run");
    drawing.yTitle = trendTitle(quantity);
    drawing.isEmpty = points.isEmpty();
    PlotCurve curve;
    curve.label = trendTitle(quantity);
    curve.form = CurveForm::Points;
    double low = std::numeric_limits<double>::infinity(), high = -low, positive = low;
    int place = 0;
    for (const TrendPoint &point : points) {
        const double value = point.value.value_or(0);
        curve.points.append({double(place), double(place + 1), value, value - point.error,
                             value + point.error, !point.value.has_value(), place + 1});
        drawing.labels.insert(place + 1, QString::number(point.run));
        drawing.labelPlaces.append(place + 0.5);
        ++place;
        if (!point.value)
            continue;
        low = std::min({low, value - point.error});
        high = std::max({high, value + point.error});
        positive = value > 0 ? std::min(positive, value) : positive;
    }
    drawing.x = {0, double(std::max<qsizetype>(1, points.size())), false};
    drawing.lastEdge = drawing.x.high;
    // Probabilities are looked at by their powers of ten.
    const bool log = quantity == TrendQuantity::Chi2Probability && std::isfinite(positive) && positive < 1e-2;
    drawing.y = scaleAround(low, high, log, std::isfinite(positive) ? positive : 0);
    drawing.curves = {curve};
    return drawing;
}

QByteArray trendCsv(const QList<TrendPoint> &points)
{
    const auto number = [](double value) {
        return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest).toUtf8();
    };
    QByteArray csv("run,value,error,problem\r\n");
    for (const TrendPoint &point : points) {
        QByteArray problem = point.problem.toUtf8();
        problem.replace('"', "\"\"");
        csv += QByteArray::number(point.run) + ',' + (point.value ? number(*point.value) : QByteArray()) + ','
            + (point.value && point.error > 0 ? number(point.error) : QByteArray()) + ','
            + (problem.isEmpty() ? QByteArray() : '"' + problem + '"') + "\r\n";
    }
    return csv;
}

}  // namespace shiftdeck
