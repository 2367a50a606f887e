#include "views/runs/runs.h"

#include "tests/views/runsfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"
#include "views/runs/columnprofile.h"
#include "views/runs/runchartsbox.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QString totalsOf(const QWidget &panel)
{
    for (const QLabel *label : panel.findChildren<QLabel *>())
        if (label->accessibleName() == u"Totals")
            return QString(label->text()).replace(QChar(0x202f), u' ');
    return {};
}

// What was imported about the runs of proc10: HFET in nb by 0.1 /pb a run, two analyses of the first three,
// fills.
void knowLuminosities(ViewFixture &fixture)
{
    knowHfet(fixture);
    fixture.script(
        "INSERT INTO run_luminosities (run, method, unit, recorded, recorded_stat, recorded_syst, import_id, "
        "at)"
        " SELECT run, 'bhabha', '/nb', '206', '3', '4', 1, 1 FROM runs WHERE run < 146700;"
        "INSERT INTO run_luminosities (run, method, unit, recorded, recorded_stat, recorded_syst, import_id, "
        "at)"
        " SELECT run, 'gamma-gamma', '/nb', '200', '4', '3', 1, 1 FROM runs WHERE run < 146700;"
        "INSERT INTO run_facts (run, fill, beams, energy_gev, lumisections, import_id, at)"
        " SELECT run, 1300 + run - 146436, 'Proton', '3500', 10, 1, 1 FROM runs WHERE run < 150000");
}
}  // namespace

class RunsTest : public QObject {
    Q_OBJECT

  private slots:
    void csvIsQuoted()
    {
        QCOMPARE(csvLine({"a", "b,c", "d \"e\"", "f\ng"}),
                 QByteArray("a,\"b,c\",\"d \"\"e\"\"\",\"f\ng\"\n"));
        QCOMPARE(csvLine({"=1+2", "-5", "-5x", "+x", "@y", ""}), QByteArray("'=1+2,-5,'-5x,'+x,'@y,\n"));
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        RunsPanel panel(fixture.context());
        panel.resize(800, 300);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QVERIFY(named<QTreeView>(panel, QStringLiteral("Runs"))
                    ->findChild<EmptyHint *>()
                    ->text()
                    .contains(QStringLiteral("No runs yet.")));
        QCOMPARE(totalsOf(panel), QString());
    }

