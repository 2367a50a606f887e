// A site that is slow or silent delays itself alone; and what it says late is taken for what it is.
#include "models/production/recovery.h"
#include "tests/support/cycles.h"
#include "tests/support/heldendpoint.h"
#include "tests/support/manualclock.h"

#include <QCoroTask>
#include <QTest>
#include <QTimer>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions atAlpha()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    options.slotCount = 20;
    return options;
}

AgentConfig patient(TimeMs milliseconds)
{
    AgentConfig config;
    config.patienceMs = milliseconds;
    return config;
}

// A request of four jobs at each of two sites, and one agent for both.
struct TwoSites {
    explicit TwoSites(const AgentConfig &config = patient(10))
        : campaign(atAlpha()), agent(std::make_unique<Agent>(*campaign.db, clock, factory(), config))
    {
        const qint64 id =
            must(campaign.db->insert(QStringLiteral("INSERT INTO sites (name, title, spool, storage, slots)"
                                                    " VALUES ('beta', '', ?, ?, 20)"),
                                     {campaign.spool, campaign.storage}));
        must(campaign.db->run(QStringLiteral("INSERT INTO replicas (file_id, site_id, path)"
                                             " SELECT file_id, ?, path FROM replicas WHERE site_id = ?"),
                              {id, campaign.site.value()}));
        must(campaign.db->run(QStringLiteral("UPDATE operators SET site_id = ? WHERE name = 'ben'"), {id}));
        campaign.site = SiteId(id);
        CampaignOptions options = atAlpha();
        options.step = Step::Skim;
        campaign.addRequest(QString::fromLatin1(CampaignFixture::kRawDataset), options);
        must(agent->start());
    }
    // Nothing may hang when the agent goes.
    ~TwoSites()
    {
        alpha.hangs = beta.hangs = false;
        if (agent)
            QCoro::waitFor(agent->finish());
    }
    Agent::EndpointFactory factory()
    {
        return [this](const QString &name) -> Result<std::unique_ptr<Endpoint>> {
            return std::make_unique<HeldEndpoint>(name == QLatin1String("alpha") ? alpha : beta);
        };
    }
    qint64 jobs(const char *site, const char *status) const
    {
        return campaign.count("SELECT count(*) FROM jobs j JOIN sites s ON s.id = j.site_id WHERE s.name = ?"
                              " AND j.status = ? AND j.kind = 'process'",
                              {QString::fromLatin1(site), QString::fromLatin1(status)});
    }
    CycleReport cycle(TimeMs later = 1000)
    {
        clock.advance(later);
        return runCycle(*agent);
    }
    void endAll(HeldSite &site)
    {
        const QStringList tokens = site.fake.jobs.keys();
        for (const QString &token : tokens)
            site.fake.endGood(token);
    }

    CampaignFixture campaign;
    HeldSite alpha, beta;
    ManualClock clock;
    std::unique_ptr<Agent> agent;
};
}  // namespace

class SiteWorkerTest : public QObject {
    Q_OBJECT

  private slots:
    void slowSiteDelaysItselfAlone_data();
    void slowSiteDelaysItselfAlone();
    void whatItWasWantedForIsDoneLater();
    void heartbeatGoesOn();
    void lateAnswerOfAnAgentThatWasOvertaken();
    void lateAnswerJudgesNothingNewer();
    void doubtBeginsWithTheEndOfTheCall();
    void stopEndsAllInOrder();
    void onceWaitsForAll();
    void failingSiteIsAskedLessAndToldAll();
    void pauseIsGranted();
    void quietSiteIsAskedLess();
    void pagesAreBounded();
    void clocksOfSitesDoNotMatter_data();
    void clocksOfSitesDoNotMatter();
};

void SiteWorkerTest::slowSiteDelaysItselfAlone_data()
{
    QTest::addColumn<QString>("call");
    QTest::newRow("submission") << "submit";
    QTest::newRow("states") << "find";
    QTest::newRow("check") << "retrieve";
    QTest::newRow("cancellation") << "cancel";
}

