// Stops: a request that fails nearly everywhere makes no new jobs and submits none until a person lets it go
// on; jobs that run go on. The database refuses both while a stop is open (table request_stops).
//
// The agent stops a request, by the limits of limits.h:
//   configuration  nothing of it succeeded, and so many attempts failed;
//   site           of the attempts that ended at its site within site-window, so many and so large a share
//                  failed, and it has failures among them.
// Attempts that ended before the last stop was lifted do not count. The agent never lifts a stop.
// Cost: from counters (table progress), O(requests at the site x 360), whatever the number of jobs.
#pragma once

#include "models/production/limits.h"

#include <optional>

namespace shiftdeck {

enum class StopCause { Configuration, Site, Person };
QLatin1StringView toWord(StopCause cause);

struct RequestStop {
    qint64 id = 0;
    StopCause cause = StopCause::Person;
    QString reason;  // one sentence
    TimeMs at = 0;
    QString by;
};

// The open stop of a request, if there is one.
Result<std::optional<RequestStop>> openStop(Database &db, RequestId request);
// Refused unless it is staged, running or held; Conflict when it is stopped already.
Result<> stopRequest(Database &db, RequestId request, StopCause cause, const QString &reason,
                     const Actor &actor);
// Conflict when no stop is open.
Result<> liftStop(Database &db, RequestId request, const QString &why, const Actor &actor);

struct StoppedRequest {
    RequestId request;
    StopCause cause = StopCause::Configuration;
    QString reason;
};
// Running requests that should be stopped now, by these limits. Read-only.
Result<QList<StoppedRequest>> requestsToStop(Database &db, const LimitValues &limits, TimeMs now);

}  // namespace shiftdeck
