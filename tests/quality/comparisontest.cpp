#include "models/quality/comparison.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

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

Comparison compared(const BinView &data, const BinView &reference, PlotKind kind = PlotKind::Counts,
                    const ComparisonRule &rule = {})
{
    return compare(&data, &reference, kind, rule);
}

Histogram histogram(const char *className, QList<double> contents, double high = 1)
{
    Histogram h;
    h.className = QLatin1StringView(className);
    h.x.bins = int(contents.size());
    h.x.high = high;
    h.contents = QList<double>{0} + contents + QList<double>{0};
    return h;
}
}  // namespace

class ComparisonTestTest : public QObject {
    Q_OBJECT

  private slots:
    void pullsAreTheChi2();
    void ratiosAreGapsNotZeros();
    void referencesAreScaled();
    void deviations();
    void notGreenByDefault_data();
    void notGreenByDefault();
    void newHotChannel();
    void kindsThatAreNotNormalised();
    void profileBinsWithoutEntries();
    void verdicts();
    void thresholds_data();
    void thresholds();
    void rulesAreText();
    void badRules_data();
    void badRules();
    void worstOf();
    void histograms();
};

void ComparisonTestTest::pullsAreTheChi2()
{
    std::mt19937_64 random(3);
    for (int round = 0; round < 100; ++round) {
        Numbers n(30), m(30), v1(30), v2(30);
        for (size_t i = 0; i < n.size(); ++i) {
            n[i] = double(random() % 50);
            m[i] = 0.3 * double(random() % 70);
            v1[i] = n[i];
            v2[i] = 0.09 * m[i];
        }
        const BinView data = weighted(n, v1), reference = weighted(m, v2);
        const double scale = *scaleFor(data, reference);
        double sum = 0;
        for (const BinValue &pull : pulls(data, reference, scale))
            sum += pull.empty ? 0 : pull.value * pull.value;
        const auto chi2 = chi2Test(data, reference, Chi2Mode::Weighted);
        QVERIFY(chi2 && isNear(sum, chi2->chi2, 1e-10));
    }
}

void ComparisonTestTest::ratiosAreGapsNotZeros()
{
    const auto found = ratios(counts({8, 0, 5, 0}), counts({4, 2, 0, 0}), 2);
    QVERIFY(!found[0].empty && found[0].value == 1);
    QVERIFY(isNear(found[0].error, std::sqrt((8.0 + 16.0) / 64)));  // errors of both, the reference's scaled
    QVERIFY(!found[1].empty && found[1].value == 0);  // a ratio of 0 is a value
    QVERIFY(found[2].empty && found[3].empty);
    const auto part = ratios(counts({3, 4}), counts({4, 4}), 1, RatioErrors::Binomial);
    QVERIFY(isNear(part[0].error, std::sqrt(0.75 * 0.25 / 4)));
    QCOMPARE(part[1].error, 0.0);
    QVERIFY(pulls(counts({0}), counts({0}))[0].empty);
    QVERIFY(pulls(weighted({1}, {0}), weighted({2}, {0}))[0].empty);
    // Both errors count, not those of the data alone.
    QVERIFY(isNear(pulls(counts({16}), counts({9}))[0].value, 7.0 / 5));
}

void ComparisonTestTest::referencesAreScaled()
{
    QVERIFY(isNear(*scaleFor(counts({10, 20}), counts({1, 2})), 10));
    QVERIFY(!scaleFor(counts({0, 0}), counts({1, 2})) && !scaleFor(counts({1, 2}), counts({0, 0})));
    // Whole numbers scaled by a third stay what they are; nothing is rounded to integers.
    const Numbers third{1, 1, 2, 3, 5}, whole{3, 3, 6, 9, 15};
    ComparisonRule rule;
    rule.minimumEntries = 1;
    const Comparison c = compared(counts(third), counts(whole), PlotKind::Counts, rule);
    QCOMPARE(c.state, ComparisonState::Ok);
    QVERIFY(c.normalised && isNear(c.scale, 1.0 / 3));
    QVERIFY(c.chi2->chi2 < 1e-20 && *c.deviatingBins == 0);
}

// A tolerance is a fraction: 0.01 is one per cent, and neither 1 nor 0.0001.
void ComparisonTestTest::deviations()
{
    const Numbers reference{1000, 1000, 1000, 0, 0};
    QCOMPARE(deviatingBins(counts({1009, 991, 1000, 0, 0}), counts(reference), 1, 0.01), 0);
    QCOMPARE(deviatingBins(counts({1011, 989, 1000, 0, 0}), counts(reference), 1, 0.01), 2);
    // Where the reference has nothing, anything is a deviation.
    QCOMPARE(deviatingBins(counts({1000, 1000, 1000, 1, 0}), counts(reference), 1, 0.5), 1);
    QCOMPARE(deviatingBins(counts({2000, 2000, 2000, 0, 0}), counts(reference), 2, 0), 0);
}

