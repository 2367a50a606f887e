// What became of jobs at ARC: which id has which token, what state it is in, and what it left.
#include "models/core/files.h"
#include "models/endpoints/arcendpoint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <vector>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Arc)
};
constexpr int kFewestListings = 3;
constexpr qsizetype kMostInfos = 500;  // some 800 bytes for each come back
constexpr qint64 kLargestReport = 4 << 20;
constexpr qint64 kPortion = 8 << 20;  // of a file that is fetched
constexpr qint64 kLargestDescription = 64 << 20;

QByteArray encodedPath(const QString &name) { return QUrl::toPercentEncoding(name, "/"); }

// The outputs that the job was asked for; what else it made stays behind.
QStringList outputsOf(const QString &descriptionFile)
{
    const QByteArray content = readBounded(descriptionFile, kLargestDescription).value_or(QByteArray());
    const QJsonArray outputs =
        QJsonDocument::fromJson(content).object().value(QLatin1StringView("outputs")).toArray();
    QStringList names;
    for (const QJsonValue &output : outputs) {
        const QString name = output.toObject().value(QLatin1StringView("name")).toString();
        if (!name.isEmpty() && !name.startsWith(u'.') && !name.contains(u'/'))
            names.append(name);
    }
    return names;
}

EndpointJob jobOfReport(const ArcReport &report, const QString &token)
{
    EndpointJob job;
    job.token = token;
    job.phase = EndpointPhase::Ended;
    job.exitCode = report.exitCode;
    job.signal = report.signal;
    job.reason = report.reason;
    if (job.reason.isEmpty() && !job.exitCode && !job.signal)
        job.reason = QStringLiteral("node");
    job.node = report.host;
    job.startedAt = report.startedAt;
    job.endedAt = report.endedAt;
    return job;
}
}  // namespace

// ---------------------------------------------------------------- on this machine

QString ArcEndpoint::file(const QString &token, const char *name) const
{
    return m_spool.jobFolder(token) + u'/' + QLatin1StringView(name);
}

QString ArcEndpoint::idOf(const QString &token) const
{
    const QString id =
        QString::fromLatin1(readBounded(file(token, "arc"), 256).value_or(QByteArray()).trimmed());
    return isArcId(id) ? id : QString();
}

std::optional<EndpointJob> ArcEndpoint::finished(const QString &token)
{
    if (const auto known = m_ended.constFind(token); known != m_ended.constEnd())
        return *known;
    const QString folder = m_spool.jobFolder(token);
    std::optional<EndpointJob> job;
    if (const auto report = readBounded(file(token, "report.json"), kLargestReport))
        if (const auto parsed = parseArcReport(*report, token))
            job = jobOfReport(*parsed, token);
    // An empty claim: it was cancelled before it was handed over.
    const QFileInfo claim(file(token, "pid"));
    if (!job && (QFileInfo::exists(file(token, "fetched")) || (claim.exists() && claim.size() == 0)))
        job = readEndedJob(folder, token, m_spool.siteName());
    if (!job)
        return std::nullopt;
    const QString id = idOf(token);
    job->endpointJobId = m_spool.siteName() + u':' + (id.isEmpty() ? token : id);
    m_waiting.remove(token);
    return *m_ended.insert(token, *job);
}

ArcEndpoint::Ids ArcEndpoint::sort(const QStringList &tokens, QList<EndpointJob> &ended)
{
    Ids ids;
    for (const QString &token : tokens) {
        if (!isToken(token))
            continue;
        if (const auto job = finished(token))
            ended.append(*job);
        else if (QFileInfo::exists(file(token, "batch")))
            ids.insert(token, idOf(token));
    }
    return ids;
}

void ArcEndpoint::noteMissing(const QString &token)
{
    Absence &absence = m_absent[token];
    if (!absence.since.isValid())
        absence.since.start();
    ++absence.listings;
}

