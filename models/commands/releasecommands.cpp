// Commands about releases: approve one for a step, and withdraw that.
#include "models/commands/support.h"

#include "models/production/sites.h"
#include "models/storage/database.h"

namespace shiftdeck {

namespace {
class ReleaseCommand final : public Command {
  public:
    explicit ReleaseCommand(bool approves) : m_approves(approves)
    {
        m_spec.id = approves ? QStringLiteral("release.approve") : QStringLiteral("release.withdraw");
        m_spec.cli = {QStringLiteral("release"),
                      approves ? QStringLiteral("approve") : QStringLiteral("withdraw")};
        m_spec.title = approves ? Commands::tr("Approve release") : Commands::tr("Withdraw release");
        m_spec.description = approves
            ? Commands::tr(
                "Approves a release for a step: new requests of the step that name no release take "
                "the one approved last.")
            : Commands::tr("Takes the approval of a release for a step away; requests that have it keep it.");
        m_spec.example = approves ? QStringLiteral("prodctl release approve production demo-1.0")
                                  : QStringLiteral("prodctl release withdraw production demo-1.0");
        m_spec.parameters = {{QStringLiteral("step"),
                              ParameterKind::Word,
                              Commands::tr("Step"),
                              Commands::tr("What the release is for."),
                              true,
                              allWords<Step>(),
                              {},
                              {},
                              true},
                             {QStringLiteral("release"),
                              ParameterKind::Name,
                              Commands::tr("Release"),
                              Commands::tr("The software version."),
                              true,
                              {},
                              {},
                              QStringLiteral("release"),
                              true},
                             whyParameter(false)};
        m_spec.roles = {Role::Manager};
        m_spec.undoable = true;
        m_spec.icon = approves ? QStringLiteral("approve") : QStringLiteral("clear");
    }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        const QString step = textOf(arguments, "step"), release = textOf(arguments, "release");
        SD_TRY(const qint64 there,
               db.integer(QStringLiteral("SELECT count(*) FROM applications WHERE step = ? AND release = ?"),
                          {step, release}));
        if (there == 0)
            return fail(ErrorCode::NotFound, Commands::tr("release %1").arg(release.left(100)),
                        Commands::tr("No application of it is registered for the step %1.").arg(step));
        SD_TRY(const qint64 approval,
               db.integer(QStringLiteral("SELECT id FROM release_approvals WHERE step = ? AND release = ?"
                                         " AND withdrawn_at IS NULL"),
                          {step, release}));
        SD_TRY(const auto latest, latestApproved(db, step));
        PlanItem item{QStringLiteral("release"), approval,
                      Commands::tr("release %1 for %2", "release, step").arg(release, step)};
        item.basis = QStringLiteral("%1 %2").arg(approval).arg(latest.value_or(QString()));
        if (m_approves == (approval != 0))
            leaveOut(item,
                     m_approves ? Commands::tr("It is approved already.")
                                : Commands::tr("It is not approved."));
        else if (m_approves)
            detailApproval(latest, item);
        else
            SD_CHECK(detailWithdrawal(db, step, release, item));
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
        const QJsonObject &a = x.plan.arguments;
        const auto change = m_approves ? approveRelease : withdrawRelease;
        SD_CHECK(change(db, textOf(a, "step"), textOf(a, "release"), textOf(a, "why"), actorOf(x, m_spec)));
        return QList<Outcome>{{item.entity, item.id, item.what, true, item.effect}};
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &) const override
    {
        return std::pair(m_approves ? QStringLiteral("release.withdraw") : QStringLiteral("release.approve"),
                         QJsonObject{{QStringLiteral("step"), textOf(plan.arguments, "step")},
                                     {QStringLiteral("release"), textOf(plan.arguments, "release")}});
    }

  private:
    static void detailApproval(const std::optional<QString> &latest, PlanItem &item)
    {
        item.effect = Commands::tr("approved");
        item.why = latest
            ? Commands::tr("New requests that name no release take it instead of %1.").arg(*latest)
            : Commands::tr("New requests that name no release take it.");
    }

    static Result<> detailWithdrawal(Database &db, const QString &step, const QString &release,
                                     PlanItem &item)
    {
        item.effect = Commands::tr("withdrawn");
        SD_TRY(const auto all, listApprovals(db));
        for (const ReleaseApproval &one : all)
            if (one.step == step && one.release != release) {
                item.why = Commands::tr("The newest other one that is approved is %1.").arg(one.release);
                return {};
            }
        item.why = Commands::tr("No other one is approved: new requests then take their campaign's.");
        return {};
    }

    CommandSpec m_spec;
    bool m_approves;
};
}  // namespace

void addReleaseCommands(CommandList &list)
{
    list.push_back(std::make_unique<ReleaseCommand>(true));
    list.push_back(std::make_unique<ReleaseCommand>(false));
}

}  // namespace shiftdeck
