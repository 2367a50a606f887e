#include "models/commands/bus.h"
#include "models/storage/storecheck.h"
#include "tests/bench/serverparts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QProcess>

namespace shiftdeck::bench {

namespace {
constexpr int kUnitsPerRequest = 100;
constexpr int kUnitsPerJob = 10;

// Running requests with ready units and nothing else; the first and the last of their numbers.
std::pair<qint64, qint64> makeRequests(Database &db, int units)
{
    const qint64 count = (units + kUnitsPerRequest - 1) / kUnitsPerRequest;
    const qint64 before = need(db.integer(QStringLiteral("SELECT max(id) FROM datasets")));
    const QByteArray last = QByteArray::number(before + count);
    const QByteArray range = "generate_series(" + QByteArray::number(before + 1) + ", " + last + ") AS i";
    need(db.runScript(
        "SET statement_timeout = 0; SET session_replication_role = replica;"
        "INSERT INTO datasets (id, name, tier, complete, created_at) SELECT i, 'claims/' || i, 'raw', 1, 1 "
        "FROM "
        + range
        + "; INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
          " SELECT i, 'claims/' || i, i, i, i, 100000, 1, '0000beef', 1 FROM "
        + range
        + "; INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, site_id,"
          " lease_until, units_made, events_expected, created_at, created_by, changed_at, changed_by)"
          " SELECT i, 1, i, 'production', 'r1', 't1', 'running', 1, 4000000000000, 1, 100000, 1, 'm1', 1, "
          "'m1' FROM "
        + range
        + "; SET session_replication_role = origin;"
          "INSERT INTO work_units (request_id, file_id, run, first_event, events)"
          " SELECT i, i, i, u * 1000, 1000 FROM "
        + range + ", generate_series(0, " + QByteArray::number(kUnitsPerRequest - 1)
        + ") AS u ORDER BY i, u; SELECT follow_ids(); ANALYZE work_units, requests"));
    return {before + 1, before + count};
}
}  // namespace

// Makes the jobs of one request after the other, as everybody else does at the same time. Prints how many
// units it got, for how many it came in second, and where it came too late to plan anything.
int claimWorker(const QStringList &arguments)
{
    const QString login = arguments.value(1);
    const auto db = opened(asLogin(arguments.value(0), login));
    const SystemClock clock;
    const CommandBus bus(clock);
    const Principal who = need(findOperator(*db, login));
    out() << "ready\n";
    out().flush();
    QTextStream(stdin).readLine();
    qint64 won = 0, lost = 0, late = 0;
    for (qint64 request = arguments.value(2).toLongLong(); request <= arguments.value(3).toLongLong();
         ++request) {
        const auto plan = bus.plan(*db, who, QStringLiteral("jobs.make"),
                                   {{QStringLiteral("requests"), QJsonArray{request}},
                                    {QStringLiteral("units-per-job"), kUnitsPerJob}});
        if (plan && plan->included() == 0) {
            ++late;
            continue;
        }
        const auto done =
            plan ? bus.execute(*db, who, *plan, {}) : Result<Receipt>(tl::unexpected(plan.error()));
        if (done)
            won += kUnitsPerRequest;
        else if (done.error().code == ErrorCode::Conflict)
            lost += kUnitsPerRequest;
        else
            need(done);
    }
    out() << won << ' ' << lost << ' ' << late << '\n';
    return 0;
}

int claims(const QString &database, int units, int processes)
{
    const auto db = opened(asAdministrator(database));
    db->setAnswerLimit(std::chrono::minutes(10));
    const auto [first, last] = makeRequests(*db, units);
    const qint64 all = (last - first + 1) * kUnitsPerRequest;
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int i = 1; i <= processes; ++i) {
        workers.push_back(std::make_unique<QProcess>());
        QProcess &worker = *workers.back();
        worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("claim-worker"), database, QStringLiteral("m%1").arg(i),
                      QString::number(first), QString::number(last)});
    }
    for (const auto &worker : workers)
        if (!worker->waitForReadyRead(60'000) || worker->readLine() != "ready\n")
            return 1;
    QElapsedTimer timer;
    timer.start();
    for (const auto &worker : workers) {
        worker->write("go\n");
        if (!worker->waitForBytesWritten())
            return 1;
    }
    qint64 won = 0, lost = 0, late = 0;
    for (const auto &worker : workers) {
        if (!worker->waitForFinished(900'000) || worker->exitCode() != 0)
            return 1;
        const QList<QByteArray> words = worker->readAllStandardOutput().simplified().split(' ');
        won += words.value(0).toLongLong();
        lost += words.value(1).toLongLong();
        late += words.value(2).toLongLong();
    }
    const double seconds = double(timer.elapsed()) / 1000.0;
    const auto count = [&](const char *sql) {
        return need(db->integer(QString::fromLatin1(sql), {first, last}));
    };
    const qint64 unclaimed =
        count("SELECT count(*) FROM work_units u WHERE u.request_id BETWEEN ? AND ? AND (u.state <> 'claimed'"
              " OR NOT EXISTS (SELECT FROM claims c WHERE c.unit_id = u.id AND c.open = 1))");
    const qint64 twice =
        count("SELECT count(*) FROM (SELECT FROM claims c JOIN work_units u ON u.id = c.unit_id"
              " WHERE u.request_id BETWEEN ? AND ? GROUP BY c.unit_id HAVING count(*) > 1) AS x");
    const qint64 jobs =
        count("SELECT coalesce(sum(j.units), 0) FROM jobs j WHERE j.request_id BETWEEN ? AND ?");
    const qint64 counters = need(checkCounters(*db)).size();
    const qint64 wrong = unclaimed + twice + std::abs(won - all) + std::abs(jobs - all) + counters;
    printRate(QStringLiteral("claims, %1 processes").arg(processes), double(all) / seconds,
              QStringLiteral("%1 units, each wanted by all; %2 claims came second, %3 requests were gone")
                  .arg(all)
                  .arg(lost)
                  .arg(late));
    print(QStringLiteral("claims lost, claims doubled"), QStringLiteral("%1, %2").arg(unclaimed).arg(twice),
          {}, {},
          QStringLiteral("from the database; said to be won %1, units of jobs %2, wrong counters %3")
              .arg(won)
              .arg(jobs)
              .arg(counters));
    return wrong == 0 && lost > 0 ? 0 : 1;
}

}  // namespace shiftdeck::bench
