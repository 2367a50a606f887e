// The panel Plots with real files, clicks and keys: wall, overlay, trend, saving; and what the painter
// draws, by its pixels.
#include "views/plots/plots.h"

#include "models/quality/rootjson.h"
#include "tests/views/plotsfixture.h"
#include "views/common/overlay.h"
#include "views/common/theme.h"
#include "views/plots/plotreferences.h"
#include "views/plots/plotview.h"
#include "views/plots/plotwall.h"
#include "views/plots/trendview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Pixels near a colour.
int pixels(const QImage &image, const QColor &colour, const QRect &where)
{
    int found = 0;
    for (int y = std::max(0, where.top()); y <= std::min(image.height() - 1, where.bottom()); ++y)
        for (int x = std::max(0, where.left()); x <= std::min(image.width() - 1, where.right()); ++x) {
            const QColor c = image.pixelColor(x, y);
            if (std::abs(c.red() - colour.red()) + std::abs(c.green() - colour.green())
                    + std::abs(c.blue() - colour.blue())
                < 120)
                ++found;
        }
    return found;
}

Histogram histogram(const QList<double> &contents)
{
    Histogram h;
    h.className = QStringLiteral("TH1D");
    h.x.bins = int(contents.size()) - 2;
    h.x.high = h.x.bins;
    h.contents = contents;
    return h;
}

struct Painted {
    QImage image{QSize(600, 400), QImage::Format_RGB32};
    QList<PlotFrame> frames;
    explicit Painted(const PlotDrawing &drawing)
    {
        QPainter painter(&image);
        frames = paintPlot(painter, image.rect(), drawing, paperColours());
    }
};
}  // namespace

class PlotsPanelTest : public QObject {
    Q_OBJECT

  private slots:
    void whatIsDrawnIsWhatIsThere();
    void gapsAreGaps();
    void mapsHaveTheirColours();
    void coloursAreSafe();
    void modelKeepsTheRules();
    void filesOfTheRunAloneCountFirst();
    void emptyStoreSaysSo();
    void wallOverlayAndKeys();
    void zoomAndHover();
    void trendOverRuns();
    void savesAndCopies();
    void largePlotsAreDrawnElsewhere();
    void opensFilesDirectly();
    void everyWidgetHasAName();
    void realFiles();
};

void PlotsPanelTest::whatIsDrawnIsWhatIsThere()
{
    // Data in the right half, the reference in the left one.
    const auto plot =
        comparePlots(QStringLiteral("h"), std::make_shared<const Plot>(histogram({0, 0, 0, 50, 50, 0})),
                     {std::make_shared<const Plot>(histogram({0, 50, 50, 0, 0, 0}))}, {});
    DrawingOptions options;
    options.statBox = false;
    const Painted painted(drawingOf(plot, {QStringLiteral("a"), QStringLiteral("b")}, options));
    QCOMPARE(painted.frames.size(), 2);  // the plot, and its pulls
    const QRect frame = painted.frames.first().rect.toAlignedRect().adjusted(3, 3, -3, -8);
    const QRect left(frame.topLeft(), QSize(frame.width() / 2 - 6, frame.height())),
        right(QPoint(frame.center().x() + 6, frame.top()), frame.bottomRight());
    const QColor data = paperColours().series.at(0), reference = paperColours().series.at(1);
    QVERIFY(pixels(painted.image, data, right) > 100 && pixels(painted.image, data, left) < 20);
    QVERIFY(pixels(painted.image, reference, left) > 100 && pixels(painted.image, reference, right) < 20);
    // The step of the data stands where its value is.
    const QPoint top = painted.frames.first().point(3.3, 50).toPoint();
    QVERIFY(pixels(painted.image, data, QRect(top - QPoint(4, 2), QSize(9, 5))) >= 9);
    QVERIFY(pixels(painted.image, data, QRect(top + QPoint(-4, -30), QSize(9, 5))) == 0);
    // Pulls: data beyond the reference at the right are above 0.
    const PlotFrame lower = painted.frames.last();
    const QPoint above = lower.point(3.5, 2).toPoint();
    QVERIFY(painted.image.pixelColor(above) != QColor(Qt::white));
    QCOMPARE(painted.image.pixelColor(lower.point(3.5, -2).toPoint()), QColor(Qt::white));
}

