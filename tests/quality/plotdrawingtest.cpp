// What is drawn of plots: scales and ticks, curves with gaps and flows, ratio and pulls, heat maps, hover
// texts, trends.
#include "models/quality/plottrend.h"

#include <QTest>

#include <cmath>

using namespace shiftdeck;

namespace {
Histogram counts(const QList<double> &contents)
{
    Histogram h;
    h.className = QStringLiteral("TH1D");
    h.name = QStringLiteral("h");
    h.title = QStringLiteral("#phi of tracks");
    h.x.title = QStringLiteral("#phi [rad]");
    h.x.bins = int(contents.size()) - 2;
    h.x.high = h.x.bins;
    h.contents = contents;
    for (const double c : contents)
        h.entries += c;
    return h;
}

PlotPointer pointer(const Plot &plot) { return std::make_shared<const Plot>(plot); }

ComparedPlot over(const Plot &data, const Plot &reference)
{
    return comparePlots(QStringLiteral("tracker/h"), pointer(data), {pointer(reference)}, {});
}

const QStringList kLabels{QStringLiteral("run 1"), QStringLiteral("run 2")};
}  // namespace

class PlotDrawingTest : public QObject {
    Q_OBJECT

  private slots:
    void scales();
    void ticks();
    void curvesOverEachOther();
    void ratiosAndGaps();
    void flowsOnDemand();
    void logarithmicByItself();
    void efficienciesAndProfiles();
    void maps();
    void oneSideAlone();
    void aStopEndsADrawing();
    void hoverFindsEveryBin();
    void trends();
};

void PlotDrawingTest::scales()
{
    const PlotScale linear{10, 20, false}, log{1, 1000, true};
    QCOMPARE(linear.place(15), 0.5);
    QCOMPARE(linear.value(0.5), 15.0);
    QVERIFY(std::abs(log.place(std::sqrt(1000.0)) - 0.5) < 1e-12);
    QVERIFY(std::abs(log.value(1.0 / 3) - 10) < 1e-9);
    QVERIFY(log.place(0) < 0 && log.place(-5) < 0);
    QCOMPARE(scaleAround(0, 100).low, 0.0);
    QVERIFY(scaleAround(0, 100).high > 100);
    QVERIFY(scaleAround(5, 5).low < 5 && scaleAround(5, 5).high > 5);
    QVERIFY(!scaleAround(0, 0, true, 0).isLog);
    QVERIFY(scaleAround(0, 10, true, 0.5).isLog);
    const PlotScale wrong = scaleAround(std::nan(""), 1);
    QVERIFY(wrong.high > wrong.low);
}

void PlotDrawingTest::ticks()
{
    const auto labelsOf = [](const PlotScale &scale) {
        QStringList labels;
        for (const PlotTick &tick : ticksOf(scale, 6).ticks)
            if (!tick.label.isEmpty())
                labels.append(tick.label);
        return labels;
    };
    QCOMPARE(labelsOf({0, 10, false}), (QStringList{"0", "2", "4", "6", "8", "10"}));
    QCOMPARE(labelsOf({-1, 1, false}), (QStringList{"\u22121.0", "\u22120.5", "0.0", "0.5", "1.0"}));
    QCOMPARE(labelsOf({1, 10000, true}), (QStringList{"1", "10", "100", "1000", "10⁴"}));
    const PlotTicks large = ticksOf({0, 5e7, false}, 6);
    QCOMPARE(large.factor, QStringLiteral("×10⁷"));
    QVERIFY(ticksOf({0, 1e-300, false}, 6).ticks.size() < 100);
    QCOMPARE(shortNumber(1.5e-7), QStringLiteral("1.5×10⁻⁷"));
    QCOMPARE(shortNumber(std::nan("")), QStringLiteral("-"));
    QCOMPARE(raisedNumber(-12), QStringLiteral("⁻¹²"));
}

