// Merging: credited outputs of one stream, in run order, into files of about the target size, each output
// once. What is credited later goes into a further merged file (number n + 1); a merge that was planned never
// changes.
//
// Policies of a request: verify-inputs takes only parts that were read and are as credited (partchecks.h);
// fast-verify (the default) and fast take all. The merged file is read whole before it is accepted, and parts
// that were touched since they were credited are read again, unless the policy is fast: then its size on disk
// and the events and bytes of its job's report must agree. What fast-verify does not see is a part whose
// content the medium changed without anybody writing to it; verify-inputs does.
#pragma once

#include "models/production/audit.h"
#include "models/storage/records.h"

namespace shiftdeck {

struct PlannedMerge {
    StreamId stream;
    QString streamName;
    QList<OutputId> parts;   // in run and event order, empty outputs counted but not copied
    qint64 events = 0, bytes = 0;
    qint64 run = 0;
};

struct MergePlan {
    RequestId request;
    QList<PlannedMerge> merges;
    qint64 unread = 0;       // left out: verify-inputs, and the part was not read yet
    qint64 damaged = 0;      // left out: found damaged or gone
    QString nothing;         // why there is nothing to merge
    bool nothingIsLeft = false;  // every credited output that can be merged is in a merge already
};

// Only when every unit is credited or signed off, unless `early`: credited outputs not in a merge yet, up to
// the target in events and, where there is one, in bytes. With verify-inputs nothing is planned before every
// part was read, and never early. Nothing while the request is stopped: a merge is a new job.
Result<MergePlan> planMerges(Database &db, RequestId request, bool early = false);
// Makes the merge rows, their parts, and one merge job each, in one transaction.
Result<QList<JobId>> makeMerges(Database &db, const MergePlan &plan, const Actor &actor);

}  // namespace shiftdeck
