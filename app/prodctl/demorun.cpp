// prodctl demo run: the manager, two site operators, the shifter and the agent, all in one loop, through the
// same commands that people use.
#include "app/prodctl/demo.h"

#include "app/prodctl/agentrunner.h"
#include "app/prodctl/text.h"
#include "models/core/errortext.h"
#include "models/core/timespan.h"
#include "models/production/recovery.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"

#include <QElapsedTimer>
#include <QJsonArray>

#include <unistd.h>

namespace shiftdeck {

namespace {
constexpr qint64 kPatienceMs = 120'000;  // without any progress

class Player {
  public:
    Player(Session &session, Database &db) : m_session(session), m_db(db) { }

    // What people do when they look at the console: answers how many commands they gave.
    Result<int> act()
    {
        int done = 0;
        SD_TRY(const auto requests, listRequests(m_db));
        for (const RequestSummary &r : requests) {
            SD_TRY(const bool acted, actOn(r));
            done += acted ? 1 : 0;
        }
        return done;
    }

  private:
    Result<bool> actOn(const RequestSummary &r)
    {
        switch (r.status) {
        case RequestStatus::New: return give("anna", "request.approve", r.id, {});
        case RequestStatus::Rejected: return give("anna", "request.reopen", r.id, {});
        case RequestStatus::Held: return give("ben", "request.resume", r.id, {});
        case RequestStatus::Approved: return signUp(r);
        // The agent would stage it too, at its next round of checks.
        case RequestStatus::Assigned:
            return r.datasetComplete ? give("ben", "request.stage", r.id, {}) : Result<bool>(false);
        case RequestStatus::Staged: return give("ben", "jobs.make", r.id, {});
        case RequestStatus::Running: return resubmit(r);
        default: return false;
        }
    }

    // The site that has the raw data; what is made from them stays there.
    Result<bool> signUp(const RequestSummary &r)
    {
        SD_TRY(
            const auto site,
            m_db.first(
                QStringLiteral(
                    "SELECT s.name FROM requests r JOIN datasets d ON d.id = r.dataset_id"
                    " LEFT JOIN requests q ON q.id = d.source_request_id"
                    " JOIN files f ON f.dataset_id = coalesce(q.dataset_id, d.id)"
                    " JOIN replicas c ON c.file_id = f.id JOIN sites s ON s.id = c.site_id WHERE r.id = ?"),
                {r.id.value()}, [](const Row &row) { return row.text(0); }));
        if (!site)
            return fail(ErrorCode::NotFound,
                        Prodctl::tr("site with the input of request %1").arg(r.id.value()), {});
        return give(*site == QLatin1String("alpha") ? "carla" : "diego", "request.signup", r.id, {});
    }

    // The agent retries what a retry may help; the shifter looks at the rest, once nothing else is going on.
    Result<bool> resubmit(const RequestSummary &r)
    {
        for (const JobStatus status : {JobStatus::Pending, JobStatus::Submitting, JobStatus::Submitted,
                                       JobStatus::Running, JobStatus::Ended})
            if (r.jobs.of(status) + r.mergeJobs.of(status) > 0)
                return false;
        SD_TRY(const auto failed, failedJobs(m_db, {r.id}));
        if (failed.isEmpty())
            return false;
        return give("ben", "jobs.resubmit", r.id,
                    {{QStringLiteral("all"), true},
                     {QStringLiteral("why"), QStringLiteral("looked at by the shifter")}});
    }

    Result<bool> give(const char *who, const char *command, RequestId id, QJsonObject arguments)
    {
        SD_TRY(const Principal principal, findOperator(m_db, QLatin1StringView(who)));
        arguments.insert(QStringLiteral("requests"), QJsonArray{id.value()});
        SD_TRY(const Plan plan, m_session.bus().plan(m_db, principal, QLatin1StringView(command), arguments));
        if (plan.included() == 0)
            return false;
        const auto receipt = m_session.bus().execute(m_db, principal, plan, {});
        // Somebody else may look after the same campaign at the same time; then there is a next round.
        if (!receipt
            && (receipt.error().code == ErrorCode::Conflict || receipt.error().code == ErrorCode::Refused))
            return false;
        if (!receipt)
            return tl::unexpected(receipt.error());
        m_session.line(Prodctl::tr("%1  %2: %3", "time, who, what")
                           .arg(utcTime(m_session.clock().now()), QLatin1StringView(who), plan.cliLine));
        return true;
    }

