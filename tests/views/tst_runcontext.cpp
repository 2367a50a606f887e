// What the panel Runs has beside the runs themselves: their quality, the ways to other panels, and imports.
#include "views/runs/runs.h"

#include "tests/views/runsfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"
#include "views/common/plandialog.h"
#include "views/runs/importsmodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeView>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Three detectors, one of them with the name of a field of runs, and what was said about two runs of proc10.
void judge(ViewFixture &fixture)
{
    fixture.sql(QStringLiteral("INSERT INTO operators (name, role) VALUES ('dora', 'dq')"));
    for (const char *name : {"tracker", "muons", "files"})
        fixture.run(QStringLiteral("anna"), QStringLiteral("detector.add"),
                    {{"name", name}, {"title", QString(name).replace(0, 1, QChar(*name).toUpper())}});
    const auto flag = [&fixture](const char *run, const char *detector, const char *word, const char *ls) {
        QJsonObject arguments{{"runs", run}, {"detectors", detector}, {"flag", word}};
        if (*ls)
            arguments.insert("ls", ls);
        fixture.run(QStringLiteral("dora"), QStringLiteral("quality.flag"), arguments);
    };
    flag("146436", "tracker", "good", "");
    flag("146553", "tracker", "good", "");
    flag("146553", "tracker", "bad", "3-5");
    flag("146436", "muons", "excluded", "");
    fixture.run(QStringLiteral("dora"), QStringLiteral("quality.sign-off"),
                {{"runs", "146436"}, {"detectors", "tracker"}, {"why", "looks fine"}});
}

int columnCalled(const QTreeView *table, const QString &title)
{
    for (int column = 0; column < table->model()->columnCount(); ++column)
        if (table->model()->headerData(column, Qt::Horizontal).toString() == title)
            return column;
    qFatal("there is no column %s", qPrintable(title));
}
}  // namespace

class RunContextTest : public QObject {
    Q_OBJECT

