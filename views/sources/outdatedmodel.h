// Runs whose outputs were made with conditions that changed since. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/conditions.h"

#include <QCoreApplication>

namespace shiftdeck {

class OutdatedModel : public TableModel<OutdatedRun, QString> {
    Q_DECLARE_TR_FUNCTIONS(OutdatedModel)

  public:
    enum Column {
        Run,
        Request,
        Campaign,
        StepName,
        Release,
        Conditions,
        Payloads,
        Why,
        Jobs,
        Events,
        Read,
        Updated,
        Again,
        ColumnCount
    };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const OutdatedRun &row) const override
    {
        return QStringLiteral("%1/%2").arg(row.request.value()).arg(row.run);
    }
    QVariant cell(const OutdatedRun &row, int column, int role) const override;
};

}  // namespace shiftdeck
