#include "models/storage/openwork.h"

#include "models/storage/database.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr TimeMs kMinute = 60'000, kHour = 60 * kMinute;
constexpr qint64 kFewest = 10;  // less says nothing about a pace
}  // namespace

Result<OpenWork> openWork(Database &db, SiteId site, TimeMs now)
{
    OpenWork work;
    SD_TRY(work.jobs,
           db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE site_id = ?"
                                     " AND status IN ('pending','submitting','submitted','running')"),
                      {site.value()}));
    if (work.jobs == 0)
        return work;
    struct Ended {
        qint64 count = 0;
        TimeMs first = 0;
    };
    SD_TRY(const auto ended,
           db.list(QStringLiteral("SELECT count(*), coalesce(min(q.ended_at), 0) FROM"
                                  " (SELECT j.ended_at FROM jobs j WHERE j.site_id = ? AND j.status = 'done'"
                                  " ORDER BY j.id DESC LIMIT 200) q WHERE q.ended_at >= ?"),
                   {site.value(), now - 6 * kHour}, [](const Row &row) {
                       return Ended{row.integer(0), row.integer(1)};
                   }));
    if (!ended.isEmpty() && ended.first().count >= kFewest) {
        const TimeMs span = std::max(now - ended.first().first, 10 * kMinute);
        work.jobsPerHour = static_cast<double>(ended.first().count) * kHour / static_cast<double>(span);
    }
    SD_TRY(const qint64 wall,
           db.integer(
               QStringLiteral(
                   "SELECT coalesce(max(r.wall_seconds), 0) FROM requests r WHERE r.site_id = ? AND EXISTS"
                   " (SELECT 1 FROM request_counters k WHERE k.request_id = r.id AND k.n > 0"
                   " AND k.kind IN ('job','merge')"
                   " AND k.status IN ('pending','submitting','submitted','running'))"),
               {site.value()}));
    work.wallSeconds = static_cast<int>(std::min<qint64>(wall, INT32_MAX));
    return work;
}

}  // namespace shiftdeck
