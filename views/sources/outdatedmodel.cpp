#include "views/sources/outdatedmodel.h"

#include "models/items/format.h"

namespace shiftdeck {

QList<TableColumn> OutdatedModel::makeColumns() const
{
    return {
        {tr("Run"), tr("The run to process again."), true},
        {tr("Request"), tr("The request whose outputs are outdated."), true},
        {tr("Campaign"), tr("The campaign of that request.")},
        {tr("Step"), tr("What was processed.")},
        {tr("Release"), tr("The software version.")},
        {tr("Conditions"), tr("The tag that it was made with.")},
        {tr("Changed"), tr("The calibrations that were replaced since.")},
        {tr("Why"), tr("Whether it read them itself, or what it was made of did.")},
        {tr("Jobs"), tr("Credited jobs that read the older conditions, or what was made with them."), true},
        {tr("Events"), tr("Events that they read."), true},
        {tr("Read"), tr("When the first of these jobs read its conditions.")},
        {tr("Replaced"), tr("When the newest of the calibrations was replaced.")},
        {tr("Processed again by"), tr("The newest request that processes the run again.")},
    };
}

QVariant OutdatedModel::cell(const OutdatedRun &row, int column, int role) const
{
    if (role == WordRole)
        return column == Again && row.again.isValid() ? QVariant(QString(toWord(row.againStatus)))
                                                      : QVariant();
    if (role == SortRole) {
        switch (Column(column)) {
        case Run: return row.run;
        case Request: return row.request.value();
        case Jobs: return row.jobs;
        case Events: return row.events;
        case Read: return row.readAt;
        case Updated: return row.updatedAt;
        case Again: return row.again.value();
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && (column == Read || column == Updated))
        return format::timeUtc(column == Read ? row.readAt : row.updatedAt);
    if (role == Qt::ToolTipRole && column == Request)
        return row.dataset;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Run: return QString::number(row.run);
    case Request: return QString::number(row.request.value());
    case Campaign: return row.campaign;
    case StepName: return QString(toWord(row.step));
    case Release: return row.release;
    case Conditions: return row.conditions;
    case Payloads: return row.payloads.join(QStringLiteral(", "));
    case Why:
        return row.from.isValid() ? tr("made of outputs of request %1").arg(row.from.value())
                                  : tr("read before they were replaced");
    case Jobs: return format::number(row.jobs);
    case Events: return format::number(row.events);
    case Read: return format::time(row.readAt);
    case Updated: return format::time(row.updatedAt);
    case Again:
        return row.again.isValid()
            ? tr("request %1: %2", "number, status").arg(row.again.value()).arg(toWord(row.againStatus))
            : QString();
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
