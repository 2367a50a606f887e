// Plots: all histograms of a run over its references. A wall of them, the worst first; one of them large,
// with ratio or pulls; and the trend of a quantity over runs.
//
// GUI thread. Files are read, compared and drawn small, and large plots drawn, on other threads; what it
// shows is told by the run that all panels share, by its own list of runs, or by files that are opened
// directly.
#pragma once

#include "models/items/latest.h"
#include "views/common/panel.h"
#include "views/plots/plotloader.h"
#include "views/plots/plotreferences.h"
#include "views/plots/plotsaving.h"
#include "views/plots/plotwallmodel.h"

#include <QPointer>

class QAction;
class QComboBox;
class QCheckBox;
class QLabel;
class QLineEdit;
class QMenu;
class QSlider;
class QTabWidget;
class QToolBar;
class QToolButton;

namespace shiftdeck {

class EmptyHint;
class PlotSignoff;
class PlotView;
class PlotWall;
class ReferencesDialog;
class ThresholdsDialog;
class TrendView;

class PlotsPanel : public Panel {
    Q_OBJECT

  public:
    explicit PlotsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~PlotsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

    // Files of no run; an empty reference: as before.
    void openFiles(const QString &file, const QStringList &references = {});
    // Up to kMostReferences of the choices in the menu, by their titles.
    void setReferences(const QStringList &titles);
    // One more, before those that are there: it gives the verdicts.
    void overlay(const PlotSource &reference);
    // Writes the plot (the trend, where that is in front) in the format that the suffix tells.
    void saveTo(const QString &path);

    bool isBusy() const { return m_loader.isBusy(); }
    // A large plot is being drawn: it is not what the overlay shows yet.
    bool isDrawing() const;
    const PlotWallModel &plots() const { return m_model; }

  protected:
    void refresh(const ChangeSet &changes) override;
    void changeEvent(QEvent *event) override;

  private:
    void makeTop();
    void makeFilters();
    void makeOverlay();
    void makeActions();
    QAction *addAct(const char *iconName, const QString &text, const QString &help,
                    const QList<QKeySequence> &keys, QWidget *where, std::function<void()> act);
    QAction *addToggle(const QString &text, const QString &help, const QKeySequence &key, bool on,
                       std::function<void(bool)> set);

    void takeBook(const Result<PlotBook> &book);
    void showRuns();
    void chooseRun(int index, bool byPerson);
    void fillReferences();
    void takeReferences(const QList<PlotSource> &wanted);
    void load();
    void takePortion(const ComparedPortion &portion);
    void takeEnd();
    void filter();
    void fillDetectors();
    void showCurrent(const QString &path);
    void redraw();
    void step(int by);
    void stepRun(int by);
    void openFile(bool reference);
    void showReferences();
    void showThresholds(bool ofThisPlot);
    void addFile();
    void copy();
    void save();
    void setHint();
    QStringList labels() const;
    void tellDialogs();
    void tellSignoff();
    void explainRun();
    void paintNotice();
    RunNumber runWithoutPlots() const;

    Latest m_answer;
    PlotLoader m_loader, m_reader, m_drawer, m_copier;
    PlotWallModel m_model;
    PlotBook m_book;
    std::optional<RunPlots> m_run;  // none: opened files
    PlotSources m_sources;
    QList<ReferenceChoice> m_choices;
    DrawingOptions m_options;
    PlotWallModel::Item m_current;
    Result<ComparedFiles> m_end;
    bool m_loaded = false, m_bookCame = false;
    bool m_referencesChosen = false;  // by a person

    QComboBox *m_runs;
    QToolButton *m_references;
    QMenu *m_referenceMenu;
    QList<QAction *> m_referenceActions;  // at the end of the menu
    QToolBar *m_bar;
    QLineEdit *m_text;
    QComboBox *m_detectors;
    QComboBox *m_states;
    QCheckBox *m_shifter;
    QSlider *m_size;
    QLabel *m_summary;
    QTabWidget *m_tabs;
    PlotWall *m_wall;
    EmptyHint *m_hint;
    QWidget *m_overlay;
    QToolBar *m_overlayBar;
    PlotView *m_view;
    QLabel *m_verdict;
    TrendView *m_trend;
    PlotSignoff *m_signoff;
    QLabel *m_notice;
    QAction *m_add = nullptr;
    QPointer<ReferencesDialog> m_referencesDialog;
    QPointer<ThresholdsDialog> m_thresholdsDialog;
};

}  // namespace shiftdeck
