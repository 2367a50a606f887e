// Limits of recovery: attempts per work unit, delays between them, stops; and finishing short.
#include "models/production/abandoning.h"
#include "models/production/closing.h"
#include "models/production/makejobs.h"
#include "models/production/recovery.h"
#include "models/production/requeststops.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions oneJob(int maxAttempts = 5)
{
    CampaignOptions options;
    options.runs = {147043};
    options.takeTo = RequestStatus::Running;
    options.maxAttempts = maxAttempts;
    return options;
}

CampaignOptions manyJobs()
{
    CampaignOptions options;
    options.runs = {146436, 147043};
    options.splitSize = 10;  // 23 + 1 jobs
    options.takeTo = RequestStatus::Running;
    options.slotCount = 20;
    return options;
}

struct Works {
    explicit Works(const CampaignOptions &options, bool recover = true) : c(options)
    {
        AgentConfig config;
        config.recover = recover;
        agent = std::make_unique<Agent>(
            *c.db, clock,
            [this](const QString &) -> Result<std::unique_ptr<Endpoint>> {
                return std::make_unique<FakeEndpoint>(site);
            },
            config);
        must(agent->start());
    }
    QStringList tokens(const char *status, int limit = 1000) const
    {
        return must(c.db->list("SELECT token FROM jobs WHERE status = ? AND kind = 'process' ORDER BY id"
                               " LIMIT ?",
                               {QString::fromLatin1(status), limit},
                               [](const Row &row) { return row.text(0); }));
    }
    void failAll()
    {
        for (const QString &token : tokens("submitted"))
            site.end(token, 0);
    }
    qint64 jobs() const { return c.count("SELECT count(*) FROM jobs WHERE kind = 'process'"); }

    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    std::unique_ptr<Agent> agent;
};
}  // namespace

class LimitsTest : public QObject {
    Q_OBJECT

  private slots:
    void delaysGrow();
    void attemptsOfAUnitAreLimited();
    void whatIsLeftToAPersonIsNotLookedAtAgain();
    void personDoesNotWait();
    void everyUnitSaysWhy();
    void overlapIsRefused();
    void nothingSucceededStopsTheRequest();
    void aSuccessSparesTheRequest();
    void mostOfASiteFailed();
    void stoppedRequestMakesAndSubmitsNothing();
    void agentNeverLiftsAStop();
    void afterALiftOnlyNewFailuresCount();
    void stopsAreKept();
    void finishingShort();
    void signingOffIsForFreeUnitsOnly();
};

