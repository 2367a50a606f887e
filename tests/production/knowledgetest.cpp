// Rules about failed jobs, exit codes and counts of failures, with an agent at a site that obeys.
#include "models/production/exitcodes.h"
#include "models/production/jobrows.h"
#include "models/storage/storecheck.h"
#include "tests/production/agentscene.h"
#include "tests/support/waiting.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class KnowledgeTest : public QObject {
    Q_OBJECT

  private slots:
    void storeComesWithRulesThatWatch();
    void watchOnlyCounts();
    void actionsChangeTheRetry_data();
    void actionsChangeTheRetry();
    void handsOff_data();
    void handsOff();
    void limitsAreRaisedUpToACap();
    void smallerSplitMakesAJobPerUnit();
    void mostSpecificRuleDecides();
    void watchingRuleDoesNotStandInTheWay();
    void ruleThatActsLaterFindsOldFailures();
    void aRuleAndAFailureAtOnceFindEachOther_data();
    void aRuleAndAFailureAtOnceFindEachOther();
    void twoWhoChangeARuleAtOnce();
    void newRuleFindsWhatWasLeftToAPerson_data();
    void newRuleFindsWhatWasLeftToAPerson();
    void wrongRulesAreRefused();
    void exitCodesOfOperatorsJudge();
    void contentIsLookedAt();
    void oldAnswerIsWaitedFor();
    void nodesAreCounted();
    void gridJobsFailInPartOrInTotal();
};

void KnowledgeTest::storeComesWithRulesThatWatch()
{
    AgentScene s;
    const auto rules = must(listRules(*s.campaign.db));
    QVERIFY(rules.size() >= 5);
    for (const RetryRule &rule : rules) {
        QCOMPARE(rule.mode, RuleMode::Watch);
        QVERIFY(!ruleName(rule).isEmpty() && !translatedAction(rule.action).isEmpty());
    }
    QCOMPARE(s.ruleFor("memory-limit").action, RuleAction::MoreMemory);
}

void KnowledgeTest::watchOnlyCounts()
{
    AgentScene s;
    s.site.end(s.token, {}, "memory-limit");
    s.cycles(5);
    const RetryRule rule = s.ruleFor("memory-limit");
    QCOMPARE(rule.would, 1);
    QCOMPARE(rule.did, 0);
    QVERIFY(rule.lastHitAt);
    QCOMPARE(s.retries(), 0);  // a retry does not help by itself
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE rule_id IS NOT NULL"), 0);
    QCOMPARE(must(checkCounters(*s.campaign.db)), QStringList());
}

void KnowledgeTest::actionsChangeTheRetry_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("failureClass");
    QTest::addColumn<RuleAction>("action");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("value");
    QTest::newRow("retry") << "memory-limit" << -1 << "memory-limit" << RuleAction::Retry << "attempt"
                           << "2";
    QTest::newRow("elsewhere") << "node" << -1 << "node" << RuleAction::Elsewhere << "avoid_nodes"
                               << "node1";
    QTest::newRow("more memory") << "memory-limit" << -1 << "memory-limit" << RuleAction::MoreMemory
                                 << "memory_mb"
                                 << "4000";
    QTest::newRow("more time") << "time-limit" << -1 << "time-limit" << RuleAction::MoreTime << "wall_seconds"
                               << "7200";
}

void KnowledgeTest::actionsChangeTheRetry()
{
    QFETCH(QString, reason);
    QFETCH(QString, failureClass);
    QFETCH(RuleAction, action);
    QFETCH(QString, column);
    QFETCH(QString, value);
    AgentScene s;
    const RuleId rule = s.add(failureClass, action, RuleMode::Act);
    s.site.setRunning(s.token);
    s.site.end(s.token, {}, reason);
    runCycle(s.agent);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND failure_class = ? AND rule_id = ?",
                     {s.job.value(), failureClass, rule.value()}),
             1);
    s.cycles(5);
    QCOMPARE(s.retries(), 1);
    QCOMPARE(
        must(s.campaign.db->one("job", QStringLiteral("SELECT %1 FROM jobs WHERE retry_of = ?").arg(column),
                                {s.job.value()}, [](const Row &row) { return row.text(0); })),
        value);
    QCOMPARE(s.rule(rule).did, 1);
    QCOMPARE(s.rule(rule).would, 0);
    // What the site was told.
    const QString again =
        must(s.campaign.db->one("job", "SELECT token FROM jobs WHERE retry_of = ?", {s.job.value()},
                                [](const Row &row) { return row.text(0); }));
    const JobDescription told = s.site.jobs.value(again).description;
    QCOMPARE(told.memoryMb, action == RuleAction::MoreMemory ? 4000 : 2000);
    QCOMPARE(told.wallSeconds, action == RuleAction::MoreTime ? 7200 : 3600);
    QCOMPARE(told.avoidNodes, action == RuleAction::Elsewhere ? QStringList{"node1"} : QStringList());
    // An endpoint that cannot choose nodes is told all the same, and the job's evidence says so.
    QCOMPARE(s.count("SELECT count(*) FROM evidence e JOIN jobs j ON j.id = e.job_id WHERE j.retry_of = ?"
                     " AND e.value LIKE '%cannot choose nodes%'",
                     {s.job.value()}),
             action == RuleAction::Elsewhere ? 1 : 0);
    QCOMPARE(must(checkCounters(*s.campaign.db)), QStringList());
}

