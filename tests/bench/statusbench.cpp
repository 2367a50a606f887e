#include "models/production/agentcontext.h"
#include "models/production/following.h"
#include "tests/bench/serverparts.h"

#include <QCoroTask>

#include <libpq-fe.h>

namespace shiftdeck::bench {

namespace {
// Says of every job that it is in one phase, at once: what is measured is the writing down.
class OneAnswer final : public Endpoint {
  public:
    explicit OneAnswer(EndpointPhase phase) : m_phase(phase) { }

    EndpointCapabilities capabilities() const override { return {}; }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription>, std::stop_token) override
    {
        co_return QList<SubmitAnswer>();
    }
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token) override
    {
        QList<EndpointJob> found;
        for (const QString &token : tokens) {
            EndpointJob job;
            job.token = token;
            job.phase = m_phase;
            job.node = QStringLiteral("wn001");
            job.startedAt = 1'700'000'000'000;
            found.append(job);
        }
        co_return found;
    }
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList, std::stop_token) override
    {
        co_return QList<CancelAnswer>();
    }
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token) override
    {
        co_return fail(ErrorCode::NotFound, token, QStringLiteral("There is nothing."));
    }
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token) override { co_return EndpointHealth(); }

  private:
    const EndpointPhase m_phase;
};

// Jobs that were handed over, at site 1, in a grid job each of its running requests; with the rules in force.
constexpr const char *kJobs = R"(
SET statement_timeout = 0;
CREATE TEMP TABLE places AS SELECT r.id AS request, row_number() OVER (ORDER BY r.id) - 1 AS place,
    (SELECT max(g.number) FROM grid_jobs g WHERE g.request_id = r.id) + 1 AS number, 0::bigint AS grid
  FROM requests r WHERE r.status = 'running' AND r.site_id = 1 ORDER BY r.id LIMIT 40;
INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by)
  SELECT request, number, 'process', 1, 1, 'agent' FROM places;
UPDATE places p SET grid = g.id FROM grid_jobs g WHERE g.request_id = p.request AND g.number = p.number;
INSERT INTO jobs (request_id, grid_job_id, kind, token, site_id, run, units, events, created_at, changed_at)
  SELECT p.request, p.grid, 'process', 'status-' || i, 1, 1, 1, 1000, 1, 1 FROM generate_series(1, :jobs) AS i
    JOIN places p ON p.place = i * (SELECT count(*) FROM places) / (:jobs + 1);
UPDATE jobs SET status = 'submitting', changed_at = 2 WHERE token LIKE 'status-%';
UPDATE jobs SET status = 'submitted', changed_at = 3, submitted_at = 3 WHERE token LIKE 'status-%';
ANALYZE jobs)";

