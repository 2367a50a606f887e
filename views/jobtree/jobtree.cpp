#include "views/jobtree/jobtree.h"

#include "models/core/errortext.h"
#include "models/storage/queries.h"
#include "views/common/commandactions.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeaderKey = QStringLiteral("jobtree/header");
}

JobTreePanel::JobTreePanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_model(std::make_unique<StoreJobTreeSource>(context.store)),
      m_filter(new FilterBox(jobFields(), tr("jobs"), this)), m_view(new QTreeView(this)),
      m_count(new QLabel(this)), m_busy(new QProgressBar(this))
{
    m_view->setModel(&m_model);
    styleView(m_view, tr("Job tree"), false);
    auto *badges = new BadgeDelegate(this);
    m_view->setItemDelegateForColumn(JobTreeModel::Status, badges);
    m_view->setItemDelegateForColumn(JobTreeModel::Failure, badges);
    setColumnWidths(m_view,
                    {QStringLiteral("1  2011 production  MuRun2011A/raw__"),
                     QStringLiteral("superseded_"),
                     QStringLiteral("24 done, 5 failed"),
                     {},
                     QStringLiteral("148058"),
                     QStringLiteral("1 000 of 1 000"),
                     QStringLiteral("10 000"),
                     QStringLiteral("Early end without notice____"),
                     QStringLiteral("alpha"),
                     QStringLiteral("node-0001"),
                     QStringLiteral("2011-05-01 12:30:05")});
    m_view->header()->moveSection(JobTreeModel::Failure,
                                  JobTreeModel::Jobs);  // what a shifter looks for comes early
    restoreHeader(m_view, context.settings, kHeaderKey);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_hint = new EmptyHint(m_view, QStringLiteral("jobtree"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(80, 6);
    m_busy->setAccessibleName(tr("Jobs are being read"));
    QSizePolicy keep = m_busy->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_busy->setSizePolicy(keep);
    m_busy->hide();

    auto *bar = new QToolBar(this);
    makeActions(bar);
    bar->addWidget(m_busy);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(6, 0, 6, 0);
    filterRow->addWidget(m_filter, 1);
    m_count->setMinimumHeight(m_filter->sizeHint().height());
    filterRow->addWidget(m_count, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(bar);
    layout->addLayout(filterRow);
    layout->addWidget(m_view, 1);

    connect(m_filter, &FilterBox::filterChanged, this, &JobTreePanel::applyFilter);
    connect(&context.selection, &Selection::jobFilterChanged, this,
            [this] { m_filter->setText(m_context.selection.jobFilter()); });
    connect(&context.selection, &Selection::requestsChanged, this, [this] {
        if (m_context.selection.requests().isEmpty())
            return;
        const QModelIndex index = m_model.indexOf(m_context.selection.requests().first());
        if (index.isValid())
            m_view->scrollTo(index);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &JobTreePanel::tellSelection);
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_openAll = false;  // the person decides from now on
        if (m_model.gridJob(index))
            m_model.release(index);
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &JobTreePanel::showMenu);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_model.job(index))
            m_context.show(QStringLiteral("jobdetails"));
    });
    connect(&m_model, &JobTreeModel::busyChanged, m_busy, &QWidget::setVisible);
    connect(&m_model, &JobTreeModel::loaded, this, &JobTreePanel::answered);
    connect(&m_model, &JobTreeModel::rowsInserted, this, &JobTreePanel::openWanted, Qt::QueuedConnection);
    connect(&m_model, &JobTreeModel::failed, this, [this](const Error &error) {
        m_context.say(describe(error));
        answered();
    });
    connect(&m_model, &JobTreeModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &) {
                if (m_model.job(first))
                    tellSelection();  // a selected job may have changed: the buttons follow
            });
}

JobTreePanel::~JobTreePanel() { saveHeader(m_view, m_context.settings, kHeaderKey); }

PanelInfo JobTreePanel::info() const
{
    return {QStringLiteral("jobtree"), tr("Job tree"), QStringLiteral("jobtree"),
            QKeySequence(Qt::ALT | Qt::Key_2), tr("Requests, their grid jobs, jobs and files.")};
}

