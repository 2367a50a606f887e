#include "models/credentials/accesstoken.h"

#include "models/credentials/privatefile.h"
#include "models/credentials/webtoken.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(AccessToken)
};
constexpr qint64 kLargestToken = 64 << 10;
}  // namespace

Result<AccessToken> readAccessToken(const QString &path, TimeMs now)
{
    SD_TRY(PrivateFile file, PrivateFile::read(path, kLargestToken));
    SD_CHECK(file.checkPrivate());
    const QByteArrayView text = tokenText(file.content());
    const auto claims = parseWebToken(text);
    if (!claims)
        return fail(ErrorCode::InvalidInput, path, Text::tr("It holds no access token."));
    AccessToken token;
    token.subject = claims->user.isEmpty() ? claims->subject : claims->user;
    token.expiresAt = claims->expires;
    if (token.expiresAt != 0 && token.expiresAt <= now)
        return fail(ErrorCode::NotAuthorized, path,
                    Text::tr("The access token expired at %1; renew it.")
                        .arg(QDateTime::fromMSecsSinceEpoch(token.expiresAt, Qt::UTC)
                                 .toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"))));
    token.text = text.toByteArray();
    return token;
}

}  // namespace shiftdeck
