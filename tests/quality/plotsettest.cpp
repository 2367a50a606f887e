// Whole files of plots over references: rules by pattern, every state, worst first, summaries; and which
// reference is proposed.
#include "models/quality/plotset.h"
#include "models/quality/referencechoice.h"
#include "models/quality/ruleeffect.h"
#include "tests/quality/rootwriter.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QString written(const TemporaryFolder &folder, const char *name, const QList<WrittenHistogram> &histograms)
{
    RootWriter writer;
    const int tracker = writer.addDirectory("tracker"), muon = writer.addDirectory("muon");
    int i = 0;
    for (const WrittenHistogram &histogram : histograms)
        writer.add("TH1D", histogram.name, th1d(histogram), Codec::Zlib, i++ % 2 == 0 ? tracker : muon);
    writer.close();
    const QString path = folder.path(QLatin1StringView(name));
    if (!writer.writeTo(path))
        qFatal("%s cannot be written", qPrintable(path));
    return path;
}

WrittenHistogram histogram(const char *name, const QList<double> &contents)
{
    WrittenHistogram h;
    h.name = name;
    h.contents = QList<double>{0} + contents + QList<double>{0};
    h.high = double(contents.size());
    h.entries = 0;
    for (const double c : contents)
        h.entries += c;
    return h;
}

const QList<double> kShape{100, 220, 310, 205, 95};

struct Done {
    QList<ComparedPlot> plots;
    ComparedFiles files;
    int portions = 0;
    ComparedPlot called(const char *path) const
    {
        for (const ComparedPlot &plot : plots)
            if (plot.path == QLatin1StringView(path))
                return plot;
        qFatal("no plot %s", path);
    }
};

Done compareAll(const PlotSources &sources, const QList<PlotRule> &rules = {},
                const CompareLimits &limits = {})
{
    Done done;
    const auto files = comparePlotFiles(
        sources, rules,
        [&done](const ComparedPortion &portion) {
            done.plots += portion.plots;
            ++done.portions;
        },
        {}, limits);
    if (!files)
        qFatal("%s", qPrintable(files.error().cause));
    done.files = *files;
    return done;
}
}  // namespace

class PlotSetTest : public QObject {
    Q_OBJECT

  private slots:
    void everyStateHasItsPlace();
    void rulesByPattern();
    void patterns_data();
    void patterns();
    void detectors();
    void severalReferences();
    void damagedReferenceIsTold();
    void lettingGoOfContents();
    void stops();
    void effectOfANewRule();
    void efficiencies();
    void proposals();
    void realFiles();
};

void PlotSetTest::everyStateHasItsPlace()
{
    const TemporaryFolder folder;
    const QString data = written(folder, "data.root",
                                 {histogram("same", kShape), histogram("off", {400, 20, 310, 205, 95}),
                                  histogram("few", {1, 2, 1, 0, 0}), histogram("rebinned", {1000, 2000}),
                                  histogram("onlydata", kShape), histogram("empty", {0, 0, 0, 0, 0})});
    const QString reference = written(folder, "reference.root",
                                      {histogram("same", {98, 225, 300, 210, 99}), histogram("off", kShape),
                                       histogram("few", {1, 2, 1, 0, 0}), histogram("rebinned", kShape),
                                       histogram("onlyreference", kShape), histogram("empty", kShape)});
    Done done = compareAll({{data, {}}, {{reference, {}}}});
    QCOMPARE(done.plots.size(), 7);
    sortWorstFirst(done.plots);
    QCOMPARE(done.plots.first().path, QStringLiteral("muon/off"));
    QCOMPARE(done.plots.last().path, QStringLiteral("tracker/same"));
    QCOMPARE(done.called("tracker/same").state, ComparisonState::Ok);
    QCOMPARE(done.called("muon/off").state, ComparisonState::Error);
    QCOMPARE(done.called("tracker/few").state, ComparisonState::TooFewEntries);
    QCOMPARE(done.called("muon/rebinned").state, ComparisonState::NotComparable);
    QCOMPARE(done.called("tracker/onlydata").state, ComparisonState::Missing);
    QVERIFY(done.called("tracker/onlydata").sentence().contains("no such plot in the reference"));
    QCOMPARE(done.called("tracker/onlyreference").state, ComparisonState::Missing);
    QVERIFY(!done.called("tracker/onlyreference").data);
    QVERIFY(done.called("tracker/onlyreference").sentence().contains("no such plot in the data"));
    QCOMPARE(done.called("muon/empty").state, ComparisonState::TooFewEntries);
    // Per detector the worst, and all that was not compared beside it.
    const QList<DetectorSummary> summaries = summariesOf(done.plots);
    QCOMPARE(summaries.size(), 2);
    QCOMPARE(summaries.first().detector, QStringLiteral("muon"));
    QCOMPARE(summaries.first().state, ComparisonState::Error);
    QCOMPARE(summaries.last().state, ComparisonState::Missing);
    QCOMPARE(summaries.last().counts.value(ComparisonState::Missing), 2);
    QCOMPARE(summaries.last().counts.value(ComparisonState::Ok), 1);
    // Without any reference nothing is green.
    done = compareAll({{data, {}}, {}});
    for (const ComparedPlot &plot : std::as_const(done.plots))
        QCOMPARE(plot.state, ComparisonState::Missing);
    QCOMPARE(summariesOf({}).size(), 0);
}

