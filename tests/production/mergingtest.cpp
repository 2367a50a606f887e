// From credited outputs to a declared request.
#include "models/production/closing.h"
#include "models/production/jobmaking.h"
#include "models/production/merging.h"
#include "models/production/recovery.h"
#include "tests/support/campaignfixture.h"

#include <QFile>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class MergingTest : public QObject {
    Q_OBJECT

  private slots:
    void waitsForEveryUnit();
    void earlyTakesWhatIsThere();
    void runOrderAndTargetSize();
    void targetSizeInBytes();
    void lateCreditsOpenFurtherMerges();
    void verifyInputsWaitsForTheReading();
    void surplusIsNeverPlanned();
    void emptyStreamsAreMergedToo();
    void eachOutputOnce();
    void aCancelledPendingMergeCanBeTriedAgain();
    void overtakenPlanIsConflict();
    void blockersAreTold();
    void abandonedUnitsDoNotBlock();
    void declaringRegistersEverything();
    void goneMergedFileIsNotDeclared();

  private:
    static CampaignOptions withJobs();
    // Credits a job with `events` events in every stream, the way the agent does.
    static void credit(const CampaignFixture &c, qint64 job, qint64 events = -1);
    static void creditAll(const CampaignFixture &c, qint64 events = -1);
    // Puts a file of the right size to every merge's final place and marks it done.
    static void completeMerges(const CampaignFixture &c);
};

CampaignOptions MergingTest::withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

void MergingTest::credit(const CampaignFixture &c, qint64 job, qint64 events)
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job}));
    must(c.db->run("INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, "
                   "events, bytes, adler32)"
                   " SELECT j.request_id, j.id, s.id, s.name || j.id, '/nowhere', u.run, u.first_event,"
                   " CASE WHEN ? < 0 THEN u.events ELSE ? END, 1, '00000001' FROM jobs j JOIN streams s ON "
                   "s.request_id = j.request_id"
                   " JOIN claims c ON c.job_id = j.id JOIN work_units u ON u.id = c.unit_id WHERE j.id = ?",
                   {events, events, job}));
    must(c.db->run("INSERT INTO credits (unit_id, job_id, events_read, at) SELECT u.id, c.job_id, u.events, "
                   "0 FROM claims c"
                   " JOIN work_units u ON u.id = c.unit_id WHERE c.job_id = ?",
                   {job}));
    must(c.db->run("UPDATE outputs SET state = 'credited' WHERE job_id = ?", {job}));
    must(c.db->run("UPDATE jobs SET status = 'done' WHERE id = ?", {job}));
}

void MergingTest::creditAll(const CampaignFixture &c, qint64 events)
{
    const auto jobs = must(c.db->list("SELECT id FROM jobs WHERE status = 'pending' AND kind = 'process'", {},
                                      [](const Row &row) { return row.integer(0); }));
    for (const qint64 job : jobs)
        credit(c, job, events);
}

void MergingTest::completeMerges(const CampaignFixture &c)
{
    const auto merges = must(c.db->list("SELECT id, lfn FROM merges", {}, [](const Row &row) {
        return std::pair(row.integer(0), row.text(1));
    }));
    for (const auto &[id, lfn] : merges) {
        const QString path = c.folder.write("alpha/" + lfn, "four");
        must(c.db->run("UPDATE merges SET status = 'running' WHERE id = ?", {id}));
        must(c.db->run(
            "UPDATE merges SET status = 'done', path = ?, bytes = 4, adler32 = '00000002' WHERE id = ?",
            {path, id}));
        must(c.db->run("UPDATE outputs SET state = 'merged' WHERE id IN (SELECT output_id FROM merge_parts "
                       "WHERE merge_id = ?)",
                       {id}));
    }
}

void MergingTest::waitsForEveryUnit()
{
    CampaignFixture c(withJobs());
    credit(c, 1);
    const MergePlan plan = must(planMerges(*c.db, c.request));
    QVERIFY(plan.merges.isEmpty());
    QVERIFY(plan.nothing.contains("3 work unit"));
    QCOMPARE(makeMerges(*c.db, plan, c.actor("carla")).error().code, ErrorCode::Refused);
}

