// sites add, set and check: where jobs run.
#include "app/prodctl/setup.h"
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/errortext.h"
#include "models/endpoints/siteendpoint.h"
#include "models/storage/queries.h"

#include <QCoroTask>
#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

namespace shiftdeck {

namespace {
QString textOf(const QJsonObject &a, const char *name) { return a.value(QLatin1StringView(name)).toString(); }

int done(Session &session, const QString &sentence, const QString &key, const QString &what)
{
    session.line(sentence);
    if (session.json())
        session.print(QJsonObject{{key, what}});
    return 0;
}

Result<int> newSite(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const Actor actor, setUpActor(session, *db, "sites.add"));
    const qint64 slotCount = a.value(QLatin1StringView("slots")).toInteger();
    SD_CHECK(addSite(*db,
                     {textOf(a, "name"), textOf(a, "title"), textOf(a, "folder"),
                      static_cast<int>(std::clamp<qint64>(slotCount, 0, 1'000'000)), textOf(a, "endpoint"),
                      endpointSettingsIn(a)},
                     actor));
    const QString what = Prodctl::tr("site %1").arg(textOf(a, "name"));
    return done(session, Prodctl::tr("Made: %1.").arg(what), QStringLiteral("made"), what);
}

Result<int> changeSite(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const Actor actor, setUpActor(session, *db, "sites.set"));
    const QString name = textOf(a, "name");
    SD_CHECK(setSiteEndpoint(*db, name, textOf(a, "endpoint"), endpointSettingsIn(a), actor));
    const QString what = Prodctl::tr("site %1").arg(name);
    return done(
        session,
        Prodctl::tr("Changed: %1. An agent that is running takes it up when it is started again.").arg(what),
        QStringLiteral("changed"), what);
}

EndpointHealth healthOf(const SiteRow &site, const Clock &clock, std::stop_token stop)
{
    EndpointHealth health;
    const auto endpoint = openEndpoint(
        {site.endpoint, site.name, site.spool, QFileInfo(site.storage).path(), site.slotCount, site.settings},
        clock);
    if (!endpoint) {
        health.message = describe(endpoint.error());
        return health;
    }
    const auto answer = QCoro::waitFor((*endpoint)->health(stop));
    if (answer)
        return *answer;
    health.message = describe(answer.error());
    return health;
}

Result<int> checkSites(Session &session, const QJsonObject &a)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto rows, listSites(*db));
    const QString only = textOf(a, "name");
    session.catchSignals();
    Table table({Prodctl::tr("site"), Prodctl::tr("endpoint"), Prodctl::tr("answers"),
                 Prodctl::tr(">running"), Prodctl::tr(">waiting"), Prodctl::tr("what it says")});
    QJsonArray array;
    bool allUp = true;
    for (const SiteRow &site : rows) {
        if (!only.isEmpty() && site.name != only)
            continue;
        const EndpointHealth health = healthOf(site, session.clock(), session.stopToken());
        allUp = allUp && health.up;
        table.add({site.name, site.endpoint, health.up ? Prodctl::tr("yes") : Prodctl::tr("no"),
                   QString::number(health.running), QString::number(health.queued), health.message});
        array.append(QJsonObject{{QStringLiteral("name"), site.name},
                                 {QStringLiteral("endpoint"), site.endpoint},
                                 {QStringLiteral("up"), health.up},
                                 {QStringLiteral("running"), health.running},
                                 {QStringLiteral("queued"), health.queued},
                                 {QStringLiteral("message"), health.message}});
    }
    if (array.isEmpty())
        return fail(ErrorCode::NotFound,
                    only.isEmpty() ? Prodctl::tr("a site") : Prodctl::tr("site %1").arg(only),
                    Prodctl::tr("\"prodctl sites add\" makes one."));
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("sites"), array}});
    session.print(table);
    return allUp ? 0 : 1;
}

}  // namespace

