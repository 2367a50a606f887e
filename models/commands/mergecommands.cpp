// Commands around the merge: how a request is merged, what becomes of the parts, what is lost, and missing
// certification.
#include "models/commands/support.h"

#include "models/production/jobmaking.h"
#include "models/production/partchecks.h"
#include "models/production/recocert.h"
#include "models/production/releasing.h"
#include "models/storage/database.h"

#include <QHash>
#include <QSet>

namespace shiftdeck {

namespace {
using S = RequestStatus;

QString wordsOf(const MergeRules &rules)
{
    return QStringLiteral("%1, %2").arg(toWord(rules.policy), toWord(rules.release));
}

MergeRules rulesOf(const RequestSummary &request) { return {request.mergePolicy, request.releaseParts}; }

class SetMergeRules final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &who, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (QList{S::Finished, S::Declared, S::Delivered, S::Certified, S::Rejected, S::Aborted, S::Obsolete}
                .contains(r.status))
            return {Commands::tr("It is %1; its work is over.").arg(toWord(r.status))};
        if (r.status != S::New && who.role != Role::Manager)
            return {Commands::tr("It is %1; only a manager changes how it is merged now.")
                        .arg(toWord(r.status)),
                    ErrorCode::NotAuthorized};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_TRY(const RequestSummary r, loadRequest(db, RequestId(item.id)));
            const MergeRules to = wanted(x.plan.arguments, rulesOf(r));
            SD_CHECK(setMergeRules(db, r.id, rulesOf(r), to, textOf(x.plan.arguments, "why"),
                                   actorOf(x, spec())));
            return QStringLiteral("%1 \u2192 %2").arg(wordsOf(rulesOf(r)), wordsOf(to));
        });
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        QStringList before;
        for (const PlanItem &item : plan.items)
            if (item.included && !before.contains(item.basis))
                before.append(item.basis);
        const QList<qint64> ids = doneIds(outcomes);
        // Only requests that all were merged alike get it back with one command.
        if (ids.isEmpty() || before.size() != 1)
            return {};
        const QStringList words = before.first().split(QStringLiteral(", "));
        return std::pair(spec().id,
                         QJsonObject{{QStringLiteral("requests"), toArray(ids)},
                                     {QStringLiteral("merge-policy"), words.value(0)},
                                     {QStringLiteral("release-parts"), words.value(1)}});
    }

  protected:
    Result<> begin(Context &context) const override
    {
        if (!textOf(context.arguments, "merge-policy").isEmpty()
            || !textOf(context.arguments, "release-parts").isEmpty())
            return {};
        return fail(ErrorCode::InvalidInput, Commands::tr("the change"),
                    Commands::tr("Name a merge policy, or when merged outputs are deleted, or both."));
    }

    Result<> detail(Context &context, const RequestSummary &r, PlanItem &item) const override
    {
        const MergeRules is = rulesOf(r);
        const MergeRules to = wanted(context.arguments, is);
        item.basis = wordsOf(is);
        if (to == is)
            leaveOut(item, Commands::tr("It is merged so already."));
        item.effect = QStringLiteral("%1 \u2192 %2").arg(wordsOf(is), wordsOf(to));
        if (to.release == ReleaseWhen::Verified && is.release != ReleaseWhen::Verified)
            item.why = Commands::tr("Files merged from now on; what is merged already is deleted by \"prodctl"
                                    " merge release\".");
        return {};
    }

  private:
    static MergeRules wanted(const QJsonObject &arguments, MergeRules rules)
    {
        rules.policy = fromWord<MergePolicy>(textOf(arguments, "merge-policy")).value_or(rules.policy);
        rules.release = fromWord<ReleaseWhen>(textOf(arguments, "release-parts")).value_or(rules.release);
        return rules;
    }
};