void ComparisonTestTest::notGreenByDefault_data()
{
    QTest::addColumn<Numbers>("data");
    QTest::addColumn<Numbers>("reference");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, const Numbers &data, const Numbers &reference,
                        ComparisonState state, ComparisonReason reason) {
        QTest::newRow(name) << data << reference << int(state) << int(reason);
    };
    const Numbers good{40, 50, 40};
    row("both empty", {0, 0, 0}, {0, 0, 0}, ComparisonState::TooFewEntries, ComparisonReason::DataEmpty);
    row("data empty", {0, 0, 0}, good, ComparisonState::TooFewEntries, ComparisonReason::DataEmpty);
    row("reference empty", good, {0, 0, 0}, ComparisonState::TooFewEntries, ComparisonReason::ReferenceEmpty);
    row("few data", {3, 5, 4}, good, ComparisonState::TooFewEntries, ComparisonReason::FewData);
    row("few of the reference", good, {3, 5, 4}, ComparisonState::TooFewEntries,
        ComparisonReason::FewReference);
    row("other bins", good, {40, 50, 40, 3}, ComparisonState::NotComparable, ComparisonReason::DifferentBins);
    row("single bin", {0, 90, 0}, {0, 90, 0}, ComparisonState::NotComparable, ComparisonReason::TooFewBins);
    row("no number", {40, std::numeric_limits<double>::quiet_NaN(), 40}, good, ComparisonState::NotComparable,
        ComparisonReason::BadNumbers);
    row("negative sum", {-40, -50, -40}, good, ComparisonState::NotComparable, ComparisonReason::BadNumbers);
    row("the same", good, good, ComparisonState::Ok, ComparisonReason::WithinThresholds);
}

void ComparisonTestTest::notGreenByDefault()
{
    QFETCH(Numbers, data);
    QFETCH(Numbers, reference);
    QFETCH(int, state);
    QFETCH(int, reason);
    const Comparison c = compared(counts(data), counts(reference));
    QCOMPARE(int(c.state), state);
    QCOMPARE(int(c.reason), reason);
    QVERIFY(!c.sentence().isEmpty() && c.sentence().endsWith(u'.'));
    const BinView view = counts(reference);
    QCOMPARE(compare(nullptr, &view, PlotKind::Counts, {}).reason, ComparisonReason::NoData);
    QCOMPARE(compare(&view, nullptr, PlotKind::Counts, {}).state, ComparisonState::Missing);
    QCOMPARE(Comparison().state, ComparisonState::Missing);
}

void ComparisonTestTest::newHotChannel()
{
    Numbers reference(100, 100.0), data(100, 100.0);
    reference[50] = 0;
    data[50] = 80;  // less than its neighbours, and all of it new
    const Comparison c = compared(counts(data), counts(reference));
    QCOMPARE(c.state, ComparisonState::Error);
    QVERIFY(c.worstTest == ComparisonTest::LargestPull && *c.largestPull > 8);
    QVERIFY(c.sentence().contains("standard deviations"));
    // The two tests of the whole shape would have let it pass.
    QVERIFY(c.chi2->probability > 0.5 && c.kolmogorov->probability > 0.5);
}

void ComparisonTestTest::kindsThatAreNotNormalised()
{
    const Numbers full(20, 400.0), half(20, 200.0);
    for (const PlotKind kind :
         {PlotKind::Profile, PlotKind::Efficiency, PlotKind::Rate, PlotKind::TwoDimensional}) {
        const Comparison c = compared(counts(half), counts(full), kind);
        QCOMPARE(c.state, ComparisonState::Error);  // half of it is gone, and that is what is to be seen
        QVERIFY(!c.normalised && c.scale == 1 && !c.kolmogorov);
        QCOMPARE(c.chi2->degreesOfFreedom, 20);
        QVERIFY(!isNormalised(kind));
    }
    QCOMPARE(compared(counts(half), counts(full)).state, ComparisonState::Ok);
    ComparisonRule rule;
    rule.normalise = false;
    QCOMPARE(compared(counts(half), counts(full), PlotKind::Counts, rule).state, ComparisonState::Error);
    rule.thresholds = {{ComparisonTest::Kolmogorov, 0.01, 0.001}};
    QCOMPARE(compared(counts(half), counts(full), PlotKind::Rate, rule).reason,
             ComparisonReason::NothingTested);
}