QList<Parameter> endpointParameters()
{
    Parameter kind =
        parameter("endpoint", ParameterKind::Word,
                  Prodctl::tr("What runs its jobs: processes of the agent's machine, Slurm, an ARC "
                              "computing element, or HTCondor."),
                  false, false, "local");
    kind.words = endpointKinds();
    const auto text = [](const char *name, const QString &help) {
        return parameter(name, ParameterKind::Text, help);
    };
    return {kind,
            text("url",
                 Prodctl::tr("Of Slurm: the address of slurmrestd. Of ARC: that of A-REX, as in "
                             "https://ce.example.org:443/arex.")),
            text("user",
                 Prodctl::tr("Of Slurm: as whom jobs run. Of HTCondor: the owner that its queue shows for "
                             "them; jobs of others are not looked at.")),
            text("token-file",
                 Prodctl::tr("Of Slurm and ARC: the file with the user's access token, on the agent's "
                             "machine; nobody else may read it.")),
            text("partition", Prodctl::tr("Of Slurm: where it has several.")),
            text("account",
                 Prodctl::tr("Of Slurm: who pays, where that is asked. Of HTCondor: the accounting group.")),
            text("tools", Prodctl::tr("Of HTCondor: the folder of its programs; else those in PATH.")),
            text("schedd", Prodctl::tr("Of HTCondor: the name of the queue; else this machine's.")),
            text("pool", Prodctl::tr("Of HTCondor: the pool of that queue; else this machine's.")),
            text("credential",
                 Prodctl::tr("Of ARC: the file with certificate and key, or a proxy, on the agent's machine; "
                             "nobody else may read it.")),
            text("authorities",
                 Prodctl::tr("Of ARC: file or folder of the authorities whose servers are trusted; else the "
                             "system's.")),
            text("queue", Prodctl::tr("Of ARC: where it has several.")),
            text("stage-in",
                 Prodctl::tr("Of ARC: \"yes\" uploads the input files, where its nodes do not see them.")),
            text("renew",
                 Prodctl::tr("A program on the agent's machine that renews the credential: it is run "
                             "with the path of that file, ahead of the end."))};
}
QJsonObject endpointSettingsIn(const QJsonObject &a)
{
    QJsonObject settings;
    const QStringList kinds = endpointKinds();
    for (const QString &kind : kinds) {
        const QStringList names = endpointSettings(kind);
        for (const QString &name : names)
            if (const QString value = a.value(name).toString(); !value.isEmpty())
                settings.insert(name, value);
    }
    return settings;
}

void addSiteVerbs(QList<Verb> &verbs)
{
    const auto text = [](const char *name, const QString &help, bool positional) {
        return parameter(name, ParameterKind::Text, help, positional, positional);
    };
    Verb add =
        makeVerb({QStringLiteral("sites"), QStringLiteral("add")},
                 Prodctl::tr("Makes a site: a folder with a spool for jobs and a storage for files."),
                 "prodctl sites add alpha /data/alpha --slots 8",
                 QList<Parameter>{text("name", Prodctl::tr("Its name."), true),
                                  text("folder", Prodctl::tr("Its folder."), true),
                                  parameter("slots", ParameterKind::Integer,
                                            Prodctl::tr("Jobs that run at a time."), false, false, "2"),
                                  text("title", Prodctl::tr("A longer name."), false)}
                     + endpointParameters(),
                 Prodctl::tr("{made}."), newSite);
    add.more = Prodctl::tr(
        "Jobs of Slurm and HTCondor run in the site's folder, too: the worker nodes must see it under the "
        "same name. What jobs of ARC leave is fetched into it; only the files that they read, and "
        "the application, must be seen there. \"prodctl sites check\" tells whether the site "
        "answers.");
    verbs.append(add);
    Parameter name = parameter("name", ParameterKind::Name, Prodctl::tr("The site."), true, true, "", "site");
    verbs.append(
        makeVerb({QStringLiteral("sites"), QStringLiteral("set")},
                 Prodctl::tr("Changes what runs the jobs of a site."),
                 "prodctl sites set alpha --endpoint slurm --url http://batch.example.org:6820 --user prod"
                 " --token-file /etc/shiftdeck/slurm.token",
                 QList<Parameter>{name} + endpointParameters(), Prodctl::tr("{changed}."), changeSite));
    name.required = false;
    verbs.append(
        makeVerb({QStringLiteral("sites"), QStringLiteral("check")},
                 Prodctl::tr("Asks what runs the jobs of the sites whether it is well; exit code 1 when "
                             "one is not."),
                 "prodctl sites check", {name},
                 Prodctl::tr("{sites: [{name, endpoint, up, running, queued, message}]}."), checkSites));
}

}  // namespace shiftdeck
