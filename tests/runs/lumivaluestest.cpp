#include "models/runs/lumivalues.h"

#include <QBuffer>
#include <QTest>

using namespace shiftdeck;

namespace {
Result<LumiValues> read(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return readLumiValues(buffer, QStringLiteral("values.csv"));
}
}  // namespace

class LumiValuesTest : public QObject {
    Q_OBJECT

  private slots:
    void methodsAndErrors()
    {
        const auto values = read("run,method,value(/pb),stat,syst\n"
                                 "8501,bhabha,1.5023,0.0021,0.0105\n"
                                 "8501,gamma-gamma,1.4987,0.0032,\n");
        QVERIFY(values);
        QVERIFY(values->report.isWhole() && values->report.remarks().isEmpty());
        QCOMPARE(values->report.taken(), 2);
        QCOMPARE(values->values.at(0),
                 (LumiValue{2, RunNumber(8501), "bhabha", {1.5023, LumiUnit::PerPb, 0.0021, 0.0105}}));
        QCOMPARE(values->values.at(1),
                 (LumiValue{3, RunNumber(8501), "gamma-gamma", {1.4987, LumiUnit::PerPb, 0.0032, {}}}));
    }

    void perCentAndUnitsOfTheirOwn()
    {
        const auto values = read("\xef\xbb\xbf# Luminosity , RUN, unit ,stat(%),syst(%),who\r\n"
                                 "\r\n# measured in May\r\n"
                                 "200, 7, 1/nb, 0.5, 2, anna\r\n"
                                 "-4, 8, fb^-1, 1, , ben\r\n");
        QVERIFY(values);
        QVERIFY(values->report.isWhole());
        QCOMPARE(values->report.count(ImportRemark::Told), 1);  // a column that is not read
        QVERIFY(values->report.remarks().first().text.contains("who"));
        QCOMPARE(values->values.at(0).value, (Luminosity{200, LumiUnit::PerNb, 1, 4}));
        QCOMPARE(values->values.at(1).value, (Luminosity{-4, LumiUnit::PerFb, 0.04, {}}));
        QCOMPARE(values->values.at(1).line, 5);
    }

    void whatCannotBeMeantIsRefusedWithItsLine()
    {
        const auto values = read("run,value,unit,stat\n"
                                 "0,1,/pb,\n"  // 2
                                 "1,one,/pb,\n"  // 3
                                 "1,1,,\n"  // 4
                                 "1,1,hz/ub,\n"  // 5
                                 "1,1,/pb,-1\n"  // 6
                                 "1,1,/pb\n"  // 7
                                 "1,1e91,/pb,\n"  // 8
                                 "1,1,/pb,0.1\n"
                                 "1,2,/pb,0.1\n");  // 10: a second time
        QVERIFY(values);
        QCOMPARE(values->report.taken(), 1);
        QList<qint64> lines;
        for (const ImportRemark &remark : values->report.remarks()) {
            QCOMPARE(remark.kind, ImportRemark::Refused);
            lines.append(remark.line);
        }
        QCOMPARE(lines, (QList<qint64>{2, 3, 4, 5, 6, 7, 8, 10}));
    }

    void headersThatSayTooLittle_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("no unit") << QByteArray("run,value\n1,2\n") << "no unit";
        QTest::newRow("two units") << QByteArray("run,value(/pb),unit\n1,2,/pb\n") << "two places";
        QTest::newRow("a rate") << QByteArray("run,value(hz/ub)\n") << "no unit of an integrated";
        QTest::newRow("no run") << QByteArray("value(/pb),stat\n") << "\"run\"";
        QTest::newRow("no value") << QByteArray("run,unit\n") << "\"value\"";
        QTest::newRow("twice") << QByteArray("run,run,value(/pb)\n") << "comes twice";
        QTest::newRow("error in a unit") << QByteArray("run,value(/pb),stat(/nb)\n") << "per cent";
    }
    void headersThatSayTooLittle()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, why);
        const auto values = read(text);
        QVERIFY(!values);
        QCOMPARE(values.error().code, ErrorCode::InvalidInput);
        QVERIFY2(values.error().cause.contains(why), qPrintable(values.error().cause));
    }

    void isReadBack()
    {
        const QList<LumiValue> values{{0, RunNumber(7), "bhabha", {0.1 + 0.2, LumiUnit::PerNb, 1e-9, {}}},
                                      {0, RunNumber(7), "x", {3, LumiUnit::PerFb, {}, 0.5}}};
        const auto back = read(lumiValuesCsv(values));
        QVERIFY(back);
        QCOMPARE(back->values.size(), 2);
        QCOMPARE(back->values.at(0).value, values.at(0).value);
        QCOMPARE(back->values.at(1).value, values.at(1).value);
    }

    void names()
    {
        QVERIFY(isMethodName(u"gamma-gamma") && isMethodName(u"hfet19v3.2+x_1"));
        QVERIFY(!isMethodName(u"") && !isMethodName(u"a b") && !isMethodName(u"\u00e4")
                && !isMethodName(QString(61, u'x')));
        QVERIFY(isLumiValuesHeader("# Run, Value(/pb)") && !isLumiValuesHeader("#run:fill,delivered(/pb)"));
    }
};

QTEST_APPLESS_MAIN(LumiValuesTest)
#include "lumivaluestest.moc"
