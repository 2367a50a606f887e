#include "models/storage/sqlitebackend.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>

#include <sqlite3.h>
#include <sys/stat.h>

#include <tuple>

namespace shiftdeck {

namespace {
constexpr qsizetype kStatements = 512;
constexpr int kMostWaits = 5000;  // of a millisecond
const QString kRulePrefix = QStringLiteral("shiftdeck: ");
const QString kExistsPrefix = QStringLiteral("exists: ");

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

std::pair<quint64, quint64> identityOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return {};
    return {found.st_dev, found.st_ino};
}

void *handleOf(const QSqlDatabase &connection)
{
    const QVariant handle = connection.driver()->handle();
    return handle.isValid() ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

// Codes: https://www.sqlite.org/rescode.html
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
}  // namespace

SqliteBackend::~SqliteBackend()
{
    m_idle.clear();
    // The log file stays when it may be another store's by now.
    int keep = 1;
    if (m_handle && !isCurrent())
        sqlite3_file_control(static_cast<sqlite3 *>(m_handle), "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    dropConnection(m_connection);
}

// WAL needs the -shm file even to read, so a reader opens read-write and promises with query_only.
Result<> SqliteBackend::open(Access access, bool mayCreate, std::stop_token stop)
{
    m_stop = std::move(stop);
    if (!mayCreate && !QFileInfo::exists(m_path))
        return fail(ErrorCode::NotFound, m_path, StoreText::tr("There is no such store."));
    m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), newConnectionName());
    m_connection.setDatabaseName(m_path);
    if (!m_connection.open())
        return tl::unexpected(errorOf(m_connection.lastError(), QStringLiteral("open")));
    m_handle = handleOf(m_connection);
    if (!m_handle)
        return fail(ErrorCode::Internal, m_path, QStringLiteral("no SQLite handle"));
    sqlite3_busy_handler(static_cast<sqlite3 *>(m_handle), waitForLock, this);
    std::tie(m_device, m_inode) = identityOf(m_path);
    // FULL: a token that was written before the endpoint was called must survive a power cut.
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                               "PRAGMA temp_store = MEMORY", "PRAGMA wal_autocheckpoint = 4000",
                               "PRAGMA journal_size_limit = 16777216", "PRAGMA cache_size = -32000"})
        SD_CHECK(script(pragma));
    return access == Access::ReadOnly ? script("PRAGMA query_only = ON") : Result<>();
}

int SqliteBackend::waitForLock(void *self, int waits)
{
    if (waits >= kMostWaits || static_cast<SqliteBackend *>(self)->m_stop.stop_requested())
        return 0;
    sqlite3_sleep(1);
    return 1;
}

void SqliteBackend::interrupt()
{
    if (m_handle)
        sqlite3_interrupt(static_cast<sqlite3 *>(m_handle));
}

bool SqliteBackend::isCurrent() const { return identityOf(m_path) == std::pair(m_device, m_inode); }

Result<std::unique_ptr<QSqlQuery>> SqliteBackend::execute(const QString &sql, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> query;
    // A statement in use is out of the cache, so the same SQL may run twice at once.
    if (auto idle = m_idle.take(sql)) {
        query = std::make_unique<QSqlQuery>(std::move(*idle));
    } else {
        query = std::make_unique<QSqlQuery>(m_connection);
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            return tl::unexpected(errorOf(query->lastError(), sql));
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), values.at(i));
    if (!query->exec()) {
        Error error = errorOf(query->lastError(), sql);
        query->finish();
        return tl::unexpected(std::move(error));
    }
    return query;
}

void SqliteBackend::finish(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    if (m_idle.size() >= kStatements)
        m_idle.clear();
    m_idle.insert(sql, std::make_shared<QSqlQuery>(std::move(*query)));
}

Result<> SqliteBackend::script(const QByteArray &sql)
{
    auto *sqlite = static_cast<sqlite3 *>(m_handle);
    if (sqlite3_exec(sqlite, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return tl::unexpected(sqliteError(sqlite3_extended_errcode(sqlite),
                                      QString::fromUtf8(sqlite3_errmsg(sqlite)), m_path,
                                      QString::fromUtf8(sql.left(200))));
}

Error SqliteBackend::errorOf(const QSqlError &error, const QString &sql) const
{
    return sqliteError(error.nativeErrorCode().toInt(), error.databaseText(), m_path, sql);
}

Result<> SqliteBackend::begin(bool write)
{
    const Error stopped{ErrorCode::Cancelled, m_path, StoreText::tr("The store is being closed.")};
    if (m_stop.stop_requested())
        return tl::unexpected(stopped);
    auto begun = script(write ? "BEGIN IMMEDIATE" : "BEGIN");
    // Where it stopped waiting for the lock, it is not to be tried again.
    return begun || !m_stop.stop_requested() ? begun : Result<>(tl::unexpected(stopped));
}

Result<> SqliteBackend::commit() { return script("COMMIT"); }

// An error such as a full disk may have rolled back already; then there is nothing left to do.
void SqliteBackend::rollBack() { (void)script("ROLLBACK"); }

}  // namespace shiftdeck
