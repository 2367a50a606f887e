#include "models/production/recording.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Recording {
    Q_DECLARE_TR_FUNCTIONS(Recording)
};

QString orEmpty(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
template <typename T>
QVariant orNull(const std::optional<T> &value) { return value ? QVariant(*value) : QVariant(); }

// Also proves that the job is still ours to decide: it is `ended` and stays so until the transaction
// ends.
Result<> writeFindings(Database &db, const CheckedJob &c, TimeMs now)
{
    const JobFacts &f = c.facts;
    const bool reported = f.report.has_value();
    const bool counted = reported && f.report->hasApplication;
    SD_CHECK(expectOneRow(
        db.run(QStringLiteral(
                   "UPDATE jobs SET folder = ?, events_read = ?, events_written = ?, cpu_ms = ?, "
                   "peak_memory_kb = ?,"
                   " exit_code = coalesce(exit_code, ?), signal = coalesce(signal, ?),"
                   " node = CASE WHEN node = '' THEN ? ELSE node END, started_at = coalesce(started_at, ?),"
                   " ended_at = coalesce(ended_at, ?) WHERE id = ? AND status = 'ended'"),
               {orEmpty(c.folder), counted ? QVariant(f.report->eventsRead()) : QVariant(),
                counted ? QVariant(f.report->eventsWritten()) : QVariant(),
                reported ? QVariant(f.report->cpuMs) : QVariant(),
                reported ? QVariant(f.report->peakMemoryKb) : QVariant(),
                reported ? orNull(f.report->exitCode) : QVariant(),
                reported ? orNull(f.report->signal) : QVariant(),
                reported ? orEmpty(f.report->host) : QStringLiteral(""),
                reported ? QVariant(f.report->startedAt) : QVariant(),
                reported ? QVariant(f.report->endedAt) : QVariant(), c.job.id.value()}),
        jobName(c.job.id)));
    for (const Fact &fact : c.verdict.evidence)
        SD_CHECK(db.run(QStringLiteral("INSERT INTO evidence (job_id, fact, value, at) VALUES (?, ?, ?, ?)"),
                        {c.job.id.value(), fact.fact, orEmpty(fact.value), now}));
    return {};
}

// Every output that was found, in state found or bad. Those of a merge job are not outputs of the request.
Result<> writeOutputs(Database &db, const CheckedJob &c, bool good)
{
    const qint64 first = c.contents.inputs.isEmpty() ? 0 : c.contents.inputs.first().first;
    for (qsizetype i = 0; i < c.contents.streams.size() && c.job.kind == JobKind::Process; ++i) {
        const JobStream &stream = c.contents.streams.at(i);
        const FileFacts &found = c.facts.streams.at(i).found;
        if (!found.exists)
            continue;
        const QString problem = good  ? QString()
            : found.problem.isEmpty() ? c.verdict.sentence
                                      : found.problem;
        SD_CHECK(db.run(
            QStringLiteral(
                "INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, events,"
                " bytes, adler32, state, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {c.job.request.value(), c.job.id.value(), stream.id.value(), stream.name,
             c.folder + QStringLiteral("/out/") + stream.name, c.job.run, first, found.events.value_or(0),
             found.bytes, orEmpty(found.adler32), good ? QStringLiteral("found") : QStringLiteral("bad"),
             orEmpty(problem)}));
    }
    return {};
}

Result<> setOutputs(Database &db, JobId job, const char *state)
{
    SD_CHECK(db.run(QStringLiteral("UPDATE outputs SET state = ? WHERE job_id = ? AND state = 'found'"),
                    {QString::fromLatin1(state), job.value()}));
    return {};
}

// Units of the job that it cannot be credited for: credited, signed off, or claimed by another attempt.
Result<qint64> unitsTaken(Database &db, JobId job)
{
    return db.integer(
        QStringLiteral(
            "SELECT count(*) FROM claims c JOIN work_units u ON u.id = c.unit_id WHERE c.job_id = ?"
            " AND NOT (u.state = 'ready' OR (u.state = 'claimed' AND c.open = 1))"),
        {job.value()});
}

Result<Recorded> recordTwice(Database &db, const CheckedJob &c, qint64 taken, TimeMs now)
{
    SD_CHECK(setOutputs(db, c.job.id, "surplus"));
    const Failure failure{
        QStringLiteral("twice"),
        Recording::tr(
            "The job is sound, but %1 of its %2 work units are credited to, or being tried by, another"
            " attempt. Its outputs are surplus and are never merged.")
            .arg(taken)
            .arg(c.job.units),
        {}};
    SD_CHECK(failJob(db, c.job, JobStatus::Ended, failure, now));
    return Recorded::Failed;
}

Result<> credit(Database &db, const CheckedJob &c, TimeMs now)
{
    for (const JobInput &input : c.contents.inputs)
        SD_CHECK(db.run(
            QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (?, ?, ?, ?)"),
            {input.unit.value(), c.job.id.value(), input.events, now}));
    SD_CHECK(setOutputs(db, c.job.id, "credited"));
    return moveJob(db, c.job.id, JobStatus::Ended, JobStatus::Done, now);
}

bool wasCancelledByUs(const CheckedJob &c)
{
    const QString reason = c.facts.endpoint.reason.isEmpty() && c.facts.report ? c.facts.report->reason
                                                                               : c.facts.endpoint.reason;
    return c.job.cancelWanted && reason == QLatin1String("cancelled");
}
}  // namespace

