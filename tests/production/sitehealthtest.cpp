// The agent's look at the sites: what it writes down of good, bad and missing answers, when it asks again,
// what a drained site and missing software hold up, and which release a new request takes.
#include "models/production/sites.h"
#include "models/storage/requestwaits.h"
#include "tests/production/agentscene.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
struct SiteScene : AgentScene {
    SiteFacts facts() const
    {
        return must(loadSiteFacts(*campaign.db, QStringLiteral("alpha"), clock.now()));
    }
};

// Before its first cycle: with pending jobs, and nothing known about the site.
struct FreshScene {
    FreshScene() : campaign(running()), agent(*campaign.db, clock, AgentScene::factory(site), recovering())
    {
        must(agent.start());
    }
    qint64 submitted() const { return site.jobs.size(); }
    Actor anna() const
    {
        Actor actor = campaign.actor("anna");
        actor.now = clock.now();
        return actor;
    }
    QString waits() const { return waitsFor(must(loadRequest(*campaign.db, campaign.request))); }

    CampaignFixture campaign;
    FakeSite site;
    ManualClock clock;
    Agent agent;
};
}  // namespace

class SiteHealthTest : public QObject {
    Q_OBJECT

  private slots:
    void writesDownAGoodAnswer()
    {
        const SiteScene scene;
        const SiteFacts site = scene.facts();
        QVERIFY(site.health);
        QCOMPARE(stateOf(site, scene.clock.now()), SiteState::Up);
        QCOMPARE(site.health->answeredAt, std::optional(scene.clock.now()));
        QCOMPARE(site.health->running, std::optional<qint64>(0));
        QVERIFY(!site.health->downSince);
        QCOMPARE(site.open, 4);
        QCOMPARE(site.pending, 0);
        QVERIFY(!site.doubtSince && !site.successRate());
        const auto queue = must(listSiteQueue(*scene.campaign.db, site.id, 0));
        QCOMPARE(queue.size(), 1);
        QCOMPARE(queue.first().at % kQueueStepMs, 0);
        QVERIFY(scene.count("SELECT count(*) FROM changes WHERE entity = 'site'") > 0);
    }

    void judgesTheCredentialByTheClockOfTheServer()
    {
        SiteScene scene;
        // {"exp": 1304253000}: half an hour after the clock's start
        const QString token = scene.campaign.folder.write("token", "e30.eyJleHAiOjEzMDQyNTMwMDB9.c2ln");
        QFile::setPermissions(token, QFile::ReadOwner | QFile::WriteOwner);
        must(scene.campaign.db->run(QStringLiteral("UPDATE sites SET settings = ?"),
                                    {R"({"token-file": ")" + token + R"("})"}));
        scene.clock.set(ManualClock::kStart + kMinute);
        runCycle(scene.agent);
        QVERIFY2(scene.facts().health->credentialState != "expired",
                 qPrintable(scene.facts().health->credentialState));
        scene.site.serverAhead = 60 * kMinute;
        scene.clock.advance(kMinute);
        runCycle(scene.agent);
        QCOMPARE(scene.facts().health->credentialState, QString("expired"));
        QCOMPARE(scene.agent.serverAhead().value(scene.campaign.site.value()), 60 * kMinute);
        // A site that does not answer says nothing of its clock.
        scene.site.isDown = true;
        scene.clock.advance(kMinute);
        runCycle(scene.agent);
        QCOMPARE(scene.agent.serverAhead().value(scene.campaign.site.value()), 60 * kMinute);
        QCOMPARE(scene.facts().health->credentialState, QString("expired"));
    }

