// A store in a file that comes, goes, or is replaced while a window looks at it.
#include "tests/storage/heard.h"
#include "tests/storage/storefixture.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class StoreClientFileTest : public QObject {
    Q_OBJECT

  private slots:
    void aStoreThatComesLaterIsFound()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("later.shiftdeck"));
        StoreClient client(path, std::chrono::milliseconds(20));
        Heard heard(client);
        QTRY_COMPARE(heard.connection.size(), 1);
        QCOMPARE(heard.connection.at(0).first, false);
        QCOMPARE(heard.connection.at(0).second, ErrorCode::NotFound);
        auto early = client.read([](Database &db) { return db.integer(QStringLiteral("SELECT 1")); });
        early.waitForFinished();
        QCOMPARE(early.result().error().code, ErrorCode::NotFound);
        QCOMPARE(client.lastHeard(), 0);

        QVERIFY(Store::create(path).has_value());
        QTRY_COMPARE(heard.connection.size(), 2);
        QCOMPARE(heard.connection.at(1).first, true);
        QTRY_COMPARE(heard.everything, 1);
        auto late = client.read([](Database &db) { return db.integer(QStringLiteral("SELECT 1")); });
        late.waitForFinished();
        QCOMPARE(late.result().value(), 1);
    }

    // A file that was removed, or put in the place of the one that is open, is not the store any more.
    void aStoreTakenAwayIsNoticed()
    {
        StoreFixture store(Stage::Created);
        StoreClient client(store.location(), std::chrono::milliseconds(20));
        Heard heard(client);
        QTRY_COMPARE(heard.everything, 1);
        store.close();
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(store.location() + QLatin1String(suffix));
        QTRY_COMPARE(heard.connection.size(), 2);
        QCOMPARE(heard.connection.at(1).first, false);
        auto gone = client.write(
            [](Database &db) { return db.run(QStringLiteral("INSERT INTO runs (run) VALUES (7)")); });
        gone.waitForFinished();
        QCOMPARE(gone.result().error().code, ErrorCode::NotFound);

        QVERIFY(Store::create(store.location()).has_value());
        QTRY_COMPARE(heard.connection.size(), 3);
        QTRY_COMPARE(heard.everything, 2);
        auto back =
            client.read([](Database &db) { return db.integer(QStringLiteral("SELECT count(*) FROM runs")); });
        back.waitForFinished();
        QCOMPARE(back.result().value(), 0);
    }
};

QTEST_GUILESS_MAIN(StoreClientFileTest)
#include "storeclientfiletest.moc"
