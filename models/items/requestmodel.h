// The requests: flat and resident (about 10^4 rows), loaded through a StoreClient.
//
// GUI thread. refresh() starts a read and returns; rows change when the answer comes, precisely, and an
// answer to an older filter is dropped.
#pragma once

#include "models/core/filterexpression.h"
#include "models/items/latest.h"
#include "models/items/tablemodel.h"
#include "models/storage/records.h"

#include <QCoreApplication>

namespace shiftdeck {

// Who else has a request open, or is about to do something with it.
struct RequestMark {
    QString text;  // a line for each
    bool acting = false;

    bool operator==(const RequestMark &) const = default;
};

class RequestTable : public TableModel<RequestSummary> {
    Q_DECLARE_TR_FUNCTIONS(RequestModel)

  public:
    enum Column {
        Number,
        Campaign,
        Step,
        Dataset,
        Status,
        Site,
        Lease,
        Progress,
        Waits,
        Done,
        Failed,
        Open,
        Priority,
        Changed,
        ColumnCount
    };
    using TableModel::TableModel;

    // The time that lease and age columns count from.
    void setNow(TimeMs now);
    // By the number of the request; shown at its number.
    void setMarks(const QHash<qint64, RequestMark> &marks);

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RequestSummary &row) const override { return row.id.value(); }
    QVariant cell(const RequestSummary &row, int column, int role) const override;
    bool looksSame(const RequestSummary &before, const RequestSummary &after) const override;

  private:
    QVariant text(const RequestSummary &row, int column) const;
    QVariant raw(const RequestSummary &row, int column) const;
    QString toolTip(const RequestSummary &row, int column) const;
    QString leaseText(const RequestSummary &row) const;

    TimeMs m_now = 0;
    QHash<qint64, RequestMark> m_marks;
};

// "2010 production"
QString requestName(const RequestSummary &request);

class RequestModel : public RequestTable {
    Q_OBJECT

  public:
    explicit RequestModel(StoreClient &store, QObject *parent = nullptr);

    const FilterNode &filter() const { return m_filter; }
    void setFilter(const FilterNode &filter);
    void refresh(const ChangeSet &changes);
    bool isLoaded() const { return m_loaded; }

  signals:
    void loaded();  // after each answer
    void failed(const shiftdeck::Error &error);

  private:
    void loadAll();

    StoreClient &m_store;
    FilterNode m_filter;
    Latest m_all;
    Latest m_some;
    QSet<qint64> m_someIds;  // asked for and not yet answered
    bool m_again = false;  // changes came while everything was being read
    bool m_loaded = false;
};

}  // namespace shiftdeck
