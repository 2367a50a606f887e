#include "models/core/retentionband.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace shiftdeck;

namespace {
bool near(double a, double b, double relative = 1e-9) { return std::abs(a - b) <= relative * std::abs(b); }
}  // namespace

class RetentionBandTest : public QObject {
    Q_OBJECT

  private slots:
    void equalRatesSpreadByChanceAlone()
    {
        const RateSpread s = rateSpread({{1, 1000, 100}, {2, 2000, 200}, {3, 7000, 700}});
        QCOMPARE(s.runs, 3);
        QVERIFY(near(s.rate, 0.1));
        QCOMPARE(s.between, 0.0);
        QVERIFY(near(s.error, std::sqrt(0.1 * 0.9 / 10'000), 1e-3));
        const auto band = bandFor(s, 400);
        QVERIFY(band.has_value());
        const double half = 3 * std::sqrt(0.1 * 0.9 / 400 + s.error * s.error) + 1.0 / 800;
        QVERIFY(near(band->high, 0.1 + half));
        QCOMPARE(band->low, std::max(0.0, 0.1 - half));
        // Fewer events, a wider band.
        QVERIFY(bandFor(s, 50)->high > band->high && bandFor(s, 1'000'000)->high < band->high);
    }

    // With runs of one size tau^2 is the sample variance of the rates less that of chance.
    void ratesThatDifferAsByHand()
    {
        const RateSpread s = rateSpread({{1, 10'000, 800}, {2, 10'000, 1000}, {3, 10'000, 1200}});
        const double p = 3000.5 / 30'001;
        QVERIFY(near(s.between * s.between, 0.0004 - p * (1 - p) / 10'000, 1e-6));
        QVERIFY(near(s.rate, 0.1));
        QVERIFY(near(s.error, std::sqrt(0.0004 / 3), 1e-6));
        // A run of very many events still differs as the runs do.
        QVERIFY(near(bandFor(s, 1'000'000'000)->high, 0.1 + 3 * std::sqrt(s.between * s.between + 0.0004 / 3),
                     1e-4));
    }

    void oneLargeRunDoesNotHideTheOthers()
    {
        const RateSpread s =
            rateSpread({{1, 1'000'000, 100'000}, {2, 10'000, 2000}, {3, 10'000, 2100}, {4, 10'000, 1900}});
        QVERIFY(s.rate > 0.15 && s.rate < 0.2);  // the pooled rate is 0.103
    }

    void tooLittleIsNoBand()
    {
        QVERIFY(!rateSpread({}).isKnown());
        QVERIFY(!bandFor(rateSpread({{1, 1000, 10}, {2, 1000, 10}, {3, 0, 0}}), 100));
        const RateSpread s = rateSpread({{1, 1000, 10}, {2, 1000, 10}, {3, 1000, 10}});
        QVERIFY(bandFor(s, 100).has_value() && !bandFor(s, 0));
        QCOMPARE(bandState({}, 100, 5), BandState::Unknown);
        QCOMPARE(bandState(RateBand{0.0, 1.0}, 0, 0), BandState::Unknown);
    }

    void theStateOfARun()
    {
        const RateSpread s = rateSpread({{1, 10'000, 1000}, {2, 10'000, 1010}, {3, 10'000, 990}});
        const auto band = bandFor(s, 10'000);
        QCOMPARE(bandState(band, 10'000, 1000), BandState::Inside);
        QCOMPARE(bandState(band, 10'000, 0), BandState::Below);
        QCOMPARE(bandState(band, 10'000, 1200), BandState::Above);
        QCOMPARE(bandState(band, 10'000, 50'000), BandState::Above);  // several entries per event
    }

    void nothingOrEverythingBefore()
    {
        const RateSpread none = rateSpread({{1, 1000, 0}, {2, 1000, 0}, {3, 1000, 0}});
        QCOMPARE(bandState(bandFor(none, 1000), 1000, 0), BandState::Inside);
        QCOMPARE(bandState(bandFor(none, 1000), 1000, 1), BandState::Inside);
        QCOMPARE(bandState(bandFor(none, 1000), 1000, 50), BandState::Above);
        const RateSpread all = rateSpread({{1, 1000, 1000}, {2, 1000, 1000}, {3, 1000, 1000}});
        QCOMPARE(bandState(bandFor(all, 1000), 1000, 1000), BandState::Inside);
        QCOMPARE(bandState(bandFor(all, 1000), 1000, 900), BandState::Below);
    }

    // Campaigns drawn from one source, with and without a spread from run to run: it holds what it says.
    void holdsWhatItSays_data()
    {
        QTest::addColumn<double>("between");
        QTest::newRow("chance alone") << 0.0;
        QTest::newRow("run to run") << 0.01;
    }
    void holdsWhatItSays()
    {
        QFETCH(double, between);
        std::mt19937_64 random(4711);
        std::normal_distribution<double> rate(0.05, between > 0 ? between : 1e-12);
        const auto draw = [&](qint64 n) {
            std::binomial_distribution<qint64> kept(n, std::clamp(rate(random), 0.0, 1.0));
            return kept(random);
        };
        int outside = 0;
        constexpr int kTrials = 4000;
        for (int i = 0; i < kTrials; ++i) {
            QList<RunCount> before;
            for (int run = 0; run < 30; ++run) {
                const qint64 n = 500 + qint64(random() % 20'000);
                before.append({run, n, draw(n)});
            }
            const qint64 n = 500 + qint64(random() % 20'000);
            const BandState state = bandState(bandFor(rateSpread(before), n), n, draw(n));
            outside += state == BandState::Inside ? 0 : 1;
        }
        // 0.27 % of 4000 is 11; an estimated spread makes it somewhat more.
        QVERIFY2(outside > 0 && outside < kTrials / 80, qPrintable(QString::number(outside)));
    }
};

QTEST_APPLESS_MAIN(RetentionBandTest)
#include "retentionbandtest.moc"
