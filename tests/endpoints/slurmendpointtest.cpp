// Jobs on a real Slurm: submitted once, followed, stopped, and reported, whatever Slurm forgets.
#include "tests/endpoints/slurmsite.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace shiftdeck;
using test::FaultProxy;
using test::NetFault;
using test::SlurmServer;
using test::SlurmSite;

class SlurmEndpointTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_slurm = std::make_unique<SlurmServer>(); }
    void cleanupTestCase() { m_slurm.reset(); }

    void runsJobsAsOneArray()
    {
        SlurmSite site(*m_slurm);
        const QString good = site.application("echo working; echo '{}' > application.json");
        const QString bad = site.application("exit 7"), killed = site.application("kill -KILL $$");
        const auto answers = site.submit(
            {site.job("array-0001", good), site.job("array-0002", bad), site.job("array-0003", killed)});
        QCOMPARE(answers.size(), 3);
        for (const SubmitAnswer &answer : answers)
            QVERIFY2(answer.job, qPrintable(answer.job ? QString() : answer.job.error().cause));
        QCOMPARE(arraysNamed(site).size(), 1);

        for (const char *token : {"array-0001", "array-0002", "array-0003"})
            QVERIFY(site.waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(site.find(QString("array-0001")).exitCode, std::optional<int>(0));
        QCOMPARE(site.find(QString("array-0002")).exitCode, std::optional<int>(7));
        QCOMPARE(site.find(QString("array-0003")).signal, std::optional<int>(9));
        QVERIFY(!site.find(QString("array-0001")).node.isEmpty());
        const auto folder = QCoro::waitFor(site.endpoint->retrieve("array-0001", {}));
        QVERIFY(folder);
        const auto report =
            QJsonDocument::fromJson(readBounded(*folder + "/report.json", 1 << 20).value()).object();
        QCOMPARE(report["token"].toString(), QString("array-0001"));
        QVERIFY(readBounded(*folder + "/stdout", 1000).value().startsWith("working\n"));
        // Nothing of the task's own remains.
        QCOMPARE(QDir(*folder).entryList({".*"}, QDir::Files | QDir::Hidden), QStringList());
    }

    void submitsATokenOnce()
    {
        SlurmSite site(*m_slurm);
        const auto job = site.job("once-0001", site.application("echo ran >> \"$SHIFTDECK_SITE/ran\""));
        QVERIFY(site.submit({job, job}).first().job);
        site.endpoint = site.open();  // as after a crash of the console
        const auto again = site.submit({job});
        QVERIFY2(again.first().job,
                 qPrintable(again.first().job ? QString() : again.first().job.error().cause));
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(readBounded(site.siteFile("ran"), 1000).value(), QByteArray("ran\n"));
        QCOMPARE(arraysNamed(site).size(), 1);
        site.endpoint = site.open();
        QVERIFY(site.submit({job}).first().job);
        QCOMPARE(arraysNamed(site).size(), 1);
    }

    void keepsTheLimits()
    {
        SlurmSite site(*m_slurm);
        auto slow = site.job("limit-time", site.application("sleep 60"));
        slow.wallSeconds = 1;
        // `tail` keeps a line until its end comes.
        auto large = site.job("limit-memory",
                              site.application("(head -c 300000000 /dev/zero; cat /dev/zero) | tail -n 1"));
        large.memoryMb = 100;
        QCOMPARE(site.submit({slow, large}).size(), 2);
        QCOMPARE(arraysNamed(site).size(), 2);  // an array has one set of limits
        QVERIFY(site.waitForPhase(slow.token, EndpointPhase::Ended));
        QCOMPARE(site.find(slow.token).reason, QString("time-limit"));
        QVERIFY(site.waitForPhase(large.token, EndpointPhase::Ended));
        QCOMPARE(site.find(large.token).reason, QString("memory-limit"));
    }

    void cancels()
    {
        SlurmSite site(*m_slurm);
        const QString application = site.application("echo started > \"$SHIFTDECK_SITE/started\"; sleep 60");
        QVERIFY(site.submit({site.job("cancel-running", application)}).first().job);
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(site.siteFile("started")); }, 30'000));
        QList<JobDescription> many;
        for (int i = 0; i < 30; ++i)  // 16 run at a time
            many.append(site.job(QStringLiteral("cancel-many-%1").arg(i, 2, 10, QChar(u'0')), application));
        QVERIFY(site.submit(many).first().job);
        QStringList tokens{"cancel-running", "cancel-unknown"};
        for (int i = 10; i < 30; ++i)
            tokens.append(many[i].token);
        const auto answers = QCoro::waitFor(site.endpoint->cancel(tokens, {}));
        QVERIFY(answers);
        QCOMPARE(answers->size(), 22);
        for (const CancelAnswer &answer : *answers)
            QCOMPARE(bool(answer.done), answer.token != "cancel-unknown");
        tokens.removeAll(QStringLiteral("cancel-unknown"));
        for (const QString &token : std::as_const(tokens)) {
            QVERIFY(site.waitForPhase(token, EndpointPhase::Ended));
            QCOMPARE(site.find(token).reason, QString("cancelled"));
        }
        QVERIFY(site.find(many[0].token).phase != EndpointPhase::Ended);  // the others go on
        QVERIFY(QCoro::waitFor(site.endpoint->cancel({many[0].token}, {})));
        for (int i = 0; i < 10; ++i)
            QVERIFY(QCoro::waitFor(site.endpoint->cancel({many[i].token}, {})));
    }

    // Slurm forgets what ended; the reports stay.
    void remembersWhatSlurmForgets()
    {
        SlurmSite site(*m_slurm);
        const auto job = site.job("forgotten-1", site.application("exit 3"));
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(
            QTest::qWaitFor([&] { return QFile::exists(site.jobFile(job.token, "report.json")); }, 30'000));
        // A controller that starts without its state has forgotten everything.
        m_slurm = std::make_unique<SlurmServer>();
        site.config.url = m_slurm->url();
        site.config.tokenFile = m_slurm->tokenFile();
        site.endpoint = site.open();
        QCOMPARE(site.find(job.token).phase, EndpointPhase::Ended);
        QCOMPARE(site.find(job.token).exitCode, std::optional<int>(3));
    }

    // The number of a lost job may be given to another one.
    void knowsItsOwnJobsByName()
    {
        SlurmSite site(*m_slurm);
        const auto job = site.job("renumbered-1", site.application("sleep 60"));
        const auto answer = site.submit({job}).first().job;
        QVERIFY(answer);
        const QString number = answer->endpointJobId.section(u':', 1).section(u'_', 0, 0);
        m_slurm->ask("scancel", {number});
        QVERIFY(QTest::qWaitFor([&] { return site.find(job.token).phase == EndpointPhase::Ended; }, 60'000));
        SlurmSite other(*m_slurm);
        const auto stranger = other.job("renumbered-2", other.application("sleep 60"));
        const auto strange = other.submit({stranger}).first().job;
        QVERIFY(strange);
        // Its number is written where the first job's was.
        const auto place = readBounded(site.jobFile(job.token, "batch"), 200).value().split(' ').first();
        for (const char *left : {"report.json", "slurm"})
            QFile::remove(site.jobFile(job.token, left));
        QVERIFY(writeAtomically(site.config.spool.folder + "/batches/" + QString::fromLatin1(place) + ".id",
                                strange->endpointJobId.section(u':', 1).section(u'_', 0, 0).toLatin1()));
        site.endpoint = site.open();
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }, 10'000));
        QCOMPARE(site.find(QStringList{job.token})->size(), 0);
        const auto cancelled = QCoro::waitFor(site.endpoint->cancel({job.token}, {}));
        QVERIFY(cancelled);
        QVERIFY(other.find(stranger.token).phase != EndpointPhase::Ended);
        QVERIFY(QCoro::waitFor(other.endpoint->cancel({stranger.token}, {})));
    }

    // A controller that hangs may take a submission when it goes on, long after the answer was given up.
    void waitsForALateSubmission()
    {
        SlurmSite site(*m_slurm);
        const auto first = site.job("late-00001", site.application("true"));
        QVERIFY(site.submit({first}).first().job);
        const auto job = site.job("late-00002", site.application("echo ran >> \"$SHIFTDECK_SITE/ran\""));
        m_slurm->signal("STOP", "slurmctld");
        const auto doubtful = site.submit({job}).first().job;
        const auto unsure = site.find(QStringList{job.token});
        m_slurm->signal("CONT", "slurmctld");
        QVERIFY(!doubtful);
        QCOMPARE(doubtful.error().code, ErrorCode::Unavailable);
        QVERIFY(doubtful.error().retryable);
        QVERIFY(!unsure);
        QCOMPARE(unsure.error().code, ErrorCode::Unavailable);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(readBounded(site.siteFile("ran"), 1000).value(), QByteArray("ran\n"));
        QCOMPARE(arraysNamed(site).size(), 2);
    }

    void callsNothingAbsentTooSoon()
    {
        SlurmSite site(*m_slurm);
        site.config.settleMs = 2'000;
        site.endpoint = site.open();
        const auto job = site.job("absent-0001", site.application("true"));
        // As a console leaves it that died between its note and the call.
        const auto spool = JobSpool::open(site.config.spool);
        QVERIFY(spool && spool->place(job, {1, 1}));
        QVERIFY(SlurmBatches::open(*spool)->write({job.token}));
        const auto early = site.find(QStringList{job.token});
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Unavailable);
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }, 20'000));
        QVERIFY(site.find(QStringList{job.token})->isEmpty());
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
    }

    void tellsWhatIsRefused()
    {
        SlurmSite site(*m_slurm);
        site.config.partition = "nowhere";
        site.endpoint = site.open();
        const auto answer = site.submit({site.job("refused-001", site.application("true"))}).first().job;
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Refused);
        QVERIFY2(answer.error().cause.contains("partition"), qPrintable(answer.error().cause));
        auto bad = site.job("refused-002", "no path");
        const auto invalid = site.submit({bad}).first().job;
        QVERIFY(!invalid);
        QCOMPARE(invalid.error().code, ErrorCode::InvalidInput);
    }

    void tellsItsHealth()
    {
        SlurmSite site(*m_slurm);
        auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && health->up);
        QVERIFY2(health->message.contains("v0.0.38"), qPrintable(health->message));
        QVERIFY2(health->message.contains("has no accounting"), qPrintable(health->message));
        QVERIFY(!site.endpoint->capabilities().accounting);
        m_slurm->signal("KILL", "slurmrestd");
        health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && !health->up);
        QVERIFY2(health->message.contains("Nobody listens"), qPrintable(health->message));
        m_slurm->restart("slurmrestd");
        QVERIFY(QTest::qWaitFor([&] { return QCoro::waitFor(site.endpoint->health({}))->up; }, 30'000));
    }

    // It is Slurm that judges the token, by its own clock.
    void goesByTheClockOfTheServer()
    {
        constexpr TimeMs kHour = 3'600'000;
        const TimeMs now = QDateTime::currentMSecsSinceEpoch();
        // slurmrestd says nothing of the time, but the controller does.
        SlurmSite site(*m_slurm);
        const test::ManualClock early(now - 2 * kHour);
        site.endpoint = site.open(early);
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && health->up);
        QVERIFY2(std::abs(health->serverAhead - 2 * kHour) < 60'000,
                 qPrintable(QString::number(health->serverAhead)));

        // Here it has expired; there it lasts for an hour.
        FaultProxy proxy(m_slurm->url());
        SlurmSite other(*m_slurm, proxy.url());
        other.config.tokenFile = other.siteFile("token");
        const QByteArray token =
            m_slurm->ask("scontrol", {"token", "username=" + other.config.user, "lifespan=3600"});
        other.writeSecret(other.config.tokenFile, token);
        const test::ManualClock late(now + 2 * kHour);
        int withToken = 0, without = 0;
        proxy.setChoice([&](const QByteArray &) {
            ++(proxy.lastRequest().toLower().contains("x-slurm-user-token") ? withToken : without);
            return NetFault::None;
        });
        other.endpoint = other.open(late);
        const auto refused = other.submit({other.job("clock-0001", other.application("true"))}).first().job;
        QVERIFY(!refused);
        QVERIFY2(refused.error().cause.contains("expired at"), qPrintable(refused.error().cause));
        QCOMPARE(withToken, 0);
        proxy.setDate(
            QLocale::c()
                .toString(QDateTime::fromMSecsSinceEpoch(now, Qt::UTC), "ddd, dd MMM yyyy HH:mm:ss 'GMT'")
                .toLatin1());
        other.endpoint = other.open(late);
        without = 0;
        const auto taken = other.submit({other.job("clock-0002", other.application("true"))}).first().job;
        QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().cause));
        QCOMPARE(without, 1);
        QVERIFY(withToken > 0);
        QVERIFY(other.waitForPhase("clock-0002", EndpointPhase::Ended));
    }

    void refusesAnUnsafeToken()
    {
        SlurmSite site(*m_slurm);
        const QByteArray token = readBounded(m_slurm->tokenFile(), 10'000).value();
        site.config.tokenFile = site.siteFile("token");
        const auto message = [&](const QByteArray &content, QFile::Permissions permissions) {
            if (!writeAtomically(site.config.tokenFile, content))
                return QString();
            QFile::setPermissions(site.config.tokenFile, permissions);
            site.endpoint = site.open();
            const auto answer = site.submit({site.job("token-00001", site.application("true"))}).first().job;
            return answer ? QString() : answer.error().cause + u'|' + answer.error().context;
        };
        const auto own = QFile::ReadOwner | QFile::WriteOwner;
        QVERIFY(message(token, own | QFile::ReadGroup).contains("chmod 600"));
        QVERIFY(message("no token at all", own).contains("no access token"));
        // {"exp": 1700000000, "sun": "root"}
        QVERIFY(message("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDAsInN1biI6InJvb3QifQ.c2ln", own)
                    .contains("expired at 2023-11-14 22:13 UTC"));
        // Well-formed and not signed by anybody: Slurm's answer is as if it were down, so nothing is decided.
        const QString forged = message("eyJhbGciOiJIUzI1NiJ9.eyJzdW4iOiJyb290In0.c2lnbmF0dXJl", own);
        QVERIFY(!forged.isEmpty());
        QVERIFY(!forged.contains("c2lnbmF0dXJl"));
    }

  private:
    // Numbers and names of this spool's arrays, as Slurm's own command tells them.
    QList<QByteArray> arraysNamed(const SlurmSite &site) const
    {
        QList<QByteArray> found;
        const QByteArray listing = m_slurm->ask("squeue", {"-h", "-t", "all", "-o", "%F %j"});
        for (const QByteArray &line : listing.split('\n')) {
            const QByteArray name = line.mid(line.indexOf(' ') + 1).trimmed();
            if (!name.isEmpty() && !found.contains(line.trimmed())
                && QFile::exists(site.config.spool.folder + "/batches/" + QString::fromLatin1(name)))
                found.append(line.trimmed());
        }
        return found;
    }

    std::unique_ptr<SlurmServer> m_slurm;
};

QTEST_GUILESS_MAIN(SlurmEndpointTest)
#include "slurmendpointtest.moc"
