// The commands of the registry as verbs: plan, show, ask, execute, tell.
#include "app/prodctl/terminalpresence.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/commands/planunits.h"
#include "models/commands/presencetext.h"
#include "models/core/errortext.h"

namespace shiftdeck {

namespace {
constexpr int kShownItems = 200;
constexpr int kShownUnitLines = 20;  // of one item

void printPlan(Session &session, const Plan &plan)
{
    session.line(plan.summary);
    Table table({QString(), Prodctl::tr("what"), Prodctl::tr("effect"), Prodctl::tr("why")});
    int more = 0;
    for (const PlanItem &item : plan.items) {
        if (more > 0 || &item - plan.items.constData() >= kShownItems) {
            ++more;
            continue;
        }
        table.add({item.included ? QStringLiteral("+") : QStringLiteral("-"), item.what,
                   item.included ? item.effect : Prodctl::tr("left out"), item.why});
    }
    if (!table.isEmpty())
        session.print(table);
    if (more > 0)
        session.line(Prodctl::tr("... and %1 more; --json lists them all.").arg(more));
    for (const PlanItem &item : plan.items.first(std::min<qsizetype>(plan.items.size(), kShownItems))) {
        if (item.units.isEmpty())
            continue;
        session.line(Prodctl::tr("%1:", "the work units of it follow").arg(item.what));
        for (const QString &line : unitLines(item, kShownUnitLines))
            session.line(QStringLiteral("  ") + line);
    }
    for (const QString &warning : plan.warnings)
        session.line(Prodctl::tr("Note: %1").arg(warning));
}

// Who else is about to do something with the same requests; nobody, when that cannot be read.
QStringList rivals(Session &session, Database &db, const QList<RequestId> &requests)
{
    if (requests.isEmpty())
        return {};
    const auto list = listSessions(db);
    return list ? rivalTexts(session.bus(), list->sessions, requests, 0) : QStringList();
}

bool isAsked(const Session &session, const CommandSpec &spec, const Plan &plan)
{
    const Options &options = session.options();
    return options.planHash.isEmpty() && !options.yes && spec.risk != Risk::None && plan.included() > 0
        && Session::hasTerminal();
}

Result<bool> confirmed(Session &session, const CommandSpec &spec, const Plan &plan)
{
    const Options &options = session.options();
    if (!options.planHash.isEmpty()) {
        if (options.planHash.toLatin1() == plan.hash)
            return true;
        return fail(ErrorCode::Conflict, Prodctl::tr("the plan"),
                    Prodctl::tr("Its hash is %1 now. %2").arg(QString::fromLatin1(plan.hash), plan.summary));
    }
    if (options.yes || spec.risk == Risk::None || plan.included() == 0)
        return true;
    if (!Session::hasTerminal())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the command without a confirmation"),
                    Prodctl::tr("There is no terminal to ask on; give --yes, or --plan-hash %1.")
                        .arg(QString::fromLatin1(plan.hash)));
    if (spec.risk == Risk::TypeName)
        return session.ask(Prodctl::tr("Type \"%1\" to go on:").arg(plan.typeName)) == plan.typeName;
    const QString answer = session.ask(Prodctl::tr("Go on? [y/N]")).toLower();
    return answer == QLatin1String("y") || answer == QLatin1String("yes");
}

void printReceipt(Session &session, const Receipt &receipt)
{
    if (receipt.repeated)
        session.line(Prodctl::tr("This was done before; nothing was done again."));
    for (const Outcome &outcome : receipt.outcomes)
        session.line(QStringLiteral("%1 %2: %3")
                         .arg(outcome.done ? QStringLiteral("ok  ") : QStringLiteral("FAIL"),
                              oneLine(outcome.what), oneLine(outcome.message)));
    session.line(receipt.undoable
                     ? Prodctl::tr("Receipt %1. To take it back: prodctl undo %1").arg(receipt.id.value())
                     : Prodctl::tr("Receipt %1.").arg(receipt.id.value()));
}

Result<int> runCommand(Session &session, const QString &id, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const Principal who, session.principal());
    SD_TRY(Plan plan, session.bus().plan(*db, who, id, arguments));
    const QList<RequestId> requests = requestsOf(*db, plan).value_or(QList<RequestId>());
    plan.warnings += rivals(session, *db, requests);
    if (session.options().dryRun) {
        printPlan(session, plan);
        session.line(Prodctl::tr("Nothing was changed. Plan hash: %1").arg(QString::fromLatin1(plan.hash)));
        if (session.json())
            session.print(QJsonObject{{QStringLiteral("plan"), toJson(plan)}});
        return 0;
    }
    const CommandSpec &spec = *session.bus().spec(plan.command);
    if (plan.included() != 1 || spec.risk != Risk::None || !plan.warnings.isEmpty())
        printPlan(session, plan);
    std::optional<TerminalPresence> presence;
    if (isAsked(session, spec, plan))
        presence.emplace(db->location(), who.name, plan.command, requests);
    SD_TRY(const bool goOn, confirmed(session, spec, plan));
    if (!goOn) {
        session.line(Prodctl::tr("Nothing was changed."));
        return exitCodeFor(ErrorCode::Cancelled);
    }
    if (presence)
        presence->execute();
    SD_TRY(const Receipt receipt, session.bus().execute(*db, who, plan, session.options().key));
    printReceipt(session, receipt);
    if (session.json())
        session.print(toJson(receipt));
    const bool all = std::all_of(receipt.outcomes.begin(), receipt.outcomes.end(),
                                 [](const Outcome &o) { return o.done; });
    return all ? 0 : exitCodeFor(ErrorCode::Refused);
}
}  // namespace

void addCommandVerbs(QList<Verb> &verbs, const CommandBus &bus)
{
    const QString json =
        Prodctl::tr("{receipt, command, summary, outcomes: [{entity, id, what, done, message}], undoable,"
                    " repeated}; with --dry-run {plan: {command, arguments, summary, included, excluded,"
                    " items: [{entity, id, what, effect, included, why, units: [{id, run, first, events,"
                    " included, why}]}], warnings, hash, asOf, line}}.");
    const auto specs = bus.specs();
    for (const CommandSpec *spec : specs) {
        Verb verb;
        verb.spec = *spec;
        verb.json = json;
        verb.isCommand = true;
        verb.run = [id = spec->id](Session &session, const QJsonObject &arguments) {
            return runCommand(session, id, arguments);
        };
        if (spec->id == QLatin1String("request.set-status"))
            verb.aliases = {{QStringLiteral("set-status")}};
        if (spec->id == QLatin1String("logbook.hand-over"))
            verb.aliases = {{QStringLiteral("logbook"), QStringLiteral("handover")}};
        for (const Parameter &p : spec->parameters)
            if (p.kind == ParameterKind::Prose)
                verb.more = Prodctl::tr("With - for the text it is read from standard input.");
        verbs.append(verb);
    }
}

}  // namespace shiftdeck
