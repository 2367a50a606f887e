// The agent with the endpoints of its sites, one cycle at a time. Blocks; one thread, with a
// QCoreApplication.
#pragma once

#include "models/production/agent.h"

#include <stop_token>

namespace shiftdeck {

class AgentRunner {
  public:
    AgentRunner(Database &db, const Clock &clock, AgentConfig config);
    ~AgentRunner();

    Result<> start();  // Conflict names the agent that works already
    // One cycle, and the aborts that have become possible. `aborted` are requests that this cycle aborted.
    struct Cycle {
        CycleReport report;
        QList<RequestId> aborted;
    };
    Result<Cycle> cycle(std::stop_token stop);
    void stop();

  private:
    Database &m_db;
    const Clock &m_clock;
    Agent m_agent;
};

// Jobs that something will still happen with: at a site, or waiting in a running request.
Result<qint64> activeJobs(Database &db);

}  // namespace shiftdeck
