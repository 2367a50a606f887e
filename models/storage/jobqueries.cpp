#include "models/core/failureclass.h"
#include "models/storage/filtersql.h"
#include "models/storage/queries.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
QStringList classWords()
{
    QStringList words;
    for (const FailureClass &entry : failureClasses())
        words.append(entry.word);
    return words;
}

// Only columns of `jobs j`: small tables are asked inside, so that the plan always starts at an index
// of jobs.
const QList<FilterColumn> &columns()
{
    using F = FilterField;
    static const QList<FilterColumn> list{
        {{QStringLiteral("id"), F::Number, {}, QCoreApplication::translate("Filter", "Number of the job.")},
         QStringLiteral("j.id")},
        {{QStringLiteral("request"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Number of its request.")},
         QStringLiteral("j.request_id")},
        {{QStringLiteral("run"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "First run of its inputs.")},
         QStringLiteral("j.run")},
        {{QStringLiteral("status"), F::Word, allWords<JobStatus>(),
          QCoreApplication::translate("Filter", "Where the job is in its life.")},
         QStringLiteral("j.status"),
         true},
        {{QStringLiteral("class"), F::Word, classWords(),
          QCoreApplication::translate("Filter", "What went wrong with it.")},
         QStringLiteral("j.failure_class"),
         true},
        {{QStringLiteral("signature"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Its error text without numbers, paths and names.")},
         QStringLiteral("x.text"),
         true,
         QStringLiteral("j.signature_id IN (SELECT x.id FROM signatures x WHERE %1)")},
        {{QStringLiteral("site"), F::Text, {}, QCoreApplication::translate("Filter", "Site that ran it.")},
         QStringLiteral("x.name"),
         true,
         QStringLiteral("j.site_id IN (SELECT x.id FROM sites x WHERE %1)")},
        {{QStringLiteral("node"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Worker node that ran it.")},
         QStringLiteral("j.node"),
         true},
        {{QStringLiteral("release"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Software version of its request.")},
         QStringLiteral("x.release"),
         false,
         QStringLiteral("j.request_id IN (SELECT x.id FROM requests x WHERE %1)")},
        {{QStringLiteral("stuck"),
          F::Word,
          {QStringLiteral("yes"), QStringLiteral("no")},
          QCoreApplication::translate("Filter", "Whether it has not moved for much longer than its peers.")},
         QStringLiteral("(CASE WHEN j.stuck_since IS NULL THEN 'no' ELSE 'yes' END)")},
        {{QStringLiteral("attempt"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "1 for the first attempt, 2 for its retry.")},
         QStringLiteral("j.attempt")},
        {{QStringLiteral("exit"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Exit code of the application.")},
         QStringLiteral("j.exit_code")},
        {{QStringLiteral("events"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Events it had to read.")},
         QStringLiteral("j.events")},
        {{QStringLiteral("kind"), F::Word, allWords<JobKind>(),
          QCoreApplication::translate("Filter", "Whether it processes events or merges files.")},
         QStringLiteral("j.kind")},
        {{QStringLiteral("grid"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Number of its grid job within the request.")},
         QStringLiteral("x.number"),
         false,
         QStringLiteral("j.grid_job_id IN (SELECT x.id FROM grid_jobs x WHERE %1)")},
        {{QStringLiteral("token"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Its submission token.")},
         QStringLiteral("j.token"),
         true},
        {{QStringLiteral("changed"),
          F::Time,
          {},
          QCoreApplication::translate("Filter", "When it last changed.")},
         QStringLiteral("j.changed_at")},
        {{}, QStringLiteral("j.failure_text"), true},
        {{}, QStringLiteral("j.endpoint_job_id"), true},
    };
    return list;
}

// Left joins keep jobs outermost; none of them can lose a row.
const QString kJobs = QStringLiteral(
    "SELECT j.id, j.request_id, j.grid_job_id, g.number, j.kind, j.merge_id, j.token, j.node, s.name, "
    "j.failure_class, "
    "j.failure_text, x.text, j.endpoint_job_id, j.folder, t.name, j.status, j.attempt, j.retry_of, "
    "(SELECT max(k.id) FROM jobs k WHERE k.retry_of = j.id), j.run, j.units, j.events, j.events_read, "
    "j.events_written, "
    "j.exit_code, j.signal, j.cpu_ms, j.peak_memory_kb, j.cancel_wanted, j.created_at, j.changed_at, "
    "j.submitted_at, "
    "j.started_at, j.ended_at, j.stuck_since, j.memory_mb, j.wall_seconds, j.rule_id FROM jobs j LEFT JOIN "
    "grid_jobs g ON g.id = j.grid_job_id "
    "LEFT JOIN sites s ON s.id = j.site_id LEFT JOIN signatures x ON x.id = j.signature_id "
    "LEFT JOIN merges m ON m.id = j.merge_id LEFT JOIN streams t ON t.id = m.stream_id WHERE ");

JobSummary jobOf(const Row &row)
{
    JobSummary job;
    job.id = row.id<JobId>(0);
    job.requestId = row.id<RequestId>(1);
    job.gridJobId = row.id<GridJobId>(2);
    job.gridJobNumber = row.number(3);
    job.kind = row.word<JobKind>(4);
    job.mergeId = row.id<MergeId>(5);
    job.token = row.text(6);
    job.node = row.text(7);
    job.site = row.text(8);
    job.failureClass = row.text(9);
    job.failureText = row.text(10);
    job.signature = row.text(11);
    job.endpointJobId = row.text(12);
    job.folder = row.text(13);
    job.stream = row.text(14);
    job.status = row.word<JobStatus>(15);
    job.attempt = row.number(16);
    job.retryOf = row.id<JobId>(17);
    job.retriedBy = row.id<JobId>(18);
    job.run = row.integer(19);
    job.units = row.number(20);
    job.events = row.integer(21);
    job.eventsRead = row.maybeInteger(22);
    job.eventsWritten = row.maybeInteger(23);
    job.exitCode = row.maybeNumber(24);
    job.signal = row.maybeNumber(25);
    job.cpuMs = row.maybeInteger(26);
    job.peakMemoryKb = row.maybeInteger(27);
    job.cancelWanted = row.flag(28);
    job.createdAt = row.integer(29);
    job.changedAt = row.integer(30);
    job.submittedAt = row.maybeInteger(31);
    job.startedAt = row.maybeInteger(32);
    job.endedAt = row.maybeInteger(33);
    job.stuckSince = row.maybeInteger(34);
    job.memoryMb = row.maybeNumber(35);
    job.wallSeconds = row.maybeNumber(36);
    job.rule = row.id<RuleId>(37);
    return job;
}

const QString kGridJobs = QStringLiteral("SELECT g.id, g.request_id, g.number, g.kind, g.retry, "
                                         "g.created_at, g.created_by, s.name FROM grid_jobs g "
                                         "LEFT JOIN sites s ON s.id = g.site_id WHERE ");

GridJobSummary gridJobOf(const Row &row)
{
    GridJobSummary gridJob;
    gridJob.id = row.id<GridJobId>(0);
    gridJob.requestId = row.id<RequestId>(1);
    gridJob.number = row.number(2);
    gridJob.kind = row.word<JobKind>(3);
    gridJob.retry = row.flag(4);
    gridJob.createdAt = row.integer(5);
    gridJob.createdBy = row.text(6);
    gridJob.site = row.text(7);
    return gridJob;
}

Result<> addCounters(Database &db, QList<GridJobSummary> &gridJobs)
{
    QHash<qint64, qsizetype> places;
    QList<GridJobId> ids;
    for (const GridJobSummary &gridJob : gridJobs) {
        places.insert(gridJob.id.value(), ids.size());
        ids.append(gridJob.id);
    }
    const auto take = [&](const Row &row) {
        gridJobs[places.value(row.integer(0))].jobs.n[static_cast<size_t>(row.word<JobStatus>(1))] =
            row.integer(2);
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT k.grid_job_id, k.status, k.n FROM grid_job_counters k "
                                    "WHERE k.grid_job_id")
                         + db.sql().inIds,
                     {idList(ids)}, take));
    return {};
}

// The page of ids first, from the index alone where there is one; then the rows.
Result<QList<GridJobRow>> matchingGridJobs(Database &db, RequestId request, const SqlCondition &where,
                                           GridJobId after, int limit)
{
    const QString sql =
        QStringLiteral(
            "SELECT j.grid_job_id, count(*) FROM jobs j WHERE j.request_id = ? AND j.grid_job_id > ? AND ")
        + where.sql + QStringLiteral(" GROUP BY j.grid_job_id ORDER BY j.grid_job_id LIMIT ?");
    QHash<qint64, qint64> matching;
    QList<GridJobId> ids;
    const auto take = [&](const Row &row) {
        ids.append(row.id<GridJobId>(0));
        matching.insert(row.integer(0), row.integer(1));
        return true;
    };
    SD_CHECK(db.list(sql, QVariantList{request.value(), after.value()} + where.values + QVariantList{limit},
                     take));
    SD_TRY(const auto gridJobs, loadGridJobs(db, ids));
    QList<GridJobRow> rows;
    for (const GridJobSummary &gridJob : gridJobs)
        rows.append({gridJob, matching.value(gridJob.id.value())});
    return rows;
}
}  // namespace

QList<FilterField> jobFields() { return fieldsOf(columns()); }

Result<QList<GridJobRow>> listGridJobs(Database &db, RequestId request, const FilterNode &jobFilter,
                                       GridJobId after, int limit)
{
    SD_TRY(const SqlCondition where, compileFilter(jobFilter, columns()));
    return snapshot(db, [&]() -> Result<QList<GridJobRow>> {
        if (jobFilter.kind != FilterNode::Everything)
            return matchingGridJobs(db, request, where, after, limit);
        SD_TRY(QList<GridJobSummary> gridJobs,
               db.list(kGridJobs + QStringLiteral("g.request_id = ? AND g.id > ? ORDER BY g.id LIMIT ?"),
                       {request.value(), after.value(), limit}, gridJobOf));
        SD_CHECK(addCounters(db, gridJobs));
        QList<GridJobRow> rows;
        for (const GridJobSummary &gridJob : gridJobs)
            rows.append({gridJob, gridJob.jobs.total()});
        return rows;
    });
}

Result<QList<GridJobSummary>> loadGridJobs(Database &db, const QList<GridJobId> &ids)
{
    return snapshot(db, [&]() -> Result<QList<GridJobSummary>> {
        SD_TRY(QList<GridJobSummary> gridJobs,
               db.list(kGridJobs + QStringLiteral("g.id") + db.sql().inIds + QStringLiteral(" ORDER BY g.id"),
                       {idList(ids)}, gridJobOf));
        SD_CHECK(addCounters(db, gridJobs));
        return gridJobs;
    });
}

Result<QList<JobSummary>> listJobs(Database &db, GridJobId gridJob, const FilterNode &jobFilter, JobId after,
                                   int limit)
{
    if (jobFilter.kind == FilterNode::Everything)
        return db.list(kJobs + QStringLiteral("j.grid_job_id = ? AND j.id > ? ORDER BY j.id LIMIT ?"),
                       {gridJob.value(), after.value(), limit}, jobOf);
    SD_TRY(const SqlCondition where, compileFilter(jobFilter, columns()));
    // The jobs of the grid job first, then the filter: the planner would take an index of the filter's, which
    // leads through every job of a failure class in the store.
    static const QString fromPage =
        QString(kJobs).replace(QStringLiteral("FROM jobs j "), QStringLiteral("FROM page j "));
    const QString sql =
        QStringLiteral("WITH page AS MATERIALIZED (SELECT * FROM jobs WHERE grid_job_id = ? AND id > ?) ")
        + fromPage + where.sql + QStringLiteral(" ORDER BY j.id LIMIT ?");
    return db.list(sql, QVariantList{gridJob.value(), after.value()} + where.values + QVariantList{limit},
                   jobOf);
}

Result<QList<JobSummary>> findJobs(Database &db, const FilterNode &jobFilter, JobId after, int limit,
                                   Order order)
{
    SD_TRY(const SqlCondition where, compileFilter(jobFilter, columns()));
    const bool newest = order == Order::NewestFirst;
    const QVariant edge = newest && !after.isValid() ? std::numeric_limits<qint64>::max() : after.value();
    const QString sql = kJobs + (newest ? QStringLiteral("j.id < ? AND ") : QStringLiteral("j.id > ? AND "))
        + where.sql
        + (newest ? QStringLiteral(" ORDER BY j.id DESC LIMIT ?") : QStringLiteral(" ORDER BY j.id LIMIT ?"));
    return db.list(sql, QVariantList{edge} + where.values + QVariantList{limit}, jobOf);
}

Result<qint64> countJobs(Database &db, const FilterNode &jobFilter)
{
    if (jobFilter.kind == FilterNode::Everything)
        return db.integer(
            QStringLiteral("SELECT sum(n) FROM request_counters WHERE kind IN ('job','merge')"));
    SD_TRY(const SqlCondition where, compileFilter(jobFilter, columns()));
    return db.integer(QStringLiteral("SELECT count(*) FROM jobs j WHERE ") + where.sql, where.values);
}

Result<QList<JobSummary>> loadJobs(Database &db, const QList<JobId> &ids)
{
    return db.list(kJobs + QStringLiteral("j.id") + db.sql().inIds + QStringLiteral(" ORDER BY j.id"),
                   {idList(ids)}, jobOf);
}

Result<QList<RequestId>> requestsWithJobs(Database &db, const FilterNode &jobFilter)
{
    SD_TRY(const SqlCondition where, compileFilter(jobFilter, columns()));
    // Request by request, so that the first match ends the look at one and the indexes by request serve.
    return db.list(
        QStringLiteral(
            "SELECT r.id FROM requests r WHERE EXISTS (SELECT 1 FROM jobs j WHERE j.request_id = r.id AND ")
            + where.sql + QStringLiteral(") ORDER BY r.id"),
        where.values, [](const Row &row) { return row.id<RequestId>(0); });
}

}  // namespace shiftdeck
