#include "models/storage/conditions.h"

#include "models/storage/outdatedsteps.h"
#include "models/storage/snapshots.h"

#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
ConditionsUpdate updateOf(const Row &row)
{
    return {row.integer(0), row.text(1), row.text(2),    row.integer(3), row.integer(4),
            row.integer(5), row.text(6), row.integer(7), row.text(8)};
}

using Place = std::pair<qint64, qint64>;  // request, run

// The newest request that processes a run of a request again.
Result<> addAgain(Database &db, QList<OutdatedRun> &runs)
{
    struct Again {
        RequestId id;
        RequestStatus status = RequestStatus::New;
    };
    QHash<Place, Again> found;
    SD_CHECK(
        db.list(QStringLiteral("SELECT d.request_id, d.run, d.again_id, a.status FROM conditions_redone d"
                               " JOIN requests a ON a.id = d.again_id ORDER BY d.again_id"),
                {}, [&found](const Row &row) {
                    found.insert({row.integer(0), row.integer(1)},
                                 {row.id<RequestId>(2), row.word<RequestStatus>(3)});
                    return true;
                }));
    for (OutdatedRun &run : runs)
        if (const auto again = found.constFind({run.request.value(), run.run}); again != found.cend()) {
            run.again = again->id;
            run.againStatus = again->status;
        }
    return {};
}

Result<> addPayloads(Database &db, QList<OutdatedRun> &runs)
{
    SD_TRY(const auto updates, listConditionsUpdates(db));
    for (OutdatedRun &run : runs)
        for (const ConditionsUpdate &update : updates)
            if (update.tag == run.conditions && update.at > run.readAt && run.run >= update.firstRun
                && run.run <= update.lastRun && !run.payloads.contains(update.payload))
                run.payloads.append(update.payload);
    return {};
}
}  // namespace

bool OutdatedRun::isRedone() const
{
    return again.isValid() && againStatus != RequestStatus::Rejected && againStatus != RequestStatus::Aborted
        && againStatus != RequestStatus::Obsolete;
}

Result<QList<ConditionsUpdate>> listConditionsUpdates(Database &db, const QString &tag)
{
    const QString select = QStringLiteral("SELECT id, tag, payload, first_run, last_run, at, comment, "
                                          "recorded_at, recorded_by FROM conditions_updates");
    const QString order = QStringLiteral(" ORDER BY at DESC, id DESC");
    return tag.isEmpty() ? db.list(select + order, {}, updateOf)
                         : db.list(select + QStringLiteral(" WHERE tag = ?") + order, {tag}, updateOf);
}

Result<QList<OutdatedRun>> listOutdated(Database &db)
{
    // Each credited work unit, with when its job read its conditions and when the newest of them changed.
    const QString units =
        QStringLiteral("(SELECT r.id, r.campaign_id, r.dataset_id, r.step, r.release, r.conditions, r.status,"
                       " w.run, w.events, k.job_id, %1 AS read_at,"
                       " (SELECT max(u.at) FROM conditions_updates u WHERE u.tag = r.conditions"
                       " AND w.run BETWEEN u.first_run AND u.last_run) AS updated"
                       " FROM requests r JOIN work_units w ON w.request_id = r.id AND w.state = 'credited'"
                       " JOIN credits k ON k.unit_id = w.id JOIN jobs j ON j.id = k.job_id"
                       " WHERE r.conditions IN (SELECT tag FROM conditions_updates) AND r.test = 0"
                       " AND r.status NOT IN ('rejected','aborted','obsolete')) x")
            .arg(kReadAt);
    const QString runsSql =
        QStringLiteral(
            "SELECT x.id, c.name, d.name, d.tier, x.step, x.release, x.conditions, x.status, x.run,"
            " count(DISTINCT x.job_id), sum(x.events), min(x.read_at), max(x.updated) FROM %1"
            " JOIN campaigns c ON c.id = x.campaign_id JOIN datasets d ON d.id = x.dataset_id"
            " WHERE x.updated > x.read_at GROUP BY x.id, c.name, d.name, d.tier, x.step, x.release,"
            " x.conditions, x.status, x.run ORDER BY x.id, x.run")
            .arg(units);
    const QString jobsSql =
        QStringLiteral("SELECT DISTINCT x.id, x.job_id, x.run FROM %1 WHERE x.updated > x.read_at")
            .arg(units);
    return snapshot(db, [&]() -> Result<QList<OutdatedRun>> {
        SD_TRY(auto runs, db.list(runsSql, {}, [](const Row &row) {
            OutdatedRun r;
            r.request = row.id<RequestId>(0);
            r.campaign = row.text(1);
            r.dataset = row.text(2);
            r.tier = row.text(3);
            r.step = row.word<Step>(4);
            r.release = row.text(5);
            r.conditions = row.text(6);
            r.status = row.word<RequestStatus>(7);
            r.run = row.integer(8);
            r.jobs = row.integer(9);
            r.events = row.integer(10);
            r.readAt = row.integer(11);
            r.updatedAt = row.integer(12);
            return r;
        }));
        SD_CHECK(addPayloads(db, runs));
        SD_CHECK(addAgain(db, runs));
        StaleJobs jobs;
        if (!runs.isEmpty())
            SD_CHECK(db.list(jobsSql, {}, [&jobs](const Row &row) {
                jobs[row.integer(0)][row.integer(1)].insert(row.integer(2));
                return true;
            }));
        SD_CHECK(addOutdatedSteps(db, std::move(jobs), runs));
        std::sort(runs.begin(), runs.end(), [](const OutdatedRun &a, const OutdatedRun &b) {
            return std::pair(a.request, a.run) < std::pair(b.request, b.run);
        });
        return runs;
    });
}

}  // namespace shiftdeck
