// Spans of time in words, as people say them: "3 s", "2 min", "4 h 10 min", "3 d". Any thread; pure
// functions.
#pragma once

#include "models/core/clock.h"

#include <QString>

#include <optional>

namespace shiftdeck {

// The length of a span, its sign dropped: at most two units, the larger one first; "0 s" below a second.
QString timeSpan(TimeMs milliseconds);
// The whole seconds of it without loss, as parseSpan reads them: "1 h 30 min", "0 s". Never translated.
QString exactSpan(TimeMs milliseconds);
// "90 s", "5 min" (or "5 m"), "2 h", "1 h 30 min", "1d12h", "0"; none: no time, or longer than ten years.
std::optional<TimeMs> parseSpan(QStringView text);
// `then` as seen from `now`: "3 s ago", "just now" (within a second), "in 5 min".
QString timeAgo(TimeMs then, TimeMs now);
// An end as seen from `now`: "ends in 3 h 12 min", "ended 5 min ago", "ends now" (within a second).
QString endCountdown(TimeMs end, TimeMs now);
// "2011-05-01 12:30:05 UTC".
QString utcTime(TimeMs at);

}  // namespace shiftdeck
