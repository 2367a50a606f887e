#include "models/production/jobmaking.h"
#include "tests/support/campaignfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

class JobMakingTest : public QObject {
    Q_OBJECT

  private slots:
    void unitsCoverEachFileOnce();
    void unitsAreMadeOnce();
    void splitByFiles();
    void planBeforeUnitsTellsTheSame();
    void jobsClaimTheirUnits();
    void nothingLeftToPlan();
    void takenUnitIsConflictAndMakesNothing();
    void twoMakersOneWins();
    void notStagedIsRefused();
    void incompleteOrChangedInputIsRefused();
    void gridJobsAreBounded();
    void tokensAreUniqueAndPlain();
};

void JobMakingTest::unitsCoverEachFileOnce()
{
    CampaignFixture c;
    QCOMPARE(must(makeUnits(*c.db, c.request, c.actor("carla"))), 4);  // 224 events by 100, and 4 events
    QCOMPARE(c.count("SELECT sum(events) FROM work_units"), c.events);
    QCOMPARE(c.count("SELECT events_expected FROM requests"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM files f WHERE f.events <> (SELECT sum(events) FROM work_units u "
                     "WHERE u.file_id = f.id)"),
             0);
    // Contiguous: every unit but the first of a file starts where another ends.
    QCOMPARE(c.count("SELECT count(*) FROM work_units u WHERE u.first_event > 0 AND NOT EXISTS (SELECT 1 "
                     "FROM work_units v"
                     " WHERE v.file_id = u.file_id AND v.first_event + v.events = u.first_event)"),
             0);
}

void JobMakingTest::unitsAreMadeOnce()
{
    CampaignFixture c;
    QCOMPARE(must(makeUnits(*c.db, c.request, c.actor("carla"))), 4);
    QCOMPARE(must(makeUnits(*c.db, c.request, c.actor("carla"))), 0);
    QCOMPARE(c.count("SELECT count(*) FROM work_units"), 4);
}

void JobMakingTest::splitByFiles()
{
    CampaignOptions options;
    options.runs = {146436, 147043, 147757};
    options.splitKind = SplitKind::Files;
    options.splitSize = 2;
    CampaignFixture c(options);
    const JobPlan plan = must(planJobs(*c.db, c.request, 1));
    QCOMPARE(plan.unitsMissing, 3);
    QCOMPARE(plan.jobs.size(), 2);
    QCOMPARE(must(makeJobs(*c.db, plan, c.actor("carla"))).size(), 2);
    QCOMPARE(c.count("SELECT count(*) FROM work_units"), 3);
    QCOMPARE(c.count("SELECT max(units) FROM jobs"), 2);
}

void JobMakingTest::planBeforeUnitsTellsTheSame()
{
    CampaignFixture c;
    const JobPlan before = must(planJobs(*c.db, c.request, 1));
    must(makeUnits(*c.db, c.request, c.actor("carla")));
    const JobPlan after = must(planJobs(*c.db, c.request, 1));
    QCOMPARE(before.unitsMissing, 4);
    QCOMPARE(after.unitsMissing, 0);
    QCOMPARE(before.jobs.size(), after.jobs.size());
    QCOMPARE(before.events, after.events);
    QCOMPARE(before.events, c.events);
    // The plan that was to make the units was overtaken.
    const auto made = makeJobs(*c.db, before, c.actor("carla"));
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), 0);
}

