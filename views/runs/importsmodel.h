// What was imported about runs, and the report on one import, as tables. GUI thread.
#pragma once

#include "models/items/tablemodel.h"
#include "models/runs/registry.h"

#include <QCoreApplication>

namespace shiftdeck {

class ImportsModel : public TableModel<ImportRow> {
    Q_DECLARE_TR_FUNCTIONS(ImportsModel)

  public:
    enum Column { Import, When, Who, What, File, Runs, Taken, Changed, Refused, Withdrawn, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const ImportRow &row) const override { return row.id; }
    QVariant cell(const ImportRow &row, int column, int role) const override;
};

// A remark of a report as the store keeps it (ImportReport::json()).
struct RemarkRow {
    int number = 0;
    qint64 line = 0, column = 0;  // 0: of the whole file, or of the whole line
    QString kind, text;  // kind: "told", "changed", "refused"
};
QList<RemarkRow> remarkRows(const QJsonObject &report);
// How many remarks were counted and not kept.
qint64 remarksLeftOut(const QJsonObject &report);

class RemarksModel : public TableModel<RemarkRow> {
    Q_DECLARE_TR_FUNCTIONS(RemarksModel)

  public:
    enum Column { Line, Place, Kind, Remark, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RemarkRow &row) const override { return row.number; }
    QVariant cell(const RemarkRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
