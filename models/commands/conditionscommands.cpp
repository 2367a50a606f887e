// Commands about conditions: writing down updates of calibrations, and having outdated runs processed again.
#include "models/commands/support.h"

#include "models/core/files.h"
#include "models/core/timespan.h"
#include "models/runs/conditions.h"
#include "models/runs/conditionsfile.h"

#include <QDateTime>

namespace shiftdeck {

namespace {
Parameter make(const char *name, ParameterKind kind, const QString &title, const QString &help,
               const char *source = "")
{
    return {QLatin1StringView(name), kind, title, help, false, {}, {}, QLatin1StringView(source), false};
}

QString runsText(qint64 first, qint64 last)
{
    return first == last ? Commands::tr("run %1").arg(first)
                         : Commands::tr("runs %1 to %2").arg(first).arg(last);
}

// ---------------------------------------------------------------- update

class UpdateConditions final : public Command {
  public:
    explicit UpdateConditions(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }
    bool readsFiles() const override { return true; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments,
                      TimeMs now) const override
    {
        Plan plan;
        plan.arguments = arguments;
        // Now, when no time is given; the same one when it is executed.
        if (textOf(arguments, "file").isEmpty() && textOf(arguments, "at").isEmpty())
            plan.arguments.insert(QStringLiteral("at"),
                                  QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(Qt::ISODateWithMs));
        SD_TRY(const auto updates, updatesOf(plan.arguments));
        SD_TRY(const auto fresh, newUpdates(db, updates));
        for (const ConditionsUpdate &u : fresh) {
            PlanItem item{QStringLiteral("conditions"), 0,
                          Commands::tr("%1 of %2", "payload, tag").arg(u.payload, u.tag)};
            item.effect = Commands::tr("outdates what read it before %1 for %2", "time, runs")
                              .arg(utcTime(u.at), runsText(u.firstRun, u.lastRun));
            item.why = u.comment;
            item.basis = QStringLiteral("%1 %2 %3 %4 %5")
                             .arg(u.tag, u.payload)
                             .arg(u.firstRun)
                             .arg(u.lastRun)
                             .arg(u.at);
            plan.items.append(item);
        }
        if (fresh.isEmpty()) {
            PlanItem item{QStringLiteral("conditions"), 0, Commands::tr("updates of conditions")};
            leaveOut(item, Commands::tr("All of them are written down already."));
            plan.items.append(item);
        } else if (fresh.size() < updates.size()) {
            plan.warnings.append(Commands::tr("Written down already: %1 of %2.")
                                     .arg(updates.size() - fresh.size())
                                     .arg(updates.size()));
        }
        plan.summary =
            summaryOf(m_spec, plan,
                      plan.included() == 1 ? Commands::tr("1 update")
                                           : Commands::tr("%1 updates", "not 1").arg(plan.included()));
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const auto updates, updatesOf(x.plan.arguments));
        SD_CHECK(recordUpdates(db, updates, actorOf(x, m_spec)));
        QList<Outcome> outcomes;
        for (const PlanItem &item : x.plan.items)
            if (item.included)
                outcomes.append({item.entity, item.id, item.what, true, item.effect});
        return outcomes;
    }

  private:
    static Result<QList<ConditionsUpdate>> updatesOf(const QJsonObject &a)
    {
        if (const QString path = textOf(a, "file"); !path.isEmpty()) {
            if (!textOf(a, "tag").isEmpty() || !textOf(a, "payload").isEmpty())
                return fail(ErrorCode::InvalidInput, Commands::tr("the update"),
                            Commands::tr("Give a file, or an update; not both."));
            SD_TRY(const QByteArray content, readBounded(path, ConditionsFile::kMostBytes));
            const ConditionsFile file = readConditionsFile(content);
            if (!file.report.isWhole())
                return fail(
                    ErrorCode::InvalidInput, path,
                    Commands::tr("%1 (wrong: %2). Nothing of it was taken.", "the first thing, how many")
                        .arg(file.report.remarks().value(0).sentence())
                        .arg(file.report.count(ImportRemark::Refused)));
            return file.updates;
        }
        ConditionsUpdate update;
        update.tag = textOf(a, "tag");
        update.payload = textOf(a, "payload");
        update.firstRun = integerOf(a, "first-run");
        update.lastRun =
            a.contains(QLatin1StringView("last-run")) ? integerOf(a, "last-run") : update.firstRun;
        update.comment = textOf(a, "comment");
        const auto at = timeOfUpdate(textOf(a, "at"));
        if (!at)
            return fail(ErrorCode::InvalidInput, QStringLiteral("--at"),
                        Commands::tr("\"%1\" is no time such as 2026-11-28T09:30:00Z.")
                            .arg(textOf(a, "at").left(40)));
        update.at = *at;
        if (const QString wrong = wrongWithUpdate(update); !wrong.isEmpty())
            return fail(ErrorCode::InvalidInput, Commands::tr("the update"), wrong);
        return QList<ConditionsUpdate>{update};
    }

