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

// Answers the jobs that the endpoint did not know now nor when it was last asked, for long enough.
Result<QList<JobRow>> applyStates(AgentContext &c, const QList<JobRow> &jobs, const QList<EndpointJob> &found,
                                  TimeMs settleMs)
{
    const auto known = byToken(found);
    QList<JobRow> gone;
    QList<Seen> running, ended;
    for (const JobRow &job : jobs) {
        const auto state = known.constFind(job.token);
        if (state == known.constEnd())
            continue;
        c.absentSince.remove(job.token);
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
    if (!moving.isEmpty())
        SD_CHECK(transactOn(c.db, requestsOf(moving), apply));
    const TimeMs now = c.clock.now();
    for (const JobRow &job : jobs) {
        // What was handed over just now may not be listed yet; that says nothing about later.
        if (known.contains(job.token) || now - job.changedAt < settleMs)
            continue;
        const auto since = c.absentSince.constFind(job.token);
        if (since == c.absentSince.constEnd())
            c.absentSince.insert(job.token, now);
        else if (now - *since >= settleMs)
            gone.append(job);
    }
    return gone;
}

Result<> giveUp(AgentContext &c, const JobRow &job)
{
    const Failure failure{
        QStringLiteral("lost"), decideFor(job, EndpointPhase::Unknown, ReportFound::None).sentence, {}};
    SD_TRY(const bool failed, c.won(failJob(c.db, job, job.status, failure, c.clock.now())));
    c.report.failed += failed ? 1 : 0;
    c.absentSince.remove(job.token);
    return {};
}

// What it says is for the check to find out.
ReportFound reportIn(const Result<QString> &folder)
{
    return folder && QFileInfo::exists(*folder + QStringLiteral("/report.json")) ? ReportFound::Good
                                                                                 : ReportFound::None;
}

QCoro::Task<Result<>> settleGone(AgentContext *c, Site site, QList<JobRow> gone, Endpoint *endpoint,
                                 std::stop_token stop)
{
    for (const JobRow &job : gone) {
        auto pending = endpoint->retrieve(job.token, stop);
        const auto folder = co_await pending;
        if (!folder && folder.error().code != ErrorCode::NotFound) {
            c->problem(site, folder.error());
            continue;
        }
        const Action action = decideFor(job, EndpointPhase::Unknown, reportIn(folder)).action;
        if (action == Action::Check)
            SD_CO_CHECK(noteEnded(*c, job, EndpointJob{}));
        else if (action == Action::GiveUp)
            SD_CO_CHECK(giveUp(*c, job));
    }
    co_return Result<>();
}

QCoro::Task<Result<>> cancelWanted(AgentContext *c, Site site, QList<JobRow> jobs, Endpoint *endpoint,
                                   std::stop_token stop)
{
    jobs.removeIf([](const JobRow &job) { return !job.cancelWanted; });
    if (jobs.isEmpty() || !endpoint->capabilities().cancels)
        co_return Result<>();
    auto pending = endpoint->cancel(tokensOf(jobs), stop);
    const auto answers = co_await pending;
    if (!answers) {
        c->problem(site, answers.error());
        co_return Result<>();
    }
    // A job that the endpoint does not know is settled by what its listing says.
    for (const CancelAnswer &answer : *answers)
        if (!answer.done && answer.done.error().code != ErrorCode::NotFound)
            c->problem(site, answer.done.error());
    co_return Result<>();
}

QCoro::Task<Result<>> followAt(AgentContext *c, Site site, QList<JobRow> jobs, Endpoint *endpoint,
                               std::stop_token stop)
{
    auto cancelling = cancelWanted(c, site, jobs, endpoint, stop);
    const auto cancelled = co_await cancelling;
    SD_CO_CHECK(cancelled);
    const EndpointCapabilities can = endpoint->capabilities();
    const qsizetype batchSize = std::max(1, can.maxBatch);
    for (qsizetype from = 0; from < jobs.size() && !stop.stop_requested(); from += batchSize) {
        const QList<JobRow> batch = jobs.mid(from, batchSize);
        auto finding = endpoint->find(tokensOf(batch), stop);
        const auto found = co_await finding;
        if (!found) {
            c->problem(site, found.error());
            break;
        }
        // Whoever waited for the answer for longer than the lease knows too little by now.
        SD_CO_CHECK(c->lease.beat());
        SD_CO_TRY(const auto gone, applyStates(*c, batch, *found, can.settleMs));
        auto settling = settleGone(c, site, gone, endpoint, stop);
        const auto settled = co_await settling;
        SD_CO_CHECK(settled);
    }
    co_return Result<>();
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
Result<QList<JobRow>> lostJobs(AgentContext &c, const Site &site)
{
    const qint64 before = c.lostBefore.value(site.id.value(), std::numeric_limits<qint64>::max());
    SD_TRY(auto jobs,
           listJobRows(c.db,
                       QStringLiteral("WHERE failure_class = 'lost' AND site_id = ? AND id < ?"
                                      " AND (status = 'error' OR (status = 'superseded' AND kind ="
                                      " 'process'))"
                                      " AND request_id IN (SELECT id FROM requests WHERE status IN"
                                      " ('running','held')) ORDER BY id DESC LIMIT ?"),
                       {site.id.value(), before, kMostLost}));
    if (jobs.size() < kMostLost)
        c.lostBefore.remove(site.id.value());
    else
        c.lostBefore.insert(site.id.value(), jobs.last().id.value());
    return jobs;
}

QCoro::Task<Result<>> lookFor(AgentContext *c, Site site, QList<JobRow> jobs, Endpoint *endpoint,
                              std::stop_token stop)
{
    const qsizetype batchSize = std::max(1, endpoint->capabilities().maxBatch);
    for (qsizetype from = 0; from < jobs.size() && !stop.stop_requested(); from += batchSize) {
        const QList<JobRow> batch = jobs.mid(from, batchSize);
        auto finding = endpoint->find(tokensOf(batch), stop);
        const auto found = co_await finding;
        if (!found) {
            c->problem(site, found.error());
            break;
        }
        SD_CO_TRY(const QStringList unwanted, applyComeBacks(*c, batch, *found));
        if (unwanted.isEmpty() || !endpoint->capabilities().cancels)
            continue;
        auto cancelling = endpoint->cancel(unwanted, stop);
        const auto cancelled = co_await cancelling;
        if (!cancelled)
            c->problem(site, cancelled.error());
    }
    co_return Result<>();
}

// Those that somebody wants looked at: also what the endpoint does not know any more may have left a report.
QCoro::Task<Result<>> lookAsAsked(AgentContext *c, Site site, Endpoint *endpoint, std::stop_token stop)
{
    SD_CO_TRY(const auto jobs,
              listJobRows(c->db, QStringLiteral("WHERE look_wanted = 1 AND site_id = ? ORDER BY id LIMIT ?"),
                          {site.id.value(), kMostLost}));
    if (jobs.isEmpty())
        co_return Result<>();
    auto looking = lookFor(c, site, jobs, endpoint, stop);
    const auto looked = co_await looking;
    SD_CO_CHECK(looked);
    for (const JobRow &job : jobs) {
        if (decideFor(job, EndpointPhase::Unknown, ReportFound::Good).action == Action::TakeBack) {
            auto retrieving = endpoint->retrieve(job.token, stop);
            const auto folder = co_await retrieving;
            if (decideFor(job, EndpointPhase::Unknown, reportIn(folder)).action == Action::TakeBack)
                SD_CO_CHECK(noteEnded(*c, job, EndpointJob{}));
        }
        SD_CO_CHECK(
            c->db.run(QStringLiteral("UPDATE jobs SET look_wanted = 0 WHERE id = ?"), {job.id.value()}));
    }
    co_return Result<>();
}
}  // namespace

QCoro::Task<Result<>> followJobs(AgentContext *c, std::stop_token stop)
{
    SD_CO_TRY(const auto sites, sitesWithJobs(c->db));
    for (const Site &site : sites) {
        SD_CO_TRY(const auto jobs,
                  listJobRows(c->db,
                              QStringLiteral("WHERE status IN ('submitted','running') AND site_id = ?"
                                             " ORDER BY id"),
                              {site.id.value()}));
        Endpoint *endpoint = jobs.isEmpty() ? nullptr : c->endpoint(site);
        if (!endpoint)
            continue;
        SD_CO_CHECK(c->lease.beat(Following::tr("asking %1 for its jobs").arg(site.name)));
        auto following = followAt(c, site, jobs, endpoint, stop);
        const auto done = co_await following;
        SD_CO_CHECK(done);
    }
    co_return Result<>();
}

QCoro::Task<Result<>> lookForLost(AgentContext *c, std::stop_token stop)
{
    const TimeMs now = c->clock.now();
    const bool due = now >= c->nextComeBack || c->nextComeBack > now + kComeBackMs;
    if (due)
        c->nextComeBack = now + kComeBackMs;
    SD_CO_TRY(const auto sites, sitesWithJobs(c->db));
    for (const Site &site : sites) {
        SD_CO_TRY(const auto lost, due ? lostJobs(*c, site) : Result<QList<JobRow>>(QList<JobRow>()));
        SD_CO_TRY(const qint64 wanted,
                  c->db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE look_wanted = 1"
                                               " AND site_id = ?"),
                                {site.id.value()}));
        Endpoint *endpoint = lost.isEmpty() && wanted == 0 ? nullptr : c->endpoint(site);
        if (!endpoint)
            continue;
        SD_CO_CHECK(c->lease.beat(Following::tr("looking for lost jobs at %1").arg(site.name)));
        auto asked = lookAsAsked(c, site, endpoint, stop);
        const auto askedDone = co_await asked;
        SD_CO_CHECK(askedDone);
        auto looking = lookFor(c, site, lost, endpoint, stop);
        const auto looked = co_await looking;
        SD_CO_CHECK(looked);
    }
    co_return Result<>();
}

}  // namespace shiftdeck
