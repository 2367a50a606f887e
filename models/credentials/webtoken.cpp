#include "models/credentials/webtoken.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(WebToken)
};
constexpr qsizetype kLongestToken = 64 << 10;
constexpr qsizetype kLongestClaim = 300, kMostEntries = 100;
constexpr double kLatestSecond = 253'402'300'799.0;  // the end of the year 9999

bool isBase64Url(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
        || c == '=';
}

tl::unexpected<Error> malformed(const QString &why) { return fail(ErrorCode::InvalidInput, {}, why); }

// Outside text on one line.
QString clean(QString text)
{
    text.truncate(kLongestClaim);
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph)
            c = u' ';
    return text.simplified();
}

Result<QJsonObject> objectOf(QByteArrayView part)
{
    const auto bytes = QByteArray::fromBase64Encoding(
        part.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return malformed(Text::tr("A part of the token is no base64url."));
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return malformed(Text::tr("A part of the token is no JSON object."));
    return document.object();
}

// One word or several: "aud" and "groups" come both ways.
QStringList listOf(const QJsonValue &value)
{
    QStringList result;
    if (value.isString())
        result.append(clean(value.toString()));
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array)
        if (one.isString() && result.size() < kMostEntries)
            result.append(clean(one.toString()));
    result.removeAll(QString());
    return result;
}

Result<TimeMs> timeOf(const QJsonObject &claims, const char *name)
{
    const QJsonValue value = claims.value(QLatin1StringView(name));
    if (value.isUndefined() || value.isNull())
        return 0;
    const double seconds = value.toDouble(-1);
    if (!std::isfinite(seconds) || seconds < 0 || seconds > kLatestSecond)
        return malformed(Text::tr("The time \"%1\" of the token is no time.").arg(QLatin1StringView(name)));
    return static_cast<TimeMs>(seconds * 1000);
}
}  // namespace

QByteArrayView tokenText(QByteArrayView content)
{
    QByteArrayView text = content.trimmed();
    constexpr QByteArrayView kFromScontrol("SLURM_JWT=");
    return text.startsWith(kFromScontrol) ? text.sliced(kFromScontrol.size()) : text;
}

bool looksLikeWebToken(QByteArrayView text)
{
    return text.size() <= kLongestToken && std::count(text.begin(), text.end(), '.') == 2 && text.at(0) != '.'
        && std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || isBase64Url(c); });
}

Result<WebTokenClaims> parseWebToken(QByteArrayView text)
{
    if (text.isEmpty() || !looksLikeWebToken(text))
        return malformed(Text::tr("It is no web token."));
    const qsizetype first = text.indexOf('.');
    const qsizetype second = text.lastIndexOf('.');
    SD_CHECK(objectOf(text.first(first)));
    SD_TRY(const QJsonObject claims, objectOf(text.sliced(first + 1, second - first - 1)));
    const auto word = [&claims](const char *name) {
        return clean(claims.value(QLatin1StringView(name)).toString());
    };
    WebTokenClaims result;
    result.subject = word("sub");
    result.user = word("sun");
    result.client = word("client_id").isEmpty() ? word("azp") : word("client_id");
    result.issuer = word("iss");
    result.audience = listOf(claims.value(QLatin1StringView("aud"))).join(QStringLiteral(", "));
    const QStringList scopes = claims.value(QLatin1StringView("scope"))
                                   .toString()
                                   .left(kLongestToken)
                                   .split(u' ', Qt::SkipEmptyParts)
                                   .mid(0, kMostEntries);
    for (const QString &scope : scopes)
        result.scopes.append(clean(scope));
    for (const char *name : {"wlcg.groups", "groups"})
        if (result.groups.isEmpty())
            result.groups = listOf(claims.value(QLatin1StringView(name)));
    SD_TRY(result.notBefore, timeOf(claims, "nbf"));
    SD_TRY(result.issuedAt, timeOf(claims, "iat"));
    SD_TRY(result.expires, timeOf(claims, "exp"));
    return result;
}

}  // namespace shiftdeck