void PlotsPanelTest::gapsAreGaps()
{
    Efficiency e;
    e.passed = histogram({0, 10, 0, 5, 0});
    e.total = histogram({0, 10, 0, 10, 0});
    const auto plot = comparePlots(QStringLiteral("e"), std::make_shared<const Plot>(e), {}, {});
    DrawingOptions options;
    options.statBox = false;
    const Painted painted(drawingOf(plot, {}, options));
    const PlotFrame frame = painted.frames.first();
    const auto column = [&](double x) {
        const int at = int(frame.point(x, 0).x());
        return pixels(painted.image, Qt::black,
                      QRect(at - 20, int(frame.rect.top()) + 3, 40, int(frame.rect.height()) - 12));
    };
    QVERIFY(column(0.5) > 15);
    QCOMPARE(column(1.5), 0);  // nothing was tried there
    QVERIFY(column(2.5) > 15);
}

void PlotsPanelTest::mapsHaveTheirColours()
{
    Histogram h = histogram({});
    h.className = QStringLiteral("TH2D");
    h.dimension = 2;
    h.x.bins = h.y.bins = 2;
    h.x.high = h.y.high = 2;
    h.contents.fill(0, 16);
    h.contents[h.cell(1, 1)] = 100;
    h.contents[h.cell(2, 2)] = 50;
    Histogram r = h;
    r.contents[r.cell(1, 1)] = 400;
    const auto plot = comparePlots(QStringLiteral("m"), std::make_shared<const Plot>(h),
                                   {std::make_shared<const Plot>(r)}, {});
    const PlotDrawing drawing = drawingOf(plot, {QStringLiteral("a"), QStringLiteral("b")});
    const Painted painted(drawing);
    QCOMPARE(painted.frames.size(), 3);
    const auto colourAt = [&](int frame, double x, double y) {
        return painted.image.pixelColor(painted.frames.at(frame).point(x, y).toPoint());
    };
    QCOMPARE(colourAt(0, 0.5, 0.5), heatColour(drawing.maps.at(0).scale.place(100)));
    QCOMPARE(colourAt(1, 0.5, 0.5), heatColour(1));
    QCOMPARE(colourAt(0, 1.5, 0.5), QColor(Qt::white));  // nothing was filled
    QCOMPARE(colourAt(2, 1.5, 1.5), differenceColour(0.5));
    QVERIFY(colourAt(2, 0.5, 0.5).blue() > colourAt(2, 0.5, 0.5).red());  // fewer than the reference
}

void PlotsPanelTest::coloursAreSafe()
{
    for (const bool dark : {false, true}) {
        const PlotColours colours = plotColours(themePalette(dark));
        for (const QColor &series : colours.series)
            QVERIFY2(contrastRatio(series, colours.ground) >= 3, qPrintable(series.name()));
        for (int state = 0; state <= int(ComparisonState::Error); ++state)
            QVERIFY(contrastRatio(stateColour(ComparisonState(state), dark), colours.ground) >= 4.5);
    }
    // Viridis gets lighter from its low end to its high end, whatever the hue.
    for (int i = 0; i < 20; ++i)
        QVERIFY(contrastRatio(heatColour(i / 20.0), Qt::black)
                <= contrastRatio(heatColour((i + 1) / 20.0), Qt::black));
}

void PlotsPanelTest::modelKeepsTheRules()
{
    PlotWallModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ComparedPlot> plots;
    const char *names[] = {"tracker/a", "muon/b", "tracker/c"};
    const ComparisonState states[] = {ComparisonState::Ok, ComparisonState::Error, ComparisonState::Missing};
    for (int i = 0; i < 3; ++i) {
        ComparedPlot plot;
        plot.path = QLatin1StringView(names[i]);
        plot.title = QStringLiteral("Hits");
        plot.detector = plot.path.section(u'/', 0, 0);
        plot.state = states[i];
        plot.shifter = i == 0;
        plots.append(plot);
    }
    model.add(plots.mid(0, 2));
    model.add(plots.mid(2));
    QCOMPARE(model.at(0)->path, QStringLiteral("muon/b"));
    QCOMPARE(model.at(2)->path, QStringLiteral("tracker/a"));
    PlotFilter filter;
    filter.text = QStringLiteral("TRACKER hits");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 2);
    filter.states = {ComparisonState::Missing};
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    filter = {};
    filter.shifterOnly = true;
    model.setFilter(filter);
    QCOMPARE(model.at(0)->path, QStringLiteral("tracker/a"));
    filter = {};
    filter.anyDetector = false;
    filter.detector = QStringLiteral("muon");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.summaries().size(), 2);  // whatever the filter
    plots[1].problem = QStringLiteral("x");
    model.replace(plots.at(1));
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u'x'));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void PlotsPanelTest::filesOfTheRunAloneCountFirst()
{
    PlotBook book;
    const auto add = [&book](qint64 run, qint64 lastRun, const char *kind) {
        RunPlots files;
        files.run = run;
        files.lastRun = lastRun;
        files.kind = QLatin1StringView(kind);
        book.files.append(files);
    };
    add(7, 9, "2010");
    add(8, 8, "online");
    add(8, 8, "prompt");
    QCOMPARE(filesOfRun(book, 8), 1);
    QCOMPARE(filesOfRun(book, 8, QStringLiteral("prompt")), 2);
    QCOMPARE(filesOfRun(book, 8, QStringLiteral("2010")), 1);
    QCOMPARE(filesOfRun(book, 9, QStringLiteral("online")), 0);
    QCOMPARE(filesOfRun(book, 10), -1);
}

