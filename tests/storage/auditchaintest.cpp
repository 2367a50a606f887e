// The chain of audit rows, and what somebody who writes past the program cannot hide.
#include "models/core/errortext.h"
#include "models/production/audit.h"
#include "models/storage/auditchain.h"
#include "tests/storage/storefixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kRows = 6;

void write(Database &db, int from, int to)
{
    for (int i = from; i <= to; ++i) {
        const Actor actor{
            {QStringLiteral("anna"), Role::Manager, {}}, 1000 + i, {}, QStringLiteral("request.approve")};
        const auto done = addAudit(db, actor,
                                   {QStringLiteral("request"), i, RequestId(i % 2), QStringLiteral("new"),
                                    QStringLiteral("approved"), QStringLiteral("gr\u00fcn %1").arg(i)});
        QVERIFY2(done, qPrintable(done ? QString() : describe(done.error())));
    }
}

AuditVerdict verdictOf(Database &db, const std::optional<AuditLink> &noted = {})
{
    const auto verdict = verifyAudit(db, noted);
    if (!verdict)
        qFatal("%s", qPrintable(describe(verdict.error())));
    return *verdict;
}

// The rules of both tables out of the way, as for somebody who owns the database.
QByteArray withoutRules(const QByteArray &statements)
{
    if (TestStore::isOnServer())
        return "SET session_replication_role = replica;" + statements + ";";
    return "DROP TRIGGER audit_once; DROP TRIGGER audit_kept; DROP TRIGGER audit_frozen; DROP TRIGGER"
           " audit_chain_grows; DROP TRIGGER audit_chain_kept; DROP TRIGGER audit_chain_frozen;"
        + statements + ";";
}
}  // namespace

class AuditChainTest : public QObject {
    Q_OBJECT

  private slots:
    void theHashIsWhatItsDescriptionSays()
    {
        // printf '%064d1:1-4:10004:anna7:manager1:x7:request1:7-0:8:approved5:gr\xc3\xbcn' 0 | sha256sum
        const AuditRecord record{1,
                                 {},
                                 1000,
                                 QStringLiteral("anna"),
                                 QStringLiteral("manager"),
                                 QStringLiteral("x"),
                                 QStringLiteral("request"),
                                 7,
                                 {},
                                 QString(),
                                 QStringLiteral("approved"),
                                 QStringLiteral("gr\u00fcn")};
        QCOMPARE(auditHash(QString(64, u'0'), record),
                 QStringLiteral("a16f6bcf77594c9b8328b5ce0a137619baacdb2545d441345084dd4080bfc625"));
        AuditRecord other = record;
        other.request = 0;  // a number is not NULL
        QVERIFY(auditHash(QString(64, u'0'), other) != auditHash(QString(64, u'0'), record));
        other = record;
        other.to = QStringLiteral("approve");
        other.why = QStringLiteral("dgr\u00fcn");  // where one text ends and the next begins counts
        QVERIFY(auditHash(QString(64, u'0'), other) != auditHash(QString(64, u'0'), record));
    }

    void anUntouchedTrailIsGood()
    {
        StoreFixture store;
        AuditVerdict verdict = verdictOf(store.db());
        QVERIFY(verdict.isGood());
        QCOMPARE(verdict.rows, 0);
        QCOMPARE(verdict.newest.number, 0);

        write(store.db(), 1, kRows);
        verdict = verdictOf(store.db());
        QVERIFY(verdict.isGood());
        QCOMPARE(verdict.rows, kRows);
        QCOMPARE(verdict.newest.number, kRows);
        const auto noted = AuditLink::fromText(verdict.newest.text());
        QVERIFY(noted.has_value());
        QCOMPARE(noted->hash, verdict.newest.hash);

        write(store.db(), kRows + 1, kRows + 3);
        QVERIFY(verdictOf(store.db(), noted).isGood());
        QCOMPARE(verdictOf(store.db()).rows, kRows + 3);
    }

    void severalRowsOfOneTransactionAreChained()
    {
        StoreFixture store;
        const auto done = transact(store.db(), [&]() -> Result<> {
            write(store.db(), 1, kRows);
            return {};
        });
        QVERIFY(done);
        const auto failed = transact(store.db(), [&]() -> Result<> {
            write(store.db(), 7, 8);
            return fail(ErrorCode::Refused, {}, {});
        });
        QVERIFY(!failed);
        write(store.db(), 9, 9);
        const AuditVerdict verdict = verdictOf(store.db());
        QVERIFY(verdict.isGood());
        QCOMPARE(verdict.rows, kRows + 1);
    }

