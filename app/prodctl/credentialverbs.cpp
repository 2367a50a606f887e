// credentials: who the sites' credentials speak for, and until when.
#include "app/prodctl/text.h"
#include "app/prodctl/verb.h"

#include "models/core/timespan.h"
#include "models/credentials/credentialplace.h"
#include "models/production/credentialcare.h"
#include "models/storage/queries.h"

#include <QFileInfo>
#include <QJsonArray>

namespace shiftdeck {

namespace {
struct Shown {
    QString site;  // empty: a file that was named
    QString path;
    Result<Credential> credential;
    CredentialVerdict verdict;
};

QString keyWord(KeyState key)
{
    switch (key) {
    case KeyState::Absent: return QStringLiteral("absent");
    case KeyState::Fits: return QStringLiteral("fits");
    case KeyState::Locked: return QStringLiteral("locked");
    }
    return {};
}

QJsonObject jsonOf(const Shown &shown)
{
    QJsonObject object{{QStringLiteral("site"), shown.site},
                       {QStringLiteral("path"), shown.path},
                       {QStringLiteral("state"), QString(toWord(shown.verdict.state))},
                       {QStringLiteral("usable"), shown.verdict.isUsable()},
                       {QStringLiteral("sentence"), shown.verdict.sentence},
                       {QStringLiteral("notes"), QJsonArray::fromStringList(shown.verdict.notes)}};
    if (!shown.credential)
        return object;
    const Credential &credential = *shown.credential;
    object.insert(QStringLiteral("kind"), QString(toWord(credential.kind)));
    object.insert(QStringLiteral("subject"), credential.subject);
    object.insert(QStringLiteral("issuer"), credential.issuer);
    object.insert(QStringLiteral("attributes"), QJsonArray::fromStringList(credential.attributes));
    object.insert(QStringLiteral("audience"), credential.audience);
    object.insert(QStringLiteral("robot"), credential.isRobot);
    const auto time = [&object](const char *name, TimeMs at) {
        if (at != 0)
            object.insert(QLatin1StringView(name), at);
    };
    time("notBefore", credential.notBefore);
    time("expires", credential.expires);
    time("attributesExpire", credential.attributesExpire);
    if (shown.verdict.hasEnd)
        object.insert(QStringLiteral("left"), shown.verdict.leftMs);
    if (credential.kind == CredentialKind::Certificate || credential.kind == CredentialKind::Proxy)
        object.insert(QStringLiteral("key"), keyWord(credential.key));
    return object;
}

QStringList rowOf(const Shown &shown)
{
    const QString nothing = QStringLiteral("-");
    const bool good = shown.verdict.state == CredentialState::Good;
    // What the column "left" says already is not said again.
    QStringList words = good ? QStringList() : QStringList{shown.verdict.sentence};
    words += shown.verdict.notes;
    if (!shown.credential)
        return {shown.site.isEmpty() ? nothing : shown.site,
                shown.path,
                nothing,
                nothing,
                nothing,
                nothing,
                nothing,
                words.join(u' ')};
    const Credential &credential = *shown.credential;
    const QString who = credential.attributes.isEmpty()
        ? credential.subject
        : Prodctl::tr("%1 (%2)", "who, and as what")
              .arg(credential.subject, credential.attributes.mid(0, 3).join(QStringLiteral(", ")));
    return {shown.site.isEmpty() ? nothing : shown.site,
            shown.path,
            kindText(credential.kind),
            who.isEmpty() ? nothing : who,
            credential.issuer.isEmpty() ? nothing : credential.issuer,
            shown.verdict.hasEnd ? utcTime(credential.endsAt()) : nothing,
            countdown(shown.verdict),
            words.join(u' ')};
}

QList<Shown> ofFiles(const Session &session, const QStringList &paths)
{
    QList<Shown> result;
    for (const QString &path : paths) {
        CredentialUse use;
        use.now = session.clock().now();
        const auto credential = readCredential(QFileInfo(path).absoluteFilePath(), session.clock());
        result.append(Shown{{}, path, credential, judgeCredential(credential, use)});
    }
    return result;
}

Result<QList<Shown>> ofSites(Session &session, const QString &only)
{
    SD_TRY(Database * db, session.database());
    SD_TRY(const auto sites, listSites(*db));
    QList<Shown> result;
    bool found = only.isEmpty();
    for (const SiteRow &site : sites) {
        if (!only.isEmpty() && site.name != only)
            continue;
        found = true;
        const QList<CredentialPlace> places = credentialPlaces(site.settings);
        for (const CredentialPlace &place : places) {
            const auto credential = readCredential(place.path, session.clock());
            SD_TRY(const auto verdict, judgeFor(*db, site, credential, session.clock().now()));
            result.append(Shown{site.name, place.path, credential, verdict});
        }
    }
    if (!found)
        return fail(ErrorCode::NotFound, Prodctl::tr("site %1").arg(only), {});
    return result;
}

Result<int> showCredentials(Session &session, const QJsonObject &a)
{
    QStringList paths;
    const QJsonArray named = a.value(QLatin1StringView("file")).toArray();
    for (const QJsonValue &one : named)
        paths.append(one.toString());
    const QString site = a.value(QLatin1StringView("site")).toString();
    if (!paths.isEmpty() && !site.isEmpty())
        return fail(ErrorCode::InvalidInput, Prodctl::tr("--site"),
                    Prodctl::tr("Name a site or files, not both."));
    QList<Shown> list = ofFiles(session, paths);
    if (paths.isEmpty()) {
        SD_TRY(list, ofSites(session, site));
    }
    Table table({Prodctl::tr("site"), Prodctl::tr("file"), Prodctl::tr("kind"), Prodctl::tr("who"),
                 Prodctl::tr("issuer"), Prodctl::tr("until"), Prodctl::tr("left"), Prodctl::tr("warnings")});
    QJsonArray array;
    bool allUsable = true;
    for (const Shown &shown : std::as_const(list)) {
        table.add(rowOf(shown));
        array.append(jsonOf(shown));
        allUsable = allUsable && shown.verdict.isUsable();
    }
    if (session.json())
        session.print(QJsonObject{{QStringLiteral("credentials"), array}});
    if (list.isEmpty())
        session.line(Prodctl::tr("No site needs a credential."));
    else
        session.print(table);
    return allUsable ? 0 : 1;
}
}  // namespace

void addCredentialVerbs(QList<Verb> &verbs)
{
    Verb verb = makeVerb(
        {QStringLiteral("credentials")},
        Prodctl::tr("Shows who the credentials of the sites, or those in files, speak for and until when."),
        "prodctl credentials --site alpha",
        {parameter("file", ParameterKind::Files,
                   Prodctl::tr("Certificates, proxies or tokens to look at instead."), true),
         parameter("site", ParameterKind::Name, Prodctl::tr("Only those of this site."), false, false, "",
                   "site")},
        Prodctl::tr("{credentials: [{site, path, kind, subject, issuer, attributes, audience, robot, key,"
                    " notBefore, expires, attributesExpire, left, state, usable, sentence,"
                    " notes}]}."),
        showCredentials);
    verb.more = Prodctl::tr(
        "The exit code is 1 when one has expired, is not valid yet, or cannot be used: damaged, with a key"
        " that is not its own, or with a key or token that others may read. A site's credential is judged"
        " against its open jobs. Files are read on this machine, and are the agent's; no secret is shown.");
    verbs.append(verb);
}

}  // namespace shiftdeck