bool ArcEndpoint::isAbsent(const QString &token) const
{
    const auto absence = m_absent.constFind(token);
    return absence != m_absent.constEnd() && absence->listings >= kFewestListings
        && absence->since.elapsed() >= m_config.settleMs;
}

// ---------------------------------------------------------------- who is who

// The names of all jobs of ours that are listed and were not asked for before. False: not all are known yet.
QCoro::Task<Result<bool>> ArcEndpoint::learnNames(QStringList listed, std::stop_token stop)
{
    QStringList unknown;
    QHash<QString, QString> names;
    for (const QString &id : std::as_const(listed)) {
        if (const auto known = m_names.constFind(id); known != m_names.constEnd())
            names.insert(id, *known);
        else
            unknown.append(id);
    }
    bool isWhole = true;
    for (qsizetype at = 0; at < unknown.size(); at += kMostInfos) {
        auto acting = act("info", unknown.mid(at, kMostInfos), stop);
        const auto records = co_await acting;
        if (!records)
            co_return tl::unexpected(records.error());
        for (const ArcRecord &record : *records) {
            if (record.code == 200 && !record.name.isEmpty())
                names.insert(record.id, record.name);
            else if (record.code != 404)  // it has no description yet, or is about to go
                isWhole = false;
        }
    }
    m_names = names;
    co_return isWhole;
}

// The ids of jobs whose submission was never answered.
QCoro::Task<Result<>> ArcEndpoint::learnIds(Ids *ids, std::stop_token stop)
{
    if (std::none_of(ids->cbegin(), ids->cend(), [](const QString &id) { return id.isEmpty(); }))
        co_return Result<>();
    const RestClient::Content nothing;
    auto listing = askJobs("GET", "/jobs", nothing, stop);
    const auto records = co_await listing;
    if (!records)
        co_return tl::unexpected(records.error());
    QStringList listed;
    for (const ArcRecord &record : *records)
        listed.append(record.id);
    auto learning = learnNames(listed, stop);
    const auto isWhole = co_await learning;
    if (!isWhole)
        co_return tl::unexpected(isWhole.error());
    QHash<QString, QStringList> found;
    for (auto name = m_names.constBegin(); name != m_names.constEnd(); ++name)
        found[name.value()].append(name.key());
    QStringList surplus;
    for (auto id = ids->begin(); id != ids->end(); ++id) {
        if (!id->isEmpty())
            continue;
        QStringList candidates = found.value(id.key());
        if (candidates.isEmpty()) {
            if (*isWhole)
                noteMissing(id.key());
            continue;
        }
        candidates.sort();
        if (auto noted = writeAtomically(file(id.key(), "arc"), candidates.first().toLatin1() + '\n'); !noted)
            co_return noted;
        *id = candidates.takeFirst();
        m_absent.remove(id.key());
        for (const QString &other : std::as_const(candidates))
            if (!m_killed.contains(other))
                surplus.append(other);
    }
    if (surplus.isEmpty())
        co_return Result<>();
    auto killing = kill(surplus, stop);
    co_return co_await killing;
}

// What both sources say, as one word for each job; unknown ones have none.
QCoro::Task<Result<ArcEndpoint::States>> ArcEndpoint::statesOf(QStringList ids, std::stop_token stop)
{
    States states;
    if (ids.isEmpty())
        co_return states;
    const RestClient::Content nothing;
    auto listing = askJobs("GET", "/jobs?state=" + arcStates(EndpointPhase::Ended), nothing, stop);
    const auto ended = co_await listing;
    if (!ended)
        co_return tl::unexpected(ended.error());
    for (const ArcRecord &record : *ended)
        if (arcPhase(record.state) == EndpointPhase::Ended)
            states.insert(record.id, record.state);
    QStringList others;
    for (const QString &id : std::as_const(ids))
        if (!states.contains(id))
            others.append(id);
    auto acting = act("status", others, stop);
    const auto records = co_await acting;
    if (!records)
        co_return tl::unexpected(records.error());
    for (const ArcRecord &record : *records) {
        if (record.code == 200 && arcPhase(record.state) != EndpointPhase::Unknown)
            states.insert(record.id, record.state);
        else if (record.code != 404 && record.code != 200)
            co_return tl::unexpected(
                doubt(Text::tr("ARC says: %1 (%2).").arg(record.reason).arg(record.code)));
    }
    co_return states;
}

