// When will it be done? An estimate from what was done lately, with an interval and its basis.
//
// Any thread; a pure function. Cost: O(n) in the points, O(kSlices^2) for the slopes.
//
// Formula. The curve "done so far over time" is read at kSlices + 1 equally spaced moments of a recent
// window:
//   window = max(5 min, a quarter of the time since the first progress), at most 6 h, at most all there is.
// Each pair of moments that lie at least a third of the window apart gives a slope. Their median is the rate
// (Theil and Sen's slope: a burst or a pause of up to about a quarter of the window moves it little), their
// 10 % and 90 % quantiles are the interval of the rate. What is left, divided by these, is the time left.
// Source: P. K. Sen, Journal of the American Statistical Association 63 (1968) 1379.
#pragma once

#include "models/core/clock.h"

#include <QList>

#include <optional>

namespace shiftdeck {

// `done` in total (events, say) up to `at`; sorted by time, never falling.
struct EtaPoint {
    TimeMs at = 0;
    qint64 done = 0;
};

struct EtaConfig {
    TimeMs shortestWindow = 5 * 60'000;
    TimeMs longestWindow = 6 * 3'600'000;
    TimeMs shortestBasis = 30'000;   // less time since the first progress than this says nothing
    // No progress for this long, and for five times the longest usual pause (the 90 % quantile of the pauses
    // between steps of progress): stalled.
    TimeMs shortestStall = 120'000;
};

struct Eta {
    enum State {
        Nothing,   // nothing is expected: there is no total to reach
        Done,      // everything expected is done
        NoBasis,   // too little was done yet to say
        Stalled,   // something was done, but nothing since `since`
        Estimate,
    };
    State state = Nothing;
    qint64 remaining = 0;            // expected less done, never negative
    TimeMs since = 0;                // time of the last progress; 0: none yet
    // Estimate (the rates also when Stalled, of the window before the stall: 0 when unknown):
    TimeMs window = 0;               // that the rate rests on
    double rate = 0.0;               // per second
    double rateLow = 0.0, rateHigh = 0.0;
    TimeMs left = 0, leftLow = 0;    // left: by `rate`; leftLow: by rateHigh
    std::optional<TimeMs> leftHigh;  // by rateLow; none when that is zero: no upper bound
};

// `points` may be empty. `expected` <= 0 means that no total is known.
Eta estimateEta(const QList<EtaPoint> &points, qint64 expected, TimeMs now, const EtaConfig &config = {});

}  // namespace shiftdeck