// Commands whose plan names the single files or jobs of the requests.
class ListingCommand : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Result<Plan> plan(Database &db, const Principal &who, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        SD_TRY(Plan plan, RequestCommand::plan(db, who, arguments, now));
        QList<PlanItem> items;
        for (const PlanItem &item : std::as_const(plan.items)) {
            if (item.included)
                SD_CHECK(expand(db, item, now, items));
            else
                items.append(item);
        }
        plan.items = items;
        plan.summary = summaryOf(spec(), plan, counted(plan));
        return plan;
    }

  protected:
    Result<> detail(Context &, const RequestSummary &, PlanItem &) const override { return {}; }
    virtual Result<> expand(Database &db, const PlanItem &request, TimeMs now,
                            QList<PlanItem> &items) const = 0;
    virtual QString counted(const Plan &plan) const = 0;

    static qsizetype countOf(const Plan &plan, const char *entity)
    {
        return std::count_if(plan.items.begin(), plan.items.end(), [entity](const PlanItem &item) {
            return item.included && item.entity == QLatin1StringView(entity);
        });
    }
};

class ReleaseParts final : public ListingCommand {
  public:
    using ListingCommand::ListingCommand;

    Blocker obstacle(const Principal &, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (r.mergesDone == 0)
            return {Commands::tr("It has no merged file yet.")};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included || item.entity != QLatin1StringView("merge"))
                continue;
            SD_TRY(const qint64 request,
                   db.integer(QStringLiteral("SELECT request_id FROM merges WHERE id = ?"), {item.id}));
            SD_TRY(const Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
                       SD_CHECK(askRelease(db, RequestId(request), MergeId(item.id),
                                           textOf(x.plan.arguments, "why"), actorOf(x, spec())));
                       return Commands::tr("The agent reads the merged file once more, then deletes the"
                                           " outputs.");
                   }));
            outcomes.append(outcome);
        }
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &plan,
                                                           const QList<Outcome> &outcomes) const override
    {
        if (doneIds(outcomes).isEmpty())
            return {};
        QJsonObject same = plan.arguments;
        same.remove(QLatin1StringView("why"));
        return std::pair(QStringLiteral("request.keep-parts"), same);
    }

  protected:
    Result<> expand(Database &db, const PlanItem &request, TimeMs, QList<PlanItem> &items) const override
    {
        SD_TRY(const auto merges, planRelease(db, RequestId(request.id)));
        qsizetype included = 0;
        for (const ReleaseItem &merge : merges) {
            PlanItem item{QStringLiteral("merge"), merge.merge.value(),
                          Commands::tr("merged file %1 of %2", "file, request").arg(merge.lfn, request.what)};
            item.basis = QStringLiteral("%1 %2; parts %3; bytes %4")
                             .arg(toWord(merge.release), request.basis)
                             .arg(merge.parts.size())
                             .arg(merge.bytes);
            item.effect = Commands::tr("%n output(s) with %1 bytes deleted", nullptr, int(merge.parts.size()))
                              .arg(merge.bytes);
            item.why = Commands::tr("They are in this file, which is read whole once more before.");
            if (!merge.whyNot.isEmpty()) {
                leaveOut(item, merge.whyNot);
                items.append(item);
                continue;
            }
            items.append(item);
            ++included;
            for (const ReleasePart &part : merge.parts) {
                PlanItem file{QStringLiteral("output"), part.id.value(), part.path, Commands::tr("deleted")};
                file.basis = QString::number(part.bytes);
                items.append(file);
            }
        }
        if (merges.isEmpty()) {
            PlanItem nothing = request;
            leaveOut(nothing, Commands::tr("Its merged outputs are deleted already."));
            items.append(nothing);
        }
        return {};
    }

    QString counted(const Plan &plan) const override
    {
        return Commands::tr("%1 outputs of %2 merged files are deleted")
            .arg(countOf(plan, "output"))
            .arg(countOf(plan, "merge"));
    }
};

class KeepParts final : public RequestCommand {
  public:
    using RequestCommand::RequestCommand;

