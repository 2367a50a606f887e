// The rows of a plan and of an outcome as tables.
#pragma once

#include "models/commands/command.h"
#include "models/items/tablemodel.h"

#include <QCoreApplication>

namespace shiftdeck {

struct PlanRow {
    int number = 0;
    PlanItem item;
};

class PlanTable : public TableModel<PlanRow> {
    Q_DECLARE_TR_FUNCTIONS(PlanTable)

  public:
    enum Column { What, Effect, Why, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const PlanRow &row) const override { return row.number; }
    QVariant cell(const PlanRow &row, int column, int role) const override;
};

struct OutcomeRow {
    int number = 0;
    Outcome outcome;
};

class OutcomeTable : public TableModel<OutcomeRow> {
    Q_DECLARE_TR_FUNCTIONS(OutcomeTable)

  public:
    enum Column { What, Done, Message, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const OutcomeRow &row) const override { return row.number; }
    QVariant cell(const OutcomeRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
