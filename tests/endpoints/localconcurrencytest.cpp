// Several processes on one spool, and processes that die in the middle.
#include "tests/endpoints/localspool.h"
#include "tests/support/manualclock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

using namespace shiftdeck;
using test::inAnotherProcess;
using test::LocalSpool;
using test::ManualClock;

namespace {
bool ended(pid_t child)
{
    int status = 0;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

QByteArrayList linesOf(const QString &path)
{
    QByteArrayList lines = readBounded(path, 1 << 20).value_or(QByteArray()).split('\n');
    lines.removeAll(QByteArray());
    return lines;
}
}  // namespace

class LocalConcurrencyTest : public QObject {
    Q_OBJECT

  private slots:
    void manyDispatchersStartEachJobOnce()
    {
        constexpr int kJobs = 50;
        constexpr int kSlots = 4;
        LocalSpool spool(kSlots);
        const QString application =
            spool.application("mkdir -p \"$SHIFTDECK_SITE/now\"; name=$(basename \"$PWD\")\n"
                              ": > \"$SHIFTDECK_SITE/now/$name\"\n"
                              "ls \"$SHIFTDECK_SITE/now\" | wc -l >> \"$SHIFTDECK_SITE/busy\"\n"
                              "echo \"$name\" >> \"$SHIFTDECK_SITE/ran\"\n"
                              "rm \"$SHIFTDECK_SITE/now/$name\"");
        QStringList tokens;
        QList<JobDescription> jobs;
        for (int i = 0; i < kJobs; ++i) {
            tokens.append(QStringLiteral("job-of-many-%1").arg(i));
            jobs.append(LocalSpool::job(tokens.last(), application));
        }
        // Two more processes that dispatch as fast as they can, and two endpoints in this one.
        const QString stopFile = spool.folder.path("stop");
        const auto dispatchUntilStopped = [&] {
            const auto endpoint = spool.open();
            while (!QFile::exists(stopFile)) {
                static_cast<void>(endpoint->dispatch());
                ::usleep(2000);  // between two rounds, as an agent does
            }
        };
        const pid_t first = inAnotherProcess(dispatchUntilStopped);
        const pid_t second = inAnotherProcess(dispatchUntilStopped);
        const auto other = spool.open();
        QVERIFY(QCoro::waitFor(spool.endpoint->submit(jobs, {})));
        const auto allEnded = [&] {
            static_cast<void>(other->dispatch());
            const auto found = QCoro::waitFor(spool.endpoint->find(tokens, {}));
            return found && found->size() == kJobs
                && std::all_of(found->begin(), found->end(),
                               [](const EndpointJob &job) { return job.phase == EndpointPhase::Ended; });
        };
        const bool done = QTest::qWaitFor(allEnded, 60'000);
        spool.folder.write("stop", "");
        QVERIFY(ended(first));
        QVERIFY(ended(second));
        QVERIFY(done);

        QByteArrayList ran = linesOf(spool.folder.path("site/ran"));
        QCOMPARE(ran.size(), kJobs);
        std::sort(ran.begin(), ran.end());
        QVERIFY(std::adjacent_find(ran.begin(), ran.end()) == ran.end());
        for (const QByteArray &busy : linesOf(spool.folder.path("site/busy")))
            QVERIFY2(busy.trimmed().toInt() <= kSlots, busy.constData());
        const auto found = QCoro::waitFor(spool.endpoint->find(tokens, {}));
        for (const EndpointJob &job : *found)
            QCOMPARE(job.exitCode.value_or(-1), 0);
    }

    void tenWrappersRunTheApplicationOnce()
    {
        LocalSpool spool(1);
        spool.block("job-in-the-slot");
        const auto job = LocalSpool::job(
            "job-ten-wrappers", spool.application("echo ran >> \"$SHIFTDECK_SITE/ran\"; sleep 0.2", "mark"));
        QVERIFY(spool.submit(job));
        for (int i = 0; i < 10; ++i)
            QVERIFY(startDetached("sh", {"wrapper.sh"}, spool.jobFile(job.token, ""), "wrapper.log"));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-in-the-slot", EndpointPhase::Ended));
        QCOMPARE(linesOf(spool.folder.path("site/ran")).size(), 1);
        QCOMPARE(spool.find(job.token).exitCode.value_or(-1), 0);
    }

    void oneTokenSubmittedByManyProcesses()
    {
        LocalSpool spool;
        const QString application =
            spool.application("echo \"$(basename \"$PWD\")\" >> \"$SHIFTDECK_SITE/ran\"");
        QList<pid_t> children;
        for (int process = 0; process < 3; ++process) {
            children.append(inAnotherProcess([&] {
                const auto endpoint = spool.open();
                for (int i = 0; i < 20; ++i) {
                    const auto answers = QCoro::waitFor(endpoint->submit(
                        {LocalSpool::job(QStringLiteral("job-same-%1").arg(i), application)}, {}));
                    if (!answers || !answers->first().job)
                        ::_exit(1);
                }
            }));
        }
        for (const pid_t child : children)
            QVERIFY(ended(child));
        for (int i = 0; i < 20; ++i)
            QVERIFY(spool.waitForPhase(QStringLiteral("job-same-%1").arg(i), EndpointPhase::Ended));
        QCOMPARE(linesOf(spool.folder.path("site/ran")).size(), 20);
        const QDir jobs(spool.config.spoolFolder + "/jobs");
        QCOMPARE(jobs.entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot).size(), 20);
    }

