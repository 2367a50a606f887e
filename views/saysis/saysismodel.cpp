#include "views/saysis/saysismodel.h"

#include "models/items/format.h"
#include "views/common/icons.h"
#include "views/common/theme.h"

#include <QGuiApplication>

namespace shiftdeck {

QList<TableColumn> SaysIsModel::makeColumns() const
{
    return {{tr("Agree"), tr("Whether records and findings agree.")},
            {tr("Kind"), tr("What kind of thing it is.")},
            {tr("What"), tr("What was compared.")},
            {tr("Records say"), tr("What the store says about it.")},
            {tr("It is"), tr("What the endpoint, the disk or the catalogue says about it.")},
            {tr("Since"), tr("How old the record is."), true},
            {tr("What to do"), tr("What it means, and what to do about it.")}};
}

QString SaysIsModel::key(const SaysIsRow &row) const
{
    return QStringLiteral("%1 %2 %3"
                          " %4").arg(int(row.kind)).arg(row.id).arg(row.request.value()).arg(row.what);
}

QVariant SaysIsModel::text(const SaysIsRow &row, int column) const
{
    switch (Column(column)) {
    case Agrees: return row.agrees ? tr("yes", "records and findings agree") : tr("no", "they disagree");
    case Kind: return toText(row.kind);
    case What: return row.what;
    case Says: return row.says;
    case Is: return row.is;
    case Since: return row.since > 0 ? format::span(m_now - row.since) : QString();
    case ToDo: return row.sentence;
    case ColumnCount: break;
    }
    return {};
}

QVariant SaysIsModel::cell(const SaysIsRow &row, int column, int role) const
{
    if (role == Qt::DecorationRole && column == Agrees) {
        const bool dark = isDark(QGuiApplication::palette());
        return row.agrees ? icon(u"ok", goodColours(dark).foreground)
                          : icon(u"warning", errorColours(dark).foreground);
    }
    if (role == SortRole && column == Agrees)
        return row.agrees ? 1 : 0;
    if (role == SortRole && column == Kind)
        return int(row.kind);
    if (role == SortRole && column == Since)
        return m_now - row.since;
    if (role == Qt::ToolTipRole && column == Since && row.since > 0)
        return format::timeUtc(row.since);
    if (role == Qt::DisplayRole || role == SortRole || role == Qt::ToolTipRole)
        return text(row, column);
    return {};
}

}  // namespace shiftdeck
