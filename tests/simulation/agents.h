// The agents of a campaign: mostly one, which dies and is started anew; now and then a second one takes over
// while the first is in the middle of a call.
#pragma once

#include "models/production/agent.h"
#include "tests/simulation/calls.h"
#include "tests/simulation/people.h"
#include "tests/simulation/simsite.h"
#include "tests/simulation/simstore.h"

namespace shiftdeck::simulation {

class Agents {
  public:
    Agents(World &world, SimStore &store, QList<SimSite *> sites, People &people);
    // Lets time pass for the sites, and for what is under way there.
    void pass(TimeMs milliseconds);
    ~Agents();

    // One cycle of the agent, which is started if none is alive.
    void cycle();
    int cycles() const { return m_cycles; }

  private:
    struct One;
    class SimWaiting;
    class OthersGoOn;
    std::unique_ptr<One> start();
    bool run(One &one);  // false: it is over
    void meanwhile();
    void checkLost();
    // What an agent ends with; false: it goes on with the next cycle.
    bool endsWith(const Error &error, One &one);

    World &m_world;
    SimStore &m_store;
    const Peek &m_peek;
    const QList<SimSite *> m_sites;
    People &m_people;
    AgentConfig m_config;
    Calls m_calls;
    std::unique_ptr<One> m_agent, m_next;
    int m_started = 0, m_cycles = 0, m_depth = 0;
    bool m_diskFull = false;
    qint64 m_historySeen = 0;
};

}  // namespace shiftdeck::simulation
