#include "views/runs/runs.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/runs/runseries.h"
#include "models/storage/queries.h"
#include "views/common/delegates.h"
#include "views/common/filterbox.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/narrowbox.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"
#include "views/runs/columnprofile.h"
#include "views/runs/importsbox.h"
#include "views/runs/runactions.h"
#include "views/runs/runchartsbox.h"
#include "views/runs/runflagdelegate.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("runs/header");
const QString kFirst = QStringLiteral("runs/firstMethod");
const QString kSecond = QStringLiteral("runs/secondMethod");
const QString kImport = QStringLiteral("runs.import");

// The paths when all that is dragged are files of this machine; empty otherwise.
QStringList filesOf(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        paths.append(url.toLocalFile());
    }
    return paths;
}
}  // namespace

RunsPanel::RunsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_model(std::make_unique<RunModel>(RunShape())),
      m_rows(new QSortFilterProxyModel(this)), m_filterBox(new FilterBox(runFields(), tr("runs"))),
      m_importAction(new QAction(icon(u"import"), tr("Import..."), this)), m_import(new QToolButton),
      m_export(new QToolButton), m_columns(new QComboBox), m_first(new QComboBox), m_second(new QComboBox),
      m_tabs(new QTabWidget), m_table(new QTreeView), m_charts(new RunChartsBox(context)),
      m_imports(new ImportsBox(context)), m_totals(new QLabel)
{
    setAcceptDrops(true);
    makeTable();
    makeExports();
    makeImport();
    m_totals->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_totals->setWordWrap(true);
    m_totals->setAccessibleName(tr("Totals"));
    m_tabs->setAccessibleName(tr("Table and charts of the runs, and imports"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_table, tr("Table"));
    m_tabs->addTab(m_charts, tr("Charts"));
    m_tabs->addTab(m_imports, tr("Imports"));

    auto *top = new QHBoxLayout;
    top->addWidget(m_filterBox, 1);
    top->addWidget(m_import, 0, Qt::AlignTop);
    top->addWidget(m_export, 0, Qt::AlignTop);
    auto *choices = new QHBoxLayout;
    makeMethods(choices);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(choices);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_totals);
    connect(m_filterBox, &FilterBox::filterChanged, this, &RunsPanel::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunsPanel::tellRun);
    connect(&m_context.selection, &Selection::runChanged, this, &RunsPanel::followRun);
    connect(&m_context, &PanelContext::principalChanged, this, &RunsPanel::explainImport);
    connect(&m_context, &PanelContext::offlineChanged, this, &RunsPanel::explainImport);
    const auto suitRole = [this] { m_profile->setRole(m_context.principal().role); };
    connect(&m_context, &PanelContext::principalChanged, this, suitRole);
    suitRole();
}

RunsPanel::~RunsPanel()
{
    // Before its model, whose end would be told to slots of this panel.
    delete m_table;
}

PanelInfo RunsPanel::info() const
{
    return {
        QStringLiteral("runs"), tr("Runs"), QStringLiteral("runs"), QKeySequence(Qt::ALT | Qt::Key_5),
        tr("The runs that were taken with their luminosity, and how far each campaign has got with them.")};
}

void RunsPanel::makeTable()
{
    m_rows->setSortRole(SortRole);
    m_rows->setSourceModel(m_model.get());
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setItemDelegate(new BadgeDelegate(m_table));
    m_bars = new ProgressDelegate(m_table);
    m_flags = new RunFlagDelegate(m_table);
    styleView(m_table, tr("Runs"), true);
    m_table->sortByColumn(RunModel::Run, Qt::AscendingOrder);
    m_hint = new EmptyHint(m_table, QStringLiteral("runs"));
    m_hint->setLoading(true);
    m_profile = new ColumnProfile(m_table, m_columns, m_context.settings, this);
    const auto save = [this] {
        if (m_loaded)
            saveHeader(m_table, m_context.settings, kHeader);
    };
    connect(m_table->header(), &QHeaderView::sectionResized, this, save);
    connect(m_table->header(), &QHeaderView::sectionMoved, this, save);
    useShape(RunShape());
    addRunActions(m_context, m_table);
}

void RunsPanel::makeMethods(QHBoxLayout *row)
{
    m_first->setAccessibleName(tr("First method to compare"));
    m_second->setAccessibleName(tr("Second method to compare"));
    m_first->setToolTip(
        tr("The luminosity by this method has a column and a chart, and so has its ratio to the other."));
    m_second->setToolTip(tr("The method that the first one is divided by."));
    for (const auto &[text, box] : {std::pair(tr("Columns:"), m_columns), std::pair(tr("Compare:"), m_first),
                                    std::pair(tr("with:", "compare a method with another"), m_second)}) {
        auto *label = new QLabel(text);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        keepNarrow(box, 12);
    }
    row->addStretch(1);
    for (QComboBox *box : {m_first, m_second})
        connect(box, &QComboBox::activated, this, [this, box] {
            m_context.settings.setValue(box == m_first ? kFirst : kSecond, box->currentData());
            const QList<RunRow> rows = m_model->rows();
            useShape(wantedShape());
            m_model->set(rows);
            followRun();
            showCharts();
        });
}

