#include "models/production/following.h"

#include "models/production/agentcontext.h"
#include "models/production/decisions.h"
#include "models/storage/jsonrows.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace shiftdeck {

namespace {
struct Following {
    Q_DECLARE_TR_FUNCTIONS(Following)
};

constexpr TimeMs kComeBackMs = 10'000;
constexpr int kMostLost = 500;
constexpr qint64 kLookedThroughPerMs = 10;

QVariant orNull(TimeMs time) { return time > 0 ? QVariant(time) : QVariant(); }
template <typename T>
QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}
QString orEmpty(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

QStringList tokensOf(const QList<JobRow> &jobs)
{
    QStringList tokens;
    for (const JobRow &job : jobs)
        tokens.append(job.token);
    return tokens;
}

QHash<QString, EndpointJob> byToken(const QList<EndpointJob> &found)
{
    QHash<QString, EndpointJob> known;
    for (const EndpointJob &job : found)
        if (job.phase != EndpointPhase::Unknown)
            known.insert(job.token, job);
    return known;
}

// A job with what its endpoint said about it.
struct Seen {
    JobRow job;
    EndpointJob state;
};

Result<int> runTogether(AgentContext &c, const QList<Seen> &jobs)
{
    JsonRows rows({{"job", true}, {"on_node", false}, {"started", true}});
    for (const Seen &seen : jobs)
        rows.add({seen.job.id.value(), orEmpty(seen.state.node), orNull(seen.state.startedAt)});
    return c.db.run(QStringLiteral("UPDATE jobs SET status = 'running', node = s.on_node, started_at ="
                                   " s.started, changed_at = ? FROM ")
                        + rows.table(c.db.sql())
                        + QStringLiteral(" s WHERE id = s.job AND status = 'submitted'"),
                    {c.clock.now(), rows.value()});
}

Result<int> endTogether(AgentContext &c, const QList<Seen> &jobs)
{
    JsonRows rows({{"job", true},
                   {"was", false},
                   {"on_node", false},
                   {"started", true},
                   {"ended", true},
                   {"code", true},
                   {"by_signal", true}});
    for (const Seen &seen : jobs)
        rows.add({seen.job.id.value(), QString(toWord(seen.job.status)), orEmpty(seen.state.node),
                  orNull(seen.state.startedAt), orNull(seen.state.endedAt), orNull(seen.state.exitCode),
                  orNull(seen.state.signal)});
    // A job that comes back from `lost` starts over: its check gives it a new class, or credit.
    return c.db.run(QStringLiteral("UPDATE jobs SET status = 'ended', node = s.on_node,"
                                   " started_at = s.started, ended_at = s.ended, exit_code = s.code,"
                                   " signal = s.by_signal,"
                                   " failure_class = NULL, failure_text = '', signature_id = NULL,"
                                   " changed_at = ? FROM ")
                        + rows.table(c.db.sql()) + QStringLiteral(" s WHERE id = s.job AND status = s.was"),
                    {c.clock.now(), rows.value()});
}

// An attempt at a merge that was given up comes back only while its merge still waits for one.
Result<> takeBackMerge(AgentContext &c, const JobRow &job)
{
    return expectOneRow(c.db.run(QStringLiteral("UPDATE merges SET status = 'running', changed_at = ?"
                                                " WHERE id = ? AND status = 'failed' AND EXISTS (SELECT 1"
                                                " FROM jobs j WHERE j.id = ? AND j.status = 'error')"),
                                 {c.clock.now(), job.merge.value(), job.id.value()}),
                        jobName(job.id));
}

Result<> noteEnded(AgentContext &c, const JobRow &job, const EndpointJob &state)
{
    const auto note = [&]() -> Result<> {
        if (job.status == JobStatus::Error && job.kind == JobKind::Merge)
            SD_CHECK(takeBackMerge(c, job));
        return expectOneRow(endTogether(c, {{job, state}}), jobName(job.id));
    };
    SD_TRY(const bool moved, c.wonAlone(note));
    c.report.changed += moved ? 1 : 0;
    return {};
}

// One statement for all of them: a server then counts, tells and writes histories once, and is asked once.
// What somebody else changed is left as it is. When the database refuses any, each is tried alone, so that it
// takes no other along.
template <typename Together>
Result<> noteTogether(AgentContext &c, const QList<Seen> &jobs, Together together)
{
    if (jobs.isEmpty())
        return {};
    int moved = 0;
    const auto all = [&]() -> Result<> {
        SD_TRY(moved, together(c, jobs));
        return {};
    };
    SD_TRY(const bool done, c.wonAlone(all));
    if (done)
        c.report.changed += moved;
    for (qsizetype i = 0; i < jobs.size() && !done && jobs.size() > 1; ++i)
        SD_CHECK(noteTogether(c, {jobs.at(i)}, together));
    return {};
}

Decision decideFor(const JobRow &job, EndpointPhase phase, ReportFound report = ReportFound::Unseen)
{
    Situation situation;
    situation.job = recordedOf(job);
    situation.endpoint = endpointSays(phase);
    situation.report = report;
    return decide(situation);
}

// When an answer was asked for, and when it was there.
struct Asked {
    TimeMs from = 0, until = 0;
};

// Answers the jobs that the endpoint did not know now nor when it was last asked, for long enough. An answer
// tells of no moment later than the question; an absence begins no sooner than the first answer without it.
QList<JobRow> noteAbsent(SiteWork &s, const QList<JobRow> &jobs, const QHash<QString, EndpointJob> &known,
                         Asked asked)
{
    const TimeMs settleMs = s.endpoint->capabilities().settleMs;
    QList<JobRow> gone;
    for (const JobRow &job : jobs) {
        // What was handed over just now may not be listed yet; that says nothing about later.
        if (known.contains(job.token) || asked.from - job.changedAt < settleMs)
            continue;
        const auto since = s.absentSince.constFind(job.token);
        if (since == s.absentSince.constEnd())
            s.absentSince.insert(job.token, asked.until);
        else if (asked.from - *since >= settleMs)
            gone.append(job);
    }
    return gone;
}

Result<QList<JobRow>> applyStates(AgentContext &c, SiteWork &s, const QList<JobRow> &jobs,
                                  const QList<EndpointJob> &found, Asked asked)
{
    const auto known = byToken(found);
    QList<Seen> running, ended;
    for (const JobRow &job : jobs) {
        const auto state = known.constFind(job.token);
        if (state == known.constEnd())
            continue;
        s.absentSince.remove(job.token);
        const Action action = decideFor(job, state->phase).action;
        if (action == Action::NoteRunning && job.status == JobStatus::Submitted)
            running.append({job, *state});
        else if (action == Action::Check)
            ended.append({job, *state});
    }
    QList<JobRow> moving;
    for (const Seen &seen : running + ended)
        moving.append(seen.job);
    const auto apply = [&]() -> Result<> {
        SD_CHECK(noteTogether(c, running, runTogether));
        return noteTogether(c, ended, endTogether);
    };
    if (!moving.isEmpty()) {
        SD_CHECK(transactOn(c.db, requestsOf(moving), apply));
        s.pace.noteChange(c.clock.now());
    }
    return noteAbsent(s, jobs, known, asked);
}

Result<> giveUp(AgentContext &c, SiteWork &s, const JobRow &job)
{
    const Failure failure{
        QStringLiteral("lost"), decideFor(job, EndpointPhase::Unknown, ReportFound::None).sentence, {}};
    SD_TRY(const bool failed, c.won(failJob(c.db, job, job.status, failure, c.clock.now())));
    c.report.failed += failed ? 1 : 0;
    s.absentSince.remove(job.token);
    s.pace.noteChange(c.clock.now());
    return {};
}

// What it says is for the check to find out.
ReportFound reportIn(const Result<QString> &folder)
{
    return folder && QFileInfo::exists(*folder + QStringLiteral("/report.json")) ? ReportFound::Good
                                                                                 : ReportFound::None;
}

QCoro::Task<Result<>> settleGone(AgentContext *c, SiteWork *s, QList<JobRow> gone, std::stop_token stop)
{
    for (const JobRow &job : gone) {
        if (stop.stop_requested() || s->pace.isLeftAlone(c->clock.now()))
            break;
        auto pending = s->endpoint->retrieve(job.token, stop);
        const auto folder = co_await pending;
        if (!folder && folder.error().code != ErrorCode::NotFound) {
            s->noteFailure(*c, folder.error());
            continue;
        }
        s->noteAnswer();
        const Action action = decideFor(job, EndpointPhase::Unknown, reportIn(folder)).action;
        if (action == Action::Check) {
            SD_CO_CHECK(noteEnded(*c, job, EndpointJob{}));
            s->pace.noteChange(c->clock.now());
        } else if (action == Action::GiveUp) {
            SD_CO_CHECK(giveUp(*c, *s, job));
        }
    }
    co_return Result<>();
}

// The page of open jobs after that number, in the order of their numbers, from a range of an index for each
// status. What moves from one to the other during a refresh is asked for once.
Result<QList<JobRow>> openAfter(AgentContext &c, const SiteWork &s, qint64 after, qsizetype atMost,
                                const char *condition = "")
{
    QList<JobRow> page;
    for (const char *status : {"running", "submitted"}) {
        SD_TRY(
            const auto jobs,
            listJobRows(c.db,
                        QStringLiteral("WHERE site_id = ? AND status = ? AND id > ? %1 ORDER BY id LIMIT ?")
                            .arg(QLatin1StringView(condition)),
                        {s.site.id.value(), QString::fromLatin1(status), after, atMost}));
        page.append(jobs);
    }
    std::sort(page.begin(), page.end(), [](const JobRow &a, const JobRow &b) { return a.id < b.id; });
    page.resize(std::min(page.size(), atMost));
    return page;
}

QCoro::Task<Result<>> cancelWanted(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    // All open jobs are looked through for it, of which there may be many.
    const TimeMs now = c->clock.now(), between = s->followed / kLookedThroughPerMs;
    if (!s->endpoint->capabilities().cancels
        || (now < s->nextCancelLook && s->nextCancelLook - now <= between))
        co_return Result<>();
    s->nextCancelLook = now + between;
    for (qint64 after = 0; !stop.stop_requested() && !s->pace.isLeftAlone(c->clock.now());) {
        SD_CO_TRY(const auto page, openAfter(*c, *s, after, s->batchSize(), "AND cancel_wanted = 1"));
        if (page.isEmpty())
            break;
        after = page.last().id.value();
        auto pending = s->endpoint->cancel(tokensOf(page), stop);
        const auto answers = co_await pending;
        if (!answers) {
            s->noteFailure(*c, answers.error());
            break;
        }
        s->noteAnswer();
        // Their end is waited for.
        s->pace.noteChange(c->clock.now());
        // A job that the endpoint does not know is settled by what its listing says.
        for (const CancelAnswer &answer : *answers)
            if (!answer.done && answer.done.error().code != ErrorCode::NotFound)
                c->problem(s->site, answer.done.error());
    }
    co_return Result<>();
}

// One question about a page of jobs; false: it was not answered.
QCoro::Task<Result<bool>> followPage(AgentContext *c, SiteWork *s, QList<JobRow> page, std::stop_token stop)
{
    const TimeMs from = c->clock.now();
    auto finding = s->endpoint->find(tokensOf(page), stop);
    const auto found = co_await finding;
    if (!found) {
        s->noteFailure(*c, found.error());
        co_return false;
    }
    s->noteAnswer();
    // Whoever waited for the answer for longer than the lease knows too little by now.
    SD_CO_CHECK(c->lease.beat());
    const Asked asked{from, c->clock.now()};
    SD_CO_TRY(const auto gone, applyStates(*c, *s, page, *found, asked));
    auto settling = settleGone(c, s, gone, stop);
    const auto settled = co_await settling;
    SD_CO_CHECK(settled);
    co_return true;
}

// All open jobs of the site, a page at a time; false: not all of them.
QCoro::Task<Result<bool>> refresh(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    QSet<QString> absent;
    qint64 followed = 0;
    for (qint64 after = 0;;) {
        if (stop.stop_requested() || s->pace.isLeftAlone(c->clock.now()))
            co_return false;
        SD_CO_TRY(const auto page, openAfter(*c, *s, after, s->pageSize()));
        if (page.isEmpty())
            break;
        after = page.last().id.value();
        followed += page.size();
        SD_CO_CHECK(c->lease.beat(Following::tr("asking %1 for its jobs").arg(s->site.name)));
        auto following = followPage(c, s, page, stop);
        const auto answered = co_await following;
        SD_CO_CHECK(answered);
        if (!*answered)
            co_return false;
        for (const JobRow &job : page)
            if (s->absentSince.contains(job.token))
                absent.insert(job.token);
    }
    // What is open no more is not missed.
    s->absentSince.removeIf([&absent](const auto &entry) { return !absent.contains(entry.key()); });
    s->followed = followed;
    co_return true;
}

// Those that ended are taken back; answers those that should not run any more.
Result<QStringList> applyComeBacks(AgentContext &c, const QList<JobRow> &jobs,
                                   const QList<EndpointJob> &found)
{
    const auto known = byToken(found);
    QStringList unwanted;
    const auto applied = transactOn(c.db, requestsOf(jobs), [&]() -> Result<> {
        unwanted.clear();
        for (const JobRow &job : jobs) {
            const auto state = known.constFind(job.token);
            if (state == known.constEnd())
                continue;
            const Action action = decideFor(job, state->phase).action;
            if (action == Action::TakeBack)
                SD_CHECK(noteEnded(c, job, *state));
            else if (action == Action::CancelAgain)
                unwanted.append(job.token);
        }
        return {};
    });
    SD_CHECK(applied);
    return unwanted;
}

// A superseded attempt at a merge is never taken back: the merge is another attempt's.
Result<QList<JobRow>> lostJobs(AgentContext &c, SiteWork &s)
{
    const qint64 before = s.lostBefore > 0 ? s.lostBefore : std::numeric_limits<qint64>::max();
    SD_TRY(auto jobs,
           listJobRows(c.db,
                       QStringLiteral("WHERE failure_class = 'lost' AND site_id = ? AND id < ?"
                                      " AND (status = 'error' OR (status = 'superseded' AND kind ="
                                      " 'process'))"
                                      " AND request_id IN (SELECT id FROM requests WHERE status IN"
                                      " ('running','held')) ORDER BY id DESC LIMIT ?"),
                       {s.site.id.value(), before, kMostLost}));
    s.lostBefore = jobs.size() < kMostLost ? 0 : jobs.last().id.value();
    return jobs;
}

// Answers of how many of them, from the first on, the endpoint told.
QCoro::Task<Result<qsizetype>> lookFor(AgentContext *c, SiteWork *s, QList<JobRow> jobs, std::stop_token stop)
{
    const qsizetype pageSize = std::min(s->pageSize(), s->batchSize());
    qsizetype told = 0;
    while (told < jobs.size() && !stop.stop_requested()) {
        const QList<JobRow> batch = jobs.mid(told, pageSize);
        auto finding = s->endpoint->find(tokensOf(batch), stop);
        const auto found = co_await finding;
        if (!found) {
            s->noteFailure(*c, found.error());
            break;
        }
        s->noteAnswer();
        told += batch.size();
        // Whatever it was asked for: a job that it tells of is not absent.
        for (const EndpointJob &job : *found)
            if (job.phase != EndpointPhase::Unknown)
                s->absentSince.remove(job.token);
        SD_CO_TRY(const QStringList unwanted, applyComeBacks(*c, batch, *found));
        if (unwanted.isEmpty() || !s->endpoint->capabilities().cancels)
            continue;
        auto cancelling = s->endpoint->cancel(unwanted, stop);
        const auto cancelled = co_await cancelling;
        if (!cancelled)
            s->noteFailure(*c, cancelled.error());
    }
    co_return told;
}

// Those that somebody wants looked at: also what the endpoint does not know any more may have left a report.
// What the endpoint could not tell now is wanted until it can.
QCoro::Task<Result<>> lookAsAsked(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    SD_CO_TRY(const auto jobs,
              listJobRows(c->db, QStringLiteral("WHERE look_wanted = 1 AND site_id = ? ORDER BY id LIMIT ?"),
                          {s->site.id.value(), kMostLost}));
    if (jobs.isEmpty())
        co_return Result<>();
    SD_CO_CHECK(c->lease.beat(Following::tr("looking for lost jobs at %1").arg(s->site.name)));
    auto looking = lookFor(c, s, jobs, stop);
    const auto looked = co_await looking;
    SD_CO_CHECK(looked);
    for (const JobRow &job : jobs.first(*looked)) {
        if (stop.stop_requested() || s->pace.isLeftAlone(c->clock.now()))
            break;
        if (decideFor(job, EndpointPhase::Unknown, ReportFound::Good).action == Action::TakeBack) {
            auto retrieving = s->endpoint->retrieve(job.token, stop);
            const auto folder = co_await retrieving;
            if (!folder && folder.error().code != ErrorCode::NotFound) {
                s->noteFailure(*c, folder.error());
                continue;
            }
            s->noteAnswer();
            if (decideFor(job, EndpointPhase::Unknown, reportIn(folder)).action == Action::TakeBack)
                SD_CO_CHECK(noteEnded(*c, job, EndpointJob{}));
        }
        SD_CO_CHECK(
            c->db.run(QStringLiteral("UPDATE jobs SET look_wanted = 0 WHERE id = ?"), {job.id.value()}));
    }
    co_return Result<>();
}
}  // namespace

