// The Job tree panel: request > grid job > job > files, as far as it is opened.
#pragma once

#include "models/items/jobtreemodel.h"
#include "views/common/panel.h"

class QLabel;
class QProgressBar;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class FilterBox;

class JobTreePanel : public Panel {
    Q_OBJECT

  public:
    explicit JobTreePanel(PanelContext &context, QWidget *parent = nullptr);
    ~JobTreePanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_answered; }

    QTreeView *view() const { return m_view; }
    JobTreeModel &model() { return m_model; }
    FilterBox *filterBox() const { return m_filter; }
    // Opens the rows down to the first job of each request, for a first look at it.
    void expandToJobs();

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void applyFilter();
    void tellSelection();
    void showMenu(const QPoint &at);
    void answered();
    void openWanted();
    void makeActions(QWidget *bar);

    JobTreeModel m_model;
    FilterBox *m_filter;
    QTreeView *m_view;
    EmptyHint *m_hint;
    QLabel *m_count;
    QProgressBar *m_busy;
    QAction *m_log = nullptr;
    QAction *m_collapse = nullptr;
    QSet<qint64> m_openRequests;  // expanded before the filter changed
    bool m_openAll = false;  // expand down to the jobs as they arrive
    bool m_answered = false;
};

}  // namespace shiftdeck