void PlotsPanelTest::emptyStoreSaysSo()
{
    ViewFixture fixture;
    Shown s(fixture);
    QTRY_VERIFY(s.panel.isLoaded());
    const EmptyHint *hint = s.panel.findChild<EmptyHint *>();
    QTRY_VERIFY(hint->text().contains(QStringLiteral("No plots yet.")));
    QVERIFY(s.view->message().contains(QStringLiteral("Choose a plot")));
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-empty")));
    // Nothing of it is cut in a small window, and its button is the way out.
    s.panel.resize(640, 380);
    QTRY_COMPARE(s.panel.width(), 640);
    for (const QLabel *label : hint->findChildren<QLabel *>())
        QTRY_VERIFY2(label->isHidden()
                         || (label->height() >= label->heightForWidth(label->width())
                             && hint->rect().contains(label->geometry())),
                     qPrintable(label->text()));
    auto *button = hint->findChild<QPushButton *>();
    QVERIFY(button->isVisible() && hint->rect().contains(button->geometry()));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(s.panel.findChild<QFileDialog *>());
}

void PlotsPanelTest::wallOverlayAndKeys()
{
    ViewFixture fixture;
    makeRuns(fixture);
    fixture.selection().setRun(RunNumber(kRuns[1]));
    Shown s(fixture);
    QTRY_VERIFY(s.isReady());
    QCOMPARE(s.wall->model()->rowCount(), 4);
    // Nothing to compare with: nothing is green.
    for (const auto &plot : s.panel.plots().all())
        QCOMPARE(plot->state, ComparisonState::Missing);
    s.panel.setReferences({QStringLiteral("run 146436 prompt")});
    QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state == ComparisonState::Error);
    QCOMPARE(s.panel.plots().at(0)->path, QStringLiteral("tracker/shape"));
    s.wall->setCurrentPath(QStringLiteral("tracker/shape"));
    QTRY_VERIFY(s.wall->thumbnails().drawn() >= 4);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-wall")));

    // A filter, and the key for the next plot, without the mouse.
    auto *text = s.panel.findChild<QLineEdit *>();
    QTest::keyClicks(text, QStringLiteral("muon"));
    QCOMPARE(s.wall->model()->rowCount(), 2);
    text->clear();
    s.wall->setFocus();
    s.wall->setCurrentPath(QStringLiteral("tracker/shape"));
    QTest::keyClick(s.wall, Qt::Key_N);
    QCOMPARE(s.current(), s.panel.plots().at(1)->path);
    QTest::keyClick(s.wall, Qt::Key_P);
    QCOMPARE(s.current(), QStringLiteral("tracker/shape"));

    // Enter opens it; there the arrows step, letters change how it is drawn, and Escape goes back.
    QTest::keyClick(s.wall, Qt::Key_Return);
    QCOMPARE(s.tabs->currentIndex(), 1);
    QVERIFY(s.verdict().contains(QStringLiteral("error"))
            && s.verdict().contains(QStringLiteral("tracker/shape")));
    QCOMPARE(s.view->drawing().curves.size(), 2);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-overlay")));
    QVERIFY(!s.view->drawing().y.isLog);
    QTest::keyClick(s.view, Qt::Key_L);
    QVERIFY(s.view->drawing().y.isLog);
    QTest::keyClick(s.view, Qt::Key_L);
    QTest::keyClick(s.view, Qt::Key_R);
    QCOMPARE(s.view->drawing().lower, LowerPad::Ratio);
    QTest::keyClick(s.view, Qt::Key_R);
    QCOMPARE(s.view->drawing().lower, LowerPad::None);
    QTest::keyClick(s.view, Qt::Key_R);
    QTest::keyClick(s.view, Qt::Key_F);
    QVERIFY(s.view->drawing().scaled.contains(QStringLiteral("not scaled")));
    QTest::keyClick(s.view, Qt::Key_F);
    QTest::keyClick(s.view, Qt::Key_U);
    QVERIFY(s.view->drawing().showsFlows);
    QTest::keyClick(s.view, Qt::Key_D);
    QVERIFY(s.view->drawing().sideBySide);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-beside")));
    QTest::keyClick(s.view, Qt::Key_D);
    QTest::keyClick(s.view, Qt::Key_Right);
    QVERIFY(s.current() != QStringLiteral("tracker/shape"));
    QTest::keyClick(s.view, Qt::Key_Left);
    QTest::keyClick(s.view, Qt::Key_PageDown);
    QCOMPARE(fixture.selection().run(), RunNumber(kRuns[2]));
    QTRY_VERIFY(s.isReady());
    QCOMPARE(s.view->drawing().path, QStringLiteral("tracker/shape"));  // the same plot of that run
    QTest::keyClick(s.view, Qt::Key_Escape);
    QCOMPARE(s.tabs->currentIndex(), 0);
    QVERIFY(s.panel.plots().all().first()->references.size() == 1);  // still over what was chosen
    // Another panel shows another run.
    fixture.selection().setRun(RunNumber(kRuns[0]));
    QTRY_VERIFY(s.isReady()
                && s.panel.findChild<QComboBox *>()->currentText().contains(QStringLiteral("146436")));
    // A rule that is set while the panel is open holds at once.
    s.panel.setReferences({QStringLiteral("run 146553 prompt")});
    QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state == ComparisonState::Error);
    fixture.run(QStringLiteral("anna"), QStringLiteral("plotrule.set"),
                {{"pattern", "tracker/*"},
                 {"rule", "largest-pull 1000 2000; entries 1; tolerance 0.1; normalise yes"},
                 {"why", "w"}});
    const auto shape = [&s]() -> const ComparedPlot * {
        for (const auto &plot : s.panel.plots().all())
            if (plot->path == QStringLiteral("tracker/shape"))
                return plot.get();
        return nullptr;
    };
    QTRY_VERIFY(s.isReady() && shape() && shape()->rulePattern == QStringLiteral("tracker/*"));
    QCOMPARE(shape()->state, ComparisonState::Ok);
}

