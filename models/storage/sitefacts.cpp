#include "models/storage/sitefacts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr TimeMs kBucketMs = 10'000;  // of table progress

SiteFacts factsOf(const Row &row)
{
    SiteFacts site;
    site.id = row.id<SiteId>(0);
    site.name = row.text(1);
    site.title = row.text(2);
    site.kind = row.text(3);
    site.slotCount = row.number(4);
    site.lookWanted = row.flag(5);
    site.doubtSince = row.maybeInteger(6);
    site.doubtful = row.integer(7);
    if (!row.isNull(8)) {
        SiteHealth health;
        health.askedAt = row.integer(8);
        health.tookMs = row.integer(9);
        health.up = row.flag(10);
        health.answeredAt = row.maybeInteger(11);
        health.downSince = row.maybeInteger(12);
        health.message = row.text(13);
        health.slotCount = row.maybeInteger(14);
        health.running = row.maybeInteger(15);
        health.queued = row.maybeInteger(16);
        health.credential = row.text(17);
        health.credentialUntil = row.maybeInteger(18);
        health.credentialState = row.text(23);
        health.credentialSaid = row.text(24);
        site.health = health;
    }
    if (!row.isNull(19))
        site.drain = SiteDrain{row.integer(19), row.text(20), row.text(21), row.integer(22)};
    if (!row.isNull(25))
        site.duty = SiteDuty{row.integer(25), row.text(26), row.text(27), row.integer(28)};
    return site;
}

Result<> addCounts(Database &db, QHash<qint64, SiteFacts *> &sites, TimeMs now)
{
    const auto open = [&sites](const Row &row) {
        if (SiteFacts *site = sites.value(row.integer(0))) {
            site->open = row.integer(1);
            site->pending = row.integer(2);
        }
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT r.site_id, sum(k.n), sum(CASE k.status WHEN 'pending' THEN k.n"
                                    " ELSE 0 END) FROM requests r JOIN request_counters k"
                                    " ON k.request_id = r.id WHERE r.site_id IS NOT NULL"
                                    " AND k.kind IN ('job','merge') AND k.status IN"
                                    " ('pending','submitting','submitted','running','ended')"
                                    " GROUP BY r.site_id"),
                     {}, open));
    const auto ended = [&sites](const Row &row) {
        if (SiteFacts *site = sites.value(row.integer(0))) {
            site->done = row.integer(1);
            site->failed = row.integer(2);
        }
        return true;
    };
    // CROSS JOIN: for each request the buckets of a day, and never all buckets.
    SD_CHECK(db.list(QStringLiteral("SELECT r.site_id, sum(p.jobs_done), sum(p.jobs_failed) FROM requests r"
                                    " CROSS JOIN progress p WHERE p.request_id = r.id AND p.bucket >= ?"
                                    " AND r.site_id IS NOT NULL GROUP BY r.site_id"),
                     {std::max<TimeMs>(0, now - kRateSpanMs) / kBucketMs}, ended));
    return {};
}

Result<> addCertificationCounts(Database &db, QHash<qint64, SiteFacts *> &sites)
{
    const auto verdicts = [&sites](const Row &row) {
        if (SiteFacts *site = sites.value(row.integer(0)))
            (row.text(1) == QLatin1StringView("good") ? site->certified : site->uncertified) += row.number(2);
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT c.site_id, c.verdict, count(*) FROM site_certifications c"
                                    " WHERE c.id IN (SELECT max(n.id) FROM site_certifications n"
                                    " GROUP BY n.site_id, n.step, n.release) GROUP BY c.site_id, c.verdict"),
                     {}, verdicts));
    const auto trials = [&sites](const Row &row) {
        if (SiteFacts *site = sites.value(row.integer(0)))
            site->trials = row.number(1);
        return true;
    };
    SD_CHECK(db.list(QStringLiteral("SELECT t.site_id, count(*) FROM site_trials t JOIN requests r"
                                    " ON r.id = t.request_id WHERE r.status NOT IN"
                                    " ('rejected','aborted','obsolete') AND NOT EXISTS (SELECT 1 FROM"
                                    " site_certifications v WHERE v.request_id = t.request_id)"
                                    " GROUP BY t.site_id"),
                     {}, trials));
    return {};
}

