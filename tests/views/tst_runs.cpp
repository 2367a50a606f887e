#include "views/runs/runs.h"

#include "tests/views/viewfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString totalsOf(const QWidget &panel)
{
    for (const QLabel *label : panel.findChildren<QLabel *>())
        if (label->accessibleName() == u"Totals")
            return QString(label->text()).replace(QChar(0x202f), u' ');
    return {};
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
        QVERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("No runs yet.")));
        QCOMPARE(totalsOf(panel), QString());
    }

    void modelKeepsTheRules()
    {
        RunModel model({QStringLiteral("proc10")});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        RunSummary run;
        run.run = 7;
        run.events = 12345;
        run.states = {{QStringLiteral("proc10"), 50, 200, 3}};
        RunSummary other;
        other.run = 8;
        model.set({run, other});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex bar = model.index(0, RunModel::FirstCampaign);
        QCOMPARE(bar.data().toString(), QStringLiteral("25.0 %"));
        QCOMPARE(bar.data(FractionRole).toDouble(), 0.25);
        QVERIFY(!model.index(1, RunModel::FirstCampaign).data(FractionRole).isValid());
        QCOMPARE(model.index(0, RunModel::Events).data(SortRole).toLongLong(), 12345);
        QVERIFY(model.index(0, RunModel::Start).data().toString().isEmpty());
        run.states[0].credited = 200;
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
        QVERIFY(lines[0].startsWith("run,type,started,stopped,raw_files,events,proc10 credited"));
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
        QVERIFY(panel.findChild<EmptyHint *>()->text().contains(QStringLiteral("No run matches")));
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
