// The main window: a dock per panel, menus made from the commands, and the way of a command to its outcome.
//
// GUI thread. Places of docks, columns and the operator are kept in the settings given.
#pragma once

#include "models/commands/bus.h"
#include "models/storage/queries.h"
#include "models/storage/storelogin.h"
#include "views/common/commandactions.h"
#include "views/common/panel.h"
#include "views/common/theme.h"

#include <QMainWindow>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;

namespace shiftdeck {

class FailureModesPanel;
class JobDetailsPanel;
class JobTreePanel;
class LogbookPanel;
class PlanDialog;
class RequestsPanel;
class StatusLine;

struct WindowOptions {
    // Empty: the one of last time, else the first manager. On a server it is who logged in, unless that is an
    // administrator.
    QString operatorName;
    QString prodctl;  // path of prodctl, to start an agent; empty: there is none
    QString connection{};  // whose store it is; empty: the store was named by its path or address
    bool agentFindsPassword = true;  // where this window had it from
};

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    // `store`, `bus`, `settings` and `theme` outlive the window.
    MainWindow(StoreClient &store, const CommandBus &bus, QSettings &settings, Theme &theme,
               const WindowOptions &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    PanelContext &context() { return m_context; }
    CommandActions &commands() { return m_commands; }
    const QList<Panel *> &panels() const { return m_panels; }
    QDockWidget *dock(const QString &panelId) const;
    JobTreePanel *jobTree() const { return m_jobTree; }
    JobDetailsPanel *jobDetails() const { return m_jobDetails; }
    RequestsPanel *requests() const { return m_requests; }
    StatusLine *statusLine() const { return m_status; }

    void showPanel(const QString &id);
    void resetLayout();
    // The dialog that a command opened last, while it is open.
    PlanDialog *planDialog() const;

  signals:
    void ready();  // operators and rules are known
    // The person wants to see another store.
    void openStoreAsked();
    // ... or to look after the connections to servers.
    void connectionsAsked();

  protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

  private:
    void makePanels();
    void makeDocks();
    void makeMenus();
    void makeCommandMenus();
    void makeViewMenu();
    void makeHelpMenu();
    void loadBasics();
    void setOperators(const QList<OperatorRow> &operators, const std::optional<StoreLogin> &login);
    void ask(const QString &command, const QJsonObject &arguments);
    void propose(const QString &command, const QJsonObject &arguments);
    void runQuietly(const CommandSpec &spec, const QJsonObject &arguments);
    void follow(PlanDialog *dialog);
    void done(const Receipt &receipt);
    void undo(ReceiptId receipt);
    void startAgent();
    void showConnection(bool ok, const Error &error);
    void paintBanner();
    void showShortcuts();
    void showFilterSyntax();
    void showAbout();
    void say(const QString &sentence);

    Selection m_selection;
    PanelContext m_context;
    CommandActions m_commands;
    Theme &m_theme;
    const WindowOptions m_options;
    QList<Panel *> m_panels;
    QList<QDockWidget *> m_docks;
    RequestsPanel *m_requests = nullptr;
    JobTreePanel *m_jobTree = nullptr;
    FailureModesPanel *m_failureModes = nullptr;
    JobDetailsPanel *m_jobDetails = nullptr;
    LogbookPanel *m_logbook = nullptr;
    StatusLine *m_status = nullptr;
    QLabel *m_banner = nullptr;
    QMenu *m_operatorMenu = nullptr;
    QActionGroup *m_operatorGroup = nullptr;
    QAction *m_undo = nullptr;
    QPointer<PlanDialog> m_dialog;
    ReceiptId m_lastReceipt;
};

}  // namespace shiftdeck
