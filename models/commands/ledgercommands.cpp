// Commands that move work: make jobs, merge, finish, declare. Each is about requests, and on evidence.
#include "models/commands/support.h"

#include "models/production/closing.h"
#include "models/production/jobmaking.h"
#include "models/production/merging.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
using S = RequestStatus;

// Allowed to the roles of the spec, for requests in certain statuses.
class LedgerCommand : public RequestCommand {
  public:
    LedgerCommand(CommandSpec spec, QList<S> from, QString only)
        : RequestCommand(std::move(spec)), m_from(std::move(from)), m_only(std::move(only))
    {
    }

    Blocker obstacle(const Principal &, const RequestSummary &request,
                     const QList<TransitionRule> &) const override
    {
        if (!m_from.contains(request.status))
            return {m_only.arg(toWord(request.status))};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan,
                            [&](const PlanItem &item) { return work(db, x, RequestId(item.id)); });
    }

  protected:
    virtual Result<QString> work(Database &db, const Execution &x, RequestId request) const = 0;

  private:
    QList<S> m_from;
    QString m_only;
};

class Submit final : public LedgerCommand {
  public:
    using LedgerCommand::LedgerCommand;

  protected:
    Result<> begin(Context &context) const override
    {
        const qint64 n = integerOf(context.arguments, "units-per-job");
        if (n < 1 || n > 1000)
            return fail(ErrorCode::InvalidInput, Commands::tr("the number of work units in a job"),
                        Commands::tr("It lies between 1 and 1000."));
        return {};
    }

    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(const JobPlan plan, planJobs(context.db, request.id, perJob(context.arguments)));
        if (plan.jobs.isEmpty()) {
            leaveOut(item,
                     plan.nothing.isEmpty()
                         ? Commands::tr("Every work unit is in a job, credited or signed off.")
                         : plan.nothing);
            return {};
        }
        item.effect =
            Commands::tr("%1 for %2 work units, %3")
                .arg(countedJobs(plan.jobs.size()), QString::number(plan.units), countedEvents(plan.events));
        item.why = Commands::tr("None of these work units is credited or in another job.");
        item.basis += QStringLiteral("; units %1+%2; jobs %3; events %4")
                          .arg(plan.units)
                          .arg(plan.unitsMissing)
                          .arg(plan.jobs.size())
                          .arg(plan.events);
        return {};
    }

    Result<QString> work(Database &db, const Execution &x, RequestId request) const override
    {
        const Actor actor = actorOf(x, spec());
        SD_CHECK(makeUnits(db, request, actor));
        SD_TRY(const JobPlan plan, planJobs(db, request, perJob(x.plan.arguments)));
        SD_TRY(const auto jobs, makeJobs(db, plan, actor));
        return Commands::tr("%1 made; the agent submits them.").arg(countedJobs(jobs.size()));
    }

  private:
    static int perJob(const QJsonObject &arguments)
    {
        return static_cast<int>(integerOf(arguments, "units-per-job"));
    }
};

class Merge final : public LedgerCommand {
  public:
    using LedgerCommand::LedgerCommand;

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(const MergePlan plan, planMerges(context.db, request.id, flagOf(context.arguments, "early")));
        if (plan.merges.isEmpty()) {
            leaveOut(item,
                     plan.nothing.isEmpty() ? Commands::tr("There is no credited output that is not merged.")
                                            : plan.nothing);
            return {};
        }
        qint64 parts = 0, events = 0;
        for (const PlannedMerge &merge : plan.merges) {
            parts += merge.parts.size();
            events += merge.events;
        }
        item.effect =
            Commands::tr("%1 merged files of %2 outputs, %3")
                .arg(QString::number(plan.merges.size()), QString::number(parts), countedEvents(events));
        item.why = Commands::tr("Credited outputs that are in no merged file yet.");
        item.basis +=
            QStringLiteral("; merges %1; parts %2; events %3").arg(plan.merges.size()).arg(parts).arg(events);
        return {};
    }

    Result<QString> work(Database &db, const Execution &x, RequestId request) const override
    {
        SD_TRY(const MergePlan plan, planMerges(db, request, flagOf(x.plan.arguments, "early")));
        SD_TRY(const auto jobs, makeMerges(db, plan, actorOf(x, spec())));
        return Commands::tr("%1 made; the agent submits them.").arg(countedJobs(jobs.size()));
    }
};

