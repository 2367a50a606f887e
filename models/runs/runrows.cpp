#include "models/runs/runrows.h"

#include "models/storage/runfilter.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
// Where nothing is said about a run, all of it is not set.
QList<RunFlag> silence(const RunRow &row, qsizetype detectors)
{
    qint64 length = row.facts.lumisections.value_or(0);
    for (const RunLuminosity &one : row.luminosities)
        length = std::max(length, one.lumisections);
    const FlagCounts all{std::clamp<qint64>(length, 1, kLastLumisection - 1), 0, 0, 0};
    return QList<RunFlag>(detectors, RunFlag{all, QualityState::Open, false});
}
}  // namespace

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

Result<RunRows> loadRunRows(Database &db, const FilterNode &filter, RunFlagMemory *memory)
{
    return snapshot(db, [&]() -> Result<RunRows> {
        RunRows all;
        SD_TRY(all.detectors, currentDetectors(db));
        FlagsOfRuns flags;
        QList<FilterColumn> columns;
        const bool byQuality = namesDetector(filter, all.detectors);
        if (memory) {
            SD_TRY(flags, memory->flags(db, all.detectors));
        } else if (byQuality) {
            SD_TRY(flags, loadRunFlags(db, all.detectors));
        }
        if (byQuality)
            columns = detectorColumns(all.detectors, flags, db.sql().inIds);
        SD_TRY(const QList<RunSummary> runs, listRuns(db, filter, columns));
        if (runs.isEmpty())
            return all;
        if (!memory && !byQuality) {
            SD_TRY(flags, loadRunFlags(db, all.detectors, runs.first().run, runs.last().run));
        }
        all.rows.reserve(runs.size());
        QHash<qint64, qsizetype> places;
        QList<RunNumber> wanted;  // all of them need no list
        for (const RunSummary &run : runs) {
            places.insert(run.run, all.rows.size());
            all.rows.append({run, {}, {}, flags.value(run.run)});
            if (filter.kind != FilterNode::Everything)
                wanted.append(RunNumber(run.run));
        }
        SD_TRY(const auto facts, newestFacts(db, wanted));
        for (const RunFacts &one : facts)
            if (const auto place = places.constFind(one.run.value()); place != places.cend())
                all.rows[*place].facts = one;
        SD_TRY(const auto luminosities, newestLuminosities(db, wanted));
        for (const RunLuminosity &one : luminosities)
            if (const auto place = places.constFind(one.run.value()); place != places.cend())
                all.rows[*place].luminosities.append(one);
        for (RunRow &row : all.rows)
            if (row.flags.isEmpty())
                row.flags = silence(row, all.detectors.size());
        return all;
    });
}

Result<QList<RunRow>> listRunRows(Database &db, const FilterNode &filter)
{
    SD_TRY(RunRows all, loadRunRows(db, filter));
    return std::move(all.rows);
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
