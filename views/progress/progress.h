// Progress: events and jobs of the selected requests over time; and of a campaign the burn-up against its
// plan, the throughput of its sites, the statuses of its requests, what holds them, and its milestones.
//
// GUI thread. Only the page in front is read, off the GUI thread, and not more often than every kRest. The
// numbers behind every chart and table are saved as CSV, charts as SVG, all pages together as a report.
#pragma once

#include "models/items/latest.h"
#include "models/items/progressreport.h"
#include "views/common/panel.h"

#include <QTimer>

class QComboBox;
class QMenu;
class QProgressBar;
class QTabWidget;
class QToolButton;

namespace shiftdeck {

class MilestoneActions;
class ProgressPage;
class RequestProgress;

class ProgressPanel : public Panel {
    Q_OBJECT

  public:
    explicit ProgressPanel(PanelContext &context, QWidget *parent = nullptr);

    PanelInfo info() const override;
    bool isLoaded() const override;

    QTabWidget *tabs() const { return m_tabs; }
    ProgressPage *page(ProgressPart part) const { return m_pages.at(size_t(part)); }
    // The ending says the form: .pdf, else HTML.
    void saveReport(const QString &path);
    void saveCsv(const QString &what, const QString &path);

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    QWidget *makeBar();
    void makePages();
    void loadCampaigns();
    void showCampaigns(const Result<QList<CampaignRow>> &campaigns);
    std::optional<ProgressPart> inFront() const;  // none: the page of the requests
    void pageChanged();
    void loadLater();
    void load();
    void fillExports();
    void tell(const QString &path, const Result<> &saved);
    void reportDone(const QString &path, const Result<ProgressReport> &report);
    void setSaving(bool saving);
    QString campaign() const;
    Step step() const;

    Latest m_campaignAnswer, m_answer, m_report;
    QTimer m_later;
    TimeMs m_readAt = 0;  // when the page in front was read last
    bool m_stale = true;  // something changed since
    bool m_soon = false;  // and is not to wait
    QWidget *m_bar;
    QComboBox *m_campaign;
    QComboBox *m_step;
    QToolButton *m_export;
    QMenu *m_exports;
    QToolButton *m_save;
    QProgressBar *m_saving;
    QToolButton *m_cancel;
    QTabWidget *m_tabs;
    RequestProgress *m_requests;
    std::array<ProgressPage *, words::Table<ProgressPart>::list.size()> m_pages{};
    MilestoneActions *m_milestones = nullptr;
};

}  // namespace shiftdeck
