// prodctl plots add, files, compare; references; plotrules: with a real store.
#include "tests/app/prodctlrunner.h"

#include <QFile>
#include <QJsonArray>

using namespace shiftdeck::test;

namespace {
QString data(const char *name)
{
    return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/quality/data/%1").arg(QLatin1StringView(name));
}
}  // namespace

class PlotsCliTest : public QObject {
    Q_OBJECT

  private slots:
    void plotsOfRuns();
    void compare();
};

void PlotsCliTest::plotsOfRuns()
{
    const Demo demo({QStringLiteral("--no-quality")});
    const QList<QByteArray> runs = demo.sql("SELECT run FROM runs ORDER BY run").trimmed().split('\n');
    QVERIFY(runs.size() > 2);
    const QString first = QString::fromLatin1(runs.at(0)), second = QString::fromLatin1(runs.at(1));
    const QString file = data("histograms1d2d.root");
    const Run none = demo({}, {"plots", "files"});
    COMPARE_CODE(none, 0);
    QVERIFY2(none.out.contains("plots add"), none.out);
    const Run dry = demo("anna", {"--dry-run", "plots", "add", file, "--run", first, "--kind", "prompt"});
    COMPARE_CODE(dry, 0);
    COMPARE_CODE(demo("anna", {"--yes", "plots", "add", file, "--run", first, "--kind", "prompt"}), 0);
    COMPARE_CODE(
        demo("anna",
             {"--yes", "plots", "add", data("uproot-histograms.root"), "--run", second, "--kind", "prompt"}),
        0);
    const Run files = demo({}, {"plots", "files", "--json"});
    COMPARE_CODE(files, 0);
    const QJsonArray list = files.json()["files"].toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.last().toObject()["path"].toString(), file);
    QCOMPARE(list.last().toObject()["plots"].toInt(), 5);
    const Run one = demo({}, {"plots", "files", "--run", first, "--json"});
    QCOMPARE(one.json()["files"].toArray().size(), 1);
    // A file over the plots of a run: the same plots are ok or have too few entries, which is not green.
    const Run same = demo({}, {"plots", "compare", file, "--run", first, "--json"});
    COMPARE_CODE(same, 1);
    QCOMPARE(same.json()["plots"].toArray().size(), 5);
    COMPARE_CODE(demo({}, {"plots", "compare", file, "--run", "1"}), 3);
    const Run proposals = demo({}, {"references", "propose", "--run", first, "--json"});
    COMPARE_CODE(proposals, 0);
    const QJsonObject proposal = proposals.json()["proposals"].toArray().first().toObject();
    QCOMPARE(proposal["run"].toInteger(), second.toLongLong());
    QVERIFY2(proposal["reason"].toString().contains("Same kind (prompt)"), proposals.out);
    QVERIFY2(proposal["agrees"].toString().contains("Same kind (prompt)"), proposals.out);
    // Rules and their versions.
    const QString rule = QStringLiteral("chi2 0.01 0.001; entries 1; tolerance 0.1; normalise yes");
    COMPARE_CODE(demo("carla", {"--yes", "plotrules", "set", "*", "--rule", rule}), 5);
    COMPARE_CODE(demo("anna", {"--yes", "plotrules", "set", "*", "--rule", rule, "--why", "w"}), 0);
    const Run rules = demo({}, {"plotrules", "list", "--json"});
    QCOMPARE(rules.json()["rules"].toArray().first().toObject()["rule"].toString(), rule);
    const Run green = demo({}, {"plots", "compare", file, "--run", first, "--json"});
    const QJsonObject plot = green.json()["plots"].toArray().last().toObject();
    QCOMPARE(plot["rule"].toString(), QStringLiteral("*"));
    // What another rule would change, before it is set: over itself a plot with few entries is judged.
    const QString many = QStringLiteral("chi2 0.01 0.001; entries 1000000; tolerance 0.1; normalise yes");
    const Run tried = demo(
        {}, {"plotrules", "try", "*", "--rule", many, "--run", first, "--reference-run", first, "--json"});
    COMPARE_CODE(tried, 0);
    QCOMPARE(tried.json()["plots"].toInt(), 5);
    QCOMPARE(tried.json()["matching"].toInt(), 5);
    const QJsonArray changes = tried.json()["changes"].toArray();
    QVERIFY2(!changes.isEmpty(), tried.out);
    for (const QJsonValue &change : changes)
        QCOMPARE(change.toObject()["after"].toString(), QStringLiteral("too-few-entries"));
    COMPARE_CODE(demo({}, {"plotrules", "try", "*", "--rule", "chi2", "--run", first}), 2);
    const Run lonely = demo({}, {"plotrules", "try", "*", "--rule", many, "--run", first});
    COMPARE_CODE(lonely, 3);
    QVERIFY2(lonely.err.contains("--reference-run"), lonely.err);
    COMPARE_CODE(demo({}, {"references", "list"}), 0);
    COMPARE_CODE(demo({}, {"references", "show", "none"}), 3);
}

void PlotsCliTest::compare()
{
    const TemporaryFolder folder;
    const auto json = [&folder](const char *name, const char *contents) {
        return folder.write(
            QLatin1StringView(name),
            QByteArray("{\"_typename\":\"TH1D\",\"fName\":\"h\",\"fXaxis\":{\"fNbins\":3,\"fXmin\":0,"
                       "\"fXmax\":3},\"fEntries\":600,\"fArray\":")
                + contents + "}");
    };
    const QString good = json("a.json", "[0,100,200,300,0]"), bad = json("b.json", "[0,300,200,100,0]");
    const Run ok = prodctl({"plots", "compare", good, "--reference", good});
    COMPARE_CODE(ok, 0);
    QVERIFY2(ok.out.contains("ok") && ok.out.contains("All tests are within"), ok.out);
    const Run wrong = prodctl({"plots", "compare", good, "--reference", bad, "--json"});
    COMPARE_CODE(wrong, 1);
    const QJsonObject plot = wrong.json()["plots"].toArray().first().toObject();
    QCOMPARE(plot["state"].toString(), QStringLiteral("error"));
    QVERIFY(plot["chi2Probability"].toDouble() < 1e-9);
    QCOMPARE(wrong.json()["detectors"].toArray().first().toObject()["states"].toObject()["error"].toInt(), 1);
    COMPARE_CODE(prodctl({"plots", "compare", good}), 2);
    COMPARE_CODE(prodctl({"plots", "compare", good, "--reference", folder.path("none.root")}), 2);
    COMPARE_CODE(prodctl({"plots", "compare", folder.path("none.root"), "--reference", good}), 3);
}

QTEST_GUILESS_MAIN(PlotsCliTest)
#include "plotsclitest.moc"