// What the agent does in a cycle about the jobs of its sites; answers the seconds, and how many it moved.
std::pair<double, int> follow(Database &db, EndpointPhase phase)
{
    const SystemClock clock;
    AgentContext context(db, clock, {}, [phase](const QString &) -> Result<std::unique_ptr<Endpoint>> {
        return std::make_unique<OneAnswer>(phase);
    });
    need(context.lease.take());
    QElapsedTimer timer;
    timer.start();
    for (const Site &site : need(sitesWithJobs(db))) {
        SiteWork state(context, site);
        if (state.mayAsk(context))
            need(QCoro::waitFor(followJobs(&context, &state, {})));
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    context.lease.giveBack();
    return {seconds, context.report.changed};
}

// The same rows into a temporary table by COPY, and one UPDATE from it into a table with the indexes of
// `jobs` but none of its rules and counters.
double plainUpdate(PGconn *connection, const QList<std::pair<qint64, QByteArray>> &rows)
{
    const auto run = [&](const char *sql, ExecStatusType wanted = PGRES_COMMAND_OK) {
        PGresult *result = PQexec(connection, sql);
        const bool ok = PQresultStatus(result) == wanted;
        PQclear(result);
        if (!ok)
            need(Result<>(fail(ErrorCode::Internal, QString::fromLatin1(sql),
                               QString::fromUtf8(PQerrorMessage(connection)))));
    };
    QByteArray lines;
    for (const auto &[id, status] : rows)
        lines += QByteArray::number(id) + '\t' + status + "\twn001\t1700000000000\t1700000000001\n";
    QElapsedTimer timer;
    timer.start();
    run("BEGIN");
    run("CREATE TEMP TABLE said (id BIGINT, status TEXT, node TEXT, started BIGINT, changed BIGINT) ON "
        "COMMIT DROP");
    run("COPY said FROM STDIN", PGRES_COPY_IN);
    if (PQputCopyData(connection, lines.constData(), int(lines.size())) != 1
        || PQputCopyEnd(connection, nullptr) != 1)
        need(Result<>(fail(ErrorCode::Internal, QStringLiteral("COPY"),
                           QString::fromUtf8(PQerrorMessage(connection)))));
    while (PGresult *result = PQgetResult(connection))
        PQclear(result);
    run("UPDATE plain_jobs j SET status = s.status, node = s.node, started_at = s.started, changed_at = "
        "s.changed"
        " FROM said s WHERE j.id = s.id");
    run("COMMIT");
    return double(timer.nsecsElapsed()) / 1e9;
}
}  // namespace

int statuses(const QString &database, int jobs)
{
    const auto admin = opened(asAdministrator(database));
    admin->setAnswerLimit(std::chrono::minutes(10));
    need(admin->runScript(QByteArray(kJobs).replace(":jobs", QByteArray::number(jobs))));
    const auto ids =
        need(admin->list(QStringLiteral("SELECT id FROM jobs WHERE token LIKE 'status-%' ORDER BY id"), {},
                         [](const Row &row) { return row.integer(0); }));
    need(admin->runScript(
        "DROP TABLE IF EXISTS plain_jobs; CREATE TABLE plain_jobs (LIKE jobs INCLUDING DEFAULTS"
        " INCLUDING INDEXES); INSERT INTO plain_jobs SELECT * FROM jobs; ANALYZE plain_jobs;"
        "CHECKPOINT"));
    const std::unique_ptr<PGconn, decltype(&PQfinish)> plain(
        PQconnectdb(asAdministrator(database).text().toUtf8().constData()), PQfinish);
    const auto agent = opened(asLogin(database, QStringLiteral("agent")));
    const auto others = follow(*agent, EndpointPhase::Queued);  // nothing to write: the reading alone
    int wrong = others.second;
    for (const auto &[phase, word] :
         {std::pair(EndpointPhase::Running, "running"), std::pair(EndpointPhase::Ended, "ended")}) {
        const auto [seconds, moved] = follow(*agent, phase);
        QList<std::pair<qint64, QByteArray>> rows;
        for (const qint64 id : ids)
            rows.append({id, word});
        const double limit = plainUpdate(plain.get(), rows);
        print(QStringLiteral("job status updates, to %1").arg(QLatin1StringView(word)),
              QStringLiteral("%1/s").arg(moved / seconds, 0, 'f', 0),
              QStringLiteral("%1/s").arg(double(ids.size()) / limit, 0, 'f', 0),
              QStringLiteral("%1x").arg(moved / seconds * limit / double(ids.size()), 0, 'f', 2),
              QStringLiteral("%1 jobs; the limit: COPY and one UPDATE, same indexes, no rules or counters")
                  .arg(moved));
        const qint64 stored = need(admin->integer(
            QStringLiteral("SELECT count(*) FROM jobs WHERE token LIKE 'status-%' AND status = ?"),
            {QString::fromLatin1(word)}));
        wrong += stored == ids.size() && moved >= ids.size() ? 0 : 1;
    }
    need(admin->runScript("DROP TABLE plain_jobs"));
    return wrong == 0 ? 0 : 1;
}

}  // namespace shiftdeck::bench
