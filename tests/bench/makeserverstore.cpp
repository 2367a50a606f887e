#include "tests/bench/makeserverstore.h"

#include "models/storage/database.h"

#include <QElapsedTimer>

#include <future>

namespace shiftdeck::bench {

namespace {
using namespace std::chrono_literals;

constexpr qint64 kWorkingOfTen = 8;
constexpr qint64 kRowsAtATime = 1'000'000;

// Who fills a store that nobody else sees yet: no limit, no rule, no waiting for the disk.
constexpr const char *kSession =
    "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0;"
    "SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB';"
    "SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 1";

// Job number i + 1: which request it is of, and what became of it, from its number alone. The first of fifty
// jobs of a request is superseded, and the next one is its retry; a superseded one has no unit of its own.
// Failures of a request have two causes.
constexpr const char *kPlan = R"(
CREATE FUNCTION bench_plan(first BIGINT, last BIGINT) RETURNS TABLE (id BIGINT, request BIGINT, k BIGINT, grid BIGINT,
    status TEXT, class TEXT, signature BIGINT, at BIGINT, unit BIGINT, place BIGINT, retry BIGINT, finished BOOLEAN)
LANGUAGE sql STABLE AS $$
  SELECT c.i + 1, c.request, c.k, c.w * :grids + c.k / 500 + 1, c.status,
    CASE WHEN c.status NOT IN ('error','superseded') THEN NULL WHEN c.cause < 35 THEN 'exit-code'
      WHEN c.cause < 50 THEN 'early-end' WHEN c.cause < 62 THEN 'lost' WHEN c.cause < 72 THEN 'memory-limit'
      WHEN c.cause < 80 THEN 'time-limit' WHEN c.cause < 88 THEN 'output-missing'
      WHEN c.cause < 93 THEN 'stream-missing' WHEN c.cause < 97 THEN 'signal' WHEN c.cause < 99 THEN 'input'
      ELSE 'node' END,
    CASE WHEN c.status IN ('error','superseded') THEN 1 + (c.cause * 60 / 100) % 60 END,
    1700000000000 + c.i * 86400000 / :jobs * 30, c.i + 1 + (c.status = 'superseded')::int,
    c.k - (c.k + 49) / 50, CASE WHEN c.k % 50 = 1 THEN c.i END, c.finished
  FROM (SELECT b.*, CASE WHEN b.k % 50 = 0 AND b.k + 1 < :per THEN 'superseded' WHEN b.finished THEN 'done'
      WHEN b.h < 60 THEN 'error' WHEN b.h < 70 THEN 'running' WHEN b.h < 90 THEN 'ended'
      WHEN b.h < 95 THEN 'submitted' WHEN b.h < 120 THEN 'pending' WHEN b.h < 123 THEN 'cancelled' ELSE 'done' END
      AS status
    FROM (SELECT a.i, a.w, a.k, a.w / 8 * 10 + a.w % 8 + 2 AS request, a.w % 8 IN (1, 2) AS finished,
        (a.i * 2654435761) % 1000 AS h, (a.w * 13 + (a.k % 3 = 0)::int * 37) % 100 AS cause
      FROM (SELECT n AS i, n / :per AS w, n % :per AS k FROM generate_series(first, last) AS n) AS a) AS b) AS c
$$;
)";

// What there is of each of the requests. Request r: its dataset r, its file r of :units units, its run.
constexpr const char *kSurroundings = R"(
INSERT INTO sites (id, name, spool, storage, slots)
  SELECT i, 'site' || i, '/site' || i || '/spool', '/site' || i || '/storage', 500 FROM generate_series(1, 20) AS i;
INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, created_at, created_by)
  SELECT i, 'bench' || i, 'r' || i, 't' || i, 1, 9999999, 1700000000000, 'manager' FROM generate_series(1, 10) AS i;
INSERT INTO applications (step, release, path, keeps_every_event)
  SELECT 'production', 'r' || i, '/software/r' || i, 1 FROM generate_series(1, 10) AS i;
INSERT INTO signatures (id, text)
  SELECT i, 'error <n> in module ' || i || ': cannot read <path>' FROM generate_series(1, 60) AS i;
