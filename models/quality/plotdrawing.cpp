#include "models/quality/plotdrawing.h"

#include "models/quality/efficiency.h"
#include "models/quality/histogramstatistics.h"
#include "models/quality/plotbins.h"
#include "models/quality/plottext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotDrawing)
};
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kBetweenStops = 4096;  // bins
constexpr double kLogFactor = 100;  // O2DPG#1237

const Histogram &mainOf(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    return histogram ? *histogram : std::get<Efficiency>(plot).total;
}

PlotPoint pointOf(const Plot &plot, int bin, double scale)
{
    const Histogram &h = mainOf(plot);
    PlotPoint point;
    point.bin = bin;
    point.low = bin == 0 ? h.x.edge(1) - h.x.width(1) : h.x.edge(bin);
    point.high = bin > h.x.bins ? h.x.edge(bin) + h.x.width(h.x.bins)
        : bin == 0              ? h.x.edge(1)
                                : h.x.edge(bin + 1);
    if (const auto *efficiency = std::get_if<Efficiency>(&plot)) {
        const EfficiencyPoint e = efficiencyAt(*efficiency, bin);
        point.isEmpty = e.empty;
        point.value = e.value;
        point.down = e.low;
        point.up = e.high;
        return point;
    }
    const double content = binContent(h, bin) * scale;
    const ErrorBar bar = binErrorBar(h, bin);
    point.isEmpty = !std::isfinite(content) || (h.isProfile() && h.binEntries.value(bin) == 0);
    point.value = content;
    point.down = content - scale * (std::isfinite(bar.low) ? bar.low : 0);
    point.up = content + scale * (std::isfinite(bar.high) ? bar.high : 0);
    return point;
}

PlotCurve curveOf(const Plot &plot, const QString &label, int series, double scale, bool flows,
                  const std::stop_token &stop)
{
    PlotCurve curve;
    curve.label = label;
    curve.series = series;
    const Histogram &h = mainOf(plot);
    curve.form =
        std::holds_alternative<Efficiency>(plot) || h.isProfile() ? CurveForm::Points : CurveForm::Steps;
    curve.points.reserve(h.x.bins + 2);
    for (int bin = flows ? 0 : 1; bin <= h.x.bins + (flows ? 1 : 0); ++bin) {
        if (bin % kBetweenStops == 0 && stop.stop_requested())
            break;
        curve.points.append(pointOf(plot, bin, scale));
    }
    return curve;
}

struct Range {
    double low = std::numeric_limits<double>::infinity(), high = -low, positive = low;
    void take(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
        if (value > 0)
            positive = std::min(positive, value);
    }
    void takeCurve(const PlotCurve &curve, double from, double to, bool bars)
    {
        for (const PlotPoint &p : curve.points) {
            if (p.isEmpty || p.high <= from || p.low >= to)
                continue;
            take(p.value);
            if (bars) {
                take(p.down);
                take(p.up);
            }
        }
    }
    bool isEmpty() const { return low > high; }
};

double integralOf(const PlotCurve &curve)
{
    double sum = 0;
    for (const PlotPoint &p : curve.points)
        sum += p.isEmpty ? 0 : p.value;
    return sum;
}

bool differALot(const QList<PlotCurve> &curves)
{
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const PlotCurve &curve : curves) {
        const double sum = std::abs(integralOf(curve));
        if (sum <= 0)
            continue;
        least = std::min(least, sum);
        most = std::max(most, sum);
    }
    return most > kLogFactor * least;
}

double scaleOf(const ComparedPlot &plot, const Plot &reference, bool wanted)
{
    if (!wanted || !plot.data || !isNormalised(plot.kind, !plot.rule.normalise))
        return 1;
    const double n = integral(mainOf(*plot.data)), m = integral(mainOf(reference));
    const double scale = n / m;
    return std::isfinite(scale) && scale > 0 ? scale : 1;
}

