// The Job details panel: how one job is and why, its report, files, timeline, evidence and log.
#pragma once

#include "models/items/jobfacts.h"
#include "models/items/latest.h"
#include "views/common/panel.h"

class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedLayout;
class QTabWidget;
class QTreeView;

namespace shiftdeck {

class LogView;

class JobDetailsPanel : public Panel {
    Q_OBJECT

  public:
    explicit JobDetailsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~JobDetailsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_answered; }

    QString verdict() const;
    LogView *log() const { return m_log; }
    void showLog();
    QTabWidget *tabs() const { return m_tabs; }

  protected:
    void refresh(const ChangeSet &changes) override;
    void changeEvent(QEvent *event) override;

  private:
    QWidget *makeHeader();
    QTreeView *makeTable(QAbstractItemModel *model, const QString &name, const QStringList &widths);
    void load();
    void show(const JobDetails &details);
    void showNothing(const QString &title, const QString &advice);
    void showFacts(const JobDetails &details);
    void paint();

    Latest m_details;
    JobFileModel m_fileRows;
    TimelineModel m_timelineRows;
    EvidenceModel m_evidenceRows;
    std::optional<JobSummary> m_job;
    bool m_answered = false;

    QStackedLayout *m_pages;
    QLabel *m_empty;
    QLabel *m_name, *m_badge, *m_verdict, *m_advice, *m_error;
    QWidget *m_facts;
    QGridLayout *m_factGrid;
    QTabWidget *m_tabs;
    LogView *m_log;
};

}  // namespace shiftdeck
