// The audit, newest first. GUI thread; grows at the top as things happen and at the bottom as the person
// scrolls.
#pragma once

#include "models/items/tablemodel.h"
#include "models/storage/records.h"

#include <QCoreApplication>

namespace shiftdeck {

class CommandBus;

// "request 3", "job 17": what the entry is about.
QString subjectOf(const AuditEntry &entry);

class ActivityModel : public TableModel<AuditEntry> {
    Q_DECLARE_TR_FUNCTIONS(ActivityModel)

  public:
    enum Column { When, Who, Role, Action, Subject, Change, Why, ColumnCount };
    explicit ActivityModel(const CommandBus &bus, QObject *parent = nullptr) : TableModel(parent), m_bus(bus)
    {
    }

    // The newest page as just read, newest first, `limit` long at most. Older rows stay when the page meets
    // them, and are dropped when so much happened that there may be a gap.
    void addNewest(const QList<AuditEntry> &page, int limit);
    // The page that follows the oldest row.
    void addOlder(const QList<AuditEntry> &page) { merge(page); }
    // Id of the oldest row; 0: no rows.
    qint64 oldest() const { return rows().isEmpty() ? 0 : rows().last().id; }

    // Whether the entry's command is of a kind that can be taken back.
    bool isUndoable(const AuditEntry &entry) const;

  protected:
    QList<TableColumn> makeColumns() const override;
    qint64 key(const AuditEntry &row) const override { return row.id; }
    QVariant cell(const AuditEntry &row, int column, int role) const override;
    bool looksSame(const AuditEntry &, const AuditEntry &) const override { return true; }  // never changes

  private:
    QString actionOf(const AuditEntry &entry) const;

    const CommandBus &m_bus;
};

}  // namespace shiftdeck
