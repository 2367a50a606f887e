// Runs: what was taken, and how far each campaign has got with it.
//
// GUI thread. Filtered in the store, sorted here. Exports what is shown as CSV or JSON, off the GUI thread.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/runs/runmodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class FilterBox;

class RunsPanel : public Panel {
    Q_OBJECT

  public:
    enum class Format { Csv, Json };

    explicit RunsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~RunsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    // Writes the runs shown, in the order shown, and says so in the status bar when done.
    void exportTo(const QString &path, Format format);

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void makeTable();
    void makeExports();
    void makeLogActions();
    QStringList selectedRuns() const;
    void tellRun(const QModelIndex &current);
    void followRun();
    void load();
    void showRuns(const Result<QList<RunSummary>> &runs);
    void useCampaigns(const QStringList &campaigns);
    void showTotals();
    void askAndExport(Format format);
    QList<RunSummary> runsShown() const;

    Latest m_answer;
    std::unique_ptr<RunModel> m_model;
    bool m_again = false;  // something changed while an answer was awaited
    bool m_loaded = false;
    QSortFilterProxyModel *m_rows;
    FilterBox *m_filterBox;
    QToolButton *m_export;
    QTreeView *m_table;
    EmptyHint *m_hint = nullptr;
    QLabel *m_totals;
};

}  // namespace shiftdeck
