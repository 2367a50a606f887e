// Certification: which detector was good in which run, who signed it, and the good-run lists that come of
// it. GUI thread.
#pragma once

#include "views/common/panel.h"

class QTabWidget;

namespace shiftdeck {

class CertificationTab;
class GoodRunsTab;

class QualityPanel : public Panel {
    Q_OBJECT

  public:
    explicit QualityPanel(PanelContext &context, QWidget *parent = nullptr);

    PanelInfo info() const override;
    bool isLoaded() const override;

  protected:
    void refresh(const ChangeSet &changes) override;

  private:
    CertificationTab *m_certification;
    GoodRunsTab *m_goodRuns;
};

}  // namespace shiftdeck
