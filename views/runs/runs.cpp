#include "views/runs/runs.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/storage/queries.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("runs/header");
}

RunsPanel::RunsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_model(std::make_unique<RunModel>(QStringList())),
      m_rows(new QSortFilterProxyModel(this)), m_filterBox(new FilterBox(runFields(), tr("runs"))),
      m_export(new QToolButton), m_table(new QTreeView), m_totals(new QLabel)
{
    makeTable();
    makeExports();
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_totals->setWordWrap(true);
    m_totals->setAccessibleName(tr("Totals"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_filterBox, 1);
    top->addWidget(m_export, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_totals);
    connect(m_filterBox, &FilterBox::filterChanged, this, &RunsPanel::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunsPanel::tellRun);
    connect(&m_context.selection, &Selection::runChanged, this, &RunsPanel::followRun);
}

RunsPanel::~RunsPanel()
{
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo RunsPanel::info() const
{
    return {QStringLiteral("runs"), tr("Runs"), QStringLiteral("runs"), QKeySequence(Qt::ALT | Qt::Key_5),
            tr("The runs that were taken, and how far each campaign has got with them.")};
}

void RunsPanel::makeTable()
{
    m_rows->setSortRole(SortRole);
    m_rows->setSourceModel(m_model.get());
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    styleView(m_table, tr("Runs"), true);
    m_table->sortByColumn(RunModel::Run, Qt::AscendingOrder);
    m_hint = new EmptyHint(m_table, QStringLiteral("runs"));
    m_hint->setLoading(true);
    const auto save = [this] {
        if (m_loaded)
            saveHeader(m_table, m_context.settings, kHeader);
    };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    useCampaigns({});
    makeLogActions();
}

void RunsPanel::makeLogActions()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *show = new QAction(icon(u"log"), tr("Show run in logbook"), m_table);
    auto *write = new QAction(icon(u"comment"), tr("Write about run..."), m_table);
    show->setToolTip(tr("Shows the entries of the logbook about the runs selected."));
    write->setToolTip(tr("Writes in the logbook about the runs selected."));
    connect(show, &QAction::triggered, this, [this] {
        if (const QStringList runs = selectedRuns(); !runs.isEmpty()) {
            m_context.selection.setLogFilter(
                QStringLiteral("run in (%1)").arg(runs.join(QStringLiteral(", "))));
            m_context.show(QStringLiteral("logbook"));
        }
    });
    connect(write, &QAction::triggered, this, [this] {
        QJsonArray about;
        for (const QString &run : selectedRuns())
            about.append(QStringLiteral("run ") + run);
        m_context.propose(QStringLiteral("logbook.write"), {{QStringLiteral("about"), about}});
    });
    const auto follow = [this, show, write] {
        show->setEnabled(!selectedRuns().isEmpty());
        write->setEnabled(!selectedRuns().isEmpty());
    };
    follow();
    // What is selected goes without a word when the model is exchanged.
    connect(m_rows, &QAbstractItemModel::modelReset, this, follow);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, follow);
    m_table->addActions({show, write});
}

QStringList RunsPanel::selectedRuns() const
{
    QStringList runs;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows.first(std::min<qsizetype>(rows.size(), kMaxThings)))
        runs.append(row.data(KeyRole).toString());
    return runs;
}

void RunsPanel::tellRun(const QModelIndex &current)
{
    // Nothing is current for a moment while the model is exchanged; what the others show stays.
    if (current.isValid())
        m_context.selection.setRun(RunNumber(current.data(KeyRole).toLongLong()));
}

void RunsPanel::followRun()
{
    const RunNumber run = m_context.selection.run();
    if (m_table->currentIndex().data(KeyRole).toLongLong() == run.value())
        return;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        if (const QModelIndex index = m_rows->index(row, 0);
            index.data(KeyRole).toLongLong() == run.value()) {
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index);
            return;
        }
}

