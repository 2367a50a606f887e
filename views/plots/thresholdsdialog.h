// Thresholds: the plot rules that hold, with their versions; one is changed or made here, and before it is
// written it is said how many of the plots that are shown would get another state.
//
// GUI thread. It is not modal. Rules are read on a thread of the store, and plots compared by the new rule
// on a thread of their own; a newer wish stops the older one. Rules are written by a command with its plan.
#pragma once

#include "models/items/latest.h"
#include "models/quality/plotset.h"
#include "views/common/panel.h"
#include "views/plots/plotloader.h"
#include "views/plots/plotrulemodels.h"

#include <QDialog>
#include <QTimer>

class QAction;
class QCheckBox;
class QLabel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class PlotRuleForm;

class ThresholdsDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ThresholdsDialog(PanelContext &context, QWidget *parent = nullptr);
    ~ThresholdsDialog() override;

    // What is shown, as it was compared over `sources` by `rules`. `title`: of the run or file.
    void setPlots(const QString &title, const QList<std::shared_ptr<const ComparedPlot>> &plots,
                  const PlotSources &sources, const QList<PlotRule> &rules);
    // Fills in the rule of one plot, with its own name as pattern.
    void showPlot(const ComparedPlot &plot);
    bool isLoaded() const { return m_loaded; }
    // Comparing by the wish that is filled in, or about to.
    bool isBusy() const { return m_pause.isActive() || m_worker.isBusy(); }

  private:
    QWidget *makeRules();
    QWidget *makeEffect();
    void load();
    void show(const Result<QList<PlotRuleRow>> &history);
    void fill();
    void takeRow();
    void wish();
    void compare();
    void showEffect(const Result<RuleEffect> &effect, const std::optional<RuleEffect> &without);
    void explain();
    const RuleVersion *version() const;  // the one that is selected

    PanelContext &m_context;
    Latest m_answer;
    QList<RuleVersion> m_history;
    bool m_loaded = false;
    QString m_title;
    QList<std::shared_ptr<const ComparedPlot>> m_plots;
    PlotSources m_sources;
    QList<PlotRule> m_rules;
    PlotRuleModel m_versions;
    StateChangeModel m_changes;
    PlotLoader m_worker;
    QTimer m_pause;
    QAction *m_set, *m_withdraw;
    QTreeView *m_table, *m_changeTable;
    EmptyHint *m_hint = nullptr, *m_changeHint = nullptr;
    QCheckBox *m_all;
    PlotRuleForm *m_form;
    QLabel *m_problem, *m_effect, *m_default;
};

}  // namespace shiftdeck
