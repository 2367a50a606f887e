// Who is here, as the store keeps it: told, heard, ended, and gone when not heard by the store's own clock.
#include "tests/storage/storefixture.h"

#include "models/storage/changes.h"
#include "models/storage/sessions.h"

#include <QSysInfo>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const SessionSelf kAnna{QStringLiteral("anna"), QStringLiteral("window")};
const SessionSelf kBen{QStringLiteral("ben"), QStringLiteral("prodctl")};

template <typename T>
T must(const Result<T> &result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *result;
}

QList<qint64> idsOf(const QList<PresentRequest> &requests)
{
    QList<qint64> ids;
    for (const PresentRequest &request : requests)
        ids.append(request.id.value());
    return ids;
}

QStringList namesIn(Database &db)
{
    QStringList names;
    for (const PresentSession &session : must(listSessions(db)).sessions)
        names.append(session.who);
    return names;
}

// Three requests: the fixture's and two more.
void addRequests(StoreFixture &store)
{
    store.sql("INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
              "created_by,"
              " changed_at, changed_by) VALUES (2, 1, 1, 'skim', 'r1', 't1', 1, 'anna', 1, 'anna'),"
              " (3, 1, 1, 'mc', 'r1', 't1', 1, 'anna', 1, 'anna')");
}

qint64 changesOf(StoreFixture &store, qint64 session)
{
    return must(store.db().integer(
        QStringLiteral("SELECT count(*) FROM changes WHERE entity = 'session' AND entity_id = ?"),
        {session}));
}

// As if it had been heard so long ago; by the owner, whom no guard stops.
void age(StoreFixture &store, qint64 session, TimeMs by)
{
    QVERIFY(store.db().run(QStringLiteral("UPDATE sessions SET heard_at = heard_at - ? WHERE id = ?"),
                           {by, session}));
}
}  // namespace

class SessionsTest : public QObject {
    Q_OBJECT

  private slots:
    void isToldAndSeen()
    {
        StoreFixture store(Stage::Created);
        addRequests(store);
        SessionWords words;
        words.open = {RequestId(1), RequestId(3)};
        const qint64 anna = must(tellSession(store.db(), kAnna, 0, words));
        const qint64 ben = must(tellSession(store.db(), kBen, 0, {}));
        QVERIFY(anna > 0 && ben > anna);

        const SessionList list = must(listSessions(store.db()));
        QCOMPARE(list.sessions.size(), 2);
        QVERIFY(!list.hasDead);
        const PresentSession &first = list.sessions.first();
        QCOMPARE(first.id, anna);
        QCOMPARE(first.who, QStringLiteral("anna"));
        QCOMPARE(first.role, QStringLiteral("manager"));
        QCOMPARE(first.program, QStringLiteral("window"));
        QCOMPARE(first.host, QSysInfo::machineHostName());
        QCOMPARE(idsOf(first.open), (QList<qint64>{1, 3}));
        QVERIFY(first.planned.isEmpty() && first.command.isEmpty() && !first.executing);
        QVERIFY(first.started >= 0 && first.heard >= 0 && first.heard < kSessionLifeMs);
        QCOMPARE(list.sessions.last().program, QStringLiteral("prodctl"));
        QVERIFY(list.sessions.last().open.isEmpty());

        QVERIFY(endSession(store.db(), anna));
        QCOMPARE(namesIn(store.db()), QStringList{QStringLiteral("ben")});
        QCOMPARE(must(store.db().integer(QStringLiteral("SELECT count(*) FROM session_requests"))), 0);
    }

