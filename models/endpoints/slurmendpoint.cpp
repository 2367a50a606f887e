#include "models/endpoints/slurmendpoint.h"

#include "models/core/files.h"
#include "models/credentials/accesstoken.h"
#include "models/endpoints/placing.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kMaxBatch = 1000;  // MaxArraySize of a site is 1001 unless it says otherwise
constexpr int kMaxAsked = 5000;
// Behind the limits that the wrapper keeps itself, so that its reason is the one that is told.
constexpr int kSpareSeconds = 120;
constexpr int kSpareMemoryMb = 64;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Slurm)
};

Error stopped() { return Error{ErrorCode::Cancelled, {}, Text::tr("Stopped on request."), true}; }

Error unknownJob(const QString &token)
{
    return Error{ErrorCode::NotFound, Text::tr("job %1").arg(token.left(80)),
                 Text::tr("This site knows no job with this token."), false};
}
}  // namespace

// ---------------------------------------------------------------- opening

SlurmEndpoint::SlurmEndpoint(Config config, JobSpool spool, SlurmBatches batches, const Clock &clock)
    : m_config(std::move(config)), m_spool(std::move(spool)), m_batches(std::move(batches)), m_clock(clock),
      m_serverClock(clock),
      m_rest({m_config.url,
              [this]() -> Result<QList<RestClient::Header>> {
                  SD_TRY(const AccessToken token, readAccessToken(m_config.tokenFile, m_serverClock.now()));
                  return QList<RestClient::Header>{{"X-SLURM-USER-NAME", m_config.user.toUtf8()},
                                                   {"X-SLURM-USER-TOKEN", token.text}};
              },
              m_config.limit,
              64LL << 20,
              {},
              &m_serverClock}),
      m_ended(m_spool, m_config.reportMs)
{
}

Result<std::unique_ptr<SlurmEndpoint>> SlurmEndpoint::open(Config config, const Clock &clock)
{
    SD_CHECK(RestClient::checkAddress(config.url));
    for (const QString &word : {config.user, config.partition, config.account}) {
        if (word.size() > 200 || std::any_of(word.begin(), word.end(), [](QChar c) {
                return c.unicode() <= 32 || c.unicode() >= 127;
            }))
            return fail(
                ErrorCode::InvalidInput, config.url.toString(),
                Text::tr("User, partition and account are words without blanks: \"%1\".").arg(word.left(80)));
    }
    SD_TRY(JobSpool spool, JobSpool::open(config.spool));
    SD_TRY(SlurmBatches batches, SlurmBatches::open(spool));
    return std::unique_ptr<SlurmEndpoint>(
        new SlurmEndpoint(std::move(config), std::move(spool), std::move(batches), clock));
}

EndpointCapabilities SlurmEndpoint::capabilities() const
{
    EndpointCapabilities can;
    can.maxBatch = kMaxBatch;
    can.settleMs = m_config.settleMs;
    can.avoidsNodes = true;
    can.accounting = m_accounting == Accounting::Open || m_accounting == Accounting::Closed;
    can.maxAsked = kMaxAsked;
    if (m_notBefore.isValid())
        can.pauseMs = std::max<TimeMs>(m_pauseMs - m_notBefore.elapsed(), 0);
    return can;
}

// ---------------------------------------------------------------- what became of jobs

SlurmEndpoint::Batches SlurmEndpoint::sort(const QStringList &tokens, QList<EndpointJob> &ended)
{
    Batches batches;
    for (const QString &token : tokens) {
        if (!isToken(token))
            continue;
        if (const auto job = m_ended.find(token)) {
            ended.append(*job);
            continue;
        }
        const auto place = m_batches.placeOf(token);
        if (!place)
            continue;
        Batch &batch = batches[place->batch];
        batch.name = place->batch;
        batch.number = std::max(batch.number, place->number);
        batch.tokens.insert(place->task, token);
    }
    return batches;
}

