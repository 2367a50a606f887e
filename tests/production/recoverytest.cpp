#include "models/production/recovery.h"
#include "tests/support/campaignfixture.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace shiftdeck;
using namespace shiftdeck::test;

class RecoveryTest : public QObject {
    Q_OBJECT

  private slots:
    void onlyWhatHelps();
    void everythingButWhatTheLedgerForbids();
    void onlyFreeUnitsAreTaken();
    void retryNamesWhatItRetries();
    void attemptsAreLimited();
    void openDoneAndRetriedAreLeftOut();
    void heldRequestIsLeftOut();
    void stalePlanIsConflict();
    void twoOperatorsOneRecovery();
    void cancelling();

  private:
    static CampaignOptions withJobs();
    // Moves a job to error the way the agent does.
    static void failWith(const CampaignFixture &c, JobId job, const char *failureClass);
    static QList<JobId> jobsOf(const CampaignFixture &c);
};

CampaignOptions RecoveryTest::withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

void RecoveryTest::failWith(const CampaignFixture &c, JobId job, const char *failureClass)
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(
            c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job.value()}));
    must(c.db->run("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1", {job.value()}));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = ? WHERE id = ?",
                   {QString::fromLatin1(failureClass), job.value()}));
}

QList<JobId> RecoveryTest::jobsOf(const CampaignFixture &c)
{
    return must(
        c.db->list("SELECT id FROM jobs ORDER BY id", {}, [](const Row &row) { return row.id<JobId>(0); }));
}

void RecoveryTest::onlyWhatHelps()
{
    CampaignFixture c(withJobs());
    const auto jobs = jobsOf(c);
    failWith(c, jobs[0], "exit-code");
    failWith(c, jobs[1], "input");
    failWith(c, jobs[2], "early-end");
    const RecoveryPlan plan =
        must(planRecovery(*c.db, must(failedJobs(*c.db, {c.request})), RecoveryScope::RetryHelps));
    QCOMPARE(plan.items.size(), 3);
    QCOMPARE(plan.jobs, 2);
    QCOMPARE(plan.units, 2);
    QVERIFY(plan.items[0].included && !plan.items[1].included && plan.items[2].included);
    for (const RecoveryItem &item : plan.items)
        QVERIFY(item.why.endsWith('.') && item.what.contains("run"));
    QVERIFY(plan.items[1].why.contains("register"));
}

void RecoveryTest::everythingButWhatTheLedgerForbids()
{
    CampaignFixture c(withJobs());
    const auto jobs = jobsOf(c);
    failWith(c, jobs[0], "input");
    failWith(c, jobs[1], "exit-code");
    // The unit of the second one has been signed off as lost for good.
    must(c.db->run(
        "INSERT INTO abandonments (unit_id, reason, signed_by, at) SELECT unit_id, 'tape broken', 'anna', 0"
        " FROM claims WHERE job_id = ?",
        {jobs[1].value()}));
    const RecoveryPlan plan = must(planRecovery(*c.db, {jobs[0], jobs[1]}, RecoveryScope::Everything));
    QVERIFY(plan.items[0].included);
    QVERIFY(!plan.items[1].included);
    QVERIFY(plan.items[1].why.contains("signed off"));
}

void RecoveryTest::onlyFreeUnitsAreTaken()
{
    CampaignFixture c;
    must(makeJobs(*c.db, must(planJobs(*c.db, c.request, 4)), c.actor("carla")));
    const JobId job = jobsOf(c).first();
    failWith(c, job, "exit-code");
    must(c.db->run("INSERT INTO abandonments (unit_id, reason, signed_by, at) SELECT min(unit_id), 'x', "
                   "'anna', 0 FROM claims",
                   {}));
    const RecoveryPlan plan = must(planRecovery(*c.db, {job}, RecoveryScope::RetryHelps));
    QCOMPARE(plan.units, 3);
    QVERIFY(plan.items[0].why.contains("3 of its 4"));
    must(makeRecovery(*c.db, plan, c.actor("carla")));
    QCOMPARE(c.count("SELECT units FROM jobs WHERE retry_of = ?", {job.value()}), 3);
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), 3);
}

void RecoveryTest::retryNamesWhatItRetries()
{
    CampaignFixture c(withJobs());
    const JobId old = jobsOf(c).first();
    failWith(c, old, "early-end");
    must(c.db->run("INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, "
                   "events, bytes, adler32, state)"
                   " VALUES (1, ?, 1, 'x', '/x', 1, 0, 1, 1, '00000000', 'bad')",
                   {old.value()}));
    const auto made = must(
        makeRecovery(*c.db, must(planRecovery(*c.db, {old}, RecoveryScope::RetryHelps)), c.actor("carla")));
    QCOMPARE(made.size(), 1);
    QCOMPARE(c.count("SELECT retry_of FROM jobs WHERE id = ?", {made[0].value()}), old.value());
    QCOMPARE(c.count("SELECT attempt FROM jobs WHERE id = ?", {made[0].value()}), 2);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'superseded'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'superseded'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM grid_jobs WHERE retry = 1"), 1);
    QCOMPARE(
        c.count(
            "SELECT count(*) FROM audit WHERE entity = 'job' AND entity_id = ? AND to_value = 'superseded'",
            {old.value()}),
        1);
    // The cause does not vanish because somebody retried.
    QCOMPARE(c.count("SELECT sum(n) FROM failure_counters"), 1);
}

