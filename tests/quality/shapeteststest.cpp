#include "models/quality/shapetests.h"

#include "models/quality/quantiles.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace shiftdeck;

namespace {
using Numbers = std::vector<double>;

BinView counts(const Numbers &contents)
{
    BinView view;
    view.contents = contents;
    return view;
}

BinView weighted(const Numbers &contents, const Numbers &variances)
{
    BinView view = counts(contents);
    view.variances = variances;
    return view;
}

bool isNear(double a, double b, double relative = 1e-12)
{
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b));
}

// The vector of ROOT's tutorial chi2test.C: counts, weighted contents, and the errors of these.
const Numbers kCounts{0, 1, 0, 1, 1, 6, 7, 2, 22, 30, 27, 20, 13, 9, 9, 13, 19, 11, 9, 0};
const Numbers kWeights{2.20173025, 3.30143857, 2.5892849,  2.99990201, 4.92877054, 8.33036995, 6.95084763,
                       15.206357,  23.9236012, 44.3848114, 49.4465599, 25.1868858, 16.3129692, 13.0289612,
                       16.7857609, 22.9914703, 30.5279255, 12.5252123, 16.4104557, 7.86067867};
const Numbers kErrors{0.38974303, 0.536510944, 0.529702604, 0.642001867, 0.969341516, 1.47611344, 1.69797957,
                      3.28577447, 5.40784931,  9.10106468,  9.73541737,  5.55019951,  3.57914758, 2.77877331,
                      3.23697519, 4.3608489,   5.77172089,  3.38666105,  2.98861837,  1.58402085};

Numbers squares(Numbers numbers)
{
    for (double &number : numbers)
        number *= number;
    return numbers;
}
}  // namespace

class ShapeTestsTest : public QObject {
    Q_OBJECT

  private slots:
    void probabilities();
    void kolmogorovDistribution();
    void theTutorialOfRoot();
    void theModeIsChosen();
    void rescaledCountsAreCountsAgain();
    void shapesOnly();
    void flowsOnlyWhereAsked();
    void normalisationIsAnOption();
    void orderOfBinsMatters();
    void identicalHistograms();
    void probabilityIsUniform();
    void whatCannotBeTested_data();
    void whatCannotBeTested();
    void edges();
    void exactZeros();
};

void ShapeTestsTest::probabilities()
{
    // Against closed forms: one and two degrees of freedom, and sums of Poisson probabilities for even ones.
    for (const double x : {1e-8, 0.1, 1.0, 3.84, 25.0, 100.0, 700.0, 1400.0}) {
        QVERIFY(isNear(chi2Probability(x, 1), std::erfc(std::sqrt(x / 2)), 1e-11));
        QVERIFY(isNear(chi2Probability(x, 2), std::exp(-x / 2), 1e-11));
        for (const int half : {2, 5, 10, 50}) {
            double sum = 0;
            for (int k = 0; k < half; ++k)
                sum += std::exp(k * std::log(x / 2) - x / 2 - std::lgamma(k + 1.0));
            QVERIFY(isNear(chi2Probability(x, 2 * half), sum, 1e-10));
        }
    }
    QCOMPARE(chi2Probability(0, 5), 1.0);
    QCOMPARE(chi2Probability(5, 0), 0.0);
    QCOMPARE(chi2Probability(5, -1), 0.0);
    QCOMPARE(chi2Probability(std::numeric_limits<double>::infinity(), 5), 0.0);
    QCOMPARE(chi2Probability(std::numeric_limits<double>::quiet_NaN(), 5), 0.0);
    // Half of it lies above ndf - 2/3, nearly, however many there are.
    QVERIFY(std::abs(chi2Probability(1e6 - 2.0 / 3, 1'000'000) - 0.5) < 1e-6);
    for (const double a : {0.5, 3.0, 40.0, 1000.0})
        for (const double x : {0.01, 0.9, 3.0, 39.0, 1001.0})
            QVERIFY(std::abs(incompleteGamma(a, x) + upperIncompleteGamma(a, x) - 1) < 1e-13);
}

void ShapeTestsTest::kolmogorovDistribution()
{
    QCOMPARE(kolmogorovProbability(0), 1.0);
    QCOMPARE(kolmogorovProbability(0.19), 1.0);
    QCOMPARE(kolmogorovProbability(7), 0.0);
    QCOMPARE(kolmogorovProbability(-1), kolmogorovProbability(1));
    // N. Smirnov, Ann. Math. Statist. 19 (1948) 279, gives six digits of 1 - p.
    QVERIFY(std::abs(1 - kolmogorovProbability(0.5) - 0.036055) < 6e-7);
    QVERIFY(std::abs(1 - kolmogorovProbability(1.0) - 0.730000) < 6e-7);
    QVERIFY(std::abs(1 - kolmogorovProbability(1.36) - 0.950514) < 6e-7);
    QVERIFY(std::abs(1 - kolmogorovProbability(2.0) - 0.999329) < 6e-7);
    // The two series meet.
    QVERIFY(std::abs(kolmogorovProbability(0.755 - 1e-9) - kolmogorovProbability(0.755 + 1e-9)) < 1e-7);
    QCOMPARE(kolmogorovProbability(std::numeric_limits<double>::quiet_NaN()), 0.0);
}

