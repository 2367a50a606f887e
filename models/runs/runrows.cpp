#include "models/runs/runrows.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace shiftdeck {

const RunLuminosity *RunRow::by(const QString &method) const
{
    const auto found = std::find_if(luminosities.begin(), luminosities.end(),
                                    [&method](const RunLuminosity &one) { return one.method == method; });
    return found == luminosities.end() ? nullptr : &*found;
}

std::optional<qint64> RunRow::duration() const
{
    if (!run.startedAt || !run.stoppedAt)
        return {};
    return *run.stoppedAt - *run.startedAt;
}

Result<QList<RunRow>> listRunRows(Database &db, const FilterNode &filter)
{
    return snapshot(db, [&]() -> Result<QList<RunRow>> {
        SD_TRY(const QList<RunSummary> runs, listRuns(db, filter));
        QList<RunRow> rows;
        rows.reserve(runs.size());
        QHash<qint64, qsizetype> places;
        QList<RunNumber> wanted;  // all of them need no list
        for (const RunSummary &run : runs) {
            places.insert(run.run, rows.size());
            rows.append({run, {}, {}});
            if (filter.kind != FilterNode::Everything)
                wanted.append(RunNumber(run.run));
        }
        if (rows.isEmpty())
            return rows;
        SD_TRY(const auto facts, newestFacts(db, wanted));
        for (const RunFacts &one : facts)
            if (const auto place = places.constFind(one.run.value()); place != places.cend())
                rows[*place].facts = one;
        SD_TRY(const auto luminosities, newestLuminosities(db, wanted));
        for (const RunLuminosity &one : luminosities)
            if (const auto place = places.constFind(one.run.value()); place != places.cend())
                rows[*place].luminosities.append(one);
        return rows;
    });
}

Result<RunRow> loadRunRow(Database &db, RunNumber run)
{
    FilterNode only;
    only.kind = FilterNode::Compare;
    only.field = QStringLiteral("run");
    only.fieldKind = FilterField::Number;
    only.values = {run.value()};
    SD_TRY(const QList<RunRow> rows, listRunRows(db, only));
    if (rows.isEmpty())
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("RunRegistry", "run %1").arg(run.value()),
                    QCoreApplication::translate("RunRegistry", "It is not registered."));
    return rows.first();
}

std::optional<double> processedFraction(const RunSummary &run, const QString &campaign)
{
    const auto found =
        std::find_if(run.states.begin(), run.states.end(),
                     [&campaign](const RunSummary::State &state) { return state.campaign == campaign; });
    if (found == run.states.end())
        return {};
    if (found->expected > 0)
        return double(found->credited) / double(found->expected);
    return found->openUnits == 0 ? 1.0 : 0.0;
}

}  // namespace shiftdeck
