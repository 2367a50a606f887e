// shiftdeck_benchqueries FILE: measures the shared reads and the crediting of checked jobs on a store made by
// shiftdeck_benchstore, each beside the naive way in the same run. Credits jobs: use the file once.
#include "models/core/errortext.h"
#include "models/production/recovery.h"
#include "models/storage/queries.h"
#include "models/storage/streams.h"
#include "models/storage/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>

using namespace shiftdeck;

namespace {
QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

// A measurement that fails has no figure: the program says why and ends.
template <typename T>
T need(Result<T> result)
{
    if (!result) {
        QTextStream(stderr) << describe(result.error()) << '\n';
        std::exit(exitCodeFor(result.error().code));
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// The median of five, in milliseconds; slow ones (over a second) count once.
template <typename F>
double timed(F work)
{
    QList<double> times;
    while (times.size() < 5) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.append(double(timer.nsecsElapsed()) / 1e6);
        if (times.last() > 1000)
            break;
    }
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

qint64 residentKb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    return 0;
}

void print(const QString &what, const QString &ours, const QString &naive, const QString &ratio,
           const QString &note)
{
    out() << what.leftJustified(38) << ours.rightJustified(14) << naive.rightJustified(14)
          << ratio.rightJustified(9) << "  " << note << '\n';
    out().flush();
}

QString ms(double time) { return QString::number(time, 'f', time < 10 ? 2 : 0) + QStringLiteral(" ms"); }

void compare(const char *what, double ours, double naive, const char *note)
{
    print(QString::fromLatin1(what), ms(ours), ms(naive),
          QString::number(naive / ours, 'f', naive / ours < 10 ? 1 : 0) + u'x', QString::fromLatin1(note));
}

// Reads all rows of a statement and throws them away.
void drain(Database &db, const char *sql, const QVariantList &values = {})
{
    need(db.list(QString::fromLatin1(sql), values, [](const Row &row) { return row.isNull(0); }));
}

FilterNode jobFilter(const char *text) { return need(parseFilter(QString::fromLatin1(text), jobFields())); }

void benchReads(Database &db)
{
    compare(
        "overview of requests", timed([&] { need(listRequests(db)); }), timed([&] {
            drain(db,
                  "SELECT request_id, status, count(*), sum(events) FROM jobs GROUP BY request_id, status");
            drain(
                db,
                "SELECT request_id, state, count(*), sum(events) FROM work_units GROUP BY request_id, state");
        }),
        "naive: GROUP BY over jobs and units");
    compare("expand a request", timed([&] { need(listGridJobs(db, RequestId(3), {}, GridJobId(), 1000)); }),
            timed([&] {
                drain(db,
                      "SELECT grid_job_id, status, count(*) FROM jobs WHERE +request_id = 3 GROUP BY "
                      "grid_job_id, status");
            }),
            "naive: GROUP BY over the request's jobs");
    const FilterNode lost = jobFilter("class = lost");
    compare("expand a request, filtered by class",
            timed([&] { need(listGridJobs(db, RequestId(3), lost, GridJobId(), 1000)); }), timed([&] {
                drain(db,
                      "SELECT grid_job_id, count(*) FROM jobs WHERE +request_id = 3 AND +failure_class = "
                      "'lost' GROUP BY grid_job_id");
            }),
            "naive: no index");
    const auto gridJob = need(listGridJobs(db, RequestId(3), {}, GridJobId(), 1)).first().gridJob.id;
    compare("expand a grid job (500 jobs)", timed([&] { need(listJobs(db, gridJob, {}, JobId(), 500)); }),
            timed([&] { drain(db, "SELECT * FROM jobs WHERE +grid_job_id = ?", {gridJob.value()}); }),
            "naive: no index");
    compare("requests with a class", timed([&] { need(requestsWithJobs(db, lost)); }),
            timed([&] { drain(db, "SELECT DISTINCT request_id FROM jobs WHERE +failure_class = 'lost'"); }),
            "naive: DISTINCT, no index");
    compare("first 500 jobs of a rare class",
            timed([&] { need(findJobs(db, jobFilter("class = node"), JobId(), 500)); }), timed([&] {
                drain(db, "SELECT * FROM jobs WHERE +failure_class = 'node' ORDER BY id LIMIT 500");
            }),
            "naive: no index");
    compare("count jobs of a class", timed([&] { need(countJobs(db, lost)); }),
            timed([&] { drain(db, "SELECT count(*) FROM jobs WHERE +failure_class = 'lost'"); }),
            "naive: no index");
    const qint64 middle = need(db.integer(QStringLiteral("SELECT max(id) * 9 / 10 FROM jobs")));
    compare("page of 256 jobs at 90 %", timed([&] { need(findJobs(db, {}, JobId(middle), 256)); }),
            timed([&] { drain(db, "SELECT * FROM jobs ORDER BY id LIMIT 256 OFFSET ?", {middle}); }),
            "naive: OFFSET");
    compare("streams and their retention", timed([&] { need(listStreams(db)); }), timed([&] {
                drain(db,
                      "SELECT o.stream_id, o.run, count(*), sum(o.events = 0), sum(j.events), sum(o.events)"
                      " FROM "
                      "outputs o JOIN jobs j ON j.id = o.job_id WHERE o.state IN ('credited','merged') GROUP"
                      " BY 1, 2");
            }),
            "naive: GROUP BY over outputs and jobs");
    compare("failure table", timed([&] { need(listFailures(db)); }), timed([&] {
                drain(db,
                      "SELECT request_id, failure_class, signature_id, site_id, count(*) FROM jobs WHERE "
                      "failure_class IS NOT NULL "
                      "GROUP BY 1, 2, 3, 4");
            }),
            "naive: GROUP BY over jobs");
    const double search = timed([&] { need(findJobs(db, jobFilter("quux"), JobId(), 100)); });
    print(QStringLiteral("text search that finds nothing"), ms(search), QStringLiteral("-"),
          QStringLiteral("-"), QStringLiteral("reads every job"));
    const double runs = timed([&] { need(listRuns(db)); });
    print(QStringLiteral("run summary with states"), ms(runs), QStringLiteral("-"), QStringLiteral("-"),
          QStringLiteral("sums every work unit"));
}

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
