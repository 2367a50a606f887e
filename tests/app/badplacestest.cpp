// Files and folders that cannot be used: a clear message, and nothing lost or half-done.
#include "tests/app/prodctlrunner.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace shiftdeck::test;

class BadPlacesTest : public QObject {
    Q_OBJECT

  private slots:
    void missingStore();
    void missingFolder();
    void readOnlyFolder();
    void foreignDatabase();
    void noDatabaseAtAll();
    void corruptDatabase();
    void newerDatabase();
    void lockedDatabase();
    void demoInAFolderThatIsInUse();
    void demoWithoutEvents();
    void demoWithBadEvents_data();
    void demoWithBadEvents();
};

void BadPlacesTest::missingStore()
{
    const TemporaryFolder folder;
    const Run run = prodctl({"--store", folder.path("none.db"), "request", "list"});
    COMPARE_CODE(run, 3);
    QVERIFY2(run.err.contains("prodctl store create"), run.err);
    QVERIFY(!QFile::exists(folder.path("none.db")));
}

void BadPlacesTest::missingFolder()
{
    COMPARE_CODE(prodctl({"--store", "/nowhere/at/all.db", "request", "list"}), 3);
    COMPARE_CODE(prodctl({"store", "create", "/nowhere/at/all.db"}), 3);
}

void BadPlacesTest::readOnlyFolder()
{
    const Run made = prodctl({"store", "create", "/proc/x.db"});
    QVERIFY2(made.code == 8, qPrintable(made.text()));
    const Run demo = prodctl({"demo", "create", "/proc/demo"});
    QVERIFY2(demo.code == 8, qPrintable(demo.text()));
    if (::geteuid() == 0)
        QSKIP("The superuser writes into read-only folders.");
    const Demo locked;
    QVERIFY(QFile::setPermissions(locked.path(), QFile::ReadOwner | QFile::ExeOwner));
    const Run run = locked({}, {"request", "list"});
    QFile::setPermissions(locked.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    COMPARE_CODE(run, 8);
}

void BadPlacesTest::foreignDatabase()
{
    const TemporaryFolder folder;
    const QString path = folder.path("other.db");
    QCOMPARE(QProcess::execute("sqlite3", {path, "CREATE TABLE x (y); INSERT INTO x VALUES (1);"}), 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const Run run = prodctl({"--store", path, "request", "list"});
    COMPARE_CODE(run, 9);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
}

void BadPlacesTest::noDatabaseAtAll()
{
    const TemporaryFolder folder;
    COMPARE_CODE(prodctl({"--store", folder.write("text.db", "This is no database.\n"), "request", "list"}),
                 9);
    COMPARE_CODE(prodctl({"--store", folder.write("empty.db", ""), "request", "list"}), 9);
    COMPARE_CODE(prodctl({"--store", folder.path(), "request", "list"}), 8);
}

void BadPlacesTest::corruptDatabase()
{
    const Demo demo;
    demo.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    QFile file(demo.store());
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 at = 8192; at + 4096 < file.size(); at += 8192) {
        file.seek(at);
        file.write(QByteArray(4096, '\xa5'));
    }
    file.close();
    const Run run = demo({}, {"request", "list"});
    COMPARE_CODE(run, 9);
    QVERIFY2(run.err.contains("damaged"), run.err);
}

void BadPlacesTest::newerDatabase()
{
    const Demo demo;
    demo.sql("PRAGMA user_version = 999");
    const Run run = demo("anna", {"request", "approve", "1", "--yes"});
    COMPARE_CODE(run, 9);
    QVERIFY2(run.err.contains("newer"), run.err);
    QCOMPARE(demo.sql("SELECT count(*) FROM requests WHERE status = 'new'").trimmed(), "6");
}

void BadPlacesTest::lockedDatabase()
{
    const Demo demo;
    QProcess holder;
    holder.start("sqlite3", {demo.store()});
    QVERIFY(holder.waitForStarted());
    holder.write("BEGIN IMMEDIATE;\nSELECT 'locked';\n");
    QVERIFY(holder.waitForReadyRead(10'000));
    QElapsedTimer timer;
    timer.start();
    COMPARE_CODE(demo({}, {"request", "list"}), 0);  // readers are not held up
    QVERIFY(timer.elapsed() < 4000);
    const Run run = demo("anna", {"request", "approve", "1", "--yes"});
    COMPARE_CODE(run, 7);
    QVERIFY2(run.err.contains("in use by another program"), run.err);
    holder.write("COMMIT;\n.quit\n");
    QVERIFY(holder.waitForFinished());
    COMPARE_CODE(demo("anna", {"request", "approve", "1", "--yes"}), 0);
}

void BadPlacesTest::demoInAFolderThatIsInUse()
{
    const TemporaryFolder folder;
    const QString precious = folder.write("mine/thesis.tex", "years of work");
    const Run run = prodctl({"demo", "create", folder.path("mine")});
    COMPARE_CODE(run, 4);
    QVERIFY(run.err.contains("thesis.tex"));
    QCOMPARE(QDir(folder.path("mine")).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{"thesis.tex"});
    // A file where the folder should be.
    QVERIFY(prodctl({"demo", "create", precious}).code == 8);
}

void BadPlacesTest::demoWithoutEvents()
{
    const TemporaryFolder folder;
    const Run run = prodctl({"demo", "create", folder.path("demo"), "--events", folder.path("none")});
    COMPARE_CODE(run, 3);
    QVERIFY(run.err.contains("--events"));
    QVERIFY(!QDir(folder.path("demo")).exists());
    COMPARE_CODE(prodctl({"demo", "run", folder.path("demo")}), 3);
}

void BadPlacesTest::demoWithBadEvents_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no header") << QByteArray("1,2,3\n");
    QTest::newRow("cut off") << QByteArray("Run,Event\n5,1\n5");
    QTest::newRow("no run") << QByteArray("Run,Event\nx,1\n");
    QTest::newRow("negative run") << QByteArray("Run,Event\n-5,1\n");
    QTest::newRow("binary") << QByteArray(100'000, '\1');
    QTest::newRow("endless line") << QByteArray("Run,Event\n5,") + QByteArray(200'000, '1') + '\n';
}

void BadPlacesTest::demoWithBadEvents()
{
    QFETCH(QByteArray, content);
    const TemporaryFolder folder;
    folder.write("events/MuRun2010B_0.csv", content);
    const Run run = prodctl({"demo", "create", folder.path("demo"), "--events", folder.path("events")});
    COMPARE_CODE(run, 2);
    QVERIFY2(run.err.contains("MuRun2010B_0.csv, line"), run.err);
    QVERIFY(!QFile::exists(folder.path("demo/shiftdeck.db")));
    // What is left of the attempt does not stand in the way of the next.
    COMPARE_CODE(prodctl({"demo", "create", folder.path("demo")}), 0);
}

QTEST_GUILESS_MAIN(BadPlacesTest)
#include "badplacestest.moc"