QString scaledText(const ComparedPlot &plot, const QList<double> &scales, const DrawingOptions &options)
{
    if (scales.isEmpty())
        return {};
    if (!isNormalised(plot.kind))
        return Text::tr("Reference not scaled (%1).", "kind of plot").arg(toWord(plot.kind));
    if (!options.normalise || !plot.rule.normalise)
        return Text::tr("Reference not scaled.");
    QStringList factors;
    for (const double scale : scales)
        factors.append(QStringLiteral("×") + shortNumber(scale));
    return Text::tr("Reference scaled to the data: %1").arg(factors.join(QStringLiteral(", ")));
}

PlotCurve lowerCurve(const Plot &data, const Plot &reference, const ComparedPlot &plot, double scale,
                     LowerPad pad)
{
    PlotCurve curve;
    curve.form = pad == LowerPad::Ratio ? CurveForm::Points : CurveForm::Steps;
    const PlotBins first(data), second(reference);
    const BinView a = first.view(), b = second.view();
    if (!sameBins(a, b))
        return curve;
    const std::vector<BinValue> values =
        pad == LowerPad::Ratio ? ratios(a, b, scale) : pulls(a, b, scale, plot.kind);
    const Histogram &h = mainOf(data);
    for (size_t i = 0; i < values.size(); ++i) {
        const BinValue &v = values[i];
        PlotPoint point{h.x.edge(int(i) + 1),
                        h.x.edge(int(i) + 2),
                        v.value,
                        v.value,
                        v.value,
                        v.empty || !std::isfinite(v.value),
                        int(i) + 1};
        if (pad == LowerPad::Ratio) {
            point.down -= v.error;
            point.up += v.error;
        }
        curve.points.append(point);
    }
    return curve;
}

QStringList statisticsOf(const Plot &plot)
{
    const Histogram &h = mainOf(plot);
    QStringList lines{Text::tr("Entries %1").arg(shortNumber(h.entries, 6))};
    if (const auto *e = std::get_if<Efficiency>(&plot)) {
        lines.append(Text::tr("Passed %1 of %2")
                         .arg(shortNumber(integral(e->passed), 6), shortNumber(integral(e->total), 6)));
        return lines;
    }
    lines.append(Text::tr("Mean %1").arg(shortNumber(mean(h))));
    if (h.dimension > 1)
        lines.append(Text::tr("Mean y %1").arg(shortNumber(mean(h, Axis::Y))));
    lines.append(Text::tr("Std dev %1").arg(shortNumber(standardDeviation(h))));
    if (h.dimension > 1)
        lines.append(Text::tr("Std dev y %1").arg(shortNumber(standardDeviation(h, Axis::Y))));
    if (h.dimension == 1 && !h.isProfile()) {
        lines.append(Text::tr("Underflow %1").arg(shortNumber(binContent(h, 0))));
        lines.append(Text::tr("Overflow %1").arg(shortNumber(binContent(h, h.x.bins + 1))));
    }
    return lines;
}

void setLabels(PlotDrawing &drawing, const Histogram &h)
{
    for (auto it = h.x.labels.cbegin(); it != h.x.labels.cend(); ++it) {
        if (it.key() < 1 || it.key() > h.x.bins)
            continue;
        drawing.labels.insert(it.key(), readableText(it.value()));
        drawing.labelPlaces.append(h.x.center(it.key()));
    }
}

