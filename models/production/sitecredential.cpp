#include "models/production/sitecredential.h"

#include "models/credentials/credentialwarning.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr TimeMs kBucketMs = 10'000;  // of table progress
constexpr TimeMs kPaceMs = 3'600'000;  // the throughput is that of the last hour
constexpr qsizetype kLongest = 500;

Result<WorkPace> paceOf(Database &db, SiteId site, int slotCount, TimeMs now)
{
    WorkPace pace;
    pace.slotCount = slotCount;
    SD_TRY(pace.jobs,
           db.integer(QStringLiteral("SELECT sum(k.n) FROM requests r JOIN request_counters k"
                                     " ON k.request_id = r.id WHERE r.site_id = ? AND k.kind IN"
                                     " ('job','merge') AND k.status IN"
                                     " ('pending','submitting','submitted','running')"),
                      {site.value()}));
    SD_TRY(const qint64 ended,
           db.integer(QStringLiteral("SELECT sum(p.jobs_done + p.jobs_failed) FROM requests r"
                                     " CROSS JOIN progress p WHERE p.request_id = r.id AND p.bucket >= ?"
                                     " AND r.site_id = ?"),
                      {std::max<TimeMs>(0, now - kPaceMs) / kBucketMs, site.value()}));
    pace.jobsPerHour = double(ended);
    SD_TRY(const qint64 wall,
           db.integer(QStringLiteral("SELECT max(wall_seconds) FROM requests WHERE site_id = ?"
                                     " AND status IN ('staged','running')"),
                      {site.value()}));
    pace.wallSeconds = static_cast<int>(std::clamp<qint64>(wall, 0, 1'000'000'000));
    return pace;
}

QString shortened(const QString &text)
{
    const QString line = text.simplified().left(kLongest);
    return line.isNull() ? QStringLiteral("") : line;
}
}  // namespace

Result<SiteCredential> siteCredential(Database &db, SiteId site, const Clock &clock)
{
    struct Place {
        QString path;
        int slotCount = 0;
    };
    SD_TRY(const auto place,
           db.first(QStringLiteral("SELECT settings, slots FROM sites WHERE id = ?"), {site.value()},
                    [](const Row &row) {
                        const QJsonObject settings = QJsonDocument::fromJson(row.text(0).toUtf8()).object();
                        const QString file = settings.value(QLatin1StringView("credential")).toString();
                        return Place{file.isEmpty()
                                         ? settings.value(QLatin1StringView("token-file")).toString()
                                         : file,
                                     row.number(1)};
                    }));
    SiteCredential result{QStringLiteral(""), {}, QStringLiteral(""), QStringLiteral("")};
    if (!place || place->path.isEmpty())
        return result;
    const auto credential = readCredential(place->path, clock);
    SD_TRY(const WorkPace pace, paceOf(db, site, place->slotCount, clock.now()));
    CredentialUse use;
    use.now = clock.now();
    use.work = expectWork(pace, use.now);
    use.unattended = true;
    const CredentialVerdict verdict = judgeCredential(credential, use);
    result.state = QString(toWord(verdict.state));
    result.said = shortened(QStringList(verdict.notes).join(u' ').prepend(verdict.sentence + u' '));
    result.subject = shortened(credential ? credential->subject : place->path);
    if (credential && credential->endsAt() != 0)
        result.until = credential->endsAt();
    return result;
}

}  // namespace shiftdeck
