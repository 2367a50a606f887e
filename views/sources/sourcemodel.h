// Sources of new runs, and the runs of one source. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/sources.h"

#include <QCoreApplication>

namespace shiftdeck {

struct SourceRow {
    RunSource source;
    TimeMs now = 0;  // what ages count to
};

class SourceModel : public TableModel<SourceRow> {
    Q_DECLARE_TR_FUNCTIONS(SourceModel)

  public:
    enum Column {
        Name,
        State,
        Campaign,
        Steps,
        Looked,
        Waiting,
        Requested,
        Refused,
        Later,
        Place,
        Problem,
        ColumnCount
    };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const SourceRow &row) const override { return row.source.id; }
    QVariant cell(const SourceRow &row, int column, int role) const override;
};

struct SourceRunRow {
    SourceRun run;
    RunSource source;  // it is of
    TimeMs now = 0;
};

class SourceRunModel : public TableModel<SourceRunRow> {
    Q_DECLARE_TR_FUNCTIONS(SourceRunModel)

  public:
    enum Column { Run, State, Files, Bytes, Seen, Requests, Why, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const SourceRunRow &row) const override { return row.run.id; }
    QVariant cell(const SourceRunRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
