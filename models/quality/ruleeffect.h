// What a new rule, or one that is withdrawn, would do to plots that are compared already: whose state
// changes.
//
// Pure, but for plots whose contents were let go (ComparedPlot::isDropped): the files are then read once
// more. As long as comparing the plots that match takes, so it runs on a thread of its own; a stop ends it
// within one plot.
#pragma once

#include "models/quality/plotset.h"

namespace shiftdeck {

struct StateChange {
    QString path;
    ComparisonState before = ComparisonState::Missing, after = ComparisonState::Missing;
    QString sentence;  // the verdict there would be
};

struct RuleEffect {
    int plots = 0;  // that were looked at
    int matching = 0;  // whose names the pattern matches
    QList<StateChange> changes;  // to the worst state first, then by name

    // How many change from one state to another.
    QMap<std::pair<ComparisonState, ComparisonState>, int> counts() const;
};

// The rules as if this one was written now: it comes first, and is the only one of its pattern.
QList<PlotRule> withRule(QList<PlotRule> rules, const PlotRule &rule);
QList<PlotRule> withoutRule(QList<PlotRule> rules, const QString &pattern);

// `plots` as they were compared over `sources`; `after` with the rule of the pattern or without it.
// Cancelled after a stop, or what comparePlotFiles() says.
Result<RuleEffect> effectOfRule(const QList<std::shared_ptr<const ComparedPlot>> &plots,
                                const PlotSources &sources, const QList<PlotRule> &after,
                                const QString &pattern, std::stop_token stop = {});

}  // namespace shiftdeck
