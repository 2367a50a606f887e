// The demo campaign at a real ARC computing element, from raw events to merged skims: the same files as on
// this machine. Its jobs are nobody's of this machine's users: all they leave is fetched from there.
#include "tests/app/prodctlrunner.h"
#include "tests/endpoints/arcsite.h"

#include <QJsonArray>

using namespace shiftdeck::test;

class ArcDemoTest : public QObject {
    Q_OBJECT

  private slots:
    void makesTheSameFiles();

  private:
    // Names, sizes and checksums of all merged files, in order.
    static QByteArray mergedFiles(const Demo &demo)
    {
        return demo.sql("SELECT lfn, events, bytes, adler32 FROM merges WHERE status = 'done' ORDER BY lfn");
    }
};

void ArcDemoTest::makesTheSameFiles()
{
    const ArcServer arc;
    const Demo here({"--no-weather"});
    COMPARE_CODE(prodctl(here.words({"demo", "run", here.path()}), {}, 400'000), 0);
    const Demo there({"--no-weather", "--endpoint", "arc", "--url", arc.url().toString(), "--credential",
                      arc.credential(), "--authorities", arc.authority(), "--queue", "prod"});
    // Jobs read the raw files and the application in the demo's folder.
    QFile::setPermissions(there.folder().path(), QFile::Permissions(0x7755));
    const Run checked = there({}, {"sites", "check", "--json"});
    COMPARE_CODE(checked, 0);
    QVERIFY2(checked.out.contains("interface 1.0"), checked.out);
    const Run run = prodctl(there.words({"demo", "run", there.path(), "--json"}), {}, 500'000);
    COMPARE_CODE(run, 0);
    QCOMPARE(run.json().value("distinctEvents").toInt(), 20583);
    QVERIFY(run.json().value("problems").toArray().isEmpty());
    QVERIFY(mergedFiles(here).count('\n') > 5);
    QCOMPARE(mergedFiles(there), mergedFiles(here));
    // Every job was one of ARC's, by its id; what was fetched was removed there.
    QCOMPARE(there
                 .sql("SELECT count(*) FROM jobs WHERE endpoint_job_id LIKE 'alpha:%'"
                      " OR endpoint_job_id LIKE 'beta:%'")
                 .trimmed(),
             there.sql("SELECT count(*) FROM jobs").trimmed());
    QVERIFY(QTest::qWaitFor([&] { return arc.jobNames().isEmpty(); }, 60'000));
    // Says and is agree, looked at by another program.
    const Run agreed = there({}, {"says-is", "--json"});
    COMPARE_CODE(agreed, 0);
    QCOMPARE(agreed.json().value("disagreeing").toInt(-1), 0);
    // A site whose settings are wrong is not made.
    for (const QStringList &wrong :
         {QStringList{"--url", "http://ce.example.org/arex", "--credential", "/c"},
          QStringList{"--url", "https://ce.example.org/arex"},
          QStringList{"--url", "https://ce.example.org/arex", "--credential", "c"},
          QStringList{"--url", "https://user:secret@ce.example.org/arex", "--credential", "/c"}}) {
        const Run bad = there("anna", QStringList{"sites", "set", "alpha", "--endpoint", "arc"} + wrong);
        QVERIFY2(bad.code != 0, qPrintable(wrong.join(' ')));
        QVERIFY(!bad.text().contains("secret"));
    }
}

QTEST_GUILESS_MAIN(ArcDemoTest)
#include "arcdemotest.moc"
