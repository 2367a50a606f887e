// The life of a job on the local endpoint: submitted once, queued in order, run, found, reported.
#include "tests/endpoints/localspool.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>

using namespace shiftdeck;
using test::LocalSpool;

class LocalEndpointTest : public QObject {
    Q_OBJECT

  private slots:
    void runsAJob()
    {
        LocalSpool spool;
        auto job =
            LocalSpool::job("job-00000001",
                            spool.application("echo working; echo careful >&2; pwd\n"
                                              "echo '{\"inputs\":[],\"outputs\":[]}' > application.json"));
        job.inputs = {{"/raw/run 1.csv", "/data/run 1.csv", 147115, 10, 20, false}};
        job.outputs = {{"mdst", "run1.mdst.csv"}};
        const auto submitted = spool.submit(job);
        QVERIFY(submitted);
        QCOMPARE(submitted->token, job.token);
        QCOMPARE(submitted->endpointJobId, QString("here:job-00000001"));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));

        const EndpointJob ended = spool.find(job.token);
        QCOMPARE(ended.exitCode, std::optional<int>(0));
        QVERIFY(!ended.signal);
        QCOMPARE(ended.reason, QString());
        QVERIFY(!ended.node.isEmpty());
        QVERIFY(ended.startedAt > 0 && ended.endedAt >= ended.startedAt);

        QCOMPARE(spool.read(job.token, "exit_code"), QByteArray("0\n"));
        QVERIFY(spool.read(job.token, "stdout").startsWith("working\n"));
        QCOMPARE(spool.read(job.token, "stderr"), QByteArray("careful\n"));
        const QByteArray conf = spool.read(job.token, "job.conf");
        QVERIFY(conf.contains("input\t/raw/run 1.csv\t/data/run 1.csv\t147115\t10\t20\trange\n"));
        QVERIFY(conf.contains("output\tmdst\trun1.mdst.csv\n"));
        const auto description = QJsonDocument::fromJson(spool.read(job.token, "job.json")).object();
        QCOMPARE(description["token"].toString(), job.token);
        QCOMPARE(description["inputs"][0]["run"].toInt(), 147115);

        const QJsonObject report = spool.report(job.token);
        QCOMPARE(report["format"].toString(), QString("shiftdeck-job-report"));
        QCOMPARE(report["version"].toInt(), 1);
        QCOMPARE(report["token"].toString(), job.token);
        QCOMPARE(report["release"].toString(), QString("r1"));
        QCOMPARE(report["conditions"].toString(), QString("snapshot-1"));
        QCOMPARE(report["step"].toString(), QString("production"));
        QCOMPARE(report["exitCode"].toInt(-1), 0);
        QVERIFY(report["signal"].isNull());
        QCOMPARE(report["reason"].toString("?"), QString());
        QCOMPARE(report["host"].toString(), ended.node);
        QVERIFY(report["startedAt"].toInteger() > 1'500'000'000'000);
        QVERIFY(report["endedAt"].toInteger() >= report["startedAt"].toInteger());
        QVERIFY(report["cpuSeconds"].isDouble() && report["peakMemoryKb"].isDouble());
        QVERIFY(report["application"].toObject().contains("outputs"));
        // Nothing of the wrapper's own remains.
        QCOMPARE(QDir(spool.jobFile(job.token, "")).entryList({".*"}, QDir::Files | QDir::Hidden),
                 QStringList());
        QVERIFY(!spool.exists(job.token, "tmp"));
    }

    void givesTheApplicationAMinimalEnvironment()
    {
        LocalSpool spool;
        qputenv("SHIFTDECK_TEST_SECRET", "do not tell");
        const auto job = LocalSpool::job("job-environment", spool.application("env; test -d \"$TMPDIR\""));
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        const QByteArray environment = spool.read(job.token, "stdout");
        QVERIFY(environment.contains("SHIFTDECK_SITE=" + QFile::encodeName(spool.site()) + '\n'));
        QVERIFY(environment.contains("LANG=C\n"));
        QVERIFY(environment.contains("PATH=/"));
        QVERIFY(!environment.contains("SECRET") && !environment.contains("HOME="));
        QCOMPARE(spool.find(job.token).exitCode, std::optional<int>(0));
    }

    void tellsExitCodeAndSignal_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<int>("signal");
        QTest::newRow("exit code") << QByteArray("exit 42") << 42 << -1;
        QTest::newRow("large exit code") << QByteArray("exit 255") << 255 << -1;
        QTest::newRow("killed") << QByteArray("kill -KILL $$") << -1 << 9;
        QTest::newRow("terminated") << QByteArray("kill -TERM $$") << -1 << 15;
        QTest::newRow("missing") << QByteArray() << 127 << -1;
        QTest::newRow("not executable") << QByteArray("exit 0") << 126 << -1;
    }
    void tellsExitCodeAndSignal()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, exitCode);
        QFETCH(int, signal);
        LocalSpool spool;
        auto job = LocalSpool::job("job-exit-code", spool.application(script));
        if (exitCode == 127)
            job.application = "/nonexistent/application";
        if (exitCode == 126)
            QFile::setPermissions(job.application, QFile::ReadOwner);
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        const EndpointJob ended = spool.find(job.token);
        QCOMPARE(ended.exitCode.value_or(-1), exitCode);
        QCOMPARE(ended.signal.value_or(-1), signal);
        QCOMPARE(ended.reason, QString());
        QCOMPARE(spool.report(job.token)["exitCode"].toInt(-1), exitCode);
        QCOMPARE(spool.report(job.token)["signal"].toInt(-1), signal);
        if (exitCode == 126 || exitCode == 127)
            QVERIFY(!spool.read(job.token, "stderr").isEmpty());
    }

    void leavesALargeFragmentOut()
    {
        LocalSpool spool;
        const auto job = LocalSpool::job(
            "job-fragment", spool.application("head -c 1100000 /dev/zero | tr '\\0' ' ' > application.json"));
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        QVERIFY(spool.report(job.token)["application"].isNull());
        QCOMPARE(spool.report(job.token)["exitCode"].toInt(-1), 0);
        QVERIFY(spool.read(job.token, "stderr").contains("left out"));
    }

    void submitsATokenOnce()
    {
        LocalSpool spool;
        const QString application = spool.application("echo ran >> \"$SHIFTDECK_SITE/ran\"");
        const auto job = LocalSpool::job("job-submitted-twice", application);
        auto other = job;
        other.release = "r2";
        const auto answers = QCoro::waitFor(spool.endpoint->submit({job, job, other}, {}));
        QVERIFY(answers);
        QCOMPARE(answers->size(), 3);
        for (const SubmitAnswer &answer : *answers) {
            QVERIFY(answer.job);
            QCOMPARE(answer.job->endpointJobId, answers->first().job->endpointJobId);
        }
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        const auto again = spool.submit(job);
        QVERIFY(again);
        QCOMPARE(again->phase, EndpointPhase::Ended);
        const auto fresh = QCoro::waitFor(spool.open()->submit({job}, {}));
        QCOMPARE(fresh->first().job->phase, EndpointPhase::Ended);
        QCOMPARE(readBounded(spool.folder.path("site/ran"), 100).value_or("?"), QByteArray("ran\n"));
        QVERIFY(spool.read(job.token, "job.conf").contains("release\tr1\n"));
        const auto left = QDir(spool.config.spoolFolder + "/jobs")
                              .entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(left, QStringList{job.token});
    }

    void keepsToTheSlotsAndTheQueue()
    {
        LocalSpool spool(2);
        const QString application =
            spool.application("echo \"$(basename \"$PWD\")\" >> \"$SHIFTDECK_SITE/order\"\n"
                              "while [ ! -e \"$SHIFTDECK_SITE/go-on\" ]; do sleep 0.05; done");
        QList<JobDescription> jobs;
        QStringList tokens;
        for (int i = 0; i < 6; ++i) {
            // The names run against the order of submission.
            tokens.append(QStringLiteral("job-in-queue-%1").arg(9 - i));
            jobs.append(LocalSpool::job(tokens.last(), application));
        }
        QVERIFY(QCoro::waitFor(spool.endpoint->submit(jobs, {})));
        QTRY_COMPARE(spool.find(tokens[1]).phase, EndpointPhase::Running);
        QTRY_COMPARE(spool.find(tokens[0]).phase, EndpointPhase::Running);
        for (int pass = 0; pass < 5; ++pass)
            QCOMPARE(spool.endpoint->dispatch().value_or(-1), 0);
        for (int i = 2; i < 6; ++i)
            QCOMPARE(spool.find(tokens[i]).phase, EndpointPhase::Queued);
        QCOMPARE(spool.health().running, 2);
        QCOMPARE(spool.health().queued, 4);
        QCOMPARE(spool.health().slotCount, 2);
        QVERIFY(spool.health().up);
        spool.folder.write("site/go-on", "");
        for (const QString &token : tokens)
            QVERIFY(spool.waitForPhase(token, EndpointPhase::Ended));
        const auto order = QString::fromUtf8(readBounded(spool.folder.path("site/order"), 1000).value_or(""))
                               .split('\n', Qt::SkipEmptyParts);
        QCOMPARE(order.size(), 6);
        // Two that start together may write in either order, but none overtakes the pair before it.
        for (int i = 0; i < 6; ++i)
            QVERIFY2(std::abs(order.indexOf(tokens[i]) - i) <= 1, qPrintable(order.join(' ')));
        QCOMPARE(spool.health().running, 0);
    }

    void findsOnlyWhatItKnows()
    {
        LocalSpool spool;
        const auto job = LocalSpool::job("job-to-be-found", spool.application("exit 0"));
        QVERIFY(spool.submit(job));
        const auto found = QCoro::waitFor(
            spool.endpoint->find({"job-nobody-knows", job.token, "../../etc", "", "x", ".new-abc"}, {}));
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().token, job.token);
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
    }

    void retrievesEndedJobs()
    {
        LocalSpool spool;
        const auto job =
            LocalSpool::job("job-to-retrieve", spool.application("sleep 0.3; echo x > out/x.csv"));
        QVERIFY(spool.submit(job));
        const auto early = QCoro::waitFor(spool.endpoint->retrieve(job.token, {}));
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Refused);
        QVERIFY(early.error().retryable);
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        const auto folder = QCoro::waitFor(spool.endpoint->retrieve(job.token, {}));
        QVERIFY(folder);
        for (const char *name : {"report.json", "stdout", "stderr", "out/x.csv"})
            QVERIFY(QFile::exists(*folder + '/' + name));
        for (const QString &token : {QString("job-unknown-1"), QString("../jobs"), QString()}) {
            const auto unknown = QCoro::waitFor(spool.endpoint->retrieve(token, {}));
            QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        }
    }

    void runsAgainByHand()
    {
        LocalSpool spool;
        spool.config.siteFolder = spool.folder.path("it's a \"site\" $HOME");
        spool.endpoint = spool.open();
        const auto job =
            LocalSpool::job("job-by-hand", spool.application("echo \"$SHIFTDECK_SITE\" > out/site.txt"));
        QVERIFY(spool.submit(job));
        QVERIFY(spool.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(spool.read(job.token, "out/site.txt"), QFile::encodeName(spool.config.siteFolder) + '\n');
        QProcess script;
        script.start("/bin/sh", {spool.jobFile(job.token, "script"), spool.folder.path("again")});
        QVERIFY(script.waitForFinished());
        QCOMPARE(script.exitCode(), 0);
        QCOMPARE(readBounded(spool.folder.path("again/out/site.txt"), 1000).value_or(""),
                 QFile::encodeName(spool.config.siteFolder) + '\n');
    }

    void stopsOnRequest()
    {
        LocalSpool spool;
        const auto job = LocalSpool::job("job-never-accepted", spool.application("exit 0"));
        std::stop_source source;
        source.request_stop();
        const auto submitted = QCoro::waitFor(spool.endpoint->submit({job}, source.get_token()));
        QVERIFY(submitted);
        QCOMPARE(submitted->first().job.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFile::exists(spool.jobFile(job.token, "")));
        const auto found = QCoro::waitFor(spool.endpoint->find({job.token}, source.get_token()));
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    void findsTenThousandCheaply()
    {
        LocalSpool spool(1);
        QStringList tokens;
        const QString jobs = spool.config.spoolFolder + "/jobs/";
        for (int i = 0; i < 1000; ++i) {
            tokens.append(QStringLiteral("job-number-%1").arg(i));
            spool.folder.write("spool/jobs/" + tokens.last() + "/pid", "");
        }
        QCOMPARE(QCoro::waitFor(spool.endpoint->find(tokens, {}))->size(), 1000);
        // Ended is ended: the second time nothing is read, so it works without the files.
        QVERIFY(QDir().rename(jobs, spool.config.spoolFolder + "/elsewhere"));
        for (int times = 1; times < 10; ++times)
            tokens.append(tokens.first(1000));
        QElapsedTimer timer;
        timer.start();
        const auto found = QCoro::waitFor(spool.endpoint->find(tokens, {}));
        QCOMPARE(found->size(), 10'000);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(LocalEndpointTest)
#include "localendpointtest.moc"
