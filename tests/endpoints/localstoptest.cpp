// How jobs are stopped: cancelled, over a limit, killed from outside.
#include "tests/endpoints/localspool.h"

#include <QElapsedTimer>

#include <csignal>

using namespace shiftdeck;
using test::isGone;
using test::LocalSpool;

namespace {
// A process, a child and two grandchildren, one of them in a session of its own and one with a name
// that looks like the end of a name. None of them listens to TERM. Their numbers go to the file "tree".
const QByteArray kStubbornTree = R"sh(
trap '' TERM
cp "$(command -v sleep)" 'tmp/a) S 1 (b'
(
    'tmp/a) S 1 (b' 300 &
    echo $! >> tree
    setsid sh -c 'echo $$ >> tree; while :; do sleep 1; done' &
    wait
) &
echo $! >> tree
echo $$ >> tree
while [ "$(wc -l < tree)" -lt 4 ]; do sleep 0.05; done
: > ready
while :; do sleep 1; done
)sh";

QList<qint64> tree(const LocalSpool &spool, const QString &token)
{
    QList<qint64> pids;
    for (const QByteArray &line : spool.read(token, "tree").split('\n')) {
        if (!line.isEmpty())
            pids.append(line.toLongLong());
    }
    return pids;
}

qint64 wrapperOf(const LocalSpool &spool, const QString &token)
{
    return spool.read(token, "pid").split(' ').first().toLongLong();
}
}  // namespace

class LocalStopTest : public QObject {
    Q_OBJECT

  private slots:
    void cancelsAQueuedJob()
    {
        LocalSpool spool(1);
        const QString mark = spool.application(": > \"$SHIFTDECK_SITE/ran\"", "mark");
        spool.block("job-first");
        QVERIFY(spool.submit(LocalSpool::job("job-second", mark)));
        QCOMPARE(spool.find("job-second").phase, EndpointPhase::Queued);
        QVERIFY(spool.cancel("job-second"));
        QVERIFY(spool.cancel("job-second"));
        EndpointJob cancelled = spool.find("job-second");
        QCOMPARE(cancelled.phase, EndpointPhase::Ended);
        QCOMPARE(cancelled.reason, QString("cancelled"));
        QVERIFY(!cancelled.exitCode && !cancelled.signal);
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-first", EndpointPhase::Ended));
        QCOMPARE(spool.endpoint->dispatch().value_or(-1), 0);
        QVERIFY(!QFile::exists(spool.folder.path("site/ran")));
        QCOMPARE(QCoro::waitFor(spool.open()->find({"job-second"}, {}))->first().reason,
                 QString("cancelled"));
        // Even a wrapper that is started now leaves it alone.
        QVERIFY(startDetached("sh", {"wrapper.sh"}, spool.jobFile("job-second", ""), "wrapper.log"));
        QVERIFY(spool.waitForFile(spool.jobFile("job-second", "wrapper.log")));
        QVERIFY(!QTest::qWaitFor([&] { return QFile::exists(spool.folder.path("site/ran")); }, 300));
    }

    void aMarkAloneKeepsAJobFromStarting()
    {
        // The canceller died between its mark and its claim.
        LocalSpool spool(1);
        const QString mark = spool.application(": > \"$SHIFTDECK_SITE/ran\"");
        spool.block("job-first");
        QVERIFY(spool.submit(LocalSpool::job("job-second", mark)));
        spool.folder.write("spool/jobs/job-second/cancelled", "");
        QCOMPARE(spool.find("job-second").reason, QString("cancelled"));
        QVERIFY(startDetached("sh", {"wrapper.sh"}, spool.jobFile("job-second", ""), "wrapper.log"));
        QVERIFY(spool.waitForFile(spool.jobFile("job-second", "report.json")));
        QCOMPARE(spool.report("job-second")["reason"].toString(), QString("cancelled"));
        QVERIFY(spool.report("job-second")["exitCode"].isNull());
        QCOMPARE(spool.find("job-second").reason, QString("cancelled"));
        QVERIFY(!QFile::exists(spool.folder.path("site/ran")));
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-first", EndpointPhase::Ended));
    }

