// The agent's work at one site. What is under way at a site is one task, owned here: a cycle that finds it
// still busy never starts a second one, and goes on with the other sites; what it wanted is done when the
// task comes to it. So a slow site delays itself alone: submission, states, checks and cancellations of the
// others go on, and so does the heartbeat.
//
// Two parts, because jobs are made and recovered between them:
//   Attend   doubtful submissions, cancellations, states, lost jobs that may come back, checks of ended jobs
//   Submit   pending jobs
// A task writes in whole transactions between its calls, each fenced by the lease, each conditional on the
// rows themselves: what others did during a call, this agent's own cycle among them, is found there.
// Requests under way: one per site at most. Memory: one page of jobs per site (kMostPerPage).
//
// Internal to models/production. One thread.
#pragma once

#include "models/core/ids.h"
#include "models/endpoints/endpoint.h"
#include "models/production/sitepace.h"

#include <QHash>

#include <array>
#include <map>

namespace shiftdeck {

struct AgentContext;

constexpr int kMostPerPage = 5000;

struct Site {
    SiteId id;
    QString name;
    int slotCount = 1;
};

// What is known of a site. It only saves work; an agent that starts anew does without.
struct SiteWork {
    SiteWork(const AgentContext &context, Site which);

    // Of every call: what its failure means for the next ones, and that it is told until it is over.
    void noteFailure(AgentContext &c, const Error &error);
    void noteAnswer();
    // It may be asked now; else the problem is told again.
    bool mayAsk(AgentContext &c);
    qsizetype pageSize() const;  // of questions about jobs
    qsizetype batchSize() const;  // of jobs that are handed over or cancelled together

    Site site;
    Endpoint *endpoint = nullptr;  // of the context; made when first needed
    SitePace pace;
    QString trouble;  // a sentence; empty: the last call was answered
    QHash<QString, TimeMs> absentSince;  // tokens that were not known when last asked for
    // By token: when the call ended that handed the job over without an answer; it may have arrived at its
    // very end. Of calls before this agent began nothing is known, so its begin counts.
    QHash<QString, TimeMs> doubtSince;
    TimeMs begunAt = 0;
    qint64 lostBefore = 0;  // lost jobs with smaller numbers are looked for next; 0: all
    TimeMs nextComeBack = 0;
    TimeMs nextCancelLook = 0;
    qint64 followed = 0;  // jobs in the last whole refresh
};

class SiteWorker : public std::enable_shared_from_this<SiteWorker> {
  public:
    enum class Part { Attend, Submit };

    SiteWorker(AgentContext &context, Site site);

    // False: the site is busy; the part follows what is under way.
    bool start(const Site &site, Part part);
    bool isBusy() const { return m_isBusy; }
    // What the agent cannot go on with (store gone, lease lost), told once.
    Result<> takeResult() { return std::exchange(m_result, {}); }

  private:
    static QCoro::Task<> run(std::shared_ptr<SiteWorker> self, Part part, std::stop_token stop);
    std::optional<Part> nextAfter(Part part);

    AgentContext &m_context;
    SiteWork m_state;
    std::array<bool, 2> m_owed{};  // by part: wanted while it was busy
    bool m_isBusy = false;
    Result<> m_result;
};

class SiteWorkers {
  public:
    // Starts the part at every site with work, and waits for those that were started, for the agent's
    // patience at most: a site that needs longer goes on by itself. When the agent is to stop, until
    // everything has ended. The answer is what no cycle can go on with, of any site.
    QCoro::Task<Result<>> visit(AgentContext *context, SiteWorker::Part part, std::stop_token stop);
    bool isBusy() const;
    int busy() const;
    void requestStop() { m_stop.request_stop(); }
    std::stop_source stopOfThisCycle();
    // The token of the tasks that are started now.
    std::stop_token stopToken() const { return m_stop.get_token(); }

  private:
    std::map<qint64, std::shared_ptr<SiteWorker>> m_workers;  // by site
    std::stop_source m_stop;
};

}  // namespace shiftdeck
