// The logbook as a table, newest first. GUI thread; grows at the top as people write and at the bottom as the
// person scrolls.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/logbook.h"

#include <QCoreApplication>

namespace shiftdeck {

class LogbookModel : public TableModel<LogEntry> {
    Q_DECLARE_TR_FUNCTIONS(LogbookModel)

  public:
    enum Column { Number, When, Who, Kind, State, About, Entry, ColumnCount };
    using TableModel::TableModel;

    // The newest page as just read, newest first, `limit` long at most. Older rows stay when the page meets
    // them, and are dropped when so much was written that there may be a gap.
    void addNewest(const QList<LogEntry> &page, int limit);
    // Of the rows with these numbers only those given are still wanted, and as they are given.
    void update(const QSet<qint64> &numbers, const QList<LogEntry> &rows);
    LogId oldest() const { return rows().isEmpty() ? LogId() : rows().last().id; }

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const LogEntry &row) const override { return row.id.value(); }
    QVariant cell(const LogEntry &row, int column, int role) const override;
    bool looksSame(const LogEntry &before, const LogEntry &after) const override { return before == after; }
};

}  // namespace shiftdeck
