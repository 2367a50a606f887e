// What everybody in one simulated campaign shares: chance, time, the record of what happened, and the count
// of what went wrong. Two times: the true one, which only grows and by which jobs run, and the console's
// clock, which may be set wrong. One thread.
#pragma once

#include "models/core/clock.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/rng.h"

#include <QHash>
#include <QStringList>

namespace shiftdeck::simulation {

struct WorldOptions {
    FaultSet faults;
    bool keepsTrace = false;
};

class World final : public Clock {
  public:
    World(quint64 seed, QString folder, const WorldOptions &options);

    // ---- time
    TimeMs now() const override { return m_true + m_offset; }
    TimeMs trueNow() const { return m_true; }
    void advance(TimeMs milliseconds) { m_true += milliseconds; }
    void turnClock(TimeMs milliseconds);
    void setClockRight() { m_offset = std::max<TimeMs>(m_offset, m_latest - m_true); }
    bool wasClockAhead() const { return m_wasAhead; }

    // ---- chance: whether the fault happens now, in so many of a thousand cases. Counts it when it does.
    bool strikes(Fault fault, int perMille);
    bool isEnabled(Fault fault) const
    {
        return !calm && m_faults.test(static_cast<std::size_t>(indexOf(fault)));
    }
    void count(Fault fault) { ++counts.at(static_cast<std::size_t>(indexOf(fault))); }

    // The same for how long calls take, by chances of their own: without these faults everything else happens
    // as if they had never been thought of.
    bool delays(Fault fault, int perMille);

    // ---- the record. Tokens are random, so they are named in the order in which they were first seen.
    void note(const QString &line);
    void remark(const QString &line);  // for people only: may hold paths, which differ from place to place
    QString alias(const QString &token);
    void violate(const QString &rule, const QString &what);

    const quint64 seed;
    const QString folder;
    Rng rng;
    Rng delayRng;  // see delays()
    bool calm = false;  // nothing goes wrong any more
    FaultCounts counts{};
    QStringList trace;
    quint64 fingerprint = 14695981039346656037ULL;  // of all lines of the record (FNV-1a)
    QStringList violations;

  private:
    const FaultSet m_faults;
    const bool m_keepsTrace;
    TimeMs m_true = 1'700'000'000'000;
    TimeMs m_offset = 0;
    TimeMs m_latest = 0;  // that the console's clock ever showed
    bool m_wasAhead = false;
    QHash<QString, int> m_aliases;
};

}  // namespace shiftdeck::simulation
