#include "models/endpoints/clientcertificate.h"

#include "models/core/files.h"
#include "models/core/timespan.h"
#include "models/credentials/credential.h"
#include "models/credentials/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ClientCertificate)
};
constexpr qint64 kLargestFile = 1 << 20;
constexpr qsizetype kMostAuthorities = 2'000;

// The part between the marks of a private key, with them.
QByteArray keyIn(const QByteArray &pem)
{
    const qsizetype mark = pem.indexOf("PRIVATE KEY-----");
    const qsizetype begin = mark < 0 ? -1 : pem.lastIndexOf("-----BEGIN ", mark);
    const qsizetype end = mark < 0 ? -1 : pem.indexOf("-----END ", mark);
    const qsizetype last = end < 0 ? -1 : pem.indexOf("KEY-----", end);
    return begin < 0 || last < 0 ? QByteArray() : pem.mid(begin, last + 8 - begin) + '\n';
}
}  // namespace

Result<ClientCertificate> readClientCertificate(const QString &path, TimeMs now)
{
    // Rights and content are of the same open file.
    SD_TRY(const PrivateFile file, PrivateFile::read(path, kLargestFile));
    SD_CHECK(file.checkPrivate());
    const QByteArray &content = file.content();
    ClientCertificate found;
    found.chain = QSslCertificate::fromData(content, QSsl::Pem);
    if (found.chain.isEmpty())
        return fail(ErrorCode::InvalidInput, path, Text::tr("It holds no certificate."));
    // Who, until when, and whether all of it belongs together.
    SD_TRY(const Credential said, parseCredential(content, path, now));
    if (said.key == KeyState::Locked)
        return fail(ErrorCode::InvalidInput, path,
                    Text::tr("Its key has a passphrase, which nobody could enter. Make a proxy from it."));
    found.keyPem = said.key == KeyState::Fits ? keyIn(content) : QByteArray();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec})
        if (found.key.isNull())
            found.key = QSslKey(found.keyPem, algorithm);
    if (found.key.isNull())
        return fail(ErrorCode::InvalidInput, path,
                    Text::tr("It holds no key beside the certificate; both belong into this file."));
    found.subject = said.subject;
    found.expiresAt = said.expires;
    if (said.expires <= now)
        return fail(ErrorCode::NotAuthorized, path,
                    Text::tr("The certificate of %1 expired at %2; renew it.")
                        .arg(said.subject, utcTime(said.expires)));
    if (said.notBefore > now)
        return fail(
            ErrorCode::NotAuthorized, path,
            Text::tr("The certificate of %1 is valid from %2 only; or the clock of this machine is wrong.")
                .arg(said.subject, utcTime(said.notBefore)));
    return found;
}

Result<QList<QSslCertificate>> readAuthorities(const QString &fileOrFolder)
{
    QStringList files{fileOrFolder};
    if (QFileInfo(fileOrFolder).isDir()) {
        files.clear();
        const QDir folder(fileOrFolder);
        // Where authorities are installed there are names by hash, and others for people.
        const QStringList names = folder.entryList(
            {QStringLiteral("*.pem"), QStringLiteral("*.crt"), QStringLiteral("*.0"), QStringLiteral("*.1")},
            QDir::Files, QDir::Name);
        for (const QString &name : names)
            files.append(folder.filePath(name));
    }
    QList<QSslCertificate> authorities;
    for (const QString &file : std::as_const(files)) {
        SD_TRY(const QByteArray content, readBounded(file, kLargestFile));
        const auto certificates = QSslCertificate::fromData(content, QSsl::Pem);
        for (const QSslCertificate &certificate : certificates)
            if (!authorities.contains(certificate) && authorities.size() < kMostAuthorities)
                authorities.append(certificate);
    }
    if (authorities.isEmpty())
        return fail(ErrorCode::InvalidInput, fileOrFolder,
                    Text::tr("It holds no certificate of an authority."));
    return authorities;
}

}  // namespace shiftdeck
