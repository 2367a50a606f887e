// The one place where rows of grid jobs, jobs and claims are born: first attempts, retries and merges.
// Internal to models/production.
#pragma once

#include "models/production/jobmaking.h"

namespace shiftdeck {

constexpr int kMaxUnitsPerJob = 2000;  // a job report has at most 10,000 entries

struct NewJob {
    PlannedJob planned;
    MergeId merge;  // valid: an attempt at this merge, without units
};

// All of one kind, in grid jobs of at most kJobsPerGridJob, in one transaction. Conflict when a unit is not
// ready any more or the request may have no jobs.
Result<QList<JobId>> makeGridJobs(Database &db, RequestId request, const QList<NewJob> &jobs, bool retry,
                                  const Actor &actor);

}  // namespace shiftdeck
