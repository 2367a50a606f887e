#include "tests/simulation/agents.h"

#include "models/commands/aborting.h"
#include "models/production/waiting.h"
#include "tests/simulation/simendpoint.h"

#include <QCoroTask>

#include <algorithm>

#include <sys/resource.h>

namespace shiftdeck::simulation {

namespace {
constexpr TimeMs kLeaseMs = 4000;

// No file can grow beyond so many bytes as long as this lives.
class FullDisk {
  public:
    explicit FullDisk(qint64 bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit full{rlim_t(bytes), m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

  private:
    rlimit m_before{};
};
}  // namespace

// An agent waits in the world's time: up to the next answer that comes, or until its patience is over.
class Agents::SimWaiting final : public Waiting {
  public:
    explicit SimWaiting(Agents &agents) : m_agents(agents) { }
    QCoro::Task<TimeMs> wait(TimeMs atMost) override
    {
        const World &world = m_agents.m_world;
        const TimeMs begin = world.trueNow(), end = begin + atMost;
        m_isAwake = false;
        while (!m_isAwake && world.trueNow() < end)
            m_agents.pass(std::clamp(m_agents.m_calls.next(), world.trueNow(), end) - world.trueNow());
        const TimeMs passed = world.trueNow() - begin;
        waited += passed;
        co_return passed;
    }
    void wake() override { m_isAwake = true; }

    TimeMs waited = 0;

  private:
    Agents &m_agents;
    bool m_isAwake = false;
};

struct Agents::One {
    One(World &world, const QString &name, Connections &connections, Calls &pending)
        : process(world, name, connections), calls(pending)
    {
    }
    // What is under way ends with its process.
    ~One()
    {
        if (calls.hasAny(process))
            process.die();
        calls.goOnAtOnce(process);
    }
    One(const One &) = delete;
    One &operator=(const One &) = delete;

    Process process;
    Calls &calls;
    SimWaiting *waiting = nullptr;  // the agent's
    std::unique_ptr<Agent> agent;  // dies before its store
};

// A cycle waits for no site longer than its patience, and a site that answers is asked in it, whatever others
// do.
class Agents::OthersGoOn {
  public:
    OthersGoOn(Agents &agents, One &one) : m_agents(agents), m_one(one)
    {
        one.waiting->waited = 0;
        for (SimSite *site : agents.m_sites)
            if (!line(*site).hasFailed && work(*site) > 0)
                m_expected.append({site, line(*site).calls});
    }
    void check() const
    {
        World &world = m_agents.m_world;
        if (m_one.waiting->waited > 2 * m_agents.m_config.patienceMs)
            world.violate(QStringLiteral("others go on"),
                          QStringLiteral("a cycle of %1 waited for %2 ms")
                              .arg(m_one.process.name())
                              .arg(m_one.waiting->waited));
        for (const auto &[site, calls] : m_expected)
            if (line(*site).calls == calls && work(*site) > 0)
                world.violate(QStringLiteral("others go on"),
                              QStringLiteral("%1 did not ask %2").arg(m_one.process.name(), site->name));
    }

  private:
    SimSite::Line line(const SimSite &site) const { return site.lines.value(&m_one.process); }
    // What is asked for in every cycle: jobs in doubt, and ended ones.
    qint64 work(const SimSite &site) const
    {
        return m_agents.m_peek.number(
            "SELECT count(*) FROM jobs j JOIN sites s ON s.id = j.site_id JOIN requests r ON r.id ="
            " j.request_id WHERE s.name = ? AND r.site_id = s.id AND r.status = 'running'"
            " AND j.status IN ('submitting','ended')",
            {site.name.toUtf8()});
    }

