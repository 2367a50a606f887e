#include "models/quality/rootfile.h"

#include "models/core/errortext.h"
#include "models/quality/histogramstatistics.h"
#include "tests/quality/rootwriter.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <cmath>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
const QString kName = QStringLiteral("made.root");
constexpr qint64 kGigabyte = 1024 * 1024 * 1024;

QByteArray closedFile(const WrittenHistogram &histogram = {}, Codec codec = Codec::Zlib)
{
    RootWriter writer;
    writer.add("TH1D", histogram.name, th1d(histogram), codec);
    writer.close();
    return writer.bytes();
}

Result<Histogram> histogramIn(const QByteArray &bytes, const QString &path = QStringLiteral("h"),
                              const RootLimits &limits = {})
{
    SD_TRY(auto file, RootFile::ofBytes(bytes, kName, limits));
    SD_TRY(const RootKey key, file.find(path));
    SD_TRY(const Plot plot, file.plot(key));
    return std::get<Histogram>(plot);
}

QString textOf(const Error &error) { return error.context + QStringLiteral(": ") + error.cause; }

#define VERIFY_GOOD(result) QVERIFY2(result, qPrintable((result) ? QString() : textOf((result).error())))
#define VERIFY_FAILS(result, part)                                                                           \
    QVERIFY(!(result));                                                                                      \
    QCOMPARE((result).error().code, ErrorCode::InvalidInput);                                                \
    QVERIFY2((result).error().context.contains(kName), qPrintable((result).error().context));                \
    QVERIFY2(textOf((result).error()).contains(QLatin1StringView(part)), qPrintable(textOf((result).error())))
}  // namespace

Q_DECLARE_METATYPE(shiftdeck::test::Codec)

class RootFileTest : public QObject {
    Q_OBJECT

  private slots:
    void everyMethodOfCompression_data();
    void everyMethodOfCompression();
    void damagedPayload_data() { everyMethodOfCompression_data(); }
    void damagedPayload();
    void objectsOfSeveralBlocks();
    void directoriesAndCycles();
    void largeFileReadsOnlyWhatIsAsked();
    void fileThatWasNeverClosed();
    void largeFileThatWasNeverClosed();
    void fileThatIsCutOff();
    void negativeVersion();
    void layoutsOfTheFile();
    void damagedStreamerInformation();
    void labelsAndErrors();
    void bufferedFills();
    void bufferedFillsOfAnAxisWithoutRange();
    void whatIsNotThere();
    void damagedFiles_data();
    void damagedFiles();
    void limits();
    void directoryInItself();
    void everyPrefixAndEveryByte();
    void sharedDamagedFiles_data();
    void sharedDamagedFiles();
};

void RootFileTest::everyMethodOfCompression_data()
{
    QTest::addColumn<Codec>("codec");
    QTest::newRow("none") << Codec::None;
    QTest::newRow("zlib") << Codec::Zlib;
    QTest::newRow("old deflate") << Codec::OldDeflate;
    QTest::newRow("lzma") << Codec::Lzma;
    QTest::newRow("lz4") << Codec::Lz4;
    QTest::newRow("zstd") << Codec::Zstd;
}

void RootFileTest::everyMethodOfCompression()
{
    QFETCH(Codec, codec);
    const auto h = histogramIn(closedFile({}, codec));
    VERIFY_GOOD(h);
    QCOMPARE(h->contents, QList<double>({0, 1, 2, 3, 0}));
    QCOMPARE(h->title, QStringLiteral("a histogram"));
    QCOMPARE(h->x.bins, 3);
    QCOMPARE(h->x.title, QStringLiteral("x title"));
    QCOMPARE(h->entries, 6.0);
}

void RootFileTest::damagedPayload()
{
    QFETCH(Codec, codec);
    if (codec == Codec::None)
        return;  // nothing watches over plain bytes; rootfile.h promises nothing there
    WrittenHistogram large;
    large.contents.fill(0, 500);
    for (int i = 0; i < 500; ++i)
        large.contents[i] = i * 37 % 101;
    const QByteArray whole = closedFile(large, codec);
    VERIFY_GOOD(histogramIn(whole));
    int refused = 0;
    const auto good = *histogramIn(whole);
    for (qsizetype at = 300; at < 700; at += 3) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(~damaged.at(at));
        const auto h = histogramIn(damaged);
        refused += !h;
        // Raw deflate has no checksum, so that damage may go unseen there as it does in ROOT.
        if (codec != Codec::OldDeflate && codec != Codec::Zstd)
            QVERIFY2(!h || *h == good, qPrintable(QString::number(at)));
    }
    QVERIFY2(refused > 60, qPrintable(QString::number(refused)));
}

