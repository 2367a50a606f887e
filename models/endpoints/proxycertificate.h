// Proxy certificates (RFC 3820): what somebody else needs to act in our name for a while. The other side
// makes a key and a request for it; we sign that. No key travels. Any thread; pure.
#pragma once

#include "models/endpoints/clientcertificate.h"

namespace shiftdeck {

// The signed proxy, and behind it the chain of whoever signed, as PEM. It lives until `endsAt`, at most as
// long as the signer. InvalidInput: that is no request, its own signature is wrong, or its key is shorter
// than 2048 bits. Internal: OpenSSL cannot do it.
Result<QByteArray> signProxy(const QByteArray &requestPem, const ClientCertificate &signer, TimeMs now,
                             TimeMs endsAt);

}  // namespace shiftdeck
