#include "models/commands/support.h"

#include "models/core/errortext.h"
#include "models/storage/database.h"

#include <QJsonArray>

namespace shiftdeck {

Parameter requestsParameter()
{
    Parameter p{QStringLiteral("requests"),
                ParameterKind::Requests,
                Commands::tr("Requests"),
                Commands::tr("The numbers of the requests."),
                false,
                {},
                {},
                {},
                true};
    return p;
}

Parameter jobsParameter(bool positional)
{
    return {QStringLiteral("jobs"),
            ParameterKind::Jobs,
            Commands::tr("Jobs"),
            Commands::tr("The numbers of the jobs."),
            false,
            {},
            {},
            {},
            positional};
}

Parameter filterParameter(const QString &help)
{
    return {QStringLiteral("filter"),
            ParameterKind::Text,
            Commands::tr("Filter"),
            help,
            false,
            {},
            {},
            {},
            false};
}

Parameter whyParameter(bool required)
{
    return {QStringLiteral("why"),
            ParameterKind::Text,
            Commands::tr("Reason"),
            Commands::tr("The reason, kept in the audit trail."),
            required,
            {},
            {},
            {},
            false};
}

Parameter mergePolicyParameter()
{
    return {QStringLiteral("merge-policy"),
            ParameterKind::Word,
            Commands::tr("Merge policy"),
            Commands::tr("verify-inputs reads every output before its merge and the merged file after it,"
                         " fast-verify the merged file alone, fast neither."),
            false,
            allWords<MergePolicy>(),
            {},
            {},
            false};
}

Parameter releasePartsParameter()
{
    return {QStringLiteral("release-parts"),
            ParameterKind::Word,
            Commands::tr("Delete merged outputs"),
            Commands::tr("When the agent deletes outputs that are in a merged file: by-hand (only when"
                         " somebody asks), once it is verified, or once it is delivered."),
            false,
            allWords<ReleaseWhen>(),
            {},
            {},
            false};
}

QString countedRequests(qint64 n)
{
    return n == 1 ? Commands::tr("1 request") : Commands::tr("%1 requests", "not 1").arg(n);
}

QString countedJobs(qint64 n)
{
    return n == 1 ? Commands::tr("1 job") : Commands::tr("%1 jobs", "not 1").arg(n);
}

QString countedEvents(qint64 n)
{
    return n == 1 ? Commands::tr("1 event") : Commands::tr("%1 events", "not 1").arg(n);
}

QString requestText(const RequestSummary &request)
{
    return Commands::tr("request %1 (%2 %3)")
        .arg(request.id.value())
        .arg(request.campaign, QString(toWord(request.step)));
}

QString jobText(const JobSummary &job)
{
    if (job.kind == JobKind::Merge)
        return Commands::tr("job %1 (merge of %2)").arg(job.id.value()).arg(job.stream);
    return Commands::tr("job %1 (run %2)").arg(job.id.value()).arg(job.run);
}

namespace {
// "Only a manager can do this."
QString onlyFor(const QList<Role> &roles)
{
    QStringList names;
    for (const Role role : roles) {
        switch (role) {
        case Role::Viewer: names.append(Commands::tr("a viewer")); break;
        case Role::Site: names.append(Commands::tr("a site operator")); break;
        case Role::Shifter: names.append(Commands::tr("a shifter")); break;
        case Role::Dq: names.append(Commands::tr("a data-quality expert")); break;
        case Role::Agent: names.append(Commands::tr("the agent")); break;
        case Role::Manager: names.append(Commands::tr("a manager")); break;
        }
    }
    if (names.isEmpty())
        return Commands::tr("Nobody can do this.");
    QString list = names.takeFirst();
    while (!names.isEmpty()) {
        const QString next = names.takeFirst();
        list = (names.isEmpty() ? Commands::tr("%1 or %2", "roles") : Commands::tr("%1, %2", "roles"))
                   .arg(list, next);
    }
    return Commands::tr("Only %1 can do this.").arg(list);
}
}  // namespace

QString roleReason(const QList<Role> &roles, const Principal &who)
{
    if (roles.contains(who.role))
        return {};
    return Commands::tr("%1 %2 has the role %3.").arg(onlyFor(roles), who.name, toWord(who.role));
}

QString textOf(const QJsonObject &arguments, const char *name)
{
    return arguments.value(QLatin1StringView(name)).toString();
}

qint64 integerOf(const QJsonObject &arguments, const char *name)
{
    return arguments.value(QLatin1StringView(name)).toInteger();
}

bool flagOf(const QJsonObject &arguments, const char *name)
{
    return arguments.value(QLatin1StringView(name)).toBool();
}

QList<qint64> idsOf(const QJsonObject &arguments, const char *name)
{
    QList<qint64> ids;
    const QJsonArray array = arguments.value(QLatin1StringView(name)).toArray();
    for (const QJsonValue &value : array)
        ids.append(value.toInteger());
    return ids;
}

QJsonArray toArray(const QList<qint64> &ids)
{
    QJsonArray array;
    for (const qint64 id : ids)
        array.append(id);
    return array;
}

QList<qint64> includedIds(const Plan &plan)
{
    QList<qint64> ids;
    for (const PlanItem &item : plan.items)
        if (item.included)
            ids.append(item.id);
    return ids;
}

QList<qint64> doneIds(const QList<Outcome> &outcomes)
{
    QList<qint64> ids;
    for (const Outcome &outcome : outcomes)
        if (outcome.done)
            ids.append(outcome.id);
    return ids;
}

QString summaryOf(const CommandSpec &spec, const Plan &plan, const QString &included)
{
    const int out = plan.excluded();
    if (plan.included() == 0)
        return out == 0
            ? Commands::tr("%1: nothing to do.", "command").arg(spec.title)
            : Commands::tr("%1: nothing to do, %2 left out.", "command, number").arg(spec.title).arg(out);
    if (out == 0)
        return Commands::tr("%1: %2.", "command, things").arg(spec.title, included);
    return Commands::tr("%1: %2; %3 left out.", "command, things, number").arg(spec.title, included).arg(out);
}

Actor actorOf(const Execution &execution, const CommandSpec &spec)
{
    return {execution.who, execution.now, execution.receipt, spec.id};
}

Result<Outcome> itemOutcome(Database &db, const PlanItem &item, const std::function<Result<QString>()> &work)
{
    Outcome outcome{item.entity, item.id, item.what, false, {}};
    SD_CHECK(db.runScript("SAVEPOINT item"));
    auto done = work();
    if (done) {
        SD_CHECK(db.runScript("RELEASE item"));
        outcome.done = true;
        outcome.message = *done;
        return outcome;
    }
    SD_CHECK(db.runScript("ROLLBACK TO item"));
    SD_CHECK(db.runScript("RELEASE item"));
    switch (done.error().code) {
    case ErrorCode::NotFound:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Refused:
    case ErrorCode::NotAuthorized:
    case ErrorCode::Conflict: outcome.message = describe(done.error()); return outcome;
    default: return tl::unexpected(std::move(done).error());
    }
}

Result<QList<Outcome>> eachIncluded(Database &db, const Plan &plan,
                                    const std::function<Result<QString>(const PlanItem &)> &work)
{
    QList<Outcome> outcomes;
    for (const PlanItem &item : plan.items) {
        if (!item.included)
            continue;
        SD_TRY(const Outcome outcome, itemOutcome(db, item, [&] { return work(item); }));
        outcomes.append(outcome);
    }
    return outcomes;
}

Result<Plan> Alias::plan(Database &, const Principal &, const QJsonObject &, TimeMs) const
{
    return fail(ErrorCode::Internal, spec().id, QStringLiteral("An alias is resolved before it is planned."));
}

Result<QList<Outcome>> Alias::execute(Database &, const Execution &) const
{
    return fail(ErrorCode::Internal, spec().id,
                QStringLiteral("An alias is resolved before it is executed."));
}

void leaveOut(PlanItem &item, const QString &why, ErrorCode code)
{
    item.included = false;
    item.why = why;
    item.refusal = code;
    item.effect.clear();
}

namespace {
Result<QList<RequestSummary>> namedRequests(Database &db, const QJsonObject &arguments, TimeMs now)
{
    const QList<qint64> ids = idsOf(arguments, "requests");
    const QString filter = textOf(arguments, "filter");
    if (ids.isEmpty() && filter.isEmpty())
        return fail(ErrorCode::InvalidInput, Commands::tr("the list of requests"),
                    Commands::tr("Name at least one request by its number, or a filter."));
    SD_TRY(const FilterNode node, parseFilter(filter, requestFields(), now));
    return listRequests(db, node, idsAs<RequestId>(ids));
}

Result<> addMissing(Plan &plan, const QList<qint64> &ids, const QList<RequestSummary> &found,
                    const QString &filter)
{
    QSet<qint64> known;
    for (const RequestSummary &request : found)
        known.insert(request.id.value());
    if (!ids.isEmpty() && known.isEmpty() && filter.isEmpty())
        return fail(ErrorCode::NotFound, Commands::tr("request %1").arg(ids.first()), {});
    for (const qint64 id : ids) {
        if (known.contains(id))
            continue;
        PlanItem item{QStringLiteral("request"), id, Commands::tr("request %1").arg(id)};
        leaveOut(item,
                 filter.isEmpty() ? Commands::tr("There is no such request.")
                                  : Commands::tr("The filter does not match it."),
                 ErrorCode::NotFound);
        plan.items.append(item);
    }
    return {};
}
}  // namespace

Blocker roleBlocker(const QList<Role> &roles, const Principal &who)
{
    return {roleReason(roles, who), ErrorCode::NotAuthorized};
}

Blocker RequestCommand::blocker(const Principal &who, const RequestSummary &request,
                                const QList<TransitionRule> &rules) const
{
    const Blocker role = roleBlocker(m_spec.roles, who);
    return role.text.isEmpty() ? obstacle(who, request, rules) : role;
}

Result<Plan> RequestCommand::plan(Database &db, const Principal &who, const QJsonObject &arguments,
                                  TimeMs now) const
{
    Plan plan;
    plan.arguments = arguments;
    SD_TRY(const auto requests, namedRequests(db, arguments, now));
    SD_CHECK(addMissing(plan, idsOf(arguments, "requests"), requests, textOf(arguments, "filter")));
    SD_TRY(const auto rules, transitionRules(db));
    Context context{db, who, plan.arguments, now};
    SD_CHECK(begin(context));
    for (const RequestSummary &request : requests) {
        PlanItem item{QStringLiteral("request"), request.id.value(), requestText(request)};
        item.basis = request.site.isEmpty()
            ? QString(toWord(request.status))
            : Commands::tr("%1 at %2", "status, site").arg(toWord(request.status), request.site);
        if (const Blocker found = blocker(who, request, rules); !found.text.isEmpty())
            leaveOut(item, found.text, found.code);
        else
            SD_CHECK(detail(context, request, item));
        plan.items.append(item);
    }
    SD_CHECK(end(context, requests, plan));
    const QString things = countedRequests(plan.included());
    plan.typeName = plan.included() == 1 ? Commands::tr("request %1").arg(includedIds(plan).first()) : things;
    plan.summary = summaryOf(m_spec, plan, things);
    return plan;
}

}  // namespace shiftdeck
