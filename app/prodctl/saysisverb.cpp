// prodctl says-is: the records beside what is found.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/production/saysis.h"

namespace shiftdeck {

namespace {
QString kindWord(SaysIsKind kind)
{
    switch (kind) {
    case SaysIsKind::Job: return QStringLiteral("job");
    case SaysIsKind::Output: return QStringLiteral("output");
    case SaysIsKind::Merged: return QStringLiteral("merged");
    case SaysIsKind::Copy: return QStringLiteral("copy");
    case SaysIsKind::Catalogue: return QStringLiteral("catalogue");
    case SaysIsKind::Stray: return QStringLiteral("stray");
    }
    return {};
}

QString repairLine(const Session &session, const SaysIsRow &row)
{
    const CommandSpec *spec = row.command.isEmpty() ? nullptr : session.bus().spec(row.command);
    return spec ? CommandBus::cliLine(*spec, row.arguments) : QString();
}

QJsonObject rowJson(const Session &session, const SaysIsRow &row)
{
    const QString repair = repairLine(session, row);
    return {{QStringLiteral("kind"), kindWord(row.kind)},
            {QStringLiteral("id"), row.id},
            {QStringLiteral("request"), row.request.isValid() ? QJsonValue(row.request.value())
             : QJsonValue()},
            {QStringLiteral("what"), row.what},
            {QStringLiteral("says"), row.says},
            {QStringLiteral("is"), row.is},
            {QStringLiteral("agrees"), row.agrees},
            {QStringLiteral("since"), row.since > 0 ? QJsonValue(row.since) : QJsonValue()},
            {QStringLiteral("sentence"), row.sentence},
            {QStringLiteral("repair"), repair.isEmpty() ? QJsonValue() : QJsonValue(repair)}};
}

void printRows(Session &session, const SaysIs &found, bool all)
{
    Table table({Prodctl::tr("what"), Prodctl::tr("records say"), Prodctl::tr("it is"), Prodctl::tr("since"),
                 Prodctl::tr("repair")});
    for (const SaysIsRow &row : found.rows) {
        if (row.agrees && !all)
            continue;
        const QString repair = repairLine(session, row);
        table.add({row.what, row.says, row.is,
                   row.since > 0 ? timeAgo(row.since, found.asOf) : QString(),
                   row.agrees            ? Prodctl::tr("agrees")
                       : repair.isEmpty() ? row.sentence
                                          : repair});
    }
    if (!table.isEmpty())
        session.print(table);
}

Result<int> saysIs(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SaysIsQuestion question;
    if (const qint64 request = arguments.value(QLatin1StringView("request")).toInteger(); request > 0)
        question.requests = {RequestId(request)};
    question.checksums = arguments.value(QLatin1StringView("checksums")).toBool();
    session.catchSignals();
    const SaysIsProgress progress = [&session](const QString &doing, qint64 compared) {
        if (Session::hasTerminal() && !session.json())
            session.warn(Prodctl::tr("%1 compared; now %2", "number, things").arg(compared).arg(doing));
    };
    SD_TRY(const SaysIs found,
           compareSaysIs(*db, spoolSiteView, question, session.clock().now(), progress, session.stopToken()));
    for (const QString &problem : found.problems)
        session.warn(problem);
    if (session.json()) {
        QJsonArray rows;
        for (const SaysIsRow &row : found.rows)
            rows.append(rowJson(session, row));
        session.print(QJsonObject{{QStringLiteral("rows"), rows},
                                  {QStringLiteral("compared"), found.compared},
                                  {QStringLiteral("disagreeing"), found.disagreeing},
                                  {QStringLiteral("complete"), found.complete},
                                  {QStringLiteral("problems"), QJsonArray::fromStringList(found.problems)},
                                  {QStringLiteral("asOf"), found.asOf}});
        return 0;
    }
    printRows(session, found, arguments.value(QLatin1StringView("all")).toBool());
    session.line(Prodctl::tr("Compared: %1; records and findings disagree: %2.")
                     .arg(found.compared)
                     .arg(found.disagreeing));
    if (!found.complete)
        session.line(Prodctl::tr("There is more than is listed; name one request to see all of its."));
    return 0;
}
}  // namespace

void addSaysIsVerbs(QList<Verb> &verbs)
{
    Verb verb = makeVerb(
        {QStringLiteral("says-is")},
        Prodctl::tr("Shows what the records say beside what endpoints, disks and the catalogue say."),
        "prodctl says-is 3",
        {parameter("request", ParameterKind::Integer,
                   Prodctl::tr("One request; without it all that are open."), true, false, "0"),
         parameter("checksums", ParameterKind::Flag,
                   Prodctl::tr("Reads every file whole, to compare its checksum.")),
         parameter("all", ParameterKind::Flag, Prodctl::tr("Also what agrees."))},
        Prodctl::tr("{rows: [{kind, id, request, what, says, is, agrees, since, sentence, repair}], compared,"
                    " disagreeing, complete, problems, asOf}."),
        saysIs);
    verb.more = Prodctl::tr("What disagrees comes first, with the command that repairs it; try it with"
                            " --dry-run. Nothing is changed, and no job is started, by looking.");
    verbs.append(verb);
}

}  // namespace shiftdeck
