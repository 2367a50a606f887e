#include "views/streams/streammodel.h"

#include "models/items/format.h"
#include "models/items/retentiontext.h"
#include "views/common/saving.h"

namespace shiftdeck {

QString markText(const StreamSummary &stream)
{
    QStringList sentences;
    if (stream.damaged > 0)
        sentences.append(StreamModel::tr("%n credited output(s) were damaged or lost before the merge.",
                                         nullptr, int(stream.damaged)));
    for (const RunRetention &run : stream.runs) {
        if (const QString why = suspicionText(run); !why.isEmpty())
            sentences.append(StreamModel::tr("Run %1: %2", "run, what is suspicious").arg(run.run).arg(why));
        if (sentences.size() >= 5)
            break;
    }
    return sentences.join(u' ');
}

QList<TableColumn> StreamModel::makeColumns() const
{
    return {
        {tr("Request"), tr("Campaign, step and number of the request.")},
        {tr("Stream"), tr("One kind of output.")},
        {tr("Runs"), tr("Runs with a credited output."), true},
        {tr("Outputs"), tr("Credited outputs."), true},
        {tr("Empty"), tr("Credited outputs without an event: good, and watched."), true},
        {tr("Read"), tr("Events that the credited jobs read."), true},
        {tr("Kept"), tr("Events in the outputs."), true},
        {tr("Kept / read"), tr("The retention rate with its statistical error."), true},
        {tr("Outside"), tr("Runs that keep less or more than the campaign before lets expect."), true},
        {tr("Look at"), tr("Runs that are empty where the other runs are not, and damaged outputs.")},
        {tr("To merge"), tr("Credited outputs that are in no merged file yet."), true},
        {tr("Merged"), tr("Outputs that are in a verified merged file."), true},
        {tr("Deleted"), tr("Merged outputs that were deleted since."), true},
        {tr("Never merged"), tr("Surplus and superseded outputs, and those signed off as lost."), true},
    };
}

QVariant StreamModel::cell(const StreamRow &entry, int column, int role) const
{
    const StreamSummary &row = entry.stream;
    const bool compared = entry.band.spread.isKnown();
    if (role == Qt::ToolTipRole && column == Expected)
        return spreadText(entry.band);
    const qint64 never = row.surplus + row.superseded + row.lost;
    if (role == Qt::ToolTipRole && column == Mark)
        return markText(row);
    if (role == SortRole) {
        switch (Column(column)) {
        case Request: return row.requestId.value();
        case Runs: return qint64(row.runs.size());
        case Outputs: return row.outputs;
        case Empty: return row.empty;
        case Read: return row.read;
        case Kept: return row.kept;
        case Retention: return retentionRate(row.kept, row.read).value;
        case Expected: return compared ? entry.band.outside(row) : qint64(-1);
        case Mark: return row.suspiciousRuns() + row.damaged;
        case Waiting: return row.waiting;
        case Merged: return row.merged;
        case Released: return row.released;
        case NeverMerged: return never;
        case Stream:
        case ColumnCount: break;
        }
        return row.name;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Request:
        return tr("%1 (%2)", "campaign and step, number").arg(row.request).arg(row.requestId.value());
    case Stream: return row.name;
    case Runs: return format::number(row.runs.size());
    case Outputs: return format::number(row.outputs);
    case Empty: return format::number(row.empty);
    case Read: return format::number(row.read);
    case Kept: return format::number(row.kept);
    case Retention: return rateText(row.kept, row.read);
    case Expected:
        return compared
            ? tr("%1 of %2", "runs outside, runs")
                  .arg(format::number(entry.band.outside(row)), format::number(qint64(row.runs.size())))
            : QString();
    case Mark:
        if (row.suspiciousRuns() > 0)
            return tr("%n suspicious run(s)", nullptr, int(row.suspiciousRuns()));
        return row.damaged > 0 ? tr("%n damaged output(s)", nullptr, int(row.damaged)) : QString();
    case Waiting: return format::number(row.waiting);
    case Merged: return format::number(row.merged);
    case Released: return format::number(row.released);
    case NeverMerged: return format::number(never);
    case ColumnCount: break;
    }
    return {};
}

QByteArray retentionAsCsv(const StreamRow &stream)
{
    QByteArray csv =
        csvLine({QStringLiteral("run"), QStringLiteral("read"), QStringLiteral("kept"),
                 QStringLiteral("rate"), QStringLiteral("rate_error"), QStringLiteral("expected_low"),
                 QStringLiteral("expected_high"), QStringLiteral("state"), QStringLiteral("read_before"),
                 QStringLiteral("kept_before"), QStringLiteral("suspicious")});
    const auto real = [](double value) { return QString::number(value, 'g', 10); };
    for (const RunRetention &run : stream.stream.runs) {
        const Rate rate = retentionRate(run.kept, run.read);
        const auto band = stream.band.band(run);
        const bool same = stream.band.before.contains(run.run);
        const RunCount before = stream.band.before.value(run.run);
        QString state = QStringLiteral("unknown");
        switch (stream.band.state(run)) {
        case BandState::Unknown: break;
        case BandState::Inside: state = QStringLiteral("inside"); break;
        case BandState::Below: state = QStringLiteral("below"); break;
        case BandState::Above: state = QStringLiteral("above"); break;
        }
        csv += csvLine(
            {QString::number(run.run), QString::number(run.read), QString::number(run.kept), real(rate.value),
             real(rate.error), band ? real(band->low) : QString(), band ? real(band->high) : QString(), state,
             same ? QString::number(before.read) : QString(), same ? QString::number(before.kept) : QString(),
             run.suspicious ? QStringLiteral("1") : QStringLiteral("0")});
    }
    return csv;
}

QList<TableColumn> StreamRunModel::makeColumns() const
{
    return {
        {tr("Run"), tr("The first run of the jobs."), true},
        {tr("Outputs"), tr("Credited outputs."), true},
        {tr("Empty"), tr("Credited outputs without an event."), true},
        {tr("Read"), tr("Events that the credited jobs read."), true},
        {tr("Kept"), tr("Events in the outputs."), true},
        {tr("Kept / read"), tr("The retention rate with its statistical error."), true},
        {tr("Expected"), tr("The band in which the campaign before lets it be expected (99.7 %)."), true},
        {tr("Before"), tr("What the campaign before kept of the same run."), true},
        {tr("Chance"),
         tr("How probable it is that these empty runs keep nothing, when they are like the others."), true},
        {tr("Look at"), tr("Why the run is marked.")},
    };
}

QVariant StreamRunModel::cell(const StreamRunRow &entry, int column, int role) const
{
    const RunRetention &row = entry.run;
    const auto band = entry.band.band(row);
    const RunCount before = entry.band.before.value(row.run);
    const QString outside = outsideText(entry.band, row);
    if (role == Qt::ToolTipRole && column == Expected)
        return outside.isEmpty() ? spreadText(entry.band) : outside;
    if (role == SortRole) {
        switch (Column(column)) {
        case Run: return row.run;
        case Outputs: return row.outputs;
        case Empty: return row.empty;
        case Read: return row.read;
        case Kept: return row.kept;
        case Retention: return retentionRate(row.kept, row.read).value;
        case Expected: return band ? band->low : -1.0;
        case Before: return retentionRate(before.kept, before.read).value;
        case Chance: return row.chance;
        case Mark: return row.suspicious ? 2 : outside.isEmpty() ? 0 : 1;
        case ColumnCount: break;
        }
        return {};
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Run: return QString::number(row.run);
    case Outputs: return format::number(row.outputs);
    case Empty: return format::number(row.empty);
    case Read: return format::number(row.read);
    case Kept: return format::number(row.kept);
    case Retention: return rateText(row.kept, row.read);
    case Expected: return band ? bandText(*band) : QString();
    case Before: return rateText(before.kept, before.read);
    case Chance: return row.kept == 0 && row.read > 0 ? chanceText(row.chance) : QString();
    case Mark: return row.suspicious ? suspicionText(row) : outside;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
