// Jobs that a real Slurm has forgotten and that left no report: how they ended, says its accounting.
#include "tests/endpoints/slurmsite.h"

using namespace shiftdeck;
using test::SlurmServer;
using test::SlurmSite;

class SlurmAccountingTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase()
    {
        m_slurm = std::make_unique<SlurmServer>(
            QStringList{"SHIFTDECK_TEST_SLURMDBD=1", "SHIFTDECK_TEST_MINJOBAGE=2"});
        m_site = std::make_unique<SlurmSite>(*m_slurm);
        m_site->config.reportMs = 0;
        m_site->config.closedMs = 0;
        m_site->endpoint = m_site->open();
        const QString application = m_site->application("sleep 600");
        for (const char *token : {"ended-time", "ended-cancelled", "ended-node", "ended-unnumbered"}) {
            auto job = m_site->job(token, application);
            job.avoidNodes = QStringList{job.token == "ended-node" ? "n1" : "n2"};
            const auto answer = m_site->submit({job}).first().job;
            QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().cause));
            m_numbers.insert(job.token, answer->endpointJobId.section(u':', 1));
        }
        const QStringList tokens = m_numbers.keys();
        for (const QString &token : tokens)
            QVERIFY(
                QTest::qWaitFor([&] { return QFileInfo(m_site->jobFile(token, "pid")).size() > 0; }, 60'000));
        // The controller looks at limits twice a minute.
        m_slurm->ask("scontrol", {"update", "jobid=" + m_numbers["ended-time"], "endtime=now"});
        m_slurm->ask("scontrol", {"update", "nodename=n2", "state=down", "reason=test"});
        m_slurm->ask("scancel", {m_numbers["ended-cancelled"], m_numbers["ended-unnumbered"]});
    }
    void cleanupTestCase()
    {
        m_site.reset();
        m_slurm.reset();
    }

    void tellsThatItIsThere()
    {
        QVERIFY(!m_site->endpoint->capabilities().accounting);  // nobody asked yet
        const auto health = QCoro::waitFor(m_site->endpoint->health({}));
        QVERIFY(health && health->up);
        QVERIFY2(health->message.contains("Its accounting tells"), qPrintable(health->message));
        QVERIFY(m_site->endpoint->capabilities().accounting);
    }

    void tellsHowForgottenJobsEnded_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("node");
        QTest::newRow("cancelled") << "ended-cancelled"
                                   << "cancelled"
                                   << "n1";
        QTest::newRow("node") << "ended-node"
                              << "node"
                              << "n2";
    }
    void tellsHowForgottenJobsEnded()
    {
        QFETCH(QString, token);
        QFETCH(QString, reason);
        QFETCH(QString, node);
        QVERIFY(waitUntilLost(token));
        const EndpointJob job = m_site->find(token);
        QCOMPARE(job.phase, EndpointPhase::Ended);
        QCOMPARE(job.reason, reason);
        QCOMPARE(job.node, node);
        QVERIFY(job.startedAt > 1'700'000'000'000 && job.endedAt >= job.startedAt);
        QVERIFY(!job.exitCode);
        QCOMPARE(job.endpointJobId, "batch:" + m_numbers[token]);
        // A token that ended is not submitted again.
        const auto again = m_site->submit({m_site->job(token, m_site->application("true"))}).first().job;
        QVERIFY(again);
        QCOMPARE(again->phase, EndpointPhase::Ended);
    }

    // As after a crash before the number was written down: the name leads there.
    void findsWhatHasNoNumber()
    {
        const QString token = "ended-unnumbered";
        QVERIFY(waitUntilLost(token));
        QVERIFY(QFile::remove(batchFile(token) + ".id"));
        QFile::remove(m_site->jobFile(token, "slurm"));
        m_site->endpoint = m_site->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_site->find(token).phase, EndpointPhase::Ended, 30'000);
        QCOMPARE(m_site->find(token).reason, QString("cancelled"));
    }

    // The number belongs to somebody else by now.
    void believesNoOtherName()
    {
        const auto job = m_site->job("ended-stranger", m_site->application("true"));
        const auto spool = JobSpool::open(m_site->config.spool);
        QVERIFY(spool && spool->place(job, {1, 1}));
        QVERIFY(SlurmBatches::open(*spool)->write({job.token}));
        QVERIFY(writeAtomically(batchFile(job.token) + ".id",
                                m_numbers["ended-cancelled"].section(u'_', 0, 0).toLatin1()));
        m_site->endpoint = m_site->open();
        QVERIFY(QTest::qWaitFor([&] { return bool(m_site->find(QStringList{job.token})); }, 20'000));
        QVERIFY(m_site->find(QStringList{job.token})->isEmpty());
    }

    void tellsThatTheTimeWasUp()
    {
        QVERIFY(waitUntilLost("ended-time"));
        QTRY_COMPARE_WITH_TIMEOUT(m_site->find(QString("ended-time")).reason, QString("time-limit"), 30'000);
    }

    // One of two books is closed: nothing is called absent, and nothing ended.
    void waitsForAClosedAccountingUntilItOpens()
    {
        const QString token = "ended-cancelled";
        m_slurm->signal("KILL", "slurmdbd");
        m_site->endpoint = m_site->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_site->find(QStringList{token}).value_or(QList<EndpointJob>()).size(), 1,
                                  20'000);
        QCOMPARE(m_site->find(token).phase, EndpointPhase::Queued);  // its claim was lost, too
        const auto health = QCoro::waitFor(m_site->endpoint->health({}));
        QVERIFY(health && health->up);
        QVERIFY2(health->message.contains("accounting does not answer"), qPrintable(health->message));
        QVERIFY(m_site->endpoint->capabilities().accounting);

        m_slurm->restart("slurmdbd");
        QVERIFY(m_site->waitForPhase(token, EndpointPhase::Ended));
        QCOMPARE(m_site->find(token).reason, QStringLiteral("cancelled"));
    }

  private:
    // Until Slurm has forgotten it; then a disk loses what the job said itself.
    bool waitUntilLost(const QString &token) const
    {
        const QByteArray name = QFileInfo(batchFile(token)).fileName().toLatin1();
        const bool isForgotten = QTest::qWaitFor(
            [&] {
                return !m_slurm->ask("squeue", {"-h", "-t", "all", "-o", "%j"}).contains(name);
            },
            120'000);
        for (const char *left : {"report.json", "reason", "exit_code", "pid"})
            QFile::remove(m_site->jobFile(token, left));
        return isForgotten;
    }
    QString batchFile(const QString &token) const
    {
        const QByteArray place = readBounded(m_site->jobFile(token, "batch"), 200).value_or(QByteArray());
        return m_site->config.spool.folder + "/batches/" + QString::fromLatin1(place.split(' ').first());
    }

    std::unique_ptr<SlurmServer> m_slurm;
    std::unique_ptr<SlurmSite> m_site;
    QHash<QString, QString> m_numbers;  // "ARRAY_TASK", by token
};

QTEST_GUILESS_MAIN(SlurmAccountingTest)
#include "slurmaccountingtest.moc"
