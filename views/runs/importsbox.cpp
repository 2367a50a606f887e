#include "views/runs/importsbox.h"

#include "models/core/errortext.h"
#include "models/items/format.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/panelactions.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace shiftdeck {

namespace {
const QString kHeader = QStringLiteral("runs/importsHeader");
const QString kReportHeader = QStringLiteral("runs/reportHeader");
constexpr int kLeastTable = 60;
}  // namespace

ImportsBox::ImportsBox(PanelContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_importRows(new QSortFilterProxyModel(this)),
      m_remarkRows(new QSortFilterProxyModel(this)),
      m_withdraw(makePanelAction(context, this, "undo", tr("Withdraw..."), "runs.withdraw")),
      m_about(new QLabel)
{
    m_importRows->setSourceModel(&m_imports);
    m_remarkRows->setSourceModel(&m_remarks);
    m_table =
        makeTable(m_importRows, tr("Imports"),
                  {QStringLiteral("1234"), QStringLiteral("2011-05-01 12:30:05"), QStringLiteral("carla__"),
                   QStringLiteral("good-run-list"), QStringLiteral("/data/lumi/2010/byls-v19.csv_____"),
                   QStringLiteral("1 234"), QStringLiteral("123 456"), QStringLiteral("12"),
                   QStringLiteral("12"), QStringLiteral("import 1234")});
    m_report = makeTable(m_remarkRows, tr("Report on the chosen import"),
                         {QStringLiteral("123456"), QStringLiteral("1234"), QStringLiteral("refused"), {}});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_withdraw->setShortcut(Qt::Key_Delete);
    m_withdraw->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_withdraw);
    m_table->sortByColumn(ImportsModel::Import, Qt::DescendingOrder);
    restoreHeader(m_table, context.settings, kHeader);
    restoreHeader(m_report, context.settings, kReportHeader);
    m_hint = new EmptyHint(m_table, QStringLiteral("import"));
    m_reportHint = new EmptyHint(m_report, QStringLiteral("log"));
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about->setAccessibleName(tr("About the import"));

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_about, 1);
    row->addWidget(makePanelButton(m_withdraw), 0, Qt::AlignTop);
    auto *lower = new QWidget;
    auto *below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->addLayout(row);
    below->addWidget(m_report, 1);
    auto *split = new QSplitter(Qt::Vertical);
    split->addWidget(m_table);
    split->addWidget(lower);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(split);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportsBox::loadReport);
    connect(&context, &PanelContext::principalChanged, this, &ImportsBox::explain);
    connect(&context, &PanelContext::offlineChanged, this, &ImportsBox::explain);
    loadReport();
}

ImportsBox::~ImportsBox()
{
    saveHeader(m_table, m_context.settings, kHeader);
    saveHeader(m_report, m_context.settings, kReportHeader);
    // Before their models, whose end would be told to slots of this box.
    delete m_table;
    delete m_report;
}

QTreeView *ImportsBox::makeTable(QSortFilterProxyModel *rows, const QString &name, const QStringList &typical)
{
    auto *table = new QTreeView;
    rows->setSortRole(SortRole);
    table->setModel(rows);
    table->setRootIsDecorated(false);
    styleView(table, name, true);
    setColumnWidths(table, typical);
    table->setMinimumHeight(kLeastTable);
    return table;
}

void ImportsBox::follow()
{
    m_old = true;
    if (isVisible())
        load();
}

void ImportsBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_old)
        load();
}

void ImportsBox::load()
{
    m_old = false;
    m_answer.ask(
        m_context.store, this, [](Database &db) { return listImports(db, kMostImports); },
        [this](const Result<QList<ImportRow>> &imports) { showImports(imports); });
}

void ImportsBox::showImports(const Result<QList<ImportRow>> &imports)
{
    m_hint->setLoading(false);
    if (imports)
        m_hint->setText(tr("Nothing was imported yet."),
                        tr("Import files with the button above, or drop them here."));
    else
        m_hint->setText(tr("The imports cannot be read."), describe(imports.error()));
    m_imports.set(imports.value_or(QList<ImportRow>()));
    if (!m_table->currentIndex().isValid() && m_importRows->rowCount() > 0)
        m_table->setCurrentIndex(m_importRows->index(0, 0));
    else
        loadReport();
}

const ImportRow *ImportsBox::current() const
{
    const QModelIndex index = m_importRows->mapToSource(m_table->currentIndex());
    return index.isValid() ? &m_imports.at(index.row()) : nullptr;
}

void ImportsBox::loadReport()
{
    explain();
    const ImportRow *import = current();
    if (!import) {
        m_reportAnswer.forget();
        m_about->clear();
        m_remarks.set({});
        m_reportHint->setLoading(false);
        m_reportHint->setText(tr("No import is chosen."), tr("Choose one above to see what it took."));
        return;
    }
    m_reportAnswer.ask(
        m_context.store, this, [id = import->id](Database &db) { return importReport(db, id); },
        [this, import = *import](const Result<QJsonObject> &report) { showReport(import, report); });
}

void ImportsBox::showReport(const ImportRow &import, const Result<QJsonObject> &report)
{
    m_reportHint->setLoading(false);
    m_remarks.set(report ? remarkRows(*report) : QList<RemarkRow>());
    if (!report)
        m_reportHint->setText(tr("The report cannot be read."), describe(report.error()));
    else
        m_reportHint->setText(tr("There is no remark on it."), tr("Everything was taken as it was written."));
    QStringList lines{
        tr("Import %1 of %2 by %3, %4: taken %5, changed %6, refused %7.", "number, file, who, when, numbers")
            .arg(QString::number(import.id), import.origin, import.by, format::time(import.at),
                 format::number(import.taken), format::number(import.changed),
                 format::number(import.refused))};
    if (!import.withdrawnBy.isEmpty())
        lines.append(
            tr("It was withdrawn by %1: what it said counts no longer.", "import 8").arg(import.withdrawnBy));
    if (const qint64 more = report ? remarksLeftOut(*report) : 0; more > 0)
        lines.append(tr("Further remarks were counted and not kept: %1.").arg(format::number(more)));
    m_about->setText(lines.join(u' '));
}

void ImportsBox::explain()
{
    const ImportRow *import = current();
    enablePanelAction(m_context, m_withdraw,
                      !import                             ? tr("Choose an import first.")
                          : import->withdrawnBy.isEmpty() ? QString()
                                                          : tr("It was withdrawn already."),
                      import
                          ? QJsonObject{{QStringLiteral("imports"), QJsonArray{QString::number(import->id)}}}
                          : QJsonObject());
}

}  // namespace shiftdeck
