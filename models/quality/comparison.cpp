#include "models/quality/comparison.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Compare {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

ComparisonReason reasonOf(Unfit unfit)
{
    switch (unfit) {
    case Unfit::DifferentBins: return ComparisonReason::DifferentBins;
    case Unfit::BadNumbers: return ComparisonReason::BadNumbers;
    case Unfit::FirstEmpty: return ComparisonReason::DataEmpty;
    case Unfit::SecondEmpty: return ComparisonReason::ReferenceEmpty;
    case Unfit::NoErrors: return ComparisonReason::NoErrors;
    case Unfit::BinWithoutError: return ComparisonReason::BinWithoutError;
    case Unfit::TooFewBins: return ComparisonReason::TooFewBins;
    }
    return ComparisonReason::BadNumbers;
}

Comparison verdict(Comparison comparison, ComparisonState state, ComparisonReason reason)
{
    comparison.state = state;
    comparison.reason = reason;
    return comparison;
}

bool isFilled(const BinView &bins, size_t bin) { return bins.contents[bin] != 0 || bins.variance(bin) > 0; }

// The chi2 of contents that are not normalised to each other.
tl::expected<Chi2Result, Unfit> absoluteChi2(const BinView &data, const BinView &reference, PlotKind kind)
{
    Chi2Result result;
    for (size_t i = 0; i < data.size(); ++i)
        if (data.contents[i] != reference.contents[i] && data.variance(i) + reference.variance(i) == 0)
            return tl::unexpected(Unfit::BinWithoutError);
    const std::vector<BinValue> values = pulls(data, reference, 1, kind);
    for (const BinValue &pull : values)
        if (!pull.empty) {
            result.chi2 += pull.value * pull.value;
            ++result.degreesOfFreedom;
        }
    if (result.degreesOfFreedom <= 0)
        return tl::unexpected(Unfit::TooFewBins);
    result.probability = chi2Probability(result.chi2, result.degreesOfFreedom);
    return result;
}

double largestOf(const std::vector<BinValue> &values)
{
    double largest = 0;
    for (const BinValue &value : values)
        if (!value.empty)
            largest = std::max(largest, std::abs(value.value));
    return largest;
}

bool hasContent(const BinView &bins)
{
    return std::any_of(bins.contents.begin(), bins.contents.end(), [](double c) { return c != 0; });
}

// Entries as far as bins tell: of counts the effective ones. A bin of a profile, an efficiency or a rate is a
// value by itself; there the number of bins with a value must do.
double entriesOf(const BinView &bins, PlotKind kind)
{
    if (kind == PlotKind::Counts || kind == PlotKind::TwoDimensional)
        return bins.effectiveEntries();
    double filled = 0;
    for (size_t i = 0; i < bins.size(); ++i)
        filled += isFilled(bins, i) ? 1 : 0;
    return filled;
}

std::optional<double> valueOf(const Comparison &comparison, ComparisonTest test)
{
    switch (test) {
    case ComparisonTest::Chi2:
        return comparison.chi2 ? std::optional(comparison.chi2->probability) : std::nullopt;
    case ComparisonTest::Kolmogorov:
        return comparison.kolmogorov ? std::optional(comparison.kolmogorov->probability) : std::nullopt;
    case ComparisonTest::LargestPull: return comparison.largestPull;
    case ComparisonTest::DeviatingBins:
        return comparison.deviatingBins ? std::optional(double(*comparison.deviatingBins)) : std::nullopt;
    }
    return {};
}
}  // namespace

ComparisonState worst(const QList<ComparisonState> &states)
{
    const auto found = std::max_element(states.begin(), states.end());
    return found == states.end() ? ComparisonState::Missing : *found;
}

bool isNormalised(PlotKind kind, bool switchedOff) { return kind == PlotKind::Counts && !switchedOff; }

std::optional<double> scaleFor(const BinView &data, const BinView &reference)
{
    const double n = data.sum(), m = reference.sum();
    if (n == 0 || m == 0 || !std::isfinite(n / m))
        return {};
    return n / m;
}

std::vector<BinValue> pulls(const BinView &data, const BinView &reference, double scale, PlotKind kind)
{
    const bool values = kind == PlotKind::Profile || kind == PlotKind::Efficiency;
    std::vector<BinValue> result(std::min(data.size(), reference.size()));
    for (size_t i = 0; i < result.size(); ++i) {
        const double n = data.contents[i], m = scale * reference.contents[i];
        const double error = std::sqrt(data.variance(i) + scale * scale * reference.variance(i));
        if (error > 0 && (!values || (isFilled(data, i) && isFilled(reference, i))))
            result[i] = {false, (n - m) / error, 1};
    }
    return result;
}

std::vector<BinValue> ratios(const BinView &data, const BinView &reference, double scale, RatioErrors errors)
{
    std::vector<BinValue> result(std::min(data.size(), reference.size()));
    for (size_t i = 0; i < result.size(); ++i) {
        const double n = data.contents[i], m = scale * reference.contents[i];
        const double v1 = data.variance(i), v2 = scale * scale * reference.variance(i);
        if (m == 0)
            continue;
        const double ratio = n / m;
        const double variance = errors == RatioErrors::Independent ? (v1 + ratio * ratio * v2) / (m * m)
            : n == m                                               ? 0
                     : std::abs((1 - 2 * ratio) * v1 + ratio * ratio * v2) / (m * m);
        result[i] = {false, ratio, std::sqrt(variance)};
    }
    return result;
}

