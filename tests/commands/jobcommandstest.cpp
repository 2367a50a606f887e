#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions running()
{
    CampaignOptions options;
    options.runs = {146436, 147043};  // 3 + 1 work units of at most 100 events
    options.takeTo = RequestStatus::Running;
    return options;
}

// The job failed as a check would have it.
void failJob(const CommandFixture &c, qint64 job, const char *failureClass = "signal")
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job}));
    must(c.db->run("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1", {job}));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = ? WHERE id = ?",
                   {QString::fromLatin1(failureClass), job}));
}

const QJsonObject kWhy{{QStringLiteral("why"), QStringLiteral("because")}};
}  // namespace

class JobCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void resubmitShowsEachJobWithWhy();
    void resubmitNeverTwice();
    void resubmitByFilterAndRequest();
    void resubmitWhatNeedsARepairOnlyWhenTold();
    void staleResubmitIsConflict();
    void cancelPendingAndRunning();
    void cancelLeavesEndedJobsAlone();
    void cancelByFilterIsPerRow();
    void jobComments();
    void availability();
    void wrongSelections();
};

void JobCommandsTest::resubmitShowsEachJobWithWhy()
{
    CommandFixture c(running());
    failJob(c, 2);
    const QString before = c.dump();
    const auto plan = c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1, 2}}});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(c.dump(), before);
    QCOMPARE(plan->items.size(), 2);
    QCOMPARE(plan->included(), 1);
    for (const PlanItem &item : plan->items) {
        QCOMPARE(item.included, item.id == 2);
        QVERIFY(!item.why.isEmpty());
    }
    QCOMPARE(codeOf(c.plan("ben", "jobs.resubmit", {{"jobs", QJsonArray{2}}})), ErrorCode::NotAuthorized);
    const auto receipt = c.bus.execute(*c.db, c.who("carla"), *plan, {});
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of = 2 AND attempt = 2 AND status = 'pending'"),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE id = 2 AND status = 'superseded'"), 1);
    QVERIFY(c.count("SELECT count(*) FROM audit WHERE receipt_id = ?", {receipt->id.value()}) >= 1);
    QVERIFY(!receipt->undoable);
}

void JobCommandsTest::resubmitNeverTwice()
{
    CommandFixture c(running());
    failJob(c, 2);
    const QJsonObject two{{"jobs", QJsonArray{2}}};
    const auto plan = c.plan("carla", "jobs.resubmit", two);
    QVERIFY(c.bus.execute(*c.db, c.who("carla"), *plan, "click"));
    const auto repeated = c.bus.execute(*c.db, c.who("carla"), *plan, "click");
    QVERIFY(repeated && repeated->repeated);
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("carla"), *plan, {})), ErrorCode::Conflict);
    QCOMPARE(c.plan("carla", "jobs.resubmit", two)->included(), 0);
    QCOMPARE(codeOf(c.give("carla", "jobs.resubmit", two)), ErrorCode::Refused);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of = 2"), 1);
}

void JobCommandsTest::resubmitByFilterAndRequest()
{
    CommandFixture c(running());
    for (const qint64 job : {1, 2, 3})
        failJob(c, job, job == 3 ? "early-end" : "signal");
    QCOMPARE(c.plan("carla", "jobs.resubmit", {{"filter", "class = early-end"}})->included(), 1);
    const auto all = c.plan("carla", "jobs.resubmit", c.on(c.request));
    QVERIFY(all);
    QCOMPARE(all->included(), 3);
    QVERIFY2(all->summary.contains("3 jobs"), qPrintable(all->summary));
    const auto receipt = c.bus.execute(*c.db, c.who("carla"), *all, {});
    QVERIFY(receipt);
    QCOMPARE(receipt->outcomes.size(), 3);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of IS NOT NULL"), 3);
}

void JobCommandsTest::resubmitWhatNeedsARepairOnlyWhenTold()
{
    CommandFixture c(running());
    failJob(c, 1, "release-missing");
    const QJsonObject one{{"jobs", QJsonArray{1}}};
    QCOMPARE(c.plan("carla", "jobs.resubmit", one)->included(), 0);
    QJsonObject all = one;
    all.insert("all", true);
    QCOMPARE(c.plan("carla", "jobs.resubmit", all)->included(), 1);
}

void JobCommandsTest::staleResubmitIsConflict()
{
    CommandFixture c(running());
    failJob(c, 1);
    failJob(c, 2);
    const auto other = c.open();
    const auto plan = c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1, 2}}});
    QVERIFY(plan && plan->included() == 2);
    const auto rival = c.bus.plan(*other, c.who("anna"), "jobs.resubmit", {{"jobs", QJsonArray{1}}});
    QVERIFY(rival && c.bus.execute(*other, c.who("anna"), *rival, {}));
    const auto late = c.bus.execute(*c.db, c.who("carla"), *plan, {});
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains("anna"), qPrintable(late.error().cause));
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of IS NOT NULL"), 1);
}

