#include "models/storage/serverstore.h"

#include "models/storage/migrations.h"
#include "models/storage/storetables.h"

#include <QCoreApplication>
#include <QFile>

namespace shiftdeck {

namespace {
struct StoreText {
    Q_DECLARE_TR_FUNCTIONS(Store)
};
const QString kVersionKey = QStringLiteral("version");
const QString kRoles = QStringLiteral(":/schema/postgresql/roles.sql");

// The store's version; none: there is no store.
Result<std::optional<int>> versionOf(Database &db)
{
    const QString where = db.location().subject();
    SD_TRY(const qint64 tables,
           db.integer(QStringLiteral("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                                     "current_schema()::regnamespace")));
    if (tables == 0)
        return std::nullopt;
    SD_TRY(const qint64 ours,
           db.integer(QStringLiteral("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND"
                                     " relnamespace = current_schema()::regnamespace AND"
                                     " relname IN ('meta', 'work_units', 'credits')")));
    if (ours != 3)
        return fail(ErrorCode::ForeignDatabase, where, StoreText::tr("It is a database of another program."));
    SD_TRY(const auto version,
           db.first(QStringLiteral("SELECT value FROM meta WHERE key = ?"), {kVersionKey},
                    [](const Row &row) { return row.number(0); }));
    if (version && *version >= 1)
        return version;
    // Who has no role in it, though in another store of the server, sees no row.
    SD_TRY(const auto role,
           db.first(QStringLiteral("SELECT session_role()"), {}, [](const Row &row) { return row.text(0); }));
    if (role.value_or(QString()).isEmpty())
        return fail(ErrorCode::NotAuthorized, where,
                    StoreText::tr("Your login has no role in this store. Its owner gives it one with "
                                  "\"prodctl operators add\"."));
    return fail(ErrorCode::Corrupt, where, StoreText::tr("It does not say which version it has."));
}

Result<> migrateFrom(Database &db, int from)
{
    SD_CHECK(runMigrations(db, from));
    SD_CHECK(db.run(QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)"
                                   " ON CONFLICT (key) DO UPDATE SET value = excluded.value"),
                    {kVersionKey, QString::number(serverSchemaVersion())}));
    QFile roles(kRoles);
    if (!roles.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Internal, kRoles, roles.errorString());
    return db.runScript(roles.readAll());
}
}  // namespace

int serverSchemaVersion() { return static_cast<int>(migrationsFor(QStringLiteral("postgresql://")).size()); }

Result<> createServerStore(Database &db)
{
    return transact(db, [&]() -> Result<> {
        SD_CHECK(allowLongWork(db));
        // Two who make it at once: the second waits here, and then sees the first's tables.
        SD_CHECK(db.runScript("SELECT pg_advisory_xact_lock(hashtext('shiftdeck store'))"));
        SD_TRY(const auto version, versionOf(db));
        if (version)
            return fail(ErrorCode::AlreadyExists, db.location().subject(),
                        StoreText::tr("This database holds a store already."));
        return migrateFrom(db, 0);
    });
}

Result<> checkServerStore(Database &db)
{
    const QString where = db.location().subject();
    // Who is not enrolled may not even look where the tables would be.
    SD_TRY(const qint64 blind, db.integer(QStringLiteral("SELECT count(*) WHERE current_schema() IS NULL")));
    if (blind > 0)
        return fail(ErrorCode::NotAuthorized, where,
                    StoreText::tr("Your login is not enrolled there. Its owner does that with \"prodctl "
                                  "operators add\", or \"operators enrol\" for who is one of its operators "
                                  "already."));
    SD_TRY(const auto version, versionOf(db));
    if (!version)
        return fail(
            ErrorCode::NotFound, where,
            StoreText::tr("The database is empty. Its owner makes it a store with \"prodctl db init\"."));
    if (*version > serverSchemaVersion())
        return fail(
            ErrorCode::SchemaTooNew, where,
            StoreText::tr("It was written by a newer Shiftdeck (schema %1; this program knows up to %2).")
                .arg(*version)
                .arg(serverSchemaVersion()));
    if (*version < serverSchemaVersion())
        return fail(ErrorCode::SchemaTooOld, where,
                    StoreText::tr("It has schema %1 and this program needs %2. Its owner brings it up to "
                                  "date with \"prodctl db migrate\", when nobody works.")
                        .arg(*version)
                        .arg(serverSchemaVersion()));
    return checkMigrations(db, *version);
}

Result<int> migrateServerStore(Database &db)
{
    return transact(db, [&]() -> Result<int> {
        SD_CHECK(allowLongWork(db));
        SD_CHECK(db.runScript("SELECT pg_advisory_xact_lock(hashtext('shiftdeck store'))"));
        SD_TRY(const auto version, versionOf(db));
        if (!version)
            return fail(
                ErrorCode::NotFound, db.location().subject(),
                StoreText::tr("The database is empty. Its owner makes it a store with \"prodctl db init\"."));
        if (*version >= serverSchemaVersion())
            return *version;
        SD_CHECK(checkMigrations(db, *version));
        SD_CHECK(migrateFrom(db, *version));
        return *version;
    });
}

}  // namespace shiftdeck