INSERT INTO datasets (id, name, tier, source_request_id, complete, created_at)
  SELECT i, 'raw/' || i, 'raw', NULL::bigint, 1, 1700000000000 FROM generate_series(1, :requests) AS i
  UNION ALL SELECT :requests + i, 'dst/' || i, 'dst', i, 0, 1700000000000 FROM generate_series(1, :requests) AS i;
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, held_from, site_id, lease_until,
    priority, units_made, events_expected, created_at, created_by, changed_at, changed_by)
  SELECT i, 1 + i % 10, i, 'production', 'r' || (1 + i % 10), 't' || (1 + i % 10),
    CASE i % 10 WHEN 0 THEN 'new' WHEN 1 THEN 'approved' WHEN 2 THEN 'held' WHEN 3 THEN 'finished' WHEN 4 THEN 'finished'
      ELSE 'running' END,
    CASE i % 10 WHEN 2 THEN 'running' END, CASE WHEN i % 10 > 1 THEN 1 + i / 10 % 20 END,
    CASE WHEN i % 10 > 1 THEN 4000000000000 END, 100 + i % 800, CASE WHEN i % 10 > 1 THEN 1 ELSE 0 END,
    CASE WHEN i % 10 > 1 THEN 1000 * :units ELSE 0 END, 1700000000000, 'manager', 1700000000000 + i, 'manager'
  FROM generate_series(1, :requests) AS i;
INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event, merge_step, output_dataset_id)
  SELECT i, i, 'dst', 'dst', 'root.json', 0, 'merge', :requests + i FROM generate_series(1, :requests) AS i;
INSERT INTO runs (run, events) SELECT 100000 + i, 1000 * :units FROM generate_series(1, :requests) AS i;
INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)
  SELECT i, 'raw/' || i || '.csv', i, 100000 + i, 100000 + i, 1000 * :units, 100000 * :units, '0000beef', 1700000000000
  FROM generate_series(1, :requests) AS i;
INSERT INTO replicas (id, file_id, site_id, path, state, checked_at)
  SELECT i, i, 1 + i / 10 % 20, '/storage/raw/' || i || '.csv', 'valid', 1700000000000
  FROM generate_series(1, :requests) AS i;
INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by)
  SELECT w * :grids + g + 1, w / 8 * 10 + w % 8 + 2, g + 1, 'process', 1 + (w / 8 * 10 + w % 8 + 2) / 10 % 20,
    1700000000000, 'agent' FROM generate_series(0, :working - 1) AS w, generate_series(0, :grids - 1) AS g;
INSERT INTO merges (id, request_id, stream_id, number, status, parts, events, lfn, path, bytes, adler32, verified,
    created_at, changed_at)
  SELECT i, i, i, 1, 'done', :units, 300 * :units, 'dst/' || i || '/1.root.json', '/storage/dst/' || i || '/1.root.json',
    30000 * :units, '0000beef', 1, 1700000000000, 1700000000000
  FROM generate_series(1, :requests) AS i WHERE i % 10 IN (3, 4);
INSERT INTO audit (id, at, who, role, action, entity, entity_id, request_id, from_value, to_value)
  SELECT id, created_at, 'manager', 'manager', 'request.set-status', 'request', id, id, 'new', status FROM requests
  WHERE status <> 'new'
  UNION ALL SELECT :requests + id, created_at, 'agent', 'agent', 'agent.make-jobs', 'grid_job', id, request_id, '',
    'jobs made' FROM grid_jobs;
)";

struct Step {
    const char *what;
    const char *sql;
    bool perJob;  // so many jobs at a time, :first to :last
};

constexpr Step kJobs[] = {
    {"jobs",
     R"(INSERT INTO jobs (id, request_id, grid_job_id, kind, token, status, attempt, retry_of, site_id, run, units,
    events, events_read, events_written, endpoint_job_id, node, exit_code, signal, failure_class, failure_text,
    signature_id, cpu_ms, peak_memory_kb, folder, created_at, submitted_at, started_at, ended_at, changed_at)
  SELECT id, request, grid, 'process', 'bench-' || lpad(id::text, 10, '0'), status, CASE WHEN retry IS NULL THEN 1 ELSE 2 END,
    retry, 1 + request / 10 % 20, 100000 + request, 1, 1000,
    CASE WHEN status = 'done' THEN 1000 WHEN class = 'early-end' THEN id % 1000 END, CASE WHEN status = 'done' THEN 300 END,
    CASE WHEN status IN ('pending','cancelled') THEN '' ELSE 'batch-' || id END,
    CASE WHEN status IN ('pending','submitted','cancelled') THEN '' ELSE 'wn' || lpad((id * 31 % 400)::text, 3, '0') END,
    CASE class WHEN 'exit-code' THEN 1 + id % 7 WHEN 'early-end' THEN 0 END, CASE class WHEN 'signal' THEN 9 END, class,
    CASE WHEN class IS NULL THEN '' ELSE 'error 4711 in module ' || signature || ': cannot read /data/' || id END,
    signature, CASE WHEN status IN ('done','error','superseded') THEN 50000 + id % 9000 END,
    CASE WHEN status IN ('done','error','superseded') THEN 400000 + id % 90000 END,
    CASE WHEN status IN ('done','error','superseded') THEN '/spool/' || grid || '/' || id ELSE '' END, at,
    CASE WHEN status IN ('pending','cancelled') THEN NULL ELSE at + 1000 END,
    CASE WHEN status IN ('pending','submitted','cancelled') THEN NULL ELSE at + 5000 END,
    CASE WHEN status IN ('done','error','superseded','ended') THEN at + 60000 END, at + 61000
  FROM bench_plan(:first, :last))",
     true},
};