void PlotDrawingTest::curvesOverEachOther()
{
    const PlotDrawing drawing =
        drawingOf(over(counts({1, 10, 20, 30, 2}), counts({0, 20, 40, 60, 0})), kLabels);
    QCOMPARE(drawing.title, QStringLiteral("φ of tracks"));
    QCOMPARE(drawing.xTitle, QStringLiteral("φ [rad]"));
    QCOMPARE(drawing.curves.size(), 2);
    QCOMPARE(drawing.curves.at(0).label, QStringLiteral("run 1"));
    QCOMPARE(drawing.curves.at(0).points.size(), 3);
    QCOMPARE(drawing.curves.at(0).points.at(1).value, 20.0);
    QCOMPARE(drawing.curves.at(0).points.at(1).up, 20 + std::sqrt(20.0));
    // The reference is scaled to the data, with its errors, and that is said.
    QCOMPARE(drawing.curves.at(1).points.at(2).value, 30.0);
    QCOMPARE(drawing.curves.at(1).points.at(2).up, 30 + 0.5 * std::sqrt(60.0));
    QVERIFY2(drawing.scaled.contains("×0.5"), qPrintable(drawing.scaled));
    QCOMPARE(drawing.lower, LowerPad::Pull);
    QCOMPARE(drawing.lowerCurves.first().points.at(0).value, 0.0);
    QVERIFY(drawing.y.low == 0 && drawing.y.high > 35);
    QVERIFY(drawing.statistics.join(u' ').contains("Underflow 1"));
    DrawingOptions plain;
    plain.normalise = false;
    plain.statBox = false;
    const PlotDrawing asItIs =
        drawingOf(over(counts({1, 10, 20, 30, 2}), counts({0, 20, 40, 60, 0})), kLabels, plain);
    QCOMPARE(asItIs.curves.at(1).points.at(2).value, 60.0);
    QVERIFY(asItIs.scaled.contains("not scaled") && asItIs.statistics.isEmpty());
    const QString hovered = hoverText(drawing, 1.5, 0);
    QVERIFY2(hovered.contains("Bin 2: 1 to 2") && hovered.contains("run 1: 20")
                 && hovered.contains("run 2: 20") && hovered.contains("pull to run 2: 0"),
             qPrintable(hovered));
    QCOMPARE(hoverText(drawing, 99, 0), QString());
}

void PlotDrawingTest::ratiosAndGaps()
{
    DrawingOptions options;
    options.lower = LowerPad::Ratio;
    options.normalise = false;
    const PlotDrawing drawing =
        drawingOf(over(counts({0, 10, 20, 5, 0}), counts({0, 20, 10, 0, 0})), kLabels, options);
    const QList<PlotPoint> &ratio = drawing.lowerCurves.first().points;
    QCOMPARE(ratio.at(0).value, 0.5);
    QCOMPARE(ratio.at(1).value, 2.0);
    QVERIFY(ratio.at(2).isEmpty);  // nothing in the reference: a gap, not 0
    options.lower = LowerPad::None;
    QVERIFY(
        drawingOf(over(counts({0, 1, 1, 0}), counts({0, 1, 1, 0})), kLabels, options).lowerCurves.isEmpty());
    // Other bins: both are drawn, and nothing below.
    options.lower = LowerPad::Pull;
    const PlotDrawing other =
        drawingOf(over(counts({0, 10, 20, 5, 0}), counts({0, 20, 10, 0})), kLabels, options);
    QCOMPARE(other.curves.size(), 2);
    QCOMPARE(other.lower, LowerPad::None);
    options.sideBySide = true;
    const PlotDrawing beside =
        drawingOf(over(counts({0, 10, 20, 5, 0}), counts({0, 20, 10, 0, 0})), kLabels, options);
    QVERIFY(beside.sideBySide && beside.lower == LowerPad::None);
}

void PlotDrawingTest::flowsOnDemand()
{
    DrawingOptions options;
    options.flows = true;
    const PlotDrawing drawing =
        drawingOf(over(counts({7, 10, 20, 9}), counts({7, 10, 20, 9})), kLabels, options);
    const QList<PlotPoint> &points = drawing.curves.first().points;
    QCOMPARE(points.size(), 4);
    QCOMPARE(points.first().value, 7.0);
    QCOMPARE(points.first().bin, 0);
    QCOMPARE(points.last().value, 9.0);
    QVERIFY(drawing.x.low == -1 && drawing.x.high == 3 && drawing.firstEdge == 0 && drawing.lastEdge == 2);
}

void PlotDrawingTest::logarithmicByItself()
{
    DrawingOptions options;
    options.normalise = false;
    const Histogram few = counts({0, 1, 2, 0}), many = counts({0, 1000, 2000, 0});
    QVERIFY(drawingOf(over(few, many), kLabels, options).y.isLog);
    QVERIFY(!drawingOf(over(few, few), kLabels, options).y.isLog);
    options.isLog = false;
    QVERIFY(!drawingOf(over(few, many), kLabels, options).y.isLog);
    options.isLog = true;
    const PlotScale log = drawingOf(over(few, few), kLabels, options).y;
    QVERIFY(log.isLog && log.low > 0 && log.low < 1);
    // A part of the plot has a scale of its own.
    options.isLog = false;
    options.xRange = {0, 1};
    const PlotDrawing part = drawingOf(over(many, many), kLabels, options);
    QVERIFY(part.x.high == 1 && part.y.high < 1500);
}

