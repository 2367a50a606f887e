// Streams of requests, and the runs of one stream. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/streams.h"

#include <QCoreApplication>

namespace shiftdeck {

class StreamModel : public TableModel<StreamSummary> {
    Q_DECLARE_TR_FUNCTIONS(StreamModel)

  public:
    enum Column { Request, Stream, Runs, Outputs, Empty, Read, Kept, Retention, Mark, Waiting, Merged,
                 Released,
                  NeverMerged, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const StreamSummary &row) const override { return row.id.value(); }
    QVariant cell(const StreamSummary &row, int column, int role) const override;
};

class StreamRunModel : public TableModel<RunRetention> {
    Q_DECLARE_TR_FUNCTIONS(StreamRunModel)

  public:
    enum Column { Run, Outputs, Empty, Read, Kept, Retention, Chance, Mark, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RunRetention &row) const override { return row.run; }
    QVariant cell(const RunRetention &row, int column, int role) const override;
};

// Why the stream is marked: the sentence of each stretch of suspicious runs once, and damaged outputs; empty
// when it is not marked.
QString markText(const StreamSummary &stream);

}  // namespace shiftdeck
