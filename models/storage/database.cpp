#include "models/storage/database.h"

#include "models/storage/sqlite.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <atomic>
#include <tuple>

#include <sys/stat.h>

namespace shiftdeck {

namespace {
constexpr qsizetype kStatements = 512;
constexpr int kBusyTimeoutMs = 5000;

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

// WAL needs the -shm file even to read, so a reader opens read-write and promises with query_only.
QSqlDatabase newConnection(const QString &path)
{
    static std::atomic<int> count = 0;
    const QString name = QStringLiteral("shiftdeck-%1").arg(++count);
    auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    connection.setDatabaseName(path);
    return connection;
}
}  // namespace

Result<std::unique_ptr<Database>> Database::connect(const QString &path, Access access, bool mayCreate)
{
    const QFileInfo file(path);
    if (!mayCreate && !file.exists())
        return fail(ErrorCode::NotFound, path, StoreText::tr("There is no such store."));
    // No copy stays here: a connection is taken off Qt's list only when nobody holds it.
    std::unique_ptr<Database> db(new Database(newConnection(path), path));
    if (!db->m_connection.open())
        return tl::unexpected(db->errorOf(db->m_connection.lastError(), QStringLiteral("open")));
    db->m_handle = sqliteHandle(db->m_connection);
    sqliteWaitForLocks(db->m_handle, kBusyTimeoutMs);
    std::tie(db->m_device, db->m_inode) = identityOf(path);
    // FULL: a token that was written before the endpoint was called must survive a power cut.
    for (const char *pragma : {"PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL",
                               "PRAGMA temp_store = MEMORY", "PRAGMA wal_autocheckpoint = 4000",
                               "PRAGMA journal_size_limit = 16777216", "PRAGMA cache_size = -32000"})
        SD_CHECK(db->runScript(pragma));
    if (access == Access::ReadOnly)
        SD_CHECK(db->runScript("PRAGMA query_only = ON"));
    return db;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    return connect(path, access, false);
}

Database::~Database()
{
    m_idle.clear();
    if (!isCurrent())
        sqliteKeepLog(m_connection);
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

void Database::interrupt()
{
    if (m_handle)
        sqliteInterrupt(m_handle);
}

bool Database::isCurrent() const { return identityOf(m_path) == std::pair(m_device, m_inode); }

Result<std::unique_ptr<QSqlQuery>> Database::start(const QString &sql, const QVariantList &values)
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

void Database::finish(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    if (m_idle.size() >= kStatements)
        m_idle.clear();
    m_idle.insert(sql, std::make_shared<QSqlQuery>(std::move(*query)));
}

Result<int> Database::run(const QString &sql, const QVariantList &values)
{
    SD_TRY(auto query, start(sql, values));
    const int changed = query->numRowsAffected();
    finish(sql, std::move(query));
    return changed;
}

Result<qint64> Database::insert(const QString &sql, const QVariantList &values)
{
    SD_TRY(auto query, start(sql, values));
    const qint64 id = query->lastInsertId().toLongLong();
    finish(sql, std::move(query));
    return id;
}

Result<> Database::runScript(const QByteArray &sql) { return sqliteScript(m_connection, sql, m_path); }

Result<qint64> Database::integer(const QString &sql, const QVariantList &values)
{
    SD_TRY(const auto found, first(sql, values, [](const Row &row) { return row.integer(0); }));
    return found.value_or(0);
}

Error Database::errorOf(const QSqlError &error, const QString &sql) const
{
    return sqliteError(error.nativeErrorCode().toInt(), error.databaseText(), m_path, sql);
}

Error Database::problemOf(const Row &row) const
{
    return Error{
        ErrorCode::Corrupt, m_path,
        StoreText::tr("The store holds the word \"%1\", which has no meaning there.").arg(row.problem())};
}

Error Database::notFound(const QString &what)
{
    return Error{ErrorCode::NotFound, what, StoreText::tr("The store has no such thing.")};
}

Result<Transaction> Transaction::begin(Database &db, Kind kind)
{
    SD_CHECK(db.runScript(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN"));
    db.m_inTransaction = true;
    return Transaction(db);
}

Transaction::~Transaction()
{
    if (!m_db)
        return;
    m_db->m_inTransaction = false;
    // An error such as a full disk may have rolled back already; then there is nothing left to do.
    (void)m_db->runScript("ROLLBACK");
}

Result<> Transaction::commit()
{
    SD_CHECK(m_db->runScript("COMMIT"));
    m_db->m_inTransaction = false;
    m_db = nullptr;
    return {};
}

}  // namespace shiftdeck
