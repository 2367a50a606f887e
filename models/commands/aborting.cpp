#include "models/commands/aborting.h"

#include "models/production/recovery.h"
#include "models/production/requests.h"
#include "models/storage/requestlock.h"

namespace shiftdeck {

namespace {
struct Wish {
    StatusChange change;
    QString who;
};

// In one transaction; the agent cancels what is left in its next cycles.
constexpr int kAtATime = 20'000;
const QString kOpen = QStringLiteral("('pending', 'submitting', 'submitted', 'running', 'ended')");
}  // namespace

Result<qint64> cancelOpenJobs(Database &db, RequestId request, const Actor &actor)
{
    SD_TRY(const auto jobs,
           db.list(QStringLiteral("SELECT id FROM jobs WHERE request_id = ? AND cancel_wanted = 0"
                                  " AND status IN %1 ORDER BY id LIMIT ?")
                       .arg(kOpen),
                   {request.value(), kAtATime}, [](const Row &row) { return row.id<JobId>(0); }));
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
    SD_TRY(const auto likely,
           db.list(sql + QStringLiteral(" ORDER BY r.id"), {QString(kAborting)}, map));
    QList<RequestId> aborted;
    for (const Wish &seen : likely) {
        const RequestId id = seen.change.id;
        const auto done = transactOn(db, {id}, [&]() -> Result<bool> {
            SD_TRY(const auto wish,
                   db.first(sql + QStringLiteral(" AND r.id = ?"), {QString(kAborting), id.value()}, map));
            if (!wish)
                return false;
            const Actor actor{{wish->who, Role::Manager, {}}, now, {}, QStringLiteral("request.abort")};
            SD_TRY(const qint64 open, cancelOpenJobs(db, id, actor));
            if (open > 0)
                return false;
            SD_CHECK(changeStatus(db, wish->change, actor));
            return true;
        });
        // What cannot be done to one is looked at again in the next cycle; the others go on.
        if (!done && !isOvertaken(done.error()))
            return tl::unexpected(done.error());
        if (done.value_or(false))
            aborted.append(id);
    }
    return aborted;
}

}  // namespace shiftdeck
