#include "models/storage/throughput.h"

namespace shiftdeck {

namespace {
constexpr qint64 kBucketMs = 10'000;

const QString kFrom = QStringLiteral(
    " FROM requests r JOIN progress p ON p.request_id = r.id WHERE r.campaign_id = ? AND r.test = 0"
    " AND r.site_id IS NOT NULL");
const QString kSums = QStringLiteral("sum(p.events), sum(p.units), sum(p.jobs_done), sum(p.jobs_failed)");

ProgressPoint pointOf(const Row &row, int column, TimeMs at)
{
    return {at, row.integer(column), row.integer(column + 1), row.integer(column + 2),
            row.integer(column + 3)};
}

void add(ProgressPoint &sum, const ProgressPoint &step)
{
    sum.at = std::max(sum.at, step.at);
    sum.events += step.events;
    sum.units += step.units;
    sum.jobsDone += step.jobsDone;
    sum.jobsFailed += step.jobsFailed;
}

Result<> fillEfficiency(Database &db, SiteThroughput &site)
{
    struct Use {
        qint64 cpu = 0, wall = 0, jobs = 0;
    };
    const auto useOf = [](const Row &row) { return Use{row.integer(0), row.integer(1), row.integer(2)}; };
    SD_TRY(const auto use,
           db.first(QStringLiteral(
                        "SELECT sum(j.cpu_ms), sum(j.ended_at - j.started_at), count(*) FROM (SELECT kind,"
                        " cpu_ms, started_at, ended_at FROM jobs WHERE site_id = ? AND status = 'done'"
                        " ORDER BY id DESC LIMIT ?) AS j WHERE j.kind = 'process' AND j.cpu_ms IS NOT NULL"
                        " AND j.started_at IS NOT NULL AND j.ended_at > j.started_at"),
                    {site.id.value(), kEfficiencyJobs}, useOf));
    if (use && use->wall > 0) {
        site.cpuEfficiency = double(use->cpu) / double(use->wall);
        site.efficiencyJobs = use->jobs;
    }
    return {};
}
}  // namespace

Result<Throughput> siteThroughput(Database &db, CampaignId campaign, int points, TimeMs now)
{
    return snapshot(db, [&]() -> Result<Throughput> {
        Throughput result;
        const auto rangeOf = [](const Row &row) { return std::pair(row.maybeInteger(0), row.integer(1)); };
        SD_TRY(const auto range,
               db.first(QStringLiteral("SELECT min(p.bucket), max(p.bucket)") + kFrom, {campaign.value()},
                        rangeOf));
        if (!range || !range->first)
            return result;
        const qint64 first = *range->first;
        const qint64 width = (range->second - first) / std::max(points, 1) + 1;
        result.stepMs = width * kBucketMs;
        const auto siteOf = [](const Row &row) {
            SiteThroughput site;
            site.id = row.id<SiteId>(0);
            site.site = row.text(1);
            return site;
        };
        SD_TRY(result.sites,
               db.list(QStringLiteral(
                           "SELECT s.id, s.name FROM sites s WHERE s.id IN (SELECT r.site_id FROM requests r"
                           " WHERE r.campaign_id = ? AND r.test = 0) ORDER BY s.name"),
                       {campaign.value()}, siteOf));
        const auto stepOf = [&](const Row &row) {
            return std::pair(row.id<SiteId>(0),
                             pointOf(row, 2, (first + (row.integer(1) + 1) * width) * kBucketMs));
        };
        SD_TRY(const auto steps,
               db.list(QStringLiteral("SELECT r.site_id, (p.bucket - ?) / ? AS step, ") + kSums + kFrom
                           + QStringLiteral(" GROUP BY 1, 2 ORDER BY 1, 2"),
                       {first, width, campaign.value()}, stepOf));
        const auto latelyOf = [](const Row &row) { return std::pair(row.id<SiteId>(0), pointOf(row, 1, 0)); };
        SD_TRY(const auto lately,
               db.list(QStringLiteral("SELECT r.site_id, ") + kSums + kFrom
                           + QStringLiteral(" AND p.bucket >= ? GROUP BY 1"),
                       {campaign.value(), (now - kLately) / kBucketMs}, latelyOf));
        for (SiteThroughput &site : result.sites) {
            for (const auto &[id, step] : steps) {
                if (id != site.id)
                    continue;
                site.steps.append(step);
                add(site.all, step);
            }
            for (const auto &[id, sum] : lately)
                if (id == site.id)
                    site.lately = sum;
            if (!site.steps.isEmpty()) {
                site.firstAt = site.steps.first().at - result.stepMs;
                site.lastAt = std::min(site.steps.last().at, now);
            }
            SD_CHECK(fillEfficiency(db, site));
        }
        return result;
    });
}

}  // namespace shiftdeck
