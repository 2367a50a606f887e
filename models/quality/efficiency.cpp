#include "models/quality/efficiency.h"

#include "models/quality/histogramstatistics.h"
#include "models/quality/quantiles.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
bool isWhole(double value) { return value == std::floor(value); }

// How many standard deviations a central interval of this level reaches: erf(z / sqrt 2) = level, and
// erf^2(t) = P(1/2, t^2).
double deviations(double level) { return std::sqrt(2 * gammaQuantile(level, 0.5)); }

bool sameBins(const HistogramAxis &a, const HistogramAxis &b)
{
    return a.bins == b.bins && a.low == b.low && a.high == b.high && a.edges == b.edges;
}
}  // namespace

EfficiencyPoint clopperPearson(double passed, double total, double confidenceLevel)
{
    EfficiencyPoint point;
    if (!(total > 0) || !(passed >= 0) || passed > total)
        return point;
    const double outside = (1 - confidenceLevel) / 2;
    point.empty = false;
    point.value = passed / total;
    point.low = passed == 0 ? 0 : betaQuantile(outside, passed, total - passed + 1);
    point.high = passed == total ? 1 : betaQuantile(1 - outside, passed + 1, total - passed);
    return point;
}

EfficiencyPoint efficiencyAt(const Efficiency &e, int cell)
{
    const double passed = e.passed.contents.at(cell), total = e.total.contents.at(cell);
    const double total2 = e.total.squares.isEmpty() ? total : e.total.squares.at(cell);
    if (isWhole(passed) && isWhole(total) && total2 == total)
        return clopperPearson(passed, total, e.confidenceLevel);
    EfficiencyPoint point;
    if (!(total > 0) || !std::isfinite(passed))
        return point;
    const double passed2 = e.passed.squares.isEmpty() ? passed : e.passed.squares.at(cell);
    point.empty = false;
    point.value = passed / total;
    const double variance =
        (passed2 * (1 - 2 * point.value) + total2 * point.value * point.value) / (total * total);
    const double half = deviations(e.confidenceLevel) * std::sqrt(std::max(0.0, variance));
    point.low = std::max(0.0, point.value - half);
    point.high = std::min(1.0, point.value + half);
    return point;
}

Result<> checkEfficiency(const Efficiency &e)
{
    SD_CHECK(checkHistogram(e.passed));
    SD_CHECK(checkHistogram(e.total));
    const QString context = QStringLiteral("efficiency \"%1\"").arg(e.name.left(200));
    if (e.passed.dimension != e.total.dimension || !sameBins(e.passed.x, e.total.x)
        || (e.total.dimension > 1 && !sameBins(e.passed.y, e.total.y))
        || (e.total.dimension > 2 && !sameBins(e.passed.z, e.total.z)))
        return fail(ErrorCode::InvalidInput, context, QStringLiteral("passed and total have different axes"));
    if (e.passed.isProfile() || e.total.isProfile())
        return fail(ErrorCode::InvalidInput, context, QStringLiteral("passed or total is a profile"));
    if (!(e.confidenceLevel > 0 && e.confidenceLevel < 1))
        return fail(ErrorCode::InvalidInput, context,
                    QStringLiteral("its confidence level is not between 0 and 1"));
    return {};
}

}  // namespace shiftdeck
