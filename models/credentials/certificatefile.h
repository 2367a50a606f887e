// Certificates in PEM: one with its chain, or a proxy with what it hangs on, and the private key among them.
// Internal to models/credentials. Any thread.
#pragma once

#include "models/credentials/credential.h"

#include <QByteArrayView>

namespace shiftdeck {

bool hasCertificate(QByteArrayView content);  // a block that begins as one
bool hasPrivateKey(QByteArrayView content);

// `keyContent`: where the key is; the same bytes, or those of another file. The errors have no context.
Result<Credential> parseCertificates(QByteArrayView content, QByteArrayView keyContent);

}  // namespace shiftdeck