void KnowledgeTest::handsOff_data()
{
    QTest::addColumn<RuleAction>("action");
    QTest::newRow("no retry") << RuleAction::NoRetry;
    QTest::newRow("ask a person") << RuleAction::AskPerson;
}

void KnowledgeTest::handsOff()
{
    QFETCH(RuleAction, action);
    AgentScene s;
    const RuleId rule = s.add("exit-code", action, RuleMode::Act);
    s.site.end(s.token, 42);
    s.cycles(6);
    QCOMPARE(s.retries(), 0);
    QCOMPARE(s.rule(rule).did, 1);
    const RecoveryPlan plan =
        must(planRecovery(*s.campaign.db, {s.job}, RecoveryScope::RetryHelps, s.clock.now()));
    QCOMPARE(plan.jobs, 0);
    QVERIFY2(plan.items.first().why.contains(ruleName(s.rule(rule))), qPrintable(plan.items.first().why));
    QCOMPARE(must(planRecovery(*s.campaign.db, {s.job}, RecoveryScope::Everything, s.clock.now())).jobs, 1);
    // Once the rule rests, the agent tries again by itself.
    must(setRuleMode(*s.campaign.db, rule, RuleMode::Act, RuleMode::Off, s.anna()));
    s.cycles(3);
    QCOMPARE(s.retries(), 1);
}

void KnowledgeTest::limitsAreRaisedUpToACap()
{
    JobRow job;
    RequestRow request;
    request.memoryMb = 1000;
    request.wallSeconds = 0;
    RetryRule rule;
    rule.id = job.rule = RuleId(1);
    rule.failureClass = "memory-limit";
    rule.action = RuleAction::MoreMemory;
    RuleBook book{{rule.id, rule}};
    for (const int expected : {2000, 4000, 8000}) {
        const RetryTerms terms = retryTerms(job, request, book);
        QVERIFY(terms.mayRetry);
        QCOMPARE(terms.memoryMb, std::optional(expected));
        job.memoryMb = terms.memoryMb;
    }
    const RetryTerms most = retryTerms(job, request, book);
    QVERIFY(!most.mayRetry && most.why.endsWith('.'));
    QCOMPARE(most.memoryMb, std::optional(8000));
    // Where there is no limit there is none to raise.
    book[rule.id].action = RuleAction::MoreTime;
    QVERIFY(!retryTerms(job, request, book).mayRetry);
    // Raised limits and avoided nodes stay for the attempts that follow, whatever rule decides about them.
    job.avoidNodes = "n1";
    job.node = "n2";
    book[rule.id].action = RuleAction::Elsewhere;
    const RetryTerms elsewhere = retryTerms(job, request, book);
    QCOMPARE(elsewhere.avoidNodes, "n1,n2");
    QCOMPARE(elsewhere.memoryMb, std::optional(8000));
    job.node = "n1";
    QCOMPARE(retryTerms(job, request, book).avoidNodes, "n1");
}

