// One connection: errors in words, transactions that hold or leave no trace. Locks: databasefiletest.cpp.
#include "tests/storage/storefixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QString kCountMeta = QStringLiteral("SELECT count(*) FROM meta WHERE value LIKE 'x%'");
const QString kAddMeta = QStringLiteral("INSERT INTO meta (key, value) VALUES (?, 'x')");

qint64 rows(Database &db) { return db.integer(kCountMeta).value_or(-1); }
}  // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

  private slots:
    // Whatever the server's administrator says about backslashes.
    void textStaysAsItIs()
    {
        StoreFixture store(Stage::Created);
        if (TestStore::isOnServer())
            QCOMPARE(store.shell("SELECT format('ALTER DATABASE %I SET standard_conforming_strings = off',"
                                 " current_database()) \\gexec\n"),
                     QByteArray());
        store.reopen();
        const QString text = QStringLiteral("C:\\new 'quoted' \\\\ ? \u00e9 \n\\");
        const auto id = store.db().insert(
            QStringLiteral("INSERT INTO comments (entity, entity_id, at, who, text)"
                           " VALUES ('request', 1, 1, 'anna', ?)"),
            {text});
        QVERIFY(id.has_value());
        const auto found = store.db().one(
            QStringLiteral("comment"), QStringLiteral("SELECT text FROM comments WHERE id = ?"), {*id},
            [](const Row &row) { return row.text(0); });
        QCOMPARE(found.value_or(QString()), text);
    }

    void anInterruptedScriptIsCancelled()
    {
        StoreFixture store(Stage::Created);
        std::atomic<bool> isDone = false;
        std::jthread impatient([&] {
            while (!isDone)
                store.db().interrupt();
        });
        const auto done = store.db().runScript(
            TestStore::isOnServer() ? "SELECT pg_sleep(20)"
                                    : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i"
                                      " < 1000000000) SELECT max(i) FROM n");
        isDone = true;
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
    }

    void errorsHaveCodesAndWords()
    {
        StoreFixture store(Stage::Staged);
        Database &db = store.db();
        const auto rule = db.run(QStringLiteral("UPDATE requests SET site_id = ? WHERE id = ?"), {2, 1});
        QCOMPARE(rule.error().code, ErrorCode::Refused);
        QCOMPARE(rule.error().cause, QStringLiteral("another site holds this request"));
        const auto taken =
            db.insert(QStringLiteral("INSERT INTO sites (name, spool, storage) VALUES (?, '', '')"),
                      {QStringLiteral("alpha")});
        QCOMPARE(taken.error().code, ErrorCode::AlreadyExists);
        const auto orphan =
            db.insert(QStringLiteral("INSERT INTO replicas (file_id, site_id, path) VALUES (999, 1, 'x')"));
        QCOMPARE(orphan.error().code, ErrorCode::Refused);
        QCOMPARE(db.run(QStringLiteral("NO SUCH STATEMENT")).error().code, ErrorCode::Internal);
        const auto absent =
            db.one(QStringLiteral("site 9"), QStringLiteral("SELECT id FROM sites WHERE id = ?"), {9},
                   [](const Row &row) { return row.integer(0); });
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        QCOMPARE(absent.error().context, QStringLiteral("site 9"));
        // The connection is as good as before.
        QCOMPARE(db.integer(QStringLiteral("SELECT count(*) FROM sites")).value(), 2);
    }

    void aReaderCannotWrite()
    {
        StoreFixture store;
        const auto reader = Database::open(store.location(), Access::ReadOnly);
        QVERIFY(!(*reader)->run(kAddMeta, {QStringLiteral("a")}));
        QCOMPARE(rows(store.db()), 0);
    }

    void valuesAreBoundNotPasted()
    {
        StoreFixture store;
        const QString nasty = QStringLiteral("x'); DROP TABLE meta; -- \" ? %1 \u00e4\U0001F600");
        QVERIFY(store.db().run(kAddMeta, {nasty}).has_value());
        QCOMPARE(
            store.db()
                .first(QStringLiteral("SELECT key FROM meta WHERE value = 'x'"), {},
                       [](const Row &row) { return row.text(0); })
                .value(),
            nasty);
    }

    // The same SQL again and again, also with more texts than are kept prepared.
    void statementsAreKeptAndGivenBack()
    {
        StoreFixture store;
        for (int i = 0; i < 1000; ++i) {
            QCOMPARE(store.db().integer(QStringLiteral("SELECT %1 + ?").arg(i), {1}).value(), i + 1);
            QCOMPARE(store.db().integer(QStringLiteral("SELECT ? + 1"), {i}).value(), i + 1);
        }
    }

    void aWordWithoutMeaningIsCorruptNotGuessed()
    {
        StoreFixture store(Stage::Created);
        if (TestStore::isOnServer())
            store.sql("DO $$ DECLARE name TEXT; BEGIN FOR name IN SELECT conname FROM pg_constraint WHERE "
                      "contype = 'c' AND conrelid = 'requests'::regclass LOOP EXECUTE 'ALTER TABLE requests "
                      "DROP CONSTRAINT ' || quote_ident(name); END LOOP; END $$");
        else
            store.sql("PRAGMA ignore_check_constraints = ON");
        store.force("requests", "UPDATE requests SET status = 'dreaming'");
        const auto list = store.db().list(QStringLiteral("SELECT status FROM requests"), {},
                                          [](const Row &row) { return row.word<RequestStatus>(0); });
        QCOMPARE(list.error().code, ErrorCode::Corrupt);
        QVERIFY(list.error().cause.contains(QStringLiteral("dreaming")));
        const auto first = store.db().first(QStringLiteral("SELECT status FROM requests"), {},
                                            [](const Row &row) { return row.word<RequestStatus>(0); });
        QCOMPARE(first.error().code, ErrorCode::Corrupt);
    }

    void aTransactionWithoutCommitLeavesNoTrace()
    {
        StoreFixture store;
        Database &db = store.db();
        {
            auto transaction = Transaction::begin(db);
            QVERIFY(transaction.has_value());
            QVERIFY(db.inTransaction());
            QVERIFY(db.run(kAddMeta, {QStringLiteral("a")}).has_value());
            QCOMPARE(rows(db), 1);
        }
        QVERIFY(!db.inTransaction());
        QCOMPARE(rows(db), 0);
    }

    void aFailedUnitOfWorkIsTakenBackWhole()
    {
        StoreFixture store;
        Database &db = store.db();
        const auto result = transact(db, [&]() -> Result<int> {
            SD_CHECK(db.run(kAddMeta, {QStringLiteral("a")}));
            SD_CHECK(db.run(kAddMeta, {QStringLiteral("b")}));
            return fail(ErrorCode::Conflict, QStringLiteral("c"), QString());
        });
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QCOMPARE(rows(db), 0);
        QVERIFY(!db.inTransaction());
    }

    void anInnerUnitJoinsTheOuter()
    {
        StoreFixture store;
        Database &db = store.db();
        const auto inner = [&](const QString &key) {
            return transact(db, [&] { return db.run(kAddMeta, {key}); });
        };
        const auto good = transact(db, [&]() -> Result<> {
            SD_CHECK(inner(QStringLiteral("a")));
            SD_CHECK(inner(QStringLiteral("b")));
            return {};
        });
        QVERIFY(good.has_value());
        QCOMPARE(rows(db), 2);
        const auto bad = transact(db, [&]() -> Result<> {
            SD_CHECK(inner(QStringLiteral("c")));
            SD_CHECK(inner(QStringLiteral("a")));  // taken
            return {};
        });
        QCOMPARE(bad.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(rows(db), 2);
    }

    void aSnapshotStandsStill()
    {
        StoreFixture store;
        auto other = Database::open(store.location(), Access::ReadWrite);
        const auto seen = snapshot(store.db(), [&]() -> Result<std::pair<qint64, qint64>> {
            const qint64 before = rows(store.db());
            SD_CHECK((*other)->run(kAddMeta, {QStringLiteral("a")}));
            return std::pair(before, rows(store.db()));
        });
        QVERIFY(seen.has_value());
        QCOMPARE(seen->first, 0);
        QCOMPARE(seen->second, 0);
        QCOMPARE(rows(store.db()), 1);
    }

    // A read that was not read to its end must not be in the way of a rollback.
    void aRollbackWhileAStatementIsOpen()
    {
        StoreFixture store(Stage::Merged);
        Database &db = store.db();
        const auto result = transact(db, [&]() -> Result<int> {
            SD_CHECK(db.run(kAddMeta, {QStringLiteral("a")}));
            SD_TRY(const auto one,
                   db.first(QStringLiteral("SELECT id FROM work_units"), {},
                            [](const Row &row) { return row.integer(0); }));
            Q_UNUSED(one)
            return fail(ErrorCode::Cancelled, QString(), QString());
        });
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QCOMPARE(rows(db), 0);
    }

    // A unit that finds itself Busy in its middle is replayed from its begin, and counts once.
    void aBusyUnitIsReplayedWhole()
    {
        StoreFixture store;
        int runs = 0;
        const auto result = transact(store.db(), [&]() -> Result<> {
            SD_CHECK(store.db().run(kAddMeta, {QStringLiteral("run %1").arg(++runs)}));
            if (runs < 3)
                return fail(ErrorCode::Busy, QString(), QString(), true);
            return {};
        });
        QVERIFY(result.has_value());
        QCOMPARE(runs, 3);
        QCOMPARE(rows(store.db()), 1);
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
