#include "models/production/agent.h"

#include "models/core/errortext.h"
#include "models/production/agentcontext.h"
#include "models/production/closing.h"
#include "models/production/mergesteps.h"
#include "models/production/recovery.h"
#include "models/production/requests.h"
#include "models/production/requeststops.h"
#include "models/production/sitehealth.h"
#include "models/storage/stopcondition.h"
#include "models/production/staging.h"
#include "models/production/stuck.h"
#include "models/production/trials.h"
#include "models/storage/changes.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct AgentText {
    Q_DECLARE_TR_FUNCTIONS(Agent)
};

constexpr qint64 kChangesKept = 200'000;
constexpr TimeMs kStageAgainMs = 30'000;
constexpr int kRecoveriesPerCycle = 200;
// Before the condition of a query over requests `r` whose inputs are worth reading.
const QString kInputComplete =
    QStringLiteral("EXISTS (SELECT 1 FROM datasets d WHERE d.id = r.dataset_id AND d.complete = 1) AND ");
// Before the condition of a query over requests `r` that are to get new jobs.
const QString kNotStopped = QStringLiteral("NOT %1 AND ").arg(kIsStopped);

Result<QList<RequestId>> requestsWhere(Database &db, const QString &where)
{
    return db.list(QStringLiteral("SELECT r.id FROM requests r WHERE ") + where
                       + QStringLiteral(" ORDER BY r.priority DESC, r.id"),
                   {}, [](const Row &row) { return row.id<RequestId>(0); });
}

Result<> lapse(AgentContext &c)
{
    SD_TRY(const auto lapsed, lapseLeases(c.db, c.actor("agent.lapse")));
    c.report.changed += int(lapsed.size());
    return {};
}

Result<> stageOne(AgentContext &c, RequestId id, std::stop_token stop)
{
    if (c.clock.now() < c.nextStageCheck.value(id.value(), 0))
        return {};
    const auto report = checkStage(
        c.db, id, c.clock, [&c] { return c.lease.beat(AgentText::tr("checking input files")); }, stop);
    if (!report && report.error().code == ErrorCode::Refused)
        return {};
    SD_CHECK(report);
    if (!report->isComplete()) {
        c.nextStageCheck.insert(id.value(), c.clock.now() + kStageAgainMs);
        c.problem(AgentText::tr("Request %1 is not staged. %2").arg(id.value()).arg(report->problem()));
        return noteStageProblem(c.db, *report);
    }
    SD_TRY(const bool staged, c.won(stageRequest(c.db, *report, c.actor("agent.stage"))));
    c.report.staged += staged ? 1 : 0;
    c.nextStageCheck.remove(id.value());
    return {};
}

Result<> stage(AgentContext &c, std::stop_token stop)
{
    SD_TRY(const auto assigned,
           requestsWhere(c.db, kInputComplete + QStringLiteral("r.status = 'assigned'")));
    for (const RequestId id : assigned)
        SD_CHECK(stageOne(c, id, stop));
    return {};
}

// A plan that was overtaken, or that a rule forbids, is no reason to stop: the next cycle plans again.
template <typename T>
Result<int> countMade(AgentContext &c, const Result<QList<T>> &made)
{
    if (made)
        return int(made->size());
    SD_CHECK(c.won(tl::unexpected(made.error())));
    c.problem(describe(made.error()));
    return 0;
}

// Those of a trial always, cut as its sample was: whoever began it wants nothing else.
Result<> makeNewJobs(AgentContext &c)
{
    QString wanted = kNotStopped + QStringLiteral("r.status = 'staged'");
    if (!c.config.makeJobs)
        wanted += QStringLiteral(" AND EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = r.id)");
    SD_TRY(const auto staged, requestsWhere(c.db, wanted));
    for (const RequestId id : staged) {
        SD_TRY(const auto asSample, unitsPerJobOfTrial(c.db, id));
        const auto plan = planJobs(c.db, id, asSample.value_or(c.config.unitsPerJob));
        if (!plan)
            SD_CHECK(c.won(tl::unexpected(plan.error())));
        if (!plan || plan->jobs.isEmpty())
            continue;
        SD_TRY(const int made, countMade(c, makeJobs(c.db, *plan, c.actor("agent.make-jobs"))));
        c.report.changed += made;
    }
    return {};
}

