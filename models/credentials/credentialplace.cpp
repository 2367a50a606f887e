#include "models/credentials/credentialplace.h"

namespace shiftdeck {

QList<CredentialPlace> credentialPlaces(const QJsonObject &settings)
{
    const auto setting = [&settings](const char *name) {
        return settings.value(QLatin1StringView(name)).toString();
    };
    QList<CredentialPlace> result;
    for (const char *name : {"credential", "token-file"})
        if (const QString path = setting(name); !path.isEmpty())
            result.append({path, result.isEmpty() ? setting("renew") : QString()});
    return result;
}

}  // namespace shiftdeck
