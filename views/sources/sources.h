// Sources: where new runs come from and what became of each, and the runs to process again because their
// conditions changed.
//
// GUI thread. It shows what the agent wrote down (models/storage/sources.h); nothing is looked at from here.
// Enter or a double click on a run selects its requests.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/sources/sourcemodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTabWidget;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class OutdatedBox;

class SourcesPanel : public Panel {
    Q_OBJECT

  public:
    explicit SourcesPanel(PanelContext &context, QWidget *parent = nullptr);
    ~SourcesPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void makeTables();
    QWidget *makeRunsTab();
    void load();
    void loadRuns();
    void loadOutdated();
    void showSources(const Result<QList<RunSource>> &sources);
    void showRuns(const Result<QList<SourceRun>> &runs);
    void choose();
    void explain();
    void age();
    void showRequests(const QModelIndex &index);
    const RunSource *chosen() const;

    Latest m_answer, m_runAnswer, m_outdatedAnswer;
    SourceModel m_model;
    SourceRunModel m_runModel;
    QSortFilterProxyModel *m_rows;
    QSortFilterProxyModel *m_runRows;
    QTreeView *m_table;
    QTreeView *m_runs;
    EmptyHint *m_hint = nullptr;
    EmptyHint *m_runHint = nullptr;
    QAction *m_add;
    QAction *m_look;
    QAction *m_stop;
    QAction *m_start;
    QLabel *m_summary;
    QLabel *m_advice;
    QTabWidget *m_tabs;
    OutdatedBox *m_outdated;
    QTimer m_clock;
    QElapsedTimer m_outdatedRead;
    qint64 m_chosen = 0;
    bool m_loaded = false;
    bool m_again = false, m_outdatedAgain = false;  // something changed while an answer was awaited
};

}  // namespace shiftdeck
