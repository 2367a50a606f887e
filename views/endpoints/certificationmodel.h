// What a site is certified for: a row per step and release, and one per trial that is under way.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/certifications.h"

#include <QCoreApplication>

namespace shiftdeck {

struct CertificationRow {
    QString release, step, sample, by, findings;
    std::optional<CertificationVerdict> verdict;  // none: a trial that is under way
    RequestStatus status = RequestStatus::New;  // of a trial that is under way
    RequestId request;  // of the trial; invalid: withdrawn
    TimeMs at = 0;
    TimeMs now = 0;  // what ages count to
};

QList<CertificationRow> certificationRows(const QList<SiteCertification> &certifications,
                                          const QList<SiteTrial> &trials, TimeMs now);

class CertificationModel : public TableModel<CertificationRow, QString> {
    Q_DECLARE_TR_FUNCTIONS(CertificationModel)

  public:
    enum Column { Release, StepName, Result, When, By, Findings, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const CertificationRow &row) const override;
    QVariant cell(const CertificationRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