Result<QList<SiteFacts>> sitesWhere(Database &db, const QString &where, const QVariantList &values,
                                    TimeMs now)
{
    return snapshot(db, [&]() -> Result<QList<SiteFacts>> {
        SD_TRY(
            QList<SiteFacts> list,
            db.list(QStringLiteral(
                        "SELECT s.id, s.name, s.title, s.endpoint, s.slots, s.look_wanted,"
                        " (SELECT min(j.changed_at) FROM jobs j WHERE j.site_id = s.id"
                        " AND j.status = 'submitting'),"
                        " (SELECT count(*) FROM jobs j WHERE j.site_id = s.id AND j.status = 'submitting'),"
                        " h.asked_at, h.took_ms, h.up, h.answered_at, h.down_since, h.message, h.slots,"
                        " h.running, h.queued, h.credential, h.credential_until,"
                        " d.id, d.reason, d.drained_by, d.at, h.credential_state, h.credential_said,"
                        " u.id, u.reason, u.required_by, u.at FROM sites s"
                        " LEFT JOIN site_health h ON h.site_id = s.id"
                        " LEFT JOIN site_drains d ON d.site_id = s.id AND d.lifted_at IS NULL"
                        " LEFT JOIN certification_duties u ON u.site_id = s.id AND u.lifted_at IS NULL")
                        + where + QStringLiteral(" ORDER BY s.name"),
                    values, factsOf));
        QHash<qint64, SiteFacts *> places;
        for (SiteFacts &site : list)
            places.insert(site.id.value(), &site);
        SD_CHECK(addCounts(db, places, now));
        SD_CHECK(addCertificationCounts(db, places));
        return list;
    });
}
}  // namespace

SiteState stateOf(const SiteFacts &site, TimeMs now)
{
    if (!site.health || now - site.health->askedAt > kForgottenMs)
        return SiteState::NotAsked;
    if (!site.health->up)
        return SiteState::Down;
    return site.health->tookMs >= kSlowAnswerMs ? SiteState::Slow : SiteState::Up;
}

Result<QList<SiteFacts>> listSiteFacts(Database &db, TimeMs now) { return sitesWhere(db, {}, {}, now); }

Result<SiteFacts> loadSiteFacts(Database &db, const QString &name, TimeMs now)
{
    SD_TRY(const auto found, sitesWhere(db, QStringLiteral(" WHERE s.name = ?"), {name}, now));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, QCoreApplication::translate("Store", "site %1").arg(name.left(100)),
                    {});
    return found.first();
}

Result<QList<QueuePoint>> listSiteQueue(Database &db, SiteId site, TimeMs since)
{
    return db.list(QStringLiteral("SELECT at, running, queued FROM site_queue WHERE site_id = ? AND at >= ?"
                                  " ORDER BY at"),
                   {site.value(), since}, [](const Row &row) {
                       return QueuePoint{row.integer(0), row.maybeInteger(1), row.maybeInteger(2)};
                   });
}

Result<QList<SiteFailure>> listSiteFailures(Database &db, SiteId site, int limit)
{
    return db.list(QStringLiteral("SELECT k.failure_class, coalesce(x.text, ''), sum(k.n) FROM"
                                  " failure_counters k LEFT JOIN signatures x ON x.id = k.signature_id"
                                  " WHERE k.site_id = ? AND k.n > 0 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
                                  " LIMIT ?"),
                   {site.value(), limit}, [](const Row &row) {
                       return SiteFailure{row.text(0), row.text(1), row.integer(2)};
                   });
}

Result<std::optional<LastFailure>> lastFailureAt(Database &db, SiteId site)
{
    // The newest of those whose failure stands, and of those that were tried again: an index entry each.
    return db.first(
        QStringLiteral("SELECT j.id, j.failure_class, j.failure_text, coalesce(j.ended_at, j.changed_at)"
                       " FROM jobs j WHERE j.id IN ((SELECT max(e.id) FROM jobs e WHERE e.site_id = ?"
                       " AND e.status = 'error'), (SELECT max(s.id) FROM jobs s WHERE s.site_id = ?"
                       " AND s.status = 'superseded')) AND j.failure_class IS NOT NULL"
                       " ORDER BY j.id DESC LIMIT 1"),
        {site.value(), site.value()}, [](const Row &row) {
            return LastFailure{row.id<JobId>(0), row.text(1), row.text(2), row.integer(3)};
        });
}

Result<QList<SiteRelease>> listSiteReleases(Database &db, SiteId site)
{
    return db.list(QStringLiteral("SELECT z.step, z.release, a.path, z.state, z.checked_at"
                                  " FROM site_releases z JOIN applications a ON a.step = z.step"
                                  " AND a.release = z.release WHERE z.site_id = ?"
                                  " ORDER BY z.release, z.step"),
                   {site.value()}, [](const Row &row) {
                       return SiteRelease{row.text(0), row.text(1), row.text(2), row.word<ReleaseState>(3),
                                          row.integer(4)};
                   });
}

}  // namespace shiftdeck
