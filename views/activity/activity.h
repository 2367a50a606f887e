// Activity: who did what, when, and why, as it happens.
//
// GUI thread. The newest is on top and older entries are read as the person scrolls down. Double click or
// Enter shows the request or job; what can be taken back has "Undo", which shows the plan first.
#pragma once

#include "models/items/latest.h"
#include "views/activity/activitymodel.h"
#include "views/common/panel.h"

class QAction;
class QLabel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class FilterBox;

class ActivityPanel : public Panel {
    Q_OBJECT

  public:
    static constexpr int kPage = 200;

    explicit ActivityPanel(PanelContext &context, QWidget *parent = nullptr);
    ~ActivityPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void makeTable();
    void makeActions();
    void loadNewest();
    void loadOlder();
    void showNewest(const Result<QList<AuditEntry>> &page);
    void showError(const Error &error);
    void showCount();
    void goTo(const QModelIndex &index);
    void follow();
    void undo();
    const AuditEntry *current() const;

    ActivityModel m_model;
    Latest m_newest;
    Latest m_older;
    bool m_again = false;  // something happened while the newest page was awaited
    bool m_allRead = false;
    bool m_loaded = false;
    QAction *m_show;
    QAction *m_undo;
    FilterBox *m_filterBox;
    QTreeView *m_table;
    EmptyHint *m_hint = nullptr;
    QLabel *m_count;
};

}  // namespace shiftdeck
