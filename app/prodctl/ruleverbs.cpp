// rules, exit-codes and limits: lists. What changes them are commands.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/production/exitcodes.h"
#include "models/production/limits.h"
#include "models/production/rules.h"

namespace shiftdeck {

namespace {
Result<int> rules(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rows, listRules(*db));
    Table table({Prodctl::tr(">rule"), Prodctl::tr("class"), Prodctl::tr("signature"), Prodctl::tr("step"),
                 Prodctl::tr("site"), Prodctl::tr("action"), Prodctl::tr("mode"), Prodctl::tr(">would"),
                 Prodctl::tr(">did"), Prodctl::tr("last hit"), Prodctl::tr("changed by")});
    QJsonArray array;
    for (const RetryRule &r : rows) {
        table.add({QString::number(r.id.value()), r.failureClass, r.signature, r.step, r.siteName,
                   QString(toWord(r.action)), QString(toWord(r.mode)), withThousands(r.would),
                   withThousands(r.did), r.lastHitAt ? utcTime(*r.lastHitAt) : QString(), r.changedBy});
        array.append(QJsonObject{{QStringLiteral("id"), r.id.value()},
                                 {QStringLiteral("class"), r.failureClass},
                                 {QStringLiteral("signature"), r.signature},
                                 {QStringLiteral("step"), r.step},
                                 {QStringLiteral("site"), r.siteName},
                                 {QStringLiteral("action"), QString(toWord(r.action))},
                                 {QStringLiteral("mode"), QString(toWord(r.mode))},
                                 {QStringLiteral("would"), r.would},
                                 {QStringLiteral("did"), r.did},
                                 {QStringLiteral("lastHitAt"), orNull(r.lastHitAt)},
                                 {QStringLiteral("createdAt"), r.createdAt},
                                 {QStringLiteral("createdBy"), r.createdBy},
                                 {QStringLiteral("changedAt"), r.changedAt},
                                 {QStringLiteral("changedBy"), r.changedBy}});
    }
    return show(session, "rules", array, table, Prodctl::tr("There is no rule."));
}

Result<int> exitCodes(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rows, listExitCodes(*db));
    Table table({Prodctl::tr("step"), Prodctl::tr("release"), Prodctl::tr(">code"), Prodctl::tr("meaning"),
                 Prodctl::tr("class"), Prodctl::tr("retry helps"), Prodctl::tr("by")});
    QJsonArray array;
    for (const ExitCode &e : rows) {
        table.add({e.step, e.release, QString::number(e.code), e.meaning, e.failureClass,
                   !e.retryHelps       ? Prodctl::tr("as its class says")
                       : *e.retryHelps ? Prodctl::tr("yes")
                                       : Prodctl::tr("no"),
                   e.changedBy});
        array.append(QJsonObject{
            {QStringLiteral("step"), e.step},
            {QStringLiteral("release"), e.release},
            {QStringLiteral("code"), e.code},
            {QStringLiteral("meaning"), e.meaning},
            {QStringLiteral("class"), e.failureClass},
            {QStringLiteral("retryHelps"), e.retryHelps ? QJsonValue(*e.retryHelps) : QJsonValue()},
            {QStringLiteral("changedAt"), e.changedAt},
            {QStringLiteral("changedBy"), e.changedBy}});
    }
    return show(
        session, "exitCodes", array, table,
        Prodctl::tr("Nothing is written down about exit codes; \"prodctl exit-codes set\" does that."));
}

Result<int> limits(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rows, listLimits(*db));
    Table table({Prodctl::tr("limit"), Prodctl::tr(">value"), Prodctl::tr("unit"), Prodctl::tr("meaning"),
                 Prodctl::tr("by")});
    QJsonArray array;
    for (const Limit &l : rows) {
        table.add({QString(toWord(l.name)), limitText(l.unit, l.value), translatedUnit(l.unit),
                   limitMeaning(l.name), l.changedBy});
        array.append(QJsonObject{{QStringLiteral("name"), QString(toWord(l.name))},
                                 {QStringLiteral("value"), l.value},
                                 {QStringLiteral("unit"),
                                  l.unit == LimitUnit::Time ? QStringLiteral("ms") : QString(toWord(l.unit))},
                                 {QStringLiteral("text"), limitText(l.unit, l.value)},
                                 {QStringLiteral("meaning"), limitMeaning(l.name)},
                                 {QStringLiteral("least"), l.least},
                                 {QStringLiteral("most"), l.most},
                                 {QStringLiteral("changedAt"), l.changedAt},
                                 {QStringLiteral("changedBy"), l.changedBy}});
    }
    return show(session, "limits", array, table, {});
}
}  // namespace

void addRuleVerbs(QList<Verb> &verbs)
{
    Verb list = makeVerb(
        {QStringLiteral("rules")},
        Prodctl::tr(
            "Lists the rules about failed jobs, in the order in which they are asked, and what each did "
            "or would have done."),
        "prodctl rules", {},
        Prodctl::tr(
            "{rules: [{id, class, signature, step, site, action, mode, would, did, lastHitAt, createdAt,"
            " createdBy, changedAt, changedBy}]}."),
        rules);
    list.aliases = {{QStringLiteral("rules"), QStringLiteral("list")}};
    verbs.append(list);
    Verb codes = makeVerb(
        {QStringLiteral("exit-codes")}, Prodctl::tr("Lists what the exit codes of applications mean."),
        "prodctl exit-codes", {},
        Prodctl::tr(
            "{exitCodes: [{step, release, code, meaning, class, retryHelps, changedAt, changedBy}]}."),
        exitCodes);
    codes.aliases = {{QStringLiteral("exit-codes"), QStringLiteral("list")}};
    verbs.append(codes);
    Verb limitList = makeVerb(
        {QStringLiteral("limits")},
        Prodctl::tr("Lists the limits: when a request is stopped, when a job counts as stuck, and how long "
                    "the agent waits before it tries work again."),
        "prodctl limits", {},
        Prodctl::tr(
            "{limits: [{name, value, unit, text, meaning, least, most, changedAt, changedBy}]}; times are in"
            " milliseconds."),
        limits);
    limitList.aliases = {{QStringLiteral("limits"), QStringLiteral("list")}};
    verbs.append(limitList);
}

}  // namespace shiftdeck