void LimitsTest::delaysGrow()
{
    Works t(oneJob());
    const QList<TimeMs> delays{0, 30'000, 120'000, 600'000};
    runCycle(*t.agent);
    for (int attempt = 1; attempt <= 4; ++attempt) {
        QCOMPARE(t.jobs(), attempt);
        t.failAll();
        const TimeMs delay = delays.at(attempt - 1);
        const CycleReport report = runCycle(*t.agent);
        QCOMPARE(report.failed, 1);
        QCOMPARE(report.recovered, delay == 0 ? 1 : 0);
        if (delay == 0)
            continue;
        QCOMPARE(t.c.count("SELECT not_before FROM work_units"), t.clock.now() + delay);
        const WaitingUnits waiting = must(waitingUnits(*t.c.db, t.c.request, t.clock.now()));
        QCOMPARE(waiting.units, 1);
        QCOMPARE(waiting.next, t.clock.now() + delay);
        t.clock.advance(delay - 1);
        QCOMPARE(runCycle(*t.agent).recovered, 0);
        t.clock.advance(1);
        QCOMPARE(runCycle(*t.agent).recovered, 1);
    }
}

void LimitsTest::attemptsOfAUnitAreLimited()
{
    Works t(oneJob(2));
    runCycle(*t.agent);
    t.failAll();
    QCOMPARE(runCycle(*t.agent).recovered, 1);
    t.failAll();
    runCycle(*t.agent);
    t.clock.advance(10'000'000);
    QCOMPARE(runCycle(*t.agent).recovered, 0);
    QCOMPARE(t.jobs(), 2);
    const auto failed = must(failedJobs(*t.c.db, {t.c.request}));
    const RecoveryPlan plan = must(planRecovery(*t.c.db, failed, RecoveryScope::RetryHelps));
    QCOMPARE(plan.jobs, 0);
    QCOMPARE(plan.items.first().judged.first().verdict, UnitVerdict::TooOften);
    QVERIFY(plan.items.first().why.contains("2 of at most 2"));
    QCOMPARE(must(planRecovery(*t.c.db, failed, RecoveryScope::Everything)).jobs, 1);
}

void LimitsTest::whatIsLeftToAPersonIsNotLookedAtAgain()
{
    Works t(oneJob(1));
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    t.clock.advance(10'000'000);
    QVERIFY(must(recoverableJobs(*t.c.db, t.c.request, t.clock.now(), 100)).isEmpty());
    QCOMPARE(must(waitingUnits(*t.c.db, t.c.request, t.clock.now())).units, 0);
    // A person's retry that fails is looked at anew.
    must(makeRecovery(*t.c.db,
                      must(planRecovery(*t.c.db, must(failedJobs(*t.c.db, {t.c.request})),
                                        RecoveryScope::Everything)),
                      t.c.actor("carla")));
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    QCOMPARE(t.jobs(), 2);
}

void LimitsTest::personDoesNotWait()
{
    Works t(oneJob(), false);
    runCycle(*t.agent);
    for (int attempt = 2; attempt <= 4; ++attempt) {
        t.failAll();
        runCycle(*t.agent);
        const RecoveryPlan plan = must(planRecovery(*t.c.db, must(failedJobs(*t.c.db, {t.c.request})),
                                                    RecoveryScope::RetryHelps, t.clock.now()));
        QCOMPARE(plan.jobs, 1);
        QCOMPARE(plan.items.last().attempt, attempt);
        must(makeRecovery(*t.c.db, plan, t.c.actor("carla")));
        runCycle(*t.agent);
    }
}

void LimitsTest::everyUnitSaysWhy()
{
    CampaignOptions options = manyJobs();
    options.takeTo = RequestStatus::Staged;
    Works t(options, false);
    must(makeJobs(*t.c.db, must(planJobs(*t.c.db, t.c.request, 4)), t.c.actor("carla")));
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    const JobId job(t.c.count("SELECT min(id) FROM jobs"));
    const qint64 first = t.c.count("SELECT min(unit_id) FROM claims WHERE job_id = ?", {job.value()});
    must(signOff(*t.c.db, t.c.request, must(missingUnits(*t.c.db, t.c.request, 0)).units.mid(0, 1), "x",
                 t.c.actor("anna")));
    const RecoveryPlan plan = must(planRecovery(*t.c.db, {job}, RecoveryScope::RetryHelps));
    QCOMPARE(plan.items.size(), 1);
    const RecoveryItem &item = plan.items.first();
    QCOMPARE(item.judged.size(), 4);
    QCOMPARE(item.units.size(), 3);
    for (const RecoveryUnit &unit : item.judged) {
        QCOMPARE(unit.verdict, unit.unit.value() == first ? UnitVerdict::SignedOff : UnitVerdict::Taken);
        QCOMPARE(unit.events, 10);
        QVERIFY(reasonOf(unit).endsWith('.'));
    }
    QVERIFY(reasonOf(item.judged.first()) != reasonOf(item.judged.last()));
}

void LimitsTest::overlapIsRefused()
{
    Works t(oneJob(), false);
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    const QList<JobId> failed = must(failedJobs(*t.c.db, {t.c.request}));
    const RecoveryPlan stale = must(planRecovery(*t.c.db, failed, RecoveryScope::Everything));
    // Another attempt has the unit by now, though it does not name the one it retries.
    must(makeGridJobs(*t.c.db, t.c.request, {{{{UnitId(1)}, 147043, 4, {}, 1}, {}}}, false,
                      t.c.actor("ben")));
    const RecoveryPlan plan = must(planRecovery(*t.c.db, failed, RecoveryScope::Everything));
    QCOMPARE(plan.jobs, 0);
    const RecoveryUnit unit = plan.items.first().judged.first();
    QCOMPARE(unit.verdict, UnitVerdict::InOpenAttempt);
    QCOMPARE(unit.other.value(), t.c.count("SELECT max(id) FROM jobs"));
    QVERIFY(reasonOf(unit).contains(QString::number(unit.other.value())));
    const auto made = makeRecovery(*t.c.db, stale, t.c.actor("carla"));
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Conflict);
}

void LimitsTest::nothingSucceededStopsTheRequest()
{
    Works t(manyJobs());
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    const auto stop = must(openStop(*t.c.db, t.c.request));
    QVERIFY(stop);
    QCOMPARE(stop->cause, StopCause::Configuration);
    QCOMPARE(stop->by, QString("agent"));
    QVERIFY(stop->reason.contains("24 attempts") && stop->reason.contains("configuration"));
    QCOMPARE(t.jobs(), 24);
    QCOMPARE(t.c.count("SELECT count(*) FROM audit WHERE action = 'agent.stop' AND request_id = ?",
                       {t.c.request.value()}),
             1);
}

