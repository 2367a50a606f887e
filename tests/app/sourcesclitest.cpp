// New runs and outdated conditions from the command line: a source is added, the real agent asks for its
// runs, and what an update of conditions outdates is listed.
#include "tests/app/prodctlrunner.h"

#include <QJsonArray>

using namespace shiftdeck::test;

namespace {
QByteArray events(qint64 run)
{
    return "Run,Event,E1\n" + QByteArray::number(run) + ",1,2.5\n" + QByteArray::number(run) + ",2,3.5\n";
}

QStringList add(const Demo &demo, const QStringList &more = {})
{
    return QStringList{"sources",      "add",
                       "pit",          demo.folder().path("incoming"),
                       "--campaign",   "2010",
                       "--site",       "alpha",
                       "--dataset",    "prompt/{run}",
                       "--pattern",    "run{run}.csv",
                       "--quiet-time", "0"}
    + more;
}
}  // namespace

class SourcesCliTest : public QObject {
    Q_OBJECT

  private slots:
    void newRunsBecomeRequests();
    void whatIsOutdated();
    void wrongWords();
};

void SourcesCliTest::newRunsBecomeRequests()
{
    const Demo demo;
    demo.folder().write("incoming/run148100.csv", events(148100));
    demo.folder().write("incoming/run148101.csv", events(148100));  // of another run than its name says
    const QByteArray before = demo.dump();
    const Run dry = demo("anna", QStringList{"--dry-run"} + add(demo));
    COMPARE_CODE(dry, 0);
    QVERIFY2(dry.out.contains("runs: 2, files: 2") && dry.out.contains("of prompt/148100"), dry.out);
    QCOMPARE(demo.dump(), before);
    COMPARE_CODE(demo("carla", QStringList{"--yes"} + add(demo)), 5);
    const Run added = demo("anna", QStringList{"--yes"} + add(demo));
    COMPARE_CODE(added, 0);
    const Run nothing = demo({}, {"sources"});
    COMPARE_CODE(nothing, 0);
    QVERIFY2(nothing.out.contains("not looked at yet"), nothing.out);

    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    const Run shown = demo({}, {"sources", "show", "pit", "--json"});
    COMPARE_CODE(shown, 0);
    const QJsonObject source = shown.json().value("source").toObject();
    const QJsonArray runs = source.value("list").toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].toObject().value("state").toString(), "refused");
    QVERIFY2(runs[0].toObject().value("why").toString().contains("holds run 148100"), shown.out);
    QCOMPARE(runs[1].toObject().value("state").toString(), "requested");
    const QJsonObject request = runs[1].toObject().value("requests").toArray().first().toObject();
    QCOMPARE(request.value("step").toString(), "production");
    QCOMPARE(request.value("status").toString(), "new");
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(demo.sql("SELECT count(*) FROM source_requests").trimmed(), QByteArray("1"));
    const Run text = demo({}, {"sources", "show", "pit"});
    QVERIFY2(text.out.contains("Refused runs: 1") && text.out.contains("148100"), text.out);

    // Mended, and tried again because somebody asks.
    demo.folder().write("incoming/run148101.csv", events(148101));
    COMPARE_CODE(demo("ben", {"sources", "look", "pit"}), 0);
    COMPARE_CODE(demo({}, {"agent", "--once"}), 0);
    QCOMPARE(demo.sql("SELECT count(*) FROM source_requests").trimmed(), QByteArray("2"));
    COMPARE_CODE(demo("ben", {"--yes", "sources", "stop", "pit", "--reason", "moving disks"}), 0);
    const QJsonObject stopped =
        demo({}, {"sources", "--json"}).json().value("sources").toArray()[0].toObject();
    QCOMPARE(stopped.value("stopped").toObject().value("reason").toString(), "moving disks");
    QCOMPARE(stopped.value("runs").toObject().value("requested").toInt(), 2);
    COMPARE_CODE(demo("ben", {"--yes", "sources", "start", "pit"}), 0);
    COMPARE_CODE(demo({}, {"db", "check"}), 0);
}

void SourcesCliTest::whatIsOutdated()
{
    const Demo demo;
    COMPARE_CODE(demo({}, {"conditions", "outdated"}), 0);
    COMPARE_CODE(demo({}, {"conditions", "snapshots", "99"}), 3);
    const Run none = demo({}, {"conditions", "snapshots", "1"});
    COMPARE_CODE(none, 0);
    QVERIFY2(none.text().contains("no credited output yet"), none.out);
    const QString file = demo.folder().write(
        "updates.csv", "tag,payload,first_run,last_run,at\nany,ecal,1,999999999,2030-01-01T00:00:00Z\n");
    COMPARE_CODE(demo("ben", {"--yes", "conditions", "update", "--file", file}), 0);
    const QJsonArray updates = demo({}, {"conditions", "--json"}).json().value("updates").toArray();
    QCOMPARE(updates.size(), 1);
    QCOMPARE(updates[0].toObject().value("payload").toString(), "ecal");
    QCOMPARE(updates[0].toObject().value("by").toString(), "ben");
    QCOMPARE(demo({}, {"conditions", "outdated", "--json"}).json().value("outdated").toArray().size(), 0);
    const Run nothing = demo("anna", {"--yes", "conditions", "reprocess", "snapshot-b"});
    QVERIFY(nothing.code != 0);
    QVERIFY2(nothing.text().contains("No output is outdated"), qPrintable(nothing.text()));
    COMPARE_CODE(demo("ben", {"--yes", "conditions", "update", "--file", file}), 4);
    demo.folder().write("updates.csv", "tag,payload\n");
    const Run wrong = demo("ben", {"--yes", "conditions", "update", "--file", file});
    QVERIFY(wrong.code != 0);
    QVERIFY2(wrong.text().contains("line 1"), qPrintable(wrong.text()));
}

void SourcesCliTest::wrongWords()
{
    const Demo demo;
    for (const QStringList &words :
         {QStringList{"sources", "show", "nothing"}, QStringList{"sources", "look", "nothing"},
          QStringList{"sources", "add", "pit"}, add(demo, {"--steps", "cook"}),
          add(demo, {"--quiet-time", "soon"}), add(demo, {"--marker", "run.done"})}) {
        const Run run = demo("anna", QStringList{"--yes"} + words);
        QVERIFY2(run.code > 0 && !run.err.isEmpty(), qPrintable(words.join(u' ') + run.text()));
    }
    QCOMPARE(demo.sql("SELECT count(*) FROM run_sources").trimmed(), QByteArray("0"));
}

QTEST_GUILESS_MAIN(SourcesCliTest)
#include "sourcesclitest.moc"