void KnowledgeTest::smallerSplitMakesAJobPerUnit()
{
    CampaignOptions options = running();
    options.takeTo = RequestStatus::Staged;
    CampaignFixture c(options);
    must(makeJobs(*c.db, must(planJobs(*c.db, c.request, 4)), c.actor("carla")));
    FakeSite site;
    ManualClock clock;
    Agent agent(*c.db, clock, AgentScene::factory(site), recovering());
    must(agent.start());
    runCycle(agent);
    QCOMPARE(site.jobs.size(), 1);
    RetryRule rule;
    rule.failureClass = "signal";
    rule.action = RuleAction::SmallerSplit;
    rule.mode = RuleMode::Act;
    Actor anna = c.actor("anna");
    must(addRule(*c.db, rule, anna));
    site.jobs.first().state.signal = 9;
    site.end(site.jobs.firstKey(), {});
    for (int i = 0; i < 5; ++i) {
        clock.advance(kMinute);
        runCycle(agent);
    }
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of = 1"), 4);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of = 1 AND units = 1"), 4);
    QCOMPARE(c.count("SELECT sum(events) FROM jobs WHERE retry_of = 1"), c.events);
    // Each of one unit: nothing is left to split.
    const QString token = site.jobs.lastKey()
            == must(c.db->one("job", "SELECT token FROM jobs WHERE id = 1", {},
                              [](const Row &row) { return row.text(0); }))
        ? site.jobs.firstKey()
        : site.jobs.lastKey();
    site.jobs[token].state.signal = 9;
    site.end(token, {});
    for (int i = 0; i < 5; ++i) {
        clock.advance(kMinute);
        runCycle(agent);
    }
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE retry_of > 1"), 0);
}

void KnowledgeTest::mostSpecificRuleDecides()
{
    RetryRule whole, classed, text, here;
    whole.signature = "cannot open";
    whole.id = RuleId(1);
    classed.failureClass = "exit-code";
    here = classed;
    here.site = SiteId(2);
    here.step = "skim";
    text = classed;
    text.signature = "cannot open <path>";
    const FailedJob job{"exit-code", "Error: Cannot open <path>/x.root", "skim", SiteId(2)};
    QVERIFY(fits(whole, job) && fits(classed, job) && fits(here, job) && fits(text, job));
    QVERIFY(!fits(here, {"exit-code", {}, "skim", SiteId(1)}));
    QVERIFY(!fits(here, {"exit-code", {}, "production", SiteId(2)}));
    QVERIFY(!fits(classed, {"signal", {}, "skim", SiteId(2)}));
    QVERIFY(!fits(text, {"exit-code", "cannot read", "skim", SiteId(2)}));

    AgentScene s;
    s.site.folder.write(s.token + "/stderr", "Error: geometry of run 146436 not found\n");
    const RuleId general = s.add("exit-code", RuleAction::NoRetry, RuleMode::Act);
    const RuleId special =
        s.add("exit-code", RuleAction::Elsewhere, RuleMode::Act, "Error: geometry of run 148058 not found");
    s.site.end(s.token, 42);
    s.site.folder.write(s.token + "/stderr", "Error: geometry of run 146436 not found\n");
    s.cycles(5);
    QCOMPARE(s.retries(), 1);
    QCOMPARE(s.rule(special).did, 1);
    QCOMPARE(s.rule(general).did + s.rule(general).would, 0);
}

void KnowledgeTest::watchingRuleDoesNotStandInTheWay()
{
    AgentScene s;
    const RuleId watching = s.add("exit-code", RuleAction::NoRetry, RuleMode::Watch, "geometry");
    const RuleId resting = s.add("exit-code", RuleAction::NoRetry, RuleMode::Off, "geometry of run");
    const RuleId acting = s.add("exit-code", RuleAction::Elsewhere, RuleMode::Act);
    s.site.end(s.token, 42);
    s.site.folder.write(s.token + "/stderr", "Error: geometry of run 146436 not found\n");
    s.cycles(5);
    QCOMPARE(s.retries(), 1);
    QCOMPARE(s.rule(watching).would, 1);
    QCOMPARE(s.rule(resting).would, 0);
    QCOMPARE(s.rule(acting).did, 1);
}