void JobTreePanel::makeActions(QWidget *widget)
{
    auto *bar = static_cast<QToolBar *>(widget);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setAccessibleName(tr("What can be done with jobs"));
    bar->addActions(m_context.actions->actions(CommandActions::Group::Job));
    m_log = new QAction(icon(u"log"), tr("Log"), this);
    m_log->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    m_log->setToolTip(tr("Shows the log of the selected job (%1).")
                          .arg(m_log->shortcut().toString(QKeySequence::NativeText)));
    m_log->setEnabled(false);
    connect(m_log, &QAction::triggered, this, [this] { m_context.show(QStringLiteral("jobdetails.log")); });
    bar->addSeparator();
    bar->addAction(m_log);
    addAction(m_log);
    m_collapse = new QAction(icon(u"collapse"), tr("Collapse all"), this);
    m_collapse->setToolTip(tr("Closes all rows of the tree."));
    connect(m_collapse, &QAction::triggered, m_view, &QTreeView::collapseAll);
    bar->addAction(m_collapse);
}

void JobTreePanel::refresh(const ChangeSet &changes)
{
    if (!m_model.isLoaded() && !m_model.isBusy())
        m_model.setFilter(m_filter->filter());
    else
        m_model.refresh(changes);
}

void JobTreePanel::applyFilter()
{
    m_openRequests.clear();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (m_view->isExpanded(index))
            m_openRequests.insert(index.data(KeyRole).toLongLong());
    }
    m_openAll = m_filter->filter().kind != FilterNode::Everything;
    m_model.setFilter(m_filter->filter());
    m_context.selection.setJobFilter(m_filter->text());
}

void JobTreePanel::expandToJobs()
{
    m_openAll = true;
    openWanted();
}

// Opens again what was open, and what a filter found, as long as that is little.
void JobTreePanel::openWanted()
{
    constexpr int kMaxOpened = 60;
    int opened = 0;
    for (int row = 0; row < m_model.rowCount() && opened < kMaxOpened; ++row) {
        const QModelIndex request = m_model.index(row, 0);
        if (!m_model.hasChildren(request))
            continue;
        if (!m_view->isExpanded(request)
            && (m_openAll || m_openRequests.remove(request.data(KeyRole).toLongLong())))
            m_view->expand(request);
        if (!m_openAll || !m_view->isExpanded(request))
            continue;
        ++opened;
        for (int grid = 0; grid < m_model.rowCount(request) && opened < kMaxOpened; ++grid, ++opened)
            m_view->expand(m_model.index(grid, 0, request));
    }
}

void JobTreePanel::tellSelection()
{
    QList<JobSummary> jobs;
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const JobSummary *job = m_model.job(index);
        if (!job)
            job = m_model.job(index.parent());  // a file stands for its job
        if (job)
            jobs.append(*job);
    }
    m_context.actions->setJobs(jobs);
    m_log->setEnabled(!jobs.isEmpty());
    if (!jobs.isEmpty()) {
        const JobSummary *current = m_model.job(m_view->currentIndex());
        m_context.selection.setJob(current ? current->id : jobs.first().id);
    }
    if (rows.size() == 1)
        if (const RequestSummary *request = m_model.request(rows.first()))
            m_context.selection.setRequests({request->id});
}

void JobTreePanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QModelIndex index = m_view->indexAt(at);
    const auto group = m_model.request(index) ? CommandActions::Group::Request : CommandActions::Group::Job;
    menu->addActions(m_context.actions->actions(group));
    menu->addSeparator();
    menu->addActions(m_context.actions->logActions(group));
    menu->addSeparator();
    menu->addAction(m_log);
    if (const JobSummary *job = m_model.job(index)) {
        QAction *copy = menu->addAction(icon(u"copy"), tr("Copy token"));
        connect(copy, &QAction::triggered, this,
                [token = job->token] { QApplication::clipboard()->setText(token); });
        if (!job->signature.isEmpty()) {
            QAction *same = menu->addAction(icon(u"filter"), tr("Show all jobs that failed like this"));
            const FilterNode node{
                FilterNode::Compare, {}, QStringLiteral("signature"), FilterField::Text, FilterOp::Equal,
                {job->signature}};
            connect(same, &QAction::triggered, this,
                    [this, text = filterText(node)] { m_filter->setText(text); });
        }
    }
    menu->addActions(m_view->actions());
    menu->addAction(m_collapse);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void JobTreePanel::answered()
{
    m_hint->setLoading(false);
    if (m_model.filter().kind != FilterNode::Everything)
        m_hint->setText(tr("No job matches the filter."), tr("Clear the filter to see all jobs."));
    else
        m_hint->setText(tr("No requests yet."), tr("When a request is running, its jobs are shown here."));
    m_count->setText(m_model.rowCount() == 1 ? tr("1 request") : tr("%1 requests").arg(m_model.rowCount()));
    openWanted();
    if (!std::exchange(m_answered, true))
        emit loaded();
}

}  // namespace shiftdeck
