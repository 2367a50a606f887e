// A server's store under a name: all that is needed to reach it but the password.
//
// Value type. A profile becomes a StoreLocation; what it leaves open libpq takes from a service file, the
// environment (PGHOST, PGSSLROOTCERT, ...) and its defaults, but for the encryption, which is verify-full
// unless the profile says otherwise.
#pragma once

#include "models/core/vocabulary.h"
#include "models/storage/storelocation.h"

namespace shiftdeck {

// libpq's sslmode, the safest first.
enum class TlsMode { VerifyFull, VerifyCa, Require, Prefer, Allow, Disable };

// Where the password comes from. PasswordFile: PGPASSFILE or ~/.pgpass, which libpq reads by itself.
enum class PasswordSource { KeyStore, PasswordFile, Ask };

namespace words {
template <>
struct Table<TlsMode> {
    static constexpr std::array list{W("verify-full"), W("verify-ca"), W("require"),
                                     W("prefer"),      W("allow"),     W("disable")};
};
template <>
struct Table<PasswordSource> {
    static constexpr std::array list{W("key-store"), W("pgpass"), W("ask")};
};
}  // namespace words

struct ConnectionProfile {
    QString name;
    QString service;  // of a service file; what else is set here goes before what it says
    QString host;  // a name, an address, or the folder of a socket on this machine
    int port = 0;  // 0: the service's, or PostgreSQL's own
    QString database, user;
    TlsMode tls = TlsMode::VerifyFull;
    QString rootCertificate;  // an absolute path; empty: PGSSLROOTCERT, or ~/.postgresql/root.crt
    PasswordSource password = PasswordSource::KeyStore;

    bool operator==(const ConnectionProfile &) const = default;
};

// InvalidInput: which field is wrong, and why.
Result<> validate(const ConnectionProfile &profile);
// Of a profile that is valid.
StoreLocation locationOf(const ConnectionProfile &profile);
// Under which key the key store has the password. Not the profile's name but who logs in where: a password
// is never sent to another server because a profile was edited.
QString passwordKey(const ConnectionProfile &profile);
// What is lost with less than verify-full, in a sentence; empty for verify-full.
QString tlsWarning(TlsMode mode);
// "anna at db.example.org, database prod", or "the service prod".
QString summaryOf(const ConnectionProfile &profile);

}  // namespace shiftdeck
