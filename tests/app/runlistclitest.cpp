// runlist and lumi, as a person or a script uses them: real files, no store.
#include "tests/app/prodctlrunner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

#include <unistd.h>

using namespace shiftdeck::test;

namespace {
QString data(const QString &name) { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/runs/data/") + name; }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}
}  // namespace

class RunListCliTest : public QObject {
    Q_OBJECT

  private slots:
    void shows();
    void combines_data();
    void combines();
    void restricts();
    void differences();
    void writesWholeOrNot();
    void partsAreNotTakenForTheWhole();
    void luminosityOfLists();
    void luminosityTables();
    void fillTables();
    void usage_data();
    void usage();

  private:
    const QString m_line = data("golden-line.json"), m_indented = data("golden-indented.json");
};

void RunListCliTest::shows()
{
    const Run text = prodctl({"runlist", "show", m_line, m_indented});
    COMPARE_CODE(text, 0);
    QVERIFY(text.out.contains("1,945") && text.out.contains("1,664") && text.err.isEmpty());
    const Run json = prodctl({"runlist", "show", m_line, "--json"});
    const QJsonObject list = json.json().value("lists").toArray().at(0).toObject();
    QCOMPARE(list.value("from").toObject().value("lumisections").toInt(), 1945);
    QVERIFY(list.value("from").toObject().value("checksum").toString().startsWith("sha256:"));
    QCOMPARE(list.value("list").toObject().value("273302").toArray(),
             (QJsonArray{QJsonArray{1, 459}, QJsonArray{461, 470}}));
    const Run messy = prodctl({"runlist", "show", data("messy.json")});
    COMPARE_CODE(messy, 2);  // entries were refused
    QVERIFY(messy.err.contains("line 4, column 13: refused: Run 300004, [7, 3]"));
    QVERIFY(messy.out.contains("61"));
    const Run messyJson = prodctl({"runlist", "show", data("messy.json"), "--json"});
    COMPARE_CODE(messyJson, 2);
    QVERIFY(messyJson.err.isEmpty());
    const QJsonObject report =
        messyJson.json().value("imports").toArray().at(0).toObject().value("report").toObject();
    QCOMPARE(report.value("refused").toInt(), 3);
    QCOMPARE(report.value("remarks").toArray().size(), 12);
    const Run normtag = prodctl({"runlist", "show", data("normtag.json")});
    COMPARE_CODE(normtag, 2);
    QVERIFY(normtag.out.contains("  hfet18v1") && normtag.out.contains("  pltzero18v1"));
}

void RunListCliTest::combines_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("and") << "and" << QByteArray("{\"273158\": [[1, 1200]],\n \"273302\": [[1, 459]]}\n");
    QTest::newRow("or") << "or"
                        << QByteArray("{\"273158\": [[1, 1283]],\n \"273302\": [[1, 459], [461, 470]],\n"
                                      " \"273402\": [[100, 292]],\n \"273410\": [[5, 9]]}\n");
    QTest::newRow("minus") << "minus"
                           << QByteArray("{\"273158\": [[1201, 1283]],\n \"273302\": [[461, 470]],\n"
                                         " \"273402\": [[100, 292]]}\n");
    QTest::newRow("xor") << "xor"
                         << QByteArray("{\"273158\": [[1201, 1283]],\n \"273302\": [[461, 470]],\n"
                                       " \"273402\": [[100, 292]],\n \"273410\": [[5, 9]]}\n");
}

