// New campaigns and new requests.
#include "models/commands/support.h"

#include "models/production/sites.h"
#include "models/storage/database.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

namespace shiftdeck {

namespace {
Parameter text(const char *name, const QString &title, const QString &help, bool required = false)
{
    return {QLatin1StringView(name), ParameterKind::Text, title, help, required, {}, {}, {}, false};
}

Parameter integer(const char *name, const QString &title, const QString &help, const char *fallback)
{
    return {QLatin1StringView(name),
            ParameterKind::Integer,
            title,
            help,
            *fallback == '\0',
            {},
            QLatin1StringView(fallback),
            {},
            false};
}

Parameter name(const char *key, const QString &title, const QString &help, bool required, const char *source)
{
    return {QLatin1StringView(key),
            ParameterKind::Name,
            title,
            help,
            required,
            {},
            {},
            QLatin1StringView(source),
            false};
}

class CreateCommand : public Command {
  public:
    explicit CreateCommand(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const QJsonObject complete, completed(db, arguments));
        SD_CHECK(check(db, complete));
        Plan plan;
        plan.arguments = complete;
        plan.items.append(item(complete));
        plan.summary = Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, plan.items.first().what);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &execution) const override
    {
        PlanItem made = execution.plan.items.value(0);
        SD_TRY(made.id, make(db, execution.plan.arguments, actorOf(execution, m_spec)));
        return QList<Outcome>{
            {made.entity, made.id, made.what, true, Commands::tr("Number %1.").arg(made.id)}};
    }

  protected:
    virtual PlanItem item(const QJsonObject &arguments) const = 0;
    virtual Result<qint64> make(Database &db, const QJsonObject &arguments, const Actor &actor) const = 0;
    virtual Result<> check(Database &db, const QJsonObject &arguments) const = 0;
    // With what the store says where nothing was given, so that the plan shows it.
    virtual Result<QJsonObject> completed(Database &, const QJsonObject &arguments) const
    {
        return arguments;
    }

  private:
    CommandSpec m_spec;
};

class CreateCampaign final : public CreateCommand {
  public:
    using CreateCommand::CreateCommand;

  protected:
    PlanItem item(const QJsonObject &a) const override
    {
        return {QStringLiteral("campaign"), 0, Commands::tr("campaign %1").arg(textOf(a, "name")),
                Commands::tr("new: release %1, conditions %2, runs %3 to %4")
                    .arg(textOf(a, "release"), textOf(a, "conditions"),
                         QString::number(integerOf(a, "first-run")),
                         QString::number(integerOf(a, "last-run")))};
    }

    Result<qint64> make(Database &db, const QJsonObject &a, const Actor &actor) const override
    {
        SD_TRY(const NewCampaign campaign, parse(a));
        SD_TRY(const CampaignId id, createCampaign(db, campaign, actor));
        return id.value();
    }

    Result<> check(Database &db, const QJsonObject &a) const override
    {
        SD_TRY(const NewCampaign campaign, parse(a));
        return checkCampaign(db, campaign);
    }

  private:
    static Result<NewCampaign> parse(const QJsonObject &a)
    {
        NewCampaign c{textOf(a, "name"),         textOf(a, "title"),       textOf(a, "release"),
                      textOf(a, "conditions"),   textOf(a, "link"),        textOf(a, "predecessor"),
                      integerOf(a, "first-run"), integerOf(a, "last-run"), {}};
        if (const QString due = textOf(a, "due"); !due.isEmpty()) {
            const QDateTime at = QDateTime::fromString(due, Qt::ISODate);
            if (!at.isValid())
                return fail(ErrorCode::InvalidInput, Commands::tr("the due date"),
                            Commands::tr("\"%1\" is not a date such as 2012-03-01.").arg(due.left(100)));
            c.dueAt = QDateTime(at.date(), at.time(), Qt::UTC).toMSecsSinceEpoch();
        }
        return c;
    }
};

class CreateRequest final : public CreateCommand {
  public:
    using CreateCommand::CreateCommand;

  protected:
    PlanItem item(const QJsonObject &a) const override
    {
        return {QStringLiteral("request"), 0,
                Commands::tr("%1 of %2 in campaign %3")
                    .arg(textOf(a, "step"), textOf(a, "dataset"), textOf(a, "campaign")),
                textOf(a, "release").isEmpty()
                    ? Commands::tr("new request")
                    : Commands::tr("new request with release %1").arg(textOf(a, "release"))};
    }

    Result<qint64> make(Database &db, const QJsonObject &a, const Actor &actor) const override
    {
        SD_TRY(const RequestId id, createRequest(db, parse(a), actor));
        return id.value();
    }

    Result<> check(Database &db, const QJsonObject &a) const override { return checkRequest(db, parse(a)); }

    Result<QJsonObject> completed(Database &db, const QJsonObject &arguments) const override
    {
        QJsonObject result = arguments;
        if (textOf(arguments, "release").isEmpty()) {
            SD_TRY(const auto latest, latestApproved(db, textOf(arguments, "step")));
            if (latest)
                result.insert(QStringLiteral("release"), *latest);
        }
        return result;
    }

