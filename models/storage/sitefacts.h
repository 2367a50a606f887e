// What is known about the sites, for lists, panels and reports: what each said last and how old that is, what
// it runs, how well it did lately, what is in doubt there, and whether it is drained. Read-only; any
// Database.
//
// Times are milliseconds since 1970-01-01 UTC, of the agent that wrote them.
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

// Slow: well, but it took long to say so. NotAsked: never, or not for so long that nothing is known.
enum class SiteState { Up, Slow, Down, NotAsked };
template <>
struct words::Table<SiteState> {
    static constexpr std::array list{W("up"), W("slow"), W("down"), W("not-asked")};
};
enum class ReleaseState { Present, Absent, Unseen };  // unseen: the agent's machine does not see its software
template <>
struct words::Table<ReleaseState> {
    static constexpr std::array list{W("present"), W("absent"), W("unseen")};
};

inline constexpr TimeMs kSlowAnswerMs = 2'000;
inline constexpr TimeMs kForgottenMs = 5 * 60'000;  // an answer that old says nothing about now
inline constexpr TimeMs kQueueStepMs = 5 * 60'000;  // of table site_queue
inline constexpr TimeMs kQueueKeptMs = 14LL * 86'400'000;
inline constexpr TimeMs kRateSpanMs = 86'400'000;  // of the success rate

struct SiteHealth {
    TimeMs askedAt = 0;
    TimeMs tookMs = 0;
    bool up = false;
    std::optional<TimeMs> answeredAt;  // last good answer
    std::optional<TimeMs> downSince;
    QString message;
    std::optional<qint64> slotCount, running, queued;  // as the site says, of all its users
    QString credential;  // whose it is; empty: none is needed
    std::optional<TimeMs> credentialUntil;
    QString credentialState;  // word of CredentialState; empty: not looked at
    QString credentialSaid;  // the same in a sentence, as "It ends before your 312 queued jobs."
};

struct SiteDrain {
    qint64 id = 0;
    QString reason, by;
    TimeMs at = 0;
};

// It must be certified for a step and release before it may produce.
struct SiteDuty {
    qint64 id = 0;
    QString reason, by;
    TimeMs at = 0;
};

struct SiteFacts {
    SiteId id;
    QString name, title, kind;
    int slotCount = 0;  // as it was set up
    bool lookWanted = false;  // somebody wants it to be asked
    std::optional<SiteHealth> health;
    std::optional<SiteDrain> drain;
    std::optional<SiteDuty> duty;
    int certified = 0;  // steps and releases whose newest verdict is good
    int uncertified = 0;  // whose newest verdict is another one
    int trials = 0;  // under way
    qint64 open = 0;  // our jobs there that are not over, merges included
    qint64 pending = 0;  // of these, not handed over yet
    qint64 done = 0, failed = 0;  // jobs that ended within kRateSpanMs, of requests that it holds
    qint64 doubtful = 0;  // handed over, and it is not known whether they arrived
    std::optional<TimeMs> doubtSince;  // the oldest of these
    // Done of all that ended; none: nothing ended.
    std::optional<double> successRate() const
    {
        return done + failed > 0 ? std::optional(double(done) / double(done + failed)) : std::nullopt;
    }
};

SiteState stateOf(const SiteFacts &site, TimeMs now);

// In the order of their names. O(sites + requests + buckets of progress of a day).
Result<QList<SiteFacts>> listSiteFacts(Database &db, TimeMs now);
// NotFound.
Result<SiteFacts> loadSiteFacts(Database &db, const QString &name, TimeMs now);

struct QueuePoint {
    TimeMs at = 0;
    std::optional<qint64> running, queued;  // none: it did not answer
};
Result<QList<QueuePoint>> listSiteQueue(Database &db, SiteId site, TimeMs since);

struct SiteFailure {
    QString failureClass, signature;  // no error text: empty
    qint64 n = 0;
};
// The most frequent ones of all its jobs, ever.
Result<QList<SiteFailure>> listSiteFailures(Database &db, SiteId site, int limit);

struct LastFailure {
    JobId job;
    QString failureClass, text;
    TimeMs at = 0;
};
Result<std::optional<LastFailure>> lastFailureAt(Database &db, SiteId site);

struct SiteRelease {
    QString step, release, path;
    ReleaseState state = ReleaseState::Unseen;
    TimeMs checkedAt = 0;
};
Result<QList<SiteRelease>> listSiteReleases(Database &db, SiteId site);

}  // namespace shiftdeck
