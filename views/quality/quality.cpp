#include "views/quality/quality.h"

#include "views/quality/certificationtab.h"
#include "views/quality/goodrunstab.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace shiftdeck {

QualityPanel::QualityPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_certification(new CertificationTab(context)),
      m_goodRuns(new GoodRunsTab(context))
{
    auto *tabs = new QTabWidget;
    tabs->setAccessibleName(tr("Certification"));
    tabs->setDocumentMode(true);
    tabs->addTab(m_certification, tr("Runs and detectors"));
    tabs->addTab(m_goodRuns, tr("Good-run lists"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs);
    const auto tell = [this] {
        if (isLoaded())
            emit loaded();
    };
    connect(m_certification, &CertificationTab::loaded, this, tell);
    connect(m_goodRuns, &GoodRunsTab::loaded, this, tell);
}

PanelInfo QualityPanel::info() const
{
    return {
        QStringLiteral("quality"), tr("Certification"), QStringLiteral("approve"),
        QKeySequence(Qt::ALT | Qt::Key_Q),
        tr("Which detector was good in which run and lumisection, who signed it, and the good-run lists.")};
}

bool QualityPanel::isLoaded() const { return m_certification->isLoaded() && m_goodRuns->isLoaded(); }

void QualityPanel::refresh(const ChangeSet &changes)
{
    const bool runs = changes.touches(QStringLiteral("quality"))
        || changes.touches(QStringLiteral("detector")) || changes.touches(QStringLiteral("run"));
    if (runs)
        m_certification->load();
    if (runs || changes.touches(QStringLiteral("run_list")))
        m_goodRuns->load();
}

}  // namespace shiftdeck
