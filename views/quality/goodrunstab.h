// Good-run lists: a rule with completion, what list it would make and what it loses by clause, cause and
// detector; the versions that are kept, to export and to compare.
//
// GUI thread. The preview is made on a thread of the store whenever the rule changes; an old answer is
// dropped.
#pragma once

#include "models/certification/keeping.h"
#include "models/items/latest.h"
#include "models/items/tablemodel.h"
#include "views/common/panel.h"
#include "views/quality/lossmodel.h"

class QComboBox;
class QLabel;
class QTreeView;
class QPushButton;
class QVBoxLayout;

namespace shiftdeck {

class EmptyHint;
class FilterBox;
class LossChart;

class RunListModel : public TableModel<RunListVersion> {
    Q_DECLARE_TR_FUNCTIONS(RunListModel)

  public:
    enum Column { Name, Version, Runs, Lumisections, By, When, Rule, ColumnCount };
    using TableModel::TableModel;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const RunListVersion &row) const override { return row.id; }
    QVariant cell(const RunListVersion &row, int column, int role) const override;
};

class GoodRunsTab : public QWidget {
    Q_OBJECT

  public:
    explicit GoodRunsTab(PanelContext &context, QWidget *parent = nullptr);
    ~GoodRunsTab() override;

    bool isLoaded() const { return m_loaded; }
    void load();
    enum class Part { List, AntiList, Losses };
    // Writes this of the chosen version, and says so in the status bar when done.
    void exportTo(const QString &path, Part part);

  signals:
    void loaded();

  private:
    struct Content {
        QList<Detector> detectors;
        QList<RunListVersion> lists;
    };
    QWidget *makeRule();
    QWidget *makeLists();
    void show(const Result<Content> &content);
    void useFields(const QList<Detector> &detectors);
    FilterBox *makeBox(FilterBox *before, QualityFilter what, const QList<Detector> &detectors,
                       const QString &name, QVBoxLayout *place);
    void preview();
    void showPreview(const Result<GoodRuns> &made);
    void chooseList();
    void compare();
    void showLosses();
    void askAndExport(Part part);
    QList<int> chosenRows() const;
    void explain();

    PanelContext &m_context;
    Latest m_answer, m_previewAnswer, m_compareAnswer;
    bool m_again = false, m_loaded = false;
    QStringList m_fieldNames;
    FilterBox *m_rule = nullptr, *m_candidates = nullptr;
    QVBoxLayout *m_rulePlace = nullptr, *m_candidatesPlace = nullptr;
    QLabel *m_summary;
    QComboBox *m_by;
    std::optional<GoodRuns> m_made;  // what the preview shows
    LossModel m_losses;
    QTreeView *m_lossTable;
    LossChart *m_chart;
    RunListModel m_lists;
    QTreeView *m_table;
    EmptyHint *m_hint = nullptr, *m_lossHint = nullptr;
    QLabel *m_about;
    QPushButton *m_keep, *m_import, *m_export, *m_compare, *m_take;
};

}  // namespace shiftdeck