void RunListCliTest::combines()
{
    QFETCH(QString, operation);
    QFETCH(QByteArray, list);
    const TemporaryFolder folder;
    // Printed, it can be piped: the list and nothing else.
    const Run printed = prodctl({"runlist", operation, m_line, m_indented});
    COMPARE_CODE(printed, 0);
    QCOMPARE(printed.out, list);
    QVERIFY(printed.err.isEmpty());
    const QString output = folder.path("out.json");
    const Run written = prodctl({"runlist", operation, m_line, m_indented, "--output", output});
    COMPARE_CODE(written, 0);
    QCOMPARE(contentOf(output), list);
    QVERIFY(written.out.contains("golden-line.json (3 runs, 1945 LS; sha256:"));
    // What was written is read again without a remark, and is the same list.
    const Run again = prodctl({"runlist", "diff", output, output, "--json"});
    COMPARE_CODE(again, 0);
    QVERIFY(again.json().value("same").toBool());
    const QJsonObject json = prodctl({"runlist", operation, m_line, m_indented, "--json"}).json();
    QCOMPARE(json.value("from").toObject().value("operation").toString(), operation);
    QCOMPARE(json.value("from").toObject().value("parts").toArray().size(), 2);
}

void RunListCliTest::restricts()
{
    const Run range = prodctl({"runlist", "restrict", m_line, "--first", "273200", "--last", "273302"});
    COMPARE_CODE(range, 0);
    QCOMPARE(range.out, QByteArray("{\"273302\": [[1, 459], [461, 470]]}\n"));
    const Run open = prodctl({"runlist", "restrict", m_line, "--first", "273303"});
    QCOMPARE(open.out, QByteArray("{\"273402\": [[100, 292]]}\n"));
    const TemporaryFolder folder;
    const QString runs = folder.write("runs.txt", "273402, 273158\n");
    const Run chosen = prodctl({"runlist", "restrict", m_line, "--runs", runs, "--json"});
    COMPARE_CODE(chosen, 0);
    QCOMPARE(chosen.json().value("list").toObject().keys(), (QStringList{"273158", "273402"}));
    QCOMPARE(chosen.json()
                 .value("from")
                 .toObject()
                 .value("parts")
                 .toArray()
                 .at(1)
                 .toObject()
                 .value("origin")
                 .toString(),
             runs);
}

void RunListCliTest::differences()
{
    const Run differ = prodctl({"runlist", "diff", m_line, m_indented, "--lumi", data("byls.csv")});
    COMPARE_CODE(differ, 1);
    QVERIFY(differ.out.contains("273158  1201-1283"));
    QVERIFY(differ.out.contains("273410                     5-9"));
    const QJsonObject json = prodctl({"runlist", "diff", m_line, m_indented, "--json"}).json();
    QCOMPARE(json.value("onlyFirst").toObject().value("lumisections").toInt(), 83 + 10 + 193);
    QCOMPARE(json.value("onlySecond").toObject().value("runs").toInt(), 1);
    const Run same = prodctl({"runlist", "diff", m_line, m_line});
    COMPARE_CODE(same, 0);
    QVERIFY(same.out.contains("The two lists are the same."));
}

void RunListCliTest::writesWholeOrNot()
{
    const TemporaryFolder folder;
    const QString output = folder.write("out.json", "mine");
    const Run refused = prodctl({"runlist", "or", m_line, m_indented, "--output", output});
    COMPARE_CODE(refused, 4);
    QCOMPARE(contentOf(output), QByteArray("mine"));
    QVERIFY(refused.err.contains("--force"));
    COMPARE_CODE(prodctl({"runlist", "or", m_line, m_indented, "--output", output, "--force"}), 0);
    QVERIFY(contentOf(output).startsWith("{\"273158\""));
    // An input may be replaced by the result.
    COMPARE_CODE(prodctl({"runlist", "minus", output, m_line, "--output", output, "--force"}), 0);
    QCOMPARE(contentOf(output), QByteArray("{\"273410\": [[5, 9]]}\n"));
    // Nor is a link followed, or left-overs kept.
    const QString link = folder.path("link.json");
    QVERIFY(QFile::link(folder.path("nowhere.json"), link));
    COMPARE_CODE(prodctl({"runlist", "or", m_line, m_indented, "--output", link}), 4);
    COMPARE_CODE(
        prodctl({"runlist", "or", m_line, m_indented, "--output", folder.path("no/such/folder.json")}), 8);
    COMPARE_CODE(prodctl({"runlist", "or", m_line, data("none.json"), "--output", folder.path("new.json")}),
                 3);
    COMPARE_CODE(prodctl({"runlist", "or", m_line, m_indented, "--output", folder.path()}), 4);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::System).size(), 2);
}

