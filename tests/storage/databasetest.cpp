// One connection: errors in words, transactions that hold or leave no trace, locks of other processes.
#include "tests/storage/storefixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QString kCountMeta = QStringLiteral("SELECT count(*) FROM meta");
const QString kAddMeta = QStringLiteral("INSERT INTO meta (key, value) VALUES (?, 'x')");

qint64 rows(Database &db) { return db.integer(kCountMeta).value_or(-1); }
}  // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

  private slots:
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
        const auto reader = Database::open(store.path(), Access::ReadOnly);
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
                .first(QStringLiteral("SELECT key FROM meta"), {}, [](const Row &row) { return row.text(0); })
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
        store.sql("PRAGMA ignore_check_constraints = ON; DROP TRIGGER requests_transition; "
                  "UPDATE requests SET status = 'dreaming'");
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
        auto other = Database::open(store.path(), Access::ReadWrite);
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

    void aFullDiskIsSaidAndNothingIsHalfDone()
    {
        StoreFixture store;
        Database &db = store.db();
        const qint64 pages = db.integer(QStringLiteral("PRAGMA page_count")).value();
        QVERIFY(db.integer(QStringLiteral("PRAGMA max_page_count = %1").arg(pages + 8)).has_value());
        const QString megabyte(1 << 20, u'x');
        const auto result = transact(db, [&]() -> Result<> {
            SD_CHECK(db.run(kAddMeta, {QStringLiteral("small")}));
            SD_CHECK(db.run(kAddMeta, {megabyte}));
            return {};
        });
        QCOMPARE(result.error().code, ErrorCode::DiskFull);
        QVERIFY(result.error().retryable);
        QVERIFY(!db.inTransaction());
        QCOMPARE(rows(db), 0);
        QVERIFY(db.integer(QStringLiteral("PRAGMA max_page_count = 1000000")).has_value());
        QVERIFY(transact(db, [&] { return db.run(kAddMeta, {megabyte}); }).has_value());
        QCOMPARE(rows(db), 1);
    }

    // A read that was not read to its end must not be in the way of a rollback or a checkpoint.
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
        const auto truncated = db.first(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), {},
                                        [](const Row &row) { return row.integer(0); });
        QCOMPARE(truncated->value_or(1), 0);  // 0: nothing was in the way
    }

    // Another process holds the write lock for longer than one wait; the unit is replayed and then done once.
    void aLockOfAnotherProcessIsWaitedFor()
    {
        StoreFixture store;
        QProcess other;
        other.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), store.path()});
        other.write("BEGIN IMMEDIATE; SELECT 'held';\n");
        QVERIFY(other.waitForReadyRead());
        store.sql("PRAGMA busy_timeout = 50");
        const auto refused = store.db().run(kAddMeta, {QStringLiteral("a")});
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        QVERIFY(refused.error().retryable);

        store.sql("PRAGMA busy_timeout = 300");
        int runs = 0;
        QElapsedTimer timer;
        timer.start();
        std::thread release([&other] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));  // longer than one wait
            ::kill(static_cast<pid_t>(other.processId()), SIGKILL);
        });
        const auto done = transact(store.db(), [&] {
            ++runs;
            return store.db().run(kAddMeta, {QStringLiteral("a")});
        });
        release.join();
        QVERIFY(done.has_value());
        QVERIFY(timer.elapsed() >= 300);
        QCOMPARE(runs, 1);
        QCOMPARE(rows(store.db()), 1);
        QVERIFY(other.waitForFinished());
    }

    void aLockHeldForEverIsGivenUp()
    {
        StoreFixture store;
        auto other = Database::open(store.path(), Access::ReadWrite);
        auto held = Transaction::begin(**other);
        QVERIFY(held.has_value());
        store.sql("PRAGMA busy_timeout = 20");
        const auto result =
            transact(store.db(), [&] { return store.db().run(kAddMeta, {QStringLiteral("a")}); });
        QCOMPARE(result.error().code, ErrorCode::Busy);
        QVERIFY(!store.db().inTransaction());
        QVERIFY(held->commit().has_value());
        QVERIFY(transact(store.db(), [&] {
                    return store.db().run(kAddMeta, {QStringLiteral("a")});
                }).has_value());
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