    CommandSpec m_spec;
};

CommandSpec updateSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("conditions.update");
    spec.cli = {QStringLiteral("conditions"), QStringLiteral("update")};
    spec.title = Commands::tr("Update of conditions");
    spec.description = Commands::tr("Writes down that a calibration of a tag was replaced for some runs; "
                                    "what was made with the older one is"
                                    " listed as outdated from then on.");
    spec.example = QStringLiteral("prodctl conditions update --file updates.csv");
    spec.parameters = {
        make("file", ParameterKind::Text, Commands::tr("File"),
             Commands::tr(
                 "CSV with the columns tag, payload, first_run, last_run, at and comment, or JSON: a list"
                 " of objects with these.")),
        make("tag", ParameterKind::Text, Commands::tr("Conditions tag"),
             Commands::tr("Instead of a file: the running tag.")),
        make("payload", ParameterKind::Text, Commands::tr("Payload"),
             Commands::tr("Which calibration was replaced, as EcalIntercalibConstants.")),
        make("first-run", ParameterKind::Integer, Commands::tr("First run"),
             Commands::tr("It is valid from here.")),
        make("last-run", ParameterKind::Integer, Commands::tr("Last run"),
             Commands::tr("It is valid up to here; the first run alone when it is not given.")),
        make("at", ParameterKind::Text, Commands::tr("When"),
             Commands::tr("When it was replaced (UTC), as 2026-11-28T09:30:00Z; now when it is not given.")),
        make("comment", ParameterKind::Text, Commands::tr("Comment"), Commands::tr("Why, and by whom.")),
    };
    spec.roles = {Role::Shifter, Role::Dq, Role::Manager};
    spec.icon = QStringLiteral("import");
    return spec;
}

// ---------------------------------------------------------------- reprocess

class Reprocess final : public Command {
  public:
    explicit Reprocess(CommandSpec spec) : m_spec(std::move(spec)) { }
    const CommandSpec &spec() const override { return m_spec; }

    Result<Plan> plan(Database &db, const Principal &, const QJsonObject &arguments, TimeMs) const override
    {
        SD_TRY(const ReprocessPlan found, planReprocessing(db, wishOf(arguments)));
        Plan plan;
        plan.arguments = arguments;
        for (const Reprocessing &again : found.requests)
            plan.items.append(itemOf(again));
        for (const OutdatedRun &run : found.leftOut) {
            PlanItem item{QStringLiteral("request"), run.request.value(),
                          Commands::tr("run %1 of request %2").arg(run.run).arg(run.request.value())};
            leaveOut(item,
                     Commands::tr("Request %1 (%2) processes it again already.", "number, status")
                         .arg(run.again.value())
                         .arg(toWord(run.againStatus)));
            plan.items.append(item);
        }
        if (plan.items.isEmpty()) {
            PlanItem item{QStringLiteral("conditions"), 0, Commands::tr("outdated runs")};
            leaveOut(item, Commands::tr("No output is outdated by an update of its conditions."));
            plan.items.append(item);
        }
        plan.summary = summaryOf(m_spec, plan, countedRequests(plan.included()));
        plan.typeName = countedRequests(plan.included());
        return plan;
    }

    Result<QList<Outcome>> execute(Database &db, const Execution &x) const override
    {
        SD_TRY(const ReprocessPlan found, planReprocessing(db, wishOf(x.plan.arguments)));
        QList<Outcome> outcomes;
        for (const Reprocessing &again : found.requests) {
            PlanItem item = itemOf(again);
            if (!item.included)
                continue;
            RequestId made;
            SD_TRY(Outcome outcome, itemOutcome(db, item, [&]() -> Result<QString> {
                       SD_TRY(
                           made,
                           reprocess(db, again, textOf(x.plan.arguments, "conditions"), actorOf(x, m_spec)));
                       return Commands::tr("Request %1 processes them again; a manager approves it.")
                           .arg(made.value());
                   }));
            outcome.id = made.value();
            outcomes.append(outcome);
        }
        return outcomes;
    }

