// The dialogs of the panel Plots over a real store, with clicks and keys: references, and what is proposed.
#include "tests/views/plotsfixture.h"
#include "views/common/overlay.h"
#include "views/common/plandialog.h"
#include "views/plots/referencemodels.h"
#include "views/plots/referencesdialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLineEdit>
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
        QObject::connect(&fixture.context(), &PanelContext::commandAsked, &parent,
                         [this, &fixture, &parent](const QString &command, const QJsonObject &arguments) {
                             PanelContext &context = fixture.context();
                             dialog = new PlanDialog(context.store, context.bus, context.principal(),
                                                     *context.bus.spec(command), arguments, &parent);
                             dialog->open();
                         });
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
        QTest::keyClick(s.wall, Qt::Key_R, Qt::ControlModifier);
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
};

QTEST_MAIN(PlotDialogsTest)
#include "tst_plotdialogs.moc"
