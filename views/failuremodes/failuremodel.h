// Failures summed over requests, by class, error text and place. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/records.h"

#include <QCoreApplication>

namespace shiftdeck {

// What failures of one class and error text are counted per.
enum class FailurePlace { Site, Node, Release };

struct FailureRow {
    QString failureClass, signature;
    QString place;           // site, node or release
    qint64 signatureId = 0;  // 0: no error text
    qint64 n = 0;
    double share = 0.0;  // of all failures in the table
};

// Most frequent first.
QList<FailureRow> sumFailures(const QList<FailureCount> &counts, FailurePlace per = FailurePlace::Site);

struct ClassCount {
    QString failureClass;
    qint64 n = 0;
    bool operator==(const ClassCount &) const = default;
};
QList<ClassCount> sumClasses(const QList<FailureRow> &rows);

// What of the failures the person chose: a class, or one row of the table.
struct FailureChoice {
    QString failureClass;
    QString signature;  // empty: any
    QString place;  // empty: any
    FailurePlace per = FailurePlace::Site;
    bool isEmpty() const { return failureClass.isEmpty(); }
    bool operator==(const FailureChoice &) const = default;
};
// The choice as text for the Job tree's filter box; `requests` empty means all.
QString filterFor(const FailureChoice &choice, const QList<RequestId> &requests);
// The jobs that a resubmission of the choice (all failures when it is empty) is about.
QString resubmitFilterFor(const FailureChoice &choice, const QList<RequestId> &requests);

class FailureModel : public TableModel<FailureRow, QString> {
    Q_DECLARE_TR_FUNCTIONS(FailureModel)

  public:
    enum Column { Class, Count, Share, Signature, Place, RetryHelps, Remedy, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const FailureRow &row) const override;
    QVariant cell(const FailureRow &row, int column, int role) const override;
};

}  // namespace shiftdeck
