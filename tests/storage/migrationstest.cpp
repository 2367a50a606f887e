// A store of an older schema, with work in it, is brought to this program's: nothing of it is lost, and
// afterwards it is like a new one.
#include "tests/storage/storefixture.h"
#include "tests/support/firstschema.h"

#include "models/core/errortext.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kNow = 1304251200000;  // 2011-05-01 12:00:00 UTC

QByteArray asked(const QString &location, const QByteArray &statements)
{
    const TestStore::Said said = TestStore::shell(location, statements);
    if (!said.err.isEmpty())
        qFatal("%s: %s", statements.constData(), said.err.constData());
    return said.out;
}

QByteArrayList tablesOf(const QString &location)
{
    const QByteArray names = asked(
        location,
        TestStore::isOnServer() ? "SELECT relname FROM pg_class WHERE relkind = 'r' AND"
                                  " relnamespace = 'public'::regnamespace ORDER BY 1;"
                                : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE"
                                  " 'sqlite%' ORDER BY 1;");
    return names.trimmed().split('\n');
}

// The columns of a table, in an order that a migration does not change.
QByteArray columnsOf(const QString &location, const QByteArray &table)
{
    const QByteArray names =
        asked(location,
              (TestStore::isOnServer()
                   ? "SELECT quote_ident(attname) FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped "
                     "AND attrelid = '"
                       + table + "'::regclass ORDER BY 1;"
                   : "SELECT '\"' || name || '\"' FROM pragma_table_info('" + table + "') ORDER BY 1;"));
    return names.trimmed().replace('\n', ", ");
}

// Of each table all rows, with these columns.
using Columns = QMap<QByteArray, QByteArray>;
QByteArray rowsOf(const QString &location, const Columns &columns)
{
    QByteArray statements;
    for (auto table = columns.cbegin(); table != columns.cend(); ++table)
        if (table.key() != "meta" && table.key() != "commit_marks")  // which each commit moves
            statements += "SELECT '" + table.key() + "'; SELECT " + table.value() + " FROM " + table.key()
                + " ORDER BY " + table.value() + ";\n";
    return asked(location, statements);
}

// Tables, rules, and on a server who may do what.
QByteArray schemaOf(const QString &location)
{
    return asked(
        location,
        TestStore::isOnServer()
            ? "SELECT table_name, column_name, data_type, is_nullable, column_default, collation_name"
              " FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2;"
              "SELECT relname, relacl FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1;"
              "SELECT attrelid::regclass::text, attname, attacl FROM pg_attribute WHERE attacl IS NOT NULL"
              " AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
              " ORDER BY 1, 2;"
              "SELECT proname, prosrc, prosecdef, proconfig, proacl FROM pg_proc WHERE pronamespace ="
              " 'public'::regnamespace ORDER BY 1;"
              "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT"
              " tgisinternal ORDER BY 1, 2;"
              "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
              " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2;"
              "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2;"
            : "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name;");
}

Result<QString> migrated(const QString &location)
{
    if (!TestStore::isOnServer())
        return Store::prepare(location, kNow);
    SD_TRY(const int before, Store::migrate(location));
    return QString::number(before);
}
}  // namespace

class MigrationsTest : public QObject {
    Q_OBJECT

  private slots:
    void aStoreOfTheFirstSchemaIsBroughtUpToDate()
    {
        const TemporaryFolder folder;
        const QByteArray content = scriptOf(Stage::Merged);
        const TestStore store(folder, QStringLiteral("old.shiftdeck"), "first schema" + content,
                              [&content](const QString &location) { makeFirstSchema(location, content); });
        const QString location = store.location();
        QCOMPARE(Store::check(location).error().code, ErrorCode::SchemaTooOld);
        if (TestStore::isOnServer())  // nobody's opening migrates what others work with
            QCOMPARE(Store::prepare(location, kNow).error().code, ErrorCode::SchemaTooOld);
        const QByteArrayList tables = tablesOf(location);
        QVERIFY(tables.size() > 30);
        Columns columns;
        for (const QByteArray &table : tables)
            columns.insert(table, columnsOf(location, table));
        const QByteArray before = rowsOf(location, columns);
        QVERIFY(before.contains("token-0001"));

        const auto done = migrated(location);
        QVERIFY2(done.has_value(), qPrintable(done ? QString() : describe(done.error())));
        QCOMPARE(rowsOf(location, columns), before);
        if (TestStore::isOnServer()) {
            QCOMPARE(*done, QStringLiteral("1"));
        } else {
            QCOMPARE(*done, location + QStringLiteral(".backup-v1-20110501-120000"));
            QCOMPARE(asked(*done, "PRAGMA user_version;").trimmed(), QByteArray("1"));
            QCOMPARE(rowsOf(*done, columns), before);
        }
        QVERIFY(Store::check(location).has_value());
        const StoreFixture fresh(Stage::Merged);
        QCOMPARE(schemaOf(location), schemaOf(fresh.location()));

        // Once is enough, and what was there goes on.
        const auto again = migrated(location);
        QVERIFY(again.has_value());
        QCOMPARE(*again,
                 TestStore::isOnServer() ? QString::number(Store::schemaVersion(location)) : QString());
        QCOMPARE(asked(location,
                       "INSERT INTO sessions (who, program, host) VALUES ('anna', 'window', 'h');"
                       "UPDATE merges SET release = 'asked' WHERE id = 1;"
                       "SELECT count(*) FROM changes WHERE entity = 'session';")
                     .trimmed(),
                 QByteArray("1"));
        QCOMPARE(
            asked(location,
                  "INSERT INTO log_entries (id, at, who, role, kind, text, links) VALUES"
                  " (1, 1, 'anna', 'manager', 'note', 'from now on', 1);"
                  "INSERT INTO log_links (entry_id, number, entity, entity_id) VALUES (1, 1, 'request', 1);"
                  "SELECT count(*) FROM changes WHERE entity = 'log';")
                .trimmed(),
            QByteArray("1"));
    }

