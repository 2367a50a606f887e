// The tables of the panel Endpoints: a row per site, and the failures of the chosen one.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/sitefacts.h"

#include <QCoreApplication>

namespace shiftdeck {

struct EndpointRow {
    SiteFacts site;
    TimeMs now = 0;  // what ages count to
};

class EndpointModel : public TableModel<EndpointRow> {
    Q_DECLARE_TR_FUNCTIONS(EndpointModel)

  public:
    enum Column {
        Name,
        Kind,
        State,
        Answered,
        Slots,
        Running,
        Queued,
        Ours,
        Success,
        Doubt,
        Credential,
        Certification,
        ColumnCount
    };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const EndpointRow &row) const override { return row.site.id.value(); }
    QVariant cell(const EndpointRow &row, int column, int role) const override;
};

class SiteFailureModel : public TableModel<SiteFailure, QString> {
    Q_DECLARE_TR_FUNCTIONS(SiteFailureModel)

  public:
    enum Column { Class, Jobs, Signature, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const SiteFailure &row) const override { return row.failureClass + u'/' + row.signature; }
    QVariant cell(const SiteFailure &row, int column, int role) const override;
};

}  // namespace shiftdeck
