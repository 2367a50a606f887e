#include "views/sources/outdatedbox.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/delegates.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("sources/outdated");
}

OutdatedBox::OutdatedBox(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_rows(new QSortFilterProxyModel(this)), m_table(new QTreeView),
      m_reprocess(makePanelAction(context, this, "resubmit", tr("Reprocess..."), "conditions.reprocess")),
      m_update(makePanelAction(context, this, "import", tr("Update of conditions..."), "conditions.update")),
      m_summary(new QLabel)
{
    m_rows->setSourceModel(&m_model);
    m_rows->setSortRole(SortRole);
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_reprocess, m_update});
    styleView(m_table, tr("Runs with outdated conditions"), true);
    const QString time = QStringLiteral("2011-05-01 12:30:05"), count = QStringLiteral("12 345 678");
    setColumnWidths(m_table,
                    {QStringLiteral("148058_"), QStringLiteral("12345"), QStringLiteral("proc10__"),
                     QStringLiteral("production"), QStringLiteral("demo-1.0_"),
                     QStringLiteral("snapshot-2010_"), QStringLiteral("EcalIntercalib"),
                     QStringLiteral("made of outputs of request 12"), count, count, time, time,
                     QStringLiteral("request 12: approved__")});
    m_table->sortByColumn(OutdatedModel::Run, Qt::AscendingOrder);
    restoreHeader(m_table, context.settings, kHeader);
    m_hint = new EmptyHint(m_table, QStringLiteral("ok"));
    m_hint->setLoading(true);
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setAccessibleName(tr("The outdated runs in short"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(makePanelButton(m_update));
    top->addWidget(makePanelButton(m_reprocess));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTreeView::activated, this, &OutdatedBox::showJobs);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && m_table->hasFocus())
                    m_context.selection.setRun(RunNumber(m_model.at(m_rows->mapToSource(index).row()).run));
            });
    explain();
}

OutdatedBox::~OutdatedBox()
{
    saveHeader(m_table, m_context.settings, kHeader);
    delete m_table;  // before its model, whose end would be told to slots of this box
}

void OutdatedBox::setRows(const Result<QList<OutdatedRun>> &rows)
{
    m_hint->setLoading(false);
    if (rows)
        m_hint->setText(
            tr("Nothing is outdated."),
            tr("No output was made with conditions that changed since. \"Update of conditions...\" writes"
               " down that a calibration was replaced."));
    else
        m_hint->setText(tr("The outdated runs cannot be read."), describe(rows.error()));
    m_model.set(rows ? *rows : QList<OutdatedRun>());
    QSet<qint64> open, all;
    for (const OutdatedRun &run : m_model.rows()) {
        all.insert(run.run);
        if (!run.isRedone())
            open.insert(run.run);
    }
    m_summary->setText(
        all.isEmpty() ? QString()
                      : tr("Outdated runs: %1, of these nobody processes again: %2")
                            .arg(format::number(qint64(all.size())), format::number(qint64(open.size()))));
    explain();
}

void OutdatedBox::explain()
{
    const bool open = std::any_of(m_model.rows().begin(), m_model.rows().end(),
                                  [](const OutdatedRun &run) { return !run.isRedone(); });
    enablePanelAction(m_context, m_reprocess, open ? QString() : tr("No run waits to be processed again."),
                      {});
    enablePanelAction(m_context, m_update, {}, {});
}

void OutdatedBox::showJobs(const QModelIndex &index)
{
    const OutdatedRun &run = m_model.at(m_rows->mapToSource(index).row());
    m_context.selection.setJobFilter(
        QStringLiteral("request = %1 and run = %2").arg(run.request.value()).arg(run.run));
    m_context.show(QStringLiteral("jobtree"));
}

}  // namespace shiftdeck
