// What people change about sources of new runs: adding, stopping, starting, and wanting one looked at.
//
// A policy never changes. Synchronous, on the thread that owns the database; one audit row each.
#pragma once

#include "models/production/audit.h"
#include "models/storage/sources.h"

namespace shiftdeck {

// InvalidInput: a name, pattern, place or step that cannot be; unknown campaign, site or release.
// AlreadyExists: the name is taken. Nothing is looked at outside of the store.
Result<> checkSource(Database &db, const RunSource &source);
Result<qint64> addSource(Database &db, const RunSource &source, const Actor &actor);

// Conflict: it is stopped, or it is not, already.
Result<> stopSource(Database &db, const QString &name, const QString &reason, const Actor &actor);
Result<> startSource(Database &db, const QString &name, const QString &why, const Actor &actor);
// The agent looks at it with its next cycle, and tries the refused runs again. Conflict: it is stopped.
Result<> wantSourceLook(Database &db, const QString &name, const Actor &actor);

}  // namespace shiftdeck