void SiteWorkerTest::slowSiteDelaysItselfAlone()
{
    QFETCH(QString, call);
    TwoSites s;
    s.alpha.only = call;
    s.alpha.hangs = call == QLatin1String("submit");
    s.cycle();
    QCOMPARE(s.jobs("beta", "submitted"), 4);
    if (call == QLatin1String("retrieve"))
        s.endAll(s.alpha);
    if (call == QLatin1String("cancel"))
        must(s.campaign.db->run(QStringLiteral("UPDATE jobs SET cancel_wanted = 1 WHERE site_id = 1")));
    s.alpha.hangs = true;
    s.cycle();
    QCOMPARE(s.alpha.held.size(), 1);
    const QStringList before = s.alpha.calls;
    // Everything at the other site: states, a cancellation, checks with credit, merges.
    const QString unwanted = s.beta.fake.jobs.lastKey();
    for (const QString &token : s.beta.fake.jobs.keys())
        s.beta.fake.setRunning(token);
    s.cycle();
    QCOMPARE(s.jobs("beta", "running"), 4);
    must(s.campaign.db->run(QStringLiteral("UPDATE jobs SET cancel_wanted = 1 WHERE token = ?"), {unwanted}));
    for (const QString &token : s.beta.fake.jobs.keys())
        if (token != unwanted)
            s.beta.fake.endGood(token);
    s.cycle();
    QCOMPARE(s.beta.fake.jobs.value(unwanted).cancelled, true);
    QCOMPARE(s.jobs("beta", "done"), 3);
    QCOMPARE(s.jobs("beta", "cancelled"), 1);
    // Never a second call, whatever is wanted from it meanwhile.
    const CycleReport report = s.cycle();
    QCOMPARE(report.busySites, 1);
    QCOMPARE(s.alpha.calls, before);
    QCOMPARE(s.alpha.held.size(), 1);
    // It goes on from there.
    s.alpha.hangs = false;
    s.alpha.letGo();
    s.endAll(s.alpha);
    s.cycle(60'000);
    s.cycle(60'000);
    QCOMPARE(s.jobs("alpha", "done") + s.jobs("alpha", "cancelled"), 4);
    QCOMPARE(s.alpha.fake.jobs.size(),
             s.campaign.count("SELECT count(*) FROM jobs WHERE site_id = 1 AND"
                              " submitted_at IS NOT NULL"));
    for (const FakeSite::Job &job : std::as_const(s.alpha.fake.jobs))
        QCOMPARE(job.submissions, 1);
}

// A site whose answers always take longer than a cycle is followed, and gets new jobs, all the same.
void SiteWorkerTest::whatItWasWantedForIsDoneLater()
{
    TwoSites s;
    s.alpha.hangs = true;
    for (int i = 0; i < 16; ++i) {
        s.cycle();
        if (i == 4)
            s.endAll(s.alpha);
        s.alpha.letGo();
    }
    QCOMPARE(s.jobs("alpha", "done"), 4);
    QVERIFY(s.alpha.count("find") > 0);
    // The merge of what they left was handed over, too.
    QCOMPARE(s.campaign.count("SELECT count(*) FROM jobs WHERE site_id = 1 AND kind = 'merge'"
                              " AND submitted_at IS NOT NULL"),
             1);
}

void SiteWorkerTest::heartbeatGoesOn()
{
    TwoSites s;
    s.alpha.hangs = true;
    Agent other(*s.campaign.db, s.clock, s.factory(), {});
    for (int i = 0; i < 10; ++i) {
        s.cycle(10'000);
        QCOMPARE(s.alpha.held.size(), 1);
        QCOMPARE(s.campaign.count("SELECT heartbeat_at FROM agents"), s.clock.now());
        const auto second = s.campaign.open();
        Agent rival(*second, s.clock, s.factory(), {});
        QCOMPARE(rival.start().error().code, ErrorCode::Conflict);
    }
    // Also between two cycles.
    s.clock.advance(10'000);
    must(QCoro::waitFor(s.agent->rest(1, {})));
    QCOMPARE(s.campaign.count("SELECT heartbeat_at FROM agents"), s.clock.now());
}

void SiteWorkerTest::lateAnswerOfAnAgentThatWasOvertaken()
{
    TwoSites s;
    s.cycle();
    s.endAll(s.alpha);
    s.alpha.hangs = true;
    s.cycle();
    QCOMPARE(s.alpha.held.size(), 1);
    s.alpha.hangs = false;
    s.clock.advance(60'000);
    const auto second = s.campaign.open();
    Agent rival(*second, s.clock, s.factory(), {});
    must(rival.start());
    s.alpha.letGo();  // that they ended
    QCOMPARE(s.jobs("alpha", "submitted"), 4);
    QCOMPARE(tryCycle(*s.agent).error().code, ErrorCode::Conflict);
    QCOMPARE(s.jobs("alpha", "submitted"), 4);
    runCycle(rival);
    QCOMPARE(s.jobs("alpha", "done"), 4);
}

void SiteWorkerTest::lateAnswerJudgesNothingNewer()
{
    AgentConfig inEveryCycle = patient(10);
    inEveryCycle.askAtLeastEveryMs = 0;
    TwoSites s(inEveryCycle);
    s.alpha.fake.capabilities.settleMs = 15'000;
    s.cycle();
    for (auto &job : s.alpha.fake.jobs)
        job.hidden = true;
    s.alpha.hangs = true;
    s.cycle();  // asked soon after the submission
    s.clock.advance(100'000);
    s.alpha.letGo();
    s.cycle(0);
    QCOMPARE(s.jobs("alpha", "submitted"), 4);
    // Asked when they should be listed: the absence begins with the answer.
    s.clock.advance(20'000);
    s.alpha.letGo();
    s.alpha.hangs = false;
    s.cycle(14'000);
    QCOMPARE(s.jobs("alpha", "submitted"), 4);
    s.cycle(16'000);
    QCOMPARE(s.jobs("alpha", "error"), 4);
}

void SiteWorkerTest::doubtBeginsWithTheEndOfTheCall()
{
    TwoSites s;
    s.alpha.fake.capabilities.settleMs = 15'000;
    s.alpha.fake.acceptsHidden = true;
    s.alpha.hangs = s.alpha.losesHeld = true;
    s.cycle();
    s.clock.advance(40'000);
    s.alpha.hangs = false;
    s.alpha.letGo();
    for (int i = 0; i < 14; ++i)
        s.cycle(1000);
    QCOMPARE(s.jobs("alpha", "submitting"), 4);
    for (auto &job : s.alpha.fake.jobs)
        job.hidden = false;
    s.cycle(60'000);
    QCOMPARE(s.jobs("alpha", "submitted"), 4);
    QCOMPARE(s.alpha.count("submit"), 1);
}

void SiteWorkerTest::stopEndsAllInOrder()
{
    TwoSites s;
    s.alpha.hangs = s.beta.hangs = true;
    s.cycle();
    QCOMPARE(s.alpha.held.size() + s.beta.held.size(), 2);
    std::stop_source stop;
    stop.request_stop();
    const auto last = QCoro::waitFor(s.agent->cycle(stop.get_token()));
    QCOMPARE(must(last).busySites, 0);
    QCOMPARE(s.alpha.held.size() + s.beta.held.size(), 0);
    // And without a cycle.
    s.cycle();
    QCoro::waitFor(s.agent->finish());
    QCOMPARE(s.alpha.held.size() + s.beta.held.size(), 0);
    s.agent->stop();
    s.agent.reset();
    // What was under way is in doubt, and is found by whoever comes next.
    QCOMPARE(s.jobs("alpha", "submitting") + s.jobs("beta", "submitting"), 8);
    s.alpha.hangs = s.beta.hangs = false;
    Agent next(*s.campaign.db, s.clock, s.factory(), {});
    must(next.start());
    runCycle(next);
    QCOMPARE(s.jobs("alpha", "submitted") + s.jobs("beta", "submitted"), 8);
    QCOMPARE(s.alpha.count("submit") + s.beta.count("submit"), 2);
}

void SiteWorkerTest::onceWaitsForAll()
{
    TwoSites s(patient(kWaitForAll));
    s.alpha.hangs = true;
    QTimer letGo;
    QObject::connect(&letGo, &QTimer::timeout, qApp, [&s] { s.alpha.letGo(); });
    letGo.start(5);
    const CycleReport report = runCycle(*s.agent);
    QCOMPARE(report.submitted, 8);
    QCOMPARE(report.busySites, 0);
}

void SiteWorkerTest::failingSiteIsAskedLessAndToldAll()
{
    TwoSites s;
    s.cycle();
    s.alpha.fake.isDown = true;
    s.alpha.calls.clear();
    int told = 0;
    for (int i = 0; i < 60; ++i)
        told += s.cycle(5000).problems.filter(QStringLiteral("alpha")).isEmpty() ? 0 : 1;
    // In five minutes: at once, and then after longer and longer pauses.
    QVERIFY2(s.alpha.calls.size() > 8 && s.alpha.calls.size() < 20,
             qPrintable(QString::number(s.alpha.calls.size())));
    QCOMPARE(told, 60);
    s.alpha.fake.isDown = false;
    s.cycle(60'000);
    QVERIFY(s.cycle().problems.isEmpty());
}

void SiteWorkerTest::pauseIsGranted()
{
    TwoSites s;
    s.cycle();
    s.alpha.calls.clear();
    s.alpha.fake.capabilities.pauseMs = 30'000;
    const CycleReport report = s.cycle();
    QVERIFY(s.alpha.calls.isEmpty());
    QCOMPARE(report.problems.filter(QStringLiteral("30")).size(), 1);
    s.alpha.fake.capabilities.pauseMs = 0;
    s.cycle();
    QVERIFY(!s.alpha.calls.isEmpty());
}

void SiteWorkerTest::quietSiteIsAskedLess()
{
    TwoSites s;
    s.cycle();
    s.alpha.calls.clear();
    for (int i = 0; i < 120; ++i)
        s.cycle(30'000);
    QVERIFY2(s.alpha.calls.size() > 50 && s.alpha.calls.size() < 80,
             qPrintable(QString::number(s.alpha.calls.size())));
    // A wish is not made to wait.
    s.alpha.calls.clear();
    must(s.campaign.db->run(QStringLiteral("UPDATE jobs SET cancel_wanted = 1 WHERE site_id = 1")));
    s.cycle(500);
    QCOMPARE(s.alpha.count("cancel"), 1);
    s.cycle(500);
    QCOMPARE(s.jobs("alpha", "cancelled"), 4);
}

void SiteWorkerTest::pagesAreBounded()
{
    TwoSites s;
    s.alpha.fake.capabilities.maxBatch = 3;
    s.beta.fake.capabilities.maxAsked = 2;
    s.cycle();
    QCOMPARE(s.alpha.calls.filter(QStringLiteral("submit")), (QStringList{"submit 3", "submit 1"}));
    QCOMPARE(s.beta.calls.filter(QStringLiteral("submit")), QStringList{"submit 4"});
    s.endAll(s.alpha);
    s.endAll(s.beta);
    s.cycle();
    QCOMPARE(s.jobs("alpha", "done") + s.jobs("beta", "done"), 8);
    QCOMPARE(s.alpha.count("find 3"), 2);  // states, and before the check
    QCOMPARE(s.alpha.count("find 1"), 2);
    QCOMPARE(s.beta.count("find 2"), 4);
}

void SiteWorkerTest::clocksOfSitesDoNotMatter_data()
{
    QTest::addColumn<TimeMs>("skew");
    QTest::newRow("a day behind") << TimeMs(-86'400'000);
    QTest::newRow("right") << TimeMs(0);
    QTest::newRow("a day ahead") << TimeMs(86'400'000);
    QTest::newRow("1970") << -ManualClock::kStart + 1;
}

// The same history, step by step, whatever the clock of the site shows.
void SiteWorkerTest::clocksOfSitesDoNotMatter()
{
    QFETCH(TimeMs, skew);
    TwoSites s;
    s.alpha.fake.capabilities.settleMs = 15'000;
    s.cycle();
    for (auto &job : s.alpha.fake.jobs) {
        job.state.phase = EndpointPhase::Running;
        job.state.startedAt = s.clock.now() + skew;
    }
    s.cycle();
    QCOMPARE(s.jobs("alpha", "running"), 4);
    const QString lost = s.alpha.fake.jobs.firstKey();
    s.alpha.fake.jobs[lost].hidden = true;
    s.cycle();
    s.cycle(15'000);
    QCOMPARE(s.jobs("alpha", "running"), 4);
    s.cycle(16'000);
    QCOMPARE(s.jobs("alpha", "error"), 1);
    for (auto &job : s.alpha.fake.jobs)
        job.state.endedAt = s.clock.now() + skew;
    s.endAll(s.alpha);
    s.cycle(10'000);
    QCOMPARE(s.jobs("alpha", "done"), 3);
    QCOMPARE(s.campaign.count("SELECT count(*) FROM jobs WHERE stuck_since IS NOT NULL"), 0);
}

QTEST_GUILESS_MAIN(SiteWorkerTest)
#include "siteworkertest.moc"