void RootFileTest::objectsOfSeveralBlocks()
{
    WrittenHistogram large;
    large.contents.resize(2'200'002);
    for (qsizetype i = 0; i < large.contents.size(); ++i)
        large.contents[i] = static_cast<double>(i % 1000);
    for (const Codec codec : {Codec::Lz4, Codec::Zstd}) {
        const auto h = histogramIn(closedFile(large, codec));
        VERIFY_GOOD(h);
        QCOMPARE(h->contents, large.contents);
    }
}

void RootFileTest::directoriesAndCycles()
{
    RootWriter writer;
    const int detector = writer.addDirectory("detector"), inner = writer.addDirectory("inner", detector);
    WrittenHistogram h;
    writer.add("TH1D", "h", th1d(h), Codec::Zlib, inner, 1);
    h.contents[1] = 10;
    writer.add("TH1D", "h", th1d(h), Codec::Zlib, inner, 2);
    writer.add("TTree", "events", "no tree at all", Codec::None);
    writer.close();
    auto file = RootFile::ofBytes(writer.bytes(), kName);
    VERIFY_GOOD(file);
    QCOMPARE(file->version(), 61400);
    QVERIFY(!file->isRecovered());
    const auto top = file->keys();
    VERIFY_GOOD(top);
    QCOMPARE(top->size(), 2);
    QVERIFY(top->at(0).isDirectory() && !top->at(0).isPlot());
    QCOMPARE(top->at(1).className, QStringLiteral("TTree"));
    QVERIFY(!file->plot(top->at(1)));
    QCOMPARE(file->keys(top->at(0))->size(), 1);
    const auto all = file->allKeys();
    VERIFY_GOOD(all);
    QStringList paths;
    for (const RootKey &key : *all)
        paths.append(QStringLiteral("%1;%2").arg(key.path).arg(key.cycle));
    QCOMPARE(paths,
             QStringList(
                 {"detector;1", "detector/inner;1", "detector/inner/h;1", "detector/inner/h;2", "events;1"}));
    QCOMPARE(latestCycles(*all).size(), 4);
    QCOMPARE(histogramIn(writer.bytes(), "detector/inner/h")->contents.at(1), 10.0);
    QCOMPARE(histogramIn(writer.bytes(), "detector/inner/h;1")->contents.at(1), 1.0);
}

