// Commands about the plan of a campaign: set a milestone, and withdraw one.
#include "models/commands/support.h"
#include "models/production/planning.h"
#include "models/storage/database.h"

#include <QJsonDocument>

namespace shiftdeck {

namespace {
// What clears a luminosity that was asked for.
constexpr QLatin1StringView kNone{"none"};

struct Found {
    CampaignId campaign;
    std::optional<Milestone> milestone;

    int newest() const { return milestone ? milestone->newest().version : 0; }
    bool isPlanned() const { return milestone && !milestone->newest().withdrawn; }
};

Result<Found> findIn(Database &db, const QJsonObject &a)
{
    Found found;
    SD_TRY(found.campaign, campaignOf(db, textOf(a, "campaign")));
    SD_TRY(found.milestone, findMilestone(db, found.campaign, textOf(a, "name")));
    return found;
}

Parameter plain(const char *name, ParameterKind kind, const QString &title, const QString &help,
                bool required = false, const char *source = "", bool positional = false)
{
    return {QLatin1StringView(name),   kind,      title, help, required, {}, {},
            QLatin1StringView(source), positional};
}

QString textOfVersion(const MilestoneVersion &version)
{
    return Commands::tr("%1 by %2", "what is asked for, date")
        .arg(targetText(version.target), dayText(version.dueAt));
}

// All that a version says, so that nothing is left as it is by then.
QJsonObject argumentsOf(const QJsonObject &a, const MilestoneVersion &version)
{
    const MilestoneTarget &t = version.target;
    return {{QStringLiteral("name"), textOf(a, "name")},
            {QStringLiteral("campaign"), textOf(a, "campaign")},
            {QStringLiteral("due"), dayText(version.dueAt)},
            {QStringLiteral("step"), QString(toWord(t.step))},
            {QStringLiteral("events"), t.events.value_or(0)},
            {QStringLiteral("files"), t.files.value_or(0)},
            {QStringLiteral("luminosity"),
             t.luminosity.isEmpty() ? QString(kNone) : t.luminosity + u' ' + t.unit}};
}

// What was there, as JSON: the number of the newest version, and what sets it again where it is planned.
constexpr QLatin1StringView kVersion{"version"}, kBefore{"before"};

QString basisOf(const Found &found, const QJsonObject &arguments)
{
    QJsonObject basis{{kVersion, found.newest()}};
    if (found.isPlanned())
        basis.insert(kBefore, argumentsOf(arguments, found.milestone->newest()));
    return QString::fromUtf8(QJsonDocument(basis).toJson(QJsonDocument::Compact));
}

QJsonObject basisIn(const PlanItem &item) { return QJsonDocument::fromJson(item.basis.toUtf8()).object(); }

class MilestoneCommand : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const Found found, findIn(db, arguments));
        PlanItem item{QStringLiteral("milestone"), found.milestone ? found.milestone->newest().id : 0,
                      Commands::tr("milestone %1 of campaign %2")
                          .arg(textOf(arguments, "name"), textOf(arguments, "campaign"))};
        item.basis = basisOf(found, arguments);
        Plan plan;
        plan.arguments = arguments;
        SD_CHECK(detail(found, now, plan, item));
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_CHECK(change(db, x, basisIn(item).value(kVersion).toInt()));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

  protected:
    virtual Result<> detail(const Found &found, TimeMs now, Plan &plan, PlanItem &item) const = 0;
    virtual Result<> change(Database &db, const Execution &x, int after) const = 0;

    CommandSpec m_spec;
};

