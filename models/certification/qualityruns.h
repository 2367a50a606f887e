// Runs with what their certification rests on: what is known about the run, and the flags of each detector.
//
// A lumisection (LS) counts from 1 to the extent of its run: what the luminosity or the facts of the run
// say, the larger one. Where neither is known a run goes as far as its flags name lumisections, and is one
// LS long at least. Reads; any Database; the rest is pure. Energies are GeV of one beam, luminosities /pb,
// times ms since 1970 UTC.
#pragma once

#include "models/core/filterexpression.h"
#include "models/core/numberranges.h"
#include "models/runs/runflags.h"

namespace shiftdeck {

struct QualityRun {
    RunNumber run;
    QString type, comment;
    qint64 events = 0;
    std::optional<TimeMs> startedAt, stoppedAt;
    std::optional<qint64> fill;
    std::optional<double> energy, lumi;  // lumi: as the filter "lumi" of runs
    qint32 lumisections = 0;  // 0: not known
    RunQuality cells;  // by detector

    qint32 extent() const;
};

struct QualityRuns {
    QList<Detector> detectors;  // that are not retired, by position
    QList<QualityRun> runs;  // ascending
};
// All runs, or those in the ranges. A handful of statements; linear in what they answer.
Result<QualityRuns> loadQualityRuns(Database &db, const std::vector<NumberRange> &runs = {});

// What a cell shows: its one flag, or "mixed" where lumisections differ.
QLatin1StringView cellWord(const QualityCell &cell, qint32 extent);
// The least advanced state among the detectors that are required (all, where none is).
QualityState stateOfRun(const QualityRun &run, const QList<Detector> &detectors);

// Fields about runs, then one per detector. ForRuns: the word of the cell. ForLumisections: the flag of an
// LS.
enum class QualityFilter { ForRuns, ForLumisections };
QList<FilterField> qualityFields(const QList<Detector> &detectors, QualityFilter what);
// Names that no detector may have, since they are fields of runs or words of the language.
bool isTakenName(const QString &name);

// The value of a field about the run; invalid: not known, or of a detector.
QVariant runValue(const QualityRun &run, const QList<Detector> &detectors, const QString &field);
// Those of a filter in the language of QualityFilter::ForRuns.
QList<QualityRun> matching(const FilterNode &filter, const QualityRuns &all);

}  // namespace shiftdeck
