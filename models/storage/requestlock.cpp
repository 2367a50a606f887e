#include "models/storage/requestlock.h"

#include "models/storage/filtersql.h"

namespace shiftdeck {

Result<> lockRequests(Database &db, const QList<RequestId> &requests)
{
    const QString forUpdate = db.sql().forUpdate;
    if (forUpdate.isEmpty() || requests.isEmpty())
        return {};
    SD_CHECK(db.list(QStringLiteral("SELECT id FROM requests WHERE id") + db.sql().inIds
                         + QStringLiteral(" ORDER BY id") + forUpdate,
                     {idList(requests)}, [](const Row &row) { return row.integer(0); }));
    return {};
}

Result<QList<RequestId>> requestsOf(Database &db, const QString &entity, const QList<qint64> &ids)
{
    QList<RequestId> wanted;
    for (const qint64 id : ids)
        wanted.append(RequestId(id));
    if (entity == QLatin1StringView("request"))
        return wanted;
    constexpr std::pair<const char *, const char *> kTables[] = {
        {"job", "jobs"}, {"grid_job", "grid_jobs"}, {"merge", "merges"}};
    for (const auto &[word, table] : kTables)
        if (entity == QLatin1StringView(word))
            return db.list(
                QStringLiteral("SELECT DISTINCT request_id FROM %1 WHERE id").arg(QLatin1StringView(table))
                    + db.sql().inIds,
                {idList(wanted)}, [](const Row &row) { return row.id<RequestId>(0); });
    return QList<RequestId>();
}

}  // namespace shiftdeck