    void modelKeepsTheRules()
    {
        RunModel model(
            {{QStringLiteral("proc10")}, LumiUnit::PerNb, QStringLiteral("a"), QStringLiteral("b")});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RunRow run;
        run.run.run = 7;
        run.run.events = 12345;
        run.run.states = {{QStringLiteral("proc10"), 50, 200, 3}};
        RunLuminosity a;
        a.method = QStringLiteral("a");
        a.recorded = Luminosity{0.206, LumiUnit::PerPb, 0.003, 0.004};
        RunLuminosity b = a;
        b.method = QStringLiteral("b");
        b.recorded = Luminosity{200, LumiUnit::PerNb, {}, {}};
        b.delivered = Luminosity{250, LumiUnit::PerNb, {}, {}};
        run.luminosities = {a, b};
        RunRow other;
        other.run.run = 8;
        model.set({run, other});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex bar = model.index(0, RunModel::FirstCampaign);
        QCOMPARE(bar.data().toString(), QStringLiteral("25.0 %"));
        QCOMPARE(bar.data(FractionRole).toDouble(), 0.25);
        QVERIFY(!model.index(1, RunModel::FirstCampaign).data(FractionRole).isValid());
        QCOMPARE(model.index(0, RunModel::Events).data(SortRole).toLongLong(), 12345);
        QVERIFY(model.index(0, RunModel::Start).data().toString().isEmpty());
        // The luminometer's, in the unit of the column; then both methods and their ratio.
        const auto shown = [&model](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(shown(0, RunModel::Delivered), QStringLiteral("250.000"));
        QCOMPARE(shown(0, RunModel::Recorded), QStringLiteral("200.000"));
        QCOMPARE(shown(0, RunModel::Method), QStringLiteral("b"));
        QCOMPARE(shown(0, RunModel::First), QStringLiteral("206.0 \u00b1 5.0"));
        QCOMPARE(shown(0, RunModel::Ratio), QStringLiteral("1.030"));
        QVERIFY(shown(1, RunModel::Ratio).isEmpty() && shown(1, RunModel::Recorded).isEmpty());
        QVERIFY(
            model.headerData(RunModel::Recorded, Qt::Horizontal).toString().contains(QStringLiteral("/nb")));
        QCOMPARE(model.headerData(RunModel::First, Qt::Horizontal).toString(), QStringLiteral("a (/nb)"));
        QVERIFY(model.index(0, RunModel::First)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("errors: 3 statistical, 4 systematic")));
        for (const int column : {int(RunModel::Recorded), int(RunModel::Ratio), int(RunModel::Fill)})
            QVERIFY(model.index(0, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.index(1, RunModel::Recorded).data(SortRole).toDouble()
                < model.index(0, RunModel::Recorded).data(SortRole).toDouble());
        run.run.states[0].credited = 200;
        model.set({run, other});
        QCOMPARE(bar.data().toString(), QStringLiteral("100.0 %"));
    }

    void showsFiltersAndExports()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.endJobs(RequestId(1), 300, 6, fixture.now(), 100);
        fixture.endJobs(RequestId(2), 1200, 0, fixture.now(), 100);
        RunsPanel panel(fixture.context());
        panel.resize(1100, 460);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QCOMPARE(table->model()->columnCount(), RunModel::FirstCampaign + 3);
        QVERIFY2(totalsOf(panel).contains(QStringLiteral("Runs: 12")), qPrintable(totalsOf(panel)));
        QVERIFY(totalsOf(panel).contains(QStringLiteral("proc11: 120 000 of 120 000 events credited")));
        QVERIFY(totalsOf(panel).contains(QStringLiteral("proc10: 25 000 of 120 000 events credited")));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("runs")));

        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const QString csv = fixture.folder().path(QStringLiteral("runs.csv"));
        table->sortByColumn(RunModel::Run, Qt::DescendingOrder);
        panel.exportTo(csv, RunsPanel::Format::Csv);
        QTRY_COMPARE(said.size(), 1);
        const QList<QByteArray> lines = contentOf(csv).split('\n');
        QCOMPARE(lines.size(), 14);
        QVERIFY(lines[0].startsWith(
            "run,type,started,stopped,fill,energy(GeV),raw_files,events,lumisections,proc10 credited"));
        QVERIFY(lines[1].startsWith("160989,cosmic,2011-03-27T00:00:00Z,"));  // as sorted on the screen
        QVERIFY(lines[12].endsWith("\"Muon trigger off in the first, short part, \"\"see log\"\"\"")
                || lines[10].contains("\"\"see log\"\""));

        const QString json = fixture.folder().path(QStringLiteral("runs.json"));
        panel.exportTo(json, RunsPanel::Format::Json);
        QTRY_COMPARE(said.size(), 2);
        const QJsonArray runs = QJsonDocument::fromJson(contentOf(json)).array();
        QCOMPARE(runs.size(), 12);
        QCOMPARE(runs[11].toObject()[u"run"].toInteger(), 146436);
        QCOMPARE(runs[11].toObject()[u"campaigns"].toObject()[u"proc10"].toObject()[u"expected"].toInteger(),
                 20000);

        // A folder that is not there: a sentence, no file.
        panel.exportTo(fixture.folder().path(QStringLiteral("missing/runs.csv")), RunsPanel::Format::Csv);
        QTRY_COMPARE(said.size(), 3);
        QVERIFY2(said[2][0].toString().contains(QStringLiteral("missing/runs.csv")),
                 qPrintable(said[2][0].toString()));

        auto *box = panel.findChild<FilterBox *>();
        box->setText(QStringLiteral("run > 150000 and type = physics"));
        QTRY_COMPARE(table->model()->rowCount(), 5);
        box->setText(QStringLiteral("run = 1"));
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QVERIFY(named<QTreeView>(panel, QStringLiteral("Runs"))
                    ->findChild<EmptyHint *>()
                    ->text()
                    .contains(QStringLiteral("No run matches")));
        box->setText({});
        QTRY_COMPARE(table->model()->rowCount(), 12);
    }

    void followsChanges()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        RunsPanel panel(fixture.context());
        panel.resize(900, 400);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        const QModelIndex bar = table->model()->index(0, RunModel::FirstCampaign);
        QCOMPARE(bar.data().toString(), QStringLiteral("0.0 %"));
        fixture.endJobs(RequestId(1), 100, 0, fixture.now(), 100);
        QTRY_COMPARE(table->model()->index(0, RunModel::FirstCampaign).data().toString(),
                     QStringLiteral("50.0 %"));
    }

    void showsTheSameRunAsOtherPanels()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        RunsPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QSignalSpy changes(&fixture.selection(), &Selection::runChanged);
        const QRect second = table->visualRect(table->model()->index(1, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, second.center());
        const RunNumber clicked(table->model()->index(1, 0).data(KeyRole).toLongLong());
        QCOMPARE(fixture.selection().run(), clicked);
        QCOMPARE(changes.size(), 1);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(changes.size(), 2);

        fixture.selection().setRun(clicked);
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(changes.size(), 3);
        // A run that is not shown moves nothing here.
        fixture.selection().setRun(RunNumber(1));
        QCOMPARE(table->currentIndex().row(), 1);
        QCOMPARE(fixture.selection().run(), RunNumber(1));

        // What was chosen before the panel was made is shown once its rows are there.
        fixture.selection().setRun(clicked);
        RunsPanel later(fixture.context());
        later.resize(900, 420);
        later.show();
        auto *rows = later.findChild<QTreeView *>();
        QTRY_COMPARE(rows->currentIndex().data(KeyRole).toLongLong(), clicked.value());
    }

    void luminosityIsShownSummedAndFiltered()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        knowLuminosities(fixture);
        RunsPanel panel(fixture.context());
        panel.resize(1300, 480);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QCOMPARE(table->model()->headerData(RunModel::Recorded, Qt::Horizontal).toString(),
                 QStringLiteral("Recorded (/nb)"));
        QCOMPARE(cell(table, 0, RunModel::Recorded), QStringLiteral("200.000"));
        QCOMPARE(cell(table, 0, RunModel::Fill), QStringLiteral("1300"));
        QCOMPARE(cell(table, 0, RunModel::Duration), QStringLiteral("2 h 00 min"));
        // The two analyses are compared unless somebody chose others; errors: 3 and 4, 4 and 3.
        QCOMPARE(cell(table, 0, RunModel::First), QStringLiteral("206.0 \u00b1 5.0"));
        QCOMPARE(cell(table, 0, RunModel::Second), QStringLiteral("200.0 \u00b1 5.0"));
        QCOMPARE(cell(table, 0, RunModel::Ratio), QStringLiteral("1.030 \u00b1 0.036"));
        QVERIFY2(totalsOf(panel).contains(QStringLiteral("recorded: 1.200 /pb")),
                 qPrintable(totalsOf(panel)));
        QVERIFY(totalsOf(panel).contains(QStringLiteral("without a known luminosity: 6")));
        choose(named<QComboBox>(panel, QStringLiteral("Columns")), QStringLiteral("All columns"));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("runs-luminosity")));

        choose(named<QComboBox>(panel, QStringLiteral("Second method to compare")), QStringLiteral("HFET"));
        QCOMPARE(cell(table, 0, RunModel::Second), QStringLiteral("200.000"));
        QCOMPARE(cell(table, 0, RunModel::Ratio), QStringLiteral("1.030"));
        QCOMPARE(table->model()->headerData(RunModel::Second, Qt::Horizontal).toString(),
                 QStringLiteral("HFET (/nb)"));

        auto *box = panel.findChild<FilterBox *>();
        box->setText(QStringLiteral("lumi > 0.1 and fill < 1500"));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        box->setText(QStringLiteral("method = bhabha"));
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(totalsOf(panel).contains(QStringLiteral("recorded: 600.000 /nb")));
    }

    void columnsFitWhoLooks()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        {
            RunsPanel panel(fixture.context());
            panel.resize(1000, 400);
            panel.show();
            auto *table = panel.findChild<QTreeView *>();
            QTRY_COMPARE(table->model()->rowCount(), 12);
            auto *columns = named<QComboBox>(panel, QStringLiteral("Columns"));
            // Until somebody chooses: by the role.
            QCOMPARE(columns->currentText(), QStringLiteral("Manager"));
            fixture.context().setPrincipal({QStringLiteral("dora"), Role::Dq, {}});
            QCOMPARE(columns->currentText(), QStringLiteral("Data quality"));
            QVERIFY(!table->isColumnHidden(RunModel::Ratio));
            fixture.context().setPrincipal({QStringLiteral("ben"), Role::Shifter, {}});
            QCOMPARE(columns->currentText(), QStringLiteral("Shifter"));
            QVERIFY(table->isColumnHidden(RunModel::Ratio) && !table->isColumnHidden(RunModel::Recorded));
            choose(columns, QStringLiteral("Data quality"));
            QVERIFY(!table->isColumnHidden(RunModel::Ratio) && table->isColumnHidden(RunModel::RawFiles));
            // The menu of the header makes it the person's own.
            emit table->header()->customContextMenuRequested(QPoint(5, 5));
            auto *menu = table->findChild<QMenu *>();
            QVERIFY(menu);
            for (QAction *action : menu->actions())
                if (action->text() == QStringLiteral("Ratio"))
                    action->trigger();
            QVERIFY(table->isColumnHidden(RunModel::Ratio));
            QCOMPARE(columns->currentText(), QStringLiteral("My own"));
        }
        RunsPanel again(fixture.context());
        again.show();
        fixture.context().setPrincipal({QStringLiteral("dora"), Role::Dq, {}});
        auto *table = again.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QCOMPARE(named<QComboBox>(again, QStringLiteral("Columns"))->currentText(), QStringLiteral("My own"));
        QVERIFY(table->isColumnHidden(RunModel::Ratio) && table->isColumnHidden(RunModel::RawFiles)
                && !table->isColumnHidden(RunModel::First) && !table->isColumnHidden(RunModel::Run));
        choose(named<QComboBox>(again, QStringLiteral("Columns")), QStringLiteral("All columns"));
        for (int column = 0; column < table->model()->columnCount(); ++column)
            QVERIFY(!table->isColumnHidden(column));
    }

    void filesAreImportedByButtonAndByDrop()
    {
        ViewFixture fixture;
        RunsPanel panel(fixture.context());
        panel.resize(800, 400);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
        auto *button = named<QToolButton>(panel, QStringLiteral("Import what files say about runs"));
        QVERIFY(button->isEnabled() && button->toolTip().contains(QStringLiteral("prodctl runs import")));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.last()[0].toString(), QStringLiteral("runs.import"));

        const QString path = fixture.folder().path(QStringLiteral("byls.csv"));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&panel, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&panel, &drop);
        QCOMPARE(proposed.last()[0].toString(), QStringLiteral("runs.import"));
        QCOMPARE(proposed.last()[1].toJsonObject(),
                 (QJsonObject{{QStringLiteral("files"), QJsonArray{path}}}));

        // What is no file of this machine is not taken, and a viewer imports nothing.
        data.setUrls({QUrl(QStringLiteral("https://example.org/byls.csv"))});
        QDragEnterEvent other(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QCoreApplication::sendEvent(&panel, &other);
        QVERIFY(!other.isAccepted());
        fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
        QVERIFY(!button->isEnabled());
    }

    void chartsAndTheirNumbers()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        knowLuminosities(fixture);
        fixture.endJobs(RequestId(1), 300, 0, fixture.now(), 100);  // a run and a half of proc10
        RunsPanel panel(fixture.context());
        panel.resize(1000, 560);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        auto *tabs = panel.findChild<QTabWidget *>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 1);
        auto *charts = panel.findChild<RunChartsBox *>();
        auto *chart = charts->findChild<RunChart *>();
        auto *kind = named<QComboBox>(*charts, QStringLiteral("Which chart"));
        const auto about = [charts] {
            return QString(named<QLabel>(*charts, QStringLiteral("About the chart"))->text())
                .replace(QChar(0x202f), u' ');
        };
        QVERIFY2(about().contains(QStringLiteral("6 runs")), qPrintable(about()));
        QVERIFY(about().contains(QStringLiteral("count nowhere: 6")));
        QCOMPARE(chart->mostPoints(), 6);

        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const QString path = fixture.folder().path(QStringLiteral("numbers.csv"));
        const auto numbers = [&] {
            said.clear();
            charts->saveNumbers(path);
            return QTest::qWaitFor([&said] { return said.size() == 1; }) ? contentOf(path).split('\n')
                                                                         : QList<QByteArray>();
        };
        choose(named<QComboBox>(*charts, QStringLiteral("Campaign")), QStringLiteral("proc10"));
        QList<QByteArray> lines = numbers();
        QCOMPARE(lines.value(0), QByteArray("run,delivered(/nb),recorded(/nb),proc10 processed(/nb)"));
        QCOMPARE(lines.value(1), QByteArray("146436,250,200,200"));
        QCOMPARE(lines.value(2), QByteArray("146553,250,200,100"));

        choose(kind, QStringLiteral("Integrated luminosity"));
        lines = numbers();
        QCOMPARE(lines.value(6), QByteArray("147021,1500,1200,300"));
        QVERIFY2(about().contains(QStringLiteral("recorded 1200")), qPrintable(about()));

        choose(kind, QStringLiteral("Ratio of two methods"));
        QVERIFY2(about().contains(QStringLiteral("mean 1.030")), qPrintable(about()));
        lines = numbers();
        QCOMPARE(lines.value(0), QByteArray("run,bhabha/gamma-gamma,stat,syst"));
        QVERIFY(lines.value(1).startsWith("146436,1.03,"));
        QCOMPARE(lines.size(), 5);  // three runs, the titles, and the end of the last line

        choose(kind, QStringLiteral("Campaign against another"));
        choose(named<QComboBox>(*charts, QStringLiteral("Campaign to compare with")),
               QStringLiteral("proc11"));
        auto *missing = named<QTreeView>(*charts, QStringLiteral("What the campaign is missing"));
        QVERIFY(missing->isVisible());
        QCOMPARE(missing->model()->rowCount(), 5);
        QCOMPARE(cell(missing, 4, MissingModel::Run), QStringLiteral("146553"));
        QCOMPARE(cell(missing, 4, MissingModel::Missing), QStringLiteral("100.000"));
        lines = numbers();
        QCOMPARE(lines.value(0),
                 QByteArray("run,recorded(/nb),proc10 processed(/nb),missing(/nb),proc11 processed(/nb)"));
        QCOMPARE(lines.value(5), QByteArray("146553,200,100,100,"));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("runs-charts")));
    }

    void manyRunsBecomeFewPoints()
    {
        LumiSeries series;
        for (int i = 0; i < 10'000; ++i)
            series.points.append({i + 1, 2.0, i == 7777 ? 50.0 : 1.0, {}, {}});
        RunChart chart;
        chart.setContent(RunCharts::perRun(series));
        QVERIFY(chart.mostPoints() <= kRunChartPoints);
        const RunChartContent content = RunCharts::perRun(series);
        const QList<QPointF> &points = content.curves.at(1).points;
        QVERIFY(std::any_of(points.begin(), points.end(),
                            [](const QPointF &p) { return p == QPointF(7777, 50); }));
        const RunChartContent sums = RunCharts::integrated(series);
        QCOMPARE(sums.curves.at(0).points.last(), QPointF(9999, 20'000));
    }

    void leadsToTheJobs()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        RunsPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("run in (146553)"));
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("jobtree"));
        for (QAction *action : table->actions())
            if (action->text() == QStringLiteral("Correct run..."))
                action->trigger();
        QCOMPARE(proposed.last()[0].toString(), QStringLiteral("runs.set"));
        QCOMPARE(proposed.last()[1].toJsonObject(),
                 (QJsonObject{{QStringLiteral("runs"), QJsonArray{QStringLiteral("146553")}}}));
    }

    void leadsToTheLogbook()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        RunsPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QAction *show = nullptr, *write = nullptr;
        for (QAction *action : table->actions()) {
            if (action->text() == QStringLiteral("Show run in logbook"))
                show = action;
            if (action->text() == QStringLiteral("Write about run..."))
                write = action;
        }
        QVERIFY(show && write);
        QVERIFY(!show->isEnabled() && !write->isEnabled());
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(show->isEnabled());
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        QSignalSpy proposed(&fixture.context(), &PanelContext::commandProposed);
        show->trigger();
        QCOMPARE(fixture.selection().logFilter(), QStringLiteral("run in (146436)"));
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("logbook"));
        write->trigger();
        QCOMPARE(proposed.last()[1].toJsonObject(),
                 (QJsonObject{{QStringLiteral("about"), QJsonArray{QStringLiteral("run 146436")}}}));
    }
};

QTEST_MAIN(RunsTest)
#include "tst_runs.moc"
