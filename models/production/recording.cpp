#include "models/production/recording.h"

#include "models/production/decisions.h"

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
                " bytes, adler32, state, problem, stamp)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {c.job.request.value(), c.job.id.value(), stream.id.value(), stream.name,
             c.folder + QStringLiteral("/out/") + stream.name, c.job.run, first, found.events.value_or(0),
             found.bytes, orEmpty(found.adler32), good ? QStringLiteral("found") : QStringLiteral("bad"),
             orEmpty(problem), orEmpty(c.facts.streams.at(i).stamp)}));
    }
    return {};
}

Result<> setOutputs(Database &db, JobId job, const char *state)
{
    SD_CHECK(db.run(QStringLiteral("UPDATE outputs SET state = ? WHERE job_id = ? AND state = 'found'"),
                    {QString::fromLatin1(state), job.value()}));
    return {};
}

// What the ledger says about the units of the job; the worst of them counts.
Result<UnitsRecorded> unitsOf(Database &db, JobId job)
{
    return db.one(
        jobName(job),
        QStringLiteral("SELECT coalesce(sum(CASE WHEN k.job_id <> c.job_id THEN 1 ELSE 0 END), 0),"
                       " coalesce(sum(CASE WHEN u.state = 'abandoned' THEN 1 ELSE 0 END), 0),"
                       " coalesce(sum(CASE WHEN k.job_id = c.job_id THEN 1 ELSE 0 END), 0),"
                       " coalesce(sum(CASE WHEN u.state = 'claimed' AND c.open = 0 THEN 1 ELSE 0 END), 0)"
                       " FROM claims c JOIN work_units u ON u.id = c.unit_id"
                       " LEFT JOIN credits k ON k.unit_id = u.id WHERE c.job_id = ?"),
        {job.value()}, [](const Row &row) {
            return row.integer(0) > 0   ? UnitsRecorded::CreditedElsewhere
                : row.integer(1) > 0    ? UnitsRecorded::SignedOff
                : row.integer(2) > 0    ? UnitsRecorded::Here
                : row.integer(3) > 0    ? UnitsRecorded::Elsewhere
                                        : UnitsRecorded::Free;
        });
}

Situation situationOf(const CheckedJob &c, UnitsRecorded units)
{
    Situation s;
    s.job = JobRecorded::Ended;
    s.units = units;
    s.endpoint = endpointSays(c.facts.endpoint.phase);
    s.inputs = c.facts.inputProblem.isEmpty() ? InputsFound::There : InputsFound::Gone;
    qsizetype whole = 0;
    for (const ExpectedStream &stream : c.facts.streams)
        whole += stream.found.exists && stream.found.problem.isEmpty() ? 1 : 0;
    const bool all = whole == c.facts.streams.size();
    s.outputs = all ? OutputsFound::All : whole > 0 ? OutputsFound::Some : OutputsFound::None;
    // A bad verdict on whole outputs means that the report, or what it says, does not hold.
    s.report = !c.facts.report ? ReportFound::None
        : all && !c.verdict.good ? ReportFound::Bad
                                 : ReportFound::Good;
    return s;
}

Result<> noteDecision(Database &db, const CheckedJob &c, const QString &sentence, TimeMs now)
{
    SD_CHECK(db.run(QStringLiteral("INSERT INTO evidence (job_id, fact, value, at) VALUES (?, ?, ?, ?)"),
                    {c.job.id.value(), Recording::tr("decision"), sentence, now}));
    return {};
}

