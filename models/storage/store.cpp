#include "models/storage/store.h"

#include "models/core/files.h"
#include "models/storage/migrations.h"
#include "models/storage/serverstore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace shiftdeck {

namespace {
constexpr qint64 kQuickCheckBytes = 64 << 20;

struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Result<int> versionOf(Database &db, const QString &path)
{
    SD_TRY(const qint64 version, db.integer(QStringLiteral("PRAGMA user_version")));
    if (version < 0)
        return fail(ErrorCode::Corrupt, path, StoreText::tr("Its schema has the number %1.").arg(version));
    return static_cast<int>(version);
}

Result<> migrateFile(Database &db)
{
    return transact(db, [&]() -> Result<> {
        // Asked again under the lock: another program may have migrated it in the meantime.
        SD_TRY(const int from, versionOf(db, db.location().text()));
        const int newest = Store::schemaVersion(db.location());
        if (from >= newest)
            return {};
        SD_CHECK(runMigrations(db, from));
        return db.runScript("PRAGMA user_version = " + QByteArray::number(newest));
    });
}

// A copy that is whole or not there: VACUUM INTO leaves what it has written when the disk is full.
Result<QString> backUp(Database &db, int version, TimeMs now)
{
    const QString stamp =
        QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    const QString name = QStringLiteral("%1.backup-v%2-%3").arg(db.location().text()).arg(version).arg(stamp);
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

// Of a store of ours that this program knows.
Result<int> ourVersion(Database &db)
{
    const QString path = db.location().text();
    SD_TRY(const qint64 applicationId, db.integer(QStringLiteral("PRAGMA application_id")));
    if (applicationId != Store::kApplicationId)
        return fail(ErrorCode::ForeignDatabase, path, StoreText::tr("It is a database of another program."));
    SD_TRY(const int version, versionOf(db, path));
    if (version > Store::schemaVersion(path))
        return fail(
            ErrorCode::SchemaTooNew, path,
            StoreText::tr("It was written by a newer Shiftdeck (schema %1; this program knows up to %2).")
                .arg(version)
                .arg(Store::schemaVersion(path)));
    return version;
}
}  // namespace

int Store::schemaVersion(const StoreLocation &location)
{
    return static_cast<int>(migrationsFor(location).size());
}

Result<> Store::create(const StoreLocation &location)
{
    if (location.isServer()) {
        SD_TRY(const auto db, Database::open(location, Access::ReadWrite));
        return createServerStore(*db);
    }
    const QString path = location.text();
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
        SD_CHECK(migrateFile(*db));
        return db->runScript("PRAGMA wal_checkpoint(TRUNCATE)");
    };
    auto built = build();
    if (built && !QFile::rename(partial, path))
        built = fail(ErrorCode::Io, path, StoreText::tr("The new store cannot be given its name."));
    if (!built)
        removePartial();
    return built;
}

Result<QString> Store::prepare(const StoreLocation &location, TimeMs now)
{
    if (location.isServer()) {
        SD_TRY(const auto db, Database::open(location, Access::ReadOnly));
        SD_CHECK(checkServerStore(*db));
        return QString();
    }
    const QString path = location.text();
    SD_CHECK(checkFile(path));
    SD_TRY(auto db, Database::connect(path, Access::ReadWrite, false));
    SD_TRY(const int version, ourVersion(*db));
    if (QFileInfo(path).size() <= kQuickCheckBytes) {
        SD_TRY(const auto verdict, db->first(QStringLiteral("PRAGMA quick_check(1)"), {}, [](const Row &row) {
            return row.text(0);
        }));
        if (verdict.value_or(QString()) != QLatin1String("ok"))
            return fail(ErrorCode::Corrupt, path,
                        StoreText::tr("The store is damaged: %1.").arg(verdict.value_or(QString())));
    }
    SD_CHECK(db->runScript("PRAGMA journal_mode = WAL"));
    if (version > 0)
        SD_CHECK(checkMigrations(*db, version));
    if (version == schemaVersion(location))
        return QString();
    SD_TRY(const QString backup, backUp(*db, version, now));
    SD_CHECK(migrateFile(*db));
    return backup;
}

Result<> Store::check(const StoreLocation &location)
{
    SD_TRY(const auto db, Database::open(location, Access::ReadOnly));
    return check(*db);
}

Result<> Store::check(Database &db)
{
    const StoreLocation &location = db.location();
    if (location.isServer())
        return checkServerStore(db);
    SD_TRY(const int version, ourVersion(db));
    if (version < schemaVersion(location))
        return fail(
            ErrorCode::SchemaTooOld, location.text(),
            StoreText::tr("It has schema %1 and this program needs %2; \"prodctl db migrate\" brings it up "
                          "to date.")
                .arg(version)
                .arg(schemaVersion(location)));
    return checkMigrations(db, version);
}

Result<int> Store::migrate(const StoreLocation &location)
{
    SD_TRY(const auto db, Database::open(location, Access::ReadWrite));
    return migrateServerStore(*db);
}

Result<qint64> Store::bytes(Database &db)
{
    if (db.location().isServer())
        return db.integer(QStringLiteral("SELECT pg_database_size(current_database())"));
    return QFileInfo(db.location().text()).size();
}

}  // namespace shiftdeck
