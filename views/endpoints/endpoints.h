// Endpoints: how each site is, what it runs, how well it did lately, and what is wrong there.
//
// GUI thread. It shows what the agent wrote down (models/storage/sitefacts.h); nothing is asked from here. A
// site that is chosen shows its queue over time and its failures below; Enter or a double click filters the
// Job tree by it.
#pragma once

#include "models/items/latest.h"
#include "models/storage/certifications.h"
#include "views/common/panel.h"
#include "views/endpoints/endpointmodel.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class CertificationBox;
class EmptyHint;
class QueueChart;

class EndpointsPanel : public Panel {
    Q_OBJECT

  public:
    explicit EndpointsPanel(PanelContext &context, QWidget *parent = nullptr);
    ~EndpointsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    struct Detail {
        QList<QueuePoint> queue;
        QList<SiteFailure> failures;
        std::optional<LastFailure> last;
        QList<SiteCertification> certifications;
        QList<SiteTrial> trials;
    };
    void makeTables();
    void makeLayout();
    void load();
    void loadDetail();
    void showSites(const Result<QList<SiteFacts>> &sites);
    void showDetail(const Result<Detail> &detail, TimeMs now);
    void choose();
    void chooseWanted();  // by another panel
    void explain();
    void age();
    void filterJobs(const QString &failureClass);
    const SiteFacts *chosen() const;

    Latest m_answer, m_detailAnswer;
    EndpointModel m_model;
    SiteFailureModel m_failureModel;
    QSortFilterProxyModel *m_rows;
    QTreeView *m_table;
    QTreeView *m_failures;
    EmptyHint *m_hint;
    EmptyHint *m_failureHint;
    QAction *m_ask;
    QAction *m_drain;
    QAction *m_undrain;
    QLabel *m_summary;
    QLabel *m_advice;
    QueueChart *m_chart;
    CertificationBox *m_certification;
    QTimer m_clock;
    qint64 m_chosen = 0;
    std::optional<LastFailure> m_last;  // of the chosen site
    bool m_loaded = false;
    bool m_again = false;
};

}  // namespace shiftdeck
