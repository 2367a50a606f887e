// Streams: how much each stream kept of what was read, and where it is empty though it should not be.
//
// GUI thread. Shows the streams of the selected requests, or of all that are not over; below them the runs of
// the chosen stream, with what the campaign before lets expect of each. A click on a stream filters the Job
// tree by its request, a click on a run by request and run.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/streams/streammodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;
class RetentionChart;

class StreamsPanel : public Panel {
    Q_OBJECT

  public:
    explicit StreamsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~StreamsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    // Writes the runs of the chosen stream, without asking where.
    void exportTo(const QString &path);

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void makeTables();
    QTreeView *makeTable(QSortFilterProxyModel *rows, QAbstractItemModel *model, const QString &name,
                         const QString &header, const QStringList &typical);
    void load();
    void showStreams(const Result<QList<StreamRow>> &streams);
    void askAndExport();
    const StreamRow *chosen() const;
    void choose();
    void filterJobs(qint64 run);

    Latest m_answer;
    StreamModel m_model;
    StreamRunModel m_runModel;
    bool m_again = false;  // something changed while an answer was awaited
    bool m_loaded = false;
    qint64 m_chosen = 0;  // stream whose runs are shown; 0: none
    QSortFilterProxyModel *m_rows;
    QSortFilterProxyModel *m_runRows;
    QLabel *m_summary;
    QTreeView *m_table = nullptr;
    QTreeView *m_runTable = nullptr;
    EmptyHint *m_hint = nullptr;
    EmptyHint *m_runHint = nullptr;
    QLabel *m_explanation;
    RetentionChart *m_chart;
    QLabel *m_legend;
    QAction *m_export;
};

}  // namespace shiftdeck
