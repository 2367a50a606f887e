// The dialogs of the panel Plots over a real store, with clicks and keys: references and what is proposed,
// thresholds and what they would change, adding files, and certifying the detector of a plot.
#include "tests/views/plotsfixture.h"
#include "views/common/overlay.h"
#include "views/common/plandialog.h"
#include "views/plots/plotrulemodels.h"
#include "views/plots/plotsignoff.h"
#include "views/plots/referencemodels.h"
#include "views/plots/referencesdialog.h"
#include "views/plots/thresholdsdialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// Certifies a run for the one detector there is.
void certify(ViewFixture &fixture, qint64 run)
{
    if (fixture.number(QStringLiteral("SELECT count(*) FROM detectors")) == 0)
        fixture.sql(QStringLiteral("INSERT INTO detectors (name, title, position, required, changed_at,"
                                   " changed_by) VALUES ('tracker', 'Tracker', 1, 1, 1, 'anna')"));
    fixture.sql(QStringLiteral("INSERT INTO quality_flags (run, detector, first_ls, last_ls, flag, automatic,"
                               " at, signed_by) VALUES (?, 'tracker', 1, 100, 'good', 0, 1, 'anna')"),
                {run});
    for (const char *state : {"signed-off", "completed"})
        fixture.sql(QStringLiteral("INSERT INTO quality_states (run, detector, state, at, signed_by) VALUES"
                                   " (?, 'tracker', ?, 1, 'anna')"),
                    {run, QLatin1StringView(state)});
}

// Opens the plan of what is asked for, as the main window does.
struct Asking {
    QPointer<PlanDialog> dialog;
    explicit Asking(ViewFixture &fixture, QWidget &parent)
    {
        const auto open = [this, &fixture, &parent](const QString &command, const QJsonObject &arguments) {
            PanelContext &context = fixture.context();
            dialog = new PlanDialog(context.store, context.bus, context.principal(),
                                    *context.bus.spec(command), arguments, &parent);
            dialog->open();
        };
        QObject::connect(&fixture.context(), &PanelContext::commandAsked, &parent, open);
        QObject::connect(&fixture.context(), &PanelContext::commandProposed, &parent, open);
    }
    void type(const char *field, const QString &text) const
    {
        auto *line = dialog->findChild<QLineEdit *>(QLatin1StringView("field.") + QLatin1StringView(field));
        line->clear();
        QTest::keyClicks(line, text);
    }
    QPushButton *go() const { return dialog->findChild<QPushButton *>(QStringLiteral("execute")); }
};

template <typename Button>
Button *buttonIn(const QWidget &window, const QString &text)
{
    for (Button *button : window.findChildren<Button *>())
        if (button->accessibleName() == text && button->isVisible())
            return button;
    qFatal("no visible button %s", qPrintable(text));
}

QStringList column(const QAbstractItemModel &model, int which)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, which).data().toString());
    return texts;
}

QString findRun(const Shown &s) { return s.panel.findChild<QComboBox *>()->currentText(); }

void select(QTreeView *table, int row)
{
    const QModelIndex index = table->model()->index(row, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(index).center());
}
}  // namespace

class PlotDialogsTest : public QObject {
    Q_OBJECT

  private slots:
    void referencesAreMadeAndUsed()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        certify(fixture, kRuns[0]);
        fixture.selection().setRun(RunNumber(kRuns[1]));
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        QVERIFY(s.panel.plots().at(0)->references.isEmpty());
        const Asking asking(fixture, s.panel);
        QTest::keyClick(s.wall, Qt::Key_R, Qt::ShiftModifier);
        auto *dialog = s.panel.findChild<ReferencesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY(dialog->isLoaded());
        QTreeView *sets = tableCalled(*dialog, QStringLiteral("Reference sets"));
        QTreeView *proposed = tableCalled(*dialog, QStringLiteral("Runs that are proposed as reference"));
        const QAbstractItemModelTester setTester(sets->model()), proposedTester(proposed->model());
        QCOMPARE(sets->model()->rowCount(), 0);
        QVERIFY(sets->findChild<EmptyHint *>()->text().contains(QStringLiteral("certified good")));
        QVERIFY(textOf(*dialog, QStringLiteral("Which reference sets hold"))
                    .contains(QStringLiteral("No set holds for run 146553")));
        QVERIFY(ViewFixture::takePictures(*dialog, QStringLiteral("plots-references-empty")));