void MergingTest::earlyTakesWhatIsThere()
{
    CampaignFixture c(withJobs());
    credit(c, 2);
    const MergePlan plan = must(planMerges(*c.db, c.request, true));
    QCOMPARE(plan.merges.size(), 1);
    QCOMPARE(must(makeMerges(*c.db, plan, c.actor("carla"))).size(), 1);
    creditAll(c);
    const MergePlan rest = must(planMerges(*c.db, c.request));
    QCOMPARE(rest.merges.size(), 1);
    QCOMPARE(rest.merges[0].parts.size(), 3);
    must(makeMerges(*c.db, rest, c.actor("carla")));
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
}

void MergingTest::runOrderAndTargetSize()
{
    CampaignOptions options = withJobs();
    options.mergeEvents = 150;
    CampaignFixture c(options);
    creditAll(c);
    const MergePlan plan = must(planMerges(*c.db, c.request));
    // Units: run 146436 with 100, 100, 24 events; run 147043 with 4.
    QCOMPARE(plan.merges.size(), 2);
    QCOMPARE(plan.merges[0].events, 100);
    QCOMPARE(plan.merges[1].events, 128);
    QCOMPARE(plan.merges[1].run, 146436);
    must(makeMerges(*c.db, plan, c.actor("carla")));
    QCOMPARE(c.count("SELECT count(*) FROM merge_parts p JOIN outputs o ON o.id = p.output_id JOIN "
                     "merge_parts q ON q.merge_id = p.merge_id"
                     " AND q.position > p.position JOIN outputs r ON r.id = q.output_id"
                     " WHERE r.run < o.run OR (r.run = o.run AND r.first_event < o.first_event)"),
             0);
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    QCOMPARE(c.count("SELECT count(DISTINCT lfn) FROM merges"), 2);
}

void MergingTest::targetSizeInBytes()
{
    CampaignFixture c(withJobs());
    creditAll(c);
    must(c.db->run("UPDATE requests SET merge_bytes = 2"));  // every output has one byte
    const MergePlan plan = must(planMerges(*c.db, c.request));
    QCOMPARE(plan.merges.size(), 2);
    for (const PlannedMerge &merge : plan.merges) {
        QCOMPARE(merge.parts.size(), 2);
        QCOMPARE(merge.bytes, 2);
    }
    // A part that is larger than the target is merged alone.
    must(c.db->run("UPDATE requests SET merge_bytes = 1, merge_events = 1"));
    QCOMPARE(must(planMerges(*c.db, c.request)).merges.size(), 4);
}

