// What can be shown and what it can be compared with, as the store answered: runs with plots, reference
// sets, rules. Plain values; pure functions.
#pragma once

#include "models/quality/plotset.h"
#include "models/storage/references.h"

namespace shiftdeck {

struct PlotBook {
    QList<RunPlots> files;  // the newest run first
    QList<ReferenceSet> sets;  // all versions
    QList<PlotRule> rules;
    QStringList problems;  // rules that cannot be read
};
// On a thread of the store.
Result<PlotBook> readPlotBook(Database &db);

QString runTitle(const RunPlots &plots);  // "148058 prompt", "146436-147043 proc10"

QString referenceTitle(const ReferenceSet &set);  // "muons version 2, run 146511"

// Which of the files shows a run best: of the run alone before those of several runs, and of `kind` before
// others, else the first one. -1: none has it.
int filesOfRun(const PlotBook &book, qint64 run, const QString &kind = {});

struct ReferenceChoice {
    PlotSource source;
    QString title;  // referenceTitle(), or "run 146436 prompt"
    bool isDefault = false;  // the set that holds for the run
};
// What these plots can be compared with: the sets that hold for the run first, then other runs of the same
// kind, the nearest runs first; at most `most`, each file once.
QList<ReferenceChoice> choicesFor(const PlotBook &book, const RunPlots &plots, qsizetype most = 40);

}  // namespace shiftdeck