void RunListCliTest::partsAreNotTakenForTheWhole()
{
    const TemporaryFolder folder;
    const QString output = folder.path("out.json");
    const Run refused = prodctl({"runlist", "or", m_line, data("messy.json"), "--output", output});
    COMPARE_CODE(refused, 2);
    QVERIFY(refused.err.contains("line 4, column 21: refused") && refused.err.contains("--partial"));
    QVERIFY(!QFile::exists(output));
    const Run partial =
        prodctl({"runlist", "or", m_line, data("messy.json"), "--output", output, "--partial"});
    COMPARE_CODE(partial, 0);
    QVERIFY(partial.out.contains("in part: 3 entries refused"));
    COMPARE_CODE(prodctl({"runlist", "diff", m_line, data("messy.json")}), 2);
}

void RunListCliTest::luminosityOfLists()
{
    const Run text = prodctl({"runlist", "show", m_line, "--lumi", data("byls.csv")});
    COMPARE_CODE(text, 0);
    QVERIFY2(text.out.contains("3881.5 /ub recorded, and 1,942 LS without a row"), text.out);
    const TemporaryFolder folder;
    const Run written = prodctl({"runlist", "and", m_line, m_indented, "--lumi", data("byls.csv"), "--output",
                                 folder.path("x.json")});
    QVERIFY(written.out.contains("Luminosity: 3881.5 /ub recorded"));
    const QJsonObject json =
        prodctl({"runlist", "and", m_line, m_indented, "--lumi", data("byls.csv"), "--json"}).json();
    QCOMPARE(json.value("luminosity").toObject().value("luminosity").toObject().value("unit").toString(),
             QString("/ub"));
    COMPARE_CODE(prodctl({"runlist", "and", m_line, m_indented, "--lumi", data("byls.csv")}), 2);
    const Run perRun = prodctl({"runlist", "show", m_line, "--lumi", data("paths.csv")});
    COMPARE_CODE(perRun, 2);
    QVERIFY(perRun.err.contains("--byls"));
}

void RunListCliTest::luminosityTables()
{
    const Run byRun = prodctl({"lumi", "show", data("byls.csv")});
    COMPARE_CODE(byRun, 0);
    QVERIFY(byRun.out.contains("delivered(/ub)") && byRun.out.contains("273158  2016-05-11 23:01:05 UTC"));
    QVERIFY(byRun.out.contains("All: 3 runs, 5 LS, 5002 /ub delivered, 3882.5 /ub recorded, mean pile-up"));
    const Run csv = prodctl({"lumi", "show", data("byls.csv"), "--by", "fill", "--unit", "/nb", "--csv"});
    COMPARE_CODE(csv, 0);
    QCOMPARE(csv.out.split('\n').at(0), QByteArray("fill,begin,nls,ncms,delivered(/nb),recorded(/nb),avgpu"));
    QCOMPARE(csv.out.split('\n').at(2), QByteArray("4919,2016-05-12 10:00:00 UTC,1,1,2,1.9,40.00"));
    const Run certified =
        prodctl({"lumi", "show", data("byls.csv"), "--list", m_line, "--by", "ls", "--json"});
    COMPARE_CODE(certified, 0);
    const QJsonObject json = certified.json();
    QCOMPARE(json.value("rows").toArray().size(), 3);
    QCOMPARE(json.value("missingLumisections").toInt(), 1942);
    QCOMPARE(json.value("trailer").toString(), QString("agrees"));
    QCOMPARE(json.value("totals")
                 .toArray()
                 .at(0)
                 .toObject()
                 .value("recorded")
                 .toObject()
                 .value("value")
                 .toDouble(),
             3881.5);
    const Run paths = prodctl({"lumi", "show", data("paths.csv"), "--json"});
    QCOMPARE(paths.json().value("totals").toArray().size(), 2);
    const Run rates = prodctl({"lumi", "show", data("xing.csv")});
    QVERIFY(rates.out.contains("mean rate 10.3333333 hz/ub delivered"));
    // A table that was cut does not look like a whole one.
    const TemporaryFolder folder;
    QByteArray cut = contentOf(data("byls.csv"));
    cut.remove(cut.indexOf("273500"), cut.indexOf("#Summary") - cut.indexOf("273500"));
    const Run less = prodctl({"lumi", "show", folder.write("cut.csv", cut)});
    COMPARE_CODE(less, 2);
    QVERIFY(less.err.contains("The trailer says runs 3, the rows that were taken have 2"));
    const Run mixed = prodctl({"lumi", "show", data("byls.csv"), "--unit", "hz/ub"});
    COMPARE_CODE(mixed, 2);
    COMPARE_CODE(prodctl({"lumi", "show", data("paths.csv"), "--by", "ls"}), 2);
    COMPARE_CODE(prodctl({"lumi", "show", data("none.csv")}), 3);
    COMPARE_CODE(prodctl({"lumi", "show", m_line}), 2);
}

