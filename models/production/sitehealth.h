// The agent's look at the sites: it asks what runs their jobs whether it is well, and writes down the answer,
// for everybody to read (models/storage/sitefacts.h); and it looks whether their software is there. Internal
// to models/production; the agent's thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QHash>

#include <memory>
#include <stop_token>
#include <vector>

namespace shiftdeck {

struct AgentContext;

// The questions that are on their way. Whoever made the endpoints lets it die before them: then it stops what
// it still asks.
class SiteAsks {
  public:
    SiteAsks() = default;
    ~SiteAsks() { m_stop.request_stop(); }
    SiteAsks(const SiteAsks &) = delete;
    SiteAsks &operator=(const SiteAsks &) = delete;

    struct Ask;

    // How far the clocks of the sites' servers are ahead of this one, by id, as far as they said it.
    const QHash<qint64, TimeMs> &serverAhead() const { return m_serverAhead; }

  private:
    friend Result<> askSites(AgentContext &context);

    std::stop_source m_stop;
    std::vector<std::shared_ptr<Ask>> m_asks;
    QHash<qint64, TimeMs> m_serverAhead;
};

// Asks all sites that were not asked for 30 s, or that somebody wants asked, and writes down what came
// meanwhile; it waits for nobody, so a slow site delays nothing. After 10 s a question is given up. A site
// that does not answer is no error: that is written down.
Result<> askSites(AgentContext &context);

// Looks for the applications of the requests that sites hold: for one not seen yet at once, for one that was
// absent after 30 s, else after 5 minutes.
Result<> lookForReleases(AgentContext &context);

}  // namespace shiftdeck
