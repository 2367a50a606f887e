// Files of flags of any layout: what is taken, what is told and what is refused, line by line.
#include "models/certification/flagfile.h"

#include <QTest>

using namespace shiftdeck;

namespace {
using F = QualityFlag;

FlagFile read(const QByteArray &content, const char *detector = "")
{
    return readFlagFile(content, QLatin1StringView(detector));
}

QString flagText(const FlagFile::Flag &one)
{
    return QStringLiteral("%1: %2 %3 %4 %5 [%6] [%7]")
        .arg(one.line)
        .arg(one.flag.run)
        .arg(one.flag.detector, toWord(one.flag.flag), lumisectionText(one.flag.first, one.flag.last),
             one.flag.cause, one.flag.comment);
}
}  // namespace

class FlagFileTest : public QObject {
    Q_OBJECT

  private slots:
    void columnsAreFoundByTheirNames()
    {
        const FlagFile file = read("\xef\xbb\xbf# from the run registry\r\n"
                                   "Flag, RUN ,class,detector,first_ls,last_ls,comment,cause\r\n"
                                   "BAD,146436,Collisions10,tracker,12,90,\"sector 7, then 8\",HV  trip\r\n"
                                   "\r\n"
                                   "good,146437,Collisions10,muons,,\r\n"
                                   "Excluded,146437,x,muons,5,end\r\n"
                                   "NOTSET,146438,x,tracker,,7,,\n");
        QVERIFY2(file.report.isWhole(), qPrintable(file.report.remarks().value(0).sentence()));
        QStringList shown;
        for (const FlagFile::Flag &one : file.flags)
            shown.append(flagText(one));
        QCOMPARE(shown,
                 (QStringList{"3: 146436 tracker bad LS 12 to 90 [HV trip] [sector 7, then 8]",
                              "5: 146437 muons good the whole run [] []",
                              "6: 146437 muons excluded from LS 5 on [] []",
                              "7: 146438 tracker not-set LS 1 to 7 [] []"}));
        QCOMPARE(file.report.taken(), 4);
        QVERIFY(!file.isList);
    }

    void aLineTwiceIsTold()
    {
        const FlagFile file = read("run,detector,flag\n7,tracker,good\n7,muons,good\n7,tracker,good\n"
                                   "7,tracker,bad\n7,tracker,good\n");
        QCOMPARE(file.flags.size(), 4);
        QCOMPARE(file.report.count(ImportRemark::Told), 1);
        QCOMPARE(file.report.remarks().first().line, 4);
    }

    void whatCannotBeTakenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        const QByteArray head = "run,detector,flag,first_ls,last_ls,cause,comment\n";
        const auto row = [](const char *name, const QByteArray &content, const char *says) {
            QTest::newRow(name) << content << QString(says);
        };
        row("empty", "", "It is empty");
        row("comments alone", "# nothing\n\n", "It is empty");
        row("no header", "7,tracker,good\n", "no header line");
        row("a column twice", "run,detector,flag,RUN\n", "run is there twice");
        row("no run", head + "x,tracker,good\n", "\"x\" is no run");
        row("run 0", head + "0,tracker,good\n", "0 is no run");
        row("a run too large", head + "1000000000000000,tracker,good\n", "is no run");
        row("no flag", head + "7,tracker,fine\n", "\"fine\" is no flag");
        row("no detector", head + "7,,good\n", "Its detector");
        row("LS 0", head + "7,tracker,good,0,5\n", "\"0\" is no lumisection");
        row("LS reversed", head + "7,tracker,good,9,5\n", "LS 9 to 5");
        row("LS word", head + "7,tracker,good,5,last\n", "\"last\" is no lumisection");
        row("end first", head + "7,tracker,good,end,5\n", "\"end\" is no lumisection");
        row("LS too large", head + "7,tracker,good,1,99999999999\n", "is no lumisection");
        row("a cause", head + "7,tracker,bad,,," + QByteArray(201, 'x') + "\n", "Its cause");
        row("a comment",
            head
                + "7,tracker,bad,,,,a\x01"
                  "b\n",
            "Its comment");
        row("missing cells", head + "7\n", "\"\" is no flag");
        row("a long line", head + QByteArray(5 << 20, 'x') + "\n", "too long");
        row("a broken list", "{\"7\": [[1, 2", "");
        row("an empty list", "{}", "It is empty");
        row("a list that is refused", "{\"7\": [[5, 1]]}", "");
    }
    void whatCannotBeTakenIsRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const FlagFile file = read(content, content.startsWith('{') ? "tracker" : "");
        QVERIFY(!file.report.isWhole());
        QVERIFY(file.flags.isEmpty());
        QVERIFY2(file.report.remarks().first().text.contains(says),
                 qPrintable(file.report.remarks().first().sentence()));
    }

    void theRestOfAFileGoesOn()
    {
        const FlagFile file = read("run,detector,flag\n7,tracker,good\n8,tracker,fine\n9,tracker,bad\n");
        QCOMPARE(file.flags.size(), 2);
        QCOMPARE(file.report.count(ImportRemark::Refused), 1);
        QCOMPARE(file.report.remarks().first().line, 3);
    }

    void aListIsGoodForOneDetector()
    {
        const FlagFile file = read(" {\"146436\": [[1, 9], [12, 12]], \"146437\": [[3, 4]]}\n", "tracker");
        QVERIFY(file.report.isWhole() && file.isList);
        QCOMPARE(file.flags.size(), 3);
        QCOMPARE(flagText(file.flags[1]), QStringLiteral("0: 146436 tracker good LS 12 [] []"));
        QVERIFY(read("{\"7\": [[1, 2]]}").report.remarks().first().text.contains("which one"));
        QVERIFY(read("run,detector,flag\n", "tracker")
                    .report.remarks()
                    .first()
                    .text.contains("no good-run list"));
    }

    void itIsBounded()
    {
        QByteArray many = "run,detector,flag\n";
        for (qsizetype i = 1; i <= FlagFile::kMostFlags + 2; ++i)
            many += QByteArray::number(i) + ",tracker,good\n";
        const FlagFile file = read(many);
        QCOMPARE(file.flags.size(), FlagFile::kMostFlags);
        QCOMPARE(file.report.count(ImportRemark::Refused), 2);
        const FlagFile large = read(QByteArray(FlagFile::kMostBytes + 1, ' '));
        QVERIFY(large.report.remarks().first().text.contains("larger than"));
        // Remarks are counted no further than the report keeps them.
        QByteArray wrong = "run,detector,flag\n";
        for (int i = 0; i < 3 * ImportReport::kMaxRemarks; ++i)
            wrong += "x,tracker,good\n";
        QCOMPARE(read(wrong).report.count(ImportRemark::Refused), ImportReport::kMaxRemarks);
    }
};

QTEST_GUILESS_MAIN(FlagFileTest)
#include "flagfiletest.moc"
