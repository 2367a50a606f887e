#include "models/quality/rootjson.h"

#include "models/quality/histogramstatistics.h"
#include "models/quality/jsontree.h"
#include "models/quality/rootfile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace shiftdeck;

namespace {
QString sharedFolder(const QString &name)
{
    const QString folder = qEnvironmentVariable("SHIFTDECK_SHARED_DATA");
    return (folder.isEmpty() ? QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/") : folder + u'/')
        + name;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A TH1D of two bins whose fArray is this text.
QByteArray withArray(const QByteArray &array)
{
    return R"({"_typename":"TH1D","fName":"h","fXaxis":{"_typename":"TAxis","fNbins":2,"fXmin":0,"fXmax":2},)"
           R"("fEntries":3,"fArray":)"
        + array + '}';
}

// The same with a number instead of what is no number, which is not equal to itself. A real file has some.
Plot comparable(Plot plot)
{
    if (auto *h = std::get_if<Histogram>(&plot))
        for (QList<double> *list : {&h->contents, &h->squares})
            for (double &value : *list)
                if (std::isnan(value))
                    value = -4711;
    return plot;
}

Result<QList<double>> contentsOf(const QByteArray &json)
{
    SD_TRY(const auto plots, readRootJson(json));
    if (plots.size() != 1)
        return fail(ErrorCode::Internal, QString(), QStringLiteral("%1 plots").arg(plots.size()));
    return std::get<Histogram>(plots.first()).contents;
}
}  // namespace

class RootJsonTest : public QObject {
    Q_OBJECT

  private slots:
    void arrays_data();
    void arrays();
    void whatIsNoNumber();
    void listsAndReferences();
    void pairsAndCircles();
    void damagedText_data();
    void damagedText();
    void writtenIsReadAgain();
    void writtenNumbersAndTexts();
    void realFiles();
    void everyPrefix();
};

void RootJsonTest::arrays_data()
{
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<QList<double>>("values");
    QTest::newRow("plain") << QByteArray("[0, 1.5, -2e3,4]") << QList<double>{0, 1.5, -2000, 4};
    QTest::newRow("zeros") << QByteArray(R"({"$arr":"Float64","len":4})") << QList<double>{0, 0, 0, 0};
    QTest::newRow("run") << QByteArray(R"({"$arr":"Float64","len":4,"p":1,"v":7,"n":2})")
                         << QList<double>{0, 7, 7, 0};
    QTest::newRow("values") << QByteArray(R"({"$arr":"Int32","len":4,"p":1,"v":[7,8]})")
                            << QList<double>{0, 7, 8, 0};
    QTest::newRow("several") << QByteArray(
        R"({"$arr":"Float32","len":4,"v":1,"p1":2,"v1":5,"n1":1,"v2":[6]})")
                             << QList<double>{1, 0, 5, 6};
    QTest::newRow("base64") << QByteArray(R"({"$arr":"Int16","len":4,"b":"AQD//w=="})")
                            << QList<double>{1, -1, 0, 0};
    QTest::newRow("base64 behind") << QByteArray(R"({"$arr":"Uint8","len":4,"o":2,"b":"Af8="})")
                                   << QList<double>{0, 0, 1, 255};
    QTest::newRow("base64 float") << QByteArray(R"({"$arr":"Float32","len":4,"o":4,"b":"AADAPw=="})")
                                  << QList<double>{0, 1.5, 0, 0};
    QTest::newRow("base64 double") << QByteArray(R"({"$arr":"Float64","len":4,"o":8,"b":"AAAAAAAA+D8="})")
                                   << QList<double>{0, 1.5, 0, 0};
    QTest::newRow("tiny and large") << QByteArray("[1e-999, 1e308, 4.999999888e-03, true]")
                                    << QList<double>{0, 1e308, 4.999999888e-03, 1};
}

void RootJsonTest::arrays()
{
    QFETCH(QByteArray, array);
    QFETCH(QList<double>, values);
    const auto contents = contentsOf(withArray(array));
    QVERIFY2(contents, qPrintable(contents ? QString() : contents.error().cause));
    QCOMPARE(*contents, values);
}

void RootJsonTest::whatIsNoNumber()
{
    const auto contents = contentsOf(withArray("[null, 2e308, -1e999, nan]"));
    QVERIFY(contents);
    QVERIFY(std::isnan(contents->at(0)) && std::isnan(contents->at(3)));
    QVERIFY(std::isinf(contents->at(1)) && contents->at(1) > 0);
    QVERIFY(std::isinf(contents->at(2)) && contents->at(2) < 0);
}

void RootJsonTest::listsAndReferences()
{
    // Objects are counted from the outermost, 0; compressed arrays are not.
    const QByteArray axis = R"({"_typename":"TAxis","fNbins":1,"fXmin":0,"fXmax":5})";
    const QByteArray json = R"({"_typename":"TList","arr":[{"_typename":"TH1F","fName":"a","fXaxis":)" + axis
        + R"(,"fArray":{"$arr":"Float32","len":3}},{"_typename":"TObjArray","arr":[{"_typename":"TH1F","fName":"b",)"
          R"("fXaxis":{"$ref":2},"fArray":[1,2,3]},null,{"$ref":1}]},{"_typename":"TCanvas","fName":"c"}]})";
    const auto plots = readRootJson(json);
    QVERIFY2(plots, qPrintable(plots ? QString() : plots.error().context + plots.error().cause));
    QCOMPARE(plots->size(), 2);
    QCOMPARE(nameOf(plots->at(1)), QStringLiteral("b"));
    QCOMPARE(std::get<Histogram>(plots->at(1)).x.high, 5.0);
    QCOMPARE(readRootJson('[' + withArray("[1,2,3,4]") + ',' + withArray("[4,3,2,1]") + ']')->size(), 2);
    QCOMPARE(readRootJson("\xef\xbb\xbf " + withArray("[1,2,3,4]"))->size(), 1);
    QCOMPARE(readRootJson(R"({"_typename":"TObjString","fString":"hello"})")->size(), 0);
}

void RootJsonTest::pairsAndCircles()
{
    RootArena arena;
    const auto tree = readJsonTree(
        R"({"_typename":"X","p":{"$pair":"pair<int,A>","first":1,"second":{"_typename":"A"}},"up":{"$ref":0},)"
        R"("a":{"$ref":1}})",
        {}, arena);
    QVERIFY2(tree, qPrintable(tree ? QString() : tree.error().cause));
    QCOMPARE((*tree)->object("p")->className, QByteArray("pair<int,A>"));
    QCOMPARE((*tree)->object("p")->number("first"), 1.0);
    QCOMPARE((*tree)->object("up"), *tree);
    QCOMPARE((*tree)->object("a")->className, QByteArray("A"));
    // A list that is in itself ends.
    QCOMPARE(readRootJson(R"({"_typename":"TList","arr":[{"$ref":0}]})")->size(), 0);
}

void RootJsonTest::damagedText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &json, const char *place, const char *reason) {
        QTest::newRow(name) << json << QString::fromLatin1(place) << QString::fromLatin1(reason);
    };
    row("empty", "", "line 1, column 1", "ends too early");
    row("number", "42", "line 1, column 3", "there is no object");
    row("open", "{\"a\":\n[1,", "line 2, column 4", "ends too early");
    row("behind", "{}\n\n x", "line 3, column 2", "more after the end");
    row("comma", "{\"a\":1 \"b\":2}", "line 1, column 8", "',' is expected");
    row("word", "{\"a\":nul}", "line 1, column 6", "a value is expected");
    row("plus", "{\"a\":+1}", "line 1, column 6", "a value is expected");
    row("text", "{\"a\":\"bc", "line 1, column 9", "a text does not end");
    row("escape", "{\"a\":\"\\q\"}", "line 1, column 9", "an unknown escape");
    row("hex", "{\"a\":\"\\u12g4\"}", "line 1, column 11", "four hexadecimal digits");
    row("reference", "{\"a\":{\"$ref\":7}}", "line 1, column 16", "there is no object 7");
    row("deep", QByteArray(100, '['), "line 1, column 66", "nested more than 64 deep");
    row("length", withArray(R"({"$arr":"Float64","len":1e12})"), "line 1", "has a length of 1e+12");
    row("no length", withArray(R"({"$arr":"Float64","v":1})"), "line 1", "does not say how long it is");
    row("too many", withArray(R"({"$arr":"Float64","len":4,"v":1,"n":5})"), "line 1",
        "more than its 4 numbers");
    row("position", withArray(R"({"$arr":"Float64","len":4,"p":5,"v":1})"), "line 1", "goes on at 5 of 4");
    row("base64", withArray(R"({"$arr":"Float64","len":4,"b":"!!"})"), "line 1", "base64");
    row("base64 too long", withArray(R"({"$arr":"Uint8","len":1,"b":"AQD//w=="})"), "line 1", "base64");
    row("cells", withArray("[1,2,3]"), "histogram \"h\"", "its axes have 4 cells, but there are 3 contents");
    row("no axis", R"({"_typename":"TH1D","fName":"h","fArray":[]})", "histogram \"h\"",
        "there are 0 contents");
    row("efficiency", R"({"_typename":"TEfficiency","fName":"e"})", "efficiency \"e\"",
        "it lacks the histogram");
}

void RootJsonTest::damagedText()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const auto plots = readRootJson(json);
    QVERIFY(!plots);
    QCOMPARE(plots.error().code, ErrorCode::InvalidInput);
    QVERIFY2(plots.error().context.startsWith(place), qPrintable(plots.error().context));
    QVERIFY2(plots.error().cause.contains(reason), qPrintable(plots.error().cause));
}

void RootJsonTest::writtenIsReadAgain()
{
    // Every kind of plot there is among the files.
    int plots = 0;
    QSet<QString> classes;
    const QStringList folders{QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/quality/data"),
                              sharedFolder(QStringLiteral("root"))};
    for (const QString &folder : folders) {
        QDirIterator files(folder, {"*.root"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            auto file = RootFile::open(path);
            if (!file || path.contains("/corrupt/"))
                continue;
            const auto keys = file->allKeys();
            QVERIFY(keys);
            QSet<QString> taken;  // one of each class of a file
            for (const RootKey &key : *keys) {
                if (!key.isPlot() || taken.contains(key.className))
                    continue;
                taken.insert(key.className);
                const auto plot = file->plot(key);
                QVERIFY(plot);
                const auto again = readRootJson(toRootJson(*plot));
                QVERIFY2(again, qPrintable(again ? QString() : again.error().cause));
                QCOMPARE(again->size(), 1);
                QVERIFY2(comparable(again->first()) == comparable(*plot), qPrintable(path + u' ' + key.path));
                ++plots;
            }
            classes += taken;
        }
    }
    qInfo("%d plots of %d classes were written and read again.", plots, static_cast<int>(classes.size()));
    for (const char *name : {"TH1D", "TH1F", "TH2F", "TProfile2D", "TEfficiency", "TH3D"})
        QVERIFY2(classes.contains(QLatin1StringView(name)), name);
}

void RootJsonTest::writtenNumbersAndTexts()
{
    Histogram h;
    h.className = QStringLiteral("TH1D");
    h.name = QString::fromUtf8("a \"quoted\"\\ name\n\xc3\xa4\x01");
    h.contents = {0.1, std::nan(""), -INFINITY};
    h.x.labels.insert(1, QStringLiteral("</script>"));
    const QByteArray json = toRootJson(Plot(h));
    QVERIFY(json.contains("\"fArray\":[0.1,null,-2e308]"));
    QVERIFY(json.contains(R"("fName":"a \"quoted\"\\ name\u000a)"));
    const auto again = readRootJson(json);
    QVERIFY(again);
    const auto &read = std::get<Histogram>(again->first());
    QCOMPARE(read.name, h.name);
    QCOMPARE(read.x.labels, h.x.labels);
    QVERIFY(read.contents.at(0) == 0.1 && std::isnan(read.contents.at(1)) && std::isinf(read.contents.at(2)));
    QCOMPARE(readRootJson(toRootJson(QList<Plot>{h, h}))->size(), 2);
}

void RootJsonTest::realFiles()
{
    if (!QDir(sharedFolder(QStringLiteral("tbufferjson"))).exists()) {
        qWarning("NOT TESTED: there are no JSON files of ROOT at %s.",
                 qPrintable(sharedFolder("tbufferjson")));
        QSKIP("The set of real files is not beside this repository; the texts above were tested.");
    }
    const auto golden = readRootJson(contentOf(sharedFolder(QStringLiteral("tbufferjson/h1d_golden.json"))));
    QVERIFY(golden);
    const auto &h = std::get<Histogram>(golden->first());
    QCOMPARE(h.x.bins, 100);
    QCOMPARE(h.x.edges.size(), 101);
    QCOMPARE(h.contents.first(), 1.0);
    QCOMPARE(h.sums.wx2, 40002.0);
    const auto labelled = readRootJson(contentOf(sharedFolder(QStringLiteral("tbufferjson/histo.json"))));
    QVERIFY(labelled);
    const auto &tdc = std::get<Histogram>(labelled->first());
    QCOMPARE(tdc.contents, QList<double>({0, 376410, 383002, 361045, 390270, 0}));
    QCOMPARE(tdc.x.labels.value(4), QStringLiteral("2003"));
    QCOMPARE(mean(tdc), 2275902.0 / 1510727.0);
    for (const char *name : {"hpx.json", "root0.json"}) {
        const auto plots = readRootJson(contentOf(sharedFolder("tbufferjson/" + QString::fromLatin1(name))));
        QVERIFY2(plots, name);
        QCOMPARE(plots->size(), 1);
    }
    for (const char *name : {"checker.json", "string.json", "graph_golden.json"}) {
        const auto plots = readRootJson(contentOf(sharedFolder("tbufferjson/" + QString::fromLatin1(name))));
        QVERIFY2(plots, name);
        QCOMPARE(plots->size(), 0);
    }
}

void RootJsonTest::everyPrefix()
{
    Histogram h;
    h.className = QStringLiteral("TProfile");
    h.contents = h.squares = h.binEntries = {1, 2, 3};
    h.x.labels.insert(1, QString::fromUtf8("\xc3\xa4"));
    const QByteArray json = toRootJson(Plot(h));
    QVERIFY(readRootJson(json));
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY(!readRootJson(json.left(length)));
}

QTEST_APPLESS_MAIN(RootJsonTest)
#include "rootjsontest.moc"
