// Files of plots of runs, reference sets and rules about plots, as the store keeps them. Read-only; any
// Database.
//
// Times are milliseconds since 1970-01-01 UTC, of who wrote them. Rows are never changed: of a run and
// kind, of a name, of a pattern the newest row counts, and the older ones stay to be read.
#pragma once

#include "models/core/clock.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

struct RunPlots {
    qint64 id = 0;  // 0: a merged file of the catalogue, which nobody registered
    qint64 run = 0, lastRun = 0;  // the same, but for merged files of several runs
    QString kind;  // "online", "prompt", ...; of a merged file the name of its campaign
    QString path;
    qint64 plots = 0;  // how many are in it; 0: not counted
    qint64 bytes = 0;
    QString adler32, by;  // by: who registered it
    TimeMs at = 0;
    RequestId request;  // that made it; invalid: registered by a person or a program
};
// The newest file of each run and kind, and the merged files of tier "histogram" of finished requests; the
// newest run first.
Result<QList<RunPlots>> listRunPlots(Database &db);
// That of a run and kind; NotFound. Without a kind the one registered last.
Result<RunPlots> findRunPlots(Database &db, qint64 run, const QString &kind = {});

struct ReferenceSet {
    qint64 id = 0;
    QString name;
    int version = 0;
    QString kind;
    qint64 firstRun = 0, lastRun = 0;  // that are compared with it
    RunPlots plots;
    QString why, by;
    TimeMs at = 0;
    bool isNewest = false;  // of its name
    bool isCertified = false;  // its run is certified good, now: it was when the set was made

    QString title() const;  // "muons version 2"
};
// All versions, by name, the newest first.
Result<QList<ReferenceSet>> listReferences(Database &db);
// The newest versions whose range has the run, of this kind; the one made last first.
Result<QList<ReferenceSet>> referencesFor(Database &db, qint64 run, const QString &kind);
// NotFound. Version 0: the newest.
Result<ReferenceSet> findReference(Database &db, const QString &name, int version = 0);

struct PlotRuleRow {
    QString pattern;
    int version = 0;
    QString detector, rule, plotKind;  // see models/quality/plotrules.h
    bool shifter = false, withdrawn = false;
    QString why, by;
    TimeMs at = 0;
};
// The rules that stand, the one written last first; `history`: all versions of all patterns, by pattern.
Result<QList<PlotRuleRow>> listPlotRules(Database &db, bool history = false);
Result<std::optional<PlotRuleRow>> findPlotRule(Database &db, const QString &pattern);

// What is known of a run that has plots of a kind, for choosing a reference for another run.
struct ReferenceFacts {
    RunPlots plots;
    QString type;  // of the run: "physics", ...
    qint64 events = 0;
    std::optional<double> luminosity;  // recorded, in `unit`
    QString unit;
    TimeMs startedAt = 0;  // 0: not known
    bool isCertified = false;
};
// Of every run with registered plots of the kind, the newest run first; that of the run itself with them.
Result<QList<ReferenceFacts>> referenceFacts(Database &db, const QString &kind);

}  // namespace shiftdeck
