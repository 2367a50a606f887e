#include "views/plots/plotrulemodels.h"

#include "models/items/format.h"
#include "views/plots/plotcolours.h"

#include <QLocale>

namespace shiftdeck {

namespace {
QString number(double value) { return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest); }

QString signedState(ComparisonState state) { return stateSign(state) + u' ' + stateText(state); }
}  // namespace

QString PlotRuleModel::keyOf(const QString &pattern, int version)
{
    return QStringLiteral("%1 %2").arg(version).arg(pattern);
}

QList<TableColumn> PlotRuleModel::makeColumns() const
{
    return {
        {tr("Pattern"), tr("Of names of plots with their folders: * is any text, ? any character.")},
        {tr("Version"), tr("1, 2, ... of the pattern; the highest one counts."), true},
        {tr("State"), tr("Whether it holds. Where several patterns match, the rule set last does.")},
        {tr("Tests"), tr("Each test with its thresholds: for a warning / for an error.")},
        {tr("Entries"), tr("Effective entries that data and reference need for a verdict."), true},
        {tr("Tolerance"), tr("Of the test deviating-bins: 0.01 is one per cent."), true},
        {tr("Scaled"), tr("Whether the reference is scaled to the data, where the kind of plot allows it.")},
        {tr("Detector"), tr("That these plots are about.")},
        {tr("Kind"), tr("Where more is known than the class of a plot tells.")},
        {tr("Shifter"), tr("Whether these are among the few plots that a shifter looks at.")},
        {tr("Set by"), tr("Who wrote this version.")},
        {tr("When"), tr("When this version was written.")},
        {tr("Why"), tr("The reason that was given.")}};
}

QVariant PlotRuleModel::cell(const RuleVersion &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == When)
        return format::timeUtc(row.row.at);
    if (role == Qt::ToolTipRole && column == Tests)
        return row.row.rule;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Pattern: return row.row.pattern;
    case Version: return format::number(qint64(row.row.version));
    case State:
        return row.holds        ? tr("holds", "a plot rule")
            : row.row.withdrawn ? tr("withdrawn", "a plot rule")
                                : tr("older", "a version of a plot rule");
    case Tests: {
        if (!row.rule)
            return row.row.rule;
        QStringList tests;
        for (const Threshold &t : row.rule->thresholds)
            tests.append(QStringLiteral("%1 %2 / %3")
                             .arg(QString(toWord(t.test)), number(t.warning), number(t.error)));
        return tests.join(QStringLiteral(", "));
    }
    case Entries: return row.rule ? number(row.rule->minimumEntries) : QString();
    case Tolerance: return row.rule ? number(row.rule->tolerance) : QString();
    case Scaled:
        return !row.rule          ? QString()
            : row.rule->normalise ? tr("yes", "reference scaled")
                                  : tr("no", "reference scaled");
    case Detector: return row.row.detector.isEmpty() ? tr("by its folder", "detector") : row.row.detector;
    case Kind: return row.row.plotKind.isEmpty() ? tr("by its class", "kind of plot") : row.row.plotKind;
    case Shifter: return row.row.shifter ? tr("yes", "for shifters") : QString();
    case By: return row.row.by;
    case When: return format::time(row.row.at);
    case Why: return row.row.why.simplified();
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> StateChangeModel::makeColumns() const
{
    return {{tr("Plot"), tr("Its name with its folders.")},
            {tr("Now"), tr("Its state by the rules that hold.")},
            {tr("Then"), tr("Its state by the new rule.")},
            {tr("Verdict"), tr("What would be found.")}};
}

QVariant StateChangeModel::cell(const StateChange &row, int column, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Plot: return row.path;
    case Before: return signedState(row.before);
    case After: return signedState(row.after);
    case Verdict: return row.sentence;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
