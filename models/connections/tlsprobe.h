// What a server's encryption and certificate are worth. Internal to models/connections.
//
// A handshake of our own, because libpq says of most certificates no more than that they did not verify.
#pragma once

#include "models/connections/connectionprofile.h"
#include "models/connections/networkprobe.h"

#include <QDateTime>

namespace shiftdeck {

enum class TlsProblem {
    None,
    NotOffered,  // the server talks PostgreSQL, without TLS
    NotPostgres,  // something else answers there
    NoAnswer,
    Handshake,  // no common version or cipher, or the line broke
    UnknownCa,
    Expired,
    NotYetValid,
    WrongHost,
    OtherCertificate,
};

struct TlsFinding {
    TlsProblem problem = TlsProblem::None;
    QString detail;  // what OpenSSL or the line says
    QString version, subject;  // "TLSv1.3"; the certificate's common name
    QStringList names;  // for which machines it is
    QString issuer;
    QDateTime from, until;
};

struct TlsQuestion {
    QString host;  // as the certificate must name it
    bool checkAuthority = true, checkHost = true;
    QString rootCertificate;  // a file that is there; empty: no authority is known
};

// On a socket that is connected and fresh. Blocks.
TlsFinding probeTls(const ProbeSocket &socket, const TlsQuestion &question, const ProbeLimit &limit);
// A file of certificate authorities: how many it has, or why none can be read.
Result<int> countCertificates(const QString &file);

}  // namespace shiftdeck
