#include "tests/simulation/fileconnection.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

namespace shiftdeck::simulation {

namespace {
QSet<QString> connections()
{
    const QStringList names = QSqlDatabase::connectionNames();
    return {names.begin(), names.end()};
}

sqlite3 *newHandle(const QSet<QString> &before)
{
    const QSet<QString> made = connections() - before;
    for (const QString &name : made) {
        const QVariant handle = QSqlDatabase::database(name, false).driver()->handle();
        return *static_cast<sqlite3 *const *>(handle.constData());
    }
    qFatal("A store was opened without a connection.");
}
}  // namespace

FileConnection::FileConnection(const QString &store)
{
    const QSet<QString> before = connections();
    auto opened = Database::open(store, Access::ReadWrite);
    if (!opened)
        qFatal("The store cannot be opened: %s", qPrintable(opened.error().cause));
    m_db = *std::move(opened);
    m_handle = newHandle(before);
    // The power never goes here; and whoever waits for a lock would wait for itself.
    sqlite3_exec(m_handle, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, 0);
}

FileConnection::~FileConnection() = default;

void FileConnection::serve(Fate *fate)
{
    m_fate = fate;
    m_dead = false;
    m_changes = sqlite3_total_changes64(m_handle);
    sqlite3_prepare_v2(m_handle,
                       "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
                       -1, &m_held, nullptr);
    if (sqlite3_step(m_held) != SQLITE_ROW)
        qFatal("No statement can be kept open: %s", sqlite3_errmsg(m_handle));
    sqlite3_commit_hook(m_handle, beforeCommit, this);
    sqlite3_wal_hook(m_handle, afterCommit, this);
}

void FileConnection::rest()
{
    sqlite3_commit_hook(m_handle, nullptr, nullptr);
    sqlite3_wal_hook(m_handle, nullptr, nullptr);
    sqlite3_finalize(m_held);
    m_held = nullptr;
    m_fate = nullptr;
    if (!sqlite3_get_autocommit(m_handle))
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_exec(m_handle, "PRAGMA max_page_count = 1000000000", nullptr, nullptr, nullptr);
}

void FileConnection::die()
{
    m_dead = true;
    sqlite3_interrupt(m_handle);
}

void FileConnection::limitRoom(int more)
{
    sqlite3_stmt *statement = nullptr;
    qint64 pages = 1'000'000'000;
    if (more >= 0
        && sqlite3_prepare_v2(m_handle, "PRAGMA page_count", -1, &statement, nullptr) == SQLITE_OK) {
        if (sqlite3_step(statement) == SQLITE_ROW)
            pages = sqlite3_column_int64(statement, 0) + more;
        sqlite3_finalize(statement);
    }
    const QByteArray sql = "PRAGMA max_page_count = " + QByteArray::number(pages);
    sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
}

int FileConnection::beforeCommit(void *self)
{
    auto *c = static_cast<FileConnection *>(self);
    return c->m_dead || c->m_fate->diesBeforeCommit() ? 1 : 0;
}

int FileConnection::afterCommit(void *self, sqlite3 *, const char *, int)
{
    auto *c = static_cast<FileConnection *>(self);
    // A statement that was refused leaves pages to be written, too.
    const qint64 before = std::exchange(c->m_changes, sqlite3_total_changes64(c->m_handle));
    if (!c->m_dead && c->m_changes != before)
        (void)c->m_fate->diesAfterCommit();
    return c->m_dead ? SQLITE_INTERRUPT : SQLITE_OK;
}

}  // namespace shiftdeck::simulation