void PlotSetTest::rulesByPattern()
{
    const TemporaryFolder folder;
    const QString data =
        written(folder, "data.root",
                {histogram("a", {200, 220, 310, 205, 95}), histogram("b", {200, 440, 620, 410, 190})});
    const QString reference =
        written(folder, "reference.root", {histogram("a", kShape), histogram("b", kShape)});
    QVERIFY(compareAll({{data, {}}, {{reference, {}}}}).called("tracker/a").state != ComparisonState::Ok);
    const QString lax = QStringLiteral("largest-pull 100 200; entries 25; tolerance 0.1; normalise yes");
    const QString absolute = QStringLiteral("chi2 0.001 1e-05; entries 25; tolerance 0.1; normalise no");
    auto rule = plotRuleOf(QStringLiteral("tracker/*"), QStringLiteral("Pixel"), lax, {});
    auto rate = plotRuleOf(QStringLiteral("*/b"), {}, absolute, QStringLiteral("rate"));
    QVERIFY(rule && rate);
    rule->shifter = true;
    const Done done = compareAll({{data, {}}, {{reference, {}}}}, {*rule, *rate});
    const ComparedPlot a = done.called("tracker/a"), b = done.called("muon/b");
    QCOMPARE(a.state, ComparisonState::Ok);
    QCOMPARE(a.detector, QStringLiteral("Pixel"));
    QVERIFY(a.shifter && a.rulePattern == QStringLiteral("tracker/*"));
    // Twice as many: as counts it has the same shape, as a rate it is wrong.
    QCOMPARE(b.kind, PlotKind::Rate);
    QCOMPARE(b.state, ComparisonState::Error);
    QVERIFY(!b.comparisons.first().normalised);
    QCOMPARE(compareAll({{data, {}}, {{reference, {}}}}).called("muon/b").state, ComparisonState::Ok);
    QVERIFY(!plotRuleOf({}, {}, lax, {}));
    QVERIFY(!plotRuleOf(QStringLiteral("*"), {}, QStringLiteral("chi2"), {}));
    QVERIFY(!plotRuleOf(QStringLiteral("*"), {}, lax, QStringLiteral("pie")));
    QVERIFY(!plotRuleOf(QString(401, u'a'), {}, lax, {}));
}

void PlotSetTest::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    QTest::newRow("all") << "*"
                         << "a/b/c" << true;
    QTest::newRow("the same") << "a/b"
                              << "a/b" << true;
    QTest::newRow("another") << "a/b"
                             << "a/c" << false;
    QTest::newRow("folder") << "tracker/*"
                            << "tracker/x/y" << true;
    QTest::newRow("not the folder") << "tracker/*"
                                    << "mytracker/x" << false;
    QTest::newRow("one character") << "a?c"
                                   << "abc" << true;
    QTest::newRow("no character") << "a?c"
                                  << "ac" << false;
    QTest::newRow("middle") << "*/occ*_L?"
                            << "tib/x/occupancy_L3" << true;
    QTest::newRow("back") << "*aab"
                          << "aaaaab" << true;
    QTest::newRow("never") << "*a*a*a*a*a*a*b" << QString(300, u'a') << false;
    QTest::newRow("empty name") << "*"
                                << "" << true;
    QTest::newRow("empty pattern") << ""
                                   << "a" << false;
    QTest::newRow("case") << "A"
                          << "a" << false;
}

