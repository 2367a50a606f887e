#include "models/production/agentcontext.h"
#include "models/production/following.h"
#include "tests/bench/endpointparts.h"
#include "tests/bench/makestore.h"

#include <QCoroTask>
#include <QFile>
#include <QTimer>

#include <coroutine>
#include <map>

namespace shiftdeck::bench {

namespace {
const QString kSlow = QStringLiteral("beta");  // not the last: what came after it waited for it

// What the calls of all sites have in common.
struct Traffic {
    int requests = 0, underway = 0, mostUnderway = 0;
    qsizetype mostTokens = 0;
};

// Answers after a while, as a service far away does: every job is in the phase.
class FarEndpoint final : public Endpoint {
  public:
    FarEndpoint(Traffic &traffic, qint64 &answered, int milliseconds, int maxAsked, EndpointPhase phase)
        : m_traffic(traffic), m_answered(answered), m_milliseconds(milliseconds), m_maxAsked(maxAsked),
          m_phase(phase)
    {
    }
    EndpointCapabilities capabilities() const override
    {
        EndpointCapabilities can;
        can.maxAsked = m_maxAsked;
        return can;
    }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription>, std::stop_token) override
    {
        co_return QList<SubmitAnswer>();
    }
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token) override
    {
        ++m_traffic.requests;
        m_traffic.mostUnderway = std::max(m_traffic.mostUnderway, ++m_traffic.underway);
        m_traffic.mostTokens = std::max(m_traffic.mostTokens, tokens.size());
        Pause pause{m_milliseconds};
        co_await pause;
        --m_traffic.underway;
        QList<EndpointJob> found;
        found.reserve(tokens.size());
        for (const QString &token : tokens) {
            EndpointJob job;
            job.token = token;
            job.phase = m_phase;
            job.node = QStringLiteral("wn001");
            found.append(job);
        }
        m_answered += tokens.size();
        co_return found;
    }
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList, std::stop_token) override
    {
        co_return QList<CancelAnswer>();
    }
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token) override
    {
        co_return fail(ErrorCode::NotFound, token, QStringLiteral("There is nothing."));
    }
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token) override { co_return EndpointHealth(); }

  private:
    struct Pause {
        int milliseconds;
        bool await_ready() const { return milliseconds <= 0; }
        void await_suspend(std::coroutine_handle<> call) const
        {
            QTimer::singleShot(milliseconds, [call] { call.resume(); });
        }
        void await_resume() const { }
    };

    Traffic &m_traffic;
    qint64 &m_answered;
    const int m_milliseconds, m_maxAsked;
    const EndpointPhase m_phase;
};

double peakMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    return 0;
}

// A fifth site with a running request, without the rules about how it came to be so.
constexpr const char *kFifth = R"(
INSERT INTO sites (id, name, spool, storage, slots) VALUES (5, 'epsilon', '/epsilon/spool', '/epsilon/storage', 500);
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, site_id, lease_until, units_made,
  created_at, created_by, changed_at, changed_by)
  SELECT 9, campaign_id, dataset_id, 'skim', release, conditions, 'running', 5, 4000000000000, 1, created_at, created_by,
    changed_at, changed_by FROM requests WHERE id = 1;
)";

// Jobs that were handed over, with the rules in force.
constexpr const char *kJobs = R"(
INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by)
  SELECT 900000 + id, id, 900000, 'process', site_id, 1, 'agent' FROM requests WHERE id IN (1, 2, 3, 4, 9);
WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < :jobs - 1)
INSERT INTO jobs (request_id, grid_job_id, kind, token, site_id, run, units, events, created_at, changed_at)
  SELECT CASE i % 5 WHEN 4 THEN 9 ELSE 1 + i % 5 END, 900000 + CASE i % 5 WHEN 4 THEN 9 ELSE 1 + i % 5 END, 'process',
    'followed-' || i, 1 + i % 5, 1, 1, 1000, 1, 1 FROM n;
UPDATE jobs SET status = 'submitting', changed_at = 2 WHERE token LIKE 'followed-%';
UPDATE jobs SET status = 'submitted', changed_at = 3, submitted_at = 3 WHERE token LIKE 'followed-%';
ANALYZE jobs;
)";

struct Scene {
    explicit Scene(const QString &path) : db(need(Database::open(path, Access::ReadWrite))) { }
    Agent::EndpointFactory endpoints(int quickMs, int slowMs, int maxAsked, EndpointPhase phase)
    {
        return [=, this](const QString &site) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<FarEndpoint>(traffic, answered[site], site == kSlow ? slowMs : quickMs,
                                                 maxAsked, phase);
        };
    }
    // All jobs of all sites but of the slow one, or of all.
    bool isDone(qint64 jobs, bool withSlow) const
    {
        int sites = 0;
        for (auto site = answered.begin(); site != answered.end(); ++site)
            sites += (withSlow || site->first != kSlow) && site->second >= jobs / 5 ? 1 : 0;
        return sites == (withSlow ? 5 : 4);
    }

    std::unique_ptr<Database> db;
    SystemClock clock;
    Traffic traffic;
    std::map<QString, qint64> answered;  // jobs, by site
};