    // A large commit of somebody else takes longer than a lock on a row may.
    void whoCommitsWaitsForALargeCommit()
    {
        StoreFixture store;
        std::atomic<bool> isDone = false;
        store.sql(TestStore::isOnServer() ? "BEGIN; SELECT FROM meta WHERE key = 'commit' FOR UPDATE"
                                          : "BEGIN IMMEDIATE");
        std::jthread thread([&] {
            const auto other = Database::open(store.location(), Access::ReadWrite);
            if (TestStore::isOnServer())
                QVERIFY((*other)->runScript("SET lock_timeout = 20"));
            write(**other, 1, 1);
            isDone = true;
        });
        if (TestStore::isOnServer()) {
            const auto watch = Database::open(store.location(), Access::ReadOnly);
            QTRY_VERIFY_WITH_TIMEOUT(
                isDone
                    || (*watch)
                            ->integer(QStringLiteral(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND"
                                " datname = current_database() AND now() > query_start + interval '0.5 s'"))
                            .value_or(0)
                        > 0,
                20'000);
        }
        store.sql("COMMIT");
        thread.join();
        QCOMPARE(verdictOf(store.db()).rows, 1);
    }

    void longTrailsAreReadInParts()
    {
        StoreFixture store;
        const auto done = transact(store.db(), [&]() -> Result<> {
            write(store.db(), 1, 4101);
            return {};
        });
        QVERIFY(done);
        QCOMPARE(verdictOf(store.db()).rows, 4101);
        QCOMPARE(store.shell(withoutRules("UPDATE audit SET why = 'other' WHERE id = 4050")), QByteArray());
        const AuditVerdict verdict = verdictOf(store.db());
        QCOMPARE(verdict.row, 4050);
        QCOMPARE(verdict.rows, 4049);
    }

    void theChainOnlyGrows_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::newRow("changed") << QByteArray("UPDATE audit_chain SET hash = hash");
        QTest::newRow("renumbered") << QByteArray("UPDATE audit_chain SET number = 9 WHERE number = 6");
        QTest::newRow("cut") << QByteArray("DELETE FROM audit_chain WHERE number = 6");
        QTest::newRow("gap") << QByteArray(
            "INSERT INTO audit_chain SELECT 8, 1, hash FROM audit_chain WHERE number = 1");
        QTest::newRow("row twice") << QByteArray(
            "INSERT INTO audit_chain SELECT 7, 1, hash FROM audit_chain WHERE number = 1");
        QTest::newRow("over") << QByteArray(
            "INSERT INTO audit_chain SELECT * FROM audit_chain WHERE number = 1");
    }

    void theChainOnlyGrows()
    {
        QFETCH(const QByteArray, statement);
        StoreFixture store;
        write(store.db(), 1, kRows);
        const QByteArray before = store.fingerprint();
        const QByteArray said = store.shell(statement + ";");
        QVERIFY2(said.contains("shiftdeck: the chain of audit rows"), said.constData());
        QCOMPARE(store.fingerprint(), before);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QByteArray>("statements");
        QTest::addColumn<AuditFault>("fault");
        QTest::addColumn<qint64>("row");
        const auto changed = [](const char *name, const char *set) {
            QTest::newRow(name) << "UPDATE audit SET " + QByteArray(set) + " WHERE id = 3"
                                << AuditFault::Changed << qint64(3);
        };
        changed("receipt", "receipt_id = 1");
        changed("time", "at = at + 1");
        changed("person", "who = 'ben'");
        changed("role", "role = 'shifter'");
        changed("action", "action = 'request.reject'");
        changed("entity", "entity = 'job'");
        changed("number of the entity", "entity_id = 9");
        changed("request", "request_id = 2");
        changed("no request", "request_id = NULL");
        changed("before", "from_value = ''");
        changed("after", "to_value = 'rejected'");
        changed("reason", "why = 'other'");
        changed("letters moved to the next column", "from_value = 'newa', to_value = 'pproved'");
        const auto row = [](const char *name, const char *statements, AuditFault fault, qint64 id) {
            QTest::newRow(name) << QByteArray(statements) << fault << id;
        };
        row("number", "UPDATE audit SET id = 99 WHERE id = 3", AuditFault::Missing, 3);
        row("number in both",
            "UPDATE audit SET id = 99 WHERE id = 3; UPDATE audit_chain SET audit_id = 99 WHERE number = 3",
            AuditFault::Changed, 99);
        row("a row removed", "DELETE FROM audit WHERE id = 3", AuditFault::Missing, 3);
        row("a row and its link removed",
            "DELETE FROM audit_chain WHERE number = 3; DELETE FROM audit WHERE id = 3", AuditFault::Gap, 3);
        row("a row and its link removed, and closed up",
            "DELETE FROM audit_chain WHERE number = 3; DELETE FROM audit WHERE id = 3;"
            "UPDATE audit_chain SET number = 3 WHERE number = 4; UPDATE audit_chain SET number = 4 WHERE "
            "number = 5;"
            "UPDATE audit_chain SET number = 5 WHERE number = 6",
            AuditFault::Changed, 4);
        row("the first row removed",
            "DELETE FROM audit_chain WHERE number = 1; DELETE FROM audit WHERE id = 1", AuditFault::Gap, 1);
        row("a row added",
            "INSERT INTO audit (id, at, who, role, action, entity, entity_id) VALUES (77, 1, 'a',"
            " 'manager', 'x', 'request', 1)",
            AuditFault::Unchained, 77);
        row("a row and a link added",
            "INSERT INTO audit (id, at, who, role, action, entity, entity_id) VALUES (77, 1, 'a', 'manager', "
            "'x',"
            " 'request', 1); INSERT INTO audit_chain SELECT 7, 77, hash FROM audit_chain WHERE number = 6",
            AuditFault::Changed, 77);
        row("two rows swapped",
            "UPDATE audit SET id = 99 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 4;"
            "UPDATE audit SET id = 4 WHERE id = 99",
            AuditFault::Changed, 3);
        row("two links swapped",
            "UPDATE audit_chain SET number = 99 WHERE number = 3; UPDATE audit_chain SET number = 3 WHERE "
            "number = 4;"
            "UPDATE audit_chain SET number = 4 WHERE number = 99",
            AuditFault::Changed, 4);
        row("a hash changed",
            "UPDATE audit_chain SET hash = (SELECT hash FROM audit_chain WHERE number = 1) WHERE"
            " number = 3",
            AuditFault::Changed, 3);
        row("the chain removed", "DELETE FROM audit_chain", AuditFault::Unchained, 1);
    }

