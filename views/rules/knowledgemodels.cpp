#include "views/rules/knowledgemodels.h"

#include "models/core/failureclass.h"
#include "models/items/format.h"

namespace shiftdeck {

namespace {
QString titleOf(const QString &failureClassWord) { return failureClass(failureClassWord).translatedTitle(); }
}  // namespace

QList<TableColumn> RuleModel::makeColumns() const
{
    return {
        {tr("Rule"), tr("Its number."), true},
        {tr("Class"), tr("The failures that it is about.")},
        {tr("Error text"), tr("What their error text has to contain.")},
        {tr("Where"), tr("The step and the site that it is about.")},
        {tr("Action"), tr("What the agent does with such a failed job.")},
        {tr("Mode"), tr("watch: counted only; act: followed by the agent; off: neither.")},
        {tr("Would have"), tr("Failed jobs about which it would have decided, had it acted."), true},
        {tr("Did"), tr("Failed jobs with which it did what it says."), true},
        {tr("Last hit"), tr("When it last fitted a failed job.")},
        {tr("By"), tr("Who changed it last.")},
    };
}

QVariant RuleModel::cell(const RetryRule &row, int column, int role) const
{
    if (role == WordRole)
        return column == Class && !row.failureClass.isEmpty() ? QVariant(row.failureClass) : QVariant();
    if (role == SortRole) {
        switch (Column(column)) {
        case Number: return row.id.value();
        case Would: return row.would;
        case Did: return row.did;
        case LastHit: return row.lastHitAt.value_or(0);
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && column == Class)
        return row.failureClass.isEmpty() ? QVariant() : failureClass(row.failureClass).translatedMeaning();
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Number: return QString::number(row.id.value());
    case Class: return row.failureClass.isEmpty() ? tr("every class") : titleOf(row.failureClass);
    case Signature: return row.signature.isEmpty() ? tr("any") : row.signature;
    case Where: {
        const QString step = row.step.isEmpty() ? tr("every step") : row.step;
        return row.site.isValid() ? tr("%1 at %2", "step, site").arg(step, row.siteName) : step;
    }
    case Action: return translatedAction(row.action);
    case Mode: return translatedMode(row.mode);
    case Would: return format::number(row.would);
    case Did: return format::number(row.did);
    case LastHit: return row.lastHitAt ? format::time(*row.lastHitAt) : tr("never", "a rule was hit");
    case By: return row.changedBy;
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> ExitCodeModel::makeColumns() const
{
    return {
        {tr("Step"), tr("What the application does.")},
        {tr("Release"), tr("The software version that it holds for.")},
        {tr("Exit code"), tr("What the application ends with."), true},
        {tr("Meaning"), tr("What it means, in the verdict of the job.")},
        {tr("Class"), tr("What such a failure counts as.")},
        {tr("Retry helps"), tr("Whether the same work may simply be tried again.")},
        {tr("By"), tr("Who wrote it down.")},
    };
}

QString ExitCodeModel::key(const ExitCode &row) const
{
    return QStringLiteral("%1/%2/%3").arg(row.step, row.release, QString::number(row.code));
}

QVariant ExitCodeModel::cell(const ExitCode &row, int column, int role) const
{
    if (role == WordRole)
        return column == Class ? QVariant(row.failureClass) : QVariant();
    if (role == SortRole && column == Code)
        return row.code;
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Step: return row.step;
    case Release: return row.release.isEmpty() ? tr("every release") : row.release;
    case Code: return QString::number(row.code);
    case Meaning: return row.meaning;
    case Class: return titleOf(row.failureClass);
    case RetryHelps:
        if (row.retryHelps.value_or(failureClass(row.failureClass).retryHelps))
            return tr("yes", "a retry helps");
        return tr("not by itself", "a retry helps");
    case By: return row.changedBy;
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> LimitModel::makeColumns() const
{
    return {
        {tr("Limit"), tr("Its name.")},
        {tr("Value"), tr("What it is now."), true},
        {tr("Unit"), tr("What is counted or measured.")},
        {tr("Meaning"), tr("What the agent does by it.")},
        {tr("Changed"), tr("When somebody changed it last.")},
        {tr("By"), tr("Who changed it last.")},
    };
}

QVariant LimitModel::cell(const Limit &row, int column, int role) const
{
    if (role == SortRole) {
        switch (Column(column)) {
        case Name: return row.id;
        case Value: return row.value;
        case Changed: return row.changedAt;
        default: break;
        }
    }
    if (role == Qt::ToolTipRole && column == Value)
        return tr("Between %1 and %2.", "bounds of a limit")
            .arg(limitText(row.unit, row.least), limitText(row.unit, row.most));
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Name: return QString(toWord(row.name));
    case Value: return limitText(row.unit, row.value);
    case Unit: return translatedUnit(row.unit);
    case Meaning: return limitMeaning(row.name);
    case Changed: return row.changedAt > 0 ? format::time(row.changedAt) : tr("never", "a limit was changed");
    case By: return row.changedBy;
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
