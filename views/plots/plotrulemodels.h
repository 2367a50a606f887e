// Rules about plots with their versions, and what one of them would change, as tables. GUI thread; values
// only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/quality/ruleeffect.h"
#include "models/storage/references.h"

#include <QCoreApplication>

namespace shiftdeck {

// A version of a rule, and whether it is the one that holds.
struct RuleVersion {
    PlotRuleRow row;
    bool holds = false;
    std::optional<ComparisonRule> rule;  // none: it cannot be read
};

class PlotRuleModel : public TableModel<RuleVersion, QString> {
    Q_DECLARE_TR_FUNCTIONS(PlotRuleModel)

  public:
    enum Column {
        Pattern,
        Version,
        State,
        Tests,
        Entries,
        Tolerance,
        Scaled,
        Detector,
        Kind,
        Shifter,
        By,
        When,
        Why,
        ColumnCount
    };
    using TableModel::TableModel;

    static QString keyOf(const QString &pattern, int version);

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const RuleVersion &row) const override { return keyOf(row.row.pattern, row.row.version); }
    QVariant cell(const RuleVersion &row, int column, int role) const override;
};

class StateChangeModel : public TableModel<StateChange, QString> {
    Q_DECLARE_TR_FUNCTIONS(StateChangeModel)

  public:
    enum Column { Plot, Before, After, Verdict, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    QString key(const StateChange &row) const override { return row.path; }
    QVariant cell(const StateChange &row, int column, int role) const override;
};

}  // namespace shiftdeck
