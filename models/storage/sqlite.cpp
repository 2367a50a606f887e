#include "models/storage/sqlite.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
const QString kRulePrefix = QStringLiteral("shiftdeck: ");
const QString kExistsPrefix = QStringLiteral("exists: ");
}  // namespace

Error sqliteError(int code, const QString &message, const QString &path, const QString &sql)
{
    // RAISE(ABORT, ...) of our triggers: the rule, in words.
    if (const qsizetype at = message.indexOf(kRulePrefix); at >= 0) {
        QString rule = message.mid(at + kRulePrefix.size());
        if (const qsizetype end = rule.indexOf(QLatin1String(" Unable to")); end >= 0)
            rule.truncate(end);
        if (rule.startsWith(kExistsPrefix))
            return Error{ErrorCode::AlreadyExists, QString(), rule.mid(kExistsPrefix.size())};
        return Error{ErrorCode::Refused, QString(), rule};
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error{ErrorCode::Busy, path, StoreText::tr("Another program holds the store's lock."), true};
    case SQLITE_INTERRUPT:
        return Error{ErrorCode::Cancelled, path, StoreText::tr("The store is being closed.")};
    case SQLITE_FULL: return Error{ErrorCode::DiskFull, path, StoreText::tr("The disk is full."), true};
    case SQLITE_CORRUPT:
        return Error{ErrorCode::Corrupt, path, StoreText::tr("The store is damaged: %1.").arg(message)};
    case SQLITE_NOTADB:
        return Error{ErrorCode::ForeignDatabase, path, StoreText::tr("It is not a Shiftdeck store.")};
    case SQLITE_READONLY:
        return Error{ErrorCode::Io, path, StoreText::tr("The store or its folder is read-only.")};
    case SQLITE_CANTOPEN: return Error{ErrorCode::Io, path, StoreText::tr("The store cannot be opened.")};
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR: return Error{ErrorCode::Io, path, message};
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY
            || code == SQLITE_CONSTRAINT_ROWID)
            return Error{ErrorCode::AlreadyExists, QString(), message};
        return Error{ErrorCode::Refused, QString(), message};
    default: return Error{ErrorCode::Internal, sql.left(200), message};
    }
}

void *sqliteHandle(const QSqlDatabase &connection)
{
    const QVariant handle = connection.driver()->handle();
    return handle.isValid() ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

void sqliteWaitForLocks(void *handle, int milliseconds)
{
    const auto wait = [](void *limit, int waits) -> int {
        if (waits >= static_cast<int>(reinterpret_cast<qintptr>(limit)))
            return 0;
        sqlite3_sleep(1);
        return 1;
    };
    sqlite3_busy_handler(static_cast<sqlite3 *>(handle), wait,
                         reinterpret_cast<void *>(static_cast<qintptr>(milliseconds)));
}

void sqliteInterrupt(void *handle) { sqlite3_interrupt(static_cast<sqlite3 *>(handle)); }

Result<> sqliteScript(const QSqlDatabase &connection, const QByteArray &sql, const QString &path)
{
    auto *sqlite = static_cast<sqlite3 *>(sqliteHandle(connection));
    if (!sqlite)
        return fail(ErrorCode::Internal, path, QStringLiteral("no SQLite handle"));
    if (sqlite3_exec(sqlite, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return tl::unexpected(sqliteError(sqlite3_extended_errcode(sqlite),
                                      QString::fromUtf8(sqlite3_errmsg(sqlite)), path,
                                      QString::fromUtf8(sql.left(200))));
}

void sqliteKeepLog(const QSqlDatabase &connection)
{
    int keep = 1;
    if (auto *sqlite = static_cast<sqlite3 *>(sqliteHandle(connection)))
        sqlite3_file_control(sqlite, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
}

}  // namespace shiftdeck
