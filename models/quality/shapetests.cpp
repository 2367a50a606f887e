#include "models/quality/shapetests.h"

#include "models/quality/quantiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace shiftdeck {

namespace {
constexpr double kSameEdge = 1e-6;  // of a bin

bool isEmptyBin(double first, double second) { return first * first == 0 && second * second == 0; }

// What a scaled histogram counted before it was scaled.
double countsOf(double content, double variance)
{
    return variance > 0 ? std::floor(content * content / variance + 0.5) : 0;
}

struct Sums {
    double first = 0, second = 0, firstVariances = 0, secondVariances = 0;
};

Sums sumsOf(const BinView &first, const BinView &second, bool rescaled)
{
    Sums sums;
    for (size_t i = 0; i < first.size(); ++i) {
        const double v1 = first.variance(i), v2 = second.variance(i);
        sums.first += rescaled ? countsOf(first.contents[i], v1) : first.contents[i];
        sums.second += rescaled ? countsOf(second.contents[i], v2) : second.contents[i];
        sums.firstVariances += v1;
        sums.secondVariances += v2;
    }
    return sums;
}

void countsChi2(const BinView &first, const BinView &second, const Sums &sums, bool rescaled,
                Chi2Result &result)
{
    for (size_t i = 0; i < first.size(); ++i) {
        double n = first.contents[i], m = second.contents[i];
        if (rescaled) {
            n = countsOf(n, first.variance(i));
            m = countsOf(m, second.variance(i));
        }
        if (std::trunc(n) == 0 && std::trunc(m) == 0) {
            --result.degreesOfFreedom;
            continue;
        }
        result.smallFirst += n < 1 ? 1 : 0;
        result.smallSecond += m < 1 ? 1 : 0;
        const double delta = sums.second * n - sums.first * m;
        result.chi2 += delta * delta / (n + m);
    }
    result.chi2 /= sums.first * sums.second;
}

// N. D. Gagunashvili, PoS(ACAT) 054: the most likely common shape p of counts n and of weighted contents m.
tl::expected<void, Unfit> mixedChi2(const BinView &first, const BinView &second, Sums sums,
                                    Chi2Result &result)
{
    for (size_t i = 0; i < first.size(); ++i) {
        double n = first.contents[i];
        const double m = second.contents[i];
        double variance = second.variance(i);
        if (isEmptyBin(n, m)) {
            --result.degreesOfFreedom;
            continue;
        }
        if (m * m == 0 && variance == 0) {
            if (!(sums.secondVariances > 0))
                return tl::unexpected(Unfit::NoErrors);
            variance = sums.secondVariances / sums.second;  // one event of mean weight
        }
        result.smallFirst += n < 1 ? 1 : 0;
        result.smallSecond += variance > 0 && m * m / variance < 10 ? 1 : 0;
        double linear = 0, root = 0;
        const auto solve = [&] {
            linear = sums.second * m - sums.first * variance;
            root = std::sqrt(linear * linear + 4 * sums.second * sums.second * n * variance);
        };
        solve();
        // ROOT's way out where the likelihood has no maximum: one count more, until it has one.
        for (int tries = 0; linear + root == 0; ++tries) {
            if (tries > 1000 || !std::isfinite(root))
                return tl::unexpected(Unfit::BadNumbers);
            sums.first += 1;
            n += 1;
            solve();
        }
        const double p = (linear + root) / (2 * sums.second * sums.second);
        const double d1 = n - p * sums.first, d2 = m - p * sums.second;
        result.chi2 += d1 * d1 / (p * sums.first);
        if (variance > 0)
            result.chi2 += d2 * d2 / variance;
    }
    return {};
}

tl::expected<void, Unfit> weightedChi2(const BinView &first, const BinView &second, const Sums &sums,
                                       Chi2Result &result)
{
    for (size_t i = 0; i < first.size(); ++i) {
        const double n = first.contents[i], m = second.contents[i];
        const double v1 = first.variance(i), v2 = second.variance(i);
        if (isEmptyBin(n, m)) {
            --result.degreesOfFreedom;
            continue;
        }
        const double spread = sums.first * sums.first * v2 + sums.second * sums.second * v1;
        if (!(spread > 0))
            return tl::unexpected(Unfit::BinWithoutError);
        const double delta = sums.second * n - sums.first * m;
        result.chi2 += delta * delta / spread;
        result.smallFirst += v1 > 0 && n * n / v1 < 10 ? 1 : 0;
        result.smallSecond += v2 > 0 && m * m / v2 < 10 ? 1 : 0;
    }
    return {};
}

bool areNumbers(std::span<const double> numbers)
{
    return std::all_of(numbers.begin(), numbers.end(), [](double n) { return std::isfinite(n); });
}

bool isSound(const BinView &bins)
{
    const bool fits = !bins.contents.empty()
        && (bins.variances.empty() || bins.variances.size() == bins.contents.size())
        && (bins.edges.empty() || bins.edges.size() == bins.contents.size() + 1);
    const BinView::Flow flows[] = {bins.underflow, bins.overflow};
    return fits && areNumbers(bins.contents) && areNumbers(bins.variances) && areNumbers(bins.edges)
        && std::none_of(bins.variances.begin(), bins.variances.end(), [](double v) { return v < 0; })
        && std::all_of(std::begin(flows), std::end(flows), [](const BinView::Flow &flow) {
               return std::isfinite(flow.content) && std::isfinite(flow.variance) && flow.variance >= 0;
           });
}
}  // namespace

