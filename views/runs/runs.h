// Runs: what was taken and with which luminosity and quality, and how far each campaign has got with it, as a
// table and as charts; and what was imported about them.
//
// GUI thread. Filtered in the store, sorted here. Exports what is shown as CSV or JSON, off the GUI thread.
// Files with what is known about runs are imported by a command, also those that are dropped here.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/runs/runmodel.h"

class QAbstractItemDelegate;
class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QSortFilterProxyModel;
class QTabWidget;
class QToolButton;
class QTreeView;

namespace shiftdeck {

class ColumnProfile;
class EmptyHint;
class FilterBox;
class ImportsBox;
class RunChartsBox;

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
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

  private:
    struct Answer {
        RunRows runs;
        QList<CampaignRow> campaigns;
    };
    void makeTable();
    void makeExports();
    void makeImport();
    void makeMethods(QHBoxLayout *row);
    void explainImport();
    void tellRun(const QModelIndex &current);
    void followRun();
    void load();
    void showAnswer(const Result<Answer> &answer);
    void useDetectors(const QList<Detector> &detectors);
    void fillMethods(const QList<RunRow> &runs);
    void useShape(const RunShape &shape);
    RunShape wantedShape() const;
    void showTotals();
    void showCharts();
    void askAndExport(Format format);
    QList<RunRow> runsShown() const;

    Latest m_answer;
    std::unique_ptr<RunModel> m_model;
    QHash<QString, QString> m_predecessors;  // of campaigns
    QList<DetectorColumn> m_detectors;  // that the filter knows
    const std::shared_ptr<RunFlagMemory> m_flagMemory = std::make_shared<RunFlagMemory>();
    bool m_again = false;  // something changed while an answer was awaited
    bool m_loaded = false;
    QSortFilterProxyModel *m_rows;
    FilterBox *m_filterBox;
    QAction *m_importAction;
    QToolButton *m_import, *m_export;
    QComboBox *m_columns, *m_first, *m_second;
    QTabWidget *m_tabs;
    QTreeView *m_table;
    QAbstractItemDelegate *m_bars = nullptr, *m_flags = nullptr;  // of campaigns and detectors
    ColumnProfile *m_profile = nullptr;
    RunChartsBox *m_charts;
    ImportsBox *m_imports;
    EmptyHint *m_hint = nullptr;
    QLabel *m_totals;
};

}  // namespace shiftdeck
