// Whole campaigns with the real local endpoint, the real wrapper and the real application.
#include "models/core/filefacts.h"
#include "models/production/jobmaking.h"
#include "models/production/recovery.h"
#include "models/storage/queries.h"
#include "models/storage/requestwaits.h"
#include "tests/support/cycles.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
AgentConfig automatic()
{
    AgentConfig config;
    config.makeJobs = true;
    config.recover = true;
    return config;
}
}  // namespace

class AgentTest : public QObject {
    Q_OBJECT

  private slots:
    void productionToTheLastEvent();
    void skimStreamsAddUp();
    void histogramsAreMerged();
    void chainOfSteps();
    void weatherIsSeenAndRecovered_data();
    void weatherIsSeenAndRecovered();
    void secondAgentIsRefused();
    void takenOverAgentStops();
    void restartedAgentGoesOn();
    void badInputIsNotStaged();
    void cancelledJobsEndCancelled();
    void heldRequestIsNotSubmitted();

  private:
    void checkLedger(const CampaignFixture &c);
};

void AgentTest::checkLedger(const CampaignFixture &c)
{
    QCOMPARE(c.count("SELECT count(*) FROM requests r WHERE r.units_made = 1 AND r.events_expected <>"
                     " (SELECT sum(k.events_read) FROM credits k JOIN work_units u ON u.id = k.unit_id WHERE "
                     "u.request_id = r.id)"),
             0);
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), 0);
    QCOMPARE(c.count("SELECT count(*) FROM merges m WHERE m.events <>"
                     " (SELECT sum(o.events) FROM merge_parts p JOIN outputs o ON o.id = p.output_id WHERE "
                     "p.merge_id = m.id)"),
             0);
    QCOMPARE(c.count("SELECT count(*) FROM outputs o WHERE o.state = 'merged'"
                     " AND (SELECT count(*) FROM merge_parts p WHERE p.output_id = o.id) <> 1"),
             0);
}

void AgentTest::productionToTheLastEvent()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Assigned;
    options.mergeEvents = 150;
    CampaignFixture c(options);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    QVERIFY(c.count("SELECT count(*) FROM merges") > 1);
    QCOMPARE(c.count("SELECT count(*) FROM datasets WHERE complete = 1 AND source_request_id IS NOT NULL"),
             1);
    const auto files = must(
        c.db->list("SELECT r.path, f.events, f.adler32 FROM files f JOIN replicas r ON r.file_id = f.id"
                   " WHERE f.dataset_id = (SELECT output_dataset_id FROM streams)",
                   {}, [](const Row &row) { return std::tuple(row.text(0), row.integer(1), row.text(2)); }));
    for (const auto &[path, events, adler32] : files) {
        const FileFacts facts = must(inspectFile(path));
        QVERIFY(facts.readable);
        QCOMPARE(facts.events.value_or(-1), events);
        QCOMPARE(facts.adler32, adler32);
    }
    QCOMPARE(c.count("SELECT count(DISTINCT parent_id) FROM file_parents"), 2);
    QVERIFY(runCycle(agent).idle());
    agent.stop();
    QCOMPARE(c.count("SELECT count(*) FROM agents"), 0);
}

void AgentTest::skimStreamsAddUp()
{
    CampaignOptions options;
    options.step = Step::Skim;
    CampaignFixture c(options);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
    QCOMPARE(c.count("SELECT count(*) FROM merges"), 6);
    QCOMPARE(c.count("SELECT sum(events) FROM merges"),
             c.count("SELECT sum(events) FROM outputs WHERE state = 'merged'"));
    // Run 147043 has four events: most of its streams are empty, and that is good.
    QVERIFY(c.count("SELECT count(*) FROM outputs WHERE events = 0 AND state = 'merged'") > 0);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE failure_class IS NOT NULL"), 0);
}

void AgentTest::histogramsAreMerged()
{
    CampaignOptions options;
    options.step = Step::Recocert;
    CampaignFixture c(options);
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
    QCOMPARE(c.count("SELECT events FROM merges"), c.events);
}

void AgentTest::chainOfSteps()
{
    CampaignFixture c;
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    CampaignOptions skim;
    skim.step = Step::Skim;
    skim.takeTo = RequestStatus::Assigned;
    const RequestId second = c.addRequest(QStringLiteral("proc10/production/mdst"), skim);
    // It waits for the first without being called a problem.
    const CycleReport early = runCycle(agent);
    QVERIFY2(early.problems.isEmpty(), qPrintable(early.problems.join(u' ')));
    const QString waits = waitsFor(must(loadRequest(*c.db, second)));
    QVERIFY2(waits.contains("proc10/production/mdst is made by request 1, which must be declared first"),
             qPrintable(waits));
    QCOMPARE(c.status(second), RequestStatus::Assigned);
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    QCOMPARE(waitsFor(must(loadRequest(*c.db, second))).contains("made by request"), false);
    QVERIFY(runUntil(agent, c, second, RequestStatus::Declared));
    checkLedger(c);
    QCOMPARE(c.count("SELECT events_expected FROM requests WHERE id = 2"), c.events);
}

void AgentTest::weatherIsSeenAndRecovered_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("failureClass");
    QTest::newRow("exit code") << "exit-code"
                               << "exit-code";
    QTest::newRow("killed") << "killed"
                            << "signal";
    QTest::newRow("early end") << "early-end"
                               << "early-end";
    QTest::newRow("missing stream") << "missing-stream"
                                    << "stream-missing";
    QTest::newRow("unreadable") << "unreadable"
                                << "output-unreadable";
}

