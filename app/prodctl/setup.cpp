#include "app/prodctl/setup.h"

#include "app/prodctl/text.h"
#include "models/commands/command.h"
#include "models/core/filefacts.h"
#include "models/core/files.h"
#include "models/endpoints/siteendpoint.h"
#include "models/storage/database.h"
#include "models/storage/queries.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace shiftdeck {

namespace {
Result<> checkName(const QString &what, const QString &name)
{
    const bool good =
        !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](QChar c) {
            return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"._-").contains(c));
        });
    if (good)
        return {};
    return fail(ErrorCode::InvalidInput, what,
                Prodctl::tr("It must have 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-'."));
}

QString textOf(const QJsonObject &settings)
{
    return QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact));
}
}  // namespace

Result<Actor> setUpActor(Session &session, Database &db, const char *action)
{
    SD_TRY(const auto operators, listOperators(db));
    Actor actor{
        {QStringLiteral("setup"), Role::Manager, {}}, session.clock().now(), {}, QLatin1StringView(action)};
    if (operators.isEmpty())
        return actor;
    SD_TRY(actor.who, session.principal());
    if (!actor.who.isManager())
        return fail(ErrorCode::NotAuthorized, Prodctl::tr("\"%1\"").arg(QLatin1StringView(action)),
                    roleReason({Role::Manager}, actor.who));
    return actor;
}

Result<SiteId> addSite(Database &db, const NewSite &site, const Actor &actor)
{
    SD_CHECK(checkName(Prodctl::tr("the site's name"), site.name));
    if (site.slotCount < 1 || site.slotCount > 100'000)
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the number of slots"),
                    Prodctl::tr("It lies between 1 and 100000."));
    const QDir folder(QFileInfo(site.folder).absoluteFilePath());
    SD_CHECK(checkEndpointPlace({site.endpoint, site.name, {}, {}, site.slotCount, site.settings}));
    const QString spool = folder.filePath(QStringLiteral("spool")),
                  storage = folder.filePath(QStringLiteral("storage"));
    SD_CHECK(makeFolder(spool));
    SD_CHECK(makeFolder(storage));
    return transact(db, [&]() -> Result<SiteId> {
        SD_TRY(const qint64 taken,
               db.integer(QStringLiteral("SELECT count(*) FROM sites WHERE name = ?"), {site.name}));
        if (taken != 0)
            return fail(ErrorCode::AlreadyExists, Prodctl::tr("site %1").arg(site.name), {});
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral(
                             "INSERT INTO sites (name, title, spool, storage, slots, endpoint, settings)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)"),
                         {site.name, site.title.isNull() ? QStringLiteral("") : site.title, spool, storage,
                          site.slotCount, site.endpoint, textOf(site.settings)}));
        SD_CHECK(addAudit(db, actor, {QStringLiteral("site"), id, {}, {}, site.name, folder.path()}));
        return SiteId(id);
    });
}

Result<> setSiteEndpoint(Database &db, const QString &site, const QString &endpoint,
                         const QJsonObject &settings, const Actor &actor)
{
    SD_CHECK(checkEndpointPlace({endpoint, site, {}, {}, 1, settings}));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const auto rows, listSites(db));
        const auto row =
            std::find_if(rows.begin(), rows.end(), [&](const SiteRow &one) { return one.name == site; });
        if (row == rows.end())
            return fail(ErrorCode::NotFound, Prodctl::tr("site %1").arg(site), {});
        SD_TRY(const qint64 open,
               db.integer(QStringLiteral("SELECT count(*) FROM jobs WHERE site_id = ? AND status IN"
                                         " ('submitting','submitted','running','ended')"),
                          {row->id.value()}));
        // Their endpoint alone knows what becomes of them.
        if (open > 0 && endpoint != row->endpoint)
            return fail(ErrorCode::Refused, Prodctl::tr("site %1").arg(site),
                        Prodctl::tr("%1 of its jobs are handed over to its endpoint and not back yet. Wait "
                                    "for them, or cancel them.")
                            .arg(open));
        SD_CHECK(db.run(QStringLiteral("UPDATE sites SET endpoint = ?, settings = ? WHERE id = ?"),
                        {endpoint, textOf(settings), row->id.value()}));
        return addAudit(db, actor,
                        {QStringLiteral("site"), row->id.value(), {},
                         QStringLiteral("%1 %2").arg(row->endpoint, textOf(row->settings)),
                         QStringLiteral("%1 %2").arg(endpoint, textOf(settings)), {}});
    });
}

