// The life of a request: created, approved, signed up for, held, aborted. All functions change rows with a
// compare-and-swap on the status that the decision rests on, inside the caller's transaction, and write the
// audit row. Losing the race is Conflict, with who changed it to what and when.
#pragma once

#include "models/production/audit.h"
#include "models/storage/records.h"

namespace shiftdeck {

struct NewCampaign {
    QString name, title, release, conditions, link, predecessor;
    qint64 firstRun = 0, lastRun = 0;
    std::optional<TimeMs> dueAt;
};

struct NewRequest {
    QString campaign, dataset;
    Step step = Step::Production;
    QString release;     // empty: the latest approved of the step, else the campaign's
    QString conditions;  // empty: the campaign's
    SplitKind splitKind = SplitKind::Events;
    qint64 splitSize = 1000;           // files or events per work unit
    qint64 mergeEvents = 1'000'000;    // target size of a merged file
    qint64 mergeBytes = 0;             // and in bytes; 0: no limit
    MergePolicy mergePolicy = MergePolicy::FastVerify;
    ReleaseWhen releaseParts = ReleaseWhen::ByHand;
    int priority = 100, maxAttempts = 5, memoryMb = 2000, wallSeconds = 3600;
    bool test = false;
};

// Makes the request, its streams (from application_streams) and their output datasets, named
// <campaign>/<step>/<stream>[/test], with /r<id> behind where another request of the campaign has that name.
// InvalidInput: unknown campaign, dataset or application. AlreadyExists: names the request that is the same.
// The check functions answer alike and write nothing.
Result<> checkCampaign(Database &db, const NewCampaign &campaign);
Result<> checkRequest(Database &db, const NewRequest &request);
Result<CampaignId> createCampaign(Database &db, const NewCampaign &campaign, const Actor &actor);
Result<RequestId> createRequest(Database &db, const NewRequest &request, const Actor &actor);

struct StatusChange {
    RequestId id;
    RequestStatus from = RequestStatus::New;
    RequestStatus to = RequestStatus::New;
    QString why;
    SiteId site;              // required when `to` is assigned from approved
    TimeMs leaseMs = 0;
};

// Moves one request. Refused: the transition table or missing evidence (the database's own words).
// NotAuthorized: the table has the transition, but not for this role; a site operator acts only for its site.
Result<> changeStatus(Database &db, const StatusChange &change, const Actor &actor);

// A move that the table knows, as data for buttons.
struct TransitionRule { RequestStatus from, to; Role role; bool needsEvidence = false; };
Result<QList<TransitionRule>> transitionRules(Database &db);

Result<> renewLease(Database &db, RequestId id, TimeMs until, const Actor &actor);
// Requests whose lease has lapsed and that have no work in the ledger go back to approved.
Result<QList<RequestId>> lapseLeases(Database &db, const Actor &actor);
Result<> setPriority(Database &db, RequestId id, int from, int to, const QString &why, const Actor &actor);
// What is read when the request is merged, and when the parts go. Conflict unless the request still has
// `from`.
struct MergeRules {
    MergePolicy policy = MergePolicy::FastVerify;
    ReleaseWhen release = ReleaseWhen::ByHand;
    bool operator==(const MergeRules &) const = default;
};
Result<> setMergeRules(Database &db, RequestId id, const MergeRules &from, const MergeRules &to,
                       const QString &why, const Actor &actor);
Result<> addComment(Database &db, const QString &entity, qint64 id, const QString &text, const Actor &actor);

}  // namespace shiftdeck
