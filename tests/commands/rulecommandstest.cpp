#include "models/production/exitcodes.h"
#include "models/production/rules.h"
#include "tests/commands/commandfixture.h"
#include "tests/support/waiting.h"

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

void failJob(const CommandFixture &c, qint64 job, const char *failureClass)
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job}));
    must(c.db->run("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1", {job}));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = ? WHERE id = ?",
                   {QString::fromLatin1(failureClass), job}));
}

const QJsonObject kNoRetry{{"action", "no-retry"}, {"class", "lost"}};
}  // namespace

class RuleCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void planSaysWhatItWouldHaveFitted();
    void addModeRemoveAndUndo();
    void stalePlanIsConflict();
    void onlyForThoseWhoMay();
    void elsewhereIsHonest();
    void wrongArguments();
    void exitCodes();
    void twoWhoWriteOneThingAtOnce_data();
    void twoWhoWriteOneThingAtOnce();
};

void RuleCommandsTest::planSaysWhatItWouldHaveFitted()
{
    CommandFixture c(running());
    failJob(c, 1, "lost");
    failJob(c, 2, "lost");
    failJob(c, 3, "signal");
    const QString before = c.dump();
    const auto plan = c.plan("carla", "rule.add", kNoRetry);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(c.dump(), before);
    QCOMPARE(plan->included(), 1);
    QVERIFY2(plan->items.first().why.contains("2 failed attempts; 2 failed jobs"),
             qPrintable(plan->items.first().why));
    QCOMPARE(plan->cliLine, "prodctl rules add no-retry --class lost");
    QVERIFY(plan->warnings.isEmpty());
    // By its error text, made comparable like that of the failures.
    must(c.db->run("INSERT INTO signatures (id, text) VALUES (7, 'cannot open <path>/x')"));
    must(c.db->run("UPDATE jobs SET signature_id = 7 WHERE id = 3"));
    const auto byText =
        c.plan("carla", "rule.add", {{"action", "no-retry"}, {"signature", "Cannot open /data/run7/x"}});
    QVERIFY2(byText, byText ? "" : qPrintable(byText.error().cause));
    QVERIFY2(byText->items.first().why.contains("1 failed attempts"), qPrintable(byText->items.first().why));
    const auto here =
        c.plan("carla", "rule.add",
               {{"action", "no-retry"}, {"class", "lost"}, {"site", "alpha"}, {"step", "skim"}});
    QVERIFY(here && here->items.first().why.contains("fitted 0"));
    const auto acting =
        c.plan("carla", "rule.add", {{"action", "no-retry"}, {"class", "lost"}, {"mode", "act"}});
    QCOMPARE(acting->warnings.size(), 1);
}

void RuleCommandsTest::addModeRemoveAndUndo()
{
    CommandFixture c(running());
    failJob(c, 1, "lost");
    const qint64 rules = must(listRules(*c.db)).size();
    const auto added = c.give("carla", "rule.add", kNoRetry);
    QVERIFY2(added, added ? "" : qPrintable(added.error().cause));
    QVERIFY(added->undoable);
    const qint64 id = added->outcomes.first().id;
    QCOMPARE(must(loadRule(*c.db, RuleId(id))).rule.would, 1);
    QCOMPARE(codeOf(c.plan("carla", "rule.add", kNoRetry)), ErrorCode::AlreadyExists);

    const auto acting = c.give("anna", "rule.mode", {{"rule", id}, {"mode", "act"}});
    QVERIFY2(acting, acting ? "" : qPrintable(acting.error().cause));
    QCOMPARE(c.count("SELECT rule_id FROM jobs WHERE id = 1"), id);
    QCOMPARE(c.plan("anna", "rule.mode", {{"rule", id}, {"mode", "act"}})->included(), 0);
    const auto undo = c.bus.planUndo(*c.db, c.who("anna"), acting->id);
    QVERIFY(undo && c.bus.execute(*c.db, c.who("anna"), *undo, {}));
    QCOMPARE(must(loadRule(*c.db, RuleId(id))).rule.mode, RuleMode::Watch);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE rule_id IS NOT NULL"), 0);

    const auto removed = c.give("carla", "rule.remove", {{"rule", id}});
    QVERIFY(removed);
    QCOMPARE(must(listRules(*c.db)).size(), rules);
    QCOMPARE(c.plan("carla", "rule.remove", {{"rule", id}})->included(), 0);
    QCOMPARE(c.plan("carla", "rule.mode", {{"rule", id}, {"mode", "off"}})->included(), 0);
    const auto back = c.bus.planUndo(*c.db, c.who("carla"), removed->id);
    QVERIFY(back && c.bus.execute(*c.db, c.who("carla"), *back, {}));
    QCOMPARE(must(listRules(*c.db)).size(), rules + 1);
    // And the undo of the making.
    const auto unmade = c.bus.planUndo(*c.db, c.who("carla"), added->id);
    QVERIFY(unmade && c.bus.execute(*c.db, c.who("carla"), *unmade, {}));
    QCOMPARE(must(listRules(*c.db)).size(), rules);
    QVERIFY(c.count("SELECT count(*) FROM audit WHERE entity = 'rule' AND receipt_id IS NOT NULL") >= 6);
}

