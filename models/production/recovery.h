// Recovery: which failed attempts may be tried again, which work units that takes, and why each is safe.
//
// A unit is taken only when it is neither credited, nor in an open attempt, nor signed off, and when no later
// attempt had it; the ledger is asked again in the transaction that makes the retry (rule 6 of the handbook).
// Cost of a plan: two statements per 500 attempts, O(units) time, about 100 bytes per unit; a plan takes at
// most kMostAttempts attempts and kMostUnits units and says how many attempts it left for the next one.
#pragma once

#include "models/production/jobmaking.h"
#include "models/production/rules.h"

namespace shiftdeck {

enum class UnitVerdict {
    Taken,         // free: neither credited, nor in an open attempt, nor signed off
    Credited,      // to `other`
    InOpenAttempt, // of `other`: an overlap, refused
    SignedOff,
    LaterAttempt,  // `other` had it after this one; its retry takes it
    TooOften,      // had as many attempts as the request allows; a person may still say so
    Waiting,       // the agent waits until `notBefore`
};

struct RecoveryUnit {
    UnitId unit;
    qint64 run = 0, first = 0, events = 0;
    UnitVerdict verdict = UnitVerdict::Taken;
    JobId other;
    int attempts = 0;
    TimeMs notBefore = 0;
};
// Why it is in, or why not: one sentence.
QString reasonOf(const RecoveryUnit &unit);

struct RecoveryItem {
    JobId job;                // the failed attempt
    RequestId request;
    QString what;             // "job 17 (run 148058, early-end)"
    MergeId merge;            // for an attempt at a merge, which has no units
    QList<UnitId> units;      // to be tried again
    QList<RecoveryUnit> judged;  // every unit of the attempt; empty where something speaks against it
    qint64 run = 0, events = 0;
    int attempt = 1;          // of the attempt to be made
    bool included = false;
    TimeMs waitsUntil = 0;    // left out only until then
    QString why;              // why it is safe, or why it is left out
    RetryTerms terms;         // limits and nodes of the retry, and the rule that set them
};

struct RecoveryPlan {
    QList<RecoveryItem> items;
    int jobs = 0;             // included
    qint64 units = 0, events = 0;
    qint64 left = 0;          // attempts that were not looked at, because the plan is full
};

constexpr int kMostAttempts = 100'000;
constexpr qint64 kMostUnits = 1'000'000;

enum class RecoveryScope {
    Agent,        // as RetryHelps, and only when the delay after the last attempt is over
    RetryHelps,   // only failure classes where trying again can help, within the attempts a unit may have
    Everything,   // a person says so: also classes that need a repair first, and beyond those attempts
};

Result<RecoveryPlan> planRecovery(Database &db, const QList<JobId> &jobs, RecoveryScope scope,
                                  TimeMs now = 0);
// All failed and cancelled attempts of these requests that have no retry yet.
Result<QList<JobId>> failedJobs(Database &db, const QList<RequestId> &requests);
// Attempts of the request that the agent may try again now, those first that wait longest: of work units
// that are free and whose delay is over, and of failed merges. By index, at most about `limit`.
Result<QList<JobId>> recoverableJobs(Database &db, RequestId request, TimeMs now, int limit);
// The agent does not look at the free units of these attempts again before a person or a new attempt.
Result<> leaveToPerson(Database &db, const QList<JobId> &jobs);
// Sets how long the agent waits with the free units of an attempt that just failed (retry-delay-N, limits.h).
Result<> delayRetry(Database &db, JobId job, TimeMs now);
// How many free units of the request wait for a later attempt, and when the first is due (0: none waits).
struct WaitingUnits { qint64 units = 0; TimeMs next = 0; };
Result<WaitingUnits> waitingUnits(Database &db, RequestId request, TimeMs now);

// Makes the retries, supersedes the old attempts and their outputs, in one transaction. Conflict, and nothing
// is made, when the ledger no longer allows one of the included items.
Result<QList<JobId>> makeRecovery(Database &db, const RecoveryPlan &plan, const Actor &actor);

// Cancels pending jobs at once and asks the agent to cancel the others at their endpoint.
// Answers how many were cancelled now and how many are being asked for.
struct CancelCount { int now = 0; int asked = 0; };
Result<CancelCount> cancelJobs(Database &db, const QList<JobId> &jobs, const Actor &actor);

}  // namespace shiftdeck
