#include "views/streams/streams.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "models/items/retentiontext.h"
#include "views/common/delegates.h"
#include "views/common/icons.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/saving.h"
#include "views/streams/retentionchart.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
constexpr QSize kLeastChart(260, 130);
constexpr int kHalf = 1000;  // of a splitter, in any unit
}  // namespace

StreamsPanel::StreamsPanel(PanelContext &context, QWidget *parent)
    : Panel(context, parent), m_rows(new QSortFilterProxyModel(this)),
      m_runRows(new QSortFilterProxyModel(this)), m_summary(new QLabel), m_explanation(new QLabel),
      m_chart(new RetentionChart), m_legend(new QLabel),
      m_export(new QAction(icon(u"export"), tr("Save runs as CSV..."), this))
{
    makeTables();
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_summary->setWordWrap(true);
    m_explanation->setWordWrap(true);
    m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_explanation->setAccessibleName(tr("What to look at"));
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    auto *below = new QSplitter(Qt::Horizontal);
    below->addWidget(m_runTable);
    auto *charted = new QWidget;
    auto *column = new QVBoxLayout(charted);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_chart, 1);
    column->addWidget(m_legend);
    below->addWidget(charted);
    below->setChildrenCollapsible(false);
    below->setStretchFactor(0, 1);
    below->setStretchFactor(1, 1);
    below->setSizes({kHalf, kHalf});
    m_chart->setMinimumSize(kLeastChart);
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setAlignment(Qt::AlignHCenter);
    m_legend->setAccessibleName(tr("Legend of the chart"));
    connect(m_chart, &ChartView::restyled, this, [this] { m_legend->setText(m_chart->legend()); });
    split->addWidget(below);
    split->setChildrenCollapsible(false);
    auto *button = new QToolButton;
    button->setDefaultAction(m_export);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(m_export->text());
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(split, 1);
    layout->addWidget(m_explanation);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &StreamsPanel::choose);
    connect(m_table, &QTreeView::clicked, this, [this] { filterJobs(0); });
    connect(m_table, &QTreeView::activated, this, [this] { filterJobs(0); });
    connect(m_export, &QAction::triggered, this, &StreamsPanel::askAndExport);
    const auto filterRun = [this](const QModelIndex &index) {
        filterJobs(m_runModel.at(m_runRows->mapToSource(index).row()).run.run);
    };
    connect(m_runTable, &QTreeView::clicked, this, filterRun);
    connect(m_runTable, &QTreeView::activated, this, filterRun);
    connect(&context.selection, &Selection::requestsChanged, this, [this] {
        if (m_loaded)
            load();
    });
    choose();
}

StreamsPanel::~StreamsPanel()
{
    // Before their models, whose end would be told to slots of this panel.
    delete m_table;
    delete m_runTable;
}

PanelInfo StreamsPanel::info() const
{
    return {QStringLiteral("streams"), tr("Streams"), QStringLiteral("streams"),
            QKeySequence(Qt::ALT | Qt::Key_8),
            tr("How much each stream kept of what was read, and where it is empty though it should not be.")};
}

QTreeView *StreamsPanel::makeTable(QSortFilterProxyModel *rows, QAbstractItemModel *model,
                                   const QString &name, const QString &header, const QStringList &typical)
{
    auto *table = new QTreeView;
    rows->setSourceModel(model);
    rows->setSortRole(SortRole);
    table->setModel(rows);
    table->setRootIsDecorated(false);
    table->setItemDelegate(new BadgeDelegate(table));
    styleView(table, name, true);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    setColumnWidths(table, typical);
    const auto save = [this, table, header] { saveHeader(table, m_context.settings, header); };
    connect(table->header(), &QHeaderView::sectionResized, this, save);
    connect(table->header(), &QHeaderView::sectionMoved, this, save);
    return table;
}

void StreamsPanel::makeTables()
{
    const QString count = QStringLiteral("12 345 678"), rate = QStringLiteral("12.345 \u00b1 0.012 %");
    const QString header = QStringLiteral("streams/header"), runHeader = QStringLiteral("streams/runs");
    m_table =
        makeTable(m_rows, &m_model, tr("Streams"), header,
                  {QStringLiteral("2010 production (12)"), QStringLiteral("highmass"),
                   QStringLiteral("1 234"), count, count, count, count, rate, QStringLiteral("12 of 345"),
                   QStringLiteral("3 suspicious runs"), count, count, count, count});
    m_table->sortByColumn(StreamModel::Request, Qt::AscendingOrder);
    restoreHeader(m_table, m_context.settings, header);
    m_runTable = makeTable(m_runRows, &m_runModel, tr("Runs of the chosen stream"), runHeader,
                           {QStringLiteral("148 058"),
                            count,
                            count,
                            count,
                            count,
                            rate,
                            QStringLiteral("12.34 to 15.67 %"),
                            rate,
                            QStringLiteral("1e-12"),
                            {}});
    m_runTable->sortByColumn(StreamRunModel::Run, Qt::AscendingOrder);
    restoreHeader(m_runTable, m_context.settings, runHeader);
    m_hint = new EmptyHint(m_table, QStringLiteral("streams"));
    m_hint->setLoading(true);
    m_runHint = new EmptyHint(m_runTable, QStringLiteral("runs"));
    m_runHint->setLoading(false);
}

