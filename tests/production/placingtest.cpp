#include "models/production/placing.h"

#include "models/core/checksum.h"
#include "tests/support/temporaryfolder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStorageInfo>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
PlacedFile fileOf(const QString &source, const QString &target, const QByteArray &content)
{
    return {source, target, adler32Of(content), content.size()};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

// A folder on another file system than the test's own, where there is one.
constexpr const char *kElsewhere = "/dev/shm/shiftdeck-test-XXXXXX";
constexpr const char *kNoElsewhere =
    "NOT PROVEN HERE: a copy from one file system to another, and that it is whole or not there when it is"
    " stopped, killed or finds the disk full. Why: /dev/shm cannot be written, or is the file system of the"
    " temporary folder (TMPDIR names another). What is proven all the same: placing within one file system,"
    " by the other functions of this test; campaigns in which no file can grow, by the fault disk-full of"
    " tests/simulation.";

bool isElsewhere(const QTemporaryDir &other, const TemporaryFolder &folder)
{
    return other.isValid() && QStorageInfo(other.path()).device() != QStorageInfo(folder.path()).device();
}

// No file may grow beyond this while it lives: the disk of a test without a disk of its own.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

  private:
    rlimit m_before{};
};
}  // namespace

class PlacingTest : public QObject {
    Q_OBJECT

  private slots:
    void isPlacedWhole();
    void writerOfTheSourceCannotReachIt();
    void changedAfterItWasVerified();
    void sameFileIsSuccess();
    void anotherFileIsLeftAlone();
    void acrossFileSystems();
    void fullDiskLeavesNothing();
    void stoppedCopyLeavesNothing();
    void unwritablePlace();
    void killedCopyLeavesNoHalfFile();
};

void PlacingTest::isPlacedWhole()
{
    TemporaryFolder folder;
    const QByteArray content("Run,Event\n1,2\n");
    const QString source = folder.write("spool/out/x.csv", content);
    const QString target = folder.path("storage/a/b/x.csv");
    QVERIFY(placeFile(fileOf(source, target, content)));
    QCOMPARE(contentOf(target), content);
    QVERIFY(QFile::exists(source));
    QCOMPARE(QDir(QFileInfo(target).path()).entryList(QDir::Files), QStringList{"x.csv"});
}

