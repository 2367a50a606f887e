// What was made of outdated outputs: a skim of them is outdated as they are. Read-only; any Database.
//
// A merged file is outdated for a run when a part of it was made with conditions of the run that changed
// since; then so is what a credited job made that read the file, in any step, and so on from there.
#pragma once

#include "models/storage/conditions.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace shiftdeck {

// By request: its jobs, and the runs for which what they made is outdated.
using StaleJobs = QMap<qint64, QHash<qint64, QSet<qint64>>>;

// Adds a row for each request and run that is outdated through `jobs`, where `runs` has none, and names the
// request that it was made from. `runs` have their `again` already. A handful of statements for each request
// concerned; linear in their merged files and work units.
Result<> addOutdatedSteps(Database &db, StaleJobs jobs, QList<OutdatedRun> &runs);

}  // namespace shiftdeck
