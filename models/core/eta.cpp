#include "models/core/eta.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {

constexpr int kSlices = 24;
constexpr int kPausesToStall = 5;
constexpr double kLongestLeftMs = 1e15;  // beyond any schedule; keeps the arithmetic in range

// The curve between two steps of progress is taken as straight: work goes on while nothing is credited.
double valueAt(const QList<EtaPoint> &points, TimeMs at)
{
    const auto after = std::upper_bound(points.begin(), points.end(), at,
                                        [](TimeMs time, const EtaPoint &point) { return time < point.at; });
    if (after == points.begin())
        return double(points.first().done);
    if (after == points.end())
        return double(points.last().done);
    const EtaPoint &before = *(after - 1);
    const double part = double(at - before.at) / double(after->at - before.at);
    return double(before.done) + part * double(after->done - before.done);
}

// `sorted` is not empty; linear between neighbours.
double quantile(const QList<double> &sorted, double q)
{
    const double place = q * double(sorted.size() - 1);
    const auto low = qsizetype(std::floor(place));
    const auto high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - double(low)) * (sorted[high] - sorted[low]);
}

// The points where something was done, and before them the last moment at which nothing was.
QList<EtaPoint> stepsOfProgress(const QList<EtaPoint> &points, TimeMs now)
{
    QList<EtaPoint> steps;
    for (const EtaPoint &point : points) {
        if (point.at > now)
            break;
        if (steps.isEmpty()) {
            steps.append(point);
        } else if (point.done > steps.last().done) {
            steps.append(point);
        } else if (steps.size() == 1) {
            steps.first().at = point.at;  // waiting for the first job is no basis for a rate
        }
    }
    return steps;
}

bool hasStalled(const QList<EtaPoint> &steps, TimeMs now, const EtaConfig &config)
{
    QList<double> pauses;
    for (qsizetype i = 1; i < steps.size(); ++i)
        pauses.append(double(steps[i].at - steps[i - 1].at));
    std::sort(pauses.begin(), pauses.end());
    const double usual = pauses.isEmpty() ? 0.0 : quantile(pauses, 0.9);
    return double(now - steps.last().at) > std::max(double(config.shortestStall), kPausesToStall * usual);
}

TimeMs timeFor(double amount, double perSecond)
{
    return TimeMs(std::llround(std::min(amount / perSecond * 1000.0, kLongestLeftMs)));
}

// Rate and its interval over the window that ends at `end`.
void fillRates(Eta &eta, const QList<EtaPoint> &steps, TimeMs end, const EtaConfig &config)
{
    const TimeMs all = end - steps.first().at;
    eta.window = std::min(all, std::clamp(all / 4, config.shortestWindow, config.longestWindow));
    if (eta.window < kSlices)
        return;
    const TimeMs start = end - eta.window;
    double values[kSlices + 1];
    for (int i = 0; i <= kSlices; ++i)
        values[i] = valueAt(steps, start + eta.window * i / kSlices);
    QList<double> slopes;
    const double sliceSeconds = double(eta.window) / 1000.0 / kSlices;
    for (int i = 0; i <= kSlices; ++i)
        for (int j = i + kSlices / 3; j <= kSlices; ++j)
            slopes.append((values[j] - values[i]) / (sliceSeconds * (j - i)));
    std::sort(slopes.begin(), slopes.end());
    eta.rate = quantile(slopes, 0.5);
    eta.rateLow = quantile(slopes, 0.1);
    eta.rateHigh = quantile(slopes, 0.9);
}

}  // namespace

Eta estimateEta(const QList<EtaPoint> &points, qint64 expected, TimeMs now, const EtaConfig &config)
{
    Eta eta;
    if (expected <= 0)
        return eta;
    const QList<EtaPoint> steps = stepsOfProgress(points, now);
    const qint64 done = steps.isEmpty() ? 0 : steps.last().done;
    eta.remaining = std::max<qint64>(0, expected - done);
    if (steps.size() > 1)
        eta.since = steps.last().at;
    if (eta.remaining == 0) {
        eta.state = Eta::Done;
        return eta;
    }
    eta.state = Eta::NoBasis;
    if (steps.size() < 3)
        return eta;
    if (hasStalled(steps, now, config)) {
        eta.state = Eta::Stalled;
        fillRates(eta, steps, steps.last().at, config);
        return eta;
    }
    if (now - steps.first().at < config.shortestBasis)
        return eta;
    // The time since the last step is part of the usual rhythm; counting it as a pause would make the
    // estimate swing with it. Only what exceeds the average pause counts.
    const TimeMs averagePause = (steps.last().at - steps.first().at) / (steps.size() - 1);
    const TimeMs end = std::max(steps.last().at, now - averagePause);
    fillRates(eta, steps, end, config);
    if (eta.rate <= 0.0)
        return eta;
    eta.state = Eta::Estimate;
    eta.left = timeFor(double(eta.remaining), eta.rate);
    eta.leftLow = timeFor(double(eta.remaining), eta.rateHigh);
    if (eta.rateLow > 0.0)
        eta.leftHigh = timeFor(double(eta.remaining), eta.rateLow);
    return eta;
}

}  // namespace shiftdeck
