// store create and info; operators and applications add.
#include "app/prodctl/lists.h"
#include "app/prodctl/setup.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

int done(Session &session, const QString &what)
{
    session.line(Prodctl::tr("Made: %1.").arg(what));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("made"), what}});
    return 0;
}

Result<int> create(Session &session, const QJsonObject &a)
{
    const StoreLocation location = StoreLocation(textOf(a, "path")).absolute();
    SD_CHECK(Store::create(location));
    return done(session, location.text());
}

Result<int> info(Session &session, const QJsonObject &)
{
    SD_TRY(Database * db, session.database());
    const StoreLocation location = db->location().absolute();
    const int schema = Store::schemaVersion(location);
    SD_TRY(const qint64 bytes, Store::bytes(*db));
    QJsonObject object{{QStringLiteral("path"), location.text()},
                       {QStringLiteral("schema"), schema},
                       {QStringLiteral("bytes"), bytes}};
    Table table({Prodctl::tr("store"), location.text()});
    table.add({Prodctl::tr("schema"), QString::number(schema)});
    table.add({Prodctl::tr("bytes"), withThousands(bytes)});
    for (const char *name : {"campaigns", "requests", "files", "jobs", "audit"}) {
        SD_TRY(const qint64 n,
               db->integer(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1StringView(name))));
        table.add({QLatin1StringView(name), withThousands(n)});
        object.insert(QLatin1StringView(name), n);
    }
    SD_TRY(const auto agent, agentState(*db));
    const TimeMs now = session.clock().now();
    table.add({Prodctl::tr("agent"),
               agent ? Prodctl::tr("on %1, process %2, last heard %3: %4")
                           .arg(agent->host, QString::number(agent->pid), timeAgo(agent->heartbeatAt, now),
                                agent->doing)
                     : Prodctl::tr("none")});
    object.insert(QStringLiteral("agent"),
                  agent ? QJsonValue(QJsonObject{{QStringLiteral("host"), agent->host},
                                                 {QStringLiteral("pid"), agent->pid},
                                                 {QStringLiteral("heartbeatAt"), agent->heartbeatAt},
                                                 {QStringLiteral("doing"), agent->doing}})
                        : QJsonValue());
    if (session.json())
        session.print(object);
    session.print(table);
    return 0;
}

Result<int> newOperator(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const Actor actor, setUpActor(session, *db, "operators.add"));
    const QString name = textOf(a, "name"), role = textOf(a, "role"), site = textOf(a, "site");
    const auto made = transact(*db, [&]() -> Result<> {
        SD_CHECK(addOperator(*db, name, fromWord<Role>(role).value_or(Role::Viewer), site, actor));
        // On a server the operator is a login with the rights of the role; its password is not our business.
        if (db->location().isServer())
            SD_CHECK(db->first(QStringLiteral("SELECT enrol(?, ?, ?)"), {name, role, site},
                               [](const Row &row) { return row.isNull(0); }));
        return {};
    });
    SD_CHECK(made);
    return done(session, Prodctl::tr("operator %1").arg(textOf(a, "name")));
}

Result<int> newApplication(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const Actor actor, setUpActor(session, *db, "applications.add"));
    NewApplication made{textOf(a, "step"),
                        textOf(a, "release"),
                        textOf(a, "path"),
                        a.value(QLatin1StringView("keeps-every-event")).toBool(),
                        {}};
    const QStringList streams = textOf(a, "streams").split(u',', Qt::SkipEmptyParts);
    for (const QString &stream : streams) {
        const QStringList parts = stream.split(u':');
        if (parts.size() != 4 && parts.size() != 5)
            return fail(ErrorCode::InvalidInput, Prodctl::tr("the stream \"%1\"").arg(stream.left(100)),
                        Prodctl::tr("It is written NAME:TIER:SUFFIX:MERGESTEP, or NAME:TIER:SUFFIX:MERGESTEP:"
                                    "REQUIRED+REQUIRED."));
        made.streams.append({parts.at(0), parts.at(1), parts.at(2), parts.at(3), made.keepsEveryEvent,
                             parts.value(4).split(u'+', Qt::SkipEmptyParts)});
    }
    SD_CHECK(addApplication(*db, made, actor));
    return done(session, Prodctl::tr("application of %1 in %2").arg(made.step, made.release));
}
}  // namespace

void addStoreVerbs(QList<Verb> &verbs)
{
    const QString json = Prodctl::tr("{made}.");
    const auto text = [](const char *name, const QString &help, bool positional, bool required) {
        return parameter(name, ParameterKind::Text, help, positional, required);
    };
    verbs.append(makeVerb({QStringLiteral("store"), QStringLiteral("create")},
                          Prodctl::tr("Makes a new, empty store."),
                          "prodctl store create /data/production.db",
                          {text("path", Prodctl::tr("The new file."), true, true)}, json, create));
    verbs.append(makeVerb(
        {QStringLiteral("store"), QStringLiteral("info")},
        Prodctl::tr("Tells about the store and its agent."), "prodctl store info", {},
        Prodctl::tr("{path, schema, bytes, campaigns, requests, files, jobs, audit, agent: {host, pid,"
                    " heartbeatAt, doing}}."),
        info));
    Parameter role =
        parameter("role", ParameterKind::Word, Prodctl::tr("What the operator may do."), false, true);
    role.words = allWords<Role>();
    verbs.append(makeVerb({QStringLiteral("operators"), QStringLiteral("add")},
                          Prodctl::tr("Makes an operator."), "prodctl operators add anna --role manager",
                          {text("name", Prodctl::tr("The name, as of the login."), true, true), role,
                           parameter("site", ParameterKind::Name, Prodctl::tr("Of a site operator."), false,
                                     false, "", "site")},
                          json, newOperator));
    Parameter step =
        parameter("step", ParameterKind::Word, Prodctl::tr("What the program does."), true, true);
    step.words = allWords<Step>();
    verbs.append(makeVerb(
        {QStringLiteral("applications"), QStringLiteral("add")},
        Prodctl::tr("Tells which program does a step in a release, and its output streams."),
        "prodctl applications add production demo-1 /opt/reco --streams mdst:mdst:csv:merge "
        "--keeps-every-event",
        {step, text("release", Prodctl::tr("The software version."), true, true),
         text("path", Prodctl::tr("The program at the sites."), true, true),
         text("streams",
              Prodctl::tr(
                  "NAME:TIER:SUFFIX:MERGESTEP, comma separated; none for merge steps. A fifth part names "
                  "what every output must contain, columns (csv) or histograms (root.json): M+pt1."),
              false, false),
         parameter("keeps-every-event", ParameterKind::Flag,
                   Prodctl::tr("It writes as many events as it reads."))},
        json, newApplication));
}

}  // namespace shiftdeck
