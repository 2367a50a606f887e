#include "views/people/peoplemodel.h"

#include "models/commands/presencetext.h"
#include "models/core/timespan.h"

namespace shiftdeck {

QList<TableColumn> PeopleModel::makeColumns() const
{
    return {
        {tr("Who"), tr("The operator, or the agent.")},
        {tr("Role"), tr("What the operator may do.")},
        {tr("Does"), tr("What is about to be done, and which requests are open.")},
        {tr("Where"), tr("The program, and the machine that it runs on.")},
        {tr("Here for"), tr("How long ago the program was started."), true},
        {tr("Heard"),
         tr("How long ago the program last said that it is there; after 30 s it counts as gone."), true},
    };
}

QVariant PeopleModel::cell(const Person &row, int column, int role) const
{
    const PresentSession &s = row.session;
    if (role == SortRole && column == Since)
        return s.started + row.age;
    if (role == SortRole && column == Heard)
        return s.heard + row.age;
    if (role == Qt::ToolTipRole)
        return column == Doing ? row.doing : QString();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Who: return row.own ? tr("%1 (this window)", "an operator").arg(s.who) : s.who;
    case Role: return s.role;
    case Place: return placeText(s);
    case Since: return timeSpan(s.started + row.age);
    case Doing: return row.doing;
    case Heard: return tr("%1 ago").arg(timeSpan(s.heard + row.age));
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
