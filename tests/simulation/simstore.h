// The store of one campaign after the other: always the same file or database, put back to how every campaign
// begins. Connections live on with their prepared statements, which would otherwise take most of the time.
#pragma once

#include "tests/simulation/connection.h"
#include "tests/simulation/mutation.h"
#include "tests/simulation/peek.h"

namespace shiftdeck::simulation {

struct StorePlace {
    QString server;  // its address as its administrator; empty: a file
    // Everybody works under a login of his own, and may see and do what that may; else as the administrator.
    bool logins = true;
};

class SimStore {
  public:
    // Writes what every campaign begins with.
    using Fill = std::function<void(Database &db)>;
    // With its files in `folder`; or on a server, where it has a database of its own as long as it lives.
    // `mutation` (may be nullptr) takes its own guards away.
    static std::unique_ptr<SimStore> make(const StorePlace &place, const QString &folder, const Fill &fill,
                                          const Mutation *mutation);
    virtual ~SimStore() = default;
    SimStore(const SimStore &) = delete;
    SimStore &operator=(const SimStore &) = delete;

    // No process may be alive.
    virtual void beginCampaign() = 0;
    virtual const Peek &peek() const = 0;
    virtual Connections &connections() = 0;
    // What it has written to a log of its own on this machine, which a full disk keeps from growing.
    virtual qint64 logBytes() const = 0;

  protected:
    SimStore() = default;
};

}  // namespace shiftdeck::simulation
