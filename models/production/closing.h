// Finishing and declaring a request: on evidence only.
#pragma once

#include "models/production/audit.h"

#include <QStringList>

namespace shiftdeck {

// What is still missing before the request can be finished, in words; empty when nothing is.
Result<QStringList> finishBlockers(Database &db, RequestId request);
Result<> finishRequest(Database &db, RequestId request, const QString &why, const Actor &actor);

// Registers every merged file in the local catalogue with parents, runs, events, size and checksum, marks the
// output datasets complete, and moves finished -> declared, in one transaction.
Result<int> declareRequest(Database &db, RequestId request, const QString &why, const Actor &actor);

}  // namespace shiftdeck
