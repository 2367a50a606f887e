#include "models/core/timespan.h"

#include <QTest>

using namespace shiftdeck;

class TimeSpanTest : public QObject {
    Q_OBJECT

  private slots:
    void spans_data();
    void spans();
    void exactSpans_data();
    void exactSpans();
    void noSpans();
    void ago();
    void utc();
};

void TimeSpanTest::spans_data()
{
    QTest::addColumn<TimeMs>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](TimeMs ms, const char *text) {
        QTest::newRow(text) << ms << QString::fromLatin1(text);
    };
    row(0, "0 s");
    row(2'999, "2 s");
    row(59'999, "59 s");
    row(61'000, "1 min");
    row(3'600'000, "1 h");
    row(7'980'000, "2 h 13 min");
    row(86'400'000, "1 d");
    row(-100'800'000, "1 d 4 h");
    row(31'536'000'000, "365 d");
}

void TimeSpanTest::spans()
{
    QFETCH(TimeMs, ms);
    QFETCH(QString, text);
    QCOMPARE(timeSpan(ms), text);
}

void TimeSpanTest::exactSpans_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<TimeMs>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *typed, TimeMs ms, const char *text) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << ms << QString::fromLatin1(text);
    };
    row("0", 0, "0 s");
    row("0 s", 0, "0 s");
    row("90 s", 90'000, "1 min 30 s");
    row(" 5 min ", 300'000, "5 min");
    row("5m", 300'000, "5 min");
    row("1h30min", 5'400'000, "1 h 30 min");
    row("1 d 12 h 5 s", 129'605'000, "1 d 12 h 5 s");
    row("3653 d", 315'619'200'000, "3653 d");
}

void TimeSpanTest::exactSpans()
{
    QFETCH(QString, typed);
    QFETCH(TimeMs, ms);
    QFETCH(QString, text);
    QCOMPARE(parseSpan(typed), std::optional(ms));
    QCOMPARE(exactSpan(ms), text);
    QCOMPARE(parseSpan(text), std::optional(ms));
}

void TimeSpanTest::noSpans()
{
    for (const char *text : {"", "5", "min", "-5 min", "5 min ago", "1.5 h", "5 years", "3654 d",
                             "3653 d 1 s", "9999999999 s", "5 MIN", "1 h 30"})
        QVERIFY2(!parseSpan(QString::fromLatin1(text)), text);
}

void TimeSpanTest::ago()
{
    QCOMPARE(timeAgo(1000, 1999), "just now");
    QCOMPARE(timeAgo(1000, 4000), "3 s ago");
    QCOMPARE(timeAgo(301'000, 1000), "in 5 min");
}

void TimeSpanTest::utc() { QCOMPARE(utcTime(1'304'251'205'999), "2011-05-01 12:00:05 UTC"); }

QTEST_GUILESS_MAIN(TimeSpanTest)
#include "timespantest.moc"