void RunsPanel::makeExports()
{
    auto *menu = new QMenu(m_export);
    menu->addAction(tr("As CSV..."), this, [this] { askAndExport(Format::Csv); });
    menu->addAction(tr("As JSON..."), this, [this] { askAndExport(Format::Json); });
    m_export->setIcon(icon(u"export"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Save the runs shown to a file."));
    m_export->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setFocusPolicy(Qt::TabFocus);
    m_export->setMenu(menu);
    m_export->setEnabled(false);
}

void RunsPanel::refresh(const ChangeSet &changes)
{
    const bool ours = changes.everything || changes.touches(QStringLiteral("run"))
        || changes.touches(QStringLiteral("file")) || changes.touches(QStringLiteral("job"))
        || changes.touches(QStringLiteral("request")) || changes.touches(QStringLiteral("campaign"));
    // One read at a time: while jobs end by the hundred, the answer on its way is shown first.
    if (ours && m_answer.isBusy())
        m_again = true;
    else if (ours)
        load();
}

void RunsPanel::load()
{
    m_again = false;
    const auto read = [filter = m_filterBox->filter()](Database &db) { return listRuns(db, filter); };
    m_answer.ask(m_context.store, this, read,
                 [this](const Result<QList<RunSummary>> &runs) { showRuns(runs); });
}

void RunsPanel::useCampaigns(const QStringList &campaigns)
{
    auto model = std::make_unique<RunModel>(campaigns);
    m_rows->setSourceModel(model.get());
    m_model = std::move(model);
    QStringList typical{QStringLiteral("146 511"), QStringLiteral("calibration"),
                        QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("Raw files, n."),
                        QStringLiteral("12 345 678")};
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setItemDelegateForColumn(column, nullptr);
    for (qsizetype i = 0; i < campaigns.size(); ++i) {
        typical.append(QStringLiteral("100.0 % and a bar of some width"));
        m_table->setItemDelegateForColumn(RunModel::FirstCampaign + int(i), new ProgressDelegate(m_table));
    }
    setColumnWidths(m_table, typical);
    restoreHeader(m_table, m_context.settings, kHeader);
}

void RunsPanel::showRuns(const Result<QList<RunSummary>> &runs)
{
    m_hint->setLoading(false);
    if (runs) {
        const QStringList campaigns = campaignsOf(*runs);
        // A filter that hides every run of a campaign keeps its column, so that columns do not jump.
        const bool known = std::all_of(campaigns.begin(), campaigns.end(), [this](const QString &name) {
            return m_model->campaigns().contains(name);
        });
        if (!known)
            useCampaigns(campaigns);
        m_model->set(*runs);
        followRun();
    } else {
        m_model->set({});
    }
    if (!runs)
        m_hint->setText(tr("The runs cannot be read."), describe(runs.error()));
    else if (m_filterBox->filter().kind != FilterNode::Everything)
        m_hint->setText(tr("No run matches the filter."),
                        tr("Change or clear the filter above to see other runs."));
    else
        m_hint->setText(tr("No runs yet."),
                        tr("Runs appear here when their raw files are registered. \"prodctl demo\" makes a "
                           "campaign to try."));
    showTotals();
    m_export->setEnabled(m_model->rowCount() > 0);
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        load();
}

void RunsPanel::showTotals()
{
    const RunTotals totals = totalsOf(m_model->rows());
    QStringList parts{tr("Runs: %1").arg(format::number(totals.runs)),
                      tr("raw files: %1").arg(format::number(totals.rawFiles)),
                      tr("events: %1").arg(format::number(totals.events))};
    for (const RunTotals::Campaign &campaign : totals.campaigns)
        parts.append(
            tr("%1: %2 of %3 events credited", "a campaign")
                .arg(campaign.name, format::number(campaign.credited), format::number(campaign.expected)));
    m_totals->setText(totals.runs == 0 ? QString() : parts.join(QStringLiteral("  ·  ")));
}

QList<RunSummary> RunsPanel::runsShown() const
{
    QList<RunSummary> runs;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        runs.append(m_model->at(m_rows->mapToSource(m_rows->index(row, 0)).row()));
    return runs;
}

void RunsPanel::askAndExport(Format format)
{
    const bool csv = format == Format::Csv;
    askWhereToSave(this, tr("Export runs"), csv ? QStringLiteral("runs.csv") : QStringLiteral("runs.json"),
                   csv ? tr("CSV files (*.csv)") : tr("JSON files (*.json)"),
                   [this, format](const QString &path) { exportTo(path, format); });
}

void RunsPanel::exportTo(const QString &path, Format format)
{
    const QList<RunSummary> runs = runsShown();
    const auto content = [runs, format]() -> Result<QByteArray> {
        return format == Format::Csv ? runsAsCsv(runs) : runsAsJson(runs);
    };
    saveInBackground(path, content, this, [this, path, count = runs.size()](const Result<> &saved) {
        m_context.say(
            saved ? tr("The runs shown (%1) were saved to %2.").arg(count).arg(QDir::toNativeSeparators(path))
                  : describe(saved.error()));
    });
}

}  // namespace shiftdeck