// What the agent may not try again it does not look at again in every cycle.
Result<> recoverOne(AgentContext &c, RequestId id)
{
    const TimeMs now = c.clock.now();
    SD_TRY(const auto jobs, recoverableJobs(c.db, id, now, kRecoveriesPerCycle));
    SD_TRY(const RecoveryPlan plan, planRecovery(c.db, jobs, RecoveryScope::Agent, now));
    QList<JobId> left;
    for (const RecoveryItem &item : plan.items)
        if (!item.included && item.waitsUntil == 0)
            left.append(item.job);
    SD_CHECK(leaveToPerson(c.db, left));
    if (plan.jobs == 0)
        return {};
    SD_TRY(const int made, countMade(c, makeRecovery(c.db, plan, c.actor("agent.recover"))));
    c.report.recovered += made;
    return {};
}

Result<> recover(AgentContext &c)
{
    if (!c.config.recover)
        return {};
    SD_TRY(const auto running,
           requestsWhere(c.db,
                         kNotStopped
                             + QStringLiteral(
                                 "r.status = 'running' AND EXISTS (SELECT 1 FROM request_counters k"
                                 " WHERE k.request_id = r.id AND k.n > 0 AND (k.status IN"
                                 " ('error','cancelled') OR (k.kind = 'merged' AND k.status = 'failed')))")));
    for (const RequestId id : running)
        SD_CHECK(recoverOne(c, id));
    return {};
}

// A request that fails nearly everywhere is stopped, whether the agent may recover or not.
Result<> stopFailing(AgentContext &c)
{
    SD_TRY(const LimitValues limits, loadLimitValues(c.db));
    SD_TRY(const auto failing, requestsToStop(c.db, limits, c.clock.now()));
    for (const StoppedRequest &stop : failing) {
        SD_TRY(const bool stopped,
               c.won(stopRequest(c.db, stop.request, stop.cause, stop.reason, c.actor("agent.stop"))));
        if (!stopped)
            continue;
        ++c.report.changed;
        c.problem(AgentText::tr("Request %1 is stopped. %2").arg(stop.request.value()).arg(stop.reason));
    }
    return {};
}

Result<> declare(AgentContext &c)
{
    SD_TRY(const auto finished,
           requestsWhere(c.db,
                         QStringLiteral("r.status = 'finished' AND NOT EXISTS"
                                        " (SELECT 1 FROM site_trials t WHERE t.request_id = r.id)")));
    for (const RequestId id : finished) {
        const QString why =
            AgentText::tr("Every merged file is in the catalogue, with parents, events, size and checksum.");
        const auto declared = declareRequest(c.db, id, why, c.actor("agent.declare"));
        if (declared) {
            ++c.report.declared;
            continue;
        }
        SD_CHECK(c.won(tl::unexpected(declared.error())));
        c.problem(describe(declared.error()));
    }
    return {};
}

Result<int> countOpen(Database &db)
{
    SD_TRY(
        const qint64 open,
        db.integer(QStringLiteral("SELECT sum(n) FROM request_counters WHERE kind IN ('job','merge')"
                                  " AND status IN ('pending','submitting','submitted','running','ended')")));
    return int(open);
}

Result<> runStages(AgentContext &c, const QList<AgentStage> &stages)
{
    AgentStep step{c.db,
                   c.clock,
                   [&c](const char *action) { return c.actor(action); },
                   [&c](const QString &sentence) { c.problem(sentence); },
                   [&c](const Result<> &change) { return c.won(change); },
                   [&c] { return c.lease.beat(); }};
    for (const AgentStage &stage : stages)
        SD_CHECK(stage(step));
    c.report.changed += step.changed;
    return {};
}