void makeCurves(PlotDrawing &drawing, const ComparedPlot &plot, const QStringList &labels,
                const DrawingOptions &options, const std::stop_token &stop)
{
    const Plot &shown = plot.data ? *plot.data
                                  : **std::find_if(plot.references.begin(), plot.references.end(),
                                                   [](const PlotPointer &p) { return p != nullptr; });
    const Histogram &h = mainOf(shown);
    QList<double> scales;
    if (plot.data)
        drawing.curves.append(curveOf(*plot.data, labels.value(0), 0, 1, options.flows, stop));
    for (qsizetype i = 0; i < plot.references.size(); ++i) {
        const PlotPointer &reference = plot.references.at(i);
        if (!reference || mainOf(*reference).dimension != 1)
            continue;
        if (stop.stop_requested())
            return;
        const double scale = scaleOf(plot, *reference, options.normalise);
        scales.append(scale);
        drawing.curves.append(
            curveOf(*reference, labels.value(i + 1), int(i) + 1, scale, options.flows, stop));
        if (!plot.data || options.lower == LowerPad::None || stop.stop_requested())
            continue;
        PlotCurve lower = lowerCurve(*plot.data, *reference, plot, scale, options.lower);
        lower.label = labels.value(i + 1);
        lower.series = int(i) + 1;
        if (!lower.points.isEmpty())
            drawing.lowerCurves.append(lower);
    }
    drawing.scaled = scaledText(plot, scales, options);
    drawing.firstEdge = h.x.edge(1);
    drawing.lastEdge = h.x.edge(h.x.bins + 1);
    drawing.showsFlows = options.flows;
    drawing.sideBySide = options.sideBySide && drawing.curves.size() > 1;
    drawing.lower = drawing.lowerCurves.isEmpty() || drawing.sideBySide ? LowerPad::None : options.lower;
    setLabels(drawing, h);
    double low = drawing.firstEdge, high = drawing.lastEdge;
    if (h.x.hasRange && h.x.first >= 1 && h.x.last <= h.x.bins && h.x.first <= h.x.last) {
        low = h.x.edge(h.x.first);
        high = h.x.edge(h.x.last + 1);
    }
    if (options.flows) {
        low = drawing.firstEdge - h.x.width(1);
        high = drawing.lastEdge + h.x.width(h.x.bins);
    }
    if (options.xRange)
        std::tie(low, high) = *options.xRange;
    drawing.x = {low, high > low ? high : low + 1, false};
    Range range;
    const bool isEfficiency = std::holds_alternative<Efficiency>(shown);
    const bool bars = h.x.bins <= 500;
    for (const PlotCurve &curve : std::as_const(drawing.curves))
        range.takeCurve(curve, low, high, bars);
    if (range.isEmpty())
        range.take(0);
    if (isEfficiency || (!h.isProfile() && plot.kind == PlotKind::Counts))
        range.take(0);
    if (isEfficiency)
        range.take(1);
    const bool log = options.isLog.value_or(!h.isProfile() && !isEfficiency && differALot(drawing.curves));
    // Error bars that reach to almost nothing would leave no room for the values themselves.
    Range values;
    for (const PlotCurve &curve : std::as_const(drawing.curves))
        values.takeCurve(curve, low, high, false);
    drawing.y = scaleAround(range.low, range.high, log, std::isfinite(values.positive) ? values.positive : 0);
    if (options.yRange)
        drawing.y = {options.yRange->first, options.yRange->second,
                     drawing.y.isLog && options.yRange->first > 0};
    Range lower;
    for (const PlotCurve &curve : std::as_const(drawing.lowerCurves))
        lower.takeCurve(curve, low, high, false);
    if (drawing.lower == LowerPad::Pull) {
        const double top =
            lower.isEmpty() ? 5 : std::clamp(std::max(std::abs(lower.low), std::abs(lower.high)), 3.0, 25.0);
        drawing.lowerScale = {-1.1 * top, 1.1 * top, false};
    } else {
        // Around 1; what is further off is drawn at the edge, as a mark that points there.
        const double off = lower.isEmpty()
            ? 0.5
            : std::clamp(std::max(std::abs(lower.low - 1), std::abs(lower.high - 1)), 0.05, 1.0);
        drawing.lowerScale = {1 - 1.15 * off, 1 + 1.15 * off, false};
    }
}

