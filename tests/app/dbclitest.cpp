// prodctl db: a demo campaign in the middle of its work goes to another store (on a server where the
// environment names one), the work goes on there, comes back to a file, and ends there.
#include "tests/app/prodctlrunner.h"
#include "tests/support/firstschema.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <csignal>

using namespace shiftdeck::test;

namespace {
// What the shell of SQLite says, also where the test's stores are on a server.
QByteArray fileSql(const QString &file, const QString &statement)
{
    QProcess shell;
    shell.start("sqlite3", {file, statement});
    if (!shell.waitForFinished(60'000) || shell.exitCode() != 0)
        qFatal("sqlite3: %s", shell.readAllStandardError().constData());
    return shell.readAllStandardOutput();
}

// Everything of a file but what each store keeps for itself.
QByteArray rowsOf(const QString &file)
{
    QList<QByteArray> lines = fileSql(file, ".dump").split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.startsWith("INSERT INTO changes ") || line.startsWith("INSERT INTO meta ")
            || line.startsWith("INSERT INTO sqlite_sequence ");
    });
    std::sort(lines.begin(), lines.end());
    return lines.join('\n');
}

// A place for a store: an empty database of the server, or a file that is not there; and a folder.
class Place {
  public:
    Place()
    {
        if (TestStore::isOnServer())
            m_database.emplace(m_folder, QString(), "an empty database", [](const QString &) {});
    }
    QString store() const { return m_database ? m_database->location() : m_folder.path("new.shiftdeck"); }
    QString path(const char *name) const { return m_folder.path(QLatin1StringView(name)); }
    const TemporaryFolder &folder() const { return m_folder; }
    QStringList files() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    Run db(const QStringList &words) const { return prodctl(QStringList{"--store", store(), "db"} + words); }
    // Made by "db init".
    const Place &made() const
    {
        if (const Run run = db({"init"}); run.code != 0)
            qFatal("db init: %s", qPrintable(run.text()));
        return *this;
    }
    // As by hand, with the shell of the database.
    QByteArray sql(const char *statement) const
    {
        const TestStore::Said said = TestStore::shell(store(), QByteArray(statement) + ';');
        if (!said.err.isEmpty())
            qFatal("%s: %s", statement, said.err.constData());
        return said.out.trimmed();
    }

  private:
    TemporaryFolder m_folder;
    std::optional<TestStore> m_database;
};

// Runs the demo until so many work units are credited, and stops it as Ctrl+C does; its jobs run on.
template <typename Credits>
void runSome(const QStringList &words, Credits credits, int wanted)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(prodctlPath(), words);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(credits() >= wanted, 120'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 130);
}
// Runs its last argument once, as COMPARE_CODE alone would not.
#define EXITS(expected, ...)                                                                                 \
    do {                                                                                                     \
        const Run ran = (__VA_ARGS__);                                                                       \
        COMPARE_CODE(ran, expected);                                                                         \
    } while (false)
}  // namespace

class DbCliTest : public QObject {
    Q_OBJECT

  private slots:
    void workMovesThereAndBack();
    void checkNamesWhatIsBroken();
    void backupIsTakenBack();
    void anOlderStoreIsMigrated();
    void interruptedExportLeavesNothing();
    void initReplacesNothing();
    void importAsksFirst();
    void refusals_data();
    void refusals();
};