constexpr Step kLedger[] = {
    {"work units",
     R"(INSERT INTO work_units (id, request_id, file_id, run, first_event, events, state, attempts)
  SELECT unit, request, request, 100000 + request, place * 1000, 1000,
    CASE WHEN status = 'done' THEN 'credited' WHEN status IN ('error','cancelled') THEN 'ready' ELSE 'claimed' END,
    CASE WHEN retry IS NULL THEN 1 ELSE 2 END FROM bench_plan(:first, :last) WHERE status <> 'superseded')",
     true},
    {"claims", R"(INSERT INTO claims (id, unit_id, job_id, open)
  SELECT id, unit, id, (status IN ('pending','submitted','running','ended'))::int FROM bench_plan(:first, :last))",
     true},
    {"credits", R"(INSERT INTO credits (unit_id, job_id, events_read, at)
  SELECT unit, id, 1000, at + 61000 FROM bench_plan(:first, :last) WHERE status = 'done')",
     true},
    {"outputs",
     R"(INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes,
    adler32, state)
  SELECT id, request, id, request, 'dst.root.json', '/spool/' || grid || '/' || id || '/out/dst.root.json', 100000 + request,
    place * 1000, 300, 30000, '0000beef', CASE WHEN finished THEN 'merged' ELSE 'credited' END
  FROM bench_plan(:first, :last) WHERE status = 'done')",
     true},
    {"parts of merges", R"(INSERT INTO merge_parts (output_id, merge_id, position)
  SELECT id, request, place FROM bench_plan(:first, :last) WHERE status = 'done' AND finished)",
     true},
    {"histories", R"(INSERT INTO job_history (id, job_id, at, from_status, to_status)
  SELECT 4 * p.id + s.step, p.id, p.at + s.after, s.before, coalesce(s.next, p.status)
  FROM bench_plan(:first, :last) AS p, (VALUES (0, 1000, 'pending', 'submitting'), (0, 61000, 'pending', NULL),
      (1, 60000, 'submitting', 'ended'), (1, 5000, 'submitting', NULL), (2, 61000, 'ended', 'error'),
      (2, 61000, 'ended', NULL), (3, 61000, 'error', 'superseded')) AS s(step, after, before, next)
  WHERE CASE s.step WHEN 0 THEN p.status <> 'pending' AND (s.next IS NULL) = (p.status = 'cancelled')
    WHEN 1 THEN p.status NOT IN ('pending','cancelled') AND (s.next IS NULL) = (p.status IN ('submitted','running'))
    WHEN 2 THEN p.status IN ('done','error','superseded') AND (s.next IS NULL) = (p.status = 'done')
    ELSE p.status = 'superseded' END)",
     true},
    {"evidence", R"(INSERT INTO evidence (id, job_id, fact, value, at)
  SELECT id, id, 'class', class, at + 61000 FROM bench_plan(:first, :last) WHERE class IS NOT NULL)",
     true},
    {"audit of retries",
     R"(INSERT INTO audit (id, at, who, role, action, entity, entity_id, request_id, from_value,
    to_value)
  SELECT 3 * :requests + 2 * :working * :grids + id, at + 61000, 'agent', 'agent', 'agent.recover', 'job', id, request,
    'error', 'superseded' FROM bench_plan(:first, :last) WHERE status = 'superseded')",
     true},
    {"chain of audit rows", R"(SELECT chain_audit(array_agg(a.id ORDER BY a.id),
    array_agg(audit_value(a.id::text) || audit_value(a.receipt_id::text) || audit_value(a.at::text)
      || audit_value(a.who) || audit_value(a.role) || audit_value(a.action) || audit_value(a.entity)
      || audit_value(a.entity_id::text) || audit_value(a.request_id::text) || audit_value(a.from_value)
      || audit_value(a.to_value) || audit_value(a.why) ORDER BY a.id)) FROM audit a)",
     false},
};

