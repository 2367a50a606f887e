// Making, recognising and migrating a store.
//
// A file carries SQLite's application_id (kApplicationId) and its schema version in user_version; a store on
// a server says both in `meta`. A newer version than this program's is refused, and so are tables of the same
// version that other scripts made. An older file is migrated in one transaction, after a backup copy beside
// it (`<name>.backup-v<old>-<time>`); an older store on a server only by migrate().
#pragma once

#include "models/core/clock.h"
#include "models/storage/database.h"

namespace shiftdeck {

class Store {
  public:
    static constexpr int kApplicationId = 0x53484454;  // "SHDT"
    static int schemaVersion(const StoreLocation &location);  // the newest that this program carries

    // Makes a new file, or the tables in an empty database of a server. AlreadyExists: there is one. Nothing
    // is left behind on failure.
    static Result<> create(const StoreLocation &location);
    // Checks that it is a store of ours, and brings a file to this program's schema version.
    // Errors: NotFound, Io, ForeignDatabase, SchemaTooNew, SchemaTooOld (server), Corrupt, Busy, DiskFull,
    // Unavailable and NotAuthorized (server).
    // The answer is the path of the backup copy, or empty when no migration was needed.
    static Result<QString> prepare(const StoreLocation &location, TimeMs now);
    // Whether prepare() would do nothing, without doing it: changes nothing. SchemaTooOld also of a file.
    static Result<> check(const StoreLocation &location);
    static Result<> check(Database &db);
    // Brings a store on a server to this program's version; by its owner. The answer is the version it had.
    static Result<int> migrate(const StoreLocation &location);
    static Result<qint64> bytes(Database &db);  // of the file, or of the server's database
};

}  // namespace shiftdeck
