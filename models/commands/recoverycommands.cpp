// Commands around recovery: stop a request, let it go on, finish short, look at jobs again.
#include "models/commands/support.h"

#include "models/commands/jobcommand.h"
#include "models/production/abandoning.h"
#include "models/production/requeststops.h"
#include "models/storage/database.h"

#include <QCryptographicHash>

namespace shiftdeck {

namespace {
using S = RequestStatus;

// Of requests that somebody names, with a reason; each can be taken back by another one.
class StopCommand : public RequestCommand {
  public:
    StopCommand(CommandSpec spec, QString inverse)
        : RequestCommand(std::move(spec)), m_inverse(std::move(inverse))
    {
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        const QList<qint64> ids = doneIds(outcomes);
        if (ids.isEmpty())
            return {};
        QJsonObject arguments{{QStringLiteral("requests"), toArray(ids)}};
        const QString why = textOf(plan.arguments, "why");
        arguments.insert(QStringLiteral("why"),
                         why.isEmpty() ? Commands::tr("Undo of \"%1\".").arg(spec().title) : why);
        return std::pair(m_inverse, arguments);
    }

  private:
    QString m_inverse;
};

class Stop final : public StopCommand {
  public:
    using StopCommand::StopCommand;

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (request.status != S::Staged && request.status != S::Running && request.status != S::Held)
            return {Commands::tr("It is %1; only staged, running and held requests can be stopped.")
                        .arg(toWord(request.status))};
        if (request.stop)
            return {Commands::tr("It is stopped already: %1").arg(request.stop->reason)};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(stopRequest(db, RequestId(item.id), StopCause::Person, textOf(x.plan.arguments, "why"),
                                 actorOf(x, spec())));
            return Commands::tr("Stopped; what runs goes on.");
        });
    }

  protected:
    Result<> detail(Context &, const RequestSummary &request, PlanItem &item) const override
    {
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), Commands::tr("stopped"));
        item.why = Commands::tr("No new jobs are made and none are submitted; jobs that run go on.");
        return {};
    }
};

class GoOn final : public StopCommand {
  public:
    using StopCommand::StopCommand;

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (!request.stop)
            return {Commands::tr("It is not stopped.")};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(liftStop(db, RequestId(item.id), textOf(x.plan.arguments, "why"), actorOf(x, spec())));
            return Commands::tr("It goes on.");
        });
    }

  protected:
    Result<> detail(Context &, const RequestSummary &request, PlanItem &item) const override
    {
        item.effect = QStringLiteral("%1 \u2192 %2").arg(Commands::tr("stopped"), toWord(request.status));
        item.why = Commands::tr("It was stopped: %1").arg(request.stop->reason);
        item.basis += QStringLiteral("; stopped %1").arg(request.stop->at);
        return {};
    }
};

class Abandon final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (request.status != S::Running)
            return {Commands::tr("It is %1; only running requests can be finished short.")
                        .arg(toWord(request.status))};
        if (request.units.of(UnitState::Ready) == 0)
            return {Commands::tr("No work unit of it is missing: all are credited, signed off or in an open"
                                 " attempt.")};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            const RequestId request(item.id);
            SD_TRY(const MissingUnits missing, missingUnits(db, request, integerOf(x.plan.arguments, "run")));
            SD_CHECK(
                signOff(db, request, missing.units, textOf(x.plan.arguments, "why"), actorOf(x, spec())));
            return Commands::tr("%1 work units with %2 are signed off for good.")
                .arg(QString::number(missing.units.size()), countedEvents(missing.events));
        });
    }

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(const MissingUnits missing,
               missingUnits(context.db, request.id, integerOf(context.arguments, "run")));
        if (missing.units.isEmpty()) {
            leaveOut(item, Commands::tr("No work unit of this run is missing."));
            return {};
        }
        QList<qint64> runs;
        QCryptographicHash hash(QCryptographicHash::Sha1);
        const QString free =
            Commands::tr("It is neither credited nor in an open attempt, and would be signed off.");
        for (const MissingUnit &unit : missing.units) {
            if (runs.isEmpty() || runs.last() != unit.run)
                runs.append(unit.run);
            hash.addData(QByteArray::number(unit.unit.value()) + ',');
            item.units.append({unit.unit.value(), unit.run, unit.first, unit.events, true, free});
        }
        item.effect = Commands::tr("%1 work units of %2 runs, %3, are signed off as lost for good")
                          .arg(QString::number(missing.units.size()), QString::number(runs.size()),
                               countedEvents(missing.events));
        item.why = reasons(missing);
        item.basis += QStringLiteral("; units %1 %2")
                          .arg(missing.units.size())
                          .arg(QString::fromLatin1(hash.result().toHex().left(12)));
        return {};
    }

    Result<> end(Context &, const QList<RequestSummary> &, Plan &plan) const override
    {
        if (plan.included() > 0)
            plan.warnings.append(Commands::tr("This cannot be taken back: the request ends with fewer events"
                                              " than its inputs have, under your name."));
        return {};
    }

  private:
    static QString reasons(const MissingUnits &missing)
    {
        qint64 untried = 0;
        for (const MissingUnit &unit : missing.units)
            untried += unit.attempts == 0 ? 1 : 0;
        QStringList parts;
        if (untried > 0)
            parts.append(Commands::tr("%1 of them were never tried.").arg(untried));
        if (missing.inOpenAttempts > 0)
            parts.append(Commands::tr("%1 more are in open attempts and stay as they are.")
                             .arg(missing.inOpenAttempts));
        if (missing.more > 0)
            parts.append(Commands::tr("%1 more do not fit into one decision.").arg(missing.more));
        if (parts.isEmpty())
            parts.append(Commands::tr("These are all that is missing."));
        return parts.join(u' ');
    }
};

