// The main window on a real store, with real clicks and keys.
#include "models/commands/bus.h"
#include "models/storage/queries.h"
#include "tests/support/campaignfixture.h"
#include "views/common/commandactions.h"
#include "views/common/filterbox.h"
#include "views/common/plandialog.h"
#include "views/jobdetails/jobdetails.h"
#include "views/jobtree/jobtree.h"
#include "views/mainwindow/mainwindow.h"
#include "views/mainwindow/statusline.h"
#include "views/requests/requests.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

using namespace shiftdeck;

namespace {
constexpr int kPatience = 20'000;  // of a busy machine

test::CampaignOptions small(RequestStatus status)
{
    test::CampaignOptions options;
    options.eventsPerRun = 4;
    options.splitSize = 2;
    options.takeTo = status;
    return options;
}

// A window on a campaign, as the program makes it.
struct Stage {
    Stage(Theme &theme, RequestStatus status, const QString &who)
        : campaign(small(status)),
          settings(campaign.folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        open(theme, who);
    }
    void open(Theme &theme, const QString &who)
    {
        window.reset();
        store = std::make_unique<StoreClient>(campaign.store.location(), std::chrono::milliseconds(100));
        window = std::make_unique<MainWindow>(*store, bus, settings, theme, WindowOptions{who, {}});
        QSignalSpy ready(window.get(), &MainWindow::ready);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(requestRows() > 0, kPatience);
    }
    QTreeView *requests() const { return window->requests()->findChild<QTreeView *>(); }
    int requestRows() const { return requests()->model()->rowCount(); }
    QString statusOf(int row) const
    {
        return requests()->model()->index(row, RequestModel::Status).data(WordRole).toString();
    }
    void selectRequest()
    {
        const QRect cell = requests()->visualRect(requests()->model()->index(0, RequestModel::Campaign));
        QTest::mouseClick(requests()->viewport(), Qt::LeftButton, {}, cell.center());
        QTRY_COMPARE(window->context().selection.requests().size(), 1);
    }
    QAction *action(const char *id) const { return window->commands().action(QString::fromLatin1(id)); }
    PlanDialog *dialog() const { return window->planDialog(); }