void PlotsPanelTest::zoomAndHover()
{
    ViewFixture fixture;
    makeRuns(fixture);
    Shown s(fixture);
    QTRY_VERIFY(s.isReady());
    s.tabs->setCurrentIndex(1);
    const PlotFrame frame = s.view->frames().first();
    QCOMPARE(frame.x.low, 0.0);
    QTest::mouseMove(s.view, frame.point(frame.x.high * 0.5, 0).toPoint() - QPoint(0, 10));
    QTRY_VERIFY2(s.view->hovered().contains(QStringLiteral("Bin ")), qPrintable(s.view->hovered()));
    // A drag over the middle shows that part; a double click all.
    const QPoint from(int(frame.rect.left() + 0.25 * frame.rect.width()), int(frame.rect.center().y()));
    const QPoint to(int(frame.rect.left() + 0.75 * frame.rect.width()), from.y());
    QTest::mousePress(s.view, Qt::LeftButton, {}, from);
    QTest::mouseMove(s.view, to);
    QTest::mouseRelease(s.view, Qt::LeftButton, {}, to);
    const PlotScale part = s.view->drawing().x;
    QVERIFY(std::abs(part.low - 0.25 * frame.x.high) < 1 && std::abs(part.high - 0.75 * frame.x.high) < 1);
    QTest::keyClick(s.view, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(s.view->drawing().x.low > part.low);
    QTest::keyClick(s.view, Qt::Key_Plus);
    QVERIFY(s.view->drawing().x.high - s.view->drawing().x.low < part.high - part.low);
    QTest::keyClick(s.view, Qt::Key_0);
    QCOMPARE(s.view->drawing().x.high, frame.x.high);
    QTest::mouseMove(s.view, from);
    QTest::mousePress(s.view, Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(s.view, to);
    QTest::mouseRelease(s.view, Qt::LeftButton, Qt::ShiftModifier, to);
    QVERIFY(s.view->drawing().x.low < 0);  // moved to the right
    QTest::mouseDClick(s.view, Qt::LeftButton, {}, from);
    QCOMPARE(s.view->drawing().x.low, 0.0);
    // Nothing changed: nothing is drawn anew.
    s.view->frames();
    const int drawings = s.view->drawings();
    s.view->repaint();
    QCOMPARE(s.view->drawings(), drawings);
}

void PlotsPanelTest::trendOverRuns()
{
    ViewFixture fixture;
    makeRuns(fixture);
    Shown s(fixture);
    QTRY_VERIFY(s.isReady());
    s.wall->setCurrentPath(QStringLiteral("tracker/shape"));
    s.tabs->setCurrentIndex(2);
    QTRY_COMPARE(s.trend->points().size(), 3);
    const QList<TrendPoint> mean = s.trend->points();
    QCOMPARE(mean.at(0).run, kRuns[0]);
    QVERIFY(*mean.at(1).value > *mean.at(0).value + 4
            && std::abs(*mean.at(2).value - *mean.at(0).value) < 0.1);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-trend")));
    s.trend->setQuantity(TrendQuantity::Underflow);
    QTRY_VERIFY(s.trend->points().size() == 3 && s.trend->points().first().value == 3.0);
    s.trend->setQuantity(TrendQuantity::Chi2Probability);
    QTRY_VERIFY(s.trend->points().size() == 3 && !s.trend->points().first().value);  // there is no reference
    const QString csv = fixture.folder().path(QStringLiteral("trend.csv"));
    s.panel.saveTo(csv);
    QTRY_VERIFY(QFile::exists(csv));
}

void PlotsPanelTest::savesAndCopies()
{
    ViewFixture fixture;
    makeRuns(fixture);
    Shown s(fixture);
    QTRY_VERIFY(s.isReady());
    s.panel.setReferences({QStringLiteral("run 146436 prompt")});
    QTRY_VERIFY(s.isReady() && s.panel.plots().all().first()->references.size() == 1);
    s.tabs->setCurrentIndex(1);
    const auto saved = [&](const char *name) {
        const QString path = fixture.folder().path(QLatin1StringView(name));
        s.panel.saveTo(path);
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }))
            return QByteArray();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(QImage::fromData(saved("a.png")).width() > 200);
    const QByteArray svg = saved("a.svg");
    QVERIFY(svg.contains("<svg") && svg.contains("<path"));
    QVERIFY(saved("a.pdf").startsWith("%PDF"));
    QVERIFY(saved("a.csv").startsWith("x,xlow,xhigh,content,error\r\n"));
    const auto plots = readRootJson(saved("a.json"));
    QVERIFY(plots && plots->size() == 2);  // data and reference
    QSignalSpy said(&fixture.context(), &PanelContext::said);
    s.panel.saveTo(fixture.folder().path(QStringLiteral("a.xyz")));
    QVERIFY(said.last().first().toString().contains(QStringLiteral(".png")));
    s.action(QStringLiteral("Copy"))->trigger();
    QVERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
}

