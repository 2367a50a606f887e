#include "models/credentials/credential.h"

#include "models/credentials/certificatefile.h"
#include "models/credentials/privatefile.h"
#include "models/credentials/webtoken.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Credential)
};
constexpr qint64 kLargestFile = 256 << 10;
constexpr qsizetype kShortestToken = 8, kLongestToken = 16 << 10;

tl::unexpected<Error> unusable(const QString &path, const QString &why)
{
    return fail(ErrorCode::InvalidInput, path, why);
}

// What a file is that cannot be one of text, for the person who has to convert it.
Result<> checkText(QByteArrayView content, const QString &path)
{
    if (content.trimmed().isEmpty())
        return unusable(path, Text::tr("It is empty."));
    if (content.startsWith("\xff\xfe") || content.startsWith("\xfe\xff")
        || content.startsWith("\xef\xbb\xbf"))
        return unusable(path, Text::tr("It begins with a byte order mark; write it as plain ASCII text."));
    if (content.at(0) == 0x30 && content.size() > 1 && static_cast<quint8>(content.at(1)) >= 0x80)
        return unusable(path,
                        Text::tr("It is binary (DER or PKCS#12); certificates and keys are read as PEM text, "
                                 "as \"openssl x509 -inform der\" or \"openssl pkcs12\" write it."));
    if (content.contains('\0'))
        return unusable(path, Text::tr("It is binary, or text of another encoding than ASCII."));
    return {};
}

bool isOpaqueToken(QByteArrayView text)
{
    return text.size() >= kShortestToken && text.size() <= kLongestToken
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

Result<Credential> ofWebToken(QByteArrayView text)
{
    SD_TRY(const WebTokenClaims claims, parseWebToken(text));
    Credential credential;
    credential.kind = CredentialKind::Jwt;
    credential.subject = claims.subject.isEmpty() ? claims.user : claims.subject;
    credential.issuer = claims.issuer;
    credential.attributes = claims.scopes + claims.groups;
    credential.audience = claims.audience;
    credential.notBefore = std::max(claims.notBefore, claims.issuedAt);
    credential.expires = claims.expires;
    // A program that asks for itself is its own subject (RFC 9068, section 2.2).
    credential.isRobot = !claims.client.isEmpty() && claims.client == claims.subject;
    credential.isPersonal = !claims.client.isEmpty() && !claims.subject.isEmpty() && !credential.isRobot;
    return credential;
}

// Without context, which the caller knows.
Result<Credential> parse(QByteArrayView content, QByteArrayView keyContent)
{
    SD_CHECK(checkText(content, {}));
    if (hasCertificate(content))
        return parseCertificates(content, keyContent);
    if (hasPrivateKey(content))
        return unusable({}, Text::tr("It holds a private key alone; name the file of the certificate."));
    const QByteArrayView text = tokenText(content);
    if (!text.isEmpty() && looksLikeWebToken(text))
        return ofWebToken(text);
    if (text.contains("-----BEGIN") || !isOpaqueToken(text))
        return unusable({}, Text::tr("It holds neither a certificate nor a token."));
    return Credential{};
}

Result<Credential> named(Result<Credential> credential, const QString &path, TimeMs now)
{
    if (!credential) {
        credential.error().context = path;
        return credential;
    }
    credential->path = path;
    credential->readAt = now;
    return credential;
}
}  // namespace

TimeMs Credential::endsAt() const
{
    if (expires == 0 || attributesExpire == 0)
        return std::max(expires, attributesExpire);
    return std::min(expires, attributesExpire);
}

QString kindText(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::Certificate: return Text::tr("certificate");
    case CredentialKind::Proxy: return Text::tr("proxy certificate");
    case CredentialKind::Jwt: return Text::tr("web token");
    case CredentialKind::OpaqueToken: return Text::tr("token", "that says nothing of itself");
    }
    return {};
}

Result<Credential> parseCredential(const QByteArray &content, const QString &name, TimeMs now)
{
    return named(parse(content, content), name, now);
}

Result<Credential> readCredential(const QString &path, const Clock &clock, const QString &keyPath)
{
    SD_TRY(const PrivateFile file, PrivateFile::read(path, kLargestFile));
    const bool isCertificate = hasCertificate(file.content());
    // A certificate by itself is no secret; a key is, and so is whatever may be a token.
    if (!isCertificate || hasPrivateKey(file.content()))
        SD_CHECK(file.checkPrivate());
    if (!isCertificate || keyPath.isEmpty() || keyPath == path)
        return named(parse(file.content(), file.content()), path, clock.now());
    SD_TRY(const PrivateFile key, PrivateFile::read(keyPath, kLargestFile));
    SD_CHECK(key.checkPrivate());
    if (!hasPrivateKey(key.content()))
        return unusable(keyPath, Text::tr("It holds no private key."));
    return named(parse(file.content(), key.content()), path, clock.now());
}

}  // namespace shiftdeck
