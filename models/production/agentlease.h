// The lease that makes one agent serve a store at a time: a row of the agents table, taken, kept and given
// back by conditional updates. Internal to models/production; one thread.
//
// On a server its times are the server's: the clocks of two hosts may differ by more than a lease. From
// take() on each write transaction of the connection looks at the row first and keeps it as it is until it
// ends. So an agent that was paused or cut off for longer than its lease writes nothing any more, and nobody
// takes over in the middle of a write.
#pragma once

#include "models/core/clock.h"
#include "models/storage/database.h"

namespace shiftdeck {

class AgentLease final : public WriteFence {
  public:
    // `clock` is asked where there is no server, and when it is turned by hand.
    AgentLease(Database &db, const Clock &clock, QString name, TimeMs leaseMs);
    ~AgentLease() override;
    AgentLease(const AgentLease &) = delete;
    AgentLease &operator=(const AgentLease &) = delete;

    // Conflict names the holder. A holder on this machine whose process is gone is not waited for. Busy: the
    // holder is in the middle of a write that does not end.
    Result<> take();
    // Writes the heartbeat, and what is being done, when the last one is old enough to matter.
    // Conflict: another agent has taken over; nothing may be written any more.
    Result<> beat(const QString &doing);
    Result<> beat() { return beat(m_doing); }
    void giveBack();
    // It was held once, and another agent has it, as far as is known.
    bool isLost() const { return m_lost; }

    Result<> mayWrite(Database &db) override;

  private:
    Result<TimeMs> now() const;
    Result<> takeNow();
    Result<> lose();
    Result<> refuse() const;
    void dropFence();

    Database &m_db;
    const Clock &m_clock;
    const QString m_name;
    const TimeMs m_leaseMs;
    const QString m_holder;
    QString m_doing;
    TimeMs m_lastBeat = 0;  // by m_clock
    bool m_held = false, m_lost = false;
};

}  // namespace shiftdeck
