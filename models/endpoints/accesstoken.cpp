#include "models/endpoints/accesstoken.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <sys/stat.h>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccessToken)
};
constexpr qint64 kLargestToken = 64 << 10;

bool isTokenText(const QByteArray &text)
{
    return !text.isEmpty() && text.count('.') == 2 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.' || c == '=';
    });
}

Result<> checkPrivate(const QString &path)
{
    struct stat file = {};
    if (::stat(QFile::encodeName(path).constData(), &file) != 0)
        return fail(ErrorCode::NotFound, path, Text::tr("There is no such file with an access token."));
    if ((file.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(
            ErrorCode::NotAuthorized, path,
            Text::tr("Others may read this access token, so it is not used. Say: chmod 600 %1").arg(path));
    return {};
}
}  // namespace

Result<AccessToken> readAccessToken(const QString &path, TimeMs now)
{
    SD_CHECK(checkPrivate(path));
    SD_TRY(const QByteArray content, readBounded(path, kLargestToken));
    AccessToken token;
    token.text = content.trimmed();
    if (token.text.startsWith("SLURM_JWT="))  // as scontrol prints it
        token.text = token.text.mid(10);
    if (!isTokenText(token.text))
        return fail(ErrorCode::InvalidInput, path, Text::tr("It holds no access token."));
    const QByteArray claims = QByteArray::fromBase64(
        token.text.split('.').at(1), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QJsonObject object = QJsonDocument::fromJson(claims).object();
    for (const char *name : {"sun", "sub"})
        if (token.subject.isEmpty())
            token.subject = object.value(QLatin1StringView(name)).toString().left(200);
    const double expires = object.value(QLatin1StringView("exp")).toDouble();
    if (expires > 0 && expires < 253'402'300'799.0)
        token.expiresAt = static_cast<TimeMs>(expires) * 1000;
    if (token.expiresAt != 0 && token.expiresAt <= now)
        return fail(ErrorCode::NotAuthorized, path,
                    Text::tr("The access token expired at %1; renew it.")
                        .arg(QDateTime::fromMSecsSinceEpoch(token.expiresAt, Qt::UTC)
                                 .toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))));
    return token;
}

}  // namespace shiftdeck
