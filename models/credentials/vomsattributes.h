// The attribute certificates of VOMS (RFC 3281; extension 1.3.6.1.4.1.8005.100.100.5 of a proxy): groups and
// roles that an organisation vouches for, with an end of their own. The signature is for the server to check.
// Pure; any thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QByteArrayView>
#include <QStringList>

namespace shiftdeck {

inline constexpr char kVomsExtension[] = "1.3.6.1.4.1.8005.100.100.5";

struct VomsAttributes {
    QStringList names;  // "/atlas/Role=production", the primary one first; an end of "/Role=NULL" is dropped
    QStringList organisations;  // "atlas"
    TimeMs notBefore = 0, expires = 0;  // the latest begin and the earliest end of all
};

// The content of the extension. InvalidInput when it is no list of attribute certificates.
Result<VomsAttributes> parseVomsAttributes(QByteArrayView der);

}  // namespace shiftdeck
