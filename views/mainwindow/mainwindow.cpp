#include "views/mainwindow/mainwindow.h"

#include "models/core/errortext.h"
#include "views/activity/activity.h"
#include "views/common/icons.h"
#include "views/common/plandialog.h"
#include "views/endpoints/endpoints.h"
#include "views/failuremodes/failuremodes.h"
#include "views/jobdetails/jobdetails.h"
#include "views/jobtree/jobtree.h"
#include "views/logbook/logbook.h"
#include "views/mainwindow/statusline.h"
#include "views/people/people.h"
#include "views/plots/plots.h"
#include "views/progress/progress.h"
#include "views/quality/quality.h"
#include "views/requests/requests.h"
#include "views/rules/rules.h"
#include "views/runs/runs.h"
#include "views/saysis/saysis.h"
#include "views/sources/sources.h"
#include "views/streams/streams.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>
#include <QUuid>

namespace shiftdeck {

namespace {
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kStateKey = QStringLiteral("window/state");
const QString kOperatorKey = QStringLiteral("operator");
constexpr int kStateVersion = 1;
constexpr int kSayMs = 8000;
constexpr int kRetryMs = 1000;
constexpr QSize kDefaultSize(1600, 1000);

// The table or tree of a panel, else the first thing in it that takes the keyboard.
void focusInside(QWidget *panel)
{
    if (panel->isAncestorOf(QApplication::focusWidget()))
        return;
    const auto views = panel->findChildren<QAbstractItemView *>();
    for (QAbstractItemView *view : views)
        if (view->isVisible())
            return view->setFocus(Qt::ShortcutFocusReason);
    for (QWidget *next = panel->nextInFocusChain(); next && panel->isAncestorOf(next);
         next = next->nextInFocusChain())
        if (next->isVisible() && next->focusPolicy() & Qt::TabFocus)
            return next->setFocus(Qt::ShortcutFocusReason);
}

struct Basics {
    QList<OperatorRow> operators;
    QList<TransitionRule> rules;
    std::optional<StoreLogin> login;
};
}  // namespace

MainWindow::MainWindow(StoreClient &store, const CommandBus &bus, QSettings &settings, Theme &theme,
                       const WindowOptions &options, QWidget *parent)
    : QMainWindow(parent), m_context(store, bus, m_selection, settings), m_commands(m_context),
      m_theme(theme), m_options(options)
{
    m_context.actions = &m_commands;
    setObjectName(QStringLiteral("mainwindow"));
    setWindowTitle(tr("%1 - Shiftdeck").arg(store.location().title()));
    setWindowIcon(applicationIcon());
    setDockNestingEnabled(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    m_operatorMenu = new QMenu(tr("&Operator"), this);
    m_operatorGroup = new QActionGroup(this);
    makePanels();
    makeDocks();
    makeMenus();
    m_status = new StatusLine(m_context, m_operatorMenu, this);
    statusBar()->addPermanentWidget(m_status);
    connect(m_status, &StatusLine::startAgentAsked, this, &MainWindow::startAgent);
    connect(&m_context, &PanelContext::commandAsked, this, &MainWindow::ask);
    connect(&m_context, &PanelContext::commandProposed, this, &MainWindow::propose);
    connect(&m_context, &PanelContext::said, this, &MainWindow::say);
    connect(&m_context, &PanelContext::showAsked, this, &MainWindow::showPanel);
    connect(&store, &StoreClient::connectionChanged, this, &MainWindow::showConnection);

    resize(kDefaultSize.boundedTo(screen()->availableSize()));
    resetLayout();
    restoreGeometry(settings.value(kGeometryKey).toByteArray());
    restoreState(settings.value(kStateKey).toByteArray(), kStateVersion);
    loadBasics();
    m_context.presence().start();
}

MainWindow::~MainWindow()
{
    // Panels use the context, which is a member and would die before them.
    for (QDockWidget *dock : std::as_const(m_docks))
        delete dock;
}

void MainWindow::makePanels()
{
    m_requests = new RequestsPanel(m_context);
    m_jobTree = new JobTreePanel(m_context);
    m_failureModes = new FailureModesPanel(m_context);
    m_jobDetails = new JobDetailsPanel(m_context);
    m_logbook = new LogbookPanel(m_context);
    m_panels = {m_requests,
                m_jobTree,
                m_failureModes,
                m_jobDetails,
                new RunsPanel(m_context),
                new SourcesPanel(m_context),
                new QualityPanel(m_context),
                new StreamsPanel(m_context),
                new PlotsPanel(m_context),
                new ProgressPanel(m_context),
                new RulesPanel(m_context),
                new SaysIsPanel(m_context),
                new EndpointsPanel(m_context),
                new ActivityPanel(m_context),
                m_logbook,
                new PeoplePanel(m_context)};
}

void MainWindow::makeDocks()
{
    for (Panel *panel : std::as_const(m_panels)) {
        const PanelInfo info = panel->info();
        auto *dock = new QDockWidget(info.title, this);
        dock->setObjectName(info.id);
        dock->setAccessibleName(info.title);
        dock->setWindowIcon(icon(info.icon));
        panel->setObjectName(QStringLiteral("panel.") + info.id);
        panel->setAccessibleName(info.title);
        panel->setAccessibleDescription(info.description);
        dock->setWidget(panel);
        panel->setInFront(false);
        connect(dock, &QDockWidget::visibilityChanged, panel, &Panel::setInFront);
        m_docks.append(dock);
    }
    m_banner = new QLabel(this);
    m_banner->setAccessibleName(tr("A problem with the store"));
    m_banner->setWordWrap(true);
    m_banner->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *bar = new QToolBar(tr("Problem"), this);
    bar->setObjectName(QStringLiteral("banner"));
    bar->setMovable(false);
    bar->addWidget(m_banner);
    bar->toggleViewAction()->setVisible(false);
    bar->hide();
    addToolBar(Qt::TopToolBarArea, bar);
    addToolBarBreak(Qt::TopToolBarArea);
}

QDockWidget *MainWindow::dock(const QString &panelId) const
{
    for (QDockWidget *dock : m_docks)
        if (dock->objectName() == panelId)
            return dock;
    return nullptr;
}

// Requests over the job tree at the left. At the right the job's details and what people do and tell, over
// the tabs of the panels about the work.
void MainWindow::resetLayout()
{
    const auto at = [this](const char *id) { return dock(QLatin1StringView(id)); };
    for (QDockWidget *dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        removeDockWidget(dock);
    }
    addDockWidget(Qt::LeftDockWidgetArea, at("requests"));
    splitDockWidget(at("requests"), at("jobdetails"), Qt::Horizontal);
    splitDockWidget(at("requests"), at("jobtree"), Qt::Vertical);
    splitDockWidget(at("jobdetails"), at("failuremodes"), Qt::Vertical);
    // What is about runs needs width, as the job tree does.
    tabifyDockWidget(at("jobtree"), at("runs"));
    tabifyDockWidget(at("runs"), at("quality"));
    tabifyDockWidget(at("quality"), at("plots"));
    tabifyDockWidget(at("plots"), at("sources"));
    tabifyDockWidget(at("failuremodes"), at("streams"));
    tabifyDockWidget(at("streams"), at("progress"));
    tabifyDockWidget(at("progress"), at("rules"));
    tabifyDockWidget(at("rules"), at("saysis"));
    tabifyDockWidget(at("saysis"), at("endpoints"));
    tabifyDockWidget(at("jobdetails"), at("logbook"));
    tabifyDockWidget(at("logbook"), at("activity"));
    tabifyDockWidget(at("activity"), at("people"));
    for (QDockWidget *dock : std::as_const(m_docks))
        dock->show();
    resizeDocks({at("requests"), at("jobdetails")}, {960, 630}, Qt::Horizontal);
    resizeDocks({at("requests"), at("jobtree")}, {340, 540}, Qt::Vertical);
    resizeDocks({at("jobdetails"), at("failuremodes")}, {440, 440}, Qt::Vertical);
    for (const char *front : {"jobtree", "jobdetails", "failuremodes"})
        at(front)->raise();
}

void MainWindow::showPanel(const QString &id)
{
    const QString panel = id.section(u'.', 0, 0);
    QDockWidget *found = dock(panel);
    if (!found)
        return;
    found->show();
    found->raise();
    if (id == QLatin1StringView("jobdetails.log"))
        m_jobDetails->showLog();
    else
        focusInside(found->widget());
}

void MainWindow::loadBasics()
{
    askStore(
        m_context.store, this,
        [](Database &db) -> Result<Basics> {
            Basics basics;
            SD_TRY(basics.operators, listOperators(db));
            SD_TRY(basics.rules, transitionRules(db));
            SD_TRY(basics.login, storeLogin(db));
            return basics;
        },
        [this](const Result<Basics> &basics) {
            if (!basics) {
                showConnection(false, basics.error());
                QTimer::singleShot(kRetryMs, this, &MainWindow::loadBasics);
                return;
            }
            showConnection(true, {});
            m_context.setRules(basics->rules);
            setOperators(basics->operators, basics->login);
            emit ready();
        });
}

// On a server everybody is who logged in, and the server refuses all else; but for administrators.
void MainWindow::setOperators(const QList<OperatorRow> &operators, const std::optional<StoreLogin> &login)
{
    const bool isBound = login && !login->administrator;
    QString wanted = isBound ? login->name : m_options.operatorName;
    if (wanted.isEmpty())
        wanted = m_context.settings.value(kOperatorKey).toString();
    QAction *chosen = nullptr;
    std::optional<Principal> principal;  // set once: the others see who sits here
    for (const OperatorRow &row : operators) {
        if (isBound ? row.name != wanted : row.role == Role::Agent)
            continue;
        const Principal who{row.name, row.role, row.site};
        QAction *action = m_operatorMenu->addAction(
            icon(u"user"), tr("%1 (%2)", "operator, role").arg(row.name, toWord(row.role)));
        action->setCheckable(true);
        action->setActionGroup(m_operatorGroup);
        connect(action, &QAction::triggered, this, [this, who, isBound] {
            m_context.setPrincipal(who);
            if (!isBound)
                m_context.settings.setValue(kOperatorKey, who.name);
        });
        const bool better = row.name == wanted || (!chosen && row.role == Role::Manager);
        if (better) {
            chosen = action;
            principal = who;
        }
    }
    if (principal)
        m_context.setPrincipal(*principal);
    if (!chosen && !m_operatorGroup->actions().isEmpty()) {
        chosen = m_operatorGroup->actions().first();
        chosen->trigger();
    }
    if (chosen)
        chosen->setChecked(true);
    if (isBound && !chosen)
        say(tr("Your login %1 is no operator of this store: you can look, and change nothing.").arg(wanted));
    else if (isBound && !m_options.operatorName.isEmpty() && m_options.operatorName != wanted)
        say(tr("On a server you act as who logged in: %1.").arg(wanted));
    else if (!m_options.operatorName.isEmpty() && m_context.principal().name != m_options.operatorName)
        say(tr("The store has no operator called %1; you act as %2.")
                .arg(m_options.operatorName, m_context.principal().name));
}

void MainWindow::ask(const QString &command, const QJsonObject &arguments)
{
    const CommandSpec *spec = m_context.bus.spec(command);
    if (!spec)
        return;
    bool complete = true;
    for (const Parameter &parameter : spec->parameters)
        complete = complete && (!parameter.required || arguments.contains(parameter.name));
    if (spec->risk == Risk::None && complete)
        return runQuietly(*spec, arguments);
    follow(new PlanDialog(m_context.store, m_context.bus, m_context.principal(), *spec, arguments, this));
}

void MainWindow::propose(const QString &command, const QJsonObject &arguments)
{
    if (const CommandSpec *spec = m_context.bus.spec(command))
        follow(new PlanDialog(m_context.store, m_context.bus, m_context.principal(), *spec, arguments, this));
}

// What needs no question is done at once; when there is something to explain the dialog does it.
void MainWindow::runQuietly(const CommandSpec &spec, const QJsonObject &arguments)
{
    const auto work = [bus = &m_context.bus, who = m_context.principal(), id = spec.id,
                       arguments](Database &db) -> Result<Receipt> {
        SD_TRY(const Plan plan, bus->plan(db, who, id, arguments));
        if (plan.included() == 0 || plan.excluded() > 0)
            return fail(ErrorCode::Refused, QString(), plan.summary);
        return bus->execute(db, who, plan, QUuid::createUuid().toString(QUuid::WithoutBraces));
    };
    changeStore(m_context.store, this, spec.title, work,
                [this, command = &spec, arguments](const Result<Receipt> &receipt) {
                    if (receipt)
                        return done(*receipt);
                    follow(new PlanDialog(m_context.store, m_context.bus, m_context.principal(), *command,
                                          arguments, this));
                });
}

void MainWindow::follow(PlanDialog *dialog)
{
    m_dialog = dialog;
    dialog->setPresence(m_context.presence());
    connect(dialog, &PlanDialog::executed, this, &MainWindow::done);
    connect(dialog, &PlanDialog::undoAsked, this, &MainWindow::undo);
    dialog->open();
}

PlanDialog *MainWindow::planDialog() const { return m_dialog; }

void MainWindow::done(const Receipt &receipt)
{
    if (receipt.undoable) {
        m_lastReceipt = receipt.id;
        m_undo->setEnabled(true);
        m_undo->setToolTip(tr("Takes back: %1").arg(receipt.summary));
        m_undo->setStatusTip(m_undo->toolTip());
    }
    say(receipt.summary);
}

void MainWindow::undo(ReceiptId receipt)
{
    follow(new PlanDialog(m_context.store, m_context.bus, m_context.principal(), receipt, this));
}

void MainWindow::startAgent()
{
    if (m_options.prodctl.isEmpty())
        return say(tr("The program prodctl was not found beside this one. Start it by hand: prodctl agent."));
    // It finds the password itself: an argument or its environment could be read by others.
    if (!m_options.agentFindsPassword)
        return say(tr("An agent could not ask for the password. Start it in a terminal: prodctl --connection "
                      "%1 agent.")
                       .arg(m_options.connection));
    const StoreLocation &store = m_context.store.location();
    QStringList arguments{QStringLiteral("--store"), store.text(), QStringLiteral("agent")};
    if (!m_options.connection.isEmpty())
        arguments = {QStringLiteral("--connection"), m_options.connection, QStringLiteral("agent")};
    // Beside a file; what serves a server writes to the user's own folder.
    QString log = store.text() + QStringLiteral(".agent.log");
    if (store.isServer()) {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
        folder.mkpath(QStringLiteral("."));
        log = folder.filePath(QStringLiteral("agent.log"));
    }
    QProcess agent;
    agent.setProgram(m_options.prodctl);
    agent.setArguments(arguments);
    agent.setStandardOutputFile(log, QIODevice::Append);
    agent.setStandardErrorFile(log, QIODevice::Append);
    agent.setStandardInputFile(QProcess::nullDevice());
    if (agent.startDetached())
        say(tr("An agent is being started; its words go to %1.").arg(log));
    else
        say(tr("The agent could not be started: %1").arg(agent.errorString()));
}

void MainWindow::showConnection(bool ok, const Error &error)
{
    auto *bar = findChild<QToolBar *>(QStringLiteral("banner"));
    bar->setVisible(!ok);
    if (ok)
        return;
    paintBanner();
    m_banner->setText(
        tr("%1 %2 What is shown may be old; the window tries again by itself.", "since when; why")
            .arg(m_context.offline(), describe(error)));
    m_banner->setMinimumWidth(width() - 40);
}

void MainWindow::say(const QString &sentence) { statusBar()->showMessage(sentence, kSayMs); }

// The bars of tabbed docks are made by Qt, without a name.
bool MainWindow::event(QEvent *event)
{
    if (event->type() == QEvent::ChildPolished)
        if (auto *tabs = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child()))
            tabs->setAccessibleName(tr("Panels in one place"));
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_context.settings.setValue(kGeometryKey, saveGeometry());
    m_context.settings.setValue(kStateKey, saveState(kStateVersion));
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        m_context.presence().stop();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_banner && m_banner->isVisible())
        paintBanner();
}

// By a style sheet: in a tool bar that has one, too, a label's palette is not painted.
void MainWindow::paintBanner()
{
    const ColourPair colours = errorColours(m_theme.dark());
    const QString sheet = QStringLiteral("background: %1; color: %2; padding: 8px;")
                              .arg(colours.background.name(), colours.foreground.name());
    if (m_banner->styleSheet() != sheet)
        m_banner->setStyleSheet(sheet);
}

}  // namespace shiftdeck
