// Streams of requests, and the runs of one stream. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/streambands.h"

#include <QCoreApplication>

namespace shiftdeck {

struct StreamRow {
    StreamSummary stream;
    StreamBand band;
};

class StreamModel : public TableModel<StreamRow> {
    Q_DECLARE_TR_FUNCTIONS(StreamModel)

  public:
    enum Column {
        Request,
        Stream,
        Runs,
        Outputs,
        Empty,
        Read,
        Kept,
        Retention,
        Expected,
        Mark,
        Waiting,
        Merged,
        Released,
        NeverMerged,
        ColumnCount
    };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const StreamRow &row) const override { return row.stream.id.value(); }
    QVariant cell(const StreamRow &row, int column, int role) const override;
};

struct StreamRunRow {
    RunRetention run;
    StreamBand band;  // of its stream
};

class StreamRunModel : public TableModel<StreamRunRow> {
    Q_DECLARE_TR_FUNCTIONS(StreamRunModel)

  public:
    enum Column { Run, Outputs, Empty, Read, Kept, Retention, Expected, Before, Chance, Mark, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const StreamRunRow &row) const override { return row.run.run; }
    QVariant cell(const StreamRunRow &row, int column, int role) const override;
};

// The runs of a stream with what was expected of each, as CSV.
QByteArray retentionAsCsv(const StreamRow &stream);

// Why the stream is marked: the sentence of each stretch of suspicious runs once, and damaged outputs; empty
// when it is not marked.
QString markText(const StreamSummary &stream);

}  // namespace shiftdeck
