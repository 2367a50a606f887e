#include "models/core/eta.h"

#include <QRandomGenerator>
#include <QTest>

using namespace shiftdeck;

namespace {
constexpr TimeMs kStart = 1304251200000;
constexpr TimeMs kStep = 10'000;

// `perStep(i)` events in each of `steps` steps of ten seconds, counted up.
template <typename F>
QList<EtaPoint> series(int steps, F perStep)
{
    QList<EtaPoint> points{{kStart, 0}};
    qint64 done = 0;
    for (int i = 0; i < steps; ++i)
        points.append({kStart + kStep * (i + 1), done += perStep(i)});
    return points;
}
}  // namespace

class EtaTest : public QObject {
    Q_OBJECT

  private slots:
    void nothingWithoutATotal()
    {
        QCOMPARE(estimateEta({}, 0, kStart).state, Eta::Nothing);
        QCOMPARE(estimateEta(series(5, [](int) { return 10; }), 0, kStart + 50'000).state, Eta::Nothing);
    }

    void noBasisAtTheStart()
    {
        const Eta none = estimateEta({}, 1000, kStart);
        QCOMPARE(none.state, Eta::NoBasis);
        QCOMPARE(none.remaining, 1000);
        QCOMPARE(none.since, 0);
        const Eta one = estimateEta(series(1, [](int) { return 100; }), 1000, kStart + kStep);
        QCOMPARE(one.state, Eta::NoBasis);
        QCOMPARE(one.remaining, 900);
        QCOMPARE(one.since, kStart + kStep);
        const Eta onlyZeros = estimateEta(series(50, [](int) { return 0; }), 1000, kStart + 50 * kStep);
        QCOMPARE(onlyZeros.state, Eta::NoBasis);
    }

    void doneWhenAllIsDone()
    {
        const auto points = series(10, [](int) { return 100; });
        const Eta eta = estimateEta(points, 1000, kStart + 10 * kStep);
        QCOMPARE(eta.state, Eta::Done);
        QCOMPARE(eta.remaining, 0);
        // More than was expected is done too, however long ago.
        QCOMPARE(estimateEta(points, 900, kStart + 1000 * kStep).state, Eta::Done);
    }

    void constantRateIsExact()
    {
        const auto points = series(60, [](int) { return 3100; });  // 310 a second for ten minutes
        const Eta eta = estimateEta(points, 60 * 3100 + 310 * 720, kStart + 60 * kStep);
        QCOMPARE(eta.state, Eta::Estimate);
        QCOMPARE(eta.window, 5 * 60'000);
        QVERIFY(std::abs(eta.rate - 310.0) < 7.0);
        QVERIFY(std::abs(double(eta.left) - 720'000.0) < 20'000.0);
        QVERIFY(eta.leftHigh);
        QVERIFY(eta.leftLow <= eta.left && eta.left <= *eta.leftHigh);
        QVERIFY(double(*eta.leftHigh - eta.leftLow) < 0.15 * double(eta.left));
    }

    void intervalCoversAnUnevenRate()
    {
        int covered = 0;
        for (quint32 seed = 1; seed <= 50; ++seed) {
            QRandomGenerator random(seed);
            const auto points = series(120, [&](int) { return int(random.bounded(2000)); });
            const qint64 left = 100 * 1200;  // at 100 a second on average: 1200 s
            const Eta eta = estimateEta(points, points.last().done + left, points.last().at);
            QCOMPARE(eta.state, Eta::Estimate);
            QVERIFY(eta.leftHigh);
            QVERIFY(eta.leftLow < *eta.leftHigh);
            covered += eta.leftLow <= 1'200'000 && 1'200'000 <= *eta.leftHigh;
        }
        QVERIFY2(covered >= 30, qPrintable(QString::number(covered)));
    }

    void aBurstMovesItLittle()
    {
        const auto even = series(60, [](int) { return 1000; });
        const auto burst = series(60, [](int i) { return i == 45 ? 20'000 : 1000; });
        const Eta without = estimateEta(even, even.last().done + 100'000, even.last().at);
        const Eta with = estimateEta(burst, burst.last().done + 100'000, burst.last().at);
        QCOMPARE(with.state, Eta::Estimate);
        // The mean of the last five minutes would be 1.6 times the usual rate.
        QVERIFY2(with.rateLow <= without.rate * 1.1, qPrintable(QString::number(with.rateLow)));
        QVERIFY(with.rateHigh > with.rateLow);
        QVERIFY(with.leftHigh && *with.leftHigh >= without.left * 9 / 10);
    }

    void recentRateCounts()
    {
        // Ten times slower for the last ten minutes: the past does not flatter the estimate.
        const auto points = series(120, [](int i) { return i < 60 ? 1000 : 100; });
        const Eta eta = estimateEta(points, points.last().done + 6000, points.last().at);
        QCOMPARE(eta.state, Eta::Estimate);
        QVERIFY2(std::abs(eta.rate - 10.0) < 0.5, qPrintable(QString::number(eta.rate)));
    }

    void windowGrowsWithTheWork()
    {
        const auto points = series(360 * 8, [](int) { return 50; });  // eight hours
        const Eta eta = estimateEta(points, points.last().done + 1000, points.last().at);
        QVERIFY(std::abs(eta.window - 2 * 3'600'000) < 10 * kStep);
        const auto week = series(360 * 24 * 7, [](int) { return 50; });
        QCOMPARE(estimateEta(week, week.last().done + 1000, week.last().at).window, 6 * 3'600'000);
    }

    void waitingBeforeTheFirstJobIsNoBasis()
    {
        // An hour of nothing, then two minutes of work.
        const auto points = series(372, [](int i) { return i < 360 ? 0 : 1000; });
        const Eta eta = estimateEta(points, points.last().done + 12'000, points.last().at);
        QCOMPARE(eta.state, Eta::Estimate);
        QVERIFY(eta.window <= 130'000);
        QVERIFY2(std::abs(eta.rate - 100.0) < 10.0, qPrintable(QString::number(eta.rate)));
    }

    void stalledAfterALongPause()
    {
        const auto points = series(30, [](int) { return 1000; });
        const TimeMs last = points.last().at;
        QCOMPARE(estimateEta(points, 100'000, last + 100'000).state, Eta::Estimate);
        const Eta eta = estimateEta(points, 100'000, last + 121'000);
        QCOMPARE(eta.state, Eta::Stalled);
        QCOMPARE(eta.since, last);
        QCOMPARE(eta.remaining, 70'000);
        QVERIFY(std::abs(eta.rate - 100.0) < 5.0);
    }

    void rareProgressIsNoStall()
    {
        // One job each five minutes: ten minutes of silence are nothing unusual.
        const auto points = series(300, [](int i) { return i % 30 == 29 ? 1000 : 0; });
        const Eta eta = estimateEta(points, 100'000, points.last().at + 600'000);
        QCOMPARE(eta.state, Eta::Estimate);
        QVERIFY2(eta.rate > 2.0 && eta.rate < 4.5, qPrintable(QString::number(eta.rate)));
        QCOMPARE(estimateEta(points, 100'000, points.last().at + 1'600'000).state, Eta::Stalled);
    }

    void futurePointsDoNotCount()
    {
        auto points = series(30, [](int) { return 1000; });
        const TimeMs last = points.last().at;
        points.append({last + 3'600'000, 100'000'000});
        const Eta eta = estimateEta(points, 60'000, last);
        QCOMPARE(eta.state, Eta::Estimate);
        QCOMPARE(eta.remaining, 30'000);
    }

    void hugeNumbersStayInRange()
    {
        const QList<EtaPoint> points{
            {kStart, 0}, {kStart + kStep, 1}, {kStart + 2 * kStep, 2}, {kStart + 4 * kStep, 3}};
        const Eta eta = estimateEta(points, std::numeric_limits<qint64>::max(), kStart + 5 * kStep);
        QCOMPARE(eta.state, Eta::Estimate);
        QVERIFY(eta.left > 0 && eta.leftHigh.value_or(eta.left) > 0);
    }
};

QTEST_GUILESS_MAIN(EtaTest)
#include "tst_eta.moc"
