// What needs SQLite itself and not QtSql: running a script, telling errors apart, leaving a log alone.
// Internal to models/storage.
#pragma once

#include "models/core/result.h"

#include <QSqlDatabase>

namespace shiftdeck {

// Runs all statements of `sql` on the connection's native handle.
Result<> sqliteScript(const QSqlDatabase &connection, const QByteArray &sql, const QString &path);

// The native handle, or null. Its one use by another thread: sqliteInterrupt while the connection is open.
void *sqliteHandle(const QSqlDatabase &connection);
void sqliteInterrupt(void *handle);
// Waits for a lock up to about so long, looking every millisecond. SQLite's own waiting looks ever more
// rarely and misses the short gaps that a busy writer leaves: it was seen to wait for seconds.
void sqliteWaitForLocks(void *handle, int milliseconds);

// Lets the log file of the connection stay when it is closed: it may be another store's by now.
void sqliteKeepLog(const QSqlDatabase &connection);

// A (possibly extended) SQLite result code and its message as an Error of ours.
// Codes: https://www.sqlite.org/rescode.html
Error sqliteError(int code, const QString &message, const QString &path, const QString &sql);

}  // namespace shiftdeck
