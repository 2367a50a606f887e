// The moves of a request along its line, as a table: what each needs and where it leads.
#include "models/commands/aborting.h"
#include "models/commands/support.h"

#include "models/core/timespan.h"
#include "models/storage/certifications.h"
#include "models/storage/database.h"
#include "models/storage/quality.h"
#include "models/storage/sitefacts.h"

#include <QFileInfo>
#include <QJsonArray>

namespace shiftdeck {

namespace {
using S = RequestStatus;

struct Move {
    CommandSpec spec;
    QList<S> from;  // statuses it is for
    std::optional<S> to;  // none: back to where it was held from
    QString only;  // "It is %1; only new requests can be approved."
    QString inverse;  // id of the command that takes it back, or empty
};

class StatusCommand : public RequestCommand {
  public:
    explicit StatusCommand(Move move) : RequestCommand(move.spec), m_move(std::move(move)) { }

    Blocker obstacle(const Principal &who, const RequestSummary &request,
                     const QList<TransitionRule> &rules) const override
    {
        if (!m_move.from.contains(request.status))
            return {m_move.only.arg(toWord(request.status))};
        const S to = target(request);
        QList<Role> roles;
        for (const TransitionRule &rule : rules)
            if (rule.from == request.status && rule.to == to)
                roles.append(rule.role);
        if (const Blocker role = roleBlocker(roles, who); !role.text.isEmpty())
            return role;
        if (who.role == Role::Site && request.siteId.isValid() && request.siteId != who.site)
            return {Commands::tr("Site %1 holds it; you act for another site.").arg(request.site),
                    ErrorCode::NotAuthorized};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &execution) const override
    {
        return eachIncluded(db, execution.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_TRY(const RequestSummary request, loadRequest(db, RequestId(item.id)));
            return move(db, execution, request);
        });
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        const QList<qint64> ids = doneIds(outcomes);
        if (m_move.inverse.isEmpty() || ids.isEmpty())
            return {};
        QJsonObject arguments{{QStringLiteral("requests"), toArray(ids)}};
        return inverseWith(plan, arguments) ? std::optional(std::pair(m_move.inverse, arguments))
                                            : std::nullopt;
    }

  protected:
    S target(const RequestSummary &request) const
    {
        return m_move.to.value_or(request.heldFrom.value_or(S::Approved));
    }

    Result<> detail(Context &, const RequestSummary &request, PlanItem &item) const override
    {
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(target(request)));
        if (request.heldFrom)
            item.basis += QStringLiteral(" <- ") + toWord(*request.heldFrom);
        return {};
    }

    virtual Result<QString> move(Database &db, const Execution &execution,
                                 const RequestSummary &request) const
    {
        return change(db, execution, request, {}, 0);
    }

    Result<QString> change(Database &db, const Execution &execution, const RequestSummary &request,
                           SiteId site, TimeMs leaseMs) const
    {
        const StatusChange wanted{
            request.id, request.status, target(request), textOf(execution.plan.arguments, "why"),
            site,       leaseMs};
        SD_CHECK(changeStatus(db, wanted, actorOf(execution, spec())));
        return QStringLiteral("%1 \u2192 %2").arg(toWord(wanted.from), toWord(wanted.to));
    }

    // Completes the arguments of the inverse; false: this one cannot be taken back.
    virtual bool inverseWith(const Plan &plan, QJsonObject &arguments) const
    {
        // A request that was rejected after its approval would come back as new, not as approved.
        if (m_move.to == S::Rejected)
            for (const PlanItem &item : plan.items)
                if (item.included && item.basis != toWord(S::New))
                    return false;
        if (m_move.inverse == QLatin1String("request.reject")
            || m_move.inverse == QLatin1String("request.hold"))
            arguments.insert(QStringLiteral("why"), Commands::tr("Taken back."));
        return true;
    }

    const Move m_move;
};

// approved -> assigned, for one site and some hours.
class SignUp final : public StatusCommand {
  public:
    using StatusCommand::StatusCommand;

