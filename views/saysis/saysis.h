// Says / is: what the records say beside what is found, what disagrees on top, with one repair each.
//
// GUI thread. Endpoints and disks are asked on a thread of the panel's own, with progress and a way to stop;
// the
// first time when the panel is first in front, then when somebody asks. A repair is a command: its plan is
// shown
// before anything is done.
#pragma once

#include "models/production/saysisworker.h"
#include "views/common/panel.h"
#include "views/saysis/saysismodel.h"

#include <memory>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace shiftdeck {

class EmptyHint;

class SaysIsPanel : public Panel {
    Q_OBJECT

  public:
    // `views`: for tests; as the sites of the store are, when not given.
    explicit SaysIsPanel(PanelContext &context, QWidget *parent = nullptr, SiteViews views = spoolSiteView);
    ~SaysIsPanel() override;

    PanelInfo info() const override;
    bool isLoaded() const override { return m_loaded; }
    bool isComparing() const { return m_comparing; }
    void compare();
    void stop();

  signals:
    void compared();

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    void makeTop();
    void makeTable();
    void showProgress(const QString &doing, qint64 compared);
    void showAnswer(const Result<SaysIs> &answer);
    void explain();
    void repair();
    const SaysIsRow *current() const;

    SaysIsModel m_model;
    SaysIs m_answer;
    bool m_loaded = false;
    bool m_comparing = false;
    bool m_outdated = false;
    QSortFilterProxyModel *m_rows;
    QLabel *m_summary, *m_explanation;
    QCheckBox *m_checksums, *m_onlyDisagreeing;
    QPushButton *m_compare, *m_cancel, *m_repair;
    QProgressBar *m_progress;
    QTreeView *m_table;
    EmptyHint *m_hint = nullptr;
    std::unique_ptr<SaysIsWorker> m_worker;
};

}  // namespace shiftdeck
