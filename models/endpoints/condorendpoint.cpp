#include "models/endpoints/condorendpoint.h"

#include "models/core/files.h"
#include "models/endpoints/condorsubmission.h"
#include "models/endpoints/placing.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr int kMaxBatch = 1000;
constexpr int kMaxAsked = 5000;
// Behind the limits that the wrapper keeps itself, so that its reason is the one that is told.
constexpr int kSpareSeconds = 120;
constexpr int kSpareMemoryMb = 64;

// The wrapper leads a session of its own, and is told when HTCondor wants the job to end.
constexpr char kScript[] = "#!/bin/sh\n"
                           "# What HTCondor runs for each job, in the job's folder.\n"
                           "read -r fields </proc/$$/stat\n"
                           "set -- ${fields##*) }\n"
                           "[ \"$4\" = $$ ] && exec sh wrapper.sh\n"
                           "setsid sh wrapper.sh &\n"
                           "runs=$!\n"
                           "trap 'kill -s TERM $runs' TERM\n"
                           "while kill -0 $runs 2>/dev/null; do wait $runs; done\n"
                           "exit 0\n";

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Condor)
};

Error stopped() { return Error{ErrorCode::Cancelled, {}, Text::tr("Stopped on request."), true}; }

Error unknownJob(const QString &token)
{
    return Error{ErrorCode::NotFound, Text::tr("job %1").arg(token.left(80)),
                 Text::tr("This site knows no job with this token."), false};
}

QString spoolWord(const JobSpool &spool)
{
    const QString folder = QFileInfo(spool.folder()).canonicalFilePath();
    return QString::fromLatin1(
        QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}
}  // namespace

// ---------------------------------------------------------------- opening

CondorEndpoint::CondorEndpoint(Config config, JobSpool spool, const Clock &clock)
    : m_config(std::move(config)), m_spool(std::move(spool)), m_clock(clock), m_tools(m_config.tools),
      m_spoolWord(spoolWord(m_spool)), m_ended(m_spool, m_config.reportMs)
{
}

// An argument of its own that no program takes for an option, nor the description for an expression.
bool CondorEndpoint::isWord(const QString &word)
{
    return word.size() <= 200 && !word.startsWith(u'-')
        && std::none_of(word.begin(), word.end(), [](QChar c) {
               return c.unicode() <= 32 || c.unicode() >= 127 || c == u'$' || c == u'"' || c == u'\\';
           });
}

Result<std::unique_ptr<CondorEndpoint>> CondorEndpoint::open(Config config, const Clock &clock)
{
    for (const QString &word : {config.schedd, config.pool, config.owner, config.group})
        if (!isWord(word))
            return fail(ErrorCode::InvalidInput, Text::tr("HTCondor"),
                        Text::tr("Names of queue, pool, user and group are words without blanks and quotes: "
                                 "\"%1\".")
                            .arg(word.left(80)));
    if (!isDescribable(config.spool.folder))
        return fail(ErrorCode::InvalidInput, config.spool.folder,
                    Text::tr("HTCondor would read something else into the name of this folder. Name one "
                             "without \"$\", quotes and backslashes."));
    SD_TRY(JobSpool spool, JobSpool::open(config.spool));
    std::unique_ptr<CondorEndpoint> endpoint(new CondorEndpoint(std::move(config), std::move(spool), clock));
    SD_CHECK(endpoint->installScript());
    return endpoint;
}

Result<> CondorEndpoint::installScript() const
{
    SD_CHECK(makeFolder(folder()));
    const QString path = folder() + "/run.sh";
    const QFile::Permissions mode = QFile::Permissions(0x7755);
    if (readBounded(path, sizeof kScript).value_or(QByteArray()) != kScript)
        SD_CHECK(writeAtomically(path, kScript));
    if (!QFileInfo(path).isExecutable() && !QFile::setPermissions(path, mode))
        return fail(ErrorCode::Io, path, Text::tr("It cannot be made a program."));
    return {};
}

EndpointCapabilities CondorEndpoint::capabilities() const
{
    EndpointCapabilities can;
    can.maxBatch = kMaxBatch;
    can.settleMs = m_config.settleMs;
    can.avoidsNodes = true;
    can.maxAsked = kMaxAsked;
    return can;
}

// ---------------------------------------------------------------- what became of jobs

// The answer: those that HTCondor must be asked for.
QStringList CondorEndpoint::sort(const QStringList &tokens, QList<EndpointJob> &ended)
{
    QStringList open;
    QSet<QString> seen;
    for (const QString &token : tokens) {
        if (!isToken(token) || seen.contains(token))
            continue;
        seen.insert(token);
        if (const auto job = m_ended.find(token))
            ended.append(*job);
        else if (QFileInfo::exists(m_spool.jobFolder(token) + "/condor"))
            open.append(token);
    }
    return open;
}

