// Taking what files say about runs into the registry: what is new, what changes, what stays.
//
// The newest word counts, with three exceptions: times of a run are set only where it has none; the nominal
// energy of a luminosity table does not replace the measured one of a fill table; and a sum alone does not
// replace delivered and recorded luminosity, or luminosity sections, that agree with it (to 1e-6, what tables
// print). Files are taken in their order, each on top of the others.
//
// planImport only reads; writeImport writes all of the plan in the caller's transaction, with an audit row
// per run and per file.
#pragma once

#include "models/production/audit.h"
#include "models/runs/registry.h"
#include "models/runs/runfile.h"

namespace shiftdeck {

struct RunImport {
    RunNumber run;
    qint64 firstLine = 0, lastLine = 0;
    bool isNew = false;  // the run is registered
    QStringList changes;  // "HFET recorded: 1.2 /pb -> 1.3 /pb"; empty: all of it is known
    QString before, after;  // what the store says of the run, and what it would; for plan and audit
    // What is written; none of it where it is known already.
    std::optional<TimeMs> startedAt, stoppedAt;
    struct NewLuminosity {
        LuminosityNews news;
        LumiUnit unit = LumiUnit::PerPb;
    };
    QList<NewLuminosity> luminosities;
    std::optional<RunFacts> facts;

    bool isNews() const { return isNew || !changes.isEmpty(); }
};

struct FileImport {
    QString path, checksum;
    ImportFormat format = ImportFormat::RunList;
    ImportReport report;
    QList<RunImport> runs;
    QString earlier;  // "import 7 by anna": the very same file came before

    qint64 newRuns() const;
    qint64 changedRuns() const;  // known ones
    bool isNews() const { return newRuns() + changedRuns() > 0; }
};

struct ImportPlan {
    QList<FileImport> files;
    QString type;  // of new runs: "physics", ...
};

// One moment of the store; O(runs of the files).
Result<ImportPlan> planImport(Database &db, const QList<RunFile> &files, const QString &type);

// The imports made, one for each file that says anything new (0 for the others).
Result<QList<qint64>> writeImport(Database &db, const ImportPlan &plan, const Actor &actor);

}  // namespace shiftdeck
