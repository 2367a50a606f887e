#include "models/production/sitecredential.h"

#include "models/credentials/credentialwarning.h"
#include "models/storage/openwork.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace shiftdeck {

namespace {
constexpr qsizetype kLongest = 500;

QString shortened(const QString &text)
{
    const QString line = text.simplified().left(kLongest);
    return line.isNull() ? QStringLiteral("") : line;
}
}  // namespace

Result<SiteCredential> siteCredential(Database &db, SiteId site, const Clock &clock, TimeMs serverAhead)
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
    CredentialUse use;
    use.now = clock.now();
    SD_TRY(const OpenWork open, openWork(db, site, use.now));
    use.work = expectWork({open.jobs, open.jobsPerHour, place->slotCount, open.wallSeconds}, use.now);
    use.unattended = true;
    use.serverAhead = serverAhead;
    const CredentialVerdict verdict = judgeCredential(credential, use);
    result.state = QString(toWord(verdict.state));
    result.said = shortened(QStringList(verdict.notes).join(u' ').prepend(verdict.sentence + u' '));
    result.subject = shortened(credential ? credential->subject : place->path);
    if (credential && credential->endsAt() != 0)
        result.until = credential->endsAt();
    return result;
}

}  // namespace shiftdeck
