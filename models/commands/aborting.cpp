#include "models/commands/aborting.h"

#include "models/production/recovery.h"
#include "models/production/requests.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
struct Wish {
    StatusChange change;
    QString who;
};

const QString kOpen = QStringLiteral("('pending', 'submitting', 'submitted', 'running', 'ended')");
}  // namespace

Result<qint64> cancelOpenJobs(Database &db, RequestId request, const Actor &actor)
{
    SD_TRY(const auto jobs,
           db.list(QStringLiteral("SELECT id FROM jobs WHERE request_id = ? AND cancel_wanted = 0"
                                  " AND status IN %1 ORDER BY id")
                       .arg(kOpen),
                   {request.value()}, [](const Row &row) { return row.id<JobId>(0); }));
    if (!jobs.isEmpty())
        SD_CHECK(cancelJobs(db, jobs, actor));
    return db.integer(
        QStringLiteral("SELECT count(*) FROM jobs WHERE request_id = ? AND status IN %1").arg(kOpen),
        {request.value()});
}

Result<QList<RequestId>> completeAborts(Database &db, TimeMs now)
{
    const QString sql =
        QStringLiteral("SELECT r.id, r.status, a.why, a.who FROM requests r JOIN audit a ON a.id ="
                       " (SELECT max(id) FROM audit WHERE entity = 'request' AND entity_id = r.id"
                       " AND to_value = ?) WHERE r.status IN ('approved', 'assigned', 'staged', 'running')");
    const auto map = [](const Row &row) {
        return Wish{
            {row.id<RequestId>(0), row.word<RequestStatus>(1), RequestStatus::Aborted, row.text(2), {}, 0},
            row.text(3)};
    };
    SD_TRY(const auto likely, db.list(sql, {QString(kAborting)}, map));
    if (likely.isEmpty())
        return QList<RequestId>();
    return transact(db, [&]() -> Result<QList<RequestId>> {
        QList<RequestId> done;
        SD_TRY(const auto wishes, db.list(sql, {QString(kAborting)}, map));
        for (const Wish &wish : wishes) {
            const Actor actor{{wish.who, Role::Manager, {}}, now, {}, QStringLiteral("request.abort")};
            SD_TRY(const qint64 open, cancelOpenJobs(db, wish.change.id, actor));
            if (open > 0)
                continue;
            SD_CHECK(changeStatus(db, wish.change, actor));
            done.append(wish.change.id);
        }
        return done;
    });
}

}  // namespace shiftdeck
