#include "models/storage/store.h"

#include "models/core/files.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck {

namespace {
constexpr qint64 kQuickCheckBytes = 64 << 20;

QString text(const char *source) { return QCoreApplication::translate("Store", source); }

// The migrations in order: the one at index i brings a store from version i to i + 1.
QStringList migrations()
{
    QDir folder(QStringLiteral(":/schema/sqlite"));
    QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name = folder.filePath(name);
    return names;
}

Result<> migrate(Database &db, int from)
{
    const QStringList scripts = migrations();
    return transact(db, [&]() -> Result<> {
        for (int version = from; version < scripts.size(); ++version) {
            QFile script(scripts.at(version));
            if (!script.open(QIODevice::ReadOnly))
                return fail(ErrorCode::Internal, scripts.at(version), script.errorString());
            SD_CHECK(db.runScript(script.readAll()));
        }
        return db.runScript("PRAGMA user_version = " + QByteArray::number(scripts.size()));
    });
}

Result<> checkIsDatabase(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, text("There is no such store."));
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, path, text("The store cannot be read."));
    if (file.read(16) != QByteArray("SQLite format 3\0", 16))
        return fail(ErrorCode::ForeignDatabase, path, text("It is not a Shiftdeck store."));
    if (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable())
        return fail(ErrorCode::Io, path, text("The store or its folder is read-only."));
    return {};
}
}  // namespace

int Store::schemaVersion() { return static_cast<int>(migrations().size()); }

Result<> Store::create(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return fail(ErrorCode::AlreadyExists, path, text("A file of this name exists already."));
    if (!QFileInfo(info.absolutePath()).isDir())
        return fail(ErrorCode::NotFound, info.absolutePath(), text("There is no such folder."));
    // Made under another name first: a store that exists is a whole store.
    const QString partial = path + QStringLiteral(".new-%1").arg(QCoreApplication::applicationPid());
    const auto removePartial = [&] {
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(partial + QLatin1String(suffix));
    };
    removePartial();
    const auto build = [&]() -> Result<> {
        SD_TRY(auto db, Database::connect(partial, Access::ReadWrite, true));
        SD_CHECK(db->runScript("PRAGMA application_id = " + QByteArray::number(kApplicationId)));
        SD_CHECK(db->runScript("PRAGMA journal_mode = WAL"));
        SD_CHECK(migrate(*db, 0));
        return db->runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    };
    auto built = build();
    if (built && !QFile::rename(partial, path))
        built = fail(ErrorCode::Io, path, text("The new store cannot be given its name."));
    if (!built)
        removePartial();
    return built;
}

Result<QString> Store::prepare(const QString &path, TimeMs now)
{
    SD_CHECK(checkIsDatabase(path));
    SD_TRY(auto db, Database::connect(path, Access::ReadWrite, false));
    SD_TRY(const qint64 applicationId, db->integer(QStringLiteral("PRAGMA application_id")));
    if (applicationId != kApplicationId)
        return fail(ErrorCode::ForeignDatabase, path, text("It is a database of another program."));
    SD_TRY(const qint64 version, db->integer(QStringLiteral("PRAGMA user_version")));
    if (version > schemaVersion())
        return fail(ErrorCode::SchemaTooNew, path,
                    text("The store was written by a newer Shiftdeck (schema %1; this program knows up to "
                         "%2). Please update this program.")
                        .arg(version)
                        .arg(schemaVersion()));
    if (QFileInfo(path).size() <= kQuickCheckBytes) {
        SD_TRY(const auto verdict, db->first(QStringLiteral("PRAGMA quick_check(1)"), {}, [](const Row &row) {
            return row.text(0);
        }));
        if (verdict.value_or(QString()) != QLatin1String("ok"))
            return fail(ErrorCode::Corrupt, path,
                        text("The store is damaged: %1.").arg(verdict.value_or(QString())));
    }
    if (version == schemaVersion())
        return QString();
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString backup = QStringLiteral("%1.backup-v%2-%3").arg(path).arg(version).arg(stamp);
    SD_CHECK(db->run(QStringLiteral("VACUUM INTO ?"), {backup}));
    SD_CHECK(migrate(*db, static_cast<int>(version)));
    return backup;
}

}  // namespace shiftdeck
