// The records of a file whose list of keys is not there: one after the other, and where the chain breaks, the
// next place that holds a record which says it is there. Blocks on the disk; reads headers only where records
// follow each other.
#pragma once

#include "models/quality/bytesource.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootrecord.h"

namespace shiftdeck {

struct RootScan {
    QList<RootRecord> records;  // in the file's order
    qint64 skippedBytes = 0;  // that belong to no record, gaps and zeros aside
    bool complete = true;  // false: it stopped at a limit
};

Result<RootScan> scanRecords(ByteSource &source, qint64 begin, const RootLimits &limits);

}  // namespace shiftdeck