void ComparisonTestTest::profileBinsWithoutEntries()
{
    // Nothing in a bin of a profile is no value, and not the value 0.
    const Numbers fives{5, 5, 5}, gap{5, 0, 5}, zeros{0, 0, 0}, all{0.01, 0.01, 0.01}, some{0.01, 0, 0.01};
    const BinView data = weighted(fives, all), reference = weighted(gap, some), zero = weighted(zeros, all);
    const Comparison c = compared(data, reference, PlotKind::Profile);
    QCOMPARE(c.state, ComparisonState::Ok);
    QCOMPARE(c.chi2->degreesOfFreedom, 2);
    QCOMPARE(*c.deviatingBins, 1);
    QVERIFY(pulls(data, reference, 1, PlotKind::Profile)[1].empty);
    QVERIFY(!pulls(data, reference, 1, PlotKind::Rate)[1].empty);
    // A mean of 0 with an error is one.
    QCOMPARE(compared(data, zero, PlotKind::Profile).state, ComparisonState::Error);
    QCOMPARE(compared(zero, zero, PlotKind::Profile).state, ComparisonState::Ok);
}

void ComparisonTestTest::verdicts()
{
    Numbers reference(50, 1000.0), data(50, 1000.0);
    data[10] += 230;  // about five standard deviations
    ComparisonRule rule;
    rule.thresholds = {{ComparisonTest::LargestPull, 4, 6}};
    const Comparison warning = compared(counts(data), counts(reference), PlotKind::Counts, rule);
    QCOMPARE(warning.state, ComparisonState::Warning);
    QVERIFY(warning.worstTest == ComparisonTest::LargestPull
            && warning.sentence().contains("standard deviations"));
    rule.thresholds.append({ComparisonTest::DeviatingBins, 0, 1});
    const Comparison error = compared(counts(data), counts(reference), PlotKind::Counts, rule);
    QCOMPARE(error.state, ComparisonState::Error);  // the worst of the tests
    QVERIFY(error.worstTest == ComparisonTest::DeviatingBins && error.sentence().startsWith("1 bins"));
    rule.thresholds = {{ComparisonTest::Kolmogorov, 0.5, 0.4}};
    QVERIFY(compared(counts(data), counts(reference), PlotKind::Counts, rule).kolmogorov);
}

void ComparisonTestTest::thresholds_data()
{
    QTest::addColumn<double>("warning");
    QTest::addColumn<double>("error");
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("state");
    const auto row = [](const char *name, double warning, double error, double value, ComparisonState state) {
        QTest::newRow(name) << warning << error << value << int(state);
    };
    row("smaller is better", 3, 5, 2.9, ComparisonState::Ok);
    row("at the warning", 3, 5, 3, ComparisonState::Ok);
    row("between", 3, 5, 4, ComparisonState::Warning);
    row("at the error", 3, 5, 5, ComparisonState::Error);
    row("larger is better", 0.05, 0.01, 0.06, ComparisonState::Ok);
    row("mirrored, at the warning", 0.05, 0.01, 0.05, ComparisonState::Ok);
    row("mirrored, between", 0.05, 0.01, 0.02, ComparisonState::Warning);
    row("mirrored, at the error", 0.05, 0.01, 0.01, ComparisonState::Error);
    row("equal", 3, 3, 1, ComparisonState::Error);
    row("no number", 3, 5, std::numeric_limits<double>::quiet_NaN(), ComparisonState::Error);
}

void ComparisonTestTest::thresholds()
{
    QFETCH(double, warning);
    QFETCH(double, error);
    QFETCH(double, value);
    QFETCH(int, state);
    QCOMPARE(int(Threshold{ComparisonTest::Chi2, warning, error}.judge(value)), state);
}

void ComparisonTestTest::rulesAreText()
{
    const ComparisonRule standard;
    QVERIFY(standard.check());
    QCOMPARE(standard.text(),
             QString("chi2 0.001 1e-05, kolmogorov 0.001 1e-05, largest-pull 5 8; entries 25; tolerance 0.1; "
                     "normalise "
                     "yes"));
    ComparisonRule other;
    other.thresholds = {{ComparisonTest::LargestPull, 1.0 / 3, 6}, {ComparisonTest::DeviatingBins, 0, 2}};
    other.minimumEntries = 1000;
    other.tolerance = 0.01;
    other.normalise = false;
    for (const ComparisonRule &rule : {standard, other}) {
        const auto back = ComparisonRule::fromText(rule.text());
        QVERIFY2(back, qPrintable(rule.text()));
        QVERIFY(*back == rule);
    }
}

