// The commands as actions of menus, tool bars and context menus: one QAction each, live or greyed with the
// reason, always with the prodctl line that does the same.
//
// GUI thread. Whether an action is live is decided from the rows selected, as last loaded; the plan decides
// anew on the rows themselves.
#pragma once

#include "models/commands/command.h"
#include "models/storage/records.h"

#include <QHash>
#include <QMap>
#include <QObject>

class QAction;

namespace shiftdeck {

class PanelContext;

class CommandActions : public QObject {
    Q_OBJECT

  public:
    enum class Group { Campaign, Request, Job };
    // A command about jobs that also takes requests has a second action, for all the jobs of the requests
    // selected: its id with this at the end.
    static constexpr QLatin1StringView kForRequests{"/requests"};

    explicit CommandActions(PanelContext &context, QObject *parent = nullptr);

    QAction *action(const QString &commandId) const;  // nullptr: there is no such command
    // In menu order.
    QList<QAction *> actions(Group group) const;
    // "Show in logbook" and "Write in logbook..." about what is selected; nothing for Campaign.
    QList<QAction *> logActions(Group group) const { return m_log.value(group); }

    void setRequests(const QList<RequestSummary> &requests);
    void setJobs(const QList<JobSummary> &jobs);

  private:
    struct Entry {
        const CommandSpec *spec = nullptr;
        Group group = Group::Request;
        bool takesRequests = false, takesJobs = false;  // of what is selected
        QAction *action = nullptr;
    };
    void add(Entry entry);
    void addLogActions(Group group);
    QStringList selected(Group group) const;  // "request 3": as links of the logbook
    void update();
    QJsonObject arguments(const Entry &entry) const;
    QString reason(const Entry &entry) const;  // why it is not live; empty when it is

    PanelContext &m_context;
    QList<Entry> m_entries;
    QHash<QString, QAction *> m_byId;
    QMap<Group, QList<QAction *>> m_log;
    QList<RequestSummary> m_requests;
    QList<JobSummary> m_jobs;
};

}  // namespace shiftdeck