EndpointJob SlurmEndpoint::endedJob(EndpointJob job, const SlurmRecord &record)
{
    if (const auto done = m_ended.find(job.token))
        return *done;
    const bool began = QFileInfo(m_spool.jobFolder(job.token) + "/pid").size() > 0;
    const bool isAwaited = m_ended.isAwaited(job.token);
    if (isAwaited && began && record.endReason() != QLatin1String("node")) {
        job.phase = EndpointPhase::Running;
        return job;
    }
    return m_ended.settle(std::move(job), {record.endReason(), {}, record.endedAt});
}

EndpointJob SlurmEndpoint::jobOf(const QString &token, const Batch &batch, int task,
                                 const SlurmRecord &record)
{
    EndpointJob job;
    job.token = token;
    job.endpointJobId = QStringLiteral("%1:%2_%3").arg(m_spool.siteName()).arg(batch.number).arg(task);
    job.phase = record.phase();
    job.node = record.node;
    job.startedAt = job.phase == EndpointPhase::Queued ? 0 : record.startedAt;
    return job.phase == EndpointPhase::Ended ? endedJob(std::move(job), record) : job;
}

QCoro::Task<Result<QList<EndpointJob>>> SlurmEndpoint::find(QStringList tokens, std::stop_token stop)
{
    QList<EndpointJob> found;
    Batches batches = sort(tokens, found);
    Listing listing;
    auto learning = learnNumbers(&batches, &listing, stop);
    const auto learned = co_await learning;
    if (!learned)
        co_return tl::unexpected(learned.error());
    QList<Batch> missing;
    for (const Batch &batch : std::as_const(batches)) {
        QList<SlurmRecord> records;
        if (*learned) {
            records = listing.value(batch.name);
        } else if (batch.number != 0) {
            auto asking = recordsOf(batch, stop);
            auto answer = co_await asking;
            if (!answer)
                co_return tl::unexpected(answer.error());
            records = *std::move(answer);
        }
        Batch absent{batch.name, batch.number, {}};
        for (auto token = batch.tokens.constBegin(); token != batch.tokens.constEnd(); ++token) {
            const int task = token.key();
            const auto record =
                std::find_if(records.cbegin(), records.cend(), [task](const SlurmRecord &candidate) {
                    return candidate.task == task || isInTaskRange(candidate.taskRange, task);
                });
            if (record != records.cend())
                found.append(jobOf(token.value(), batch, task, *record));
            else if (const auto done = m_ended.find(token.value()))  // meanwhile
                found.append(*done);
            else
                absent.tokens.insert(task, token.value());
        }
        if (!absent.tokens.isEmpty())
            missing.append(absent);
    }
    auto settling = settleMissing(missing, &found, stop);
    const auto isAbsent = co_await settling;
    if (!isAbsent)
        co_return tl::unexpected(isAbsent.error());
    if (*isAbsent && !isSettled())
        co_return tl::unexpected(
            unclear(Text::tr("Slurm answers again only since %1 s; what it does not list yet may still "
                             "appear, so nothing is called absent before %2 s are over.")
                        .arg(m_good.isValid() ? m_good.elapsed() / 1000 : 0)
                        .arg(m_config.settleMs / 1000)));
    co_return found;
}

QCoro::Task<Result<QString>> SlurmEndpoint::retrieve(QString token, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return tl::unexpected(stopped());
    const QString folder = isToken(token) ? m_spool.jobFolder(token) : QString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        co_return tl::unexpected(unknownJob(token));
    co_return folder;
}

// ---------------------------------------------------------------- submitting

