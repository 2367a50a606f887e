#include "app/prodctl/agentrunner.h"

#include "app/prodctl/text.h"
#include "models/commands/aborting.h"
#include "models/endpoints/siteendpoint.h"
#include "models/storage/database.h"
#include "models/storage/queries.h"
#include "models/storage/stopcondition.h"

#include <QCoroTask>
#include <QFileInfo>

namespace shiftdeck {

namespace {
Result<std::unique_ptr<Endpoint>> endpointOf(Database &db, const Clock &clock, const QString &name)
{
    SD_TRY(const auto sites, listSites(db));
    for (const SiteRow &site : sites) {
        if (site.name != name)
            continue;
        return openEndpoint({site.endpoint, site.name, site.spool, QFileInfo(site.storage).path(),
                             site.slotCount, site.settings},
                            clock);
    }
    return fail(ErrorCode::NotFound, Prodctl::tr("site %1").arg(name), {});
}
}  // namespace

AgentRunner::AgentRunner(Database &db, const Clock &clock, AgentConfig config)
    : m_db(db), m_clock(clock),
      m_agent(
          db, clock, [&db, &clock](const QString &site) { return endpointOf(db, clock, site); },
          std::move(config)),
      m_credentials(clock)
{
    m_agent.addStage([this](AgentStep &step) { return m_watcher.step(step); });
}

AgentRunner::~AgentRunner() { stop(); }

Result<> AgentRunner::start() { return m_agent.start(); }

Result<AgentRunner::Cycle> AgentRunner::cycle(std::stop_token stop)
{
    Cycle cycle;
    SD_TRY(cycle.report, QCoro::waitFor(m_agent.cycle(stop)));
    SD_TRY(cycle.aborted, completeAborts(m_db, m_clock.now()));
    SD_TRY(cycle.credentials, m_credentials.lookAfter(m_db, m_agent.serverAhead()));
    cycle.watching = m_watcher.isBusy();
    return cycle;
}

Result<> AgentRunner::rest(TimeMs milliseconds, std::stop_token stop)
{
    return QCoro::waitFor(m_agent.rest(milliseconds, stop));
}

void AgentRunner::stop()
{
    QCoro::waitFor(m_agent.finish());
    m_agent.stop();
}

Result<qint64> activeJobs(Database &db)
{
    return db.integer(QStringLiteral("SELECT count(*) FROM jobs j JOIN requests r ON r.id = j.request_id"
                                     " WHERE j.status IN ('submitting', 'submitted', 'running', 'ended')"
                                     " OR (j.status = 'pending' AND r.status = 'running' AND NOT %1)")
                          .arg(kIsStopped));
}

}  // namespace shiftdeck
