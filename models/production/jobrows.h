// Rows of jobs and requests as production needs them, and the few statements that every step shares.
// Internal to models/production. Every change is conditional on the row itself.
#pragma once

#include "models/production/audit.h"
#include "models/storage/requestlock.h"

namespace shiftdeck {

struct JobRow {
    JobId id;
    RequestId request;
    JobKind kind = JobKind::Process;
    MergeId merge;
    QString token;
    JobStatus status = JobStatus::Pending;
    int attempt = 1;
    SiteId site;
    qint64 run = 0;
    int units = 0;
    qint64 events = 0;
    QString failureClass;
    bool cancelWanted = false;
    TimeMs changedAt = 0;
    QString node;
    std::optional<TimeMs> stuckSince;
    std::optional<int> memoryMb, wallSeconds;  // its own limits, where they are not the request's
    QString avoidNodes;                        // comma separated
    std::optional<bool> retryHelps;            // where its exit code says more than its class
    RuleId rule;                               // that decides about its retry; invalid: none does
};

// `where` continues "SELECT ... FROM jobs ", as in "WHERE status = ? ORDER BY id LIMIT ?".
QList<RequestId> requestsOf(const QList<JobRow> &jobs);
Result<QList<JobRow>> listJobRows(Database &db, const QString &where, const QVariantList &values);
Result<JobRow> loadJobRow(Database &db, JobId id);

struct RequestRow {
    RequestId id;
    DatasetId dataset;
    QString step, release, conditions;
    RequestStatus status = RequestStatus::New;
    SiteId site;
    SplitKind splitKind = SplitKind::Events;
    qint64 splitSize = 1;
    qint64 mergeEvents = 1, mergeBytes = 0;
    MergePolicy mergePolicy = MergePolicy::FastVerify;
    ReleaseWhen releaseParts = ReleaseWhen::ByHand;
    int maxAttempts = 1;
    int memoryMb = 0, wallSeconds = 0;
    bool unitsMade = false;
};
Result<RequestRow> loadRequestRow(Database &db, RequestId id);

QString requestName(RequestId id);  // "request 3"
QString jobName(JobId id);          // "job 17"

// Conflict unless the job is in `from`. Its claims are closed first where `to` gives it up.
Result<> moveJob(Database &db, JobId id, JobStatus from, JobStatus to, TimeMs now);
Result<> closeClaims(Database &db, JobId id);
// A merge whose attempt is given up, where it was running: it can be tried again.
Result<> failMerge(Database &db, MergeId id, TimeMs now);

struct Failure {
    QString failureClass;  // word of failureclass.h
    QString text;          // a sentence, and what the log says
    QString signature;     // empty: of the text
    std::optional<bool> retryHelps = {};  // where more is known than what the class says
};
// Gives the attempt up: closes its claims, sets class, text and signature, moves it to error, and asks the
// rules (rules.h). The merge of a merge job fails with it.
Result<> failJob(Database &db, const JobRow &job, JobStatus from, const Failure &failure, TimeMs now);

// The number 1 when a conditional update changed its one row, else Conflict about `what`.
Result<> expectOneRow(const Result<int> &changed, const QString &what);

}  // namespace shiftdeck
