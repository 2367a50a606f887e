#include "models/core/files.h"
#include "tests/support/temporaryfolder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace shiftdeck;
using shiftdeck::test::TemporaryFolder;

class FilesTest : public QObject {
    Q_OBJECT

  private slots:
    void readsWhatWasWritten()
    {
        TemporaryFolder folder;
        const QByteArray content("one\0two\n", 8);
        QVERIFY(writeAtomically(folder.path(QStringLiteral("a")), content));
        const auto read = readBounded(folder.path(QStringLiteral("a")), 8);
        QVERIFY(read.has_value());
        QCOMPARE(*read, content);
    }

    void anEmptyFileIsAFile()
    {
        TemporaryFolder folder;
        QVERIFY(writeAtomically(folder.path(QStringLiteral("a")), {}));
        const auto read = readBounded(folder.path(QStringLiteral("a")), 0);
        QVERIFY(read.has_value());
        QVERIFY(read->isEmpty());
    }

    void refusesMoreThanTheBound()
    {
        TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("a"), QByteArray(101, 'x'));
        const auto read = readBounded(path, 100);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QCOMPARE(read.error().context, path);
        QVERIFY(read.error().cause.contains(QStringLiteral("100")));
        QVERIFY(readBounded(path, 101).has_value());
    }

    void namesWhatIsMissingOrNoFile()
    {
        TemporaryFolder folder;
        QCOMPARE(readBounded(folder.path(QStringLiteral("none")), 10).error().code, ErrorCode::NotFound);
        QCOMPARE(readBounded(folder.path(), 10).error().code, ErrorCode::Io);
        QCOMPARE(::mkfifo(QFile::encodeName(folder.path(QStringLiteral("pipe"))).constData(), 0600), 0);
        QCOMPARE(readBounded(folder.path(QStringLiteral("pipe")), 10).error().code, ErrorCode::Io);
    }

    void replacesTheOldFileWhole()
    {
        TemporaryFolder folder;
        const QString path = folder.write(QStringLiteral("a"), QByteArray(10'000, 'o'));
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QVERIFY(writeAtomically(path, "new"));
        QCOMPARE(reader.readAll(), QByteArray(10'000, 'o'));  // who reads the old one reads it to its end
        QCOMPARE(*readBounded(path, 10), QByteArray("new"));
    }

    void leavesNothingWhenItFails()
    {
        TemporaryFolder folder;
        const auto missing = writeAtomically(folder.path(QStringLiteral("no/such/a")), "x");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::Io);
        QVERIFY(QDir().mkdir(folder.path(QStringLiteral("folder"))));
        folder.write(QStringLiteral("folder/inside"), "x");
        QVERIFY(!writeAtomically(folder.path(QStringLiteral("folder")), "x"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    }

    void aFullDiskIsSaid()
    {
        if (!QFileInfo::exists(QStringLiteral("/dev/full")))
            QSKIP("no /dev/full here");
        QCOMPARE(systemError(QStringLiteral("/dev/full"), ENOSPC).code, ErrorCode::DiskFull);
        QVERIFY(systemError(QStringLiteral("/dev/full"), ENOSPC).retryable);
        QCOMPARE(systemError(QStringLiteral("x"), EDQUOT).code, ErrorCode::DiskFull);
        const Error other = systemError(QStringLiteral("x"), EACCES);
        QCOMPARE(other.code, ErrorCode::Io);
        QVERIFY(!other.cause.isEmpty());
    }

    void aReadOnlyFolderIsSaid()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        TemporaryFolder folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto result = writeAtomically(folder.path(QStringLiteral("a")), "x");
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Io);
    }

    void makesFoldersOnceAndAgain()
    {
        TemporaryFolder folder;
        const QString path = folder.path(QStringLiteral("a/b/c"));
        QVERIFY(makeFolder(path));
        QVERIFY(QFileInfo(path).isDir());
        QVERIFY(makeFolder(path));
        folder.write(QStringLiteral("file"), "x");
        QVERIFY(!makeFolder(folder.path(QStringLiteral("file/below"))));
    }
};

QTEST_APPLESS_MAIN(FilesTest)
#include "filestest.moc"
