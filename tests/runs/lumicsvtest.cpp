#include "models/runs/csvlines.h"
#include "models/runs/lumicsv.h"
#include "models/runs/lumisums.h"

#include <QBuffer>
#include <QTest>

using namespace shiftdeck;

namespace {
QString data(const QString &name) { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/runs/data/") + name; }

struct Row {
    qint64 run = 0, fill = 0, ls = 0, cms = 0;
    QByteArray path, source;
    std::optional<TimeMs> time;
    double delivered = 0, recorded = 0;
    std::optional<double> pileup;
    std::vector<BunchLuminosity> bunches;
};

struct Read {
    Result<LumiFile> file = fail(ErrorCode::NotRun, {}, {});
    QList<Row> rows;
    LumiSumsByPath sums;
    QStringList sentences() const
    {
        QStringList list;
        for (const ImportRemark &remark : file->report.remarks())
            list.append(remark.sentence());
        return list;
    }
};

auto taker(Read &read)
{
    return [&read](const LumiHeader &header, const LumiRow &row) {
        read.rows.append({row.run.value(),
                          row.fill,
                          row.lumisection,
                          row.cmsLumisection,
                          row.path.toByteArray(),
                          row.source.toByteArray(),
                          row.time,
                          row.delivered.value_or(0),
                          row.recorded.value_or(0),
                          row.pileup,
                          {row.bunches.begin(), row.bunches.end()}});
        read.sums[row.path.toByteArray()].add(header, row);
    };
}

Read readFile(const QString &name)
{
    Read read;
    read.file = readLumiCsvFile(data(name), taker(read));
    return read;
}

Read readText(QByteArray text)
{
    Read read;
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    read.file = readLumiCsv(buffer, "text", taker(read));
    return read;
}

const QByteArray kHeader = "#run:fill,ls,time,beamstatus,E(GeV),delivered(/ub),recorded(/ub),avgpu,source\n";
}  // namespace

class LumiCsvTest : public QObject {
    Q_OBJECT

