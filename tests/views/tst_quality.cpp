#include "views/quality/quality.h"

#include "tests/views/cuthints.h"
#include "tests/views/viewfixture.h"
#include "views/common/filterbox.h"
#include "views/common/overlay.h"
#include "views/quality/certificationtab.h"
#include "views/quality/goodrunstab.h"
#include "views/quality/losschart.h"
#include "views/quality/lumistrip.h"
#include "views/quality/qualitycolours.h"
#include "views/quality/qualitymodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace shiftdeck;
using test::ViewFixture;

namespace {
constexpr qint64 kFirst = 146436, kSecond = 146553;  // runs of the fixture

// Two campaigns of six runs each, three detectors, and some flags.
struct Scene : ViewFixture {
    Scene()
    {
        makeCampaigns();
        sql(QStringLiteral("INSERT INTO operators (name, role) VALUES ('dora', 'dq')"));
        for (const char *name : {"tracker", "muons"})
            run("anna", "detector.add",
                {{"name", name}, {"title", QString(name).replace(0, 1, QChar(*name).toUpper())}});
        run("anna", "detector.add", {{"name", "forward"}, {"title", "Forward"}, {"optional", true}});
    }
    void flag(const QString &runs, const char *detectors, const char *flag, const char *ls = "",
              const char *comment = "")
    {
        QJsonObject arguments{{"runs", runs}, {"detectors", detectors}, {"flag", flag}};
        if (*ls)
            arguments.insert("ls", ls);
        if (*comment)
            arguments.insert("comment", comment);
        run("dora", "quality.flag", arguments);
    }
};

// The panel in a window, with its first answers.
struct Shown {
    explicit Shown(Scene &scene, const QSize &size = {1100, 720}) : panel(scene.context())
    {
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        if (!QTest::qWaitFor([this] { return panel.isLoaded(); }, 30'000))
            qFatal("the panel does not load");
        table = panel.findChild<QTableView *>();
        model = qobject_cast<QualityModel *>(table->model());
    }
    QModelIndex at(qint64 run, const char *detector) const
    {
        for (int column = 0; column < model->columnCount(); ++column)
            if (const Detector *of = model->detector(column); of && of->name == QLatin1StringView(detector))
                return model->index(model->rowOf(RunNumber(run)), column);
        return {};
    }
    QString shown(qint64 run, const char *detector) const { return at(run, detector).data().toString(); }
    void click(qint64 run, const char *detector, Qt::KeyboardModifiers keys = {}) const
    {
        const QModelIndex index = at(run, detector);
        table->scrollTo(index);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, table->visualRect(index).center());
    }
    QAction *action(const char *name) const
    {
        auto *found = panel.findChild<QAction *>(QLatin1StringView(name));
        if (!found)
            qFatal("no action %s", name);
        return found;
    }
    QLabel *label(const char *name) const
    {
        for (QLabel *label : panel.findChildren<QLabel *>())
            if (label->accessibleName() == QLatin1StringView(name))
                return label;
        qFatal("no label %s", name);
    }
    QPushButton *button(const char *text) const
    {
        for (QPushButton *button : panel.findChildren<QPushButton *>())
            if (button->text() == QLatin1StringView(text))
                return button;
        qFatal("no button %s", text);
    }
    QTreeView *tree(const char *name) const
    {
        for (QTreeView *view : panel.findChildren<QTreeView *>())
            if (view->accessibleName() == QLatin1StringView(name))
                return view;
        qFatal("no table %s", name);
    }

    QualityPanel panel;
    QTableView *table = nullptr;
    QualityModel *model = nullptr;
};
}  // namespace

class QualityPanelTest : public QObject {
    Q_OBJECT

  private slots:
    void coloursAreReadable()
    {
        for (const bool dark : {false, true})
            for (const QualityFlag flag : kShownFlags) {
                const ColourPair pair = flagColours(flag, dark);
                QVERIFY2(contrastRatio(pair.background, pair.foreground) >= 4.5,
                         qPrintable(flagLetter(flag)));
            }
        // Not by hue alone: the letters differ, too.
        QSet<QString> letters;
        for (const QualityFlag flag : kShownFlags)
            letters.insert(flagLetter(flag));
        QCOMPARE(letters.size(), 4);
    }

