#include "views/quality/historymodel.h"

#include "models/certification/signing.h"
#include "models/items/format.h"

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistoryModel)
};

HistoryRow rowOf(const QualityFlagRow &flag, const std::vector<FlagRange> &ranges)
{
    const FlagEntry &entry = flag.entry;
    HistoryRow row{entry.id * 3,
                   flag.at,
                   flag.by,
                   {},
                   lumisectionText(entry.first, entry.last),
                   flag.cause,
                   flag.comment,
                   QString(toWord(entry.flag)),
                   true};
    row.counts = std::any_of(ranges.begin(), ranges.end(),
                             [&entry](const FlagRange &range) { return range.entry == entry.id; });
    const QString what = entry.automatic ? Text::tr("%1, automatic", "a flag").arg(toWord(entry.flag))
                                         : QString(toWord(entry.flag));
    if (entry.undoes != 0)
        row.what = Text::tr("Flag %1 undone").arg(entry.undoes);
    else if (flag.undoneBy != 0)
        row.what = Text::tr("Flag %1: %2 (undone)", "number, flag").arg(QString::number(entry.id), what);
    else if (row.counts)
        row.what = Text::tr("Flag %1: %2", "number, flag").arg(QString::number(entry.id), what);
    else
        row.what =
            Text::tr("Flag %1: %2 (others count)", "number, flag").arg(QString::number(entry.id), what);
    return row;
}
}  // namespace

QList<HistoryRow> historyRows(const QList<QualityFlagRow> &flags, const QList<QualityStateRow> &states,
                              const std::vector<FlagRange> &ranges)
{
    QList<HistoryRow> rows;
    for (const QualityFlagRow &flag : flags)
        rows.append(rowOf(flag, ranges));
    for (const QualityStateRow &state : states) {
        if (!state.confirmedBy.isEmpty())
            rows.append({state.id * 3 + 1,
                         state.confirmedAt,
                         state.confirmedBy,
                         Text::tr("Confirmed"),
                         {},
                         {},
                         state.confirmComment,
                         QStringLiteral("completed"),
                         true});
        const QString what = state.state == QualityState::Open ? Text::tr("Opened again")
            : state.state == QualityState::SignedOff           ? Text::tr("Signed off")
                                                               : Text::tr("Completed");
        rows.append({state.id * 3 + 2,
                     state.at,
                     state.by,
                     what,
                     {},
                     {},
                     state.comment,
                     QString(toWord(state.state)),
                     true});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const HistoryRow &a, const HistoryRow &b) { return a.at > b.at; });
    return rows;
}

QList<TableColumn> HistoryModel::makeColumns() const
{
    return {{tr("When"), tr("When it was said, in local time.")},
            {tr("Who"), tr("Who said it.")},
            {tr("What"), tr("The flag, its undoing, or the signature.")},
            {tr("Lumisections"), tr("For which lumisections (LS) the flag is.")},
            {tr("Cause"), tr("What was wrong.")},
            {tr("Comment"), tr("What was noted.")}};
}

QVariant HistoryModel::cell(const HistoryRow &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == When)
        return format::timeUtc(row.at);
    if (role == Qt::ToolTipRole && column == Comment)
        return row.comment;
    if (role == SortRole && column == When)
        return row.at;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case When: return format::time(row.at);
    case Who: return row.who;
    case What: return row.what;
    case Lumisections: return row.lumisections;
    case Cause: return row.cause;
    case Comment: return row.comment;
    }
    return {};
}

}  // namespace shiftdeck
