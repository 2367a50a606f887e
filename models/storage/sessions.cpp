#include "models/storage/sessions.h"

#include "models/storage/database.h"
#include "models/storage/filtersql.h"

#include <QHash>
#include <QSysInfo>

namespace shiftdeck {

namespace {
// An agent writes its heartbeat in every cycle (models/production/agentlease.h).
constexpr TimeMs kAgentLifeMs = 15'000;
constexpr int kMostSessions = 1000;
constexpr qsizetype kHostLength = 255, kCommandLength = 64;

// The store's clock as an expression of SQL; the same as in the schema's defaults.
QString clockOf(const Database &db)
{
    return db.location().isServer()
        ? QStringLiteral("CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
        : QStringLiteral("CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)");
}

// Heard in time; what claims to be heard later than now by a lot was written before the clock was set back.
QString aliveIn(const Database &db)
{
    return QStringLiteral("s.heard_at BETWEEN %1 - %2 AND %1 + %2").arg(clockOf(db)).arg(kSessionLifeMs);
}

// Nobody but an administrator speaks for another.
Result<QString> nameFor(Database &db, const SessionSelf &self)
{
    if (!db.location().isServer())
        return self.who;
    SD_TRY(
        const auto login,
        db.first(QStringLiteral("SELECT session_user WHERE session_role() IS DISTINCT FROM 'administrator'"),
                 {}, [](const Row &row) { return row.text(0); }));
    return login.value_or(self.who);
}

Result<> nameRequests(Database &db, qint64 session, const QString &relation, const QList<RequestId> &requests)
{
    const QString ids = idList(requests);
    SD_CHECK(db.run(QStringLiteral("DELETE FROM session_requests WHERE session_id = ? AND relation = ? AND"
                                   " request_id NOT")
                        + db.sql().inIds,
                    {session, relation, ids}));
    // Of those that are there; a site sees its own.
    SD_CHECK(db.run(QStringLiteral("INSERT INTO session_requests (session_id, relation, request_id)"
                                   " SELECT CAST(? AS bigint), ?, id FROM requests WHERE id")
                        + db.sql().inIds + QStringLiteral(" ON CONFLICT DO NOTHING"),
                    {session, relation, ids}));
    return {};
}

// In a transaction. False: there is no such session any more.
Result<bool> say(Database &db, qint64 session, const SessionWords &words)
{
    // A null text would be NULL.
    const QString command = words.command.isEmpty() ? QStringLiteral("") : words.command.left(kCommandLength);
    SD_TRY(const int there,
           db.run(QStringLiteral(
                      "UPDATE sessions SET heard_at = %1, command_since = CASE CAST(? AS text) WHEN ''"
                      " THEN NULL WHEN command THEN command_since ELSE %1 END, command = ?,"
                      " executing = ?, said = said + 1 WHERE id = ?")
                      .arg(clockOf(db)),
                  {command, command, words.executing && !command.isEmpty() ? 1 : 0, session}));
    if (there == 0)
        return false;
    SD_CHECK(nameRequests(db, session, QStringLiteral("open"), words.open.mid(0, kMostOpenRequests)));
    SD_CHECK(
        nameRequests(db, session, QStringLiteral("planned"), words.planned.mid(0, kMostPlannedRequests)));
    return true;
}

Result<qint64> tell(Database &db, const SessionSelf &self, qint64 session, const SessionWords &words)
{
    if (session > 0) {
        SD_TRY(const bool there, say(db, session, words));
        if (there)
            return session;
    }
    SD_TRY(const QString who, nameFor(db, self));
    SD_TRY(const qint64 begun,
           db.insert(QStringLiteral("INSERT INTO sessions (who, program, host) VALUES (?, ?, ?)"),
                     {who, self.program, QSysInfo::machineHostName().left(kHostLength)}));
    if (words != SessionWords())
        SD_CHECK(say(db, begun, words));
    return begun;
}

PresentSession sessionOf(const Row &row)
{
    PresentSession s;
    s.id = row.integer(0);
    s.who = row.text(1);
    s.role = row.text(2);
    s.program = row.text(3);
    s.host = row.text(4);
    s.started = std::max<TimeMs>(row.integer(5), 0);
    s.heard = std::max<TimeMs>(row.integer(6), 0);
    s.command = row.text(7);
    s.commandSince = std::max<TimeMs>(row.integer(8), 0);
    s.executing = row.flag(9);
    return s;
}

PresentSession agentOf(const Row &row)
{
    PresentSession s;
    s.who = s.role = s.program = QStringLiteral("agent");
    s.host = row.text(0);
    s.started = std::max<TimeMs>(row.integer(1), 0);
    s.heard = std::max<TimeMs>(row.integer(2), 0);
    s.doing = row.text(3);
    return s;
}
}  // namespace

Result<qint64> tellSession(Database &db, const SessionSelf &self, qint64 session, const SessionWords &words)
{
    if (session == 0)
        (void)clearSessions(db);
    // Once and no more: what waits behind it matters more.
    SD_TRY(auto transaction, Transaction::begin(db));
    SD_TRY(const qint64 told, tell(db, self, session, words));
    SD_CHECK(transaction.commit());
    return told;
}

Result<bool> beatSession(Database &db, qint64 session)
{
    SD_TRY(
        const int there,
        db.run(QStringLiteral("UPDATE sessions SET heard_at = %1 WHERE id = ?").arg(clockOf(db)), {session}));
    return there > 0;
}

Result<> endSession(Database &db, qint64 session)
{
    SD_CHECK(db.run(QStringLiteral("DELETE FROM sessions WHERE id = ?"), {session}));
    return {};
}

Result<int> clearSessions(Database &db)
{
    return db.run(
        QStringLiteral("DELETE FROM sessions WHERE heard_at < %1 - %2").arg(clockOf(db)).arg(kSessionLifeMs));
}

Result<SessionList> listSessions(Database &db)
{
    return snapshot(db, [&]() -> Result<SessionList> {
        const QString clock = clockOf(db);
        SessionList list;
        SD_TRY(list.sessions,
               db.list(QStringLiteral("SELECT s.id, s.who, coalesce(o.role, ''), s.program, s.host,"
                                      " %1 - s.started_at, %1 - s.heard_at, s.command,"
                                      " coalesce(%1 - s.command_since, 0), s.executing FROM sessions s"
                                      " LEFT JOIN operators o ON o.name = s.who WHERE %2 ORDER BY s.who, s.id"
                                      " LIMIT %3")
                           .arg(clock, aliveIn(db))
                           .arg(kMostSessions),
                       {}, sessionOf));
        QHash<qint64, PresentSession *> byId;
        for (PresentSession &session : list.sessions)
            byId.insert(session.id, &session);
        const auto place = [&byId](const Row &row) {
            if (PresentSession *session = byId.value(row.integer(0)))
                (row.text(1) == QLatin1StringView("open") ? session->open : session->planned)
                    .append({row.id<RequestId>(2), std::max<TimeMs>(row.integer(3), 0)});
            return true;
        };
        SD_CHECK(db.list(QStringLiteral("SELECT r.session_id, r.relation, r.request_id, %1 - r.since FROM"
                                        " session_requests r JOIN sessions s ON s.id = r.session_id WHERE %2"
                                        " ORDER BY r.session_id, r.relation, r.request_id")
                             .arg(clock, aliveIn(db)),
                         {}, place));
        SD_TRY(const auto agents,
               db.list(QStringLiteral("SELECT host, %1 - started_at, %1 - heartbeat_at, doing FROM agents"
                                      " WHERE %1 - heartbeat_at <= %2 ORDER BY host")
                           .arg(clock)
                           .arg(kAgentLifeMs),
                       {}, agentOf));
        SD_TRY(const qint64 dead,
               db.integer(QStringLiteral("SELECT count(*) FROM sessions WHERE heard_at < %1 - %2")
                              .arg(clock)
                              .arg(kSessionLifeMs)));
        list.sessions += agents;
        list.hasDead = dead > 0;
        return list;
    });
}

}  // namespace shiftdeck
