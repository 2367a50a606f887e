#include "models/storage/migrations.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
const QString kSchemaKey = QStringLiteral("schema");

Result<QByteArray> contentOf(const QString &script)
{
    QFile file(script);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, script, file.errorString());
    return file.readAll();
}

Result<QString> fingerprintFor(const StoreLocation &location, int version)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList scripts = migrationsFor(location).mid(0, version);
    for (const QString &script : scripts) {
        SD_TRY(const QByteArray content, contentOf(script));
        hash.addData(content);
    }
    return QString::fromLatin1(hash.result().toHex());
}
}  // namespace

QStringList migrationsFor(const StoreLocation &location)
{
    const QDir folder(location.isServer() ? QStringLiteral(":/schema/postgresql")
                                          : QStringLiteral(":/schema/sqlite"));
    QStringList names = folder.entryList({QStringLiteral("[0-9]*.sql")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name = folder.filePath(name);
    return names;
}

Result<> runMigrations(Database &db, int from)
{
    const QStringList scripts = migrationsFor(db.location());
    for (int version = from; version < scripts.size(); ++version) {
        SD_TRY(const QByteArray content, contentOf(scripts.at(version)));
        SD_CHECK(db.runScript(content));
    }
    SD_TRY(const QString fingerprint, fingerprintFor(db.location(), static_cast<int>(scripts.size())));
    SD_CHECK(db.run(QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)"
                                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                    {kSchemaKey, fingerprint}));
    return {};
}

Result<> checkMigrations(Database &db, int version)
{
    SD_TRY(const QString expected, fingerprintFor(db.location(), version));
    SD_TRY(const auto found,
           db.first(QStringLiteral("SELECT value FROM meta WHERE key = ?"), {kSchemaKey},
                    [](const Row &row) { return row.text(0); }));
    if (found == expected)
        return {};
    return fail(
        ErrorCode::SchemaTooNew, db.location().subject(),
        StoreText::tr("Its tables were made by another state of Shiftdeck under the same number and fit "
                      "this program no longer. Use the program that made it, or make a new store."));
}

}  // namespace shiftdeck
