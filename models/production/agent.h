// The agent: does, again and again, what the records ask for and what is found calls for.
//
// One cycle: heartbeat, lapsed leases, stage checks of assigned requests, new jobs (only if allowed),
// resolving of doubtful submissions, cancellations, states from the endpoints, checks of ended jobs
// (credit or failure class), automatic recovery (only if allowed), merges, submission of pending jobs,
// finishing, declaring, deleting parts whose release was asked for. Work per cycle is bounded; what is
// left over is done in the next ones. A crash at any point loses nothing: every step starts from the
// records and from what the endpoint knows.
//
// What is asked of a site goes on by itself when the site is slow: a cycle waits for it no longer than its
// patience, and the next one finds it where it is (siteworker.h).
//
// Runs on one thread that owns the Database, with an event loop; it blocks on files and SQL, so never on a
// GUI thread.
#pragma once

#include "models/endpoints/endpoint.h"
#include "models/production/audit.h"
#include "models/production/waiting.h"

#include <QCoroTask>
#include <QObject>

#include <functional>
#include <map>

namespace shiftdeck {

class Database;

struct AgentConfig {
    QString name = QStringLiteral("production");  // one agent of a name serves a store at a time
    TimeMs leaseMs = 15'000;  // another may take over when the heartbeat is this old
    bool makeJobs = false;  // make jobs for staged requests without a person
    bool recover = false;  // retry failed jobs where a retry helps, within max_attempts
    int unitsPerJob = 1;
    // How long a cycle waits for sites that do not answer, twice at most; then it goes on without them.
    TimeMs patienceMs = 200;
    // How often a site is asked for the states of its jobs (sitepace.h).
    TimeMs askAtMostEveryMs = 0, askAtLeastEveryMs = 60'000;
};
constexpr TimeMs kWaitForAll = 1'000'000'000'000;  // as patience

struct CycleReport {
    int submitted = 0, changed = 0, credited = 0, failed = 0, recovered = 0, merged = 0, staged = 0,
        finished = 0, declared = 0;
    int open = 0;  // jobs not yet done, failed or cancelled
    int busySites = 0;  // that something is still under way at
    QStringList problems;  // sentences; an endpoint that does not answer, a full disk
    bool idle() const
    {
        return submitted + changed + credited + failed + recovered + merged + staged + finished + declared
            == 0;
    }
};

// What a further stage of the cycle is given; valid during its call.
struct AgentStep {
    Database &db;
    const Clock &clock;
    std::function<Actor(const char *action)> actor;
    std::function<void(const QString &sentence)> problem;  // told with the cycle's report
    // True when the change was made; false when somebody else was faster or a rule forbids it by now. Other
    // errors end the cycle.
    std::function<Result<bool>(const Result<> &change)> won;
    std::function<Result<>()> beat;  // the heartbeat; between two pieces of long work
    int changed = 0;  // what was made, for the report
};
using AgentStage = std::function<Result<>(AgentStep &)>;

class Agent {
  public:
    // Makes the endpoint of a site, once; called on the agent's thread.
    using EndpointFactory = std::function<Result<std::unique_ptr<Endpoint>>(const QString &siteName)>;

    // `waiting` is how it waits (waiting.h); by default in the event loop.
    Agent(Database &db, const Clock &clock, EndpointFactory endpoints, AgentConfig config,
          std::unique_ptr<Waiting> waiting = nullptr);
    // Nothing may be under way any more: see finish().
    ~Agent();

    // Called in every cycle, before the sites are asked; it must not block on a disk or a server.
    void addStage(AgentStage stage);
    // Takes the agent lease: Conflict names the holder (host, pid, age of its heartbeat).
    Result<> start();
    // One cycle; its report tells of all that was done since the last one. An Error is something the agent
    // cannot go on with (store gone, lease lost). After a stop nothing is under way.
    QCoro::Task<Result<CycleReport>> cycle(std::stop_token stop);
    // Between two cycles: lets time pass, in which what is under way at the sites goes on.
    QCoro::Task<Result<>> rest(TimeMs milliseconds, std::stop_token stop);
    // Ends what is under way at all sites, in order: calls are told to stop, and what they answer is written
    // down. Before the end of the endpoints.
    QCoro::Task<> finish();
    void stop();  // gives the lease back
    // How far the clock of each site's server is ahead of ours, by the site's id; only of those that said it.
    QHash<qint64, TimeMs> serverAhead() const;

  private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace shiftdeck
