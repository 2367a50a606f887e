// Runs with a column per campaign. GUI thread; the exports are pure functions of values, any thread.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/records.h"

#include <QCoreApplication>

namespace shiftdeck {

// Campaigns that process at least one of the runs, by name.
QStringList campaignsOf(const QList<RunSummary> &runs);

struct RunTotals {
    qint64 runs = 0, rawFiles = 0, events = 0;
    struct Campaign {
        QString name;
        qint64 credited = 0, expected = 0;
    };
    QList<Campaign> campaigns;
};
RunTotals totalsOf(const QList<RunSummary> &runs);

QByteArray runsAsCsv(const QList<RunSummary> &runs);
// A list of objects: run, type, started, stopped (ISO, UTC, or null), raw_files, events, comment, campaigns
// {name: {credited, expected, open_units}}.
QByteArray runsAsJson(const QList<RunSummary> &runs);

class RunModel : public TableModel<RunSummary> {
    Q_DECLARE_TR_FUNCTIONS(RunModel)

  public:
    enum Column { Run, Type, Start, RawFiles, Events, FirstCampaign };
    // The campaigns are fixed for the model's life: other campaigns need another model.
    explicit RunModel(const QStringList &campaigns, QObject *parent = nullptr)
        : TableModel(parent), m_campaigns(campaigns)
    {
    }

    const QStringList &campaigns() const { return m_campaigns; }
    int commentColumn() const { return FirstCampaign + int(m_campaigns.size()); }

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RunSummary &row) const override { return row.run; }
    QVariant cell(const RunSummary &row, int column, int role) const override;

  private:
    QVariant campaignCell(const RunSummary::State &state, int role) const;

    const QStringList m_campaigns;
};

}  // namespace shiftdeck
