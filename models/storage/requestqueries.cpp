#include "models/storage/certifications.h"
#include "models/storage/filtersql.h"
#include "models/storage/queries.h"
#include "models/storage/stopcondition.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
// One counter of a request: the same row that the database keeps up to date.
QString counter(const char *what, const char *condition)
{
    return QStringLiteral(
               "coalesce((SELECT sum(k.%1) FROM request_counters k WHERE k.request_id = r.id AND %2), 0)")
        .arg(QLatin1String(what), QLatin1String(condition));
}

const QList<FilterColumn> &columns()
{
    using F = FilterField;
    static const QList<FilterColumn> list{
        {{QStringLiteral("id"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Number of the request.")},
         QStringLiteral("r.id")},
        {{QStringLiteral("campaign"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Name of the campaign.")},
         QStringLiteral("c.name"),
         true},
        {{QStringLiteral("dataset"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Name of the input dataset.")},
         QStringLiteral("d.name"),
         true},
        {{QStringLiteral("step"), F::Word, allWords<Step>(),
          QCoreApplication::translate("Filter", "Processing step.")},
         QStringLiteral("r.step"),
         true},
        {{QStringLiteral("release"), F::Text, {}, QCoreApplication::translate("Filter", "Software release.")},
         QStringLiteral("r.release"),
         true},
        {{QStringLiteral("status"), F::Word, allWords<RequestStatus>(),
          QCoreApplication::translate("Filter", "Where the request is in its life.")},
         QStringLiteral("r.status"),
         true},
        {{QStringLiteral("site"),
          F::Text,
          {},
          QCoreApplication::translate("Filter", "Site that holds the request.")},
         QStringLiteral("coalesce(s.name, '')"),
         true},
        {{QStringLiteral("priority"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Priority; higher goes first.")},
         QStringLiteral("r.priority")},
        {{QStringLiteral("progress"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Events credited, in percent of the events of its inputs.")},
         QStringLiteral("CASE WHEN r.events_expected > 0 THEN 100.0 * ")
             + counter("events", "k.kind = 'unit' AND k.status = 'credited'")
             + QStringLiteral(" / r.events_expected ELSE 0 END")},
        {{QStringLiteral("failed"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Failed jobs that nobody has resubmitted yet.")},
         counter("n", "k.kind = 'job' AND k.status = 'error'")},
        {{QStringLiteral("open"),
          F::Number,
          {},
          QCoreApplication::translate("Filter", "Jobs that are not over yet.")},
         counter("n",
                 "k.kind = 'job' AND k.status IN ('pending','submitting','submitted','running','ended')")},
        {{QStringLiteral("stopped"),
          F::Word,
          {QStringLiteral("yes"), QStringLiteral("no")},
          QCoreApplication::translate("Filter", "Whether it makes no jobs until a person lets it go on.")},
         QStringLiteral("CASE WHEN %1 THEN 'yes' ELSE 'no' END").arg(kIsStopped)},
        {{QStringLiteral("test"),
          F::Word,
          {QStringLiteral("yes"), QStringLiteral("no")},
          QCoreApplication::translate("Filter", "Whether the request is a test.")},
         QStringLiteral("CASE r.test WHEN 1 THEN 'yes' ELSE 'no' END")},
        {{QStringLiteral("created"),
          F::Time,
          {},
          QCoreApplication::translate("Filter", "When the request was created.")},
         QStringLiteral("r.created_at")},
        {{}, QStringLiteral("r.conditions"), true},
        {{}, QStringLiteral("r.created_by"), true},
    };
    return list;
}

RequestSummary requestOf(const Row &row)
{
    RequestSummary request;
    request.id = row.id<RequestId>(0);
    request.campaignId = row.id<CampaignId>(1);
    request.campaign = row.text(2);
    request.dataset = row.text(3);
    request.release = row.text(4);
    request.conditions = row.text(5);
    request.site = row.text(6);
    request.createdBy = row.text(7);
    request.changedBy = row.text(8);
    request.step = row.word<Step>(9);
    request.status = row.word<RequestStatus>(10);
    if (!row.isNull(11))
        request.heldFrom = row.word<RequestStatus>(11);
    request.siteId = row.id<SiteId>(12);
    request.leaseUntil = row.maybeInteger(13);
    request.priority = row.number(14);
    request.test = row.flag(15);
    request.unitsMade = row.flag(16);
    request.datasetComplete = row.flag(17);
    request.eventsExpected = row.integer(18);
    request.createdAt = row.integer(19);
    request.changedAt = row.integer(20);
    request.mergePolicy = row.word<MergePolicy>(21);
    request.releaseParts = row.word<ReleaseWhen>(22);
    request.mergeEvents = row.integer(23);
    request.mergeBytes = row.integer(24);
    request.stageProblem = row.text(25);
    if (!row.isNull(26))
        request.inputMadeBy = row.id<RequestId>(26);
    return request;
}

template <typename E>
void count(Counts<E> &counts, const Row &row)
{
    const auto index = static_cast<size_t>(row.word<E>(2));
    counts.n[index] = row.integer(3);
    counts.events[index] = row.integer(4);
}

Result<> addCounters(Database &db, QList<RequestSummary> &requests)
{
    QHash<qint64, qsizetype> places;
    QList<RequestId> ids;
    for (const RequestSummary &request : requests) {
        places.insert(request.id.value(), ids.size());
        ids.append(request.id);
    }
    const auto take = [&](const Row &row) {
        RequestSummary &request = requests[places.value(row.integer(0))];
        const QString kind = row.text(1);
        if (kind == QLatin1String("unit")) {
            count(request.units, row);
        } else if (kind == QLatin1String("job")) {
            count(request.jobs, row);
        } else if (kind == QLatin1String("merge")) {
            count(request.mergeJobs, row);
        } else {
            const MergeStatus status = row.word<MergeStatus>(2);
            if (status != MergeStatus::Void)
                request.merges += row.integer(3);
            if (status == MergeStatus::Done)
                request.mergesDone += row.integer(3);
        }
        return true;
    };
    SD_CHECK(
        db.list(QStringLiteral("SELECT k.request_id, k.kind, k.status, k.n, k.events FROM request_counters k "
                               "WHERE k.request_id")
                    + db.sql().inIds,
                {idList(ids)}, take));
    return {};
}
// Few requests are stopped or finish short: one statement for the stops, and one per request that has units
// signed off.
Result<> addStops(Database &db, QList<RequestSummary> &requests)
{
    QHash<qint64, StopSummary> stops;
    SD_CHECK(
        db.list(QStringLiteral("SELECT request_id, cause, reason, stopped_by, at FROM request_stops"
                               " WHERE lifted_at IS NULL"),
                {}, [&stops](const Row &row) {
                    stops.insert(row.integer(0), {row.text(1), row.text(2), row.text(3), row.integer(4)});
                    return true;
                }));
    for (RequestSummary &request : requests) {
        if (const auto stop = stops.constFind(request.id.value()); stop != stops.constEnd())
            request.stop = *stop;
        if (request.units.of(UnitState::Abandoned) == 0)
            continue;
        SD_CHECK(db.first(QStringLiteral("SELECT a.signed_by, a.reason FROM work_units u"
                                         " JOIN abandonments a ON a.unit_id = u.id"
                                         " WHERE u.request_id = ? AND u.state = 'abandoned' LIMIT 1"),
                          {request.id.value()}, [&request](const Row &row) {
                              request.signedOffBy = row.text(0);
                              request.signedOffWhy = row.text(1);
                              return true;
                          }));
    }
    return {};
}

// Few sites are drained, and few lack software: a statement each for all requests.
Result<> addSiteObstacles(Database &db, QList<RequestSummary> &requests)
{
    QHash<qint64, StopSummary> drains;
    SD_CHECK(db.list(QStringLiteral("SELECT site_id, reason, drained_by, at FROM site_drains"
                                    " WHERE lifted_at IS NULL"),
                     {}, [&drains](const Row &row) {
                         drains.insert(row.integer(0), {{}, row.text(1), row.text(2), row.integer(3)});
                         return true;
                     }));
    QHash<qint64, QString> missing;
    SD_CHECK(db.list(QStringLiteral("SELECT r.id, a.path FROM site_releases z JOIN applications a"
                                    " ON a.step = z.step AND a.release = z.release JOIN requests r"
                                    " ON r.site_id = z.site_id AND r.release = z.release"
                                    " AND r.status IN ('staged','running') WHERE z.state = 'absent'"
                                    " AND (r.step = z.step OR EXISTS (SELECT 1 FROM streams x"
                                    " WHERE x.request_id = r.id AND x.merge_step = z.step))"),
                     {}, [&missing](const Row &row) {
                         missing.insert(row.integer(0), row.text(1));
                         return true;
                     }));
    for (RequestSummary &request : requests) {
        if (const auto drain = drains.constFind(request.siteId.value()); drain != drains.constEnd())
            request.drain = *drain;
        request.missingRelease = missing.value(request.id.value());
    }
    return {};
}
}  // namespace

QList<FilterField> requestFields() { return fieldsOf(columns()); }

Result<QList<RequestSummary>> listRequests(Database &db, const FilterNode &filter,
                                           const QList<RequestId> &only)
{
    SD_TRY(SqlCondition where, compileFilter(filter, columns()));
    if (!only.isEmpty()) {
        where.sql += QStringLiteral(" AND r.id") + db.sql().inIds;
        where.values.append(idList(only));
    }
    return snapshot(db, [&]() -> Result<QList<RequestSummary>> {
        const QString sql =
            QStringLiteral(
                "SELECT r.id, r.campaign_id, c.name, d.name, r.release, r.conditions, coalesce(s.name, ''), "
                "r.created_by, "
                "r.changed_by, r.step, r.status, r.held_from, r.site_id, r.lease_until, r.priority, r.test, "
                "r.units_made, "
                "d.complete, r.events_expected, r.created_at, r.changed_at, r.merge_policy, r.release_parts, "
                "r.merge_events, r.merge_bytes, r.stage_problem, d.source_request_id FROM requests r "
                "LEFT JOIN campaigns c ON c.id = r.campaign_id LEFT JOIN datasets d ON d.id = r.dataset_id "
                "LEFT JOIN sites s ON s.id = r.site_id WHERE ")
            + where.sql + QStringLiteral(" ORDER BY r.id");
        SD_TRY(QList<RequestSummary> requests, db.list(sql, where.values, requestOf));
        SD_CHECK(addCounters(db, requests));
        SD_CHECK(addStops(db, requests));
        SD_CHECK(addSiteObstacles(db, requests));
        SD_CHECK(addCertification(db, requests));
        return requests;
    });
}

Result<RequestSummary> loadRequest(Database &db, RequestId id)
{
    SD_TRY(const QList<RequestSummary> found, listRequests(db, {}, {id}));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Store", "request %1").arg(id.value()),
                    QCoreApplication::translate("Store", "The store has no such request."));
    return found.first();
}

}  // namespace shiftdeck