QList<double> edgesOf(const HistogramAxis &axis)
{
    QList<double> edges;
    for (int bin = 1; bin <= axis.bins + 1; ++bin)
        edges.append(axis.edge(bin));
    return edges;
}

// Of three dimensions the sum over z. Cells that nothing was filled into are gaps.
PlotMap mapOf(const Plot &plot, const QString &title, const std::stop_token &stop)
{
    const Histogram &h = mainOf(plot);
    PlotMap map;
    map.title = title;
    map.nx = h.x.bins;
    map.ny = h.y.bins;
    map.xEdges = edgesOf(h.x);
    map.yEdges = edgesOf(h.y);
    const auto *efficiency = std::get_if<Efficiency>(&plot);
    map.unit = efficiency ? Text::tr("efficiency")
        : h.isProfile()
        ? (h.z.title.isEmpty() ? Text::tr("mean") : readableText(h.z.title))
        : (h.z.title.isEmpty() || h.dimension > 2 ? Text::tr("entries") : readableText(h.z.title));
    map.values.reserve(qsizetype(map.nx) * map.ny);
    for (int y = 1; y <= h.y.bins && !stop.stop_requested(); ++y)
        for (int x = 1; x <= h.x.bins; ++x) {
            double value = 0;
            bool filled = false;
            for (int z = 1; z <= (h.dimension > 2 ? h.z.bins : 1); ++z) {
                const int cell = h.cell(x, y, h.dimension > 2 ? z : 0);
                if (efficiency) {
                    const EfficiencyPoint point = efficiencyAt(*efficiency, cell);
                    filled = !point.empty;
                    value = point.value;
                    break;
                }
                value += binContent(h, cell);
                filled = filled || (h.isProfile() ? h.binEntries.value(cell) != 0 : h.contents.at(cell) != 0);
            }
            map.values.append(filled && std::isfinite(value) ? value : kNone);
        }
    return map;
}

void scaleMaps(QList<PlotMap> &maps, std::optional<bool> isLog)
{
    Range range;
    double sums[2]{0, 0};
    for (qsizetype i = 0; i < maps.size(); ++i)
        for (const double value : std::as_const(maps.at(i).values)) {
            range.take(value);
            sums[std::min<qsizetype>(i, 1)] += std::isfinite(value) ? std::abs(value) : 0;
        }
    if (range.isEmpty())
        range.take(0);
    const bool apart = maps.size() > 1 && sums[0] > 0 && sums[1] > 0
        && std::max(sums[0], sums[1]) > kLogFactor * std::min(sums[0], sums[1]);
    PlotScale scale{std::min(range.low, range.high > 0 && range.low > 0 ? 0.0 : range.low), range.high,
                    false};
    if (isLog.value_or(apart) && std::isfinite(range.positive) && range.high > range.positive)
        scale = {range.positive, range.high, true};
    if (!(scale.high > scale.low))
        scale.high = scale.low + 1;
    for (PlotMap &map : maps)
        map.scale = scale;
}

PlotMap differenceOf(const ComparedPlot &plot, const Plot &reference, LowerPad pad)
{
    const Histogram &h = mainOf(*plot.data);
    PlotMap map;
    const PlotBins first(*plot.data), second(reference);
    const BinView a = first.view(), b = second.view();
    if (h.dimension != 2 || mainOf(reference).dimension != 2 || a.size() != b.size()
        || edgesOf(h.x) != edgesOf(mainOf(reference).x) || edgesOf(h.y) != edgesOf(mainOf(reference).y))
        return map;
    map.title = pad == LowerPad::Ratio ? Text::tr("Ratio") : Text::tr("Pull");
    map.unit = pad == LowerPad::Ratio ? Text::tr("data / reference") : Text::tr("pull");
    map.nx = h.x.bins;
    map.ny = h.y.bins;
    map.xEdges = edgesOf(h.x);
    map.yEdges = edgesOf(h.y);
    map.isDiverging = true;
    const std::vector<BinValue> values = pad == LowerPad::Ratio ? ratios(a, b) : pulls(a, b, 1, plot.kind);
    double largest = 0;
    const double middle = pad == LowerPad::Ratio ? 1 : 0;
    for (const BinValue &v : values) {
        map.values.append(v.empty || !std::isfinite(v.value) ? kNone : v.value);
        if (!v.empty && std::isfinite(v.value))
            largest = std::max(largest, std::abs(v.value - middle));
    }
    const double half =
        pad == LowerPad::Ratio ? std::clamp(largest, 0.05, 1.0) : std::clamp(largest, 3.0, 25.0);
    map.scale = {middle - half, middle + half, false};
    return map;
}

