#include "views/saysis/saysis.h"

#include "models/commands/bus.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/items/latest.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("saysis/header");
}

SaysIsPanel::SaysIsPanel(PanelContext &context, QWidget *parent, SiteViews views)
    : Panel(context, parent), m_rows(new QSortFilterProxyModel(this)),
      m_summary(new QLabel), m_explanation(new QLabel), m_checksums(new QCheckBox(tr("Read checksums"))),
      m_onlyDisagreeing(new QCheckBox(tr("Only what disagrees"))),
      m_compare(new QPushButton(icon(u"refresh"), tr("Compare"))),
      m_cancel(new QPushButton(icon(u"cancel"), tr("Stop"))),
      m_repair(new QPushButton(icon(u"check"), tr("Repair..."))), m_progress(new QProgressBar),
      m_table(new QTreeView),
      m_worker(std::make_unique<SaysIsWorker>(context.store.location(), std::move(views)))
{
    makeTable();
    makeTop();
    auto *top = new QHBoxLayout;
    top->addWidget(m_onlyDisagreeing);
    top->addWidget(m_checksums);
    top->addStretch(1);
    top->addWidget(m_compare);
    top->addWidget(m_cancel);
    top->addWidget(m_repair);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_explanation);

    connect(m_compare, &QPushButton::clicked, this, &SaysIsPanel::compare);
    connect(m_cancel, &QPushButton::clicked, this, &SaysIsPanel::stop);
    connect(m_repair, &QPushButton::clicked, this, &SaysIsPanel::repair);
    connect(m_table, &QTreeView::activated, this, &SaysIsPanel::repair);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SaysIsPanel::explain);
    connect(m_onlyDisagreeing, &QCheckBox::toggled, this, [this](bool only) {
        m_rows->setFilterRegularExpression(only ? QStringLiteral("^0$") : QString());
    });
    connect(&context, &PanelContext::principalChanged, this, &SaysIsPanel::explain);
    connect(&context, &PanelContext::offlineChanged, this, &SaysIsPanel::explain);
    connect(&context.selection, &Selection::requestsChanged, this, [this] {
        m_outdated = m_loaded;
        explain();
    });
    explain();
}