QList<SubmitAnswer> SlurmEndpoint::answerGroup(const QStringList &tokens, const QString &batch,
                                               const Result<RestAnswer> &answer)
{
    const auto all = [&tokens](const Error &error) {
        QList<SubmitAnswer> answers;
        for (const QString &token : tokens)
            answers.append({token, tl::unexpected(error)});
        return answers;
    };
    if (!answer)
        return all(answer.error().code == ErrorCode::NotAuthorized ? answer.error()
                                                                   : unclear(answer.error().cause));
    const auto submitted = parseSlurmSubmit(answer->body);
    if (!submitted) {
        m_good.invalidate();
        return all(unclear(Text::tr("HTTP %1. %2").arg(answer->status).arg(submitted.error().cause)));
    }
    if (submitted->jobId == 0) {
        const bool isSure = std::any_of(submitted->errors.begin(), submitted->errors.end(), isSurelyRefused);
        if (isSure)
            return all(
                Error{ErrorCode::Refused, m_config.url.toString(), describe(submitted->errors), false});
        m_good.invalidate();
        return all(unclear(describe(submitted->errors)));
    }
    // With a number it was accepted, whatever else is said. A number that cannot be noted is found again by
    // name.
    static_cast<void>(m_batches.noteNumber(batch, submitted->jobId));
    QList<SubmitAnswer> answers;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        EndpointJob job;
        job.token = tokens[i];
        job.endpointJobId =
            QStringLiteral("%1:%2_%3").arg(m_spool.siteName()).arg(submitted->jobId).arg(i + 1);
        job.phase = EndpointPhase::Queued;
        answers.append({job.token, job});
    }
    return answers;
}

QCoro::Task<QList<SubmitAnswer>> SlurmEndpoint::submitGroup(QList<JobDescription> jobs, std::stop_token stop)
{
    QStringList tokens;
    for (const JobDescription &job : std::as_const(jobs))
        tokens.append(job.token);
    const auto batch = m_batches.write(tokens);
    if (!batch)  // Slurm was not asked
        co_return answerGroup(tokens, {},
                              fail(batch.error().code, batch.error().context, batch.error().cause, true));
    const JobDescription &first = jobs.first();
    SlurmSubmission s;
    s.name = *batch;
    s.comment = jobs.size() == 1
        ? QStringLiteral("%1, %2").arg(first.name, first.token)
        : QStringLiteral("%1 to %2, %3 jobs").arg(first.name, jobs.last().name).arg(jobs.size());
    s.partition = m_config.partition;
    s.account = m_config.account;
    s.folder = m_spool.folder();
    s.script = m_batches.script(*batch);
    s.tasks = int(jobs.size());
    s.memoryMb = first.memoryMb > 0 ? first.memoryMb + first.memoryMb / 10 + kSpareMemoryMb : 0;
    s.wallSeconds =
        first.wallSeconds > 0 ? first.wallSeconds + m_config.spool.graceSeconds + kSpareSeconds : 0;
    s.avoidNodes = first.avoidNodes;
    auto asking = version(stop);
    const auto known = co_await asking;
    if (!known)
        co_return answerGroup(tokens, *batch, tl::unexpected(known.error()));
    auto posting = ask("POST", "/job/submit", slurmSubmitBody(s, *known), stop);
    const auto answer = co_await posting;
    co_return answerGroup(tokens, *batch, answer);
}

QCoro::Task<Result<QList<SubmitAnswer>>> SlurmEndpoint::submit(QList<JobDescription> jobs,
                                                               std::stop_token stop)
{
    auto placing = placeJobs(
        this, &m_spool, m_clock.now(), m_config.url.toString(), jobs,
        [this](const QString &token) { return m_batches.placeOf(token).has_value(); }, stop);
    const auto placed = co_await placing;
    if (!placed)
        co_return tl::unexpected(placed.error());
    QList<SubmitAnswer> answers = placed->answers;
    // An array has one set of limits.
    const QList<QList<JobDescription>> groups = byLimits(placed->open);
    for (const QList<JobDescription> &group : groups) {
        auto submitting = submitGroup(group, stop);
        const QList<SubmitAnswer> submitted = co_await submitting;
        answers.append(submitted);
    }
    co_return answers;
}

// ---------------------------------------------------------------- cancelling