QCoro::Task<Result<>> runSteps(AgentContext *c, const QList<AgentStage> *stages, std::stop_token stop)
{
    SD_CO_CHECK(c->lease.beat(AgentText::tr("looking for work")));
    SD_CO_CHECK(runStages(*c, *stages));
    SD_CO_CHECK(lapse(*c));
    SD_CO_CHECK(askSites(*c));
    SD_CO_CHECK(stage(*c, stop));
    SD_CO_CHECK(makeNewJobs(*c));
    auto attending = c->workers.visit(c, SiteWorker::Part::Attend, stop);
    const auto attended = co_await attending;
    SD_CO_CHECK(attended);
    SD_CO_CHECK(lookForStuck(*c));
    SD_CO_CHECK(stopFailing(*c));
    SD_CO_CHECK(recover(*c));
    SD_CO_CHECK(mergeAndFinish(*c, stop));
    SD_CO_CHECK(lookForReleases(*c));
    SD_CO_CHECK(c->lease.beat());
    auto submitting = c->workers.visit(c, SiteWorker::Part::Submit, stop);
    const auto submitted = co_await submitting;
    SD_CO_CHECK(submitted);
    SD_CO_CHECK(judgeTrials(*c));
    SD_CO_CHECK(declare(*c));
    SD_CO_CHECK(releaseAsked(*c, stop));
    SD_CO_CHECK(pruneChanges(c->db, kChangesKept));
    SD_CO_TRY(c->report.open, countOpen(c->db));
    SD_CO_CHECK(c->lease.beat(AgentText::tr("waiting")));
    co_return Result<>();
}
}  // namespace

struct Agent::Private {
    AgentContext context;
    QList<AgentStage> stages{};
};

Agent::Agent(Database &db, const Clock &clock, EndpointFactory endpoints, AgentConfig config,
             std::unique_ptr<Waiting> waiting)
    : d(new Private{AgentContext(db, clock, std::move(config), std::move(endpoints),
                                 waiting ? std::move(waiting) : waitInEventLoop())})
{
}

Agent::~Agent() = default;

void Agent::addStage(AgentStage stage) { d->stages.append(std::move(stage)); }

Result<> Agent::start() { return d->context.lease.take(); }

void Agent::stop() { d->context.lease.giveBack(); }

QHash<qint64, TimeMs> Agent::serverAhead() const { return d->context.asks.serverAhead(); }

QCoro::Task<Result<CycleReport>> Agent::cycle(std::stop_token stop)
{
    AgentContext *c = &d->context;
    std::stop_source under = c->workers.stopOfThisCycle();
    // From whatever thread the stop comes.
    const std::stop_callback ends(stop, [under]() mutable { under.request_stop(); });
    auto running = runSteps(c, &d->stages, stop);
    const auto done = co_await running;
    // What was done between two cycles is told with the next one.
    CycleReport report = std::exchange(c->report, {});
    report.busySites = c->workers.busy();
    // Being stopped half-way is a normal end: the next cycle starts from the records.
    if (!done && !(done.error().code == ErrorCode::Cancelled && stop.stop_requested()))
        co_return tl::unexpected(done.error());
    co_return report;
}

QCoro::Task<Result<>> Agent::rest(TimeMs milliseconds, std::stop_token stop)
{
    constexpr TimeMs kLookMs = 50;
    AgentContext *c = &d->context;
    for (TimeMs left = milliseconds; left > 0 && !stop.stop_requested();) {
        auto waiting = c->waiting->wait(std::min(left, kLookMs));
        const TimeMs passed = co_await waiting;
        left -= passed;
        SD_CO_CHECK(c->lease.beat());
    }
    co_return Result<>();
}

QCoro::Task<> Agent::finish()
{
    constexpr TimeMs kBeatMs = 1000;
    AgentContext *c = &d->context;
    c->workers.requestStop();
    while (c->workers.isBusy()) {
        auto waiting = c->waiting->wait(kBeatMs);
        co_await waiting;
        (void)c->lease.beat();
    }
}

}  // namespace shiftdeck
