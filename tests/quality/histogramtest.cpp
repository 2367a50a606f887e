#include "models/quality/efficiency.h"
#include "models/quality/histogramstatistics.h"
#include "models/quality/quantiles.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace shiftdeck;

namespace {
bool near(double a, double b, double relative = 1e-12)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

#define COMPARE_NEAR(actual, expected, relative)                                                             \
    QVERIFY2(near(actual, expected, relative),                                                               \
             qPrintable(QStringLiteral("%1 is not %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)))

// Bins 0..10 in five steps of two; contents given with flows.
Histogram ofContents(const QList<double> &contents)
{
    Histogram h;
    h.className = QStringLiteral("TH1D");
    h.name = QStringLiteral("h");
    h.x.bins = static_cast<int>(contents.size()) - 2;
    h.x.high = 2.0 * h.x.bins;
    h.contents = contents;
    return h;
}

Histogram profileOf(double sumOfWeights, double sumOfValues, double sumOfSquares, double squaredWeights = -1)
{
    Histogram h = ofContents({0, sumOfValues, 0});
    h.className = QStringLiteral("TProfile");
    h.squares = {0, sumOfSquares, 0};
    h.binEntries = {0, sumOfWeights, 0};
    if (squaredWeights >= 0)
        h.binSquares = {0, squaredWeights, 0};
    return h;
}
}  // namespace

class HistogramTest : public QObject {
    Q_OBJECT

  private slots:
    void axisOfEqualBins()
    {
        HistogramAxis axis;
        axis.bins = 4;
        axis.low = -1;
        axis.high = 1;
        QCOMPARE(axis.edge(1), -1.0);
        QCOMPARE(axis.edge(5), 1.0);
        QCOMPARE(axis.center(3), 0.25);
        QCOMPARE(axis.width(2), 0.5);
        QCOMPARE(axis.findBin(-1.0), 1);
        QCOMPARE(axis.findBin(0.0), 3);
        QCOMPARE(axis.findBin(1.0), 5);
        QCOMPARE(axis.findBin(-1.0000001), 0);
        QCOMPARE(axis.findBin(std::nan("")), 5);
    }

    void axisOfUnequalBins()
    {
        HistogramAxis axis;
        axis.bins = 3;
        axis.low = 0;
        axis.high = 100;
        axis.edges = {0, 1, 10, 100};
        QCOMPARE(axis.edge(3), 10.0);
        QCOMPARE(axis.edge(4), 100.0);
        QCOMPARE(axis.center(2), 5.5);
        QCOMPARE(axis.width(3), 90.0);
        QCOMPARE(axis.findBin(0.5), 1);
        QCOMPARE(axis.findBin(1.0), 2);
        QCOMPARE(axis.findBin(99.9), 3);
        QCOMPARE(axis.findBin(100.0), 4);
    }

    void cellsCountTheFlows()
    {
        Histogram h;
        h.dimension = 3;
        h.x.bins = 3;
        h.y.bins = 4;
        h.z.bins = 5;
        QCOMPARE(h.cells(), 5 * 6 * 7);
        QCOMPARE(h.cell(4, 5, 6), h.cells() - 1);
        QCOMPARE(h.cell(1, 1, 1), 1 + 5 + 30);
        h.dimension = 2;
        QCOMPARE(h.cell(2, 3), 2 + 5 * 3);
    }

    void meanIsOfTheFillsWhereTheyAreKnown()
    {
        Histogram h = ofContents({7, 1, 2, 1, 9});
        h.entries = 20;
        h.sums = {.w = 4, .w2 = 4, .wx = 12.4, .wx2 = 40};
        QCOMPARE(mean(h), 3.1);
        QVERIFY(near(standardDeviation(h), std::sqrt(10 - 3.1 * 3.1)));
        QVERIFY(near(meanError(h), std::sqrt(10 - 3.1 * 3.1) / 2));
        QCOMPARE(integral(h), 4.0);
    }

    void meanIsOfTheBinsWhereTheyAreAllThatIsKnown()
    {
        Histogram h = ofContents({7, 1, 2, 1, 9});
        h.entries = 1;  // set by hand: one entry for each call
        QCOMPARE(mean(h), 3.0);
        QVERIFY(near(standardDeviation(h), std::sqrt((1 + 0 + 0 + 4 + 4 - 1) / 4.0)));
        h.statOverflows = 1;
        QVERIFY(near(mean(h), (7 * -1 + 1 + 2 * 3 + 5 + 9 * 7) / 20.0));
        // A range that somebody chose counts, whatever was filled.
        h.sums = {.w = 4, .w2 = 4, .wx = 12.4, .wx2 = 40};
        h.x.hasRange = true;
        h.x.first = 1;
        h.x.last = 2;
        QVERIFY(near(mean(h), (1 + 2 * 3) / 3.0));
    }

    void emptyHistogramHasNoMean()
    {
        const Histogram h = ofContents({0, 0, 0});
        QCOMPARE(mean(h), 0.0);
        QCOMPARE(standardDeviation(h), 0.0);
        QCOMPARE(meanError(h), 0.0);
        QCOMPARE(effectiveEntries(h), 0.0);
    }

    void errorsOfBins()
    {
        Histogram h = ofContents({0, 9, -4, 0});
        QCOMPARE(binError(h, 1), 3.0);
        QCOMPARE(binError(h, 2), 2.0);
        QCOMPARE(binVariances(h), QList<double>({0, 9, 4, 0}));
        h.squares = {0, 25, 4, 0};
        QCOMPARE(binError(h, 1), 5.0);
        QCOMPARE(binVariances(h), h.squares);
        QCOMPARE(binErrorBar(h, 1).low, 5.0);
    }

    void errorsOfPoisson()
    {
        // F. Garwood's intervals: n = 0 up to 1.8410 (68.27 %); n = 3: 1.3673 .. 5.9182.
        Histogram h = ofContents({0, 0, 3, 0});
        h.binErrors = BinErrors::Poisson;
        QCOMPARE(binErrorBar(h, 1).low, 0.0);
        COMPARE_NEAR(binErrorBar(h, 1).high, 1.8410, 1e-4);
        COMPARE_NEAR(3 - binErrorBar(h, 2).low, 1.3673, 1e-4);
        COMPARE_NEAR(3 + binErrorBar(h, 2).high, 5.9182, 1e-4);
        // 95 %: 0.6187 .. 8.7673.
        h.binErrors = BinErrors::Poisson2;
        COMPARE_NEAR(3 - binErrorBar(h, 2).low, 0.6187, 1e-4);
        COMPARE_NEAR(3 + binErrorBar(h, 2).high, 8.7673, 1e-4);
    }

    void errorsOfProfiles()
    {
        // Values 1, 2, 3, 6 with weight 1: mean 3, spread sqrt(50/4 - 9).
        Histogram h = profileOf(4, 12, 50);
        QVERIFY(checkHistogram(h));
        QCOMPARE(binContent(h, 1), 3.0);
        QVERIFY(near(binError(h, 1), std::sqrt(3.5) / 2));
        h.profileErrors = ProfileErrors::Spread;
        QVERIFY(near(binError(h, 1), std::sqrt(3.5)));
        h.profileErrors = ProfileErrors::Gauss;
        QCOMPARE(binError(h, 1), 0.5);
        QCOMPARE(binError(h, 0), 0.0);
        // The same value three times: no spread, but integers are only known to half a unit.
        h = profileOf(3, 15, 75);
        QCOMPARE(binError(h, 1), 0.0);
        h.profileErrors = ProfileErrors::SpreadOfIntegers;
        QVERIFY(near(binError(h, 1), 1 / std::sqrt(36.0)));
        // Weights 3 and 1: (3 + 1)^2 / (9 + 1) effective entries.
        h = profileOf(4, 3 * 1 + 5, 3 * 1 + 25, 10);
        QVERIFY(near(binEffectiveEntries(h, 1), 1.6));
        QVERIFY(near(binError(h, 1), std::sqrt(28 / 4.0 - 4) / std::sqrt(1.6)));
        QVERIFY(near(binVariances(h).at(1), 3 / 1.6));
        QCOMPARE(mean(h), 1.0);
        QCOMPARE(mean(h, Axis::Y), 2.0);
    }

    void unsoundHistogramsAreRefused_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<QString>("reason");
        QTest::newRow("contents") << 0 << "its axes have 4 cells, but there are 3 contents";
        QTest::newRow("squares") << 1 << "but there are 2 sums of squared weights";
        QTest::newRow("no bins") << 2 << "the x axis has 0 bins";
        QTest::newRow("edges") << 3 << "the x axis has 2 bins but 2 edges";
        QTest::newRow("order") << 4 << "the edges of the x axis do not ascend at bin 2";
        QTest::newRow("no numbers") << 5 << "the ends of the x axis are no numbers";
        QTest::newRow("too many") << 6 << "more cells than can be counted";
        QTest::newRow("profile") << 7 << "but there are 0 sums of squared weights";
        QTest::newRow("dimension") << 8 << "it has 4 dimensions";
    }
    void unsoundHistogramsAreRefused()
    {
        QFETCH(int, damage);
        QFETCH(QString, reason);
        Histogram h = ofContents({0, 1, 2, 0});
        QVERIFY(checkHistogram(h));
        switch (damage) {
        case 0: h.contents.removeLast(); break;
        case 1: h.squares = {1, 2}; break;
        case 2: h.x.bins = 0; break;
        case 3: h.x.edges = {0, 1}; break;
        case 4: h.x.edges = {0, 1, 1}; break;
        case 5: h.x.high = std::numeric_limits<double>::infinity(); break;
        case 6:
            h.dimension = 3;
            h.x.bins = h.y.bins = h.z.bins = 0x7fffffff;
            break;
        case 7: h.className = QStringLiteral("TProfile"); break;
        default: h.dimension = 4;
        }
        const auto checked = checkHistogram(h);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
        QVERIFY2(checked.error().cause.contains(reason), qPrintable(checked.error().cause));
    }

    void quantilesAreThoseOfTables()
    {
        COMPARE_NEAR(incompleteGamma(1, 2), 1 - std::exp(-2.0), 1e-13);
        COMPARE_NEAR(incompleteGamma(0.5, 0.5), std::erf(std::sqrt(0.5)), 1e-13);
        COMPARE_NEAR(incompleteGamma(0.5, 8), std::erf(std::sqrt(8.0)), 1e-13);
        // chi2 of 10 degrees of freedom passes 18.307038 in 5 % of cases.
        COMPARE_NEAR(2 * gammaQuantile(0.95, 5), 18.307038, 1e-7);
        COMPARE_NEAR(incompleteBeta(0.3, 1, 1), 0.3, 1e-13);
        COMPARE_NEAR(incompleteBeta(0.3, 2, 3), 0.3483, 1e-10);  // 6x^2 - 8x^3 + 3x^4
        COMPARE_NEAR(incompleteBeta(0.9, 2, 3), 0.9963, 1e-10);
        COMPARE_NEAR(betaQuantile(0.3483, 2, 3), 0.3, 1e-10);
        QVERIFY(std::isnan(incompleteBeta(0.5, 0, 1)));
    }

    void clopperPearsonAtItsEdges()
    {
        // With none of n passed the upper end is 1 - a^(1/n), with a = (1 - level) / 2.
        const double a = (1 - 0.95) / 2;
        const EfficiencyPoint none = clopperPearson(0, 10, 0.95);
        QVERIFY(!none.empty);
        QCOMPARE(none.low, 0.0);
        COMPARE_NEAR(none.high, 1 - std::pow(a, 0.1), 1e-10);
        const EfficiencyPoint all = clopperPearson(10, 10, 0.95);
        QCOMPARE(all.high, 1.0);
        COMPARE_NEAR(all.low, std::pow(a, 0.1), 1e-10);
        // 81 of 263 at 95 %: 0.2527 .. 0.3676 (A. Agresti, B. Coull 1998; R. Newcombe 1998).
        const EfficiencyPoint some = clopperPearson(81, 263, 0.95);
        COMPARE_NEAR(some.low, 0.2527, 3e-4);
        COMPARE_NEAR(some.high, 0.3676, 3e-4);
        QVERIFY(clopperPearson(0, 0, 0.95).empty);
        QVERIFY(clopperPearson(3, 2, 0.95).empty);
        // Many entries: the interval of a Gaussian.
        const EfficiencyPoint many = clopperPearson(5e5, 1e6, 0.682689492137086);
        COMPARE_NEAR(many.high - many.low, 2 * 0.5e-3, 2e-3);
    }

    void weightedEfficiencyIsNormal()
    {
        Efficiency e;
        e.passed = ofContents({0, 2.5, 0});
        e.total = ofContents({0, 10, 0});
        e.passed.squares = {0, 3, 0};
        e.total.squares = {0, 12, 0};
        QVERIFY(checkEfficiency(e));
        const EfficiencyPoint point = efficiencyAt(e, 1);
        QCOMPARE(point.value, 0.25);
        const double sigma = std::sqrt((3 * 0.5 + 12 * 0.0625) / 100);
        COMPARE_NEAR(point.high, 0.25 + sigma, 1e-9);
        COMPARE_NEAR(point.low, 0.25 - sigma, 1e-9);
        QVERIFY(efficiencyAt(e, 0).empty);
    }

    void efficiencyOfDifferentAxesIsRefused()
    {
        Efficiency e;
        e.passed = ofContents({0, 2, 0});
        e.total = ofContents({0, 2, 0, 0});
        QVERIFY(!checkEfficiency(e));
        QVERIFY(checkEfficiency(e).error().cause.contains(QLatin1StringView("different axes")));
        e.total = e.passed;
        e.confidenceLevel = 1;
        QVERIFY(!checkEfficiency(e));
    }
};

QTEST_APPLESS_MAIN(HistogramTest)
#include "histogramtest.moc"
