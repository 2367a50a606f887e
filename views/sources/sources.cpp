#include "views/sources/sources.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/items/sourcetext.h"
#include "models/storage/conditions.h"
#include "views/common/delegates.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"
#include "views/sources/outdatedbox.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("sources/header");
const QString kRunHeader = QStringLiteral("sources/runs");
constexpr int kClockMs = 1000;
constexpr int kOutdatedMs = 10'000;
constexpr int kMostRuns = 2000;

TimeMs nowMs() { return QDateTime::currentMSecsSinceEpoch(); }
}  // namespace

SourcesPanel::SourcesPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_rows(new QSortFilterProxyModel(this)),
      m_runRows(new QSortFilterProxyModel(this)), m_table(new QTreeView), m_runs(new QTreeView),
      m_add(makePanelAction(context, this, "new", tr("Add..."), "source.add")),
      m_look(makePanelAction(context, this, "refresh", tr("Look now"), "source.look")),
      m_stop(makePanelAction(context, this, "hold", tr("Stop..."), "source.stop")),
      m_start(makePanelAction(context, this, "resume", tr("Start..."), "source.start")),
      m_summary(new QLabel), m_advice(new QLabel), m_tabs(new QTabWidget),
      m_outdated(new OutdatedBox(context))
{
    makeTables();
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Sources"));
    m_tabs->addTab(makeRunsTab(), tr("New runs"));
    m_tabs->addTab(m_outdated, tr("Outdated"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SourcesPanel::choose);
    connect(m_runs, &QTreeView::activated, this, &SourcesPanel::showRequests);
    // What the person chooses, not what a new list brings along.
    connect(m_runs->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                if (index.isValid() && m_runs->hasFocus())
                    m_context.selection.setRun(
                        RunNumber(m_runModel.at(m_runRows->mapToSource(index).row()).run.run));
            });
    connect(&context, &PanelContext::principalChanged, this, &SourcesPanel::explain);
    connect(&context, &PanelContext::offlineChanged, this, &SourcesPanel::explain);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &SourcesPanel::age);
    m_clock.start();
    choose();
}

SourcesPanel::~SourcesPanel()
{
    saveHeader(m_table, m_context.settings, kHeader);
    saveHeader(m_runs, m_context.settings, kRunHeader);
    // Before their models, whose end would be told to slots of this panel.
    delete m_table;
    delete m_runs;
}

PanelInfo SourcesPanel::info() const
{
    return {QStringLiteral("sources"), tr("Sources"), QStringLiteral("import"),
            QKeySequence(Qt::ALT | Qt::Key_U),
            tr("Where new runs come from and what became of each, and runs whose conditions changed since.")};
}

void SourcesPanel::makeTables()
{
    const auto make = [](QTreeView *table, QSortFilterProxyModel *rows, QAbstractItemModel *model) {
        rows->setSourceModel(model);
        rows->setSortRole(SortRole);
        rows->setSortCaseSensitivity(Qt::CaseInsensitive);
        table->setModel(rows);
        table->setRootIsDecorated(false);
        table->setItemDelegate(new BadgeDelegate(table));
    };
    make(m_table, m_rows, &m_model);
    make(m_runs, m_runRows, &m_runModel);
    styleView(m_table, tr("Sources of new runs"), true);
    styleView(m_runs, tr("Runs of the chosen source"), true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_add, m_look, m_stop, m_start});
    const QString count = QStringLiteral("12 345__");
    setColumnWidths(m_table,
                    {QStringLiteral("pit-express"),
                     QStringLiteral("in trouble for 12 min"),
                     QStringLiteral("proc10__"),
                     QStringLiteral("production, mc"),
                     QStringLiteral("12 min 30 s ago"),
                     count,
                     count,
                     count,
                     count,
                     QStringLiteral("/data/experiment/incoming"),
                     {}});
    setColumnWidths(m_runs,
                    {QStringLiteral("148058__"),
                     QStringLiteral("requested, changed since"),
                     count,
                     QStringLiteral("123.4 MiB"),
                     QStringLiteral("12 min 30 s ago"),
                     QStringLiteral("12 production (approved), 13 mc (new)"),
                     {}});
    m_table->sortByColumn(SourceModel::Name, Qt::AscendingOrder);
    m_runs->sortByColumn(SourceRunModel::Run, Qt::DescendingOrder);
    restoreHeader(m_table, m_context.settings, kHeader);
    restoreHeader(m_runs, m_context.settings, kRunHeader);
    m_hint = new EmptyHint(m_table, QStringLiteral("import"));
    m_hint->setLoading(true);
    m_runHint = new EmptyHint(m_runs, QStringLiteral("runs"));
    m_runHint->setLoading(false);
}

