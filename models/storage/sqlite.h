// The two things that need SQLite itself and not QtSql: running a script, and telling errors apart.
// Internal to models/storage.
#pragma once

#include "models/core/result.h"

#include <QSqlDatabase>

namespace shiftdeck {

// Runs all statements of `sql` on the connection's native handle.
Result<> sqliteScript(const QSqlDatabase &connection, const QByteArray &sql, const QString &path);

// A (possibly extended) SQLite result code and its message as an Error of ours.
// Codes: https://www.sqlite.org/rescode.html
Error sqliteError(int code, const QString &message, const QString &path, const QString &sql);

}  // namespace shiftdeck
