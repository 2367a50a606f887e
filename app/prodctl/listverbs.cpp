// files, audit, operators, names.
#include "app/prodctl/lists.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/connections/profilebook.h"
#include "models/core/nearest.h"
#include "models/core/timespan.h"
#include "models/storage/queries.h"

namespace shiftdeck {

namespace {
Result<int> files(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const FilterNode filter, filterOf(session, arguments, fileFields()));
    SD_TRY(const int limit, limitOf(arguments));
    SD_TRY(const auto rows, listFiles(*db, filter, {}, limit));
    Table table({Prodctl::tr("file"), Prodctl::tr("tier"), Prodctl::tr(">run"), Prodctl::tr(">events"),
                 Prodctl::tr(">bytes"), Prodctl::tr("adler32"), Prodctl::tr("state"), Prodctl::tr("copy")});
    QJsonArray array;
    for (const FileRow &f : rows) {
        table.add({f.lfn, f.tier, QString::number(f.firstRun), withThousands(f.events),
                   withThousands(f.bytes), f.adler32, f.state, f.replicaState});
        array.append(QJsonObject{{QStringLiteral("id"), f.id.value()},
                                 {QStringLiteral("lfn"), f.lfn},
                                 {QStringLiteral("dataset"), f.dataset},
                                 {QStringLiteral("tier"), f.tier},
                                 {QStringLiteral("firstRun"), f.firstRun},
                                 {QStringLiteral("lastRun"), f.lastRun},
                                 {QStringLiteral("events"), f.events},
                                 {QStringLiteral("bytes"), f.bytes},
                                 {QStringLiteral("adler32"), f.adler32},
                                 {QStringLiteral("state"), f.state},
                                 {QStringLiteral("replicaState"), f.replicaState},
                                 {QStringLiteral("path"), f.replicaPath}});
    }
    const int code = show(session, "files", array, table, Prodctl::tr("No file matches."));
    if (rows.size() == limit)
        session.line(Prodctl::tr("The first %1; --limit shows more.").arg(limit));
    return code;
}

Result<int> audit(Session &session, const QJsonObject &arguments)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const FilterNode filter, filterOf(session, arguments, auditFields()));
    SD_TRY(const int limit, limitOf(arguments));
    SD_TRY(const auto rows, listAudit(*db, filter, 0, limit));
    Table table({Prodctl::tr("when"), Prodctl::tr("who"), Prodctl::tr("role"), Prodctl::tr("action"),
                 Prodctl::tr("what"), Prodctl::tr("from"), Prodctl::tr("to"), Prodctl::tr(">receipt"),
                 Prodctl::tr("why")});
    QJsonArray array;
    for (const AuditEntry &a : rows) {
        table.add({utcTime(a.at), a.who, a.role, a.action,
                   QStringLiteral("%1 %2").arg(a.entity).arg(a.entityId), a.from, a.to,
                   a.receipt.isValid() ? QString::number(a.receipt.value()) : QString(), a.why});
        array.append(QJsonObject{{QStringLiteral("id"), a.id},
                                 {QStringLiteral("at"), a.at},
                                 {QStringLiteral("who"), a.who},
                                 {QStringLiteral("role"), a.role},
                                 {QStringLiteral("action"), a.action},
                                 {QStringLiteral("entity"), a.entity},
                                 {QStringLiteral("entityId"), a.entityId},
                                 {QStringLiteral("request"), a.requestId.value()},
                                 {QStringLiteral("receipt"), a.receipt.value()},
                                 {QStringLiteral("from"), a.from},
                                 {QStringLiteral("to"), a.to},
                                 {QStringLiteral("why"), a.why}});
    }
    return show(session, "audit", array, table, Prodctl::tr("No change matches."));
}

Result<int> operators(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rows, listOperators(*db));
    SD_TRY(const auto places, listSites(*db));
    QHash<qint64, QString> names;
    for (const SiteRow &s : places)
        names.insert(s.id.value(), s.name);
    Table table({Prodctl::tr("operator"), Prodctl::tr("role"), Prodctl::tr("site")});
    QJsonArray array;
    for (const OperatorRow &o : rows) {
        const QString site = names.value(o.site.value());
        table.add({o.name, QString(toWord(o.role)), site});
        array.append(QJsonObject{{QStringLiteral("name"), o.name},
                                 {QStringLiteral("role"), QString(toWord(o.role))},
                                 {QStringLiteral("site"), site}});
    }
    return show(session, "operators", array, table,
                Prodctl::tr("There is no operator yet; \"prodctl operators add\" makes one."));
}

Result<int> names(Session &session, const QJsonObject &arguments)
{
    const QString source = arguments.value(QLatin1StringView("source")).toString();
    QStringList found;
    if (source == QLatin1String("connection")) {
        SD_TRY(const auto profiles, ProfileBook(ProfileBook::defaultPath()).load());
        for (const ConnectionProfile &profile : profiles)
            found.append(profile.name);
    } else if (source == QLatin1String("operator")) {
        SD_TRY(Database * db, session.database());
        SD_TRY(const auto rows, listOperators(*db));
        for (const OperatorRow &row : rows)
            found.append(row.name);
    } else {
        SD_TRY(Database * db, session.database());
        SD_TRY(found, listNames(*db, source));
    }
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("names"), QJsonArray::fromStringList(found)}});
    for (const QString &name : std::as_const(found))
        session.line(oneLine(name));
    return 0;
}
}  // namespace

void addListVerbs(QList<Verb> &verbs)
{
    Verb file = makeVerb(
        {QStringLiteral("files")}, Prodctl::tr("Lists files of the catalogue."),
        "prodctl files --filter \"tier = raw\"", {filterOption(), limitOption("200")},
        Prodctl::tr("{files: [{id, lfn, dataset, tier, firstRun, lastRun, events, bytes, adler32, state,"
                    " replicaState, path}]}."),
        files);
    file.aliases = {{QStringLiteral("files"), QStringLiteral("list")}};
    file.more = fieldsHelp(fileFields());
    verbs.append(file);
    Verb changes = makeVerb(
        {QStringLiteral("audit")}, Prodctl::tr("Lists who changed what, the newest first."),
        "prodctl audit --filter \"who = anna\"", {filterOption(), limitOption("50")},
        Prodctl::tr(
            "{audit: [{id, at, who, role, action, entity, entityId, request, receipt, from, to, why}]}."),
        audit);
    changes.more = fieldsHelp(auditFields());
    verbs.append(changes);
    Verb who =
        makeVerb({QStringLiteral("operators")}, Prodctl::tr("Lists the operators and their roles."),
                 "prodctl operators", {}, Prodctl::tr("{operators: [{name, role, site}]}."), operators);
    who.aliases = {{QStringLiteral("operators"), QStringLiteral("list")}};
    verbs.append(who);
    Parameter source = parameter("source", ParameterKind::Word, Prodctl::tr("What kind."), true, true);
    source.words = {QStringLiteral("site"),      QStringLiteral("campaign"),  QStringLiteral("dataset"),
                    QStringLiteral("release"),   QStringLiteral("step"),      QStringLiteral("operator"),
                    QStringLiteral("sample"),    QStringLiteral("detector"),  QStringLiteral("goodruns"),
                    QStringLiteral("reference"), QStringLiteral("connection")};
    verbs.append(makeVerb({QStringLiteral("names")},
                          Prodctl::tr("Lists names there are, one a line, for completion."),
                          "prodctl names dataset", {source}, Prodctl::tr("{names: [text]}."), names));
}

}  // namespace shiftdeck
