// A says/is comparison on a thread of its own, with its own connection: endpoints and disks may take their
// time. One comparison at a time; the destructor stops it and waits for it.
#pragma once

#include "models/production/saysis.h"
#include "models/storage/storelocation.h"

#include <memory>

namespace shiftdeck {

class DatabaseThread;

class SaysIsWorker {
  public:
    // Opens the store when it is first asked.
    SaysIsWorker(StoreLocation location, SiteViews views);
    ~SaysIsWorker();

    // `progress` and `then` are called on the worker's thread; `then` once, Cancelled when it was stopped.
    void compare(const SaysIsQuestion &question, TimeMs now, SaysIsProgress progress,
                 std::function<void(Result<SaysIs>)> then);
    void stop();

  private:
    const StoreLocation m_location;
    const SiteViews m_views;
    std::stop_source m_stop;
    std::unique_ptr<DatabaseThread> m_thread;
};

}  // namespace shiftdeck
