// Numbers, sizes and times as a person reads them. Any thread; pure functions of their arguments
// (times of day are shown in the local time zone).
#pragma once

#include "models/core/clock.h"

#include <QString>

#include <optional>

namespace shiftdeck::format {

// "1 234 567" with narrow no-break spaces; four digits stay together.
QString number(qint64 value);
QString number(const std::optional<qint64> &value);  // empty when there is none
// "12.3 MiB"
QString bytes(qint64 value);
// "0.0 %" to "100.0 %"; 100 only when nothing is missing, 0 only when nothing is there.
QString percent(double fraction);
// "850 ms", "12 s", "3 min 20 s", "2 h 05 min", "3 d 4 h"
QString span(qint64 milliseconds);
// "12 s ago"; "just now" below a second
QString age(TimeMs at, TimeMs now);
// "2011-05-01 12:30:05"; empty for 0
QString time(TimeMs at);
QString time(const std::optional<TimeMs> &at);
// "2011-05-01 12:30:05 UTC": for tool tips
QString timeUtc(TimeMs at);

}  // namespace shiftdeck::format
