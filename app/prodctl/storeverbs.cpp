// store create and info; operators add and enrol; applications add.
#include "app/prodctl/lists.h"
#include "app/prodctl/setup.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/core/timespan.h"
#include "models/storage/queries.h"
#include "models/storage/store.h"

#include <QJsonArray>

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

// An operator of a store on a server, and the login of that name.
struct OperatorLogin {
    qint64 id = 0;
    QString name, role, site;
    bool exists = false;
    QString groups;  // roles that the login has, in whatever stores of the server
};
Result<QList<OperatorLogin>> listLogins(Database &db)
{
    return db.list(
        QStringLiteral(
            "SELECT o.id, o.name, o.role, coalesce(s.name, ''), CASE WHEN u.oid IS NULL THEN 0 ELSE 1"
            " END, coalesce((SELECT string_agg(substr(g.rolname, 11), ', ' ORDER BY g.rolname) FROM"
            " pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = u.oid AND"
            " g.rolname IN ('shiftdeck_viewer','shiftdeck_site','shiftdeck_shifter','shiftdeck_dq',"
            "'shiftdeck_manager','shiftdeck_agent')), '') FROM operators o LEFT JOIN sites s ON s.id ="
            " o.site_id LEFT JOIN pg_roles u ON u.rolname = o.name ORDER BY o.name"),
        {}, [](const Row &row) {
            return OperatorLogin{row.integer(0), row.text(1),       row.text(2),
                                 row.text(3),    row.number(4) > 0, row.text(5)};
        });
}

// A role is a login's in all stores of the server: the one that it has elsewhere is not taken away.
Result<> mayEnrol(const OperatorLogin &login)
{
    if (login.groups.isEmpty() || login.groups == login.role)
        return {};
    return fail(ErrorCode::Conflict, Prodctl::tr("operator %1").arg(login.name),
                Prodctl::tr("This login has the role %1 on the server already, and would be %2 in all its "
                            "stores. Give the operator another login, or take that role away first.")
                    .arg(login.groups, login.role));
}

Result<> enrol(Database &db, const OperatorLogin &login, const Actor &actor)
{
    SD_CHECK(mayEnrol(login));
    return transact(db, [&]() -> Result<> {
        SD_CHECK(db.first(QStringLiteral("SELECT enrol(?, ?, ?)"), {login.name, login.role, login.site},
                          [](const Row &row) { return row.isNull(0); }));
        return addAudit(db, actor, {QStringLiteral("operator"), login.id, {}, {}, login.name, login.role});
    });
}

Result<int> enrolOperators(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    if (!db->location().isServer())
        return fail(ErrorCode::InvalidInput, db->location().subject(),
                    Prodctl::tr("A store in a file has no logins: whoever may write the file may act."));
    SD_TRY(const Actor actor, setUpActor(session, *db, "operators.enrol"));
    SD_TRY(auto logins, listLogins(*db));
    if (const QString name = textOf(a, "name"); !name.isEmpty()) {
        logins.removeIf([&name](const OperatorLogin &login) { return login.name != name; });
        if (logins.isEmpty())
            return fail(ErrorCode::NotFound, Prodctl::tr("operator %1").arg(name), {});
    }
    QJsonArray array;
    int code = 0;
    for (const OperatorLogin &login : logins) {
        const auto enrolled = session.options().dryRun ? mayEnrol(login) : enrol(*db, login, actor);
        array.append(
            QJsonObject{{QStringLiteral("name"), login.name},
                        {QStringLiteral("role"), login.role},
                        {QStringLiteral("new"), !login.exists},
                        {QStringLiteral("error"), enrolled ? QString() : describe(enrolled.error())}});
        if (!enrolled) {
            session.line(Prodctl::tr("Left out: %1").arg(describe(enrolled.error())));
            code = code == 0 ? exitCodeFor(enrolled.error().code) : code;
        } else if (login.exists) {
            session.line(Prodctl::tr("%1 may log in as %2.", "a person; a role").arg(login.name, login.role));
        } else {
            session.line(
                Prodctl::tr("%1 may log in as %2; the login is new, and its password is still to be set: "
                            "\\password %1 in psql.",
                            "a person; a role")
                    .arg(login.name, login.role));
        }
    }
    if (session.options().dryRun)
        session.line(Prodctl::tr("Nothing was changed."));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("enrolled"), array}});
    return code;
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
    Verb all = makeVerb(
        {QStringLiteral("operators"), QStringLiteral("enrol")},
        Prodctl::tr("Gives operators of a store on a server their logins there."),
        "prodctl --operator anna operators enrol",
        {text("name", Prodctl::tr("This one; otherwise all, as after an import or in a new demo."), true,
              false)},
        Prodctl::tr("{enrolled: [{name, role, new, error}]}; new: the login was made."), enrolOperators);
    all.isCommand = true;
    verbs.append(all);
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