    void jobsOutliveTheirSubmitter()
    {
        LocalSpool spool(1);
        const QString application =
            spool.application(": > ready\n"
                              "while [ ! -e \"$SHIFTDECK_SITE/go-on\" ]; do sleep 0.05; done\n"
                              "echo survived");
        const pid_t submitter = inAnotherProcess([&] {
            const auto endpoint = spool.open();
            static_cast<void>(QCoro::waitFor(endpoint->submit(
                {LocalSpool::job("job-running", application), LocalSpool::job("job-waiting", application)},
                {})));
        });
        QVERIFY(ended(submitter));
        QTRY_VERIFY(spool.exists("job-running", "ready"));
        QCOMPARE(spool.find("job-running").phase, EndpointPhase::Running);
        QCOMPARE(spool.find("job-waiting").phase, EndpointPhase::Queued);
        spool.folder.write("site/go-on", "");
        QVERIFY(spool.waitForPhase("job-running", EndpointPhase::Ended));
        QVERIFY(spool.waitForPhase("job-waiting", EndpointPhase::Ended));
        QCOMPARE(spool.read("job-running", "stdout"), QByteArray("survived\n"));
        QCOMPARE(spool.find("job-waiting").exitCode.value_or(-1), 0);
    }

    // A process that was stopped while it counted the slots keeps the lock for as long as it lives.
    void aPausedHolderOfTheLockIsNotWaitedForForEver()
    {
        LocalSpool spool;
        ManualClock clock(spool.clock.now());
        auto opened = LocalEndpoint::open(spool.config, clock);
        QVERIFY(opened.has_value());
        LocalEndpoint &endpoint = **opened;
        const QByteArray lock = QFile::encodeName(spool.config.spoolFolder + "/lock");
        const int held = ::open(lock.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        QCOMPARE(::flock(held, LOCK_EX | LOCK_NB), 0);
        const QString token = QStringLiteral("job-of-a-paused-one");
        QVERIFY(QCoro::waitFor(endpoint.submit({LocalSpool::job(token, spool.application("true"))}, {})));
        QCOMPARE(endpoint.dispatch().value_or(-1), 0);
        clock.advance(14'000);
        QCOMPARE(endpoint.dispatch().value_or(-1), 0);
        // Another one had it meanwhile: that one is given its time, too.
        QCOMPARE(::futimens(held, nullptr), 0);
        clock.advance(2'000);
        QCOMPARE(endpoint.dispatch().value_or(-1), 0);
        clock.advance(15'001);
        QCOMPARE(endpoint.dispatch().value_or(-1), 1);
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        ::close(held);
    }

    void aCrashBetweenMarkAndStartDelaysTheJob()
    {
        LocalSpool spool(1);
        spool.block("job-blocks");
        const auto job = LocalSpool::job("job-marked-only", spool.application("exit 0", "quick"));
        QVERIFY(spool.submit(job));
        const QString mark = "spool/jobs/" + job.token + "/starting";
        spool.folder.write(mark, "1 " + QByteArray::number(spool.clock.now()) + '\n');
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-blocks", EndpointPhase::Ended));
        // Somebody may just be starting it: it keeps its slot, and is not started again yet.
        QCOMPARE(spool.endpoint->dispatch().value_or(-1), 0);
        QCOMPARE(spool.health().running, 1);
        // Much later nobody claimed it: started again, which the claim makes safe.
        spool.folder.write(mark, "1 " + QByteArray::number(spool.clock.now() - 60'000) + '\n');
        QCOMPARE(spool.endpoint->dispatch().value_or(-1), 1);
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(spool.find(job.token).exitCode.value_or(-1), 0);
    }

    void aJobThatNeverStartsIsGivenUp()
    {
        LocalSpool spool(1);
        spool.block("job-blocks");
        const auto job = LocalSpool::job("job-hopeless", spool.application("exit 0", "quick"));
        QVERIFY(spool.submit(job));
        QVERIFY(QFile::remove(spool.jobFile(job.token, "wrapper.sh")));
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-blocks", EndpointPhase::Ended));
        for (int attempt = 1; attempt <= 6; ++attempt) {
            spool.folder.write("spool/jobs/" + job.token + "/starting", QByteArray::number(attempt) + " 1\n");
            static_cast<void>(spool.endpoint->dispatch());
        }
        const EndpointJob given = spool.find(job.token);
        QCOMPARE(given.phase, EndpointPhase::Ended);
        QCOMPARE(given.reason, QString("node"));
        QVERIFY(!given.exitCode);
    }

    void leftoversOfDeadSubmittersGo()
    {
        LocalSpool spool;
        const pid_t child = inAnotherProcess([] {});
        QVERIFY(ended(child));
        const QString dead = ".new-job-from-the-dead-" + QString::number(child);
        const QString living = ".new-job-being-written-" + QString::number(::getpid());
        for (const QString &name : {dead, living})
            spool.folder.write("spool/jobs/" + name + "/job.json", "{");
        spool.endpoint = spool.open();
        QVERIFY(!QFile::exists(spool.config.spoolFolder + "/jobs/" + dead));
        QVERIFY(QFile::exists(spool.config.spoolFolder + "/jobs/" + living));
        QVERIFY(QCoro::waitFor(spool.endpoint->find({"job-from-the-dead"}, {}))->isEmpty());
    }
};

QTEST_GUILESS_MAIN(LocalConcurrencyTest)
#include "localconcurrencytest.moc"
