// prodctl plots on files as people have them.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>

using namespace shiftdeck::test;

namespace {
QString data(const char *name)
{
    return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/quality/data/%1").arg(name);
}
}  // namespace

class PlotsTest : public QObject {
    Q_OBJECT

  private slots:
    void list();
    void filter();
    void show();
    void csv();
    void csvOfAnEfficiency();
    void rootJsonIsReadAgain();
    void damagedFiles();
    void outsideTextCannotSteerTheTerminal();
};

void PlotsTest::list()
{
    const Run table = prodctl({"plots", "list", data("histograms1d2d.root")});
    COMPARE_CODE(table, 0);
    QVERIFY2(table.out.contains("myTH1D_nonuniform") && table.out.contains("TH2F")
                 && table.out.contains("2 x 4"),
             table.out);
    const Run json = prodctl({"plots", "list", data("histograms1d2d.root"), "--json"});
    COMPARE_CODE(json, 0);
    const QJsonArray plots = json.json()["plots"].toArray();
    QCOMPARE(plots.size(), 5);
    const QJsonObject first = plots.first().toObject();
    QCOMPARE(first["name"].toString(), QStringLiteral("myTH1F"));
    QCOMPARE(first["entries"].toDouble(), 4.0);
    QCOMPARE(first["integral"].toDouble(), 42.0);
    QCOMPARE(first["mean"].toArray().first().toDouble(), -57.0 / 42);
    QVERIFY(json.json()["notes"].isArray());
    // Nested directories, and of several cycles the last.
    const Run nested = prodctl({"plots", "list", data("tdir_complicated.root")});
    COMPARE_CODE(nested, 0);
    QVERIFY2(nested.out.contains('/'), nested.out);
}

void PlotsTest::filter()
{
    const Run some = prodctl({"plots", "list", data("histograms1d2d.root"), "--filter", "TH2", "--json"});
    COMPARE_CODE(some, 0);
    QCOMPARE(some.json()["plots"].toArray().size(), 2);
    const Run none = prodctl({"plots", "list", data("histograms1d2d.root"), "--filter", "tracker"});
    COMPARE_CODE(none, 0);
    QVERIFY2(none.out.contains("No plot matches."), none.out);
}

void PlotsTest::show()
{
    const Run text = prodctl({"plots", "show", data("uproot-issue209.root"), "TEfficiencyName"});
    COMPARE_CODE(text, 0);
    QVERIFY2(text.out.contains("passed 8662 of 30245"), text.out);
    QVERIFY2(text.out.contains(", bins: 20"), text.out);
    const Run cycle = prodctl({"plots", "show", data("histograms1d2d.root"), "myTH1F;1"});
    COMPARE_CODE(cycle, 0);
    const Run wrong = prodctl({"plots", "show", data("histograms1d2d.root"), "myTH1G"});
    COMPARE_CODE(wrong, 3);
    QVERIFY2(wrong.err.contains("myTH1F"), wrong.err);
}

void PlotsTest::csv()
{
    const Run csv = prodctl({"plots", "show", data("histograms1d2d.root"), "myTH1F", "--csv"});
    COMPARE_CODE(csv, 0);
    QCOMPARE(csv.out,
             QByteArray("x,xlow,xhigh,content,error\r\n0,,-2,0,0\r\n1,-2,0,40,28.284271247461902\r\n"
                        "2,0,2,2,1.4142135623730951\r\n3,2,,0,0\r\n"));
    const Run labelled = prodctl({"plots", "show", data("uproot-issue33.root"), "cutflow", "--csv"});
    COMPARE_CODE(labelled, 0);
    QVERIFY2(labelled.out.startsWith("x,xlow,xhigh,xlabel,content,error\r\n"), labelled.out);
    QVERIFY2(labelled.out.contains("1,0,1,\"Dijet\","), labelled.out);
    COMPARE_CODE(prodctl({"plots", "show", data("uproot-issue33.root"), "cutflow", "--csv", "--json"}), 2);
}

void PlotsTest::csvOfAnEfficiency()
{
    const Run csv = prodctl({"plots", "show", data("uproot-issue209.root"), "TEfficiencyName", "--csv"});
    COMPARE_CODE(csv, 0);
    const QList<QByteArray> lines = csv.out.split('\n');
    QCOMPARE(lines.first(), QByteArray("x,xlow,xhigh,passed,total,efficiency,lower,upper\r"));
    QCOMPARE(lines.size(), 24);  // heading, 20 bins, two flows, and the end
    QVERIFY2(lines.at(1).endsWith(",,,\r"), lines.at(1));
    const QList<QByteArray> some = lines.at(10).trimmed().split(',');
    const double value = some.at(5).toDouble();
    QCOMPARE(value, some.at(3).toDouble() / some.at(4).toDouble());
    QVERIFY(some.at(6).toDouble() < value && value < some.at(7).toDouble());
}

void PlotsTest::rootJsonIsReadAgain()
{
    const Run json = prodctl({"plots", "show", data("uproot-issue-227a.root"), "hprof2d", "--json"});
    COMPARE_CODE(json, 0);
    QCOMPARE(json.json()["_typename"].toString(), QStringLiteral("TProfile2D"));
    const TemporaryFolder folder;
    const QString path = folder.write("plot.json", json.out);
    const Run again = prodctl({"plots", "show", path, "hprof2d", "--json"});
    COMPARE_CODE(again, 0);
    QCOMPARE(again.out, json.out);
    const Run list = prodctl({"plots", "list", path});
    COMPARE_CODE(list, 0);
    QVERIFY2(list.out.contains("TProfile2D") && list.out.contains("2 x 3"), list.out);
}

void PlotsTest::damagedFiles()
{
    const TemporaryFolder folder;
    QFile file(data("uproot-histograms.root"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const QString cut = folder.write("cut.root", whole.left(3000));
    const Run refused = prodctl({"plots", "list", cut});
    COMPARE_CODE(refused, 2);
    QVERIFY2(refused.err.contains("it is cut off: it has 3000 of 5366 bytes"), refused.err);
    const Run recovered = prodctl({"plots", "list", cut, "--recover"});
    COMPARE_CODE(recovered, 0);
    QVERIFY2(recovered.err.contains("Recovered: it is cut off"), recovered.err);
    QVERIFY2(recovered.out.contains("TH1F"), recovered.out);
    COMPARE_CODE(prodctl({"plots", "list", folder.path("none.root")}), 3);
    const Run other = prodctl({"plots", "list", folder.write("a.root", "something else")});
    COMPARE_CODE(other, 2);
    QVERIFY2(other.err.contains("it is no ROOT file"), other.err);
    const Run json = prodctl({"plots", "list", folder.write("b.json", "{\"_typename\":\n")});
    COMPARE_CODE(json, 2);
    QVERIFY2(json.err.contains("line 2, column 1"), json.err);
}

void PlotsTest::outsideTextCannotSteerTheTerminal()
{
    const TemporaryFolder folder;
    const QString path = folder.write(
        "a.json", R"({"_typename":"TH1D","fName":"a\u001b[31m","fTitle":"b\u001b[2J\nc","fArray":[0,1,0]})");
    for (const QStringList &verb :
         {QStringList{"plots", "list", path}, {"plots", "show", path, "a\x1b[31m"}}) {
        const Run run = prodctl(verb);
        COMPARE_CODE(run, 0);
        QVERIFY2(!run.out.contains('\x1b') && !run.err.contains('\x1b'), run.out);
    }
}

QTEST_GUILESS_MAIN(PlotsTest)
#include "plotstest.moc"
