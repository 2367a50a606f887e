// Writing down updates of calibrations, and having runs processed again whose outputs they outdated.
//
// Synchronous, on the thread that owns the database; every change is audited.
#pragma once

#include "models/production/audit.h"
#include "models/storage/conditions.h"

namespace shiftdeck {

// Answers how many were new; what is recorded already is passed over.
Result<int> recordUpdates(Database &db, const QList<ConditionsUpdate> &updates, const Actor &actor);
// Those that are not recorded yet.
Result<QList<ConditionsUpdate>> newUpdates(Database &db, const QList<ConditionsUpdate> &updates);

struct ReprocessWish {
    QString conditions;  // the new snapshot
    QString campaign;  // empty: that of the outdated request
    QString release;  // empty: that of the outdated request
    QList<RequestId> requests;  // of these alone; empty: of all
};
// One new request: the outdated runs of requests that are alike, from their raw files.
struct Reprocessing {
    QString campaign, release, dataset;  // dataset: that will be made of exactly these runs' files
    Step step = Step::Production;
    QList<OutdatedRun> runs;
    qint64 files = 0, events = 0;
    QString obstacle;  // why it cannot be asked for; empty: it can

    qint64 runCount() const;  // each once
};
struct ReprocessPlan {
    QList<Reprocessing> requests;
    QList<OutdatedRun> leftOut;  // that another request processes again already
};
// InvalidInput: no such tag, campaign or request.
Result<ReprocessPlan> planReprocessing(Database &db, const ReprocessWish &wish);
// Makes the dataset and the request. Refused: its obstacle.
Result<RequestId> reprocess(Database &db, const Reprocessing &again, const QString &conditions,
                            const Actor &actor);

}  // namespace shiftdeck
