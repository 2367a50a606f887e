// "Its site takes no new jobs" and "its site lacks the software for it", in SQL: `r` is the request there.
// Each reads entries of a small index.
#pragma once

#include <QLatin1StringView>

namespace shiftdeck {

inline constexpr QLatin1StringView kSiteIsDrained{
    "EXISTS (SELECT 1 FROM site_drains y WHERE y.site_id = r.site_id AND y.lifted_at IS NULL)"};

// The application of its step, or one that merges its outputs, is known to be absent.
inline constexpr QLatin1StringView kReleaseIsAbsent{
    "EXISTS (SELECT 1 FROM site_releases y WHERE y.site_id = r.site_id AND y.state = 'absent'"
    " AND y.release = r.release AND (y.step = r.step OR EXISTS (SELECT 1 FROM streams x"
    " WHERE x.request_id = r.id AND x.merge_step = y.step)))"};

}  // namespace shiftdeck
