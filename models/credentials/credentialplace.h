// Which files a site's settings name as credentials. Pure; any thread.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace shiftdeck {

struct CredentialPlace {
    QString path;
    QString renewProgram;  // that renews it (renewal.h); empty: nobody but a person does
};

// Of the settings "credential" (a proxy, or a certificate with its key) and "token-file"; "renew" belongs to
// the first of them that is there.
QList<CredentialPlace> credentialPlaces(const QJsonObject &settings);

}  // namespace shiftdeck
