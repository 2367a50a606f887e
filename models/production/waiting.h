// How an agent lets time pass: in the event loop of its thread, in which the answers of endpoints arrive; a
// simulation lets its own time pass instead. One thread, one wait at a time.
#pragma once

#include "models/core/clock.h"

#include <QCoroTask>

#include <memory>

namespace shiftdeck {

class Waiting {
  public:
    virtual ~Waiting() = default;
    // Until wake(), or for so many milliseconds; answers how many passed.
    virtual QCoro::Task<TimeMs> wait(TimeMs atMost) = 0;
    // Something ended that may be waited for. It does not go on inside of this call.
    virtual void wake() = 0;
};

std::unique_ptr<Waiting> waitInEventLoop();

}  // namespace shiftdeck
