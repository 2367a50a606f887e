// HTCondor's endpoint on programs that stand in for HTCondor's: jobs that run, end, are cancelled and held.
#include "tests/endpoints/condorsite.h"

#include <QJsonDocument>

using namespace shiftdeck;
using test::CondorSite;

class CondorEndpointTest : public QObject {
    Q_OBJECT

  private slots:
    void runsJobs()
    {
        CondorSite site;
        const QString good = site.application("cp job.conf out/copy; echo hello"),
                      bad = site.application("exit 7");
        const auto answers = site.submit(
            {site.job("token-good-1", good), site.job("token-good-2", good), site.job("token-bad-1", bad)});
        QCOMPARE(answers.size(), 3);
        for (const SubmitAnswer &answer : answers)
            QVERIFY2(answer.job, answer.job ? "" : qPrintable(answer.job.error().cause));
        QCOMPARE(answers[0].job->endpointJobId, QString("pool:1.0"));
        QCOMPARE(answers[2].job->endpointJobId, QString("pool:1.2"));
        QCOMPARE(site.calls("condor_submit").size(), 1);
        for (const char *token : {"token-good-1", "token-good-2", "token-bad-1"})
            QVERIFY(site.waitForPhase(token, EndpointPhase::Ended));
        const EndpointJob done = site.find(QString("token-good-1")),
                          failed = site.find(QString("token-bad-1"));
        QCOMPARE(done.exitCode, std::optional<int>(0));
        QCOMPARE(done.reason, QString());
        QVERIFY(!done.node.isEmpty() && done.endedAt > 0);
        QCOMPARE(failed.exitCode, std::optional<int>(7));
        const auto folder = QCoro::waitFor(site.endpoint->retrieve("token-good-1", {}));
        QVERIFY(folder);
        QCOMPARE(readBounded(*folder + "/stdout", 100).value(), QByteArray("hello\n"));
        QVERIFY(QFileInfo::exists(*folder + "/out/copy"));
        const auto report =
            QJsonDocument::fromJson(readBounded(*folder + "/report.json", 1 << 16).value()).object();
        QCOMPARE(report["token"].toString(), QString("token-good-1"));
        // What ended is not asked for again.
        const auto asked = site.calls("condor_q").size();
        QCOMPARE(site.find(QString("token-good-1")).phase, EndpointPhase::Ended);
        QCOMPARE(site.calls("condor_q").size(), asked);
    }

    void takesATokenOnce()
    {
        CondorSite site;
        const auto job = site.job("token-twice-1", site.application("echo ran >>\"$SHIFTDECK_SITE/ran\""));
        QVERIFY(site.submit({job, job}).first().job);
        QVERIFY(site.submit({job}).first().job);
        site.endpoint = site.open();
        const auto again = site.submit({job});
        QVERIFY(again.first().job);
        QCOMPARE(site.calls("condor_submit").size(), 1);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        // HTCondor starts it once more, on another node.
        QProcess second;
        second.setWorkingDirectory(site.jobFile(job.token, {}));
        second.start(site.config.spool.folder + "/condor/run.sh", QStringList());
        QVERIFY(second.waitForFinished() && second.exitCode() == 0);
        QCOMPARE(readBounded(site.siteFile("ran"), 1000).value(), QByteArray("ran\n"));
        QCOMPARE(site.submit({job}).first().job->phase, EndpointPhase::Ended);
        QCOMPARE(site.calls("condor_submit").size(), 1);
    }

    // Where the site starts it without a session of its own, the job gets one, and is told to end as well.
    void endsAJobThatLeadsNoSession()
    {
        CondorSite site;
        site.setRunning(false);
        const auto job =
            site.job("token-session-1", site.application("touch \"$SHIFTDECK_SITE/began\"; exec sleep 600"));
        QVERIFY(site.submit({job}).first().job);
        QProcess runs;
        runs.setWorkingDirectory(site.jobFile(job.token, {}));
        runs.start(site.config.spool.folder + "/condor/run.sh", QStringList());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(site.siteFile("began")), 60'000);
        runs.terminate();
        QVERIFY(runs.waitForFinished() && runs.exitCode() == 0);
        const EndpointJob ended = site.find(job.token);
        QCOMPARE(ended.phase, EndpointPhase::Ended);
        QCOMPARE(ended.reason, QString("node"));
    }