int deviatingBins(const BinView &data, const BinView &reference, double scale, double tolerance)
{
    int beyond = 0;
    for (size_t i = 0; i < std::min(data.size(), reference.size()); ++i) {
        const double m = scale * reference.contents[i];
        beyond += std::abs(data.contents[i] - m) > tolerance * std::abs(m) ? 1 : 0;
    }
    return beyond;
}

Comparison compare(const BinView *data, const BinView *reference, PlotKind kind, const ComparisonRule &rule)
{
    Comparison c;
    if (!data)
        return verdict(c, ComparisonState::Missing, ComparisonReason::NoData);
    if (!reference)
        return verdict(c, ComparisonState::Missing, ComparisonReason::NoReference);
    if (const auto same = sameBins(*data, *reference); !same)
        return verdict(c, ComparisonState::NotComparable, reasonOf(same.error()));
    c.dataEntries = entriesOf(*data, kind);
    c.referenceEntries = entriesOf(*reference, kind);
    if (!hasContent(*data) && kind != PlotKind::Profile)
        return verdict(c, ComparisonState::TooFewEntries, ComparisonReason::DataEmpty);
    if (!hasContent(*reference) && kind != PlotKind::Profile)
        return verdict(c, ComparisonState::TooFewEntries, ComparisonReason::ReferenceEmpty);
    const double least =
        kind == PlotKind::Counts || kind == PlotKind::TwoDimensional ? rule.minimumEntries : 1;
    if (c.dataEntries < least)
        return verdict(c, ComparisonState::TooFewEntries, ComparisonReason::FewData);
    if (c.referenceEntries < least)
        return verdict(c, ComparisonState::TooFewEntries, ComparisonReason::FewReference);
    c.normalised = isNormalised(kind, !rule.normalise);
    if (c.normalised) {
        const auto scale = scaleFor(*data, *reference);
        if (!scale || *scale < 0)  // contents of both signs: no shape to compare
            return verdict(c, ComparisonState::NotComparable, ComparisonReason::BadNumbers);
        c.scale = *scale;
    }
    const auto chi2 = c.normalised ? chi2Test(*data, *reference, Chi2Mode::Weighted)
                                   : absoluteChi2(*data, *reference, kind);
    if (!chi2)
        return verdict(c, ComparisonState::NotComparable, reasonOf(chi2.error()));
    c.chi2 = *chi2;
    c.largestPull = largestOf(pulls(*data, *reference, c.scale, kind));
    c.deviatingBins = deviatingBins(*data, *reference, c.scale, rule.tolerance);
    if (kind == PlotKind::Counts)
        if (const auto kolmogorov = kolmogorovTest(*data, *reference); kolmogorov)
            c.kolmogorov = *kolmogorov;
    int tested = 0;
    c.state = ComparisonState::Ok;
    c.reason = ComparisonReason::WithinThresholds;
    for (const Threshold &threshold : rule.thresholds) {
        const auto value = valueOf(c, threshold.test);
        if (!value)
            continue;
        ++tested;
        if (const ComparisonState state = threshold.judge(*value); state > c.state) {
            c.state = state;
            c.reason = ComparisonReason::BeyondThreshold;
            c.worstTest = threshold.test;
        }
    }
    if (tested == 0)
        return verdict(c, ComparisonState::NotComparable, ComparisonReason::NothingTested);
    return c;
}

QString Comparison::sentence() const
{
    switch (reason) {
    case ComparisonReason::WithinThresholds: return Compare::tr("All tests are within their thresholds.");
    case ComparisonReason::BeyondThreshold: break;
    case ComparisonReason::NoData: return Compare::tr("There is no such plot in the data.");
    case ComparisonReason::NoReference: return Compare::tr("There is no such plot in the reference.");
    case ComparisonReason::DataEmpty: return Compare::tr("The plot of the data is empty.");
    case ComparisonReason::ReferenceEmpty: return Compare::tr("The plot of the reference is empty.");
    case ComparisonReason::FewData:
        return Compare::tr("The data have too few entries for a verdict: %1.").arg(dataEntries, 0, 'f', 0);
    case ComparisonReason::FewReference:
        return Compare::tr("The reference has too few entries for a verdict: %1.")
            .arg(referenceEntries, 0, 'f', 0);
    case ComparisonReason::DifferentBins: return Compare::tr("Data and reference have different bins.");
    case ComparisonReason::BadNumbers:
        return Compare::tr(
            "A content or an error is no number, or the contents add up to nothing that can be scaled.");
    case ComparisonReason::NoErrors: return Compare::tr("Neither plot has errors.");
    case ComparisonReason::BinWithoutError:
        return Compare::tr("A bin with contents has no error in either plot.");
    case ComparisonReason::TooFewBins: return Compare::tr("Too few bins are filled to compare shapes.");
    case ComparisonReason::NothingTested:
        return Compare::tr("None of the tests that are asked for can be made on such a plot.");
    }
    const double value = worstTest ? valueOf(*this, *worstTest).value_or(0) : 0;
    const QString shown = QString::number(value, 'g', 3);
    switch (worstTest.value_or(ComparisonTest::Chi2)) {
    case ComparisonTest::Chi2: return Compare::tr("The chi2 test finds a probability of %1.").arg(shown);
    case ComparisonTest::Kolmogorov:
        return Compare::tr("The Kolmogorov test finds a probability of %1.").arg(shown);
    case ComparisonTest::LargestPull: return Compare::tr("A bin is %1 standard deviations off.").arg(shown);
    case ComparisonTest::DeviatingBins:
        return Compare::tr("%1 bins deviate by more than the tolerance.").arg(shown);
    }
    return {};
}

}  // namespace shiftdeck
