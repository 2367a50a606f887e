#include "models/core/retentionband.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
constexpr double kSigmas = 3.0;

double rateOf(const RunCount &run)
{
    return static_cast<double>(std::min(run.kept, run.read)) / static_cast<double>(run.read);
}
}  // namespace

RateSpread rateSpread(const QList<RunCount> &runs)
{
    RateSpread spread;
    for (const RunCount &run : runs) {
        if (run.read <= 0)
            continue;
        ++spread.runs;
        spread.read += run.read;
        spread.kept += std::min(run.kept, run.read);
    }
    if (spread.runs == 0)
        return spread;
    const auto read = static_cast<double>(spread.read);
    const double pooled = static_cast<double>(spread.kept) / read;
    // Nothing or everything kept has a variance too: half an event more decides it.
    const double safe = (static_cast<double>(spread.kept) + 0.5) / (read + 1.0);
    const double variance = safe * (1.0 - safe);  // of one event
    double weights = 0.0, squares = 0.0, q = 0.0;
    for (const RunCount &run : runs) {
        if (run.read <= 0)
            continue;
        const double w = static_cast<double>(run.read) / variance;
        weights += w;
        squares += w * w;
        q += w * (rateOf(run) - pooled) * (rateOf(run) - pooled);
    }
    const double scale = weights - squares / weights;
    const double between = scale > 0.0 ? std::max(0.0, (q - (spread.runs - 1)) / scale) : 0.0;
    double sum = 0.0, mean = 0.0;
    for (const RunCount &run : runs) {
        if (run.read <= 0)
            continue;
        const double w = 1.0 / (variance / static_cast<double>(run.read) + between);
        sum += w;
        mean += w * rateOf(run);
    }
    spread.rate = mean / sum;
    spread.error = std::sqrt(1.0 / sum);
    spread.between = std::sqrt(between);
    return spread;
}

std::optional<RateBand> bandFor(const RateSpread &spread, qint64 read)
{
    if (!spread.isKnown() || read <= 0)
        return {};
    const auto n = static_cast<double>(read);
    // Where nothing or everything was kept before, some may be, by chance.
    const double p = std::clamp(spread.rate, 0.5 / (static_cast<double>(spread.read) + 1.0),
                                1.0 - 0.5 / (static_cast<double>(spread.read) + 1.0));
    const double half =
        kSigmas * std::sqrt(spread.between * spread.between + spread.error * spread.error + p * (1.0 - p) / n)
        + 1.0 / (2.0 * n);
    return RateBand{std::max(0.0, spread.rate - half), std::min(1.0, spread.rate + half)};
}

BandState bandState(const std::optional<RateBand> &band, qint64 read, qint64 kept)
{
    if (!band || read <= 0)
        return BandState::Unknown;
    const double rate = static_cast<double>(std::min(kept, read)) / static_cast<double>(read);
    return rate < band->low ? BandState::Below : rate > band->high ? BandState::Above : BandState::Inside;
}

}  // namespace shiftdeck
