// All plots of a file over up to four reference files: read, compared by the rules that hold, and what
// comes of them per detector.
//
// Nothing here keeps a file open afterwards. comparePlotFiles() blocks as long as the disk does and hands
// its plots on in portions, so it runs on a thread of its own; everything else is pure. Memory: plots are
// kept whole until they have `keptCells` cells together; later ones are compared all the same, and only
// their contents are let go (`isDropped`): readPlots() reads those of one plot again.
#pragma once

#include "models/quality/plotfile.h"
#include "models/quality/plotrules.h"

#include <QMap>

#include <functional>
#include <memory>
#include <stop_token>

namespace shiftdeck {

inline constexpr int kMostReferences = 4;

struct PlotSource {
    QString path, title;  // of the file; what a person calls it: "run 148058, prompt"
};
struct PlotSources {
    PlotSource data;
    QList<PlotSource> references;  // the first one gives the verdict; at most kMostReferences
};

using PlotPointer = std::shared_ptr<const Plot>;  // null: it is not there, or could not be read

struct ComparedPlot {
    QString path, title, className, detector;
    PlotKind kind = PlotKind::Counts;
    ComparisonRule rule;
    QString rulePattern;  // empty: the default
    bool shifter = false;
    PlotPointer data;
    QList<PlotPointer> references;  // one for each source
    QList<Comparison> comparisons;  // one for each source
    ComparisonState state = ComparisonState::Missing;  // of the first reference; Missing where there is none
    QString problem;  // why it cannot be read
    bool isDropped = false;

    QString sentence() const;  // the verdict, or the problem
};

struct ComparedFiles {
    int plots = 0;
    QStringList notes;  // of the files: recovered, damaged
    QList<QString> failedReferences;  // that could not be opened, with the reason
};

struct ComparedPortion {
    QList<ComparedPlot> plots;
    int done = 0, total = 0;
};

struct CompareLimits {
    qint64 keptCells = 30'000'000;
    int portion = 40;  // plots
};

// What PlotFile says of the file of the data; Cancelled after a stop. Plots that only a reference has come
// at the end.
Result<ComparedFiles> comparePlotFiles(const PlotSources &sources, const QList<PlotRule> &rules,
                                       const std::function<void(ComparedPortion)> &hand,
                                       std::stop_token stop = {}, const CompareLimits &limits = {});
// One plot of each file again: its contents.
Result<ComparedPlot> readPlots(const PlotSources &sources, const QList<PlotRule> &rules, const QString &path);

// Of plots that are read already; `references` may hold null. `path` chooses the rule.
ComparedPlot comparePlots(const QString &path, const PlotPointer &data, const QList<PlotPointer> &references,
                          const QList<PlotRule> &rules);
// Efficiencies by their values and the half width of their intervals, everything else as comparison.h says.
Comparison comparePlots(const Plot *data, const Plot *reference, const ComparisonRule &rule,
                        std::optional<PlotKind> known = {});

// By state, then by how improbable, then by name.
bool isWorse(const ComparedPlot &a, const ComparedPlot &b);
void sortWorstFirst(QList<ComparedPlot> &plots);

struct DetectorSummary {
    QString detector;  // empty: plots outside of all folders
    ComparisonState state = ComparisonState::Missing;  // the worst
    QMap<ComparisonState, int> counts;  // of every state there is, so that what was not compared is seen
    int plots = 0;
};
// The worst first.
QList<DetectorSummary> summariesOf(const QList<ComparedPlot> &plots);

}  // namespace shiftdeck