// ROOT's reference says 21.09 and 0.33 with 19 degrees of freedom.
void ShapeTestsTest::theTutorialOfRoot()
{
    const Numbers variances = squares(kErrors);
    const auto mixed = chi2Test(counts(kCounts), weighted(kWeights, variances), Chi2Mode::Mixed);
    QVERIFY(mixed);
    QVERIFY(isNear(mixed->chi2, 21.085123538246044) && isNear(mixed->probability, 0.3321164977503373));
    QCOMPARE(mixed->degreesOfFreedom, 19);
    const auto both = chi2Test(counts(kCounts), weighted(kWeights, variances), Chi2Mode::Weighted);
    QVERIFY(isNear(both->chi2, 99.09418397038819) && isNear(both->probability, 7.810524793623448e-13, 1e-10));
    const auto distance = kolmogorovTest(counts(kCounts), weighted(kWeights, variances));
    QVERIFY(isNear(distance->distance, 0.05271113263943128)
            && isNear(distance->probability, 0.8956853309327244, 1e-8));
    Numbers outlier = kCounts;
    outlier[14] += 17;
    const auto worse = chi2Test(counts(outlier), weighted(kWeights, variances), Chi2Mode::Mixed);
    QVERIFY(isNear(worse->chi2, 32.33388179113894) && isNear(worse->probability, 0.02865266732708164));
}

void ShapeTestsTest::theModeIsChosen()
{
    const Numbers variances = squares(kErrors), same = kCounts;
    const auto modeOf = [](const BinView &a, const BinView &b) { return chi2Test(a, b)->mode; };
    QCOMPARE(modeOf(counts(kCounts), counts(kCounts)), Chi2Mode::Unweighted);
    QCOMPARE(modeOf(counts(kCounts), weighted(kCounts, same)),
             Chi2Mode::Unweighted);  // weights that are all 1
    QCOMPARE(modeOf(counts(kCounts), weighted(kWeights, variances)), Chi2Mode::Mixed);
    QCOMPARE(modeOf(weighted(kWeights, variances), counts(kCounts)), Chi2Mode::Weighted);
    QCOMPARE(modeOf(weighted(kWeights, variances), weighted(kWeights, variances)), Chi2Mode::Weighted);
}

void ShapeTestsTest::rescaledCountsAreCountsAgain()
{
    // Contents below 1 that were counts: the test of counts rounds them to nothing, and must not be chosen.
    Numbers scaled = kCounts, variances = kCounts, other = kCounts;
    for (size_t i = 0; i < scaled.size(); ++i) {
        scaled[i] *= 0.01;
        variances[i] *= 0.0001;
        other[i] = kCounts[(i + 1) % kCounts.size()];
    }
    const auto counted = chi2Test(counts(kCounts), counts(other), Chi2Mode::Unweighted);
    const auto rescaled = chi2Test(weighted(scaled, variances), counts(other), Chi2Mode::Rescaled);
    QVERIFY(counted && rescaled);
    QVERIFY(isNear(counted->chi2, rescaled->chi2) && counted->degreesOfFreedom == rescaled->degreesOfFreedom);
    QVERIFY(!weighted(scaled, variances).isUnweighted());
    QCOMPARE(chi2Test(weighted(scaled, variances), weighted(scaled, variances))->mode, Chi2Mode::Weighted);
    QCOMPARE(chi2Test(weighted(scaled, variances), weighted(scaled, variances))->degreesOfFreedom, 16);
    QCOMPARE(chi2Test(weighted(scaled, variances), weighted(scaled, variances), Chi2Mode::Unweighted).error(),
             Unfit::TooFewBins);
}

void ShapeTestsTest::shapesOnly()
{
    Numbers tenfold = kWeights, variances = squares(kErrors), tenfoldVariances = variances;
    for (size_t i = 0; i < tenfold.size(); ++i) {
        tenfold[i] *= 10;
        tenfoldVariances[i] *= 100;
    }
    const auto once = chi2Test(counts(kCounts), weighted(kWeights, variances), Chi2Mode::Weighted);
    const auto scaled = chi2Test(counts(kCounts), weighted(tenfold, tenfoldVariances), Chi2Mode::Weighted);
    QVERIFY(isNear(once->chi2, scaled->chi2));
    const auto distance = kolmogorovTest(counts(kCounts), weighted(kWeights, variances));
    const auto scaledDistance = kolmogorovTest(counts(kCounts), weighted(tenfold, tenfoldVariances));
    QVERIFY(isNear(distance->distance, scaledDistance->distance));
    QVERIFY(isNear(distance->probability, scaledDistance->probability));
}

