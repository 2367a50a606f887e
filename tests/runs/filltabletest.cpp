#include "models/runs/filltable.h"

#include <QBuffer>
#include <QTest>

using namespace shiftdeck;

namespace {
QString data(const QString &name) { return QStringLiteral(SHIFTDECK_SOURCE_DIR "/tests/runs/data/") + name; }

Result<FillTable> readText(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return readFillTable(buffer, "text");
}
}  // namespace

class FillTableTest : public QObject {
    Q_OBJECT

  private slots:
    void everyColumn();
    void spans_data();
    void spans();
    void unitOfThePeak_data();
    void unitOfThePeak();
    void refuses();
};

void FillTableTest::everyColumn()
{
    const auto table = readFillTableFile(data("fills.csv"));
    QVERIFY(table);
    QCOMPARE(table->fills.size(), 2);
    const FillRow &first = table->fills.at(0), &second = table->fills.at(1);
    QCOMPARE(first.fill, 9001);
    QCOMPARE(*first.created, QDateTime(QDate(2026, 4, 24), QTime(16, 57, 54), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(*first.begin, QDateTime(QDate(2026, 4, 24), QTime(20, 35, 25), Qt::UTC).toMSecsSinceEpoch());
    QCOMPARE(*first.end - *first.begin, 1000 * (10 * 3600 + 32 * 60 + 48));
    QCOMPARE(*first.stableSeconds, 10 * 3600 + 33 * 60);
    QCOMPARE(first.peak->text(), QString("0.267 1e34cm^-2s^-1"));
    QCOMPARE(first.delivered->text(), QString("63.217 /pb"));
    QCOMPARE(first.recorded->text(), QString("57.954 /pb"));
    QCOMPARE(*first.peakPileup, 62.8);
    QCOMPARE(*first.efficiencyByLumi, 91.675);
    QCOMPARE(first.type, QString("Proton - PROTON vs PROTON"));
    QCOMPARE(*first.energy, 6800.0);
    QCOMPARE(*first.intensity2, 387.718);
    QCOMPARE(*first.bunches1, 315);
    QCOMPARE(*first.collidingBunches, 302);
    QCOMPARE(*first.crossingAngle, 160.0);
    QCOMPARE(first.scheme, QString("25ns_315b_302"));
    QCOMPARE(first.runs, (QList{RunNumber(400104), RunNumber(400105)}));
    QVERIFY(first.comment.isEmpty());
    QCOMPARE(*second.stableSeconds, 16 * 3600);  // "15 hr 60 min"
    QVERIFY(!second.hoursToReady);  // "n/a"
    QCOMPARE(*second.efficiencyByTime, -1.5);
    QCOMPARE(second.comment, QString("dumped, then refilled"));
    QStringList sentences;
    for (const ImportRemark &remark : table->report.remarks())
        sentences.append(remark.sentence());
    QCOMPARE(sentences,
             (QStringList{
                 "line 1: The table has no units: delivered and recorded are taken per picobarn, the peak in "
                 "1e34cm^-2s^-1, because fills delivered 0.62 of peak times duration then (median).",
                 "line 4: refused: Fill 9002 stands further above already.",
                 "line 5: refused: \"soon\" cannot be read."}));
    QCOMPARE(table->report.taken(), 2);
}

void FillTableTest::spans_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("both") << QByteArray("1 hr 17 min") << qint64(4620);
    QTest::newRow("hours") << QByteArray("2 hr") << qint64(7200);
    QTest::newRow("minutes") << QByteArray("17 min") << qint64(1020);
    QTest::newRow("seconds") << QByteArray("1 hr 1 min 1 sec") << qint64(3661);
    for (const char *text :
         {"", "soon", "1", "1 day", "hr 1", "-1 hr", "1 hr 17", "1  hr", "99999999999999999999 hr"})
        QTest::newRow(text) << QByteArray(text) << qint64(-1);
}

void FillTableTest::spans()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    QCOMPARE(fillSpan(text).value_or(-1), seconds);
}

void FillTableTest::unitOfThePeak_data()
{
    QTest::addColumn<QByteArray>("peak");
    QTest::addColumn<QString>("text");
    QTest::newRow("1e30") << QByteArray("10000") << "10000 hz/ub";
    QTest::newRow("1e34") << QByteArray("1") << "1 1e34cm^-2s^-1";
    QTest::newRow("neither") << QByteArray("0.0001") << "";
    QTest::newRow("zero") << QByteArray("0") << "";
    QTest::newRow("none") << QByteArray("") << "";
}

void FillTableTest::unitOfThePeak()
{
    QFETCH(QByteArray, peak);
    QFETCH(QString, text);
    // 10^4 hz/ub for 10 h are 360 /pb.
    const auto table = readText("Fill,Begin Time,Duration Stable,Peak Inst Lumi,Delivered Lumi\n"
                                "1,2016.10.27 10:02:52,10 hr,"
                                + peak + ",200\n");
    QVERIFY(table);
    QCOMPARE(table->fills.size(), 1);
    const auto found = table->fills.first().peak;
    QCOMPARE(found ? found->text() : QString(), text);
    QCOMPARE(table->report.count(ImportRemark::Told), peak.isEmpty() ? 0 : 1);
}

void FillTableTest::refuses()
{
    QVERIFY(!readText(""));
    QVERIFY(!readText("Fill,PCC,HFOC,RAM,DT,BCM1F,\n3819,1,1,0,0,1,\n"));
    QVERIFY(!readText("Fill,Fill,Begin Time,Delivered Lumi\n"));
    const auto table = readText("Fill,Begin Time,End Time,Delivered Lumi,Runs\n"
                                "1,2016.10.27 10:02:52,2016.10.27 09:02:52,1,5\n"
                                "x,2016.10.27 10:02:52,2016.10.27 11:02:52,1,5\n"
                                "2,2016.10.27 10:02:52,2016.10.27 11:02:52,1,5 y\n"
                                "3,2016.10.27\n"
                                "4,2016.10.27 10:02:52,2016.10.27 11:02:52,1,5,6,7\n"
                                "5,2016.10.27 10:02:52,2016.10.27 11:02:52,1,5\n");
    QVERIFY(table);
    QCOMPARE(table->report.taken(), 1);
    QCOMPARE(table->report.count(ImportRemark::Refused), 5);
    QCOMPARE(readFillTableFile(data("none.csv")).error().code, ErrorCode::NotFound);
    QVERIFY(!readFillTableFile(data("byls.csv")));
}

QTEST_APPLESS_MAIN(FillTableTest)
#include "filltabletest.moc"