void KnowledgeTest::ruleThatActsLaterFindsOldFailures()
{
    AgentScene s;
    s.site.end(s.token, {}, "memory-limit");
    s.cycles(5);
    QCOMPARE(s.retries(), 0);
    const RetryRule rule = s.ruleFor("memory-limit");
    const RulePreview preview = must(previewRule(*s.campaign.db, rule));
    QCOMPARE(preview.failures, 1);
    QCOMPARE(preview.waiting, 1);
    must(setRuleMode(*s.campaign.db, rule.id, RuleMode::Watch, RuleMode::Act, s.anna()));
    QCOMPARE(setRuleMode(*s.campaign.db, rule.id, RuleMode::Watch, RuleMode::Act, s.anna()).error().code,
             ErrorCode::Conflict);
    s.cycles(3);
    QCOMPARE(s.retries(), 1);
    QCOMPARE(s.count("SELECT memory_mb FROM jobs WHERE retry_of = ?", {s.job.value()}), 4000);
    QCOMPARE(s.rule(rule.id).did, 1);
    QCOMPARE(s.rule(rule.id).would, 0);
    // Once removed it is asked no more; its counts stay.
    must(removeRule(*s.campaign.db, rule.id, s.anna()));
    QVERIFY(!s.ruleFor("memory-limit").id.isValid());
    QVERIFY(must(loadRule(*s.campaign.db, rule.id)).isRemoved);
    must(restoreRule(*s.campaign.db, rule.id, s.anna()));
    QCOMPARE(s.ruleFor("memory-limit").did, 1);
    QVERIFY(!s.campaign.db->run("DELETE FROM rules"));
    QCOMPARE(s.count("SELECT count(*) FROM audit WHERE entity = 'rule'"), 3);
}

void KnowledgeTest::aRuleAndAFailureAtOnceFindEachOther_data()
{
    QTest::addColumn<bool>("failureFirst");
    QTest::newRow("the failure is committed first") << true;
    QTest::newRow("the rule is committed first") << false;
}

// Neither sees what the other has not committed yet; the second one waits for that.
void KnowledgeTest::aRuleAndAFailureAtOnceFindEachOther()
{
    QFETCH(const bool, failureFirst);
    AgentScene s;
    const RetryRule rule = s.ruleFor("memory-limit");
    const Actor anna = s.anna();
    const TimeMs now = s.clock.now();
    const auto act = [&](Database &db) {
        return setRuleMode(db, rule.id, RuleMode::Watch, RuleMode::Act, anna);
    };
    const auto failIt = [&](Database &db) -> Result<> {
        SD_TRY(const JobRow job, loadJobRow(db, s.job));
        return failJob(db, job, JobStatus::Submitted, {"memory-limit", "Too large.", {}, {}}, now);
    };
    auto first = must(Transaction::begin(*s.campaign.db));
    must(failureFirst ? failIt(*s.campaign.db) : act(*s.campaign.db));
    const auto done = doMeanwhile(
        s.campaign, [&](Database &db) { return failureFirst ? act(db) : failIt(db); },
        [&] { must(first.commit()); });
    QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
    QCOMPARE(s.count("SELECT rule_id FROM jobs WHERE id = ?", {s.job.value()}), rule.id.value());
}

void KnowledgeTest::twoWhoChangeARuleAtOnce()
{
    AgentScene s;
    const RetryRule rule = s.ruleFor("memory-limit");
    const Actor anna = s.anna();
    Actor carla = s.campaign.actor("carla");
    carla.now = s.clock.now() + 2000;
    auto first = must(Transaction::begin(*s.campaign.db));
    must(setRuleMode(*s.campaign.db, rule.id, RuleMode::Watch, RuleMode::Act, anna));
    const auto late = doMeanwhile(
        s.campaign,
        [&](Database &db) { return setRuleMode(db, rule.id, RuleMode::Watch, RuleMode::Off, carla); },
        [&] { must(first.commit()); });
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains("changed by anna to act"), qPrintable(late.error().cause));
    QCOMPARE(s.rule(rule.id).mode, RuleMode::Act);
}

void KnowledgeTest::newRuleFindsWhatWasLeftToAPerson_data()
{
    QTest::addColumn<QString>("failureClass");
    QTest::addColumn<QString>("signature");
    QTest::addColumn<int>("retries");
    QTest::newRow("class") << "early-end" << "" << 1;
    QTest::newRow("signature") << "" << "disk of the moon" << 1;
    QTest::newRow("both") << "early-end" << "disk of the moon" << 1;
    QTest::newRow("another signature") << "early-end" << "disk of the sun" << 0;
    QTest::newRow("another class") << "credential" << "" << 0;
}

// Units that the agent has given out of its hands are taken when a rule for them acts, and no others.
void KnowledgeTest::newRuleFindsWhatWasLeftToAPerson()
{
    QFETCH(QString, failureClass);
    QFETCH(QString, signature);
    QFETCH(int, retries);
    AgentScene s;
    must(failJob(*s.campaign.db, must(loadJobRow(*s.campaign.db, s.job)), JobStatus::Submitted,
                 {"early-end", "The disk of the moon is full.", {}, false}, s.clock.now()));
    s.cycles(3);
    QCOMPARE(s.retries(), 0);
    const QString left("SELECT count(*) FROM work_units WHERE not_before > 4000000000000000");
    QCOMPARE(s.count(left), 1);
    const RuleId rule = s.add(failureClass, RuleAction::Retry, RuleMode::Watch, signature);
    s.cycles(2);
    QCOMPARE(s.retries(), 0);
    must(setRuleMode(*s.campaign.db, rule, RuleMode::Watch, RuleMode::Act, s.anna()));
    s.cycles(3);
    QCOMPARE(s.retries(), retries);
    QCOMPARE(s.rule(rule).did, retries);
    QCOMPARE(s.count(left), 1 - retries);
}