Result<> addOperator(Database &db, const QString &name, Role role, const QString &site, const Actor &actor)
{
    SD_CHECK(checkName(Prodctl::tr("the operator's name"), name));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const qint64 taken,
               db.integer(QStringLiteral("SELECT count(*) FROM operators WHERE name = ?"), {name}));
        if (taken != 0)
            return fail(ErrorCode::AlreadyExists, Prodctl::tr("operator %1").arg(name), {});
        SD_TRY(const qint64 siteId,
               db.integer(QStringLiteral("SELECT id FROM sites WHERE name = ?"), {site}));
        if (!site.isEmpty() && siteId == 0)
            return fail(ErrorCode::NotFound, Prodctl::tr("site %1").arg(site), {});
        if (role == Role::Site && siteId == 0)
            return fail(ErrorCode::InvalidInput, Prodctl::tr("operator %1").arg(name),
                        Prodctl::tr("A site operator needs a site."));
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral("INSERT INTO operators (name, role, site_id) VALUES (?, ?, ?)"),
                         {name, QString(toWord(role)), siteId != 0 ? QVariant(siteId) : QVariant()}));
        return addAudit(db, actor, {QStringLiteral("operator"), id, {}, {}, name, QString(toWord(role))});
    });
}

Result<> addApplication(Database &db, const NewApplication &a, const Actor &actor)
{
    SD_CHECK(checkName(Prodctl::tr("the release"), a.release));
    if (!fromWord<Step>(a.step))
        return fail(ErrorCode::InvalidInput, Prodctl::tr("the step"),
                    Prodctl::tr("\"%1\" is no step.").arg(a.step.left(100)));
    return transact(db, [&]() -> Result<> {
        SD_TRY(const qint64 taken,
               db.integer(QStringLiteral("SELECT count(*) FROM applications WHERE step = ? AND release = ?"),
                          {a.step, a.release}));
        if (taken != 0)
            return fail(ErrorCode::AlreadyExists,
                        Prodctl::tr("the application of %1 in %2").arg(a.step, a.release), {});
        SD_CHECK(db.run(
            QStringLiteral(
                "INSERT INTO applications (step, release, path, keeps_every_event) VALUES (?, ?, ?, ?)"),
            {a.step, a.release, QFileInfo(a.path).absoluteFilePath(), a.keepsEveryEvent ? 1 : 0}));
        for (const NewStream &s : a.streams) {
            SD_CHECK(checkName(Prodctl::tr("the stream's name"), s.name));
            SD_CHECK(checkName(Prodctl::tr("the stream's tier"), s.tier));
            SD_CHECK(checkName(Prodctl::tr("the stream's suffix"), s.suffix));
            if (!fromWord<Step>(s.mergeStep))
                return fail(ErrorCode::InvalidInput,
                            Prodctl::tr("the step that merges stream %1").arg(s.name),
                            Prodctl::tr("\"%1\" is no step.").arg(s.mergeStep.left(100)));
            if (!s.required.isEmpty() && !hasKnownContents(s.suffix))
                return fail(ErrorCode::InvalidInput, Prodctl::tr("the stream %1").arg(s.name),
                            Prodctl::tr("What a file contains can be looked at for csv and root.json only; "
                                        "this one is %1.")
                                .arg(s.suffix));
            SD_CHECK(db.run(
                QStringLiteral("INSERT INTO application_streams (step, release, stream, tier, suffix,"
                               " keeps_every_event, merge_step, required) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                {a.step, a.release, s.name, s.tier, s.suffix, s.keepsEveryEvent ? 1 : 0, s.mergeStep,
                 s.required.isEmpty() ? QStringLiteral("") : s.required.join(u',')}));
        }
        return addAudit(db, actor,
                        {QStringLiteral("application"),
                         0,
                         {},
                         {},
                         QStringLiteral("%1 %2").arg(a.step, a.release),
                         a.path});
    });
}

}  // namespace shiftdeck