EndpointJob CondorEndpoint::endedJob(EndpointJob job, const CondorRecord &record)
{
    if (const auto done = m_ended.find(job.token))
        return *done;
    // It may be released, or be there a second time: it does not begin after it was called ended.
    const auto claimed = claimNever(m_spool.jobFolder(job.token));
    const bool neverBegan = claimed && *claimed;
    if (!claimed || (!neverBegan && m_ended.isAwaited(job.token))) {
        job.phase = EndpointPhase::Running;
        return job;
    }
    return m_ended.settle(std::move(job), {record.endReason(), record.signal, record.endedAt});
}

EndpointJob CondorEndpoint::jobOf(const QString &token, const CondorRecord &record, bool isInQueue)
{
    EndpointJob job;
    job.token = token;
    job.endpointJobId =
        QStringLiteral("%1:%2.%3").arg(m_spool.siteName()).arg(record.cluster).arg(record.process);
    job.phase = record.phase();
    job.node = record.node;
    job.startedAt = job.phase == EndpointPhase::Queued ? 0 : record.startedAt;
    // Removed, and in the queue still: what runs of it is being stopped, and may write until then.
    if (isInQueue && record.isRemoved() && QFileInfo(m_spool.jobFolder(token) + "/pid").size() > 0
        && !m_ended.find(token))
        job.phase = EndpointPhase::Running;
    return job.phase == EndpointPhase::Ended ? endedJob(std::move(job), record) : job;
}

QCoro::Task<Result<QList<EndpointJob>>> CondorEndpoint::find(QStringList tokens, std::stop_token stop)
{
    QList<EndpointJob> found;
    QStringList open = sort(tokens, found);
    if (open.isEmpty())
        co_return found;
    auto queueing = inQueue(open, stop);
    const auto queue = co_await queueing;
    if (!queue)
        co_return tl::unexpected(queue.error());
    // What left the queue meanwhile is in the history: it is written there first.
    QStringList gone;
    for (const QString &token : std::as_const(open)) {
        if (const auto record = queue->constFind(token); record != queue->constEnd())
            found.append(jobOf(token, *record, true));
        else if (const auto done = m_ended.find(token))
            found.append(*done);
        else
            gone.append(token);
    }
    bool isAbsent = false;
    if (!gone.isEmpty()) {
        auto remembering = inHistory(gone, stop);
        const auto history = co_await remembering;
        if (!history)
            co_return tl::unexpected(history.error());
        for (const QString &token : std::as_const(gone)) {
            if (const auto record = history->constFind(token); record != history->constEnd())
                found.append(jobOf(token, *record, false));
            else
                isAbsent = true;
        }
    }
    if (!m_good.isValid())
        m_good.start();
    if (isAbsent && !isSettled())
        co_return tl::unexpected(
            unclear(Text::tr("HTCondor answers again only since %1 s; what it does not list yet may still "
                             "appear, so nothing is called absent before %2 s are over.")
                        .arg(m_good.elapsed() / 1000)
                        .arg(m_config.settleMs / 1000)));
    co_return found;
}

QCoro::Task<Result<QString>> CondorEndpoint::retrieve(QString token, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return tl::unexpected(stopped());
    const QString folder = isToken(token) ? m_spool.jobFolder(token) : QString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        co_return tl::unexpected(unknownJob(token));
    co_return folder;
}

// ---------------------------------------------------------------- submitting

Result<QString> CondorEndpoint::writeSubmission(const QList<JobDescription> &jobs) const
{
    const JobDescription &first = jobs.first();
    CondorSubmission s;
    s.batch = QStringLiteral("shiftdeck-") + QUuid::createUuid().toString(QUuid::Id128);
    s.spool = m_spoolWord;
    s.folder = m_spool.folder() + "/jobs";
    s.script = folder() + "/run.sh";
    s.title = jobs.size() == 1
        ? first.name
        : QStringLiteral("%1 to %2, %3 jobs").arg(first.name, jobs.last().name).arg(jobs.size());
    s.group = m_config.group;
    for (const JobDescription &job : jobs)
        s.tokens.append(job.token);
    s.memoryMb = first.memoryMb > 0 ? first.memoryMb + first.memoryMb / 10 + kSpareMemoryMb : 0;
    s.wallSeconds =
        first.wallSeconds > 0 ? first.wallSeconds + m_config.spool.graceSeconds + kSpareSeconds : 0;
    s.avoidNodes = first.avoidNodes;
    const QString path = folder() + u'/' + s.batch + ".sub";
    SD_CHECK(writeAtomically(path, describeSubmission(s)));
    for (const JobDescription &job : jobs)
        SD_CHECK(writeAtomically(m_spool.jobFolder(job.token) + "/condor", s.batch.toLatin1() + '\n'));
    return path;
}

