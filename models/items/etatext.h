// Estimates in sentences: the same in the window, in reports and in prodctl. Any thread; pure functions.
#pragma once

#include "models/core/etabacktest.h"

#include <QString>

namespace shiftdeck {

// Estimates are not to the second: "12 min", "2 h 10 min", "3 days".
QString roughSpan(TimeMs span);
// "310 events/s", "72 events/h"
QString eventRate(double perSecond);
// "8 min to 19 min", "at least 8 min"; empty when both ends look the same.
QString intervalText(const Eta &eta);
// "About 12 min left (8 min to 19 min), at 310 events/s over the last 5 min." and what is said instead of it.
// Of an estimate alone; whether anything can still go on is for the caller to know.
QString estimateText(const Eta &eta, TimeMs now);

// "In 51 of 60 estimates for 20 finished requests, at 25, 50 and 75 %, the end was inside the interval."
// `areCampaigns`: the histories are campaigns, and not requests.
QString scoreText(const EtaScore &score, bool areCampaigns);

}  // namespace shiftdeck
