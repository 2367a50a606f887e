// What a good-run list loses, by clause of its rule, by cause or by detector. GUI thread.
#pragma once

#include "models/certification/goodruns.h"
#include "models/items/tablemodel.h"

#include <QCoreApplication>

namespace shiftdeck {

enum class LossBy { Clause, Cause, Detector };

struct LossRow {
    int place = 0;
    QString name;
    QStringList detectors;  // of a cause
    LumiCount own;
    std::optional<LumiCount> shared;  // none: the row of what several keep out together
};
// In the order of the losses; what several causes or detectors keep out together is the last row.
QList<LossRow> lossRows(const GoodRuns &made, LossBy by);

class LossModel : public TableModel<LossRow> {
    Q_DECLARE_TR_FUNCTIONS(LossModel)

  public:
    enum Column { Name, OwnLs, OwnLumi, SharedLs, SharedLumi, ColumnCount };
    using TableModel::TableModel;

    // "12.3 /pb", and how many lumisections have none; a hyphen where none has.
    static QString lumiText(const LumiCount &count);

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const LossRow &row) const override { return row.place; }
    QVariant cell(const LossRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