    void certificationComesToAnOldStore()
    {
        const TemporaryFolder folder;
        const QByteArray content = scriptOf(Stage::Running);
        const TestStore store(folder, QStringLiteral("old.shiftdeck"), "first schema" + content,
                              [&content](const QString &location) { makeFirstSchema(location, content); });
        QVERIFY(migrated(store.location()).has_value());
        // No site needs it; one that does is refused.
        const auto said = store.shell(
            "UPDATE jobs SET status = 'submitting' WHERE id = 1;"
            "INSERT INTO certification_duties (site_id, reason, at, required_by) VALUES (1, 'x', 1, 'anna');"
            "SELECT status FROM jobs WHERE id = 1; SELECT count(*) FROM changes WHERE entity = 'site';"
            "UPDATE jobs SET status = 'submitting' WHERE id = 2;");
        QVERIFY2(said.err.contains("the site is not certified") && said.err.count("shiftdeck:") == 1,
                 said.err.constData());
        QCOMPARE(said.out.trimmed(), QByteArray("submitting\n1"));
    }

    void whatRequestsWentThroughComesToAnOldStore()
    {
        const TemporaryFolder folder;
        // Two of its changes of status were written down, and one was not.
        const QByteArray content = scriptOf(Stage::Credited)
            + "INSERT INTO audit (at, who, role, action, entity, entity_id, request_id, from_value, to_value)"
              " VALUES (5, 'anna', 'manager', 'request.approve', 'request', 1, 1, 'new', 'approved'),"
              " (6, 'anna', 'manager', 'request.set-priority', 'request', 1, 1, 'priority 1', 'priority 2'),"
              " (7, 'anna', 'manager', 'request.assign', 'request', 1, 1, 'approved', 'assigned');";
        const TestStore store(folder, QStringLiteral("old.shiftdeck"), "first schema" + content,
                              [&content](const QString &location) { makeFirstSchema(location, content); });
        QVERIFY(migrated(store.location()).has_value());
        const auto said = store.shell(
            "SELECT at || ' ' || from_status || ' ' || to_status FROM request_history ORDER BY id;"
            "SELECT run || ' ' || at FROM run_completions;"
            "UPDATE requests SET status = 'held', held_from = 'running', changed_at = 50;"
            "SELECT at || ' ' || from_status || ' ' || to_status FROM request_history WHERE id = 5;");
        QCOMPARE(said.err, QByteArray());
        QCOMPARE(said.out.trimmed(),
                 QByteArray("1  new\n5 new approved\n7 approved assigned\n1 assigned running\n101 30000\n"
                            "50 running held"));
    }

    void theRegistryComesToAnOldStore()
    {
        const TemporaryFolder folder;
        const QByteArray content = scriptOf(Stage::Running);
        const TestStore store(folder, QStringLiteral("old.shiftdeck"), "first schema" + content,
                              [&content](const QString &location) { makeFirstSchema(location, content); });
        QVERIFY(migrated(store.location()).has_value());
        const QByteArray again(
            "INSERT INTO run_luminosities (run, method, unit, recorded, import_id, at) VALUES"
            " (101, 'HFET', '/pb', '1.5', 1, 1);");
        const auto said =
            store.shell("DELETE FROM changes;"
                        "INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, "
                        "at, imported_by)"
                        " VALUES (1, 'luminosity', 'f',"
                        " 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1, 0, "
                        "0, '{}', 1, 'a');"
                        + again + "SELECT entity || ' ' || entity_id FROM changes ORDER BY 1;" + again);
        QVERIFY2(said.err.contains("has this luminosity by the method already")
                     && said.err.count("shiftdeck:") == 1,
                 said.err.constData());
        QCOMPARE(said.out.trimmed(), QByteArray("import 1\nrun 101"));
    }

    // Version 1 by its number only: what a migration would make of it nobody knows.
    void anOlderStoreOfAnotherStateIsRefused()
    {
        const TemporaryFolder folder;
        const TestStore store(folder, QStringLiteral("odd.shiftdeck"), "first schema of another state",
                              [](const QString &location) {
                                  makeFirstSchema(location,
                                                  "UPDATE meta SET value = 'x' WHERE key = 'schema';");
                              });
        const auto done = migrated(store.location());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::SchemaTooNew);
        QVERIFY2(done.error().cause.contains(QStringLiteral("another state")),
                 qPrintable(done.error().cause));
        QVERIFY(!tablesOf(store.location()).contains("sessions"));
        QCOMPARE(Store::check(store.location()).error().code, ErrorCode::SchemaTooOld);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrationstest.moc"
