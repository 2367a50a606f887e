// A certificate with its key, or a proxy certificate (RFC 3820) with the chain that signed it, in one PEM
// file that somebody renews. Read anew for every call; the key is never copied to a file, never logged, and
// never part of an error. Any thread; blocks on the disk.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace shiftdeck {

struct ClientCertificate {
    QList<QSslCertificate> chain;  // its own first
    QSslKey key;  // secret
    QByteArray keyPem;  // secret: the part of the file that holds it
    QString subject;
    TimeMs expiresAt = 0;  // the earliest of the chain
};

// NotFound, Io. NotAuthorized: others may read the file, or it has expired or is not valid yet. InvalidInput:
// it holds no certificate, no key, one with a passphrase, or what models/credentials says is damaged.
Result<ClientCertificate> readClientCertificate(const QString &path, TimeMs now);

// Authorities: a PEM file with one or more, or a folder of such files. InvalidInput: none in there; NotFound,
// Io.
Result<QList<QSslCertificate>> readAuthorities(const QString &fileOrFolder);

}  // namespace shiftdeck
