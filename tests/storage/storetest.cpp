// Making, recognising and migrating a store; what is said and left behind when that fails.
#include "tests/storage/storefixture.h"

#include "models/core/errortext.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kNow = 1304251200000;  // 2011-05-01 12:00:00 UTC

QStringList filesIn(const TemporaryFolder &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void runSqlite(const QString &path, const QByteArray &statements)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), QStringLiteral("-bail"), path});
    process.write(statements);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

// Runs this program again as a user without rights, because root may write everywhere.
QByteArray asNobody(const QStringList &arguments)
{
    QProcess process;
    if (geteuid() == 0)
        process.setChildProcessModifier([] {
            if (setgid(65534) != 0 || setuid(65534) != 0)
                _exit(99);
        });
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    return process.waitForFinished() ? process.readAllStandardOutput().trimmed() : QByteArray("no end");
}
}  // namespace

class StoreTest : public QObject {
    Q_OBJECT

  private slots:
    void aNewStoreIsWholeAndAlone()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("a.shiftdeck"));
        QVERIFY(Store::create(path).has_value());
        QCOMPARE(filesIn(folder), QStringList{QStringLiteral("a.shiftdeck")});
        const auto prepared = Store::prepare(path, kNow);
        QVERIFY(prepared.has_value());
        QCOMPARE(*prepared, QString());
        QCOMPARE(filesIn(folder), QStringList{QStringLiteral("a.shiftdeck")});
        auto db = Database::open(path, Access::ReadOnly);
        QVERIFY(db.has_value());
        QCOMPARE((*db)->integer(QStringLiteral("PRAGMA user_version")).value(), Store::schemaVersion(path));
        QCOMPARE((*db)->integer(QStringLiteral("PRAGMA application_id")).value(), Store::kApplicationId);
        QCOMPARE(
            (*db)
                ->first(QStringLiteral("PRAGMA journal_mode"), {}, [](const Row &row) { return row.text(0); })
                .value(),
            QStringLiteral("wal"));
    }

    void anExistingFileIsNotTouched()
    {
        const TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("mine.txt"), "precious");
        const auto made = Store::create(path);
        QCOMPARE(made.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(contentOf(path), QByteArray("precious"));
        QCOMPARE(filesIn(folder).size(), 1);
    }

    void aMissingFolderIsSaid()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("no/such/a.shiftdeck"));
        const auto made = Store::create(path);
        QCOMPARE(made.error().code, ErrorCode::NotFound);
        QVERIFY(describe(made.error()).contains(folder.path(QStringLiteral("no/such"))));
        QCOMPARE(Store::prepare(path, kNow).error().code, ErrorCode::NotFound);
        QCOMPARE(Database::open(path, Access::ReadWrite).error().code, ErrorCode::NotFound);
        QVERIFY(filesIn(folder).isEmpty());
    }

    void aReadOnlyFolderIsSaid()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("a.shiftdeck"));
        QVERIFY(Store::create(path).has_value());
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        const auto readable = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(folder.path(), readable));
        const QByteArray created =
            asNobody({QStringLiteral("--create"), folder.path(QStringLiteral("b.shiftdeck"))});
        const QByteArray prepared = asNobody({QStringLiteral("--prepare"), path});
        QVERIFY(QFile::setPermissions(folder.path(), readable | QFile::WriteOwner));
        QCOMPARE(created, QByteArray::number(int(ErrorCode::Io)));
        QCOMPARE(prepared, QByteArray::number(int(ErrorCode::Io)));
        QCOMPARE(filesIn(folder), QStringList{QStringLiteral("a.shiftdeck")});
    }

    void whatIsNoStoreIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("run,events\n101,100\n");
        QTest::newRow("binary") << QByteArray(5000, '\xff');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("header and noise") << QByteArray("SQLite format 3\0", 16) + QByteArray(8000, '\x5a');
    }

    void whatIsNoStoreIsLeftAlone()
    {
        QFETCH(const QByteArray, content);
        const TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("x.shiftdeck"), content);
        const auto prepared = Store::prepare(path, kNow);
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().code == ErrorCode::ForeignDatabase
                     || prepared.error().code == ErrorCode::Corrupt,
                 qPrintable(describe(prepared.error())));
        QVERIFY(describe(prepared.error()).contains(path));
        QCOMPARE(contentOf(path), content);
    }

    void aFolderIsNoStore()
    {
        const TemporaryFolder folder;
        QCOMPARE(Store::prepare(folder.path(), kNow).error().code, ErrorCode::Io);
    }

    void aForeignDatabaseIsLeftAlone()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("other.db"));
        runSqlite(path, "PRAGMA application_id = 42; CREATE TABLE jobs (id); INSERT INTO jobs VALUES (1);");
        const QByteArray before = contentOf(path);
        const auto prepared = Store::prepare(path, kNow);
        QCOMPARE(prepared.error().code, ErrorCode::ForeignDatabase);
        QCOMPARE(contentOf(path), before);
    }

    void aNewerSchemaIsRefused()
    {
        StoreFixture store(Stage::Created);
        store.close();
        runSqlite(store.location(), "PRAGMA user_version = 1000;");
        const QByteArray before = contentOf(store.location());
        const auto prepared = Store::prepare(store.location(), kNow);
        QCOMPARE(prepared.error().code, ErrorCode::SchemaTooNew);
        QVERIFY(prepared.error().cause.contains(QStringLiteral("1000")));
        QCOMPARE(contentOf(store.location()), before);
    }

    // Of the same version, but made by other scripts: by a program that was still being developed.
    void tablesOfAnotherStateAreRefused()
    {
        StoreFixture store(Stage::Created);
        store.close();
        QVERIFY(Store::prepare(store.location(), kNow).has_value());
        runSqlite(store.location(), "UPDATE meta SET value = 'another' WHERE key = 'schema';");
        const QByteArray before = contentOf(store.location());
        const auto prepared = Store::prepare(store.location(), kNow);
        QCOMPARE(prepared.error().code, ErrorCode::SchemaTooNew);
        QVERIFY2(prepared.error().cause.contains(QStringLiteral("another state")),
                 qPrintable(prepared.error().cause));
        QCOMPARE(contentOf(store.location()), before);
        runSqlite(store.location(), "DELETE FROM meta WHERE key = 'schema';");
        QCOMPARE(Store::prepare(store.location(), kNow).error().code, ErrorCode::SchemaTooNew);
    }

    void aSenselessSchemaNumberIsRefused()
    {
        StoreFixture store;
        store.close();
        runSqlite(store.location(), "PRAGMA user_version = -3;");
        QCOMPARE(Store::prepare(store.location(), kNow).error().code, ErrorCode::Corrupt);
    }

    // Version 0 is a store of ours from before the first migration: recognised, and empty.
    void anOlderSchemaIsMigratedAfterABackup()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("old.shiftdeck"));
        runSqlite(path,
                  "PRAGMA application_id = " + QByteArray::number(Store::kApplicationId)
                      + "; CREATE TABLE keepsake (word); INSERT INTO keepsake VALUES ('kept');");
        const auto backup = Store::prepare(path, kNow);
        QVERIFY2(backup.has_value(), qPrintable(backup ? QString() : describe(backup.error())));
        QCOMPARE(*backup, path + QStringLiteral(".backup-v0-20110501-120000"));
        auto copy = Database::open(*backup, Access::ReadOnly);
        QVERIFY(copy.has_value());
        QCOMPARE((*copy)->integer(QStringLiteral("PRAGMA user_version")).value(), 0);
        QCOMPARE((*copy)->integer(QStringLiteral("SELECT count(*) FROM keepsake")).value(), 1);
        auto db = Database::open(path, Access::ReadOnly);
        QCOMPARE((*db)->integer(QStringLiteral("PRAGMA user_version")).value(), Store::schemaVersion(path));
        QCOMPARE((*db)->integer(QStringLiteral("SELECT count(*) FROM request_transitions")).value() > 40,
                 true);
        QCOMPARE(*Store::prepare(path, kNow), QString());  // once is enough
    }

    void aFailedMigrationLeavesTheOldStore()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("odd.shiftdeck"));
        // A table in the way of the migration's own.
        runSqlite(path,
                  "PRAGMA application_id = " + QByteArray::number(Store::kApplicationId)
                      + "; CREATE TABLE merges (id); INSERT INTO merges VALUES (17);");
        const auto prepared = Store::prepare(path, kNow);
        QVERIFY(!prepared);
        auto db = Database::open(path, Access::ReadOnly);
        QCOMPARE((*db)->integer(QStringLiteral("PRAGMA user_version")).value(), 0);
        QCOMPARE((*db)->integer(QStringLiteral("SELECT id FROM merges")).value(), 17);
        QCOMPARE(
            (*db)->integer(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table'")).value(),
            1);
    }

    void aDamagedStoreIsSaid_data()
    {
        QTest::addColumn<int>("keep");  // bytes that stay
        QTest::addColumn<int>("spoilt");  // page written over, counted from 1; 0: none
        QTest::newRow("cut in half") << 60000 << 0;
        QTest::newRow("cut within a page") << 4096 * 9 + 100 << 0;
        QTest::newRow("schema page") << -1 << 2;
        QTest::newRow("inner page") << -1 << 12;
    }

    void aDamagedStoreIsSaid()
    {
        QFETCH(const int, keep);
        QFETCH(const int, spoilt);
        StoreFixture store(Stage::Merged);
        store.close();
        QByteArray image = contentOf(store.location());
        QVERIFY(image.size() > 100000);
        if (keep > 0)
            image.truncate(keep);
        if (spoilt > 0)
            image.replace((spoilt - 1) * 4096, 4096, QByteArray(4096, '\xa5'));
        store.folder().write(QStringLiteral("store.shiftdeck"), image);
        const auto prepared = Store::prepare(store.location(), kNow);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::Corrupt);
        QVERIFY(describe(prepared.error()).contains(store.location()));
    }

    void aFullDiskLeavesNothingBehind()
    {
        if (geteuid() != 0)
            QSKIP("only root may mount a disk that is full");
        const TemporaryFolder folder;
        const QString disk = folder.path(QStringLiteral("disk"));
        QVERIFY(QDir().mkdir(disk));
        if (QProcess::execute(QStringLiteral("mount"),
                              {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                               QStringLiteral("size=128k"), QStringLiteral("tmpfs"), disk})
            != 0)
            QSKIP("a small disk cannot be mounted here");
        const auto made = Store::create(disk + QStringLiteral("/a.shiftdeck"));
        const QStringList left = QDir(disk).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(QProcess::execute(QStringLiteral("umount"), {disk}), 0);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::DiskFull);
        QCOMPARE(left, QStringList());
    }

    void aStoreHeldByAnotherProgramIsBusy()
    {
        const TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("old.shiftdeck"));
        runSqlite(path, "PRAGMA application_id = " + QByteArray::number(Store::kApplicationId) + ";");
        QProcess other;
        other.start(QStringLiteral("sqlite3"), {QStringLiteral("-batch"), path});
        other.write("BEGIN EXCLUSIVE; SELECT 'held';\n");
        QVERIFY(other.waitForReadyRead());
        const auto prepared = Store::prepare(path, kNow);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::Busy);
        QVERIFY(prepared.error().retryable);
        other.write("ROLLBACK;\n");
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished());
        QVERIFY(Store::prepare(path, kNow).has_value());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1).startsWith(QLatin1String("--"))) {
        const QString path = arguments.at(2);
        ErrorCode code = ErrorCode::NotRun;
        if (arguments.at(1) == QLatin1String("--create")) {
            const auto made = Store::create(path);
            code = made ? code : made.error().code;
        } else {
            const auto prepared = Store::prepare(path, kNow);
            code = prepared ? code : prepared.error().code;
        }
        QTextStream(stdout) << int(code) << '\n';
        return 0;
    }
    StoreTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "storetest.moc"