void RootFileTest::largeFileReadsOnlyWhatIsAsked()
{
    RootWriter writer(true);
    const QByteArray payload = th1d({});
    writer.add("TH1D", "h", payload, Codec::Zlib);
    // Baskets of events, of which only the first is really there.
    writer.addRecordOutsideOfLists("TBasket", "x", QByteArray(1000, 'x'));
    writer.addZeros(3 * kGigabyte);
    writer.add("TTree", "events", QByteArray(100'000, 't'));
    writer.add("TH1D", "far", payload, Codec::Zlib);
    writer.close();
    const TemporaryFolder folder;
    const QString path = folder.path("large.root");
    QVERIFY(writer.writeTo(path));
    QVERIFY(QFileInfo(path).size() > 3 * kGigabyte);

    auto file = RootFile::open(path);
    VERIFY_GOOD(file);
    const auto keys = file->keys();
    VERIFY_GOOD(keys);
    QCOMPARE(keys->size(), 3);
    const qint64 directory = file->bytesRead();
    QVERIFY2(directory < 1000, qPrintable(QString::number(directory)));
    // The first object needs the streamer information, the next one nothing but its record.
    VERIFY_GOOD(file->plot(keys->at(0)));
    const qint64 before = file->bytesRead();
    QVERIFY2(before < 6000, qPrintable(QString::number(before)));
    const auto plot = file->plot(keys->at(2));
    VERIFY_GOOD(plot);
    QCOMPARE(std::get<Histogram>(*plot).contents, QList<double>({0, 1, 2, 3, 0}));
    QCOMPARE(file->bytesRead() - before, keys->at(2).bytes);
}

void RootFileTest::fileThatWasNeverClosed()
{
    RootWriter writer;
    WrittenHistogram h;
    writer.add("TH1D", "h", th1d(h), Codec::Zlib);
    const int detector = writer.addDirectory("detector");
    writer.addZeros(77);
    h.contents[1] = 10;
    writer.add("TH1D", "h", th1d(h), Codec::Zlib, 0, 2);
    writer.addGap(500);
    writer.addRecordOutsideOfLists("TBasket", "x", QByteArray(1000, 'x'));
    writer.addRaw("something that is no record, of no known length");
    writer.add("TH1D", "pt", th1d({}), Codec::Lz4, detector);
    auto file = RootFile::ofBytes(writer.bytes(), kName);
    VERIFY_GOOD(file);
    QVERIFY(file->isRecovered());
    QCOMPARE(file->notes().size(), 1);
    QVERIFY2(file->notes().first().contains(QLatin1StringView("never closed")),
             qPrintable(file->notes().first()));
    const auto all = file->allKeys();
    VERIFY_GOOD(all);
    QStringList paths;
    for (const RootKey &key : latestCycles(*all))
        paths.append(QStringLiteral("%1;%2").arg(key.path).arg(key.cycle));
    QCOMPARE(paths, QStringList({"h;2", "detector;1", "detector/pt;1"}));
    QCOMPARE(histogramIn(writer.bytes())->contents.at(1), 10.0);
    QCOMPARE(histogramIn(writer.bytes(), "detector/pt")->contents.at(3), 3.0);
    // The last record was being written when it happened.
    const QByteArray cut = writer.bytes().chopped(40);
    QCOMPARE(histogramIn(cut)->contents.at(1), 10.0);
    QVERIFY(!histogramIn(cut, "detector/pt"));
}

void RootFileTest::largeFileThatWasNeverClosed()
{
    RootWriter writer(true);
    for (int i = 0; i < 2; ++i)
        writer.addGap(kGigabyte);
    writer.add("TH1D", "h", th1d({}), Codec::Zlib);
    const TemporaryFolder folder;
    const QString path = folder.path("large.root");
    QVERIFY(writer.writeTo(path));
    auto file = RootFile::open(path);
    VERIFY_GOOD(file);
    QVERIFY(file->isRecovered());
    const auto key = file->find(QStringLiteral("h"));
    VERIFY_GOOD(key);
    VERIFY_GOOD(file->plot(*key));
    QVERIFY2(file->bytesRead() < 10'000, qPrintable(QString::number(file->bytesRead())));
}

void RootFileTest::fileThatIsCutOff()
{
    RootWriter writer;
    writer.addStreamerInfo(streamerInfo(77));
    writer.add("TH1D", "first", th1d({}), Codec::Zlib);
    writer.add("TH1D", "second", th1d({}), Codec::Zlib);
    writer.close();
    const QByteArray cut = writer.bytes().chopped(300);
    const auto refused = RootFile::ofBytes(cut, kName);
    VERIFY_FAILS(refused, "it is cut off: it has ");
    RootLimits limits;
    limits.recoverDamaged = true;
    auto file = RootFile::ofBytes(cut, kName, limits);
    VERIFY_GOOD(file);
    QVERIFY(file->isRecovered());
    QVERIFY(file->notes().first().contains(QLatin1StringView("cut off")));
    VERIFY_GOOD(histogramIn(cut, "first", limits));
}

void RootFileTest::negativeVersion()
{
    for (const int version : {62400 - 1'000'000, 61409 - 2'000'000}) {
        RootWriter writer(false, version);
        writer.add("TH1D", "h", th1d({}), Codec::Zlib);
        writer.close();
        auto file = RootFile::ofBytes(writer.bytes(), kName);
        VERIFY_GOOD(file);
        QCOMPARE(file->version(), version == 62400 - 1'000'000 ? 62400 : 61409);
        QVERIFY(histogramIn(writer.bytes()));
    }
}

void RootFileTest::layoutsOfTheFile()
{
    // A version that nobody knows, which has one more number than the others.
    const QByteArray payload = th1d({}, 77, RootBytes().i32(4711).bytes());
    RootWriter with;
    with.add("TH1D", "h", payload, Codec::Zlib);
    with.addStreamerInfo(streamerInfo(77), Codec::Lzma);
    with.close();
    const auto h = histogramIn(with.bytes());
    VERIFY_GOOD(h);
    QCOMPARE(h->contents, QList<double>({0, 1, 2, 3, 0}));
    RootWriter without;
    without.add("TH1D", "h", payload, Codec::Zlib);
    without.close();
    const auto refused = histogramIn(without.bytes());
    VERIFY_FAILS(refused, "does not say how version 77 of the class TH1D is laid out");
    // What it says is believed, and found wrong.
    RootWriter wrong;
    wrong.add("TH1D", "h", th1d({}, 77, RootBytes().i64(4711).bytes()));
    wrong.addStreamerInfo(streamerInfo(77));
    wrong.close();
    VERIFY_FAILS(histogramIn(wrong.bytes()), "");
}

void RootFileTest::damagedStreamerInformation()
{
    RootWriter writer;
    writer.add("TH1D", "h", th1d({}), Codec::Zlib);
    writer.addStreamerInfo(streamerInfo(77).replace("TStreamerBase", "TStreamerBasx"));
    writer.close();
    auto file = RootFile::ofBytes(writer.bytes(), kName);
    VERIFY_GOOD(file);
    const auto plot = file->plot(*file->find(QStringLiteral("h")));
    VERIFY_GOOD(plot);
    QCOMPARE(file->notes().size(), 1);
    QVERIFY2(file->notes().first().contains(QLatin1StringView("TStreamerBasx")),
             qPrintable(file->notes().first()));
}

void RootFileTest::labelsAndErrors()
{
    WrittenHistogram written;
    written.labels = {"all", "\xc3\xa4 trigger", "tracks"};
    written.squares = {0, 4, 9, 16, 0};
    const auto h = histogramIn(closedFile(written));
    VERIFY_GOOD(h);
    QCOMPARE(h->x.labels.size(), 3);
    QCOMPARE(h->x.labels.value(2), QString::fromUtf8("\xc3\xa4 trigger"));
    QCOMPARE(binError(*h, 3), 4.0);
}

void RootFileTest::bufferedFills()
{
    WrittenHistogram written;
    written.contents = {0, 0, 0, 0, 0};
    written.entries = 0;
    // Four fills of which one is outside: weight, x; behind them what the buffer was not filled with.
    written.buffer = {4, 1, 0.5, 1, 2.5, 3, 1.5, 1, 99, 7, 7};
    const auto h = histogramIn(closedFile(written));
    VERIFY_GOOD(h);
    QCOMPARE(h->contents, QList<double>({0, 1, 3, 1, 1}));
    QCOMPARE(h->squares, QList<double>({0, 1, 9, 1, 1}));
    QCOMPARE(h->entries, 4.0);
    QCOMPARE(h->sums.w, 5.0);
    QCOMPARE(mean(*h), (0.5 + 2.5 + 4.5) / 5);
    // Negative: ROOT has already put them into the contents.
    written.buffer[0] = -4;
    written.contents = {0, 1, 3, 1, 1};
    QCOMPARE(histogramIn(closedFile(written))->contents, QList<double>({0, 1, 3, 1, 1}));
    written.buffer[0] = 6;
    VERIFY_FAILS(histogramIn(closedFile(written)), "its buffer says it has 6 fills");
}

void RootFileTest::bufferedFillsOfAnAxisWithoutRange()
{
    WrittenHistogram written;
    written.contents = {0, 0, 0, 0, 0, 0};
    written.low = written.high = 0;
    written.buffer = {3, 1, 10, 1, 14, 1, 12};
    const auto h = histogramIn(closedFile(written));
    VERIFY_GOOD(h);
    QCOMPARE(h->x.low, 10.0);
    QVERIFY(h->x.high > 14 && h->x.high < 14.000001);
    QCOMPARE(h->contents, QList<double>({0, 1, 1, 0, 1, 0}));
}

void RootFileTest::whatIsNotThere()
{
    const auto none = RootFile::open(QStringLiteral("/nowhere/at/all.root"));
    QCOMPARE(none.error().code, ErrorCode::NotFound);
    QCOMPARE(RootFile::open(QDir::tempPath()).error().code, ErrorCode::Io);
    const auto missing = histogramIn(closedFile(), QStringLiteral("g"));
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    WrittenHistogram momentum;
    momentum.name = "momentum";
    const auto near = histogramIn(closedFile(momentum), QStringLiteral("momentm"));
    QVERIFY2(near.error().cause.contains(QLatin1StringView("momentum")), qPrintable(near.error().cause));
}

void RootFileTest::damagedFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const QByteArray whole = closedFile();
    const auto patched = [&whole](qsizetype at, const QByteArray &bytes) {
        return QByteArray(whole).replace(at, bytes.size(), bytes);
    };
    const auto number = [](qint64 value) { return RootBytes().i32(value).bytes(); };
    const qsizetype record = whole.indexOf("TH1D") - 27;  // 26 bytes, and the length of the class name
    const qsizetype list = whole.lastIndexOf("TFile") - 27;
    QTest::newRow("empty") << QByteArray() << "it does not begin with \"root\"";
    QTest::newRow("other") << QByteArray("PK\3\4") << "it does not begin with \"root\"";
    QTest::newRow("header") << whole.left(40) << "it is cut off: it has only 40 bytes";
    QTest::newRow("begin") << patched(8, number(-1)) << "the first record is said to begin at byte -1";
    QTest::newRow("name") << patched(28, number(1 << 30))
                          << "the top directory is said to be 1073741824 bytes";
    QTest::newRow("first record") << patched(100, number(-300)) << "a record of -300 bytes";
    QTest::newRow("list too long") << patched(list + 26 + 6 + 10 + 19, number(1'000'000'000))
                                   << "a list of 1000000000 keys does not fit";
    QTest::newRow("list elsewhere") << patched(list + 18, number(7))
                                    << "the list of keys says it is at byte 7";
    QTest::newRow("key") << patched(list + 26 + 6 + 10 + 19 + 4, number(3)) << "a record of 3 bytes";
    QTest::newRow("other length") << patched(record + 6, number(0x7fffffff))
                                  << "it holds a TH1D of 2147483647 bytes, but the list of keys promises";
    QTest::newRow("block length") << patched(whole.indexOf("ZL") + 6, "\xff\xff\x7f") << "the object lacks";
    QTest::newRow("method") << patched(whole.indexOf("ZL"), "QQ") << "its method is not known";
    QTest::newRow("packed length") << patched(whole.indexOf("ZL") + 3, "\xff\xff\x7f")
                                   << "it says it has 8388607";
}

void RootFileTest::damagedFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const auto h = histogramIn(bytes);
    QVERIFY(!h);
    QVERIFY2(h.error().context.contains(kName), qPrintable(h.error().context));
    QVERIFY2(textOf(h.error()).contains(reason), qPrintable(textOf(h.error())));
}

void RootFileTest::limits()
{
    const QByteArray whole = closedFile();
    RootLimits limits;
    limits.objectBytes = 100;
    VERIFY_FAILS(histogramIn(whole, "h", limits), "at most 100 are read");
    limits = {};
    limits.totalBytes = 100;
    VERIFY_FAILS(histogramIn(whole, "h", limits), "objects of more than 100 bytes");
    limits = {};
    limits.cells = 4;
    VERIFY_FAILS(histogramIn(whole, "h", limits), "an array has 5 numbers; at most 4 are read");
    limits = {};
    limits.listBytes = 10;
    VERIFY_FAILS(histogramIn(whole, "h", limits), "at most 10 are read");
    limits = {};
    limits.keys = 0;
    VERIFY_FAILS(histogramIn(whole, "h", limits), "more than 0 keys");
    RootWriter writer;
    int directory = 0;
    for (int i = 0; i < 5; ++i)
        directory = writer.addDirectory("d", directory);
    writer.close();
    limits = {};
    limits.depth = 4;
    VERIFY_FAILS(RootFile::ofBytes(writer.bytes(), kName, limits)->allKeys(), "nested more than 4 deep");
}

void RootFileTest::directoryInItself()
{
    RootWriter writer;
    const int a = writer.addDirectory("a");
    writer.addDirectory("b", a);
    writer.close();
    QByteArray bytes = writer.bytes();
    const qsizetype first = bytes.indexOf("TDirectory") - 27;
    const QByteArray at = RootBytes().i32(first).bytes();
    // Every place where the position of b is written.
    const qsizetype second = bytes.indexOf("TDirectory", first + 30) - 27;
    bytes.replace(RootBytes().i32(second).bytes(), at);
    auto looped = RootFile::ofBytes(bytes, kName);
    VERIFY_GOOD(looped);
    const auto all = looped->allKeys();
    VERIFY_FAILS(all, "");
}

void RootFileTest::everyPrefixAndEveryByte()
{
    WrittenHistogram written;
    written.labels = {"a", "b", "c"};
    written.buffer = {1, 1, 0.5};
    for (const bool closed : {true, false}) {
        RootWriter writer;
        writer.addStreamerInfo(streamerInfo(77));
        const int directory = writer.addDirectory("d");
        writer.add("TH1D", "h", th1d(written), Codec::None, directory);
        if (closed)
            writer.close();
        const QByteArray whole = writer.bytes();
        int good = 0, bad = 0;
        const auto tryIt = [&](const QByteArray &bytes) {
            RootLimits limits;
            limits.recoverDamaged = bytes.size() % 2 == 0;
            const auto h = histogramIn(bytes, "d/h", limits);
            if (!h)
                QVERIFY(!h.error().cause.isEmpty() && h.error().context.contains(kName));
            else
                QVERIFY(checkHistogram(*h));
            (h ? good : bad) += 1;
        };
        for (qsizetype length = 0; length < whole.size(); ++length)
            tryIt(whole.left(length));
        for (qsizetype at = 0; at < whole.size(); ++at)
            for (const int change : {0x01, 0x80, 0xff}) {
                QByteArray bytes = whole;
                bytes[at] = static_cast<char>(bytes.at(at) ^ change);
                tryIt(bytes);
            }
        QVERIFY(good > 100);
        QVERIFY(bad > 1000);
    }
}

void RootFileTest::sharedDamagedFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    const QString given = qEnvironmentVariable("SHIFTDECK_SHARED_DATA");
    const QString folder = (given.isEmpty() ? QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data") : given)
        + QStringLiteral("/root") + QStringLiteral("/corrupt/");
    const std::pair<const char *, const char *> reasons[] = {
        {"truncated60", "it is cut off: it has "},
        {"truncated_header", "it is cut off: it has only 40 bytes"},
        {"payload_bitflip", "cannot be uncompressed"},
        {"bad_block_length", "the object lacks"},
        {"bad_objlen", "but the list of keys promises"},
        {"bad_magic", "it does not begin with \"root\""},
        {"first_record_negative", "a record of -300 bytes"},
        {"keys_loop", "the list of keys"}};
    for (const char *kind : {"lz4hists", "zlibhists"})
        for (const auto &[damage, reason] : reasons)
            QTest::addRow("%s.%s", kind, damage) << folder
                    + QStringLiteral("%1.%2.root").arg(QLatin1StringView(kind), QLatin1StringView(damage))
                                                 << QString::fromLatin1(reason);
}

void RootFileTest::sharedDamagedFiles()
{
    QFETCH(QString, path);
    QFETCH(QString, reason);
    if (!QFileInfo::exists(path)) {
        qWarning("NOT TESTED: there is no %s.", qPrintable(path));
        QSKIP("The set of damaged files is not beside this repository; those made here were tested.");
    }
    const auto readAll = [&]() -> Result<> {
        SD_TRY(auto file, RootFile::open(path));
        SD_TRY(const auto keys, file.allKeys());
        for (const RootKey &key : keys)
            if (key.isPlot())
                SD_CHECK(file.plot(key));
        return {};
    };
    const auto answer = readAll();
    QVERIFY(!answer);
    QVERIFY2(textOf(answer.error()).contains(reason), qPrintable(textOf(answer.error())));
    QVERIFY(answer.error().context.startsWith(path));
}

QTEST_APPLESS_MAIN(RootFileTest)
#include "rootfiletest.moc"
