// Which thresholds hold for a plot, and which detector it belongs to: rules about patterns of names, as data.
//
// A pattern is matched against the whole name with its folders, upper and lower case alike being different:
// "*" is any text, also with "/", "?" one character. Of several rules that match, the first one of the list
// holds, which is the one that was written last; a plot without any has ComparisonRule(), the default. Pure
// functions; any thread; a match takes at most name x pattern steps.
#pragma once

#include "models/quality/comparison.h"

namespace shiftdeck {

struct PlotRule {
    QString pattern;
    int version = 0;  // 0: not from a store
    QString detector;  // empty: detectorOf()
    ComparisonRule rule;
    std::optional<PlotKind> kind;  // none: what the plot's class tells
    bool shifter = false;  // among the few plots that a shifter looks at
};

// InvalidInput, with what is wrong: an empty or too long pattern, a rule that is none, a kind that is none
// (empty: not said).
Result<PlotRule> plotRuleOf(const QString &pattern, const QString &detector, const QString &rule,
                            const QString &kind);

bool matchesPattern(QStringView pattern, QStringView name);
// The rule that holds, or nullptr: the default does.
const PlotRule *ruleFor(const QList<PlotRule> &rules, QStringView name);

// By the conventions of the field: "qc/MCH/MO/...": MCH; "DQMData/Run 316293/Tracker/Run summary/...":
// Tracker; otherwise the first folder. Empty: it lies in none.
QString detectorOf(QStringView name);

}  // namespace shiftdeck
