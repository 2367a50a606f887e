// Runs as the Run summary shows them, with a column per campaign and per detector. GUI thread; the exports
// are pure functions of values, any thread.
#pragma once

#include "models/items/tablemodel.h"
#include "models/runs/lumidisplay.h"
#include "models/runs/runrows.h"

#include <QCoreApplication>

namespace shiftdeck {

// Campaigns that process at least one of the runs, by name.
QStringList campaignsOf(const QList<RunRow> &runs);
// Methods by which the luminosity of at least one of them is known, those of analyses before luminometers.
QStringList methodsOf(const QList<RunRow> &runs);
// In which the column of their luminosity is read best.
LumiUnit unitOf(const QList<RunRow> &runs);

struct RunTotals {
    qint64 runs = 0, rawFiles = 0, events = 0;
    struct Campaign {
        QString name;
        qint64 credited = 0, expected = 0;
    };
    QList<Campaign> campaigns;
};
RunTotals totalsOf(const QList<RunRow> &runs);

// A detector with a column. Those of a shape are those of RunRow::flags.
struct DetectorColumn {
    QString name, title;
    bool operator==(const DetectorColumn &) const = default;
};
QList<DetectorColumn> detectorColumnsOf(const QList<Detector> &detectors);

// The columns run, type, started, stopped, fill, energy, raw files, events, lumisections, then for each
// method delivered, recorded, stat and syst with the unit in the header, for each campaign its events, for
// each detector its flag and state, and the comment.
QByteArray runsAsCsv(const QList<RunRow> &runs, LumiUnit unit, const QList<DetectorColumn> &detectors);
// A list of objects: run, type, started, stopped (ISO, UTC, or null), fill, energy_gev, field_t,
// lumisections, raw_files, events, luminosities {method: {delivered, recorded: {value, unit, statistical,
// systematic}}}, comment, campaigns {name: {credited, expected, open_units}}, quality {detector: {flag,
// state, confirmed, lumisections: {flag: number}}}.
QByteArray runsAsJson(const QList<RunRow> &runs, const QList<DetectorColumn> &detectors);

// What the columns are made of. Fixed for the life of a model: another one needs another model.
struct RunShape {
    QStringList campaigns = {};
    LumiUnit unit = LumiUnit::PerPb;
    QString first = {}, second = {};  // methods that are compared; "": none
    QList<DetectorColumn> detectors = {};
    bool operator==(const RunShape &) const = default;
};

class RunModel : public TableModel<RunRow> {
    Q_DECLARE_TR_FUNCTIONS(RunModel)

  public:
    enum Column {
        Run,
        Type,
        Start,
        Stop,
        Duration,
        Fill,
        Energy,
        Sections,
        RawFiles,
        Events,
        Delivered,
        Recorded,
        Method,
        First,
        Second,
        Ratio,
        FirstCampaign
    };
    explicit RunModel(const RunShape &shape, QObject *parent = nullptr) : TableModel(parent), m_shape(shape)
    {
    }

    const RunShape &shape() const { return m_shape; }
    int firstDetector() const { return FirstCampaign + int(m_shape.campaigns.size()); }
    int commentColumn() const { return firstDetector() + int(m_shape.detectors.size()); }
    // A name that stays the same whatever the shape is: "recorded", "campaign:proc10", "quality:tracker".
    QString columnName(int column) const;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RunRow &row) const override { return row.run.run; }
    QVariant cell(const RunRow &row, int column, int role) const override;
    bool looksSame(const RunRow &before, const RunRow &after) const override;

  private:
    QVariant campaignCell(const RunRow &row, const QString &campaign, int role) const;
    QVariant lumiCell(const RunLuminosity *of, const std::optional<Luminosity> &value, int role) const;
    QVariant ratioCell(const RunRow &row, int role) const;
    QVariant flagCell(const RunRow &row, qsizetype detector, int role) const;
    QString textOf(const RunRow &row, int column) const;

    const RunShape m_shape;
};

}  // namespace shiftdeck
