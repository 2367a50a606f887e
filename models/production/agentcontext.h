// What the steps of an agent's cycle share. Internal to models/production; one thread.
#pragma once

#include "models/endpoints/endpoint.h"
#include "models/production/agent.h"
#include "models/production/agentlease.h"
#include "models/production/inputs.h"
#include "models/production/jobrows.h"
#include "models/production/sitehealth.h"
#include "models/production/siteworker.h"
#include "models/production/waiting.h"

#include <QHash>
#include <QSet>

namespace shiftdeck {

// The endpoints of the sites, each made when it is first needed.
class SiteEndpoints {
  public:
    explicit SiteEndpoints(Agent::EndpointFactory factory) : m_factory(std::move(factory)) { }
    Result<Endpoint *> endpoint(const Site &site);

  private:
    Agent::EndpointFactory m_factory;
    QHash<qint64, std::shared_ptr<Endpoint>> m_endpoints;
};

Result<QList<Site>> sitesWithJobs(Database &db);  // that hold running requests or have open jobs

struct AgentContext {
    AgentContext(Database &database, const Clock &time, AgentConfig settings, Agent::EndpointFactory factory,
                 std::unique_ptr<Waiting> waitingWay = waitInEventLoop());

    Actor actor(const char *action) const;
    void problem(const QString &sentence);
    void problem(const Site &site, const Error &error);
    // True when the change was made; false when somebody else was faster or a rule forbids it by now. Other
    // errors end the cycle.
    Result<bool> won(const Result<> &change) const;
    // The same of `work() -> Result<>` as a unit: inside an open transaction what is not won is undone
    // alone, and the rest goes on.
    template <typename F>
    Result<bool> wonAlone(F work) const
    {
        if (!db.inTransaction())
            return won(transact(db, work));
        SD_CHECK(db.runScript("SAVEPOINT change"));
        const Result<> done = work();
        SD_TRY(const bool isWon, won(done));
        if (!isWon)
            SD_CHECK(db.runScript("ROLLBACK TO change"));
        SD_CHECK(db.runScript("RELEASE change"));
        return isWon;
    }

    Database &db;
    const Clock &clock;
    const AgentConfig config;
    AgentLease lease;
    SiteEndpoints endpoints;
    SiteAsks asks;
    InputWatch inputs;
    CycleReport report;
    const std::unique_ptr<Waiting> waiting;
    SiteWorkers workers;

    // Knowledge that only saves work; an agent that starts anew does without.
    QHash<qint64, TimeMs> nextStageCheck;  // of requests whose inputs were not all good
    QSet<qint64> mergesPlanned;  // requests with every credited output in a merge
    QHash<qint64, TimeMs> nextPartCheck;  // of requests with damaged parts or failed merges
    QHash<qint64, TimeMs> nextRelease;  // of merges whose parts could not be deleted
    TimeMs nextStuckLook = 0;
};

}  // namespace shiftdeck

// SD_TRY and SD_CHECK for coroutines.
#define SD_CO_TRY_IMPL(tmp, declaration, ...)                                                                \
    auto tmp = (__VA_ARGS__);                                                                                \
    if (!tmp)                                                                                                \
        co_return tl::unexpected(std::move(tmp).error());                                                    \
    declaration = *std::move(tmp)
#define SD_CO_TRY(declaration, ...) SD_CO_TRY_IMPL(SD_CONCAT(sdTry, __LINE__), declaration, __VA_ARGS__)
#define SD_CO_CHECK(...)                                                                                     \
    do {                                                                                                     \
        if (auto sdCheck = (__VA_ARGS__); !sdCheck)                                                          \
            co_return tl::unexpected(std::move(sdCheck).error());                                            \
    } while (false)