void PlotSetTest::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, matches);
    QCOMPARE(matchesPattern(pattern, name), matches);
}

void PlotSetTest::detectors()
{
    QCOMPARE(detectorOf(u"tracker/clusters"), QStringLiteral("tracker"));
    QCOMPARE(detectorOf(u"qc/MCH/MO/Digits/occupancy"), QStringLiteral("MCH"));
    QCOMPARE(detectorOf(u"qc_async/TPC/MO/x"), QStringLiteral("TPC"));
    QCOMPARE(detectorOf(u"DQMData/Run 316293/Tracker/Run summary/hits"), QStringLiteral("Tracker"));
    QCOMPARE(detectorOf(u"hits"), QString());
    QCOMPARE(detectorOf(u"qc/hits"), QStringLiteral("qc"));
    QCOMPARE(detectorOf(u""), QString());
}

void PlotSetTest::severalReferences()
{
    const TemporaryFolder folder;
    const QString data = written(folder, "d.root", {histogram("a", kShape)});
    const QString same = written(folder, "r1.root", {histogram("a", kShape)});
    const QString other = written(folder, "r2.root", {histogram("a", {500, 1, 1, 1, 500})});
    const Done done =
        compareAll({{data, {}}, {{same, {}}, {other, {}}, {same, {}}, {same, {}}, {other, {}}}});
    const ComparedPlot plot = done.called("tracker/a");
    QCOMPARE(plot.references.size(), kMostReferences);
    QCOMPARE(plot.state, ComparisonState::Ok);  // of the first
    QCOMPARE(plot.comparisons.at(1).state, ComparisonState::Error);
}

void PlotSetTest::damagedReferenceIsTold()
{
    const TemporaryFolder folder;
    const QString data = written(folder, "d.root", {histogram("a", kShape)});
    const QString broken = folder.write("broken.root", "nonsense");
    const Done done = compareAll({{data, {}}, {{broken, {}}}});
    QCOMPARE(done.files.failedReferences.size(), 1);
    QVERIFY(done.files.failedReferences.first().contains("broken.root"));
    QCOMPARE(done.called("tracker/a").state, ComparisonState::Missing);
    const auto none =
        comparePlotFiles({{folder.path("none.root"), {}}, {}}, {}, [](const ComparedPortion &) {});
    QVERIFY(!none && none.error().code == ErrorCode::NotFound);
}

void PlotSetTest::lettingGoOfContents()
{
    const TemporaryFolder folder;
    const QString data = written(folder, "d.root", {histogram("a", kShape), histogram("b", kShape)});
    CompareLimits limits;
    limits.keptCells = 20;  // one of them with its reference
    limits.portion = 1;
    const PlotSources sources{{data, {}}, {{data, {}}}};
    const Done done = compareAll(sources, {}, limits);
    QCOMPARE(done.portions, 3);
    QVERIFY(!done.plots.at(0).isDropped && done.plots.at(0).data);
    QVERIFY(done.plots.at(1).isDropped && !done.plots.at(1).data);
    QCOMPARE(done.plots.at(1).state, ComparisonState::Ok);
    const auto again = readPlots(sources, {}, done.plots.at(1).path);
    QVERIFY(again && again->data && again->references.first());
    QCOMPARE(again->state, ComparisonState::Ok);
}

