// Jobs that were given up for lost and come back: before and after the other attempt ended, with a new agent
// in between, and with every end that such a job can have.
#include "models/production/abandoning.h"
#include "models/production/recovery.h"
#include "models/production/requeststops.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <numeric>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
// A running campaign with one job per run, whose first job was given up for lost.
struct Lost {
    explicit Lost(bool recover = true) : c(options())
    {
        config.recover = recover;
        start();
        runCycle(*agent);
        token = textOf("SELECT token FROM jobs ORDER BY id LIMIT 1");
        id = c.count("SELECT min(id) FROM jobs");
        site.jobs[token].hidden = true;
        runCycle(*agent);
        if (runCycle(*agent).failed != 1)
            qFatal("The job was not given up.");
    }
    static CampaignOptions options()
    {
        CampaignOptions options;
        options.runs = {147043};
        options.takeTo = RequestStatus::Running;
        return options;
    }
    void start()
    {
        agent = std::make_unique<Agent>(
            *c.db, clock,
            [this](const QString &) -> Result<std::unique_ptr<Endpoint>> {
                return std::make_unique<FakeEndpoint>(site);
            },
            config);
        must(agent->start());
    }
    // The agent dies as it is; another one takes over when its lease is over.
    void crash()
    {
        clock.advance(20'000);
        start();
    }
    void comeBack()
    {
        site.jobs[token].hidden = false;
        site.endGood(token);
        clock.advance(11'000);
    }
    QString textOf(const char *sql) const
    {
        return must(c.db->one("it", QString::fromLatin1(sql), {},
                              [](const Row &row) { return row.text(0); }));
    }
    qint64 retry() const { return c.count("SELECT id FROM jobs WHERE retry_of = ?", {id}); }
    QString retryToken() const { return textOf("SELECT token FROM jobs WHERE retry_of IS NOT NULL"); }
    QString statusOf(qint64 job) const
    {
        return must(c.db->one("it",
                              "SELECT status || ' ' || coalesce(failure_class, '') FROM jobs WHERE id = ?",
                              {job}, [](const Row &row) { return row.text(0).trimmed(); }));
    }
    qint64 outputs(qint64 job, const char *state) const
    {
        return c.count("SELECT count(*) FROM outputs WHERE job_id = ? AND state = ?",
                       {job, QString::fromLatin1(state)});
    }

    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    AgentConfig config;
    std::unique_ptr<Agent> agent;
    QString token;
    qint64 id = 0;
};
}  // namespace

class ComeBacksTest : public QObject {
    Q_OBJECT

  private slots:
    void firstToEndIsCredited_data();
    void firstToEndIsCredited();
    void secondToEndIsSurplus_data();
    void secondToEndIsSurplus();
    void bothEndInOneCycle();
    void pendingRetryIsCancelled();
    void badEndChangesNothing();
    void signedOffWorkStaysSignedOff();
    void aliveAgainIsWaitedFor();
    void finishedRequestHasOneOfEach();
    void cancelledJobThatLivesIsCancelledAgain();
    void reportOfAForgottenJobIsFoundWhenAsked();
    void aLookIsWantedUntilTheEndpointAnswers();
    void onlyLostJobsComeBack();
    void filesOfALostJobAreRecordedWhenItComesBack();
    void everyLostJobHasItsTurn();
};

void ComeBacksTest::firstToEndIsCredited_data()
{
    QTest::addColumn<bool>("crash");
    QTest::newRow("one agent") << false;
    QTest::newRow("a new agent at every step") << true;
}

void ComeBacksTest::firstToEndIsCredited()
{
    QFETCH(bool, crash);
    Lost t;
    QCOMPARE(t.statusOf(t.id), QString("superseded lost"));
    QCOMPARE(t.statusOf(t.retry()), QString("submitted"));
    t.comeBack();
    if (crash)
        t.crash();
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
    QCOMPARE(t.outputs(t.id, "credited"), 1);
    if (crash)
        t.crash();
    t.site.endGood(t.retryToken());
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.retry()), QString("error twice"));
    QCOMPARE(t.outputs(t.retry(), "surplus"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM credits"), 1);
    QCOMPARE(t.c.count("SELECT job_id FROM credits"), t.id);
    // Nothing more is tried, however often the agent looks.
    if (crash)
        t.crash();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(runCycle(*t.agent).recovered, 0);
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE kind = 'process'"), 2);
}

void ComeBacksTest::secondToEndIsSurplus_data() { firstToEndIsCredited_data(); }

void ComeBacksTest::secondToEndIsSurplus()
{
    QFETCH(bool, crash);
    Lost t;
    t.site.endGood(t.retryToken());
    QCOMPARE(runCycle(*t.agent).credited, 1);
    if (crash)
        t.crash();
    t.comeBack();
    if (crash)
        t.crash();
    runCycle(*t.agent);
    if (crash)
        t.crash();
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.id), QString("superseded twice"));
    QCOMPARE(t.outputs(t.id, "surplus"), 1);
    QCOMPARE(t.statusOf(t.retry()), QString("done"));
    QCOMPARE(t.c.count("SELECT count(*) FROM credits"), 1);
    // Never merged, never deleted.
    QCOMPARE(t.c.count("SELECT count(*) FROM merge_parts p JOIN outputs o ON o.id = p.output_id"
                       " WHERE o.state = 'surplus'"),
             0);
    QVERIFY(QFile::exists(t.textOf("SELECT path FROM outputs WHERE state = 'surplus'")));
}

