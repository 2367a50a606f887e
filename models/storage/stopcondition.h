// "This request is stopped", in SQL, for every query that asks it: `r` is the request there. Reads one index
// entry of request_stops.
#pragma once

#include <QLatin1StringView>

namespace shiftdeck {

inline constexpr QLatin1StringView kIsStopped{
    "EXISTS (SELECT 1 FROM request_stops z WHERE z.request_id = r.id AND z.lifted_at IS NULL)"};

}  // namespace shiftdeck