Result<Recorded> recordProcessed(Database &db, const CheckedJob &c, TimeMs now)
{
    if (!c.verdict.good)
        return recordFailed(db, c, now);
    return transact(db, [&]() -> Result<Recorded> {
        SD_CHECK(writeFindings(db, c, now));
        SD_CHECK(writeOutputs(db, c, true));
        SD_TRY(const qint64 taken, unitsTaken(db, c.job.id));
        if (taken > 0)
            return recordTwice(db, c, taken, now);
        SD_CHECK(credit(db, c, now));
        return Recorded::Credited;
    });
}

Result<Recorded> recordMerged(Database &db, const CheckedJob &c, const QString &path, TimeMs now)
{
    return transact(db, [&]() -> Result<Recorded> {
        const FileFacts &found = c.facts.streams.first().found;
        SD_CHECK(writeFindings(db, c, now));
        SD_CHECK(expectOneRow(
            db.run(QStringLiteral("UPDATE merges SET status = 'done', path = ?, bytes = ?, adler32 = ?,"
                                  " changed_at = ? WHERE id = ? AND status = 'running'"),
                   {path, found.bytes, found.adler32, now, c.job.merge.value()}),
            c.contents.mergeLfn));
        SD_CHECK(
            db.run(QStringLiteral("UPDATE outputs SET state = 'merged' WHERE state = 'credited' AND id IN"
                                  " (SELECT output_id FROM merge_parts WHERE merge_id = ?)"),
                   {c.job.merge.value()}));
        SD_CHECK(moveJob(db, c.job.id, JobStatus::Ended, JobStatus::Done, now));
        return Recorded::Merged;
    });
}

Result<Recorded> recordFailed(Database &db, const CheckedJob &c, TimeMs now)
{
    return transact(db, [&]() -> Result<Recorded> {
        SD_CHECK(writeFindings(db, c, now));
        SD_CHECK(writeOutputs(db, c, false));
        if (wasCancelledByUs(c)) {
            if (c.job.kind == JobKind::Merge)
                SD_CHECK(db.run(QStringLiteral("UPDATE merges SET status = 'failed', changed_at = ?"
                                               " WHERE id = ? AND status = 'running'"),
                                {now, c.job.merge.value()}));
            SD_CHECK(moveJob(db, c.job.id, JobStatus::Ended, JobStatus::Cancelled, now));
            return Recorded::Cancelled;
        }
        const QString text = c.logLine.isEmpty()
            ? c.verdict.sentence
            : Recording::tr("%1 The log says: %2", "what was decided, then a line of the log")
                  .arg(c.verdict.sentence, c.logLine);
        SD_CHECK(failJob(db, c.job, JobStatus::Ended, {c.verdict.failureClass, text, c.logLine}, now));
        return Recorded::Failed;
    });
}

}  // namespace shiftdeck