QCoro::Task<Result<>> SlurmEndpoint::cancelAt(Batch batch, std::stop_token stop)
{
    QList<QByteArray> targets;
    const QByteArray number = QByteArray::number(batch.number);
    if (batch.tokens.size() == m_batches.tokensOf(batch.name).size()) {
        targets = {number};
    } else {
        for (auto task = batch.tokens.constBegin(); task != batch.tokens.constEnd(); ++task)
            targets.append(number + '_' + QByteArray::number(task.key()));
    }
    for (const QByteArray &target : std::as_const(targets)) {
        auto asking = ask("DELETE", "/job/" + target, {}, stop);
        const auto answer = co_await asking;
        if (!answer)
            co_return tl::unexpected(answer.error());
        const QList<SlurmError> errors = parseSlurmErrors(answer->body);
        if (!answer->isGood() && !isUnknownJob(errors))
            co_return tl::unexpected(unclear(describe(errors)));
    }
    co_return Result<>();
}

QCoro::Task<Result<QList<CancelAnswer>>> SlurmEndpoint::cancel(QStringList tokens, std::stop_token stop)
{
    QList<CancelAnswer> answers;
    QStringList marked;
    for (const QString &token : std::as_const(tokens)) {
        const QString folder = isToken(token) ? m_spool.jobFolder(token) : QString();
        if (folder.isEmpty() || !QFileInfo(folder).isDir()) {
            answers.append({token, tl::unexpected(unknownJob(token))});
            continue;
        }
        // The mark first, then the claim: whoever claims later sees the mark.
        auto done = writeAtomically(folder + "/cancelled", {});
        if (done)
            if (const auto claimed = claimNever(folder); !claimed)
                done = tl::unexpected(claimed.error());
        if (done)
            marked.append(token);
        else
            answers.append({token, done});
    }
    QList<EndpointJob> ended;
    Batches batches = sort(marked, ended);
    Listing listing;
    auto learning = learnNumbers(&batches, &listing, stop);
    const auto learned = co_await learning;
    QHash<QString, Result<>> results;
    for (const Batch &batch : std::as_const(batches)) {
        Result<> done;
        if (!learned)
            done = tl::unexpected(learned.error());
        if (done && batch.number != 0) {
            // It must be ours still, before it is cancelled by its number.
            auto asking = recordsOf(batch, stop);
            const auto records = co_await asking;
            if (!records) {
                done = tl::unexpected(records.error());
            } else if (!records->isEmpty()) {
                auto cancelling = cancelAt(batch, stop);
                done = co_await cancelling;
            }
        }
        for (const QString &token : batch.tokens)
            results.insert(token, done);
    }
    for (const QString &token : std::as_const(marked))
        answers.append({token, results.value(token, Result<>())});
    co_return answers;
}

// ---------------------------------------------------------------- health

QCoro::Task<Result<EndpointHealth>> SlurmEndpoint::health(std::stop_token stop)
{
    EndpointHealth health;
    health.asOf = m_clock.now();
    auto pinging = ask("GET", "/ping", {}, stop);
    const auto answer = co_await pinging;
    health.serverAhead = m_serverClock.ahead();
    if (!answer) {
        if (answer.error().code == ErrorCode::Cancelled)
            co_return tl::unexpected(answer.error());
        health.message = answer.error().cause;
        co_return health;
    }
    const auto ping = parseSlurmPing(answer->body);
    health.up = ping && ping->up;
    if (!health.up) {
        health.message = ping ? Text::tr("No controller of Slurm answers. %1").arg(describe(ping->errors))
                              : ping.error().cause;
        co_return health;
    }
    const TimeMs askedAt = m_clock.now();
    auto asking = ask("GET", "/diag", {}, stop);
    const auto load = co_await asking;
    if (load)
        if (const auto said = parseSlurmLoad(load->body)) {
            health.running = said->running;
            health.queued = said->queued;
            // slurmrestd sends no Date itself; and what stands before it may be on another machine than the
            // controller, which judges the tokens.
            if (said->time != 0)
                m_serverClock.note(said->time, askedAt);
        }
    health.serverAhead = m_serverClock.ahead();
    auto keeping = accountingHealth(stop);
    const QString accounting = co_await keeping;
    health.message = Text::tr("Slurm (interface v0.0.%1) runs %2 jobs of all users, %3 wait. %4")
                         .arg(m_version)
                         .arg(health.running)
                         .arg(health.queued)
                         .arg(accounting);
    co_return health;
}

}  // namespace shiftdeck
