// What holds a request where it is, from its row alone. Any thread.
#pragma once

#include "models/storage/records.h"

namespace shiftdeck {

// Jobs of a request that are neither done nor failed, and those whose failure still stands. Merge jobs count.
qint64 openJobs(const RequestSummary &request);
qint64 failedJobs(const RequestSummary &request);

// Why its input dataset does not have all its files yet: which request makes it. Empty when it has them all,
// as from staged on.
QString incompleteInput(const RequestSummary &request);

// What must happen next, and who does it: "A manager approves it.", "12 jobs are open."; empty when nothing
// is left to do.
QString waitsFor(const RequestSummary &request);

}  // namespace shiftdeck