void AgentTest::weatherIsSeenAndRecovered()
{
    QFETCH(QString, kind);
    QFETCH(QString, failureClass);
    CampaignOptions options;
    options.step = Step::Skim;
    CampaignFixture c(options);
    c.addWeather(QStringLiteral("skim"), 146436, kind);
    SystemClock clock;
    AgentConfig config = automatic();
    config.recover = false;
    Agent agent(*c.db, clock, localEndpoints(c), config);
    must(agent.start());
    QTRY_VERIFY_WITH_TIMEOUT(runCycle(agent).open == 0, 60'000);
    QCOMPARE(c.status(c.request), RequestStatus::Running);
    const auto failed = must(failedJobs(*c.db, {c.request}));
    QCOMPARE(failed.size(), 1);
    const auto [word, text] =
        must(c.db->one("job", "SELECT failure_class, failure_text FROM jobs WHERE status = 'error'", {},
                       [](const Row &row) { return std::pair(row.text(0), row.text(1)); }));
    QCOMPARE(word, failureClass);
    QVERIFY(!text.isEmpty());
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'credited' AND job_id IN (SELECT id FROM "
                     "jobs WHERE status = 'error')"),
             0);
    QVERIFY(c.count("SELECT count(*) FROM evidence WHERE job_id = ?", {failed.first().value()}) > 3);
    const RecoveryPlan plan = must(planRecovery(*c.db, failed, RecoveryScope::RetryHelps));
    QCOMPARE(plan.jobs, 1);
    QCOMPARE(must(makeRecovery(*c.db, plan, c.actor("carla"))).size(), 1);
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
    QCOMPARE(c.count("SELECT sum(n) FROM failure_counters"), 1);
}

void AgentTest::secondAgentIsRefused()
{
    CampaignFixture c;
    SystemClock clock;
    Agent first(*c.db, clock, localEndpoints(c), {});
    must(first.start());
    const auto other = c.open();
    Agent second(*other, clock, localEndpoints(c), {});
    const auto refused = second.start();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().cause.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(!tryCycle(second));
    first.stop();
    must(second.start());
    QVERIFY(tryCycle(second));
}

void AgentTest::takenOverAgentStops()
{
    CampaignFixture c;
    ManualClock clock;
    Agent first(*c.db, clock, localEndpoints(c), {});
    must(first.start());
    const auto other = c.open();
    Agent second(*other, clock, localEndpoints(c), {});
    QVERIFY(!second.start());
    clock.advance(16'000);
    must(second.start());
    clock.advance(2'000);
    const auto late = tryCycle(first);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(tryCycle(second));
}

void AgentTest::restartedAgentGoesOn()
{
    CampaignFixture c;
    SystemClock clock;
    for (int life = 0; life < 3; ++life) {
        Agent agent(*c.db, clock, localEndpoints(c), automatic());
        must(agent.start());
        runCycle(agent);
        agent.stop();
    }
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
}

void AgentTest::badInputIsNotStaged()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Assigned;
    CampaignFixture c(options);
    QFile raw(c.rawPath(146436));
    QVERIFY(raw.open(QIODevice::Append));
    raw.write("146436,1,G\n");
    raw.close();
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    const CycleReport report = runCycle(agent);
    QCOMPARE(c.status(c.request), RequestStatus::Assigned);
    QVERIFY(report.problems.value(0).contains("run146436.csv"));
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'changed' AND problem <> ''"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid'"), 1);
}

void AgentTest::cancelledJobsEndCancelled()
{
    CampaignOptions options;
    options.runs = {146514};
    options.splitSize = 500;
    CampaignFixture c(options);
    c.folder.write("alpha/pace", "4000\n");  // 500 events last two seconds
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c, 1), automatic());
    must(agent.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        (runCycle(agent), c.count("SELECT count(*) FROM jobs WHERE status = 'running'") == 1), 20'000);
    const auto all =
        must(c.db->list("SELECT id FROM jobs", {}, [](const Row &row) { return row.id<JobId>(0); }));
    const CancelCount count = must(cancelJobs(*c.db, all, c.actor("carla")));
    QCOMPARE(count.now + count.asked, 3);
    QTRY_COMPARE_WITH_TIMEOUT(
        (runCycle(agent), c.count("SELECT count(*) FROM jobs WHERE status = 'cancelled'")), 3, 30'000);
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 3);
    // Cancelled work is tried again only when a person says so.
    QCOMPARE(must(planRecovery(*c.db, all, RecoveryScope::RetryHelps)).jobs, 0);
    QFile::remove(c.folder.path("alpha/pace"));
    must(makeRecovery(*c.db, must(planRecovery(*c.db, all, RecoveryScope::Everything)), c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
    checkLedger(c);
}

void AgentTest::heldRequestIsNotSubmitted()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    CampaignFixture c(options);
    must(changeStatus(*c.db, {c.request, RequestStatus::Running, RequestStatus::Held, "pause", {}, 0},
                      c.actor("carla")));
    SystemClock clock;
    Agent agent(*c.db, clock, localEndpoints(c), automatic());
    must(agent.start());
    QCOMPARE(runCycle(agent).submitted, 0);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'pending'"), 4);
    must(changeStatus(*c.db, {c.request, RequestStatus::Held, RequestStatus::Running, "go on", {}, 0},
                      c.actor("carla")));
    QVERIFY(runUntil(agent, c, c.request, RequestStatus::Declared));
}

QTEST_GUILESS_MAIN(AgentTest)
#include "agenttest.moc"