    std::optional<std::pair<QString, QJsonObject>> inverse(const Plan &,
                                                           const QList<Outcome> &outcomes) const override
    {
        if (doneIds(outcomes).isEmpty())
            return {};
        return std::pair(
            QStringLiteral("request.reject"),
            QJsonObject{{QStringLiteral("requests"), toArray(doneIds(outcomes))},
                        {QStringLiteral("why"), Commands::tr("The reprocessing was taken back.")}});
    }

  private:
    static ReprocessWish wishOf(const QJsonObject &a)
    {
        return {textOf(a, "conditions"), textOf(a, "campaign"), textOf(a, "release"),
                idsAs<RequestId>(idsOf(a, "requests"))};
    }

    static PlanItem itemOf(const Reprocessing &again)
    {
        QStringList basis, payloads;
        QSet<qint64> requests, runs;
        for (const OutdatedRun &run : again.runs) {
            basis.append(QStringLiteral("%1/%2").arg(run.request.value()).arg(run.run));
            requests.insert(run.request.value());
            runs.insert(run.run);
            for (const QString &payload : run.payloads)
                if (!payloads.contains(payload))
                    payloads.append(payload);
        }
        QList<qint64> sorted(runs.begin(), runs.end());
        std::sort(sorted.begin(), sorted.end());
        // No number yet: the request is still to be made.
        PlanItem item{QStringLiteral("request"), 0,
                      Commands::tr("%1 of %2 in campaign %3")
                          .arg(QString(toWord(again.step)), again.dataset, again.campaign)};
        item.basis = basis.join(u' ');
        if (!again.obstacle.isEmpty()) {
            leaveOut(item, again.obstacle);
            item.id = again.runs.value(0).request.value();
            return item;
        }
        item.effect =
            Commands::tr("new request with release %1: files: %2, events: %3", "release, files, events")
                .arg(again.release)
                .arg(again.files)
                .arg(again.events);
        item.why =
            Commands::tr("Runs: %1 (%2), of requests: %3; changed: %4.", "number, runs, number, payloads")
                .arg(QString::number(sorted.size()), shortList(sorted), QString::number(requests.size()),
                     payloads.mid(0, 5).join(QStringLiteral(", ")));
        return item;
    }

    static QString shortList(const QList<qint64> &runs)
    {
        constexpr int kShown = 20;
        QStringList texts;
        for (const qint64 run : runs.mid(0, kShown))
            texts.append(QString::number(run));
        if (runs.size() > kShown)
            texts.append(QStringLiteral("\u2026"));
        return texts.join(QStringLiteral(", "));
    }

    CommandSpec m_spec;
};

CommandSpec reprocessSpec()
{
    CommandSpec spec;
    spec.id = QStringLiteral("conditions.reprocess");
    spec.cli = {QStringLiteral("conditions"), QStringLiteral("reprocess")};
    spec.title = Commands::tr("Reprocess outdated runs");
    spec.description = Commands::tr("Asks for the processing of all runs again whose outputs are outdated by "
                                    "an update of their conditions, with a"
                                    " new snapshot of the conditions.");
    spec.example = QStringLiteral("prodctl conditions reprocess snapshot-2010b");
    Parameter tag = make("conditions", ParameterKind::Text, Commands::tr("New snapshot"),
                         Commands::tr("The conditions tag that they are processed with."));
    tag.required = tag.positional = true;
    Parameter requests = requestsParameter();
    requests.positional = false;
    requests.help = Commands::tr("Only outdated runs of these; of all when none is named.");
    spec.parameters = {tag, requests,
                       make("campaign", ParameterKind::Name, Commands::tr("Campaign"),
                            Commands::tr("That of the outdated request when it is not given."), "campaign"),
                       make("release", ParameterKind::Name, Commands::tr("Release"),
                            Commands::tr("That of the outdated request when it is not given."), "release")};
    spec.roles = {Role::Manager};
    spec.undoable = true;
    spec.icon = QStringLiteral("resubmit");
    return spec;
}
}  // namespace

void addConditionsCommands(CommandList &list)
{
    list.push_back(std::make_unique<UpdateConditions>(updateSpec()));
    list.push_back(std::make_unique<Reprocess>(reprocessSpec()));
}

}  // namespace shiftdeck
