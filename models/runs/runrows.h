// Runs with all that is known about them, as the Run summary, prodctl and the exports show them.
#pragma once

#include "models/runs/runflags.h"
#include "models/storage/queries.h"

namespace shiftdeck {

struct RunRow {
    RunSummary run;
    RunFacts facts;  // its run is invalid where nothing is known
    QList<RunLuminosity> luminosities;  // the newest by each method, by method
    QList<RunFlag> flags;  // of the detectors that are not retired, by their position

    const RunLuminosity *main() const { return mainLuminosity(luminosities); }
    const RunLuminosity *by(const QString &method) const;  // nullptr: none
    std::optional<qint64> duration() const;  // ms
};

struct RunRows {
    QList<Detector> detectors;  // in the order of RunRow::flags
    QList<RunRow> rows;  // by run
};

// One moment of the store; filter fields as runFields(db). A handful of statements; O(runs and what was said
// about their quality), whatever the number of jobs. With a `memory` what was said is read once.
Result<RunRows> loadRunRows(Database &db, const FilterNode &filter = {}, RunFlagMemory *memory = nullptr);
// The rows alone.
Result<QList<RunRow>> listRunRows(Database &db, const FilterNode &filter = {});
// NotFound: it is not registered.
Result<RunRow> loadRunRow(Database &db, RunNumber run);

// How far a campaign has processed a run, from 0 to 1; none: it does not process it. A run without events is
// processed as soon as nothing of it is open.
std::optional<double> processedFraction(const RunSummary &run, const QString &campaign);

}  // namespace shiftdeck
