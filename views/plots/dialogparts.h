// What the dialogs of Plots are made of. GUI thread.
#pragma once

#include "views/common/itemviews.h"

#include <QLabel>
#include <QTreeView>

namespace shiftdeck {

// Text to read and to copy, in as many lines as it takes.
inline QLabel *textLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setAccessibleName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

// Rows of which one is chosen; its menu has the actions of the table.
inline QTreeView *tableOf(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setRootIsDecorated(false);
    styleView(table, name, false);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    return table;
}

}  // namespace shiftdeck