  protected:
    Result<> begin(Context &context) const override
    {
        if (textOf(context.arguments, "site").isEmpty()) {
            if (!context.who.site.isValid())
                return fail(ErrorCode::InvalidInput, Commands::tr("the site"),
                            Commands::tr("Name the site that signs up."));
            SD_TRY(const QString own,
                   context.db.one(Commands::tr("site of %1").arg(context.who.name),
                                  QStringLiteral("SELECT name FROM sites WHERE id = ?"),
                                  {context.who.site.value()}, [](const Row &row) { return row.text(0); }));
            context.arguments.insert(QStringLiteral("site"), own);
        }
        const qint64 hours = integerOf(context.arguments, "hours");
        if (hours < 1 || hours > 24 * 365)
            return fail(ErrorCode::InvalidInput, Commands::tr("the number of hours"),
                        Commands::tr("A lease lasts 1 to 8760 hours."));
        SD_TRY(const SiteId site, siteOf(context.db, context.arguments));
        if (context.who.role == Role::Site && site != context.who.site)
            return fail(ErrorCode::NotAuthorized,
                        Commands::tr("site %1").arg(textOf(context.arguments, "site")),
                        Commands::tr("%1 signs up for the own site only.").arg(context.who.name));
        return {};
    }

    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_TRY(
            const auto path,
            context.db.first(QStringLiteral("SELECT path FROM applications WHERE step = ? AND release = ?"),
                             {QString(toWord(request.step)), request.release},
                             [](const Row &row) { return row.text(0); }));
        if (!path) {
            leaveOut(item,
                     Commands::tr("Release %1 has no application for the step %2.")
                         .arg(request.release, toWord(request.step)));
            return {};
        }
        const QString site = textOf(context.arguments, "site");
        // The agent may have seen it there; else it counts what this machine sees.
        SD_TRY(const qint64 seen,
               context.db.integer(QStringLiteral("SELECT count(*) FROM site_releases z JOIN sites s"
                                                 " ON s.id = z.site_id WHERE s.name = ? AND z.step = ?"
                                                 " AND z.release = ? AND z.state = 'present'"),
                                  {site, QString(toWord(request.step)), request.release}));
        if (seen == 0 && !QFileInfo(*path).isExecutable()) {
            leaveOut(item,
                     Commands::tr("Release %1 is not at site %2: %3 cannot be run there.")
                         .arg(request.release, site, *path));
            return {};
        }
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(request.status), toWord(S::Assigned));
        item.why = Commands::tr("Site %1, lease for %2.")
                       .arg(site, timeSpan(integerOf(context.arguments, "hours") * 3'600'000));
        return {};
    }

    Result<> end(Context &context, const QList<RequestSummary> &requests, Plan &plan) const override
    {
        const QString site = textOf(context.arguments, "site");
        SD_TRY(const SiteFacts facts, loadSiteFacts(context.db, site, context.now));
        if (facts.drain)
            plan.warnings.append(Commands::tr("Site %1 takes no new jobs: %2 (%3).", "site, reason, who")
                                     .arg(site, facts.drain->reason, facts.drain->by));
        QStringList absent, uncertified;
        for (const RequestSummary &request : requests) {
            const QString step(toWord(request.step));
            SD_TRY(const auto verdict, findCertification(context.db, facts.id, step, request.release));
            const QString what = Commands::tr("%1 of release %2", "step, release").arg(step, request.release);
            if (facts.duty && request.sample.isEmpty()
                && !(verdict && verdict->verdict == CertificationVerdict::Good)
                && !uncertified.contains(what))
                uncertified.append(what);
            SD_TRY(const qint64 elsewhere,
                   context.db.integer(
                       QStringLiteral("SELECT count(*) FROM files f JOIN datasets d ON d.id = f.dataset_id"
                                      " WHERE d.name = ? AND NOT EXISTS (SELECT 1 FROM replicas r"
                                      " JOIN sites s ON s.id = r.site_id"
                                      " WHERE r.file_id = f.id AND s.name = ?)"),
                       {request.dataset, site}));
            if (elsewhere > 0 && !absent.contains(request.dataset))
                absent.append(request.dataset);
        }
        for (const QString &what : std::as_const(uncertified))
            plan.warnings.append(Commands::tr("Site %1 is not certified for %2; its jobs wait until it is.",
                                              "site, step and release")
                                     .arg(site, what));
        for (const QString &dataset : std::as_const(absent))
            plan.warnings.append(
                Commands::tr("Site %1 does not have all files of %2; it must bring them in before the"
                             " stage check.")
                    .arg(site, dataset));
        return {};
    }

    Result<QString> move(Database &db, const Execution &execution,
                         const RequestSummary &request) const override
    {
        SD_TRY(const SiteId site, siteOf(db, execution.plan.arguments));
        return change(db, execution, request, site, integerOf(execution.plan.arguments, "hours") * 3'600'000);
    }

  private:
    static Result<SiteId> siteOf(Database &db, const QJsonObject &arguments)
    {
        const QString name = textOf(arguments, "site");
        SD_TRY(const qint64 id, db.integer(QStringLiteral("SELECT id FROM sites WHERE name = ?"), {name}));
        if (id == 0)
            return fail(ErrorCode::NotFound, Commands::tr("site %1").arg(name), {});
        return SiteId(id);
    }
};

