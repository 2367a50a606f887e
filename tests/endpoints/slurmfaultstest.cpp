// A network that loses, cuts, delays and repeats, between the endpoint and a real Slurm: the jobs there are
// always those that were meant, each once.
#include "tests/endpoints/slurmsite.h"
#include "tests/endpoints/submissionfaults.h"

#include <thread>

using namespace shiftdeck;
using test::FaultProxy;
using test::NetFault;
using test::SlurmServer;
using test::SlurmSite;

class SlurmFaultsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_slurm = std::make_unique<SlurmServer>(); }
    void cleanupTestCase() { m_slurm.reset(); }

    // A library that sends a broken request again would submit twice.
    void sendsASubmissionOnce_data() { test::addSubmissionFaults(); }
    void sendsASubmissionOnce()
    {
        QFETCH(NetFault, fault);
        QFETCH(bool, isAccepted);
        FaultProxy proxy(m_slurm->url());
        SlurmSite site(*m_slurm, proxy.url());
        site.config.limit = std::chrono::seconds(3);
        site.endpoint = site.open();
        proxy.setChoice(
            [fault](const QByteArray &line) { return line.startsWith("POST") ? fault : NetFault::None; });
        const auto job = site.job("fault-00001", site.application("echo ran >> \"$SHIFTDECK_SITE/ran\""));
        const auto answer = site.submit({job}).first().job;
        QCOMPARE(proxy.requests("POST"), 1);
        QCOMPARE(bool(answer), fault == NetFault::TwoReplies);
        if (!answer) {
            QCOMPARE(answer.error().code, ErrorCode::Unavailable);
            QVERIFY(!answer.error().cause.isEmpty());
        }
        proxy.setChoice({});
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }, 30'000));
        QCOMPARE(site.find(QStringList{job.token})->size(), isAccepted ? 1 : 0);
        QVERIFY(site.submit({job}).first().job);
        QVERIFY(site.waitForPhase(job.token, EndpointPhase::Ended));
        QCOMPARE(proxy.requests("POST"), isAccepted ? 1 : 2);
        QCOMPARE(readBounded(site.siteFile("ran"), 1000).value(), QByteArray("ran\n"));
    }

    // As the agent does it: write down, call, and after any doubt ask until the answer is sure.
    void submitsEachIntentOnce()
    {
        constexpr int kFewestIntents = 100, kMostIntents = 1000, kFewestFaults = 30;
        FaultProxy proxy(m_slurm->url());
        SlurmSite site(*m_slurm, proxy.url());
        site.config.limit = std::chrono::milliseconds(500);
        site.config.settleMs = 300;
        site.endpoint = site.open();
        test::RandomFaults faults("POST");
        QRandomGenerator &random = faults.random;
        proxy.setChoice([&faults](const QByteArray &line) { return faults.strike(line); });
        const QString application = site.application("echo ran >> \"$SHIFTDECK_SITE/ran\"");
        int crashes = 0, intents = 0;
        while (intents < kFewestIntents || (faults.count() < kFewestFaults && intents < kMostIntents)) {
            QList<JobDescription> jobs;
            for (int n = int(random.bounded(1, 5)); n > 0; --n, ++intents)
                jobs.append(
                    site.job(QStringLiteral("intent-%1").arg(intents, 5, 10, QChar(u'0')), application));
            while (!jobs.isEmpty()) {
                const qsizetype posts = proxy.requests("POST");
                for (const SubmitAnswer &answer : site.submit(jobs)) {
                    if (answer.job)
                        jobs.removeIf([&](const JobDescription &job) { return job.token == answer.token; });
                    else
                        QVERIFY2(answer.job.error().code == ErrorCode::Unavailable,
                                 qPrintable(answer.job.error().cause));
                }
                // The console dies after a submission, and remembers nothing.
                if (proxy.requests("POST") != posts && random.bounded(3) == 0) {
                    site.endpoint = site.open();
                    ++crashes;
                }
            }
        }
        proxy.setChoice({});
        QStringList tokens;
        for (int i = 0; i < intents; ++i)
            tokens.append(QStringLiteral("intent-%1").arg(i, 5, 10, QChar(u'0')));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto found = site.find(tokens);
                return found && found->size() == intents
                    && std::all_of(found->begin(), found->end(),
                                   [](const EndpointJob &job) { return job.phase == EndpointPhase::Ended; });
            },
            120'000));
        // Every task that Slurm was ever given, by the lists that its arrays were made from.
        QHash<QString, int> given;
        const QByteArray listing = m_slurm->ask("squeue", {"-h", "-r", "-t", "all", "-o", "%j %K"});
        for (const QByteArray &line : listing.split('\n')) {
            const QList<QByteArray> fields = line.trimmed().split(' ');
            const auto list = readBounded(
                site.config.spool.folder + "/batches/" + QString::fromLatin1(fields.first()), 1 << 20);
            if (fields.size() == 2 && list)
                ++given[QString::fromLatin1(list->split('\n').value(fields[1].toInt() - 1))];
        }
        QCOMPARE(given.size(), intents);
        for (auto intent = given.constBegin(); intent != given.constEnd(); ++intent)
            QVERIFY2(intent.value() == 1, qPrintable(intent.key()));
        QCOMPARE(readBounded(site.siteFile("ran"), 1 << 20).value().count('\n'), intents);
        QVERIFY(faults.count() >= kFewestFaults);
        faults.tell(intents, crashes);
    }

    void believesNoStranger_data()
    {
        const QByteArray ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
        test::addStrangers(ok, "pings", "no slurmrestd");
        QTest::newRow("refused") << QByteArray("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")
                                 << QString("access token");
    }
    void believesNoStranger()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, words);
        FaultProxy proxy(m_slurm->url());
        SlurmSite site(*m_slurm, proxy.url());
        proxy.setOtherReply(reply);
        proxy.setChoice([](const QByteArray &) { return NetFault::OtherReply; });
        const auto job = site.job("stranger-01", site.application("true"));
        const auto answer = site.submit({job}).first().job;
        QVERIFY(!answer);
        QVERIFY2(answer.error().code == ErrorCode::Unavailable
                     || answer.error().code == ErrorCode::NotAuthorized,
                 qPrintable(answer.error().cause));
        QVERIFY2(answer.error().cause.contains(words), qPrintable(answer.error().cause));
        QVERIFY(!answer.error().cause.contains(
            QString::fromLatin1(readBounded(m_slurm->tokenFile(), 10'000).value().trimmed().mid(10))));
        QCOMPARE(proxy.requests("POST"), 0);
    }

    void stopsWhenAsked()
    {
        FaultProxy proxy(m_slurm->url());
        SlurmSite site(*m_slurm, proxy.url());
        proxy.setChoice([](const QByteArray &) { return NetFault::NoReply; });
        std::stop_source stop;
        const auto job = site.job("stopped-001", site.application("true"));
        auto task = site.endpoint->submit({job}, stop.get_token());
        QVERIFY(QTest::qWaitFor([&] { return proxy.requests("GET") == 1; }, 10'000));
        std::jthread([&stop] { stop.request_stop(); }).join();  // from another thread, as signals do
        const auto answers = QCoro::waitFor(std::move(task));
        QVERIFY(answers);
        QVERIFY(!answers->first().job);
    }

  private:
    std::unique_ptr<SlurmServer> m_slurm;
};

QTEST_GUILESS_MAIN(SlurmFaultsTest)
#include "slurmfaultstest.moc"
