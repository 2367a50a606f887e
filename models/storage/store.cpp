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

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

// The migrations in order: the one at index i brings a store from version i to i + 1.
QStringList migrations()
{
    QDir folder(QStringLiteral(":/schema/sqlite"));
    QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name = folder.filePath(name);
    return names;
}

Result<int> versionOf(Database &db, const QString &path)
{
    SD_TRY(const qint64 version, db.integer(QStringLiteral("PRAGMA user_version")));
    if (version < 0)
        return fail(ErrorCode::Corrupt, path, StoreText::tr("Its schema has the number %1.").arg(version));
    return static_cast<int>(version);
}

Result<> migrate(Database &db)
{
    const QStringList scripts = migrations();
    return transact(db, [&]() -> Result<> {
        // Asked again under the lock: another program may have migrated it in the meantime.
        SD_TRY(const int from, versionOf(db, db.path()));
        for (int version = from; version < scripts.size(); ++version) {
            QFile script(scripts.at(version));
            if (!script.open(QIODevice::ReadOnly))
                return fail(ErrorCode::Internal, scripts.at(version), script.errorString());
            SD_CHECK(db.runScript(script.readAll()));
        }
        return from >= scripts.size()
            ? Result<>()
            : db.runScript("PRAGMA user_version = " + QByteArray::number(scripts.size()));
    });
}

// A copy that is whole or not there: VACUUM INTO leaves what it has written when the disk is full.
Result<QString> backUp(Database &db, int version, TimeMs now)
{
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString name = QStringLiteral("%1.backup-v%2-%3").arg(db.path()).arg(version).arg(stamp);
    QString backup = name;
    for (int n = 2; QFile::exists(backup); ++n)
        backup = QStringLiteral("%1-%2").arg(name).arg(n);
    if (auto copied = db.run(QStringLiteral("VACUUM INTO ?"), {backup}); !copied) {
        QFile::remove(backup);
        return tl::unexpected(copied.error());
    }
    return backup;
}

// Looked at from outside only: closing a file that SQLite has open in this process, too, would drop the locks
// that protect it. SQLite itself then says whether it is a database.
Result<> checkFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, path, StoreText::tr("There is no such store."));
    if (!info.isFile() || !info.isReadable())
        return fail(ErrorCode::Io, path, StoreText::tr("The store cannot be read."));
    if (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable())
        return fail(ErrorCode::Io, path, StoreText::tr("The store or its folder is read-only."));
    return {};
}
}  // namespace

int Store::schemaVersion() { return static_cast<int>(migrations().size()); }

Result<> Store::create(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists())
        return fail(ErrorCode::AlreadyExists, path, StoreText::tr("A file of this name exists already."));
    if (!QFileInfo(info.absolutePath()).isDir())
        return fail(ErrorCode::NotFound, info.absolutePath(), StoreText::tr("There is no such folder."));
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
        SD_CHECK(migrate(*db));
        return db->runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    };
    auto built = build();
    if (built && !QFile::rename(partial, path))
        built = fail(ErrorCode::Io, path, StoreText::tr("The new store cannot be given its name."));
    if (!built)
        removePartial();
    return built;
}

Result<QString> Store::prepare(const QString &path, TimeMs now)
{
    SD_CHECK(checkFile(path));
    SD_TRY(auto db, Database::connect(path, Access::ReadWrite, false));
    SD_TRY(const qint64 applicationId, db->integer(QStringLiteral("PRAGMA application_id")));
    if (applicationId != kApplicationId)
        return fail(ErrorCode::ForeignDatabase, path, StoreText::tr("It is a database of another program."));
    SD_TRY(const int version, versionOf(*db, path));
    if (version > schemaVersion())
        return fail(
            ErrorCode::SchemaTooNew, path,
            StoreText::tr("The store was written by a newer Shiftdeck (schema %1; this program knows up to "
                          "%2). Please update this program.")
                .arg(version)
                .arg(schemaVersion()));
    if (QFileInfo(path).size() <= kQuickCheckBytes) {
        SD_TRY(const auto verdict, db->first(QStringLiteral("PRAGMA quick_check(1)"), {}, [](const Row &row) {
            return row.text(0);
        }));
        if (verdict.value_or(QString()) != QLatin1String("ok"))
            return fail(ErrorCode::Corrupt, path,
                        StoreText::tr("The store is damaged: %1.").arg(verdict.value_or(QString())));
    }
    SD_CHECK(db->runScript("PRAGMA journal_mode = WAL"));
    if (version == schemaVersion())
        return QString();
    SD_TRY(const QString backup, backUp(*db, version, now));
    SD_CHECK(migrate(*db));
    return backup;
}

}  // namespace shiftdeck