void KnowledgeTest::wrongRulesAreRefused()
{
    AgentScene s;
    Database &db = *s.campaign.db;
    RetryRule rule;
    QCOMPARE(addRule(db, rule, s.anna()).error().code, ErrorCode::InvalidInput);
    rule.failureClass = "bad-luck";
    QCOMPARE(addRule(db, rule, s.anna()).error().code, ErrorCode::InvalidInput);
    rule.failureClass = "node";
    rule.step = "dancing";
    QCOMPARE(addRule(db, rule, s.anna()).error().code, ErrorCode::InvalidInput);
    rule.step.clear();
    QCOMPARE(addRule(db, rule, s.anna()).error().code, ErrorCode::AlreadyExists);
    // The database itself refuses what is the same.
    QVERIFY(
        !db.run("INSERT INTO rules (failure_class, action, created_at, created_by, changed_at, changed_by)"
                " VALUES ('node', 'retry', 0, 'x', 0, 'x')"));
    QVERIFY(
        !db.run("INSERT INTO rules (failure_class, action, created_at, created_by, changed_at, changed_by)"
                " VALUES ('lost', 'dance', 0, 'x', 0, 'x')"));
    QCOMPARE(loadRule(db, RuleId(99)).error().code, ErrorCode::NotFound);
}

void KnowledgeTest::exitCodesOfOperatorsJudge()
{
    AgentScene s;
    Database &db = *s.campaign.db;
    must(setExitCode(db, {"production", {}, 42, "the magnet was off", "conditions", {}, 0, {}}, s.anna()));
    must(setExitCode(
        db, {"production", CampaignFixture::kRelease, 43, "no disk at the node", "exit-code", false, 0, {}},
        s.anna()));
    must(setExitCode(db, {"production", "other", 42, "something else", "input", {}, 0, {}}, s.anna()));
    QCOMPARE(must(findExitCode(db, "production", CampaignFixture::kRelease, 42))->meaning,
             "the magnet was off");
    QCOMPARE(must(findExitCode(db, "production", "other", 42))->meaning, "something else");
    QVERIFY(!must(findExitCode(db, "skim", {}, 42)));
    const QStringList tokens = s.site.jobs.keys();
    s.site.end(tokens[0], 42);
    s.site.end(tokens[1], 43);
    s.cycles(5);
    const auto text = [&](const char *column, const QString &token) {
        return must(db.one("job", QStringLiteral("SELECT %1 FROM jobs WHERE token = ?").arg(column), {token},
                           [](const Row &row) { return row.text(0); }));
    };
    QCOMPARE(text("failure_class", tokens[0]), "conditions");
    QVERIFY2(text("failure_text", tokens[0]).contains("42: the magnet was off"),
             qPrintable(text("failure_text", tokens[0])));
    QCOMPARE(text("failure_class", tokens[1]), "exit-code");
    QCOMPARE(text("retry_helps", tokens[1]), "0");
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE retry_of IS NOT NULL"), 0);
    // What is wrong with an entry is said, and the last word can be taken back.
    for (const ExitCode &bad : {ExitCode{"dancing", {}, 1, "x", "exit-code", {}, 0, {}},
                                ExitCode{"skim", {}, 0, "x", "exit-code", {}, 0, {}},
                                ExitCode{"skim", {}, 1, " ", "exit-code", {}, 0, {}},
                                ExitCode{"skim", {}, 1, QString(300, 'x'), "exit-code", {}, 0, {}},
                                ExitCode{"skim", {}, 1, "x", "bad-luck", {}, 0, {}}})
        QCOMPARE(setExitCode(db, bad, s.anna()).error().code, ErrorCode::InvalidInput);
    must(removeExitCode(db, {"production", {}, 42, {}, {}, {}, 0, {}}, s.anna()));
    QCOMPARE(removeExitCode(db, {"production", {}, 42, {}, {}, {}, 0, {}}, s.anna()).error().code,
             ErrorCode::NotFound);
    QCOMPARE(must(listExitCodes(db)).size(), 2);
    QCOMPARE(s.count("SELECT count(*) FROM audit WHERE entity = 'exit_code'"), 4);
}

