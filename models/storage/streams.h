// Streams of requests: how much each kept of what was read, run by run, and what became of its outputs.
#pragma once

#include "models/core/retention.h"
#include "models/storage/database.h"
#include "models/storage/records.h"

namespace shiftdeck {

struct StreamSummary {
    StreamId id;
    RequestId requestId;
    QString request;  // "2010 skim"
    QString name, tier;
    bool keepsEveryEvent = false;
    qint64 outputs = 0, empty = 0;       // credited ones; those without an event
    qint64 read = 0, kept = 0;           // events
    QList<RunRetention> runs;            // in run order, judged
    qint64 waiting = 0, merged = 0, released = 0, lost = 0;  // of the outputs: what became of them
    qint64 damaged = 0;                  // of those that wait: found damaged or gone
    qint64 surplus = 0, superseded = 0;  // never merged
    qint64 suspiciousRuns() const;
};

// No requests named: those that are not over. From counters that the database keeps: O(streams x runs),
// whatever the number of jobs. A stream without an output yet is listed without runs.
Result<QList<StreamSummary>> listStreams(Database &db, const QList<RequestId> &requests = {});

}  // namespace shiftdeck