void DbCliTest::workMovesThereAndBack()
{
    Place place;
    const QString demo = place.path("demo"), store = place.path("demo/shiftdeck.db");
    EXITS(0, prodctl({"demo", "create", demo, "--no-weather"}));
    const char *const kCredits = "SELECT count(*) FROM credits";
    runSome(
        {"demo", "run", demo}, [&] { return fileSql(store, kCredits).trimmed().toInt(); }, 5);
    EXITS(0, prodctl({"--store", store, "db", "check"}));

    EXITS(0, place.made().db({"import", store, "--yes"}));
    EXITS(0, place.db({"check"}));
    EXITS(0, place.db({"export", place.path("first.db")}));
    QCOMPARE(rowsOf(place.path("first.db")), rowsOf(store));
    if (TestStore::isOnServer()) {
        const int before = place.sql(kCredits).toInt();
        runSome(
            {"--store", place.store(), "demo", "run", demo}, [&] { return place.sql(kCredits).toInt(); },
            before + 5);
        EXITS(0, place.db({"check"}));
    }
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(store + QLatin1StringView(suffix));
    const Run back = place.db({"export", store, "--json"});
    COMPARE_CODE(back, 0);
    QVERIFY(back.json().value("rows").toInteger() > 300);
    EXITS(0, prodctl({"--store", store, "db", "check"}));

    const Run run = prodctl({"demo", "run", demo, "--json"}, {}, 400'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    QCOMPARE(run.json().value("mergedEvents").toInt(), 20583);
    EXITS(0, prodctl({"--store", store, "db", "check"}));
    EXITS(0, prodctl({"--store", store, "audit", "verify"}));
}

void DbCliTest::checkNamesWhatIsBroken()
{
    Place place;
    const Run good = place.made().db({"check", "--json"});
    COMPARE_CODE(good, 0);
    QVERIFY(good.json().value("good").toBool());
    QVERIFY(good.json().value("rules").toArray().size() > 30);
    place.sql("INSERT INTO request_counters VALUES (7, 'job', 'done', 5, 50)");
    const Run broken = place.db({"check", "--json"});
    COMPARE_CODE(broken, 1);
    QStringList ids;
    const QJsonArray rules = broken.json().value("rules").toArray();
    for (const QJsonValue &rule : rules)
        if (!rule["holds"].toBool())
            ids.append(rule["id"].toString() + u' ' + QString::number(rule["broken"].toInteger()));
    QCOMPARE(ids, QStringList{"counters 1"});
    const Run text = place.db({"check"});
    COMPARE_CODE(text, 1);
    QVERIFY2(text.out.contains("BROKEN by 1: request_counters: 7|job|done"), text.out);
    QVERIFY(!text.out.contains("All rules hold"));
}

void DbCliTest::backupIsTakenBack()
{
    Place place, other;
    const Demo demo;
    const QString file = place.path("demo.db"), backup = place.path("backup.db");
    EXITS(0, demo({}, {"db", "export", file}));
    EXITS(0, place.made().db({"import", file, "--yes"}));
    const Run run = place.db({"backup", backup});
    COMPARE_CODE(run, 0);
    QVERIFY2(run.out.contains("db import " + backup.toUtf8()), run.out);
    QCOMPARE(rowsOf(backup), rowsOf(file));
    EXITS(0, other.made().db({"import", backup, "--yes"}));
    EXITS(0, other.db({"export", other.path("again.db")}));
    QCOMPARE(rowsOf(other.path("again.db")), rowsOf(file));
    const Run migrated = place.db({"migrate", "--json"});
    COMPARE_CODE(migrated, 0);
    QVERIFY(!migrated.json().value("changed").toBool(true));
    EXITS(4, place.db({"backup", backup}));
}

void DbCliTest::anOlderStoreIsMigrated()
{
    Place place;
    makeFirstSchema(place.store(), "INSERT INTO runs (run, comment) VALUES (7, 'kept');");
    // On a server no other verb touches it, and each says what to do.
    const Run list = prodctl({"--store", place.store(), "runs"});
    if (TestStore::isOnServer()) {
        QVERIFY2(list.code != 0 && list.text().contains("prodctl db migrate"), qPrintable(list.text()));
    } else {
        COMPARE_CODE(list, 0);
        QCOMPARE(place.files().filter(".backup-v1-").size(), 1);
    }
    const Run migrated = place.db({"migrate", "--json"});
    COMPARE_CODE(migrated, 0);
    QCOMPARE(migrated.json().value("changed").toBool(), TestStore::isOnServer());
    QVERIFY(migrated.json().value("schema").toInt() >= 2);
    COMPARE_CODE(place.db({"check"}), 0);
    QCOMPARE(place.sql("SELECT comment FROM runs WHERE run = 7"), QByteArray("kept"));
    QCOMPARE(place.sql("SELECT count(*) FROM sessions"), QByteArray("0"));
}

void DbCliTest::interruptedExportLeavesNothing()
{
    Place place;
    // Rows that count nothing, and take a while.
    place.made().sql(
        "INSERT INTO failure_node_counters WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
        " WHERE i < 120000) SELECT 1, 'lost', 0, 1, 'wn' || i, 0 FROM n");
    const QStringList before = place.files();
    QProcess process;
    process.start(prodctlPath(), {"--store", place.store(), "db", "export", place.path("big.db")});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(!place.files().filter("big.db.new-").isEmpty(), 30'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 130);
    const QStringList left = place.files().filter("big.db");
    QCOMPARE(left, QStringList());
    EXITS(0, place.db({"export", place.path("big.db")}));
    QCOMPARE(fileSql(place.path("big.db"), "SELECT count(*) FROM failure_node_counters").trimmed(), "120000");
}

void DbCliTest::initReplacesNothing()
{
    Place place;
    place.made().sql("INSERT INTO runs (run, events) VALUES (5, 50)");
    EXITS(4, place.db({"init"}));
    QCOMPARE(place.sql("SELECT events FROM runs"), "50");
    const Run nowhere = prodctl({"db", "init"});
    COMPARE_CODE(nowhere, 2);
    QVERIFY2(nowhere.err.contains("--store"), nowhere.err);
}

void DbCliTest::importAsksFirst()
{
    Place place;
    const Demo demo;
    const QString file = place.path("demo.db");
    EXITS(0, demo({}, {"db", "export", file}));
    const Run shown = place.made().db({"import", file, "--dry-run", "--json"});
    COMPARE_CODE(shown, 0);
    QVERIFY(shown.json().value("plan")["rows"].toInteger() > 100);
    const Run text = place.db({"import", file, "--dry-run"});
    QVERIFY2(text.out.contains("request_transitions") && text.out.contains("Nothing was changed"), text.out);
    const Run unasked = place.db({"import", file});
    COMPARE_CODE(unasked, 2);
    QVERIFY2(unasked.err.contains("--yes"), unasked.err);
    QCOMPARE(place.sql("SELECT count(*) FROM files"), "0");
    EXITS(0, place.db({"import", file, "--yes"}));
    QCOMPARE(place.sql("SELECT count(*) FROM files"), "30");
    const Run again = place.db({"import", file, "--yes"});
    COMPARE_CODE(again, 4);
    QVERIFY2(again.err.contains("not empty"), again.err);
    QCOMPARE(place.sql("SELECT count(*) FROM files"), "30");
}

void DbCliTest::refusals_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("import: no file") << QStringList{"import", "FOLDER/none.db", "--yes"} << 3
                                     << "no such store";
    QTest::newRow("import: another program's")
        << QStringList{"import", "FOLDER/foreign.db", "--yes"} << 9 << "another program";
    QTest::newRow("import: no database")
        << QStringList{"import", "FOLDER/words.txt", "--yes"} << 9 << "not a Shiftdeck store";
    QTest::newRow("import: without a file") << QStringList{"import"} << 2 << "file";
    QTest::newRow("export: exists") << QStringList{"export", "FOLDER/words.txt"} << 4 << "exists already";
    QTest::newRow("export: no folder")
        << QStringList{"export", "FOLDER/none/new.db"} << 3 << "no such folder";
    QTest::newRow("backup: exists") << QStringList{"backup", "FOLDER/words.txt"} << 4 << "exists already";
    QTest::newRow("backup: no folder")
        << QStringList{"backup", "FOLDER/none/new.db"} << 3 << "no such folder";
    QTest::newRow("check: no plan") << QStringList{"check", "--dry-run"} << 2 << "no command with a plan";
}

void DbCliTest::refusals()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QString, says);
    Place place;
    fileSql(place.path("foreign.db"), "CREATE TABLE jobs (id INTEGER PRIMARY KEY)");
    place.folder().write("words.txt",
                         "This is a text, and a rather long one so that it could be a header of a file.\n");
    words.replaceInStrings("FOLDER", place.folder().path());
    place.made();
    const QStringList before = place.files();
    const Run run = place.db(words);
    COMPARE_CODE(run, code);
    QVERIFY2(run.err.contains(says.toUtf8()), run.err);
    QCOMPARE(place.files(), before);
}

QTEST_GUILESS_MAIN(DbCliTest)
#include "dbclitest.moc"