SaysIsPanel::~SaysIsPanel()
{
    m_worker.reset();
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo SaysIsPanel::info() const
{
    return {QStringLiteral("saysis"), tr("Says / is"), QStringLiteral("saysis"),
            QKeySequence(Qt::ALT | Qt::Key_9),
            tr("What the records say beside what endpoints, disks and the catalogue say.")};
}

void SaysIsPanel::makeTop()
{
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setAccessibleName(tr("What was compared"));
    m_explanation->setWordWrap(true);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_explanation->setAccessibleName(tr("What it means and what to do"));
    m_checksums->setToolTip(tr("Read every file whole and compare its checksum, not only its size. Slow."));
    m_onlyDisagreeing->setToolTip(tr("Hide the rows where records and findings agree."));
    m_compare->setToolTip(tr("Ask endpoints, disks and the catalogue, for the selected requests or all open"
                             " ones. Nothing is changed by that.\nprodctl says-is"));
    m_cancel->setToolTip(tr("Stop comparing; what is shown stays."));
    m_progress->setRange(0, 0);
    m_progress->setFixedHeight(4);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Comparing"));
    m_progress->hide();
}

void SaysIsPanel::makeTable()
{
    m_rows->setSourceModel(&m_model);
    m_rows->setSortRole(SortRole);
    m_rows->setFilterRole(SortRole);
    m_rows->setFilterKeyColumn(SaysIsModel::Agrees);
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    styleView(m_table, tr("Records beside findings"), true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->sortByColumn(SaysIsModel::Agrees, Qt::AscendingOrder);
    setColumnWidths(m_table,
                    {QStringLiteral("Agree, yes"), QStringLiteral("merged file"),
                     QStringLiteral("job 17 (run 148058)"), QStringLiteral("superseded (lost)"),
                     QStringLiteral("the endpoint does not know it"), QStringLiteral("23 h 59 min"),
                     {}});
    restoreHeader(m_table, m_context.settings, kHeader);
    const auto save = [this] { saveHeader(m_table, m_context.settings, kHeader); };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    m_hint = new EmptyHint(m_table, QStringLiteral("ok"));
    m_hint->setLoading(true);
}

// Looking is dear, so later changes only make known that what is shown may be old.
void SaysIsPanel::refresh(const ChangeSet &)
{
    if (!m_loaded && !m_comparing)
        return compare();
    m_outdated = true;
    explain();
}

void SaysIsPanel::compare()
{
    if (m_comparing)
        return;
    m_comparing = true;
    m_outdated = false;
    m_progress->show();
    SaysIsQuestion question;
    question.requests = m_context.selection.requests();
    question.checksums = m_checksums->isChecked();
    // Both come back through the event loop; the worker ends before this panel does.
    const SaysIsProgress progress = [this](const QString &doing, qint64 compared) {
        QMetaObject::invokeMethod(
            this, [this, doing, compared] { showProgress(doing, compared); }, Qt::QueuedConnection);
    };
    m_worker->compare(question, QDateTime::currentMSecsSinceEpoch(), progress,
                      deliverLater<Result<SaysIs>>(
                          m_context.store, this,
                          [this](const Result<SaysIs> &answer) { showAnswer(answer); }));
    explain();
}

void SaysIsPanel::stop() { m_worker->stop(); }

void SaysIsPanel::showProgress(const QString &doing, qint64 compared)
{
    if (m_comparing)
        m_summary->setText(tr("Comparing: %1; %2 compared so far.").arg(doing, format::number(compared)));
}

void SaysIsPanel::showAnswer(const Result<SaysIs> &answer)
{
    m_comparing = false;
    m_progress->hide();
    m_hint->setLoading(false);
    if (answer) {
        m_answer = *answer;
        m_model.setNow(answer->asOf);
        m_model.set(answer->rows);
        m_hint->setText(tr("Nothing to compare."),
                        tr("Jobs, outputs and files of requests that a site holds are compared here."));
    } else if (answer.error().code == ErrorCode::Cancelled) {
        m_outdated = true;
        m_hint->setText(tr("The comparison was stopped."), tr("Press Compare to begin anew."));
    } else {
        m_hint->setText(tr("Records and findings cannot be compared."), describe(answer.error()));
        m_context.say(describe(answer.error()));
    }
    explain();
    emit compared();
    if (!std::exchange(m_loaded, true))
        emit loaded();
}

const SaysIsRow *SaysIsPanel::current() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.size() == 1 ? &m_model.at(m_rows->mapToSource(rows.first()).row()) : nullptr;
}

void SaysIsPanel::explain()
{
    m_compare->setEnabled(!m_comparing);
    m_cancel->setEnabled(m_comparing);
    m_onlyDisagreeing->setEnabled(m_model.rowCount() > 0);
    if (!m_comparing && m_loaded) {
        QStringList parts{m_answer.disagreeing == 0
                              ? tr("Records and findings agree in all of %1 comparisons.")
                                    .arg(format::number(m_answer.compared))
                              : tr("%1 of %2 comparisons disagree.")
                                    .arg(format::number(m_answer.disagreeing),
                                         format::number(m_answer.compared))};
        parts += m_answer.problems;
        if (!m_answer.complete)
            parts.append(tr("There is more than is listed; select one request to see all of its."));
        if (m_outdated)
            parts.append(tr("The store has changed since; compare again."));
        m_summary->setText(parts.join(u' '));
    }
    const SaysIsRow *row = current();
    const CommandSpec *spec = row && !row->command.isEmpty() ? m_context.bus.spec(row->command) : nullptr;
    const Availability role =
        spec ? m_context.allowed(*spec) : Availability();
    m_repair->setEnabled(role.live);
    m_repair->setToolTip(!row  ? tr("Choose a row that disagrees.")
                             : row->agrees ? tr("Records and findings agree: there is nothing to repair.")
                             : !spec       ? tr("No command repairs this: a person decides.")
                             : !role.live  ? role.reason
                                           : tr("Shows what it would do; nothing is done yet.\n%1")
                                              .arg(CommandBus::cliLine(*spec, row->arguments)));
    m_explanation->setVisible(row != nullptr);
    if (row)
        m_explanation->setText(
            tr("%1: the records say \"%2\"; found: %3. %4").arg(row->what, row->says, row->is,
                                                                row->sentence));
}

void SaysIsPanel::repair()
{
    const SaysIsRow *row = current();
    if (row && m_repair->isEnabled())
        m_context.ask(row->command, row->arguments);
}

}  // namespace shiftdeck