  private:
    static NewRequest parse(const QJsonObject &a)
    {
        const auto number = [&a](const char *key) {
            return static_cast<int>(
                std::clamp<qint64>(integerOf(a, key), -1, std::numeric_limits<int>::max()));
        };
        NewRequest r;
        r.campaign = textOf(a, "campaign");
        r.dataset = textOf(a, "dataset");
        r.step = fromWord<Step>(textOf(a, "step")).value_or(Step::Production);
        r.release = textOf(a, "release");
        r.conditions = textOf(a, "conditions");
        r.splitKind = fromWord<SplitKind>(textOf(a, "split")).value_or(SplitKind::Events);
        r.splitSize = integerOf(a, "split-size");
        r.mergeEvents = integerOf(a, "merge-events");
        r.mergeBytes = integerOf(a, "merge-bytes");
        r.mergePolicy = fromWord<MergePolicy>(textOf(a, "merge-policy")).value_or(r.mergePolicy);
        r.releaseParts = fromWord<ReleaseWhen>(textOf(a, "release-parts")).value_or(r.releaseParts);
        r.priority = number("priority");
        r.maxAttempts = number("max-attempts");
        r.memoryMb = number("memory");
        r.wallSeconds = number("wall");
        r.test = flagOf(a, "test");
        return r;
    }
};

CommandSpec campaignSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("campaign.create");
    spec.cli = {QStringLiteral("campaign"), QStringLiteral("new")};
    spec.title = Commands::tr("New campaign");
    spec.description = Commands::tr("Defines a campaign: its release, conditions tag and range of runs.");
    spec.example = QStringLiteral("prodctl campaign new 2011 --release demo-1 --conditions ct-2011-1"
                                  " --first-run 160000 --last-run 180000 --predecessor 2010");
    Parameter called = text("name", Commands::tr("Name"), Commands::tr("The campaign's name, unique."), true);
    called.positional = true;
    spec.parameters = {
        called,
        name("release", Commands::tr("Release"), Commands::tr("The software version."), true, "release"),
        text("conditions", Commands::tr("Conditions tag"), Commands::tr("The calibration used."), true),
        integer("first-run", Commands::tr("First run"), Commands::tr("The range of runs."), ""),
        integer("last-run", Commands::tr("Last run"), Commands::tr("The range of runs."), ""),
        text("title", Commands::tr("Title"), Commands::tr("What it is for.")),
        text("link", Commands::tr("Link"), Commands::tr("A ticket or change request.")),
        name("predecessor", Commands::tr("Predecessor"), Commands::tr("The campaign to compare with."), false,
             "campaign"),
        text("due", Commands::tr("Due date"),
             Commands::tr("When it is to be complete, as 2012-03-01 (UTC).")),
    };
    spec.roles = {Role::Manager};
    spec.icon = QStringLiteral("campaign");
    return spec;
}

CommandSpec requestSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("request.create");
    spec.cli = {QStringLiteral("request"), QStringLiteral("new")};
    spec.title = Commands::tr("New request");
    spec.description = Commands::tr("Asks for one step of processing of one dataset.");
    spec.example =
        QStringLiteral("prodctl request new --campaign 2010 --dataset MuRun2010B/raw --step production");
    Parameter step{QStringLiteral("step"),
                   ParameterKind::Word,
                   Commands::tr("Step"),
                   Commands::tr("What is to be done."),
                   true,
                   allWords<Step>(),
                   {},
                   {},
                   false};
    Parameter split{QStringLiteral("split"),
                    ParameterKind::Word,
                    Commands::tr("Split by"),
                    Commands::tr("How inputs are cut into work units."),
                    false,
                    allWords<SplitKind>(),
                    QString(toWord(SplitKind::Events)),
                    {},
                    false};
    Parameter test{QStringLiteral("test"),
                   ParameterKind::Flag,
                   Commands::tr("Test"),
                   Commands::tr("A trial: its outputs are named apart."),
                   false,
                   {},
                   {},
                   {},
                   false};
    spec.parameters = {
        name("campaign", Commands::tr("Campaign"), Commands::tr("The campaign it belongs to."), true,
             "campaign"),
        name("dataset", Commands::tr("Dataset"), Commands::tr("The input."), true, "dataset"),
        step,
        name("release", Commands::tr("Release"),
             Commands::tr("When it is not given: the one approved last for the step, else the campaign's."),
             false, "release"),
        text("conditions", Commands::tr("Conditions tag"),
             Commands::tr("The campaign's when it is not given.")),
        split,
        integer("split-size", Commands::tr("Work unit"), Commands::tr("Files or events in one work unit."),
                "1000"),
        integer("merge-events", Commands::tr("Merged file"),
                Commands::tr("Events in one merged file, about."), "1000000"),
        integer("merge-bytes", Commands::tr("Merged file in bytes"),
                Commands::tr("Bytes in one merged file, about; 0: only the events count."), "0"),
        mergePolicyParameter(),
        releasePartsParameter(),
        integer("priority", Commands::tr("Priority"), Commands::tr("0 to 999999."), "100"),
        integer("max-attempts", Commands::tr("Attempts"),
                Commands::tr("How often the agent tries a work unit."), "5"),
        integer("memory", Commands::tr("Memory in MB"), Commands::tr("The limit of a job; 0: none."), "2000"),
        integer("wall", Commands::tr("Time in seconds"), Commands::tr("The limit of a job; 0: none."),
                "3600"),
        test,
    };
    spec.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
    spec.icon = QStringLiteral("new");
    spec.shortcut = QStringLiteral("Ctrl+N");
    return spec;
}
}  // namespace

void addCreateCommands(CommandList &list)
{
    list.push_back(std::make_unique<CreateCampaign>(campaignSpec()));
    list.push_back(std::make_unique<CreateRequest>(requestSpec()));
}

}  // namespace shiftdeck
