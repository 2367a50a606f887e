#include "models/production/sites.h"

#include "models/storage/database.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

namespace shiftdeck {

namespace {
struct Sites {
    Q_DECLARE_TR_FUNCTIONS(Sites)
};

Result<QString> nameOf(Database &db, SiteId site)
{
    return db.one(Sites::tr("site %1").arg(site.value()),
                  QStringLiteral("SELECT name FROM sites WHERE id = ?"), {site.value()},
                  [](const Row &row) { return row.text(0); });
}

Result<std::optional<SiteDrain>> openDrain(Database &db, SiteId site)
{
    return db.first(QStringLiteral("SELECT id, reason, drained_by, at FROM site_drains"
                                   " WHERE site_id = ? AND lifted_at IS NULL"),
                    {site.value()}, [](const Row &row) {
                        return SiteDrain{row.integer(0), row.text(1), row.text(2), row.integer(3)};
                    });
}

Result<qint64> openApproval(Database &db, const QString &step, const QString &release)
{
    return db.integer(QStringLiteral("SELECT id FROM release_approvals WHERE step = ? AND release = ?"
                                     " AND withdrawn_at IS NULL"),
                      {step, release});
}

QString approvalName(const QString &step, const QString &release)
{
    return Sites::tr("release %1 for %2", "release, step").arg(release, step);
}

// Absent is only said where the area can be looked into: the release's folder, or the one above it, is there.
bool seesAreaOf(const QFileInfo &file)
{
    const QFileInfo folder(file.absolutePath());
    return folder.isDir() || QFileInfo(folder.absolutePath()).isDir();
}
}  // namespace

Result<> drainSite(Database &db, SiteId site, const QString &reason, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_TRY(const auto open, openDrain(db, site));
        if (open)
            return fail(ErrorCode::Conflict, Sites::tr("site %1").arg(name),
                        Sites::tr("It is drained already: %1").arg(open->reason));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO site_drains (site_id, reason, at, drained_by)"
                                       " VALUES (?, ?, ?, ?)"),
                        {site.value(), reason, actor.now, actor.who.name}));
        return addAudit(db, actor,
                        {QStringLiteral("site"),
                         site.value(),
                         {},
                         QStringLiteral("open"),
                         QStringLiteral("drained"),
                         reason});
    });
}

Result<> liftDrain(Database &db, SiteId site, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_TRY(const auto open, openDrain(db, site));
        if (!open)
            return fail(ErrorCode::Conflict, Sites::tr("site %1").arg(name), Sites::tr("It is not drained."));
        SD_TRY(const int changed,
               db.run(QStringLiteral("UPDATE site_drains SET lifted_at = ?, lifted_by = ?"
                                     " WHERE id = ? AND lifted_at IS NULL"),
                      {actor.now, actor.who.name, open->id}));
        if (changed != 1)
            return fail(ErrorCode::Conflict, Sites::tr("site %1").arg(name),
                        Sites::tr("Somebody else was faster."));
        return addAudit(db, actor,
                        {QStringLiteral("site"),
                         site.value(),
                         {},
                         QStringLiteral("drained"),
                         QStringLiteral("open"),
                         why});
    });
}

Result<> wantLook(Database &db, SiteId site, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const QString name, nameOf(db, site));
        SD_CHECK(db.run(QStringLiteral("UPDATE sites SET look_wanted = 1 WHERE id = ?"), {site.value()}));
        return addAudit(db, actor,
                        {QStringLiteral("site"), site.value(), {}, {}, QStringLiteral("to be asked"), {}});
    });
}

Result<QList<ReleaseApproval>> listApprovals(Database &db)
{
    SD_TRY(
        QList<ReleaseApproval> list,
        db.list(
            QStringLiteral("SELECT id, step, release, approved_by, at FROM release_approvals"
                           " WHERE withdrawn_at IS NULL ORDER BY step, id DESC"),
            {}, [](const Row &row) {
                return ReleaseApproval{row.integer(0), row.text(1), row.text(2), row.text(3), row.integer(4)};
            }));
    QSet<QString> seen;
    for (ReleaseApproval &approval : list) {
        approval.isLatest = !seen.contains(approval.step);
        seen.insert(approval.step);
    }
    return list;
}

