// Ending a request whose jobs still run: the jobs are killed first, and the request is aborted when the last
// of them is gone. Between the two, the wish is an audit row of the manager who signed it.
#pragma once

#include "models/production/audit.h"

#include <QLatin1StringView>
#include <QList>

namespace shiftdeck {

inline constexpr QLatin1StringView kAborting{"aborting"};  // to_value of that audit row

// Cancels the open jobs of the request that are not being cancelled already, some thousands of them at most,
// for each leaves an audit row; answers how many are still open.
Result<qint64> cancelOpenJobs(Database &db, RequestId request, const Actor &actor);

// For the agent, after each cycle: aborts the requests that were to be aborted and have no open job any more,
// and cancels jobs that are left or were made for them since. Answers which were aborted; one that cannot be
// now does not keep the others. Writes only when there is one.
Result<QList<RequestId>> completeAborts(Database &db, TimeMs now);

}  // namespace shiftdeck
