// Proof that the counters of a store equal the rows they count.
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace shiftdeck {

class Database;

// Each counter that differs, in a line of its own: "request_counters: 3|job|done|17|850 is 16|800".
// Empty: all agree. Counts every row: seconds for a million jobs. Read-only, at one moment of the store.
Result<QStringList> checkCounters(Database &db);

}  // namespace shiftdeck
