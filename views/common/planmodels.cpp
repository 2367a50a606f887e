#include "views/common/planmodels.h"

#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QGuiApplication>

namespace shiftdeck {

QList<TableColumn> PlanTable::makeColumns() const
{
    return {{tr("What"), tr("What it is done to.")},
            {tr("Effect"), tr("What it becomes.")},
            {tr("Why"), tr("Why it is safe, or why it is left out.")}};
}

QVariant PlanTable::cell(const PlanRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case What: return row.item.what;
    case Effect: return row.item.effect;
    case Why: return row.item.why;
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> OutcomeTable::makeColumns() const
{
    return {{tr("What"), tr("What it was done to.")},
            {tr("Result"), tr("Whether it was done.")},
            {tr("Message"), tr("What happened.")}};
}

QVariant OutcomeTable::cell(const OutcomeRow &row, int column, int role) const
{
    if (role == Qt::DecorationRole && column == Done) {
        const bool dark = isDark(QGuiApplication::palette());
        return row.outcome.done ? icon(u"ok", goodColours(dark).foreground)
                                : icon(u"error", errorColours(dark).foreground);
    }
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case What: return row.outcome.what;
    case Done: return row.outcome.done ? tr("done", "result of a row") : tr("not done", "result of a row");
    case Message: return row.outcome.message;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
