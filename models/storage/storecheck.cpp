#include "models/storage/storecheck.h"

#include "models/storage/database.h"

namespace shiftdeck {

namespace {
// A counter table as the database keeps it, and counted anew: key columns first, then numbers.
struct Counter {
    const char *table;
    const char *kept;
    const char *counted;
};

constexpr Counter kCounters[] = {
    {"request_counters",
     "SELECT request_id || '|' || kind || '|' || status, n || '|' || events FROM request_counters",
     "SELECT request_id || '|unit|' || state, count(*) || '|' || sum(events) FROM work_units GROUP BY "
     "request_id, state "
     "UNION ALL SELECT request_id || '|' || CASE kind WHEN 'merge' THEN 'merge' ELSE 'job' END || '|' || "
     "status, "
     "count(*) || '|' || sum(events) FROM jobs GROUP BY request_id, kind, status "
     "UNION ALL SELECT request_id || '|merged|' || status, count(*) || '|0' FROM merges GROUP BY request_id, "
     "status"},
    {"run_counters", "SELECT request_id || '|' || run || '|' || state, n || '|' || events FROM run_counters",
     "SELECT request_id || '|' || run || '|' || state, count(*) || '|' || sum(events) FROM work_units"
     " GROUP BY request_id, run, state"},
    {"run_completions", "SELECT request_id || '|' || run, '1' FROM run_completions",
     "SELECT u.request_id || '|' || u.run, '1' FROM work_units u LEFT JOIN credits c ON c.unit_id = u.id"
     " GROUP BY u.request_id, u.run HAVING count(*) = count(c.unit_id)"},
    {"grid_job_counters", "SELECT grid_job_id || '|' || status, n || '' FROM grid_job_counters",
     "SELECT grid_job_id || '|' || status, count(*) || '' FROM jobs GROUP BY grid_job_id, status"},
    {"failure_counters",
     "SELECT request_id || '|' || failure_class || '|' || signature_id || '|' || site_id, n || '' FROM "
     "failure_counters",
     "SELECT request_id || '|' || failure_class || '|' || coalesce(signature_id, 0) || '|' || site_id, "
     "count(*) || '' "
     "FROM jobs WHERE failure_class IS NOT NULL GROUP BY request_id, failure_class, coalesce(signature_id, "
     "0), site_id"},
    {"failure_node_counters",
     "SELECT request_id || '|' || failure_class || '|' || signature_id || '|' || site_id || '|' || node, n"
     " || '' "
     "FROM failure_node_counters",
     "SELECT request_id || '|' || failure_class || '|' || coalesce(signature_id, 0) || '|' || site_id || '|'"
     " || "
     "node, count(*) || '' FROM jobs WHERE failure_class IS NOT NULL "
     "GROUP BY request_id, failure_class, coalesce(signature_id, 0), site_id, node"},
    {"rules",
     "SELECT 'would|' || id, would || '' FROM rules UNION ALL SELECT 'did|' || id, did || '' FROM"
     " rules",
     "SELECT CASE acted WHEN 1 THEN 'did|' ELSE 'would|' END || rule_id, count(*) || '' FROM rule_hits "
     "GROUP BY acted, rule_id"},
    {"stream_counters",
     "SELECT stream_id || '|' || run, outputs || '|' || empty || '|' || events_read || '|' || events_kept"
     " FROM "
     "stream_counters",
     "SELECT o.stream_id || '|' || o.run, count(*) || '|' || sum(CASE WHEN o.events = 0 THEN 1 ELSE 0 END)"
     " || '|' || sum(j.events) || '|' || sum(o.events) FROM outputs o JOIN jobs j ON j.id = o.job_id"
     " WHERE o.state IN ('credited','merged','released','lost') GROUP BY o.stream_id, o.run"},
    {"output_counters", "SELECT stream_id || '|' || state, n || '|' || bytes FROM output_counters",
     "SELECT stream_id || '|' || state, count(*) || '|' || sum(bytes) FROM outputs GROUP BY stream_id,"
     " state"},
    {"progress (credits)", "SELECT request_id || '|' || bucket, events || '|' || units FROM progress",
     "SELECT u.request_id || '|' || (c.at / 10000), sum(c.events_read) || '|' || count(*) FROM credits c "
     "JOIN work_units u ON u.id = c.unit_id GROUP BY u.request_id, c.at / 10000"},
    {"progress (jobs)", "SELECT request_id || '|' || bucket, jobs_done || '|' || jobs_failed FROM progress",
     "SELECT j.request_id || '|' || (h.at / 10000), sum(CASE h.to_status WHEN 'done' THEN 1 ELSE 0 END) || "
     "'|' || sum(CASE h.to_status WHEN 'error' THEN 1 ELSE 0 END) "
     "FROM job_history h JOIN jobs j ON j.id = h.job_id WHERE j.kind = 'process' AND h.to_status IN "
     "('done','error') "
     "GROUP BY j.request_id, h.at / 10000"},
};

Result<QHash<QString, QString>> countsOf(Database &db, const char *sql)
{
    QHash<QString, QString> counts;
    const auto take = [&counts](const Row &row) {
        const QString numbers = row.text(1);
        if (numbers != QLatin1String("0") && numbers != QLatin1String("0|0"))
            counts.insert(row.text(0), numbers);
        return true;
    };
    SD_CHECK(db.list(QString::fromLatin1(sql), {}, take));
    return counts;
}
}  // namespace

Result<QStringList> checkCounters(Database &db)
{
    return snapshot(db, [&]() -> Result<QStringList> {
        QStringList differences;
        for (const Counter &counter : kCounters) {
            SD_TRY(const auto kept, countsOf(db, counter.kept));
            SD_TRY(auto counted, countsOf(db, counter.counted));
            const auto differ = [&](const QString &key, const QString &is, const QString &should) {
                differences.append(
                    QStringLiteral("%1: %2|%3 is %4").arg(QLatin1String(counter.table), key, should, is));
            };
            for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
                const QString should = counted.take(it.key());
                if (should != *it)
                    differ(it.key(), *it, should.isEmpty() ? QStringLiteral("0") : should);
            }
            for (auto it = counted.cbegin(); it != counted.cend(); ++it)
                differ(it.key(), QStringLiteral("0"), *it);
        }
        return differences;
    });
}

}  // namespace shiftdeck