void MergingTest::lateCreditsOpenFurtherMerges()
{
    CampaignFixture c(withJobs());
    credit(c, 3);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request, true)), c.actor("carla")));
    completeMerges(c);
    const auto first = must(c.db->one("merge",
                                      "SELECT adler32, parts, changed_at FROM merges WHERE number = 1", {},
                                      [](const Row &row) {
                                          return std::tuple(row.text(0), row.integer(1), row.integer(2));
                                      }));
    credit(c, 1);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request, true)), c.actor("carla")));
    creditAll(c);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    QCOMPARE(c.count("SELECT count(*) FROM merges"), 3);
    QCOMPARE(c.count("SELECT max(number) FROM merges"), 3);
    QCOMPARE(c.count("SELECT sum(events) FROM merges"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM merge_parts"), 4);
    const auto still = must(c.db->one("merge",
                                      "SELECT adler32, parts, changed_at FROM merges WHERE number = 1", {},
                                      [](const Row &row) {
                                          return std::tuple(row.text(0), row.integer(1), row.integer(2));
                                      }));
    QVERIFY(first == still);
}

void MergingTest::verifyInputsWaitsForTheReading()
{
    CampaignFixture c(withJobs());
    must(c.db->run("UPDATE requests SET merge_policy = 'verify-inputs'"));
    credit(c, 1);
    QVERIFY(must(planMerges(*c.db, c.request, true)).nothing.contains("verify-inputs"));
    creditAll(c);
    MergePlan plan = must(planMerges(*c.db, c.request));
    QVERIFY(plan.merges.isEmpty());
    QCOMPARE(plan.unread, 4);
    QVERIFY(plan.nothing.contains("4 output(s) must be read"));
    must(c.db->run("UPDATE outputs SET verified_at = 5 WHERE id > 1"));
    must(c.db->run("UPDATE outputs SET problem = 'gone' WHERE id = 1"));
    plan = must(planMerges(*c.db, c.request));
    QCOMPARE(plan.merges.size(), 1);
    QCOMPARE(plan.merges[0].parts.size(), 3);
    QCOMPARE(plan.damaged, 1);
    // Under every policy.
    must(c.db->run("UPDATE requests SET merge_policy = 'fast'"));
    plan = must(planMerges(*c.db, c.request));
    QCOMPARE(plan.merges[0].parts.size(), 3);
}

void MergingTest::surplusIsNeverPlanned()
{
    CampaignFixture c(withJobs());
    credit(c, 1);
    credit(c, 2);
    credit(c, 3);
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = 4", {QString::fromLatin1(status)}));
    must(c.db->run("INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event,"
                   " events, bytes,"
                   " adler32) VALUES (1, 4, 1, 'late', '/nowhere', 147043, 0, 4, 1, '00000001')"));
    for (const char *state : {"found", "bad", "found", "surplus"}) {
        must(c.db->run("UPDATE outputs SET state = ? WHERE job_id = 4", {QString::fromLatin1(state)}));
        const MergePlan plan = must(planMerges(*c.db, c.request, true));
        QCOMPARE(plan.merges.size(), 1);
        QCOMPARE(plan.merges[0].parts.size(), 3);
    }
}

void MergingTest::emptyStreamsAreMergedToo()
{
    CampaignOptions options = withJobs();
    options.step = Step::Skim;
    CampaignFixture c(options);
    creditAll(c, 0);
    const MergePlan plan = must(planMerges(*c.db, c.request));
    QCOMPARE(plan.merges.size(), 6);
    for (const PlannedMerge &merge : plan.merges) {
        QCOMPARE(merge.parts.size(), 4);
        QCOMPARE(merge.events, 0);
    }
}

void MergingTest::eachOutputOnce()
{
    CampaignFixture c(withJobs());
    creditAll(c);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    const MergePlan again = must(planMerges(*c.db, c.request));
    QVERIFY(again.merges.isEmpty());
    QVERIFY(!again.nothing.isEmpty());
}

// Pending once more after a submission in vain, whose merge is running since then.
void MergingTest::aCancelledPendingMergeCanBeTriedAgain()
{
    CampaignFixture c(withJobs());
    creditAll(c);
    const auto jobs = must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    QVERIFY(!jobs.isEmpty());
    for (const char *status : {"submitting", "pending"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?",
                       {QString::fromLatin1(status), jobs.first().value()}));
    must(c.db->run("UPDATE merges SET status = 'running' WHERE id = (SELECT merge_id FROM jobs WHERE id = ?)",
                   {jobs.first().value()}));
    QCOMPARE(must(cancelJobs(*c.db, {jobs.first()}, c.actor("carla"))).now, 1);
    QCOMPARE(c.count("SELECT count(*) FROM merges WHERE status = 'running'"), 0);
    const RecoveryPlan plan =
        must(planRecovery(*c.db, {jobs.first()}, RecoveryScope::Everything, c.actor("carla").now));
    QCOMPARE(plan.jobs, 1);
    QCOMPARE(must(makeRecovery(*c.db, plan, c.actor("carla"))).size(), 1);
}

void MergingTest::overtakenPlanIsConflict()
{
    CampaignFixture c(withJobs());
    creditAll(c);
    const MergePlan plan = must(planMerges(*c.db, c.request));
    must(makeMerges(*c.db, plan, c.actor("carla")));
    QCOMPARE(makeMerges(*c.db, plan, c.actor("anna")).error().code, ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT count(*) FROM merges"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE kind = 'merge'"), 1);
}