void PlotsPanelTest::largePlotsAreDrawnElsewhere()
{
    ViewFixture fixture;
    QList<double> many;
    for (int bin = 0; bin < 30'002; ++bin)
        many.append(100 + bin % 50);
    RootWriter writer;
    for (const char *name : {"one", "two"})
        addPlot(writer, 0, name, many);
    addPlot(writer, 0, "small", bell(20, 100));
    writer.close();
    const QString path = fixture.folder().path(QStringLiteral("large.root"));
    QVERIFY(writer.writeTo(path));
    Shown s(fixture);
    QTRY_VERIFY(s.panel.isLoaded());
    s.panel.openFiles(path);
    QTRY_VERIFY(s.isReady() && !s.panel.isDrawing());
    s.tabs->setCurrentIndex(1);
    s.wall->setCurrentPath(QStringLiteral("small"));
    s.view->frames();
    QVERIFY(!s.panel.isDrawing() && s.view->drawing().path == QStringLiteral("small"));
    // Nothing is drawn at once, and what is overtaken never appears.
    s.wall->setCurrentPath(QStringLiteral("one"));
    QVERIFY(s.panel.isDrawing());
    QVERIFY2(s.view->message().contains(QStringLiteral("one")), qPrintable(s.view->message()));
    QSignalSpy said(&fixture.context(), &PanelContext::said);
    s.action(QStringLiteral("Copy"))->trigger();
    QVERIFY(said.last().first().toString().contains(QStringLiteral("being drawn")));
    s.wall->setCurrentPath(QStringLiteral("two"));
    bool overtaken = false;
    QTRY_VERIFY([&] {
        overtaken = overtaken || s.view->drawing().path == QStringLiteral("one");
        return !s.panel.isDrawing() && s.view->drawing().path == QStringLiteral("two")
            && !s.view->frames().isEmpty();
    }());
    QVERIFY(!overtaken);
    // It is the picture that would have been drawn here.
    QImage shown(s.view->size(), QImage::Format_RGB32), drawn(s.view->size(), QImage::Format_RGB32);
    s.view->render(&shown);
    QPainter painter(&drawn);
    painter.setFont(s.view->font());
    const auto frames = paintPlot(painter, s.view->rect(), s.view->drawing(), plotColours(s.view->palette()));
    painter.end();
    QCOMPARE(frames.size(), s.view->frames().size());
    QCOMPARE(shown, drawn);
    // Zooming keeps the picture until the next one comes; hovering and copying go on.
    const double high = s.view->drawing().x.high;
    s.view->zoomBy(0.5);
    QVERIFY(s.panel.isDrawing() && s.view->message().isEmpty() && !s.view->frames().isEmpty());
    QTRY_VERIFY(!s.panel.isDrawing());
    QVERIFY(s.view->drawing().x.high < high);
    QTRY_COMPARE(s.view->frames().value(0).x.high, s.view->drawing().x.high);
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    s.action(QStringLiteral("Copy"))->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    // A small one is there at once again.
    s.wall->setCurrentPath(QStringLiteral("small"));
    QVERIFY(!s.panel.isDrawing() && s.view->drawing().path == QStringLiteral("small"));
}

void PlotsPanelTest::opensFilesDirectly()
{
    ViewFixture fixture;
    const QString one = plotsFile(fixture.folder(), QStringLiteral("one.root"), 20);
    const QString two = plotsFile(fixture.folder(), QStringLiteral("two.root"), 26);
    Shown s(fixture);
    QTRY_VERIFY(s.panel.isLoaded());
    s.panel.openFiles(one);
    QTRY_VERIFY(s.isReady());
    s.panel.openFiles({}, {two});
    QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state == ComparisonState::Error);
    QCOMPARE(s.view->drawing().curves.value(0).label, QStringLiteral("one.root"));
    // What cannot be read says why.
    s.panel.openFiles(fixture.folder().write(QStringLiteral("bad.root"), "nonsense"));
    const EmptyHint *hint = s.panel.findChild<EmptyHint *>();
    QTRY_VERIFY2(hint->text().contains(QStringLiteral("it is no ROOT file")), qPrintable(hint->text()));
}

