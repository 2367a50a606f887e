#include "models/core/filefacts.h"

#include "models/core/checksum.h"
#include "tests/support/demoevents.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <unistd.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

class FileFactsTest : public QObject {
    Q_OBJECT

  private slots:
    void demoEvents();
    void csv_data();
    void csv();
    void histograms_data();
    void histograms();
    void otherFormatsHaveNoEvents();
    void contentsAreNamed();
    void missingFileAndFolder();
    void longFileInBlocks();
    void stopped();
    void noPermission();
};

void FileFactsTest::demoEvents()
{
    const QStringList files = demoEventFiles().filter("MuRun2010B_0.csv");
    QCOMPARE(files.size(), 1);
    const auto facts = inspectFile(files.first());
    QVERIFY(facts);
    QVERIFY2(facts->readable, qPrintable(facts->problem));
    QCOMPARE(facts->bytes, 1515458);
    QCOMPARE(facts->adler32, "fcc5312a");  // as the CERN Open Data portal says
    QCOMPARE(facts->events.value_or(-1), 10000);
    QCOMPARE(facts->firstRun, 146436);
    QCOMPARE(facts->lastRun, 149181);
}

void FileFactsTest::csv_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");  // -1: not readable
    QTest::addColumn<QString>("says");
    QTest::newRow("events") << QByteArray("Run,Event,M\n1,2,3.1\n2,3,9.5\n") << 2 << "";
    QTest::newRow("header alone") << QByteArray("Run,Event,M\n") << 0 << "";
    QTest::newRow("blanks in the header") << QByteArray(" M , Event ,Run \n3.1,2,7\n") << 1 << "";
    QTest::newRow("lines of another system") << QByteArray("Run,Event\r\n1,2\r\n") << 1 << "";
    QTest::newRow("empty") << QByteArray() << -1 << "no header";
    QTest::newRow("no columns") << QByteArray("a,b\n1,2\n") << -1 << "Run and Event";
    QTest::newRow("cut off in a line") << QByteArray("Run,Event\n1,2\n3,4") << -1 << "Line 3 is cut off";
    QTest::newRow("cut off in the header") << QByteArray("Run,Ev") << -1 << "Line 1 is cut off";
    QTest::newRow("missing column") << QByteArray("Run,Event,M\n1,2,3\n1,2\n") << -1
                                    << "Line 3 has 2 columns";
    QTest::newRow("extra column") << QByteArray("Run,Event\n1,2,3\n") << -1 << "Line 2 has 3 columns";
    QTest::newRow("blank line") << QByteArray("Run,Event\n\n") << -1 << "Line 2";
    QTest::newRow("run is no number") << QByteArray("Run,Event\nx,2\n") << -1 << "Line 2 has no valid run";
    QTest::newRow("negative run") << QByteArray("Run,Event\n-5,2\n") << -1 << "Line 2 has no valid run";
    QTest::newRow("event is no number") << QByteArray("Run,Event\n1,\n") << -1 << "Line 2 has no valid run";
    QTest::newRow("endless line") << QByteArray("Run,Event\n1,2\n") + QByteArray(100'000, '1') << -1
                                  << "longer than";
    QTest::newRow("binary") << QByteArray(5000, '\0') << -1 << "Line 1";
}

void FileFactsTest::csv()
{
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    QFETCH(QString, says);
    TemporaryFolder folder;
    const auto facts = inspectFile(folder.write("x.csv", content));
    QVERIFY(facts);
    QVERIFY(facts->exists);
    QCOMPARE(facts->readable, events >= 0);
    QCOMPARE(facts->events.value_or(-1), events);
    QVERIFY2(facts->problem.contains(says) && facts->problem.isEmpty() == (events >= 0),
             qPrintable(facts->problem));
    QCOMPARE(facts->bytes, content.size());
    QCOMPARE(facts->adler32, adler32Of(content));  // of the whole file, damaged or not
}

