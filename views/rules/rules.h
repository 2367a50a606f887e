// Rules: what is to be done about which failures, what each rule did or would have done, what the exit codes
// of the applications mean, and how far the agent goes by itself.
//
// GUI thread. Every change is a command with its plan, which says how many failures it is about.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/rules/knowledgemodels.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTabWidget;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class RulesPanel : public Panel {
    Q_OBJECT

  public:
    explicit RulesPanel(PanelContext &context, QWidget *parent = nullptr);
    ~RulesPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    struct Knowledge {
        QList<RetryRule> rules;
        QList<ExitCode> codes;
        QList<Limit> limits;
    };
    QPushButton *button(const char *iconName, const QString &text, const char *command);
    QWidget *makeRules();
    QWidget *makeCodes();
    QWidget *makeLimits();
    QWidget *makePage(const QList<QPushButton *> &buttons, QTreeView *table);
    void makeTable(QTreeView *table, QSortFilterProxyModel *rows, const QString &name, const QString &header);
    void load();
    void showKnowledge(const Result<Knowledge> &knowledge);
    void explain();
    // Greys the button with the reason, or says in its tool tip what it does and how prodctl does it.
    void enable(QPushButton *button, const QString &reason, const QJsonObject &arguments);
    const RetryRule *rule() const;  // the one that is selected
    const ExitCode *code() const;
    const Limit *limit() const;
    QJsonObject ofRule() const;
    QJsonObject ofCode() const;
    void ask(const QPushButton *button);

    Latest m_answer;
    RuleModel m_rules;
    ExitCodeModel m_codes;
    LimitModel m_limits;
    bool m_loaded = false;
    QSortFilterProxyModel *m_ruleRows, *m_codeRows, *m_limitRows;
    QTreeView *m_ruleTable, *m_codeTable, *m_limitTable;
    EmptyHint *m_ruleHint = nullptr, *m_codeHint = nullptr, *m_limitHint = nullptr;
    QPushButton *m_add, *m_act, *m_watch, *m_off, *m_remove, *m_set, *m_change, *m_forget, *m_limit;
    QLabel *m_summary;
    QTabWidget *m_tabs;
};

}  // namespace shiftdeck
