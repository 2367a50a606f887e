#include "models/production/saysis.h"

#include "models/core/errortext.h"
#include "models/production/decisions.h"
#include "models/production/jobrows.h"
#include "models/production/saysiswork.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace shiftdeck {

namespace {
struct SaysIsText {
    Q_DECLARE_TR_FUNCTIONS(SaysIs)
};

constexpr int kChunk = 500;
constexpr int kMostGivenUp = 5000;  // lost or cancelled attempts looked for, newest first, per request
constexpr qint64 kTellEvery = 200;

QString phaseText(EndpointSays says)
{
    switch (says) {
    case EndpointSays::NoAnswer: return SaysIsText::tr("the endpoint does not answer");
    case EndpointSays::Unknown: return SaysIsText::tr("the endpoint does not know it");
    case EndpointSays::Waiting: return SaysIsText::tr("it waits at the endpoint");
    case EndpointSays::Running: return SaysIsText::tr("it runs at the endpoint");
    case EndpointSays::Ended: return SaysIsText::tr("it has ended at the endpoint");
    }
    return {};
}

QString recordedText(const JobRow &job)
{
    if (job.failureClass.isEmpty())
        return QString(toWord(job.status));
    return SaysIsText::tr("%1 (%2)", "status of a job, its failure class")
        .arg(toWord(job.status), job.failureClass);
}

QString jobText(const JobRow &job)
{
    return job.kind == JobKind::Merge ? SaysIsText::tr("job %1 (merge)").arg(job.id.value())
                                      : SaysIsText::tr("job %1 (run %2)").arg(job.id.value()).arg(job.run);
}

// An ended job waits for its check, which looks at more than this.
bool agrees(const JobRow &job, EndpointSays says, Action action)
{
    if (job.status == JobStatus::Ended)
        return says == EndpointSays::Ended;
    if (job.status == JobStatus::Running)
        return action == Action::NoteRunning;
    return action == Action::Nothing;
}

SaysIsRow compareJob(const JobRow &job, const EndpointJob *found, bool hasReport)
{
    Situation situation;
    situation.job = recordedOf(job);
    situation.endpoint = found ? endpointSays(found->phase) : EndpointSays::Unknown;
    situation.report = hasReport ? ReportFound::Good : ReportFound::None;
    const Decision decision = decide(situation);
    SaysIsRow row;
    row.kind = SaysIsKind::Job;
    row.id = job.id.value();
    row.request = job.request;
    row.what = jobText(job);
    row.says = recordedText(job);
    row.is = phaseText(situation.endpoint);
    if (!found && hasReport)
        row.is = SaysIsText::tr("the endpoint does not know it, but its report is there");
    row.since = job.changedAt;
    row.agrees = agrees(job, situation.endpoint, decision.action);
    row.sentence = job.status != JobStatus::Ended ? decision.sentence
        : row.agrees ? SaysIsText::tr("The agent checks it in one of its next cycles.")
                     : SaysIsText::tr("It is recorded as ended; its check looks at what it left.");
    if (!row.agrees && job.status != JobStatus::Ended) {
        row.command = QStringLiteral("jobs.look");
        row.arguments = {{QStringLiteral("jobs"), QJsonArray{job.id.value()}}};
    }
    return row;
}

Result<> compareChunk(SaysIsWork &work, const SiteView &view, const QList<JobRow> &jobs)
{
    QStringList tokens;
    for (const JobRow &job : jobs)
        tokens.append(job.token);
    SD_TRY(const auto answer, view.find(tokens, work.stop));
    QHash<QString, EndpointJob> found;
    for (const EndpointJob &job : answer)
        if (job.phase != EndpointPhase::Unknown)
            found.insert(job.token, job);
    for (const JobRow &job : jobs) {
        SD_CHECK(work.step(SaysIsText::tr("jobs")));
        const auto it = found.constFind(job.token);
        const EndpointJob *known = it == found.constEnd() ? nullptr : &*it;
        work.add(compareJob(job, known, view.hasReport(job.token)));
    }
    return {};
}

Result<> compareJobs(SaysIsWork &work, const SiteView &view, const SaysIsRequest &request)
{
    SD_TRY(auto jobs,
           listJobRows(work.db,
                       QStringLiteral("WHERE request_id = ? AND status IN"
                                      " ('submitting','submitted','running','ended') ORDER BY id"),
                       {request.id.value()}));
    for (const char *where :
         {"status = 'error' AND failure_class = 'lost'", "status = 'superseded' AND failure_class = 'lost'",
          "status = 'cancelled'"}) {
        SD_TRY(const auto more,
               listJobRows(work.db,
                           QStringLiteral("WHERE request_id = ? AND %1 ORDER BY id DESC LIMIT %2")
                               .arg(QLatin1StringView(where))
                               .arg(kMostGivenUp),
                           {request.id.value()}));
        work.result.complete = work.result.complete && more.size() < kMostGivenUp;
        jobs.append(more);
    }
    for (qsizetype from = 0; from < jobs.size(); from += kChunk)
        SD_CHECK(compareChunk(work, view, jobs.mid(from, kChunk)));
    return {};
}

Result<QSet<QString>> recordedTokens(Database &db, const QStringList &tokens)
{
    QStringList marks;
    QVariantList values;
    for (const QString &token : tokens) {
        marks.append(QStringLiteral("?"));
        values.append(token);
    }
    QSet<QString> known;
    SD_CHECK(db.list(QStringLiteral("SELECT token FROM jobs WHERE token IN (%1)").arg(marks.join(u',')),
                     values,
                     [&known](const Row &row) {
                         known.insert(row.text(0));
                         return true;
                     }));
    return known;
}

// Job folders that no record knows: of another store, or of one that was put back from a copy.
Result<> compareStrays(SaysIsWork &work, const SiteRow &site, const SiteView &view)
{
    SD_TRY(const QStringList tokens, view.tokens(work.stop));
    for (qsizetype from = 0; from < tokens.size(); from += kChunk) {
        const QStringList chunk = tokens.mid(from, kChunk);
        SD_TRY(const auto known, recordedTokens(work.db, chunk));
        for (const QString &token : chunk) {
            SD_CHECK(work.step(SaysIsText::tr("job folders at %1").arg(site.name)));
            if (known.contains(token))
                continue;
            SD_TRY(const auto found, view.find({token}, work.stop));
            SaysIsRow row;
            row.kind = SaysIsKind::Stray;
            row.what = SaysIsText::tr("job folder %1 at %2").arg(token, site.name);
            row.says = SaysIsText::tr("no job has this token");
            row.is = phaseText(found.isEmpty() ? EndpointSays::Unknown : endpointSays(found.first().phase));
            row.since = found.isEmpty() ? 0 : found.first().startedAt;
            row.agrees = false;
            row.sentence = SaysIsText::tr("Nothing of it is ever credited or merged. Find out whether another"
                                          " store uses this place before anybody deletes it.");
            work.add(row);
        }
    }
    return {};
}

Result<QList<SaysIsRequest>> requestsOf(Database &db, const SaysIsQuestion &question)
{
    QList<SaysIsRequest> result;
    SD_TRY(const auto requests, listRequests(db, {}, question.requests));
    for (const RequestSummary &r : requests) {
        const bool open = r.status == RequestStatus::Staged || r.status == RequestStatus::Running
            || r.status == RequestStatus::Held || r.status == RequestStatus::Finished
            || r.status == RequestStatus::Declared;
        if (!r.siteId.isValid() || (question.requests.isEmpty() && !open))
            continue;
        SD_TRY(const qint64 dataset,
               db.integer(QStringLiteral("SELECT dataset_id FROM requests WHERE id = ?"),
                                                {r.id.value()}));
        result.append({r.id, r.status, r.siteId, SaysIsText::tr("request %1").arg(r.id.value()), dataset});
    }
    if (!question.requests.isEmpty() && requests.size() < question.requests.size())
        return fail(ErrorCode::NotFound,
                    SaysIsText::tr("request %1").arg(question.requests.first().value()),
                    SaysIsText::tr("The store has no such request."));
    return result;
}

bool before(const SaysIsRow &a, const SaysIsRow &b)
{
    if (a.agrees != b.agrees)
        return !a.agrees;
    return std::pair(a.kind, a.id) < std::pair(b.kind, b.id);
}

// Where no job was ever handed over there may be nothing yet that could be asked.
Result<bool> wasUsed(Database &db, SiteId site)
{
    SD_TRY(const qint64 used,
           db.integer(QStringLiteral("SELECT EXISTS (SELECT 1 FROM jobs WHERE site_id = ? AND status IN"
                                     " ('submitting','submitted','running','ended','done','error',"
                                     "'superseded'))"),
                      {site.value()}));
    return used != 0;
}

// A site that cannot be asked is told; what can be compared without it is compared all the same.
Result<> compareSite(SaysIsWork &work, const SiteViews &views, const SiteRow &site,
                     const QList<SaysIsRequest> &requests)
{
    const auto compare = [&](const SiteView &view) -> Result<> {
        for (const SaysIsRequest &request : requests)
            if (request.site == site.id)
                SD_CHECK(compareJobs(work, view, request));
        return compareStrays(work, site, view);
    };
    const auto view = views(site);
    SD_TRY(const bool used, wasUsed(work.db, site.id));
    if (!view && view.error().code == ErrorCode::Unavailable && !used)
        return {};
    const Result<> done = view ? compare(*view) : Result<>(tl::unexpected(view.error()));
    if (done || done.error().code == ErrorCode::Cancelled || done.error().code == ErrorCode::Corrupt)
        return done;
    work.result.problems.append(SaysIsText::tr("Site %1: %2").arg(site.name, describe(done.error())));
    return {};
}
}  // namespace

