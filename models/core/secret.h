// Care for a password, a token or a key while it is in memory. Any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace shiftdeck {

// Writes over the text where nobody else holds it too, and empties it.
void wipe(QString &text);
void wipe(QByteArray &text);

// No core file of this process is written from now on (nor of its children): it would hold the password.
void forbidCoreFiles();

}  // namespace shiftdeck
