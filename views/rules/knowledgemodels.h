// Rules, exit codes and limits as tables. GUI thread; values only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/production/exitcodes.h"
#include "models/production/limits.h"
#include "models/production/rules.h"

#include <QCoreApplication>

namespace shiftdeck {

// In the order in which rules are asked, unless sorted otherwise.
class RuleModel : public TableModel<RetryRule> {
    Q_DECLARE_TR_FUNCTIONS(RuleModel)

  public:
    enum Column { Number, Class, Signature, Where, Action, Mode, Would, Did, LastHit, By, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RetryRule &row) const override { return row.id.value(); }
    QVariant cell(const RetryRule &row, int column, int role) const override;
};

class ExitCodeModel : public TableModel<ExitCode, QString> {
    Q_DECLARE_TR_FUNCTIONS(ExitCodeModel)

  public:
    enum Column { Step, Release, Code, Meaning, Class, RetryHelps, By, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const ExitCode &row) const override;
    QVariant cell(const ExitCode &row, int column, int role) const override;
};

class LimitModel : public TableModel<Limit> {
    Q_DECLARE_TR_FUNCTIONS(LimitModel)

  public:
    enum Column { Name, Value, Unit, Meaning, Changed, By, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const Limit &row) const override { return row.id; }
    QVariant cell(const Limit &row, int column, int role) const override;
};

}  // namespace shiftdeck
