#include "models/production/submission.h"

#include "models/core/errortext.h"
#include "models/production/agentcontext.h"
#include "models/production/jobcontents.h"
#include "models/storage/sitecondition.h"
#include "models/storage/stopcondition.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Submission {
    Q_DECLARE_TR_FUNCTIONS(Submission)
};

struct Prepared {
    JobRow job;
    JobDescription description;
    Failure failure;  // why it cannot be submitted; no class: it can
};

Result<qint64> queuedAt(Database &db, const Site &site)
{
    return db.integer(
        QStringLiteral(
            "SELECT count(*) FROM jobs WHERE status IN ('submitting','submitted') AND site_id = ?"),
        {site.id.value()});
}

Result<QList<JobRow>> pickPending(Database &db, const Site &site, qint64 room)
{
    SD_TRY(const auto requests,
           db.list(QStringLiteral("SELECT id FROM requests r WHERE status = 'running' AND site_id = ?"
                                  " AND NOT %1 AND NOT %2 AND NOT %3 AND NOT %4 ORDER BY priority DESC, id")
                       .arg(kIsStopped, kSiteIsDrained, kReleaseIsAbsent, kSiteIsUncertified),
                   {site.id.value()}, [](const Row &row) { return row.integer(0); }));
    QList<JobRow> picked;
    for (const qint64 request : requests) {
        if (picked.size() >= room)
            break;
        SD_TRY(const auto jobs,
               listJobRows(db,
                           QStringLiteral("WHERE request_id = ? AND status = 'pending' ORDER BY id LIMIT ?"),
                           {request, room - picked.size()}));
        picked.append(jobs);
    }
    return picked;
}

// Where the job reads this input, or why it cannot.
Result<InputVerdict> resolveInput(AgentContext &c, const JobRow &job, const JobInput &input,
                                  std::stop_token stop)
{
    if (job.kind == JobKind::Process)
        return c.inputs.verify(c.db, input.file, job.site, c.clock.now(), stop);
    const QFileInfo info(input.path);
    if (!info.isFile())
        return InputVerdict{
            {},
            Submission::tr("The output %1, a part of the merge, is missing: there is no file %2.")
                .arg(input.lfn, input.path)};
    if (info.size() != input.bytes)
        return InputVerdict{
            {},
            Submission::tr(
                "The output %1, a part of the merge, has changed: it has %2 bytes, %3 were credited.")
                .arg(input.lfn)
                .arg(info.size())
                .arg(input.bytes)};
    return InputVerdict{input.path, {}};
}

Result<Prepared> prepare(AgentContext &c, const JobRow &job, const JobContents &contents,
                         std::stop_token stop)
{
    Prepared result{job, {}, {}};
    JobDescription &d = result.description;
    d.token = job.token;
    d.name = QStringLiteral("request %1 job %2").arg(job.request.value()).arg(job.id.value());
    d.step = contents.step;
    d.release = contents.release;
    d.conditions = contents.conditions;
    d.application = contents.application;
    d.memoryMb = contents.memoryMb;
    d.wallSeconds = contents.wallSeconds;
    d.avoidNodes = contents.avoidNodes;
    for (const JobStream &stream : contents.streams)
        d.outputs.append({stream.stream, stream.name});
    if (contents.application.isEmpty())
        result.failure = {QStringLiteral("release-missing"),
                          Submission::tr("No application is registered for the step %1 of release %2.")
                              .arg(contents.step, contents.release),
                          {}};
    for (const JobInput &input : contents.inputs) {
        SD_TRY(const InputVerdict verdict, resolveInput(c, job, input, stop));
        if (!verdict.isGood()) {
            result.failure = {QStringLiteral("input"), verdict.problem, {}};
            return result;
        }
        d.inputs.append({input.lfn, verdict.path, input.run, input.first, input.events, input.wholeFile});
    }
    return result;
}

// Files are read here, so no transaction is open.
Result<QList<Prepared>> prepareAll(AgentContext &c, const QList<JobRow> &jobs, std::stop_token stop)
{
    QList<Prepared> result;
    for (const JobRow &job : jobs) {
        if (stop.stop_requested())
            break;
        SD_CHECK(c.lease.beat(Submission::tr("preparing jobs")));
        SD_TRY(const JobContents contents, loadContents(c.db, job));
        if (job.kind == JobKind::Process && contents.openClaims != job.units) {
            // Its work was credited to an attempt that had been given up for lost.
            SD_TRY(const bool done,
                   c.won(moveJob(c.db, job.id, JobStatus::Pending, JobStatus::Cancelled, c.clock.now())));
            c.report.changed += done ? 1 : 0;
            continue;
        }
        SD_TRY(auto prepared, prepare(c, job, contents, stop));
        result.append(std::move(prepared));
    }
    return result;
}

