// Is a plot of data like its reference? Scale, pulls, ratios, deviating bins, and a verdict by thresholds.
//
// Conventions. The reference is scaled to the data (its integral over the bins 1..n, its errors with it), and
// never the data: and only where contents are counts; never for profiles, efficiencies, rates or plots
// against time or lumisection, nor for two dimensions, whose normalisation is what is to be compared. The
// pull of a bin is (n - s m) / sqrt(var n + s^2 var m); the sum of the squared pulls is the chi2 of the test
// for weighted histograms, so that the pad with the pulls and the test never disagree.
//
// A verdict is never "ok" by default: what is empty, missing, without errors or binned otherwise has a state
// of its own. Pure functions; any thread; linear in the number of bins.
#pragma once

#include "models/core/result.h"
#include "models/core/vocabulary.h"
#include "models/quality/histogram.h"
#include "models/quality/shapetests.h"

#include <QList>

#include <optional>
#include <vector>

namespace shiftdeck {

// From the best to what needs a person most; worst() takes the last of them. Missing is the default.
enum class ComparisonState { Ok, TooFewEntries, Missing, NotComparable, Warning, Error };

enum class PlotKind { Counts, Profile, Efficiency, Rate, TwoDimensional };

enum class ComparisonTest {
    Chi2,  // probability of the chi2 of the pulls: smaller is worse
    Kolmogorov,  // probability of the Kolmogorov distance: smaller is worse; for counts in one dimension
    LargestPull,  // |pull| of the worst bin: larger is worse
    DeviatingBins,  // number of bins beyond the tolerance: larger is worse
};

namespace words {
template <>
struct Table<ComparisonState> {
    static constexpr std::array list{
        W("ok"), W("too-few-entries"), W("missing"), W("not-comparable"), W("warning"), W("error")};
};
template <>
struct Table<PlotKind> {
    static constexpr std::array list{W("counts"), W("profile"), W("efficiency"), W("rate"),
                                     W("two-dimensional")};
};
template <>
struct Table<ComparisonTest> {
    static constexpr std::array list{W("chi2"), W("kolmogorov"), W("largest-pull"), W("deviating-bins")};
};
}  // namespace words

ComparisonState worst(const QList<ComparisonState> &states);  // Missing of none

// Whether the reference is scaled to the data for such a plot. A person can switch it off, never on.
bool isNormalised(PlotKind kind, bool switchedOff = false);
PlotKind
plotKindOf(const Histogram &histogram);  // Counts, Profile or TwoDimensional: what a class name tells

// Two thresholds of a value. Where warning < error, smaller is better: up to `warning` is ok, from `error` on
// it is an error. Where warning > error it is the other way round, as for probabilities. Equal ones are a
// mistake.
struct Threshold {
    ComparisonTest test = ComparisonTest::Chi2;
    double warning = 1e-3, error = 1e-5;
    ComparisonState judge(double value) const;  // Error for what is no number
    bool operator==(const Threshold &) const = default;
};

struct ComparisonRule {
    // The chi2 sees a shape that is off, the Kolmogorov test a shift, and the largest pull the one new hot
    // channel among many bins, which neither of them notices.
    QList<Threshold> thresholds = defaultThresholds();
    double minimumEntries = 25;  // effective, of data and reference each; with less there is no verdict
    double tolerance = 0.1;  // of DeviatingBins, as a fraction: 0.01 is one per cent
    bool normalise = true;  // where the kind of plot allows it

    static QList<Threshold> defaultThresholds();
    // InvalidInput: no threshold, a test twice, equal thresholds or the wrong way round for the test, or out
    // of range.
    Result<> check() const;
    // "chi2 0.001 1e-05, largest-pull 5 8; entries 25; tolerance 0.1; normalise yes": the form in which
    // it is stored, without loss.
    QString text() const;
    static Result<ComparisonRule> fromText(QStringView text);
    bool operator==(const ComparisonRule &) const = default;
};

enum class ComparisonReason {
    WithinThresholds,
    BeyondThreshold,
    NoData,
    NoReference,
    DataEmpty,
    ReferenceEmpty,
    FewData,
    FewReference,
    DifferentBins,
    BadNumbers,
    NoErrors,
    BinWithoutError,
    TooFewBins,
    NothingTested,
};

struct Comparison {
    ComparisonState state = ComparisonState::Missing;
    ComparisonReason reason = ComparisonReason::NoData;
    std::optional<ComparisonTest> worstTest;  // that is beyond its threshold
    std::optional<Chi2Result> chi2;  // of the pulls
    std::optional<KolmogorovResult> kolmogorov;
    std::optional<double> largestPull;  // |pull|
    std::optional<int> deviatingBins;
    double scale = 1;  // what the reference was multiplied by
    bool normalised = false;  // whether that was done: to be said on the plot
    double dataEntries = 0, referenceEntries = 0;  // effective

    QString sentence() const;  // the verdict in words, translated
};

// `data` or `reference` null: there is none.
Comparison compare(const BinView *data, const BinView *reference, PlotKind kind, const ComparisonRule &rule);

struct BinValue {
    bool empty = true;  // nothing to show: a gap, not a 0
    double value = 0, error = 0;
};
// What the reference is multiplied by; none where one of them is empty.
std::optional<double> scaleFor(const BinView &data, const BinView &reference);
// The pull of each bin; `error` is 1. Empty where there is no error to divide by, as in bins that are empty
// in both; of profiles and efficiencies also where one of the two has nothing in the bin, which is not the
// value 0.
std::vector<BinValue> pulls(const BinView &data, const BinView &reference, double scale = 1,
                            PlotKind kind = PlotKind::Counts);
enum class RatioErrors { Independent, Binomial };  // Binomial: the data are a part of the reference
// data / (scale * reference); empty where the reference is 0.
std::vector<BinValue> ratios(const BinView &data, const BinView &reference, double scale = 1,
                             RatioErrors errors = RatioErrors::Independent);
// Bins whose content is off by more than `tolerance` (a fraction) of the scaled reference; a bin with data
// where the reference has none is beyond any tolerance.
int deviatingBins(const BinView &data, const BinView &reference, double scale, double tolerance);

// The bins of a histogram, contents of profiles being their means, as BinView wants them. Of several
// dimensions all bins in one list; their axes are compared by sameAxes().
class HistogramBins {
  public:
    explicit HistogramBins(const Histogram &histogram);
    BinView view() const;

  private:
    std::vector<double> m_contents, m_variances, m_edges;
    BinView::Flow m_underflow, m_overflow;
    bool m_weighted = false;
};

// Compares the axes too. The kind is plotKindOf() unless more is known: that it is a rate or an efficiency.
Comparison compare(const Histogram *data, const Histogram *reference, const ComparisonRule &rule,
                   std::optional<PlotKind> known = {});

}  // namespace shiftdeck
