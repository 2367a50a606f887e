#include "models/runs/runlistreader.h"

#include <QDir>
#include <QTest>

using namespace shiftdeck;

namespace {
QString data(const QString &name) { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/runs/data/") + name; }

QStringList sentences(const ImportReport &report)
{
    QStringList list;
    for (const ImportRemark &remark : report.remarks())
        list.append(remark.sentence());
    return list;
}
}  // namespace

class RunListReaderTest : public QObject {
    Q_OBJECT

  private slots:
    void anyLayout();
    void whatIsNotInOrderIsTold();
    void whatIsNoListIsRefused_data();
    void whatIsNoListIsRefused();
    void largeLinesAreNotSlow();
    void reportsAreBounded();
    void normtags();
    void plainRuns();
    void files();
};

void RunListReaderTest::anyLayout()
{
    const auto line = readRunListFile(data("golden-line.json"));
    QVERIFY(line && line->report.remarks().isEmpty() && !line->normtag);
    QCOMPARE(line->list.from.runs, 3);
    QCOMPARE(line->list.from.lumisections, 1283 + 459 + 10 + 193);
    QCOMPARE(line->report.taken(), 4);
    QCOMPARE(line->list.from.checksum,
             QString("sha256:2994a8b995cc4a60892468756b3e98ed5fa4474190a21a6f526af9545c9848fe"));
    const auto indented = readRunListFile(data("golden-indented.json"));
    QVERIFY(indented && indented->report.remarks().isEmpty());
    QCOMPARE(indented->list.list.json(),
             QByteArray("{\"273158\": [[1, 1200]],\n \"273302\": [[1, 459]],\n \"273410\": [[5, 9]]}\n"));
    for (const char *text :
         {"{}", " \r\n{ \t} ", "\xef\xbb\xbf{\r}\r", "{\"1\":[[1,1]]}", "{\"1\"\n:\n[\n[\n1\n,\n1\n]\n]\n}"})
        QVERIFY2(parseRunList(text, "x"), text);
}

void RunListReaderTest::whatIsNotInOrderIsTold()
{
    const auto read = readRunListFile(data("messy.json"));
    QVERIFY(read);
    QCOMPARE(read->list.list.json(),
             QByteArray("{\"300001\": [[1, 12], [20, 30]],\n \"300002\": [[1, 15]],\n \"300004\": [[2, 4]],\n"
                        " \"300005\": [[1, 20]]}\n"));
    QCOMPARE(
        sentences(read->report),
        (QStringList{
            "line 1, column 21: changed: Run 300002: [1, 3] comes behind [5, 9]; it was sorted in.",
            "line 1, column 29: changed: Run 300002: [1, 3] and [4, 4] follow each other; they were merged.",
            "line 1, column 29: changed: Run 300002: [4, 4] and [5, 9] follow each other; they were merged.",
            "line 2, column 13: changed: Run 300001 comes behind run 300002; it was sorted in.",
            "line 2, column 22: changed: Run 300001: [1, 10] and [8, 12] overlap; they were merged.",
            "line 3, column 12: changed: Run 300003 has no lumisection; it was left out.",
            "line 4, column 13: refused: Run 300004, [7, 3]: The last one is before the first one.",
            "line 4, column 21: refused: Run 300004, [0, 5]: Lumisections count from 1.",
            "line 5, column 13: changed: Run 300002 comes behind run 300004; it was sorted in.",
            "line 5, column 13: changed: Run 300002: [5, 9] and [8, 15] overlap; they were merged.",
            "line 6, column 13: changed: The range of run 300005 is written with fractions; it was taken as "
            "[1, 20].",
            "line 6, column 26: refused: Run 300005, [5000000000, 5000000001]: No lumisection is above "
            "2147483647.",
        }));
    QCOMPARE(read->report.taken(), 9);
    QCOMPARE(read->report.count(ImportRemark::Refused), 3);
    QVERIFY(!read->report.isWhole());
    QCOMPARE(read->list.from.refused, 3);
}

void RunListReaderTest::whatIsNoListIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const QByteArray &text, const char *where, const char *what) {
        QTest::newRow(name) << text << QString(where) << QString(what);
    };
    row("empty", "", "Line 1, column 1", "the end of the file");
    row("a list", "[[1, 2]]", "Line 1, column 1", "\"{\" of a good-run list");
    row("python", "{'297050': [[1, 2]]}", "Line 1, column 2", "a run number in double quotes");
    row("cut off", "{\"1\": [[1, 2],\n [3,", "Line 2, column 5", "the end of the file");
    row("cut in a key", "{\"29", "Line 1, column 2", "in double quotes");
    row("comma too many", "{\"1\": [[1, 2],\n ]}", "Line 2, column 2", "a range [first, last]");
    row("comma behind the last run", "{\"1\": [[1, 2]],\n}", "Line 2, column 1", "in double quotes");
    row("comma missing", "{\"1\": [[1, 2]]\n \"2\": [[1, 2]]}", "Line 2, column 2", "\",\" or \"}\"");
    row("one number", "{\"1\": [[1]]}", "Line 1, column 10", "\",\"");
    row("three numbers", "{\"1\": [[1, 2, 3]]}", "Line 1, column 13", "\"]\"");
    row("no range", "{\"1\": [5, 6]}", "Line 1, column 8", "a range [first, last]");
    row("text", "{\"1\": [[\"1\", 2]]}", "Line 1, column 9", "the first lumisection");
    row("fraction", "{\"1\": [[1.5, 2]]}", "Line 1, column 9", "the first lumisection");
    row("exponent", "{\"1\": [[1e3, 2]]}", "Line 1, column 9", "the first lumisection");
    row("leading zero", "{\"1\": [[01, 2]]}", "Line 1, column 9", "the first lumisection");
    row("run with blanks", "{\" 1\": []}", "Line 1, column 2", "no run number");
    row("run zero", "{\"0\": []}", "Line 1, column 2", "no run number");
    row("run beyond all bounds", "{\"12345678901234567890\": []}", "Line 1, column 2", "no run number");
    row("dataset names", "{\"297050-/Prompt/Collisions17/DQM\": [[1, 2]]}", "Line 1, column 2",
        "a run and a dataset");
    row("behind the end", "{}\n{}", "Line 2, column 1", "the end of the file");
    row("after characters of two bytes", "{\"1\": [[1, 2]], \"\xc3\xbc\": []}", "Line 1, column 17",
        "no run number");
    row("column of a later one", "{\"\\u0031\": [[1, 2]], \"\xc3\xbc", "Line 1, column 22",
        "in double quotes");
    row("bytes", QByteArray("{\"1\": \0[]}", 10), "Line 1, column 7", "0x00");
}

