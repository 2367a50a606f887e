// The demo campaign, end to end: real events, real processes, real failures.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>

using namespace shiftdeck::test;

class DemoTest : public QObject {
    Q_OBJECT

  private slots:
    void eachRunIsARawFileVerbatim();
    void runsComeWithWhatTheirShiftsKnew();
    void everyEventIsProcessedOnce();
    void goesOnWhereItWasKilled();
};

void DemoTest::eachRunIsARawFileVerbatim()
{
    const Demo demo;
    QCOMPARE(demo.sql("SELECT count(*), sum(events) FROM files").trimmed(), "30|20583");
    QCOMPARE(demo.sql("SELECT count(*) FROM runs WHERE run BETWEEN 146436 AND 149181").trimmed(), "11");
    // Put together again, the raw files are the lines of the original.
    for (const auto &[site, prefix, original] : {std::tuple{"alpha", "MuRun2010B", "MuRun2010B_0.csv"},
                                                 std::tuple{"beta", "ZmumuRun2011A", "Zmumu_Run2011A.csv"}}) {
        QFile file(QStringLiteral(SHIFTDECK_SOURCE_DIR "/resources/demo/events/%1")
                       .arg(QLatin1StringView(original)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QList<QByteArray> wanted = file.readAll().split('\n'), found;
        const QByteArray header = wanted.takeFirst();
        const QDir raw(demo.path() + QStringLiteral("/site/%1/raw").arg(QLatin1StringView(site)));
        const QStringList names = raw.entryList({QStringLiteral("%1_*.csv").arg(QLatin1StringView(prefix))},
                                                QDir::Files, QDir::Name);
        for (const QString &name : names) {
            QFile part(raw.filePath(name));
            QVERIFY(part.open(QIODevice::ReadOnly));
            QList<QByteArray> lines = part.readAll().split('\n');
            QCOMPARE(lines.takeFirst(), header);
            QVERIFY(lines.takeLast().isEmpty());
            found += lines;
        }
        QVERIFY(wanted.takeLast().isEmpty());
        std::sort(wanted.begin(), wanted.end());
        std::sort(found.begin(), found.end());
        QCOMPARE(found.size(), wanted.size());
        QVERIFY(found == wanted);
    }
}

void DemoTest::runsComeWithWhatTheirShiftsKnew()
{
    const Demo demo;
    const QByteArray files = demo.sql("SELECT r.run, r.path, sum(f.events) FROM run_plots r JOIN files f ON"
                                      " f.first_run = r.run WHERE r.kind = 'online' GROUP BY r.run, r.path")
                                 .trimmed();
    int runs = 0;
    for (const QByteArray &line : files.split('\n')) {
        const QList<QByteArray> cells = line.split('|');
        const Run mass = prodctl({"plots", "show", QString::fromUtf8(cells.at(1)), "mass", "--json"});
        COMPARE_CODE(mass, 0);
        QCOMPARE(mass.json().value("fEntries").toInt(), cells.at(2).toInt());
        const Run run = demo("anna", {"runs", "show", QString::fromUtf8(cells.at(0)), "--json"});
        COMPARE_CODE(run, 0);
        const QJsonArray methods = run.json().value("run").toObject().value("luminosities").toArray();
        QVERIFY2(!methods.isEmpty(), run.out);
        ++runs;
    }
    QCOMPARE(runs, 30);
    // The longest run of each campaign is certified, and its plots are the reference of the others.
    const Run references = demo("emil", {"references", "list", "--json"});
    COMPARE_CODE(references, 0);
    QCOMPARE(references.json().value("references").toArray().size(), 2);
    const Run closed = demo("emil", {"quality", "list", "--filter", "state = completed", "--json"});
    COMPARE_CODE(closed, 0);
    QCOMPARE(closed.json().value("runs").toArray().size(), 2);
    const Run milestones = demo("anna", {"progress", "milestones", "list", "--campaign", "2010"});
    COMPARE_CODE(milestones, 0);
    for (const char *asked : {"all events of production", "all events of skim"})
        QVERIFY2(milestones.out.contains(asked), milestones.out);
}

void DemoTest::everyEventIsProcessedOnce()
{
    const Demo demo;
    const Run run = prodctl(demo.words({"demo", "run", demo.path(), "--json"}), {}, 500'000);
    COMPARE_CODE(run, 0);
    const QJsonObject books = run.json();
    QCOMPARE(books.value("rawEvents").toInt(), 20583);
    QCOMPARE(books.value("mergedEvents").toInt(), 20583);
    QCOMPARE(books.value("distinctEvents").toInt(), 20583);
    QVERIFY(books.value("problems").toArray().isEmpty());
    const QJsonArray requests = books.value("requests").toArray();
    QCOMPARE(requests.size(), 6);
    for (const QJsonValue &value : requests) {
        const QJsonObject request = value.toObject();
        QCOMPARE(request.value("status").toString(), "declared");
        QCOMPARE(request.value("eventsCredited"), request.value("eventsIn"));
    }
    // Every kind of weather was met, recognised, and recovered from.
    const QJsonObject failures = books.value("failures").toObject();
    for (const char *kind : {"exit-code", "signal", "early-end", "stream-missing", "output-unreadable"})
        QVERIFY2(failures.value(QLatin1StringView(kind)).toInt() >= 1, run.out);
    // Not from the program's own books: the merged files, by the shell's tools.
    const QByteArray paths = demo.sql(
        "SELECT m.path FROM merges m JOIN requests r ON r.id = m.request_id WHERE r.step = 'production'");
    QSet<QByteArray> events;
    int lines = 0;
    for (const QByteArray &path : paths.trimmed().split('\n')) {
        QFile file(QString::fromUtf8(path));
        QVERIFY2(file.open(QIODevice::ReadOnly), path);
        QList<QByteArray> rows = file.readAll().trimmed().split('\n');
        rows.removeFirst();
        for (const QByteArray &row : std::as_const(rows)) {
            events.insert(row.left(row.indexOf(',', row.indexOf(',') + 1)));
            ++lines;
        }
    }
    QCOMPARE(lines, 10'000 + 10'583);
    QCOMPARE(events.size(), 10'000 + 10'583);
    // Rule 1 of the ledger: as many credits as units, and no output in two merged files.
    QCOMPARE(demo.sql("SELECT count(*) FROM work_units"), demo.sql("SELECT count(*) FROM credits"));
    QCOMPARE(demo.sql("SELECT output_id FROM merge_parts GROUP BY 1 HAVING count(*) > 1").trimmed(), "");
    // A second run finds nothing to do, and the books still balance.
    const QByteArray jobs = demo.sql("SELECT count(*) FROM jobs");
    COMPARE_CODE(prodctl(demo.words({"demo", "run", demo.path()})), 0);
    QCOMPARE(demo.sql("SELECT count(*) FROM jobs"), jobs);
}

void DemoTest::goesOnWhereItWasKilled()
{
    const Demo demo({"--no-weather"});
    QProcess first;
    first.start(prodctlPath(), demo.words({"demo", "run", demo.path()}));
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(demo.sql("SELECT count(*) FROM credits").toInt() > 5, 60'000);
    first.kill();
    QVERIFY(first.waitForFinished(10'000));
    // The dead agent's lease runs out first.
    Run run;
    const QStringList again = demo.words({"demo", "run", demo.path(), "--json"});
    QTRY_VERIFY_WITH_TIMEOUT((run = prodctl(again, {}, 400'000)).code != 6, 60'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    QCOMPARE(run.json().value("mergedEvents").toInt(), 20583);
}

QTEST_GUILESS_MAIN(DemoTest)
#include "demotest.moc"