double BinView::variance(size_t bin) const
{
    return variances.empty() ? std::abs(contents[bin]) : variances[bin];
}

double BinView::sum() const
{
    double sum = 0;
    for (const double content : contents)
        sum += content;
    return sum;
}

double BinView::sumOfVariances() const
{
    double sum = 0;
    for (size_t i = 0; i < size(); ++i)
        sum += variance(i);
    return sum;
}

double BinView::effectiveEntries() const
{
    const double contents2 = sum() * sum(), all = sumOfVariances();
    return all > 0 ? contents2 / all : 0;
}

bool BinView::isUnweighted() const { return variances.empty() || std::abs(sum() - effectiveEntries()) < 1; }

tl::expected<void, Unfit> sameBins(const BinView &first, const BinView &second)
{
    if (!isSound(first) || !isSound(second))
        return tl::unexpected(Unfit::BadNumbers);
    if (first.size() != second.size())
        return tl::unexpected(Unfit::DifferentBins);
    if (first.edges.empty() || second.edges.empty())
        return {};
    for (size_t i = 0; i <= first.size(); ++i) {
        const size_t bin = std::min(i, first.size() - 1);
        const double width = std::abs(first.edges[bin + 1] - first.edges[bin]);
        if (!(std::abs(first.edges[i] - second.edges[i]) <= kSameEdge * width))
            return tl::unexpected(Unfit::DifferentBins);
    }
    return {};
}

tl::expected<Chi2Result, Unfit> chi2Test(const BinView &first, const BinView &second, Chi2Mode mode)
{
    if (const auto same = sameBins(first, second); !same)
        return tl::unexpected(same.error());
    if (mode == Chi2Mode::Auto)
        mode = !first.isUnweighted() ? Chi2Mode::Weighted
            : !second.isUnweighted() ? Chi2Mode::Mixed
                                     : Chi2Mode::Unweighted;
    const bool rescaled = mode == Chi2Mode::Rescaled;
    const Sums sums = sumsOf(first, second, rescaled);
    if (rescaled && (sums.firstVariances <= 0 || sums.secondVariances <= 0))
        return tl::unexpected(Unfit::NoErrors);
    if (sums.first == 0)
        return tl::unexpected(Unfit::FirstEmpty);
    if (sums.second == 0)
        return tl::unexpected(Unfit::SecondEmpty);
    if (mode == Chi2Mode::Weighted && sums.firstVariances <= 0 && sums.secondVariances <= 0)
        return tl::unexpected(Unfit::NoErrors);
    Chi2Result result;
    result.mode = mode;
    result.degreesOfFreedom = int(first.size()) - 1;
    tl::expected<void, Unfit> done;
    if (mode == Chi2Mode::Weighted)
        done = weightedChi2(first, second, sums, result);
    else if (mode == Chi2Mode::Mixed)
        done = mixedChi2(first, second, sums, result);
    else
        countsChi2(first, second, sums, rescaled, result);
    if (!done)
        return tl::unexpected(done.error());
    if (result.degreesOfFreedom <= 0)
        return tl::unexpected(Unfit::TooFewBins);
    if (!std::isfinite(result.chi2) || result.chi2 < 0)
        return tl::unexpected(Unfit::BadNumbers);
    result.probability = chi2Probability(result.chi2, result.degreesOfFreedom);
    return result;
}