constexpr Step kCounters[] = {
    {"counters of requests", R"(INSERT INTO request_counters
  SELECT request_id, 'unit', state, count(*), sum(events) FROM work_units GROUP BY request_id, state
  UNION ALL SELECT request_id, 'job', status, count(*), sum(events) FROM jobs GROUP BY request_id, status
  UNION ALL SELECT request_id, 'merged', status, count(*), 0 FROM merges GROUP BY request_id, status)",
     false},
    {"counters of runs", R"(INSERT INTO run_counters
  SELECT request_id, run, state, count(*), sum(events) FROM work_units GROUP BY 1, 2, 3)",
     false},
    {"runs that are complete", R"(INSERT INTO run_completions
  SELECT u.request_id, u.run, max(c.at) FROM work_units u LEFT JOIN credits c ON c.unit_id = u.id
  GROUP BY 1, 2 HAVING count(*) = count(c.unit_id))",
     false},
    {"histories of requests", R"(INSERT INTO request_history (request_id, at, from_status, to_status)
  SELECT r.id, r.created_at + s.step * 60000, s.before, coalesce(s.next, r.status)
  FROM requests r, (VALUES (0, '', 'new'), (1, 'new', 'approved'), (2, 'approved', 'assigned'),
      (3, 'assigned', 'staged'), (4, 'staged', 'running'), (5, 'running', 'finished'), (6, 'finished', 'declared'),
      (7, 'declared', 'delivered'), (8, 'delivered', 'certified'), (9, 'approved', NULL)) AS s(step, before, next)
  WHERE CASE r.status WHEN 'new' THEN s.step < 1 WHEN 'approved' THEN s.step < 2 WHEN 'assigned' THEN s.step < 3
    WHEN 'staged' THEN s.step < 4 WHEN 'running' THEN s.step < 5 WHEN 'finished' THEN s.step < 6
    WHEN 'declared' THEN s.step < 7 WHEN 'delivered' THEN s.step < 8 WHEN 'certified' THEN s.step < 9
    ELSE s.step IN (0, 1, 9) END ORDER BY r.id, s.step)",
     false},
    {"counters of grid jobs", R"(INSERT INTO grid_job_counters
  SELECT grid_job_id, status, count(*) FROM jobs GROUP BY grid_job_id, status)",
     false},
    {"counters of failures", R"(INSERT INTO failure_node_counters
  SELECT request_id, failure_class, coalesce(signature_id, 0), site_id, node, count(*) FROM jobs
  WHERE failure_class IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
INSERT INTO failure_counters SELECT request_id, failure_class, signature_id, site_id, sum(n) FROM failure_node_counters
  GROUP BY 1, 2, 3, 4)",
     false},
    {"counters of outputs", R"(INSERT INTO output_counters
  SELECT stream_id, state, count(*), sum(bytes) FROM outputs GROUP BY stream_id, state;
INSERT INTO stream_counters SELECT stream_id, run, count(*), 0, 1000 * count(*), sum(events) FROM outputs GROUP BY 1, 2)",
     false},
    {"progress", R"(INSERT INTO progress
  SELECT request, (at + 61000) / 10000, sum(CASE status WHEN 'done' THEN 1000 ELSE 0 END),
    count(*) FILTER (WHERE status = 'done'), count(*) FILTER (WHERE status = 'done'),
    count(*) FILTER (WHERE status IN ('error','superseded'))
  FROM bench_plan(0, :jobs - 1) WHERE status IN ('done','error','superseded') GROUP BY 1, 2)",
     false},
};

struct Numbers {
    qint64 requests, working, per, jobs;
    qint64 units() const { return per - (per + 48) / 50; }  // of a request
    qint64 grids() const { return (per + 499) / 500; }
};

QByteArray filledIn(const char *sql, const Numbers &n, qint64 first = 0, qint64 last = 0)
{
    QByteArray text(sql);
    const std::pair<const char *, qint64> values[] = {
        {":requests", n.requests}, {":working", n.working}, {":units", n.units()}, {":grids", n.grids()},
        {":jobs", n.jobs},         {":first", first},       {":last", last},       {":per", n.per}};
    for (const auto &[name, value] : values)
        text.replace(name, QByteArray::number(value));
    return text;
}

using Tell = std::function<void(const QString &)>;