void makeMaps(PlotDrawing &drawing, const ComparedPlot &plot, const QStringList &labels,
              const DrawingOptions &options, const std::stop_token &stop)
{
    const Plot *reference = nullptr;
    if (plot.data)
        drawing.maps.append(mapOf(*plot.data, labels.value(0), stop));
    for (qsizetype i = 0; i < plot.references.size() && !reference; ++i)
        if (plot.references.at(i) && mainOf(*plot.references.at(i)).dimension > 1) {
            reference = plot.references.at(i).get();
            drawing.maps.append(mapOf(*reference, labels.value(i + 1), stop));
        }
    scaleMaps(drawing.maps, options.isLog);
    if (plot.data && reference && options.lower != LowerPad::None && !stop.stop_requested()) {
        PlotMap difference = differenceOf(plot, *reference, options.lower);
        if (difference.nx > 0)
            drawing.maps.append(difference);
    }
    if (reference)
        drawing.scaled = Text::tr("Reference not scaled (%1).", "kind of plot").arg(toWord(plot.kind));
    const PlotMap &first = drawing.maps.first();
    drawing.x = {first.xEdges.first(), first.xEdges.last(), false};
    drawing.y = {first.yEdges.first(), first.yEdges.last(), false};
    if (options.xRange)
        drawing.x = {options.xRange->first, options.xRange->second, false};
    if (options.yRange)
        drawing.y = {options.yRange->first, options.yRange->second, false};
}
}  // namespace

PlotDrawing drawingOf(const ComparedPlot &plot, const QStringList &labels, const DrawingOptions &options,
                      const std::stop_token &stop)
{
    PlotDrawing drawing;
    drawing.path = plot.path;
    drawing.title = readableText(plot.title.section(u';', 0, 0));
    drawing.state = plot.state;
    drawing.verdict = plot.sentence();
    const Plot *shown = plot.data.get();
    for (const PlotPointer &reference : plot.references)
        shown = shown ? shown : reference.get();
    if (!shown)
        return drawing;
    drawing.isEmpty = false;
    const Histogram &h = mainOf(*shown);
    drawing.xTitle = readableText(h.x.title);
    drawing.yTitle = readableText(h.y.title);
    if (const auto *e = std::get_if<Efficiency>(shown)) {
        // A TEfficiency's title is "title;x title;y title".
        if (drawing.xTitle.isEmpty())
            drawing.xTitle = readableText(e->title.section(u';', 1, 1));
        const QString given = readableText(e->title.section(u';', 2, 2));
        drawing.yTitle = given.isEmpty() ? Text::tr("Efficiency") : given;
    }
    if (options.statBox)
        drawing.statistics = statisticsOf(*shown);
    if (h.dimension > 2)
        drawing.notes.append(Text::tr("Three dimensions: the sum over z is shown."));
    if (!plot.data)
        drawing.notes.append(Text::tr("Only the reference has this plot."));
    if (h.dimension > 1)
        makeMaps(drawing, plot, labels, options, stop);
    else
        makeCurves(drawing, plot, labels, options, stop);
    return drawing;
}