    Blocker obstacle(const Principal &, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (r.mergesDone == 0)
            return {Commands::tr("It has no merged file yet.")};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            SD_TRY(const auto merges, askedOf(db, RequestId(item.id)));
            for (const ReleaseItem &merge : merges)
                SD_CHECK(keepParts(db, RequestId(item.id), merge.merge, textOf(x.plan.arguments, "why"),
                                   actorOf(x, spec())));
            return Commands::tr("Kept: the outputs of %1 merged files.").arg(merges.size());
        });
    }

  protected:
    Result<> detail(Context &context, const RequestSummary &r, PlanItem &item) const override
    {
        SD_TRY(const auto merges, askedOf(context.db, r.id));
        if (merges.isEmpty()) {
            leaveOut(item, Commands::tr("Nobody asked for its outputs to be deleted, or they are deleted"
                                        " already."));
            return {};
        }
        qsizetype parts = 0;
        for (const ReleaseItem &merge : merges)
            parts += merge.parts.size();
        item.effect = Commands::tr("%1 outputs are kept").arg(parts);
        item.basis += QStringLiteral("; merges %1; parts %2").arg(merges.size()).arg(parts);
        return {};
    }

  private:
    static Result<QList<ReleaseItem>> askedOf(Database &db, RequestId id)
    {
        SD_TRY(auto merges, planRelease(db, id));
        merges.removeIf([](const ReleaseItem &item) { return item.release != PartsState::Asked; });
        return merges;
    }
};

class SignOff final : public ListingCommand {
  public:
    using ListingCommand::ListingCommand;
    bool readsFiles() const override { return true; }

    Blocker obstacle(const Principal &, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (r.status != S::Running && r.status != S::Held)
            return {Commands::tr("It is %1; outputs are signed off while it runs.").arg(toWord(r.status))};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        QHash<qint64, std::pair<RequestId, Part>> parts;
        for (const PlanItem &item : x.plan.items)
            if (item.included) {
                SD_TRY(const auto found, partOf(db, OutputId(item.id)));
                parts.insert(item.id, found);
            }
        return eachIncluded(db, x.plan, [&](const PlanItem &item) -> Result<QString> {
            const auto &[request, part] = parts[item.id];
            SD_CHECK(signOffPart(db, request, part, textOf(x.plan.arguments, "why"), actorOf(x, spec())));
            return part.merge.isValid()
                ? Commands::tr("Signed off. Resubmit its merge with --all, if one is left.")
                                        : Commands::tr("Signed off.");
        });
    }

  protected:
    Result<> expand(Database &db, const PlanItem &request, TimeMs, QList<PlanItem> &items) const override
    {
        SD_TRY(const auto parts, damagedOrGone(db, RequestId(request.id)));
        for (const Part &part : parts) {
            PlanItem item{QStringLiteral("output"), part.id.value(),
                          Commands::tr("output %1 of run %2 (%3)", "name, run, request")
                              .arg(part.name)
                              .arg(part.run)
                              .arg(request.what)};
            SD_TRY(const QString problem, inspectPart(part, {}));
            item.effect = Commands::tr("%1 lost for ever in stream %2")
                              .arg(countedEvents(part.events), part.stream);
            item.why = problem;
            item.basis = QStringLiteral("merge %1").arg(part.merge.value());
            if (problem.isEmpty())
                leaveOut(item, Commands::tr("It is as it was credited again; the agent goes on by itself."));
            items.append(item);
        }
        if (parts.isEmpty()) {
            PlanItem nothing = request;
            leaveOut(nothing, Commands::tr("None of its credited outputs was found damaged or gone."));
            items.append(nothing);
        }
        return {};
    }

    QString counted(const Plan &plan) const override
    {
        return Commands::tr("%1 outputs are signed off as lost").arg(countOf(plan, "output"));
    }

  private:
    // Those that the agent found, and those that it did not come to yet.
    static Result<QList<Part>> damagedOrGone(Database &db, RequestId request)
    {
        SD_TRY(auto parts, damagedParts(db, request));
        SD_TRY(const auto gone, goneParts(db, request));
        QSet<qint64> known;
        for (const Part &part : parts)
            known.insert(part.id.value());
        for (const Part &part : gone)
            if (!known.contains(part.id.value()))
                parts.append(part);
        return parts;
    }

    static Result<std::pair<RequestId, Part>> partOf(Database &db, OutputId id)
    {
        return db.one(Commands::tr("output %1").arg(id.value()),
                      QStringLiteral("SELECT o.request_id, p.merge_id FROM outputs o"
                                     " LEFT JOIN merge_parts p ON p.output_id = o.id WHERE o.id = ?"),
                      {id.value()}, [id](const Row &row) {
                          Part part;
                          part.id = id;
                          part.merge = row.id<MergeId>(1);
                          return std::pair(row.id<RequestId>(0), part);
                      });
    }
};

class MissingRecocert final : public ListingCommand {
  public:
    using ListingCommand::ListingCommand;
    bool readsFiles() const override { return true; }

