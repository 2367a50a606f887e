// Jobs at a real ARC computing element: submitted once, followed, stopped, fetched and reported.
#include "tests/endpoints/arcsite.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace shiftdeck;
using test::ArcServer;
using test::ArcSite;
using test::FaultProxy;
using test::NetFault;

class ArcEndpointTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_arc = std::make_unique<ArcServer>(); }
    void cleanupTestCase() { m_arc.reset(); }

    void runsJobs()
    {
        ArcSite site(*m_arc);
        auto good = site.job(
            "runs-00001",
            site.application("echo working; echo 'of $x' > \"out/a b\"; echo '{}' > application.json"));
        good.outputs = {{"main", "a b"}, {"other", "never-made"}};
        const auto bad = site.job("runs-00002", site.application("exit 7"));
        const auto killed = site.job("runs-00003", site.application("kill -KILL $$"));
        const auto answers = site.submit({good, bad, killed});
        QCOMPARE(answers.size(), 3);
        for (const SubmitAnswer &answer : answers)
            QVERIFY2(answer.job, qPrintable(answer.job ? QString() : answer.job.error().cause));
        for (const char *token : {"runs-00001", "runs-00002", "runs-00003"})
            QVERIFY(site.waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(site.find(QString("runs-00001")).exitCode, std::optional<int>(0));
        QCOMPARE(site.find(QString("runs-00002")).exitCode, std::optional<int>(7));
        QCOMPARE(site.find(QString("runs-00003")).signal, std::optional<int>(9));
        QVERIFY(!site.find(QString("runs-00001")).node.isEmpty());
        QVERIFY(site.find(QString("runs-00001")).endpointJobId.startsWith("grid:"));

        const auto folder = QCoro::waitFor(site.endpoint->retrieve("runs-00001", {}));
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().cause));
        const auto report =
            QJsonDocument::fromJson(readBounded(*folder + "/report.json", 1 << 20).value()).object();
        QCOMPARE(report["token"].toString(), QString("runs-00001"));
        QVERIFY(readBounded(*folder + "/stdout", 1000).value().startsWith("working\n"));
        QCOMPARE(readBounded(*folder + "/out/a b", 1000).value(), QByteArray("of $x\n"));
        QCOMPARE(QDir(*folder).entryList({".*"}, QDir::Files | QDir::Hidden), QStringList());
        // It was removed there only now; here it is known for ever.
        QVERIFY(QTest::qWaitFor([&] { return !m_arc->jobNames().contains("runs-00001"); }, 30'000));
        QVERIFY(m_arc->jobNames().contains("runs-00002"));
        site.endpoint = site.open();
        QCOMPARE(site.find(QString("runs-00001")).exitCode, std::optional<int>(0));
        const auto again = QCoro::waitFor(site.endpoint->retrieve("runs-00001", {}));
        QVERIFY(again);
        // Jobs lend our rights for a while.
        QVERIFY(QFile::exists(site.config.spool.folder + "/delegation"));
    }

    // Where the nodes do not see the storage.
    void bringsInputs()
    {
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        int uploads = 0;
        proxy.setChoice([&uploads](const QByteArray &line) {
            return line.startsWith("PUT /arex/rest/1.0/jobs/") && ++uploads == 3 ? NetFault::LostRequest
                                                                                 : NetFault::None;
        });
        ArcSite site(*m_arc, proxy.url());
        site.config.stagesInputs = true;
        site.endpoint = site.open();
        QByteArray large(9 << 20, 'x');  // more than a portion
        large += "the end\n";
        QTemporaryDir hidden;  // whoever jobs run as cannot look into it
        QVERIFY(writeAtomically(hidden.filePath("raw 1"), large));
        QVERIFY(writeAtomically(hidden.filePath("raw 2"), "of the second\n"));
        auto job = site.job("stage-00001",
                            site.application("awk -F'\\t' '$1 == \"input\" { print $3 }' \"$1\" |"
                                             " while read -r f; do cat \"$f\"; done > out/copy"));
        job.inputs = {{"raw/1", hidden.filePath("raw 1"), 1, 0, 1, true},
                      {"raw/2", hidden.filePath("raw 2"), 1, 0, 1, true}};
        job.outputs = {{"main", "copy"}};
        QVERIFY(site.submit({job}).first().job);
        QCOMPARE(uploads, 3);
        QVERIFY(!QFile::exists(site.jobFile(job.token, "uploaded")));
        site.endpoint = site.open();  // goes on with it
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(site.find(job.token).exitCode, std::optional<int>(0));
        const auto folder = QCoro::waitFor(site.endpoint->retrieve(job.token, {}));
        QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().cause));
        const QByteArray copy = readBounded(*folder + "/out/copy", 1 << 30).value();
        QVERIFY(copy == large + "of the second\n");
        job.token = "stage-00002";
        QVERIFY(QFile::remove(hidden.filePath("raw 2")));
        const auto missing = site.submit({job}).first().job;
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void submitsATokenOnce()
    {
        ArcSite site(*m_arc);
        const auto job = site.job("once-0001", site.application("echo ran >> \"$SHIFTDECK_SITE/ran\""));
        QVERIFY(site.submit({job, job}).first().job);
        site.endpoint = site.open();  // as after a crash of the console
        QVERIFY(site.submit({job}).first().job);
        // It never read the answer: only the name tells.
        QVERIFY(QFile::remove(site.jobFile(job.token, "arc")));
        site.endpoint = site.open();
        const auto again = site.submit({job});
        QVERIFY2(again.first().job,
                 qPrintable(again.first().job ? QString() : again.first().job.error().cause));
        QVERIFY(QFile::exists(site.jobFile(job.token, "arc")));
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(readBounded(site.siteFile("ran"), 1000).value(), QByteArray("ran\n"));
        QCOMPARE(m_arc->jobNames().count(job.token), 1);
    }

    // Two consoles that know nothing of each other, which the ledger forbids: one of their jobs is ended.
    void endsASecondJobOfAToken()
    {
        ArcSite site(*m_arc), other(*m_arc);
        const QString application = site.application("sleep 100");
        const auto job = site.job("twice-0001", application);
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(other.submit({job}).first().job);
        QCOMPARE(m_arc->jobNames().count(job.token), 2);
        QVERIFY(QFile::remove(site.jobFile(job.token, "arc")));
        site.endpoint = site.open();
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Running));
        const QString kept = readBounded(site.jobFile(job.token, "arc"), 256).value();
        const QString others = readBounded(other.jobFile(job.token, "arc"), 256).value();
        if (kept != others) {
            QVERIFY(other.waitForPhase(job.token, EndpointPhase::Ended));
            QCOMPARE(other.find(job.token).reason, QString("cancelled"));
        }
        QVERIFY(site.find(job.token).phase != EndpointPhase::Ended);
        QVERIFY(QCoro::waitFor(site.endpoint->cancel({job.token}, {})));
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
    }

    void keepsTheLimits()
    {
        ArcSite site(*m_arc);
        auto slow = site.job("limit-time", site.application("sleep 60"));
        slow.wallSeconds = 1;
        QVERIFY(site.submit({slow}).first().job);
        QVERIFY(site.waitForPhase(slow.token, EndpointPhase::Ended));
        QCOMPARE(site.find(slow.token).reason, QString("time-limit"));
    }

    // What A-REX calls killed goes on where jobs are processes; the job's own wrapper ends it.
    void cancels()
    {
        ArcSite site(*m_arc);
        const auto job = site.job("cancel-running",
                                  site.application("echo $$ > \"$SHIFTDECK_SITE/process\"; exec sleep 100"));
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(QTest::qWaitFor([&] { return QFileInfo(site.siteFile("process")).size() > 0; }, 60'000));
        QList<JobDescription> many;
        for (int i = 0; i < 12; ++i)  // 8 run at a time
            many.append(site.job(QStringLiteral("cancel-many-%1").arg(i, 2, 10, QChar(u'0')),
                                 site.application("exec sleep 100")));
        QVERIFY(site.submit(many).first().job);
        QStringList tokens{"cancel-running", "cancel-unknown"};
        for (const JobDescription &one : std::as_const(many))
            tokens.append(one.token);
        // Placed, and not handed over.
        const auto spool = JobSpool::open(site.config.spool);
        QVERIFY(spool && spool->place(site.job("cancel-placed", site.application("true")), {1, 1}));
        tokens.append("cancel-placed");
        const auto answers = QCoro::waitFor(site.endpoint->cancel(tokens, {}));
        QVERIFY(answers);
        QCOMPARE(answers->size(), 15);
        for (const CancelAnswer &answer : *answers)
            QVERIFY2(bool(answer.done) == (answer.token != "cancel-unknown"), qPrintable(answer.token));
        tokens.removeAll(QStringLiteral("cancel-unknown"));
        for (const QString &token : std::as_const(tokens)) {
            QVERIFY(site.waitForPhase(token, EndpointPhase::Ended));
            QCOMPARE(site.find(token).reason, QString("cancelled"));
        }
        const QString process =
            QString::fromLatin1(readBounded(site.siteFile("process"), 100).value().trimmed());
        QVERIFY(QTest::qWaitFor([&] { return !QFile::exists("/proc/" + process); }, 30'000));
        QVERIFY(site.submit({site.job("cancel-placed", site.application("true"))}).first().job);
        QVERIFY(!m_arc->jobNames().contains("cancel-placed"));
    }

    void callsNothingAbsentTooSoon()
    {
        ArcSite site(*m_arc);
        site.config.settleMs = 2'000;
        site.endpoint = site.open();
        const auto job = site.job("absent-0001", site.application("true"));
        // As a console leaves it that died between its note and the call.
        const auto spool = JobSpool::open(site.config.spool);
        QVERIFY(spool && spool->place(job, {1, 1}));
        QVERIFY(writeAtomically(site.jobFile(job.token, "batch"), "1\n"));
        const auto early = site.find(QStringList{job.token});
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Unavailable);
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }, 30'000));
        QVERIFY(site.find(QStringList{job.token})->isEmpty());
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
    }

    // Without a report, as after the end of a node, what ARC knows is kept.
    void diagnosesWhatLeavesNoReport()
    {
        ArcSite site(*m_arc);
        site.config.reportMs = 1'000;
        site.endpoint = site.open();
        const auto job = site.job("diagnose-1", site.application("kill -KILL $PPID"));  // its wrapper
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(site.find(job.token).reason, QString("node"));
        const auto folder = QCoro::waitFor(site.endpoint->retrieve(job.token, {}));
        QVERIFY(folder);
        QVERIFY(!QFile::exists(*folder + "/report.json"));
        QVERIFY(readBounded(*folder + "/stderr", 10'000).value().contains("arc: LRMS error"));
        QVERIFY(readBounded(*folder + "/arc-log", 1 << 20).value().contains("INLRMS"));
    }

    void tellsWhatIsRefused()
    {
        ArcSite site(*m_arc);
        site.config.queue = "nowhere";
        site.endpoint = site.open();
        const auto answer = site.submit({site.job("refused-001", site.application("true"))}).first().job;
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Refused);
        QVERIFY2(answer.error().cause.contains("queue nowhere"), qPrintable(answer.error().cause));
        const auto invalid = site.submit({site.job("refused-002", "no path")}).first().job;
        QVERIFY(!invalid);
        QCOMPARE(invalid.error().code, ErrorCode::InvalidInput);
    }

    void tellsWhyItIsNotLetIn()
    {
        const auto failure = [&](auto change) {
            ArcSite site(*m_arc);
            change(site);
            site.endpoint = site.open();
            const auto health = QCoro::waitFor(site.endpoint->health({}));
            const auto answer = site.submit({site.job("stranger-1", site.application("true"))}).first().job;
            if (answer || !health || health->up)
                return QString();
            return health->message + u'|' + answer.error().cause;
        };
        const QString stranger = failure([&](ArcSite &s) { s.config.credentialFile = m_arc->stranger(); });
        QVERIFY2(stranger.count("does not let us in (HTTP 403") == 2, qPrintable(stranger));
        const QString unknown = failure([&](ArcSite &s) { s.config.authorities.clear(); });
        QVERIFY2(unknown.count("authority that is not known here") == 2, qPrintable(unknown));
        const QString readable = failure([&](ArcSite &s) {
            s.config.credentialFile = s.siteFile("credential");
            QVERIFY(QFile::copy(m_arc->credential(), s.config.credentialFile));
            QFile::setPermissions(s.config.credentialFile, QFile::Permissions(0x6644));
        });
        QVERIFY2(readable.contains("chmod 600"), qPrintable(readable));
        // {"exp": 1700000000, "sub": "root"}
        const QString expired = failure([&](ArcSite &s) {
            s.config.credentialFile.clear();
            s.config.tokenFile = s.siteFile("token");
            QVERIFY(writeAtomically(s.config.tokenFile,
                                    "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDAsInN1YiI6InJvb3QifQ.c2ln"));
            QFile::setPermissions(s.config.tokenFile, QFile::ReadOwner | QFile::WriteOwner);
        });
        QVERIFY2(expired.contains("expired at 2023-11-14 22:13 UTC"), qPrintable(expired));
        QVERIFY(!expired.contains("c2ln"));
        const QString forged = failure([&](ArcSite &s) {
            s.config.credentialFile.clear();
            s.config.tokenFile = s.siteFile("token");
            QVERIFY(
                writeAtomically(s.config.tokenFile, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyb290In0.c2lnbmF0dXJl"));
            QFile::setPermissions(s.config.tokenFile, QFile::ReadOwner | QFile::WriteOwner);
        });
        QVERIFY2(forged.contains("HTTP 403"), qPrintable(forged));
        QVERIFY(!forged.contains("c2lnbmF0dXJl"));
        QVERIFY(!m_arc->jobNames().contains("stranger-1"));
    }

    void takesARenewedCredentialAtOnce()
    {
        ArcSite site(*m_arc);
        const QString credential = site.siteFile("credential");
        QVERIFY(QFile::copy(m_arc->stranger(), credential));
        site.config.credentialFile = credential;
        site.endpoint = site.open();
        QVERIFY(!QCoro::waitFor(site.endpoint->health({}))->up);
        QVERIFY(QFile::remove(credential));
        QVERIFY(QFile::copy(m_arc->credential(), credential));
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY2(health && health->up, qPrintable(health ? health->message : QString()));
    }

    void renewsWhatItLends()
    {
        ArcSite site(*m_arc);
        QVERIFY(site.submit({site.job("lend-00001", site.application("true"))}).first().job);
        const QString note = site.config.spool.folder + "/delegation";
        const QList<QByteArray> first = readBounded(note, 512).value().trimmed().split(' ');
        QCOMPARE(first.size(), 2);
        QVERIFY(first[1].toLongLong() > site.clock.now());
        // Near its end: the next call renews it under the same id, also in another process.
        QVERIFY(writeAtomically(note, first[0] + ' ' + QByteArray::number(site.clock.now() + 60'000) + '\n'));
        site.endpoint = site.open();
        QVERIFY(site.find(QStringList{"lend-00001"}));
        const QList<QByteArray> second = readBounded(note, 512).value().trimmed().split(' ');
        QCOMPARE(second.value(0), first[0]);
        QVERIFY(second.value(1).toLongLong() >= first[1].toLongLong());
        // One that ARC does not know any more is in nobody's way.
        QVERIFY(
            writeAtomically(note, "0123456789ab " + QByteArray::number(site.clock.now() + 60'000) + '\n'));
        site.endpoint = site.open();
        QVERIFY(site.submit({site.job("lend-00002", site.application("true"))}).first().job);
        QVERIFY(site.waitForPhase("lend-00002", EndpointPhase::Ended));
    }

    void tellsItsHealth()
    {
        ArcSite site(*m_arc);
        auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && health->up);
        QVERIFY2(health->message.contains("interface 1.0"), qPrintable(health->message));
        m_arc->signal("KILL", "ws");
        health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && !health->up);
        QVERIFY2(health->message.contains("Nobody listens"), qPrintable(health->message));
        m_arc->restart("ws");
        QVERIFY(QTest::qWaitFor([&] { return QCoro::waitFor(site.endpoint->health({}))->up; }, 30'000));
    }

  private:
    std::unique_ptr<ArcServer> m_arc;
};

QTEST_GUILESS_MAIN(ArcEndpointTest)
#include "arcendpointtest.moc"
