#include "models/production/jobrows.h"

#include "models/core/signature.h"
#include "models/production/recovery.h"
#include "models/production/rules.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct JobRows {
    Q_DECLARE_TR_FUNCTIONS(JobRows)
};

JobRow jobOf(const Row &row)
{
    JobRow job;
    job.id = row.id<JobId>(0);
    job.request = row.id<RequestId>(1);
    job.kind = row.word<JobKind>(2);
    job.merge = row.id<MergeId>(3);
    job.token = row.text(4);
    job.status = row.word<JobStatus>(5);
    job.attempt = row.number(6);
    job.site = row.id<SiteId>(7);
    job.run = row.integer(8);
    job.units = row.number(9);
    job.events = row.integer(10);
    job.failureClass = row.text(11);
    job.cancelWanted = row.flag(12);
    job.changedAt = row.integer(13);
    job.node = row.text(14);
    job.stuckSince = row.maybeInteger(15);
    job.memoryMb = row.maybeNumber(16);
    job.wallSeconds = row.maybeNumber(17);
    job.avoidNodes = row.text(18);
    if (!row.isNull(19))
        job.retryHelps = row.flag(19);
    job.rule = row.id<RuleId>(20);
    return job;
}

Result<qint64> signatureId(Database &db, const QString &text)
{
    SD_CHECK(db.run(QStringLiteral("INSERT INTO signatures (text) VALUES (?) ON CONFLICT (text) DO NOTHING"),
                    {text}));
    return db.integer(QStringLiteral("SELECT id FROM signatures WHERE text = ?"), {text});
}
}  // namespace

Result<QList<JobRow>> listJobRows(Database &db, const QString &where, const QVariantList &values)
{
    return db.list(
        QStringLiteral("SELECT id, request_id, kind, merge_id, token, status, attempt, site_id, run, units,"
                       " events, failure_class, cancel_wanted, changed_at, node, stuck_since, memory_mb,"
                       " wall_seconds, avoid_nodes, retry_helps, rule_id FROM jobs ")
            + where,
        values, jobOf);
}

QList<RequestId> requestsOf(const QList<JobRow> &jobs)
{
    QSet<RequestId> requests;
    for (const JobRow &job : jobs)
        requests.insert(job.request);
    return requests.values();
}

Result<JobRow> loadJobRow(Database &db, JobId id)
{
    SD_TRY(const auto rows, listJobRows(db, QStringLiteral("WHERE id = ?"), {id.value()}));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound, jobName(id), JobRows::tr("There is no such job."));
    return rows.first();
}

Result<RequestRow> loadRequestRow(Database &db, RequestId id)
{
    return db.one(
        requestName(id),
        QStringLiteral("SELECT id, dataset_id, step, release, conditions, status, site_id, split_kind,"
                       " split_size, merge_events, max_attempts, memory_mb, wall_seconds, units_made,"
                       " merge_bytes, merge_policy, release_parts"
                       " FROM requests WHERE id = ?")
            + db.forUpdate(),
        {id.value()}, [](const Row &row) {
            RequestRow request;
            request.id = row.id<RequestId>(0);
            request.dataset = row.id<DatasetId>(1);
            request.step = row.text(2);
            request.release = row.text(3);
            request.conditions = row.text(4);
            request.status = row.word<RequestStatus>(5);
            request.site = row.id<SiteId>(6);
            request.splitKind = row.word<SplitKind>(7);
            request.splitSize = row.integer(8);
            request.mergeEvents = row.integer(9);
            request.maxAttempts = row.number(10);
            request.memoryMb = row.number(11);
            request.wallSeconds = row.number(12);
            request.unitsMade = row.flag(13);
            request.mergeBytes = row.integer(14);
            request.mergePolicy = row.word<MergePolicy>(15);
            request.releaseParts = row.word<ReleaseWhen>(16);
            return request;
        });
}

QString requestName(RequestId id) { return JobRows::tr("request %1").arg(id.value()); }
QString jobName(JobId id) { return JobRows::tr("job %1").arg(id.value()); }

Result<> expectOneRow(const Result<int> &changed, const QString &what)
{
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 1)
        return {};
    return fail(ErrorCode::Conflict, what, JobRows::tr("It was changed by somebody else in the meantime."));
}

Result<> closeClaims(Database &db, JobId id)
{
    SD_CHECK(
        db.run(QStringLiteral("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1"), {id.value()}));
    return {};
}

Result<> moveJob(Database &db, JobId id, JobStatus from, JobStatus to, TimeMs now)
{
    return transact(db, [&]() -> Result<> {
        if (to == JobStatus::Error || to == JobStatus::Cancelled)
            SD_CHECK(closeClaims(db, id));
        return expectOneRow(
            db.run(QStringLiteral("UPDATE jobs SET status = ?, changed_at = ? WHERE id = ? AND status = ?"),
                   {QString(toWord(to)), now, id.value(), QString(toWord(from))}),
            jobName(id));
    });
}

Result<> failMerge(Database &db, MergeId id, TimeMs now)
{
    SD_CHECK(db.run(QStringLiteral("UPDATE merges SET status = 'failed', changed_at = ?"
                                   " WHERE id = ? AND status = 'running'"),
                    {now, id.value()}));
    return {};
}

Result<> failJob(Database &db, const JobRow &job, JobStatus from, const Failure &failure, TimeMs now)
{
    return transactOn(db, {job.request}, [&]() -> Result<> {
        SD_CHECK(closeClaims(db, job.id));
        const QString signature =
            errorSignature(failure.signature.isEmpty() ? failure.text : failure.signature);
        QVariant signatureRow;
        if (!signature.isEmpty()) {
            SD_TRY(const qint64 id, signatureId(db, signature));
            signatureRow = id;
        }
        SD_CHECK(expectOneRow(
            db.run(QStringLiteral("UPDATE jobs SET status = 'error', failure_class = ?, failure_text = ?,"
                                  " signature_id = ?, retry_helps = ?, changed_at = ?"
                                  " WHERE id = ? AND status = ?"),
                   {failure.failureClass, failure.text, signatureRow,
                    failure.retryHelps ? QVariant(*failure.retryHelps ? 1 : 0) : QVariant(), now,
                    job.id.value(), QString(toWord(from))}),
            jobName(job.id)));
        SD_CHECK(applyRules(db, job.id, now));
        SD_CHECK(delayRetry(db, job.id, now));
        if (job.kind == JobKind::Merge)
            SD_CHECK(failMerge(db, job.merge, now));
        return {};
    });
}

}  // namespace shiftdeck
