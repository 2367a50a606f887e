#include "models/items/jobfacts.h"

#include "models/items/format.h"

namespace shiftdeck {

QList<TableColumn> JobFileModel::makeColumns() const
{
    return {
        {tr("Kind"), tr("Whether the job reads or writes the file.")},
        {tr("Stream"), tr("The output kind.")},
        {tr("File"), tr("The file's name.")},
        {tr("State"), tr("What the checks made of the file.")},
        {tr("Events"), tr("Events given to the job, or found in the output."), true},
        {tr("Size"), tr("Size of the file."), true},
        {tr("Adler32"), tr("Checksum of the file.")},
        {tr("Problem"), tr("What is wrong with the file.")},
    };
}

QString JobFileModel::key(const JobFile &row) const
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(int(row.input))
        .arg(row.firstEvent)
        .arg(row.stream, row.path + row.name);
}

QVariant JobFileModel::cell(const JobFile &row, int column, int role) const
{
    if (role == WordRole)
        return column == State && !row.state.isEmpty() ? QVariant(row.state) : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Name ? QVariant(row.path) : column == Problem ? QVariant(row.problem) : QVariant();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Kind: return row.input ? tr("input") : tr("output");
    case Stream: return row.stream;
    case Name: return row.name;
    case State: return row.state;
    case Events: return role == SortRole ? QVariant(row.events) : format::number(row.events);
    case Bytes:
        return role == SortRole ? QVariant(row.bytes) : row.bytes > 0 ? format::bytes(row.bytes) : QString();
    case Adler32: return row.adler32;
    case Problem: return row.problem;
    case ColumnCount: break;
    }
    return {};
}

void TimelineModel::setEntries(const QList<TimelineEntry> &entries)
{
    m_took.clear();
    for (qsizetype i = 0; i + 1 < entries.size(); ++i)
        m_took.insert(key(entries.at(i)), entries.at(i + 1).at - entries.at(i).at);
    set(entries);
    columnChanged(Took);
}

QList<TableColumn> TimelineModel::makeColumns() const
{
    return {
        {tr("When"), tr("When the status changed.")},
        {tr("Lasted"), tr("How long the new status lasted."), true},
        {tr("From"), tr("Status before.")},
        {tr("To"), tr("Status after.")},
    };
}

QString TimelineModel::key(const TimelineEntry &row) const
{
    return QStringLiteral("%1 %2 %3").arg(row.at).arg(row.from, row.to);
}

QVariant TimelineModel::cell(const TimelineEntry &row, int column, int role) const
{
    if (role == WordRole)
        return column == From && !row.from.isEmpty() ? QVariant(row.from)
            : column == To                           ? QVariant(row.to)
                                                     : QVariant();
    if (role == Qt::ToolTipRole)
        return column == At ? QVariant(format::timeUtc(row.at)) : QVariant();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case At: return role == SortRole ? QVariant(row.at) : format::time(row.at);
    case Took: {
        const auto it = m_took.constFind(key(row));
        if (it == m_took.cend())
            return {};
        return role == SortRole ? QVariant(*it) : format::span(*it);
    }
    case From: return row.from;
    case To: return row.to;
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> EvidenceModel::makeColumns() const
{
    return {
        {tr("When"), tr("When it was found out.")},
        {tr("Fact"), tr("What was looked at.")},
        {tr("Found"), tr("What was found.")},
    };
}

QString EvidenceModel::key(const EvidenceEntry &row) const
{
    return QStringLiteral("%1 %2 %3").arg(row.at).arg(row.fact, row.value);
}

QVariant EvidenceModel::cell(const EvidenceEntry &row, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return column == Value ? QVariant(row.value)
            : column == At     ? QVariant(format::timeUtc(row.at))
                               : QVariant();
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case At: return role == SortRole ? QVariant(row.at) : format::time(row.at);
    case Fact: return row.fact;
    case Value: return row.value;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
