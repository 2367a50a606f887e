// Commands about jobs that are named by number, by request or by filter.
#include "models/commands/support.h"

#include "models/commands/jobcommand.h"
#include "models/production/recovery.h"
#include "models/storage/database.h"

#include <QCryptographicHash>

namespace shiftdeck {

namespace {
bool hasNotEnded(JobStatus status) { return status < JobStatus::Ended; }

// The jobs of `jobs` or of `filter`, newest last; `all` ids given must exist.
Result<QList<JobSummary>> namedJobs(Database &db, const QJsonObject &arguments, TimeMs now)
{
    const QList<qint64> ids = idsOf(arguments, "jobs");
    const QString filter = textOf(arguments, "filter");
    if (ids.isEmpty() && filter.isEmpty())
        return fail(ErrorCode::InvalidInput, Commands::tr("the list of jobs"),
                    Commands::tr("Name at least one job by its number, or a filter."));
    if (!ids.isEmpty() && !filter.isEmpty())
        return fail(ErrorCode::InvalidInput, Commands::tr("the list of jobs"),
                    Commands::tr("Name jobs by number or by filter, not both."));
    if (ids.isEmpty()) {
        SD_TRY(const FilterNode node, parseFilter(filter, jobFields(), now));
        SD_TRY(auto found, findJobs(db, node, {}, kMaxList + 1));
        if (found.size() > kMaxList)
            return fail(ErrorCode::InvalidInput, Commands::tr("the filter"),
                        Commands::tr("It matches more than %1 jobs; narrow it.").arg(kMaxList));
        std::sort(found.begin(), found.end(),
                  [](const JobSummary &a, const JobSummary &b) { return a.id < b.id; });
        return found;
    }
    SD_TRY(auto found, loadJobs(db, idsAs<JobId>(ids)));
    QSet<qint64> known;
    for (const JobSummary &job : std::as_const(found))
        known.insert(job.id.value());
    for (const qint64 id : ids)
        if (!known.contains(id))
            return fail(ErrorCode::NotFound, Commands::tr("job %1").arg(id), {});
    return found;
}

// ---------------------------------------------------------------- resubmit

class Resubmit final : public JobCommand {
  public:
    using JobCommand::JobCommand;

