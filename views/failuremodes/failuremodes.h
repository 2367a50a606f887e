// Failure modes: what went wrong, how often, where, and what to do about it.
//
// GUI thread. Shows the failures of the selected requests, or of all. A click on a bar filters the table and
// the Job tree by class; a click on a row filters the Job tree by class, error text and place:
// the site, node or release that the table counts per. What is chosen can be made a rule.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/failuremodes/failuremodel.h"

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class FailureChart;

class FailureModesPanel : public Panel {
    Q_OBJECT

  public:
    explicit FailureModesPanel(PanelContext &context, QWidget *parent = nullptr);
    ~FailureModesPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    const FailureChoice &choice() const { return m_choice; }

  protected:
    void refresh(const ChangeSet &changes) override;
    void changeEvent(QEvent *event) override;

  private:
    void makeTable();
    void load();
    void changePlace();
    FailurePlace place() const;
    void showCounts(const Result<QList<FailureCount>> &counts);
    void choose(const FailureChoice &choice);
    void followFilter();
    void chooseRow(const QModelIndex &index);
    void explain();
    void resubmit();
    void showMenu(const QPoint &at);
    // What a new rule about the selected row, or the chosen class, begins with; empty: nothing is chosen.
    QJsonObject ruleArguments() const;
    void explainRule();

    Latest m_counts;
    FailureModel m_model;
    FailureChoice m_choice;
    qint64 m_total = 0;
    bool m_loaded = false;
    bool m_choosing = false;
    QSortFilterProxyModel *m_rows;
    QLabel *m_summary;
    QComboBox *m_place;
    QPushButton *m_clear;
    QPushButton *m_resubmit;
    QAction *m_rule;
    FailureChart *m_chart;
    QTreeView *m_table;
    EmptyHint *m_hint;
    QLabel *m_explanation;
};

}  // namespace shiftdeck
