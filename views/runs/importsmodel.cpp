#include "views/runs/importsmodel.h"

#include "models/items/format.h"

#include <QJsonArray>

namespace shiftdeck {

QList<TableColumn> ImportsModel::makeColumns() const
{
    return {{tr("Import"), tr("Its number; it is withdrawn by it."), true},
            {tr("When"), tr("When it was imported, in local time.")},
            {tr("Who"), tr("Who imported it.")},
            {tr("What"), tr("The format of the file.")},
            {tr("File"), tr("Where it came from.")},
            {tr("Runs"), tr("About how many runs it said something new."), true},
            {tr("Taken"), tr("Entries of the file that were taken."), true},
            {tr("Changed"), tr("Entries that were taken, but not as they were written."), true},
            {tr("Refused"), tr("Entries that could not be taken."), true},
            {tr("Withdrawn"), tr("By which import; what it said counts no longer.")}};
}

QVariant ImportsModel::cell(const ImportRow &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == File)
        return tr("%1\n%2", "file, checksum").arg(row.origin, row.checksum);
    if (role == Qt::ToolTipRole && column == When)
        return format::timeUtc(row.at);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const auto number = [role](qint64 n) {
        return role == SortRole ? QVariant(n) : QVariant(format::number(n));
    };
    switch (column) {
    case Import: return role == SortRole ? QVariant(row.id) : QVariant(QString::number(row.id));
    case When: return role == SortRole ? QVariant(row.at) : QVariant(format::time(row.at));
    case Who: return row.by;
    case What: return row.format;
    case File: return row.origin;
    case Runs: return number(row.runs);
    case Taken: return number(row.taken);
    case Changed: return number(row.changed);
    case Refused: return number(row.refused);
    case Withdrawn: return row.withdrawnBy;
    default: return {};
    }
}

QList<RemarkRow> remarkRows(const QJsonObject &report)
{
    QList<RemarkRow> rows;
    const QJsonArray remarks = report.value(QLatin1StringView("remarks")).toArray();
    for (const QJsonValue &value : remarks)
        rows.append({int(rows.size()), value[QLatin1StringView("line")].toInteger(),
                     value[QLatin1StringView("column")].toInteger(),
                     value[QLatin1StringView("kind")].toString(),
                     value[QLatin1StringView("text")].toString()});
    return rows;
}

qint64 remarksLeftOut(const QJsonObject &report)
{
    return report.value(QLatin1StringView("leftOut")).toInteger();
}

QList<TableColumn> RemarksModel::makeColumns() const
{
    return {{tr("Line"), tr("Of the file; empty: the whole of it."), true},
            {tr("Column", "of a line"), tr("Character of the line, where it is known."), true},
            {tr("Result"), tr("Whether the entry was refused or changed, or is only worth knowing.")},
            {tr("Remark"), tr("What it is, and why.")}};
}

QVariant RemarksModel::cell(const RemarkRow &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Remark)
        return row.text;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const auto place = [role](qint64 n) {
        return role == SortRole ? QVariant(n) : n > 0 ? QVariant(QString::number(n)) : QVariant();
    };
    switch (column) {
    case Line: return place(row.line);
    case Place: return place(row.column);
    case Kind:
        if (role == SortRole)
            return row.kind;
        return row.kind == QLatin1StringView("refused") ? tr("refused", "an entry of a file")
            : row.kind == QLatin1StringView("changed")  ? tr("changed", "an entry of a file")
                                                        : tr("told", "an entry of a file");
    case Remark: return row.text;
    default: return {};
    }
}

}  // namespace shiftdeck