        // The certified run is proposed first, with what agrees; the other one says why it cannot be a set.
        dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
        QTRY_COMPARE(column(*proposed->model(), ProposedModel::Run),
                     (QStringList{QString::number(kRuns[0]), QString::number(kRuns[2])}));
        QCOMPARE(column(*proposed->model(), ProposedModel::Certified),
                 (QStringList{QStringLiteral("good"), QStringLiteral("no")}));
        QVERIFY(column(*proposed->model(), ProposedModel::Agrees).first().contains(QStringLiteral("events")));
        QVERIFY(ViewFixture::takePictures(*dialog, QStringLiteral("plots-proposed")));
        QVERIFY(!buttonIn<QToolButton>(*dialog, QStringLiteral("Use as reference"))->isEnabled());
        select(proposed, 1);
        QVERIFY(textOf(*dialog, QStringLiteral("Why the chosen run is proposed"))
                    .contains(QStringLiteral("Not certified good")));
        QTest::mouseClick(buttonIn<QToolButton>(*dialog, QStringLiteral("Use as reference")), Qt::LeftButton);
        QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->references.size() == 1);
        QCOMPARE(s.panel.plots().at(0)->state, ComparisonState::Error);  // run 146553 is off
        // Enter does the same; what is used last gives the verdicts.
        select(proposed, 0);
        QTest::keyClick(proposed, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->references.size() == 2);
        s.tabs->setCurrentIndex(1);
        QCOMPARE(s.view->drawing().curves.value(1).label, QStringLiteral("run 146436 prompt"));

        // A run that is not certified is refused, in the plan.
        select(proposed, 1);
        QTest::mouseClick(buttonIn<QToolButton>(*dialog, QStringLiteral("Make reference set...")),
                          Qt::LeftButton);
        QVERIFY(asking.dialog);
        asking.type("name", QStringLiteral("muons"));
        asking.type("why", QStringLiteral("all was on"));
        QTRY_VERIFY(asking.dialog->plan());
        QCOMPARE(asking.dialog->plan()->included(), 0);
        QVERIFY(asking.dialog->plan()->items.first().why.contains(QStringLiteral("tracker is open")));
        QVERIFY(!asking.go()->isEnabled());
        asking.dialog->reject();

        // One that is becomes a set; the dialog lists it, and it holds.
        select(proposed, 0);
        QTest::mouseClick(buttonIn<QToolButton>(*dialog, QStringLiteral("Make reference set...")),
                          Qt::LeftButton);
        asking.type("name", QStringLiteral("muons"));
        asking.type("why", QStringLiteral("all was on"));
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_COMPARE(sets->model()->rowCount(), 1);
        asking.dialog->accept();
        dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
        const auto cell = [sets](int row, int which) {
            return sets->model()->index(row, which).data().toString();
        };
        QCOMPARE(cell(0, ReferenceSetModel::Name), QStringLiteral("muons"));
        QCOMPARE(cell(0, ReferenceSetModel::Runs), QStringLiteral("146436 to 146553"));
        QCOMPARE(cell(0, ReferenceSetModel::Certified), QStringLiteral("good"));
        QCOMPARE(cell(0, ReferenceSetModel::By), QStringLiteral("anna"));
        QCOMPARE(cell(0, ReferenceSetModel::Why), QStringLiteral("all was on"));
        QVERIFY(textOf(*dialog, QStringLiteral("Which reference sets hold"))
                    .contains(QStringLiteral("muons version 1")));
        // A new version of it, and the old one behind "All versions".
        select(sets, 0);
        buttonIn<QToolButton>(*dialog, QStringLiteral("New version..."))->click();
        asking.type("run", QString::number(kRuns[0]));
        asking.type("why", QStringLiteral("again"));
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_COMPARE(cell(0, ReferenceSetModel::Version), QStringLiteral("2"));
        asking.dialog->accept();
        QCOMPARE(sets->model()->rowCount(), 1);
        QTest::mouseClick(dialog->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(column(*sets->model(), ReferenceSetModel::Version),
                 (QStringList{QStringLiteral("2"), QStringLiteral("1")}));
        QVERIFY(ViewFixture::takePictures(*dialog, QStringLiteral("plots-references")));
        // It is no reference of its own run, and the run is not certified for ever.
        fixture.selection().setRun(RunNumber(kRuns[0]));
        QTRY_VERIFY(s.isReady());
        select(sets, 0);
        QTRY_VERIFY(!buttonIn<QToolButton>(*dialog, QStringLiteral("Use as reference"))->isEnabled());
        fixture.sql(QStringLiteral("INSERT INTO quality_states (run, detector, state, at, signed_by, comment)"
                                   " VALUES (?, 'tracker', 'open', 2, 'anna', 'again')"),
                    {kRuns[0]});
        QTRY_COMPARE(cell(0, ReferenceSetModel::Certified), QStringLiteral("not any more"));
    }

    void referencesOfAnOpenedFile()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        s.panel.openFiles(plotsFile(fixture.folder(), QStringLiteral("own.root"), 20));
        QTRY_VERIFY(s.isReady());
        s.action(QStringLiteral("References..."))->trigger();
        auto *dialog = s.panel.findChild<ReferencesDialog *>();
        QTRY_VERIFY(dialog->isLoaded());
        dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
        QStringList hints;
        for (const EmptyHint *hint : dialog->findChildren<EmptyHint *>())
            hints.append(hint->text());
        QVERIFY2(hints.join(u' ').contains(QStringLiteral("These plots are of no run.")),
                 qPrintable(hints.join(u' ')));
        // What a shifter may not do is grey, and says why.
        fixture.context().setPrincipal({QStringLiteral("carla"), Role::Shifter, {}});
        dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
        const auto *make = buttonIn<QToolButton>(*dialog, QStringLiteral("Make reference set..."));
        QVERIFY(!make->isEnabled() && make->toolTip().contains(QStringLiteral("shifter")));
        // Esc closes it, and it opens anew.
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!s.panel.findChild<ReferencesDialog *>());
        s.action(QStringLiteral("References..."))->trigger();
        QTRY_VERIFY(s.panel.findChild<ReferencesDialog *>()->isLoaded());
    }

    void thresholdsSayWhatTheyChange()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        fixture.selection().setRun(RunNumber(kRuns[1]));
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        s.panel.setReferences({QStringLiteral("run 146436 prompt")});
        QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state == ComparisonState::Error);
        s.wall->setCurrentPath(QStringLiteral("tracker/shape"));
        const Asking asking(fixture, s.panel);
        // From the plot: its name is the pattern, and its thresholds are filled in.
        s.wall->setFocus();
        QTest::keyClick(s.wall, Qt::Key_T);
        auto *dialog = s.panel.findChild<ThresholdsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY(dialog->isLoaded() && !dialog->isBusy());
        const auto field = [dialog](const char *name) {
            return dialog->findChild<QLineEdit *>(QLatin1StringView(name));
        };
        const auto type = [&field](const char *name, const char *text) {
            field(name)->clear();
            QTest::keyClicks(field(name), QLatin1StringView(text));
        };
        const auto effect = [dialog] { return textOf(*dialog, QStringLiteral("Effect")); };
        QCOMPARE(field("pattern")->text(), QStringLiteral("tracker/shape"));
        QCOMPARE(field("largest-pull.error")->text(), QStringLiteral("8"));
        QVERIFY2(effect().contains(QStringLiteral("matches 1: no state changes")), qPrintable(effect()));
        QTreeView *rules = tableCalled(*dialog, QStringLiteral("Plot rules"));
        QTreeView *changes = tableCalled(*dialog, QStringLiteral("Plots whose state would change"));
        const QAbstractItemModelTester ruleTester(rules->model()), changeTester(changes->model());
        QVERIFY(rules->findChild<EmptyHint *>()->text().contains(QStringLiteral("No plot rules.")));

        // What is off is so little any more: said before anything is written.
        type("pattern", "tracker/*");
        for (const char *test : {"chi2", "kolmogorov"})
            QTest::mouseClick(dialog->findChild<QCheckBox *>(QLatin1StringView(test)), Qt::LeftButton, {},
                              QPoint(8, 8));
        type("largest-pull.warning", "2000");
        QVERIFY(!buttonIn<QToolButton>(*dialog, QStringLiteral("Set plot rule..."))->isEnabled());
        QVERIFY(textOf(*dialog, QStringLiteral("Problem")).contains(QStringLiteral("more is worse")));
        type("largest-pull.error", "x");
        QVERIFY(textOf(*dialog, QStringLiteral("Problem")).contains(QStringLiteral("is no number")));
        type("largest-pull.error", "3000");
        QTRY_VERIFY2(!dialog->isBusy() && effect().contains(QStringLiteral("matches 2: error \u2192 ok: 1")),
                     qPrintable(effect()));
        QCOMPARE(column(*changes->model(), StateChangeModel::Plot),
                 QStringList{QStringLiteral("tracker/shape")});
        QVERIFY(ViewFixture::takePictures(*dialog, QStringLiteral("plots-thresholds")));
        QCOMPARE(fixture.number(QStringLiteral("SELECT count(*) FROM plot_rules")), 0);
        QTest::mouseClick(buttonIn<QToolButton>(*dialog, QStringLiteral("Set plot rule...")), Qt::LeftButton);
        asking.type("why", QStringLiteral("fewer false alarms"));
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_COMPARE(rules->model()->rowCount(), 1);
        asking.dialog->accept();
        const auto cell = [rules](int row, int which) {
            return rules->model()->index(row, which).data().toString();
        };
        QCOMPARE(cell(0, PlotRuleModel::Pattern), QStringLiteral("tracker/*"));
        QCOMPARE(cell(0, PlotRuleModel::Tests), QStringLiteral("largest-pull 2000 / 3000"));
        QCOMPARE(cell(0, PlotRuleModel::By), QStringLiteral("anna"));
        // The wall follows, and so does the comparison here: nothing changes any more but back.
        QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state != ComparisonState::Error);
        QTRY_VERIFY2(!dialog->isBusy() && effect().contains(QStringLiteral("matches 2: no state changes"))
                         && effect().contains(QStringLiteral("Withdrawn: ok \u2192 error: 1")),
                     qPrintable(effect()));

        // A second version; the first one is chosen in the history and set again.
        type("entries", "30");
        QTRY_VERIFY(!dialog->isBusy());
        buttonIn<QToolButton>(*dialog, QStringLiteral("Set plot rule..."))->click();
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_COMPARE(cell(0, PlotRuleModel::Version), QStringLiteral("2"));
        asking.dialog->accept();
        auto *all = dialog->findChild<QCheckBox *>(QStringLiteral("versions"));
        QTest::mouseClick(all, Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(column(*rules->model(), PlotRuleModel::State),
                 (QStringList{QStringLiteral("holds"), QStringLiteral("older")}));
        select(rules, 1);
        QCOMPARE(field("entries")->text(), QStringLiteral("25"));
        QVERIFY(!buttonIn<QToolButton>(*dialog, QStringLiteral("Withdraw..."))->isEnabled());
        select(rules, 0);
        buttonIn<QToolButton>(*dialog, QStringLiteral("Withdraw..."))->click();
        asking.type("why", QStringLiteral("the default does"));
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_COMPARE(column(*rules->model(), PlotRuleModel::State).first(), QStringLiteral("withdrawn"));
        asking.dialog->accept();
        QTRY_VERIFY(s.isReady() && s.panel.plots().at(0)->state == ComparisonState::Error);
    }

    void filesAreAddedWithAPreview()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        constexpr qint64 kWithout = 146787;
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        const Asking asking(fixture, s.panel);
        const auto notice = [&s]() -> const QLabel * {
            for (const QLabel *label : s.panel.findChildren<QLabel *>())
                if (label->accessibleName() == QStringLiteral("Run without plots"))
                    return label;
            return nullptr;
        };
        QVERIFY(notice()->isHidden());
        // The other panels show a run that has none: that is said, and what to do.
        fixture.selection().setRun(RunNumber(kWithout));
        QVERIFY(notice()->isVisible() && notice()->text().contains(QString::number(kWithout)));
        QVERIFY(ViewFixture::takePictures(s.panel, QStringLiteral("plots-without")));
        s.action(QStringLiteral("Add files..."))->trigger();
        auto *files = s.panel.findChild<QFileDialog *>();
        QVERIFY(files);
        emit files->fileSelected(plotsFile(fixture.folder(), QStringLiteral("new.root"), 20));
        files->reject();
        QVERIFY(asking.dialog);
        QTRY_VERIFY(asking.dialog->plan() && asking.go()->isEnabled());
        const PlanItem item = asking.dialog->plan()->items.first();
        QVERIFY2(item.effect.contains(QStringLiteral("with plots: 4")), qPrintable(item.effect));
        QVERIFY2(item.why.contains(QStringLiteral("muon: 2, tracker: 2")), qPrintable(item.why));
        QVERIFY2(item.what.contains(QStringLiteral("prompt plots of run 146787")), qPrintable(item.what));
        QTest::mouseClick(asking.go(), Qt::LeftButton);
        QTRY_VERIFY(notice()->isHidden());
        asking.dialog->accept();
        QTRY_VERIFY(s.isReady() && findRun(s).contains(QString::number(kWithout)));
        // A person who may not do it is told so.
        fixture.context().setPrincipal({QStringLiteral("ben"), Role::Site, {}});
        QVERIFY(!s.action(QStringLiteral("Add files..."))->isEnabled());
    }

    void theDetectorIsCertifiedByKeys()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        fixture.sql(QStringLiteral("INSERT INTO detectors (name, title, position, required, changed_at,"
                                   " changed_by) VALUES ('trk', 'Tracker', 1, 1, 1, 'anna')"));
        fixture.selection().setRun(RunNumber(kRuns[1]));
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        const Asking asking(fixture, s.panel);
        const auto said = [&s] { return textOf(s.panel, QStringLiteral("Certification of the detector")); };
        s.wall->setFocus();
        s.wall->setCurrentPath(QStringLiteral("muon/rate"));
        QTRY_VERIFY2(said().contains(QStringLiteral("Runs are certified for trk, and not for muon")),
                     qPrintable(said()));
        QTest::keyClick(s.wall, Qt::Key_B);
        QVERIFY(!asking.dialog);
        s.wall->setCurrentPath(QStringLiteral("tracker/shape"));
        QTRY_COMPARE(said(), QStringLiteral("Run 146553, trk: not-set, open"));
        const auto confirm = [&asking](const char *flag) {
            QTRY_VERIFY(asking.dialog && asking.dialog->plan() && asking.go()->isEnabled());
            QCOMPARE(asking.dialog->plan()->arguments.value(QLatin1StringView("flag")).toString(),
                     QLatin1StringView(flag));
            QTest::keyClick(asking.dialog, Qt::Key_Return, Qt::ControlModifier);
        };
        QTest::keyClick(s.wall, Qt::Key_B);
        confirm("bad");
        QTRY_COMPARE(said(), QStringLiteral("Run 146553, trk: bad, open"));
        const auto close = [&] {
            asking.dialog->accept();
            s.panel.activateWindow();
            QTRY_VERIFY(!asking.dialog && s.panel.isActiveWindow());
        };
        close();
        // The next run with the same key as in the overlay, where the same keys hold.
        QTest::keyClick(s.wall, Qt::Key_PageDown);
        QCOMPARE(fixture.selection().run(), RunNumber(kRuns[2]));
        QTRY_VERIFY(s.isReady());
        QTest::keyClick(s.wall, Qt::Key_Return);
        QCOMPARE(s.tabs->currentIndex(), 1);
        QTRY_COMPARE(said(), QStringLiteral("Run 146670, trk: not-set, open"));
        QTest::keyClick(s.view, Qt::Key_G);
        confirm("good");
        QTRY_COMPARE(said(), QStringLiteral("Run 146670, trk: good, open"));
        close();
        // A comment names the plot, and leaves the flag.
        QTest::keyClick(s.view, Qt::Key_C);
        QTRY_VERIFY(asking.dialog && asking.dialog->plan());
        const QJsonObject wish = asking.dialog->plan()->arguments;
        QVERIFY(wish.value(QLatin1StringView("comment")).toString().startsWith(s.current()));
        confirm("good");
        QTRY_COMPARE(fixture.number(QStringLiteral(
                         "SELECT count(*) FROM quality_flags WHERE run = 146670 AND comment <> ''")),
                     1);
        close();
        QTest::keyClick(s.view, Qt::Key_PageUp);
        QCOMPARE(fixture.selection().run(), RunNumber(kRuns[1]));
        // A letter in the filter is a letter.
        QTRY_VERIFY(s.isReady());
        s.tabs->setCurrentIndex(0);
        auto *text = s.panel.findChild<QLineEdit *>();
        const QPointer<PlanDialog> before = asking.dialog;
        QTest::keyClicks(text, QStringLiteral("bg"));
        QCOMPARE(text->text(), QStringLiteral("bg"));
        QCOMPARE(asking.dialog, before);
    }

    void everyWidgetHasAName()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        s.action(QStringLiteral("References..."))->trigger();
        s.action(QStringLiteral("Thresholds..."))->trigger();
        for (const QWidget *dialog : {static_cast<QWidget *>(s.panel.findChild<ReferencesDialog *>()),
                                      static_cast<QWidget *>(s.panel.findChild<ThresholdsDialog *>())}) {
            QVERIFY(dialog && dialog->width() <= 1280 && dialog->height() <= 800);
            for (const QWidget *widget : dialog->findChildren<QWidget *>())
                if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible())
                    QVERIFY2(!widget->accessibleName().isEmpty()
                                 || !widget->property("text").toString().isEmpty()
                                 || widget->inherits("QTabBar"),
                             qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' '
                                        + widget->objectName()));
        }
    }

    void theRightButtonOffersWhatThereIs()
    {
        ViewFixture fixture;
        makeRuns(fixture);
        Shown s(fixture);
        QTRY_VERIFY(s.isReady());
        emit s.wall->customContextMenuRequested(QPoint(20, 20));
        QStringList entries;
        for (const QMenu *menu : s.panel.findChildren<QMenu *>())
            if (menu->isVisible())
                for (const QAction *action : menu->actions())
                    entries.append(action->text());
        for (const char *entry : {"Thresholds of this plot...", "Copy", "Good", "Bad", "Comment..."})
            QVERIFY2(entries.contains(QLatin1StringView(entry)), entry);
    }
};

QTEST_MAIN(PlotDialogsTest)
#include "tst_plotdialogs.moc"