void PlotsPanelTest::everyWidgetHasAName()
{
    ViewFixture fixture;
    Shown s(fixture);
    QTRY_VERIFY(s.panel.isLoaded());
    for (const QWidget *widget : s.panel.findChildren<QWidget *>())
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty()
                         || widget->parentWidget()->inherits("QComboBox") || widget->inherits("QTabBar")
                         || widget->inherits("QLineEdit"),
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' '
                                + widget->objectName()));
}

void PlotsPanelTest::realFiles()
{
    const QString folder = QDir::cleanPath(QStringLiteral(SHIFTDECK_SOURCE_DIR "/../shared/data/root/"));
    const QString data = folder + QStringLiteral("/histcmp_performance_ckf.monitored.root");
    if (!QFile::exists(data))
        QSKIP("The set of real files is not beside this repository; plots made here were tested.");
    ViewFixture fixture;
    Shown s(fixture);
    QTRY_VERIFY(s.panel.isLoaded());
    s.panel.openFiles(data, {folder + QStringLiteral("/histcmp_performance_ckf.reference.root")});
    QTRY_VERIFY(s.isReady());
    QVERIFY(s.wall->model()->rowCount() > 10);
    QTRY_VERIFY(s.wall->thumbnails().drawn() >= 8);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-real")));
    s.tabs->setCurrentIndex(1);
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-realoverlay")));
    s.panel.openFiles(folder + QStringLiteral("/testSF2d.histo.root"),
                      {folder + QStringLiteral("/testSF2d.histo.root")});
    QTRY_VERIFY(s.isReady() && s.view->drawing().isMap());
    QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-map")));
}

QTEST_MAIN(PlotsPanelTest)
#include "tst_plots.moc"
