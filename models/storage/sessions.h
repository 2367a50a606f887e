// Presence: who is here, what each has open and is about to do. Rows that tell people of each other and
// decide nothing; whoever calls these goes on when they fail.
//
// When a session was heard, and how long ago anything was said, is reckoned by the store's own clock alone:
// the clocks of two hosts are never compared.
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/result.h"

#include <QList>
#include <QString>

namespace shiftdeck {

class Database;

inline constexpr TimeMs kSessionLifeMs = 30'000;  // not heard for so long: gone; roles.sql says the same
inline constexpr TimeMs kSessionBeatMs = 10'000;
inline constexpr int kMostOpenRequests = 50;  // what is beyond is not told
inline constexpr int kMostPlannedRequests = 400;

struct SessionSelf {
    QString who;  // an operator; on a server it is who logged in, unless that is an administrator
    QString program;  // "window", "prodctl"
};

// All that a session tells of itself.
struct SessionWords {
    QList<RequestId> open;
    QString command;  // the id of the command it is about to give; empty: none
    bool executing = false;  // it is given already, and being done
    QList<RequestId> planned;  // what that command is about

    bool operator==(const SessionWords &) const = default;
};

// Begins a session (0), or says anew what `session` says. The answer is its number: another one when it was
// not heard for too long, and cleared away.
Result<qint64> tellSession(Database &db, const SessionSelf &self, qint64 session, const SessionWords &words);
// One statement; no news for anybody. False: it was cleared away.
Result<bool> beatSession(Database &db, qint64 session);
Result<> endSession(Database &db, qint64 session);
// Those that are not heard any more. How many.
Result<int> clearSessions(Database &db);

struct PresentRequest {
    RequestId id;
    TimeMs since = 0;  // so many milliseconds ago
};

// Times are milliseconds before the answer.
struct PresentSession {
    qint64 id = 0;  // 0: an agent
    QString who, role, program, host;  // role: a word of Role; empty: an administrator of the server
    TimeMs started = 0, heard = 0;
    QString command;
    bool executing = false;
    TimeMs commandSince = 0;
    QList<PresentRequest> open, planned;
    QString doing;  // of an agent, in its own words

    bool isAgent() const { return id == 0; }
};

struct SessionList {
    QList<PresentSession> sessions;  // by name; agents last
    bool hasDead = false;  // some are to be cleared away
};
Result<SessionList> listSessions(Database &db);

}  // namespace shiftdeck