void StreamsPanel::refresh(const ChangeSet &changes)
{
    const bool ours = changes.everything || changes.touches(QStringLiteral("job"))
        || changes.touches(QStringLiteral("merge")) || changes.touches(QStringLiteral("request"));
    // One read at a time: while jobs end by the hundred, the answer on its way is shown first.
    if (ours && m_answer.isBusy())
        m_again = true;
    else if (ours)
        load();
}

void StreamsPanel::load()
{
    m_again = false;
    const auto read = [requests = m_context.selection.requests()](Database &db) -> Result<QList<StreamRow>> {
        SD_TRY(const auto streams, listStreams(db, requests));
        SD_TRY(const auto bands, listStreamBands(db, streams));
        QList<StreamRow> rows;
        for (const StreamSummary &stream : streams)
            rows.append({stream, bands.value(stream.id.value())});
        return rows;
    };
    m_answer.ask(m_context.store, this, read,
                 [this](const Result<QList<StreamRow>> &streams) { showStreams(streams); });
}

void StreamsPanel::showStreams(const Result<QList<StreamRow>> &streams)
{
    m_hint->setLoading(false);
    m_model.set(streams ? *streams : QList<StreamRow>());
    qint64 suspicious = 0, damaged = 0, outside = 0;
    for (const StreamRow &row : m_model.rows()) {
        suspicious += row.stream.suspiciousRuns() > 0 ? 1 : 0;
        damaged += row.stream.damaged;
        outside += row.band.outside(row.stream) > 0 ? 1 : 0;
    }
    if (!streams)
        m_hint->setText(tr("The streams cannot be read."), describe(streams.error()));
    else
        m_hint->setText(tr("No streams yet."),
                        m_context.selection.requests().isEmpty()
                            ? tr("A stream is shown once its request is staged.")
                            : tr("The selected requests have no stream. Select other requests to see"
                                 " theirs."));
    m_summary->setText(
        m_model.rows().isEmpty()
            ? QString()
            : tr("Streams: %1, with suspicious runs: %2, with runs outside of what is expected: %3,"
                 " damaged outputs: %4")
                  .arg(format::number(m_model.rowCount()), format::number(suspicious),
                       format::number(outside), format::number(damaged)));
    if (m_model.rowOf(m_chosen) < 0 && m_rows->rowCount() > 0)
        m_table->setCurrentIndex(m_rows->index(0, 0));
    choose();
    if (!m_loaded) {
        m_loaded = true;
        emit loaded();
    }
    if (m_again)
        load();
}

const StreamRow *StreamsPanel::chosen() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(m_rows->mapToSource(index).row()) : nullptr;
}

void StreamsPanel::choose()
{
    const StreamRow *stream = chosen();
    m_chosen = stream ? stream->stream.id.value() : 0;
    QList<StreamRunRow> runs;
    for (const RunRetention &run : stream ? stream->stream.runs : QList<RunRetention>())
        runs.append({run, stream->band});
    m_runModel.set(runs);
    m_chart->setRuns(stream ? stream->stream.runs : QList<RunRetention>(),
                     stream ? stream->band : StreamBand());
    m_legend->setText(m_chart->legend());
    m_export->setEnabled(!runs.isEmpty());
    m_export->setToolTip(runs.isEmpty()
                             ? tr("Choose a stream with runs first.")
                             : tr("Writes the runs of the chosen stream, with what was expected of each."));
    m_runHint->setText(stream ? tr("No credited output yet.") : tr("No stream is chosen."),
                       stream ? tr("Its runs appear here when their work units are credited.")
                              : tr("Choose a stream above to see its runs."));
    QString mark = stream ? markText(stream->stream) : QString();
    if (stream)
        mark += (mark.isEmpty() ? QString() : QStringLiteral("\n")) + spreadText(stream->band);
    m_explanation->setText(mark);
    m_explanation->setVisible(!mark.isEmpty());
}

void StreamsPanel::askAndExport()
{
    askWhereToSave(this, tr("Save runs"), QStringLiteral("retention.csv"), tr("CSV files (*.csv)"),
                   [this](const QString &path) { exportTo(path); });
}

void StreamsPanel::exportTo(const QString &path)
{
    const StreamRow *row = chosen();
    if (!row)
        return;
    const auto content = [stream = *row]() -> Result<QByteArray> { return retentionAsCsv(stream); };
    saveInBackground(path, content, this, [this, path](const Result<> &saved) {
        m_context.say(saved
                          ? tr("The runs of the stream were saved to %1.").arg(QDir::toNativeSeparators(path))
                          : describe(saved.error()));
    });
}

void StreamsPanel::filterJobs(qint64 run)
{
    const StreamRow *row = chosen();
    if (!row)
        return;
    const StreamSummary *stream = &row->stream;
    if (run != 0)
        m_context.selection.setRun(RunNumber(run));
    m_context.selection.setJobFilter(
        run == 0 ? QStringLiteral("request = %1").arg(stream->requestId.value())
                 : QStringLiteral("request = %1 and run = %2").arg(stream->requestId.value()).arg(run));
}

}  // namespace shiftdeck