  private slots:
    void perLumisection();
    void perRunAndPath();
    void oldHeader();
    void bunchesAndRates();
    void headers_data();
    void headers();
    void rows_data();
    void rows();
    void nothingIsCountedTwice();
    void tablesBehindEachOther();
    void trailer_data();
    void trailer();
    void hostileSizes();
    void joinsWithAList();
    void averagePileup();
};

void LumiCsvTest::perLumisection()
{
    const Read read = readFile("byls.csv");
    QVERIFY(read.file);
    const LumiHeader &header = read.file->header;
    QCOMPARE(header.form, LumiHeader::Lumisections);
    QCOMPARE(header.unit, LumiUnit::PerUb);
    QCOMPARE(header.dataTag, QString("19v3"));
    QCOMPARE(header.normTag, QString("onlineresult"));
    QVERIFY(header.delivered && header.recorded && header.pileup && !header.paths && !header.bunches);
    QCOMPARE(read.file->trailer, TrailerState::Agrees);
    QVERIFY(read.file->report.remarks().isEmpty());
    QCOMPARE(read.file->report.taken(), 5);
    QCOMPARE(read.file->notInResults.json(), QByteArray("{\"273302\": [[2, 3]]}\n"));
    const Row third = read.rows.at(2);
    QCOMPARE(third.run, 273158);
    QCOMPARE(third.fill, 4915);
    QCOMPARE(third.ls, 3);
    QCOMPARE(third.cms, 0);
    QCOMPARE(third.source, QByteArray("PLTZERO"));
    QCOMPARE(*read.rows.at(0).time,
             QDateTime(QDate(2016, 5, 11), QTime(23, 1, 5), Qt::UTC).toMSecsSinceEpoch());
    const LumiSums &sums = read.sums.at("");
    QCOMPARE(sums.all.delivered()->text(), QString("5002 /ub"));
    QCOMPARE(sums.all.recorded()->text(), QString("3882.5 /ub"));
    QCOMPARE(sums.all.lumisections(), 5);
    QCOMPARE(sums.all.cmsLumisections(), 4);
    QCOMPARE(sums.runs.size(), size_t(3));
    QCOMPARE(sums.runs.at(273158).delivered()->value, 3001.0);
    QCOMPARE(sums.fills.at(4919).recorded()->value, 1900.0);
    QCOMPARE(sums.runs.at(273158).begin(), read.rows.at(0).time);
}

void LumiCsvTest::perRunAndPath()
{
    const Read read = readFile("paths.csv");
    QVERIFY(read.file);
    QCOMPARE(read.file->header.form, LumiHeader::Runs);
    QCOMPARE(read.file->trailer, TrailerState::Agrees);
    QVERIFY2(read.file->report.remarks().isEmpty(), qPrintable(read.sentences().join(u'\n')));
    QCOMPARE(read.sums.size(), size_t(2));
    const LumiSums &path = read.sums.at("HLT_IsoMu27_v1");
    QCOMPARE(path.all.delivered()->shown(9), QString("27.772 /pb"));
    QCOMPARE(path.all.cmsLumisections(), 1749);
    QCOMPARE(path.all.lumisections(), 1749);
    QCOMPARE(*read.rows.at(0).time, 1511286000000);
    QVERIFY(!path.all.pileup());
}

void LumiCsvTest::oldHeader()
{
    const Read read = readFile("lumicalc2.csv");
    QVERIFY(read.file);
    QCOMPARE(read.rows.size(), 2);
    QCOMPARE(read.rows.at(0).fill, 2522);
    QVERIFY(read.rows.at(0).pileup && !read.rows.at(1).pileup);
    QCOMPARE(read.sums.at("").all.recorded()->text(), QString("61.25 /ub"));
    QCOMPARE(read.file->trailer, TrailerState::Missing);
    QCOMPARE(read.sentences(),
             (QStringList{"line 3: There is no trailer (#Summary): whether rows are missing at the end "
                          "cannot be told."}));
    QVERIFY(read.file->report.isWhole());
}

void LumiCsvTest::bunchesAndRates()
{
    const Read read = readFile("xing.csv");
    QVERIFY(read.file);
    QVERIFY(read.file->header.bunches && isRate(read.file->header.unit));
    QCOMPARE(read.rows.at(1).bunches.size(), size_t(2));
    QCOMPARE(read.rows.at(1).bunches.at(1).bunch, 11);
    QCOMPARE(read.rows.at(1).bunches.at(1).recorded, 11.4);
    QVERIFY(read.rows.at(2).bunches.empty());
    QCOMPARE(read.rows.at(0).delivered, 10.0);  // by its name, not by its place
    QCOMPARE(read.rows.at(0).recorded, 9.5);
    // Rates have a mean, no sum.
    QCOMPARE(read.sums.at("").all.delivered()->unit, LumiUnit::HzPerUb);
    QCOMPARE(read.sums.at("").all.delivered()->value, 31.0 / 3);
    QVERIFY(read.sentences().first().contains("The column \"mood\" is not known"));
}

void LumiCsvTest::headers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const QByteArray &text, const char *cause) {
        QTest::newRow(name) << text << QString(cause);
    };
    row("empty", "", "no luminosity table");
    row("beam table", "#fill,run,ls,time,egev,intensity1,intensity2,ncollidingbx\n", "no luminosity table");
    row("no unit", "#run:fill,ls,delivered,recorded(/ub)\n", "\"delivered\" has no unit");
    row("unknown unit", "#run:fill,ls,delivered(/kb)\n", "has no unit that is known");
    row("two units", "#run:fill,ls,delivered(/ub),recorded(/pb)\n", "different units, /ub and /pb");
    row("twice", "#run:fill,ls,delivered(/ub),delivered(/ub)\n", "comes twice");
    row("run twice", "#run:fill,run,delivered(/ub)\n", "stands in two columns");
    row("rows first", "297050:5839,12:12,06/16/17 20:55:44,0.1,0.1\n" + kHeader, "no luminosity table");
    row("many columns", "#run,delivered(/ub)" + QByteArray(200, ',') + "\n", "more than 100 columns");
    row("JSON", "{\"1\": [[1, 2]]}", "no luminosity table");
}

void LumiCsvTest::headers()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, cause);
    const Read read = readText(text);
    QVERIFY(!read.file);
    QCOMPARE(read.file.error().code, ErrorCode::InvalidInput);
    QVERIFY2(read.file.error().cause.contains(cause), qPrintable(read.file.error().cause));
    QVERIFY(read.rows.isEmpty());
}

