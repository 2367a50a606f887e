// prodctl agent: works until it is stopped, or until there is nothing to do.
#include "app/prodctl/agentrunner.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/core/timespan.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace shiftdeck {

namespace {
constexpr int kPauseMs = 500;
constexpr int kPauseAfterTroubleMs = 5000;

QStringList happened(const AgentRunner::Cycle &cycle)
{
    const CycleReport &r = cycle.report;
    QStringList events;
    const auto add = [&events](int n, const QString &what) {
        if (n > 0)
            events.append(what.arg(n));
    };
    add(r.staged, Prodctl::tr("requests staged: %1"));
    add(r.submitted, Prodctl::tr("jobs submitted: %1"));
    add(r.changed, Prodctl::tr("jobs changed state: %1"));
    add(r.credited, Prodctl::tr("jobs good: %1"));
    add(r.failed, Prodctl::tr("jobs failed: %1"));
    add(r.recovered, Prodctl::tr("jobs tried again: %1"));
    add(r.merged, Prodctl::tr("files merged: %1"));
    add(r.finished, Prodctl::tr("requests finished: %1"));
    add(r.declared, Prodctl::tr("requests declared: %1"));
    add(static_cast<int>(cycle.aborted.size()), Prodctl::tr("requests aborted: %1"));
    return events;
}

void tell(Session &session, const AgentRunner::Cycle &cycle, QStringList &oldProblems)
{
    const QStringList events = happened(cycle);
    const QString time = utcTime(session.clock().now());
    for (const QString &event : events + cycle.credentials.news)
        session.line(QStringLiteral("%1  %2").arg(time, oneLine(event)));
    // A problem that lasts is told once.
    const QStringList problems = cycle.report.problems + cycle.credentials.warnings;
    for (const QString &problem : problems)
        if (!oldProblems.contains(problem))
            session.warn(QStringLiteral("%1  %2").arg(time, oneLine(problem)));
    oldProblems = problems;
}

struct Totals {
    int cycles = 0, submitted = 0, credited = 0, failed = 0, recovered = 0, merged = 0, finished = 0,
        declared = 0;
    void add(const CycleReport &r)
    {
        ++cycles;
        submitted += r.submitted;
        credited += r.credited;
        failed += r.failed;
        recovered += r.recovered;
        merged += r.merged;
        finished += r.finished;
        declared += r.declared;
    }
    QJsonObject json() const
    {
        return {{QStringLiteral("cycles"), cycles},       {QStringLiteral("submitted"), submitted},
                {QStringLiteral("credited"), credited},   {QStringLiteral("failed"), failed},
                {QStringLiteral("recovered"), recovered}, {QStringLiteral("merged"), merged},
                {QStringLiteral("finished"), finished},   {QStringLiteral("declared"), declared}};
    }
};

Result<Totals> work(Session &session, Database &db, AgentRunner &runner, bool once)
{
    Totals totals;
    QStringList problems;
    while (!session.stopToken().stop_requested()) {
        auto cycle = runner.cycle(session.stopToken());
        if (!cycle) {
            if (cycle.error().code == ErrorCode::Cancelled && session.stopToken().stop_requested())
                break;
            // What passes by itself is no reason to end: a store that is locked for a while, a full disk, a
            // server that is being restarted.
            const ErrorCode code = cycle.error().code;
            if (once
                || (code != ErrorCode::Busy && code != ErrorCode::DiskFull && code != ErrorCode::Unavailable))
                return tl::unexpected(cycle.error());
            session.warn(describe(cycle.error()));
            (void)runner.rest(kPauseAfterTroubleMs, session.stopToken());
            continue;
        }
        totals.add(cycle->report);
        tell(session, *cycle, problems);
        if (once && cycle->report.idle() && cycle->aborted.isEmpty() && !cycle->credentials.isRenewing
            && !cycle->watching) {
            SD_TRY(const qint64 active, activeJobs(db));
            if (active == 0 || !cycle->report.problems.isEmpty())
                break;
        }
        // What is wrong with it the next cycle tells.
        (void)runner.rest(once && !cycle->report.idle() ? 50 : kPauseMs, session.stopToken());
    }
    return totals;
}

Result<int> runAgent(Session &session, const QJsonObject &arguments)
{
    const auto flag = [&arguments](const char *name) {
        return arguments.value(QLatin1StringView(name)).toBool();
    };
    SD_TRY(Database * db, session.database());
    AgentConfig config;
    config.recover = flag("recover");
    config.makeJobs = flag("make-jobs");
    const qint64 perJob = arguments.value(QLatin1StringView("units-per-job")).toInteger();
    if (perJob < 1 || perJob > 1000)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--units-per-job"),
                    Prodctl::tr("It lies between 1 and 1000."));
    config.unitsPerJob = static_cast<int>(perJob);
    if (flag("once"))
        config.patienceMs = kWaitForAll;
    AgentRunner runner(*db, session.clock(), config);
    SD_CHECK(runner.start());
    session.catchSignals();
    session.line(
        Prodctl::tr("%1  The agent works on %2. Ctrl+C stops it after the current step; no job is lost.")
            .arg(utcTime(session.clock().now()), db->location().text()));
    const auto totals = work(session, *db, runner, flag("once"));
    runner.stop();
    if (!totals)
        return tl::unexpected(totals.error());
    session.line(Prodctl::tr("%1  The agent has stopped.").arg(utcTime(session.clock().now())));
    if (session.json())
        session.print(totals->json());
    return 0;
}
}  // namespace

void addAgentVerbs(QList<Verb> &verbs)
{
    Verb verb = makeVerb(
        {QStringLiteral("agent")},
        Prodctl::tr("Works by itself: new runs, stage checks, submission, checks, merges."),
        "prodctl agent --recover",
        {parameter("once", ParameterKind::Flag, Prodctl::tr("Ends when nothing is left to do.")),
         parameter("recover", ParameterKind::Flag,
                   Prodctl::tr("Tries failed jobs again where a retry helps.")),
         parameter("make-jobs", ParameterKind::Flag,
                   Prodctl::tr("Makes the jobs of staged requests, without a person.")),
         parameter("units-per-job", ParameterKind::Integer, Prodctl::tr("For --make-jobs."), false, false,
                   "1")},
        Prodctl::tr(
            "{cycles, submitted, credited, failed, recovered, merged, finished, declared} at its end."),
        runAgent);
    verb.more = Prodctl::tr(
        "One agent works on a store at a time; a second one is told who does. It needs no operator: what it"
        " does is on evidence, and audited as the agent's. With --once it goes on until a cycle did nothing"
        " and no job is waiting or running; a site that does not answer ends it too. It renews the"
        " credentials of sites that have a command for it (prodctl sites set --renew), and warns before one"
        " ends.");
    verbs.append(verb);
}

}  // namespace shiftdeck
