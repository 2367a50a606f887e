// A clock that stands still until the test turns it. One thread.
#pragma once

#include "models/core/clock.h"

namespace shiftdeck::test {

class ManualClock final : public Clock {
  public:
    // 2011-05-01 12:00:00 UTC: any fixed day will do, this one lies in the demo's data taking.
    static constexpr TimeMs kStart = 1304251200000;

    explicit ManualClock(TimeMs start = kStart) : m_now(start) { }

    TimeMs now() const override { return m_now; }
    void set(TimeMs now) { m_now = now; }
    void advance(TimeMs milliseconds) { m_now += milliseconds; }

  private:
    TimeMs m_now;
};

}  // namespace shiftdeck::test
