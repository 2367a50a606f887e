#include "models/production/requeststops.h"

#include "models/core/timespan.h"
#include "models/production/jobrows.h"
#include "models/storage/stopcondition.h"

#include <QCoreApplication>

#include <array>

namespace shiftdeck {

namespace {
struct Stops {
    Q_DECLARE_TR_FUNCTIONS(Stops)
};

constexpr TimeMs kBucketMs = 10'000;  // of table progress
constexpr std::array kCauses{QLatin1StringView("configuration"), QLatin1StringView("site"),
                             QLatin1StringView("person")};

struct Candidate {
    RequestId request;
    SiteId site;
    QString siteName;
    qint64 everDone = 0;  // whenever
    qint64 failed = 0;    // since the last stop was lifted
    qint64 recentDone = 0, recentFailed = 0;  // of these, within the time by which a site is judged
};

// Running requests that are not stopped, with what ended since they last went on.
Result<QList<Candidate>> candidates(Database &db, TimeMs since)
{
    // A bucket in which the stop was lifted is left out whole.
    const QString lifted = QStringLiteral(
        "coalesce((SELECT max(x.lifted_at) / 10000 + 1 FROM request_stops x WHERE x.request_id = r.id), 0)");
    const QString sum = QStringLiteral("coalesce((SELECT sum(p.%1) FROM progress p WHERE p.request_id = r.id"
                                       " AND p.bucket >= %2 AND p.bucket >= %3), 0)");
    const QString recent = QString::number(since / kBucketMs);
    return db.list(
        QStringLiteral("SELECT r.id, r.site_id, s.name, coalesce((SELECT k.n FROM request_counters k"
                       " WHERE k.request_id = r.id AND k.kind = 'job' AND k.status = 'done'), 0), ")
            + sum.arg(QStringLiteral("jobs_failed"), lifted, QStringLiteral("0")) + QStringLiteral(", ")
            + sum.arg(QStringLiteral("jobs_done"), lifted, recent) + QStringLiteral(", ")
            + sum.arg(QStringLiteral("jobs_failed"), lifted, recent)
            + QStringLiteral(" FROM requests r JOIN sites s ON s.id = r.site_id WHERE r.status = 'running'"
                             " AND EXISTS (SELECT 1 FROM failure_counters f WHERE f.request_id = r.id"
                             " AND f.n > 0) AND NOT %1 ORDER BY r.id")
                  .arg(kIsStopped),
        {}, [](const Row &row) {
            return Candidate{row.id<RequestId>(0), row.id<SiteId>(1), row.text(2),   row.integer(3),
                             row.integer(4),       row.integer(5),    row.integer(6)};
        });
}

// Successes at the site of requests without any failure count for the site as well.
Result<QHash<qint64, qint64>> recentSuccesses(Database &db, TimeMs since)
{
    QHash<qint64, qint64> done;
    SD_CHECK(db.list(QStringLiteral("SELECT r.site_id, sum(p.jobs_done) FROM requests r JOIN progress p"
                                    " ON p.request_id = r.id AND p.bucket >= ? WHERE r.site_id IS NOT NULL"
                                    " AND r.status IN ('running','held','finished','declared')"
                                    " GROUP BY r.site_id"),
                     {since / kBucketMs}, [&done](const Row &row) {
                         done.insert(row.integer(0), row.integer(1));
                         return true;
                     }));
    return done;
}
}  // namespace

QLatin1StringView toWord(StopCause cause) { return kCauses.at(static_cast<size_t>(cause)); }

Result<std::optional<RequestStop>> openStop(Database &db, RequestId request)
{
    return db.first(QStringLiteral("SELECT id, cause, reason, at, stopped_by FROM request_stops"
                                   " WHERE request_id = ? AND lifted_at IS NULL"),
                    {request.value()}, [](const Row &row) {
                        RequestStop stop;
                        stop.id = row.integer(0);
                        for (size_t i = 0; i < kCauses.size(); ++i)
                            if (row.text(1) == kCauses.at(i))
                                stop.cause = static_cast<StopCause>(i);
                        stop.reason = row.text(2);
                        stop.at = row.integer(3);
                        stop.by = row.text(4);
                        return stop;
                    });
}

Result<> stopRequest(Database &db, RequestId id, StopCause cause, const QString &reason, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const RequestRow request, loadRequestRow(db, id));
        if (request.status != RequestStatus::Staged && request.status != RequestStatus::Running
            && request.status != RequestStatus::Held)
            return fail(ErrorCode::Refused, requestName(id),
                        Stops::tr("It is %1; only staged, running and held requests can be stopped.")
                            .arg(toWord(request.status)));
        SD_TRY(const auto open, openStop(db, id));
        if (open)
            return fail(ErrorCode::Conflict, requestName(id),
                        Stops::tr("It is stopped already: %1").arg(open->reason));
        SD_CHECK(db.run(QStringLiteral("INSERT INTO request_stops (request_id, cause, reason, at, stopped_by)"
                                       " VALUES (?, ?, ?, ?, ?)"),
                        {id.value(), QString(toWord(cause)), reason, actor.now, actor.who.name}));
        return addAudit(db, actor,
                        {QStringLiteral("request"), id.value(), id, QString(toWord(request.status)),
                         Stops::tr("stopped (%1)").arg(toWord(cause)), reason});
    });
}