    void modelKeepsTheRules()
    {
        QualityModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QualityRuns runs;
        runs.detectors = {{"tracker", "Tracker", 1, true, false, {}, 0}};
        QualityRun run;
        run.run = RunNumber(7);
        run.lumisections = 10;
        run.cells["tracker"].ranges = {{1, 4, QualityFlag::Good, 1}, {5, 6, QualityFlag::Bad, 2}};
        runs.runs = {run};
        model.set(runs);
        const QModelIndex cell = model.index(0, QualityModel::FirstDetector);
        QCOMPARE(cell.data().toString(), QStringLiteral("BG-"));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains("2 LS bad, 4 LS good, 4 LS not-set"));
        QCOMPARE(model.rowOf(RunNumber(7)), 0);
        QCOMPARE(model.rowOf(RunNumber(8)), -1);
        // What looks the same tells nothing, a change its row, another run everything.
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged),
            reset(&model, &QAbstractItemModel::modelReset);
        model.set(runs);
        QCOMPARE(changed.size(), 0);
        runs.runs[0].cells["tracker"].state = QualityState::SignedOff;
        model.set(runs);
        QCOMPARE(changed.size(), 1);
        runs.runs[0].run = RunNumber(9);
        model.set(runs);
        QCOMPARE(reset.size(), 1);
    }

    void namesOfDetectorsAreShownWhole()
    {
        Scene scene;
        scene.run("anna", "detector.add", {{"name", "endcap-calorimeter-forward"}, {"title", "Endcaps"}});
        const Shown shown(scene);
        const QHeaderView *header = shown.table->horizontalHeader();
        QCOMPARE(
            shown.model->headerData(shown.at(kFirst, "endcap-calorimeter-forward").column(), Qt::Horizontal),
            QVariant("endcap-calorimeter-forward"));
        for (int column = 0; column < shown.model->columnCount(); ++column)
            QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
    }

    void emptyStoreSaysSo()
    {
        ViewFixture fixture;
        QualityPanel panel(fixture.context());
        panel.resize(900, 500);
        panel.show();
        QTRY_VERIFY(panel.isLoaded());
        QVERIFY(
            panel.findChild<QTableView *>()->findChild<EmptyHint *>()->text().contains("No detectors yet."));
    }

    // Beside a job's details in a window of 1280 by 800.
    void fitsASmallWindow()
    {
        Scene scene;
        Shown s(scene);
        const QSize least = s.panel.minimumSizeHint();
        QVERIFY2(least.height() <= 340 && least.width() <= 560,
                 qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    }

    // In the least height that the panel takes, and on the way there.
    void hintsAreReadWhole()
    {
        Scene scene;
        Shown s(scene, {960, 700});
        for (const int height : {700, 500, 420, 380, s.panel.minimumSizeHint().height()})
            for (const int width : {960, 640}) {
                s.panel.resize(width, height);
                QVERIFY(QTest::qWaitForWindowExposed(&s.panel));
                // What it takes at least grows when what is chosen is there.
                QTRY_COMPARE(s.panel.height(), std::max(height, s.panel.minimumSizeHint().height()));
                QCOMPARE(test::cutHint(s.panel), QString());
                QVERIFY(s.tree("History of the chosen run and detector")
                            ->findChild<EmptyHint *>()
                            ->text()
                            .startsWith("Nothing was said yet. Choose cells above"));
            }
        QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("quality-low")));
    }

    void showsFlagsAndTheirHistory()
    {
        Scene scene;
        scene.flag("146436", "tracker,muons", "good");
        scene.flag("146436", "tracker", "bad", "5-9", "sector 7 was off");
        scene.run("dora", "quality.sign-off", {{"runs", "146436"}, {"detectors", "muons"}});
        Shown s(scene);
        QCOMPARE(s.model->rowCount(), 12);
        QCOMPARE(s.shown(kFirst, "tracker"), QStringLiteral("BG"));
        QCOMPARE(s.shown(kFirst, "muons"), QStringLiteral("G"));
        QCOMPARE(s.shown(kSecond, "tracker"), QStringLiteral("-"));
        s.click(kFirst, "tracker");
        QCOMPARE(scene.selection().run(), RunNumber(kFirst));
        auto *log = s.tree("History of the chosen run and detector");
        QTRY_COMPARE(log->model()->rowCount(), 2);
        QStringList comments;
        for (int row = 0; row < 2; ++row)
            comments.append(log->model()->index(row, HistoryModel::Comment).data().toString());
        QVERIFY(comments.contains("sector 7 was off"));
        QVERIFY(s.label("The chosen run and detector")->text().contains("5 LS bad"));
        auto *strip = s.panel.findChild<LumiStrip *>();
        QCOMPARE(strip->lumisectionAt(0), 1);
        QVERIFY(strip->textAt(7).contains("bad, by flag"));
        QVERIFY(strip->textAt(1).contains("good"));
        s.click(kFirst, "muons");
        QTRY_COMPARE(log->model()->rowCount(), 2);
        QTRY_COMPARE(log->model()->index(0, HistoryModel::What).data().toString(),
                     QStringLiteral("Signed off"));
        QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("quality")));
    }

    void keysGiveVerdicts()
    {
        Scene scene;
        scene.context().setPrincipal({QStringLiteral("dora"), Role::Dq, {}});
        Shown s(scene);
        QSignalSpy asked(&scene.context(), &PanelContext::commandAsked);
        QSignalSpy proposed(&scene.context(), &PanelContext::commandProposed);
        s.click(kFirst, "tracker");
        QTest::keyClick(s.table, Qt::Key_G);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("quality.flag"));
        QCOMPARE(asked[0][1].toJsonObject(),
                 (QJsonObject{{"runs", "146436"}, {"detectors", "tracker"}, {"flag", "good"}}));
        // Next run, next detector; two rows and two detectors at once.
        QTest::keyClick(s.table, Qt::Key_Down);
        QTest::keyClick(s.table, Qt::Key_Right);
        QCOMPARE(scene.selection().run(), RunNumber(kSecond));
        QTest::keyClick(s.table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(s.table, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(s.table, Qt::Key_X);
        QTRY_COMPARE(asked.size(), 2);
        QCOMPARE(
            asked[1][1].toJsonObject(),
            (QJsonObject{{"runs", "146553,146670"}, {"detectors", "muons,forward"}, {"flag", "excluded"}}));
        QTest::keyClick(s.table, Qt::Key_S);
        QTRY_COMPARE(asked.size(), 3);
        QCOMPARE(asked[2][0].toString(), QStringLiteral("quality.sign-off"));
        QTest::keyClick(s.table, Qt::Key_D);
        QTest::keyClick(s.table, Qt::Key_F);
        QTRY_COMPARE(asked.size(), 5);
        QCOMPARE(asked[3][0].toString(), QStringLiteral("quality.complete"));
        QCOMPARE(asked[4][0].toString(), QStringLiteral("quality.confirm"));
        QTest::keyClick(s.table, Qt::Key_C);
        QTRY_COMPARE(proposed.size(), 1);
        QCOMPARE(proposed[0][1].toJsonObject()["flag"].toString(), QStringLiteral("not-set"));
        // Flags from a file: the form asks for its name.
        QTest::keyClick(s.table, Qt::Key_I);
        QTRY_COMPARE(proposed.size(), 2);
        QCOMPARE(proposed[1][0].toString(), QStringLiteral("quality.import"));
        QVERIFY(proposed[1][1].toJsonObject().isEmpty());
        // A manager opens again; for others the key does nothing, and the button says why.
        QTest::keyClick(s.table, Qt::Key_O);
        QVERIFY(!s.action("quality.reopen")->isEnabled());
        QVERIFY(s.action("quality.reopen")->toolTip().contains("manager"));
        QCOMPARE(asked.size(), 5);
        QTest::keyClick(s.table, Qt::Key_Return);
        QTRY_VERIFY(s.tree("History of the chosen run and detector")->hasFocus());
    }

    void whatIsNoRectangleIsNoPlan()
    {
        Scene scene;
        Shown s(scene);
        s.click(kFirst, "tracker");
        s.click(kSecond, "muons", Qt::ControlModifier);
        QVERIFY(!s.action("quality.flag.good")->isEnabled());
        QVERIFY(s.action("quality.flag.good")->toolTip().contains("the same detectors"));
        s.click(kFirst, "muons", Qt::ControlModifier);
        s.click(kSecond, "tracker", Qt::ControlModifier);
        QVERIFY(s.action("quality.flag.good")->isEnabled());
        const QRect run = s.table->visualRect(s.model->index(0, QualityModel::Run));
        QTest::mouseClick(s.table->viewport(), Qt::LeftButton, {}, run.center());
        QVERIFY(!s.action("quality.flag.good")->isEnabled());
    }

    void undoTakesTheNewestFlagThatCounts()
    {
        Scene scene;
        scene.flag("146436", "tracker", "good");
        scene.flag("146436", "tracker", "bad", "5-9");
        Shown s(scene);
        QSignalSpy asked(&scene.context(), &PanelContext::commandAsked);
        s.click(kFirst, "tracker");
        QTest::keyClick(s.table, Qt::Key_U);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("quality.undo"));
        QCOMPARE(asked[0][1].toJsonObject(), (QJsonObject{{"entries", "2"}}));
        scene.run("dora", "quality.undo", asked[0][1].toJsonObject());
        // What changes in the store is shown, and the history with it.
        QTRY_COMPARE(s.shown(kFirst, "tracker"), QStringLiteral("G"));
        QTRY_COMPARE(s.tree("History of the chosen run and detector")->model()->rowCount(), 3);
        QSignalSpy said(&scene.context(), &PanelContext::said);
        s.click(kSecond, "tracker");
        QTest::keyClick(s.table, Qt::Key_U);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(asked.size(), 1);
    }

    void goesToTheNextOpenCell()
    {
        Scene scene;
        scene.flag("146436", "all", "good");
        scene.run("dora", "quality.sign-off", {{"runs", "146436"}, {"detectors", "all"}});
        Shown s(scene);
        s.click(kFirst, "tracker");
        QTest::keyClick(s.table, Qt::Key_N);
        QTRY_COMPARE(scene.selection().run(), RunNumber(kSecond));
        QCOMPARE(s.table->currentIndex(), s.at(kSecond, "tracker"));
        QTest::keyClick(s.table, Qt::Key_P);
        QCOMPARE(s.table->currentIndex().row(), s.model->rowCount() - 1);
    }

    void followsTheRunAndTheFilter()
    {
        Scene scene;
        scene.flag("146553", "tracker", "good");
        Shown s(scene);
        scene.selection().setRun(RunNumber(kSecond));
        QCOMPARE(s.table->currentIndex().row(), s.model->rowOf(RunNumber(kSecond)));
        auto *box = s.panel.findChild<CertificationTab *>()->findChild<FilterBox *>();
        box->setText(QStringLiteral("tracker = good"));
        QTRY_COMPARE(s.model->rowCount(), 1);
        QCOMPARE(scene.selection().run(), RunNumber(kSecond));
        box->setText(QStringLiteral("run = 1"));
        QTRY_COMPARE(s.model->rowCount(), 0);
        QVERIFY(s.table->findChild<EmptyHint *>()->text().contains("No run matches"));
        box->setText({});
        QTRY_COMPARE(s.model->rowCount(), 12);
        // Another detector is another field.
        scene.run("anna", "detector.add", {{"name", "rpc"}});
        QTRY_VERIFY(s.at(kFirst, "rpc").isValid());
        s.panel.findChild<CertificationTab *>()->findChild<FilterBox *>()->setText(
            QStringLiteral("rpc = not-set"));
        QTRY_COMPARE(s.model->rowCount(), 12);
    }

    void aRuleShowsWhatItCosts()
    {
        Scene scene;
        scene.flag("146436-146700", "tracker,muons", "good", "1-100");
        scene.run("dora", "quality.flag",
                  {{"runs", "146436"},
                   {"detectors", "muons"},
                   {"flag", "bad"},
                   {"ls", "11-20"},
                   {"cause", "HV trip"}});
        Shown s(scene);
        s.panel.findChild<QTabWidget *>()->setCurrentIndex(1);
        auto *tab = s.panel.findChild<GoodRunsTab *>();
        const QList<FilterBox *> boxes = tab->findChildren<FilterBox *>();
        QCOMPARE(boxes.size(), 2);
        QVERIFY(!s.button("Keep list...")->isEnabled());
        boxes[0]->setText(QStringLiteral("run <= 146553"));
        boxes[1]->setText(QStringLiteral("tracker = good and muons = good"));
        auto *losses = s.tree("What the list loses");
        QTRY_COMPARE(losses->model()->rowCount(), 2);
        QTRY_VERIFY(s.label("The list that the rule makes")->text().contains("2 of 2 runs, 190 LS"));
        QCOMPARE(losses->model()->index(1, LossModel::Name).data().toString(),
                 QStringLiteral("muons = good"));
        QCOMPARE(losses->model()->index(1, LossModel::OwnLs).data().toString(), QStringLiteral("10"));
        QVERIFY(tab->findChild<LossChart *>()->accessibleDescription().contains("muons = good: alone 10"));
        QVERIFY(!tab->findChild<LossChart *>()->isInLuminosity());
        // By cause and by detector, with the keyboard.
        auto *by = tab->findChild<QComboBox *>();
        QCOMPARE(by->accessibleName(), QStringLiteral("Losses by"));
        QTest::keyClick(by, Qt::Key_Down);
        QTRY_COMPARE(losses->model()->rowCount(), 1);
        QCOMPARE(losses->model()->index(0, LossModel::Name).data().toString(),
                 QStringLiteral("HV trip (muons)"));
        QCOMPARE(losses->model()->index(0, LossModel::OwnLs).data().toString(), QStringLiteral("10"));
        QVERIFY(tab->findChild<LossChart *>()->accessibleDescription().contains("HV trip: alone 10"));
        QTest::keyClick(by, Qt::Key_Down);
        QCOMPARE(losses->model()->index(0, LossModel::Name).data().toString(), QStringLiteral("muons"));
        QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("goodruns-losses")));
        by->setCurrentIndex(0);
        QSignalSpy proposed(&scene.context(), &PanelContext::commandProposed);
        s.button("Keep list...")->click();
        QCOMPARE(proposed[0][0].toString(), QStringLiteral("goodruns.make"));
        QCOMPARE(proposed[0][1].toJsonObject(),
                 (QJsonObject{{"rule", "tracker = good and muons = good"}, {"candidates", "run <= 146553"}}));
        QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("goodruns")));
        // A flag that changes is a list that changes.
        scene.flag("146436", "muons", "good", "11-20");
        QTRY_VERIFY(s.label("The list that the rule makes")->text().contains("200 LS"));
        boxes[1]->setText({});
        QTRY_COMPARE(losses->model()->rowCount(), 0);
    }

    void listsAreExportedAndCompared()
    {
        Scene scene;
        scene.flag("146436", "tracker", "good", "1-50");
        scene.run("dora", "goodruns.make", {{"name", "golden"}, {"rule", "tracker = good"}});
        scene.flag("146436", "tracker", "bad", "1-5");
        scene.run("dora", "goodruns.make", {{"name", "golden"}, {"rule", "tracker = good"}, {"why", "HV"}});
        Shown s(scene);
        s.panel.findChild<QTabWidget *>()->setCurrentIndex(1);
        auto *tab = s.panel.findChild<GoodRunsTab *>();
        auto *lists = s.tree("Good-run lists that are kept");
        QTRY_COMPARE(lists->model()->rowCount(), 2);
        QTRY_VERIFY(lists->isVisible() && lists->viewport()->height() > 50);
        QVERIFY(!s.button("Export")->isEnabled() && !s.button("Compare")->isEnabled());
        QSignalSpy proposed(&scene.context(), &PanelContext::commandProposed);
        s.button("Import...")->click();
        QCOMPARE(proposed[0][0].toString(), QStringLiteral("goodruns.import"));
        const auto place = [lists](int row) {
            return lists->visualRect(lists->model()->index(row, 0)).center();
        };
        QTest::mouseClick(lists->viewport(), Qt::LeftButton, {}, place(0));
        QVERIFY(s.label("About the chosen lists")->text().contains("golden version 2"));
        QSignalSpy said(&scene.context(), &PanelContext::said);
        const QString path = scene.folder().path(QStringLiteral("golden.json"));
        tab->exportTo(path, GoodRunsTab::Part::List);
        QTRY_COMPARE(said.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"146436\": [[6, 50]]}\n"));
        tab->exportTo(scene.folder().path(QStringLiteral("missing/golden.json")),
                      GoodRunsTab::Part::AntiList);
        QTRY_COMPARE(said.size(), 2);
        QVERIFY(said[1][0].toString().contains("missing/golden.json"));
        QFile losses(scene.folder().path(QStringLiteral("losses.csv")));
        tab->exportTo(losses.fileName(), GoodRunsTab::Part::Losses);
        QTRY_COMPARE(said.size(), 3);
        QVERIFY(losses.open(QIODevice::ReadOnly));
        const QByteArray text = losses.readAll();
        QVERIFY2(text.startsWith("# golden version 2\n# Good when: tracker = good\n")
                     && text.contains("\nno-cause,,tracker,5,,5,0,,0\n")
                     && text.contains("\ndetector,tracker,"),
                 text.constData());
        s.button("Take rule")->click();
        QCOMPARE(tab->findChildren<FilterBox *>()[1]->text(), QStringLiteral("tracker = good"));

        QTest::mouseClick(lists->viewport(), Qt::LeftButton, Qt::ControlModifier, place(1));
        QVERIFY(s.button("Compare")->isEnabled() && !s.button("Export")->isEnabled());
        s.button("Compare")->click();
        QTRY_VERIFY2(
            s.label("About the chosen lists")->text().contains("Only in golden version 1: 1 runs, 5 LS"),
            qPrintable(s.label("About the chosen lists")->text()));
    }
};

QTEST_MAIN(QualityPanelTest)
#include "tst_quality.moc"
