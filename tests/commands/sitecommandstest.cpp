// Draining a site, having it asked, approving releases: who may, what the plan says, and taking it back.
#include "models/production/sitecertification.h"
#include "models/production/sites.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions running()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

QJsonObject drain(const char *reason) { return {{"name", "alpha"}, {"reason", reason}}; }
const QJsonObject kAlpha{{"name", "alpha"}};
const QJsonObject kRelease{{"step", "production"}, {"release", "demo-1.0"}};
}  // namespace

class SiteCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void drainAndTakeBack()
    {
        const CommandFixture c(running());
        const auto plan = c.plan("carla", "site.drain", drain("power cut"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 1);
        QVERIFY2(plan->items.first().why.contains("wait to go there: 4"),
                 qPrintable(plan->items.first().why));
        QCOMPARE(plan->cliLine, "prodctl sites drain alpha --reason 'power cut'");
        QVERIFY(!must(loadSiteFacts(*c.db, "alpha", 0)).drain);

        const auto done = c.give("carla", "site.drain", drain("power cut"));
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QVERIFY(done->undoable);
        const auto open = must(loadSiteFacts(*c.db, "alpha", 0)).drain;
        QVERIFY(open && open->by == "carla" && open->reason == "power cut" && open->at > 0);
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM audit WHERE action = 'site.drain' AND who = 'carla' AND entity = 'site'"
                " AND from_value = 'open' AND to_value = 'drained' AND why = 'power cut'"
                " AND receipt_id = ?",
                {done->id.value()}),
            1);
        const auto again = c.give("anna", "site.drain", drain("again"));
        QVERIFY(!again && again.error().cause.contains("power cut"));

        const auto undo = c.bus.planUndo(*c.db, c.who("carla"), done->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        const auto lifted = c.bus.execute(*c.db, c.who("carla"), *undo, {});
        QVERIFY2(lifted, lifted ? "" : qPrintable(lifted.error().cause));
        QVERIFY(!must(loadSiteFacts(*c.db, "alpha", 0)).drain);
        // And that back again, with the reason that it had.
        const auto redo = c.bus.planUndo(*c.db, c.who("anna"), lifted->id);
        QVERIFY(redo && c.bus.execute(*c.db, c.who("anna"), *redo, {}));
        QCOMPARE(must(loadSiteFacts(*c.db, "alpha", 0)).drain->reason, "power cut");
        QCOMPARE(codeOf(c.give("anna", "site.undrain", {{"name", "beta"}})), ErrorCode::NotFound);
        QVERIFY(c.give("anna", "site.undrain", kAlpha));
        QCOMPARE(codeOf(c.give("anna", "site.undrain", kAlpha)), ErrorCode::Refused);
    }

    void requireCertificationAndTakeBack()
    {
        const CommandFixture c(running());
        const QJsonObject wish{{"name", "alpha"}, {"reason", "new nodes"}};
        QCOMPARE(codeOf(c.give("carla", "site.require", wish)), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.give("anna", "site.require", {{"name", "alpha"}, {"reason", " "}})),
                 ErrorCode::InvalidInput);
        const auto plan = c.plan("anna", "site.require", wish);
        QVERIFY(plan && plan->items.first().why.contains("jobs that wait to go there: 4"));
        QCOMPARE(plan->cliLine, "prodctl sites require alpha --reason 'new nodes'");
        const auto done = c.give("anna", "site.require", wish);
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        const auto duty = must(loadSiteFacts(*c.db, "alpha", 0)).duty;
        QVERIFY(duty && duty->by == "anna" && duty->reason == "new nodes");
        QCOMPARE(codeOf(c.give("anna", "site.require", wish)), ErrorCode::Refused);
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), done->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        const auto lifted = c.bus.execute(*c.db, c.who("anna"), *undo, {});
        QVERIFY2(lifted, lifted ? "" : qPrintable(lifted.error().cause));
        QVERIFY(!must(loadSiteFacts(*c.db, "alpha", 0)).duty);
        const auto redo = c.bus.planUndo(*c.db, c.who("anna"), lifted->id);
        QVERIFY(redo && c.bus.execute(*c.db, c.who("anna"), *redo, {}));
        QCOMPARE(must(loadSiteFacts(*c.db, "alpha", 0)).duty->reason, "new nodes");
        QCOMPARE(
            c.count("SELECT count(*) FROM audit WHERE entity = 'site' AND to_value = 'must be certified'"),
            2);
    }

    void certifyAndWithdraw()
    {
        CommandFixture c;
        const QString number = QStringLiteral("mdst=228:1000:0a1b2c3d");
        const QJsonObject sample{{"sample", "muons"},     {"campaign", CampaignFixture::kCampaign},
                                 {"step", "production"},  {"dataset", CampaignFixture::kRawDataset},
                                 {"release", "demo-1.0"}, {"expect", number}};
        QCOMPARE(codeOf(c.give("carla", "sample.add", sample)), ErrorCode::NotAuthorized);
        const auto made = c.give("dora", "sample.add", sample);
        QVERIFY2(made, made ? "" : qPrintable(made.error().cause));
        QCOMPARE(codeOf(c.give("anna", "sample.add", {{"sample", "../x"}, {"request", 1}})),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(c.give("anna", "sample.add", {{"sample", "muons"}})), ErrorCode::InvalidInput);
        const QJsonObject certify{{"name", "alpha"}, {"sample", "muons"}};
        QCOMPARE(codeOf(c.give("dora", "site.certify", certify)), ErrorCode::NotAuthorized);
        const auto plan = c.plan("anna", "site.certify", certify);
        QVERIFY2(plan && plan->items.first().effect.contains("muons version 1"),
                 plan ? qPrintable(plan->items.first().effect) : "");
        const auto begun = c.give("anna", "site.certify", certify);
        QVERIFY2(begun && begun->outcomes.first().message.contains("Request 2"),
                 begun ? qPrintable(begun->outcomes.first().message) : qPrintable(begun.error().cause));
        QCOMPARE(c.status(RequestId(2)), RequestStatus::Assigned);
        const auto twice = c.plan("anna", "site.certify", certify);
        QVERIFY(twice && !twice->items.first().included);
        QVERIFY2(twice->items.first().why.contains("Request 2 processes the sample"),
                 qPrintable(twice->items.first().why));
        QCOMPARE(codeOf(c.give(
                     "dora", "site.withdraw",
                     {{"name", "alpha"}, {"step", "production"}, {"release", "demo-1.0"}, {"why", "x"}})),
                 ErrorCode::Refused);
        // Where a request may sign up, its plan says that it would wait.
        must(requireCertification(*c.db, c.site, "new nodes", c.actor("anna")));
        must(c.db->run(
            "INSERT INTO datasets (name, tier, complete, created_at) VALUES ('other', 'raw', 1, 0)"));
        CampaignOptions options;
        options.takeTo = RequestStatus::Approved;
        const RequestId other = c.addRequest("other", options);
        const auto signUp = c.plan("ben", "request.signup", c.on(other));
        QVERIFY2(
            signUp
                && signUp->warnings.join(u' ').contains("not certified for production of release demo-1.0"),
            signUp ? qPrintable(signUp->warnings.join(u' ')) : qPrintable(signUp.error().cause));
    }

    void aPlanThatIsOldIsAConflict()
    {
        const CommandFixture c(running());
        const auto plan = c.plan("carla", "site.drain", drain("power cut"));
        QVERIFY(plan);
        QVERIFY(c.give("anna", "site.drain", drain("maintenance")));
        const auto late = c.bus.execute(*c.db, c.who("carla"), *plan, {});
        QCOMPARE(codeOf(late), ErrorCode::Conflict);
        QVERIFY2(late.error().cause.contains("anna"), qPrintable(late.error().cause));
    }

    void whoMay_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QJsonObject>("arguments");
        QTest::addColumn<QStringList>("may");
        QTest::newRow("drain") << "site.drain" << drain("x") << QStringList{"anna", "ben", "carla"};
        QTest::newRow("ask") << "site.ask" << kAlpha << QStringList{"anna", "ben", "carla", "dora"};
        QTest::newRow("approve") << "release.approve" << kRelease << QStringList{"anna"};
    }
    void whoMay()
    {
        QFETCH(const QString, command);
        QFETCH(const QJsonObject, arguments);
        QFETCH(const QStringList, may);
        const CommandFixture c(running());
        for (const char *who : {"anna", "ben", "carla", "dora", "vera"}) {
            const auto plan = c.plan(who, command, arguments);
            QCOMPARE(plan.has_value(), may.contains(QLatin1StringView(who)));
            if (!plan)
                QCOMPARE(plan.error().code, ErrorCode::NotAuthorized);
        }
    }

    void aSiteDrainsItselfOnly()
    {
        const CommandFixture c(running());
        must(c.db->run("INSERT INTO sites (name, spool, storage) VALUES ('beta', '/b', '/b')"));
        const auto foreign = c.plan("ben", "site.drain", {{"name", "beta"}, {"reason", "x"}});
        QVERIFY(foreign && foreign->included() == 0);
        QCOMPARE(foreign->items.first().refusal, ErrorCode::NotAuthorized);
        QVERIFY(c.give("ben", "site.drain", drain("x")));
    }

    void whoSignsUpIsTold()
    {
        CampaignOptions options;
        options.takeTo = RequestStatus::Approved;
        const CommandFixture c(options);
        const QJsonObject signUp = c.on(c.request);
        const auto before = c.plan("ben", "request.signup", signUp);
        QVERIFY(before && before->included() == 1 && before->warnings.isEmpty());
        QVERIFY(c.give("ben", "site.drain", drain("power cut")));
        const auto after = c.plan("ben", "request.signup", signUp);
        QVERIFY(after && after->included() == 1);
        QVERIFY2(after->warnings.value(0).contains("power cut"), qPrintable(after->warnings.join(u' ')));
    }

    void asking()
    {
        const CommandFixture c(running());
        QVERIFY(c.give("dora", "site.ask", kAlpha));
        QVERIFY(must(loadSiteFacts(*c.db, "alpha", 0)).lookWanted);
        QCOMPARE(codeOf(c.give("dora", "site.ask", kAlpha)), ErrorCode::Refused);
    }

    void approvingAndWithdrawing()
    {
        const CommandFixture c(running());
        QCOMPARE(codeOf(c.plan("anna", "release.approve", {{"step", "production"}, {"release", "none"}})),
                 ErrorCode::NotFound);
        const auto done = c.give("anna", "release.approve", kRelease);
        QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
        QCOMPARE(codeOf(c.give("anna", "release.approve", kRelease)), ErrorCode::Refused);
        // The plan of a new request shows which one it takes, and is held to it.
        const QJsonObject request{{"campaign", "proc10"},
                                  {"dataset", "cms/run2010b/raw"},
                                  {"step", "production"},
                                  {"conditions", "other"}};
        const auto plan = c.plan("carla", "request.create", request);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QVERIFY2(plan->items.first().effect.contains("demo-1.0"), qPrintable(plan->items.first().effect));
        QVERIFY(plan->cliLine.contains("--release demo-1.0"));
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), done->id);
        QVERIFY(undo && c.bus.execute(*c.db, c.who("anna"), *undo, {}));
        QVERIFY(!must(latestApproved(*c.db, "production")));
        QCOMPARE(codeOf(c.give("anna", "release.withdraw", kRelease)), ErrorCode::Refused);
        QCOMPARE(c.count("SELECT count(*) FROM audit WHERE entity = 'release'"), 2);
    }
};

QTEST_GUILESS_MAIN(SiteCommandsTest)
#include "sitecommandstest.moc"
