// Whether a milestone will be met: what is done so far against a target and its date.
//
// Any thread; a pure function. Cost: that of one estimate (models/core/eta.h).
//
//   reached       the target was there before the date
//   reached late  after it
//   late          the date is over, or the estimate says a later one
//   at risk       the estimate is before the date and its interval reaches beyond it, or nothing goes on
//   on time       the whole interval is before the date
//   unknown       there is no estimate yet, or no total to reach
#pragma once

#include "models/core/etabacktest.h"
#include "models/core/vocabulary.h"

namespace shiftdeck {

enum class MilestoneState { Reached, ReachedLate, OnTime, AtRisk, Late, Unknown };
namespace words {
template <>
struct Table<MilestoneState> {
    static constexpr std::array list{W("reached"), W("reached late"), W("on time"),
                                     W("at risk"), W("late"),         W("unknown")};
};
}  // namespace words

struct Forecast {
    MilestoneState state = MilestoneState::Unknown;
    qint64 done = 0, target = 0;
    std::optional<TimeMs> at;  // reached then, or expected then
    std::optional<TimeMs> low, high;  // of what is expected; no high: no bound
    Eta eta;
    // How much after the date, negative when before; by `at`, or by the time that has passed.
    std::optional<TimeMs> slip;
};

// `points` as estimateEta() wants them; `target` <= 0 means that no total is known.
Forecast forecastOf(const QList<EtaPoint> &points, qint64 target, TimeMs due, TimeMs now,
                    const EtaExperience &experience);

}  // namespace shiftdeck