QWidget *SourcesPanel::makeRunsTab()
{
    for (QLabel *label : {m_summary, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_summary->setAccessibleName(tr("The sources in short"));
    m_advice->setAccessibleName(tr("How the chosen source is, and what to do"));
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    for (QAction *action : {m_add, m_look, m_stop, m_start})
        top->addWidget(makePanelButton(action));
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(m_runs);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 2);
    auto *tab = new QWidget;
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(split, 1);
    layout->addWidget(m_advice);
    return tab;
}

void SourcesPanel::refresh(const ChangeSet &changes)
{
    // One read at a time; what changes meanwhile is shown with the next second.
    if (changes.touches(QStringLiteral("source")) || changes.touches(QStringLiteral("request"))) {
        if (m_answer.isBusy() || !changes.touches(QStringLiteral("source")))
            m_again = true;
        else
            load();
    }
    if (changes.touches(QStringLiteral("conditions")) && !m_outdatedAnswer.isBusy())
        loadOutdated();
    else if (changes.touches(QStringLiteral("conditions")) || changes.touches(QStringLiteral("request")))
        m_outdatedAgain = true;
}

void SourcesPanel::load()
{
    m_again = false;
    m_answer.ask(
        m_context.store, this, [](Database &db) { return listSources(db); },
        [this](const Result<QList<RunSource>> &sources) { showSources(sources); });
}

void SourcesPanel::loadOutdated()
{
    m_outdatedAgain = false;
    m_outdatedRead.start();
    m_outdatedAnswer.ask(
        m_context.store, this, [](Database &db) { return listOutdated(db); },
        [this](const Result<QList<OutdatedRun>> &runs) { m_outdated->setRows(runs); });
}

void SourcesPanel::showSources(const Result<QList<RunSource>> &sources)
{
    const TimeMs now = nowMs();
    QList<SourceRow> rows;
    qint64 stopped = 0, refused = 0, waiting = 0;
    for (const RunSource &source : sources ? *sources : QList<RunSource>()) {
        rows.append({source, now});
        stopped += source.stop ? 1 : 0;
        refused += source.count(SourceRunState::Refused);
        waiting += source.count(SourceRunState::Seen) + source.count(SourceRunState::Growing)
            + source.count(SourceRunState::Complete);
    }
    m_hint->setLoading(false);
    if (sources)
        m_hint->setText(
            tr("No sources yet."),
            tr("A source is a folder, a list or a database that the agent watches for new runs; each run"
               " becomes its requests, once. \"Add...\" makes one."));
    else
        m_hint->setText(tr("The sources cannot be read."), describe(sources.error()));
    m_model.set(rows);
    m_summary->setText(rows.isEmpty() ? QString()
                                      : tr("Sources: %1, stopped: %2; runs that wait: %3, refused: %4")
                                            .arg(format::number(qint64(rows.size())), format::number(stopped),
                                                 format::number(waiting), format::number(refused)));
    if (m_model.rowOf(m_chosen) < 0 && m_rows->rowCount() > 0)
        m_table->setCurrentIndex(m_rows->index(0, 0));
    explain();
    loadRuns();
}

const RunSource *SourcesPanel::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(m_rows->mapToSource(index).row()).source : nullptr;
}

void SourcesPanel::choose()
{
    const RunSource *source = chosen();
    const qint64 id = source ? source->id : 0;
    if (id != m_chosen || !source) {
        m_chosen = id;
        m_runModel.set({});
        if (source)
            loadRuns();
    }
    explain();
}

void SourcesPanel::loadRuns()
{
    if (m_chosen == 0)
        return showRuns(QList<SourceRun>());
    m_runAnswer.ask(
        m_context.store, this, [id = m_chosen](Database &db) { return listSourceRuns(db, id, kMostRuns); },
        [this](const Result<QList<SourceRun>> &runs) { showRuns(runs); });
}

void SourcesPanel::showRuns(const Result<QList<SourceRun>> &runs)
{
    const RunSource *source = chosen();
    QList<SourceRunRow> rows;
    if (source && runs)
        for (const SourceRun &run : *runs)
            rows.append({run, *source, nowMs()});
    m_runModel.set(rows);
    if (!runs)
        m_runHint->setText(tr("The runs cannot be read."), describe(runs.error()));
    else if (!source)
        m_runHint->setText(tr("No source is chosen."), tr("Choose a source above to see its runs."));
    else
        m_runHint->setText(tr("No runs yet."), tr("It showed no run of the campaign's range so far."));
    explain();
    if (!std::exchange(m_loaded, true))
        emit loaded();
}

// Every second: ages go on while nothing changes.
void SourcesPanel::age()
{
    if (!isVisible())
        return;
    if (m_again && !m_answer.isBusy())
        load();
    // It reads all work units of some requests, so it follows them slowly, and only while it is looked at.
    if (m_outdatedAgain && !m_outdatedAnswer.isBusy() && m_outdated->isVisible()
        && m_outdatedRead.hasExpired(kOutdatedMs))
        loadOutdated();
    const TimeMs now = nowMs();
    QList<SourceRow> rows = m_model.rows();
    for (SourceRow &row : rows)
        row.now = now;
    m_model.set(rows);
    QList<SourceRunRow> runs = m_runModel.rows();
    for (SourceRunRow &row : runs)
        row.now = now;
    m_runModel.set(runs);
    explain();
}

void SourcesPanel::explain()
{
    const RunSource *source = chosen();
    const QString advice = source ? sourceAdvice(*source, nowMs()) : QString();
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    const QJsonObject name = source ? QJsonObject{{QStringLiteral("name"), source->name}} : QJsonObject();
    const QString none = source ? QString() : tr("Choose a source first.");
    enablePanelAction(m_context, m_add, {}, {});
    const QString stopped = source && source->stop ? tr("It is stopped.") : QString();
    enablePanelAction(m_context, m_look, !none.isEmpty() ? none : stopped, name);
    enablePanelAction(m_context, m_stop, !none.isEmpty() ? none : stopped, name);
    enablePanelAction(m_context, m_start,
                      !none.isEmpty()    ? none
                          : source->stop ? QString()
                                         : tr("It is not stopped."),
                      name);
    m_outdated->explain();
}

void SourcesPanel::showRequests(const QModelIndex &index)
{
    const SourceRun &run = m_runModel.at(m_runRows->mapToSource(index).row()).run;
    QList<RequestId> requests;
    for (const SourceRequest &request : run.requests)
        requests.append(request.id);
    if (requests.isEmpty())
        return m_context.say(tr("Run %1 has no request yet.").arg(run.run));
    m_context.selection.setRequests(requests);
    m_context.show(QStringLiteral("requests"));
}

}  // namespace shiftdeck
