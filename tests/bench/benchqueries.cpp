// shiftdeck_benchqueries FILE: measures the shared reads and the crediting of checked jobs on a store made by
// shiftdeck_benchstore, each beside the naive way in the same run. Credits jobs: use the file once.
#include "models/production/recovery.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"
#include "tests/bench/benchsupport.h"

#include <QCoreApplication>

using namespace shiftdeck;
using namespace shiftdeck::bench;

namespace {
// A checked job becomes credited: the ledger's row, the outputs and the status, with every rule in force.
void creditOne(Database &db, qint64 job)
{
    need(db.run(QStringLiteral("INSERT INTO credits (unit_id, job_id, events_read, at) SELECT c.unit_id, "
                               "c.job_id, u.events, 1700000000000 "
                               "FROM claims c JOIN work_units u ON u.id = c.unit_id WHERE c.job_id = ?"),
                {job}));
    need(db.run(QStringLiteral("UPDATE outputs SET state = 'credited' WHERE job_id = ? AND state = 'found'"),
                {job}));
    need(db.run(
        QStringLiteral(
            "UPDATE jobs SET status = 'done', changed_at = 1700000000000 WHERE id = ? AND status = 'ended'"),
        {job}));
}

double creditsPerSecond(Database &db, const QList<qint64> &jobs, qsizetype perTransaction)
{
    QElapsedTimer timer;
    timer.start();
    for (qsizetype i = 0; i < jobs.size(); i += perTransaction) {
        need(transact(db, [&]() -> Result<> {
            for (const qint64 job : jobs.mid(i, perTransaction))
                creditOne(db, job);
            return {};
        }));
    }
    return double(jobs.size()) * 1000.0 / qMax(1.0, double(timer.elapsed()));
}

void benchCredits(Database &db)
{
    const auto ended =
        need(db.list(QStringLiteral("SELECT id FROM jobs WHERE status = 'ended' ORDER BY id LIMIT 4000"), {},
                     [](const Row &row) { return row.integer(0); }));
    const qsizetype few = ended.size() / 4;
    const double single = creditsPerSecond(db, ended.mid(0, few), 1);
    const double batch = creditsPerSecond(db, ended.mid(few), 500);
    print(QStringLiteral("checks credited per second"), QString::number(batch, 'f', 0) + QStringLiteral("/s"),
          QString::number(single, 'f', 0) + QStringLiteral("/s"),
          QString::number(batch / single, 'f', 1) + u'x',
          QStringLiteral("500 a transaction; naive: one each (%1 and %2 jobs)")
              .arg(ended.size() - few)
              .arg(few));
}

// A million work units in a thousand failed attempts of request 1. The rules are taken out of the way: the
// file is used once.
void makeFailedUnits(Database &db)
{
    const auto triggers = need(db.list(QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'trigger'"
                                                      " AND tbl_name IN ('jobs','work_units','claims')"),
                                       {}, [](const Row &row) { return row.text(0); }));
    for (const QString &trigger : triggers)
        need(db.runScript(QStringLiteral("DROP TRIGGER \"%1\"").arg(trigger).toUtf8()));
    need(db.runScript(R"(BEGIN;
CREATE TEMP TABLE base AS SELECT (SELECT max(id) FROM jobs) AS job, (SELECT max(id) FROM work_units) AS unit,
  (SELECT max(id) FROM claims) AS claim, g.id AS grid, g.site_id AS site,
  (SELECT min(file_id) FROM work_units WHERE request_id = 1) AS file
  FROM grid_jobs g WHERE g.request_id = 1 AND g.kind = 'process' ORDER BY g.id LIMIT 1;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
INSERT INTO jobs (id, request_id, grid_job_id, kind, token, status, site_id, run, units, events,
    failure_class, created_at, changed_at)
  SELECT job + 1 + i, 1, grid, 'process', 'bench-planner-' || i, 'error', site, 1, 1000, 10000, 'signal', 1, 1
  FROM n, base;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
INSERT INTO work_units (id, request_id, file_id, run, first_event, events, state, attempts)
  SELECT unit + 1 + i, 1, file, 1, 1000000000 + 10 * i, 10, 'ready', 1 FROM n, base;
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
INSERT INTO claims (id, unit_id, job_id, open)
  SELECT claim + 1 + i, unit + 1 + i, job + 1 + i / 1000, 0 FROM n, base;
COMMIT;)"));
}

void benchPlanner(Database &db)
{
    makeFailedUnits(db);
    const auto jobs = need(db.list(QStringLiteral("SELECT id FROM jobs WHERE token LIKE 'bench-planner-%'"
                                                  " ORDER BY id"),
                                   {}, [](const Row &row) { return row.id<JobId>(0); }));
    const qint64 before = residentKb();
    QElapsedTimer timer;
    timer.start();
    const RecoveryPlan plan = need(planRecovery(db, jobs, RecoveryScope::RetryHelps));
    const double ours = double(timer.nsecsElapsed()) / 1e6;
    const qint64 memory = residentKb() - before;
    constexpr qint64 kAsked = 20'000;
    const qint64 first = plan.items.isEmpty() ? 0 : plan.items.first().units.first().value();
    timer.restart();
    for (qint64 unit = first; unit < first + kAsked; ++unit)
        drain(db,
              "SELECT u.state, u.attempts, (SELECT max(c.id) FROM claims c WHERE c.unit_id = u.id)"
              " FROM work_units u WHERE u.id = ?",
              {unit});
    const double naive = double(timer.nsecsElapsed()) / 1e6 * double(plan.units) / double(kAsked);
    print(QStringLiteral("recovery plan of %1 units").arg(plan.units), ms(ours), ms(naive),
          QString::number(naive / ours, 'f', 1) + u'x',
          QStringLiteral("%1 jobs, %2 MB; naive: one query per unit, scaled from %3")
              .arg(plan.jobs)
              .arg(memory / 1024)
              .arg(kAsked));
    const double agent = timed([&] { need(recoverableJobs(db, RequestId(1), 2'000'000'000'000, 200)); });
    print(QStringLiteral("what the agent may try again"), ms(agent), QStringLiteral("-"), QStringLiteral("-"),
          QStringLiteral("200 units by index, in every cycle"));
}

void run(const QString &path)
{
    need(Store::prepare(path, 0));
    const auto db = need(Database::open(path, Access::ReadWrite));
    out() << QStringLiteral("%1 jobs").arg(need(countJobs(*db, {}))).leftJustified(38)
          << QStringLiteral("ours").rightJustified(14) << QStringLiteral("naive").rightJustified(14)
          << QStringLiteral("ratio").rightJustified(9) << '\n';
    const qint64 before = residentKb();
    benchReads(*db);
    const qint64 reads = residentKb() - before;
    qint64 all = 0;
    {
        const auto jobs = need(findJobs(*db, {}, JobId(), std::numeric_limits<int>::max()));
        all = residentKb() - before;
    }
    print(QStringLiteral("memory after all these reads"), QStringLiteral("%1 MB").arg(reads / 1024),
          QStringLiteral("%1 MB").arg(all / 1024),
          QString::number(double(all) / double(qMax<qint64>(reads, 1)), 'f', 1) + u'x',
          QStringLiteral("naive: all jobs as rows in memory"));
    benchCredits(*db);
    benchPlanner(*db);
}
}  // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (QCoreApplication::arguments().size() != 2) {
        QTextStream(stderr) << "usage: shiftdeck_benchqueries FILE\n";
        return 2;
    }
    run(QCoreApplication::arguments().at(1));
    return 0;
}
