// How a long read is followed, and ended before it is done.
#pragma once

#include <QtGlobal>

#include <functional>
#include <stop_token>

namespace shiftdeck {

struct ReadWatch {
    std::stop_token stop = {};  // from then on the read fails (Cancelled)
    // Called by the thread that reads, now and then: so much of so much is done, in any unit.
    std::function<void(qint64 done, qint64 of)> progress = {};
};

}  // namespace shiftdeck
