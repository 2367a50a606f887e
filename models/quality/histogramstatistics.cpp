#include "models/quality/histogramstatistics.h"

#include "models/quality/quantiles.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
Result<> wrong(const Histogram &histogram, const QString &why)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("histogram \"%1\"").arg(histogram.name.left(200)),
                why);
}

Result<> checkAxis(const Histogram &histogram, const HistogramAxis &axis, char letter)
{
    const QString which = QStringLiteral("the %1 axis").arg(QLatin1Char(letter));
    if (axis.bins < 1)
        return wrong(histogram, QStringLiteral("%1 has %2 bins").arg(which).arg(axis.bins));
    if (!axis.edges.isEmpty() && axis.edges.size() != qsizetype(axis.bins) + 1)
        return wrong(
            histogram,
            QStringLiteral("%1 has %2 bins but %3 edges").arg(which).arg(axis.bins).arg(axis.edges.size()));
    for (qsizetype i = 1; i < axis.edges.size(); ++i)
        if (!(axis.edges.at(i - 1) < axis.edges.at(i)))
            return wrong(histogram,
                         QStringLiteral("the edges of %1 do not ascend at bin %2").arg(which).arg(i));
    if (!std::isfinite(axis.low) || !std::isfinite(axis.high))
        return wrong(histogram, QStringLiteral("the ends of %1 are no numbers").arg(which));
    return {};
}

Result<> checkLength(const Histogram &histogram, const char *what, qsizetype length, qint64 cells,
                     bool mayBeEmpty)
{
    if (length == cells || (mayBeEmpty && length == 0))
        return {};
    return wrong(histogram,
                 QStringLiteral("its axes have %1 cells, but there are %2 %3")
                     .arg(cells)
                     .arg(length)
                     .arg(QLatin1StringView(what)));
}

// The bins that statistics are made of, along one axis.
struct Span {
    int first = 0, last = 0;
};
Span span(const Histogram &histogram, const HistogramAxis &axis, bool used)
{
    if (!used)
        return {0, 0};
    if (axis.hasRange && axis.first >= 1 && axis.last >= axis.first && axis.last <= axis.bins)
        return {axis.first, axis.last};
    // 1 is "with flows"; 2, "not said", is without, as it is in ROOT unless a program says otherwise.
    return histogram.statOverflows == 1 && !axis.hasRange ? Span{0, axis.bins + 1} : Span{1, axis.bins};
}

HistogramSums sumsOfBins(const Histogram &h)
{
    HistogramSums s;
    const Span sx = span(h, h.x, true), sy = span(h, h.y, h.dimension > 1),
               sz = span(h, h.z, h.dimension > 2);
    for (int k = sz.first; k <= sz.last; ++k)
        for (int j = sy.first; j <= sy.last; ++j)
            for (int i = sx.first; i <= sx.last; ++i) {
                const int cell = h.cell(i, j, k);
                const double error = h.isProfile() ? 0 : binError(h, cell);
                const double w = h.isProfile() ? h.binEntries.at(cell) : h.contents.at(cell);
                const double x = h.x.center(i), y = h.dimension > 1 ? h.y.center(j) : 0;
                const double z = h.dimension > 2 ? h.z.center(k) : 0;
                s.w += w;
                s.w2 += !h.isProfile() ? error * error : h.binSquares.isEmpty() ? w : h.binSquares.at(cell);
                s.wx += w * x;
                s.wx2 += w * x * x;
                s.wy += w * y;
                s.wy2 += w * y * y;
                s.wxy += w * x * y;
                s.wz += w * z;
                s.wz2 += w * z * z;
                s.wxz += w * x * z;
                s.wyz += w * y * z;
                if (h.isProfile()) {
                    (h.dimension == 1 ? s.wy : s.wz) += h.contents.at(cell);
                    (h.dimension == 1 ? s.wy2 : s.wz2) += h.squares.at(cell);
                }
            }
    return s;
}

double profileError(const Histogram &h, int cell)
{
    const double sum = h.binEntries.at(cell);
    if (sum == 0)
        return 0;
    if (h.profileErrors == ProfileErrors::Gauss)
        return 1 / std::sqrt(sum);
    const double meanValue = h.contents.at(cell) / sum;
    const double spread = std::sqrt(std::abs(h.squares.at(cell) / sum - meanValue * meanValue));
    const double n = binEffectiveEntries(h, cell);
    if (h.profileErrors == ProfileErrors::Spread)
        return spread;
    if (h.profileErrors == ProfileErrors::SpreadOfIntegers && spread == 0)
        return 1 / std::sqrt(12 * n);
    return spread / std::sqrt(n);
}
}  // namespace