    Blocker obstacle(const Principal &, const RequestSummary &r,
                     const QList<TransitionRule> &) const override
    {
        if (r.step != Step::Production && r.step != Step::Recocert)
            return {Commands::tr("It is a %1 request; certification follows a production.")
                        .arg(toWord(r.step))};
        return {};
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items) {
            if (!item.included || item.entity != QLatin1StringView("request"))
                continue;
            SD_TRY(const MissingCertification missing, planMissing(db, RequestId(item.id), x.now));
            SD_TRY(const Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
                       SD_TRY(const auto jobs, makeMissing(db, missing, actorOf(x, spec())));
                       return Commands::tr("%1 made; the agent submits them.").arg(countedJobs(jobs.size()));
                   }));
            outcomes.append(outcome);
        }
        return outcomes;
    }

  protected:
    Result<> expand(Database &db, const PlanItem &request, TimeMs now, QList<PlanItem> &items) const override
    {
        SD_TRY(const auto recocerts, recocertsOf(db, RequestId(request.id)));
        if (recocerts.isEmpty()) {
            PlanItem nothing = request;
            leaveOut(nothing,
                     Commands::tr("Nobody asked for its certification yet: make a request with the step"
                                  " recocert for one of its datasets."));
            items.append(nothing);
        }
        for (const RequestId id : recocerts) {
            const bool known = std::any_of(items.begin(), items.end(), [id](const PlanItem &item) {
                return item.entity == QLatin1StringView("request") && item.id == id.value();
            });
            if (known)
                continue;
            SD_TRY(const RequestSummary summary, loadRequest(db, id));
            SD_TRY(const MissingCertification missing, planMissing(db, id, now));
            addRequest(summary, missing, items);
            addAttempts(missing, items);
            addGone(missing, items);
        }
        return {};
    }

    QString counted(const Plan &plan) const override
    {
        return Commands::tr("missing certification of %1 is made again")
            .arg(countedRequests(countOf(plan, "request")));
    }

  private:
    static void addRequest(const RequestSummary &summary, const MissingCertification &missing,
                           QList<PlanItem> &items)
    {
        PlanItem item{QStringLiteral("request"), summary.id.value(), requestText(summary)};
        item.basis = QStringLiteral("%1; failed %2 %3; fresh %4 %5")
                         .arg(toWord(missing.status))
                         .arg(missing.failed.jobs)
                         .arg(missing.failed.units)
                         .arg(missing.fresh.jobs.size())
                         .arg(missing.fresh.units);
        item.effect = Commands::tr("%1 for %2 work units").arg(
            countedJobs(missing.failed.jobs + missing.fresh.jobs.size()),
            QString::number(missing.failed.units + missing.fresh.units));
        QStringList runs;
        for (const qint64 run : missing.missingRuns.mid(0, kRunsNamed))
            runs.append(QString::number(run));
        if (missing.missingRuns.size() > kRunsNamed)
            runs.append(QStringLiteral("..."));
        item.why = missing.missingRuns.isEmpty()
            ? Commands::tr("The work units of all %1 runs are credited; merged files are missing.")
                  .arg(missing.runs)
            : Commands::tr("Certification is missing for %1 of %2 runs: %3. All others are left alone.")
                  .arg(QString::number(missing.missingRuns.size()), QString::number(missing.runs),
                       runs.join(QStringLiteral(", ")));
        if (!missing.makesSomething())
            leaveOut(item, missing.nothing);
        items.append(item);
    }

    static void addAttempts(const MissingCertification &missing, QList<PlanItem> &items)
    {
        for (const RecoveryItem &attempt : missing.failed.items) {
            PlanItem item{QStringLiteral("job"), attempt.job.value(), attempt.what};
            item.included = attempt.included;
            item.why = attempt.why;
            item.basis = QStringLiteral("attempt %1; units %2")
                             .arg(attempt.attempt)
                             .arg(attempt.units.size());
            if (attempt.included)
                item.effect = Commands::tr("attempt %1: %2 work units, %3")
                                  .arg(QString::number(attempt.attempt),
                                       QString::number(attempt.units.size()),
                                       countedEvents(attempt.events));
            items.append(item);
        }
    }

    // What was made and is gone: never made again by another attempt.
    static void addGone(const MissingCertification &missing, QList<PlanItem> &items)
    {
        for (const Part &part : missing.goneParts) {
            PlanItem item{QStringLiteral("output"), part.id.value(),
                          Commands::tr("output %1 of run %2").arg(part.name).arg(part.run)};
            leaveOut(item,
                     Commands::tr("%1 Its work is credited: put the file back, or let a manager sign it off.")
                         .arg(part.problem));
            items.append(item);
        }
        for (const GoneFile &file : missing.goneFiles) {
            PlanItem item{QStringLiteral("merge"), file.merge.value(),
                          Commands::tr("merged file %1").arg(file.lfn)};
            leaveOut(item,
                     Commands::tr("%1 Its work is credited: put a copy with the recorded checksum back.")
                               .arg(file.problem));
            items.append(item);
        }
    }

    static constexpr qsizetype kRunsNamed = 20;
};

