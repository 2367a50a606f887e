#include "tests/simulation/serverstore.h"

#include "models/storage/store.h"
#include "tests/simulation/serverconnection.h"

#include <unistd.h>

namespace shiftdeck::simulation {

namespace {
// What a campaign leaves behind slows the next ones down.
constexpr int kCampaignsPerVacuum = 20;

template <typename T>
void must(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
}

QString newName()
{
    static int stores = 0;
    return QStringLiteral("simulation_%1_%2").arg(::getpid()).arg(++stores);
}

QString addressOf(const QString &server, const QString &database)
{
    const qsizetype query = server.indexOf(u'?');
    const QString place = query < 0 ? server : server.left(query);
    const QString rest = query < 0 ? QStringLiteral("?sslmode=prefer") : server.mid(query);
    return place.left(place.lastIndexOf(u'/') + 1) + database + rest;
}
}  // namespace

ServerStore::ServerStore(const StorePlace &place, const Fill &fill, const QByteArray &mutation)
    : m_server(place.server), m_database(newName()), m_address(addressOf(m_server, m_database))
{
    const ServerPeek administrator(m_server);
    // The first one makes roles, which belong to the whole server.
    administrator.script("SELECT pg_advisory_lock(hashtext('shiftdeck simulation'))");
    administrator.script("DROP DATABASE IF EXISTS " + m_database.toUtf8() + " WITH (FORCE)");
    administrator.script("CREATE DATABASE " + m_database.toUtf8());
    must(Store::create(m_address));
    {
        const auto db = Database::open(m_address, Access::ReadWrite);
        must(db);
        fill(**db);
        // Each with a login of that name; no other test has such names on the same server.
        must((*db)->runScript(
            "SELECT enrol(o.name, o.role, (SELECT s.name FROM sites s WHERE s.id = o.site_id))"
            " FROM operators o"));
        must((*db)->runScript(mutation));
    }
    m_peek = std::make_unique<ServerPeek>(m_address);
    keepOriginal();
    m_connections = std::make_unique<Connections>([this, logins = place.logins] {
        return std::make_unique<ServerConnection>(m_address, "simulation-" + QByteArray::number(++m_opened),
                                                  *m_peek, logins);
    });
}

ServerStore::~ServerStore()
{
    m_connections.reset();
    m_peek.reset();
    ServerPeek(m_server).script("DROP DATABASE " + m_database.toUtf8() + " WITH (FORCE)");
}

// Rows are deleted, and not tables truncated: that would make all statements be planned anew. Without
// triggers and foreign keys, which forbid it, and which did their work when the original was made.
void ServerStore::keepOriginal()
{
    m_peek->script("CREATE SCHEMA original");
    QByteArray remove, restore, numbers;
    const auto tables = m_peek->rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace ="
                                     " current_schema()::regnamespace ORDER BY relname");
    for (const QByteArrayList &table : tables) {
        const QByteArray &name = table.first();
        remove += "DELETE FROM " + name + ";\n";
        if (m_peek->number("SELECT count(*) FROM " + name) == 0)
            continue;
        m_peek->script("CREATE TABLE original." + name + " AS TABLE " + name);
        restore += "INSERT INTO " + name + " SELECT * FROM original." + name + ";\n";
    }
    const auto sequences = m_peek->rows("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace ="
                                        " current_schema()::regnamespace ORDER BY relname");
    for (const QByteArrayList &sequence : sequences) {
        const QByteArray &name = sequence.first();
        const auto state = m_peek->rows("SELECT last_value, is_called FROM " + name).first();
        numbers += "SELECT setval('" + name + "', " + state.at(0) + ", '" + state.at(1) + "');\n";
    }
    m_reset = "SET session_replication_role = replica;\n" + remove + restore + numbers
        + "SET session_replication_role = DEFAULT";
}

void ServerStore::beginCampaign()
{
    m_peek->script(m_reset);
    if (++m_campaigns % kCampaignsPerVacuum == 0)
        m_peek->script("VACUUM");
}

}  // namespace shiftdeck::simulation
