// A panel of the main window: one dock, one subject. And what every panel is given.
//
// GUI thread. A panel never queries or reads files itself: it asks context.store.read(...) (see
// models/items/latest.h) and shows the answer when it comes.
#pragma once

#include "models/commands/bus.h"
#include "models/core/principal.h"
#include "models/items/presence.h"
#include "models/production/requests.h"
#include "models/storage/storeclient.h"
#include "views/common/selection.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QKeySequence>
#include <QSettings>
#include <QTimer>
#include <QWidget>

namespace shiftdeck {

class CommandActions;

// One per main window; outlives its panels.
class PanelContext : public QObject {
    Q_OBJECT

  public:
    PanelContext(StoreClient &client, const CommandBus &commands, Selection &shared, QSettings &config,
                 QObject *parent = nullptr);

    StoreClient &store;
    const CommandBus &bus;  // plan and execute run on the store's threads; availability() on the GUI thread
    Selection &selection;
    QSettings &settings;

    // The commands as actions, for tool bars and context menus; set before the first panel is made.
    CommandActions *actions = nullptr;

    // Who else is here; started by the main window.
    Presence &presence() { return m_presence; }

    const Principal &principal() const { return m_principal; }
    void setPrincipal(const Principal &principal);
    // Since when the store has not been reachable, as a sentence; empty while it is.
    const QString &offline() const { return m_offline; }
    // Whether the operator may do it at all, now: by role, and while the store can be reached.
    Availability allowed(const CommandSpec &spec) const;
    // The transition table, for CommandBus::availability; empty until the store answered.
    const QList<TransitionRule> &rules() const { return m_rules; }
    void setRules(const QList<TransitionRule> &rules);

    // Asks for a command: the main window plans it, shows the plan and executes it when confirmed.
    void ask(const QString &command, const QJsonObject &arguments) { emit commandAsked(command, arguments); }
    // The same with arguments that are only a proposal: the dialog opens though nothing is missing, and the
    // person changes them and says when.
    void propose(const QString &command, const QJsonObject &arguments)
    {
        emit commandProposed(command, arguments);
    }
    // A sentence for the status bar, for a few seconds.
    void say(const QString &sentence) { emit said(sentence); }
    // Brings a panel to the front ("jobtree").
    void show(const QString &panelId) { emit showAsked(panelId); }

  signals:
    void principalChanged();
    void offlineChanged();
    void rulesChanged();
    void commandAsked(const QString &command, const QJsonObject &arguments);
    void commandProposed(const QString &command, const QJsonObject &arguments);
    void said(const QString &sentence);
    void showAsked(const QString &panelId);

  private:
    Presence m_presence;
    Principal m_principal;
    QString m_offline;
    QList<TransitionRule> m_rules;
};

struct PanelInfo {
    QString id;  // "failuremodes": object name of the dock, name of the picture; never translated
    QString title;  // "Failure modes"
    QString icon;  // name in resources/icons
    QKeySequence shortcut;  // brings the panel to the front
    QString description;  // one sentence, tool tip of the View menu's entry
};

class Panel : public QWidget {
    Q_OBJECT

  public:
    explicit Panel(PanelContext &context, QWidget *parent = nullptr);

    virtual PanelInfo info() const = 0;
    // True once the panel shows what the store answered (or its empty state): for pictures and start-up.
    virtual bool isLoaded() const = 0;

    // Whether the panel is in front; Qt calls a tab behind another one visible.
    void setInFront(bool inFront);

  signals:
    // isLoaded() became true.
    void loaded();

  protected:
    // What changed in the store since the last call: called at once, but at most every 200 ms, and only while
    // the panel is in front; what changes while it is hidden arrives in one call when it is shown. The first
    // call after construction has `everything` set. Implementations start reads and return at once.
    virtual void refresh(const ChangeSet &changes) = 0;

    void showEvent(QShowEvent *event) override;

    PanelContext &m_context;

  private:
    void take(const ChangeSet &changes);
    void deliver();

    ChangeSet m_waiting;
    bool m_inFront = true;
    bool m_lost = false;  // the store is not reachable
    QTimer m_timer;
    QElapsedTimer m_delivered;  // since the last refresh()
};

// Adds `more` to `sum`, as if both were one page of changes.
void merge(ChangeSet &sum, const ChangeSet &more);

}  // namespace shiftdeck
