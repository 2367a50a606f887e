// Commands about requests that do not move them: lease, priority, comments.
#include "models/commands/support.h"

#include "models/core/timespan.h"

namespace shiftdeck {

namespace {
using S = RequestStatus;

Parameter hours()
{
    return {QStringLiteral("hours"),
            ParameterKind::Integer,
            Commands::tr("Lease in hours"),
            Commands::tr("Counted from now."),
            false,
            {},
            QStringLiteral("72"),
            {},
            false};
}

class Renew final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &who, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (!QList{S::Assigned, S::Staged, S::Running}.contains(r.status))
            return {Commands::tr("It is %1; only assigned, staged and running requests have a lease.")
                        .arg(toWord(r.status))};
        if (who.role == Role::Site && r.siteId != who.site)
            return {Commands::tr("Site %1 holds it; you act for another site.").arg(r.site),
                    ErrorCode::NotAuthorized};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const TimeMs until = x.now + integerOf(x.plan.arguments, "hours") * 3'600'000;
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(renewLease(db, RequestId(item.id), until, actorOf(x, spec())));
            return Commands::tr("Lease until %1.").arg(utcTime(until));
        });
    }

  protected:
    Result<> begin(Context &context) const override
    {
        const qint64 n = integerOf(context.arguments, "hours");
        if (n < 1 || n > 24 * 365)
            return fail(ErrorCode::InvalidInput, Commands::tr("the number of hours"),
                        Commands::tr("A lease lasts 1 to 8760 hours."));
        return {};
    }

    Result<> detail(Context &context, const RequestSummary &r, PlanItem &item) const override
    {
        const TimeMs length = integerOf(context.arguments, "hours") * 3'600'000;
        item.effect = Commands::tr("lease for %1 from now").arg(timeSpan(length));
        if (r.leaseUntil)
            item.why = Commands::tr("Its lease ends %1.").arg(timeAgo(*r.leaseUntil, context.now));
        return {};
    }
};

class Priority final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (QList{S::Finished, S::Declared, S::Delivered, S::Certified, S::Rejected, S::Aborted, S::Obsolete}
                .contains(r.status))
            return {Commands::tr("It is %1; its work is over.").arg(toWord(r.status))};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        const int to = static_cast<int>(integerOf(x.plan.arguments, "priority"));
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_TRY(const RequestSummary r, loadRequest(db, RequestId(item.id)));
            SD_CHECK(
                setPriority(db, r.id, r.priority, to, textOf(x.plan.arguments, "why"), actorOf(x, spec())));
            return Commands::tr("%1 \u2192 %2", "priorities").arg(r.priority).arg(to);
        });
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        const QList<qint64> ids = doneIds(outcomes);
        QStringList before;
        for (const PlanItem &item : plan.items)
            if (item.included && !before.contains(item.basis))
                before.append(item.basis);
        // Only requests that all had the same priority get it back with one command.
        if (ids.isEmpty() || before.size() != 1)
            return {};
        return std::pair(spec().id,
                         QJsonObject{{QStringLiteral("requests"), toArray(ids)},
                                     {QStringLiteral("priority"), before.first().toLongLong()}});
    }

  protected:
    Result<> begin(Context &context) const override
    {
        const qint64 n = integerOf(context.arguments, "priority");
        if (n < 0 || n > 999'999)
            return fail(ErrorCode::InvalidInput, Commands::tr("the priority"),
                        Commands::tr("It lies between 0 and 999999."));
        return {};
    }

    Result<> detail(Context &context, const RequestSummary &r, PlanItem &item) const override
    {
        item.basis = QString::number(r.priority);
        const qint64 to = integerOf(context.arguments, "priority");
        if (to == r.priority)
            leaveOut(item, Commands::tr("It has this priority already."));
        else
            item.effect = Commands::tr("priority %1 \u2192 %2").arg(r.priority).arg(to);
        return {};
    }
};

class RequestComment final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &, const RequestSummary &,
                     const QList<TransitionRule> &) const override
    {
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_CHECK(
                addComment(db, item.entity, item.id, textOf(x.plan.arguments, "text"), actorOf(x, spec())));
            return Commands::tr("Noted.");
        });
    }

  protected:
    Result<> detail(Context &, const RequestSummary &, PlanItem &item) const override
    {
        item.basis.clear();  // a comment stands whatever becomes of the request
        item.effect = Commands::tr("one comment");
        return {};
    }
};

CommandSpec makeSpec(const char *id, const char *cli, const QString &title, const QString &description,
                     const char *example, const char *icon, QList<Parameter> more, QList<Role> roles)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QStringLiteral("request"), QString::fromLatin1(cli)};
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"campaign = 2010\"."))};
    spec.parameters += more;
    spec.roles = std::move(roles);
    spec.icon = QLatin1StringView(icon);
    spec.risk = Risk::None;
    return spec;
}
}  // namespace

void addRequestCommands(CommandList &list)
{
    list.push_back(std::make_unique<Renew>(
        makeSpec("request.renew", "renew", Commands::tr("Renew lease"),
                 Commands::tr("Lets the site keep the request for longer."),
                 "prodctl request renew 3 --hours 48", "renew", {hours()}, {Role::Site, Role::Manager})));
    CommandSpec priority = makeSpec("request.priority", "priority", Commands::tr("Change priority"),
                                    Commands::tr("Changes which requests are worked on first."),
                                    "prodctl request priority 3 --priority 200", "priority",
                                    {{QStringLiteral("priority"),
                                      ParameterKind::Integer,
                                      Commands::tr("Priority"),
                                      Commands::tr("0 to 999999."),
                                      true,
                                      {},
                                      {},
                                      {},
                                      false},
                                     whyParameter(false)},
                                    {Role::Shifter, Role::Manager});
    priority.undoable = true;
    list.push_back(std::make_unique<Priority>(priority));
    list.push_back(std::make_unique<RequestComment>(
        makeSpec("request.comment", "comment", Commands::tr("Comment"),
                 Commands::tr("Writes a remark beside the request, for everybody."),
                 "prodctl request comment 3 --text \"waiting for tape\"", "comment",
                 {{QStringLiteral("text"),
                   ParameterKind::Text,
                   Commands::tr("Comment"),
                   Commands::tr("The remark."),
                   true,
                   {},
                   {},
                   {},
                   false}},
                 {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager})));
}

}  // namespace shiftdeck
