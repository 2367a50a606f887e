// Making, recognising and migrating a store file.
//
// A store carries SQLite's application_id (kApplicationId) and its schema version in user_version.
// A newer version than this program's is refused; an older one is migrated in one transaction, after a
// backup copy beside it (`<name>.backup-v<old>-<time>`).
#pragma once

#include "models/core/clock.h"
#include "models/storage/database.h"

namespace shiftdeck {

class Store {
  public:
    static constexpr int kApplicationId = 0x53484454;  // "SHDT"
    static int schemaVersion();  // the newest migration this program carries

    // Makes a new store; AlreadyExists when the file exists. Nothing is left behind on failure.
    static Result<> create(const QString &path);
    // Checks that the file is a store of ours and brings it to this program's schema version.
    // Errors: NotFound, Io, ForeignDatabase, SchemaTooNew, Corrupt, Busy, DiskFull.
    // The answer is the path of the backup copy, or empty when no migration was needed.
    static Result<QString> prepare(const QString &path, TimeMs now);
};

}  // namespace shiftdeck
