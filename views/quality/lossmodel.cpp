#include "views/quality/lossmodel.h"

#include "models/items/format.h"

namespace shiftdeck {

QList<TableColumn> LossModel::makeColumns() const
{
    return {{tr("Clause"), tr("What stands between the \"and\"s of the rule.")},
            {tr("LS, alone"), tr("Lumisections that only this clause keeps out."), true},
            {tr("Luminosity, alone"), tr("In lumisections that only this clause keeps out."), true},
            {tr("LS, shared"), tr("Lumisections that other clauses keep out, too."), true},
            {tr("Luminosity, shared"), tr("In lumisections that other clauses keep out, too."), true}};
}

QString LossModel::lumiText(const LumiCount &count)
{
    if (!count.luminosity)
        return QStringLiteral("-");
    return count.dark == 0 ? count.luminosity->shown()
                           : tr("%1, %2 LS without", "luminosity, number")
                                 .arg(count.luminosity->shown(), format::number(count.dark));
}

QVariant LossModel::cell(const LossRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != SortRole && !(role == Qt::ToolTipRole && column == Clause))
        return {};
    switch (column) {
    case Clause: return row.loss.clause;
    case OwnLs: return format::number(row.loss.own.lumisections);
    case OwnLumi: return lumiText(row.loss.own);
    case SharedLs: return format::number(row.loss.shared.lumisections);
    case SharedLumi: return lumiText(row.loss.shared);
    }
    return {};
}

}  // namespace shiftdeck