tl::expected<KolmogorovResult, Unfit> kolmogorovTest(const BinView &first, const BinView &second,
                                                     KolmogorovOptions options)
{
    if (const auto same = sameBins(first, second); !same)
        return tl::unexpected(same.error());
    Sums sums;
    const auto add = [&sums](double n, double v1, double m, double v2) {
        sums.first += n;
        sums.firstVariances += v1;
        sums.second += m;
        sums.secondVariances += v2;
    };
    for (size_t i = 0; i < first.size(); ++i)
        add(first.contents[i], first.variance(i), second.contents[i], second.variance(i));
    if (options.underflow)
        add(first.underflow.content, first.underflow.variance, second.underflow.content,
            second.underflow.variance);
    if (options.overflow)
        add(first.overflow.content, first.overflow.variance, second.overflow.content,
            second.overflow.variance);
    if (sums.first == 0)
        return tl::unexpected(Unfit::FirstEmpty);
    if (sums.second == 0)
        return tl::unexpected(Unfit::SecondEmpty);
    KolmogorovResult result;
    result.firstEntries = sums.firstVariances > 0 ? sums.first * sums.first / sums.firstVariances : 0;
    result.secondEntries = sums.secondVariances > 0 ? sums.second * sums.second / sums.secondVariances : 0;
    if (result.firstEntries == 0 && result.secondEntries == 0)
        return tl::unexpected(Unfit::NoErrors);
    double one = 0, two = 0;
    const auto step = [&](double n, double m) {
        one += n / sums.first;
        two += m / sums.second;
        result.distance = std::max(result.distance, std::abs(one - two));
    };
    if (options.underflow)
        step(first.underflow.content, second.underflow.content);
    for (size_t i = 0; i < first.size(); ++i)
        step(first.contents[i], second.contents[i]);
    if (options.overflow)
        step(first.overflow.content, second.overflow.content);
    const double e1 = result.firstEntries, e2 = result.secondEntries;
    result.z = result.distance * std::sqrt(e1 == 0 ? e2 : e2 == 0 ? e1 : e1 * e2 / (e1 + e2));
    result.probability = kolmogorovProbability(result.z);
    if (options.normalisation && e1 > 0 && e2 > 0) {
        // Fisher's product of two independent probabilities.
        const double product = result.probability * chi2Probability((e1 - e2) * (e1 - e2) / (e1 + e2), 1);
        result.probability = product > 0 ? product * (1 - std::log(product)) : 0;
    }
    return result;
}

double chi2Probability(double chi2, int degreesOfFreedom)
{
    if (degreesOfFreedom <= 0 || !(chi2 >= 0))
        return 0;
    return upperIncompleteGamma(0.5 * degreesOfFreedom, 0.5 * chi2);
}

double kolmogorovProbability(double z)
{
    const double u = std::abs(z);
    if (u < 0.2)
        return 1;
    if (u < 0.755) {
        const double v = std::numbers::pi * std::numbers::pi / (8 * u * u);
        const double sum = std::exp(-v) + std::exp(-9 * v) + std::exp(-25 * v);
        return 1 - std::sqrt(2 * std::numbers::pi) / u * sum;
    }
    if (!(u < 6.8116))
        return 0;
    double sum = 0;
    const int terms = std::max(1, int(std::lround(3 / u)));
    for (int j = 1; j <= terms; ++j)
        sum += (j % 2 == 1 ? 1 : -1) * std::exp(-2.0 * j * j * u * u);
    return 2 * sum;
}

}  // namespace shiftdeck