// assigned or staged -> approved. Its inverse signs the one site up again that held them.
class Release final : public StatusCommand {
  public:
    using StatusCommand::StatusCommand;

  protected:
    Result<> end(Context &, const QList<RequestSummary> &requests, Plan &plan) const override
    {
        QStringList sites;
        for (const RequestSummary &request : requests)
            if (!request.site.isEmpty() && !sites.contains(request.site))
                sites.append(request.site);
        if (sites.size() == 1)
            plan.arguments.insert(QStringLiteral("site"), sites.first());
        return {};
    }

    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        const QString site = textOf(context.arguments, "site");
        if (!site.isEmpty() && request.site != site) {
            leaveOut(item, Commands::tr("Site %1 holds it, not %2.").arg(request.site, site));
            return {};
        }
        return StatusCommand::detail(context, request, item);
    }

    bool inverseWith(const Plan &plan, QJsonObject &arguments) const override
    {
        arguments.insert(QStringLiteral("site"), plan.arguments.value(QLatin1StringView("site")));
        return !textOf(arguments, "site").isEmpty();
    }
};

// Cancels what is open first; the request is aborted when nothing is open any more.
class Abort final : public StatusCommand {
  public:
    using StatusCommand::StatusCommand;

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        SD_CHECK(StatusCommand::detail(context, request, item));
        const qint64 open = openOf(request.jobs) + openOf(request.mergeJobs);
        if (open > 0)
            item.why = Commands::tr("%1 will be killed first.").arg(countedJobs(open));
        return {};
    }

    Result<QString> move(Database &db, const Execution &execution,
                         const RequestSummary &request) const override
    {
        const Actor actor = actorOf(execution, spec());
        SD_TRY(const qint64 left, cancelOpenJobs(db, request.id, actor));
        if (left == 0)
            return change(db, execution, request, {}, 0);
        SD_CHECK(addAudit(db, actor,
                          {QStringLiteral("request"), request.id.value(), request.id,
                           QString(toWord(request.status)), QString(kAborting),
                           textOf(execution.plan.arguments, "why")}));
        return Commands::tr("%1 being killed; the agent aborts the request when they are gone.")
            .arg(countedJobs(left));
    }

  private:
    static qint64 openOf(const Counts<JobStatus> &jobs)
    {
        return jobs.of(JobStatus::Pending) + jobs.of(JobStatus::Submitting) + jobs.of(JobStatus::Submitted)
            + jobs.of(JobStatus::Running) + jobs.of(JobStatus::Ended);
    }
};

// delivered -> certified, when every run of the inputs is.
class Certify final : public StatusCommand {
  public:
    using StatusCommand::StatusCommand;

