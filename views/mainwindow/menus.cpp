// Menus and help of the main window.
#include "views/mainwindow/mainwindow.h"

#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/failuremodes/failuremodes.h"
#include "views/jobtree/jobtree.h"
#include "views/logbook/logbook.h"
#include "views/requests/requests.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kThemeKey = QStringLiteral("theme");

void showPage(QWidget *parent, const QString &title, const QString &html)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *page = new QTextBrowser(dialog);
    page->setAccessibleName(title);
    page->setHtml(html);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    dialog->resize(640, 620);
    dialog->open();
}
}  // namespace

void MainWindow::makeMenus()
{
    makeCommandMenus();
    makeViewMenu();
    menuBar()->addMenu(m_operatorMenu);
    makeHelpMenu();
    const QList<QMenu *> menus = menuBar()->findChildren<QMenu *>();
    for (QMenu *menu : menus)
        menu->setToolTipsVisible(true);
}

void MainWindow::makeCommandMenus()
{
    using Group = CommandActions::Group;
    QMenu *campaign = menuBar()->addMenu(tr("&Campaign"));
    campaign->addActions(m_commands.actions(Group::Campaign));
    campaign->addSeparator();
    m_undo = campaign->addAction(icon(u"undo"), tr("Undo last change..."));
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setEnabled(false);
    m_undo->setToolTip(tr("Nothing was changed yet that can be taken back."));
    m_undo->setStatusTip(m_undo->toolTip());
    connect(m_undo, &QAction::triggered, this, [this] { undo(m_lastReceipt); });
    campaign->addSeparator();
    QAction *open = campaign->addAction(icon(u"open"), tr("Open another store..."));
    open->setShortcut(QKeySequence::Open);
    connect(open, &QAction::triggered, this, &MainWindow::openStoreAsked);
    QAction *connections = campaign->addAction(icon(u"site"), tr("Connections to servers..."));
    connections->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    connections->setToolTip(tr("Makes, changes and tries connections to stores on servers."));
    connect(connections, &QAction::triggered, this, &MainWindow::connectionsAsked);
    QAction *agent = campaign->addAction(icon(u"agent"), tr("Start agent"));
    agent->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G));
    agent->setToolTip(
        tr("Starts an agent for this store, which submits, checks and merges while nobody looks."));
    connect(agent, &QAction::triggered, this, &MainWindow::startAgent);
    campaign->addSeparator();
    QAction *quit = campaign->addAction(icon(u"quit"), tr("Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);

    QMenu *request = menuBar()->addMenu(tr("&Request"));
    request->addActions(m_commands.actions(Group::Request));
    request->addSeparator();
    request->addActions(m_commands.logActions(Group::Request));
    QMenu *job = menuBar()->addMenu(tr("&Job"));
    job->addActions(m_commands.actions(Group::Job));
    job->addSeparator();
    job->addActions(m_commands.logActions(Group::Job));
    job->addSeparator();
    job->addActions(m_jobTree->actions());
    job->addActions(m_failureModes->actions());
    QMenu *logbook = menuBar()->addMenu(tr("Log&book"));
    logbook->addActions(m_logbook->commands());
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    for (Panel *panel : std::as_const(m_panels)) {
        const PanelInfo info = panel->info();
        QAction *action = view->addAction(icon(info.icon), info.title);
        action->setShortcut(info.shortcut);
        action->setToolTip(info.description);
        action->setStatusTip(info.description);
        connect(action, &QAction::triggered, this, [this, id = info.id] { showPanel(id); });
    }
    view->addSeparator();
    QAction *filterJobs = view->addAction(icon(u"filter"), tr("Filter jobs"));
    filterJobs->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(filterJobs, &QAction::triggered, this, [this] {
        showPanel(QStringLiteral("jobtree"));
        m_jobTree->filterBox()->focusLine();
    });
    QAction *filterRequests = view->addAction(icon(u"filter"), tr("Filter requests"));
    filterRequests->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    connect(filterRequests, &QAction::triggered, this, [this] {
        showPanel(QStringLiteral("requests"));
        m_requests->findChild<FilterBox *>()->focusLine();
    });
    view->addSeparator();
    QMenu *docks = view->addMenu(tr("Panels shown"));
    for (QDockWidget *dock : std::as_const(m_docks))
        docks->addAction(dock->toggleViewAction());
    QAction *reset = view->addAction(icon(u"refresh"), tr("Reset layout"));
    reset->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0));
    connect(reset, &QAction::triggered, this, &MainWindow::resetLayout);
    view->addSeparator();
    QMenu *theme = view->addMenu(icon(u"theme"), tr("Theme"));
    auto *group = new QActionGroup(this);
    const auto addChoice = [&](ThemeChoice choice, const QString &title, const QKeySequence &keys) {
        QAction *action = theme->addAction(title);
        action->setCheckable(true);
        action->setChecked(m_theme.choice() == choice);
        action->setActionGroup(group);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_theme.setChoice(choice);
            m_context.settings.setValue(kThemeKey, themeWord(choice));
        });
    };
    addChoice(ThemeChoice::System, tr("As the system"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S));
    addChoice(ThemeChoice::Light, tr("Light"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L));
    addChoice(ThemeChoice::Dark, tr("Dark"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_D));
    QAction *full = view->addAction(tr("Full screen"));
    full->setShortcut(QKeySequence(Qt::Key_F11));
    full->setCheckable(true);
    connect(full, &QAction::toggled, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::makeHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *keys = help->addAction(icon(u"help"), tr("Keyboard shortcuts"));
    keys->setShortcut(QKeySequence(Qt::Key_F1));
    connect(keys, &QAction::triggered, this, &MainWindow::showShortcuts);
    QAction *filters = help->addAction(icon(u"filter"), tr("Filter syntax"));
    filters->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F1));
    connect(filters, &QAction::triggered, this, &MainWindow::showFilterSyntax);
    help->addSeparator();
    QAction *about = help->addAction(applicationIcon(), tr("About Shiftdeck"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::showShortcuts()
{
    QString rows;
    const auto menus = menuBar()->actions();
    for (const QAction *top : menus) {
        rows += QStringLiteral("<tr><td colspan='2'><b>%1</b></td></tr>")
                    .arg(QString(top->text()).remove(u'&').toHtmlEscaped());
        QList<QAction *> actions;
        for (QAction *action : top->menu()->actions()) {
            if (action->menu())
                actions += action->menu()->actions();
            else
                actions += action;
        }
        for (const QAction *action : std::as_const(actions)) {
            if (action->shortcut().isEmpty())
                continue;
            rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                             QString(action->text()).remove(u'&').toHtmlEscaped());
        }
    }
    const QString more =
        tr("<p>In a filter: Ctrl+Space completes, Esc clears. In a log: Ctrl+F searches, F3 and Shift+F3 go "
           "to the next and previous match. In a table: Ctrl+C copies the selected rows.</p>")
        + tr(
            "<p>In Certification: G good, B bad, X excluded, C comment, S sign off, D complete, F confirm, O "
            "open again, U undo, N and P next and previous open cell, Enter the history.</p>")
        + tr("<p>In Runs: Enter or Ctrl+J the jobs of the run, Ctrl+P its plots, Ctrl+E its certification; "
             "in its imports Del withdraws one.</p>")
        + u' '
        + tr(
            "<p>In Plots, in the wall and in the overlay: N and P next and previous plot, PgDown and PgUp "
            "next and previous run, G good, B bad, C comment about the detector of the plot, T its "
            "thresholds, Enter the overlay, Esc the wall. In the overlay: arrows next and previous plot, L "
            "logarithmic, R pulls or ratio, F scaled reference, U flows, D side by side, + - 0 zoom. Shift+R "
            "references, Shift+T thresholds.</p>");
    showPage(this, tr("Keyboard shortcuts"),
             QStringLiteral("<table cellpadding='2'>%1</table>%2").arg(rows, more));
}

void MainWindow::showFilterSyntax()
{
    const QString page = FilterBox::helpText(jobFields())
        + tr("<h3>Fields of requests</h3>", "heading; the table of fields follows")
              .append(FilterBox::helpText(requestFields())
                          .section(QStringLiteral("<table"), 1)
                          .prepend(QStringLiteral("<table")));
    showPage(this, tr("Filter syntax"), page);
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Shiftdeck"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setText(tr("<h3>Shiftdeck %1</h3>").arg(QApplication::applicationVersion()));
    box->setInformativeText(
        tr("A console for people who process the data of a physics experiment: requests, jobs, "
           "failures, merges and their proof, down to the last event."));
    box->open();
}

}  // namespace shiftdeck