    void cancelsAWholeTreeThatIgnoresTerm()
    {
        LocalSpool spool;
        const QString token = "job-stubborn-tree";
        QVERIFY(spool.submit(LocalSpool::job(token, spool.application(kStubbornTree))));
        QVERIFY(spool.waitForFile(spool.jobFile(token, "ready")));
        const QList<qint64> pids = tree(spool, token);
        QCOMPARE(pids.size(), 4);
        for (const qint64 pid : pids)
            QVERIFY(!isGone(pid));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(spool.cancel(token));
        QVERIFY2(timer.elapsed() < 1000, "cancel must not wait for the job");
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        for (const qint64 pid : pids)
            QTRY_VERIFY2(isGone(pid), qPrintable(QString::number(pid)));
        const EndpointJob ended = spool.find(token);
        QCOMPARE(ended.reason, QString("cancelled"));
        QCOMPARE(ended.signal.value_or(0), SIGKILL);
        QCOMPARE(spool.report(token)["reason"].toString(), QString("cancelled"));
        QCOMPARE(spool.report(token)["signal"].toInt(), SIGKILL);
    }

    void cancelOfAnEndedJobChangesNothing()
    {
        LocalSpool spool;
        QVERIFY(spool.submit(LocalSpool::job("job-finished", spool.application("exit 3"))));
        QVERIFY(spool.waitForPhase("job-finished", EndpointPhase::Ended));
        QVERIFY(spool.cancel("job-finished"));
        for (const auto &endpoint : {spool.open(), spool.open()}) {
            QVERIFY(QCoro::waitFor(endpoint->cancel({"job-finished"}, {}))->first().done);
            const EndpointJob job = QCoro::waitFor(endpoint->find({"job-finished"}, {}))->first();
            QCOMPARE(job.exitCode.value_or(-1), 3);
            QCOMPARE(job.reason, QString());
        }
        QCOMPARE(spool.cancel("job-unknown").error().code, ErrorCode::NotFound);
        QCOMPARE(spool.cancel("../../etc").error().code, ErrorCode::NotFound);
    }