void RunListReaderTest::whatIsNoListIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    QFETCH(QString, what);
    const auto read = parseRunList(text, "the file");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QCOMPARE(read.error().context, QString("the file"));
    QVERIFY2(read.error().cause.startsWith(where), qPrintable(read.error().cause));
    QVERIFY2(read.error().cause.contains(what), qPrintable(read.error().cause));
}

// One line, every entry with a remark that says its column.
void RunListReaderTest::largeLinesAreNotSlow()
{
    QByteArray text = "{\"1\": [";
    for (int i = 0; i < 100'000; ++i)
        text += "[2, 1], ";
    text += "[3, 3]]}";
    const auto read = parseRunList(text, "x");
    QVERIFY(read);
    QCOMPARE(read->report.count(ImportRemark::Refused), 100'000);
    QCOMPARE(read->report.remarks().at(1).column, 16);
    QCOMPARE(read->list.lumisections(), 1);
}

void RunListReaderTest::reportsAreBounded()
{
    QByteArray text = "{\"1\": [";
    for (int i = 0; i < 3000; ++i)
        text += "[1, 1], ";
    const auto read = parseRunList(text + "[0, 1]]}", "x");
    QVERIFY(read);
    QCOMPARE(read->report.remarks().size(), ImportReport::kMaxRemarks + 1);  // one kind does not hide another
    QCOMPARE(read->report.count(ImportRemark::Changed), 2999);
    QCOMPARE(read->report.leftOut(), 1999);
    QCOMPARE(read->report.json().value("leftOut").toInt(), 1999);
    QByteArray many = "{";
    for (int i = 1; i <= kMaxListRanges + 1; ++i)
        many += (i > 1 ? ",\"" : "\"") + QByteArray::number(i) + "\":[[1,1]]";
    QVERIFY(!parseRunList(many + "}", "x"));
}

void RunListReaderTest::normtags()
{
    const auto read = readRunListFile(data("normtag.json"));
    QVERIFY(read && read->normtag);
    const Normtag &normtag = *read->normtag;
    QCOMPARE(normtag.tags, (QStringList{"hfet18v1", "pltzero18v1"}));
    QCOMPARE(read->list.list.json(), QByteArray("{\"315257\": [[1, 92]],\n \"315259\": [[1, 172]]}\n"));
    QCOMPARE(normtag.list(0).json(),
             QByteArray("{\"315257\": [[1, 88], [91, 92]],\n \"315259\": [[1, 172]]}\n"));
    QCOMPARE(normtag.tagOf(RunNumber(315257), 88), 0);
    QCOMPARE(normtag.tagOf(RunNumber(315257), 90), 1);
    QCOMPARE(normtag.tagOf(RunNumber(315257), 93), -1);
    QCOMPARE(normtag.tagOf(RunNumber(315258), 1), -1);
    QCOMPARE(sentences(read->report),
             (QStringList{
                 "line 5, column 29: refused: Run 315259, [170, 180]: an entry above it holds for some of "
                 "these lumisections already."}));
    QCOMPARE(read->report.taken(), 4);
    for (const char *text :
         {"[", "[[", "[[\"a\"]]", "[[\"a\", {}], ]", "[[\"a\", {}]", "[[1, {}]]", "[[\"a\", []]]"}) {
        const auto bad = parseNormtag(text, "x");
        QVERIFY2(!bad && bad.error().cause.startsWith("Line 1, column "), text);
    }
    QVERIFY(parseNormtag("[]", "x")->normtag.tags.isEmpty());
}

void RunListReaderTest::plainRuns()
{
    const auto read = readRunsFile(data("runs.txt"));
    QVERIFY(read);
    QCOMPARE(read->runs, (QList{RunNumber(273158), RunNumber(273302), RunNumber(273402)}));
    QCOMPARE(sentences(read->report),
             (QStringList{"line 2: changed: Run 273158 comes behind run 273302; it was sorted in.",
                          "line 3: changed: Run 273158 comes behind run 273402; it was sorted in.",
                          "line 4: refused: \"run7\" is no run number.",
                          "changed: 1 run number(s) came more than once; each is taken once."}));
    QVERIFY(!parseRuns("# none\n\n", "x"));
}

void RunListReaderTest::files()
{
    QCOMPARE(readRunListFile(data("none.json")).error().code, ErrorCode::NotFound);
    QCOMPARE(readRunListFile(data("")).error().code, ErrorCode::Io);
    const auto notOne = readRunListFile(data("byls.csv"));
    QVERIFY(!notOne);
    QCOMPARE(notOne.error().context, data("byls.csv"));
}

QTEST_APPLESS_MAIN(RunListReaderTest)
#include "runlistreadertest.moc"