void LimitsTest::aSuccessSparesTheRequest()
{
    Works t(manyJobs());
    runCycle(*t.agent);
    const QStringList tokens = t.tokens("submitted");
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (i < 12)
            t.site.endGood(tokens.at(i));
        else
            t.site.end(tokens.at(i), 0);
    }
    runCycle(*t.agent);
    QVERIFY(!must(openStop(*t.c.db, t.c.request)));
    QCOMPARE(t.jobs(), 36);
}

void LimitsTest::mostOfASiteFailed()
{
    Works t(manyJobs());
    must(t.c.db->run("UPDATE limits SET value = 15 WHERE name = 'site-failures'"));
    must(t.c.db->run("UPDATE limits SET value = 5400000 WHERE name = 'site-window'"));
    runCycle(*t.agent);
    const QStringList tokens = t.tokens("submitted");
    t.site.endGood(tokens.first());
    for (const QString &token : tokens.mid(1))
        t.site.end(token, 0);
    runCycle(*t.agent);
    const auto stop = must(openStop(*t.c.db, t.c.request));
    QVERIFY(stop);
    QCOMPARE(stop->cause, StopCause::Site);
    QCOMPARE(stop->reason,
             "Of the 24 attempts that ended at alpha within the last 1 h 30 min, 23 failed. Probably the site"
             " has a problem.");
}

void LimitsTest::stoppedRequestMakesAndSubmitsNothing()
{
    CampaignOptions options = manyJobs();
    options.slotCount = 1;  // 18 are submitted, 6 stay pending
    Works t(options);
    runCycle(*t.agent);
    QCOMPARE(t.tokens("pending").size(), 6);
    must(stopRequest(*t.c.db, t.c.request, StopCause::Person, "Wait.", t.c.actor("carla")));
    const QString good = t.tokens("submitted").first();
    t.site.endGood(good);
    for (const QString &token : t.tokens("submitted").mid(1, 5))
        t.site.end(token, 0);
    const CycleReport report = runCycle(*t.agent);
    QCOMPARE(report.credited, 1);  // what runs goes on
    QCOMPARE(report.failed, 5);
    QCOMPARE(report.recovered, 0);
    QCOMPARE(report.submitted, 0);
    QCOMPARE(t.jobs(), 24);
    // Nor by a person, nor by hand.
    const RecoveryPlan plan =
        must(planRecovery(*t.c.db, must(failedJobs(*t.c.db, {t.c.request})), RecoveryScope::Everything));
    QCOMPARE(plan.jobs, 0);
    QVERIFY(plan.items.first().why.contains("stopped: Wait."));
    const auto byHand = t.c.db->run("UPDATE jobs SET status = 'submitting' WHERE status = 'pending'");
    QVERIFY(!byHand);
    QCOMPARE(byHand.error().code, ErrorCode::Refused);
    QCOMPARE(makeGridJobs(*t.c.db, t.c.request, {{{{}, 1, 0, {}, 1}, {}}}, false,
                          t.c.actor("carla")).error().code,
             ErrorCode::Refused);
    must(liftStop(*t.c.db, t.c.request, "Seen.", t.c.actor("carla")));
    QVERIFY(runCycle(*t.agent).submitted > 0);
    QCOMPARE(t.jobs(), 29);
}

void LimitsTest::agentNeverLiftsAStop()
{
    Works t(manyJobs());
    must(stopRequest(*t.c.db, t.c.request, StopCause::Person, "Wait.", t.c.actor("carla")));
    for (int i = 0; i < 5; ++i) {
        t.clock.advance(3'600'000);
        runCycle(*t.agent);
    }
    QVERIFY(must(openStop(*t.c.db, t.c.request)));
    QVERIFY(t.site.jobs.isEmpty());
}