    Blocker obstacle(const Principal &, const JobSummary &job) const override
    {
        if (job.retriedBy.isValid())
            return {Commands::tr("Job %1 was made for its work already.").arg(job.retriedBy.value())};
        if (job.status != JobStatus::Error && job.status != JobStatus::Cancelled)
            return {Commands::tr("It is %1; only failed and cancelled jobs can be resubmitted.")
                        .arg(toWord(job.status))};
        return {};
    }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(const RecoveryPlan recovery, recoveryOf(db, arguments, now));
        Plan plan;
        plan.arguments = arguments;
        for (const RecoveryItem &found : recovery.items) {
            PlanItem item{QStringLiteral("job"), found.job.value(), found.what};
            item.included = found.included;
            item.why = found.why;
            if (found.included)
                item.effect = Commands::tr("attempt %1: %2 work units, %3")
                                  .arg(QString::number(found.attempt), QString::number(found.units.size()),
                                       countedEvents(found.events));
            item.basis = basisOf(found);
            item.units = unitsOf(found);
            plan.items.append(item);
        }
        if (recovery.left > 0)
            plan.warnings.append(Commands::tr("%1 more failed jobs do not fit into one plan; resubmit them"
                                              " after these.")
                                     .arg(recovery.left));
        plan.summary = summaryOf(spec(), plan,
                                 Commands::tr("%1 with %2 work units, %3")
                                     .arg(countedJobs(recovery.jobs), QString::number(recovery.units),
                                          countedEvents(recovery.events)));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const RecoveryPlan recovery, recoveryOf(db, x.plan.arguments, x.now));
        SD_TRY(const auto jobs, makeRecovery(db, recovery, actorOf(x, spec())));
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included)
                continue;
            SD_TRY(const qint64 retry,
                   db.integer(QStringLiteral("SELECT max(id) FROM jobs WHERE retry_of = ?"), {item.id}));
            outcomes.append(
                {item.entity, item.id, item.what, true,
                 retry != 0 ? Commands::tr("Job %1 tries again.").arg(retry) : Commands::tr("Tried again.")});
        }
        return outcomes;
    }

  private:
    // Neighbours mostly share their reason, so that they share its text too.
    static QList<PlanUnit> unitsOf(const RecoveryItem &item)
    {
        QList<PlanUnit> units;
        units.reserve(item.judged.size());
        for (qsizetype i = 0; i < item.judged.size(); ++i) {
            const RecoveryUnit &unit = item.judged.at(i);
            const bool same = i > 0 && item.judged.at(i - 1).verdict == unit.verdict
                && item.judged.at(i - 1).other == unit.other
                && item.judged.at(i - 1).attempts == unit.attempts
                && item.judged.at(i - 1).notBefore == unit.notBefore;
            units.append({unit.unit.value(), unit.run, unit.first, unit.events,
                          item.included && unit.verdict == UnitVerdict::Taken,
                          same ? units.last().why : reasonOf(unit)});
        }
        return units;
    }

    static QString basisOf(const RecoveryItem &item)
    {
        QCryptographicHash units(QCryptographicHash::Sha1);
        for (const UnitId unit : item.units)
            units.addData(QByteArray::number(unit.value()) + ',');
        return QStringLiteral("attempt %1; units %2 %3")
            .arg(item.attempt)
            .arg(item.units.size())
            .arg(QString::fromLatin1(units.result().toHex().left(12)));
    }

    static Result<RecoveryPlan> recoveryOf(Database &db, const QJsonObject &arguments, TimeMs now)
    {
        QList<JobId> jobs;
        if (const auto requests = idsAs<RequestId>(idsOf(arguments, "requests")); !requests.isEmpty()) {
            for (const RequestId request : requests)
                SD_CHECK(loadRequest(db, request));
            SD_TRY(jobs, failedJobs(db, requests));
            if (arguments.contains(QLatin1StringView("filter"))
                || arguments.contains(QLatin1StringView("jobs")))
                return fail(ErrorCode::InvalidInput, Commands::tr("the list of jobs"),
                            Commands::tr("Name requests, jobs or a filter: one of the three."));
        } else {
            SD_TRY(const auto found, namedJobs(db, arguments, now));
            for (const JobSummary &job : found)
                jobs.append(job.id);
        }
        return planRecovery(db, jobs,
                            flagOf(arguments, "all") ? RecoveryScope::Everything : RecoveryScope::RetryHelps);
    }
};

// ---------------------------------------------------------------- cancel and comment

// Each job is judged and changed by itself.
class PlainJobCommand : public JobCommand {
  public:
    using JobCommand::JobCommand;

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        Plan plan;
        plan.arguments = arguments;
        SD_TRY(const auto jobs, namedJobs(db, arguments, now));
        for (const JobSummary &job : jobs) {
            PlanItem item{QStringLiteral("job"), job.id.value(), jobText(job)};
            const Blocker found = blocker(who, job);
            if (!found.text.isEmpty())
                leaveOut(item, found.text, found.code);
            else
                describe(job, item);
            plan.items.append(item);
        }
        plan.summary = summaryOf(spec(), plan, countedJobs(plan.included()));
        return plan;
    }

  protected:
    virtual void describe(const JobSummary &job, PlanItem &item) const = 0;
};

class Cancel final : public PlainJobCommand {
  public:
    using PlainJobCommand::PlainJobCommand;