void FileFactsTest::histograms_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("events");
    QTest::newRow("two") << QByteArray(
        R"({"_typename":"TList","arr":[{"_typename":"TH1D","fEntries":228},)"
                   R"({"_typename":"TH1D","fEntries":456}]})")
                         << 228;
    QTest::newRow("no entries yet") << QByteArray(
        R"({"_typename":"TList","arr":[{"_typename":"TH1F","fEntries":0}]})")
                                    << 0;
    QTest::newRow("empty list") << QByteArray(R"({"_typename":"TList","arr":[]})") << -1;
    QTest::newRow("no list") << QByteArray(R"({"_typename":"TH1D","fEntries":3})") << -1;
    QTest::newRow("something else in it") << QByteArray(
        R"({"_typename":"TList","arr":[{"_typename":"TH1D","fEntries":3},{"_typename":"TTree"}]})")
                                          << -1;
    QTest::newRow("negative") << QByteArray(
        R"({"_typename":"TList","arr":[{"_typename":"TH1D","fEntries":-1}]})")
                              << -1;
    QTest::newRow("half an entry") << QByteArray(
        R"({"_typename":"TList","arr":[{"_typename":"TH1D","fEntries":1.5}]})")
                                   << -1;
    QTest::newRow("cut off") << QByteArray(R"({"_typename":"TList","arr":[{"_typename":"TH1D","fEntr)") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void FileFactsTest::histograms()
{
    QFETCH(QByteArray, content);
    QFETCH(int, events);
    TemporaryFolder folder;
    const auto facts = inspectFile(folder.write("x.root.json", content));
    QVERIFY(facts);
    QCOMPARE(facts->events.value_or(-1), events);
    QCOMPARE(facts->readable, events >= 0);
    QCOMPARE(facts->problem.isEmpty(), events >= 0);
}

void FileFactsTest::otherFormatsHaveNoEvents()
{
    TemporaryFolder folder;
    const auto facts = inspectFile(folder.write("x.root", "root"));
    QVERIFY(facts && facts->readable && !facts->events);
}

void FileFactsTest::contentsAreNamed()
{
    QCOMPARE(inspectContent("x.csv", "Run, Event ,M\n1,2,3\n").contents, (QStringList{"Run", "Event", "M"}));
    QCOMPARE(inspectContent("x.csv", "Run,Event,M\n1,2\n").contents, QStringList());
    const QByteArray histograms = R"({"_typename":"TList","arr":[{"_typename":"TH1D","fName":"mass","fEntries":2},)"
                                  R"({"_typename":"TH1F","fName":"pt","fEntries":4}]})";
    const FileFacts facts = inspectContent("x.root.json", histograms);
    QVERIFY2(facts.readable, qPrintable(facts.problem));
    QCOMPARE(facts.contents, (QStringList{"mass", "pt"}));
    QCOMPARE(facts.events, std::optional<qint64>(2));
    QVERIFY(!inspectContent("x.root.json", histograms.left(60)).readable);
    QVERIFY(inspectContent("x.dat", "anything").readable);
    QVERIFY(hasKnownContents("csv") && hasKnownContents("root.json") && !hasKnownContents("dat"));
    // The same as of the file itself.
    TemporaryFolder folder;
    const QByteArray csv = "Run,Event,M\n" + QByteArray("146511,7,3.1\n").repeated(200'000);
    const auto file = inspectFile(folder.write("big.csv", csv));
    QVERIFY(file);
    const FileFacts same = inspectContent("big.csv", csv);
    QCOMPARE(file->events, same.events);
    QCOMPARE(file->adler32, same.adler32);
    QCOMPARE(file->bytes, csv.size());
    QCOMPARE(file->contents, same.contents);
}

void FileFactsTest::missingFileAndFolder()
{
    TemporaryFolder folder;
    const auto missing = inspectFile(folder.path("nothing.csv"));
    QVERIFY(missing && !missing->exists && !missing->readable && !missing->problem.isEmpty());
    const auto isFolder = inspectFile(folder.path());
    QVERIFY(isFolder && isFolder->exists && !isFolder->readable && !isFolder->problem.isEmpty());
}

void FileFactsTest::longFileInBlocks()
{
    TemporaryFolder folder;
    QByteArray content("Run,Event\n");
    for (int i = 0; i < 300'000; ++i)
        content += "146436," + QByteArray::number(i + 1) + '\n';
    const auto facts = inspectFile(folder.write("x.csv", content));
    QVERIFY(facts && facts->readable);
    QCOMPARE(facts->events.value_or(0), 300'000);
    QCOMPARE(facts->adler32, adler32Of(content));
}

void FileFactsTest::stopped()
{
    TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(inspectFile(folder.write("x.csv", "Run,Event\n"), stop.get_token()).error().code,
             ErrorCode::Cancelled);
}

void FileFactsTest::noPermission()
{
    if (::geteuid() == 0)
        QSKIP("The superuser may read everything.");
    TemporaryFolder folder;
    const QString path = folder.write("x.csv", "Run,Event\n");
    QVERIFY(QFile::setPermissions(path, {}));
    QCOMPARE(inspectFile(path).error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(FileFactsTest)
#include "filefactstest.moc"
