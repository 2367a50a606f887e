// who: who has the store open, and what they are about to do.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/commands/presencetext.h"
#include "models/core/timespan.h"

namespace shiftdeck {

namespace {
QJsonArray requestsJson(const QList<PresentRequest> &requests)
{
    QJsonArray array;
    for (const PresentRequest &request : requests)
        array.append(QJsonObject{{QStringLiteral("request"), request.id.value()},
                                 {QStringLiteral("ago"), request.since}});
    return array;
}

Result<int> who(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const SessionList list, listSessions(*db));
    Table table({Prodctl::tr("who"), Prodctl::tr("role"), Prodctl::tr("where"), Prodctl::tr(">here for"),
                 Prodctl::tr(">heard"), Prodctl::tr("does")});
    QJsonArray array;
    for (const PresentSession &s : list.sessions) {
        table.add({oneLine(s.who), s.role, oneLine(placeText(s)), timeSpan(s.started),
                   Prodctl::tr("%1 ago").arg(timeSpan(s.heard)), oneLine(doingText(session.bus(), s, 0))});
        array.append(sessionJson(s));
    }
    return show(session, "sessions", array, table, Prodctl::tr("Nobody has this store open."));
}
}  // namespace

QJsonObject sessionJson(const PresentSession &s)
{
    return {{QStringLiteral("id"), s.id},
            {QStringLiteral("who"), s.who},
            {QStringLiteral("role"), s.role},
            {QStringLiteral("program"), s.program},
            {QStringLiteral("host"), s.host},
            {QStringLiteral("startedAgo"), s.started},
            {QStringLiteral("heardAgo"), s.heard},
            {QStringLiteral("command"), s.command},
            {QStringLiteral("commandAgo"), s.command.isEmpty() ? QJsonValue() : QJsonValue(s.commandSince)},
            {QStringLiteral("executing"), s.executing},
            {QStringLiteral("open"), requestsJson(s.open)},
            {QStringLiteral("planned"), requestsJson(s.planned)},
            {QStringLiteral("doing"), s.doing}};
}

void addWhoVerbs(QList<Verb> &verbs)
{
    Verb verb = makeVerb(
        {QStringLiteral("who")}, Prodctl::tr("Lists who has the store open, and what they are about to do."),
        "prodctl who", {},
        Prodctl::tr("{sessions: [{id, who, role, program, host, startedAgo, heardAgo, command,"
                    " commandAgo, executing, open: [{request, ago}], planned: [{request, ago}],"
                    " doing}]}; times are milliseconds before the answer."),
        who);
    verb.more = Prodctl::tr(
        "Each window is listed, each prodctl that waits for a confirmation, and the agent. A program"
        " that was not heard for 30 s counts as gone. Nobody is kept from anything: it tells people"
        " of each other, and plans warn of who is about to do something with the same requests.");
    verbs.append(verb);
}

}  // namespace shiftdeck
