// Work units and jobs: what is to be processed, and in which portions.
//
// Unit ranges cover each valid input file of the request's dataset exactly once (the database refuses an
// overlap). Jobs take ready units, in run order; making a job claims its units in the same transaction.
// Cost: O(units of the request) to plan, one transaction to make; inserts are prepared statements.
#pragma once

#include "models/production/audit.h"
#include "models/storage/records.h"

#include <optional>

namespace shiftdeck {

// One job to be made: the units it would claim.
struct PlannedJob {
    QList<UnitId> units;
    qint64 run = 0;
    qint64 events = 0;
    JobId retryOf;           // the attempt it replaces
    int attempt = 1;
    std::optional<int> memoryMb{}, wallSeconds{};  // other limits than the request's
    QString avoidNodes{};    // comma separated
};

struct JobPlan {
    RequestId request;
    int unitsPerJob = 1;
    QList<PlannedJob> jobs;   // without unit ids while the units themselves are still to be made
    qint64 unitsMissing = 0;  // units that would be made first (the request has none yet)
    qint64 units = 0, events = 0;
    QString nothing;          // why there is nothing to do, when there is nothing
};

constexpr int kJobsPerGridJob = 500;

// Splits every input file by the request's rule; sets units_made and events_expected. Idempotent: answers
// how many units it made, 0 when they were there. Refused unless the request is staged or running, its
// dataset complete and every file of it valid.
Result<qint64> makeUnits(Database &db, RequestId request, const Actor &actor);
// The jobs that would be made for all ready units with no earlier attempt, `unitsPerJob` each (times
// split_size where the request is split by files, whose units are single files). Read-only; it may be asked
// before the units are made.
Result<JobPlan> planJobs(Database &db, RequestId request, int unitsPerJob);
// Makes the units where the plan says that they are missing, grid jobs of at most kJobsPerGridJob jobs, the
// jobs (pending, with a fresh token) and their claims. Moves staged -> running. All in one transaction: a
// unit that was taken in the meantime is Conflict, and nothing is made.
Result<QList<JobId>> makeJobs(Database &db, const JobPlan &plan, const Actor &actor);
// A new submission token: [a-z0-9-], unique; the request and job kind can be read from it.
QString newToken(RequestId request, JobKind kind);

}  // namespace shiftdeck