// An attempt that came back and was not credited is again what it was: one that another replaced.
Result<> supersedeAgain(Database &db, JobId job, TimeMs now)
{
    SD_TRY(const qint64 retries,
           db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE retry_of = ?"), {job.value()}));
    if (retries == 0)
        return {};
    SD_CHECK(db.run(QStringLiteral("UPDATE outputs SET state = 'superseded' WHERE job_id = ?"
                                   " AND state IN ('found','bad')"),
                    {job.value()}));
    return moveJob(db, job, JobStatus::Error, JobStatus::Superseded, now);
}

Result<Recorded> keepSurplus(Database &db, const CheckedJob &c, const QString &sentence, TimeMs now)
{
    SD_CHECK(writeOutputs(db, c, true));
    SD_CHECK(setOutputs(db, c.job.id, "surplus"));
    SD_CHECK(failJob(db, c.job, JobStatus::Ended, {QStringLiteral("twice"), sentence, {}}, now));
    SD_CHECK(supersedeAgain(db, c.job.id, now));
    return Recorded::Failed;
}

// Attempts at the same work that were not submitted yet are not needed any more; their other units are free.
Result<> cancelOvertaken(Database &db, JobId job, TimeMs now)
{
    SD_TRY(const auto pending,
           db.list(QStringLiteral("SELECT DISTINCT j.id, j.request_id FROM claims mine JOIN claims c"
                                  " ON c.unit_id = mine.unit_id AND c.job_id <> mine.job_id JOIN jobs j"
                                  " ON j.id = c.job_id WHERE mine.job_id = ? AND j.status = 'pending'"
                                  " ORDER BY j.id"),
                   {job.value()},
                   [](const Row &row) { return std::pair(row.id<JobId>(0), row.id<RequestId>(1)); }));
    const Actor agent{{QStringLiteral("agent"), Role::Agent, {}}, now, {}, QStringLiteral("agent.check")};
    for (const auto &[other, request] : pending) {
        SD_CHECK(moveJob(db, other, JobStatus::Pending, JobStatus::Cancelled, now));
        SD_CHECK(db.run(QStringLiteral("UPDATE work_units SET not_before = 0 WHERE state = 'ready' AND id IN"
                                       " (SELECT unit_id FROM claims WHERE job_id = ?)"),
                        {other.value()}));
        SD_CHECK(addAudit(db, agent,
                          {QStringLiteral("job"), other.value(), request,
                           QString(toWord(JobStatus::Pending)), QString(toWord(JobStatus::Cancelled)),
                           Recording::tr("Job %1 was credited for its work.").arg(job.value())}));
    }
    return {};
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
    return c.job.cancelWanted && reason == QLatin1String("cancelled")
        && c.verdict.failureClass != QLatin1String("stuck");
}
}  // namespace

Result<Recorded> recordProcessed(Database &db, const CheckedJob &c, TimeMs now)
{
    return transactOn(db, {c.job.request}, [&]() -> Result<Recorded> {
        SD_TRY(const UnitsRecorded units, unitsOf(db, c.job.id));
        const Decision decision = decide(situationOf(c, units));
        switch (decision.action) {
        case Action::Credit:
        case Action::CreditFirst:
            SD_CHECK(writeFindings(db, c, now));
            SD_CHECK(noteDecision(db, c, decision.sentence, now));
            SD_CHECK(writeOutputs(db, c, true));
            SD_CHECK(credit(db, c, now));
            SD_CHECK(cancelOvertaken(db, c.job.id, now));
            return Recorded::Credited;
        case Action::KeepSurplus:
            SD_CHECK(writeFindings(db, c, now));
            SD_CHECK(noteDecision(db, c, decision.sentence, now));
            return keepSurplus(db, c, decision.sentence, now);
        case Action::Fail:
        case Action::InputGone: return recordFailed(db, c, now);
        default: break;
        }
        CheckedJob strange = c;
        strange.verdict.good = false;
        strange.verdict.failureClass = QStringLiteral("says-is");
        strange.verdict.sentence = decision.sentence;
        return recordFailed(db, strange, now);
    });
}

Result<Recorded> recordMerged(Database &db, const CheckedJob &c, const QString &path, TimeMs now)
{
    return transactOn(db, {c.job.request}, [&]() -> Result<Recorded> {
        const FileFacts &found = c.facts.streams.first().found;
        SD_CHECK(writeFindings(db, c, now));
        SD_CHECK(expectOneRow(
            db.run(QStringLiteral("UPDATE merges SET status = 'done', path = ?, bytes = ?, adler32 = ?,"
                                  " verified = ?, release = ?, changed_at = ? WHERE id = ? AND status ="
                                  " 'running'"),
                   {path, found.bytes, found.adler32, c.contents.mergePolicy == MergePolicy::Fast ? 0 : 1,
                    QString(toWord(c.contents.releaseParts == ReleaseWhen::Verified ? PartsState::Asked
                                                                                   : PartsState::Kept)),
                    now, c.job.merge.value()}),
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
    return transactOn(db, {c.job.request}, [&]() -> Result<Recorded> {
        SD_CHECK(writeFindings(db, c, now));
        // A lost job may come back; what it left is recorded then.
        if (c.verdict.failureClass != QLatin1String("lost"))
            SD_CHECK(writeOutputs(db, c, false));
        if (wasCancelledByUs(c)) {
            if (c.job.kind == JobKind::Merge)
                SD_CHECK(failMerge(db, c.job.merge, now));
            SD_CHECK(moveJob(db, c.job.id, JobStatus::Ended, JobStatus::Cancelled, now));
            return Recorded::Cancelled;
        }
        const QString text = c.logLine.isEmpty()
            ? c.verdict.sentence
            : Recording::tr("%1 The log says: %2", "what was decided, then a line of the log")
                  .arg(c.verdict.sentence, c.logLine);
        SD_CHECK(failJob(db, c.job, JobStatus::Ended,
                         {c.verdict.failureClass, text, c.logLine, c.verdict.retryHelps}, now));
        SD_CHECK(supersedeAgain(db, c.job.id, now));
        return Recorded::Failed;
    });
}

}  // namespace shiftdeck
