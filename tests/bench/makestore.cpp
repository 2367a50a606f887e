#include "tests/bench/makestore.h"

#include "models/storage/auditchain.h"
#include "models/storage/store.h"
#include "models/storage/storecheck.h"

namespace shiftdeck::bench {

namespace {
constexpr int kRequests = 8;
constexpr int kJobsPerGridJob = 500;

// What a job became, from its number alone. Superseded ones are odd; the job behind each is its retry.
constexpr const char *kPlan = R"(
CREATE TEMP TABLE plan (id INTEGER PRIMARY KEY, request INTEGER, grid INTEGER, status TEXT, class TEXT, signature INTEGER,
  site INTEGER, at INTEGER, retry INTEGER);
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < :jobs),
  mixed AS (SELECT i, (i * 2654435761) % 1000 AS h, (i * 40503) % 100 AS c, (i * 69069 + 12345) % 977 AS s FROM n)
INSERT INTO plan (id, request, grid, status, site, at, class, signature)
SELECT i, 1 + (i - 1) / (:jobs / 8), 1 + (i - 1) / 500,
  CASE WHEN h < 60 AND i % 2 = 1 THEN 'superseded' WHEN h < 60 THEN 'done' WHEN h < 120 THEN 'error' WHEN h < 135 THEN 'running'
    WHEN h < 155 THEN 'ended' WHEN h < 160 THEN 'submitted' WHEN h < 165 THEN 'pending' WHEN h < 168 THEN 'cancelled'
    ELSE 'done' END,
  1 + ((i - 1) / (:jobs / 8)) % 4, 1700000000000 + ((i - 1) % (:jobs / 8)) * 2000,
  CASE WHEN h >= 120 OR (h < 60 AND i % 2 = 0) THEN NULL WHEN c < 35 THEN 'exit-code' WHEN c < 50 THEN 'early-end'
    WHEN c < 62 THEN 'lost' WHEN c < 72 THEN 'memory-limit' WHEN c < 80 THEN 'time-limit' WHEN c < 88 THEN 'output-missing'
    WHEN c < 93 THEN 'stream-missing' WHEN c < 97 THEN 'signal' WHEN c < 99 THEN 'input' ELSE 'node' END,
  CASE WHEN h >= 120 OR (h < 60 AND i % 2 = 0) THEN NULL ELSE 1 + (c * 60 / 100 + s % 3) % 60 END
FROM mixed;
UPDATE plan SET retry = id - 1 WHERE id % 2 = 0 AND EXISTS (SELECT 1 FROM plan p WHERE p.id = plan.id - 1 AND p.status = 'superseded');
CREATE TEMP TABLE cut (id INTEGER PRIMARY KEY, request INTEGER, status TEXT, place INTEGER);
INSERT INTO cut SELECT id, request, status, row_number() OVER (PARTITION BY request ORDER BY id) - 1 FROM plan
  WHERE status <> 'superseded';
)";

constexpr const char *kSurroundings = R"(
INSERT INTO sites (id, name, spool, storage, slots) VALUES (1, 'alpha', '/alpha/spool', '/alpha/storage', 500),
  (2, 'beta', '/beta/spool', '/beta/storage', 500), (3, 'gamma', '/gamma/spool', '/gamma/storage', 500),
  (4, 'delta', '/delta/spool', '/delta/storage', 500);
INSERT INTO operators (name, role) VALUES ('manager', 'manager'), ('shifter', 'shifter');
INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, created_at, created_by) VALUES
  (1, 'bench2010', 'r1', 't1', 1, 500000, 1700000000000, 'manager'), (2, 'bench2011', 'r2', 't2', 500001, 999999, 1700000000000, 'manager');
WITH RECURSIVE r(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM r WHERE i < 8)
INSERT INTO datasets (id, name, tier, source_request_id, complete, created_at)
  SELECT i, 'raw/' || i, 'raw', NULL, 1, 1700000000000 FROM r
  UNION ALL SELECT 10 + 2 * i, 'skim/' || i || '/good', 'skim', i, 0, 1700000000000 FROM r
  UNION ALL SELECT 11 + 2 * i, 'skim/' || i || '/rare', 'skim', i, 0, 1700000000000 FROM r;