void PlotSetTest::stops()
{
    const TemporaryFolder folder;
    QList<WrittenHistogram> many;
    for (int i = 0; i < 200; ++i)
        many.append(histogram(QByteArray("h" + QByteArray::number(i)).constData(), kShape));
    // The names must outlive the loop: QByteArray copies them.
    const QString data = written(folder, "d.root", many);
    std::stop_source stop;
    int seen = 0;
    const auto ended = comparePlotFiles(
        {{data, {}}, {}}, {},
        [&](const ComparedPortion &portion) {
            seen += int(portion.plots.size());
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!ended && ended.error().code == ErrorCode::Cancelled);
    QCOMPARE(seen, CompareLimits().portion);
}

void PlotSetTest::effectOfANewRule()
{
    const TemporaryFolder folder;
    const QString data = written(folder, "data.root",
                                 {histogram("off", {400, 20, 310, 205, 95}), histogram("same", kShape),
                                  histogram("worse", {900, 20, 310, 205, 95})});
    const QString reference =
        written(folder, "reference.root",
                {histogram("off", kShape), histogram("same", kShape), histogram("worse", kShape)});
    const PlotSources sources{{data, {}}, {{reference, {}}}};
    const auto rule = [](const char *pattern, const char *text) {
        return *plotRuleOf(QLatin1StringView(pattern), {}, QLatin1StringView(text), {});
    };
    const PlotRule mild =
        rule("tracker/*", "largest-pull 1000 2000; entries 1; tolerance 0.1; normalise yes");
    const PlotRule needsMany = rule("*", "chi2 0.01 0.001; entries 1000000; tolerance 0.1; normalise yes");
    CompareLimits nothingKept;
    nothingKept.keptCells = 0;
    // The same whether their contents are there or are read again.
    for (const CompareLimits &limits : {CompareLimits(), nothingKept}) {
        QList<std::shared_ptr<const ComparedPlot>> plots;
        for (const ComparedPlot &plot : compareAll(sources, {}, limits).plots)
            plots.append(std::make_shared<const ComparedPlot>(plot));
        const auto none = effectOfRule(plots, sources,
                                       withRule({},
                                                rule("muon",
                                                     "chi2 0.01 0.001; entries 1;"
                                                     " tolerance 0.1; normalise"
                                                     " yes")),
                                       QStringLiteral("muon"));
        QVERIFY(none && none->plots == 3 && none->matching == 0 && none->changes.isEmpty());
        const auto effect = effectOfRule(plots, sources, withRule({}, mild), mild.pattern);
        QVERIFY2(effect, effect ? "" : qPrintable(effect.error().cause));
        QCOMPARE(effect->matching, 2);
        QCOMPARE(effect->changes.size(), 2);
        QCOMPARE(effect->changes.first().path, QStringLiteral("tracker/off"));
        QCOMPARE(effect->counts().value({ComparisonState::Error, ComparisonState::Ok}), 2);
        // The one that was written last holds, and takes the place of its older version.
        const QList<PlotRule> both = withRule(withRule({}, mild), needsMany);
        const auto many = effectOfRule(plots, sources, both, needsMany.pattern);
        QVERIFY(many && many->matching == 3);
        QCOMPARE(many->counts().value({ComparisonState::Error, ComparisonState::TooFewEntries}), 2);
        QCOMPARE(many->counts().value({ComparisonState::Ok, ComparisonState::TooFewEntries}), 1);
        QCOMPARE(withRule(both, mild).size(), 2);
        QCOMPARE(withRule(both, mild).first().pattern, mild.pattern);
        QCOMPARE(withoutRule(both, needsMany.pattern).size(), 1);
        std::stop_source stopped;
        stopped.request_stop();
        const auto ended = effectOfRule(plots, sources, both, QStringLiteral("*"), stopped.get_token());
        QVERIFY(!ended && ended.error().code == ErrorCode::Cancelled);
    }
}

void PlotSetTest::efficiencies()
{
    Efficiency good;
    good.name = QStringLiteral("e");
    good.passed.className = good.total.className = QStringLiteral("TH1D");
    for (Histogram *h : {&good.passed, &good.total}) {
        h->x.bins = 3;
        h->x.high = 3;
    }
    good.total.contents = {0, 1000, 1000, 1000, 0};
    good.passed.contents = {0, 900, 950, 800, 0};
    Efficiency worse = good;
    worse.passed.contents = {0, 900, 700, 800, 0};
    const Plot a = good, b = worse;
    QCOMPARE(comparePlots(&a, &a, {}).state, ComparisonState::Ok);
    const Comparison off = comparePlots(&a, &b, {});
    QCOMPARE(off.state, ComparisonState::Error);
    QVERIFY(!off.normalised);
    QCOMPARE(comparePlots(&a, nullptr, {}).state, ComparisonState::Missing);
    const Plot histogram = good.total;
    QCOMPARE(comparePlots(&a, &histogram, {}).state, ComparisonState::NotComparable);
    Efficiency other = good;
    other.passed.x.bins = other.total.x.bins = 2;
    other.passed.contents = {0, 1, 1, 0};
    other.total.contents = {0, 2, 2, 0};
    const Plot c = other;
    QCOMPARE(comparePlots(&a, &c, {}).state, ComparisonState::NotComparable);
}

void PlotSetTest::proposals()
{
    const auto candidate = [](qint64 run, std::optional<double> lumi, qint64 events, bool good, qint64 at) {
        return ReferenceCandidate{
            run, QStringLiteral("prompt"), QStringLiteral("physics"), events, lumi, QStringLiteral("/pb"), at,
            good};
    };
    const ReferenceCandidate run = candidate(10, 100.0, 1000, false, 1000);
    QList<ReferenceCandidate> all{run,
                                  candidate(1, 95.0, 5000, true, 100),
                                  candidate(2, 110.0, 10, true, 200),
                                  candidate(3, 140.0, 1000, true, 300),
                                  candidate(4, 100.0, 1000, false, 900),
                                  candidate(5, std::nullopt, 1050, true, 150)};
    all.append(candidate(6, 100.0, 1000, true, 999));
    all.last().kind = QStringLiteral("online");
    all.append(candidate(7, 100.0, 1000, true, 999));
    all.last().type = QStringLiteral("cosmic");
    const auto proposed = proposeReferences(run, all);
    QList<qint64> runs;
    for (const ReferenceProposal &p : proposed)
        runs.append(p.run);
    // Similar and certified by age; certified ones that are not alike; at last what is not certified.
    QCOMPARE(runs, (QList<qint64>{2, 5, 1, 7, 3, 4}));
    QVERIFY2(proposed.at(0).reason.contains("luminosity differs by 10.0 %")
                 && proposed.at(0).reason.contains("most recent"),
             qPrintable(proposed.at(0).reason));
    QVERIFY(proposed.at(1).reason.contains("events differs by 5.0 %"));
    QVERIFY(proposed.at(3).isEligible && !proposed.at(3).isSimilar
            && proposed.at(3).reason.contains("cosmic"));
    QVERIFY(proposed.at(4).reason.contains("more than 15 %"));
    // Each fact agrees or differs, and is in the reason.
    QVERIFY(proposed.at(0).agreeing().contains("Same kind") && proposed.at(0).differing().isEmpty());
    QVERIFY(proposed.at(3).differing().contains("cosmic")
            && proposed.at(3).agreeing().contains("luminosity"));
    QVERIFY(proposed.at(4).differing().contains("more than 15 %"));
    QVERIFY(proposed.at(4).reason.contains(proposed.at(4).differing()));
    QVERIFY(!proposed.at(5).isEligible && proposed.at(5).reason.contains("Not certified"));
    QCOMPARE(proposeReferences(run, all, 2).size(), 2);
    QVERIFY(proposeReferences(run, {}).isEmpty());
}

void PlotSetTest::realFiles()
{
    const QString folder = QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/root/"));
    const QString data = folder + QStringLiteral("/histcmp_performance_ckf.monitored.root");
    if (!QFile::exists(data))
        QSKIP("../shared/data/root is not there: real files of plots were not compared");
    Done done =
        compareAll({{data, {}}, {{folder + QStringLiteral("/histcmp_performance_ckf.reference.root"), {}}}});
    QVERIFY(done.plots.size() > 10);
    for (const ComparedPlot &plot : std::as_const(done.plots))
        QVERIFY2(plot.problem.isEmpty(), qPrintable(plot.problem));
    const auto same = compareAll({{data, {}}, {{data, {}}}});
    for (const ComparedPlot &plot : same.plots)
        QVERIFY2(plot.state == ComparisonState::Ok || plot.state == ComparisonState::TooFewEntries
                     || plot.state == ComparisonState::NotComparable,
                 qPrintable(plot.path + u' ' + plot.sentence()));
}

QTEST_GUILESS_MAIN(PlotSetTest)
#include "plotsettest.moc"
