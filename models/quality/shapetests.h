// Statistical tests of whether two histograms have the same shape, with the definitions of ROOT
// (TH1::Chi2TestX, TH1::KolmogorovTest, TMath::Prob, TMath::KolmogorovProb), so that both give the same
// numbers.
//
// They work on bins: contents with their variances, n of each, without under- and overflow. All tests here
// compare shapes: both histograms are normalised to each other inside. What cannot be tested is an answer of
// its own (Unfit), never a probability of 0 or 1.
//
// Pure functions; any thread; linear in the number of bins.
#pragma once

#include <tl/expected.hpp>

#include <span>

namespace shiftdeck {

// A view; who makes it keeps the numbers alive.
struct BinView {
    struct Flow {
        double content = 0, variance = 0;
    };
    std::span<const double> contents;
    std::span<const double> variances;  // empty: counts, whose variance is |content|
    std::span<const double> edges;  // ascending, one more than bins; empty: not compared
    Flow underflow, overflow;  // used where a test is asked to

    size_t size() const { return contents.size(); }
    double variance(size_t bin) const;
    double sum() const;  // of the contents
    double sumOfVariances() const;
    double effectiveEntries() const;  // sum^2 / sum of variances; 0 where there is none
    // ROOT's rule: the sum of weights is the number of effective entries, to less than 1.
    bool isUnweighted() const;
};

enum class Unfit {
    DifferentBins,  // in number or in their edges
    BadNumbers,  // lists that do not fit, or contents or variances that are no numbers, or negative variances
    FirstEmpty,  // the contents sum up to 0
    SecondEmpty,
    NoErrors,  // all variances are 0
    BinWithoutError,  // a filled bin with both variances 0
    TooFewBins,  // no degree of freedom is left
};

// Edges are the same when they differ by less than a millionth of their bin: formats that keep floats round
// them.
tl::expected<void, Unfit> sameBins(const BinView &first, const BinView &second);

enum class Chi2Mode {
    Auto,  // by isUnweighted(): both, the first alone, else WeightedBoth
    Unweighted,  // "UU": both are counts
    Mixed,  // "UW": the first are counts, the second weighted
    Weighted,  // "WW"
    Rescaled,  // "UU NORM": counts that were scaled; contents^2 / variance gives them back
};

struct Chi2Result {
    Chi2Mode mode = Chi2Mode::Weighted;  // as it was chosen
    double chi2 = 0;
    int degreesOfFreedom = 0;  // bins, less 1 for the normalisation, less those empty in both
    double probability = 0;  // to find a chi2 as large, the shapes being the same
    int smallFirst = 0,
        smallSecond = 0;  // bins with less than 1 (unweighted) or 10 (weighted) effective entries
};
// Unweighted takes contents between -1 and 1 for empty, as ROOT does: on weighted contents that is wrong, and
// Auto never does it. Mixed repeats ROOT's way with a bin where data meet an exact zero: the sum of the first
// grows.
tl::expected<Chi2Result, Unfit> chi2Test(const BinView &first, const BinView &second,
                                         Chi2Mode mode = Chi2Mode::Auto);

struct KolmogorovOptions {
    bool underflow = false, overflow = false;
    bool normalisation = false;  // compare the effective entries too, and combine both probabilities
};

struct KolmogorovResult {
    double distance = 0;  // largest difference of the normalised cumulative sums, 0..1
    double z = 0;  // distance in units of its spread
    double probability = 0;  // binned data make it a little too large: a cut at 5 % rejects at most 5 %
    double firstEntries = 0, secondEntries = 0;  // effective; 0: taken as exact, because it has no errors
};
tl::expected<KolmogorovResult, Unfit> kolmogorovTest(const BinView &first, const BinView &second,
                                                     KolmogorovOptions options = {});

// Q(ndf/2, chi2/2); 0 for ndf <= 0.
double chi2Probability(double chi2, int degreesOfFreedom);
// The asymptotic Kolmogorov distribution, by ROOT's approximation: see the cuts there.
double kolmogorovProbability(double z);

}  // namespace shiftdeck
