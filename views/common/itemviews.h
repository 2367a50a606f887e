// One look for all tables and trees: density, selection, headers, columns that the person may hide, and
// "copy as text". GUI thread.
#pragma once

#include <QSettings>
#include <QTreeView>

namespace shiftdeck {

// Uniform row heights, whole-row extended selection, alternate rows off, sortable or not; fixed sections
// (never resized to contents by themselves). Adds a header menu that hides columns, and Ctrl+C that copies
// the selected rows as tab-separated text. `name` is for screen readers.
void styleView(QTreeView *view, const QString &name, bool sortable);

// Widths that fit a typical text of each column; a text may be empty. Never narrower than the header.
void setColumnWidths(QTreeView *view, const QStringList &typical);

// Remembers widths, order, hidden columns and sorting under `key`. Restore after setColumnWidths.
void saveHeader(const QTreeView *view, QSettings &settings, const QString &key);
void restoreHeader(QTreeView *view, QSettings &settings, const QString &key);

// The selected rows with a header line, cells separated by tabs; rows in the order shown.
QString selectionAsText(const QTreeView *view);

}  // namespace shiftdeck