// Elsewhere an option text "UU NORM" was given to the Kolmogorov test, which found its letters U, O, N and M
// in it: the flows, the normalisation, and the distance in place of the probability. Here options have names.
void ShapeTestsTest::flowsOnlyWhereAsked()
{
    const Numbers a{10, 20, 30, 20, 10}, b{12, 18, 30, 18, 12};
    BinView first = counts(a), second = counts(b);
    const auto without = kolmogorovTest(first, second);
    first.underflow = {1000, 1000};
    second.overflow = {500, 500};
    const auto still = kolmogorovTest(first, second);
    QCOMPARE(still->distance, without->distance);
    QVERIFY(isNear(without->distance, 2.0 / 90));
    QVERIFY(isNear(without->z, 2.0 / 90 * std::sqrt(90.0 * 90 / 180)));
    QCOMPARE(without->probability, 1.0);  // z < 0.2
    QVERIFY(without->probability > 0.5 && without->distance < 0.5);
    KolmogorovOptions options;
    options.underflow = true;
    QVERIFY(isNear(kolmogorovTest(first, second, options)->distance, 1000.0 / 1090));
    options.overflow = true;
    QVERIFY(kolmogorovTest(first, second, options)->distance > 0.9);
    QCOMPARE(kolmogorovTest(first, second, options)->probability, 0.0);
}

void ShapeTestsTest::normalisationIsAnOption()
{
    const Numbers a{100, 200, 100}, b{200, 400, 200};
    KolmogorovOptions options;
    QCOMPARE(kolmogorovTest(counts(a), counts(b))->probability, 1.0);
    options.normalisation = true;
    const double q = chi2Probability(400.0 * 400 / 1200, 1);
    QVERIFY(isNear(kolmogorovTest(counts(a), counts(b), options)->probability, q * (1 - std::log(q))));
}

// The contents of bins are not a sample of values: who feeds them as one gets the same answer for any order.
void ShapeTestsTest::orderOfBinsMatters()
{
    const Numbers peak{1, 2, 50, 2, 1, 1}, moved{1, 1, 2, 50, 2, 1};
    const auto result = kolmogorovTest(counts(peak), counts(moved));
    QVERIFY(isNear(result->distance, (53.0 - 4) / 57));
    QVERIFY(result->probability < 1e-5);
    QVERIFY(chi2Test(counts(peak), counts(moved))->probability < 1e-10);
}

void ShapeTestsTest::identicalHistograms()
{
    const Numbers variances = squares(kErrors);
    for (const Chi2Mode mode : {Chi2Mode::Unweighted, Chi2Mode::Weighted, Chi2Mode::Rescaled}) {
        const auto result = chi2Test(counts(kCounts), counts(kCounts), mode);
        QVERIFY(result && result->chi2 == 0 && result->probability == 1);
    }
    QCOMPARE(kolmogorovTest(counts(kCounts), counts(kCounts))->probability, 1.0);
    QCOMPARE(kolmogorovTest(weighted(kWeights, variances), weighted(kWeights, variances))->probability, 1.0);
}

// A p-value is uniform when both are of one shape, and the degrees of freedom are the bins less one.
// Elsewhere half of the chi2 was compared with half of the bins.
void ShapeTestsTest::probabilityIsUniform()
{
    std::mt19937_64 random(17);
    constexpr int kTries = 4000, kBins = 20;
    double sum = 0, sum2 = 0;
    int below = 0;
    for (int i = 0; i < kTries; ++i) {
        Numbers a(kBins), b(kBins);
        for (int bin = 0; bin < kBins; ++bin) {
            a[size_t(bin)] = std::poisson_distribution<int>(60 + 2 * bin)(random);
            b[size_t(bin)] = std::poisson_distribution<int>(3 * (60 + 2 * bin))(random);
        }
        const auto result = chi2Test(counts(a), counts(b));
        QCOMPARE(result->degreesOfFreedom, kBins - 1);
        sum += result->probability;
        sum2 += result->probability * result->probability;
        below += result->probability < 0.05 ? 1 : 0;
    }
    // Five standard deviations of a uniform sample.
    QVERIFY(std::abs(sum / kTries - 0.5) < 5 * std::sqrt(1.0 / 12 / kTries));
    QVERIFY(std::abs(sum2 / kTries - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / kTries));
    QVERIFY(std::abs(below - 0.05 * kTries) < 5 * std::sqrt(0.05 * 0.95 * kTries));
}