void RuleCommandsTest::stalePlanIsConflict()
{
    CommandFixture c(running());
    const auto plan = c.plan("carla", "rule.mode", {{"rule", 1}, {"mode", "act"}});
    QVERIFY(plan && plan->included() == 1);
    QVERIFY(c.give("anna", "rule.mode", {{"rule", 1}, {"mode", "off"}}));
    const auto late = c.bus.execute(*c.db, c.who("carla"), *plan, {});
    QCOMPARE(codeOf(late), ErrorCode::Conflict);
    QCOMPARE(must(loadRule(*c.db, RuleId(1))).rule.mode, RuleMode::Off);
}

void RuleCommandsTest::onlyForThoseWhoMay()
{
    CommandFixture c(running());
    for (const char *name : {"ben", "dora", "vera", "agent"}) {
        QCOMPARE(codeOf(c.plan(name, "rule.add", kNoRetry)), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan(name, "rule.mode", {{"rule", 1}, {"mode", "act"}})), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan(name, "exit-code.remove", {{"step", "skim"}, {"code", 1}})),
                 ErrorCode::NotAuthorized);
    }
}

void RuleCommandsTest::elsewhereIsHonest()
{
    CommandFixture c(running());
    const auto plan = c.plan("carla", "rule.add", {{"action", "elsewhere"}, {"class", "lost"}});
    QVERIFY(plan);
    QCOMPARE(plan->warnings.size(), 1);
    QVERIFY(plan->warnings.first().contains("cannot choose nodes"));
}

void RuleCommandsTest::wrongArguments()
{
    CommandFixture c(running());
    QCOMPARE(codeOf(c.plan("carla", "rule.add", {{"action", "no-retry"}})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "rule.add", {{"class", "lost"}})), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "rule.add", {{"action", "dance"}, {"class", "lost"}})),
             ErrorCode::InvalidInput);
    QCOMPARE(
        codeOf(c.plan("carla", "rule.add", {{"action", "retry"}, {"class", "lost"}, {"site", "nowhere"}})),
        ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("carla", "rule.mode", {{"rule", 99}, {"mode", "act"}})), ErrorCode::NotFound);
    QCOMPARE(codeOf(c.plan("carla", "exit-code.set", {{"step", "skim"}, {"code", 0}, {"meaning", "x"}})),
             ErrorCode::InvalidInput);
    QCOMPARE(codeOf(c.plan("carla", "exit-code.remove", {{"step", "skim"}, {"code", 9}})),
             ErrorCode::NotFound);
}