class SetMilestone final : public MilestoneCommand {
  public:
    SetMilestone()
    {
        m_spec.id = QStringLiteral("milestone.set");
        m_spec.cli = {QStringLiteral("progress"), QStringLiteral("milestones"), QStringLiteral("set")};
        m_spec.title = Commands::tr("Set milestone");
        m_spec.description = Commands::tr("Says what a step of a campaign is to have reached by when; of a "
                                          "milestone that is there, what is not"
                                          " given stays. The dates before stay visible.");
        m_spec.example =
            QStringLiteral("prodctl progress milestones set half --campaign 2010 --due 2026-12-01"
                           " --events 5000 --why \"for the winter conferences\"");
        Parameter step = plain("step", ParameterKind::Word, Commands::tr("Step"),
                               Commands::tr("The step that counts; production where it is not given."));
        step.words = allWords<Step>();
        m_spec.parameters = {
            plain("name", ParameterKind::Text, Commands::tr("Milestone"), Commands::tr("Its name."), true, "",
                  true),
            plain("campaign", ParameterKind::Name, Commands::tr("Campaign"), Commands::tr("The campaign."),
                  true, "campaign"),
            plain("due", ParameterKind::Text, Commands::tr("Due date"),
                  Commands::tr("The day at whose end (UTC) it is to be reached, as 2026-12-01.")),
            step,
            plain(
                "events", ParameterKind::Integer, Commands::tr("Events"),
                Commands::tr(
                    "Events credited; 0: not asked for. A milestone that asks for nothing in particular asks"
                    " for all events of the step.")),
            plain("files", ParameterKind::Integer, Commands::tr("Merged files"),
                  Commands::tr("Merged files in the catalogue; 0: not asked for.")),
            plain("luminosity", ParameterKind::Text, Commands::tr("Luminosity"),
                  Commands::tr(
                      "Recorded, of the runs that are complete, as \"2.5 /pb\"; none: not asked for.")),
            whyParameter(false)};
        m_spec.roles = {Role::Manager};
        m_spec.undoable = true;
        m_spec.icon = QStringLiteral("clock");
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        const QJsonObject before = basisIn(plan.items.value(0)).value(kBefore).toObject();
        if (!before.isEmpty())
            return std::pair(m_spec.id, before);
        return std::pair(QStringLiteral("milestone.withdraw"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("campaign"), textOf(plan.arguments, "campaign")},
                                     {QStringLiteral("why"), Commands::tr("Taken back.")}});
    }

  protected:
    Result<> detail(const Found &found, TimeMs now, Plan &plan, PlanItem &item) const override
    {
        SD_TRY(const NewMilestone wanted, wish(found, plan.arguments));
        SD_CHECK(checkMilestone(wanted));
        MilestoneVersion after;
        after.target = wanted.target;
        after.dueAt = wanted.dueAt;
        if (found.isPlanned()) {
            const MilestoneVersion &before = found.milestone->newest();
            if (before.target == after.target && before.dueAt == after.dueAt) {
                leaveOut(item, Commands::tr("It is %1 already.").arg(textOfVersion(before)));
                return {};
            }
            item.effect = QStringLiteral("%1 \u2192 %2").arg(textOfVersion(before), textOfVersion(after));
            item.why = slipText(found.milestone->firstDue(), after.dueAt);
        } else {
            item.effect = textOfVersion(after);
        }
        if (endOfDay(after.dueAt) < now)
            plan.warnings.append(Commands::tr("The date is in the past."));
        return {};
    }

    Result<> change(Database &db, const Execution &x, int after) const override
    {
        SD_TRY(const Found found, findIn(db, x.plan.arguments));
        SD_TRY(const NewMilestone wanted, wish(found, x.plan.arguments));
        SD_CHECK(setMilestone(db, wanted, after, actorOf(x, m_spec)));
        return {};
    }

  private:
    static QString slipText(TimeMs first, TimeMs due)
    {
        const qint64 days = (endOfDay(due) - endOfDay(first)) / 86'400'000;
        if (days == 0)
            return Commands::tr("Its first date was the same.");
        return days > 0
            ? Commands::tr("%n day(s) after its first date, %1.", nullptr, int(days)).arg(dayText(first))
            : Commands::tr("%n day(s) before its first date, %1.", nullptr, int(-days)).arg(dayText(first));
    }

    static Result<NewMilestone> wish(const Found &found, const QJsonObject &a)
    {
        NewMilestone wanted{textOf(a, "campaign"), textOf(a, "name"), {}, 0, textOf(a, "why")};
        if (found.isPlanned()) {
            wanted.target = found.milestone->newest().target;
            wanted.dueAt = found.milestone->newest().dueAt;
        }
        if (const QString due = textOf(a, "due"); !due.isEmpty()) {
            SD_TRY(wanted.dueAt, parseDay(Commands::tr("the due date"), due));
        }
        if (wanted.dueAt == 0)
            return fail(ErrorCode::InvalidInput,
                        Commands::tr("the argument \"%1\"").arg(QStringLiteral("due")),
                        Commands::tr("It is missing: a new milestone needs its date."));
        if (const QString step = textOf(a, "step"); !step.isEmpty())
            wanted.target.step = fromWord<Step>(step).value_or(Step::Production);
        const auto number = [&a](const char *name, std::optional<qint64> &n) {
            if (!a.contains(QLatin1StringView(name)))
                return;
            const qint64 given = integerOf(a, name);
            n = given == 0 ? std::nullopt : std::optional<qint64>(given);
        };
        number("events", wanted.target.events);
        number("files", wanted.target.files);
        if (const QString luminosity = textOf(a, "luminosity"); luminosity == kNone)
            wanted.target.luminosity = wanted.target.unit = QString();
        else if (!luminosity.isEmpty())
            SD_CHECK(parseLuminosity(luminosity, wanted.target));
        return wanted;
    }
};

