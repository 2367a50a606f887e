// One connection to a store in a file: a disk that is full, locks of other processes, the log beside it.
#include "tests/storage/storefixture.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QString kCountMeta = QStringLiteral("SELECT count(*) FROM meta WHERE value LIKE 'x%'");
const QString kAddMeta = QStringLiteral("INSERT INTO meta (key, value) VALUES (?, 'x')");

qint64 rows(Database &db) { return db.integer(kCountMeta).value_or(-1); }

Result<> pad(Database &db, int size)
{
    SD_CHECK(db.run(QStringLiteral("INSERT INTO meta (key, value) VALUES ('padding', ?) ON CONFLICT (key) DO"
                                   " UPDATE SET value = excluded.value"),
                    {QString(size, u'x')}));
    return {};
}
}  // namespace

class DatabaseFileTest : public QObject {
    Q_OBJECT

  private slots:
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
        other.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), store.location()});
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
        auto other = Database::open(store.location(), Access::ReadWrite);
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

    // The log grows while a reader stands still, and gives the space back once it is gone.
    void theLogShrinksWhenALongReaderIsGone()
    {
        StoreFixture store(Stage::Running);
        auto reader = Database::open(store.location(), Access::ReadOnly);
        const QString wal = store.location() + QStringLiteral("-wal");
        const auto size = [&] { return QFileInfo(wal).size(); };
        constexpr int kPadding = 2000000;
        const auto held = snapshot(**reader, [&]() -> Result<qint64> {
            SD_CHECK((*reader)->integer(QStringLiteral("SELECT count(*) FROM jobs")));
            for (int i = 0; i < 20; ++i)
                SD_CHECK(pad(store.db(), kPadding + i));
            return size();
        });
        QVERIFY(held.has_value());
        QVERIFY2(*held > 36000000, qPrintable(QString::number(*held)));
        for (int i = 0; i < 3; ++i)
            QVERIFY(pad(store.db(), kPadding + i).has_value());
        QVERIFY2(size() < 24000000, qPrintable(QString::number(size())));
    }
};

QTEST_GUILESS_MAIN(DatabaseFileTest)
#include "databasefiletest.moc"