Result<std::optional<QString>> latestApproved(Database &db, const QString &step)
{
    return db.first(QStringLiteral("SELECT release FROM release_approvals WHERE step = ?"
                                   " AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1"),
                    {step}, [](const Row &row) { return row.text(0); });
}

Result<> approveRelease(Database &db, const QString &step, const QString &release, const QString &why,
                        const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        const QString name = approvalName(step, release);
        SD_TRY(const qint64 there,
               db.integer(QStringLiteral("SELECT count(*) FROM applications WHERE step = ? AND release = ?"),
                          {step, release}));
        if (there == 0)
            return fail(ErrorCode::Refused, name, Sites::tr("No application is registered for it."));
        SD_TRY(const qint64 open, openApproval(db, step, release));
        if (open != 0)
            return fail(ErrorCode::Conflict, name, Sites::tr("It is approved already."));
        SD_TRY(const qint64 id,
               db.insert(QStringLiteral("INSERT INTO release_approvals (step, release, at, approved_by)"
                                        " VALUES (?, ?, ?, ?)"),
                         {step, release, actor.now, actor.who.name}));
        return addAudit(db, actor,
                        {QStringLiteral("release"), id, {}, {}, Sites::tr("approved: %1").arg(name), why});
    });
}

Result<> withdrawRelease(Database &db, const QString &step, const QString &release, const QString &why,
                         const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        const QString name = approvalName(step, release);
        SD_TRY(const qint64 open, openApproval(db, step, release));
        if (open == 0)
            return fail(ErrorCode::Conflict, name, Sites::tr("It is not approved."));
        SD_CHECK(db.run(QStringLiteral("UPDATE release_approvals SET withdrawn_at = ?, withdrawn_by = ?"
                                       " WHERE id = ? AND withdrawn_at IS NULL"),
                        {actor.now, actor.who.name, open}));
        return addAudit(db, actor,
                        {QStringLiteral("release"),
                         open,
                         {},
                         Sites::tr("approved: %1").arg(name),
                         Sites::tr("withdrawn"),
                         why});
    });
}

Result<QList<ReleaseToCheck>> releasesToCheck(Database &db, TimeMs absentBefore, TimeMs before)
{
    return db.list(
        QStringLiteral("SELECT DISTINCT r.site_id, a.step, a.release, a.path FROM requests r"
                       " JOIN applications a ON a.release = r.release AND (a.step = r.step OR EXISTS"
                       " (SELECT 1 FROM streams x WHERE x.request_id = r.id AND x.merge_step = a.step))"
                       " LEFT JOIN site_releases z ON z.site_id = r.site_id AND z.step = a.step"
                       " AND z.release = a.release WHERE r.status IN ('assigned','staged','running')"
                       " AND (z.state IS NULL OR z.checked_at <= ?"
                       " OR (z.state = 'absent' AND z.checked_at <= ?)) ORDER BY 1, 2, 3"),
        {before, absentBefore}, [](const Row &row) {
            return ReleaseToCheck{row.id<SiteId>(0), row.text(1), row.text(2), row.text(3)};
        });
}

ReleaseState releaseAt(const QString &applicationPath)
{
    const QFileInfo file(applicationPath);
    if (applicationPath.isEmpty())
        return ReleaseState::Unseen;
    if (file.isFile() && file.isExecutable())
        return ReleaseState::Present;
    return seesAreaOf(file) ? ReleaseState::Absent : ReleaseState::Unseen;
}

Result<> noteRelease(Database &db, const ReleaseToCheck &release, ReleaseState state, TimeMs now)
{
    SD_CHECK(db.run(QStringLiteral("INSERT INTO site_releases (site_id, step, release, state, checked_at)"
                                   " VALUES (?, ?, ?, ?, ?) ON CONFLICT (site_id, step, release)"
                                   " DO UPDATE SET state = excluded.state, checked_at = excluded.checked_at"),
                    {release.site.value(), release.step, release.release, QString(toWord(state)), now}));
    return {};
}

}  // namespace shiftdeck
