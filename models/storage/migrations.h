// The migrations that this program carries for each kind of store. Internal to models/storage.
#pragma once

#include "models/storage/database.h"

#include <QStringList>

namespace shiftdeck {

// In order: the one at index i brings a store from version i to i + 1. Resource paths.
QStringList migrationsFor(const StoreLocation &location);

// Runs those from version `from` on and notes which they were. Inside a write transaction.
Result<> runMigrations(Database &db, int from);

// Corrupt-free is not enough: a store of `version` whose tables were made by other scripts (by a program
// under development) is refused as SchemaTooNew.
Result<> checkMigrations(Database &db, int version);

}  // namespace shiftdeck
