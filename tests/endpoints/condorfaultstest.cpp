// Programs that die, hang, lose, cut and repeat their answers, between the endpoint and a queue: the jobs
// there are always those that were meant, each once. The queue is a stand-in (condorstandin.cpp), not
// HTCondor.
#include "tests/endpoints/condorsite.h"

#include <QRandomGenerator>

using namespace shiftdeck;
using test::CondorSite;

class CondorFaultsTest : public QObject {
    Q_OBJECT

  private slots:
    void submitsOnce_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("isTaken");  // by the queue
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("killed before it asks") << "die-before" << false << ErrorCode::Unavailable;
        QTest::newRow("killed after it was taken") << "die-after" << true << ErrorCode::Unavailable;
        QTest::newRow("taken after it was killed") << "late" << true << ErrorCode::Unavailable;
        QTest::newRow("no answer") << "lost" << true << ErrorCode::Unavailable;
        QTest::newRow("half the answer") << "half" << true << ErrorCode::Unavailable;
        QTest::newRow("the answer twice") << "twice" << true << ErrorCode::Unavailable;
        QTest::newRow("another answer") << "rubbish" << true << ErrorCode::Unavailable;
        QTest::newRow("hangs before") << "hang-before" << false << ErrorCode::Unavailable;
        QTest::newRow("hangs after") << "hang-after" << true << ErrorCode::Unavailable;
        QTest::newRow("does not end saying it") << "flood" << true << ErrorCode::Unavailable;
        QTest::newRow("no queue") << "connect" << false << ErrorCode::Unavailable;
        QTest::newRow("refused") << "refuse" << false << ErrorCode::Refused;
    }
    void submitsOnce()
    {
        QFETCH(QString, fault);
        QFETCH(bool, isTaken);
        QFETCH(ErrorCode, code);
        CondorSite site;
        site.setRunning(false);
        if (fault.startsWith("hang")) {
            site.config.tools.limit = std::chrono::milliseconds(1500);
            site.endpoint = site.open();
        }
        site.setFaults({"condor_submit " + fault});
        const QList<JobDescription> jobs{site.job("token-fault-1", site.application("true")),
                                         site.job("token-fault-2", site.application("true"))};
        for (const SubmitAnswer &answer : site.submit(jobs)) {
            QVERIFY(!answer.job);
            QCOMPARE(answer.job.error().code, code);
            QVERIFY(!answer.job.error().cause.isEmpty());
        }
        site.config.tools.limit = std::chrono::seconds(60);
        site.endpoint = site.open();
        const QStringList tokens{jobs[0].token, jobs[1].token};
        QVERIFY(QTest::qWaitFor([&] { return bool(site.find(tokens)); }, 60'000));
        QCOMPARE(site.find(tokens)->size(), isTaken ? 2 : 0);
        for (const SubmitAnswer &answer : site.submit(jobs))
            QVERIFY(answer.job);
        QCOMPARE(site.calls("condor_submit").size(), isTaken ? 1 : 2);
        QCOMPARE(site.taken(), (QHash<QString, int>{{tokens[0], 1}, {tokens[1], 1}}));
    }

    // What is not understood of queue and history is no reason to call a job absent.
    void callsNothingAbsentInDoubt_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *program : {"condor_q", "condor_history"})
            for (const char *fault : {"die-before", "die-after", "connect", "half", "rubbish", "flood"})
                QTest::addRow("%s %s", program, fault) << QStringLiteral("%1 %2").arg(program, fault);
        QTest::newRow("the queue fails without a word") << "condor_q lost";
    }
    void callsNothingAbsentInDoubt()
    {
        QFETCH(QString, fault);
        CondorSite site;
        site.setRunning(false);
        const auto job = site.job("token-doubt-1", site.application("true"));
        QVERIFY(site.submit({job}).first().job);
        if (fault.startsWith("condor_history")) {
            // It left the queue, and nothing in its folder says so.
            site.tell("condor_rm", {"-constraint", "stringListMember(ShiftdeckToken, \"token-doubt-1\")"});
        }
        site.setFaults({fault});
        const auto found = site.find(QStringList{job.token});
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Unavailable);
        QVERIFY(!found.error().cause.isEmpty());
        QCOMPARE(site.find(QStringList{job.token})->size(), 1);
    }

    // Two servers' arrays, or one answer twice: each job is one.
    void takesRepeatedAnswersOnce()
    {
        CondorSite site;
        site.setRunning(false);
        const auto job = site.job("token-repeat-1", site.application("true"));
        QVERIFY(site.submit({job}).first().job);
        site.setFaults({"condor_q twice"});
        const auto found = site.find(QStringList{job.token});
        QVERIFY(found);
        QCOMPARE(found->size(), 1);
    }

    // As the agent does it: write down, call, and after any doubt ask until the answer is sure.
    void submitsEachIntentOnce()
    {
        constexpr int kIntents = 300, kFewestFaults = 80;
        CondorSite site;
        site.setRunning(false);
        site.config.settleMs = 50;
        site.endpoint = site.open();
        const quint32 seed = qEnvironmentVariableIntValue("SHIFTDECK_TEST_SEED") != 0
            ? quint32(qEnvironmentVariableIntValue("SHIFTDECK_TEST_SEED"))
            : QRandomGenerator::global()->generate();
        qInfo("SHIFTDECK_TEST_SEED=%u", seed);
        QRandomGenerator random(seed);
        const QStringList ofSubmit{"die-before", "die-after", "late",    "lost",
                                   "half",       "twice",     "rubbish", "connect"};
        const QStringList ofQuestions{"die-before", "die-after", "connect", "half", "rubbish", "twice"};
        const QString application = site.application("echo ran >>\"$SHIFTDECK_SITE/ran\"");
        QStringList tokens;
        int crashes = 0;
        while (tokens.size() < kIntents) {
            QList<JobDescription> jobs;
            for (int n = int(random.bounded(1, 6)); n > 0; --n) {
                tokens.append(QStringLiteral("intent-%1").arg(tokens.size(), 5, 10, QChar(u'0')));
                jobs.append(site.job(tokens.last(), application));
            }
            while (!jobs.isEmpty()) {
                QStringList faults;
                if (random.bounded(100) < 70)
                    faults.append("condor_submit " + ofSubmit[random.bounded(int(ofSubmit.size()))]);
                if (random.bounded(100) < 10)
                    faults.append("condor_q " + ofQuestions[random.bounded(int(ofQuestions.size()))]);
                if (random.bounded(100) < 10)
                    faults.append("condor_history " + ofQuestions[random.bounded(int(ofQuestions.size()))]);
                site.setFaults(faults);
                for (const SubmitAnswer &answer : site.submit(jobs)) {
                    if (answer.job)
                        jobs.removeIf([&](const JobDescription &job) { return job.token == answer.token; });
                    else
                        QVERIFY2(answer.job.error().code == ErrorCode::Unavailable,
                                 qPrintable(answer.job.error().cause));
                }
                // The console dies after a submission, and remembers nothing.
                if (random.bounded(4) == 0) {
                    site.endpoint = site.open();
                    ++crashes;
                }
            }
        }
        site.setFaults({});
        const QHash<QString, int> given = site.taken();
        QCOMPARE(given.size(), tokens.size());
        for (auto intent = given.constBegin(); intent != given.constEnd(); ++intent)
            QVERIFY2(intent.value() == 1, qPrintable(intent.key()));
        const auto found = site.find(tokens);
        QVERIFY(found);
        QCOMPARE(found->size(), tokens.size());
        QHash<QByteArray, int> counts;
        for (const QByteArray &call : site.stateFile("calls").split('\n'))
            if (!call.isEmpty() && !call.endsWith(" none"))
                ++counts[call];
        int faults = 0;
        QStringList words;
        for (auto count = counts.constBegin(); count != counts.constEnd(); ++count) {
            faults += count.value();
            words.append(QStringLiteral("%1 %2").arg(QString::fromLatin1(count.key())).arg(count.value()));
        }
        words.sort();
        QVERIFY(faults >= kFewestFaults);
        qInfo("%d intents, %d faults (%s), %d crashes: every intent is one job", int(tokens.size()), faults,
              qPrintable(words.join(", ")), crashes);
    }
};

QTEST_GUILESS_MAIN(CondorFaultsTest)
#include "condorfaultstest.moc"
