// The lease that makes one agent serve a store at a time: a row of the agents table, taken, kept and given
// back by conditional updates. Internal to models/production; one thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

namespace shiftdeck {

class Database;

class AgentLease {
  public:
    AgentLease(Database &db, const Clock &clock, QString name, TimeMs leaseMs);

    // Conflict names the holder. A holder on this machine whose process is gone is not waited for.
    Result<> take();
    // Writes the heartbeat, and what is being done, when the last one is old enough to matter.
    // Conflict: another agent has taken over; nothing may be written any more.
    Result<> beat(const QString &doing);
    Result<> beat() { return beat(m_doing); }
    void giveBack();

  private:
    Result<> refuse() const;

    Database &m_db;
    const Clock &m_clock;
    const QString m_name;
    const TimeMs m_leaseMs;
    const QString m_holder;
    QString m_doing;
    TimeMs m_lastBeat = 0;
    bool m_held = false;
};

}  // namespace shiftdeck