namespace {
QString mapHover(const PlotMap &map, double x, double y)
{
    const auto binAt = [](const QList<double> &edges, double value) {
        return qsizetype(std::upper_bound(edges.begin(), edges.end(), value) - edges.begin()) - 1;
    };
    const qsizetype i = binAt(map.xEdges, x), j = binAt(map.yEdges, y);
    if (i < 0 || j < 0 || i >= map.nx || j >= map.ny)
        return {};
    const double value = map.at(int(i), int(j));
    return Text::tr("Bin %1, %2: x %3 to %4, y %5 to %6", "bins and their edges")
               .arg(i + 1)
               .arg(j + 1)
               .arg(shortNumber(map.xEdges.at(i)), shortNumber(map.xEdges.at(i + 1)),
                    shortNumber(map.yEdges.at(j)), shortNumber(map.yEdges.at(j + 1)))
        + u'\n'
        + (std::isfinite(value) ? QStringLiteral("%1: %2").arg(map.unit, shortNumber(value, 6))
                                : Text::tr("empty"));
}

// Points lie beside each other, in the order of their bins.
const PlotPoint *pointAt(const QList<PlotPoint> &points, double x)
{
    const auto after = std::upper_bound(points.begin(), points.end(), x,
                                        [](double at, const PlotPoint &point) { return at < point.low; });
    if (after == points.begin() || x >= (after - 1)->high)
        return nullptr;
    return &*(after - 1);
}
}  // namespace

qint64 cellsOf(const ComparedPlot &plot)
{
    qint64 cells = plot.data ? mainOf(*plot.data).contents.size() : 0;
    for (const PlotPointer &reference : plot.references)
        cells += reference ? mainOf(*reference).contents.size() : 0;
    return cells;
}

qint64 cellsOf(const PlotDrawing &drawing)
{
    qint64 cells = 0;
    for (const QList<PlotCurve> *curves : {&drawing.curves, &drawing.lowerCurves})
        for (const PlotCurve &curve : *curves)
            cells += curve.points.size();
    for (const PlotMap &map : drawing.maps)
        cells += map.values.size();
    return cells;
}

QString hoverText(const PlotDrawing &drawing, double x, double y, int map)
{
    if (drawing.isMap())
        return map >= 0 && map < drawing.maps.size() ? mapHover(drawing.maps.at(map), x, y) : QString();
    QStringList lines;
    int bin = -1;
    for (const PlotCurve &curve : drawing.curves) {
        const PlotPoint *p = pointAt(curve.points, x);
        if (!p)
            continue;
        if (lines.isEmpty()) {
            bin = p->bin;
            const QString label = drawing.labels.value(bin);
            lines.append(label.isEmpty() ? Text::tr("Bin %1: %2 to %3", "bin, edges")
                                               .arg(bin)
                                               .arg(shortNumber(p->low, 6), shortNumber(p->high, 6))
                                         : Text::tr("Bin %1: %2", "bin, label").arg(bin).arg(label));
        }
        const QString name = curve.label.isEmpty() ? Text::tr("data") : curve.label;
        lines.append(
            p->isEmpty ? Text::tr("%1: empty").arg(name)
                       : QStringLiteral("%1: %2 (%3 … %4)")
                             .arg(name, shortNumber(p->value, 6), shortNumber(p->down), shortNumber(p->up)));
    }
    for (const PlotCurve &curve : drawing.lowerCurves) {
        const auto p = std::lower_bound(curve.points.begin(), curve.points.end(), bin,
                                        [](const PlotPoint &point, int at) { return point.bin < at; });
        if (p != curve.points.end() && p->bin == bin && !p->isEmpty)
            lines.append(
                (drawing.lower == LowerPad::Ratio ? Text::tr("ratio to %1: %2") : Text::tr("pull to %1: %2"))
                    .arg(curve.label, shortNumber(p->value)));
    }
    return lines.join(u'\n');
}

}  // namespace shiftdeck
