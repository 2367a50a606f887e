// "Its site takes no new jobs", "its site lacks the software for it" and "its site must be certified for it,
// and is not", in SQL: `r` is the request there. Each reads entries of a small index.
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

// A trial is how it becomes so.
inline constexpr QLatin1StringView kSiteIsUncertified{
    "(EXISTS (SELECT 1 FROM certification_duties y WHERE y.site_id = r.site_id AND y.lifted_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM site_trials y WHERE y.request_id = r.id)"
    " AND coalesce((SELECT y.verdict FROM site_certifications y WHERE y.site_id = r.site_id"
    " AND y.step = r.step AND y.release = r.release ORDER BY y.id DESC LIMIT 1), '') <> 'good')"};

}  // namespace shiftdeck