Result<> markSubmitting(AgentContext &c, const JobRow &job)
{
    const TimeMs now = c.clock.now();
    SD_CHECK(moveJob(c.db, job.id, JobStatus::Pending, JobStatus::Submitting, now));
    if (job.kind == JobKind::Merge)
        SD_CHECK(c.db.run(QStringLiteral("UPDATE merges SET status = 'running', changed_at = ?"
                                         " WHERE id = ? AND status IN ('planned','failed')"),
                          {now, job.merge.value()}));
    return {};
}

// A wish that the endpoint cannot fulfil is told, in the evidence of the job.
Result<> noteWishes(AgentContext &c, const Prepared &prepared, const EndpointCapabilities &can)
{
    if (prepared.description.avoidNodes.isEmpty() || can.avoidsNodes)
        return {};
    SD_CHECK(
        c.db.run(QStringLiteral("INSERT INTO evidence (job_id, fact, value, at) VALUES (?, ?, ?, ?)"),
                 {prepared.job.id.value(), Submission::tr("nodes to avoid"),
                  Submission::tr("%1; this endpoint cannot choose nodes, so the job may run there again.")
                      .arg(prepared.description.avoidNodes.join(QStringLiteral(", "))),
                  c.clock.now()}));
    return {};
}

QList<JobRow> jobsOf(const QList<Prepared> &batch)
{
    QList<JobRow> jobs;
    for (const Prepared &prepared : batch)
        jobs.append(prepared.job);
    return jobs;
}

// The intent, on disk before the endpoint hears of it. Answers the jobs that may be handed over.
Result<QList<Prepared>> writeIntent(AgentContext &c, const QList<Prepared> &batch,
                                    const EndpointCapabilities &can)
{
    int failed = 0;
    QList<Prepared> ready;
    const auto written = transactOn(c.db, requestsOf(jobsOf(batch)), [&]() -> Result<> {
        ready.clear();
        failed = 0;
        for (const Prepared &prepared : batch) {
            SD_TRY(const bool mine, c.wonAlone([&] { return markSubmitting(c, prepared.job); }));
            if (!mine)
                continue;
            if (prepared.failure.failureClass.isEmpty()) {
                SD_CHECK(noteWishes(c, prepared, can));
                ready.append(prepared);
                continue;
            }
            SD_CHECK(failJob(c.db, prepared.job, JobStatus::Submitting, prepared.failure, c.clock.now()));
            ++failed;
        }
        return {};
    });
    SD_CHECK(written);
    c.report.failed += failed;
    return ready;
}

Result<bool> takeAccepted(AgentContext &c, const JobRow &job, const EndpointJob &accepted)
{
    return c.wonAlone([&] {
        return expectOneRow(
            c.db.run(
                QStringLiteral("UPDATE jobs SET status = 'submitted', endpoint_job_id = ?, submitted_at = ?,"
                               " changed_at = ? WHERE id = ? AND status = 'submitting'"),
                {accepted.endpointJobId.isNull() ? QStringLiteral("") : accepted.endpointJobId, c.clock.now(),
                 c.clock.now(), job.id.value()}),
            jobName(job.id));
    });
}

bool isSurelyRejected(const Error &error)
{
    return error.code == ErrorCode::Refused || error.code == ErrorCode::InvalidInput;
}

Result<> takeAnswer(AgentContext &c, SiteWork &s, const JobRow &job, const Result<EndpointJob> &answer)
{
    if (answer) {
        s.doubtSince.remove(job.token);
        SD_TRY(const bool taken, takeAccepted(c, job, *answer));
        c.report.submitted += taken ? 1 : 0;
        return {};
    }
    if (!isSurelyRejected(answer.error())) {
        c.problem(s.site, answer.error());
        return {};
    }
    s.doubtSince.remove(job.token);
    const Failure failure{QStringLiteral("rejected"),
                          Submission::tr("The endpoint refused the job. %1").arg(describe(answer.error())),
                          answer.error().cause};
    SD_TRY(const bool failed,
           c.wonAlone([&] { return failJob(c.db, job, JobStatus::Submitting, failure, c.clock.now()); }));
    c.report.failed += failed ? 1 : 0;
    return {};
}

Result<> takeAnswers(AgentContext &c, SiteWork &s, const QList<Prepared> &batch,
                     const QList<SubmitAnswer> &answers)
{
    QHash<QString, JobRow> asked;
    for (const Prepared &prepared : batch)
        asked.insert(prepared.job.token, prepared.job);
    return transactOn(c.db, requestsOf(jobsOf(batch)), [&]() -> Result<> {
        // A job without an answer stays in doubt; of two answers for one job the second changes nothing.
        for (const SubmitAnswer &answer : answers)
            if (const auto job = asked.constFind(answer.token); job != asked.constEnd())
                SD_CHECK(takeAnswer(c, s, *job, answer.job));
        return {};
    });
}

