// What a file of credentials says of itself: who it speaks for, by whose word, and until when. X.509
// certificates and their RFC 3820 proxies with VOMS attributes, JSON Web Tokens, and tokens that say nothing.
//
// Nothing of the secret is in here: of a private key only whether it is there and fits, of a token only its
// claims. Signatures are for the server to check, except that each proxy of a chain is signed by the next.
// All times are milliseconds since 1970 UTC. Blocks on the disk for moments, so never on the GUI thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/core/vocabulary.h"

#include <QStringList>

namespace shiftdeck {

enum class CredentialKind { Certificate, Proxy, Jwt, OpaqueToken };
template <>
struct words::Table<CredentialKind> {
    static constexpr std::array list{W("certificate"), W("proxy"), W("jwt"), W("opaque-token")};
};

enum class KeyState { Absent, Fits, Locked };  // locked: by a passphrase, so that no agent can use it

struct Credential {
    CredentialKind kind = CredentialKind::OpaqueToken;
    QString path;
    QString subject;  // who: "/DC=org/O=Grid/CN=Anna" of the end entity, never of a proxy; a token's "sub"
    QString issuer;  // who vouches: the authority in the same form, a token's "iss"; empty: not said
    QStringList attributes;  // VOMS FQANs ("/atlas/Role=production"), or a token's scopes and groups
    QString audience;  // of a token, several joined by ", "; of VOMS attributes the organisations
    TimeMs notBefore = 0;  // 0: it does not say
    TimeMs expires = 0;  // the earliest end of the whole chain; 0: it does not say
    TimeMs attributesExpire = 0;  // of VOMS attributes, which have an end of their own; 0: none
    bool isRobot = false;  // made for programs: CN=Robot..., or a token that its client got for itself
    bool isPersonal = false;  // made for a person. Neither: it does not say
    KeyState key = KeyState::Absent;  // of certificates and proxies
    TimeMs readAt = 0;

    // When it stops to do what it is for: the earlier of `expires` and `attributesExpire`; 0: not known.
    TimeMs endsAt() const;
};

QString kindText(CredentialKind kind);  // "proxy certificate", translated

// `keyPath`: the private key, where a certificate has it in a file of its own.
// NotFound. Io. NotAuthorized: others may read a key or a token (the cause says the chmod to do).
// InvalidInput: no plain file (links are not followed), larger than 256 KiB, not text, damaged, neither
// certificate nor token, or a key that belongs to another certificate. Expired ones are read like others.
Result<Credential> readCredential(const QString &path, const Clock &clock, const QString &keyPath = {});

// The same of bytes; `content` is not kept. For fuzzing and for what does not come from a file.
Result<Credential> parseCredential(const QByteArray &content, const QString &name, TimeMs now);

}  // namespace shiftdeck