// A merge job that is still alive when its file is placed.
void PlacingTest::writerOfTheSourceCannotReachIt()
{
    TemporaryFolder folder;
    const QByteArray content("Run,Event\n1,2\n");
    const QString source = folder.write("spool/out/x.csv", content);
    const QString target = folder.path("storage/x.csv");
    QFile alive(source);
    QVERIFY(alive.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QVERIFY(placeFile(fileOf(source, target, content)));
    QCOMPARE(alive.write("garbage"), 7);
    QVERIFY(alive.resize(9));
    QCOMPARE(contentOf(target), content);
    // And one that runs again in the same folder.
    folder.write("spool/out/x.csv", "something else");
    QCOMPARE(contentOf(target), content);
}

void PlacingTest::changedAfterItWasVerified()
{
    TemporaryFolder folder;
    const QString source = folder.write("x", "abd");
    const auto placed = placeFile(fileOf(source, folder.path("storage/y"), "abc"));
    QCOMPARE(placed.error().code, ErrorCode::Conflict);
    QVERIFY(QDir(folder.path("storage")).isEmpty());
}

void PlacingTest::sameFileIsSuccess()
{
    TemporaryFolder folder;
    const QByteArray content("abc");
    const QString source = folder.write("x", content);
    const QString target = folder.write("y", content);
    QVERIFY(placeFile(fileOf(source, target, content)));
    // Also when the source is gone, as after a crash behind the move.
    QVERIFY(QFile::remove(source));
    QVERIFY(placeFile(fileOf(source, target, content)));
}

void PlacingTest::anotherFileIsLeftAlone()
{
    TemporaryFolder folder;
    const QString source = folder.write("x", "abc");
    const QString target = folder.write("y", "abd");
    const auto placed = placeFile(fileOf(source, target, "abc"));
    QCOMPARE(placed.error().code, ErrorCode::Refused);
    QCOMPARE(contentOf(target), "abd");
}

void PlacingTest::acrossFileSystems()
{
    TemporaryFolder folder;
    const QTemporaryDir other(kElsewhere);
    if (!isElsewhere(other, folder))
        QSKIP(kNoElsewhere);
    const QByteArray content(3 << 20, 'z');
    const QString source = folder.write("x", content);
    const QString target = other.filePath("a/y");
    QVERIFY(placeFile(fileOf(source, target, content)));
    QCOMPARE(contentOf(target), content);
    QCOMPARE(QDir(other.filePath("a")).entryList(QDir::Files), QStringList{"y"});
    QVERIFY(placeFile(fileOf(source, target, content)));
    // What is copied is what was verified, or nothing.
    PlacedFile wrong = fileOf(source, other.filePath("a/w"), content);
    wrong.adler32 = "00000000";
    QCOMPARE(placeFile(wrong).error().code, ErrorCode::Conflict);
    QCOMPARE(QDir(other.filePath("a")).entryList(QDir::Files), QStringList{"y"});
}

void PlacingTest::fullDiskLeavesNothing()
{
    TemporaryFolder folder;
    const QTemporaryDir other(kElsewhere);
    if (!isElsewhere(other, folder))
        QSKIP(kNoElsewhere);
    const QByteArray content(3 << 20, 'z');
    const QString source = folder.write("x", content);
    const QString target = other.filePath("y");
    {
        const SmallDisk small(1 << 20);
        const auto placed = placeFile(fileOf(source, target, content));
        QVERIFY(!placed);
        QVERIFY(placed.error().code == ErrorCode::Io || placed.error().code == ErrorCode::DiskFull);
    }
    QVERIFY(QDir(other.path()).isEmpty());
    QVERIFY(placeFile(fileOf(source, target, content)));
}

void PlacingTest::stoppedCopyLeavesNothing()
{
    TemporaryFolder folder;
    const QTemporaryDir other(kElsewhere);
    if (!isElsewhere(other, folder))
        QSKIP(kNoElsewhere);
    const QString source = folder.write("x", "abc");
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(placeFile(fileOf(source, other.filePath("y"), "abc"), stop.get_token()).error().code,
             ErrorCode::Cancelled);
    QVERIFY(QDir(other.path()).isEmpty());
}

void PlacingTest::unwritablePlace()
{
    TemporaryFolder folder;
    const QString source = folder.write("x", "abc");
    folder.write("file", "in the way");
    const auto placed = placeFile(fileOf(source, folder.path("file/below/y"), "abc"));
    QVERIFY(!placed);
    QCOMPARE(placed.error().code, ErrorCode::Io);
}

// A process that copies is killed at several moments: the final name is whole or not there, and the next one
// that tries succeeds.
void PlacingTest::killedCopyLeavesNoHalfFile()
{
    TemporaryFolder folder;
    const QTemporaryDir other(kElsewhere);
    if (!isElsewhere(other, folder))
        QSKIP(kNoElsewhere);
    const QByteArray content(24 << 20, 'z');
    const QString source = folder.write("x", content);
    const QString target = other.filePath("merged/y");
    const QString sum = adler32Of(content);
    int killed = 0, finished = 0;
    for (const int life : {5, 10, 15, 20, 25, 30, 40, 50, 70, 100}) {
        QFile::remove(target);
        QProcess copy;
        copy.start(QCoreApplication::applicationFilePath(),
                   {"--place", source, target, sum, QString::number(content.size())});
        QVERIFY(copy.waitForStarted());
        if (copy.waitForFinished(life)) {
            ++finished;
        } else {
            copy.kill();
            QVERIFY(copy.waitForFinished());
            ++killed;
        }
        if (QFile::exists(target))
            QCOMPARE(QFileInfo(target).size(), content.size());
    }
    qInfo("killed %d, finished %d", killed, finished);
    QVERIFY(killed > 0);
    QVERIFY(placeFile({source, target, sum, content.size()}));
    QVERIFY(contentOf(target) == content);
    // What the dead left beside it is swept away once it is old.
    const QString dead = target + ".part-1";
    folder.write(QDir(folder.path()).relativeFilePath(dead), "half");
    QFile old(dead);
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
    old.close();
    QVERIFY(QFile::remove(target));
    QVERIFY(placeFile({source, target, sum, content.size()}));
    QVERIFY(!QFile::exists(dead));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 6 && words.at(1) == "--place")
        return placeFile({words.at(2), words.at(3), words.at(4), words.at(5).toLongLong()}) ? 0 : 1;
    PlacingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "placingtest.moc"
