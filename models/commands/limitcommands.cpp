// The command that changes a limit: how far the agent goes by itself.
#include "models/commands/support.h"

#include "models/production/limits.h"
#include "models/production/requeststops.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
bool stopsRequests(LimitName name) { return name <= LimitName::SiteWindow; }

// What the new value would do at once, or from when on it holds.
Result<QString> consequence(Database &db, LimitName name, qint64 value, TimeMs now)
{
    if (name >= LimitName::RetryDelay1)
        return Commands::tr("It holds for what fails from now on; what waits already keeps its time.");
    if (!stopsRequests(name))
        return Commands::tr("It holds from the next look on; jobs that are marked as stuck stay so until "
                            "they move.");
    SD_TRY(LimitValues limits, loadLimitValues(db));
    limits.set(name, value);
    SD_TRY(const auto stops, requestsToStop(db, limits, now));
    return stops.isEmpty() ? Commands::tr("No running request would be stopped by it now.")
                           : Commands::tr("Running requests that would be stopped by it now: %1.")
                                 .arg(stops.size());
}

class SetLimit final : public Command {
  public:
    SetLimit()
    {
        m_spec.id = QStringLiteral("limit.set");
        m_spec.cli = {QStringLiteral("limits"), QStringLiteral("set")};
        m_spec.title = Commands::tr("Change a limit");
        m_spec.description = Commands::tr("Changes how far the agent goes by itself: when a request is "
                                          "stopped, a job counts as stuck, or work is tried again.");
        m_spec.example = QStringLiteral("prodctl limits set site-window \"2 h\" --why \"slow site\"");
        m_spec.parameters = {{QStringLiteral("name"),
                              ParameterKind::Word,
                              Commands::tr("Limit"),
                              Commands::tr("Its name; prodctl limits says what each means."),
                              true,
                              allWords<LimitName>(),
                              {},
                              {},
                              true},
                             {QStringLiteral("value"),
                              ParameterKind::Text,
                              Commands::tr("Value"),
                              Commands::tr("A number; a time with its unit: 90 s, 5 min, 1 h 30 min."),
                              true,
                              {},
                              {},
                              {},
                              true},
                             whyParameter(false)};
        m_spec.roles = {Role::Manager};
        m_spec.undoable = true;
        m_spec.icon = QStringLiteral("settings");
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const Limit limit, loadLimit(db, nameOf(arguments)));
        SD_TRY(const qint64 to, parseLimit(limit, textOf(arguments, "value")));
        const QString before = limitText(limit.unit, limit.value), after = limitText(limit.unit, to);
        PlanItem item{QStringLiteral("limit"), limit.id,
                      Commands::tr("limit %1", "its name").arg(toWord(limit.name))};
        item.basis = before;
        item.effect = QStringLiteral("%1 \u2192 %2").arg(before, after);
        if (to == limit.value) {
            leaveOut(item, Commands::tr("It is %1 already.").arg(after));
        } else {
            SD_TRY(const QString then, consequence(db, limit.name, to, now));
            item.why = QStringLiteral("%1 %2").arg(limitMeaning(limit.name), then);
        }
        Plan plan;
        plan.arguments = arguments;
        plan.arguments.insert(QStringLiteral("value"), after);
        plan.summary = item.included
            ? Commands::tr("%1: %2 from %3 to %4.", "command, limit, values")
                  .arg(m_spec.title, toWord(limit.name), before, after)
            : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const LimitName name = nameOf(x.plan.arguments);
        SD_TRY(const Limit limit, loadLimit(db, name));
        const PlanItem item = x.plan.items.value(0);
        SD_TRY(const qint64 from, parseLimit(limit, item.basis));
        SD_TRY(const qint64 to, parseLimit(limit, textOf(x.plan.arguments, "value")));
        SD_CHECK(setLimit(db, name, from, to, textOf(x.plan.arguments, "why"), actorOf(x, m_spec)));
        return QList<Outcome>{{item.entity, limit.id, item.what, true, item.effect}};
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(
            m_spec.id,
            QJsonObject{{QStringLiteral("name"), plan.arguments.value(QLatin1StringView("name"))},
                        {QStringLiteral("value"), plan.items.value(0).basis}});
    }

  private:
    static LimitName nameOf(const QJsonObject &arguments)
    {
        return fromWord<LimitName>(textOf(arguments, "name")).value_or(LimitName::ConfigurationFailures);
    }

    CommandSpec m_spec;
};
}  // namespace

void addLimitCommands(CommandList &list) { list.push_back(std::make_unique<SetLimit>()); }

}  // namespace shiftdeck
