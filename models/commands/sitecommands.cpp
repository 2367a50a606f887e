// Commands about sites: drain, undrain, and have one asked how it is.
#include "models/commands/support.h"

#include "models/core/timespan.h"
#include "models/production/sites.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
Parameter siteParameter()
{
    return {QStringLiteral("name"),
            ParameterKind::Name,
            Commands::tr("Site"),
            Commands::tr("The site."),
            true,
            {},
            {},
            QStringLiteral("site"),
            true};
}

// A command about one site, named in the arguments.
class SiteCommand : public Command {
  public:
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const SiteFacts site, loadSiteFacts(db, textOf(arguments, "name"), now));
        PlanItem item{QStringLiteral("site"), site.id.value(), Commands::tr("site %1").arg(site.name)};
        item.basis = site.drain ? Commands::tr("drained (%1)").arg(site.drain->id) : Commands::tr("open");
        if (who.role == Role::Site && who.site != site.id)
            leaveOut(item, Commands::tr("%1 acts for another site.").arg(who.name), ErrorCode::NotAuthorized);
        else
            detail(site, now, item);
        Plan plan;
        plan.arguments = arguments;
        plan.summary = item.included ? Commands::tr("%1: %2.", "command, thing").arg(m_spec.title, item.what)
                                     : Commands::tr("%1: nothing to do.", "command").arg(m_spec.title);
        plan.items.append(item);
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const PlanItem item = x.plan.items.value(0);
        SD_CHECK(change(db, SiteId(item.id), x));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

  protected:
    SiteCommand(const char *id, const char *word, const QString &title, const QString &description,
                const char *example, const char *icon)
    {
        m_spec.id = QString::fromLatin1(id);
        m_spec.cli = {QStringLiteral("sites"), QString::fromLatin1(word)};
        m_spec.title = title;
        m_spec.description = description;
        m_spec.example = QString::fromLatin1(example);
        m_spec.parameters = {siteParameter()};
        m_spec.roles = {Role::Site, Role::Shifter, Role::Manager};
        m_spec.icon = QString::fromLatin1(icon);
    }
    // Fills effect and why, or leaves it out.
    virtual void detail(const SiteFacts &site, TimeMs now, PlanItem &item) const = 0;
    virtual Result<> change(Database &db, SiteId site, const Execution &x) const = 0;

    CommandSpec m_spec;
};

class Drain final : public SiteCommand {
  public:
    Drain()
        : SiteCommand(
            "site.drain", "drain", Commands::tr("Drain site"),
            Commands::tr("Hands a site no new jobs, until somebody takes that back; what runs there "
                         "goes on."),
            "prodctl sites drain alpha --reason \"power cut on Monday\"", "hold")
    {
        m_spec.parameters.append({QStringLiteral("reason"),
                                  ParameterKind::Text,
                                  Commands::tr("Reason"),
                                  Commands::tr("Why; everybody who waits for the site reads it."),
                                  true,
                                  {},
                                  {},
                                  {},
                                  false});
        m_spec.undoable = true;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(QStringLiteral("site.undrain"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")}});
    }

  protected:
    void detail(const SiteFacts &site, TimeMs now, PlanItem &item) const override
    {
        if (site.drain)
            return leaveOut(item,
                            Commands::tr("It is drained already, by %1, %2: %3")
                                .arg(site.drain->by, timeAgo(site.drain->at, now), site.drain->reason));
        item.effect = Commands::tr("takes no new jobs");
        item.why = Commands::tr("Jobs that wait to go there: %1; jobs there that go on: %2.")
                       .arg(site.pending)
                       .arg(site.open - site.pending);
    }

    Result<> change(Database &db, SiteId site, const Execution &x) const override
    {
        const QString reason = textOf(x.plan.arguments, "reason").trimmed();
        if (reason.isEmpty())
            return fail(ErrorCode::InvalidInput, Commands::tr("the reason"), Commands::tr("It is empty."));
        return drainSite(db, site, reason, actorOf(x, m_spec));
    }
};

class Undrain final : public SiteCommand {
  public:
    Undrain()
        : SiteCommand("site.undrain", "undrain", Commands::tr("Undrain site"),
                      Commands::tr("Hands a drained site new jobs again."), "prodctl sites undrain alpha",
                      "resume")
    {
        m_spec.parameters.append(whyParameter(false));
        m_spec.undoable = true;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        // With the reason that it was drained for, which the plan has.
        return std::pair(QStringLiteral("site.drain"),
                         QJsonObject{{QStringLiteral("name"), textOf(plan.arguments, "name")},
                                     {QStringLiteral("reason"), plan.items.value(0).why}});
    }

  protected:
    void detail(const SiteFacts &site, TimeMs, PlanItem &item) const override
    {
        if (!site.drain)
            return leaveOut(item, Commands::tr("It is not drained."));
        item.effect = Commands::tr("takes new jobs");
        item.why = site.drain->reason;
    }

    Result<> change(Database &db, SiteId site, const Execution &x) const override
    {
        return liftDrain(db, site, textOf(x.plan.arguments, "why"), actorOf(x, m_spec));
    }
};

class AskSite final : public SiteCommand {
  public:
    AskSite()
        : SiteCommand("site.ask", "ask", Commands::tr("Check now"),
                      Commands::tr("Has the agent ask a site how it is with its next look, and not only when "
                                   "it is its turn."),
                      "prodctl sites ask alpha", "refresh")
    {
        m_spec.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Manager};
        m_spec.risk = Risk::None;
    }

  protected:
    void detail(const SiteFacts &site, TimeMs, PlanItem &item) const override
    {
        item.basis.clear();
        if (site.lookWanted)
            return leaveOut(item, Commands::tr("It is going to be asked already; an agent must be running."));
        item.effect = Commands::tr("is asked by the agent");
    }

    Result<> change(Database &db, SiteId site, const Execution &x) const override
    {
        return wantLook(db, site, actorOf(x, m_spec));
    }
};
}  // namespace

void addSiteCommands(CommandList &list)
{
    list.push_back(std::make_unique<Drain>());
    list.push_back(std::make_unique<Undrain>());
    list.push_back(std::make_unique<AskSite>());
}

}  // namespace shiftdeck