void PlotDrawingTest::efficienciesAndProfiles()
{
    Efficiency e;
    e.name = QStringLiteral("e");
    e.title = QStringLiteral("trigger;p_{T} [GeV];#varepsilon");
    e.passed = counts({0, 8, 0, 10, 0});
    e.total = counts({0, 10, 0, 10, 0});
    const PlotDrawing drawing = drawingOf(over(e, e), kLabels);
    const QList<PlotPoint> &points = drawing.curves.first().points;
    QCOMPARE(drawing.curves.first().form, CurveForm::Points);
    QCOMPARE(points.at(0).value, 0.8);
    QVERIFY(points.at(0).down > 0.5 && points.at(0).up < 0.95);
    QVERIFY(points.at(1).isEmpty);
    QVERIFY(points.at(2).up == 1 && points.at(2).down < 1);  // the interval of Clopper and Pearson
    QCOMPARE(drawing.title, QStringLiteral("trigger"));
    QVERIFY(drawing.scaled.contains("not scaled"));
    Histogram p = counts({0, 30, 0, 10, 0});
    p.className = QStringLiteral("TProfile");
    p.squares = {0, 310, 0, 60, 0};
    p.binEntries = {0, 3, 0, 2, 0};
    const PlotDrawing profile = drawingOf(over(p, p), kLabels);
    QCOMPARE(profile.curves.first().points.at(0).value, 10.0);
    QVERIFY(profile.curves.first().points.at(1).isEmpty);
}

void PlotDrawingTest::maps()
{
    Histogram h;
    h.className = QStringLiteral("TH2D");
    h.dimension = 2;
    h.x.bins = 3;
    h.x.high = 3;
    h.y.bins = 2;
    h.y.high = 2;
    h.contents.fill(0, 5 * 4);
    h.contents[h.cell(1, 1)] = 4;
    h.contents[h.cell(3, 2)] = 9;
    Histogram r = h;
    r.contents[r.cell(3, 2)] = 1;
    const PlotDrawing drawing = drawingOf(over(h, r), kLabels);
    QCOMPARE(drawing.maps.size(), 3);
    const PlotMap &data = drawing.maps.at(0);
    QVERIFY(data.nx == 3 && data.ny == 2);
    QCOMPARE(data.at(0, 0), 4.0);
    QCOMPARE(data.at(2, 1), 9.0);
    QVERIFY(std::isnan(data.at(1, 0)));  // nothing was filled: a gap
    QVERIFY(drawing.maps.at(1).scale == data.scale);
    const PlotMap &difference = drawing.maps.at(2);
    QVERIFY(difference.isDiverging);
    QCOMPARE(difference.at(2, 1), 8 / std::sqrt(10.0));
    QCOMPARE(difference.scale.low, -difference.scale.high);
    QVERIFY(hoverText(drawing, 2.5, 1.5, 0).contains("entries: 9"));
    QVERIFY(hoverText(drawing, 1.5, 0.5, 0).contains("empty"));
    QCOMPARE(hoverText(drawing, 9, 9, 0), QString());
    // Three dimensions: the sum over z, and it is said.
    Histogram t = h;
    t.className = QStringLiteral("TH3D");
    t.dimension = 3;
    t.z.bins = 2;
    t.z.high = 2;
    t.contents.fill(1, 5 * 4 * 4);
    const PlotDrawing three = drawingOf(over(t, t), kLabels);
    QCOMPARE(three.maps.first().at(0, 0), 2.0);
    QVERIFY(three.notes.join(u' ').contains("sum over z"));
}

void PlotDrawingTest::oneSideAlone()
{
    const Plot plot = counts({0, 1, 2, 0});
    const PlotDrawing onlyReference =
        drawingOf(comparePlots(QStringLiteral("h"), {}, {pointer(plot)}, {}), kLabels);
    QVERIFY(!onlyReference.isEmpty && onlyReference.curves.size() == 1
            && onlyReference.curves.first().series == 1);
    QVERIFY(onlyReference.notes.join(u' ').contains("Only the reference"));
    const PlotDrawing onlyData =
        drawingOf(comparePlots(QStringLiteral("h"), pointer(plot), {nullptr}, {}), kLabels);
    QCOMPARE(onlyData.curves.size(), 1);
    QVERIFY(drawingOf(ComparedPlot(), kLabels).isEmpty);
    // Texts instead of numbers at the axis.
    Histogram labelled = counts({0, 1, 2, 0});
    labelled.x.labels = {{1, QStringLiteral("#mu")}, {2, QStringLiteral("e")}, {7, QStringLiteral("none")}};
    const PlotDrawing named = drawingOf(over(labelled, labelled), kLabels);
    QCOMPARE(named.labels.size(), 2);
    QCOMPARE(named.labels.value(1), QStringLiteral("μ"));
    QVERIFY(hoverText(named, 0.5, 0).contains("μ"));
}

