// The agent with the endpoints of its sites, one cycle at a time. Blocks; one thread, with a
// QCoreApplication.
#pragma once

#include "models/production/agent.h"
#include "models/production/credentialcare.h"
#include "models/runs/watcher.h"

#include <stop_token>

namespace shiftdeck {

class AgentRunner {
  public:
    AgentRunner(Database &db, const Clock &clock, AgentConfig config);
    ~AgentRunner();

    Result<> start();  // Conflict names the agent that works already
    // One cycle, the aborts that have become possible, and a look after the sites' credentials.
    struct Cycle {
        CycleReport report;
        QList<RequestId> aborted;
        CredentialRound credentials;
        bool watching = false;  // a source of new runs is being looked at
    };
    Result<Cycle> cycle(std::stop_token stop);
    // Between two cycles; answers of sites arrive meanwhile.
    Result<> rest(TimeMs milliseconds, std::stop_token stop);
    void stop();  // ends what is under way at the sites first

  private:
    Database &m_db;
    const Clock &m_clock;
    RunWatcher m_watcher;
    Agent m_agent;
    CredentialCare m_credentials;
};

// Jobs that something will still happen with: at a site, or waiting in a running request.
Result<qint64> activeJobs(Database &db);

}  // namespace shiftdeck
