#include "models/storage/backend.h"

#include "models/storage/postgresbackend.h"
#include "models/storage/sqlitebackend.h"

#include <atomic>

namespace shiftdeck {

const Dialect &sqliteDialect()
{
    static const Dialect dialect{
        .inIds = QStringLiteral(" IN (SELECT value FROM json_each(?))"),
        .forUpdate = QString(),  // a write transaction has the whole file to itself
        .forShare = QString(),
        .now = QString(),
        .changeStamp = QStringLiteral("PRAGMA data_version"),
        .chainsAudit = false,  // SQLite has no SHA-256
    };
    return dialect;
}

const Dialect &postgresDialect()
{
    static const Dialect dialect{
        .inIds = QStringLiteral(
            " IN (SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(? AS json)))"),
        .forUpdate = QStringLiteral(" FOR NO KEY UPDATE"),
        .forShare = QStringLiteral(" FOR SHARE"),
        .now = QStringLiteral("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)"),
        .changeStamp = QStringLiteral("SELECT coalesce(max(seq), 0) FROM changes"),
        .chainsAudit = true,
    };
    return dialect;
}

std::unique_ptr<Backend> Backend::of(const StoreLocation &location)
{
    if (location.isServer())
        return std::make_unique<PostgresBackend>(location);
    return std::make_unique<SqliteBackend>(location.text());
}

QString newConnectionName()
{
    static std::atomic<int> count = 0;
    return QStringLiteral("shiftdeck-%1").arg(++count);
}

void dropConnection(QSqlDatabase &connection)
{
    if (!connection.isValid())
        return;
    const QString name = connection.connectionName();
    connection.close();
    connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

}  // namespace shiftdeck
