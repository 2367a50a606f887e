// Merging: credited outputs of one stream, in run order, into files of about the target size, each output
// once.
#pragma once

#include "models/production/audit.h"
#include "models/storage/records.h"

namespace shiftdeck {

struct PlannedMerge {
    StreamId stream;
    QString streamName;
    QList<OutputId> parts;   // in run and event order, empty outputs counted but not copied
    qint64 events = 0;
    qint64 run = 0;
};

struct MergePlan {
    RequestId request;
    QList<PlannedMerge> merges;
    QString nothing;         // why there is nothing to merge
};

// Only when every unit is credited or signed off, unless `early`: credited outputs not in a merge yet.
Result<MergePlan> planMerges(Database &db, RequestId request, bool early = false);
// Makes the merge rows, their parts, and one merge job each, in one transaction.
Result<QList<JobId>> makeMerges(Database &db, const MergePlan &plan, const Actor &actor);

}  // namespace shiftdeck