WITH RECURSIVE r(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM r WHERE i < 8)
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, site_id, lease_until, units_made,
  events_expected, created_at, created_by, changed_at, changed_by)
  SELECT i, 1 + (i - 1) / 4, i, CASE i % 2 WHEN 1 THEN 'production' ELSE 'recocert' END, 'r' || (1 + (i - 1) / 4),
    't' || (1 + (i - 1) / 4), 'running', 1 + (i - 1) % 4, 4000000000000, 1,
    (SELECT 1000 * count(*) FROM cut WHERE cut.request = r.i), 1700000000000, 'manager', 1700000000000, 'manager' FROM r;
INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event, merge_step, output_dataset_id)
  SELECT 2 * id - 1, id, 'good', 'skim', 'csv', 0, 'merge', 10 + 2 * id FROM requests
  UNION ALL SELECT 2 * id, id, 'rare', 'skim', 'csv', 0, 'merge', 11 + 2 * id FROM requests;
WITH RECURSIVE s(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM s WHERE i < 60)
INSERT INTO signatures (id, text) SELECT i, 'error <n> in module ' || i || ': cannot read <path>' FROM s;
INSERT INTO runs (run, events) SELECT request * 100000 + place / 100, 1000 * count(*) FROM cut GROUP BY 1;
INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)
  SELECT run, 'raw/' || run || '.csv', run / 100000, run, run, events, events * 100, '0000beef', 1700000000000 FROM runs;
INSERT INTO replicas (file_id, site_id, path, state, checked_at)
  SELECT f.id, r.site_id, '/storage/' || f.lfn, 'valid', 1700000000000 FROM files f JOIN requests r ON r.id = f.dataset_id;
)";

constexpr const char *kWork = R"(
INSERT INTO work_units (id, request_id, file_id, run, first_event, events, state, attempts)
  SELECT c.id, c.request, c.request * 100000 + c.place / 100, c.request * 100000 + c.place / 100, (c.place % 100) * 1000, 1000,
    CASE WHEN c.status = 'done' THEN 'credited' WHEN c.status IN ('error','cancelled') THEN 'ready' ELSE 'claimed' END,
    1 + (p.retry IS NOT NULL) FROM cut c JOIN plan p ON p.id = c.id;
INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by)
  SELECT grid, request, row_number() OVER (PARTITION BY request ORDER BY grid), 'process', site, min(at), 'agent'
  FROM plan GROUP BY grid;
INSERT INTO jobs (id, request_id, grid_job_id, kind, token, status, attempt, retry_of, site_id, run, units, events, events_read,
  events_written, endpoint_job_id, node, exit_code, signal, failure_class, failure_text, signature_id, cpu_ms, peak_memory_kb,
  folder, created_at, submitted_at, started_at, ended_at, changed_at)
  SELECT p.id, p.request, p.grid, 'process', printf('r%d-p-%016x', p.request, p.id * 2654435761), p.status, 1 + (p.retry IS NOT NULL),
    p.retry, p.site, u.run, 1, 1000, CASE WHEN p.status = 'done' THEN 1000 WHEN p.class = 'early-end' THEN p.id % 1000 END,
    CASE WHEN p.status = 'done' THEN 300 END, 'batch-' || p.id, 'wn' || printf('%03d', (p.id * 31) % 400),
    CASE p.class WHEN 'exit-code' THEN 1 + p.id % 7 WHEN 'early-end' THEN 0 END, CASE p.class WHEN 'signal' THEN 9 END, p.class,
    CASE WHEN p.class IS NULL THEN '' ELSE 'error 4711 in module ' || p.signature || ': cannot read /data/' || p.id END,
    p.signature, 50000 + p.id % 9000, 400000 + p.id % 90000, '/spool/' || p.grid || '/' || p.id, p.at, p.at + 1000,
    p.at + 5000, CASE WHEN p.status IN ('done','error','superseded','ended') THEN p.at + 60000 END, p.at + 61000
  FROM plan p JOIN work_units u ON u.id = p.id + (p.status = 'superseded');
INSERT INTO claims (unit_id, job_id, open)
  SELECT id + (status = 'superseded'), id, status IN ('pending','submitted','running','ended') FROM plan;
INSERT INTO credits (unit_id, job_id, events_read, at) SELECT id, id, 1000, at + 61000 FROM plan WHERE status = 'done';
WITH s(step, after, before, next) AS (VALUES (0, 1000, 'pending', 'submitting'), (0, 61000, 'pending', NULL),
    (1, 60000, 'submitting', 'ended'), (1, 5000, 'submitting', NULL), (2, 61000, 'ended', 'error'),
    (2, 61000, 'ended', NULL), (3, 61000, 'error', 'superseded'))