Result<> checkHistogram(const Histogram &h)
{
    if (h.dimension < 1 || h.dimension > 3)
        return wrong(h, QStringLiteral("it has %1 dimensions").arg(h.dimension));
    SD_CHECK(checkAxis(h, h.x, 'x'));
    if (h.dimension > 1)
        SD_CHECK(checkAxis(h, h.y, 'y'));
    if (h.dimension > 2)
        SD_CHECK(checkAxis(h, h.z, 'z'));
    // Stepwise in 64 bits: two axes of 2^31 bins just fit, three do not.
    const qint64 area = (qint64(h.x.bins) + 2) * (h.dimension > 1 ? qint64(h.y.bins) + 2 : 1);
    const qint64 depth = h.dimension > 2 ? qint64(h.z.bins) + 2 : 1;
    constexpr qint64 kMost = 0x7fffffff;
    if (area > kMost || area * depth > kMost)
        return wrong(h, QStringLiteral("its axes have more cells than can be counted"));
    const qint64 cells = area * depth;
    SD_CHECK(checkLength(h, "contents", h.contents.size(), cells, false));
    SD_CHECK(checkLength(h, "sums of squared weights", h.squares.size(), cells, !h.isProfile()));
    SD_CHECK(checkLength(h, "bin entries", h.binEntries.size(), h.isProfile() ? cells : 0, false));
    SD_CHECK(checkLength(h, "squared weights of bin entries", h.binSquares.size(), cells, true));
    return {};
}

double binEffectiveEntries(const Histogram &h, int cell)
{
    const double sum = h.binEntries.at(cell);
    if (h.binSquares.isEmpty())
        return sum;
    const double squares = h.binSquares.at(cell);
    return squares > 0 ? sum * sum / squares : 0;
}

double binContent(const Histogram &h, int cell)
{
    if (!h.isProfile())
        return h.contents.at(cell);
    return h.binEntries.at(cell) == 0 ? 0 : h.contents.at(cell) / h.binEntries.at(cell);
}

double binError(const Histogram &h, int cell)
{
    if (h.isProfile())
        return profileError(h, cell);
    return std::sqrt(h.squares.isEmpty() ? std::abs(h.contents.at(cell)) : h.squares.at(cell));
}

ErrorBar binErrorBar(const Histogram &h, int cell)
{
    const double error = binError(h, cell), content = h.contents.at(cell);
    const bool weighted = !h.squares.isEmpty() && h.sums.w != h.sums.w2;
    if (h.binErrors == BinErrors::Normal || h.isProfile() || weighted || !(content >= 0) || content > 1e9)
        return {error, error};
    const double outside = h.binErrors == BinErrors::Poisson2 ? 0.05 : 1 - 0.682689492;
    const double n = std::floor(content);
    return {n == 0 ? 0 : content - gammaQuantile(outside / 2, n),
            gammaQuantile(1 - outside / 2, n + 1) - content};
}

QList<double> binContents(const Histogram &h)
{
    if (!h.isProfile())
        return h.contents;
    QList<double> result(h.contents.size());
    for (int i = 0; i < result.size(); ++i)
        result[i] = binContent(h, i);
    return result;
}

QList<double> binVariances(const Histogram &h)
{
    if (!h.isProfile() && !h.squares.isEmpty())
        return h.squares;
    QList<double> result(h.contents.size());
    for (int i = 0; i < result.size(); ++i) {
        const double error = h.isProfile() ? profileError(h, i) : 0;
        result[i] = h.isProfile() ? error * error : std::abs(h.contents.at(i));
    }
    return result;
}

HistogramSums statistics(const Histogram &h)
{
    const bool range = h.x.hasRange || (h.dimension > 1 && h.y.hasRange) || (h.dimension > 2 && h.z.hasRange);
    const bool none = h.sums.w == 0 && (h.isProfile() || h.entries > 0);
    if (range || none)
        return sumsOfBins(h);
    HistogramSums result = h.sums;
    if (h.isProfile() && h.dimension == 1 && result.wy == 0 && result.wy2 == 0) {
        // Profiles before ROOT 5 kept no sums of the profiled quantity.
        const HistogramSums bins = sumsOfBins(h);
        result.wy = bins.wy;
        result.wy2 = bins.wy2;
    }
    return result;
}

double effectiveEntries(const Histogram &h)
{
    const HistogramSums s = statistics(h);
    return s.w2 == 0 ? std::abs(s.w) : s.w * s.w / s.w2;
}

double mean(const Histogram &h, Axis axis)
{
    const HistogramSums s = statistics(h);
    if (s.w == 0)
        return 0;
    return (axis == Axis::X ? s.wx : axis == Axis::Y ? s.wy : s.wz) / s.w;
}

double standardDeviation(const Histogram &h, Axis axis)
{
    const HistogramSums s = statistics(h);
    if (s.w == 0)
        return 0;
    const double first = (axis == Axis::X ? s.wx : axis == Axis::Y ? s.wy : s.wz) / s.w;
    const double second = (axis == Axis::X ? s.wx2 : axis == Axis::Y ? s.wy2 : s.wz2) / s.w;
    return std::sqrt(std::abs(second - first * first));
}

double meanError(const Histogram &h, Axis axis)
{
    const double n = effectiveEntries(h);
    return n > 0 ? standardDeviation(h, axis) / std::sqrt(n) : 0;
}

double integral(const Histogram &h)
{
    double sum = 0;
    for (int k = h.dimension > 2 ? 1 : 0; k <= (h.dimension > 2 ? h.z.bins : 0); ++k)
        for (int j = h.dimension > 1 ? 1 : 0; j <= (h.dimension > 1 ? h.y.bins : 0); ++j)
            for (int i = 1; i <= h.x.bins; ++i)
                sum += binContent(h, h.cell(i, j, k));
    return sum;
}

}  // namespace shiftdeck