QCoro::Task<Result<>> followJobs(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    auto cancelling = cancelWanted(c, s, stop);
    const auto cancelled = co_await cancelling;
    SD_CO_CHECK(cancelled);
    const TimeMs begun = c->clock.now();
    if (!s->pace.isDue(begun))
        co_return Result<>();
    auto refreshing = refresh(c, s, stop);
    const auto done = co_await refreshing;
    SD_CO_CHECK(done);
    if (*done)
        s->pace.noteRefresh(begun, c->clock.now());
    co_return Result<>();
}

QCoro::Task<Result<>> lookForLost(AgentContext *c, SiteWork *s, std::stop_token stop)
{
    auto asked = lookAsAsked(c, s, stop);
    const auto askedDone = co_await asked;
    SD_CO_CHECK(askedDone);
    const TimeMs now = c->clock.now();
    const bool isDue = now >= s->nextComeBack || s->nextComeBack > now + kComeBackMs;
    if (!isDue || s->pace.isLeftAlone(now))
        co_return Result<>();
    s->nextComeBack = now + kComeBackMs;
    SD_CO_TRY(const auto lost, lostJobs(*c, *s));
    if (lost.isEmpty())
        co_return Result<>();
    SD_CO_CHECK(c->lease.beat(Following::tr("looking for lost jobs at %1").arg(s->site.name)));
    auto looking = lookFor(c, s, lost, stop);
    const auto looked = co_await looking;
    SD_CO_CHECK(looked);
    co_return Result<>();
}

}  // namespace shiftdeck
