// The agent: does, again and again, what the records ask for and what is found calls for.
//
// One cycle: heartbeat, lapsed leases, stage checks of assigned requests, new jobs (only if allowed),
// resolving of doubtful submissions, cancellations, states from the endpoints, checks of ended jobs
// (credit or failure class), automatic recovery (only if allowed), merges, submission of pending jobs,
// finishing, declaring, deleting parts whose release was asked for. Work per cycle is bounded; what is
// left over is done in the next ones. A crash at any point loses nothing: every step starts from the
// records and from what the endpoint knows.
//
// Runs on one thread that owns the Database; it blocks on files and SQL, so never on a GUI thread.
#pragma once

#include "models/endpoints/endpoint.h"
#include "models/production/audit.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <map>

namespace shiftdeck {

class Database;

struct AgentConfig {
    QString name = QStringLiteral("production");  // one agent of a name serves a store at a time
    TimeMs leaseMs = 15'000;                      // another may take over when the heartbeat is this old
    bool makeJobs = false;        // make jobs for staged requests without a person
    bool recover = false;         // retry failed jobs where a retry helps, within max_attempts
    int unitsPerJob = 1;
};

struct CycleReport {
    int submitted = 0, changed = 0, credited = 0, failed = 0, recovered = 0, merged = 0, staged = 0,
        finished = 0, declared = 0;
    int open = 0;                 // jobs not yet done, failed or cancelled
    QStringList problems;         // sentences; an endpoint that does not answer, a full disk
    bool idle() const
    {
        return submitted + changed + credited + failed + recovered + merged + staged + finished + declared
            == 0;
    }
};

class Agent {
  public:
    // Makes the endpoint of a site, once; called on the agent's thread.
    using EndpointFactory = std::function<Result<std::unique_ptr<Endpoint>>(const QString &siteName)>;

    Agent(Database &db, const Clock &clock, EndpointFactory endpoints, AgentConfig config);
    ~Agent();

    // Takes the agent lease: Conflict names the holder (host, pid, age of its heartbeat).
    Result<> start();
    // One cycle. An Error is something the agent cannot go on with (store gone, lease lost).
    QCoro::Task<Result<CycleReport>> cycle(std::stop_token stop);
    void stop();  // gives the lease back

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace shiftdeck