void LimitsTest::afterALiftOnlyNewFailuresCount()
{
    Works t(manyJobs());
    runCycle(*t.agent);
    t.failAll();
    runCycle(*t.agent);
    QVERIFY(must(openStop(*t.c.db, t.c.request)));
    Actor carla = t.c.actor("carla");
    carla.now = t.clock.now();
    must(liftStop(*t.c.db, t.c.request, "Release repaired.", carla));
    t.clock.advance(20'000);
    QCOMPARE(runCycle(*t.agent).recovered, 24);
    QVERIFY(!must(openStop(*t.c.db, t.c.request)));
    t.failAll();
    runCycle(*t.agent);
    QVERIFY(must(openStop(*t.c.db, t.c.request)));
    QCOMPARE(t.c.count("SELECT count(*) FROM request_stops"), 2);
}

void LimitsTest::stopsAreKept()
{
    CampaignFixture c(oneJob());
    must(stopRequest(*c.db, c.request, StopCause::Person, "Wait.", c.actor("carla")));
    const auto twice = stopRequest(*c.db, c.request, StopCause::Person, "Wait.", c.actor("anna"));
    QCOMPARE(twice.error().code, ErrorCode::Conflict);
    QVERIFY(!c.db->run("DELETE FROM request_stops"));
    QVERIFY(!c.db->run("UPDATE request_stops SET reason = 'other'"));
    QVERIFY(!c.db->run("INSERT INTO request_stops (request_id, cause, reason, at, stopped_by)"
                       " VALUES (1, 'person', 'again', 1, 'x')"));
    must(liftStop(*c.db, c.request, "Go.", c.actor("carla")));
    QCOMPARE(liftStop(*c.db, c.request, "Go.", c.actor("carla")).error().code, ErrorCode::Conflict);
    QVERIFY(!c.db->run("UPDATE request_stops SET lifted_at = NULL, lifted_by = ''"));
}

void LimitsTest::finishingShort()
{
    Works t(manyJobs(), false);
    runCycle(*t.agent);
    const QStringList tokens = t.tokens("submitted");
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (i < 20)
            t.site.endGood(tokens.at(i));
        else
            t.site.end(tokens.at(i), 0);
    }
    runCycle(*t.agent);
    QVERIFY(!must(finishBlockers(*t.c.db, t.c.request)).isEmpty());
    const MissingUnits missing = must(missingUnits(*t.c.db, t.c.request, 0));
    QCOMPARE(missing.units.size(), 4);
    const qint64 events = t.c.count("SELECT sum(events) FROM work_units WHERE state = 'ready'");
    QCOMPARE(missing.events, events);
    must(signOff(*t.c.db, t.c.request, missing.units, "Tape 17 is broken.", t.c.actor("anna")));
    const auto signedOff = must(listSignedOff(*t.c.db, t.c.request));
    QCOMPARE(signedOff.size(), 1);
    QCOMPARE(signedOff.first().by, QString("anna"));
    QCOMPARE(signedOff.first().reason, QString("Tape 17 is broken."));
    QCOMPARE(signedOff.first().units, 4);
    QCOMPARE(signedOff.first().events, events);
    for (int i = 0; i < 20 && t.c.status(t.c.request) == RequestStatus::Running; ++i) {
        runCycle(*t.agent);
        for (const QString &merge
             : must(t.c.db->list("SELECT token FROM jobs WHERE kind = 'merge' AND status IN"
                                                      " ('submitted','running')",
                                                      {}, [](const Row &row) { return row.text(0); })))
            t.site.endGood(merge);
    }
    QVERIFY(t.c.status(t.c.request) != RequestStatus::Running);
    // Every event is accounted for, and the decision stays.
    QCOMPARE(t.c.count("SELECT sum(events_read) FROM credits") + events, t.c.events);
    QCOMPARE(must(listSignedOff(*t.c.db, t.c.request)).size(), 1);
    QVERIFY(!t.c.db->run("DELETE FROM abandonments"));
}

void LimitsTest::signingOffIsForFreeUnitsOnly()
{
    Works t(manyJobs(), false);
    runCycle(*t.agent);
    const MissingUnits none = must(missingUnits(*t.c.db, t.c.request, 0));
    QVERIFY(none.units.isEmpty());
    QCOMPARE(none.inOpenAttempts, 24);
    MissingUnit claimed;
    claimed.unit = UnitId(1);
    QCOMPARE(signOff(*t.c.db, t.c.request, {claimed}, "x", t.c.actor("anna")).error().code,
             ErrorCode::Conflict);
    t.failAll();
    runCycle(*t.agent);
    QCOMPARE(must(missingUnits(*t.c.db, t.c.request, 147043)).units.size(), 1);
    const MissingUnits all = must(missingUnits(*t.c.db, t.c.request, 0));
    must(signOff(*t.c.db, t.c.request, all.units.mid(0, 2), "x", t.c.actor("anna")));
    // A stale list signs nothing at all.
    QCOMPARE(signOff(*t.c.db, t.c.request, all.units, "x", t.c.actor("anna")).error().code,
             ErrorCode::Conflict);
    QCOMPARE(t.c.count("SELECT count(*) FROM abandonments"), 2);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "limitstest.moc"