    void keepsTheLimits()
    {
        CondorSite site;
        auto job = site.job("token-long-1", site.application("sleep 600"));
        job.wallSeconds = 1;
        job.memoryMb = 2000;
        job.avoidNodes = QStringList{"node7.example.org"};
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(site.find(job.token).reason, QString("time-limit"));
        const QString batch =
            QString::fromLatin1(readBounded(site.jobFile(job.token, "condor"), 100).value().trimmed());
        const QByteArray description =
            readBounded(site.config.spool.folder + "/condor/" + batch + ".sub", 1 << 16).value();
        QVERIFY(description.contains("request_memory = 2264\n"));
        QVERIFY(description.contains("allowed_execute_duration = 122\n"));
        QVERIFY(description.contains("(TARGET.Machine =!= \"node7.example.org\")"));
    }

    void cancels()
    {
        CondorSite site;
        site.setRunning(false);
        const auto waiting =
            site.job("token-waiting-1", site.application("echo ran >>\"$SHIFTDECK_SITE/ran\""));
        QVERIFY(site.submit({waiting}).first().job);
        QCOMPARE(site.find(waiting.token).phase, EndpointPhase::Queued);
        site.setRunning(true);
        const auto running =
            site.job("token-running-1", site.application("touch \"$SHIFTDECK_SITE/began\"; exec sleep 600"));
        site.tell("condor_hold", {waiting.token, "1", "0"});
        QVERIFY(site.submit({running}).first().job);
        QVERIFY(site.waitForPhase(running.token, EndpointPhase::Running));
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(site.siteFile("began")), 60'000);
        const auto answers =
            QCoro::waitFor(site.endpoint->cancel({waiting.token, running.token, "token-unknown-1"}, {}));
        QVERIFY(answers);
        QCOMPARE(answers->size(), 3);
        for (const CancelAnswer &answer : *answers)
            QCOMPARE(bool(answer.done), answer.token != "token-unknown-1");
        QVERIFY(site.waitForPhase(running.token, EndpointPhase::Ended));
        QCOMPARE(site.find(running.token).reason, QString("cancelled"));
        QCOMPARE(site.find(waiting.token).reason, QString("cancelled"));
        QTRY_VERIFY_WITH_TIMEOUT(site.stateFile("queue").isEmpty(), 60'000);
        QVERIFY(!QFileInfo::exists(site.siteFile("ran")));
        // Once more, and nothing is there any more.
        QVERIFY(QCoro::waitFor(site.endpoint->cancel({waiting.token}, {}))->first().done);
    }

    void saysWhenAJobStaysInTheQueue()
    {
        CondorSite site;
        site.setRunning(false);
        const auto job = site.job("token-stays-1", site.application("true"));
        QVERIFY(site.submit({job}).first().job);
        site.setFaults({"condor_rm connect"});
        const auto answers = QCoro::waitFor(site.endpoint->cancel({job.token}, {}));
        QVERIFY(answers && !answers->first().done);
        QCOMPARE(answers->first().done.error().code, ErrorCode::Unavailable);
        QVERIFY(QCoro::waitFor(site.endpoint->cancel({job.token}, {}))->first().done);
    }

    void knowsWhyAJobIsHeld_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("subCode");
        QTest::addColumn<QString>("reason");  // empty: it waits for its user
        QTest::newRow("by the user") << 1 << 0 << "";
        QTest::newRow("out of memory") << 34 << 102 << "memory-limit";
        QTest::newRow("allowed duration") << 47 << 0 << "time-limit";
        QTest::newRow("input not transferred") << 13 << 2 << "node";
    }
    void knowsWhyAJobIsHeld()
    {
        QFETCH(int, code);
        QFETCH(int, subCode);
        QFETCH(QString, reason);
        CondorSite site;
        site.setRunning(false);
        const auto job = site.job("token-held-1", site.application("echo ran >>\"$SHIFTDECK_SITE/ran\""));
        QVERIFY(site.submit({job}).first().job);
        site.tell("condor_hold", {job.token, QString::number(code), QString::number(subCode)});
        const EndpointJob held = site.find(job.token);
        QCOMPARE(held.phase, reason.isEmpty() ? EndpointPhase::Queued : EndpointPhase::Ended);
        QCOMPARE(held.reason, reason);
        // Released later: what was called ended does nothing.
        site.setRunning(true);
        site.tell("condor_release", {job.token});
        QVERIFY(QTest::qWaitFor([&] { return site.stateFile("queue").isEmpty(); }, 60'000));
        QCOMPARE(QFileInfo::exists(site.siteFile("ran")), reason.isEmpty());
        QCOMPARE(site.find(job.token).phase, EndpointPhase::Ended);
    }

    void tellsOfAJobThatLeftNothing()
    {
        CondorSite site;
        site.config.reportMs = 200;
        site.endpoint = site.open();
        const auto job = site.job("token-killed-1", site.application("sleep 600"));
        QVERIFY(site.submit({job}).first().job);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(site.jobFile(job.token, "pid")).size() > 0, 60'000);
        site.tell("condor_hold", {job.token, "21", "102"});  // kills it
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(site.find(job.token).reason, QString("memory-limit"));
        // Released, it finds its claim taken.
        site.tell("condor_release", {job.token});
        QVERIFY(QTest::qWaitFor([&] { return site.stateFile("queue").isEmpty(); }, 60'000));
        QCOMPARE(site.find(job.token).reason, QString("memory-limit"));
    }

    // 600 jobs: one program submits them, one asks for all.
    void handlesMany()
    {
        CondorSite site;
        site.setRunning(false);
        const QString application = site.application("true");
        QList<JobDescription> jobs;
        QStringList tokens;
        for (int i = 0; i < 600; ++i) {
            tokens.append(QStringLiteral("token-many-%1").arg(i));
            jobs.append(site.job(tokens.last(), application));
        }
        const auto answers = site.submit(jobs);
        QVERIFY(
            std::all_of(answers.begin(), answers.end(), [](const auto &answer) { return bool(answer.job); }));
        const auto found = site.find(tokens);
        QVERIFY(found);
        QCOMPARE(found->size(), 600);
        QCOMPARE(site.calls("condor_submit").size(), 1);
        QCOMPARE(site.calls("condor_q").size(), 1);
        QCOMPARE(site.calls("condor_history").size(), 0);
        QVERIFY(!QCoro::waitFor(site.endpoint->submit(jobs + jobs, {})));  // more than a batch
    }

    void believesNoStranger()
    {
        CondorSite site;
        site.setRunning(false);
        site.config.owner = "prod";
        site.endpoint = site.open();
        const auto job = site.job("token-owner-1", site.application("true"));
        site.setFaults({"condor_submit die-before"});
        QCOMPARE(site.submit({job}).first().job.error().code, ErrorCode::Unavailable);
        // Somebody else has a job with this token.
        qputenv("CONDOR_STANDIN_OWNER", "mallory");
        const QString batch =
            QString::fromLatin1(readBounded(site.jobFile(job.token, "condor"), 100).value().trimmed());
        site.tell("condor_submit", {site.config.spool.folder + "/condor/" + batch + ".sub"});
        qunsetenv("CONDOR_STANDIN_OWNER");
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }));
        QVERIFY(site.find(QStringList{job.token})->isEmpty());
        QVERIFY(site.submit({job}).first().job);
        QCOMPARE(site.find(job.token).endpointJobId, QString("pool:2.0"));
    }

    // More entries of one token in the history than were asked for hide no other.
    void readsTheWholeHistoryWhereItMust()
    {
        CondorSite site;
        site.setRunning(false);
        const auto first = site.job("token-hidden-1", site.application("true")),
                   second = site.job("token-hidden-2", site.application("true"));
        QVERIFY(site.submit({first}).first().job);
        QVERIFY(site.submit({second}).first().job);
        const QString batch =
            QString::fromLatin1(readBounded(site.jobFile(second.token, "condor"), 100).value().trimmed());
        for (int i = 0; i < 3; ++i)  // somebody submits the second once more by hand
            site.tell("condor_submit", {site.config.spool.folder + "/condor/" + batch + ".sub"});
        site.tell("condor_rm",
                  {"-constraint", "stringListMember(ShiftdeckToken, \"token-hidden-1,token-hidden-2\")"});
        const auto found = site.find(QStringList{first.token, second.token});
        QVERIFY2(found, found ? "" : qPrintable(found.error().cause));
        QCOMPARE(found->size(), 2);
        QCOMPARE(site.calls("condor_history").size(), 2);
    }

    // A submission that was begun before this program was started may still arrive.
    void callsNothingAbsentTooEarly()
    {
        CondorSite site;
        site.config.settleMs = 300;
        site.endpoint = site.open();
        const auto job = site.job("token-early-1", site.application("true"));
        site.setFaults({"condor_submit die-before"});
        QVERIFY(!site.submit({job}).first().job);
        const auto early = site.find(QStringList{job.token});
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Unavailable);
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }));
        QVERIFY(site.find(QStringList{job.token})->isEmpty());
        // One that was never handed over is asked nobody for.
        const auto asked = site.calls("condor_q").size();
        QVERIFY(site.find(QStringList{"token-never-1", "no token"})->isEmpty());
        QCOMPARE(site.calls("condor_q").size(), asked);
    }

    void needsItsPrograms()
    {
        CondorSite site;
        site.config.tools.folder = site.siteFile("nowhere");
        site.endpoint = site.open();
        const auto job = site.job("token-tools-1", site.application("true"));
        const auto answer = site.submit({job}).first().job;
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::NotFound);
        QVERIFY(answer.error().retryable);
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && !health->up && health->message.contains("nowhere"));
    }

    void tellsHowItIs()
    {
        CondorSite site;
        site.setRunning(false);
        QVERIFY(site.submit({site.job("token-health-1", site.application("true"))}).first().job);
        auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && health->up);
        QCOMPARE(health->queued, 1);
        QCOMPARE(health->running, 0);
        site.setFaults({"condor_q connect"});
        health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && !health->up && health->message.contains("Failed to connect"));
        site.setFaults({"condor_status rubbish"});
        health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && health->up && health->queued == 0);
    }

    void stopsWhenAsked()
    {
        CondorSite site;
        site.setRunning(false);
        const auto job = site.job("token-stop-1", site.application("true"));
        QVERIFY(site.submit({job}).first().job);
        site.endpoint = site.open();
        site.setFaults({"condor_q hang-before"});
        std::stop_source source;
        auto finding = site.endpoint->find({job.token}, source.get_token());
        QTRY_VERIFY_WITH_TIMEOUT(site.calls("condor_q").contains("condor_q hang-before"), 60'000);
        source.request_stop();
        const auto found = QCoro::waitFor(std::move(finding));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
    }

    void refusesNames_data()
    {
        QTest::addColumn<QString>("schedd");
        QTest::addColumn<QString>("folder");
        QTest::newRow("an option") << "-help"
                                   << "spool";
        QTest::newRow("an expression") << "$(HOME)"
                                       << "spool";
        QTest::newRow("two words") << "a b"
                                   << "spool";
        QTest::newRow("a folder that is expanded") << ""
                                                   << "$(HOME)";
    }
    void refusesNames()
    {
        QFETCH(QString, schedd);
        QFETCH(QString, folder);
        CondorSite site;
        site.config.schedd = schedd;
        site.config.spool.folder = site.siteFile(folder);
        const auto opened = CondorEndpoint::open(site.config, site.clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CondorEndpointTest)
#include "condorendpointtest.moc"