    void whatStaysKeepsItsTime()
    {
        StoreFixture store(Stage::Created);
        addRequests(store);
        SessionWords words;
        words.open = {RequestId(1), RequestId(2)};
        const qint64 session = must(tellSession(store.db(), kAnna, 0, words));
        store.sql("UPDATE session_requests SET since = since - 60000");
        words.open = {RequestId(2), RequestId(3)};
        words.command = QStringLiteral("request.abort");
        words.planned = {RequestId(2)};
        QCOMPARE(must(tellSession(store.db(), kAnna, session, words)), session);
        store.sql("UPDATE sessions SET command_since = command_since - 20000");
        words.executing = true;
        QCOMPARE(must(tellSession(store.db(), kAnna, session, words)), session);

        PresentSession seen = must(listSessions(store.db())).sessions.first();
        QCOMPARE(idsOf(seen.open), (QList<qint64>{2, 3}));
        QVERIFY(seen.open.at(0).since >= 60000 && seen.open.at(1).since < 60000);
        QCOMPARE(idsOf(seen.planned), (QList<qint64>{2}));
        QVERIFY(seen.executing && seen.commandSince >= 20000);

        words.command = QStringLiteral("request.hold");  // another one begins now
        QVERIFY(tellSession(store.db(), kAnna, session, words));
        QVERIFY(must(listSessions(store.db())).sessions.first().commandSince < 20000);
        QVERIFY(tellSession(store.db(), kAnna, session, {}));
        seen = must(listSessions(store.db())).sessions.first();
        QVERIFY(seen.open.isEmpty() && seen.planned.isEmpty() && seen.command.isEmpty() && !seen.executing);
    }

    // News for the others is what is said, and not that somebody is still there.
    void onlyWhatIsSaidIsAChange()
    {
        StoreFixture store(Stage::Created);
        const qint64 audited = must(store.db().integer(QStringLiteral("SELECT count(*) FROM audit")));
        const qint64 session = must(tellSession(store.db(), kAnna, 0, {}));
        QCOMPARE(changesOf(store, session), 1);
        for (int i = 0; i < 5; ++i)
            QVERIFY(must(beatSession(store.db(), session)));
        QCOMPARE(changesOf(store, session), 1);
        SessionWords words;
        words.open = {RequestId(1)};
        QVERIFY(tellSession(store.db(), kAnna, session, words));
        QCOMPARE(changesOf(store, session), 2);
        QVERIFY(endSession(store.db(), session));
        QCOMPARE(changesOf(store, session), 3);
        QCOMPARE(must(store.db().integer(QStringLiteral("SELECT count(*) FROM audit"))), audited);
        const auto seen = changesSince(store.db(), 0);
        QVERIFY(seen && seen->touches(QStringLiteral("session")));
    }

    // A program that was killed says no goodbye.
    void whoIsNotHeardIsGone()
    {
        StoreFixture store(Stage::Created);
        const qint64 anna = must(tellSession(store.db(), kAnna, 0, {}));
        const qint64 ben = must(tellSession(store.db(), kBen, 0, {}));
        age(store, anna, kSessionLifeMs - 5000);
        QCOMPARE(namesIn(store.db()), (QStringList{QStringLiteral("anna"), QStringLiteral("ben")}));
        age(store, anna, 6000);
        QCOMPARE(namesIn(store.db()), QStringList{QStringLiteral("ben")});
        QVERIFY(must(listSessions(store.db())).hasDead);
        QCOMPARE(changesOf(store, anna), 1);  // in silence

        QVERIFY(must(beatSession(store.db(), anna)));  // it only slept
        QCOMPARE(namesIn(store.db()).size(), 2);
        age(store, anna, kSessionLifeMs + 1000);
        QCOMPARE(must(clearSessions(store.db())), 1);
        QVERIFY(!must(beatSession(store.db(), anna)));  // it slept too long
        SessionWords words;
        words.open = {RequestId(1)};
        const qint64 again = must(tellSession(store.db(), kAnna, anna, words));
        QVERIFY(again > ben);
        QCOMPARE(idsOf(must(listSessions(store.db())).sessions.first().open), (QList<qint64>{1}));

        // Whoever begins clears the dead away.
        age(store, again, kSessionLifeMs + 1000);
        QVERIFY(tellSession(store.db(), kBen, 0, {}));
        QVERIFY(!must(listSessions(store.db())).hasDead);
        QCOMPARE(namesIn(store.db()), (QStringList{QStringLiteral("ben"), QStringLiteral("ben")}));
    }

