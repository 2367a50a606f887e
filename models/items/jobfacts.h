// The tables of one job's details: files, timeline, evidence. Small; filled with set().
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/records.h"

#include <QCoreApplication>

namespace shiftdeck {

class JobFileModel : public TableModel<JobFile, QString> {
    Q_DECLARE_TR_FUNCTIONS(JobFileModel)

  public:
    enum Column { Kind, Stream, Name, State, Events, Bytes, Adler32, Problem, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const JobFile &row) const override;
    QVariant cell(const JobFile &row, int column, int role) const override;
};

class TimelineModel : public TableModel<TimelineEntry, QString> {
    Q_DECLARE_TR_FUNCTIONS(TimelineModel)

  public:
    enum Column { At, Took, From, To, ColumnCount };
    using TableModel::TableModel;
    // The same with the time that each status lasted.
    void setEntries(const QList<TimelineEntry> &entries);

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const TimelineEntry &row) const override;
    QVariant cell(const TimelineEntry &row, int column, int role) const override;

  private:
    QHash<QString, qint64> m_took;
};

class EvidenceModel : public TableModel<EvidenceEntry, QString> {
    Q_DECLARE_TR_FUNCTIONS(EvidenceModel)

  public:
    enum Column { At, Fact, Value, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const EvidenceEntry &row) const override;
    QVariant cell(const EvidenceEntry &row, int column, int role) const override;
};

}  // namespace shiftdeck
