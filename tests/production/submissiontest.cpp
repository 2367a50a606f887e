// Doubt: answers that never came, jobs that appear late, twice or not at all.
#include "models/production/jobmaking.h"
#include "models/production/recovery.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

Agent::EndpointFactory fake(FakeSite &site)
{
    return [&site](const QString &) -> Result<std::unique_ptr<Endpoint>> {
        return std::make_unique<FakeEndpoint>(site);
    };
}
}  // namespace

class SubmissionTest : public QObject {
    Q_OBJECT

  private slots:
    void intentIsOnDiskBeforeTheCall();
    void lostAnswerMakesNoSecondJob();
    void lateAcceptanceIsWaitedFor();
    void neverArrivedIsSubmittedAgain();
    void crashBetweenIntentAndCall();
    void duplicateAnswersChangeNothing();
    void endpointDownChangesNothing();
    void rejectedJobsFail();
    void queueIsBounded();
    void priorityDecides();
    void changedInputIsNotSubmitted();
    void missingApplicationIsNotSubmitted();
    void cancelledInDoubt();
    void lostJobIsGivenUpAfterTwoLooks();
    void lostJobComesBackAndIsCredited();
    void lostJobComesBackTooLate();
    void lostJobWithReportIsChecked();

  private:
    int jobs(const CampaignFixture &c, const char *status) const
    {
        return int(c.count("SELECT count(*) FROM jobs WHERE status = ?", {QString::fromLatin1(status)}));
    }
    QString aToken(const CampaignFixture &c) const
    {
        return must(c.db->one("job", "SELECT token FROM jobs ORDER BY id LIMIT 1", {},
                              [](const Row &row) { return row.text(0); }));
    }
};

// Sees what is committed when the endpoint is called.
class Witness final : public Endpoint {
  public:
    Witness(FakeSite &site, const QString &store) : m_fake(site), m_store(store) { }
    static inline qint64 s_submitting = -1;

    EndpointCapabilities capabilities() const override { return m_fake.capabilities(); }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs, std::stop_token stop) override
    {
        const auto db = must(Database::open(m_store, Access::ReadOnly));
        s_submitting = must(db->integer("SELECT count(*) FROM jobs WHERE status = 'submitting'"));
        return m_fake.submit(jobs, stop);
    }
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override
    {
        return m_fake.find(tokens, stop);
    }
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override
    {
        return m_fake.cancel(tokens, stop);
    }
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override
    {
        return m_fake.retrieve(token, stop);
    }
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override { return m_fake.health(stop); }

  private:
    FakeEndpoint m_fake;
    QString m_store;
};

void SubmissionTest::intentIsOnDiskBeforeTheCall()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock,
                [&](const QString &) -> Result<std::unique_ptr<Endpoint>> {
                    return std::make_unique<Witness>(site, c.store.location());
                },
                {});
    must(agent.start());
    QCOMPARE(runCycle(agent).submitted, 4);
    QCOMPARE(Witness::s_submitting, 4);
    QCOMPARE(jobs(c, "submitted"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE endpoint_job_id = '' OR submitted_at IS NULL"), 0);
}

void SubmissionTest::lostAnswerMakesNoSecondJob()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.losesSubmitAnswers = true;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    const CycleReport first = runCycle(agent);
    QCOMPARE(first.submitted, 0);
    QVERIFY(!first.problems.isEmpty());
    QCOMPARE(jobs(c, "submitting"), 4);
    QCOMPARE(site.jobs.size(), 4);
    site.losesSubmitAnswers = false;
    QCOMPARE(runCycle(agent).submitted, 4);
    QCOMPARE(jobs(c, "submitted"), 4);
    QCOMPARE(site.submitCalls, 1);
    QCOMPARE(site.jobs.size(), 4);
}

void SubmissionTest::lateAcceptanceIsWaitedFor()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.losesSubmitAnswers = site.acceptsHidden = true;
    site.capabilities.settleMs = 60'000;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    clock.advance(30'000);
    runCycle(agent);
    QCOMPARE(jobs(c, "submitting"), 4);
    for (auto &job : site.jobs)
        job.hidden = false;
    clock.advance(40'000);
    runCycle(agent);
    QCOMPARE(jobs(c, "submitted"), 4);
    QCOMPARE(site.submitCalls, 1);
}

void SubmissionTest::neverArrivedIsSubmittedAgain()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.capabilities.settleMs = 60'000;
    site.losesSubmitAnswers = true;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    site.jobs.clear();  // the far side lost them before it wrote them down
    site.losesSubmitAnswers = false;
    runCycle(agent);
    QCOMPARE(jobs(c, "submitting"), 4);
    clock.advance(61'000);
    const QString token = aToken(c);
    QCOMPARE(runCycle(agent).submitted, 4);
    QCOMPARE(jobs(c, "submitted"), 4);
    QCOMPARE(site.jobs.size(), 4);
    QVERIFY(site.jobs.contains(token));  // under the token that was written down first
}

