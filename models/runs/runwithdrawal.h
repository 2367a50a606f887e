// Withdrawing an import: of each run that it said something about, what counted before counts again.
//
// Nothing is deleted: a withdrawal is an import of its own, whose rows say again what the older rows said. It
// is withdrawn in the same way. What a newer import said since then stays as it is, and so do the runs that
// were registered: they were taken.
#pragma once

#include "models/production/audit.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

struct WithdrawnRow {
    qint64 run = 0;
    QString method;  // "": facts of the run
    bool isCurrent = true;  // false: a newer import has said something else since, and that stays
    std::optional<qint64> back;  // the row whose values count again; none: nothing was known before
    QString before, after;  // "HFET 1.2 /pb"; for plan and audit
};

struct WithdrawalPlan {
    qint64 import = 0;
    QString origin, by, checksum;
    QList<WithdrawnRow> rows;  // by run and method
    int current() const;
};

// NotFound: there is no such import.
Result<WithdrawalPlan> planWithdrawal(Database &db, qint64 import);
// In the caller's transaction; with an audit row per run. The withdrawal's own number as an import.
Result<qint64> writeWithdrawal(Database &db, const WithdrawalPlan &plan, const QString &why,
                               const Actor &actor);

}  // namespace shiftdeck
