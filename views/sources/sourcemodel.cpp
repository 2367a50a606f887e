#include "views/sources/sourcemodel.h"

#include "models/core/timespan.h"
#include "models/items/format.h"
#include "models/items/sourcetext.h"

namespace shiftdeck {

namespace {
qint64 waitingOf(const RunSource &source)
{
    return source.count(SourceRunState::Seen) + source.count(SourceRunState::Growing)
        + source.count(SourceRunState::Complete);
}
}  // namespace

QList<TableColumn> SourceModel::makeColumns() const
{
    return {
        {tr("Source"), tr("What it is called.")},
        {tr("State"), tr("Whether the agent looks at it, and whether it can.")},
        {tr("Campaign"), tr("The campaign that its requests belong to.")},
        {tr("Asks for"), tr("The steps that are requested of each run.")},
        {tr("Last look"), tr("How long ago the agent looked."), true},
        {tr("Waiting"), tr("Runs that are seen and not complete yet."), true},
        {tr("Requested"), tr("Runs that became requests."), true},
        {tr("Refused"), tr("Runs that cannot be requested; each says why."), true},
        {tr("Changed since"), tr("Requested runs of which the source shows more, or other, files now."),
         true},
        {tr("Place"), tr("Where the agent looks.")},
        {tr("Problem"), tr("What was wrong with the last look.")},
    };
}

QVariant SourceModel::cell(const SourceRow &row, int column, int role) const
{
    const RunSource &s = row.source;
    if (role == WordRole)
        return column == State ? QVariant(sourceStateWord(s, row.now)) : QVariant();
    if (role == SortRole) {
        switch (Column(column)) {
        case Looked: return s.look ? s.look->at : 0;
        case Waiting: return waitingOf(s);
        case Requested: return s.count(SourceRunState::Requested);
        case Refused: return s.count(SourceRunState::Refused);
        case Later: return s.changedLater;
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && column == Looked)
        return s.look ? tr("%1; it took %2; runs: %3, files: %4; runs outside of the campaign's range: %5",
                           "time, span, numbers")
                            .arg(format::timeUtc(s.look->at), format::span(s.look->tookMs),
                                 format::number(s.look->runs), format::number(s.look->files),
                                 format::number(s.look->ignored))
                      : tr("No agent has looked yet.");
    if (role == Qt::ToolTipRole && (column == Steps || column == Name))
        return policyText(s);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Name: return s.name;
    case State: return sourceStateText(s, row.now);
    case Campaign: return s.campaign;
    case Steps: return stepsText(s.steps);
    case Looked: return s.look ? timeAgo(std::min(s.look->at, row.now), row.now) : tr("never", "looked at");
    case Waiting: return format::number(waitingOf(s));
    case Requested: return format::number(s.count(SourceRunState::Requested));
    case Refused: return format::number(s.count(SourceRunState::Refused));
    case Later: return format::number(s.changedLater);
    case Place: return s.location;
    case Problem: return s.look ? s.look->problem : QString();
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> SourceRunModel::makeColumns() const
{
    return {
        {tr("Run"), tr("The run number."), true},
        {tr("State"), tr("seen, growing, complete, requested or refused.")},
        {tr("Files"), tr("Its raw files at the source."), true},
        {tr("Size"), tr("The bytes of its raw files."), true},
        {tr("First seen"), tr("How long ago the source showed it first."), true},
        {tr("Requests"), tr("What it became: number, step and status of each request.")},
        {tr("What to know"),
         tr("What it waits for, why it is refused, or what changed after it was requested.")},
    };
}

QVariant SourceRunModel::cell(const SourceRunRow &row, int column, int role) const
{
    const SourceRun &r = row.run;
    if (role == WordRole) {
        if (column != State)
            return {};
        return r.later.isEmpty() ? QString(QStringLiteral("source.") + toWord(r.state))
                                 : QStringLiteral("source.later");
    }
    if (role == SortRole) {
        switch (Column(column)) {
        case Run: return r.run;
        case State: return int(r.state);
        case Files: return r.files;
        case Bytes: return r.bytes;
        case Seen: return r.firstSeenAt;
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && column == Seen)
        return format::timeUtc(r.firstSeenAt);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Run: return QString::number(r.run);
    case State: return r.later.isEmpty() ? QString(toWord(r.state)) : tr("requested, changed since", "a run");
    case Files: return format::number(r.files);
    case Bytes: return format::bytes(r.bytes);
    case Seen: return timeAgo(std::min(r.firstSeenAt, row.now), row.now);
    case Requests: return sourceRequestsText(r);
    case Why: return sourceRunText(row.source, r, row.now);
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