void JobMakingTest::jobsClaimTheirUnits()
{
    CampaignFixture c;
    const auto jobs = must(makeJobs(*c.db, must(planJobs(*c.db, c.request, 1)), c.actor("carla")));
    QCOMPARE(jobs.size(), 4);
    QCOMPARE(c.status(c.request), RequestStatus::Running);
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'claimed'"), 4);
    QCOMPARE(c.count("SELECT sum(events) FROM jobs"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM grid_jobs"), 1);
    QVERIFY(c.count("SELECT count(*) FROM audit WHERE entity = 'grid_job'") == 1);
}

void JobMakingTest::nothingLeftToPlan()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    CampaignFixture c(options);
    const JobPlan plan = must(planJobs(*c.db, c.request, 1));
    QVERIFY(plan.jobs.isEmpty());
    QVERIFY(!plan.nothing.isEmpty());
    QVERIFY(!makeJobs(*c.db, plan, c.actor("carla")));
}

void JobMakingTest::takenUnitIsConflictAndMakesNothing()
{
    CampaignFixture c;
    must(makeUnits(*c.db, c.request, c.actor("carla")));
    const JobPlan one = must(planJobs(*c.db, c.request, 1));
    const JobPlan two = must(planJobs(*c.db, c.request, 2));
    must(makeJobs(*c.db, one, c.actor("carla")));
    const auto second = makeJobs(*c.db, two, c.actor("anna"));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM grid_jobs"), 1);
}

void JobMakingTest::twoMakersOneWins()
{
    CampaignOptions options;
    options.runs = {146436, 146514, 147048};
    options.splitSize = 20;
    CampaignFixture c(options);
    must(makeUnits(*c.db, c.request, c.actor("carla")));
    const JobPlan plan = must(planJobs(*c.db, c.request, 1));
    const Actor actor = c.actor("carla");
    std::atomic<int> won = 0, lost = 0, ready = 0;
    const auto race = [&] {
        const auto db = c.open();
        ++ready;
        while (ready < 2)
            std::this_thread::yield();
        const auto made = makeJobs(*db, plan, actor);
        made ? ++won : ++lost;
        if (!made && made.error().code != ErrorCode::Conflict)
            qFatal("%s", qPrintable(made.error().cause));
    };
    std::thread first(race);
    std::thread second(race);
    first.join();
    second.join();
    QCOMPARE(won.load(), 1);
    QCOMPARE(lost.load(), 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), plan.jobs.size());
    QCOMPARE(c.count("SELECT count(*) FROM claims"), plan.units);
}

void JobMakingTest::notStagedIsRefused()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Assigned;
    CampaignFixture c(options);
    const auto units = makeUnits(*c.db, c.request, c.actor("carla"));
    QVERIFY(!units);
    QCOMPARE(units.error().code, ErrorCode::Refused);
    QVERIFY(must(planJobs(*c.db, c.request, 1)).nothing.contains("assigned"));
    const auto unknown = planJobs(*c.db, RequestId(99), 1);
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
}

void JobMakingTest::incompleteOrChangedInputIsRefused()
{
    CampaignFixture c;
    must(c.db->runScript("UPDATE files SET state = 'changed' WHERE id = 1"));
    const auto changed = makeUnits(*c.db, c.request, c.actor("carla"));
    QCOMPARE(changed.error().code, ErrorCode::Refused);
    QVERIFY(changed.error().cause.contains("run146436"));
    must(c.db->runScript("UPDATE files SET state = 'valid'; UPDATE datasets SET complete = 0"));
    QCOMPARE(makeUnits(*c.db, c.request, c.actor("carla")).error().code, ErrorCode::Refused);
    QCOMPARE(c.count("SELECT count(*) FROM work_units"), 0);
}

void JobMakingTest::gridJobsAreBounded()
{
    CampaignOptions options;
    options.runs = {148058};
    options.splitSize = 5;
    CampaignFixture c(options);
    QCOMPARE(must(makeJobs(*c.db, must(planJobs(*c.db, c.request, 1)), c.actor("carla"))).size(), 698);
    QCOMPARE(c.count("SELECT count(*) FROM grid_jobs"), 2);
    QCOMPARE(c.count("SELECT max(n) FROM grid_job_counters"), kJobsPerGridJob);
}

void JobMakingTest::tokensAreUniqueAndPlain()
{
    QSet<QString> tokens;
    for (int i = 0; i < 1000; ++i) {
        const QString token = newToken(RequestId(12), i % 2 ? JobKind::Merge : JobKind::Process);
        QVERIFY2(isToken(token), qPrintable(token));
        QVERIFY(token.startsWith(i % 2 ? "r12-m-" : "r12-p-"));
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 1000);
}

QTEST_GUILESS_MAIN(JobMakingTest)
#include "jobmakingtest.moc"
