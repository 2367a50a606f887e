// Access tokens (JSON Web Tokens, RFC 7519) as files that somebody renews: read anew for every call, so that
// a renewed one is used at once. Never copied, never logged, never part of an error. Any thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QByteArray>

namespace shiftdeck {

struct AccessToken {
    QByteArray text;  // secret
    QString subject;  // whom it is for; empty: not said
    TimeMs expiresAt = 0;  // 0: not said
};

// NotFound, Io. NotAuthorized: others may read the file, or the token has expired. InvalidInput: no token,
// or no plain file (links are not followed). The signature is for the server to check.
Result<AccessToken> readAccessToken(const QString &path, TimeMs now);

}  // namespace shiftdeck
