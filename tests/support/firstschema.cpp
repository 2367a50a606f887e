#include "tests/support/firstschema.h"

#include "models/storage/store.h"

#include <QCryptographicHash>
#include <QFile>

namespace shiftdeck::test {

void makeFirstSchema(const QString &location, const QByteArray &content)
{
    const bool server = StoreLocation(location).isServer();
    QFile file(server ? QStringLiteral(":/schema/postgresql/0001-store.sql")
                      : QStringLiteral(":/schema/sqlite/0001-store.sql"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    const QByteArray script = file.readAll();
    const QByteArray hash = QCryptographicHash::hash(script, QCryptographicHash::Sha256).toHex();
    QByteArray all = "BEGIN;" + script + "INSERT INTO meta (key, value) VALUES ('schema', '" + hash + "');";
    if (server)
        all += "INSERT INTO meta (key, value) VALUES ('version', '1');";
    else
        all = "PRAGMA application_id = " + QByteArray::number(Store::kApplicationId) + ";" + all
            + "PRAGMA user_version = 1;";
    all += content + (server ? "SELECT follow_ids();" : "") + "COMMIT;";
    if (const TestStore::Said said = TestStore::shell(location, all); !said.err.isEmpty())
        qFatal("%s", said.err.constData());
}

}  // namespace shiftdeck::test
