// Runs by detectors: a cell is what is said about a run and detector. GUI thread.
#pragma once

#include "models/certification/qualityruns.h"

#include <QAbstractTableModel>

namespace shiftdeck {

class QualityModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Run, Type, Lumisections, State, FirstDetector };
    using QAbstractTableModel::QAbstractTableModel;

    // Tells of the cells that look different where runs and detectors are those that were there.
    void set(const QualityRuns &content);
    const QualityRuns &content() const { return m_content; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    int rowOf(RunNumber run) const;  // -1: it is not there
    const QualityRun &run(int row) const { return m_content.runs.at(row); }
    // nullptr: a column about the run.
    const Detector *detector(int column) const;
    QualityCell cell(int row, int column) const;

    // "12 of 90 LS bad, 78 good; signed off by dora", a sentence per line.
    static QString cellText(const QualityRun &run, const Detector &detector);

  private:
    QVariant detectorData(int row, const Detector &detector, int role) const;

    QualityRuns m_content;
    QHash<RunNumber, int> m_rows;
};

}  // namespace shiftdeck
