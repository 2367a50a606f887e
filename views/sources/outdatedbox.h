// The runs whose outputs are outdated by an update of their conditions, and what to do about them. GUI
// thread; it reads nothing by itself. Enter or a double click shows the jobs of a run.
#pragma once

#include "views/common/panel.h"
#include "views/sources/outdatedmodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class OutdatedBox : public QWidget {
    Q_OBJECT

  public:
    explicit OutdatedBox(PanelContext &context, QWidget *parent = nullptr);
    ~OutdatedBox() override;

    void setRows(const Result<QList<OutdatedRun>> &rows);
    void explain();  // which actions are live

  private:
    void showJobs(const QModelIndex &index);

    PanelContext &m_context;
    OutdatedModel m_model;
    QSortFilterProxyModel *m_rows;
    QTreeView *m_table;
    EmptyHint *m_hint;
    QAction *m_reprocess;
    QAction *m_update;
    QLabel *m_summary;
};

}  // namespace shiftdeck