Result<> settle(AgentContext &c, const SiteWork &s, const JobRow &job, TimeMs asked)
{
    // That it is not known tells nothing while it may be about to appear; and an answer knows nothing of what
    // came after it was asked for.
    const TimeMs since = std::max(job.changedAt, s.doubtSince.value(job.token, s.begunAt));
    if (asked - since < s.endpoint->capabilities().settleMs)
        return {};
    if (job.cancelWanted && job.kind == JobKind::Merge)
        SD_CHECK(failMerge(c.db, job.merge, c.clock.now()));
    const JobStatus to = job.cancelWanted ? JobStatus::Cancelled : JobStatus::Pending;
    SD_TRY(const bool moved,
           c.wonAlone([&] { return moveJob(c.db, job.id, JobStatus::Submitting, to, c.clock.now()); }));
    c.report.changed += moved ? 1 : 0;
    return {};
}

Result<> applyFound(AgentContext &c, SiteWork &s, const QList<JobRow> &jobs, const QList<EndpointJob> &found,
                    TimeMs asked)
{
    QHash<QString, EndpointJob> known;
    for (const EndpointJob &job : found)
        if (job.phase != EndpointPhase::Unknown)
            known.insert(job.token, job);
    return transactOn(c.db, requestsOf(jobs), [&]() -> Result<> {
        for (const JobRow &job : jobs) {
            const auto it = known.constFind(job.token);
            if (it == known.constEnd()) {
                SD_CHECK(settle(c, s, job, asked));
                continue;
            }
            SD_TRY(const bool taken, takeAccepted(c, job, *it));
            c.report.submitted += taken ? 1 : 0;
        }
        return {};
    });
}

// The page of jobs in doubt after that number; sure for a whole call, in which the site submits nothing.
Result<QList<JobRow>> doubtfulAfter(AgentContext &c, const SiteWork &s, qint64 after)
{
    return listJobRows(c.db,
                       QStringLiteral("WHERE status = 'submitting' AND site_id = ? AND id > ? ORDER BY id"
                                      " LIMIT ?"),
                       {s.site.id.value(), after, s.pageSize()});
}
QCoro::Task<Result<>> submitAt(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    SD_CO_TRY(const qint64 queued, queuedAt(c->db, s->site));
    const qint64 room = std::min<qint64>(maxQueued(s->site.slotCount) - queued, kMostPerPage);
    SD_CO_TRY(const auto jobs, pickPending(c->db, s->site, room));
    const qsizetype batchSize = s->batchSize();
    for (qsizetype from = 0; from < jobs.size() && !stop.stop_requested(); from += batchSize) {
        SD_CO_TRY(const auto prepared, prepareAll(*c, jobs.mid(from, batchSize), stop));
        SD_CO_TRY(const auto ready, writeIntent(*c, prepared, s->endpoint->capabilities()));
        if (ready.isEmpty())
            continue;
        SD_CO_CHECK(c->lease.beat(Submission::tr("submitting jobs to %1").arg(s->site.name)));
        QList<JobDescription> descriptions;
        for (const Prepared &job : ready)
            descriptions.append(job.description);
        auto pending = s->endpoint->submit(descriptions, stop);
        const auto answers = co_await pending;
        for (const JobDescription &job : std::as_const(descriptions))
            s->doubtSince.insert(job.token, c->clock.now());
        if (!answers) {
            s->noteFailure(*c, answers.error());
            break;
        }
        s->noteAnswer();
        s->pace.noteChange(c->clock.now());
        SD_CO_CHECK(takeAnswers(*c, *s, ready, *answers));
    }
    co_return Result<>();
}
}  // namespace

int maxQueued(int slotCount) { return 2 * slotCount + 16; }

QCoro::Task<Result<>> resolveDoubtful(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    for (qint64 after = 0; !stop.stop_requested();) {
        SD_CO_TRY(const auto page, doubtfulAfter(*c, *s, after));
        if (page.isEmpty() && after == 0)
            s->doubtSince.clear();
        if (page.isEmpty())
            break;
        after = page.last().id.value();
        QStringList tokens;
        for (const JobRow &job : page)
            tokens.append(job.token);
        const TimeMs asked = c->clock.now();
        auto pending = s->endpoint->find(tokens, stop);
        const auto found = co_await pending;
        if (!found) {
            s->noteFailure(*c, found.error());
            break;
        }
        s->noteAnswer();
        SD_CO_CHECK(c->lease.beat());
        SD_CO_CHECK(applyFound(*c, *s, page, *found, asked));
    }
    co_return Result<>();
}

QCoro::Task<Result<>> submitPending(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    return submitAt(c, s, std::move(stop));
}

}  // namespace shiftdeck