    void tamperingIsFound()
    {
        QFETCH(const QByteArray, statements);
        QFETCH(const AuditFault, fault);
        QFETCH(const qint64, row);
        StoreFixture store;
        write(store.db(), 1, kRows);
        QCOMPARE(store.shell(withoutRules(statements)), QByteArray());
        const AuditVerdict verdict = verdictOf(store.db());
        QVERIFY(!verdict.isGood());
        QCOMPARE(int(*verdict.fault), int(fault));
        QCOMPARE(verdict.row, row);
    }

    void aCutEndIsFoundByWhatWasNoted()
    {
        StoreFixture store;
        write(store.db(), 1, kRows);
        const AuditLink noted = verdictOf(store.db()).newest;
        QCOMPARE(store.shell(withoutRules(
                     "DELETE FROM audit_chain WHERE number > 4; DELETE FROM audit WHERE id > 4")),
                 QByteArray());
        QVERIFY(verdictOf(store.db()).isGood());
        const AuditVerdict cut = verdictOf(store.db(), noted);
        QCOMPARE(int(cut.fault.value()), int(AuditFault::CutOff));
        QCOMPARE(cut.row, noted.number);
    }

    void aRewrittenTrailIsFoundByWhatWasNoted()
    {
        StoreFixture store, other;
        write(store.db(), 1, kRows);
        write(other.db(), 2, kRows + 1);
        const AuditVerdict rewritten = verdictOf(other.db(), verdictOf(store.db()).newest);
        QCOMPARE(int(rewritten.fault.value()), int(AuditFault::Rewritten));
        QCOMPARE(rewritten.row, kRows);
    }

    void onlyAWholeNoteIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const QString hash(64, u'a');
        QTest::newRow("good") << QStringLiteral(" 17:%1\n").arg(hash) << true;
        QTest::newRow("capitals") << QStringLiteral("17:%1").arg(hash.toUpper()) << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("no hash") << QStringLiteral("17") << false;
        QTest::newRow("short") << QStringLiteral("17:%1").arg(hash.left(63)) << false;
        QTest::newRow("long") << QStringLiteral("17:%1a").arg(hash) << false;
        QTest::newRow("zero") << QStringLiteral("0:%1").arg(hash) << false;
        QTest::newRow("negative") << QStringLiteral("-1:%1").arg(hash) << false;
        QTest::newRow("too large") << QStringLiteral("99999999999999999999:%1").arg(hash) << false;
        QTest::newRow("no digit") << QStringLiteral("17:g%1").arg(hash.left(63)) << false;
    }

    void onlyAWholeNoteIsRead()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        const auto link = AuditLink::fromText(text);
        QCOMPARE(link.has_value(), good);
        if (link)
            QCOMPARE(link->text(), QStringLiteral("17:%1").arg(QString(64, u'a')));
    }
};

QTEST_GUILESS_MAIN(AuditChainTest)
#include "auditchaintest.moc"