void RecoveryTest::attemptsAreLimited()
{
    CampaignOptions options = withJobs();
    options.maxAttempts = 2;
    CampaignFixture c(options);
    JobId job = jobsOf(c).first();
    failWith(c, job, "exit-code");
    job = must(makeRecovery(*c.db, must(planRecovery(*c.db, {job}, RecoveryScope::RetryHelps)),
                            c.actor("carla")))
              .first();
    failWith(c, job, "exit-code");
    const RecoveryPlan plan = must(planRecovery(*c.db, {job}, RecoveryScope::RetryHelps));
    QCOMPARE(plan.jobs, 0);
    QVERIFY(plan.items[0].why.contains("2 of at most 2"));
    QCOMPARE(must(planRecovery(*c.db, {job}, RecoveryScope::Everything)).jobs, 1);
}

void RecoveryTest::openDoneAndRetriedAreLeftOut()
{
    CampaignFixture c(withJobs());
    const auto jobs = jobsOf(c);
    failWith(c, jobs[0], "exit-code");
    must(makeRecovery(*c.db, must(planRecovery(*c.db, {jobs[0]}, RecoveryScope::RetryHelps)),
                      c.actor("carla")));
    const RecoveryPlan plan =
        must(planRecovery(*c.db, {jobs[0], jobs[1], jobs[1]}, RecoveryScope::Everything));
    QCOMPARE(plan.items.size(), 2);
    QCOMPARE(plan.jobs, 0);
    QVERIFY(plan.items[0].why.contains("already"));
    QVERIFY(plan.items[1].why.contains("open"));
    QCOMPARE(planRecovery(*c.db, {JobId(999)}, RecoveryScope::Everything).error().code, ErrorCode::NotFound);
}

void RecoveryTest::heldRequestIsLeftOut()
{
    CampaignFixture c(withJobs());
    const JobId job = jobsOf(c).first();
    failWith(c, job, "exit-code");
    must(changeStatus(*c.db, {c.request, RequestStatus::Running, RequestStatus::Held, "pause", {}, 0},
                      c.actor("carla")));
    const RecoveryPlan plan = must(planRecovery(*c.db, {job}, RecoveryScope::Everything));
    QCOMPARE(plan.jobs, 0);
    QVERIFY(plan.items[0].why.contains("held"));
}

void RecoveryTest::stalePlanIsConflict()
{
    CampaignFixture c(withJobs());
    const JobId job = jobsOf(c).first();
    failWith(c, job, "exit-code");
    const RecoveryPlan plan = must(planRecovery(*c.db, {job}, RecoveryScope::RetryHelps));
    must(makeRecovery(*c.db, plan, c.actor("carla")));
    const auto again = makeRecovery(*c.db, plan, c.actor("anna"));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM jobs"), 5);
}

void RecoveryTest::twoOperatorsOneRecovery()
{
    CampaignOptions options = withJobs();
    options.runs = {146514};
    options.splitSize = 20;
    CampaignFixture c(options);
    const auto jobs = jobsOf(c);
    for (const JobId job : jobs)
        failWith(c, job, "exit-code");
    const RecoveryPlan plan = must(planRecovery(*c.db, jobs, RecoveryScope::RetryHelps));
    const Actor actor = c.actor("carla");
    std::atomic<int> won = 0, ready = 0;
    const auto race = [&] {
        const auto db = c.open();
        ++ready;
        while (ready < 2)
            std::this_thread::yield();
        const auto made = makeRecovery(*db, plan, actor);
        won += made ? 1 : 0;
        if (!made && made.error().code != ErrorCode::Conflict)
            qFatal("%s", qPrintable(made.error().cause));
    };
    std::thread first(race);
    std::thread second(race);
    first.join();
    second.join();
    QCOMPARE(won.load(), 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE attempt = 2"), jobs.size());
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), jobs.size());
}

void RecoveryTest::cancelling()
{
    CampaignFixture c(withJobs());
    const auto jobs = jobsOf(c);
    for (const char *status : {"submitting", "submitted"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?",
                       {QString::fromLatin1(status), jobs[0].value()}));
    const CancelCount count = must(cancelJobs(*c.db, jobs, c.actor("carla")));
    QCOMPARE(count.now, 3);
    QCOMPARE(count.asked, 1);
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 3);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'job'"), 4);
    const CancelCount again = must(cancelJobs(*c.db, jobs, c.actor("carla")));
    QCOMPARE(again.now + again.asked, 0);
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recoverytest.moc"
