// Finishing short: work units signed off as lost for good, by a manager, with a reason. The rows are kept for
// ever (table abandonments), and an attempt that comes back later is surplus.
#pragma once

#include "models/production/audit.h"

namespace shiftdeck {

struct MissingUnit {
    UnitId unit;
    qint64 run = 0, first = 0, events = 0;
    QString lfn;
    int attempts = 0;
};

constexpr int kMostSignedOff = 100'000;  // in one decision; its plan names every unit

struct MissingUnits {
    QList<MissingUnit> units;  // in run order
    qint64 events = 0;
    qint64 inOpenAttempts = 0; // units that an open attempt has: they can be signed off only when it is over
    qint64 more = 0;           // free units beyond kMostSignedOff
};

// Units that are neither credited, nor in an open attempt, nor signed off. `run` 0: of all runs.
Result<MissingUnits> missingUnits(Database &db, RequestId request, qint64 run);

// Signs exactly these units off, in one transaction. Conflict, and nothing is signed, when one of them is not
// free any more; Refused unless the request is running.
Result<> signOff(Database &db, RequestId request, const QList<MissingUnit> &units, const QString &reason,
                 const Actor &actor);

// What was signed off of a request, a line per decision, oldest first.
struct SignedOffUnits {
    QString by, reason;
    TimeMs at = 0;
    qint64 units = 0, events = 0;
    QList<qint64> runs;  // at most kMostRuns of them
    static constexpr qsizetype kMostRuns = 100;
};
Result<QList<SignedOffUnits>> listSignedOff(Database &db, RequestId request);

}  // namespace shiftdeck
