#include "models/quality/plotset.h"

#include "models/core/errortext.h"
#include "models/quality/plotbins.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <vector>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotSet)
};

PlotKind kindOf(const Plot &plot)
{
    const auto *histogram = std::get_if<Histogram>(&plot);
    if (histogram)
        return plotKindOf(*histogram);
    const Histogram &total = std::get<Efficiency>(plot).total;
    return total.dimension > 1 ? PlotKind::TwoDimensional : PlotKind::Efficiency;
}

qint64 cellsOf(const PlotPointer &plot)
{
    if (!plot)
        return 0;
    const auto *histogram = std::get_if<Histogram>(plot.get());
    const Histogram &main = histogram ? *histogram : std::get<Efficiency>(*plot).total;
    const qint64 lists = histogram ? 1 + (main.squares.isEmpty() ? 0 : 1) + (main.isProfile() ? 2 : 0) : 4;
    return lists * main.contents.size();
}

bool sameBins(const HistogramAxis &a, const HistogramAxis &b)
{
    if (a.bins != b.bins)
        return false;
    for (int bin = 1; bin <= a.bins + 1; ++bin)
        if (!(std::abs(a.edge(bin) - b.edge(bin)) <= 1e-6 * std::abs(a.width(std::min(bin, a.bins)))))
            return false;
    return true;
}

Comparison compareEfficiencies(const Efficiency &data, const Efficiency &reference,
                               const ComparisonRule &rule)
{
    const bool same = data.total.dimension == reference.total.dimension
        && sameBins(data.total.x, reference.total.x)
        && (data.total.dimension < 2 || sameBins(data.total.y, reference.total.y))
        && (data.total.dimension < 3 || sameBins(data.total.z, reference.total.z));
    if (!same) {
        Comparison c;
        c.state = ComparisonState::NotComparable;
        c.reason = ComparisonReason::DifferentBins;
        return c;
    }
    const Plot first = data, second = reference;
    const PlotBins a(first), b(second);
    const BinView dataBins = a.view(), referenceBins = b.view();
    return compare(&dataBins, &referenceBins, PlotKind::Efficiency, rule);
}

// A file with its plots by name.
struct Opened {
    std::optional<PlotFile> file;
    QHash<QString, qsizetype> places;
    QString problem;
};

Opened open(const PlotSource &source)
{
    Opened opened;
    auto file = PlotFile::open(source.path);
    if (!file) {
        opened.problem = describe(file.error());
        return opened;
    }
    opened.file = *std::move(file);
    for (qsizetype i = 0; i < opened.file->plots().size(); ++i)
        opened.places.insert(opened.file->plots().at(i).path, i);
    return opened;
}

// Of a reference; what is damaged in it counts as missing, and says why.
PlotPointer plotIn(Opened &opened, const QString &path, QString &problem)
{
    const auto place = opened.places.constFind(path);
    if (!opened.file || place == opened.places.cend())
        return {};
    auto plot = opened.file->plot(opened.file->plots().at(*place));
    if (plot)
        return std::make_shared<const Plot>(*std::move(plot));
    problem = describe(plot.error());
    return {};
}

ComparedPlot comparedAt(Opened &data, std::vector<Opened> &references, const QString &path,
                        const QList<PlotRule> &rules)
{
    QString problem;
    const PlotPointer own = plotIn(data, path, problem);
    QList<PlotPointer> others;
    for (Opened &reference : references)
        others.append(plotIn(reference, path, problem));
    ComparedPlot compared = comparePlots(path, own, others, rules);
    compared.problem = problem;
    if (!own && !problem.isEmpty())
        compared.state = ComparisonState::NotComparable;
    return compared;
}

// The smallest probability that was found, then the largest pull.
std::pair<double, double> badness(const ComparedPlot &plot)
{
    if (plot.comparisons.isEmpty())
        return {1, 0};
    const Comparison &c = plot.comparisons.first();
    double probability = c.chi2 ? c.chi2->probability : 1;
    if (c.kolmogorov)
        probability = std::min(probability, c.kolmogorov->probability);
    return {probability, -c.largestPull.value_or(0)};
}
}  // namespace

QString ComparedPlot::sentence() const
{
    if (!problem.isEmpty())
        return problem;
    if (comparisons.isEmpty())
        return Text::tr("It is compared with nothing.");
    return comparisons.first().sentence();
}

Comparison comparePlots(const Plot *data, const Plot *reference, const ComparisonRule &rule,
                        std::optional<PlotKind> known)
{
    const auto *first = data ? std::get_if<Efficiency>(data) : nullptr;
    const auto *second = reference ? std::get_if<Efficiency>(reference) : nullptr;
    if (first && second)
        return compareEfficiencies(*first, *second, rule);
    if (data && reference && (first || second)) {
        Comparison c;
        c.state = ComparisonState::NotComparable;
        c.reason = ComparisonReason::DifferentBins;
        return c;
    }
    const Histogram *a = data && !first ? &std::get<Histogram>(*data) : nullptr;
    const Histogram *b = reference && !second ? &std::get<Histogram>(*reference) : nullptr;
    Comparison c = compare(a, b, rule, known);
    if (first)  // an efficiency without a reference, or the other way round
        c.reason = ComparisonReason::NoReference;
    return c;
}

