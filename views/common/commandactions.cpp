#include "views/common/commandactions.h"

#include "models/commands/bus.h"
#include "models/storage/requestwaits.h"
#include "views/common/icons.h"
#include "views/common/panel.h"

#include <QAction>
#include <QJsonArray>

namespace shiftdeck {

namespace {
// So many selected rows are asked whether a command may be done to them; the plan asks all.
constexpr qsizetype kMaxAsked = 200;
constexpr int kMaxCliLine = 160;

template <typename Rows>
QJsonArray idsOf(const Rows &rows)
{
    QJsonArray ids;
    for (const auto &row : rows)
        ids.append(row.id.value());
    return ids;
}

// What stands for other commands on the command line, and what is done with entries of the logbook, with
// sites, with sources of new runs, with conditions, with milestones and with the quality of runs, has its own
// place elsewhere in the window.
bool isElsewhere(const QString &id)
{
    if (id == QLatin1StringView("undo") || id == QLatin1StringView("request.set-status"))
        return true;
    for (const char *elsewhere :
         {"logbook.", "site.", "source.", "conditions.", "milestone.", "quality.", "goodruns."})
        if (id.startsWith(QLatin1StringView(elsewhere)))
            return true;
    return false;
}
}  // namespace

CommandActions::CommandActions(PanelContext &context, QObject *parent) : QObject(parent), m_context(context)
{
    for (const CommandSpec *spec : context.bus.specs()) {
        if (isElsewhere(spec->id))
            continue;
        bool requests = false, jobs = false;
        for (const Parameter &parameter : spec->parameters) {
            requests = requests || parameter.kind == ParameterKind::Requests;
            jobs = jobs || parameter.kind == ParameterKind::Jobs;
        }
        const bool aboutRequest = requests || spec->id.startsWith(QLatin1StringView("request."));
        const Group group = jobs ? Group::Job : aboutRequest ? Group::Request : Group::Campaign;
        add({spec, group, requests && !jobs, jobs, nullptr});
        if (requests && jobs)
            add({spec, Group::Request, true, false, nullptr});
    }
    addLogActions(Group::Request);
    addLogActions(Group::Job);
    connect(&context, &PanelContext::principalChanged, this, &CommandActions::update);
    connect(&context, &PanelContext::offlineChanged, this, &CommandActions::update);
    connect(&context, &PanelContext::rulesChanged, this, &CommandActions::update);
    update();
}

void CommandActions::add(Entry entry)
{
    const CommandSpec *spec = entry.spec;
    const bool second = m_byId.contains(spec->id);
    const QString title =
        second ? tr("%1 failed jobs", "the command Resubmit").arg(spec->title) : spec->title;
    const bool asks = spec->risk != Risk::None;
    entry.action =
        new QAction(icon(spec->icon), asks ? tr("%1...", "a command that asks").arg(title) : title, this);
    const QString id = second ? spec->id + kForRequests : spec->id;
    entry.action->setObjectName(id);
    entry.action->setIconText(spec->title);
    if (!spec->shortcut.isEmpty() && !second)
        entry.action->setShortcut(QKeySequence(spec->shortcut, QKeySequence::PortableText));
    connect(entry.action, &QAction::triggered, this,
            [this, entry] { m_context.ask(entry.spec->id, arguments(entry)); });
    m_byId.insert(id, entry.action);
    m_entries.append(entry);
}

void CommandActions::addLogActions(Group group)
{
    const bool jobs = group == Group::Job;
    auto *show =
        new QAction(icon(u"log"), jobs ? tr("Show job in logbook") : tr("Show request in logbook"), this);
    auto *write =
        new QAction(icon(u"comment"), jobs ? tr("Write about job...") : tr("Write about request..."), this);
    show->setObjectName(jobs ? QStringLiteral("logbook.show/job") : QStringLiteral("logbook.show/request"));
    write->setObjectName(jobs ? QStringLiteral("logbook.write/job")
                              : QStringLiteral("logbook.write/request"));
    connect(show, &QAction::triggered, this, [this, group, jobs] {
        QStringList numbers;
        for (const QString &thing : selected(group))
            numbers.append(thing.section(u' ', 1));
        m_context.selection.setLogFilter(QStringLiteral("%1 in (%2)")
                                             .arg(jobs ? QStringLiteral("job") : QStringLiteral("request"),
                                                  numbers.join(QStringLiteral(", "))));
        m_context.show(QStringLiteral("logbook"));
    });
    connect(write, &QAction::triggered, this, [this, group] {
        m_context.propose(QStringLiteral("logbook.write"),
                          {{QStringLiteral("about"), QJsonArray::fromStringList(selected(group))}});
    });
    m_log.insert(group, {show, write});
}

QStringList CommandActions::selected(Group group) const
{
    QStringList things;
    const auto add = [&things](const QString &word, const auto &rows) {
        for (const auto &row : rows.first(std::min<qsizetype>(rows.size(), kMaxThings)))
            things.append(word + u' ' + QString::number(row.id.value()));
    };
    if (group == Group::Job)
        add(QStringLiteral("job"), m_jobs);
    else
        add(QStringLiteral("request"), m_requests);
    return things;
}

QAction *CommandActions::action(const QString &commandId) const { return m_byId.value(commandId); }

QList<QAction *> CommandActions::actions(Group group) const
{
    QList<QAction *> result;
    for (const Entry &entry : m_entries)
        if (entry.group == group)
            result.append(entry.action);
    return result;
}

void CommandActions::setRequests(const QList<RequestSummary> &requests)
{
    m_requests = requests;
    update();
}

void CommandActions::setJobs(const QList<JobSummary> &jobs)
{
    m_jobs = jobs;
    update();
}

QJsonObject CommandActions::arguments(const Entry &entry) const
{
    QJsonObject result;
    for (const Parameter &parameter : entry.spec->parameters) {
        if (parameter.kind == ParameterKind::Requests && entry.takesRequests && !m_requests.isEmpty())
            result.insert(parameter.name, idsOf(m_requests));
        if (parameter.kind == ParameterKind::Jobs && entry.takesJobs && !m_jobs.isEmpty())
            result.insert(parameter.name, idsOf(m_jobs));
    }
    return result;
}

QString CommandActions::reason(const Entry &entry) const
{
    const CommandSpec &spec = *entry.spec;
    const Principal &who = m_context.principal();
    if (!m_context.offline().isEmpty())
        return m_context.offline();
    if (who.name.isEmpty())
        return tr("The operator is not known yet.");
    if (entry.takesJobs) {
        if (m_jobs.isEmpty())
            return tr("Select a job in the job tree first.");
    } else if (entry.takesRequests) {
        if (m_requests.isEmpty())
            return tr("Select a request first.");
        if (m_context.rules().isEmpty())
            return tr("The store has not answered yet.");
    }
    QString first;
    const auto anyLive = [&](const auto &rows, auto ask) {
        for (qsizetype i = 0; i < std::min(rows.size(), kMaxAsked); ++i) {
            const Availability availability = ask(rows.at(i));
            if (availability.live)
                return true;
            if (first.isEmpty())
                first = availability.reason;
        }
        return rows.size() > kMaxAsked;
    };
    if (entry.takesJobs)
        return anyLive(m_jobs,
                       [&](const JobSummary &job) { return m_context.bus.availability(spec, who, job); })
            ? QString()
            : first;
    if (entry.takesRequests && entry.action->objectName() != spec.id) {
        if (const Availability role = CommandBus::availability(spec, who); !role.live)
            return role.reason;
        return anyLive(m_requests,
                       [](const RequestSummary &request) {
                           return failedJobs(request) > 0
                               ? Availability{true, {}}
                               : Availability{false, tr("None of its jobs failed.")};
                       })
            ? QString()
            : first;
    }
    if (entry.takesRequests) {
        return anyLive(m_requests,
                       [&](const RequestSummary &request) {
                           return m_context.bus.availability(spec, who, request, m_context.rules());
                       })
            ? QString()
            : first;
    }
    return CommandBus::availability(spec, who).reason;
}

void CommandActions::update()
{
    const Availability mayWrite = m_context.allowed(*m_context.bus.spec(QStringLiteral("logbook.write")));
    for (auto it = m_log.cbegin(); it != m_log.cend(); ++it) {
        const QString none = !selected(it.key()).isEmpty() ? QString()
            : it.key() == Group::Job                       ? tr("Select a job in the job tree first.")
                                                           : tr("Select a request first.");
        const auto explain = [](QAction *action, const QString &does, const QString &why) {
            action->setEnabled(why.isEmpty());
            action->setToolTip(why.isEmpty() ? does : why);
            action->setStatusTip(why.isEmpty() ? does : tr("Not now: %1").arg(why));
        };
        explain(it->first(), tr("Shows the entries of the logbook about what is selected."), none);
        explain(it->last(), tr("Writes in the logbook about what is selected."),
                mayWrite.live ? none : mayWrite.reason);
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString why = reason(entry);
        QString line = CommandBus::cliLine(*entry.spec, arguments(entry));
        if (line.size() > kMaxCliLine)
            line = line.left(kMaxCliLine - 3) + QStringLiteral("...");
        entry.action->setEnabled(why.isEmpty());
        const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
        entry.action->setToolTip(QStringLiteral("<p><b>%1</b> %2<br>%3</p><p><code>%4</code></p>%5")
                                     .arg(entry.spec->title.toHtmlEscaped(), keys.toHtmlEscaped(),
                                          entry.spec->description.toHtmlEscaped(), line.toHtmlEscaped(),
                                          why.isEmpty()
                                              ? QString()
                                              : QStringLiteral("<p><i>%1</i></p>").arg(why.toHtmlEscaped())));
        entry.action->setStatusTip(why.isEmpty() ? QStringLiteral("%1  %2").arg(entry.spec->description, line)
                                                 : tr("Not now: %1").arg(why));
        entry.action->setWhatsThis(entry.spec->description);
    }
}

}  // namespace shiftdeck