// Asks the agent to ask the endpoint for these jobs soon, also for those that were given up.
class Look final : public JobCommand {
  public:
    using JobCommand::JobCommand;

    Blocker obstacle(const Principal &, const JobSummary &job) const override
    {
        if (job.status == JobStatus::Pending)
            return {Commands::tr("It was not submitted yet.")};
        if (job.status == JobStatus::Done)
            return {Commands::tr("It is done and credited.")};
        return {};
    }

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs) const override
    {
        Plan plan;
        plan.arguments = arguments;
        const QList<qint64> ids = idsOf(arguments, "jobs");
        if (ids.isEmpty())
            return fail(ErrorCode::InvalidInput, Commands::tr("the list of jobs"),
                        Commands::tr("Name at least one job by its number."));
        SD_TRY(const auto jobs, loadJobs(db, idsAs<JobId>(ids)));
        if (jobs.isEmpty())
            return fail(ErrorCode::NotFound, Commands::tr("job %1").arg(ids.first()), {});
        for (const JobSummary &job : jobs) {
            PlanItem item{QStringLiteral("job"), job.id.value(), jobText(job)};
            if (const Blocker found = blocker(who, job); !found.text.isEmpty()) {
                leaveOut(item, found.text, found.code);
            } else {
                item.effect = Commands::tr("the agent asks the endpoint for it");
                item.why = Commands::tr("It is %1; what is found decides what becomes of it.")
                               .arg(toWord(job.status));
            }
            plan.items.append(item);
        }
        plan.summary = summaryOf(spec(), plan, countedJobs(plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(db.run(QStringLiteral("UPDATE jobs SET look_wanted = 1 WHERE id = ?"), {item.id}));
            SD_TRY(const qint64 request,
                   db.integer(QStringLiteral("SELECT request_id FROM jobs WHERE id = ?"), {item.id}));
            SD_CHECK(addAudit(db, actorOf(x, spec()),
                              {item.entity, item.id, RequestId(request), {},
                               Commands::tr("look asked for"), {}}));
            return Commands::tr("The agent looks at it in its next cycle.");
        });
    }
};

CommandSpec makeSpec(const char *id, const QStringList &cli, const QString &title, const QString &description,
                     const char *example, const char *icon, QList<Parameter> more)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = cli;
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {requestsParameter(),
                       filterParameter(Commands::tr("All requests that match, for example \"status ="
                                                    " running\"."))};
    spec.parameters += more;
    spec.roles = {Role::Shifter, Role::Manager};
    spec.icon = QLatin1StringView(icon);
    return spec;
}
}  // namespace

void addRecoveryCommands(CommandList &list)
{
    const QString request = QStringLiteral("request");
    CommandSpec goOn =
        makeSpec("request.go-on", {request, QStringLiteral("go-on")}, Commands::tr("Go on"),
                 Commands::tr("Lets a stopped request make and submit jobs again; the agent never does that"
                              " by itself."),
                 "prodctl request go-on 3 --why \"release repaired\"", "resume", {whyParameter(false)});
    goOn.undoable = true;
    list.push_back(std::make_unique<GoOn>(goOn, QStringLiteral("request.stop")));

    CommandSpec stop =
        makeSpec("request.stop", {request, QStringLiteral("stop")}, Commands::tr("Stop new jobs"),
                 Commands::tr("No new jobs are made for a request and none are submitted; what runs goes"
                              " on."),
                 "prodctl request stop 3 --why \"everything fails at alpha\"", "hold", {whyParameter(true)});
    stop.undoable = true;
    list.push_back(std::make_unique<Stop>(stop, QStringLiteral("request.go-on")));

    CommandSpec abandon =
        makeSpec("request.abandon", {QStringLiteral("abandon")}, Commands::tr("Finish short"),
                 Commands::tr("Signs the missing work units of a running request off as lost for good, with"
                              " your name and reason; the request can then finish with fewer events."),
                 "prodctl abandon 3 --why \"tape 17 is broken\"", "abort",
                 {{QStringLiteral("run"),
                   ParameterKind::Integer,
                   Commands::tr("Only of run"),
                   Commands::tr("Only the missing work units of this run; 0: of all runs."),
                   false,
                   {},
                   QStringLiteral("0"),
                   {},
                   false},
                  whyParameter(true)});
    abandon.roles = {Role::Manager};
    abandon.risk = Risk::TypeName;
    abandon.dangerous = true;
    list.push_back(std::make_unique<Abandon>(abandon));
}

void addLookCommand(CommandList &list)
{
    CommandSpec look;
    look.id = QStringLiteral("jobs.look");
    look.cli = {QStringLiteral("look")};
    look.title = Commands::tr("Look again");
    look.description = Commands::tr("The agent asks the endpoint for these jobs soon, also for those that"
                                    " were"
                                    " given up, and decides from what it finds.");
    look.example = QStringLiteral("prodctl look 17");
    look.parameters = {jobsParameter(true)};
    look.roles = {Role::Site, Role::Shifter, Role::Manager};
    look.risk = Risk::None;
    look.icon = QStringLiteral("search");
    list.push_back(std::make_unique<Look>(look));
}

}  // namespace shiftdeck
