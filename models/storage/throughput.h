// What each site does for a campaign: events and jobs per time. Read-only; any Database.
//
// From the steps of progress, O(rows of progress of the campaign); the efficiency from the newest jobs of a
// site alone. A request belongs to the site that holds it; once it has work it keeps it.
#pragma once

#include "models/storage/queries.h"

namespace shiftdeck {

struct SiteThroughput {
    SiteId id;
    QString site;
    QList<ProgressPoint>
        steps;  // what happened in each step, in order; `at` is its end, empty ones are left out
    ProgressPoint all, lately;  // sums: ever, and in the kLately before `now`
    TimeMs firstAt = 0, lastAt = 0;  // of its progress
    // CPU time per time on the node of its newest processing jobs that are done, of any campaign; none: not
    // known.
    std::optional<double> cpuEfficiency;
    qint64 efficiencyJobs = 0;  // so many
};

inline constexpr TimeMs kLately = 24 * 3'600'000;
inline constexpr int kEfficiencyJobs = 2000;

struct Throughput {
    TimeMs stepMs = 0;
    QList<SiteThroughput> sites;  // by name
};

Result<Throughput> siteThroughput(Database &db, CampaignId campaign, int points, TimeMs now);

}  // namespace shiftdeck
