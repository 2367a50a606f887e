// The reads that windows, prodctl and reports share. Read-only; any Database; each says its cost.
// Lists take a filter tree (models/core/filterexpression.h) over the fields that the matching
// ...Fields() names; the SQL of a filter never contains text from outside, only bound values.
#pragma once

#include "models/core/filterexpression.h"
#include "models/storage/database.h"
#include "models/storage/records.h"

#include <QJsonObject>

namespace shiftdeck {

// ---- requests: O(requests), whatever the number of jobs (counters are kept by the database)
// Fields: id campaign dataset step release status site priority progress failed open stopped test created
QList<FilterField> requestFields();
Result<QList<RequestSummary>> listRequests(Database &db, const FilterNode &filter = {},
                                           const QList<RequestId> &only = {});
Result<RequestSummary> loadRequest(Database &db, RequestId id);

// ---- job tree: by keyset on the id, `limit` rows after `after`
// Fields: id request run status class signature site node release stuck attempt exit events kind grid token
// changed
QList<FilterField> jobFields();
// Grid jobs of a request that have at least one job matching; the counts are of all their jobs.
// `matching`: jobs that match.
struct GridJobRow {
    GridJobSummary gridJob;
    qint64 matching = 0;
};
Result<QList<GridJobRow>> listGridJobs(Database &db, RequestId request, const FilterNode &jobFilter,
                                       GridJobId after, int limit);
Result<QList<JobSummary>> listJobs(Database &db, GridJobId gridJob, const FilterNode &jobFilter, JobId after,
                                   int limit);
// Jobs over everything. NewestFirst: those before `after`, or from the newest when it is invalid.
enum class Order { OldestFirst, NewestFirst };
Result<QList<JobSummary>> findJobs(Database &db, const FilterNode &jobFilter, JobId after, int limit,
                                   Order order = Order::OldestFirst);
Result<qint64> countJobs(Database &db, const FilterNode &jobFilter);
Result<QList<JobSummary>> loadJobs(Database &db, const QList<JobId> &ids);
Result<QList<GridJobSummary>> loadGridJobs(Database &db, const QList<GridJobId> &ids);
// Requests with at least one job matching (to filter the top level of the tree).
Result<QList<RequestId>> requestsWithJobs(Database &db, const FilterNode &jobFilter);
Result<QList<JobFile>> listJobFiles(Database &db, JobId job);
Result<JobDetails> loadJobDetails(Database &db, JobId job);

// ---- failure modes, from counters; most frequent first
// A row per request, class, signature and site (or node); or summed over the requests, which is how 10^5 of
// them are read. No requests named: all. Per node: the kMostNodes most frequent ones.
enum class FailuresPer { Request, RequestAndNode, Site, Node, Release };
constexpr int kMostNodes = 5000;
Result<QList<FailureCount>> listFailures(Database &db, const QList<RequestId> &requests = {},
                                         FailuresPer per = FailuresPer::Request);

// ---- the rest
// run type events files started stopped, and lumi delivered recorded method fill energy lumisections duration
QList<FilterField> runFields();
Result<QList<RunSummary>> listRuns(Database &db, const FilterNode &filter = {});
struct FileRow {
    FileId id;
    QString lfn, dataset, tier, state, adler32, replicaState, replicaPath;
    qint64 firstRun = 0, lastRun = 0, events = 0, bytes = 0;
};
QList<FilterField> fileFields();  // lfn dataset tier run events bytes state replica
Result<QList<FileRow>> listFiles(Database &db, const FilterNode &filter, FileId after, int limit);
// Progress of one request, or summed over several (none named: all), in at most `points` equal steps of
// time. `at` is the end of a step, the counts are those of the step alone; steps in which nothing happened
// are left out.
Result<QList<ProgressPoint>> listProgress(Database &db, const QList<RequestId> &requests, int points);
// Newest first; `before` invalid (0): from the newest.
QList<FilterField> auditFields();  // who role action entity id request from to why at
Result<QList<AuditEntry>> listAudit(Database &db, const FilterNode &filter, qint64 before, int limit);
Result<std::optional<AgentState>> agentState(Database &db);
struct CommentRow {
    QString entity, who, text;
    qint64 entityId = 0;
    TimeMs at = 0;
};
Result<QList<CommentRow>> listComments(Database &db, const QString &entity, qint64 id);
struct SiteRow {
    SiteId id;
    QString name, title, endpoint, spool, storage;
    int slotCount = 0;
    QJsonObject settings{};  // of the endpoint (models/endpoints/siteendpoint.h)
};
Result<QList<SiteRow>> listSites(Database &db);
struct CampaignRow {
    CampaignId id;
    QString name, title, release, conditions, predecessor, link, createdBy;
    qint64 firstRun = 0, lastRun = 0;
    std::optional<TimeMs> dueAt;
    TimeMs createdAt = 0;
};
Result<QList<CampaignRow>> listCampaigns(Database &db);
struct OperatorRow {
    QString name;
    Role role = Role::Viewer;
    SiteId site;
};
Result<QList<OperatorRow>> listOperators(Database &db);
// Names for completion: "site", "campaign", "dataset", "release", "step".
Result<QStringList> listNames(Database &db, const QString &source);

}  // namespace shiftdeck