void ComparisonTestTest::badRules_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "chi2", "chi2 0.001 1e-05", "; entries 25; tolerance 0.1; normalise yes",
                             "chi3 0.1 0.01; entries 25; tolerance 0.1; normalise yes",
                             "chi2 0.1; entries 25; tolerance 0.1; normalise yes",
                             "chi2 0.1 0.1; entries 25; tolerance 0.1; normalise yes",
                             "chi2 0.01 0.1; entries 25; tolerance 0.1; normalise yes",
                             "chi2 2 1; entries 25; tolerance 0.1; normalise yes",
                             "largest-pull 6 3; entries 25; tolerance 0.1; normalise yes",
                             "chi2 0.1 0.01, chi2 0.1 0.01; entries 25; tolerance 0.1; normalise yes",
                             "chi2 nan 0.01; entries 25; tolerance 0.1; normalise yes",
                             "chi2 0.1 0.01; entries 0; tolerance 0.1; normalise yes",
                             "chi2 0.1 0.01; entries 25; tolerance -1; normalise yes",
                             "chi2 0.1 0.01; entries 25; tolerance 0.1; normalise perhaps",
                             "chi2 0.1 0.01; 25 entries; tolerance 0.1; normalise yes"})
        QTest::newRow(text) << QString(text);
}

void ComparisonTestTest::badRules()
{
    QFETCH(QString, text);
    const auto rule = ComparisonRule::fromText(text);
    QVERIFY(!rule);
    QCOMPARE(rule.error().code, ErrorCode::InvalidInput);
    QVERIFY(!rule.error().cause.isEmpty());
}

void ComparisonTestTest::worstOf()
{
    using S = ComparisonState;
    QCOMPARE(worst({}), S::Missing);
    QCOMPARE(worst({S::Ok, S::Ok}), S::Ok);
    QCOMPARE(worst({S::Ok, S::Missing}), S::Missing);
    QCOMPARE(worst({S::NotComparable, S::Warning, S::Ok}), S::Warning);
    QCOMPARE(worst({S::Error, S::Warning}), S::Error);
    QCOMPARE(toWord(S::TooFewEntries), QLatin1String("too-few-entries"));
}

void ComparisonTestTest::histograms()
{
    const QList<double> contents{100, 200, 300, 200, 100};
    const Histogram data = histogram("TH1D", contents);
    QCOMPARE(compare(&data, &data, {}).state, ComparisonState::Ok);
    QCOMPARE(compare(&data, nullptr, {}).reason, ComparisonReason::NoReference);
    QCOMPARE(compare(nullptr, &data, {}).reason, ComparisonReason::NoData);
    Histogram half = data;
    for (double &content : half.contents)
        content /= 2;
    QCOMPARE(compare(&half, &data, {}).state, ComparisonState::Ok);
    QCOMPARE(compare(&half, &data, {}, PlotKind::Rate).state, ComparisonState::Error);
    const Histogram wider = histogram("TH1D", contents, 2);
    QCOMPARE(compare(&data, &wider, {}).reason, ComparisonReason::DifferentBins);
    Histogram flow = data;
    flow.contents.first() = 1e6;
    QCOMPARE(compare(&flow, &data, {}).state, ComparisonState::Ok);  // of bins 1..n
    QCOMPARE(HistogramBins(flow).view().underflow.content, 1e6);
    Histogram profile = histogram("TProfile", contents);
    profile.squares = profile.contents;
    profile.binEntries = profile.contents;
    QCOMPARE(plotKindOf(profile), PlotKind::Profile);
    QCOMPARE(compare(&profile, &data, {}).state, ComparisonState::NotComparable);
    Histogram map;
    map.className = "TH2D";
    map.dimension = 2;
    map.x.bins = 3;
    map.y.bins = 2;
    map.contents = QList<double>(20, 1000.0);
    QCOMPARE(HistogramBins(map).view().size(), size_t(6));
    QCOMPARE(compare(&map, &map, {}).state, ComparisonState::Ok);
    Histogram other = map;
    other.y.high = 7;
    QCOMPARE(compare(&map, &other, {}).reason, ComparisonReason::DifferentBins);
    other = map;
    other.contents[other.cell(2, 1)] = 0;
    QCOMPARE(compare(&other, &map, {}).state, ComparisonState::Error);
    Histogram small = histogram("TH1D", {1, 2});
    QVERIFY(compare(&map, &small, {}).state == ComparisonState::NotComparable);
}

QTEST_APPLESS_MAIN(ComparisonTestTest)
#include "comparisontest.moc"
