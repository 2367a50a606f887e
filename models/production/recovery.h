// Recovery: which failed attempts may be tried again, which units that takes, and why each is safe.
//
// A unit is taken only when it is neither credited, nor in an open attempt, nor signed off; the ledger is
// asked again in the transaction that makes the retry (rule 6 of the handbook).
#pragma once

#include "models/production/jobmaking.h"

namespace shiftdeck {

struct RecoveryItem {
    JobId job;                // the failed attempt
    RequestId request;
    QString what;             // "job 17 (run 148058, early-end)"
    MergeId merge;            // for an attempt at a merge, which has no units
    QList<UnitId> units;      // to be tried again
    qint64 run = 0, events = 0;
    int attempt = 1;          // of the attempt to be made
    bool included = false;
    QString why;              // why it is safe, or why it is left out
};

struct RecoveryPlan {
    QList<RecoveryItem> items;
    int jobs = 0;             // included
    qint64 units = 0, events = 0;
};

enum class RecoveryScope {
    RetryHelps,   // only failure classes where trying again can help, within max_attempts
    Everything,   // a person says so: also classes that need a repair first, and beyond max_attempts
};

Result<RecoveryPlan> planRecovery(Database &db, const QList<JobId> &jobs, RecoveryScope scope);
// All failed and cancelled attempts of these requests that have no retry yet.
Result<QList<JobId>> failedJobs(Database &db, const QList<RequestId> &requests);
// Makes the retries, supersedes the old attempts and their outputs, in one transaction. Conflict, and nothing
// is made, when the ledger no longer allows one of the included items.
Result<QList<JobId>> makeRecovery(Database &db, const RecoveryPlan &plan, const Actor &actor);

// Cancels pending jobs at once and asks the agent to cancel the others at their endpoint.
// Answers how many were cancelled now and how many are being asked for.
struct CancelCount { int now = 0; int asked = 0; };
Result<CancelCount> cancelJobs(Database &db, const QList<JobId> &jobs, const Actor &actor);

}  // namespace shiftdeck