// ---------------------------------------------------------------- one job

QCoro::Task<Result<EndpointJob>> ArcEndpoint::jobOf(QString token, QString id, QString state,
                                                    std::stop_token stop)
{
    EndpointJob job;
    job.token = token;
    job.endpointJobId = m_spool.siteName() + u':' + id;
    job.phase = arcPhase(state);
    if (job.phase == EndpointPhase::Ended) {
        auto ending = endedJob(job, id, state, stop);
        co_return co_await ending;
    }
    if (job.phase == EndpointPhase::Queued) {
        auto staging = stageInIfDue(token, id, stop);
        const auto staged = co_await staging;
        if (!staged)
            co_return tl::unexpected(staged.error());
    }
    if (job.phase == EndpointPhase::Running) {
        const QFileInfo seen(file(token, "running"));
        if (!seen.exists())
            if (const auto noted = writeAtomically(seen.filePath(), {}); !noted)
                co_return tl::unexpected(noted.error());
        job.startedAt = QFileInfo(seen.filePath()).lastModified().toMSecsSinceEpoch();  // or some time before
    }
    // It came to light only after it was cancelled.
    if (QFileInfo::exists(file(token, "cancelled")) && !m_killed.contains(id)) {
        const QStringList one{id};
        auto killing = kill(one, stop);
        const auto killed = co_await killing;
        if (!killed)
            co_return tl::unexpected(killed.error());
    }
    co_return job;
}

QCoro::Task<Result<EndpointJob>> ArcEndpoint::endedJob(EndpointJob job, QString id, QString state,
                                                       std::stop_token stop)
{
    const QString token = job.token;
    auto fetching = fetch(id, QStringLiteral("report.json"), file(token, "report.json"), stop);
    const auto fetched = co_await fetching;
    if (!fetched)
        co_return tl::unexpected(fetched.error());
    if (*fetched)
        if (const auto done = finished(token))
            co_return *done;
    // Its wrapper may live on, where a kill ends the watcher of a process and not the process.
    auto looking = fetch(id, QStringLiteral("pid"), file(token, "pid"), stop);
    const auto began = co_await looking;
    if (!began)
        co_return tl::unexpected(began.error());
    QElapsedTimer &since = m_waiting[token];
    if (!since.isValid())
        since.start();
    if (*began && since.elapsed() < m_config.reportMs) {
        job.phase = EndpointPhase::Running;
        co_return job;
    }
    m_waiting.remove(token);
    for (const char *name : {"exit_code", "reason"}) {
        auto small = fetch(id, QString::fromLatin1(name), file(token, name), stop);
        const auto got = co_await small;
        if (!got)
            co_return tl::unexpected(got.error());
    }
    EndpointJob left = readEndedJob(m_spool.jobFolder(token), token, m_spool.siteName());
    left.endpointJobId = job.endpointJobId;
    if (left.reason == QLatin1String("node") && state == QLatin1String("KILLED"))
        left.reason = QStringLiteral("cancelled");
    if (left.endedAt == 0)
        left.endedAt = m_clock.now();
    m_ended.insert(token, left);
    co_return left;
}