    test::CampaignFixture campaign;
    QSettings settings;
    SystemClock clock;
    CommandBus bus{clock};
    std::unique_ptr<StoreClient> store;
    std::unique_ptr<MainWindow> window;
};
}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

  private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void approvesByButtonPlanAndConfirmation()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        QCOMPARE(stage.statusOf(0), "new");
        QVERIFY(!stage.action("request.approve")->isEnabled());
        QVERIFY(
            stage.action("request.approve")->toolTip().contains(QStringLiteral("Select a request first.")));
        stage.selectRequest();
        QTRY_VERIFY(stage.action("request.approve")->isEnabled());
        auto *panel = stage.window->findChild<QWidget *>(QStringLiteral("panel.requests"));
        auto *bar = panel->findChild<QToolBar *>();
        QTest::mouseClick(bar->widgetForAction(stage.action("request.approve")), Qt::LeftButton);
        QTRY_VERIFY(stage.dialog() && stage.dialog()->plan());
        QCOMPARE(stage.dialog()->plan()->included(), 1);
        QVERIFY(stage.dialog()->plan()->cliLine.startsWith(QStringLiteral("prodctl")));
        QCOMPARE(stage.dialog()->findChild<QTreeView *>(QStringLiteral("included"))->model()->rowCount(), 1);
        auto *go = stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"));
        QTRY_VERIFY(go->isEnabled());
        QSignalSpy executed(stage.dialog(), &PlanDialog::executed);
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_COMPARE(executed.size(), 1);
        QVERIFY(stage.dialog()->findChild<QPushButton *>(QStringLiteral("undo"))->isVisible());
        stage.dialog()->accept();
        QTRY_COMPARE(stage.statusOf(0), "approved");
        QCOMPARE(stage.campaign.status(stage.campaign.request), RequestStatus::Approved);
        QTRY_VERIFY(!stage.action("request.approve")->isEnabled());
    }

    void undoesTheLastChange()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        stage.selectRequest();
        QTRY_VERIFY(stage.action("request.approve")->isEnabled());
        stage.action("request.approve")->trigger();
        QTRY_VERIFY(stage.dialog() && stage.dialog()->plan());
        stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_COMPARE(stage.statusOf(0), "approved");
        auto *undo = stage.dialog()->findChild<QPushButton *>(QStringLiteral("undo"));
        QTRY_VERIFY(undo->isVisible());
        QPointer<PlanDialog> first = stage.dialog();
        undo->click();
        QTRY_VERIFY(stage.dialog() && stage.dialog() != first && stage.dialog()->plan());
        stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_COMPARE(stage.statusOf(0), "new");
    }

    void greyedActionsSayWhy()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("vera"));
        stage.selectRequest();
        QAction *approve = stage.action("request.approve");
        QVERIFY(!approve->isEnabled());
        QTRY_VERIFY2(approve->toolTip().contains(QStringLiteral("manager")), qPrintable(approve->toolTip()));
        QVERIFY(approve->toolTip().contains(QStringLiteral("prodctl request approve")));
        QVERIFY(approve->statusTip().contains(QStringLiteral("Not now")));
    }

    void dangerousCommandsAskForTheName()
    {
        Stage stage(*m_theme, RequestStatus::Running, QStringLiteral("anna"));
        stage.selectRequest();
        QTRY_VERIFY(stage.action("request.abort")->isEnabled());
        stage.action("request.abort")->trigger();
        QTRY_VERIFY(stage.dialog());
        auto *why = stage.dialog()->findChild<QLineEdit *>(QStringLiteral("field.why"));
        QVERIFY(why);
        auto *go = stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"));
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(why, QStringLiteral("wrong conditions"));
        QTRY_VERIFY(stage.dialog()->plan());
        QVERIFY(!go->isEnabled());
        auto *typed = stage.dialog()->findChild<QLineEdit *>(QStringLiteral("typed"));
        QTRY_VERIFY(typed->isVisible());
        QTest::keyClicks(typed, stage.dialog()->plan()->typeName);
        QVERIFY(go->isEnabled());
        stage.dialog()->reject();
        QCOMPARE(stage.campaign.status(stage.campaign.request), RequestStatus::Running);
    }

    void filterBoxFiltersAndExplainsErrors()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        auto *box = stage.window->requests()->findChild<FilterBox *>();
        box->focusLine();
        auto *line = box->findChild<QLineEdit *>();
        QTest::keyClicks(line, QStringLiteral("status = running"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(stage.requestRows(), 0);
        box->setText(QStringLiteral("nonsense = 3"));
        QVERIFY(!box->error().isEmpty());
        QCOMPARE(stage.requestRows(), 0);
        box->setText({});
        QTRY_COMPARE(stage.requestRows(), 1);
        QVERIFY(box->error().isEmpty());
    }

    void jobTreeOpensAndJobDetailsFollow()
    {
        Stage stage(*m_theme, RequestStatus::Running, QStringLiteral("carla"));
        JobTreePanel *tree = stage.window->jobTree();
        QTRY_COMPARE(tree->model().rowCount(), 1);
        const QModelIndex request = tree->model().index(0, 0);
        tree->view()->expand(request);
        QTRY_VERIFY(tree->model().rowCount(request) > 0);
        const QModelIndex grid = tree->model().index(0, 0, request);
        tree->view()->expand(grid);
        QTRY_COMPARE(tree->model().rowCount(grid), int(tree->model().gridJob(grid)->gridJob.jobs.total()));
        const QModelIndex job = tree->model().index(0, 0, grid);
        tree->view()->scrollTo(job);
        QTest::mouseClick(tree->view()->viewport(), Qt::LeftButton, {},
                          tree->view()->visualRect(job).center());
        QTRY_COMPARE(stage.window->context().selection.job(), tree->model().job(job)->id);
        QTRY_VERIFY2(stage.window->jobDetails()->verdict().contains(QStringLiteral("agent")),
                     qPrintable(stage.window->jobDetails()->verdict()));

        stage.window->context().selection.setJobFilter(QStringLiteral("status = done"));
        QCOMPARE(tree->filterBox()->text(), "status = done");
        QTRY_COMPARE(tree->model().rowCount(), 0);
        stage.window->context().selection.setJobFilter({});
        QTRY_COMPARE(tree->model().rowCount(), 1);
        QTRY_VERIFY(tree->view()->isExpanded(tree->model().index(0, 0))
                    || tree->model().rowCount(tree->model().index(0, 0)) == 0);
    }

    void anotherProcessesChangeAppearsWithinASecond()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        StatusChange change;
        change.id = stage.campaign.request;
        change.to = RequestStatus::Approved;
        const auto db = stage.campaign.open();
        test::must(transact(
            *db, [&] { return changeStatus(*db, change, stage.campaign.actor(QStringLiteral("anna"))); }));
        QTRY_COMPARE_WITH_TIMEOUT(stage.statusOf(0), QStringLiteral("approved"), 1000);
    }

    void aNewerPlanIsMadeWhenSomebodyWasFaster()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        stage.selectRequest();
        QTRY_VERIFY(stage.action("request.approve")->isEnabled());
        stage.action("request.approve")->trigger();
        QTRY_VERIFY(stage.dialog() && stage.dialog()->plan());
        StatusChange change;
        change.id = stage.campaign.request;
        change.to = RequestStatus::Approved;
        test::must(transact(*stage.campaign.db, [&] {
            return changeStatus(*stage.campaign.db, change, stage.campaign.actor(QStringLiteral("anna")));
        }));
        QSignalSpy planned(stage.dialog(), &PlanDialog::planned);
        stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_VERIFY(planned.size() > 0);
        QVERIFY(stage.dialog()->findChild<QLabel *>(QStringLiteral("problem"))->isVisible());
        QCOMPARE(stage.dialog()->plan()->included(), 0);
        QVERIFY(!stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"))->isEnabled());
        stage.dialog()->reject();
    }

    void docksRememberTheirPlaces()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        QVERIFY(stage.window->dock(QStringLiteral("runs"))->toggleViewAction()->isChecked());
        stage.window->dock(QStringLiteral("runs"))->hide();
        stage.window->addDockWidget(Qt::BottomDockWidgetArea, stage.window->dock(QStringLiteral("activity")));
        stage.window->close();
        stage.open(*m_theme, QStringLiteral("anna"));
        QVERIFY(stage.window->dock(QStringLiteral("runs"))->isHidden());
        QCOMPARE(stage.window->dockWidgetArea(stage.window->dock(QStringLiteral("activity"))),
                 Qt::BottomDockWidgetArea);
        stage.window->resetLayout();
        QVERIFY(!stage.window->dock(QStringLiteral("runs"))->isHidden());
        QCOMPARE(stage.window->dockWidgetArea(stage.window->dock(QStringLiteral("activity"))),
                 Qt::LeftDockWidgetArea);
    }

    void everyWidgetHasAName()
    {
        Stage stage(*m_theme, RequestStatus::Running, QStringLiteral("anna"));
        QStringList nameless;
        const auto widgets = stage.window->findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus)
                || widget->objectName().startsWith(QLatin1StringView("qt_")))
                continue;
            const QString text = widget->property("text").toString();
            const auto *area = qobject_cast<QAbstractScrollArea *>(widget->parentWidget());
            if (area && area->viewport() == widget && !area->accessibleName().isEmpty())
                continue;
            const bool inside =
                qobject_cast<QLineEdit *>(widget) && widget->parentWidget()->inherits("QComboBox");
            if (widget->accessibleName().isEmpty() && text.isEmpty() && !inside)
                nameless.append(QStringLiteral("%1 in %2")
                                    .arg(widget->metaObject()->className(),
                                         widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }

    void shortcutsAreUniqueAndEveryCommandIsInAMenu()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        QHash<QString, QString> seen;
        QStringList twice;
        auto actions = stage.window->findChildren<QAction *>();
        using Group = CommandActions::Group;
        for (const Group group : {Group::Campaign, Group::Request, Group::Job})
            actions += stage.window->commands().actions(group);
        for (const QAction *action : std::as_const(actions)) {
            if (action->shortcutContext() == Qt::WidgetShortcut
                || action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
                continue;
            for (const QKeySequence &keys : action->shortcuts()) {
                if (seen.contains(keys.toString()))
                    twice.append(QStringLiteral("%1: %2 and %3")
                                     .arg(keys.toString(), seen.value(keys.toString()), action->text()));
                seen.insert(keys.toString(), action->text());
            }
        }
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(QStringLiteral("; "))));
        QVERIFY(seen.size() > 15);

        QSet<QAction *> inMenus;
        for (QAction *top : stage.window->menuBar()->actions())
            for (QAction *action : top->menu()->actions())
                inMenus.insert(action);
        for (const Group group : {Group::Campaign, Group::Request, Group::Job})
            for (QAction *action : stage.window->commands().actions(group))
                QVERIFY2(inMenus.contains(action), qPrintable(action->objectName()));
    }

    void toolBarsFitASmallWindow()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        stage.window->resize(1280, 800);
        stage.window->resetLayout();
        QTRY_COMPARE(stage.window->size(), QSize(1280, 800));
        QStringList hidden;
        int buttons = 0;
        const auto look = [&] {
            hidden.clear();
            buttons = 0;
            for (const QToolBar *bar : stage.window->findChildren<QToolBar *>()) {
                if (!bar->isVisible())
                    continue;
                for (QAction *action : bar->actions()) {
                    const QWidget *button = bar->widgetForAction(action);
                    if (!button || !button->isVisible() || !bar->rect().contains(button->geometry()))
                        hidden.append(action->text());
                    else if (!action->isSeparator())
                        ++buttons;
                }
            }
            return hidden.isEmpty();
        };
        QTRY_VERIFY2(look(), qPrintable(hidden.join(QStringLiteral("; "))));
        QVERIFY(buttons >= 10);
        // What has no button of its own is behind one, with its key in the main menu.
        auto *more = stage.window->requests()->findChild<QToolButton *>(QStringLiteral("more"));
        QVERIFY(more && more->isVisible() && more->menu());
        for (const char *id : {"request.reject", "request.renew", "request.release", "request.hold",
                               "request.resume", "request.go-on", "request.abort", "request.comment"}) {
            QVERIFY2(more->menu()->actions().contains(stage.action(id)), id);
            const auto inMenu = stage.window->commands().actions(CommandActions::Group::Request);
            QVERIFY2(inMenu.contains(stage.action(id)), id);
        }
    }

    void aRuleIsMadeFromAFailure()
    {
        Stage stage(*m_theme, RequestStatus::Running, QStringLiteral("carla"));
        for (const char *status : {"submitting", "submitted", "ended"})
            test::must(stage.campaign.db->run("UPDATE jobs SET status = ? WHERE id = 1",
                                              {QString::fromLatin1(status)}));
        test::must(stage.campaign.db->run("UPDATE claims SET open = 0 WHERE job_id = 1 AND open = 1"));
        test::must(stage.campaign.db->run("UPDATE jobs SET status = 'error', failure_class = 'signal'"
                                          " WHERE id = 1"));
        stage.window->showPanel(QStringLiteral("failuremodes"));
        auto *panel = stage.window->findChild<QWidget *>(QStringLiteral("panel.failuremodes"));
        auto *table = panel->findChild<QTreeView *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keySequence(stage.window.get(), panel->actions().first()->shortcut());
        QTRY_VERIFY(stage.dialog() && stage.dialog()->plan());
        const auto filled = [&stage](const char *field) {
            return stage.dialog()->findChild<QComboBox *>(QLatin1StringView(field))->currentText();
        };
        QCOMPARE(filled("field.class"), QStringLiteral("signal"));
        QCOMPARE(filled("field.mode"), QStringLiteral("watch"));
        QVERIFY(stage.dialog()->plan()->items.first().why.contains(QStringLiteral("fitted 1 failed")));
        stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"))->click();
        QTRY_COMPARE(stage.campaign.count("SELECT count(*) FROM rules WHERE failure_class = 'signal'"), 1);
    }

    void whatIsSelectedLeadsToTheLogbook()
    {
        Stage stage(*m_theme, RequestStatus::Running, QStringLiteral("carla"));
        const auto actions = stage.window->commands().logActions(CommandActions::Group::Request);
        QCOMPARE(actions.size(), 2);
        QVERIFY(!actions.first()->isEnabled() && !actions.last()->isEnabled());
        stage.selectRequest();
        QTRY_VERIFY(actions.first()->isEnabled() && actions.last()->isEnabled());
        // Written about it: the link is there, the text is for the person.
        actions.last()->trigger();
        QTRY_VERIFY(stage.dialog());
        auto *about = stage.dialog()->findChild<QLineEdit *>(QStringLiteral("field.about"));
        auto *text = stage.dialog()->findChild<QPlainTextEdit *>(QStringLiteral("field.text"));
        QVERIFY(about && text);
        QCOMPARE(about->text(), QStringLiteral("request 1"));
        text->setPlainText(QStringLiteral("Watch this one"));
        auto *go = stage.dialog()->findChild<QPushButton *>(QStringLiteral("execute"));
        QTRY_VERIFY(go->isEnabled());
        QSignalSpy executed(stage.dialog(), &PlanDialog::executed);
        go->click();
        QTRY_COMPARE(executed.size(), 1);
        stage.dialog()->accept();
        // And found again by it, not by another.
        actions.first()->trigger();
        auto *panel = stage.window->findChild<QWidget *>(QStringLiteral("panel.logbook"));
        QTRY_VERIFY(panel->isVisible());
        auto *rows = panel->findChild<QTreeView *>();
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 1, kPatience);
        QCOMPARE(panel->findChild<FilterBox *>()->text(), QStringLiteral("request in (1)"));
        stage.window->context().selection.setLogFilter(QStringLiteral("request in (2)"));
        QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 0, kPatience);
    }

    void keysBringPanelsToTheFront()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        for (Panel *panel : stage.window->panels()) {
            const PanelInfo info = panel->info();
            QTest::keySequence(stage.window.get(), info.shortcut);
            QTRY_VERIFY2(!panel->visibleRegion().isEmpty(), qPrintable(info.id));
        }
        QTest::keySequence(stage.window.get(), QKeySequence(Qt::CTRL | Qt::Key_K));
        QTRY_VERIFY(stage.window->jobTree()->filterBox()->findChild<QLineEdit *>()->hasFocus());
    }

    void saysThatNoAgentRuns()
    {
        Stage stage(*m_theme, RequestStatus::New, QStringLiteral("anna"));
        QTRY_VERIFY(stage.window->statusLine()->agentText().contains(QStringLiteral("No agent")));
        QVERIFY(!stage.window->statusLine()->agentRuns());
        QTRY_VERIFY(stage.window->statusLine()->storeText().contains(QStringLiteral("Connected")));
    }

    void aStoreThatIsAwayIsSaidAndFoundAgain()
    {
        test::CampaignFixture campaign(small(RequestStatus::New));
        campaign.db.reset();
        campaign.store.takeAway();
        QSettings settings(campaign.folder.path(QStringLiteral("settings.ini")), QSettings::IniFormat);
        const SystemClock clock;
        const CommandBus bus(clock);
        StoreClient store(campaign.store.location(), std::chrono::milliseconds(100));
        MainWindow window(store, bus, settings, *m_theme, WindowOptions{QStringLiteral("anna"), {}});
        window.show();
        const auto *banner = window.findChild<QToolBar *>(QStringLiteral("banner"));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        const QString said = banner->findChild<QLabel *>()->text();
        QVERIFY2(said.contains(StoreLocation(campaign.store.location()).title()), qPrintable(said));
        campaign.store.putBack();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), kPatience);
        const QAbstractItemModel *requests = window.requests()->findChild<QTreeView *>()->model();
        QTRY_COMPARE_WITH_TIMEOUT(requests->rowCount(), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(window.context().principal().name, QStringLiteral("anna"), kPatience);
    }
};

QTEST_MAIN(WindowTest)
#include "windowtest.moc"
