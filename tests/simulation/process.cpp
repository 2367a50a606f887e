#include "tests/simulation/process.h"

#include <QSet>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

namespace shiftdeck::simulation {

namespace {
constexpr int kCrashPerMille = 5;
constexpr int kUnseenPerMille = 150;

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

Connection Connections::take(Rng &rng)
{
    if (m_idle.empty() || rng.chance(kUnseenPerMille))
        return take();
    Connection connection = std::move(m_idle.back());
    m_idle.pop_back();
    return connection;
}

Connection Connections::take()
{
    if (!m_unseen.empty()) {
        Connection connection = std::move(m_unseen.back());
        m_unseen.pop_back();
        return connection;
    }
    const QSet<QString> before = connections();
    auto opened = Database::open(m_store, Access::ReadWrite);
    if (!opened)
        qFatal("The store cannot be opened: %s", qPrintable(opened.error().cause));
    Connection connection{*std::move(opened), newHandle(before)};
    // The power never goes here; and whoever waits for a lock would wait for itself.
    sqlite3_exec(connection.handle, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(connection.handle, 0);
    return connection;
}

void Connections::giveBack(Connection connection)
{
    if (!sqlite3_get_autocommit(connection.handle))
        sqlite3_exec(connection.handle, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_exec(connection.handle, "PRAGMA max_page_count = 1000000000", nullptr, nullptr, nullptr);
    m_idle.push_back(std::move(connection));
}

void Connections::renew()
{
    std::move(m_idle.begin(), m_idle.end(), std::back_inserter(m_unseen));
    m_idle.clear();
}

Process::Process(World &world, const QString &name, Connections &connections)
    : m_world(world), m_name(name), m_connections(connections), m_connection(connections.take(world.rng))
{
    sqlite3_prepare_v2(m_connection.handle,
                       "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
                       -1, &m_held, nullptr);
    if (sqlite3_step(m_held) != SQLITE_ROW)
        qFatal("No statement can be kept open: %s", sqlite3_errmsg(m_connection.handle));
    sqlite3_commit_hook(m_connection.handle, beforeCommit, this);
    sqlite3_wal_hook(m_connection.handle, afterCommit, this);
}

Process::~Process()
{
    sqlite3_commit_hook(m_connection.handle, nullptr, nullptr);
    sqlite3_wal_hook(m_connection.handle, nullptr, nullptr);
    sqlite3_finalize(m_held);
    m_connections.giveBack(std::move(m_connection));
}

void Process::die()
{
    if (m_dead)
        return;
    m_dead = true;
    m_world.note(QStringLiteral("%1 dies").arg(m_name));
    sqlite3_interrupt(m_connection.handle);
}

void Process::limitPages(int more)
{
    sqlite3_stmt *statement = nullptr;
    qint64 pages = 1'000'000'000;
    if (more >= 0
        && sqlite3_prepare_v2(m_connection.handle, "PRAGMA page_count", -1, &statement, nullptr)
            == SQLITE_OK) {
        if (sqlite3_step(statement) == SQLITE_ROW)
            pages = sqlite3_column_int64(statement, 0) + more;
        sqlite3_finalize(statement);
    }
    const QByteArray sql = "PRAGMA max_page_count = " + QByteArray::number(pages);
    sqlite3_exec(m_connection.handle, sql.constData(), nullptr, nullptr, nullptr);
}

int Process::beforeCommit(void *self)
{
    auto *process = static_cast<Process *>(self);
    if (!process->m_dead && process->m_world.strikes(Fault::CrashBeforeCommit, kCrashPerMille))
        process->die();
    return process->m_dead ? 1 : 0;
}

int Process::afterCommit(void *self, sqlite3 *, const char *, int)
{
    auto *process = static_cast<Process *>(self);
    if (!process->m_dead && process->m_world.strikes(Fault::CrashAfterCommit, kCrashPerMille))
        process->die();
    return process->m_dead ? SQLITE_INTERRUPT : SQLITE_OK;
}

}  // namespace shiftdeck::simulation