void KnowledgeTest::contentIsLookedAt()
{
    AgentScene s;
    must(s.campaign.db->run("UPDATE streams SET required = 'Run, M,mass'"));
    s.site.endGood(s.token);
    runCycle(s.agent);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND failure_class = 'content'", {s.job.value()}),
             1);
    QCOMPARE(s.count("SELECT count(*) FROM evidence WHERE job_id = ? AND value = 'missing: mass'",
                     {s.job.value()}),
             1);
    must(s.campaign.db->run("UPDATE streams SET required = 'Run,M'"));
    const QString other = s.site.jobs.keys().at(1);
    s.site.endGood(other);
    runCycle(s.agent);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE token = ? AND status = 'done'", {other}), 1);
}

void KnowledgeTest::oldAnswerIsWaitedFor()
{
    AgentScene s;
    s.site.endGood(s.token);
    must(s.campaign.db->run("UPDATE jobs SET status = 'ended', changed_at = ? WHERE id = ?",
                            {s.clock.now(), s.job.value()}));
    s.site.jobs[s.token].state.phase = EndpointPhase::Running;
    runCycle(s.agent);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND status = 'ended'", {s.job.value()}), 1);
    s.clock.advance(11 * kMinute);
    runCycle(s.agent);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND failure_class = 'says-is'", {s.job.value()}),
             1);
}

void KnowledgeTest::nodesAreCounted()
{
    AgentScene s;
    const QStringList tokens = s.site.jobs.keys();
    for (int i = 0; i < 3; ++i) {
        s.site.setRunning(tokens[i]);
        s.site.jobs[tokens[i]].state.node = i == 2 ? "node2" : "node1";
        s.site.end(tokens[i], 42);
    }
    runCycle(s.agent);
    const auto nodes = must(listFailures(*s.campaign.db, {}, FailuresPer::RequestAndNode));
    QCOMPARE(nodes.size(), 2);
    QCOMPARE(nodes[0].node, "node1");
    QCOMPARE(nodes[0].n, 2);
    QCOMPARE(nodes[0].release, CampaignFixture::kRelease);
    QCOMPARE(nodes[1].node, "node2");
    const auto sites = must(listFailures(*s.campaign.db, {s.campaign.request}));
    QCOMPARE(sites.size(), 1);
    QCOMPARE(sites[0].n, 3);
    QVERIFY(sites[0].node.isEmpty());
    QCOMPARE(must(checkCounters(*s.campaign.db)), QStringList());
}

void KnowledgeTest::gridJobsFailInPartOrInTotal()
{
    const auto verdict = [](const AgentScene &s) {
        return must(loadGridJobs(*s.campaign.db, {GridJobId(1)})).first().verdict();
    };
    AgentConfig alone;  // nobody tries again
    AgentScene total(alone);
    QCOMPARE(verdict(total), GridVerdict::Open);
    for (const QString &token : total.site.jobs.keys())
        total.site.end(token, 42);
    runCycle(total.agent);
    QCOMPARE(verdict(total), GridVerdict::Total);

    AgentScene partial(alone);
    for (const QString &token : partial.site.jobs.keys()) {
        if (token == partial.token)
            partial.site.endGood(token);
        else
            partial.site.end(token, 42);
    }
    runCycle(partial.agent);
    QCOMPARE(verdict(partial), GridVerdict::Partial);
    // A retry lies in a grid job of its own; the first one stays what it was.
    must(makeRecovery(*partial.campaign.db,
                      must(planRecovery(*partial.campaign.db,
                                        must(failedJobs(*partial.campaign.db, {partial.campaign.request})),
                                        RecoveryScope::Everything, partial.clock.now())),
                      partial.anna()));
    QCOMPARE(verdict(partial), GridVerdict::Partial);
    QCOMPARE(must(loadGridJobs(*partial.campaign.db, {GridJobId(2)})).first().verdict(), GridVerdict::Open);

    AgentScene good(alone);
    for (const QString &token : good.site.jobs.keys())
        good.site.endGood(token);
    runCycle(good.agent);
    QCOMPARE(verdict(good), GridVerdict::Good);
}

QTEST_GUILESS_MAIN(KnowledgeTest)
#include "knowledgetest.moc"