class WithdrawMilestone final : public MilestoneCommand {
  public:
    WithdrawMilestone()
    {
        m_spec.id = QStringLiteral("milestone.withdraw");
        m_spec.cli = {QStringLiteral("progress"), QStringLiteral("milestones"), QStringLiteral("withdraw")};
        m_spec.title = Commands::tr("Withdraw milestone");
        m_spec.description =
            Commands::tr("Takes a milestone out of the plan of its campaign; what it was stays visible.");
        m_spec.example = QStringLiteral(
            "prodctl progress milestones withdraw half --campaign 2010 --why \"the conference was moved\"");
        m_spec.parameters = {plain("name", ParameterKind::Text, Commands::tr("Milestone"),
                                   Commands::tr("Its name."), true, "", true),
                             plain("campaign", ParameterKind::Name, Commands::tr("Campaign"),
                                   Commands::tr("The campaign."), true, "campaign"),
                             whyParameter(true)};
        m_spec.roles = {Role::Manager};
        m_spec.undoable = true;
        m_spec.icon = QStringLiteral("clear");
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("milestone.set"),
                         basisIn(plan.items.value(0)).value(kBefore).toObject());
    }

  protected:
    Result<> detail(const Found &found, TimeMs, Plan &, PlanItem &item) const override
    {
        if (!found.milestone)
            return fail(
                ErrorCode::NotFound, item.what,
                Commands::tr(
                    "The campaign has none of this name; prodctl progress milestones list names them."));
        if (!found.isPlanned()) {
            leaveOut(item, Commands::tr("It is withdrawn already."));
            return {};
        }
        item.effect = Commands::tr("withdrawn; it was %1").arg(textOfVersion(found.milestone->newest()));
        return {};
    }

    Result<> change(Database &db, const Execution &x, int after) const override
    {
        const QJsonObject &a = x.plan.arguments;
        return withdrawMilestone(db, textOf(a, "campaign"), textOf(a, "name"), after, textOf(a, "why"),
                                 actorOf(x, m_spec));
    }
};
}  // namespace

void addPlanCommands(CommandList &list)
{
    list.push_back(std::make_unique<SetMilestone>());
    list.push_back(std::make_unique<WithdrawMilestone>());
}

}  // namespace shiftdeck