void PlotDrawingTest::aStopEndsADrawing()
{
    std::stop_source stop;
    stop.request_stop();
    const Histogram h = counts(QList<double>(30'002, 2.0));
    const ComparedPlot plot = over(h, h);
    QCOMPARE(cellsOf(plot), 2 * 30'002);
    QVERIFY(cellsOf(plot) > kLargePlot);
    const PlotDrawing whole = drawingOf(plot, kLabels),
                      ended = drawingOf(plot, kLabels, {}, stop.get_token());
    QCOMPARE(cellsOf(whole), 3 * 30'000);  // data, reference and pulls
    QVERIFY2(cellsOf(ended) < 5000, qPrintable(QString::number(cellsOf(ended))));
    Histogram map = counts({});
    map.className = QStringLiteral("TH2D");
    map.dimension = 2;
    map.x.bins = map.y.bins = 10;
    map.contents.fill(1, 144);
    QCOMPARE(cellsOf(drawingOf(over(map, map), kLabels)), 300);
    QCOMPARE(cellsOf(drawingOf(over(map, map), kLabels, {}, stop.get_token())), 0);
}

// As a search through all of them would.
void PlotDrawingTest::hoverFindsEveryBin()
{
    Histogram h = counts({7, 10, 20, 5, 0, 3, 9});
    h.x.edges = {-1, 0.5, 0.75, 4, 6, 6.5};
    DrawingOptions options;
    options.flows = true;
    const PlotDrawing drawing = drawingOf(over(h, h), kLabels, options);
    for (const PlotPoint &p : drawing.curves.first().points)
        for (const double x : {p.low, 0.5 * (p.low + p.high)}) {
            const QString hovered = hoverText(drawing, x, 0);
            QVERIFY2(hovered.startsWith(QStringLiteral("Bin %1: ").arg(p.bin)), qPrintable(hovered));
            const bool inside = p.bin >= 1 && p.bin <= 5;
            QCOMPARE(hovered.contains(QStringLiteral("pull to run 2")), inside && p.value > 0);
        }
    QCOMPARE(hoverText(drawing, drawing.curves.first().points.last().high, 0), QString());
    QCOMPARE(hoverText(drawing, drawing.curves.first().points.first().low - 0.1, 0), QString());
}

void PlotDrawingTest::trends()
{
    Histogram h = counts({1, 10, 20, 30, 2});
    const Plot plot = h, reference = counts({0, 20, 40, 60, 0});
    QCOMPARE(*trendPoint(1, plot, nullptr, TrendQuantity::Entries).value, 63.0);
    QCOMPARE(*trendPoint(1, plot, nullptr, TrendQuantity::Underflow).value, 1.0);
    QCOMPARE(*trendPoint(1, plot, nullptr, TrendQuantity::Overflow).value, 2.0);
    QCOMPARE(*trendPoint(1, plot, nullptr, TrendQuantity::Integral).value, 60.0);
    QVERIFY(trendPoint(1, plot, nullptr, TrendQuantity::Mean).error > 0);
    QVERIFY(!trendPoint(1, plot, nullptr, TrendQuantity::Chi2Probability).value);
    QCOMPARE(*trendPoint(1, plot, &reference, TrendQuantity::Chi2Probability).value, 1.0);
    QCOMPARE(*trendPoint(1, plot, &reference, TrendQuantity::LargestPull).value, 0.0);
    QCOMPARE(*trendPoint(1, plot, &reference, TrendQuantity::RatioOfEntries).value, 63.0 / 120);
    QVERIFY(!trendPoint(1, counts({0, 0, 0}), nullptr, TrendQuantity::Mean).value);
    QList<TrendPoint> points{trendPoint(10, plot, nullptr, TrendQuantity::Mean)};
    points.append(TrendPoint{11, {}, 0, QStringLiteral("a \"b\"")});
    const PlotDrawing drawing = trendDrawing(points, QStringLiteral("tracker/h"), TrendQuantity::Mean);
    QCOMPARE(drawing.curves.first().points.size(), 2);
    QVERIFY(!drawing.curves.first().points.at(0).isEmpty && drawing.curves.first().points.at(1).isEmpty);
    QCOMPARE(drawing.labels.value(2), QStringLiteral("11"));
    const QByteArray csv = trendCsv(points);
    QVERIFY2(csv.startsWith("run,value,error,problem\r\n10,") && csv.contains("11,,,\"a \"\"b\"\"\"\r\n"),
             csv.constData());
    const auto read =
        readTrend({{5, QStringLiteral("/nowhere.root")}}, QStringLiteral("h"), {}, TrendQuantity::Mean, {});
    QVERIFY(read && !read->first().value && !read->first().problem.isEmpty());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!readTrend({{5, QString()}}, QString(), {}, TrendQuantity::Mean, {}, stop.get_token()));
}

QTEST_GUILESS_MAIN(PlotDrawingTest)
#include "plotdrawingtest.moc"