    // A clock that was set back makes nobody immortal.
    void whoIsHeardInTheFutureIsNotHere()
    {
        StoreFixture store(Stage::Created);
        const qint64 anna = must(tellSession(store.db(), kAnna, 0, {}));
        age(store, anna, -3'600'000);
        QVERIFY(namesIn(store.db()).isEmpty());
        QVERIFY(must(beatSession(store.db(), anna)));
        QCOMPARE(namesIn(store.db()).size(), 1);
    }

    void whatIsSaidIsBounded()
    {
        StoreFixture store(Stage::Created);
        store.sql("INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
                  "created_by,"
                  " changed_at, changed_by) WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n "
                  "WHERE i < 600)"
                  " SELECT i, 1, 1, 'skim', 'r1', 't' || i, 1, 'anna', 1, 'anna' FROM n");
        SessionWords words;
        for (int i = 1; i <= 600; ++i) {
            words.open.append(RequestId(i));
            words.planned.append(RequestId(i));
        }
        words.command = QString(500, u'x');
        const qint64 session = must(tellSession(store.db(), kAnna, 0, words));
        const PresentSession seen = must(listSessions(store.db())).sessions.first();
        QCOMPARE(seen.id, session);
        QCOMPARE(seen.open.size(), kMostOpenRequests);
        QCOMPARE(seen.planned.size(), kMostPlannedRequests);
        QCOMPARE(seen.command.size(), 64);

        // What is no request is not said; nor is a command that there is none of executed.
        words = {};
        words.open = {RequestId(601), RequestId(-1), RequestId(7)};
        words.executing = true;
        QVERIFY(tellSession(store.db(), kAnna, session, words));
        QCOMPARE(idsOf(must(listSessions(store.db())).sessions.first().open), (QList<qint64>{7}));
        QVERIFY(!must(listSessions(store.db())).sessions.first().executing);
    }

    // The agent is known by its lease.
    void theAgentIsThere()
    {
        StoreFixture store(Stage::Created);
        QVERIFY(tellSession(store.db(), kAnna, 0, {}));
        const TimeMs now = SystemClock().now();
        QVERIFY(store.db().run(
            QStringLiteral("INSERT INTO agents (name, holder, host, pid, started_at, heartbeat_at,"
                           " doing) VALUES ('production', 'h', 'node3', 1, ?, ?, 'submitting')"),
            {now - 90'000, now}));
        const QList<PresentSession> sessions = must(listSessions(store.db())).sessions;
        QCOMPARE(sessions.size(), 2);
        QVERIFY(!sessions.first().isAgent() && sessions.last().isAgent());
        QCOMPARE(sessions.last().host, QStringLiteral("node3"));
        QCOMPARE(sessions.last().doing, QStringLiteral("submitting"));
        QVERIFY(sessions.last().started >= 90'000);
        store.sql("UPDATE agents SET heartbeat_at = heartbeat_at - 60000");
        QCOMPARE(namesIn(store.db()), QStringList{QStringLiteral("anna")});
    }

    void aStoreThatMayOnlyBeReadIsRead()
    {
        StoreFixture store(Stage::Created);
        QVERIFY(tellSession(store.db(), kAnna, 0, {}));
        const auto reader = Database::open(store.location(), Access::ReadOnly);
        QVERIFY(reader.has_value());
        QVERIFY(!tellSession(**reader, kBen, 0, {}));
        QVERIFY(!beatSession(**reader, 1));
        QCOMPARE(namesIn(**reader), QStringList{QStringLiteral("anna")});
    }
};

QTEST_GUILESS_MAIN(SessionsTest)
#include "sessionstest.moc"
