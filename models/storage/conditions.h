// Updates of calibrations, and the outputs that they outdate. Read-only; any Database.
//
// A job reads its conditions when it starts. So what it made of a run is outdated by an update of the tag it
// used whose interval of validity holds the run and which came after the job read it: the snapshot of its
// outputs (models/storage/snapshots.h). What was made of outdated outputs is outdated, too
// (models/storage/outdatedsteps.h). Times are milliseconds since 1970-01-01 UTC.
#pragma once

#include "models/core/clock.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

struct ConditionsUpdate {
    qint64 id = 0;
    QString tag, payload;
    qint64 firstRun = 0, lastRun = 0;  // the interval of validity, both included
    TimeMs at = 0;
    QString comment;
    TimeMs recordedAt = 0;
    QString by;
};
// The newest first; of one tag, or of all.
Result<QList<ConditionsUpdate>> listConditionsUpdates(Database &db, const QString &tag = {});

// A run of a request, part of which was made with conditions that changed since.
struct OutdatedRun {
    RequestId request;
    QString campaign, dataset, tier;
    Step step = Step::Production;
    QString release, conditions;
    RequestStatus status = RequestStatus::New;
    qint64 run = 0;
    qint64 jobs = 0, events = 0;  // credited, that read the older conditions
    TimeMs readAt = 0;  // when the first of them read it
    TimeMs updatedAt = 0;  // of the newest update
    QStringList payloads;  // that changed, the newest first
    // Its own conditions did not change, but those of what it was made of: the request whose outputs it read.
    // readAt, updatedAt and payloads are that one's.
    RequestId from;
    RequestId again;  // the newest request that processes it again; invalid: none does
    RequestStatus againStatus = RequestStatus::New;

    // Another request is on it that is not over without a result.
    bool isRedone() const;
};
// By request and run; of requests that are no tests, and not rejected, aborted or obsolete. Cost: O(work
// units of the requests whose tag was ever updated, and of those that read what these made).
Result<QList<OutdatedRun>> listOutdated(Database &db);

}  // namespace shiftdeck
