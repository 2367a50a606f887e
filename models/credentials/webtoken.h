// JSON Web Tokens (RFC 7519) in compact form, read without verifying: the claims that a person wants to see.
// Bounded; any thread; pure functions. The claims are no secret, the token's text is.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QByteArrayView>
#include <QStringList>

namespace shiftdeck {

struct WebTokenClaims {
    QString subject;  // "sub"
    QString user;  // "sun", which is Slurm's
    QString client;  // "client_id" or "azp": the program that asked for it
    QString issuer;
    QString audience;  // several joined by ", "
    QStringList scopes, groups;  // "scope"; "wlcg.groups" or "groups"
    TimeMs notBefore = 0, issuedAt = 0, expires = 0;  // 0: not said
};

// The token in a file: without what surrounds it, and without "SLURM_JWT=" as scontrol prints it.
QByteArrayView tokenText(QByteArrayView content);
// Three parts of base64url, as a web token has them; says nothing about what they hold.
bool looksLikeWebToken(QByteArrayView text);
// InvalidInput: not of that form, or header or claims are no JSON objects, or a time is no time.
Result<WebTokenClaims> parseWebToken(QByteArrayView text);

}  // namespace shiftdeck
