#include "models/production/stuck.h"

#include "models/production/agentcontext.h"
#include "models/production/limits.h"
#include "models/production/recovery.h"
#include "models/production/rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Stuck {
    Q_DECLARE_TR_FUNCTIONS(Stuck)
};

constexpr int kMostPerLook = 2000;
constexpr TimeMs kBetweenLooks = 60'000;

TimeMs median(QList<TimeMs> times)
{
    if (times.isEmpty())
        return 0;
    const auto middle = times.begin() + times.size() / 2;
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

// Grid jobs outermost, the newest first: their number within the request is an index.
Result<PeerTimes> peersOf(Database &db, const JobRow &job)
{
    PeerTimes peers;
    SD_CHECK(
        db.list(QStringLiteral(
                    "SELECT j.started_at - coalesce(j.submitted_at, j.created_at), j.ended_at - j.started_at"
                    " FROM grid_jobs g CROSS JOIN jobs j WHERE j.grid_job_id = g.id AND g.request_id = ?"
                    " AND g.kind = ? AND g.site_id = ? AND j.status = 'done' AND j.started_at IS NOT NULL"
                    " AND j.ended_at IS NOT NULL ORDER BY g.number DESC LIMIT ?"),
                {job.request.value(), QString(toWord(job.kind)), job.site.value(), kPeersAsked},
                [&peers](const Row &row) {
                    peers.waited.append(std::max<TimeMs>(row.integer(0), 0));
                    peers.ran.append(std::max<TimeMs>(row.integer(1), 0));
                    return true;
                }));
    return peers;
}

QString minutes(TimeMs time) { return QString::number(time / 60'000.0, 'f', 1); }

QString sayStuck(const JobRow &job, const PeerTimes &peers, TimeMs still)
{
    return job.status == JobStatus::Running
        ? Stuck::tr(
              "It has been running for %1 minutes; half of the %2 jobs of its request that were looked at "
              "ran for less than %3.")
              .arg(minutes(still), QString::number(peers.ran.size()), minutes(median(peers.ran)))
        : Stuck::tr("It has been waiting at the site for %1 minutes; half of the %2 jobs of its request that "
                    "were looked at waited for less than %3 and ran for less than %4.")
              .arg(minutes(still), QString::number(peers.ran.size()), minutes(median(peers.waited)),
                   minutes(median(peers.ran)));
}

bool triesAgain(RuleAction action)
{
    return action != RuleAction::NoRetry && action != RuleAction::AskPerson;
}

Result<> followRule(AgentContext &c, JobId job)
{
    SD_TRY(const auto rule, applyRulesToStuck(c.db, job, c.clock.now()));
    if (!rule || !triesAgain(rule->action))
        return {};
    SD_CHECK(cancelJobs(c.db, {job}, c.actor("agent.stuck")));
    return noteRuleActed(c.db, rule->id, job);
}

Result<> mark(AgentContext &c, const JobRow &job, const QString &sentence)
{
    const auto marked = transactOn(c.db, {job.request}, [&]() -> Result<> {
        SD_CHECK(expectOneRow(
            c.db.run(QStringLiteral("UPDATE jobs SET stuck_since = changed_at WHERE id = ? AND status = ?"
                                    " AND changed_at = ? AND stuck_since IS NULL AND cancel_wanted = 0"),
                     {job.id.value(), QString(toWord(job.status)), job.changedAt}),
            jobName(job.id)));
        SD_CHECK(
            c.db.run(QStringLiteral("INSERT INTO evidence (job_id, fact, value, at) VALUES (?, ?, ?, ?)"),
                     {job.id.value(), Stuck::tr("stuck"), sentence, c.clock.now()}));
        return followRule(c, job.id);
    });
    SD_TRY(const bool won, c.won(marked));
    if (won) {
        c.problem(Stuck::tr("Job %1 is stuck. %2").arg(job.id.value()).arg(sentence));
        ++c.report.changed;
    }
    return {};
}

Result<> lookAt(AgentContext &c, const StuckLimits &limits, const Site &site, TimeMs now)
{
    SD_TRY(const auto jobs,
           listJobRows(c.db,
                       QStringLiteral("WHERE status IN ('submitted','running') AND site_id = ?"
                                      " AND stuck_since IS NULL AND cancel_wanted = 0 AND changed_at <= ?"
                                      " ORDER BY id LIMIT ?"),
                       {site.id.value(), now - limits.floorMs, kMostPerLook}));
    QHash<std::pair<qint64, bool>, PeerTimes> known;
    for (const JobRow &job : jobs) {
        const std::pair key{job.request.value(), job.kind == JobKind::Merge};
        if (!known.contains(key)) {
            SD_TRY(known[key], peersOf(c.db, job));
        }
        const PeerTimes &peers = known[key];
        const TimeMs limit = stuckAfter(limits, peers, job.status == JobStatus::Running);
        if (limit > 0 && now - job.changedAt >= limit)
            SD_CHECK(mark(c, job, sayStuck(job, peers, now - job.changedAt)));
    }
    return {};
}
}  // namespace

TimeMs stuckAfter(const StuckLimits &limits, const PeerTimes &peers, bool running)
{
    if (peers.ran.size() < std::max<qint64>(limits.peers, 1))
        return 0;
    const TimeMs usual = running ? median(peers.ran) : median(peers.waited) + median(peers.ran);
    return std::max<TimeMs>({limits.floorMs, limits.factor * usual, 1});
}

Result<> lookForStuck(AgentContext &c)
{
    const TimeMs now = c.clock.now();
    // A clock that was set back must not put the next look off for long.
    if (now < c.nextStuckLook && c.nextStuckLook - now <= kBetweenLooks)
        return {};
    c.nextStuckLook = now + kBetweenLooks;
    SD_TRY(const LimitValues values, loadLimitValues(c.db));
    const StuckLimits limits{values.of(LimitName::StuckFactor), values.of(LimitName::StuckFloor),
                             values.of(LimitName::StuckPeers)};
    SD_TRY(const auto sites, sitesWithJobs(c.db));
    for (const Site &site : sites)
        SD_CHECK(lookAt(c, limits, site, now));
    return {};
}

}  // namespace shiftdeck
