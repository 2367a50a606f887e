// How far a server's clock is ahead of the one of this machine, by what its answers say. What is valid from
// or until some time is judged by the server, so it is judged here by the server's clock, too.
// Value type; one thread.
#pragma once

#include "models/core/clock.h"

#include <QByteArray>

#include <optional>

namespace shiftdeck {

class ServerClock {
  public:
    explicit ServerClock(const Clock &clock) : m_clock(clock) { }

    TimeMs now() const { return m_clock.now() + ahead(); }  // there; as here while it is not known
    TimeMs here() const { return m_clock.now(); }
    TimeMs ahead() const { return m_ahead.value_or(0); }  // negative: behind. Less than 3 s count as none
    bool isKnown() const { return m_ahead.has_value(); }
    // It said `time`, in whole seconds, in the answer that has just come to what was asked at `askedAt` (of
    // this clock). An answer that took long says little, and nothing where something is known.
    void note(TimeMs time, TimeMs askedAt);

    // What a Date header says (RFC 9110, 5.6.7; only the form that servers send today).
    static std::optional<TimeMs> dateOf(const QByteArray &header);

  private:
    const Clock &m_clock;
    std::optional<TimeMs> m_ahead;
};

}  // namespace shiftdeck
