// The rows of a says/is comparison as a table.
#pragma once

#include "models/items/tablemodel.h"
#include "models/production/saysis.h"

#include <QCoreApplication>

namespace shiftdeck {

class SaysIsModel : public TableModel<SaysIsRow, QString> {
    Q_DECLARE_TR_FUNCTIONS(SaysIsModel)

  public:
    enum Column { Agrees, Kind, What, Says, Is, Since, ToDo, ColumnCount };
    using TableModel::TableModel;

    void setNow(TimeMs now) { m_now = now; }

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const SaysIsRow &row) const override;
    QVariant cell(const SaysIsRow &row, int column, int role) const override;

  private:
    QVariant text(const SaysIsRow &row, int column) const;

    TimeMs m_now = 0;
};

}  // namespace shiftdeck