void LumiCsvTest::rows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("sentence");  // empty: taken without a word
    const auto row = [](const char *name, const char *text, const char *sentence) {
        QTest::newRow(name) << QByteArray(text) << QString(sentence);
    };
    row("good", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "");
    row("without a fill", "1,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "");
    row("seconds", "1:2,3:0,1497646544,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "");
    row("one count of LS", "1:2,3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "");
    row("nothing but luminosity", "1:2,3:3,,,,0.2,0.1,,", "");
    row("quoted", "1:2,3:3,06/16/17 20:55:44,\"STABLE, BEAMS\",6500,0.2,0.1,40.3,HFET", "");
    row("trailing comma", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET,", "");
    row("exponent", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,2e-7,1E-7,40.3,HFET", "");
    row("columns missing", "1:2,3:3,06/16/17 20:55:44", "refused: It has 3 columns, the header has 9.");
    row("run", "x:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "refused: \"x:2\" is no run");
    row("run zero", "0:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET",
        "refused: \"0:2\" is no run");
    row("LS zero", "1:2,0:0,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET",
        "refused: \"0:0\" is no lumisection");
    row("LS", "1:2,3:3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET",
        "refused: \"3:3:3\" is no lumisection");
    row("month 13", "1:2,3:3,13/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "is no time");
    row("hour 25", "1:2,3:3,06/16/17 25:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET", "is no time");
    row("no number", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,n/a,0.1,40.3,HFET",
        "refused: The delivered luminosity \"n/a\" is no number.");
    row("infinite", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,inf,0.1,40.3,HFET", "is no number");
    row("overflow", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,1e999,0.1,40.3,HFET", "is no number");
    row("negative", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,-0.2,-0.3,40.3,HFET",
        "a luminosity below 0");
    row("more recorded", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.100,0.102,40.3,HFET",
        "more was recorded than");
    row("within the digits", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.100,0.101,40.3,HFET", "");
    row("pile-up", "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,many,HFET",
        "refused: \"many\" is no number.");
}

void LumiCsvTest::rows()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, sentence);
    const Read read = readText(kHeader + row + "\n#Summary:\n");
    QVERIFY(read.file);
    const QStringList sentences =
        read.sentences().mid(0, read.sentences().size() - 1);  // the last: no trailer
    QCOMPARE(sentences.isEmpty(), sentence.isEmpty());
    if (!sentence.isEmpty())
        QVERIFY2(sentences.first().startsWith("line 2: ") && sentences.first().contains(sentence),
                 qPrintable(sentences.first()));
    QCOMPARE(read.rows.size(), sentence.startsWith("refused") || sentence.startsWith("is no") ? 0 : 1);
    QCOMPARE(read.file->report.isWhole(), read.rows.size() == 1);
}

void LumiCsvTest::nothingIsCountedTwice()
{
    const QByteArray row = "1:2,3:3,06/16/17 20:55:44,STABLE BEAMS,6500,0.2,0.1,40.3,HFET\n";
    const Read same = readText(kHeader + row + row);
    QCOMPARE(same.rows.size(), 1);
    QVERIFY(
        same.sentences().first().startsWith("line 3: refused: Run 1, LS 3 stands further above already."));
    const QByteArray header = "#run:fill,ls,time,hltpath,delivered(/fb),recorded(/fb),avgpu,source\n";
    const Read paths = readText(header
                                + "1:2,3:3,1,HLT_A,0.2,0.1,3,HFET\n1:2,3:3,1,HLT_B,0.2,0.1,3,HFET\n"
                                  "1:2,3:3,1,HLT_A,0.2,0.1,3,HFET\n");
    QCOMPARE(paths.rows.size(), 2);
    QCOMPARE(paths.sums.size(), size_t(2));
    const Read runs = readText("#run:fill,nls,ncms,delivered(/ub)\n1:2,5,5,1\n1:2,5,5,1\n");
    QCOMPARE(runs.rows.size(), 1);
    QVERIFY(runs.sentences().first().contains("Run 1 stands further above already."));
}

void LumiCsvTest::tablesBehindEachOther()
{
    const QByteArray first = "#Data tag : 1 , Norm tag: a\n" + kHeader
        + "1:2,3:3,1,STABLE BEAMS,6500,0.2,0.1,40.3,HFET\n#Summary:\n#nfill,nrun,nls,ncms,totdelivered(/ub),"
          "totrecorded(/ub)\n#1,1,1,1,0.2,0.1\n";
    const QByteArray second = "#Data tag : 2 , Norm tag: a\n" + kHeader
        + "2:2,3:3,1,STABLE BEAMS,6500,0.4,0.2,40.3,HFET\n#Summary:\n#nfill,nrun,nls,ncms,totdelivered(/ub),"
          "totrecorded(/ub)\n#1,1,1,1,0.4,0.2\n";
    const Read both = readText(first + second);
    QVERIFY(both.file);
    QCOMPARE(both.rows.size(), 2);
    QCOMPARE(both.file->trailer, TrailerState::Agrees);  // each with its own
    QCOMPARE(both.file->header.dataTag, QString("1"));
    QVERIFY(both.sentences().at(0).contains("tags 2 and a instead of 1 and a"));
    QVERIFY(both.file->report.isWhole());
    QVERIFY(!readText(first + first).file->report.isWhole());
    const Read other = readText(first + QByteArray(kHeader).replace("/ub", "/pb"));
    QVERIFY(!other.file && other.file.error().cause.contains("Split the file"));
    const Read behind = readText(first + "7:2,3:3,1,STABLE BEAMS,6500,0.4,0.2,40.3,HFET\n");
    QVERIFY(behind.sentences().first().contains("refused: It stands behind the trailer."));
}

void LumiCsvTest::trailer_data()
{
    QTest::addColumn<QByteArray>("trailer");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &trailer, TrailerState state,
                        const char *sentence) {
        QTest::newRow(name) << trailer << int(state) << QString(sentence);
    };
    const QByteArray columns = "#Summary:\n#nfill,nrun,nls,ncms,totdelivered(/ub),totrecorded(/ub)\n";
    row("agrees", columns + "#1,1,2,1,1000.000001,0.3\n", TrailerState::Agrees, "");
    row("within 1e-6", columns + "#1,1,2,1,1000.0009,0.3\n", TrailerState::Agrees, "");
    row("beyond 1e-6", columns + "#1,1,2,1,1000.002,0.3\n", TrailerState::Differs,
        "delivered 1000.002, the rows");
    row("few digits", columns + "#1,1,2,1,1000.0,0.0\n", TrailerState::Differs, "recorded 0.0,");
    row("recorded within its digits", columns + "#1,1,2,1,1000,0.30\n", TrailerState::Agrees, "");
    row("another unit", "#Summary:\n#nfill,nrun,totdelivered(/nb)\n#1,1,1.000000\n", TrailerState::Agrees,
        "");
    row("a rate", "#Summary:\n#nfill,nrun,totdelivered(hz/ub)\n#1,1,1000\n", TrailerState::Differs,
        "delivered 1000,");
    row("runs", columns + "#1,2,2,1,1000,0.3\n", TrailerState::Differs,
        "says runs 2, the rows that were taken have 1");
    row("lumisections", columns + "#1,1,3,1,1000,0.3\n", TrailerState::Differs, "says lumisections 3,");
    row("no number", columns + "#1,1,2,1,much,0.3\n", TrailerState::Differs, "delivered much,");
    row("sums alone", "#Sum delivered : 1000\n#Sum recorded : 0.3\n", TrailerState::Agrees, "");
    row("wrong sum", "#Sum delivered : 1000\n#Sum recorded : 0.4\n", TrailerState::Differs, "recorded 0.4,");
    row("columns alone", columns, TrailerState::Missing, "There is no trailer");
    row("bad list", columns + "#1,1,2,1,1000,0.3\n#(run,ls) in json but not in results: [(1, 2), (3\n",
        TrailerState::Agrees, "cannot be read");
    row("warning", columns + "#1,1,2,1,1000,0.3\n#WARN: unknown deadtime while CMS is on\n",
        TrailerState::Agrees, "The table warns: WARN: unknown deadtime");
}

void LumiCsvTest::trailer()
{
    QFETCH(QByteArray, trailer);
    QFETCH(int, state);
    QFETCH(QString, sentence);
    const Read read = readText(
        kHeader
        + "1:2,3:3,1,S,6500,400.000001,0.100000,40.3,HFET\n1:2,4:0,1,S,6500,600.000000,0.200000,40.3,HFET\n"
        + trailer);
    QVERIFY(read.file);
    QCOMPARE(int(read.file->trailer), state);
    QCOMPARE(read.sentences().isEmpty(), sentence.isEmpty());
    if (!sentence.isEmpty())
        QVERIFY2(read.sentences().first().contains(sentence), qPrintable(read.sentences().first()));
    if (read.file->trailer == TrailerState::Differs)
        QVERIFY(!read.file->report.isWhole());
}

void LumiCsvTest::hostileSizes()
{
    const QByteArray good = "1:2,3:3,1,S,6500,0.2,0.1,40.3,HFET\n";
    const Read line = readText(kHeader + QByteArray(kMaxCsvLine + 10, 'x') + "\n" + good);
    QVERIFY(line.file);
    QCOMPARE(line.rows.size(), 1);
    QVERIFY(line.sentences().first().startsWith("line 2: refused: It is longer than"));
    const Read cut = readText(kHeader + good + "1:2,4:4,1,S,65");
    QVERIFY(cut.sentences().first().contains("The file ends in this line."));
    QByteArray runs = kHeader;
    for (int i = 1; i <= kMaxLumiRuns + 1; ++i)
        runs += QByteArray::number(i) + ",1:1,1,S,6500,0.2,0.1,40.3,HFET\n";
    const Read many = readText(runs);
    QVERIFY(!many.file && many.file.error().cause.contains("more than 200000 runs"));
    QByteArray paths = "#run,ls,hltpath,delivered(/fb)\n";
    for (int i = 0; i <= kMaxLumiPaths; ++i)
        paths += "1,1,P" + QByteArray::number(i) + ",0.2\n";
    QVERIFY(!readText(paths).file);
    const Read bunches =
        readText("#run,ls,delivered(/ub),[bxidx bxdelivered(/ub) bxrecorded(/ub)]\n"
                 "1,1,1,[3565 1 1]\n1,2,1,[1 1]\n1,3,1,[1 1 x]\n1,4,1,1 1 1\n1,5,1,[1.5 1 1]\n"
                 "1,6,1,[1 1 1 2 1 1]\n");
    QCOMPARE(bunches.rows.size(), 1);
    QCOMPARE(readLumiCsvFile(data("none.csv"), {}).error().code, ErrorCode::NotFound);
    QCOMPARE(readLumiCsvFile(data(""), {}).error().code, ErrorCode::Io);
}

void LumiCsvTest::joinsWithAList()
{
    LumiJoin join(
        RunList::of({{RunNumber(273158), 2, 4}, {RunNumber(273302), 1, 3}, {RunNumber(273400), 1, 1}}));
    int in = 0;
    const auto file = readLumiCsvFile(data("byls.csv"), [&](const LumiHeader &header, const LumiRow &row) {
        in += join.add(header, row).value_or(false) ? 1 : 0;
    });
    QVERIFY(file);
    QCOMPARE(in, 2);
    QCOMPARE(join.totals().at("").delivered()->text(), QString("3001.25 /ub"));
    QCOMPARE(join.totals().at("").recorded()->text(), QString("2891 /ub"));
    // LS 3 of the first run has luminosity, but the experiment took no data in it: 3:0.
    QCOMPARE(join.missing().json(),
             QByteArray("{\"273158\": [[3, 4]],\n \"273302\": [[2, 3]],\n \"273400\": [[1, 1]]}\n"));
    LumiJoin perRun(RunList::of({{RunNumber(306929), 1, 1}}));
    QString cause;
    QVERIFY(readLumiCsvFile(data("paths.csv"), [&](const LumiHeader &header, const LumiRow &row) {
        if (const auto joined = perRun.add(header, row); !joined)
            cause = joined.error().cause;
    }));
    QVERIFY(cause.contains("--byls"));
}

void LumiCsvTest::averagePileup()
{
    const LumiHeader header;
    const auto row = [](double delivered, double recorded, double pileup) {
        LumiRow r;
        r.run = RunNumber(1);
        r.delivered = delivered;
        r.recorded = recorded;
        r.pileup = pileup;
        return r;
    };
    LumiTotals recorded, delivered, even;
    QVERIFY(!even.pileup());
    for (const double factor : {1.0, 0.0}) {
        recorded.add(header, row(1, factor, 10 + 30 * factor));
        delivered.add(header, row(3 - 2 * factor, 0, 10 + 30 * factor));
        even.add(header, row(0, 0, 10 + 30 * factor));
    }
    QCOMPARE(*recorded.pileup(), 40.0);
    QCOMPARE(*delivered.pileup(), (40.0 + 3 * 10) / 4);
    QCOMPARE(*even.pileup(), 25.0);
}

QTEST_APPLESS_MAIN(LumiCsvTest)
#include "lumicsvtest.moc"