QCoro::Task<Result<QList<EndpointJob>>> ArcEndpoint::find(QStringList tokens, std::stop_token stop)
{
    QList<EndpointJob> found;
    Ids ids = sort(tokens, found);
    auto learning = learnIds(&ids, stop);
    const auto learned = co_await learning;
    if (!learned)
        co_return tl::unexpected(learned.error());
    QStringList known = ids.values();
    known.removeAll(QString());
    if (!known.isEmpty()) {
        auto lending = delegation(stop);  // jobs wait for longer than a proxy lives
        static_cast<void>(co_await lending);
    }
    auto asking = statesOf(known, stop);
    const auto states = co_await asking;
    if (!states)
        co_return tl::unexpected(states.error());
    bool isUnsure = false;
    QList<std::pair<QString, QString>> present;  // token and id
    for (auto id = ids.constBegin(); id != ids.constEnd(); ++id) {
        if (!id->isEmpty() && states->contains(*id)) {
            present.append({id.key(), *id});
            m_absent.remove(id.key());
            continue;
        }
        if (!id->isEmpty())
            noteMissing(id.key());
        isUnsure = isUnsure || !isAbsent(id.key());
    }
    Result<> done;
    for (qsizetype at = 0; at < present.size() && done; at += kAtATime) {
        std::vector<QCoro::Task<Result<EndpointJob>>> window;
        for (const auto &[token, id] : present.mid(at, kAtATime))
            window.push_back(jobOf(token, id, states->value(id), stop));
        for (auto &one : window) {
            auto job = co_await one;
            if (job)
                found.append(*std::move(job));
            else if (done)
                done = tl::unexpected(job.error());
        }
    }
    if (!done)
        co_return tl::unexpected(done.error());
    if (isUnsure)
        co_return fail(ErrorCode::Unavailable, m_config.url.toString(),
                       Text::tr("What ARC does not list may still appear; nothing is called absent before it "
                                "was missing for %1 s.")
                           .arg(m_config.settleMs / 1000),
                       true);
    co_return found;
}

// ---------------------------------------------------------------- fetching

// A file of the session folder, whole or not at all. False: there is none.
QCoro::Task<Result<bool>> ArcEndpoint::fetch(QString id, QString name, QString target, std::stop_token stop)
{
    const QByteArray path = "/jobs/" + id.toLatin1() + "/session/" + encodedPath(name);
    const QString partial = QFileInfo(target).path() + "/.fetch-" + QFileInfo(target).fileName();
    QFile out(partial);
    const auto broken = [&out, &partial] {
        const int failure = errno;
        out.close();
        out.remove();
        return systemError(partial, failure == 0 ? EIO : failure);
    };
    errno = 0;
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        co_return tl::unexpected(broken());
    for (qint64 at = 0;;) {
        RestClient::Content range;
        range.headers.append(
            {"Range", "bytes=" + QByteArray::number(at) + '-' + QByteArray::number(at + kPortion - 1)});
        auto asking = ask("GET", path, range, stop);
        const auto answer = co_await asking;
        if (answer && answer->status == 416)  // the end was the end of a portion; or it is empty
            break;
        const bool isWhole = answer && answer->status == 200 && at == 0;
        if (!isWhole && !(answer && answer->status == 206)) {
            out.close();
            out.remove();
            if (!answer)
                co_return tl::unexpected(answer.error());
            if (answer->status == 404 && at == 0)
                co_return false;
            co_return fail(ErrorCode::Unavailable, m_config.url.toString(),
                           Text::tr("The file %1 of job %2 cannot be fetched (HTTP %3, %4).")
                               .arg(name, id)
                               .arg(answer->status)
                               .arg(answer->reason.left(200)),
                           true);
        }
        errno = 0;
        if (out.write(answer->body) != answer->body.size())
            co_return tl::unexpected(broken());
        at += answer->body.size();
        if (isWhole || answer->body.size() < kPortion)
            break;
    }
    out.close();
    errno = 0;
    if (std::rename(QFile::encodeName(partial).constData(), QFile::encodeName(target).constData()) != 0)
        co_return tl::unexpected(broken());
    co_return true;
}

