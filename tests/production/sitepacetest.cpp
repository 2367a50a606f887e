// When a site is asked: quickly while things change, slowly when they do not, within bounds, never by chance.
#include "models/production/sitepace.h"

#include <QTest>

using namespace shiftdeck;

namespace {
constexpr TimeMs kStart = 1'700'000'000'000;
constexpr TimeMs kMinute = 60'000;
}  // namespace

class SitePaceTest : public QObject {
    Q_OBJECT

  private slots:
    void newSiteIsAsked();
    void quickWhileThingsChange();
    void slowerWhenNothingChanges();
    void slowSiteIsAskedLess();
    void boundedBothWays();
    void pausesGrowAfterFailures();
    void clockThatIsSetBackNeverWaits();
};

void SitePaceTest::newSiteIsAsked()
{
    const SitePace pace(0, kMinute);
    QVERIFY(pace.isDue(kStart));
    QVERIFY(!pace.isLeftAlone(kStart));
}

void SitePaceTest::quickWhileThingsChange()
{
    SitePace pace(0, kMinute);
    for (TimeMs now = kStart; now < kStart + 10 * kMinute; now += 500) {
        QVERIFY(pace.isDue(now));
        pace.noteChange(now);
        pace.noteRefresh(now, now);
    }
}

void SitePaceTest::slowerWhenNothingChanges()
{
    SitePace pace(0, kMinute);
    int asked = 0;
    TimeMs longest = 0, last = kStart;
    for (TimeMs now = kStart; now < kStart + 60 * kMinute; now += 500) {
        if (!pace.isDue(now))
            continue;
        pace.noteRefresh(now, now);
        longest = std::max(longest, now - last);
        last = now;
        ++asked;
    }
    // An eighth later each time, up to a minute: far less than the 7200 of every cycle.
    QVERIFY2(asked > 60 && asked < 150, qPrintable(QString::number(asked)));
    QCOMPARE(longest, kMinute);
    pace.noteChange(last);
    pace.noteRefresh(last, last);
    QVERIFY(pace.isDue(last));
}

void SitePaceTest::slowSiteIsAskedLess()
{
    SitePace pace(0, kMinute);
    pace.noteRefresh(kStart, kStart + 3000);
    pace.noteChange(kStart + 3000);
    QVERIFY(!pace.isDue(kStart + 3000 + 11'999));
    QVERIFY(pace.isDue(kStart + 3000 + 12'000));
}

void SitePaceTest::boundedBothWays()
{
    SitePace pace(2000, 10'000);
    pace.noteChange(kStart);
    pace.noteRefresh(kStart, kStart);
    QCOMPARE(pace.interval(), 2000);
    pace.noteRefresh(kStart, kStart + 5 * kMinute);
    QCOMPARE(pace.interval(), 10'000);
    for (int i = 0; i < 100; ++i)
        pace.noteFailure(kStart);
    QCOMPARE(pace.pause(), 10'000);
}

void SitePaceTest::pausesGrowAfterFailures()
{
    SitePace pace(0, kMinute);
    QList<TimeMs> pauses;
    for (int i = 0; i < 10; ++i) {
        pace.noteFailure(kStart);
        pauses.append(pace.pause());
    }
    QCOMPARE(pauses, (QList<TimeMs>{0, 0, 500, 1000, 2000, 4000, 8000, 16'000, 32'000, 60'000}));
    QVERIFY(pace.isLeftAlone(kStart + 59'999));
    QVERIFY(!pace.isLeftAlone(kStart + 60'000));
    pace.noteAnswer();
    QVERIFY(!pace.isLeftAlone(kStart));
}

void SitePaceTest::clockThatIsSetBackNeverWaits()
{
    SitePace pace(0, kMinute);
    pace.noteRefresh(kStart, kStart);
    for (int i = 0; i < 5; ++i)
        pace.noteFailure(kStart);
    for (const TimeMs back : {TimeMs(1), kMinute, 1000 * kMinute}) {
        QVERIFY(pace.isDue(kStart - back));
        QVERIFY(!pace.isLeftAlone(kStart - back));
    }
    pace.noteRefresh(kStart - kMinute, kStart - kMinute);
    QCOMPARE(pace.interval(), 0);
}

QTEST_GUILESS_MAIN(SitePaceTest)
#include "sitepacetest.moc"