    Agents &m_agents;
    One &m_one;
    QList<std::pair<SimSite *, qint64>> m_expected;
};

Agents::Agents(World &world, SimStore &store, QList<SimSite *> sites, People &people)
    : m_world(world), m_store(store), m_peek(store.peek()), m_sites(std::move(sites)), m_people(people),
      m_calls(world)
{
    m_config.leaseMs = kLeaseMs;
    if (!world.isEnabled(Fault::SiteSlow) && !world.isEnabled(Fault::SiteHangs))
        m_config.askAtLeastEveryMs = 0;
    m_config.makeJobs = world.rng.chance(800);
    m_config.recover = world.rng.chance(700);
    m_config.unitsPerJob = int(world.rng.between(1, 3));
}

Agents::~Agents() = default;

void Agents::pass(TimeMs milliseconds)
{
    const TimeMs end = m_world.trueNow() + milliseconds;
    for (;;) {
        const TimeMs now = m_world.trueNow();
        m_world.advance(std::clamp(m_calls.next(), now, std::max(now, end)) - now);
        for (SimSite *site : m_sites)
            site->tick();
        m_calls.goOn();
        if (m_world.trueNow() >= end)
            break;
    }
}

std::unique_ptr<Agents::One> Agents::start()
{
    auto one = std::make_unique<One>(m_world, QStringLiteral("agent %1").arg(++m_started),
                                     m_store.connections(), m_calls);
    Process &process = one->process;
    process.actAs(QStringLiteral("sim-agent"));
    for (SimSite *site : m_sites)
        site->lines.remove(&process);
    const auto endpoints = [this, &process](const QString &name) -> Result<std::unique_ptr<Endpoint>> {
        for (SimSite *site : m_sites)
            if (site->name == name)
                return std::make_unique<SimEndpoint>(m_world, m_calls, *site, process, m_peek,
                                                     [this] { meanwhile(); });
        return fail(ErrorCode::NotFound, name, QStringLiteral("There is no such site."));
    };
    auto waiting = std::make_unique<SimWaiting>(*this);
    one->waiting = waiting.get();
    one->agent = std::make_unique<Agent>(process.db(), m_world, endpoints, m_config, std::move(waiting));
    const auto taken = one->agent->start();
    if (taken)
        return one;
    if (!process.isDead())
        (void)endsWith(taken.error(), *one);
    return nullptr;
}

bool Agents::endsWith(const Error &error, One &one)
{
    // A server that is away, or serves others first, is no reason to end: see app/prodctl/agentverb.cpp.
    const bool isTrouble =
        one.process.hasTrouble() && (error.code == ErrorCode::Unavailable || error.code == ErrorCode::Busy);
    m_world.note(QStringLiteral("%1 %2: %3")
                     .arg(one.process.name(), isTrouble ? QStringLiteral("waits") : QStringLiteral("ends"))
                     .arg(int(error.code)));
    const bool isForDisk = m_diskFull && (error.code == ErrorCode::DiskFull || error.code == ErrorCode::Io);
    if (!isTrouble && error.code != ErrorCode::Conflict && !isForDisk)
        m_world.violate(QStringLiteral("agent"),
                        QStringLiteral("%1 gives up (%2): %3: %4")
                            .arg(one.process.name())
                            .arg(int(error.code))
                            .arg(error.context, error.cause));
    return !isTrouble;
}

bool Agents::run(One &one)
{
    ++m_cycles;
    const OthersGoOn others(*this, one);
    ++m_depth;
    const auto report = QCoro::waitFor(one.agent->cycle({}));
    --m_depth;
    if (one.process.isDead())
        return false;
    if (!report)
        return !endsWith(report.error(), one);
    others.check();
    m_world.note(
        QStringLiteral("%1: +%2 submitted, %3 changed, %4 credited, %5 failed, %6 recovered, %7 merged,"
                       " %8 finished, %9 open")
            .arg(one.process.name())
            .arg(report->submitted)
            .arg(report->changed)
            .arg(report->credited)
            .arg(report->failed)
            .arg(report->recovered)
            .arg(report->merged)
            .arg(report->finished)
            .arg(report->open));
    for (const QString &problem : report->problems)
        m_world.remark(QStringLiteral("    %1").arg(problem));
    const auto aborted = completeAborts(one.process.db(), m_world.now());
    if (one.process.isDead())
        return false;
    if (!aborted)
        return !endsWith(aborted.error(), one);
    one.process.noteSuccess();
    return true;
}

// What happens while the agent waits for an answer. (Only the first agent is watched so closely.)
void Agents::meanwhile()
{
    if (m_depth != 1 || m_world.calm || m_diskFull)
        return;
    m_people.maybeAct(Fault::OperatorInCall, 20);
    if (!m_next && m_world.strikes(Fault::SecondAgent, 10)) {
        m_world.advance(kLeaseMs + 1);
        for (SimSite *site : m_sites)
            site->tick();
        m_next = start();
        for (int i = 0; m_next && i < 2; ++i) {
            if (!run(*m_next))
                m_next.reset();
            m_world.advance(500);
        }
    }
}

// A job is given up for lost only when its endpoint did not know it for as long as a submission may stay
// invisible.
void Agents::checkLost()
{
    const auto lost =
        m_peek.rows("SELECT h.id, j.token, s.name, h.at FROM job_history h JOIN jobs j ON j.id = h.job_id"
                    " JOIN sites s ON s.id = j.site_id WHERE h.id > ? AND h.to_status = 'error'"
                    " AND h.from_status IN ('submitted','running') AND j.failure_class = 'lost'"
                    " ORDER BY h.id",
                    {QByteArray::number(m_historySeen)});
    for (const QByteArrayList &row : lost) {
        m_historySeen = row.at(0).toLongLong();
        const QString token = QString::fromUtf8(row.at(1));
        for (const SimSite *site : m_sites) {
            if (site->name != QString::fromUtf8(row.at(2)))
                continue;
            const SimSite::Absence absence = site->absenceOf(token, row.at(3).toLongLong());
            if (absence.since == 0 || absence.answers < 2
                || absence.asked - absence.since < site->capabilities.settleMs)
                m_world.violate(
                    QStringLiteral("rule 8"),
                    QStringLiteral("%1 is given up for lost too early").arg(m_world.alias(token)));
        }
    }
}

void Agents::cycle()
{
    if (!m_agent && !m_next) {
        m_world.advance(kLeaseMs + 1);
        m_agent = start();
    }
    if (!m_agent)
        m_agent = std::move(m_next);
    if (!m_agent)
        return;
    bool goesOn = false;
    if (m_world.strikes(Fault::StoreFull, 6)) {
        m_diskFull = true;
        m_agent->process.limitRoom(int(m_world.rng.between(0, 1)));
        goesOn = run(*m_agent);
        m_agent->process.limitRoom(-1);
    } else if (m_world.strikes(Fault::DiskFull, 6)) {
        m_diskFull = true;
        const qint64 size = m_store.logBytes();
        const FullDisk full(size + m_world.rng.between(0, 20'000));
        goesOn = run(*m_agent);
    } else {
        goesOn = run(*m_agent);
    }
    m_diskFull = false;
    if (!goesOn)
        m_agent.reset();
    checkLost();
}

}  // namespace shiftdeck::simulation