void ComeBacksTest::bothEndInOneCycle()
{
    Lost t;
    t.site.endGood(t.retryToken());
    t.comeBack();
    const CycleReport report = runCycle(*t.agent);
    QCOMPARE(report.credited, 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM credits"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM outputs WHERE state = 'surplus'"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE failure_class = 'twice'"), 1);
}

void ComeBacksTest::pendingRetryIsCancelled()
{
    Lost t(false);
    QCOMPARE(t.statusOf(t.id), QString("error lost"));
    must(makeRecovery(*t.c.db, must(planRecovery(*t.c.db, {JobId(t.id)}, RecoveryScope::RetryHelps)),
                      t.c.actor("carla")));
    must(stopRequest(*t.c.db, t.c.request, StopCause::Person, "Let us wait.", t.c.actor("carla")));
    t.comeBack();
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
    QCOMPARE(t.statusOf(t.retry()), QString("cancelled"));
    QCOMPARE(t.c.count("SELECT count(*) FROM claims WHERE open = 1"), 0);
    QCOMPARE(t.c.count("SELECT count(*) FROM audit WHERE entity = 'job' AND entity_id = ? AND action = "
                       "'agent.check' AND to_value = 'cancelled'",
                       {t.retry()}),
             1);
    QVERIFY(!t.site.jobs.contains(t.retryToken()));
}

void ComeBacksTest::badEndChangesNothing()
{
    Lost t;
    t.site.jobs[t.token].hidden = false;
    t.site.end(t.token, 0);  // without a report
    t.clock.advance(11'000);
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.id), QString("superseded report-missing"));
    t.site.endGood(t.retryToken());
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.retry()), QString("done"));
}

void ComeBacksTest::signedOffWorkStaysSignedOff()
{
    Lost t(false);
    const MissingUnits missing = must(missingUnits(*t.c.db, t.c.request, 0));
    QCOMPARE(missing.units.size(), 1);
    must(signOff(*t.c.db, t.c.request, missing.units, "The node burnt.", t.c.actor("anna")));
    t.comeBack();
    QCOMPARE(runCycle(*t.agent).credited, 0);
    QCOMPARE(t.statusOf(t.id), QString("error twice"));
    QCOMPARE(t.outputs(t.id, "surplus"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM credits"), 0);
    QVERIFY(t.textOf("SELECT failure_text FROM jobs WHERE failure_class = 'twice'").contains("signed off"));
}

void ComeBacksTest::aliveAgainIsWaitedFor()
{
    Lost t;
    t.site.jobs[t.token].hidden = false;
    t.site.setRunning(t.token);
    t.clock.advance(11'000);
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.id), QString("superseded lost"));
    QVERIFY(!t.site.jobs[t.token].cancelled);
    t.comeBack();
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
}

void ComeBacksTest::finishedRequestHasOneOfEach()
{
    Lost t;
    t.comeBack();
    runCycle(*t.agent);
    t.site.endGood(t.retryToken());
    for (int i = 0; i < 10 && t.c.status(t.c.request) == RequestStatus::Running; ++i) {
        runCycle(*t.agent);
        for (const QString &merge
             : must(t.c.db->list("SELECT token FROM jobs WHERE kind = 'merge' AND status IN"
                                                      " ('submitted','running')",
                                                      {}, [](const Row &row) { return row.text(0); })))
            t.site.endGood(merge);
    }
    QCOMPARE(t.c.count("SELECT count(*) FROM outputs WHERE state = 'surplus'"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM merge_parts p JOIN outputs o ON o.id = p.output_id"
                       " WHERE o.job_id <> ?",
                       {t.id}),
             0);
    QCOMPARE(t.c.count("SELECT count(*) FROM merge_parts"), 1);
}

void ComeBacksTest::cancelledJobThatLivesIsCancelledAgain()
{
    Lost t;
    const QString retry = t.retryToken();
    must(cancelJobs(*t.c.db, {JobId(t.retry())}, t.c.actor("carla")));
    t.site.end(retry, {}, "cancelled");
    runCycle(*t.agent);
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.retry()), QString("cancelled"));
    t.site.setRunning(retry);
    t.site.jobs[retry].cancelled = false;
    runCycle(*t.agent);
    QVERIFY(!t.site.jobs[retry].cancelled);
    must(t.c.db->run("UPDATE jobs SET look_wanted = 1 WHERE id = ?", {t.retry()}));
    runCycle(*t.agent);
    QVERIFY(t.site.jobs[retry].cancelled);
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE look_wanted = 1"), 0);
}

