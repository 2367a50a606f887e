// Handing jobs over to ARC, and stopping them.
#include "models/core/files.h"
#include "models/endpoints/arcdescription.h"
#include "models/endpoints/arcendpoint.h"
#include "models/endpoints/placing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <vector>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
constexpr qsizetype kLargestBody = 512 << 10;  // half of what A-REX reads
constexpr qsizetype kMostJobs = 100;  // in a request
constexpr qint64 kLargestConf = 16 << 20;
constexpr qint64 kLargestWrapper = 1 << 20;
// Behind the limits that the wrapper keeps itself, so that its reason is the one that is told.
constexpr int kSpareSeconds = 120;
constexpr int kSpareMemoryMb = 64;

QList<SubmitAnswer> toAll(const QStringList &tokens, const Error &error)
{
    QList<SubmitAnswer> answers;
    for (const QString &token : tokens) {
        const SubmitAnswer answer{token, tl::unexpected(error)};
        answers.append(answer);
    }
    return answers;
}
}  // namespace

Result<QByteArray> ArcEndpoint::describe(const JobDescription &job, const QString &delegationId) const
{
    ArcJob arc;
    arc.token = job.token;
    SD_TRY(arc.conf, readBounded(file(job.token, "job.conf"), kLargestConf));
    SD_TRY(arc.wrapper, readBounded(file(job.token, "wrapper.sh"), kLargestWrapper));
    if (m_config.stagesInputs) {
        QStringList paths;
        arc.conf = confOfStaged(arc.conf, &paths);
        for (qsizetype i = 0; i < paths.size(); ++i) {
            if (!QFileInfo(paths[i]).isReadable())
                return fail(ErrorCode::NotFound, paths[i], Text::tr("This input file cannot be read here."));
            arc.uploads.append(QStringLiteral("in/%1").arg(i));
        }
        if (!paths.isEmpty()) {
            arc.uploads.append(QStringLiteral("in/complete"));
            SD_CHECK(writeAtomically(file(job.token, "uploads"), {}));
        }
    }
    arc.queue = m_config.queue;
    arc.delegation = delegationId;
    arc.memoryMb = job.memoryMb > 0 ? job.memoryMb + job.memoryMb / 10 + kSpareMemoryMb : 0;
    arc.wallSeconds = job.wallSeconds > 0 ? job.wallSeconds + m_config.spool.graceSeconds + kSpareSeconds : 0;
    return arcDescription(arc);
}

// One request. Each job's own answer tells its fate; without one it is open.
QCoro::Task<QList<SubmitAnswer>> ArcEndpoint::post(QStringList tokens, QList<QByteArray> descriptions,
                                                   std::stop_token stop)
{
    for (const QString &token : std::as_const(tokens)) {
        const QByteArray when = QByteArray::number(m_clock.now()) + '\n';
        if (const auto noted = writeAtomically(file(token, "batch"), when); !noted)
            co_return toAll(tokens, noted.error());  // ARC was not asked
        m_absent.remove(token);
    }
    const RestClient::Content content(arcDescriptions(descriptions), "application/xml");
    auto asking = askJobs("POST", "/jobs?action=new", content, stop);
    const auto records = co_await asking;
    if (!records) {
        const bool isSure = records.error().code == ErrorCode::NotAuthorized;
        co_return toAll(tokens, isSure ? records.error() : doubt(records.error().cause));
    }
    if (records->size() != tokens.size())
        co_return toAll(tokens,
                        doubt(Text::tr("It was given %1 jobs and answers for %2.")
                                  .arg(tokens.size())
                                  .arg(records->size())));
    QList<SubmitAnswer> answers;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const ArcRecord &record = records->at(i);
        if (record.code == 201 && !record.id.isEmpty()) {
            // An id that cannot be noted is found again by the name.
            static_cast<void>(writeAtomically(file(tokens[i], "arc"), record.id.toLatin1() + '\n'));
            m_names.insert(record.id, tokens[i]);
            EndpointJob job;
            job.token = tokens[i];
            job.endpointJobId = m_spool.siteName() + u':' + record.id;
            job.phase = EndpointPhase::Queued;
            answers.append({job.token, job});
        } else if (record.code >= 400) {
            answers.append({tokens[i],
                            fail(ErrorCode::Refused, m_config.url.toString(),
                                 Text::tr("ARC says: %1 (%2).").arg(record.reason).arg(record.code))});
        } else {
            answers.append(
                {tokens[i], tl::unexpected(doubt(Text::tr("Its answer for this job has no meaning.")))});
        }
    }
    co_return answers;
}

