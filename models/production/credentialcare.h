// The credentials of the sites as an agent looks after them: renews those that have a command for it, ahead
// of their end, and warns before the queued work outlives one. One thread, the agent's; reads small files and
// the store, and never waits for a command.
#pragma once

#include "models/credentials/credentialwarning.h"
#include "models/credentials/renewal.h"
#include "models/storage/queries.h"

#include <map>
#include <memory>

namespace shiftdeck {

struct CredentialRound {
    int renewed = 0;
    bool isRenewing = false;  // a command runs
    QStringList news;  // sentences about what just happened: told once
    QStringList warnings;  // sentences that stay as long as what they say does, so without a countdown
};

class CredentialCare {
  public:
    explicit CredentialCare(const Clock &clock) : m_clock(clock) { }

    // One round. Cheap when nothing is due: sites are read again and judged every minute only.
    // `serverAhead`: see Agent::serverAhead().
    Result<CredentialRound> lookAfter(Database &db, const QHash<qint64, TimeMs> &serverAhead = {});

  private:
    Result<> judge(Database &db, const QHash<qint64, TimeMs> &serverAhead);

    const Clock &m_clock;
    std::map<QString, std::unique_ptr<Renewal>> m_renewals;  // by path
    QStringList m_warnings;
    TimeMs m_judgedAt = 0;
    bool m_isJudged = false;
};

// Judged as an agent's, with the open jobs of the site.
Result<CredentialVerdict> judgeFor(Database &db, const SiteRow &site, const Result<Credential> &credential,
                                   TimeMs now, TimeMs serverAhead = 0);

}  // namespace shiftdeck
