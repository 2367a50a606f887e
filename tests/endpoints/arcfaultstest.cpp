// A network that loses, cuts, delays and repeats, between the endpoint and a real ARC: the jobs there are
// always those that were meant, each once. No job needs to run for that: one may at a time, so that A-REX
// holds thousands.
#include "tests/endpoints/arcsite.h"
#include "tests/endpoints/submissionfaults.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>

using namespace shiftdeck;
using test::ArcServer;
using test::ArcSite;
using test::FaultProxy;
using test::NetFault;

namespace {
const QByteArray kNew = "POST /arex/rest/1.0/jobs?action=new ";
}

class ArcFaultsTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_arc = std::make_unique<ArcServer>(QStringList{"SHIFTDECK_TEST_ARC_RUNNING=1"}); }
    void cleanupTestCase() { m_arc.reset(); }

    void sendsASubmissionOnce_data() { test::addSubmissionFaults(); }
    void sendsASubmissionOnce()
    {
        QFETCH(NetFault, fault);
        QFETCH(bool, isAccepted);
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        ArcSite site(*m_arc, proxy.url());
        site.config.limit = std::chrono::seconds(5);
        site.endpoint = site.open();
        proxy.setChoice(
            [fault](const QByteArray &line) { return line.startsWith(kNew) ? fault : NetFault::None; });
        const auto job = site.job(QStringLiteral("fault-0000%1").arg(int(fault)), site.application("true"));
        const auto answer = site.submit({job}).first().job;
        QCOMPARE(proxy.requests(kNew), 1);
        QCOMPARE(bool(answer), fault == NetFault::TwoReplies);
        if (!answer) {
            QCOMPARE(answer.error().code, ErrorCode::Unavailable);
            QVERIFY(answer.error().retryable);
            QVERIFY(!answer.error().cause.isEmpty());
        }
        proxy.setChoice({});
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(QStringList{job.token})); }, 30'000));
        QCOMPARE(site.find(QStringList{job.token})->size(), isAccepted ? 1 : 0);
        QVERIFY(site.submit({job}).first().job);
        QCOMPARE(proxy.requests(kNew), isAccepted ? 1 : 2);
        QCOMPARE(m_arc->jobNames().count(job.token), 1);
    }

    // A-REX cuts what is longer than 1 MiB off without a word.
    void handsManyOverInPortions()
    {
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        ArcSite site(*m_arc, proxy.url());
        const QString application = site.application("true");
        QList<JobDescription> jobs;
        QStringList tokens;
        for (int i = 0; i < 150; ++i) {
            jobs.append(site.job(QStringLiteral("portion-%1").arg(i, 5, 10, QChar(u'0')), application));
            tokens.append(jobs.last().token);
        }
        QElapsedTimer timer;
        timer.start();
        const auto answers = site.submit(jobs);
        const qint64 submitted = timer.restart();
        for (const SubmitAnswer &answer : answers)
            QVERIFY2(answer.job, qPrintable(answer.job ? QString() : answer.job.error().cause));
        QVERIFY(proxy.requests(kNew) <= 4);
        QVERIFY(proxy.longestRequest() < 1 << 20);
        const qsizetype before = proxy.requests({});
        timer.restart();
        const auto found = site.find(tokens);
        const qint64 asked = timer.elapsed();
        QVERIFY2(found, qPrintable(found ? QString() : found.error().cause));
        QCOMPARE(found->size(), tokens.size());
        const auto ended = std::count_if(found->begin(), found->end(), [](const EndpointJob &job) {
            return job.phase == EndpointPhase::Ended;
        });
        QVERIFY(proxy.requests({}) - before <= 2 + 4 * ended);  // one may have run, whose report is fetched
        QCOMPARE(m_arc->jobNames().filter(QStringLiteral("portion-")).size(), tokens.size());
        qInfo("150 jobs in %lld requests, %lld ms; their states in %lld requests, %lld ms",
              qint64(proxy.requests(kNew)), submitted, qint64(proxy.requests({}) - before), asked);
    }

    // As the agent does it: write down, call, and after any doubt ask until the answer is sure.
    void submitsEachIntentOnce()
    {
        constexpr int kFewestIntents = 100, kMostIntents = 1000, kFewestFaults = 30;
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        ArcSite site(*m_arc, proxy.url());
        site.config.limit = std::chrono::seconds(3);
        site.config.settleMs = 1000;
        site.endpoint = site.open();
        test::RandomFaults faults(kNew);
        QRandomGenerator &random = faults.random;
        proxy.setChoice([&faults](const QByteArray &line) { return faults.strike(line); });
        const QString application = site.application("true");
        int crashes = 0, intents = 0;
        while (intents < kFewestIntents || (faults.count() < kFewestFaults && intents < kMostIntents)) {
            QList<JobDescription> jobs;
            for (int n = int(random.bounded(1, 8)); n > 0; --n, ++intents)
                jobs.append(
                    site.job(QStringLiteral("intent-%1").arg(intents, 5, 10, QChar(u'0')), application));
            while (!jobs.isEmpty()) {
                const qsizetype posts = proxy.requests(kNew);
                for (const SubmitAnswer &answer : site.submit(jobs)) {
                    if (answer.job)
                        jobs.removeIf([&](const JobDescription &job) { return job.token == answer.token; });
                    else
                        QVERIFY2(answer.job.error().code == ErrorCode::Unavailable,
                                 qPrintable(answer.job.error().cause));
                }
                // The console dies after a submission, and remembers nothing but its notes; or not even
                // those.
                if (proxy.requests(kNew) != posts && random.bounded(3) == 0) {
                    if (random.bounded(2) == 0)
                        for (const JobDescription &job : std::as_const(jobs))
                            QFile::remove(site.jobFile(job.token, "arc"));
                    site.endpoint = site.open();
                    ++crashes;
                }
            }
        }
        proxy.setChoice({});
        QHash<QString, int> given;
        const QStringList names = m_arc->jobNames();
        for (const QString &name : names)
            if (name.startsWith(QLatin1String("intent-")))
                ++given[name];
        QCOMPARE(given.size(), intents);
        for (auto intent = given.constBegin(); intent != given.constEnd(); ++intent)
            QVERIFY2(intent.value() == 1, qPrintable(intent.key()));
        QVERIFY(faults.count() >= kFewestFaults);
        faults.tell(intents, crashes);
    }

    void believesNoStranger_data()
    {
        const QByteArray ok = "HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n";
        test::addStrangers(ok, "job", "no ARC");
        QTest::newRow("of more jobs")
            << ok + R"({"job":[{"status-code":"201","id":"a"},{"status-code":"201","id":"b"}]})"
            << "answers for 2";
        QTest::newRow("without a meaning") << ok + R"({"job":{"status-code":"299","id":"a"}})"
                                           << "no meaning";
        QTest::newRow("broken") << QByteArray(
            "HTTP/1.1 500 Payload is not recognized\r\nContent-Length: 0\r\n\r\n")
                                << "Payload is not recognized";
    }
    // In the place of the answer to a submission: its fate is open.
    void believesNoStranger()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, words);
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        ArcSite site(*m_arc, proxy.url());
        proxy.setOtherReply(reply);
        proxy.setChoice([](const QByteArray &line) {
            return line.startsWith(kNew) ? NetFault::OtherReply : NetFault::None;
        });
        const auto job = site.job("stranger-01", site.application("true"));
        const auto answer = site.submit({job}).first().job;
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Unavailable);
        QVERIFY2(answer.error().cause.contains(words), qPrintable(answer.error().cause));
        QCOMPARE(proxy.requests(kNew), 1);
    }

    // Who we are is told to the right host only.
    void tellsWrongServers()
    {
        // A certificate of the same authority, for somebody else.
        auto identity = m_arc->identity();
        identity.certificate = m_arc->certificates() + "/stranger.pem";
        identity.key = m_arc->certificates() + "/stranger.key";
        FaultProxy wrong(m_arc->url(), identity);
        ArcSite site(*m_arc, wrong.url());
        const auto health = QCoro::waitFor(site.endpoint->health({}));
        QVERIFY(health && !health->up);
        QVERIFY2(health->message.contains("certificate is for another host"), qPrintable(health->message));
        QCOMPARE(wrong.requests("GET"), 0);
    }

    void stopsWhenAsked()
    {
        FaultProxy proxy(m_arc->url(), m_arc->identity());
        ArcSite site(*m_arc, proxy.url());
        proxy.setChoice([](const QByteArray &) { return NetFault::NoReply; });
        std::stop_source stop;
        const auto job = site.job("stopped-001", site.application("true"));
        auto task = site.endpoint->submit({job}, stop.get_token());
        QVERIFY(QTest::qWaitFor([&] { return proxy.requests("POST") == 1; }, 10'000));
        std::jthread([&stop] { stop.request_stop(); }).join();  // from another thread, as signals do
        const auto answers = QCoro::waitFor(std::move(task));
        QVERIFY(!answers || !answers->first().job);
    }

  private:
    std::unique_ptr<ArcServer> m_arc;
};

QTEST_GUILESS_MAIN(ArcFaultsTest)
#include "arcfaultstest.moc"
