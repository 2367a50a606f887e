#include "views/progress/reporttable.h"

#include "views/common/delegates.h"
#include "views/common/itemviews.h"
#include "views/common/overlay.h"
#include "views/common/theme.h"

#include <QApplication>

namespace shiftdeck {

namespace {
constexpr int kWidest = 320;  // pixels of a column of sentences, at first

ColourPair coloursOf(ReportCell::Tone tone)
{
    const bool dark = isDark(QApplication::palette());
    return tone == ReportCell::Good ? goodColours(dark)
        : tone == ReportCell::Bad   ? errorColours(dark)
                                    : warningColours(dark);
}
}  // namespace

QList<TableColumn> ReportTableModel::makeColumns() const
{
    QList<TableColumn> columns;
    for (const ReportColumn &column : m_table.columns)
        columns.append({column.title, column.title, column.number});
    return columns;
}

QVariant ReportTableModel::cell(const ReportRow &row, int column, int role) const
{
    const ReportCell cell = row.cells.value(column);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cell.text;
    case SortRole: return cell.raw();
    case WordRole:
        return m_table.columns.at(column).key == QLatin1StringView("status")
            ? QVariant(row.cells.value(column).text)
            : QVariant();
    case Qt::BackgroundRole:
        return cell.tone == ReportCell::Plain ? QVariant() : QBrush(coloursOf(cell.tone).background);
    case Qt::ForegroundRole:
        return cell.tone == ReportCell::Plain ? QVariant() : QBrush(coloursOf(cell.tone).foreground);
    default: return {};
    }
}

ReportTableView::ReportTableView(const ReportTable &table, QWidget *parent)
    : QTreeView(parent), m_model(table), m_nothing(table.nothing)
{
    m_rows.setSourceModel(&m_model);
    m_rows.setSortRole(SortRole);
    m_rows.setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(&m_rows);
    setObjectName(table.id);
    setRootIsDecorated(false);
    setItemDelegate(new BadgeDelegate(this));
    styleView(this, table.title, true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    // As the section has them, until somebody sorts.
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_rows.sort(-1);
    m_hint = new EmptyHint(this, QStringLiteral("progress"));
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReportTableView::chosen);
}

ReportTableView::~ReportTableView()
{
    // Before the models, whose end would be told to this view.
    setModel(nullptr);
}

void ReportTableView::setRows(const QList<ReportRow> &rows)
{
    const bool first = m_model.rowCount() == 0 && !rows.isEmpty();
    m_model.set(rows);
    m_hint->setText(m_nothing, {});
    m_hint->setLoading(false);
    if (first) {
        QStringList typical;
        for (int column = 0; column < m_model.columnCount(); ++column) {
            QString widest;
            for (const ReportRow &row : rows)
                if (row.cells.value(column).text.size() > widest.size())
                    widest = row.cells.value(column).text;
            typical.append(widest);
        }
        setColumnWidths(this, typical);
        for (int column = 0; column < m_model.columnCount(); ++column)
            if (columnWidth(column) > kWidest)
                setColumnWidth(column, kWidest);
    }
    emit chosen();
}

const ReportRow *ReportTableView::currentRow() const
{
    const QModelIndex index = m_rows.mapToSource(currentIndex());
    return index.isValid() ? &m_model.at(index.row()) : nullptr;
}

QString ReportTableView::currentKey() const
{
    const ReportRow *row = currentRow();
    return row ? row->key : QString();
}

}  // namespace shiftdeck
