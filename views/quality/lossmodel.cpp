#include "views/quality/lossmodel.h"

#include "models/items/format.h"

namespace shiftdeck {

QList<LossRow> lossRows(const GoodRuns &made, LossBy by)
{
    QList<LossRow> rows;
    const auto add = [&rows](const QString &name, const QStringList &detectors, const LumiCount &own,
                             const std::optional<LumiCount> &shared) {
        rows.append({int(rows.size()) + 1, name, detectors, own, shared});
    };
    const auto addSeveral = [&add](const LumiCount &several) {
        if (several.lumisections > 0)
            add(LossModel::tr("(several together)"), {}, several, {});
    };
    if (by == LossBy::Clause)
        for (const Loss &loss : made.losses)
            add(loss.clause, {}, loss.own, loss.shared);
    if (by == LossBy::Cause && made.byCause) {
        for (const CauseLoss &loss : made.byCause->causes)
            add(causeName(loss), loss.detectors, loss.own, loss.shared);
        addSeveral(made.byCause->severalCauses);
    }
    if (by == LossBy::Detector && made.byCause) {
        for (const DetectorLoss &loss : made.byCause->detectors)
            add(detectorName(loss), {}, loss.own, loss.shared);
        addSeveral(made.byCause->severalDetectors);
    }
    return rows;
}

QList<TableColumn> LossModel::makeColumns() const
{
    return {{tr("Lost by"), lossConvention()},
            {tr("LS, alone"), tr("Lumisections that only this one keeps out."), true},
            {tr("Luminosity, alone"), tr("In lumisections that only this one keeps out."), true},
            {tr("LS, shared"), tr("Lumisections that others keep out, too."), true},
            {tr("Luminosity, shared"), tr("In lumisections that others keep out, too."), true}};
}

QString LossModel::lumiText(const LumiCount &count)
{
    if (!count.luminosity)
        return QStringLiteral("-");
    return count.dark == 0 ? count.luminosity->shown()
                           : tr("%1, %2 LS without", "luminosity, number")
                                 .arg(count.luminosity->shown(), format::number(count.dark));
}

QVariant LossModel::cell(const LossRow &row, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == Name)
        return row.detectors.isEmpty()
            ? row.name
            : tr("%1: %2", "cause, detectors").arg(row.name, row.detectors.join(QStringLiteral(", ")));
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (column) {
    case Name:
        return row.detectors.isEmpty()
            ? row.name
            : tr("%1 (%2)", "cause, detectors").arg(row.name, row.detectors.join(QStringLiteral(", ")));
    case OwnLs: return format::number(row.own.lumisections);
    case OwnLumi: return lumiText(row.own);
    case SharedLs: return row.shared ? format::number(row.shared->lumisections) : QString();
    case SharedLumi: return row.shared ? lumiText(*row.shared) : QString();
    }
    return {};
}

}  // namespace shiftdeck
