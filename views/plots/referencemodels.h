// Reference sets, and runs that are proposed as references, as tables. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/quality/proposedreferences.h"

#include <QCoreApplication>

namespace shiftdeck {

class ReferenceSetModel : public TableModel<ReferenceSet> {
    Q_DECLARE_TR_FUNCTIONS(ReferenceSetModel)

  public:
    enum Column { Name, Version, Kind, Runs, ReferenceRun, Certified, Plots, By, When, Why, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const ReferenceSet &row) const override { return row.id; }
    QVariant cell(const ReferenceSet &row, int column, int role) const override;
};

// The best first, which is the order of its rows.
class ProposedModel : public TableModel<ProposedReference> {
    Q_DECLARE_TR_FUNCTIONS(ProposedModel)

  public:
    enum Column { Run, Certified, Similar, Agrees, Differs, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const ProposedReference &row) const override { return row.proposal.run; }
    QVariant cell(const ProposedReference &row, int column, int role) const override;
};

}  // namespace shiftdeck