class Finish final : public LedgerCommand {
  public:
    using LedgerCommand::LedgerCommand;

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(const QStringList missing, finishBlockers(context.db, request.id));
        if (!missing.isEmpty())
            leaveOut(item, missing.join(u' '));
        else
            item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(S::Finished));
        item.why = missing.isEmpty() ? Commands::tr("%1 credited, %2 merged files done.")
                                           .arg(countedEvents(request.units.eventsOf(UnitState::Credited)),
                                                QString::number(request.mergesDone))
                                     : item.why;
        return {};
    }

    Result<QString> work(Database &db, const Execution &x, RequestId request) const override
    {
        SD_CHECK(finishRequest(db, request, textOf(x.plan.arguments, "why"), actorOf(x, spec())));
        return Commands::tr("Finished.");
    }
};

class Declare final : public LedgerCommand {
  public:
    using LedgerCommand::LedgerCommand;

  protected:
    Result<> detail(Context &, const RequestSummary &request, PlanItem &item) const override
    {
        if (!request.sample.isEmpty()) {
            leaveOut(item,
                     Commands::tr("It is a trial: what it makes is compared with the sample %1, and never"
                                  " declared.")
                         .arg(request.sample));
            return {};
        }
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(S::Declared));
        item.why = Commands::tr("%1 merged files go into the catalogue.").arg(request.mergesDone);
        item.basis += QStringLiteral("; merges %1").arg(request.mergesDone);
        return {};
    }

    Result<QString> work(Database &db, const Execution &x, RequestId request) const override
    {
        SD_TRY(const int files,
               declareRequest(db, request, textOf(x.plan.arguments, "why"), actorOf(x, spec())));
        return Commands::tr("%1 files declared.").arg(files);
    }
};

CommandSpec makeSpec(const char *id, const char *cli, const QString &title, const QString &description,
                     const char *example, const char *icon, const char *shortcut, QList<Parameter> more)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QString::fromLatin1(cli)};
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"campaign = 2010\"."))};
    spec.parameters += more;
    spec.roles = {Role::Shifter, Role::Agent, Role::Manager};
    spec.icon = QLatin1StringView(icon);
    spec.shortcut = QLatin1StringView(shortcut);
    return spec;
}
}  // namespace

void addLedgerCommands(CommandList &list)
{
    list.push_back(std::make_unique<Submit>(
        makeSpec("jobs.make", "submit", Commands::tr("Submit"),
                 Commands::tr("Makes the jobs of a staged or running request; the agent submits them."),
                 "prodctl submit 3", "submit", "Ctrl+Return",
                 {{QStringLiteral("units-per-job"),
                   ParameterKind::Integer,
                   Commands::tr("Work units per job"),
                   Commands::tr("1 to 1000."),
                   false,
                   {},
                   QStringLiteral("1"),
                   {},
                   false}}),
        QList{S::Staged, S::Running},
        Commands::tr("It is %1; only staged and running requests can have jobs made.")));
    list.push_back(std::make_unique<Merge>(
        makeSpec("request.merge", "merge", Commands::tr("Merge"),
                 Commands::tr("Merges the credited outputs of a running request, each exactly once."),
                 "prodctl merge 3", "merge", "Ctrl+M",
                 {{QStringLiteral("early"),
                   ParameterKind::Flag,
                   Commands::tr("Before all work units are credited"),
                   Commands::tr("Merge what is credited now; the rest goes into further files."),
                   false,
                   {},
                   {},
                   {},
                   false}}),
        QList{S::Running}, Commands::tr("It is %1; only running requests can be merged.")));
    list.push_back(std::make_unique<Finish>(
        makeSpec("request.finish", "finish", Commands::tr("Finish"),
                 Commands::tr(
                     "Ends a request whose work units are all credited and whose outputs are all merged."),
                 "prodctl finish 3", "finish", "", {whyParameter(false)}),
        QList{S::Running}, Commands::tr("It is %1; only running requests can be finished.")));
    list.push_back(std::make_unique<Declare>(
        makeSpec("request.declare", "declare", Commands::tr("Declare"),
                 Commands::tr("Registers the merged files of a finished request in the catalogue."),
                 "prodctl declare 3", "declare", "", {whyParameter(false)}),
        QList{S::Finished}, Commands::tr("It is %1; only finished requests can be declared.")));
}

}  // namespace shiftdeck