void RunsPanel::makeImport()
{
    m_importAction->setObjectName(kImport);
    connect(m_importAction, &QAction::triggered, this, [this] { m_context.ask(kImport, {}); });
    m_import->setDefaultAction(m_importAction);
    m_import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_import->setFocusPolicy(Qt::TabFocus);
    m_import->setAccessibleName(tr("Import what files say about runs"));
    explainImport();
}

void RunsPanel::explainImport()
{
    const CommandSpec *spec = m_context.bus.spec(kImport);
    const Availability allowed = spec ? m_context.allowed(*spec) : Availability();
    m_importAction->setEnabled(allowed.live);
    m_importAction->setToolTip(
        allowed.live ? tr("%1\nFiles may also be dropped here. From the command line: %2", "what it does")
                           .arg(spec->description, spec->example)
                     : allowed.reason);
}

void RunsPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_importAction->isEnabled() && !filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RunsPanel::dropEvent(QDropEvent *event)
{
    const QStringList paths = filesOf(event->mimeData());
    if (paths.isEmpty() || !m_importAction->isEnabled())
        return;
    event->acceptProposedAction();
    // Method and type may be needed, so the form comes first.
    m_context.propose(kImport, {{QStringLiteral("files"), QJsonArray::fromStringList(paths)}});
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
    const int row = m_model->rowOf(run.value());
    if (row < 0)
        return;
    const QModelIndex index = m_rows->mapFromSource(m_model->index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
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
    if (changes.everything || changes.touches(QStringLiteral("import")))
        m_imports->follow();
    const bool ours = changes.everything || changes.touches(QStringLiteral("run"))
        || changes.touches(QStringLiteral("file")) || changes.touches(QStringLiteral("job"))
        || changes.touches(QStringLiteral("request")) || changes.touches(QStringLiteral("campaign"))
        || changes.touches(QStringLiteral("quality")) || changes.touches(QStringLiteral("detector"));
    // One read at a time: while jobs end by the hundred, the answer on its way is shown first.
    if (ours && m_answer.isBusy())
        m_again = true;
    else if (ours)
        load();
}

void RunsPanel::load()
{
    m_again = false;
    const auto read = [filter = m_filterBox->filter(),
                       memory = m_flagMemory](Database &db) -> Result<Answer> {
        SD_TRY(RunRows runs, loadRunRows(db, filter, memory.get()));
        SD_TRY(QList<CampaignRow> campaigns, listCampaigns(db));
        return Answer{std::move(runs), std::move(campaigns)};
    };
    m_answer.ask(m_context.store, this, read, [this](const Result<Answer> &answer) { showAnswer(answer); });
}

RunShape RunsPanel::wantedShape() const
{
    return {m_model->shape().campaigns, m_model->shape().unit, m_first->currentData().toString(),
            m_second->currentData().toString(), m_model->shape().detectors};
}

void RunsPanel::useShape(const RunShape &shape)
{
    auto model = std::make_unique<RunModel>(shape);
    m_rows->setSourceModel(model.get());
    m_model = std::move(model);
    const QString lumi = QStringLiteral("145.084 \u00b1 0.021");
    QStringList typical{QStringLiteral("146 511"),
                        QStringLiteral("calibration"),
                        QStringLiteral("2011-05-01 12:30:05"),
                        QStringLiteral("2011-05-01 12:30:05"),
                        QStringLiteral("12 h 30 min"),
                        QStringLiteral("12345"),
                        QStringLiteral("6500"),
                        QStringLiteral("1 234"),
                        QStringLiteral("12"),
                        QStringLiteral("12 345 678"),
                        QStringLiteral("145.084"),
                        QStringLiteral("145.084"),
                        QStringLiteral("HFET"),
                        lumi,
                        lumi,
                        lumi};
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_table->setItemDelegateForColumn(column, nullptr);
    for (qsizetype i = 0; i < shape.campaigns.size(); ++i) {
        typical.append(QStringLiteral("100.0 % and a bar"));
        m_table->setItemDelegateForColumn(RunModel::FirstCampaign + int(i), m_bars);
    }
    for (qsizetype i = 0; i < shape.detectors.size(); ++i) {
        typical.append(QStringLiteral("excluded \u2022\u2022\u2022"));
        m_table->setItemDelegateForColumn(m_model->firstDetector() + int(i), m_flags);
    }
    setColumnWidths(m_table, typical);
    restoreHeader(m_table, m_context.settings, kHeader);
    QStringList names;
    for (int column = 0; column < m_model->columnCount(); ++column)
        names.append(m_model->columnName(column));
    m_profile->setColumns(names);
}

// The filter has a field for each, so that one which was typed before they were known is read now.
void RunsPanel::useDetectors(const QList<Detector> &detectors)
{
    const QList<DetectorColumn> columns = detectorColumnsOf(detectors);
    if (std::exchange(m_detectors, columns) != columns)
        m_filterBox->setFields(runFields(detectors));
}

// The methods there are, with the one chosen before or the first of them that no other box has.
void RunsPanel::fillMethods(const QList<RunRow> &runs)
{
    const QStringList methods = methodsOf(runs);
    const auto fill = [&](QComboBox *box, const QString &key, const QString &otherwise) {
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItem(tr("(none)", "method"), QString());
        for (const QString &method : methods)
            box->addItem(method, method);
        box->setCurrentIndex(std::max(0, box->findData(m_context.settings.value(key, otherwise).toString())));
    };
    fill(m_first, kFirst, methods.value(0));
    fill(m_second, kSecond, methods.value(1));
}

void RunsPanel::showAnswer(const Result<Answer> &answer)
{
    m_hint->setLoading(false);
    if (answer) {
        m_predecessors.clear();
        for (const CampaignRow &campaign : answer->campaigns)
            if (!campaign.predecessor.isEmpty())
                m_predecessors.insert(campaign.name, campaign.predecessor);
        RunShape shape = m_model->shape();
        // A filter that hides every run of a campaign keeps its column, so that columns do not jump.
        const QList<RunRow> &rows = answer->runs.rows;
        const QStringList campaigns = campaignsOf(rows);
        if (!std::all_of(campaigns.begin(), campaigns.end(),
                         [&shape](const QString &name) { return shape.campaigns.contains(name); }))
            shape.campaigns = campaigns;
        fillMethods(rows);
        shape.unit = unitOf(rows);
        shape.detectors = detectorColumnsOf(answer->runs.detectors);
        shape.first = m_first->currentData().toString();
        shape.second = m_second->currentData().toString();
        if (shape != m_model->shape())
            useShape(shape);
        m_model->set(rows);
        followRun();
    } else {
        m_model->set({});
    }
    if (!answer)
        m_hint->setText(tr("The runs cannot be read."), describe(answer.error()));
    else if (m_filterBox->filter().kind != FilterNode::Everything)
        m_hint->setText(tr("No run matches the filter."),
                        tr("Change or clear the filter above to see other runs."));
    else
        m_hint->setText(
            tr("No runs yet."),
            tr("Runs appear here when their raw files are registered, or when a list of runs is imported: "
               "drop one here. \"prodctl demo\" makes a campaign to try."));
    showTotals();
    showCharts();
    m_export->setEnabled(m_model->rowCount() > 0);
    if (answer)
        useDetectors(answer->runs.detectors);
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        load();
}

void RunsPanel::showCharts() { m_charts->setRuns(m_model->rows(), m_model->shape(), m_predecessors); }

void RunsPanel::showTotals()
{
    const RunTotals totals = totalsOf(m_model->rows());
    QStringList parts{tr("Runs: %1").arg(format::number(totals.runs)),
                      tr("raw files: %1").arg(format::number(totals.rawFiles)),
                      tr("events: %1").arg(format::number(totals.events))};
    const LumiSum sum = lumiSum(m_model->rows());
    const auto shown = [](const Luminosity &value) {
        const Luminosity one = value.in(readableUnit({value})).value_or(value);
        return QStringLiteral("%1 %2").arg(lumiText(one, one.unit), toWord(one.unit));
    };
    if (sum.delivered)
        parts.append(tr("delivered: %1", "a luminosity").arg(shown(*sum.delivered)));
    if (sum.recorded)
        parts.append(tr("recorded: %1", "a luminosity").arg(shown(*sum.recorded)));
    if ((sum.delivered || sum.recorded) && sum.without > 0)
        parts.append(tr("without a known luminosity: %1", "runs").arg(format::number(sum.without)));
    for (const RunTotals::Campaign &campaign : totals.campaigns)
        parts.append(
            tr("%1: %2 of %3 events credited", "a campaign")
                .arg(campaign.name, format::number(campaign.credited), format::number(campaign.expected)));
    m_totals->setText(totals.runs == 0 ? QString() : parts.join(QStringLiteral("  ·  ")));
}

QList<RunRow> RunsPanel::runsShown() const
{
    QList<RunRow> runs;
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
    const QList<RunRow> runs = runsShown();
    const auto content = [runs, format, shape = m_model->shape()]() -> Result<QByteArray> {
        return format == Format::Csv ? runsAsCsv(runs, shape.unit, shape.detectors)
                                     : runsAsJson(runs, shape.detectors);
    };
    saveInBackground(path, content, this, [this, path, count = runs.size()](const Result<> &saved) {
        m_context.say(
            saved ? tr("The runs shown (%1) were saved to %2.").arg(count).arg(QDir::toNativeSeparators(path))
                  : describe(saved.error()));
    });
}

}  // namespace shiftdeck