INSERT INTO job_history (id, job_id, at, from_status, to_status)
  SELECT 4 * p.id + s.step, p.id, p.at + s.after, s.before, coalesce(s.next, p.status) FROM plan p, s
  WHERE CASE s.step WHEN 0 THEN p.status <> 'pending' AND (s.next IS NULL) = (p.status = 'cancelled')
    WHEN 1 THEN p.status NOT IN ('pending','cancelled') AND (s.next IS NULL) = (p.status IN ('submitted','running'))
    WHEN 2 THEN p.status IN ('done','error','superseded') AND (s.next IS NULL) = (p.status = 'done')
    ELSE p.status = 'superseded' END;
INSERT INTO evidence (job_id, fact, value, at) SELECT id, 'class', class, at + 61000 FROM plan WHERE class IS NOT NULL;
INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes, adler32, state)
  SELECT 2 * j.id - k.s, j.request_id, j.id, 2 * j.request_id - k.s, CASE k.s WHEN 1 THEN 'good.csv' ELSE 'rare.csv' END,
    j.folder || '/out', j.run, u.first_event, 300 * k.s, 30000 * k.s, '0000beef',
    CASE WHEN j.status = 'ended' THEN 'found' WHEN j.request_id <= 4 AND k.s = 1 THEN 'merged' ELSE 'credited' END
  FROM jobs j JOIN work_units u ON u.id = j.id JOIN (SELECT 1 AS s UNION ALL SELECT 0) k WHERE j.status IN ('done','ended');
CREATE TEMP TABLE part AS SELECT id, stream_id, request_id, (row_number() OVER (PARTITION BY stream_id ORDER BY run, first_event) - 1)
  AS place FROM outputs WHERE state = 'merged';
INSERT INTO merges (id, request_id, stream_id, number, status, parts, events, lfn, path, bytes, adler32, created_at, changed_at)
  SELECT stream_id * 100000 + place / 200, request_id, stream_id, 1 + place / 200, 'done', count(*), 300 * count(*),
    'skim/' || request_id || '/' || (1 + place / 200) || '.csv', '/storage/skim', 30000 * count(*), '0000beef', 1700000000000,
    1700000000000 FROM part GROUP BY stream_id, place / 200;
INSERT INTO merge_parts (output_id, merge_id, position) SELECT id, stream_id * 100000 + place / 200, place % 200 FROM part;
INSERT INTO audit (at, who, role, action, entity, entity_id, request_id, from_value, to_value)
  SELECT 1700000000000, 'shifter', 'shifter', 'request.submit', 'request', id, id, 'staged', 'running' FROM requests
  UNION ALL SELECT created_at, 'agent', 'agent', 'agent.make-jobs', 'grid_job', id, request_id, '', 'jobs made'
    FROM grid_jobs
  UNION ALL SELECT at + 61000, 'agent', 'agent', 'agent.recover', 'job', id, request, 'error', 'superseded' FROM plan
    WHERE status = 'superseded';
)";

constexpr const char *kCounters = R"(
INSERT INTO request_counters SELECT request_id, 'unit', state, count(*), sum(events) FROM work_units GROUP BY request_id, state
  UNION ALL SELECT request_id, 'job', status, count(*), sum(events) FROM jobs GROUP BY request_id, status
  UNION ALL SELECT request_id, 'merged', status, count(*), 0 FROM merges GROUP BY request_id, status;
INSERT INTO run_counters SELECT request_id, run, state, count(*), sum(events) FROM work_units GROUP BY 1, 2, 3;
INSERT INTO run_completions SELECT u.request_id, u.run, max(c.at) FROM work_units u LEFT JOIN credits c ON c.unit_id = u.id
  GROUP BY 1, 2 HAVING count(*) = count(c.unit_id);
WITH s(step, before, next) AS (VALUES (0, '', 'new'), (1, 'new', 'approved'), (2, 'approved', 'assigned'),
    (3, 'assigned', 'staged'), (4, 'staged', 'running'))
INSERT INTO request_history (request_id, at, from_status, to_status)
  SELECT r.id, r.created_at + s.step * 60000, s.before, s.next FROM requests r, s ORDER BY r.id, s.step;
INSERT INTO grid_job_counters SELECT grid_job_id, status, count(*) FROM jobs GROUP BY grid_job_id, status;
INSERT INTO failure_node_counters
  SELECT request_id, failure_class, coalesce(signature_id, 0), site_id, node, count(*) FROM jobs
  WHERE failure_class IS NOT NULL GROUP BY request_id, failure_class, coalesce(signature_id, 0), site_id, node;