    void endsAtTheTimeLimit()
    {
        LocalSpool spool;
        auto job = LocalSpool::job("job-too-long", spool.application(kStubbornTree));
        job.wallSeconds = 2;
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForFile(spool.jobFile(job.token, "ready")));
        const QList<qint64> pids = tree(spool, job.token);
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        const EndpointJob ended = spool.find(job.token);
        QCOMPARE(ended.reason, QString("time-limit"));
        QCOMPARE(ended.signal.value_or(0), SIGKILL);
        QCOMPARE(spool.report(job.token)["reason"].toString(), QString("time-limit"));
        for (const qint64 pid : pids)
            QTRY_VERIFY(isGone(pid));
    }

    void endsAtTheMemoryLimit()
    {
        LocalSpool spool;
        spool.config.defaultMemoryMb = 60;  // the jobs name none
        spool.endpoint = spool.open();
        // `tail` keeps a line until its end comes. The memory is not in the first process.
        QVERIFY(spool.submit(LocalSpool::job(
            "job-too-large",
            spool.application("(head -c 150000000 /dev/zero; sleep 300) | tail -n 1", "large"))));
        QVERIFY(spool.submit(LocalSpool::job("job-small", spool.application("sleep 1.2", "small"))));
        QVERIFY(spool.waitForPhase("job-too-large", EndpointPhase::Ended));
        QCOMPARE(spool.find("job-too-large").reason, QString("memory-limit"));
        QCOMPARE(spool.report("job-too-large")["reason"].toString(), QString("memory-limit"));
        QVERIFY(spool.report("job-too-large")["peakMemoryKb"].toInteger() > 60 * 1024);
        QVERIFY(spool.waitForPhase("job-small", EndpointPhase::Ended));
        QCOMPARE(spool.find("job-small").exitCode.value_or(-1), 0);
        const qint64 peak = spool.report("job-small")["peakMemoryKb"].toInteger();
        QVERIFY2(peak > 100 && peak < 60 * 1024, qPrintable(QString::number(peak)));
    }

    void killedWrapperIsANodeFailure()
    {
        LocalSpool spool;
        const QString token = "job-wrapper-killed";
        QVERIFY(spool.submit(LocalSpool::job(token, spool.application(kStubbornTree))));
        QVERIFY(spool.waitForFile(spool.jobFile(token, "ready")));
        QCOMPARE(spool.find(token).phase, EndpointPhase::Running);
        const QList<qint64> pids = tree(spool, token);
        QCOMPARE(::kill(static_cast<pid_t>(wrapperOf(spool, token)), SIGKILL), 0);
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        const EndpointJob ended = spool.find(token);
        QCOMPARE(ended.reason, QString("node"));
        QVERIFY(!ended.exitCode && !ended.signal);
        QVERIFY(!spool.exists(token, "report.json"));
        // Nobody answers for what the application still does: it is stopped too.
        for (const qint64 pid : pids)
            QTRY_VERIFY(isGone(pid));
    }

    void terminatedWrapperReports()
    {
        LocalSpool spool;
        const QString token = "job-node-shutdown";
        QVERIFY(spool.submit(LocalSpool::job(token, spool.application(": > ready; sleep 300"))));
        QVERIFY(spool.waitForFile(spool.jobFile(token, "ready")));
        QCOMPARE(::kill(static_cast<pid_t>(wrapperOf(spool, token)), SIGTERM), 0);
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(spool.find(token).reason, QString("node"));
        QCOMPARE(spool.find(token).signal.value_or(0), SIGTERM);
        QCOMPARE(spool.report(token)["reason"].toString(), QString("node"));
    }

    void nothingIsLeftRunning()
    {
        LocalSpool spool;
        const QString token = "job-with-leftovers";
        QVERIFY(spool.submit(LocalSpool::job(
            token,
            spool.application("sleep 300 & echo $! > tree\n"
                              "setsid sh -c 'trap \"\" TERM; echo $$ >> tree; exec sleep 301' &\n"
                              "while [ \"$(wc -l < tree)\" -lt 2 ]; do sleep 0.05; done"))));
        QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(spool.find(token).exitCode.value_or(-1), 0);
        const QList<qint64> pids = tree(spool, token);
        QCOMPARE(pids.size(), 2);
        for (const qint64 pid : pids)
            QTRY_VERIFY(isGone(pid));
    }

    void aReusedProcessNumberIsNotTheJob()
    {
        LocalSpool spool;
        const QString token = "job-number-reused";
        QVERIFY(spool.submit(LocalSpool::job(token, spool.application(": > ready; sleep 300"))));
        QVERIFY(spool.waitForFile(spool.jobFile(token, "ready")));
        const qint64 wrapper = wrapperOf(spool, token);
        QCOMPARE(::kill(static_cast<pid_t>(-wrapper), SIGKILL), 0);
        // Our own number with another start time, as if the kernel had given it out again.
        const QList<QByteArray> claim = spool.read(token, "pid").trimmed().split(' ');
        spool.folder.write("spool/jobs/" + token + "/pid",
                           QByteArray::number(::getpid()) + ' ' + claim[1] + ' ' + claim[2] + ' ' + claim[3]
                               + '\n');
        QCOMPARE(spool.find(token).phase, EndpointPhase::Ended);
        QCOMPARE(spool.find(token).reason, QString("node"));
    }

    void anotherBootIsANodeFailure()
    {
        LocalSpool spool(1);
        const QString token = "job-before-reboot";
        spool.block("job-other");
        QVERIFY(spool.submit(LocalSpool::job(token, spool.application("exit 0", "never"))));
        spool.folder.write("spool/jobs/" + token + "/pid",
                           QByteArray::number(::getpid()) + " 1 00000000-0000-0000-0000-000000000000 host\n");
        const EndpointJob job = spool.find(token);
        QCOMPARE(job.phase, EndpointPhase::Ended);
        QCOMPARE(job.reason, QString("node"));
        QCOMPARE(job.node, QString("host"));
        spool.letGo();
        QVERIFY(spool.waitForPhase("job-other", EndpointPhase::Ended));
    }
};

QTEST_GUILESS_MAIN(LocalStopTest)
#include "localstoptest.moc"