void ShapeTestsTest::whatCannotBeTested_data()
{
    QTest::addColumn<Numbers>("a");
    QTest::addColumn<Numbers>("aVariances");
    QTest::addColumn<Numbers>("b");
    QTest::addColumn<Numbers>("bVariances");
    QTest::addColumn<int>("unfit");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *name, const Numbers &a, const Numbers &aVariances, const Numbers &b,
                        const Numbers &bVariances, Unfit unfit) {
        QTest::newRow(name) << a << aVariances << b << bVariances << int(unfit);
    };
    row("no bins", {}, {}, {}, {}, Unfit::BadNumbers);
    row("lengths", {1, 2}, {}, {1, 2, 3}, {}, Unfit::DifferentBins);
    row("variances too short", {1, 2}, {1}, {1, 2}, {}, Unfit::BadNumbers);
    row("no number", {1, nan}, {}, {1, 2}, {}, Unfit::BadNumbers);
    row("infinite variance", {1, 2}, {1, std::numeric_limits<double>::infinity()}, {1, 2}, {},
        Unfit::BadNumbers);
    row("negative variance", {1, 2}, {1, -1}, {1, 2}, {}, Unfit::BadNumbers);
    row("first empty", {0, 0}, {}, {1, 2}, {}, Unfit::FirstEmpty);
    row("second empty", {1, 2}, {}, {0, 0}, {}, Unfit::SecondEmpty);
    row("both empty", {0, 0}, {}, {0, 0}, {}, Unfit::FirstEmpty);
    row("no errors", {1, 2}, {0, 0}, {1, 2}, {0, 0}, Unfit::NoErrors);
}

void ShapeTestsTest::whatCannotBeTested()
{
    QFETCH(Numbers, a);
    QFETCH(Numbers, aVariances);
    QFETCH(Numbers, b);
    QFETCH(Numbers, bVariances);
    QFETCH(int, unfit);
    const BinView first = weighted(a, aVariances), second = weighted(b, bVariances);
    const auto chi2 = chi2Test(first, second, Chi2Mode::Weighted);
    QVERIFY(!chi2);
    QCOMPARE(int(chi2.error()), unfit);
    const auto kolmogorov = kolmogorovTest(first, second);
    QVERIFY(!kolmogorov);
    QCOMPARE(int(kolmogorov.error()), unfit);
}

void ShapeTestsTest::edges()
{
    const Numbers contents{1, 2, 3}, edges{0, 1, 2, 3};
    Numbers other = edges;
    BinView first = counts(contents), second = counts(contents);
    first.edges = edges;
    QVERIFY(sameBins(first, second));  // not known of the second
    second.edges = other;
    other[1] += 1e-9;  // as a float keeps it
    QVERIFY(sameBins(first, second));
    other[1] += 1e-3;
    QCOMPARE(sameBins(first, second).error(), Unfit::DifferentBins);
    QCOMPARE(chi2Test(first, second).error(), Unfit::DifferentBins);
    second.edges = std::span(other).first(3);
    QCOMPARE(sameBins(first, second).error(), Unfit::BadNumbers);
}

void ShapeTestsTest::exactZeros()
{
    // A single filled bin has no shape.
    const Numbers single{0, 9, 0}, filled{3, 9, 3}, zeros{0, 0, 0};
    for (const Chi2Mode mode : {Chi2Mode::Auto, Chi2Mode::Weighted, Chi2Mode::Rescaled})
        QCOMPARE(chi2Test(counts(single), counts(single), mode).error(), Unfit::TooFewBins);
    // Data where the reference has an exact zero count: they are not passed over.
    const auto hot = chi2Test(counts({30, 30, 30}), counts({45, 0, 45}), Chi2Mode::Weighted);
    QVERIFY(hot && hot->probability < 1e-6);
    const auto mixed = chi2Test(counts(filled), weighted({5, 0, 5}, {5, 0, 5}), Chi2Mode::Mixed);
    QVERIFY(mixed && mixed->chi2 > 1 && std::isfinite(mixed->chi2));
    QCOMPARE(chi2Test(counts(filled), weighted({5, 0, 5}, zeros), Chi2Mode::Mixed).error(), Unfit::NoErrors);
    // A filled bin without an error in either.
    QCOMPARE(
        chi2Test(weighted({5, 5, 5}, {5, 0, 5}), weighted({4, 5, 6}, {4, 0, 6}), Chi2Mode::Weighted).error(),
        Unfit::BinWithoutError);
    // One without errors is taken as exact.
    const auto theory = kolmogorovTest(counts(filled), weighted(filled, zeros));
    QCOMPARE(theory->secondEntries, 0.0);
    QVERIFY(theory && theory->probability == 1);
}

QTEST_APPLESS_MAIN(ShapeTestsTest)
#include "shapeteststest.moc"
