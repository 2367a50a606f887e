#include "models/production/following.h"

#include "models/production/agentcontext.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Following {
    Q_DECLARE_TR_FUNCTIONS(Following)
};

constexpr TimeMs kComeBackMs = 10'000;
constexpr int kMostLost = 500;

QVariant orNull(TimeMs time) { return time > 0 ? QVariant(time) : QVariant(); }
template <typename T>
QVariant orNull(const std::optional<T> &value) { return value ? QVariant(*value) : QVariant(); }
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

Result<> noteRunning(AgentContext &c, const JobRow &job, const EndpointJob &state)
{
    if (job.status != JobStatus::Submitted)
        return {};
    SD_TRY(const bool moved,
           c.won(expectOneRow(
               c.db.run(QStringLiteral(
                            "UPDATE jobs SET status = 'running', node = ?, started_at = ?, changed_at = ?"
                            " WHERE id = ? AND status = 'submitted'"),
                        {orEmpty(state.node), orNull(state.startedAt), c.clock.now(), job.id.value()}),
               jobName(job.id))));
    c.report.changed += moved ? 1 : 0;
    return {};
}

Result<> noteEnded(AgentContext &c, const JobRow &job, const EndpointJob &state)
{
    // A job that comes back from `lost` starts over: its check gives it a new class, or credit.
    SD_TRY(
        const bool moved,
        c.won(expectOneRow(
            c.db.run(
                QStringLiteral("UPDATE jobs SET status = 'ended', node = ?, started_at = ?, ended_at = ?,"
                               " exit_code = ?, signal = ?, failure_class = NULL, failure_text = '',"
                               " signature_id = NULL, changed_at = ? WHERE id = ? AND status = ?"),
                {orEmpty(state.node), orNull(state.startedAt), orNull(state.endedAt), orNull(state.exitCode),
                 orNull(state.signal), c.clock.now(), job.id.value(), QString(toWord(job.status))}),
            jobName(job.id))));
    c.report.changed += moved ? 1 : 0;
    return {};
}

// Answers the jobs that the endpoint did not know now nor when it was last asked, for long enough.
Result<QList<JobRow>> applyStates(AgentContext &c, const QList<JobRow> &jobs, const QList<EndpointJob> &found,
                                  TimeMs settleMs)
{
    const auto known = byToken(found);
    QList<JobRow> gone;
    const auto applied = transact(c.db, [&]() -> Result<> {
        for (const JobRow &job : jobs) {
            const auto state = known.constFind(job.token);
            if (state == known.constEnd())
                continue;
            c.absentSince.remove(job.token);
            if (state->phase == EndpointPhase::Running)
                SD_CHECK(noteRunning(c, job, *state));
            else if (state->phase == EndpointPhase::Ended)
                SD_CHECK(noteEnded(c, job, *state));
        }
        return {};
    });
    SD_CHECK(applied);
    const TimeMs now = c.clock.now();
    for (const JobRow &job : jobs) {
        if (known.contains(job.token))
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
        QStringLiteral("lost"),
        Following::tr("The endpoint no longer knows the job, and there is no report of it."),
        {}};
    SD_TRY(const bool failed, c.won(failJob(c.db, job, job.status, failure, c.clock.now())));
    c.report.failed += failed ? 1 : 0;
    c.absentSince.remove(job.token);
    return {};
}

QCoro::Task<Result<>> settleGone(AgentContext *c, Site site, QList<JobRow> gone, Endpoint *endpoint,
                                 std::stop_token stop)
{
    for (const JobRow &job : gone) {
        auto pending = endpoint->retrieve(job.token, stop);
        const auto folder = co_await pending;
        if (folder && QFileInfo::exists(*folder + QStringLiteral("/report.json"))) {
            // It left a report all the same: its check decides.
            SD_CO_CHECK(noteEnded(*c, job, EndpointJob{}));
        } else if (folder || folder.error().code == ErrorCode::NotFound) {
            SD_CO_CHECK(giveUp(*c, job));
        } else {
            c->problem(site, folder.error());
        }
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
        SD_CO_TRY(const auto gone, applyStates(*c, batch, *found, can.settleMs));
        auto settling = settleGone(c, site, gone, endpoint, stop);
        const auto settled = co_await settling;
        SD_CO_CHECK(settled);
    }
    co_return Result<>();
}

Result<> applyComeBacks(AgentContext &c, const QList<JobRow> &jobs, const QList<EndpointJob> &found)
{
    const auto known = byToken(found);
    return transact(c.db, [&]() -> Result<> {
        for (const JobRow &job : jobs)
            if (const auto state = known.constFind(job.token);
                state != known.constEnd() && state->phase == EndpointPhase::Ended)
                SD_CHECK(noteEnded(c, job, *state));
        return {};
    });
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
    if (now < c->nextComeBack)
        co_return Result<>();
    c->nextComeBack = now + kComeBackMs;
    SD_CO_TRY(const auto sites, sitesWithJobs(c->db));
    for (const Site &site : sites) {
        SD_CO_TRY(const auto jobs,
                  listJobRows(
                      c->db,
                      QStringLiteral("WHERE request_id IN (SELECT id FROM requests WHERE status = 'running')"
                                     " AND failure_class = 'lost' AND status = 'error' AND site_id = ?"
                                     " ORDER BY id DESC LIMIT ?"),
                      {site.id.value(), kMostLost}));
        Endpoint *endpoint = jobs.isEmpty() ? nullptr : c->endpoint(site);
        if (!endpoint)
            continue;
        auto finding = endpoint->find(tokensOf(jobs), stop);
        const auto found = co_await finding;
        if (found)
            SD_CO_CHECK(applyComeBacks(*c, jobs, *found));
        else
            c->problem(site, found.error());
    }
    co_return Result<>();
}

}  // namespace shiftdeck
