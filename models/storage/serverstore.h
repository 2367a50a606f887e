// Making, recognising and migrating a store in a PostgreSQL database; the server's side of store.h.
// Internal to models/storage.
//
// The version and this program's name are rows of `meta`. A shared store is never migrated by opening it: its
// owner does that, when nobody works (Store::migrate).
#pragma once

#include "models/storage/database.h"

namespace shiftdeck {

int serverSchemaVersion();
// AlreadyExists: there is a store; ForeignDatabase: there are other tables.
Result<> createServerStore(Database &db);
// NotFound: the database is empty. ForeignDatabase, SchemaTooNew, SchemaTooOld.
Result<> checkServerStore(Database &db);
// The answer is the version it had.
Result<int> migrateServerStore(Database &db);

}  // namespace shiftdeck