INSERT INTO failure_counters SELECT request_id, failure_class, coalesce(signature_id, 0), site_id, count(*) FROM jobs
  WHERE failure_class IS NOT NULL GROUP BY 1, 2, 3, 4;
INSERT INTO output_counters SELECT stream_id, state, count(*), sum(bytes) FROM outputs GROUP BY stream_id, state;
INSERT INTO stream_counters SELECT o.stream_id, o.run, count(*), sum(o.events = 0), sum(j.events), sum(o.events)
  FROM outputs o JOIN jobs j ON j.id = o.job_id WHERE o.state IN ('credited','merged') GROUP BY o.stream_id, o.run;
INSERT INTO progress SELECT request_id, changed_at / 10000, sum(CASE status WHEN 'done' THEN 1000 ELSE 0 END), sum(status = 'done'),
  sum(status = 'done'), sum(status IN ('error','superseded')) FROM jobs WHERE status IN ('done','error','superseded') GROUP BY 1, 2;
INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', id, id FROM requests;
DROP TABLE plan; DROP TABLE cut; DROP TABLE part;
)";

struct Part {
    QByteArray kind, name, sql;
    bool operator==(const Part &) const = default;
};

// Triggers, and the indexes that are not constraints: what bulk writing does without.
Result<QList<Part>> partsOf(Database &db)
{
    return db.list(
        QStringLiteral(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger','index') AND sql IS NOT NULL "
            "ORDER BY type, rowid"),
        {}, [](const Row &row) {
            return Part{row.text(0).toUtf8(), row.text(1).toUtf8(), row.text(2).toUtf8()};
        });
}

Result<> chainAll(Database &db)
{
    SD_TRY(const auto rows,
           db.list(QStringLiteral("SELECT id, at, who, role, action, entity, entity_id, request_id,"
                                  " from_value, to_value FROM audit ORDER BY id"),
                   {}, [](const Row &row) {
                       return AuditRecord{row.integer(0), {},          row.integer(1), row.text(2),
                                          row.text(3),    row.text(4), row.text(5),    row.integer(6),
                                          row.integer(7), row.text(8), row.text(9),    QStringLiteral("")};
                   }));
    return transact(db, [&]() -> Result<> {
        for (const AuditRecord &row : rows)
            SD_CHECK(chainAudit(db, row));
        return {};
    });
}

Result<> prove(Database &db, QList<Part> before)
{
    SD_TRY(QList<Part> after, partsOf(db));
    const auto byName = [](const Part &a, const Part &b) { return a.name < b.name; };
    std::sort(before.begin(), before.end(), byName);
    std::sort(after.begin(), after.end(), byName);
    if (before != after)
        return fail(ErrorCode::Internal, db.location().text(),
                    QStringLiteral("triggers or indexes are missing"));
    SD_TRY(const QStringList differences, checkCounters(db));
    if (!differences.isEmpty())
        return fail(ErrorCode::Internal, db.location().text(), differences.join(u'\n').left(2000));
    return {};
}
}  // namespace

Result<> makeStore(const QString &path, qint64 jobs)
{
    constexpr qint64 kStep = kRequests * kJobsPerGridJob;
    const qint64 whole = (qMax<qint64>(jobs, kStep) + kStep - 1) / kStep * kStep;
    SD_CHECK(Store::create(path));
    SD_TRY(auto db, Database::open(path, Access::ReadWrite));
    SD_TRY(const QList<Part> parts, partsOf(*db));
    // Nobody else sees this file yet, and a broken one is thrown away.
    QByteArray script = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; "
                        "PRAGMA cache_size = -512000; BEGIN;";
    for (const Part &part : parts)
        script += "DROP " + part.kind + " " + part.name + ";";
    script += QByteArray(kPlan).replace(":jobs", QByteArray::number(whole));
    script += kSurroundings;
    script += kWork;
    for (const Part &part : parts)
        if (part.kind == "index")
            script += part.sql + ";";
    script += kCounters;
    for (const Part &part : parts)
        if (part.kind == "trigger")
            script += part.sql + ";";
    script += "COMMIT; PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
    SD_CHECK(db->runScript(script));
    SD_CHECK(chainAll(*db));
    return prove(*db, parts);
}

}  // namespace shiftdeck::bench