QCoro::Task<Result<QList<SubmitAnswer>>> ArcEndpoint::submit(QList<JobDescription> jobs, std::stop_token stop)
{
    const auto isKnown = [this](const QString &token) {
        return QFileInfo::exists(file(token, "batch")) || finished(token).has_value();
    };
    auto placing = placeJobs(this, &m_spool, m_clock.now(), m_config.url.toString(), jobs, isKnown, stop);
    const auto ready = co_await placing;
    if (!ready)
        co_return tl::unexpected(ready.error());
    QList<SubmitAnswer> answers = ready->answers;
    const QList<JobDescription> &placed = ready->open;
    if (placed.isEmpty())
        co_return answers;
    auto delegating = delegation(stop);
    const auto delegated = co_await delegating;
    if (!delegated)
        co_return tl::unexpected(delegated.error());
    QStringList tokens;
    QList<QByteArray> descriptions;
    qsizetype bytes = 0;
    for (qsizetype i = 0; i < placed.size(); ++i) {
        const QString token = placed[i].token;
        if (const auto description = describe(placed[i], *delegated)) {
            tokens.append(token);
            descriptions.append(*description);
            bytes += description->size();
        } else {
            answers.append({token, tl::unexpected(description.error())});
        }
        const bool isLast = i + 1 == placed.size();
        if (!tokens.isEmpty()
            && (isLast || bytes > kLargestBody - (130 << 10) || tokens.size() == kMostJobs)) {
            auto posting = post(tokens, descriptions, stop);
            const QList<SubmitAnswer> posted = co_await posting;
            answers.append(posted);
            for (const QString &handedOver : std::as_const(tokens)) {
                auto staging = stageInIfDue(handedOver, idOf(handedOver), stop);
                static_cast<void>(co_await staging);  // else it is done when somebody asks for the job
            }
            tokens.clear();
            descriptions.clear();
            bytes = 0;
        }
    }
    co_return answers;
}

// ---------------------------------------------------------------- stopping

QCoro::Task<Result<>> ArcEndpoint::kill(QStringList ids, std::stop_token stop)
{
    // The mark first: whatever of the job goes on sees it, and ends itself.
    const RestClient::Content mark("cancelled\n", "application/octet-stream");
    for (qsizetype at = 0; at < ids.size(); at += kAtATime) {
        std::vector<QCoro::Task<Result<RestAnswer>>> window;
        for (const QString &id : ids.mid(at, kAtATime))
            window.push_back(ask("PUT", "/jobs/" + id.toLatin1() + "/session/cancelled", mark, stop));
        Result<> done;
        for (auto &marking : window) {
            const auto marked = co_await marking;
            if (!marked && done)
                done = tl::unexpected(marked.error());
        }
        if (!done)
            co_return done;
    }
    auto acting = act("kill", ids, stop);
    const auto records = co_await acting;
    if (!records)
        co_return tl::unexpected(records.error());
    for (const ArcRecord &record : *records) {
        // 404: it is gone already.
        if (record.code != 404 && (record.code < 200 || record.code >= 300))
            co_return fail(ErrorCode::Unavailable, m_config.url.toString(),
                           Text::tr("ARC says: %1 (%2).").arg(record.reason).arg(record.code), true);
        m_killed.insert(record.id);
    }
    co_return Result<>();
}

QCoro::Task<Result<QList<CancelAnswer>>> ArcEndpoint::cancel(QStringList tokens, std::stop_token stop)
{
    QList<CancelAnswer> answers;
    QStringList marked;
    for (const QString &token : std::as_const(tokens)) {
        if (!isToken(token) || !QFileInfo(m_spool.jobFolder(token)).isDir()) {
            answers.append({token,
                            fail(ErrorCode::NotFound, Text::tr("job %1").arg(token.left(80)),
                                 Text::tr("This site knows no job with this token."))});
            continue;
        }
        Result<> done = writeAtomically(file(token, "cancelled"), {});
        // What was not handed over never will be.
        if (done && !QFileInfo::exists(file(token, "batch")))
            if (const auto claimed = claimNever(m_spool.jobFolder(token)); !claimed)
                done = tl::unexpected(claimed.error());
        if (done)
            marked.append(token);
        else
            answers.append({token, done});
    }
    QList<EndpointJob> ended;
    Ids ids = sort(marked, ended);
    auto learning = learnIds(&ids, stop);
    Result<> done = co_await learning;
    QStringList known = ids.values();
    known.removeAll(QString());
    if (done && !known.isEmpty()) {
        auto killing = kill(known, stop);
        done = co_await killing;
    }
    for (const QString &token : std::as_const(marked)) {
        Result<> result;
        if (const auto id = ids.constFind(token); id != ids.constEnd()) {
            result = done;
            if (done && id->isEmpty()) {
                if (!isAbsent(token))
                    result = tl::unexpected(
                        Error{ErrorCode::Unavailable, Text::tr("job %1").arg(token),
                              Text::tr("It may be on its way to ARC still; it is looked for again."), true});
                else if (const auto claimed = claimNever(m_spool.jobFolder(token)); !claimed)
                    result = tl::unexpected(claimed.error());
            }
        }
        answers.append({token, result});
    }
    co_return answers;
}

}  // namespace shiftdeck