    Blocker obstacle(const Principal &, const JobSummary &job) const override
    {
        if (!hasNotEnded(job.status))
            return {Commands::tr("It is %1; only jobs that have not ended can be cancelled.")
                        .arg(toWord(job.status))};
        if (job.cancelWanted)
            return {Commands::tr("It is being cancelled already.")};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_CHECK(cancelJobs(db, idsAs<JobId>(includedIds(x.plan)), actorOf(x, spec())));
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items)
            if (item.included)
                outcomes.append({item.entity, item.id, item.what, true,
                                 item.basis == toWord(JobStatus::Pending)
                                     ? Commands::tr("Cancelled.")
                                     : Commands::tr("The agent cancels it at the site.")});
        return outcomes;
    }

  protected:
    void describe(const JobSummary &job, PlanItem &item) const override
    {
        // A job that goes from submitted to running meanwhile is cancelled all the same.
        item.basis =
            job.status == JobStatus::Pending ? toWord(JobStatus::Pending) : QLatin1StringView("at the site");
        item.effect = QStringLiteral("%1 \u2192 %2").arg(toWord(job.status), toWord(JobStatus::Cancelled));
        item.why = Commands::tr("Its work units become free for another attempt.");
    }
};

class JobComment final : public PlainJobCommand {
  public:
    using PlainJobCommand::PlainJobCommand;

    Blocker obstacle(const Principal &, const JobSummary &) const override
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
    void describe(const JobSummary &, PlanItem &item) const override
    {
        item.effect = Commands::tr("one comment");
    }
};

CommandSpec makeSpec(const char *id, const QStringList &cli, const QString &title, const QString &description,
                     const char *example, const char *icon, const char *shortcut)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = cli;
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {
        jobsParameter(true),
        filterParameter(Commands::tr("All jobs that match, for example \"class = early-end\"."))};
    spec.roles = {Role::Shifter, Role::Manager};
    spec.icon = QLatin1StringView(icon);
    spec.shortcut = QLatin1StringView(shortcut);
    return spec;
}
}  // namespace

void addJobCommands(CommandList &list)
{
    CommandSpec resubmit =
        makeSpec("jobs.resubmit", {QStringLiteral("resubmit")}, Commands::tr("Resubmit"),
                 Commands::tr("Tries failed jobs again: only work units that are neither credited nor in"
                              " another job."),
                 "prodctl resubmit --requests 3", "resubmit", "Ctrl+R");
    Parameter requests = requestsParameter();
    requests.positional = false;
    requests.help = Commands::tr("All failed jobs of these requests.");
    resubmit.parameters.append(requests);
    resubmit.parameters.append(
        {QStringLiteral("all"),
         ParameterKind::Flag,
         Commands::tr("Also where a retry does not help"),
         Commands::tr("Also failures that need a repair first, and more attempts than the request"
                      " allows."),
         false,
         {},
         {},
         {},
         false});
    resubmit.parameters.append(whyParameter(false));
    resubmit.roles = {Role::Shifter, Role::Agent, Role::Manager};
    list.push_back(std::make_unique<Resubmit>(resubmit));

    CommandSpec cancel =
        makeSpec("jobs.cancel", {QStringLiteral("cancel")}, Commands::tr("Cancel jobs"),
                 Commands::tr("Kills jobs that have not ended; their work units become free."),
                 "prodctl cancel 17 18 --why \"wrong node\"", "cancel", "");
    cancel.dangerous = true;
    cancel.parameters.append(whyParameter(true));
    list.push_back(std::make_unique<Cancel>(cancel));

    CommandSpec comment =
        makeSpec("job.comment", {QStringLiteral("job"), QStringLiteral("comment")},
                 Commands::tr("Comment on job"), Commands::tr("Writes a remark beside the job."),
                 "prodctl job comment 17 --text \"seen before on this node\"", "comment", "");
    comment.parameters.append({QStringLiteral("text"),
                               ParameterKind::Text,
                               Commands::tr("Comment"),
                               Commands::tr("The remark."),
                               true,
                               {},
                               {},
                               {},
                               false});
    comment.roles = {Role::Site, Role::Shifter, Role::Dq, Role::Agent, Role::Manager};
    comment.risk = Risk::None;
    list.push_back(std::make_unique<JobComment>(comment));
}

}  // namespace shiftdeck