  protected:
    Result<> detail(Context &context, const RequestSummary &request, PlanItem &item) const override
    {
        constexpr int kMost = 3;
        SD_CHECK(StatusCommand::detail(context, request, item));
        SD_TRY(const qint64 required,
               context.db.integer(
                   QStringLiteral("SELECT count(*) FROM detectors WHERE required = 1 AND retired = 0")));
        if (required == 0) {
            leaveOut(
                item,
                Commands::tr("No detector is required yet; \"prodctl detectors add\" makes one that is."));
            return {};
        }
        SD_TRY(const auto gaps, qualityGaps(context.db, request.id, kMaxList));
        QStringList texts;
        for (const QualityGap &gap : gaps.first(std::min<qsizetype>(gaps.size(), kMost)))
            texts.append(
                gap.state == QualityState::Completed
                    ? Commands::tr("run %1: %2 is not confirmed by a second person", "number, detector")
                          .arg(QString::number(gap.run), gap.detector)
                    : Commands::tr("run %1: %2 is %3", "number, detector, state")
                          .arg(QString::number(gap.run), gap.detector, toWord(gap.state)));
        const QString list = texts.join(QStringLiteral("; "));
        if (gaps.size() > kMost)
            leaveOut(item, Commands::tr("%1; and %2 more.").arg(list, QString::number(gaps.size() - kMost)));
        else if (!gaps.isEmpty())
            leaveOut(item, list + u'.');
        else
            item.why = Commands::tr("All its runs are completed for every required detector.");
        return {};
    }
};

CommandSpec makeSpec(const char *id, const char *cli, QString title, QString description, const char *example,
                     QList<Role> roles, const char *icon, const char *shortcut)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = {QStringLiteral("request"), QString::fromLatin1(cli)};
    spec.title = std::move(title);
    spec.description = std::move(description);
    spec.example = QLatin1StringView(example);
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"campaign = 2010\"."))};
    spec.roles = std::move(roles);
    spec.icon = QLatin1StringView(icon);
    spec.shortcut = QLatin1StringView(shortcut);
    return spec;
}

Move makeMove(CommandSpec spec, QList<S> from, std::optional<S> to, QString only, const char *inverse,
              bool needsWhy)
{
    spec.parameters.append(whyParameter(needsWhy));
    spec.undoable = *inverse != '\0';
    return {std::move(spec), std::move(from), to, std::move(only), QLatin1StringView(inverse)};
}
}  // namespace