  private slots:
    void qualityHasColumnsAndFields()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        knowHfet(fixture);
        judge(fixture);
        RunsPanel panel(fixture.context());
        panel.resize(1300, 480);
        panel.show();
        auto *box = panel.findChild<FilterBox *>();
        // Typed before anybody knows which detectors there are.
        auto *line = box->findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("run > 1 and tracker = good"));
        QTest::keyClick(line, Qt::Key_Return);
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY2(box->error().isEmpty(), qPrintable(box->error()));
        box->setText({});
        QTRY_COMPARE(table->model()->rowCount(), 12);

        choose(named<QComboBox>(panel, QStringLiteral("Columns")), QStringLiteral("Data quality"));
        const int tracker = columnCalled(table, QStringLiteral("tracker")),
                  muons = columnCalled(table, QStringLiteral("muons"));
        QVERIFY(!table->isColumnHidden(tracker) && !table->isColumnHidden(muons));
        QCOMPARE(table->header()->visualIndex(tracker), 2);
        QCOMPARE(table->header()->visualIndex(muons), 3);
        QCOMPARE(cell(table, 0, tracker), QStringLiteral("good \u2022"));
        QCOMPARE(cell(table, 1, tracker), QStringLiteral("mixed"));
        QCOMPARE(cell(table, 0, muons), QStringLiteral("excluded"));
        QCOMPARE(cell(table, 2, muons), QStringLiteral("not-set"));
        const QModelIndex mixed = table->model()->index(1, tracker);
        QCOMPARE(mixed.data(WordRole).toString(), QStringLiteral("bad good"));
        for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
            QCOMPARE(mixed.data(role).toString(),
                     QStringLiteral("Run 146553, Tracker: 3 LS bad, 7 LS good.\nIt is open."));
        QVERIFY(table->model()->index(0, tracker).data(Qt::ToolTipRole).toString().contains("signed-off"));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("runs-quality")));
        // What needs a look comes first.
        table->sortByColumn(tracker, Qt::AscendingOrder);
        QCOMPARE(table->model()->index(0, 0).data(KeyRole).toLongLong(), 146553);
        QCOMPARE(table->model()->index(11, 0).data(KeyRole).toLongLong(), 146436);
        table->sortByColumn(RunModel::Run, Qt::AscendingOrder);

        const auto finds = [&](const QString &filter, int runs) {
            box->setText(filter);
            return QTest::qWaitFor([&] { return table->model()->rowCount() == runs; });
        };
        QVERIFY(finds(QStringLiteral("run > 146000 and lumi > 100 /nb and tracker = good"), 1));
        QVERIFY(finds(QStringLiteral("lumi > 0.1 and tracker != good"), 5));
        QVERIFY(finds(QStringLiteral("quality.files = not-set and files = 1"), 12));
        QCOMPARE(table->model()->columnCount(), RunModel::FirstCampaign + 2 + 3 + 1);
        box->setText(QStringLiteral("trakcer = good"));
        QVERIFY2(box->error().contains(QStringLiteral("did you mean tracker")), qPrintable(box->error()));
        Detector files;
        files.name = files.title = QStringLiteral("files");
        QVERIFY(FilterBox::helpText(runFields({files})).contains(QStringLiteral("quality.files")));

        // The other words are on the screen as soon as they are said.
        QVERIFY(finds({}, 12));
        fixture.run(QStringLiteral("dora"), QStringLiteral("quality.flag"),
                    {{"runs", "146436"}, {"detectors", "muons"}, {"flag", "bad"}});
        QTRY_COMPARE(cell(table, 0, muons), QStringLiteral("bad"));
        fixture.run(QStringLiteral("anna"), QStringLiteral("detector.retire"),
                    {{"name", "files"}, {"why", "no detector"}});
        QTRY_COMPARE(table->model()->columnCount(), RunModel::FirstCampaign + 2 + 2 + 1);

        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const QString csv = fixture.folder().path(QStringLiteral("runs.csv"));
        panel.exportTo(csv, RunsPanel::Format::Csv);
        QTRY_COMPARE(said.size(), 1);
        const QList<QByteArray> lines = contentOf(csv).split('\n');
        QVERIFY2(lines[0].endsWith(",tracker,tracker state,muons,muons state,comment"), lines[0].constData());
        QVERIFY2(lines[1].contains(",good,signed-off,bad,open,"), lines[1].constData());
        const QString json = fixture.folder().path(QStringLiteral("runs.json"));
        panel.exportTo(json, RunsPanel::Format::Json);
        QTRY_COMPARE(said.size(), 2);
        const QJsonObject second = QJsonDocument::fromJson(contentOf(json)).array()[1].toObject();
        QCOMPARE(second[u"quality"][u"tracker"][u"lumisections"][u"bad"].toInt(), 3);
    }

    void leadsToCertificationAndPlots()
    {
        ViewFixture fixture;
        fixture.makeCampaigns();
        fixture.sql(QStringLiteral(
            "INSERT INTO run_plots (run, kind, path, plots, bytes, adler32, at, added_by) VALUES"
            " (146553, 'prompt', '/data/plots.root', 4, 1000, '01234567', 1, 'anna')"));
        RunsPanel panel(fixture.context());
        panel.resize(900, 420);
        panel.show();
        auto *table = panel.findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 12);
        QSignalSpy shown(&fixture.context(), &PanelContext::showAsked);
        QSignalSpy said(&fixture.context(), &PanelContext::said);
        const auto click = [table](int row) {
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(table->model()->index(row, 0)).center());
        };
        click(0);
        fixture.selection().setRun(RunNumber(1));  // another panel shows something else
        QTest::keyClick(table, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("quality"));
        QCOMPARE(fixture.selection().run(), RunNumber(146436));
        // Plots would show those of another run.
        QTest::keyClick(table, Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY2(said.last()[0].toString().contains(QStringLiteral("No plots of run 146436")),
                 qPrintable(said.last()[0].toString()));
        QCOMPARE(shown.size(), 1);
        click(1);
        fixture.selection().setRun(RunNumber(1));
        QTest::keyClick(table, Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(shown.size(), 2);
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("plots"));
        QCOMPARE(fixture.selection().run(), RunNumber(146553));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(shown.last()[0].toString(), QStringLiteral("jobtree"));
        QCOMPARE(fixture.selection().jobFilter(), QStringLiteral("run in (146553)"));
    }

    void importsAreListedAndWithdrawn()
    {
        ViewFixture fixture;
        const auto file = [&fixture](const QString &name, const QByteArray &content) {
            QFile out(fixture.folder().path(name));
            if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
                qFatal("%s cannot be written", qPrintable(name));
            return out.fileName();
        };
        RunsPanel panel(fixture.context());
        panel.resize(1100, 560);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        auto *tabs = panel.findChild<QTabWidget *>();
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Imports"));
        auto *imports = named<QTreeView>(panel, QStringLiteral("Imports"));
        auto *report = named<QTreeView>(panel, QStringLiteral("Report on the chosen import"));
        QTRY_VERIFY(
            imports->findChild<EmptyHint *>()->text().contains(QStringLiteral("Nothing was imported")));
        auto *withdraw = named<QToolButton>(panel, QStringLiteral("Withdraw..."));
        QVERIFY(!withdraw->isEnabled());

        const QString values = file(QStringLiteral("values.csv"),
                                    "run,method,value(/pb),stat,syst\n146436,bhabha,1.5,0.1,0.1\n"
                                    "146437,bhabha,many,0.1,0.1\n146438,bhabha,2.5,0.1,0.1\n");
        fixture.run(QStringLiteral("anna"), QStringLiteral("runs.import"),
                    {{"files", QJsonArray{values}}, {"partial", true}});
        QTRY_COMPARE(imports->model()->rowCount(), 1);  // without a click
        QCOMPARE(cell(imports, 0, ImportsModel::Who), QStringLiteral("anna"));
        QCOMPARE(cell(imports, 0, ImportsModel::Taken), QStringLiteral("2"));
        QCOMPARE(cell(imports, 0, ImportsModel::Refused), QStringLiteral("1"));
        QTRY_COMPARE(report->model()->rowCount(), 1);
        QCOMPARE(cell(report, 0, RemarksModel::Line), QStringLiteral("3"));
        QCOMPARE(cell(report, 0, RemarksModel::Kind), QStringLiteral("refused"));
        const auto about = [&panel] { return test::textOf(panel, QStringLiteral("About the import")); };
        QVERIFY2(about().contains(QStringLiteral("taken 2, changed 0, refused 1")), qPrintable(about()));

        const QString runs = file(QStringLiteral("runs.txt"), "500 501\n");
        fixture.run(QStringLiteral("anna"), QStringLiteral("runs.import"), {{"files", QJsonArray{runs}}});
        QTRY_COMPARE(imports->model()->rowCount(), 2);
        QCOMPARE(cell(imports, 0, ImportsModel::File), runs);  // the newest first
        // What was chosen stays chosen.
        QCOMPARE(cell(imports, imports->currentIndex().row(), ImportsModel::Import), QStringLiteral("1"));
        QSignalSpy asked(&fixture.context(), &PanelContext::commandAsked);
        imports->setFocus();
        QTest::keyClick(imports, Qt::Key_Delete);
        QCOMPARE(asked.last()[0].toString(), QStringLiteral("runs.withdraw"));
        QCOMPARE(asked.last()[1].toJsonObject(),
                 (QJsonObject{{QStringLiteral("imports"), QJsonArray{QStringLiteral("1")}}}));
        QVERIFY(ViewFixture::takePictures(panel, QStringLiteral("runs-imports")));
        fixture.run(QStringLiteral("anna"), QStringLiteral("runs.withdraw"),
                    {{"imports", QJsonArray{QStringLiteral("1")}}, {"why", "wrong"}});
        QTRY_COMPARE(imports->model()->rowCount(), 3);
        QTRY_VERIFY2(about().contains(QStringLiteral("withdrawn by import 3")), qPrintable(about()));
        QVERIFY(!withdraw->isEnabled());
        QTest::keyClick(imports, Qt::Key_Home);
        QTRY_VERIFY2(about().contains(QStringLiteral("Import 3")), qPrintable(about()));
        QVERIFY(withdraw->isEnabled());  // a withdrawal is taken back the same way
        fixture.context().setPrincipal({QStringLiteral("vera"), Role::Viewer, {}});
        QVERIFY(!withdraw->isEnabled());
    }

    void aLongReadIsShownAndEnded()
    {
        ViewFixture fixture;
        PanelContext &context = fixture.context();
        const CommandSpec &spec = *context.bus.spec(QStringLiteral("runs.import"));
        // A pipe says nothing until somebody writes into it, so that the reading takes as long as it must.
        const QString path = fixture.folder().path(QStringLiteral("pipe.csv"));
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        const int pipe = open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
        QVERIFY(pipe >= 0);
        QPointer<PlanDialog> dialog = new PlanDialog(context.store, context.bus, context.principal(), spec,
                                                     {{QStringLiteral("files"), QJsonArray{path}}});
        dialog->show();
        QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 1, 30'000);
        QByteArray content("run,method,value(/pb)\n");
        for (int run = 1; run <= 30'000; ++run)
            content += QByteArray::number(run) + ",bhabha,0.125\n";
        QCOMPARE(write(pipe, content.constData(), size_t(content.size())), content.size());
        auto *summary = dialog->findChild<QLabel *>(QStringLiteral("summary"));
        QTRY_VERIFY2(summary->text().startsWith(QStringLiteral("Reading the files: ")),
                     qPrintable(summary->text()));
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 1);
        // The store answers meanwhile, on both of its readers.
        int answers = 0;
        for (int i = 0; i < 2; ++i)
            askStore(
                context.store, &context, [](Database &db) { return listImports(db, 10); },
                [&answers](const Result<QList<ImportRow>> &found) { answers += found ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answers, 2, 30'000);
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text().remove(u'&') == QStringLiteral("Cancel"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, 30'000);
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 1);  // nobody waited for it
        QCOMPARE(close(pipe), 0);
        QTRY_COMPARE_WITH_TIMEOUT(QThreadPool::globalInstance()->activeThreadCount(), 0, 30'000);

        // A file is planned with when it is read, and what is changed in the form ends what was read before.
        const QString file = fixture.folder().path(QStringLiteral("values.csv"));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
        out.close();
        dialog = new PlanDialog(context.store, context.bus, context.principal(), spec,
                                {{QStringLiteral("files"), QJsonArray{file}}});
        QSignalSpy planned(dialog, &PlanDialog::planned);
        dialog->show();
        QTRY_COMPARE_WITH_TIMEOUT(planned.size(), 1, 30'000);
        QVERIFY(dialog->plan());
        QCOMPARE(dialog->plan()->included(), 30'001);
        auto *files = dialog->findChild<QLineEdit *>(QStringLiteral("field.files"));
        files->setText(fixture.folder().path(QStringLiteral("none.csv")));
        QTRY_COMPARE_WITH_TIMEOUT(planned.size(), 2, 30'000);
        QVERIFY(!dialog->plan());
        auto *problem = dialog->findChild<QLabel *>(QStringLiteral("problem"));
        QVERIFY2(problem->isVisible() && problem->text().contains(QStringLiteral("none.csv")),
                 qPrintable(problem->text()));
        delete dialog;
    }

    void importModelsKeepTheRules()
    {
        ImportsModel imports;
        RemarksModel remarks;
        const QAbstractItemModelTester one(&imports, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester two(&remarks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ImportRow row;
        row.id = 7;
        row.format = QStringLiteral("luminosity");
        imports.set({row});
        ImportRow next = row;
        next.id = 8;
        row.withdrawnBy = QStringLiteral("import 8");
        imports.set({next, row});
        QCOMPARE(imports.index(1, ImportsModel::Withdrawn).data().toString(), QStringLiteral("import 8"));
        // As a store may have it, also one that somebody wrote by hand.
        const auto report = [](const char *json) { return QJsonDocument::fromJson(json).object(); };
        QVERIFY(remarkRows(report("{}")).isEmpty());
        QVERIFY(remarkRows(report("{\"remarks\": 7, \"leftOut\": \"x\"}")).isEmpty());
        const QJsonObject some = report("{\"leftOut\": 3, \"remarks\": [{\"kind\": \"changed\", \"line\": 4, "
                                        "\"column\": 2, \"text\": \"a\"},"
                                        " {\"kind\": \"told\", \"text\": \"b\"}, 5]}");
        QCOMPARE(remarksLeftOut(some), 3);
        remarks.set(remarkRows(some));
        QCOMPARE(remarks.rowCount(), 3);
        QCOMPARE(remarks.index(0, RemarksModel::Line).data().toString(), QStringLiteral("4"));
        QVERIFY(remarks.index(1, RemarksModel::Line).data().toString().isEmpty());
    }
};

QTEST_MAIN(RunContextTest)
#include "tst_runcontext.moc"