void RuleCommandsTest::exitCodes()
{
    CommandFixture c(running());
    const QJsonObject first{
        {"step", "production"}, {"code", 5}, {"meaning", "input not found"}, {"class", "input"}};
    const auto plan = c.plan("carla", "exit-code.set", first);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(plan->cliLine, "prodctl exit-codes set production 5 'input not found' --class input");
    const auto made = c.bus.execute(*c.db, c.who("carla"), *plan, {});
    QVERIFY(made && made->undoable);
    const auto changed =
        c.give("anna", "exit-code.set",
               {{"step", "production"}, {"code", 5}, {"meaning", "no input"}, {"retry", "yes"}});
    QVERIFY(changed);
    auto entry = must(exactExitCode(*c.db, "production", {}, 5));
    QCOMPARE(entry->meaning, "no input");
    QCOMPARE(entry->failureClass, "exit-code");
    QCOMPARE(entry->retryHelps, std::optional(true));
    const auto undo = c.bus.planUndo(*c.db, c.who("anna"), changed->id);
    QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
    QVERIFY(c.bus.execute(*c.db, c.who("anna"), *undo, {}));
    entry = must(exactExitCode(*c.db, "production", {}, 5));
    QCOMPARE(entry->meaning, "input not found");
    QCOMPARE(entry->failureClass, "input");
    QVERIFY(!entry->retryHelps);
    const auto removed = c.give("carla", "exit-code.remove", {{"step", "production"}, {"code", 5}});
    QVERIFY(removed);
    QVERIFY(must(listExitCodes(*c.db)).isEmpty());
    const auto back = c.bus.planUndo(*c.db, c.who("carla"), removed->id);
    QVERIFY(back && c.bus.execute(*c.db, c.who("carla"), *back, {}));
    QCOMPARE(must(listExitCodes(*c.db)).first().meaning, "input not found");
    // A new one is undone by its removal.
    const auto other = c.give("carla", "exit-code.set",
                              {{"step", "skim"}, {"code", 3}, {"meaning", "x"}, {"release", "demo-1.0"}});
    QVERIFY(other);
    const auto gone = c.bus.planUndo(*c.db, c.who("carla"), other->id);
    QVERIFY(gone && c.bus.execute(*c.db, c.who("carla"), *gone, {}));
    QCOMPARE(must(listExitCodes(*c.db)).size(), 1);
}

void RuleCommandsTest::twoWhoWriteOneThingAtOnce_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QJsonObject>("before");
    QTest::addColumn<QJsonObject>("first");
    QTest::addColumn<QJsonObject>("second");
    QTest::addColumn<QString>("told");
    const auto meaning = [](const char *text) {
        return QJsonObject{{"step", "production"}, {"code", 3}, {"meaning", text}, {"class", "exit-code"}};
    };
    const auto limit = [](const char *value) {
        return QJsonObject{{"name", "site-failures"}, {"value", value}};
    };
    QTest::newRow("a new exit code")
        << "exit-code.set" << QJsonObject() << meaning("first") << meaning("second") << "anna to first";
    QTest::newRow("an exit code that is there")
        << "exit-code.set" << meaning("before") << meaning("first") << meaning("second") << "anna to first";
    QTest::newRow("a limit") << "limit.set" << QJsonObject() << limit("21") << limit("22") << "anna to 21";
}

// The second one planned on what the first one changes; it is told, and changes nothing.
void RuleCommandsTest::twoWhoWriteOneThingAtOnce()
{
    QFETCH(const QString, command);
    QFETCH(const QJsonObject, before);
    QFETCH(const QJsonObject, first);
    QFETCH(const QJsonObject, second);
    QFETCH(const QString, told);
    CommandFixture c;
    if (!before.isEmpty())
        must(c.give("anna", command, before));
    const Plan early = must(c.plan("anna", command, first));
    const Plan late = must(c.plan("anna", command, second));
    auto transaction = must(Transaction::begin(*c.db));
    must(c.bus.execute(*c.db, c.who("anna"), early, {}));
    const auto done = doMeanwhile(
        c, [&](Database &db) { return c.bus.execute(db, must(findOperator(db, "anna")), late, {}); },
        [&] { must(transaction.commit()); });
    QCOMPARE(codeOf(done), ErrorCode::Conflict);
    QVERIFY2(done.error().cause.contains(QStringLiteral("changed by ") + told),
             qPrintable(done.error().cause));
}

QTEST_GUILESS_MAIN(RuleCommandsTest)
#include "rulecommandstest.moc"