// Those of the files that there are.
QCoro::Task<Result<>> ArcEndpoint::fetchAll(QString id, QStringList names, QString folder,
                                            std::stop_token stop)
{
    Result<> done;
    for (qsizetype at = 0; at < names.size() && done; at += kAtATime) {
        std::vector<QCoro::Task<Result<bool>>> window;
        for (const QString &name : names.mid(at, kAtATime))
            window.push_back(fetch(id, name, folder + u'/' + name, stop));
        for (auto &one : window) {
            const auto fetched = co_await one;
            if (!fetched && done)
                done = tl::unexpected(fetched.error());
        }
    }
    co_return done;
}

// Why ARC thinks that a job failed, behind what the job itself said; its whole log of the job in a file.
QCoro::Task<Result<>> ArcEndpoint::fetchDiagnosis(QString id, QString token, std::stop_token stop)
{
    constexpr qsizetype kLongest = 4000;
    const RestClient::Content nothing;
    const QByteArray base = "/jobs/" + id.toLatin1() + "/diagnose/";
    auto asking = ask("GET", base + "errors", nothing, stop);
    const auto log = co_await asking;
    if (!log)
        co_return tl::unexpected(log.error());
    if (log->isGood())
        if (auto written = writeAtomically(file(token, "arc-log"), log->body); !written)
            co_return written;
    auto again = ask("GET", base + "failed", nothing, stop);
    const auto failed = co_await again;
    if (!failed)
        co_return tl::unexpected(failed.error());
    const QByteArray why = failed->isGood() ? failed->body.trimmed().left(kLongest) : QByteArray();
    if (why.isEmpty())
        co_return Result<>();
    QFile said(file(token, "stderr"));
    if (!said.open(QIODevice::Append) || said.write("arc: " + why + '\n') < 0)
        co_return fail(ErrorCode::Io, said.fileName(), said.errorString());
    co_return Result<>();
}

QCoro::Task<Result<QString>> ArcEndpoint::retrieve(QString token, std::stop_token stop)
{
    const QString folder = isToken(token) ? m_spool.jobFolder(token) : QString();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        co_return fail(ErrorCode::NotFound, Text::tr("job %1").arg(token.left(80)),
                       Text::tr("This site knows no job with this token."));
    const QString id = idOf(token);
    if (id.isEmpty() || QFileInfo::exists(file(token, "fetched")))
        co_return folder;
    // The report first: when it is there, nothing of the rest changes any more.
    auto reporting = fetch(id, QStringLiteral("report.json"), file(token, "report.json"), stop);
    const auto hasReport = co_await reporting;
    if (!hasReport)
        co_return tl::unexpected(hasReport.error());
    const bool isOver = finished(token).has_value();
    QStringList names{QStringLiteral("stdout"), QStringLiteral("stderr")};
    const QStringList small{QStringLiteral("exit_code"), QStringLiteral("reason"), QStringLiteral("pid")};
    if (!*hasReport)
        names.append(small);
    const QStringList outputs = outputsOf(file(token, "job.json"));
    for (const QString &output : outputs)
        names.append(QStringLiteral("out/") + output);
    auto fetching = fetchAll(id, names, folder, stop);
    const auto fetched = co_await fetching;
    if (!fetched)
        co_return tl::unexpected(fetched.error());
    if (!isOver)  // it runs still, or nobody knows it
        co_return folder;
    if (!*hasReport) {
        auto diagnosing = fetchDiagnosis(id, token, stop);
        const auto diagnosed = co_await diagnosing;
        if (!diagnosed)
            co_return tl::unexpected(diagnosed.error());
    }
    if (auto noted = writeAtomically(file(token, "fetched"), {}); !noted)
        co_return tl::unexpected(noted.error());
    // Only now may it go there. If the call is lost, ARC removes it after its own time.
    const QStringList one{id};
    auto cleaning = act("clean", one, stop);
    static_cast<void>(co_await cleaning);
    co_return folder;
}

}  // namespace shiftdeck