QString toText(SaysIsKind kind)
{
    switch (kind) {
    case SaysIsKind::Job: return SaysIsText::tr("job");
    case SaysIsKind::Output: return SaysIsText::tr("output");
    case SaysIsKind::Merged: return SaysIsText::tr("merged file");
    case SaysIsKind::Copy: return SaysIsText::tr("copy");
    case SaysIsKind::Catalogue: return SaysIsText::tr("catalogue");
    case SaysIsKind::Stray: return SaysIsText::tr("stray job");
    }
    return {};
}

Result<> SaysIsWork::step(const QString &doing)
{
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, SaysIsText::tr("the comparison"),
                    SaysIsText::tr("It was stopped on request."));
    if (progress && result.compared - told >= kTellEvery) {
        told = result.compared;
        progress(doing, result.compared);
    }
    return {};
}

void SaysIsWork::add(SaysIsRow row)
{
    ++result.compared;
    result.disagreeing += row.agrees ? 0 : 1;
    const qint64 kept = row.agrees ? agreeing : result.disagreeing;
    if (kept >= kMostSaysIsRows) {
        result.complete = false;
        return;
    }
    agreeing += row.agrees ? 1 : 0;
    result.rows.append(std::move(row));
}

Result<SaysIs> compareSaysIs(Database &db, const SiteViews &views, const SaysIsQuestion &question, TimeMs now,
                             const SaysIsProgress &progress, std::stop_token stop)
{
    SaysIsWork work{db, question, progress, stop, {}, 0, 0};
    work.result.asOf = now;
    SD_TRY(const auto requests, requestsOf(db, question));
    SD_TRY(const auto sites, listSites(db));
    for (const SiteRow &site : sites) {
        const bool wanted = std::any_of(requests.begin(), requests.end(),
                                        [&site](const SaysIsRequest &request) {
            return request.site == site.id;
        });
        if (wanted)
            SD_CHECK(compareSite(work, views, site, requests));
    }
    for (const SaysIsRequest &request : requests)
        SD_CHECK(compareFiles(work, request));
    std::stable_sort(work.result.rows.begin(), work.result.rows.end(), before);
    return work.result;
}

}  // namespace shiftdeck
