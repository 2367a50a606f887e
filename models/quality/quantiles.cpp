#include "models/quality/quantiles.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shiftdeck {

namespace {
constexpr double kTiny = 1e-300;
constexpr double kPrecision = 1e-16;
// The fraction needs about sqrt(a + b) terms; more than these are needed only beyond 10^9 entries.
constexpr int kMaxTerms = 100'000;

double awayFromZero(double value) { return std::abs(value) < kTiny ? kTiny : value; }

// lgamma() writes to a global variable, this one does not.
double logGamma(double value)
{
    int sign = 0;
    return lgamma_r(value, &sign);
}

// By the method of Lentz (Appl. Opt. 15 (1976) 668).
double betaFraction(double x, double a, double b)
{
    double c = 1, d = 1 / awayFromZero(1 - (a + b) * x / (a + 1)), value = d;
    for (int m = 1; m < kMaxTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / awayFromZero(1 + even * d);
        c = awayFromZero(1 + even / c);
        value *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / awayFromZero(1 + odd * d);
        c = awayFromZero(1 + odd / c);
        value *= c * d;
        if (std::abs(c * d - 1) < kPrecision)
            break;
    }
    return value;
}

double gammaFront(double a, double x) { return std::exp(a * std::log(x) - x - logGamma(a)); }

// P(a, x), for x below a + 1.
double gammaSeries(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int n = 1; n < kMaxTerms && term > sum * kPrecision; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return std::min(1.0, gammaFront(a, x) * sum);
}

// 1 - P(a, x), for x above a + 1.
double gammaFraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / kTiny, d = 1 / b, fraction = d;
    for (int n = 1; n < kMaxTerms; ++n) {
        const double factor = -n * (n - a);
        b += 2;
        d = 1 / awayFromZero(factor * d + b);
        c = awayFromZero(b + factor / c);
        fraction *= c * d;
        if (std::abs(c * d - 1) < kPrecision)
            break;
    }
    return gammaFront(a, x) * fraction;
}

// The x in [low, high] where the rising `function` reaches `wanted`.
template <typename Function>
double bisect(double low, double high, double wanted, Function function)
{
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (low + high);
        if (middle <= low || middle >= high)
            break;
        (function(middle) < wanted ? low : high) = middle;
    }
    return 0.5 * (low + high);
}
}  // namespace

double incompleteBeta(double x, double a, double b)
{
    if (!(a > 0) || !(b > 0) || std::isnan(x))
        return std::numeric_limits<double>::quiet_NaN();
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const double front =
        std::exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * std::log(x) + b * std::log1p(-x));
    if (x < (a + 1) / (a + b + 2))
        return std::min(1.0, front * betaFraction(x, a, b) / a);
    return std::max(0.0, 1 - front * betaFraction(1 - x, b, a) / b);
}

double incompleteGamma(double a, double x)
{
    if (!(a > 0) || !(x >= 0))
        return std::numeric_limits<double>::quiet_NaN();
    if (x == 0)
        return 0;
    return x < a + 1 ? gammaSeries(a, x) : std::clamp(1 - gammaFraction(a, x), 0.0, 1.0);
}

double upperIncompleteGamma(double a, double x)
{
    if (!(a > 0) || !(x >= 0))
        return std::numeric_limits<double>::quiet_NaN();
    if (x == 0 || std::isinf(x))
        return x == 0 ? 1 : 0;
    return x < a + 1 ? std::max(0.0, 1 - gammaSeries(a, x)) : std::clamp(gammaFraction(a, x), 0.0, 1.0);
}

double betaQuantile(double probability, double a, double b)
{
    return bisect(0, 1, probability, [a, b](double x) { return incompleteBeta(x, a, b); });
}

double gammaQuantile(double probability, double a)
{
    double high = a + 1;
    while (incompleteGamma(a, high) < probability && high < 1e300)
        high *= 2;
    return bisect(0, high, probability, [a](double x) { return incompleteGamma(a, x); });
}

}  // namespace shiftdeck
