// The store as the window sees it: answers that always come, and changes of others within a second.
#include "tests/storage/heard.h"
#include "tests/storage/storefixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr int kSecond = 1000;

const QByteArray kAddRun = "INSERT INTO runs (run) VALUES (500);";
}  // namespace

class StoreClientTest : public QObject {
    Q_OBJECT

  private slots:
    void readsAndWritesAnswer()
    {
        StoreFixture store(Stage::Created);
        StoreClient client(store.location());
        auto written = client.write(
            [](Database &db) { return db.run(QStringLiteral("INSERT INTO runs (run) VALUES (7)")); });
        written.waitForFinished();
        QCOMPARE(written.result().value(), 1);
        auto read =
            client.read([](Database &db) { return db.integer(QStringLiteral("SELECT count(*) FROM runs")); });
        read.waitForFinished();
        QCOMPARE(read.result().value(), 4);
        auto refused = client.read([](Database &db) { return db.run(QStringLiteral("DELETE FROM runs")); });
        refused.waitForFinished();
        QVERIFY(!refused.result().has_value());
    }

    // The first signal says "everything"; then each change of this window, of another connection and process.
    void changesOfEveryoneAreHeardWithinASecond()
    {
        StoreFixture store(Stage::Running);
        StoreClient client(store.location());
        Heard heard(client);
        QTRY_COMPARE_WITH_TIMEOUT(heard.everything, 1, kSecond);
        QVERIFY(client.lastHeard() > 0);

        client.write([](Database &db) {
            return db.run(QStringLiteral("UPDATE runs SET comment = 'own' WHERE run = 101"));
        });
        QTRY_VERIFY_WITH_TIMEOUT(heard.has("run", 101), kSecond);

        store.sql("UPDATE jobs SET status = 'submitting' WHERE id = 2");
        QTRY_VERIFY_WITH_TIMEOUT(heard.has("job", 2), kSecond);
        QVERIFY(heard.requests.contains(1));

        QCOMPARE(store.shell("INSERT INTO comments (entity, entity_id, at, who, text) VALUES ('request', 1, "
                             "1, 'ben', 'hello');"),
                 QByteArray());
        QTRY_VERIFY_WITH_TIMEOUT(heard.has("comment", 1), kSecond);
        QCOMPARE(heard.everything, 1);
    }

    void twoClientsHearEachOther()
    {
        StoreFixture store(Stage::Created);
        StoreClient one(store.location());
        StoreClient two(store.location());
        Heard heardByOne(one);
        Heard heardByTwo(two);
        QTRY_VERIFY(heardByOne.everything == 1 && heardByTwo.everything == 1);
        one.write([](Database &db) { return db.run(QStringLiteral("UPDATE requests SET priority = 5")); });
        QTRY_VERIFY_WITH_TIMEOUT(heardByTwo.has("request", 1), kSecond);
        two.write([](Database &db) {
            return db.run(QStringLiteral("UPDATE runs SET comment = 'x' WHERE run = 102"));
        });
        QTRY_VERIFY_WITH_TIMEOUT(heardByOne.has("run", 102), kSecond);
    }

    // What shows in a row though it is stored elsewhere is told as a change of that row.
    void changesBesideARowAreTold()
    {
        StoreFixture store(Stage::Ended);
        StoreClient client(store.location());
        Heard heard(client);
        QTRY_COMPARE(heard.everything, 1);
        store.sql("UPDATE replicas SET state = 'missing' WHERE file_id = 3");
        QTRY_VERIFY(heard.has("file", 3));
        QVERIFY(!heard.has("request", 1));
        store.sql("UPDATE datasets SET complete = 0 WHERE id = 1");
        QTRY_VERIFY(heard.has("request", 1));
        heard.ids.clear();
        store.sql("INSERT INTO abandonments VALUES (5, 'lost', 'anna', 1)");
        QTRY_VERIFY(heard.has("request", 1));
    }