QList<SubmitAnswer> CondorEndpoint::answerGroup(const QStringList &tokens, const Result<ToolAnswer> &answer)
{
    const auto all = [&tokens](const Error &error) {
        QList<SubmitAnswer> answers;
        for (const QString &token : tokens)
            answers.append({token, tl::unexpected(error)});
        return answers;
    };
    if (!answer) {
        const Error &error = answer.error();
        const bool mayHaveRun = error.code == ErrorCode::Unavailable || error.code == ErrorCode::Cancelled;
        return all(mayHaveRun ? unclear(error.cause) : error);
    }
    const auto submitted = parseCondorSubmit(answer->output);
    if (answer->exitCode != 0 || !submitted || submitted->jobs != tokens.size()) {
        m_good.invalidate();
        if (answer->exitCode != 0 && !submitted && isSurelyNotSubmitted(answer->complaints))
            return all(Error{ErrorCode::Refused, unclear({}).context, answer->words(), false});
        return all(unclear(
            Text::tr("condor_submit ended with exit code %1, and does not say that it "
                     "submitted %2 jobs. %3")
                .arg(QString::number(answer->exitCode), QString::number(tokens.size()), answer->words())));
    }
    QList<SubmitAnswer> answers;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        EndpointJob job;
        job.token = tokens[i];
        job.endpointJobId = QStringLiteral("%1:%2.%3").arg(m_spool.siteName()).arg(submitted->cluster).arg(i);
        job.phase = EndpointPhase::Queued;
        answers.append({job.token, job});
    }
    return answers;
}

QCoro::Task<QList<SubmitAnswer>> CondorEndpoint::submitGroup(QList<JobDescription> jobs, std::stop_token stop)
{
    QStringList tokens;
    for (const JobDescription &job : std::as_const(jobs))
        tokens.append(job.token);
    const auto path = writeSubmission(jobs);
    if (!path) {  // HTCondor was not asked
        Result<ToolAnswer> notAsked = tl::unexpected(path.error());
        notAsked.error().retryable = true;
        co_return answerGroup(tokens, notAsked);
    }
    auto asking = ask(QStringLiteral("condor_submit"), QStringList{*path}, stop);
    const auto answer = co_await asking;
    co_return answerGroup(tokens, answer);
}

QCoro::Task<Result<QList<SubmitAnswer>>> CondorEndpoint::submit(QList<JobDescription> jobs,
                                                                std::stop_token stop)
{
    const auto isKnown = [this](const QString &token) {
        const QString folder = m_spool.jobFolder(token);
        return QFileInfo::exists(folder + "/condor") || QFileInfo::exists(folder + "/pid");
    };
    auto placing = placeJobs(this, &m_spool, m_clock.now(), Text::tr("HTCondor"), jobs, isKnown, stop);
    const auto placed = co_await placing;
    if (!placed)
        co_return tl::unexpected(placed.error());
    QList<SubmitAnswer> answers = placed->answers;
    // One description has one set of limits.
    const QList<QList<JobDescription>> groups = byLimits(placed->open);
    for (const QList<JobDescription> &group : groups) {
        auto submitting = submitGroup(group, stop);
        const QList<SubmitAnswer> submitted = co_await submitting;
        answers.append(submitted);
    }
    co_return answers;
}

// ---------------------------------------------------------------- cancelling

// What condor_rm says tells nothing of single jobs; the queue does.
QCoro::Task<Result<>> CondorEndpoint::remove(QStringList tokens, std::stop_token stop)
{
    constexpr qsizetype kMostNamed = 500;
    QString said;
    for (qsizetype i = 0; i < tokens.size(); i += kMostNamed) {
        QStringList arguments{QStringLiteral("-constraint"), condorConstraint(tokens.mid(i, kMostNamed))};
        auto asking = ask(QStringLiteral("condor_rm"), arguments, stop);
        const auto answer = co_await asking;
        if (!answer)
            co_return tl::unexpected(
                answer.error().code == ErrorCode::Cancelled ? answer.error() : unclear(answer.error().cause));
        said = answer->words();
    }
    auto queueing = inQueue(tokens, stop);
    const auto queue = co_await queueing;
    if (!queue)
        co_return tl::unexpected(queue.error());
    const qsizetype left = std::count_if(tokens.cbegin(), tokens.cend(), [&queue](const QString &token) {
        const auto record = queue->constFind(token);
        return record != queue->constEnd() && !record->isOver();
    });
    if (left != 0)
        co_return tl::unexpected(
            unclear(Text::tr("%1 of %2 jobs are in the queue still. %3")
                        .arg(QString::number(left), QString::number(tokens.size()), said)));
    co_return Result<>();
}

QCoro::Task<Result<QList<CancelAnswer>>> CondorEndpoint::cancel(QStringList tokens, std::stop_token stop)
{
    QList<CancelAnswer> answers;
    QStringList marked;
    QStringList there;
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
        if (!done) {
            answers.append({token, done});
            continue;
        }
        marked.append(token);
        // Also one that never begins: it would wait in the queue for nothing.
        if (QFileInfo::exists(folder + "/condor") && !QFileInfo::exists(folder + "/report.json"))
            there.append(token);
    }
    Result<> removed;
    if (!there.isEmpty()) {
        auto removing = remove(there, stop);
        removed = co_await removing;
    }
    for (const QString &token : std::as_const(marked)) {
        CancelAnswer answer{token, there.contains(token) ? removed : Result<>()};
        answers.append(answer);
    }
    co_return answers;
}

}  // namespace shiftdeck