void SubmissionTest::crashBetweenIntentAndCall()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    must(c.db->run("UPDATE jobs SET status = 'submitting', changed_at = ?", {clock.now()}));
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    QCOMPARE(jobs(c, "submitted"), 4);
    QCOMPARE(site.jobs.size(), 4);
    for (const auto &job : std::as_const(site.jobs))
        QCOMPARE(job.submissions, 1);
}

void SubmissionTest::duplicateAnswersChangeNothing()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.answersTwice = true;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    QCOMPARE(runCycle(agent).submitted, 4);
    for (const QString &token : site.jobs.keys())
        site.endGood(token);
    QCOMPARE(runCycle(agent).credited, 4);
    QCOMPARE(runCycle(agent).credited, 0);
    QCOMPARE(c.count("SELECT count(*) FROM credits"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM job_history h JOIN jobs j ON j.id = h.job_id"
                     " WHERE h.to_status = 'submitted' AND j.kind = 'process'"),
             4);
}

void SubmissionTest::endpointDownChangesNothing()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    site.isDown = true;
    for (int i = 0; i < 3; ++i) {
        clock.advance(3'600'000);
        const CycleReport report = runCycle(agent);
        QVERIFY(report.problems.value(0).contains("alpha"));
        QCOMPARE(report.failed, 0);
    }
    QCOMPARE(jobs(c, "submitted"), 4);
    site.isDown = false;
    for (const QString &token : site.jobs.keys())
        site.endGood(token);
    clock.advance(60'000);  // it is left alone for a while
    QCOMPARE(runCycle(agent).credited, 4);
}

void SubmissionTest::rejectedJobsFail()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.rejects = true;
    ManualClock clock;
    AgentConfig config;
    config.recover = true;
    Agent agent(*c.db, clock, fake(site), config);
    must(agent.start());
    QCOMPARE(runCycle(agent).failed, 4);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'error' AND failure_class = 'rejected'"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM claims WHERE open = 1"), 0);
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM signatures"), 1);
    // Trying again does not help as long as nobody has changed anything.
    QCOMPARE(runCycle(agent).recovered, 0);
    QCOMPARE(site.submitCalls, 1);
}

void SubmissionTest::queueIsBounded()
{
    CampaignOptions options = withJobs();
    options.runs = {146514};
    options.splitSize = 10;
    CampaignFixture c(options);
    FakeSite site;
    site.capabilities.maxBatch = 7;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    QCOMPARE(runCycle(agent).submitted, 20);  // 2 * slots + 16
    QCOMPARE(site.submitCalls, 3);
    QCOMPARE(runCycle(agent).submitted, 0);
    site.setRunning(site.jobs.firstKey());
    QCOMPARE(runCycle(agent).submitted, 1);
    QCOMPARE(jobs(c, "running"), 1);
}

void SubmissionTest::priorityDecides()
{
    CampaignOptions options = withJobs();
    options.runs = {146514};
    options.splitSize = 10;
    CampaignFixture c(options);
    CampaignOptions urgent = options;
    urgent.step = Step::Skim;
    const RequestId second = c.addRequest(QString::fromLatin1(CampaignFixture::kRawDataset), urgent);
    must(setPriority(*c.db, second, 100, 200, "wanted tomorrow", c.actor("anna")));
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status = 'submitted' AND request_id = ?", {second.value()}),
        20);
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status = 'submitted' AND request_id <> ?", {second.value()}),
        0);
}

void SubmissionTest::changedInputIsNotSubmitted()
{
    CampaignFixture c(withJobs());
    QFile raw(c.rawPath(146436));
    QVERIFY(raw.open(QIODevice::Append));
    raw.write("146436,1,G\n");
    raw.close();
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    const CycleReport report = runCycle(agent);
    QCOMPARE(report.submitted, 1);
    QCOMPARE(report.failed, 3);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'error' AND failure_class = 'input'"), 3);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'changed'"), 1);
    QCOMPARE(site.jobs.size(), 1);
    // Repaired, and resubmitted by a person.
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QVERIFY(raw.resize(raw.size() - 11));
    raw.close();
    const auto failed = must(failedJobs(*c.db, {c.request}));
    must(makeRecovery(*c.db, must(planRecovery(*c.db, failed, RecoveryScope::Everything)), c.actor("carla")));
    QCOMPARE(runCycle(agent).submitted, 3);
    QCOMPARE(c.count("SELECT count(*) FROM replicas WHERE state = 'valid'"), 2);
}

