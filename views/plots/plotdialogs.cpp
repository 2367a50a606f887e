// What the panel Plots hands on: its dialogs, which stay open beside it and follow what it shows, the run
// that has no plots, and the detector that is certified.
#include "models/core/errortext.h"
#include "views/common/theme.h"
#include "views/plots/plots.h"
#include "views/plots/plotsignoff.h"
#include "views/plots/referencesdialog.h"
#include "views/plots/thresholdsdialog.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>

namespace shiftdeck {

namespace {
void bringToFront(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}
}  // namespace

void PlotsPanel::showReferences()
{
    if (!m_referencesDialog) {
        m_referencesDialog = new ReferencesDialog(m_context, this);
        connect(m_referencesDialog, &ReferencesDialog::overlayAsked, this, &PlotsPanel::overlay);
        tellDialogs();
    }
    bringToFront(m_referencesDialog);
}

void PlotsPanel::showThresholds(bool ofThisPlot)
{
    if (!m_thresholdsDialog) {
        m_thresholdsDialog = new ThresholdsDialog(m_context, this);
        tellDialogs();
    }
    if (ofThisPlot && m_current)
        m_thresholdsDialog->showPlot(*m_current);
    bringToFront(m_thresholdsDialog);
}

void PlotsPanel::tellDialogs()
{
    if (m_referencesDialog)
        m_referencesDialog->setRun(m_run);
    // While plots come it would be told of a part of them.
    if (m_thresholdsDialog)
        m_thresholdsDialog->setPlots(m_sources.data.title,
                                     m_loader.isBusy() ? QList<PlotWallModel::Item>() : m_model.all(),
                                     m_sources, m_book.rules);
}

void PlotsPanel::tellSignoff()
{
    PlotSignoff::Subject subject;
    if (m_run) {
        subject.run = m_run->run;
        subject.lastRun = m_run->lastRun;
    }
    if (m_current) {
        subject.detector = m_current->detector;
        subject.plot = m_current->path;
        subject.verdict = m_current->sentence();
    }
    m_signoff->setSubject(subject);
}

// The run that the other panels show, where it is none of those with plots.
RunNumber PlotsPanel::runWithoutPlots() const
{
    const RunNumber run = m_context.selection.run();
    const auto has = [run](const RunPlots &plots) {
        return plots.run <= run.value() && run.value() <= plots.lastRun;
    };
    return std::any_of(m_book.files.begin(), m_book.files.end(), has) ? RunNumber() : run;
}

void PlotsPanel::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintNotice();
}

void PlotsPanel::paintNotice()
{
    const ColourPair colours = warningColours(isDark(palette()));
    QPalette painted = m_notice->palette();
    painted.setColor(QPalette::Window, colours.background);
    painted.setColor(QPalette::WindowText, colours.foreground);
    m_notice->setPalette(painted);
    m_notice->setAutoFillBackground(true);
}

void PlotsPanel::explainRun()
{
    const RunNumber without = m_bookCame ? runWithoutPlots() : RunNumber();
    m_notice->setVisible(without.isValid() && m_run);
    if (m_run)
        m_notice->setText(tr("Run %1, which the other panels show, has no plots; these are of run %2. \"Add "
                             "files...\" registers its plots.")
                              .arg(without.value())
                              .arg(runTitle(*m_run)));
    const CommandSpec *spec = m_context.bus.spec(QStringLiteral("plots.add"));
    const Availability role = m_context.allowed(*spec);
    m_add->setEnabled(role.live);
    m_add->setToolTip(role.live ? spec->description : role.reason);
}

// For the run without plots, else for the one that is shown.
void PlotsPanel::addFile()
{
    const RunNumber without = runWithoutPlots();
    QJsonObject arguments;
    if (without.isValid())
        arguments.insert(QStringLiteral("run"), without.value());
    else if (m_run && m_run->run == m_run->lastRun)
        arguments.insert(QStringLiteral("run"), m_run->run);
    if (m_run && m_run->id > 0)
        arguments.insert(QStringLiteral("kind"), m_run->kind);
    auto *dialog = new QFileDialog(this, tr("Add plots"), {},
                                   tr("ROOT files (*.root);;ROOT's JSON (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, arguments](const QString &path) {
        QJsonObject wish = arguments;
        wish.insert(QStringLiteral("file"), path);
        m_context.propose(QStringLiteral("plots.add"), wish);
    });
    dialog->open();
}

}  // namespace shiftdeck