Result<std::unique_ptr<Database>> session(const StoreLocation &location)
{
    SD_TRY(auto db, Database::open(location, Access::ReadWrite));
    db->setAnswerLimit(2h);
    SD_CHECK(db->runScript(kSession));
    return db;
}

template <size_t N>
Result<> runSteps(Database &db, const Step (&steps)[N], const Numbers &n, const Tell &tell)
{
    for (const Step &step : steps) {
        QElapsedTimer timer;
        timer.start();
        if (!step.perJob)
            SD_CHECK(db.runScript(filledIn(step.sql, n)));
        for (qint64 first = 0; step.perJob && first < n.jobs; first += kRowsAtATime)
            SD_CHECK(db.runScript(filledIn(step.sql, n, first, std::min(first + kRowsAtATime, n.jobs) - 1)));
        tell(QStringLiteral("%1: %2 s")
                 .arg(QLatin1StringView(step.what))
                 .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 1));
    }
    return {};
}

struct Index {
    QString table, name, make;
};

// Those that are no keys: what a table is filled without.
Result<QList<Index>> plainIndexes(Database &db)
{
    return db.list(
        QStringLiteral("SELECT c.relname, i.relname, pg_get_indexdef(x.indexrelid) FROM pg_index x"
                       " JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid"
                       " WHERE c.relnamespace = current_schema()::regnamespace AND NOT EXISTS"
                       " (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid)"
                       " AND c.relname IN ('jobs','work_units','claims','credits','outputs','evidence',"
                       "'job_history','audit') ORDER BY 1, 2"),
        {}, [](const Row &row) {
            return Index{row.text(0), row.text(1), row.text(2)};
        });
}

Result<> makeIndexes(Database &db, const QList<Index> &indexes, bool ofJobs, const Tell &tell)
{
    for (const Index &index : indexes) {
        if ((index.table == QLatin1StringView("jobs")) != ofJobs)
            continue;
        QElapsedTimer timer;
        timer.start();
        SD_CHECK(db.runScript(index.make.toUtf8()));
        tell(QStringLiteral("index %1: %2 s")
                 .arg(index.name)
                 .arg(double(timer.elapsed()) / 1000.0, 0, 'f', 1));
    }
    return {};
}
}  // namespace

Result<> fillServerStore(const StoreLocation &location, const ServerStoreSize &size, const Tell &progress)
{
    Numbers n{};
    n.requests = (std::max<qint64>(size.requests, 10) + 9) / 10 * 10;
    n.working = n.requests / 10 * kWorkingOfTen;
    n.per = (std::max<qint64>(size.jobs, 1) + n.working - 1) / n.working;
    n.jobs = n.per * n.working;
    std::mutex mutex;
    const Tell tell = [&](const QString &what) {
        const std::lock_guard lock(mutex);
        if (progress)
            progress(what);
    };
    SD_TRY(const auto db, session(location));
    SD_TRY(const auto indexes, plainIndexes(*db));
    QByteArray script = filledIn(kPlan, n);
    for (const Index &index : indexes)
        script += "DROP INDEX " + index.name.toUtf8() + ";";
    SD_CHECK(db->runScript(script));
    SD_CHECK(db->runScript(filledIn(kSurroundings, n)));
    tell(QStringLiteral("requests and their surroundings"));
    auto jobs = std::async(std::launch::async, [&]() -> Result<> {
        SD_TRY(const auto other, session(location));
        SD_CHECK(runSteps(*other, kJobs, n, tell));
        return makeIndexes(*other, indexes, true, tell);
    });
    auto ledger = runSteps(*db, kLedger, n, tell);
    if (ledger)
        ledger = makeIndexes(*db, indexes, false, tell);
    SD_CHECK(jobs.get());
    SD_CHECK(ledger);
    SD_CHECK(runSteps(*db, kCounters, n, tell));
    SD_CHECK(
        db->runScript("DROP FUNCTION bench_plan(BIGINT, BIGINT);"
                      "INSERT INTO changes (entity, entity_id) VALUES ('agent', 0); SELECT follow_ids()"));
    // As its own cleaner would leave it after a while.
    for (const char *table : {"jobs", "grid_jobs", "requests", "request_counters", "run_counters",
                              "grid_job_counters", "failure_counters", "failure_node_counters", "work_units"})
        SD_CHECK(db->runScript("VACUUM " + QByteArray(table)));
    SD_CHECK(db->runScript("ANALYZE"));
    tell(QStringLiteral("statistics"));
    return {};
}

}  // namespace shiftdeck::bench
