// What each clause of a rule costs. GUI thread.
#pragma once

#include "models/certification/goodruns.h"
#include "models/items/tablemodel.h"

#include <QCoreApplication>

namespace shiftdeck {

struct LossRow {
    int place = 0;
    Loss loss;
};

class LossModel : public TableModel<LossRow> {
    Q_DECLARE_TR_FUNCTIONS(LossModel)

  public:
    enum Column { Clause, OwnLs, OwnLumi, SharedLs, SharedLumi, ColumnCount };
    using TableModel::TableModel;

    // "12.3 /pb", and how many lumisections have none; a hyphen where none has.
    static QString lumiText(const LumiCount &count);

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const LossRow &row) const override { return row.place; }
    QVariant cell(const LossRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
