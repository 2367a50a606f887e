#include "views/activity/activitymodel.h"

#include "models/commands/bus.h"
#include "models/items/format.h"

namespace shiftdeck {

namespace {
struct ActivityText {
    Q_DECLARE_TR_FUNCTIONS(ActivityText)
};
}  // namespace

QString subjectOf(const AuditEntry &entry)
{
    if (entry.entity == u"request")
        return ActivityText::tr("request %1").arg(entry.entityId);
    if (entry.entity == u"job")
        return ActivityText::tr("job %1").arg(entry.entityId);
    if (entry.entity == u"campaign")
        return ActivityText::tr("campaign %1").arg(entry.entityId);
    if (entry.entity == u"merge")
        return ActivityText::tr("merge %1").arg(entry.entityId);
    if (entry.entity == u"run")
        return ActivityText::tr("run %1").arg(entry.entityId);
    if (entry.entity == u"log")
        return ActivityText::tr("entry #%1 of the logbook").arg(entry.entityId);
    return entry.entityId > 0 ? QStringLiteral("%1 %2").arg(entry.entity).arg(entry.entityId) : entry.entity;
}

void ActivityModel::addNewest(const QList<AuditEntry> &page, int limit)
{
    const bool meets = page.size() < limit || (!page.isEmpty() && rowOf(page.last().id) >= 0);
    if (!meets || rows().isEmpty()) {
        set(page);
        return;
    }
    QList<AuditEntry> all;
    for (const AuditEntry &entry : page)
        if (rowOf(entry.id) < 0)
            all.append(entry);
    if (!all.isEmpty())
        set(all + rows());
}

bool ActivityModel::isUndoable(const AuditEntry &entry) const
{
    const CommandSpec *spec = m_bus.spec(entry.action);
    return entry.receipt.isValid() && spec && spec->undoable;
}

QString ActivityModel::actionOf(const AuditEntry &entry) const
{
    const CommandSpec *spec = m_bus.spec(entry.action);
    return spec ? spec->title : entry.action;
}

QList<TableColumn> ActivityModel::makeColumns() const
{
    return {
        {tr("When"), tr("In local time; the newest is on top.")},
        {tr("Who"), tr("The operator, or the agent.")},
        {tr("Role"), tr("In which role it was done.")},
        {tr("Action"), tr("The command.")},
        {tr("What"), tr("What it was done to.")},
        {tr("Change"), tr("From what to what.")},
        {tr("Why"), tr("The reason given.")},
    };
}

QVariant ActivityModel::cell(const AuditEntry &row, int column, int role) const
{
    if (role == SortRole && column == When)
        return row.id;
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case When: return format::timeUtc(row.at);
        case Action:
            return row.receipt.isValid() ? tr("%1, receipt %2").arg(row.action).arg(row.receipt.value())
                                         : row.action;
        case Subject:
            return row.requestId.isValid() ? tr("belongs to request %1").arg(row.requestId.value())
                                           : QString();
        case Change: break;
        case Why: return row.why;
        default: return {};
        }
    } else if (role != Qt::DisplayRole && role != SortRole) {
        return {};
    }
    switch (Column(column)) {
    case When: return format::time(row.at);
    case Who: return row.who;
    case Role: return row.role;
    case Action: return actionOf(row);
    case Subject: return subjectOf(row);
    case Change:
        if (row.from.isEmpty() || row.to.isEmpty())
            return row.from.isEmpty() ? row.to : tr("%1 → nothing", "a change").arg(row.from);
        return tr("%1 → %2", "a change").arg(row.from, row.to);
    case Why: return row.why;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
