// The time of day as a dependency, so that a test or a simulation can turn it. All times in the
// store are milliseconds since 1970-01-01 UTC.
#pragma once

#include <QDateTime>

namespace shiftdeck {

using TimeMs = qint64;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual TimeMs now() const = 0;
    // Whether a test or a simulation turns it. What several machines agree on by their server's clock goes
    // by a clock that is turned all the same.
    virtual bool isTurned() const { return true; }
};

class SystemClock final : public Clock {
  public:
    TimeMs now() const override { return QDateTime::currentMSecsSinceEpoch(); }
    bool isTurned() const override { return false; }
};

}  // namespace shiftdeck
