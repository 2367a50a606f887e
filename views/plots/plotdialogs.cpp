// The dialogs of the panel Plots: they stay open beside it, and follow what it shows.
#include "views/plots/plots.h"
#include "views/plots/referencesdialog.h"

namespace shiftdeck {

namespace {
void bringToFront(QDialog *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}
}  // namespace

void PlotsPanel::showReferences()
{
    if (!m_referencesDialog) {
        m_referencesDialog = new ReferencesDialog(m_context, this);
        m_referencesDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_referencesDialog, &ReferencesDialog::overlayAsked, this, &PlotsPanel::overlay);
        tellDialogs();
    }
    bringToFront(m_referencesDialog);
}

void PlotsPanel::tellDialogs()
{
    if (m_referencesDialog)
        m_referencesDialog->setRun(m_run);
}

}  // namespace shiftdeck
