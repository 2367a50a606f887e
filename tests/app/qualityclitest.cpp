// The quality of runs on the command line: detectors, flags, signatures, good-run lists, and who may.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

using namespace shiftdeck::test;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
}  // namespace

class QualityCliTest : public QObject {
    Q_OBJECT

  private slots:
    // From the first detector to the list of the good runs, and two lists compared.
    void runsAreCertified()
    {
        const Demo demo({QStringLiteral("--no-quality")});
        COMPARE_CODE(demo("emil", {"detectors", "add", "tracker", "--yes"}), 5);
        COMPARE_CODE(demo("anna", {"detectors", "add", "Tracker", "--yes"}), 2);
        COMPARE_CODE(demo("anna", {"detectors", "add", "tracker", "--title", "Silicon tracker", "--yes"}), 0);
        COMPARE_CODE(demo("anna", {"detectors", "add", "muons", "--optional", "--yes"}), 0);
        const Run detectors = demo("ben", {"detectors"});
        QVERIFY2(detectors.out.contains("Silicon tracker") && detectors.out.contains("optional"),
                 detectors.out.constData());
        QCOMPARE(demo("ben", {"names", "detector"}).out.trimmed(), QByteArray("tracker\nmuons"));

        const Run plan =
            demo("emil", {"--dry-run", "quality", "flag", "146436", "all", "good", "--ls", "1-90"});
        COMPARE_CODE(plan, 0);
        QVERIFY2(plan.text().contains("run 146436, tracker"), plan.out.constData());
        QCOMPARE(demo.sql("SELECT count(*) FROM quality_flags").trimmed(), QByteArray("0"));
        COMPARE_CODE(demo("carla", {"quality", "flag", "146436", "tracker", "good", "--yes"}), 5);
        COMPARE_CODE(demo("emil", {"quality", "flag", "146436", "all", "good", "--ls", "1-90", "--yes"}), 0);
        COMPARE_CODE(demo("emil",
                          {"quality", "flag", "146436", "tracker", "bad", "--ls", "5-9", "--cause", "HV trip",
                           "--comment", "sector 7", "--yes"}),
                     0);
        COMPARE_CODE(demo("emil", {"quality", "flag", "146436", "tracker", "fine", "--yes"}), 2);
        COMPARE_CODE(demo("emil", {"quality", "flag", "7", "tracker", "good", "--yes"}), 3);
        const Run shown = demo("ben", {"quality", "show", "146436", "tracker"});
        COMPARE_CODE(shown, 0);
        QVERIFY2(shown.out.contains("mixed") && shown.out.contains("HV trip")
                     && shown.out.contains("LS 5 to 9"),
                 shown.out.constData());
        const QJsonObject json = demo("ben", {"quality", "show", "146436", "tracker", "--json"}).json();
        QCOMPARE(json.value("ranges").toArray().size(), 3);
        QCOMPARE(json.value("flags").toArray().first().toObject().value("cause").toString(), "HV trip");
        COMPARE_CODE(demo("ben", {"quality", "show", "7", "tracker"}), 3);

        const Run list = demo("ben", {"quality", "--filter", "tracker = mixed", "--json"});
        COMPARE_CODE(list, 0);
        const QJsonArray runs = list.json().value("runs").toArray();
        QCOMPARE(runs.size(), 1);
        const QJsonObject cell = runs[0].toObject().value("detectors").toObject().value("tracker").toObject();
        QCOMPARE(cell.value("lumisections").toObject().value("bad").toInt(), 5);

        const Run preview =
            demo("ben",
                 {"goodruns", "preview", "tracker = good and muons = good", "--candidates", "run = 146436"});
        COMPARE_CODE(preview, 0);
        QVERIFY2(preview.out.contains("tracker = good") && preview.out.contains("85"),
                 preview.out.constData());
        QVERIFY2(preview.out.contains("HV trip") && preview.out.contains("all that is lost"),
                 preview.out.constData());
        const Run csv =
            demo("ben", {"goodruns", "preview", "tracker = good", "--candidates", "run = 146436", "--csv"});
        COMPARE_CODE(csv, 0);
        QVERIFY2(csv.out.contains("\ncause,HV trip,tracker,5,") && csv.out.contains("\ndetector,tracker,,5,"),
                 csv.out.constData());
        COMPARE_CODE(demo("ben", {"goodruns", "preview", "tracker = good", "--csv", "--json"}), 2);
        COMPARE_CODE(demo("ben", {"goodruns", "preview", "tracker = fine"}), 2);
        const QStringList make{"goodruns",       "make",         "golden",       "--rule",
                               "tracker = good", "--candidates", "run = 146436", "--yes"};
        COMPARE_CODE(demo("emil", make), 0);
        COMPARE_CODE(demo("emil", make), 4);  // it is the same
        COMPARE_CODE(demo("emil", {"quality", "undo", "3", "--why", "another run", "--yes"}), 0);
        COMPARE_CODE(demo("emil", make), 0);
        const Run lists = demo("ben", {"goodruns", "--json"});
        QCOMPARE(lists.json().value("lists").toArray().size(), 2);
        QCOMPARE(demo("ben", {"goodruns", "export", "golden:1"}).out,
                 QByteArray("{\"146436\": [[1, 4], [10, 90]]}\n"));
        QCOMPARE(demo("ben", {"goodruns", "export", "golden:1", "--anti"}).out,
                 QByteArray("{\"146436\": [[5, 9]]}\n"));
        const Run losses = demo("ben", {"goodruns", "export", "golden:1", "--losses"});
        COMPARE_CODE(losses, 0);
        QVERIFY2(losses.out.startsWith("# golden version 1\n# Good when: tracker = good\n")
                     && losses.out.contains("\ncause,HV trip,tracker,5,"),
                 losses.out.constData());
        COMPARE_CODE(demo("ben", {"goodruns", "export", "golden:1", "--losses", "--anti"}), 2);
        const QJsonObject shownLosses =
            demo("ben", {"goodruns", "show", "golden:1", "--json"}).json().value("losses").toObject();
        const QJsonObject cause = shownLosses.value("causes").toArray().at(0).toObject();
        QCOMPARE(cause.value("name").toString(), "HV trip");
        QCOMPARE(cause.value("own").toObject().value("lumisections").toInt(), 5);
        QCOMPARE(shownLosses.value("severalCauses").toObject().value("lumisections").toInt(), 0);
        QCOMPARE(demo("ben", {"goodruns", "show", "golden:1", "--csv"}).out, losses.out);
        const QString path = demo.folder().path("golden.json");
        COMPARE_CODE(demo("ben", {"goodruns", "export", "golden", "--output", path}), 0);
        QCOMPARE(contentOf(path), QByteArray("{\"146436\": [[1, 90]]}\n"));
        COMPARE_CODE(demo("ben", {"goodruns", "export", "golden", "--output", path}), 4);
        const Run diff = demo("ben", {"goodruns", "diff", "golden:1", "golden:2"});
        COMPARE_CODE(diff, 1);
        QVERIFY2(diff.out.contains("only in golden version 2"), diff.out.constData());
        COMPARE_CODE(demo("ben", {"goodruns", "diff", "golden", "golden:2"}), 0);
        const Run one = demo("ben", {"goodruns", "show", "golden:1"});
        QVERIFY2(one.out.contains("Rule: tracker = good") && one.out.contains("85"), one.out.constData());
        COMPARE_CODE(demo("emil", {"goodruns", "import", "copy", path, "--yes"}), 0);
        COMPARE_CODE(demo("ben", {"goodruns", "diff", "copy", "golden"}), 0);

        // Flags from a file: what is wrong in it is named by its line, and nothing of it is taken.
        const QString flags = demo.folder().write("flags.csv",
                                                  "run,detector,first_ls,last_ls,flag,cause\n"
                                                  "146436,muons,3,4,bad,beam dump\n"
                                                  "146436,muons,5,6,fine,\n");
        const Run wrong = demo("emil", {"--dry-run", "quality", "import", flags});
        QVERIFY2(wrong.text().contains("flags.csv, line 3") && wrong.text().contains("is no flag"),
                 qPrintable(wrong.text()));
        COMPARE_CODE(demo("emil", {"quality", "import", flags, "--yes"}), 2);
        COMPARE_CODE(demo("emil", {"quality", "import", flags, "--partial", "--yes"}), 0);
        COMPARE_CODE(demo("ben", {"quality", "import", flags, "--partial", "--yes"}), 5);
        const Run taken = demo("ben", {"quality", "show", "146436", "muons"});
        QVERIFY2(taken.out.contains("beam dump") && taken.out.contains("LS 3 to 4"), taken.out.constData());

        COMPARE_CODE(
            demo("emil", {"quality", "sign-off", "146436", "tracker", "--why", "all plots fine", "--yes"}),
            0);
        COMPARE_CODE(demo("emil", {"quality", "flag", "146436", "tracker", "bad", "--yes"}), 4);
        COMPARE_CODE(demo("emil", {"quality", "complete", "146436", "tracker", "--yes"}), 0);
        COMPARE_CODE(demo("emil", {"quality", "confirm", "146436", "tracker", "--yes"}), 4);
        COMPARE_CODE(demo("anna", {"quality", "confirm", "146436", "tracker", "--yes"}), 0);
        COMPARE_CODE(demo("emil", {"quality", "reopen", "146436", "tracker", "--why", "x", "--yes"}), 5);
        COMPARE_CODE(
            demo("anna", {"quality", "reopen", "146436", "tracker", "--why", "new alignment", "--yes"}), 0);
        COMPARE_CODE(demo("anna", {"campaign", "second-person", "2010", "yes", "--why", "agreed", "--yes"}),
                     0);
        const Run certify = demo("emil", {"request", "certify", "1", "--yes"});
        COMPARE_CODE(certify, 4);
        QVERIFY2(certify.text().contains("only delivered requests"), qPrintable(certify.text()));
        const Run checked = demo("anna", {"db", "check"});
        COMPARE_CODE(checked, 0);
        QVERIFY2(checked.out.contains("certif"), checked.out.constData());
    }
};

QTEST_GUILESS_MAIN(QualityCliTest)
#include "qualityclitest.moc"
