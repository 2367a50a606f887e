// References: the reference sets with their versions, and which runs are proposed as a reference of the run
// whose plots are shown; any of them is laid under the plots now, or made a set.
//
// GUI thread. It is not modal: the plots behind it change as references are chosen. It reads on a thread of
// the store, anew whenever plots, sets or the quality of runs change; sets are made by a command with its
// plan.
#pragma once

#include "models/items/latest.h"
#include "models/quality/plotset.h"
#include "views/common/panel.h"
#include "views/plots/referencemodels.h"

#include <QDialog>

#include <optional>

class QAction;
class QCheckBox;
class QLabel;
class QTabWidget;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class ReferencesDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ReferencesDialog(PanelContext &context, QWidget *parent = nullptr);
    ~ReferencesDialog() override;

    // Whose plots are shown; none: those of a file that was opened.
    void setRun(const std::optional<RunPlots> &run);
    bool isLoaded() const { return m_loaded; }

  signals:
    // These are to be drawn under the plots that are shown.
    void overlayAsked(const shiftdeck::PlotSource &source);

  private:
    struct Content {
        QList<ReferenceSet> sets;
        QList<ProposedReference> proposed;
    };
    QWidget *makeSets();
    QWidget *makeProposed();
    void load();
    void show(const Result<Content> &content);
    void fill();
    void explain();
    const ReferenceSet *set() const;  // the one that is selected
    const ProposedReference *proposed() const;
    void overlaySet();
    void overlayProposed();
    // Arguments of reference.make: of the plots, for the runs from them to the run that is shown.
    QJsonObject wishFor(const RunPlots &plots) const;

    PanelContext &m_context;
    std::optional<RunPlots> m_run;
    Latest m_answer;
    Result<Content> m_content;
    bool m_loaded = false;
    ReferenceSetModel m_sets;
    ProposedModel m_proposed;
    QAction *m_make, *m_renew, *m_overlaySet, *m_makeProposed, *m_overlayProposed;
    QTabWidget *m_tabs;
    QTreeView *m_setTable, *m_proposedTable;
    EmptyHint *m_setHint = nullptr, *m_proposedHint = nullptr;
    QLabel *m_setSummary, *m_proposedSummary, *m_reason;
    QCheckBox *m_history;
};

}  // namespace shiftdeck