    void manyChangesComeInPages()
    {
        StoreFixture store(Stage::Created);
        StoreClient client(store.location(), std::chrono::milliseconds(20));
        Heard heard(client);
        QTRY_COMPARE(heard.everything, 1);
        QCOMPARE(store.shell("WITH RECURSIVE n(i) AS (VALUES (1000) UNION ALL "
                             "SELECT i + 1 FROM n WHERE i < 46000) "
                             "INSERT INTO runs (run) SELECT i FROM n;"),
                 QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(heard.ids.value(QStringLiteral("run")).size(), 45001, 10000);
        QVERIFY(heard.signalCount >= 4);
        QCOMPARE(heard.everything, 1);
    }

    void aClientTooFarBehindReadsEverything()
    {
        StoreFixture store(Stage::Created);
        Database &db = store.db();
        const auto start = changesSince(db, 0);
        QVERIFY(!start->everything);
        store.sql("WITH RECURSIVE n(i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 1099) "
                  "INSERT INTO runs (run) SELECT i FROM n");
        // Pages, none lost, none twice.
        QSet<qint64> seen;
        qint64 seq = start->lastSeq;
        for (;;) {
            const auto page = changesSince(db, seq, 30);
            if (page->isEmpty())
                break;
            QVERIFY(page->lastSeq > seq && page->lastSeq <= seq + 30);
            const QSet<qint64> ids = page->ids.value(QStringLiteral("run"));
            QVERIFY(!seen.intersects(ids));
            seen.unite(ids);
            seq = page->lastSeq;
        }
        QCOMPARE(seen.size(), 100);

        QVERIFY(pruneChanges(db, 10).value() > 80);
        QCOMPARE(db.integer(QStringLiteral("SELECT count(*) FROM changes")).value(), 10);
        const auto behind = changesSince(db, start->lastSeq);
        QVERIFY(behind->everything);
        QCOMPARE(behind->lastSeq, seq);
        QVERIFY(changesSince(db, seq)->isEmpty());
        QVERIFY(!changesSince(db, seq - 10)->everything);
        QCOMPARE(changesSince(db, seq - 10)->ids.value(QStringLiteral("run")).size(), 10);
        QVERIFY(changesSince(db, seq - 11)->everything);
        QVERIFY(changesSince(db, seq + 5)->everything);  // a store that was put back from a backup
        QVERIFY(pruneChanges(db, 0).has_value());
        QVERIFY(changesSince(db, seq)->everything);
        store.sql(kAddRun);
        QVERIFY(changesSince(db, seq)->everything == false || changesSince(db, seq)->lastSeq > seq);
    }

    void aStoreThatIsAwayIsFoundAgain()
    {
        const TemporaryFolder folder;
        TestStore store(folder);
        store.takeAway();
        StoreClient client(store.location(), std::chrono::milliseconds(20));
        Heard heard(client);
        QTRY_COMPARE(heard.connection.size(), 1);
        QCOMPARE(heard.connection.at(0), std::pair(false, ErrorCode::NotFound));
        auto early = client.read([](Database &db) { return db.integer(QStringLiteral("SELECT 1")); });
        early.waitForFinished();
        QCOMPARE(early.result().error().code, ErrorCode::NotFound);

        store.putBack();
        QTRY_COMPARE(heard.connection.size(), 2);
        QCOMPARE(heard.connection.at(1).first, true);
        QTRY_COMPARE(heard.everything, 1);
        auto late = client.read([](Database &db) { return db.integer(QStringLiteral("SELECT 1")); });
        late.waitForFinished();
        QCOMPARE(late.result().value(), 1);
    }

    // Every future gets a result, whatever the moment the window is closed.
    void futuresEndWhenTheClientDies()
    {
        StoreFixture store(Stage::Created);
        QList<QFuture<Result<qint64>>> futures;
        {
            StoreClient client(store.location());
            const auto slow = [](Database &db) {
                return db.integer(QStringLiteral(
                    "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000) "
                    "SELECT max(i) FROM n"));
            };
            for (int i = 0; i < 40; ++i) {
                futures.append(client.read(slow));
                futures.append(client.write(slow));
            }
        }
        int done = 0;
        int cancelled = 0;
        for (const auto &future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.resultCount(), 1);
            if (future.result())
                ++done;
            else if (future.result().error().code == ErrorCode::Cancelled)
                ++cancelled;
        }
        QCOMPARE(done + cancelled, 80);
        QVERIFY(cancelled > 60);
    }

    // A long search does not hold up the closing of the window; a write that has begun is finished.
    void closingEndsAReadAndFinishesAWrite()
    {
        StoreFixture store(Stage::Created);
        QFuture<Result<qint64>> read;
        QFuture<Result<int>> write;
        QElapsedTimer timer;
        {
            StoreClient client(store.location());
            std::atomic<int> begun = 0;
            read = client.read([&begun](Database &db) {
                ++begun;
                return db.integer(
                    QStringLiteral("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
                                   "WHERE i < 1000000000) SELECT max(i) FROM n"));
            });
            write = client.write([&begun](Database &db) {
                return transact(db, [&]() -> Result<int> {
                    ++begun;
                    return db.run(QStringLiteral(
                        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n "
                        "WHERE i < 300000) INSERT INTO runs (run) SELECT 1000 + max(i) FROM n"));
                });
            });
            QTRY_COMPARE(begun.load(), 2);
            timer.start();
        }
        QVERIFY(timer.elapsed() < 5000);
        QCOMPARE(read.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(write.result().value(), 1);
        QCOMPARE(store.db().integer(QStringLiteral("SELECT count(*) FROM runs WHERE run = 301000")).value(),
                 1);
    }
};

QTEST_GUILESS_MAIN(StoreClientTest)
#include "storeclienttest.moc"