void SubmissionTest::missingApplicationIsNotSubmitted()
{
    CampaignFixture c(withJobs());
    must(c.db->runScript(
        "DELETE FROM application_streams; DELETE FROM applications WHERE step = 'production'"));
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    QCOMPARE(runCycle(agent).failed, 4);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE failure_class = 'release-missing'"), 4);
    QCOMPARE(site.submitCalls, 0);
}

void SubmissionTest::cancelledInDoubt()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    must(c.db->run("UPDATE jobs SET status = 'submitting', changed_at = ?", {clock.now()}));
    const auto all =
        must(c.db->list("SELECT id FROM jobs", {}, [](const Row &row) { return row.id<JobId>(0); }));
    QCOMPARE(must(cancelJobs(*c.db, all, c.actor("carla"))).asked, 4);
    clock.advance(10'000'000'000'000);  // the cancelling was stamped with the time of today
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    QCOMPARE(jobs(c, "cancelled"), 4);
    QVERIFY(site.jobs.isEmpty());
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 4);
}

void SubmissionTest::lostJobIsGivenUpAfterTwoLooks()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    site.capabilities.settleMs = 60'000;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    const QString token = aToken(c);
    site.jobs[token].hidden = true;
    // It was accepted just now and may not be listed yet; only from a minute on its absence counts.
    QCOMPARE(runCycle(agent).failed, 0);
    clock.advance(61'000);
    QCOMPARE(runCycle(agent).failed, 0);
    clock.advance(30'000);
    QCOMPARE(runCycle(agent).failed, 0);
    clock.advance(31'000);
    QCOMPARE(runCycle(agent).failed, 1);
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status = 'error' AND failure_class = 'lost' AND token = ?",
                {token}),
        1);
    QCOMPARE(c.count("SELECT count(*) FROM work_units WHERE state = 'ready'"), 1);
}

void SubmissionTest::lostJobComesBackAndIsCredited()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    const QString token = aToken(c);
    site.jobs[token].hidden = true;
    runCycle(agent);
    QCOMPARE(runCycle(agent).failed, 1);
    site.jobs[token].hidden = false;
    site.endGood(token);
    clock.advance(11'000);
    QCOMPARE(runCycle(agent).credited, 1);
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status = 'done' AND failure_class IS NULL AND token = ?",
                {token}),
        1);
    QCOMPARE(c.count("SELECT sum(n) FROM failure_counters"), 0);
    // Nothing is left of it to try again.
    const auto id = must(c.db->integer("SELECT id FROM jobs WHERE token = ?", {token}));
    QCOMPARE(must(planRecovery(*c.db, {JobId(id)}, RecoveryScope::Everything)).jobs, 0);
}

void SubmissionTest::lostJobComesBackTooLate()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    const QString token = aToken(c);
    site.jobs[token].hidden = true;
    runCycle(agent);
    runCycle(agent);
    // Its work is done by others meanwhile: the same units, in a job that does not name it as the one it
    // retries.
    const qint64 lost = c.count("SELECT id FROM jobs WHERE token = ?", {token});
    must(c.db->run("INSERT INTO jobs (request_id, grid_job_id, kind, token, site_id, units, events, "
                   "created_at, changed_at)"
                   " SELECT request_id, grid_job_id, kind, 'r1-p-somebody-else', site_id, units, events, 0, "
                   "0 FROM jobs WHERE id = ?",
                   {lost}));
    const qint64 other = c.count("SELECT max(id) FROM jobs");
    must(c.db->run("INSERT INTO claims (unit_id, job_id) SELECT unit_id, ? FROM claims WHERE job_id = ?",
                   {other, lost}));
    runCycle(agent);
    site.endGood(QStringLiteral("r1-p-somebody-else"));
    QCOMPARE(runCycle(agent).credited, 1);
    site.jobs[token].hidden = false;
    site.endGood(token);
    clock.advance(11'000);
    QCOMPARE(runCycle(agent).failed, 1);
    QCOMPARE(
        c.count("SELECT count(*) FROM jobs WHERE status = 'error' AND failure_class = 'twice' AND token = ?",
                {token}),
        1);
    QCOMPARE(c.count("SELECT count(*) FROM outputs WHERE state = 'surplus' AND job_id = ?", {lost}), 1);
    QCOMPARE(c.count("SELECT count(*) FROM credits WHERE job_id = ?", {lost}), 0);
    QCOMPARE(must(planRecovery(*c.db, {JobId(lost)}, RecoveryScope::Everything)).jobs, 0);
}

void SubmissionTest::lostJobWithReportIsChecked()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, fake(site), {});
    must(agent.start());
    runCycle(agent);
    const QString token = aToken(c);
    site.endGood(token);
    site.jobs[token].hidden = true;
    runCycle(agent);
    QCOMPARE(runCycle(agent).credited, 1);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'done' AND token = ?", {token}), 1);
}

QTEST_GUILESS_MAIN(SubmissionTest)
#include "submissiontest.moc"
