#include "views/activity/activity.h"

#include "models/commands/bus.h"
#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("activity/header");
}

ActivityPanel::ActivityPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_model(context.bus),
      m_show(new QAction(icon(u"search"), tr("Show what it was done to"), this)),
      m_undo(new QAction(icon(u"undo"), tr("Undo..."), this)),
      m_filterBox(new FilterBox(auditFields(), tr("activity"))), m_table(new QTreeView), m_count(new QLabel)
{
    makeTable();
    makeActions();
    m_count->setAccessibleName(tr("Entries shown"));
    auto *undoButton = new QToolButton;
    undoButton->setDefaultAction(m_undo);
    undoButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    undoButton->setFocusPolicy(Qt::TabFocus);

    auto *top = new QHBoxLayout;
    top->addWidget(m_filterBox, 1);
    top->addWidget(undoButton, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_count);
    connect(m_filterBox, &FilterBox::filterChanged, this, [this] {
        m_model.set({});
        m_allRead = false;
        m_older.forget();
        m_hint->setLoading(true);
        loadNewest();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPanel::follow);
    connect(&context, &PanelContext::principalChanged, this, &ActivityPanel::follow);
    follow();
}

ActivityPanel::~ActivityPanel()
{
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo ActivityPanel::info() const
{
    return {QStringLiteral("activity"), tr("Activity"), QStringLiteral("activity"),
            QKeySequence(Qt::ALT | Qt::Key_7), tr("Who did what, when and why, as it happens.")};
}

void ActivityPanel::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    styleView(m_table, tr("Activity"), false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    setColumnWidths(m_table,
                    {QStringLiteral("2011-05-01 12:30:05"),
                     QStringLiteral("production agent"),
                     QStringLiteral("manager"),
                     QStringLiteral("Change the priority"),
                     QStringLiteral("request 12 345"),
                     QStringLiteral("assigned → approved"),
                     {}});
    restoreHeader(m_table, m_context.settings, kHeader);
    const auto save = [this] { saveHeader(m_table, m_context.settings, kHeader); };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    m_hint = new EmptyHint(m_table, QStringLiteral("activity"));
    m_hint->setLoading(true);
    connect(m_table, &QTreeView::activated, this, &ActivityPanel::goTo);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_table->verticalScrollBar();
        if (value >= bar->maximum() - bar->pageStep())
            loadOlder();
    });
}

void ActivityPanel::makeActions()
{
    m_show->setToolTip(tr("Selects the request, job or site in the other panels."));
    connect(m_show, &QAction::triggered, this, [this] { goTo(m_table->currentIndex()); });
    connect(m_undo, &QAction::triggered, this, &ActivityPanel::undo);
    m_table->addActions({m_show, m_undo});
}

void ActivityPanel::refresh(const ChangeSet &changes)
{
    if (!changes.touches(QStringLiteral("audit")))
        return;
    if (m_newest.isBusy())
        m_again = true;
    else
        loadNewest();
}

void ActivityPanel::loadNewest()
{
    m_again = false;
    const auto read = [filter = m_filterBox->filter()](Database &db) {
        return listAudit(db, filter, 0, kPage);
    };
    m_newest.ask(m_context.store, this, read,
                 [this](const Result<QList<AuditEntry>> &page) { showNewest(page); });
}

void ActivityPanel::showNewest(const Result<QList<AuditEntry>> &page)
{
    m_hint->setLoading(false);
    if (!page) {
        showError(page.error());
    } else {
        const bool first = m_model.rowCount() == 0;
        m_model.addNewest(*page, kPage);
        if (first)
            m_allRead = page->size() < kPage;
        const bool filtered = m_filterBox->filter().kind != FilterNode::Everything;
        m_hint->setText(filtered ? tr("Nothing matches the filter.") : tr("Nothing has happened yet."),
                        filtered ? tr("Change or clear the filter above to see other entries.")
                                 : tr("Every change, whoever makes it, is listed here with its reason."));
    }
    showCount();
    follow();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        loadNewest();
}

void ActivityPanel::loadOlder()
{
    if (m_allRead || m_older.isBusy() || m_newest.isBusy() || m_model.rowCount() == 0)
        return;
    const auto read = [filter = m_filterBox->filter(), before = m_model.oldest()](Database &db) {
        return listAudit(db, filter, before, kPage);
    };
    m_older.ask(m_context.store, this, read,
                [this, before = m_model.oldest()](const Result<QList<AuditEntry>> &page) {
                    if (!page)
                        return m_context.say(describe(page.error()));
                    // The rows may have been dropped meanwhile, because too much had happened.
                    if (m_model.oldest() != before)
                        return;
                    m_model.addOlder(*page);
                    m_allRead = page->size() < kPage;
                    showCount();
                });
}

void ActivityPanel::showError(const Error &error)
{
    if (m_model.rowCount() > 0)
        return m_context.say(describe(error));
    m_hint->setText(tr("The activity cannot be read."), describe(error));
}

void ActivityPanel::showCount()
{
    const QString rows = format::number(m_model.rowCount());
    m_count->setText(m_model.rowCount() == 0 ? QString()
                         : m_allRead         ? tr("Entries: %1").arg(rows)
                                     : tr("The newest %1 entries; scroll down for older ones").arg(rows));
}

const AuditEntry *ActivityPanel::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(index.row()) : nullptr;
}

void ActivityPanel::goTo(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const AuditEntry entry = m_model.at(index.row());
    if (entry.requestId.isValid())
        m_context.selection.setRequests({entry.requestId});
    if (entry.entity == u"job") {
        m_context.selection.setJob(JobId(entry.entityId));
        m_context.show(QStringLiteral("jobdetails"));
    } else if (entry.requestId.isValid()) {
        m_context.show(QStringLiteral("requests"));
    } else if (entry.entity == u"run") {
        m_context.show(QStringLiteral("runs"));
    } else if (entry.entity == u"site") {
        m_context.selection.setSite(SiteId(entry.entityId));
        m_context.show(QStringLiteral("endpoints"));
    } else if (entry.entity == u"log") {
        m_context.selection.setLogFilter(QStringLiteral("id = %1").arg(entry.entityId));
        m_context.show(QStringLiteral("logbook"));
    } else {
        m_context.say(tr("There is no panel for %1.").arg(subjectOf(entry)));
    }
}

void ActivityPanel::follow()
{
    const AuditEntry *entry = current();
    m_show->setEnabled(entry != nullptr);
    const bool undoable = entry && m_model.isUndoable(*entry);
    m_undo->setEnabled(undoable);
    m_undo->setToolTip(!entry ? tr("Select an entry to take it back.")
                           : undoable
                           ? tr("Shows what taking back receipt %1 would change; nothing is done yet.")
                                 .arg(entry->receipt.value())
                           : tr("This entry cannot be taken back."));
}

void ActivityPanel::undo()
{
    const AuditEntry *entry = current();
    if (entry && m_model.isUndoable(*entry))
        m_context.ask(QStringLiteral("undo"), {{QStringLiteral("receipt"), entry->receipt.value()}});
}

}  // namespace shiftdeck