    Session &m_session;
    Database &m_db;
};

struct Progress {
    qint64 credited = 0, expected = 0, jobs = 0, failed = 0, open = 0;
    int closed = 0, requests = 0;
    bool operator==(const Progress &) const = default;
};

Result<Progress> progressOf(Database &db)
{
    Progress p;
    SD_TRY(const auto requests, listRequests(db));
    for (const RequestSummary &r : requests) {
        ++p.requests;
        p.credited += r.units.eventsOf(UnitState::Credited);
        p.expected += r.eventsExpected;
        p.jobs += r.jobs.total() + r.mergeJobs.total();
        if (r.status >= RequestStatus::Declared && r.status != RequestStatus::Held)
            ++p.closed;
    }
    SD_TRY(const auto failures, listFailures(db));
    for (const FailureCount &f : failures)
        p.failed += f.n;
    SD_TRY(p.open, activeJobs(db));
    return p;
}

void tell(Session &session, const Progress &p)
{
    session.line(
        Prodctl::tr(
            "%1  %2 of %3 events done, %4 jobs (%5 open), %6 failures seen, %7 of %8 requests complete")
            .arg(utcTime(session.clock().now()), withThousands(p.credited), withThousands(p.expected),
                 withThousands(p.jobs), withThousands(p.open), withThousands(p.failed),
                 QString::number(p.closed), QString::number(p.requests)));
}

Result<> process(Session &session, Database &db, AgentRunner &runner)
{
    Player player(session, db);
    QElapsedTimer patience, lineAge;
    patience.start();
    lineAge.start();
    Progress last;
    while (true) {
        if (session.stopToken().stop_requested())
            return fail(ErrorCode::Cancelled, Prodctl::tr("the demo"),
                        Prodctl::tr("The same command goes on with it."));
        SD_TRY(const int commands, player.act());
        SD_TRY(const AgentRunner::Cycle cycle, runner.cycle(session.stopToken()));
        SD_TRY(const Progress now, progressOf(db));
        if (!(now == last) || commands > 0 || !cycle.report.idle())
            patience.restart();
        if (!(now == last) && lineAge.elapsed() >= 1000) {
            tell(session, now);
            lineAge.restart();
        }
        last = now;
        if (now.closed == now.requests) {
            tell(session, now);
            return {};
        }
        if (patience.elapsed() > kPatienceMs)
            return fail(ErrorCode::Unavailable, Prodctl::tr("the demo"),
                        Prodctl::tr("Nothing has moved for %1. %2")
                            .arg(timeSpan(kPatienceMs), cycle.report.problems.join(u' ')));
        (void)runner.rest(cycle.report.idle() && commands == 0 ? 100 : 20, session.stopToken());
    }
}

void printBooks(Session &session, const DemoBooks &books, qint64 milliseconds)
{
    Table requests({Prodctl::tr("request"), Prodctl::tr("status"), Prodctl::tr(">events in"),
                    Prodctl::tr(">credited"), Prodctl::tr(">jobs"), Prodctl::tr(">failed"),
                    Prodctl::tr("merged files and events by stream")});
    for (const DemoRequestTotal &r : books.requests) {
        QStringList streams;
        for (const StreamTotal &s : r.streams)
            streams.append(
                Prodctl::tr("%1 %2/%3", "stream, files, events").arg(s.stream).arg(s.files).arg(s.events));
        requests.add({r.name, r.status, withThousands(r.eventsIn), withThousands(r.eventsCredited),
                      QString::number(r.jobs), QString::number(r.failed),
                      streams.join(QStringLiteral(", "))});
    }
    session.print(requests);
    Table failures({Prodctl::tr("failure"), Prodctl::tr(">jobs")});
    for (auto it = books.failures.begin(); it != books.failures.end(); ++it)
        failures.add({it.key(), QString::number(it.value())});
    if (!failures.isEmpty())
        session.print(failures);
    session.line(
        Prodctl::tr("%1 raw events; %2 events in the merged production files, %3 of them different. %4.")
            .arg(withThousands(books.rawEvents), withThousands(books.mergedEvents),
                 withThousands(books.distinctEvents), timeSpan(milliseconds)));
    for (const QString &problem : books.problems)
        session.warn(problem);
    if (books.problems.isEmpty())
        session.line(Prodctl::tr("Everything adds up: each event was processed exactly once."));
}

QJsonObject toJson(const DemoBooks &books, qint64 milliseconds)
{
    QJsonArray requests;
    for (const DemoRequestTotal &r : books.requests) {
        QJsonObject streams;
        for (const StreamTotal &s : r.streams)
            streams.insert(
                s.stream,
                QJsonObject{{QStringLiteral("files"), s.files}, {QStringLiteral("events"), s.events}});
        requests.append(QJsonObject{{QStringLiteral("id"), r.id.value()},
                                    {QStringLiteral("name"), r.name},
                                    {QStringLiteral("status"), r.status},
                                    {QStringLiteral("eventsIn"), r.eventsIn},
                                    {QStringLiteral("eventsCredited"), r.eventsCredited},
                                    {QStringLiteral("jobs"), r.jobs},
                                    {QStringLiteral("failed"), r.failed},
                                    {QStringLiteral("streams"), streams}});
    }
    QJsonObject failures;
    for (auto it = books.failures.begin(); it != books.failures.end(); ++it)
        failures.insert(it.key(), it.value());
    return {{QStringLiteral("requests"), requests},
            {QStringLiteral("failures"), failures},
            {QStringLiteral("rawEvents"), books.rawEvents},
            {QStringLiteral("mergedEvents"), books.mergedEvents},
            {QStringLiteral("distinctEvents"), books.distinctEvents},
            {QStringLiteral("milliseconds"), milliseconds},
            {QStringLiteral("problems"), QJsonArray::fromStringList(books.problems)}};
}
}  // namespace

Result<int> runDemo(Session &session, const QString &folder)
{
    SD_TRY(const StoreLocation store, demoStore(session, folder));
    SD_CHECK(Store::prepare(store, session.clock().now()));
    SD_TRY(const auto db, Database::open(store, Access::ReadWrite));
    AgentConfig config;
    config.recover = true;
    AgentRunner runner(*db, session.clock(), config);
    SD_CHECK(runner.start());
    session.catchSignals();
    QElapsedTimer timer;
    timer.start();
    const auto processed = process(session, *db, runner);
    runner.stop();
    if (!processed)
        return tl::unexpected(processed.error());
    SD_TRY(const DemoBooks books, auditDemo(*db));
    printBooks(session, books, timer.elapsed());
    if (session.json())
        session.print(toJson(books, timer.elapsed()));
    return books.problems.isEmpty() ? 0 : 1;
}

}  // namespace shiftdeck
