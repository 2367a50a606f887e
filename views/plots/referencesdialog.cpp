#include "views/plots/referencesdialog.h"

#include "models/core/errortext.h"
#include "views/common/icons.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"
#include "views/plots/dialogparts.h"
#include "views/plots/plotreferences.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kSetHeader = QStringLiteral("plots/references");
const QString kProposedHeader = QStringLiteral("plots/proposed");

int selectedRow(const QTreeView *table)
{
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.first().row() : -1;
}
}  // namespace

ReferencesDialog::ReferencesDialog(PanelContext &context, QWidget *parent)
    : QDialog(parent), m_context(context), m_content(Content()),
      m_make(makePanelAction(context, this, "new", tr("Make reference set..."), "reference.make")),
      m_renew(makePanelAction(context, this, "next", tr("New version..."), "reference.make")),
      m_overlaySet(new QAction(icon(u"check"), tr("Use as reference"), this)),
      m_makeProposed(makePanelAction(context, this, "new", tr("Make reference set..."), "reference.make")),
      m_overlayProposed(new QAction(icon(u"check"), tr("Use as reference"), this)), m_tabs(new QTabWidget),
      m_setTable(tableOf(&m_sets, tr("Reference sets"))),
      m_proposedTable(tableOf(&m_proposed, tr("Runs that are proposed as reference"))),
      m_setSummary(textLabel(tr("Which reference sets hold"))),
      m_proposedSummary(textLabel(tr("What is proposed"))),
      m_reason(textLabel(tr("Why the chosen run is proposed"))),
      m_history(new QCheckBox(tr("All versions")))
{
    setWindowTitle(tr("References"));
    m_tabs->setAccessibleName(tr("References"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeSets(), tr("Reference sets"));
    m_tabs->addTab(makeProposed(), tr("Proposed"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    // Enter in a table uses its row.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    resize(1060, 460);
    connect(&context.store, &StoreClient::changed, this, [this](const ChangeSet &changes) {
        for (const char *entity : {"plots", "reference", "quality", "detector", "run"})
            if (changes.touches(QLatin1StringView(entity)))
                return load();
    });
    connect(&context, &PanelContext::principalChanged, this, &ReferencesDialog::explain);
    connect(&context, &PanelContext::offlineChanged, this, &ReferencesDialog::explain);
    load();
    explain();
}

ReferencesDialog::~ReferencesDialog()
{
    saveHeader(m_setTable, m_context.settings, kSetHeader);
    saveHeader(m_proposedTable, m_context.settings, kProposedHeader);
    // Before their models, whose end would be told to slots of this dialog.
    delete m_setTable;
    delete m_proposedTable;
}

QWidget *ReferencesDialog::makeSets()
{
    setColumnWidths(m_setTable,
                    {QStringLiteral("muons-2010__"), QStringLiteral("12"), QStringLiteral("reprocessing"),
                     QStringLiteral("146436 to 149442"), QStringLiteral("146511"),
                     QStringLiteral("not any more"), QStringLiteral("1 234"), QStringLiteral("carla__"),
                     QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("long fill, all detectors on")});
    restoreHeader(m_setTable, m_context.settings, kSetHeader);
    m_setTable->addActions({m_overlaySet, m_renew});
    m_setHint = new EmptyHint(m_setTable, QStringLiteral("plots"));
    m_setHint->setLoading(true);
    m_history->setToolTip(tr("Older versions of the sets, too; they are kept, and hold for nothing."));
    auto *top = new QHBoxLayout;
    top->addWidget(m_setSummary, 1);
    top->addWidget(m_history);
    top->addWidget(makePanelButton(m_overlaySet));
    top->addWidget(makePanelButton(m_renew));
    top->addWidget(makePanelButton(m_make));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addLayout(top);
    layout->addWidget(m_setTable, 1);
    connect(m_history, &QCheckBox::toggled, this, &ReferencesDialog::fill);
    connect(m_overlaySet, &QAction::triggered, this, &ReferencesDialog::overlaySet);
    connect(m_setTable, &QTreeView::activated, m_overlaySet, &QAction::trigger);
    connect(m_setTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ReferencesDialog::explain);
    return page;
}

QWidget *ReferencesDialog::makeProposed()
{
    setColumnWidths(m_proposedTable,
                    {QStringLiteral("146511"), QStringLiteral("good___"), QStringLiteral("yes___"),
                     QStringLiteral("Same kind (prompt) and type (physics). Its lum"),
                     QStringLiteral("Its luminosity differs by 10.0 %, which is more")});
    restoreHeader(m_proposedTable, m_context.settings, kProposedHeader);
    m_proposedTable->addActions({m_overlayProposed, m_makeProposed});
    m_proposedHint = new EmptyHint(m_proposedTable, QStringLiteral("plots"));
    m_proposedHint->setLoading(true);
    auto *top = new QHBoxLayout;
    top->addWidget(m_proposedSummary, 1);
    top->addWidget(makePanelButton(m_overlayProposed));
    top->addWidget(makePanelButton(m_makeProposed));
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->addLayout(top);
    layout->addWidget(m_proposedTable, 1);
    layout->addWidget(m_reason);
    connect(m_overlayProposed, &QAction::triggered, this, &ReferencesDialog::overlayProposed);
    connect(m_proposedTable, &QTreeView::activated, m_overlayProposed, &QAction::trigger);
    connect(m_proposedTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ReferencesDialog::explain);
    return page;
}

void ReferencesDialog::setRun(const std::optional<RunPlots> &run)
{
    const bool same = run.has_value() == m_run.has_value()
        && (!run || (run->run == m_run->run && run->kind == m_run->kind && run->path == m_run->path));
    m_run = run;
    if (!same)
        load();
}

void ReferencesDialog::load()
{
    m_answer.ask(
        m_context.store, this,
        [run = m_run](Database &db) {
            return snapshot(db, [&]() -> Result<Content> {
                Content content;
                SD_TRY(content.sets, listReferences(db));
                if (run) {
                    SD_TRY(content.proposed, proposedReferences(db, *run));
                }
                return content;
            });
        },
        [this](const Result<Content> &content) { show(content); });
}

void ReferencesDialog::show(const Result<Content> &content)
{
    m_content = content;
    m_loaded = true;
    m_setHint->setLoading(false);
    m_proposedHint->setLoading(false);
    if (!content) {
        m_setHint->setText(tr("The reference sets cannot be read."), describe(content.error()));
        m_proposedHint->setText(tr("Nothing can be proposed."), describe(content.error()));
    } else {
        m_setHint->setText(tr("No reference sets."),
                           tr("A reference set is the plots of a run that is certified good: other runs are "
                              "compared with them."),
                           m_make);
        m_proposedHint->setText(
            m_run ? tr("No other run has plots of the kind %1.").arg(m_run->kind)
                  : tr("These plots are of no run."),
            m_run ? tr("\"Add files...\" in the panel Plots registers the plots of a run.")
                  : tr("Choose a run in the panel Plots: other runs are proposed by what they have in common "
                       "with it."));
    }
    fill();
}

void ReferencesDialog::fill()
{
    QList<ReferenceSet> sets = m_content ? m_content->sets : QList<ReferenceSet>();
    if (!m_history->isChecked())
        sets.removeIf([](const ReferenceSet &set) { return !set.isNewest; });
    m_sets.set(sets);
    m_proposed.set(m_content ? m_content->proposed : QList<ProposedReference>());
    QStringList holding;
    for (const ReferenceSet &set : std::as_const(sets))
        if (m_run && set.isNewest && set.kind == m_run->kind && set.firstRun <= m_run->run
            && m_run->run <= set.lastRun)
            holding.append(set.title());
    m_setSummary->setText(!m_run ? tr("The plots that are shown are of no run.")
                              : holding.isEmpty()
                              ? tr("No set holds for run %1.").arg(runTitle(*m_run))
                              : tr("For run %1 holds: %2", "run, reference sets")
                                    .arg(runTitle(*m_run), holding.join(QStringLiteral(", "))));
    m_proposedSummary->setText(
        m_run && m_proposed.rowCount() > 0
            ? tr("For run %1, the best first: certified good, of the same type, with luminosity or events "
                 "within 15 %, the most recent one.")
                  .arg(runTitle(*m_run))
            : QString());
    explain();
}

const ReferenceSet *ReferencesDialog::set() const
{
    const int row = selectedRow(m_setTable);
    return row >= 0 ? &m_sets.at(row) : nullptr;
}

const ProposedReference *ReferencesDialog::proposed() const
{
    const int row = selectedRow(m_proposedTable);
    return row >= 0 ? &m_proposed.at(row) : nullptr;
}

QJsonObject ReferencesDialog::wishFor(const RunPlots &plots) const
{
    const qint64 shown = m_run ? m_run->run : plots.run;
    return {{QStringLiteral("run"), plots.run},
            {QStringLiteral("kind"), plots.kind},
            {QStringLiteral("first"), std::min(plots.run, shown)},
            {QStringLiteral("last"), std::max(plots.run, shown)}};
}

void ReferencesDialog::explain()
{
    const auto allow = [](QAction *action, const QString &reason) {
        action->setEnabled(reason.isEmpty());
        action->setToolTip(reason.isEmpty() ? tr("Draws its plots under those that are shown, and judges "
                                                 "these by them (Enter).")
                                            : reason);
    };
    const ReferenceSet *chosen = set();
    const QString noSet = chosen ? QString() : tr("Select a reference set first.");
    allow(m_overlaySet,
          !chosen ? noSet
              : m_run && chosen->kind != m_run->kind
              ? tr("It is of the kind %1; the plots that are shown are of the kind %2.")
                    .arg(chosen->kind, m_run->kind)
              : m_run && chosen->plots.path == m_run->path ? tr("These are the plots that are shown.")
                                                           : QString());
    QJsonObject renewed;
    if (chosen) {
        renewed = m_run && m_run->kind == chosen->kind ? wishFor(*m_run) : wishFor(chosen->plots);
        renewed[QStringLiteral("name")] = chosen->name;
        renewed[QStringLiteral("first")] = chosen->firstRun;
        renewed[QStringLiteral("last")] = chosen->lastRun;
    }
    enablePanelAction(m_context, m_renew, noSet, renewed);
    enablePanelAction(m_context, m_make, {}, m_run ? wishFor(*m_run) : QJsonObject());
    const ProposedReference *run = proposed();
    const QString noRun = run ? QString() : tr("Select a run first.");
    allow(m_overlayProposed, noRun);
    m_reason->setText(run ? run->proposal.reason : QString());
    enablePanelAction(m_context, m_makeProposed, noRun, run ? wishFor(run->plots) : QJsonObject());
}

void ReferencesDialog::overlaySet()
{
    if (const ReferenceSet *chosen = set())
        emit overlayAsked({chosen->plots.path, referenceTitle(*chosen)});
}

void ReferencesDialog::overlayProposed()
{
    if (const ProposedReference *chosen = proposed())
        emit overlayAsked({chosen->plots.path, tr("run %1").arg(runTitle(chosen->plots))});
}

}  // namespace shiftdeck