void addStatusCommands(CommandList &list)
{
    const auto add = [&list](Move move) { list.push_back(std::make_unique<StatusCommand>(std::move(move))); };
    const QList<S> line{S::Approved, S::Assigned, S::Staged, S::Running};
    const Parameter site{
        QStringLiteral("site"),
        ParameterKind::Name,
        Commands::tr("Site"),
        Commands::tr("The site that signs up; a site operator's own site when it is not given."),
        false,
        {},
        {},
        QStringLiteral("site"),
        false};

    add(makeMove(
        makeSpec("request.approve", "approve", Commands::tr("Approve"),
                 Commands::tr("Agrees to a new request and freezes its dataset, release and conditions."),
                 "prodctl request approve 3", {Role::Manager}, "approve", "Ctrl+Shift+A"),
        {S::New}, S::Approved, Commands::tr("It is %1; only new requests can be approved."),
        "request.withdraw", false));
    add(makeMove(makeSpec("request.withdraw", "withdraw", Commands::tr("Withdraw approval"),
                          Commands::tr("Takes the approval back, so that the request can be edited again."),
                          "prodctl request withdraw 3", {Role::Manager}, "undo", ""),
                 {S::Approved}, S::New,
                 Commands::tr("It is %1; only the approval of approved requests can be withdrawn."),
                 "request.approve", false));
    add(makeMove(makeSpec("request.reject", "reject", Commands::tr("Reject"),
                          Commands::tr("Refuses a new or approved request, with a reason."),
                          "prodctl request reject 3 --why \"wrong conditions\"", {Role::Manager}, "reject",
                          "Ctrl+Shift+X"),
                 {S::New, S::Approved}, S::Rejected,
                 Commands::tr("It is %1; only new and approved requests can be rejected."), "request.reopen",
                 true));
    add(makeMove(makeSpec("request.reopen", "reopen", Commands::tr("Reopen"),
                          Commands::tr("Makes a rejected request new again."), "prodctl request reopen 3",
                          {Role::Manager}, "new", ""),
                 {S::Rejected}, S::New, Commands::tr("It is %1; only rejected requests can be reopened."),
                 "request.reject", false));

    CommandSpec signUp = makeSpec(
        "request.signup", "assign", Commands::tr("Sign up"),
        Commands::tr("Gives an approved request to one site, for as long as its lease lasts."),
        "prodctl request assign 3 --site alpha", {Role::Site, Role::Manager}, "signup", "Ctrl+Shift+S");
    signUp.parameters.append(site);
    signUp.parameters.append({QStringLiteral("hours"),
                              ParameterKind::Integer,
                              Commands::tr("Lease in hours"),
                              Commands::tr("How long the site holds the request unless it renews the lease."),
                              false,
                              {},
                              QStringLiteral("72"),
                              {},
                              false});
    list.push_back(std::make_unique<SignUp>(makeMove(
        signUp, {S::Approved}, S::Assigned,
        Commands::tr("It is %1; only approved requests can be signed up for."), "request.release", false)));

    CommandSpec release =
        makeSpec("request.release", "release", Commands::tr("Release"),
                 Commands::tr("Gives a request back that has no jobs yet, for another site to take."),
                 "prodctl request release 3", {Role::Site, Role::Manager}, "release", "Ctrl+Shift+L");
    Parameter held = site;
    held.help = Commands::tr("Only requests that this site holds.");
    release.parameters.append(held);
    list.push_back(std::make_unique<Release>(
        makeMove(release, {S::Assigned, S::Staged}, S::Approved,
                 Commands::tr("It is %1; only assigned and staged requests can be released."),
                 "request.signup", false)));

    add(makeMove(
        makeSpec("request.hold", "hold", Commands::tr("Hold"),
                 Commands::tr("Stops a request where it is; nothing new is submitted until it is resumed."),
                 "prodctl request hold 3 --why \"storage is full\"", {Role::Shifter, Role::Manager}, "hold",
                 "Ctrl+Shift+H"),
        line, S::Held,
        Commands::tr("It is %1; only approved, assigned, staged and running requests can be held."),
        "request.resume", true));
    add(makeMove(makeSpec("request.resume", "resume", Commands::tr("Resume"),
                          Commands::tr("Lets a held request go on where it was."), "prodctl request resume 3",
                          {Role::Shifter, Role::Manager}, "resume", "Ctrl+Shift+U"),
                 {S::Held}, std::nullopt, Commands::tr("It is %1; only held requests can be resumed."),
                 "request.hold", false));

    addDeliverCommand(list);
    list.push_back(std::make_unique<Certify>(makeMove(
        makeSpec(
            "request.certify", "certify", Commands::tr("Certify"),
            Commands::tr("Signs that the quality of a delivered request is known: every run of its inputs is"
                         " completed for every required detector."),
            "prodctl request certify 3", {Role::Dq, Role::Manager}, "ok", ""),
        {S::Delivered}, S::Certified, Commands::tr("It is %1; only delivered requests can be certified."), "",
        false)));

    CommandSpec abort =
        makeSpec("request.abort", "abort", Commands::tr("Abort"),
                 Commands::tr("Kills the open jobs of a request and ends it for good."),
                 "prodctl request abort 3 --why \"wrong release\"", {Role::Manager}, "abort", "");
    abort.risk = Risk::TypeName;
    abort.dangerous = true;
    list.push_back(std::make_unique<Abort>(makeMove(
        abort, line, S::Aborted,
        Commands::tr("It is %1; only approved, assigned, staged and running requests can be aborted."), "",
        true)));
}

}  // namespace shiftdeck
