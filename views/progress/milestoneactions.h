// What can be done with the milestones of a campaign: new, change, withdraw. GUI thread.
#pragma once

#include "views/common/panel.h"

class QAction;

namespace shiftdeck {

class ProgressPage;

class MilestoneActions : public QObject {
    Q_OBJECT

  public:
    // Puts its buttons on the page, which outlives it.
    MilestoneActions(PanelContext &context, ProgressPage &page, QObject *parent);

    void setScope(const QString &campaign, const QString &step);

  private:
    QAction *make(const char *iconName, const QString &text, const char *command, const char *name,
                  void (MilestoneActions::*act)());
    void update();
    void setNew();
    void change();
    void withdraw();

    PanelContext &m_context;
    ProgressPage &m_page;
    QString m_campaign, m_step;
    QAction *m_new;
    QAction *m_change;
    QAction *m_withdraw;
};

}  // namespace shiftdeck