void RunListCliTest::fillTables()
{
    const Run text = prodctl({"lumi", "show", data("fills.csv")});
    COMPARE_CODE(text, 2);  // one fill comes twice, one cannot be read
    QVERIFY(text.out.contains("9001") && text.out.contains("2670") && text.out.contains("63.217"));
    QVERIFY(text.err.contains("line 4: refused: Fill 9002"));
    const QJsonArray fills =
        prodctl({"lumi", "show", data("fills.csv"), "--json"}).json().value("fills").toArray();
    QCOMPARE(fills.size(), 2);
    QCOMPARE(fills.at(1).toObject().value("comment").toString(), QString("dumped, then refilled"));
    QCOMPARE(fills.at(0).toObject().value("runs").toArray(), (QJsonArray{400104, 400105}));
    const Run csv = prodctl({"lumi", "show", data("fills.csv"), "--csv", "--unit", "/fb"});
    QVERIFY(csv.out.contains("delivered(/fb)") && csv.out.contains("0.063217"));
    COMPARE_CODE(prodctl({"lumi", "show", data("fills.csv"), "--by", "run"}), 2);
}

void RunListCliTest::usage_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const QStringList &words) { QTest::newRow(name) << words; };
    row("one list", {"runlist", "and", m_line});
    row("three for xor", {"runlist", "xor", m_line, m_line, m_line});
    row("no restriction", {"runlist", "restrict", m_line});
    row("two restrictions", {"runlist", "restrict", m_line, "--first", "1", "--runs", data("runs.txt")});
    row("empty range", {"runlist", "restrict", m_line, "--first", "2", "--last", "1"});
    row("bad runs", {"runlist", "restrict", m_line, "--runs", data("runs.txt")});
    row("no list", {"runlist", "show", data("byls.csv")});
    row("unit", {"lumi", "show", data("byls.csv"), "--unit", "/xb"});
    row("by", {"lumi", "show", data("byls.csv"), "--by", "month"});
    row("csv and json", {"lumi", "show", data("byls.csv"), "--csv", "--json"});
    row("dry run", {"--dry-run", "runlist", "show", m_line});
}

void RunListCliTest::usage()
{
    QFETCH(QStringList, words);
    const Run run = prodctl(words);
    COMPARE_CODE(run, 2);
    QVERIFY(run.err.startsWith("prodctl: "));
}

QTEST_GUILESS_MAIN(RunListCliTest)
#include "runlistclitest.moc"
