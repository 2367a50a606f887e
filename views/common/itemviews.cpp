#include "views/common/itemviews.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>

namespace shiftdeck {

namespace {
struct ItemViews {
    Q_DECLARE_TR_FUNCTIONS(ItemViews)
};

void showColumnMenu(QTreeView *view, const QPoint &at)
{
    auto *menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractItemModel *model = view->model();
    for (int column = 0; column < model->columnCount(); ++column) {
        QAction *action = menu->addAction(model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!view->isColumnHidden(column));
        action->setEnabled(column != 0);
        QObject::connect(action, &QAction::toggled, view,
                         [view, column](bool on) { view->setColumnHidden(column, !on); });
    }
    menu->popup(view->header()->mapToGlobal(at));
}
}  // namespace

void styleView(QTreeView *view, const QString &name, bool sortable)
{
    view->setAccessibleName(name);
    view->setUniformRowHeights(true);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setAllColumnsShowFocus(true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSortingEnabled(sortable);
    view->setFrameShape(QFrame::NoFrame);
    view->setTextElideMode(Qt::ElideRight);
    view->setExpandsOnDoubleClick(true);
    view->header()->setStretchLastSection(true);
    view->header()->setHighlightSections(false);
    view->header()->setAccessibleName(ItemViews::tr("Columns of %1").arg(name));
    view->header()->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(view->header(), &QHeaderView::customContextMenuRequested, view,
                     [view](const QPoint &at) { showColumnMenu(view, at); });
    auto *copy = new QAction(ItemViews::tr("Copy rows"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, view,
                     [view] { QApplication::clipboard()->setText(selectionAsText(view)); });
    view->addAction(copy);
}

void setColumnWidths(QTreeView *view, const QStringList &typical)
{
    const QFontMetrics metrics(view->font());
    constexpr int kRoom = 18;  // margins of a cell and the padding of a pill
    // Padding and borders of a header, and the arrow of the sorting.
    const int headerRoom = view->isSortingEnabled() ? 40 : 26;
    for (int column = 0; column < view->model()->columnCount(); ++column) {
        const int header =
            metrics.horizontalAdvance(view->model()->headerData(column, Qt::Horizontal).toString())
            + headerRoom;
        const int text = column < typical.size() ? metrics.horizontalAdvance(typical.at(column)) + kRoom : 0;
        view->setColumnWidth(column, std::max(header, text));
    }
}

void saveHeader(const QTreeView *view, QSettings &settings, const QString &key)
{
    settings.setValue(key, view->header()->saveState());
}

void restoreHeader(QTreeView *view, QSettings &settings, const QString &key)
{
    const QByteArray state = settings.value(key).toByteArray();
    // A state of another number of columns is an older program's.
    QTreeView probe;
    probe.setModel(view->model());
    if (!state.isEmpty() && probe.header()->restoreState(state)
        && probe.header()->count() == view->header()->count())
        view->header()->restoreState(state);
}

QString selectionAsText(const QTreeView *view)
{
    const QAbstractItemModel *model = view->model();
    QStringList lines;
    const auto line = [&](auto cell) {
        QStringList cells;
        for (int i = 0; i < view->header()->count(); ++i) {
            const int column = view->header()->logicalIndex(i);
            if (!view->isColumnHidden(column))
                cells.append(QString(cell(column)).replace(u'\t', u' ').replace(u'\n', u' '));
        }
        lines.append(cells.join(u'\t'));
    };
    line([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    QModelIndexList rows = view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [view](const QModelIndex &a, const QModelIndex &b) {
        return view->visualRect(a).top() < view->visualRect(b).top();
    });
    for (const QModelIndex &row : std::as_const(rows))
        line([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    return lines.join(u'\n') + u'\n';
}

}  // namespace shiftdeck
