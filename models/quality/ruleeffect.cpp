#include "models/quality/ruleeffect.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RuleEffect)
};

void note(RuleEffect &effect, const QString &path, ComparisonState before, const ComparedPlot &after)
{
    if (before != after.state)
        effect.changes.append({path, before, after.state, after.sentence()});
}
}  // namespace

QMap<std::pair<ComparisonState, ComparisonState>, int> RuleEffect::counts() const
{
    QMap<std::pair<ComparisonState, ComparisonState>, int> counts;
    for (const StateChange &change : changes)
        ++counts[{change.before, change.after}];
    return counts;
}

QList<PlotRule> withRule(QList<PlotRule> rules, const PlotRule &rule)
{
    rules = withoutRule(std::move(rules), rule.pattern);
    rules.prepend(rule);
    return rules;
}

QList<PlotRule> withoutRule(QList<PlotRule> rules, const QString &pattern)
{
    rules.removeIf([&pattern](const PlotRule &rule) { return rule.pattern == pattern; });
    return rules;
}

Result<RuleEffect> effectOfRule(const QList<std::shared_ptr<const ComparedPlot>> &plots,
                                const PlotSources &sources, const QList<PlotRule> &after,
                                const QString &pattern, std::stop_token stop)
{
    RuleEffect effect;
    effect.plots = int(plots.size());
    QHash<QString, ComparisonState> dropped;
    for (const auto &plot : plots) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, sources.data.path, Text::tr("Stopped."));
        if (!matchesPattern(pattern, plot->path))
            continue;
        ++effect.matching;
        if (plot->isDropped)
            dropped.insert(plot->path, plot->state);
        else if (plot->data || plot->problem.isEmpty())  // no rule makes a plot readable
            note(effect, plot->path, plot->state,
                 comparePlots(plot->path, plot->data, plot->references, after));
    }
    if (!dropped.isEmpty()) {
        CompareLimits limits;
        limits.keptCells = 0;
        const auto take = [&effect, &dropped](const ComparedPortion &portion) {
            for (const ComparedPlot &plot : portion.plots)
                if (const auto before = dropped.constFind(plot.path); before != dropped.cend())
                    note(effect, plot.path, *before, plot);
        };
        SD_CHECK(comparePlotFiles(sources, after, take, stop, limits));
    }
    std::sort(effect.changes.begin(), effect.changes.end(), [](const StateChange &a, const StateChange &b) {
        return a.after != b.after ? a.after > b.after : a.path < b.path;
    });
    return effect;
}

}  // namespace shiftdeck
