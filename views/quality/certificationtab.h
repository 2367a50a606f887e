// Runs by detectors, flagged and signed with the keyboard: a key for each verdict, for all cells that are
// chosen; below the lumisections of the one in front and all that was said about it.
//
// GUI thread. Filtered and resolved on a thread of the store. The run in front is the run of the selection.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/quality/historymodel.h"
#include "views/quality/qualitymodel.h"

class QAction;
class QLabel;
class QTableView;
class QTreeView;
class QVBoxLayout;

namespace shiftdeck {

class EmptyHint;
class FilterBox;
class LumiStrip;

class CertificationTab : public QWidget {
    Q_OBJECT

  public:
    explicit CertificationTab(PanelContext &context, QWidget *parent = nullptr);
    ~CertificationTab() override;

    bool isLoaded() const { return m_loaded; }
    void load();

  signals:
    void loaded();

  private:
    struct Chosen {
        QList<qint64> runs;
        QStringList detectors;
        qsizetype cells = 0;
        bool isProduct() const { return cells == runs.size() * detectors.size(); }
    };
    struct Command {
        QAction *action;
        QString command, flag;  // flag: for quality.flag
        bool proposes = false;  // the dialog opens for more to be typed
    };
    struct Detail {
        QList<QualityFlagRow> flags;
        QList<QualityStateRow> states;
    };

    void makeTable();
    void widenColumns();
    void makeHistory();
    QWidget *makeBar();
    void addCommand(const char *icon, const QString &text, const QKeySequence &keys, const char *command,
                    const char *flag = "", bool proposes = false);
    void show(const Result<QualityRuns> &found);
    void useFields(const QList<Detector> &detectors);
    void followRun();
    void choose();
    void showDetail(const Result<Detail> &detail);
    void nextOpen(int step);
    void explain();
    void give(const Command &command);
    void undoFlags();
    Chosen chosen() const;
    std::optional<QJsonObject> chosenArguments() const;

    PanelContext &m_context;
    QualityModel m_model;
    HistoryModel m_history;
    Latest m_answer, m_detailAnswer;
    bool m_again = false, m_loaded = false;
    FilterBox *m_filterBox = nullptr;
    QVBoxLayout *m_layout;
    QTableView *m_table;
    int m_columnsWidened = 0;  // how many columns there were then
    QTreeView *m_log;
    EmptyHint *m_hint = nullptr, *m_logHint = nullptr;
    LumiStrip *m_strip;
    QLabel *m_subject, *m_counts;
    QList<Command> m_commands;
    QAction *m_undo = nullptr, *m_import = nullptr;
    QStringList m_fieldNames;  // of the filter box
};

}  // namespace shiftdeck
