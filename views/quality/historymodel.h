// All that was said about a run and detector: flags, their undoing, and signatures, the newest first. GUI
// thread.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/quality.h"

#include <QCoreApplication>

namespace shiftdeck {

struct HistoryRow {
    qint64 key = 0;  // of the table
    TimeMs at = 0;
    QString who, what, lumisections, cause, comment;
    QString word;  // the flag or state
    bool counts = true;  // false: undone, or covered by others everywhere
};

QList<HistoryRow> historyRows(const QList<QualityFlagRow> &flags, const QList<QualityStateRow> &states,
                              const std::vector<FlagRange> &ranges);

class HistoryModel : public TableModel<HistoryRow> {
    Q_DECLARE_TR_FUNCTIONS(HistoryModel)

  public:
    enum Column { When, Who, What, Lumisections, Cause, Comment, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const HistoryRow &row) const override { return row.key; }
    QVariant cell(const HistoryRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