void MergingTest::blockersAreTold()
{
    CampaignFixture c(withJobs());
    QVERIFY(must(finishBlockers(*c.db, c.request)).join(' ').contains("4 work unit"));
    QCOMPARE(finishRequest(*c.db, c.request, {}, c.actor("carla")).error().code, ErrorCode::Refused);
    creditAll(c);
    QVERIFY(must(finishBlockers(*c.db, c.request)).join(' ').contains("4 credited output"));
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    QVERIFY(must(finishBlockers(*c.db, c.request)).join(' ').contains("1 merged file"));
    completeMerges(c);
    QVERIFY(must(finishBlockers(*c.db, c.request)).isEmpty());
    must(finishRequest(*c.db, c.request, "all there", c.actor("carla")));
    QCOMPARE(c.status(c.request), RequestStatus::Finished);
    QVERIFY(must(finishBlockers(*c.db, c.request)).join(' ').contains("finished"));
}

void MergingTest::abandonedUnitsDoNotBlock()
{
    CampaignFixture c(withJobs());
    must(c.db->runScript(
        "UPDATE claims SET open = 0 WHERE job_id = 4; UPDATE jobs SET status = 'cancelled' WHERE id = 4;"
        "INSERT INTO abandonments (unit_id, reason, signed_by, at) SELECT unit_id, 'tape broken', 'anna', 0 "
        "FROM claims"
        " WHERE job_id = 4"));
    creditAll(c);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    completeMerges(c);
    must(finishRequest(*c.db, c.request, "one unit signed off", c.actor("carla")));
    QCOMPARE(c.status(c.request), RequestStatus::Finished);
}

void MergingTest::declaringRegistersEverything()
{
    CampaignOptions options = withJobs();
    options.mergeEvents = 150;
    CampaignFixture c(options);
    creditAll(c);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    completeMerges(c);
    QVERIFY(!declareRequest(*c.db, c.request, "too early", c.actor("carla")));
    QCOMPARE(c.count("SELECT count(*) FROM files WHERE dataset_id <> 1"), 0);
    must(finishRequest(*c.db, c.request, "all there", c.actor("carla")));
    QCOMPARE(must(declareRequest(*c.db, c.request, "all there", c.actor("carla"))), 2);
    QCOMPARE(c.status(c.request), RequestStatus::Declared);
    QCOMPARE(c.count("SELECT sum(events) FROM files WHERE dataset_id <> 1"), c.events);
    QCOMPARE(c.count("SELECT count(*) FROM file_parents"), 3);  // the first file has one run, the second both
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid'"), 4);
    QCOMPARE(c.count("SELECT min(first_run) FROM files WHERE dataset_id <> 1"), 146436);
    QCOMPARE(c.count("SELECT max(last_run) FROM files WHERE dataset_id <> 1"), 147043);
    QCOMPARE(c.count("SELECT complete FROM datasets WHERE source_request_id = 1"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM files WHERE dataset_id <> 1 AND conditions = 'snapshot-2010'"), 2);
    // What was declared is ready to be processed on.
    CampaignOptions next;
    next.step = Step::Skim;
    next.takeTo = RequestStatus::Assigned;
    const RequestId skim = c.addRequest("proc10/production/mdst", next);
    QCOMPARE(c.status(skim), RequestStatus::Assigned);
}

void MergingTest::goneMergedFileIsNotDeclared()
{
    CampaignFixture c(withJobs());
    creditAll(c);
    must(makeMerges(*c.db, must(planMerges(*c.db, c.request)), c.actor("carla")));
    completeMerges(c);
    must(finishRequest(*c.db, c.request, "all there", c.actor("carla")));
    QVERIFY(QFile::remove(c.storage + "/proc10/production/mdst/mdst-0001.csv"));
    const auto gone = declareRequest(*c.db, c.request, "all there", c.actor("carla"));
    QCOMPARE(gone.error().code, ErrorCode::Refused);
    QCOMPARE(c.status(c.request), RequestStatus::Finished);
    c.folder.write("alpha/proc10/production/mdst/mdst-0001.csv", "another size");
    QVERIFY(declareRequest(*c.db, c.request, "all there", c.actor("carla"))
                .error()
                .cause.contains("4 were verified"));
    QCOMPARE(c.count("SELECT count(*) FROM files WHERE dataset_id <> 1"), 0);
}

QTEST_GUILESS_MAIN(MergingTest)
#include "mergingtest.moc"