CommandSpec makeSpec(const char *id, const QStringList &cli, const QString &title, const QString &description,
                     const char *example, const char *icon, QList<Parameter> more, QList<Role> roles)
{
    CommandSpec spec;
    spec.id = QLatin1StringView(id);
    spec.cli = cli;
    spec.title = title;
    spec.description = description;
    spec.example = QLatin1StringView(example);
    spec.parameters = {
        requestsParameter(),
        filterParameter(Commands::tr("All requests that match, for example \"campaign = 2010\"."))};
    spec.parameters += more;
    spec.roles = std::move(roles);
    spec.icon = QLatin1StringView(icon);
    return spec;
}
}  // namespace

void addMergeCommands(CommandList &list)
{
    CommandSpec rules = makeSpec(
        "request.merge-rules", {QStringLiteral("request"), QStringLiteral("merge-policy")},
        Commands::tr("Merge policy"),
        Commands::tr("Changes how much is read when outputs are merged, and when the agent deletes them."),
        "prodctl request merge-policy 3 --merge-policy verify-inputs", "merge",
        {mergePolicyParameter(), releasePartsParameter(), whyParameter(false)},
        {Role::Site, Role::Shifter, Role::Dq, Role::Manager});
    rules.undoable = true;
    list.push_back(std::make_unique<SetMergeRules>(rules));

    CommandSpec release = makeSpec(
        "request.release-parts", {QStringLiteral("merge"), QStringLiteral("release")},
        Commands::tr("Delete merged outputs"),
        Commands::tr("Deletes the outputs that are in a verified merged file; every file is named before."),
        "prodctl merge release 3 --why \"disk is needed\"", "cancel", {whyParameter(true)},
        {Role::Shifter, Role::Manager});
    release.risk = Risk::TypeName;
    release.dangerous = true;
    release.undoable = true;
    list.push_back(std::make_unique<ReleaseParts>(release));

    list.push_back(std::make_unique<KeepParts>(makeSpec(
        "request.keep-parts", {QStringLiteral("merge"), QStringLiteral("keep")},
        Commands::tr("Keep merged outputs"),
        Commands::tr("Takes back that merged outputs are deleted, as far as the agent has not done it yet."),
        "prodctl merge keep 3", "hold", {whyParameter(false)}, {Role::Shifter, Role::Manager})));

    CommandSpec lost = makeSpec(
        "request.sign-off-outputs", {QStringLiteral("merge"), QStringLiteral("sign-off")},
        Commands::tr("Sign off lost outputs"),
        Commands::tr("Gives credited outputs up that were damaged or lost before their merge, for ever and"
                     " with a reason."),
        "prodctl merge sign-off 3 --why \"disk of node wn012 broke\"", "reject", {whyParameter(true)},
        {Role::Manager});
    lost.risk = Risk::TypeName;
    lost.dangerous = true;
    list.push_back(std::make_unique<SignOff>(lost));

    list.push_back(std::make_unique<MissingRecocert>(makeSpec(
        "recocert.missing", {QStringLiteral("recocert"), QStringLiteral("missing")},
        Commands::tr("Missing certification"),
        Commands::tr("Finds the certification that is missing for a production and makes only that again."),
        "prodctl recocert missing 3", "search", {}, {Role::Shifter, Role::Dq, Role::Agent, Role::Manager})));
}

}  // namespace shiftdeck