    void asksAgainAfterHalfAMinuteOrWhenSomebodyWants()
    {
        SiteScene scene;
        const TimeMs first = scene.clock.now();
        scene.clock.advance(29'999);
        runCycle(scene.agent);
        QCOMPARE(scene.facts().health->askedAt, first);
        must(wantLook(*scene.campaign.db, scene.campaign.site, scene.anna()));
        QVERIFY(scene.facts().lookWanted);
        runCycle(scene.agent);
        QCOMPARE(scene.facts().health->askedAt, scene.clock.now());
        QVERIFY(!scene.facts().lookWanted);
        scene.clock.advance(30'000);
        runCycle(scene.agent);
        QCOMPARE(scene.facts().health->askedAt, scene.clock.now());
        scene.clock.set(first);  // a clock that was set back is no reason not to ask
        runCycle(scene.agent);
        QCOMPARE(scene.facts().health->askedAt, first);
    }

    void aSilentSiteKeepsItsLastGoodAnswer()
    {
        SiteScene scene;
        const TimeMs good = scene.clock.now();
        scene.site.isDown = true;
        scene.clock.advance(kMinute);
        runCycle(scene.agent);
        const TimeMs down = scene.clock.now();
        scene.clock.advance(kMinute);
        runCycle(scene.agent);
        const SiteFacts site = scene.facts();
        QCOMPARE(stateOf(site, scene.clock.now()), SiteState::Down);
        QCOMPARE(site.health->answeredAt, std::optional(good));
        QCOMPARE(site.health->downSince, std::optional(down));
        QVERIFY2(site.health->message.contains("does not answer"), qPrintable(site.health->message));
        QVERIFY(!site.health->running && !site.health->queued);
        scene.clock.advance(kForgottenMs + 1);
        QCOMPARE(stateOf(scene.facts(), scene.clock.now()), SiteState::NotAsked);
        scene.site.isDown = false;
        runCycle(scene.agent);
        QCOMPARE(stateOf(scene.facts(), scene.clock.now()), SiteState::Up);
        QVERIFY(!scene.facts().health->downSince);
        // Of the 5 minutes in which it went silent the last word counts, of those in which it came back too.
        const auto queue = must(listSiteQueue(*scene.campaign.db, site.id, 0));
        QCOMPARE(queue.size(), 2);
        QVERIFY(!queue.first().running && queue.last().running);
    }

    // Of the credential that the endpoint's settings name; a token that ends before what is queued warns.
    void tellsOfTheCredential()
    {
        SiteScene scene;
        QCOMPARE(scene.facts().health->credentialState, QString());
        const TimeMs ends = scene.clock.now() + 20 * kMinute;
        const QByteArray claims =
            QByteArray("{\"sun\":\"prod\",\"sub\":\"prod\",\"exp\":") + QByteArray::number(ends / 1000) + "}";
        const auto part = [](const QByteArray &text) {
            return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        scene.campaign.folder.write("token", part("{\"alg\":\"HS256\"}") + '.' + part(claims) + ".c2lnbmVk");
        const QString path = scene.campaign.folder.path("token");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        const auto set = [&scene](const QString &file) {
            must(scene.campaign.db->run(
                "UPDATE sites SET settings = ?",
                {QString::fromUtf8(QJsonDocument(QJsonObject{{"token-file", file}}).toJson())}));
            scene.clock.advance(kMinute);
            runCycle(scene.agent);
        };
        set(path);
        SiteHealth health = *scene.facts().health;
        QCOMPARE(health.credential, "prod");
        QCOMPARE(health.credentialUntil, std::optional(ends));
        QCOMPARE(health.credentialState, "ends-before-work");
        QVERIFY2(health.credentialSaid.contains("4 queued jobs"), qPrintable(health.credentialSaid));
        set("/nowhere/token");
        health = *scene.facts().health;
        QCOMPARE(health.credentialState, "unreadable");
        QVERIFY(!health.credentialSaid.isEmpty() && !health.credentialUntil);
        QVERIFY(!health.credentialSaid.contains(part(claims)));
    }

    void theHistoryIsKeptForAFortnight()
    {
        SiteScene scene;
        must(scene.campaign.db->run(
            "INSERT INTO site_queue (site_id, at, running, queued) VALUES (1, ?, 1, 1)",
            {scene.clock.now() - kQueueKeptMs - 1}));
        must(scene.campaign.db->run(
            "INSERT INTO site_queue (site_id, at, running, queued) VALUES (1, ?, 1, 1)",
            {scene.clock.now() - kQueueKeptMs + kMinute}));
        scene.clock.advance(30'000);
        runCycle(scene.agent);
        QCOMPARE(must(listSiteQueue(*scene.campaign.db, scene.campaign.site, 0)).size(), 2);
    }

    // A site without an endpoint that can be made is down, and says why; the others are asked all the same.
    void anEndpointThatCannotBeMadeIsDown()
    {
        FreshScene fresh;
        must(fresh.campaign.db->run(
            "INSERT INTO sites (name, spool, storage) VALUES ('beta', '/nowhere', '/nowhere')"));
        FakeSite &site = fresh.site;
        Agent agent(
            *fresh.campaign.db, fresh.clock,
            [&site](const QString &name) -> Result<std::unique_ptr<Endpoint>> {
                if (name == QStringLiteral("beta"))
                    return fail(ErrorCode::Io, QStringLiteral("/nowhere"),
                                QStringLiteral("There is no folder."));
                return std::make_unique<FakeEndpoint>(site);
            },
            recovering());
        fresh.agent.stop();
        must(agent.start());
        runCycle(agent);
        const auto sites = must(listSiteFacts(*fresh.campaign.db, fresh.clock.now()));
        QCOMPARE(sites.size(), 2);
        QCOMPARE(stateOf(sites[0], fresh.clock.now()), SiteState::Up);
        QCOMPARE(stateOf(sites[1], fresh.clock.now()), SiteState::Down);
        QVERIFY(!sites[1].health->answeredAt);
        QVERIFY2(sites[1].health->message.contains("There is no folder."),
                 qPrintable(sites[1].health->message));
    }

    void aDrainedSiteGetsNoJobAndFinishesItsOwn()
    {
        FreshScene fresh;
        must(drainSite(*fresh.campaign.db, fresh.campaign.site, "power cut", fresh.anna()));
        const auto again = drainSite(*fresh.campaign.db, fresh.campaign.site, "again", fresh.anna());
        QVERIFY(!again && again.error().code == ErrorCode::Conflict);
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 0);
        QVERIFY2(fresh.waits().contains("power cut") && fresh.waits().contains("anna")
                     && fresh.waits().contains("alpha"),
                 qPrintable(fresh.waits()));
        // The database itself refuses it, whoever asks.
        const auto forced = fresh.campaign.db->run("UPDATE jobs SET status = 'submitting' WHERE id = 1");
        QVERIFY(!forced && forced.error().cause.contains("takes no new jobs"));

        must(liftDrain(*fresh.campaign.db, fresh.campaign.site, {}, fresh.anna()));
        const auto twice = liftDrain(*fresh.campaign.db, fresh.campaign.site, {}, fresh.anna());
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 4);

        must(drainSite(*fresh.campaign.db, fresh.campaign.site, "again", fresh.anna()));
        const QStringList tokens = fresh.site.jobs.keys();
        for (const QString &token : tokens)
            fresh.site.endGood(token);
        fresh.clock.advance(kMinute);
        runCycle(fresh.agent);
        QCOMPARE(fresh.campaign.count("SELECT count(*) FROM jobs WHERE kind = 'process' AND status = 'done'"),
                 4);
        QCOMPARE(fresh.submitted(), 4);  // and no merge
        const SiteFacts site = must(loadSiteFacts(*fresh.campaign.db, "alpha", fresh.clock.now()));
        QCOMPARE(site.done, 4);
        QCOMPARE(site.successRate(), std::optional(1.0));
        QVERIFY(site.drain && site.drain->by == "anna");
    }

    void missingSoftwareHoldsJobsUntilItIsThere()
    {
        FreshScene fresh;
        QDir().mkpath(fresh.campaign.folder.path("software/demo-1.0"));
        const QString path = fresh.campaign.folder.path("software/demo-1.0/dimuon");
        must(fresh.campaign.db->run("UPDATE applications SET path = ? WHERE step = 'production'", {path}));
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 0);
        QVERIFY2(fresh.waits().contains(path) && fresh.waits().contains("demo-1.0"),
                 qPrintable(fresh.waits()));
        const auto releases = must(listSiteReleases(*fresh.campaign.db, fresh.campaign.site));
        QCOMPARE(releases.size(), 2);  // of the step, and of the one that merges
        QCOMPARE(releases[1].state, ReleaseState::Absent);
        QCOMPARE(releases[0].state, ReleaseState::Present);

        fresh.campaign.folder.write("software/demo-1.0/dimuon", "#!/bin/sh\n");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ExeOwner);
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 0);  // it was looked at a moment ago
        fresh.clock.advance(30'000);
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 4);
        QVERIFY2(fresh.waits().contains("open"), qPrintable(fresh.waits()));
    }

    void softwareThatIsNotSeenFromHereHoldsNothing()
    {
        QCOMPARE(releaseAt("/no/such/area/release/application"), ReleaseState::Unseen);
        QCOMPARE(releaseAt({}), ReleaseState::Unseen);
        QCOMPARE(releaseAt("/bin/no-such-application"), ReleaseState::Absent);
        QCOMPARE(releaseAt("/bin/no-such-release/application"), ReleaseState::Absent);
        QCOMPARE(releaseAt("/bin/sh"), ReleaseState::Present);
        FreshScene fresh;
        must(fresh.campaign.db->run(
            "UPDATE applications SET path = '/no/such/area/x/y' WHERE step = 'production'"));
        runCycle(fresh.agent);
        QCOMPARE(fresh.submitted(), 4);
    }

    void newRequestsTakeTheReleaseApprovedLast()
    {
        FreshScene fresh;
        Database &db = *fresh.campaign.db;
        for (const char *release : {"demo-2.0", "demo-3.0"}) {
            must(db.run("INSERT INTO applications (step, release, path, keeps_every_event)"
                        " VALUES ('production', ?, '/bin/true', 1)",
                        {QString::fromLatin1(release)}));
            must(db.run("INSERT INTO application_streams (step, release, stream, tier, suffix,"
                        " keeps_every_event, merge_step) VALUES ('production', ?, 'mdst', 'mdst', 'csv', 1,"
                        " 'merge')",
                        {QString::fromLatin1(release)}));
        }
        NewRequest wanted;
        wanted.campaign = CampaignFixture::kCampaign;
        wanted.dataset = CampaignFixture::kRawDataset;
        const auto releaseOf = [&](RequestId id) { return must(loadRequest(db, id)).release; };
        must(approveRelease(db, "production", "demo-2.0", "tested", fresh.anna()));
        must(approveRelease(db, "production", "demo-3.0", {}, fresh.anna()));
        const auto twice = approveRelease(db, "production", "demo-3.0", {}, fresh.anna());
        QVERIFY(!twice && twice.error().code == ErrorCode::Conflict);
        const auto none = approveRelease(db, "skim", "demo-3.0", {}, fresh.anna());
        QVERIFY(!none && none.error().code == ErrorCode::Refused);
        QCOMPARE(releaseOf(must(createRequest(db, wanted, fresh.anna()))), "demo-3.0");
        must(withdrawRelease(db, "production", "demo-3.0", {}, fresh.anna()));
        QCOMPARE(releaseOf(must(createRequest(db, wanted, fresh.anna()))), "demo-2.0");
        // Of two that stand the one that was approved last, also for the second time.
        must(approveRelease(db, "production", "demo-3.0", {}, fresh.anna()));
        QCOMPARE(must(latestApproved(db, "production")), std::optional<QString>("demo-3.0"));
        const auto list = must(listApprovals(db));
        QCOMPARE(list.size(), 2);
        QVERIFY(list[0].isLatest && list[0].release == "demo-3.0" && !list[1].isLatest);
        // What is named is taken, and a step without an approval has its campaign's.
        wanted.release = CampaignFixture::kRelease;
        const auto twin = createRequest(db, wanted, fresh.anna());
        QVERIFY(!twin && twin.error().code == ErrorCode::AlreadyExists);
        wanted.release.clear();
        wanted.step = Step::Recocert;
        QCOMPARE(releaseOf(must(createRequest(db, wanted, fresh.anna()))), "demo-1.0");
    }
};

QTEST_GUILESS_MAIN(SiteHealthTest)
#include "sitehealthtest.moc"
