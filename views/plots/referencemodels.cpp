#include "views/plots/referencemodels.h"

#include "models/items/format.h"

namespace shiftdeck {

QList<TableColumn> ReferenceSetModel::makeColumns() const
{
    return {{tr("Name"), tr("What the reference set is called.")},
            {tr("Version"), tr("1, 2, ... of the name; the highest one counts."), true},
            {tr("Kind"), tr("What made the plots; runs of the same kind are compared with them.")},
            {tr("Runs"), tr("The runs that are compared with it.")},
            {tr("Reference run"), tr("The run whose plots are the reference."), true},
            {tr("Certified"), tr("Whether the reference run is certified good today.")},
            {tr("Plots"), tr("How many plots are in its file."), true},
            {tr("Made by"), tr("Who made this version.")},
            {tr("When"), tr("When this version was made.")},
            {tr("Why"), tr("The reason that was given.")}};
}

QVariant ReferenceSetModel::cell(const ReferenceSet &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == When)
        return format::timeUtc(row.at);
    if (role == Qt::ToolTipRole && (column == ReferenceRun || column == Plots))
        return row.plots.path;
    if (role == Qt::ToolTipRole && column == Certified && !row.isCertified)
        return tr("It was when the set was made; its flags or signatures changed since.");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Name: return row.name;
    case Version: return format::number(qint64(row.version));
    case Kind: return row.kind;
    case Runs: return tr("%1 to %2", "first run, last run").arg(row.firstRun).arg(row.lastRun);
    case ReferenceRun: return QString::number(row.plots.run);
    case Certified: return row.isCertified ? tr("good", "certified") : tr("not any more", "certified");
    case Plots: return format::number(row.plots.plots);
    case By: return row.by;
    case When: return format::time(row.at);
    case Why: return row.why.simplified();
    case ColumnCount: break;
    }
    return {};
}

QList<TableColumn> ProposedModel::makeColumns() const
{
    return {
        {tr("Run"), tr("The run that is proposed."), true},
        {tr("Certified"), tr("Whether it is certified good: a reference set is made of such runs alone.")},
        {tr("Similar"), tr("Of the same type, with luminosity or events within 15 %.")},
        {tr("Agrees"), tr("What it has in common with the run that is shown.")},
        {tr("Differs"), tr("What differs, or is not known.")}};
}

QVariant ProposedModel::cell(const ProposedReference &row, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return row.proposal.reason;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (Column(column)) {
    case Run: return QString::number(row.proposal.run);
    case Certified: return row.proposal.isEligible ? tr("good", "certified") : tr("no", "certified");
    case Similar: return row.proposal.isSimilar ? tr("yes", "similar") : tr("no", "similar");
    case Agrees: return row.proposal.agreeing();
    case Differs: return row.proposal.differing();
    case ColumnCount: break;
    }
    return {};
}

}  // namespace shiftdeck