Result<> liftStop(Database &db, RequestId id, const QString &why, const Actor &actor)
{
    return transact(db, [&]() -> Result<> {
        SD_TRY(const auto open, openStop(db, id));
        if (!open)
            return fail(ErrorCode::Conflict, requestName(id), Stops::tr("It is not stopped."));
        SD_CHECK(expectOneRow(db.run(QStringLiteral("UPDATE request_stops SET lifted_at = ?, lifted_by = ?"
                                                    " WHERE id = ? AND lifted_at IS NULL"),
                                     {actor.now, actor.who.name, open->id}),
                              requestName(id)));
        return addAudit(db, actor,
                        {QStringLiteral("request"), id.value(), id,
                         Stops::tr("stopped (%1)").arg(toWord(open->cause)), Stops::tr("goes on"), why});
    });
}

Result<QList<StoppedRequest>> requestsToStop(Database &db, const LimitValues &limits, TimeMs now)
{
    const TimeMs window = limits.of(LimitName::SiteWindow);
    const TimeMs since = std::max<TimeMs>(0, now - window);
    SD_TRY(const auto list, candidates(db, since));
    QList<StoppedRequest> result;
    if (list.isEmpty())
        return result;
    SD_TRY(const auto done, recentSuccesses(db, since));
    QHash<qint64, qint64> failed;
    for (const Candidate &c : list)
        failed[c.site.value()] += c.recentFailed;
    for (const Candidate &c : list) {
        if (c.everDone == 0 && c.failed >= limits.of(LimitName::ConfigurationFailures)) {
            result.append({c.request, StopCause::Configuration,
                           Stops::tr("Nothing of it succeeded and %1 attempts failed. Probably the"
                                     " configuration is wrong: the release, the conditions or the"
                                     " application.")
                               .arg(c.failed)});
            continue;
        }
        const qint64 bad = failed.value(c.site.value());
        const qint64 all = bad + done.value(c.site.value());
        if (c.recentFailed > 0 && bad >= limits.of(LimitName::SiteFailures)
            && bad * 100 >= all * limits.of(LimitName::SitePercent))
            result.append({c.request, StopCause::Site,
                           Stops::tr("Of the %1 attempts that ended at %2 within the last %3, %4 failed."
                                     " Probably the site has a problem.",
                                     "how many, site, span of time, how many of them")
                               .arg(all)
                               .arg(c.siteName, timeSpan(window))
                               .arg(bad)});
    }
    return result;
}

}  // namespace shiftdeck
