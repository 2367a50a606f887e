#include "models/items/format.h"

#include <QtTest>

using namespace shiftdeck;

class FormatTest : public QObject {
    Q_OBJECT

  private slots:
    void numbers_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << qint64(0) << "0";
        QTest::newRow("four digits") << qint64(1234) << "1234";
        QTest::newRow("five digits") << qint64(12345) << QStringLiteral("12\u202f345");
        QTest::newRow("millions") << qint64(1234567) << QStringLiteral("1\u202f234\u202f567");
        QTest::newRow("negative") << qint64(-123456) << QStringLiteral("-123\u202f456");
        QTest::newRow("least") << std::numeric_limits<qint64>::min()
                               << QStringLiteral("-9\u202f223\u202f372\u202f036\u202f854\u202f775\u202f808");
    }
    void numbers()
    {
        QFETCH(qint64, value);
        QTEST(format::number(value), "text");
    }

    void percentNeverRoundsToTheEnds()
    {
        QCOMPARE(format::percent(0), "0.0 %");
        QCOMPARE(format::percent(1e-9), "0.1 %");
        QCOMPARE(format::percent(0.99999), "99.9 %");
        QCOMPARE(format::percent(1), "100.0 %");
        QCOMPARE(format::percent(7), "100.0 %");
    }

    void spans_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("ms") << qint64(850) << "850 ms";
        QTest::newRow("s") << qint64(12'999) << "12 s";
        QTest::newRow("min") << qint64(200'000) << "3 min 20 s";
        QTest::newRow("h") << qint64(2 * 3'600'000 + 5 * 60'000) << "2 h 05 min";
        QTest::newRow("d") << qint64(76) * 3'600'000 << "3 d 4 h";
    }
    void spans()
    {
        QFETCH(qint64, ms);
        QTEST(format::span(ms), "text");
    }

    void ages()
    {
        QCOMPARE(format::age(1000, 1500), "just now");
        QCOMPARE(format::age(1000, 500), "just now");
        QCOMPARE(format::age(1000, 13'000), "12 s ago");
    }

    void timesOfNothingAreEmpty()
    {
        QCOMPARE(format::time(TimeMs(0)), QString());
        QCOMPARE(format::time(std::optional<TimeMs>()), QString());
        QCOMPARE(format::timeUtc(1304253005000), "2011-05-01 12:30:05 UTC");
    }

    void bytes()
    {
        QCOMPARE(format::bytes(512), "512 bytes");
        QCOMPARE(format::bytes(12'900'000), "12.3 MiB");
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "formattest.moc"
