#include "models/production/audit.h"

#include "models/core/timespan.h"
#include "models/storage/auditchain.h"
#include "models/storage/database.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Audit {
    Q_DECLARE_TR_FUNCTIONS(Audit)
};

std::optional<qint64> idOf(qint64 id) { return id > 0 ? std::optional(id) : std::nullopt; }
QVariant orNull(std::optional<qint64> id) { return id ? QVariant(*id) : QVariant(); }
// QString() would be bound as NULL, which the columns refuse.
QString notNull(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }
}  // namespace

Result<> addAudit(Database &db, const Actor &actor, const Change &change)
{
    AuditRecord record{0,
                       idOf(actor.receipt.value()),
                       actor.now,
                       actor.who.name,
                       QString(toWord(actor.who.role)),
                       actor.action,
                       change.entity,
                       change.id,
                       idOf(change.request.value()),
                       change.from,
                       change.to,
                       change.why};
    return transact(db, [&]() -> Result<> {
        SD_TRY(record.id,
               db.insert(
                   QStringLiteral("INSERT INTO audit (receipt_id, at, who, role, action, entity, entity_id,"
                                  " request_id, from_value, to_value, why)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                   {orNull(record.receipt), record.at, record.who, record.role, record.action, record.entity,
                    record.entityId, orNull(record.request), notNull(record.from), notNull(record.to),
                    notNull(record.why)}));
        return chainAudit(db, record);
    });
}

Result<QString> lastChange(Database &db, const QString &entity, qint64 id, TimeMs now)
{
    SD_TRY(const auto text,
           db.first(QStringLiteral("SELECT who, to_value, at FROM audit WHERE entity = ? AND entity_id = ?"
                                   " ORDER BY id DESC LIMIT 1"),
                    {entity, id}, [now](const Row &row) {
                        const QString ago = timeAgo(row.integer(2), now);
                        return row.text(1).isEmpty()
                            ? Audit::tr("changed by %1 %2", "who, how long ago").arg(row.text(0), ago)
                            : Audit::tr("changed by %1 to %2 %3", "who, what, how long ago")
                                  .arg(row.text(0), row.text(1), ago);
                    }));
    return text.value_or(QString());
}

}  // namespace shiftdeck