void JobCommandsTest::cancelPendingAndRunning()
{
    CommandFixture c(running());
    must(c.db->run("UPDATE jobs SET status = 'submitting' WHERE id = 2"));
    must(c.db->run("UPDATE jobs SET status = 'submitted' WHERE id = 2"));
    QJsonObject arguments = kWhy;
    arguments.insert("jobs", QJsonArray{1, 2});
    QCOMPARE(codeOf(c.plan("carla", "jobs.cancel", {{"jobs", QJsonArray{1}}})),
             ErrorCode::InvalidInput);  // why?
    QCOMPARE(codeOf(c.plan("ben", "jobs.cancel", arguments)), ErrorCode::NotAuthorized);
    QVERIFY(c.bus.spec("jobs.cancel")->dangerous);
    const auto receipt = c.give("carla", "jobs.cancel", arguments);
    QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().cause));
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE id = 1 AND status = 'cancelled'"), 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE id = 2 AND status = 'submitted' AND cancel_wanted = 1"),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE job_id = 1 AND open = 1"), 0);
    const auto again = c.plan("carla", "jobs.cancel", arguments);
    QCOMPARE(again->included(), 0);
    QVERIFY(again->items.at(0).why.contains("cancelled"));
    QVERIFY(again->items.at(1).why.contains("already"));
}

// A job that has ended waits for its check; to cancel it would change nothing, and nobody must be told that
// it did.
void JobCommandsTest::cancelLeavesEndedJobsAlone()
{
    CommandFixture c(running());
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = 1", {QString::fromLatin1(status)}));
    QJsonObject arguments = kWhy;
    arguments.insert("jobs", QJsonArray{1});
    const auto plan = c.plan("carla", "jobs.cancel", arguments);
    QVERIFY(plan);
    QCOMPARE(plan->included(), 0);
    QCOMPARE(plan->items.at(0).why, "It is ended; only jobs that have not ended can be cancelled.");
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("carla"), *plan, {})), ErrorCode::Refused);
    QCOMPARE(c.count("SELECT count(*) FROM receipts"), 0);
}

void JobCommandsTest::cancelByFilterIsPerRow()
{
    CommandFixture c(running());
    failJob(c, 4);
    QJsonObject arguments = kWhy;
    arguments.insert("filter", QStringLiteral("request = %1").arg(c.request.value()));
    const auto receipt = c.give("carla", "jobs.cancel", arguments);
    QVERIFY(receipt);
    QCOMPARE(receipt->outcomes.size(), 3);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'cancelled'"), 3);
}

void JobCommandsTest::jobComments()
{
    CommandFixture c(running());
    QVERIFY(c.give("ben", "job.comment", {{"jobs", QJsonArray{1}}, {"text", "odd node"}}));
    QCOMPARE(must(listComments(*c.db, "job", 1)).size(), 1);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'job' AND entity_id = 1 AND request_id = ?",
                     {c.request.value()}),
             1);
    QCOMPARE(codeOf(c.give("ben", "job.comment", {{"jobs", QJsonArray{999}}, {"text", "x"}})),
             ErrorCode::NotFound);
}

void JobCommandsTest::availability()
{
    CommandFixture c(running());
    failJob(c, 1);
    const auto jobs = must(loadJobs(*c.db, {JobId(1), JobId(2)}));
    const auto ask = [&](const char *command, const char *name, const JobSummary &job) {
        return c.bus.availability(*c.bus.spec(command), c.who(name), job);
    };
    QVERIFY(ask("jobs.resubmit", "carla", jobs.at(0)).live);
    QVERIFY(!ask("jobs.resubmit", "ben", jobs.at(0)).live);
    QCOMPARE(ask("jobs.resubmit", "carla", jobs.at(1)).reason,
             "It is pending; only failed and cancelled jobs can be resubmitted.");
    QVERIFY(ask("jobs.cancel", "carla", jobs.at(1)).live);
    QCOMPARE(ask("jobs.cancel", "carla", jobs.at(0)).reason,
             "It is error; only jobs that have not ended can be cancelled.");
}

void JobCommandsTest::wrongSelections()
{
    CommandFixture c(running());
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{99}}})), ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {{"requests", QJsonArray{99}}})), ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {{"filter", "colour = red"}})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1}}, {"filter", "run > 1"}})),
             ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "jobs.resubmit", {{"jobs", QJsonArray{1}}, {"requests", QJsonArray{1}}})),
             ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(JobCommandsTest)
#include "jobcommandstest.moc"