void ComeBacksTest::reportOfAForgottenJobIsFoundWhenAsked()
{
    Lost t;
    t.site.endGood(t.token);  // the endpoint still does not tell of it
    t.clock.advance(11'000);
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.id), QString("superseded lost"));
    must(t.c.db->run("UPDATE jobs SET look_wanted = 1 WHERE id = ?", {t.id}));
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
}

void ComeBacksTest::aLookIsWantedUntilTheEndpointAnswers()
{
    Lost t;
    t.site.endGood(t.token);
    t.clock.advance(11'000);
    must(t.c.db->run("UPDATE jobs SET look_wanted = 1 WHERE id = ?", {t.id}));
    t.site.isDown = true;
    runCycle(*t.agent);
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE look_wanted = 1"), 1);
    t.site.isDown = false;
    t.clock.advance(600'000);  // it was left alone for having been silent
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE look_wanted = 1"), 0);
}

void ComeBacksTest::onlyLostJobsComeBack()
{
    Lost t;
    t.site.jobs[t.token].hidden = false;
    t.site.end(t.token, 0);
    t.clock.advance(11'000);
    runCycle(*t.agent);
    const auto again = t.c.db->run("UPDATE jobs SET status = 'ended' WHERE id = ?", {t.id});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Refused);
}

// The endpoint said that the job had ended and then forgot it; its files are there, and no report yet.
void ComeBacksTest::filesOfALostJobAreRecordedWhenItComesBack()
{
    Lost t(false);
    must(t.c.db->run("UPDATE jobs SET status = 'ended', failure_class = NULL WHERE id = ?", {t.id}));
    t.site.writeOutputs(t.token);
    runCycle(*t.agent);
    QCOMPARE(t.statusOf(t.id), QString("error lost"));
    QCOMPARE(t.c.count("SELECT count(*) FROM outputs"), 0);
    t.comeBack();
    QCOMPARE(runCycle(*t.agent).credited, 1);
    QCOMPARE(t.statusOf(t.id), QString("done"));
    QCOMPARE(t.outputs(t.id, "credited"), 1);
}

// More jobs are lost than are looked for at a time: each is looked for as often as every other.
void ComeBacksTest::everyLostJobHasItsTurn()
{
    CampaignOptions options;
    options.runs = {146436, 146644};
    options.splitSize = 1;
    options.takeTo = RequestStatus::Running;
    options.slotCount = 1000;
    CampaignFixture c(options);
    FakeSite site;
    ManualClock clock;
    Agent agent(
        *c.db, clock,
        [&site](const QString &) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<FakeEndpoint>(site);
        },
        AgentConfig{});
    must(agent.start());
    const qint64 jobs = c.count("SELECT count(*) FROM jobs");
    QVERIFY(jobs > 500 && jobs < 1000);
    for (int i = 0; i < 20 && site.jobs.size() < jobs; ++i)
        runCycle(agent);
    QCOMPARE(site.jobs.size(), jobs);
    for (auto &job : site.jobs)
        job.hidden = true;
    for (int i = 0; i < 3; ++i)
        runCycle(agent);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'error' AND failure_class = 'lost'"), jobs);

    clock.advance(11'000);
    runCycle(agent);  // wherever the round is
    while (true) {
        site.asked.clear();
        clock.advance(11'000);
        runCycle(agent);
        QVERIFY(!site.asked.isEmpty());
        if (site.asked.size() < 500)
            break;  // the end of the list: the next round begins at its start
    }
    site.asked.clear();
    constexpr int kRounds = 4;
    for (int i = 0; i < 2 * kRounds; ++i) {
        const qsizetype before = std::accumulate(site.asked.cbegin(), site.asked.cend(), 0);
        clock.advance(11'000);
        runCycle(agent);
        QVERIFY(std::accumulate(site.asked.cbegin(), site.asked.cend(), 0) - before <= 500);
    }
    QCOMPARE(site.asked.size(), jobs);
    for (const int times : std::as_const(site.asked))
        QCOMPARE(times, kRounds);
    // The last of the list comes back.
    const QString last = must(c.db->one("it", "SELECT token FROM jobs ORDER BY id LIMIT 1", {},
                                        [](const Row &row) { return row.text(0); }));
    site.jobs[last].hidden = false;
    site.endGood(last);
    int credited = 0;
    for (int i = 0; i < 2; ++i) {
        clock.advance(11'000);
        credited += runCycle(agent).credited;
    }
    QCOMPARE(credited, 1);
}

QTEST_GUILESS_MAIN(ComeBacksTest)
#include "comebackstest.moc"