ComparedPlot comparePlots(const QString &path, const PlotPointer &data, const QList<PlotPointer> &references,
                          const QList<PlotRule> &rules)
{
    ComparedPlot compared;
    compared.path = path;
    compared.detector = detectorOf(path);
    std::optional<PlotKind> known;
    if (const PlotRule *rule = ruleFor(rules, path)) {
        compared.rule = rule->rule;
        compared.rulePattern = rule->pattern;
        compared.shifter = rule->shifter;
        known = rule->kind;
        if (!rule->detector.isEmpty())
            compared.detector = rule->detector;
    }
    compared.data = data;
    compared.references = references;
    const Plot *shown = data.get();
    for (const PlotPointer &reference : references)
        shown = shown ? shown : reference.get();
    if (shown) {
        compared.title = titleOf(*shown);
        compared.className = classOf(*shown);
        compared.kind = known.value_or(kindOf(*shown));
    }
    for (const PlotPointer &reference : references)
        compared.comparisons.append(comparePlots(data.get(), reference.get(), compared.rule, known));
    compared.state =
        compared.comparisons.isEmpty() ? ComparisonState::Missing : compared.comparisons.first().state;
    return compared;
}

Result<ComparedFiles> comparePlotFiles(const PlotSources &sources, const QList<PlotRule> &rules,
                                       const std::function<void(ComparedPortion)> &hand, std::stop_token stop,
                                       const CompareLimits &limits)
{
    Opened data;
    SD_TRY(data.file, PlotFile::open(sources.data.path));
    ComparedFiles result;
    QStringList names;
    for (qsizetype i = 0; i < data.file->plots().size(); ++i) {
        data.places.insert(data.file->plots().at(i).path, i);
        names.append(data.file->plots().at(i).path);
    }
    result.notes = data.file->notes();
    std::vector<Opened> references;
    for (const PlotSource &source :
         sources.references.first(std::min<qsizetype>(sources.references.size(), kMostReferences))) {
        references.push_back(open(source));
        if (!references.back().file)
            result.failedReferences.append(references.back().problem);
        else
            result.notes += references.back().file->notes();
    }
    // What only a reference has.
    QSet<QString> known(names.begin(), names.end());
    for (const Opened &reference : std::as_const(references))
        if (reference.file)
            for (const PlotEntry &entry : reference.file->plots())
                if (!known.contains(entry.path)) {
                    known.insert(entry.path);
                    names.append(entry.path);
                }
    result.plots = int(names.size());
    qint64 cells = 0;
    ComparedPortion portion;
    portion.total = result.plots;
    for (const QString &path : std::as_const(names)) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, sources.data.path, Text::tr("Stopped."));
        ComparedPlot compared = comparedAt(data, references, path, rules);
        qint64 own = cellsOf(compared.data);
        for (const PlotPointer &reference : std::as_const(compared.references))
            own += cellsOf(reference);
        if (cells + own > limits.keptCells) {
            compared.isDropped = true;
            compared.data.reset();
            compared.references.fill(PlotPointer());
        } else {
            cells += own;
        }
        portion.plots.append(std::move(compared));
        ++portion.done;
        if (portion.plots.size() >= limits.portion) {
            hand(portion);
            portion.plots.clear();
        }
    }
    hand(portion);  // the last one, also where it is empty: it says that all is done
    return result;
}

Result<ComparedPlot> readPlots(const PlotSources &sources, const QList<PlotRule> &rules, const QString &path)
{
    Opened data;
    SD_TRY(data.file, PlotFile::open(sources.data.path));
    for (qsizetype i = 0; i < data.file->plots().size(); ++i)
        data.places.insert(data.file->plots().at(i).path, i);
    std::vector<Opened> references;
    for (const PlotSource &source : sources.references)
        references.push_back(open(source));
    return comparedAt(data, references, path, rules);
}

bool isWorse(const ComparedPlot &a, const ComparedPlot &b)
{
    if (a.state != b.state)
        return a.state > b.state;
    const auto first = badness(a), second = badness(b);
    return first != second ? first < second : a.path < b.path;
}

void sortWorstFirst(QList<ComparedPlot> &plots) { std::stable_sort(plots.begin(), plots.end(), isWorse); }

QList<DetectorSummary> summariesOf(const QList<ComparedPlot> &plots)
{
    QMap<QString, DetectorSummary> byDetector;
    for (const ComparedPlot &plot : plots) {
        DetectorSummary &summary = byDetector[plot.detector];
        summary.state = summary.plots == 0 ? plot.state : std::max(summary.state, plot.state);
        summary.detector = plot.detector;
        ++summary.counts[plot.state];
        ++summary.plots;
    }
    QList<DetectorSummary> result = byDetector.values();
    std::stable_sort(result.begin(), result.end(),
                     [](const DetectorSummary &a, const DetectorSummary &b) { return a.state > b.state; });
    return result;
}

}  // namespace shiftdeck
