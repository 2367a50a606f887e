// A disk that is full, again and again, while a real campaign is worked on: the one of the jobs, the one of
// the merged files, or the one of the store. Each is a small file system of its own that only this test sees.
#include "models/production/recovery.h"
#include "models/production/requeststops.h"
#include "models/storage/storecheck.h"
#include "tests/support/cycles.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
bool writeTo(const char *path, const QByteArray &text)
{
    const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
    const bool done = fd >= 0 && ::write(fd, text.constData(), size_t(text.size())) == text.size();
    if (fd >= 0)
        ::close(fd);
    return done;
}

// From here on this process may mount, and nobody else sees it; or why not. Before the first thread.
QByteArray whyNoMounting()
{
    const auto because = [](const char *what) { return what + QByteArray(": ") + std::strerror(errno); };
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(user == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return because(user == 0 ? "no mounts of its own" : "not root, and no user namespace of its own");
    if (user != 0
        && (!writeTo("/proc/self/setgroups", "deny")
            || !writeTo("/proc/self/uid_map", "0 " + QByteArray::number(user) + " 1")
            || !writeTo("/proc/self/gid_map", "0 " + QByteArray::number(group) + " 1")))
        return because("no root in its user namespace");
    if (::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return because("its mounts cannot be kept from others");
    return {};
}

class SmallDisk {
  public:
    SmallDisk(const QString &path, const char *size) : m_path(QFile::encodeName(path))
    {
        QDir().mkpath(path);
        const QByteArray options = QByteArray("size=") + size;
        if (::mount("tmpfs", m_path.constData(), "tmpfs", 0, options.constData()) != 0)
            qFatal("%s cannot be mounted", m_path.constData());
    }
    ~SmallDisk() { ::umount2(m_path.constData(), MNT_DETACH); }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    // Not a byte is left, or what there was.
    void setFull(bool full)
    {
        const QByteArray filler = m_path + "/filler";
        if (!full) {
            ::unlink(filler.constData());
            return;
        }
        const int fd = ::open(filler.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const QByteArray block(1 << 20, 'x');
        while (fd >= 0 && ::write(fd, block.constData(), size_t(block.size())) > 0) { }
        ::close(fd);
    }

  private:
    QByteArray m_path;
};

// A person sees that it was the disk, and tries again what the agent leaves alone: a job whose exit code
// found no space is at odds with its own report.
void decideAsAPerson(CampaignFixture &c)
{
    if (must(openStop(*c.db, c.request)))
        must(liftStop(*c.db, c.request, "There is space again.", c.actor("carla")));
    const auto left =
        must(c.db->list("SELECT id FROM jobs WHERE status = 'error' AND failure_class = 'says-is'", {},
                        [](const Row &row) { return row.id<JobId>(0); }));
    if (left.isEmpty())
        return;
    const RecoveryPlan plan = must(planRecovery(*c.db, left, RecoveryScope::Everything));
    if (plan.jobs > 0)
        must(makeRecovery(*c.db, plan, c.actor("carla")));
}

QByteArray noMounting;  // why nothing can be mounted; empty: it can
}  // namespace

class DiskFullTest : public QObject {
    Q_OBJECT

  private slots:
    void campaignCompletes_data();
    void campaignCompletes();
};

void DiskFullTest::campaignCompletes_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("free");  // cycles with space, of every five
    QList<const char *> places{"jobs", "merged files"};
    if (!TestStore::isOnServer())  // a server's disk is not here
        places.append("store");
    for (const char *place : places)
        for (const int free : {1, 2, 4})
            QTest::addRow("%s, %d of 5 cycles with space", place, free) << QString::fromLatin1(place) << free;
}

void DiskFullTest::campaignCompletes()
{
    if (!noMounting.isEmpty())
        QSKIP("NOT PROVEN HERE: that a campaign of real jobs completes although a real disk is full again and"
              " again. Why: this process may not mount a file system of its own ("
              + noMounting
              + "); run it as root, or allow user namespaces. What is proven all the same: campaigns in which"
                " no file can grow, by the fault disk-full of tests/simulation.");
    QFETCH(QString, place);
    QFETCH(int, free);
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    options.maxAttempts = 100;
    CampaignFixture c(options);
    const bool ofStore = place == "store";
    SmallDisk disk(ofStore ? c.folder.path("small")
                       : place == "jobs" ? c.spool
                                         : c.storage + "/proc10",
                   // The endpoint starts no job with less than 64 MB.
                   ofStore ? "16m" : place == "jobs" ? "66m" : "512k");
    if (ofStore) {
        c.db.reset();
        const QString moved = c.folder.path("small/store.db");
        QVERIFY(QFile::copy(c.store.location(), moved));
        c.db = must(Database::open(moved, Access::ReadWrite));
    }
    ManualClock clock;
    AgentConfig config;
    config.recover = true;
    auto agent = std::make_unique<Agent>(*c.db, clock, localEndpoints(c), config);
    must(agent->start());
    int full = 0, troubled = 0, ended = 0;
    for (int cycle = 0; cycle < 600 && c.status(c.request) != RequestStatus::Declared; ++cycle) {
        const bool isFull = cycle < 400 && cycle % 5 >= free;
        disk.setFull(isFull);
        full += isFull ? 1 : 0;
        clock.advance(20'000);
        const auto report = tryCycle(*agent);
        troubled += isFull && (!report || !report->problems.isEmpty()) ? 1 : 0;
        if (!report) {
            // Only a full store ends a cycle. The agent goes on, or is started anew.
            QVERIFY2(ofStore && isFull, qPrintable(report.error().context + report.error().cause));
            QVERIFY2(report.error().code == ErrorCode::DiskFull || report.error().code == ErrorCode::Io
                         || report.error().code == ErrorCode::Conflict,
                     qPrintable(report.error().cause));
            if (++ended % 3 != 0 && report.error().code == ErrorCode::DiskFull)
                continue;
            disk.setFull(false);
            agent->stop();
            clock.advance(config.leaseMs * 2);
            agent = std::make_unique<Agent>(*c.db, clock, localEndpoints(c), config);
            must(agent->start());
        }
        if (!isFull)
            decideAsAPerson(c);
        QTest::qSleep(20);  // real jobs run meanwhile
    }
    disk.setFull(false);
    qInfo("%d cycles on a full disk, %d of them told so", full, troubled);
    QCOMPARE(c.status(c.request), RequestStatus::Declared);
    QVERIFY(full > 0);
    QCOMPARE(c.count("SELECT sum(events_read) FROM credits"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM credits"), c.count("SELECT count(*) FROM work_units"));
    QCOMPARE(c.count("SELECT sum(events) FROM merges WHERE status = 'done'"), c.events);
    QCOMPARE(c.count("SELECT sum(events) FROM outputs WHERE state = 'merged'"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'merged' AND stamp = ''"), 0);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status IN ('pending','submitting','submitted',"
                     "'running','ended')"),
             0);
    QVERIFY(must(checkCounters(*c.db)).isEmpty());
    // No half file under any name.
    QDirIterator files(c.storage + "/proc10", QDir::Files, QDirIterator::Subdirectories);
    int merged = 0;
    while (files.hasNext()) {
        const QString file = files.next();
        QVERIFY2(!file.contains(".part-"), qPrintable(file));
        QCOMPARE(c.count("SELECT count(*) FROM merges WHERE path = ? AND bytes = ?",
                         {file, QFileInfo(file).size()}),
                 1);
        ++merged;
    }
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'done'"), merged);
}

int main(int argc, char **argv)
{
    noMounting = whyNoMounting();
    QCoreApplication application(argc, argv);
    DiskFullTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "diskfulltest.moc"