QString seconds(qint64 milliseconds)
{
    return QStringLiteral("%1 s").arg(double(milliseconds) / 1000, 0, 'f', 2);
}

void report(const QString &what, const Scene &scene, qint64 quick, qint64 slow, const QString &more)
{
    print(what, seconds(quick), seconds(slow), {},
          QStringLiteral("%1 requests, at most %2 at once and %3 jobs in one, peak %4 MB%5")
              .arg(scene.traffic.requests)
              .arg(scene.traffic.mostUnderway)
              .arg(scene.traffic.mostTokens)
              .arg(peakMb(), 0, 'f', 0)
              .arg(more));
}

// As it was: site by site, all jobs of a site at once in memory.
void followInTurn(Scene &scene, AgentContext &context, qint64 jobs)
{
    QElapsedTimer timer;
    timer.start();
    qint64 quick = 0;
    const auto sites = need(sitesWithJobs(*scene.db));
    for (const Site &site : sites) {
        const auto all = need(listJobRows(
            *scene.db, QStringLiteral("WHERE status IN ('submitted','running') AND site_id = ? ORDER BY id"),
            {site.id.value()}));
        SiteWork state(context, site);
        if (!state.mayAsk(context) || all.isEmpty())
            std::exit(1);
        need(QCoro::waitFor(followJobs(&context, &state, {})));
        if (quick == 0 && scene.isDone(jobs, false))
            quick = timer.elapsed();
    }
    report(QStringLiteral("in turn"), scene, quick, timer.elapsed(), {});
}

void followAtOnce(Scene &scene, AgentContext &context, qint64 jobs, const QString &what)
{
    constexpr TimeMs kRestMs = 100;
    QElapsedTimer timer, cycle;
    timer.start();
    qint64 quick = 0, longest = 0;
    int cycles = 0;
    for (; !scene.isDone(jobs, true); ++cycles) {
        cycle.start();
        need(QCoro::waitFor(context.workers.visit(&context, SiteWorker::Part::Attend, {})));
        longest = std::max(longest, cycle.elapsed());
        QCoro::waitFor(context.waiting->wait(kRestMs));
        if (quick == 0 && scene.isDone(jobs, false))
            quick = timer.elapsed();
    }
    report(what, scene, quick, timer.elapsed(),
           QStringLiteral(", %1 cycles, the longest %2").arg(cycles).arg(seconds(longest)));
    context.workers.requestStop();
    while (context.workers.isBusy())
        QCoro::waitFor(context.waiting->wait(kRestMs));
}
}  // namespace

int fillFollowed(const QString &path, qint64 jobs)
{
    need(makeStore(path, 4000));
    const auto db = need(Database::open(path, Access::ReadWrite));
    const auto triggers =
        need(db->list(QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"), {},
                      [](const Row &row) { return std::pair(row.text(0).toUtf8(), row.text(1).toUtf8()); }));
    QByteArray script = "PRAGMA synchronous = OFF;";
    for (const auto &[name, sql] : triggers)
        script += "DROP TRIGGER " + name + ';';
    script += kFifth;
    for (const auto &[name, sql] : triggers)
        script += sql + ';';
    need(db->runScript(script + QByteArray(kJobs).replace(":jobs", QByteArray::number(jobs))));
    return 0;
}

int follow(const QString &path, int quickMs, int slowMs, const QString &how)
{
    Scene scene(path);
    const qint64 jobs =
        need(scene.db->integer(QStringLiteral("SELECT count(*) FROM jobs WHERE token LIKE 'followed-%'")));
    const bool inTurn = how == QLatin1String("in-turn");
    const auto endpoints =
        scene.endpoints(quickMs, slowMs, inTurn ? 1000 : kMostPerPage,
                        how == QLatin1String("running") ? EndpointPhase::Running : EndpointPhase::Queued);
    AgentContext context(*scene.db, scene.clock, {}, endpoints);
    need(context.lease.take());
    if (inTurn)
        followInTurn(scene, context, jobs);
    else
        followAtOnce(scene, context, jobs,
                     how == QLatin1String("running") ? QStringLiteral("all at once, all to running")
                                                     : QStringLiteral("all at once"));
    context.lease.giveBack();
    return 0;
}

}  // namespace shiftdeck::bench
