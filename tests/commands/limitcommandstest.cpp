#include "models/production/limits.h"
#include "models/production/recovery.h"
#include "models/production/requeststops.h"
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

QJsonObject limit(const char *name, const QString &value)
{
    return {{"name", QLatin1StringView(name)}, {"value", value}};
}

void failJob(const CommandFixture &c, qint64 job)
{
    for (const char *status : {"submitting", "submitted", "ended"})
        must(c.db->run("UPDATE jobs SET status = ? WHERE id = ?", {QString::fromLatin1(status), job}));
    must(c.db->run("UPDATE claims SET open = 0 WHERE job_id = ? AND open = 1", {job}));
    must(c.db->run("UPDATE jobs SET status = 'error', failure_class = 'signal', changed_at = ? WHERE id = ?",
                   {c.clock.now(), job}));
}
}  // namespace

class LimitCommandsTest : public QObject {
    Q_OBJECT

  private slots:
    void everyLimitIsThereAndChanges_data();
    void everyLimitIsThereAndChanges();
    void planChangesNothingAndSaysWhatItDoes();
    void auditedAndTakenBack();
    void wrongValues_data();
    void wrongValues();
    void stalePlanIsConflict();
    void onlyAManager();
    void retriesWaitByIt();
    void theDatabaseKeepsThem();
};

void LimitCommandsTest::everyLimitIsThereAndChanges_data()
{
    QTest::addColumn<int>("name");
    for (size_t i = 0; i < kLimits; ++i)
        QTest::newRow(words::Table<LimitName>::list.at(i).data()) << int(i);
}

void LimitCommandsTest::everyLimitIsThereAndChanges()
{
    QFETCH(int, name);
    const CommandFixture c;
    const Limit before = must(listLimits(*c.db)).at(name);
    QCOMPARE(before.name, static_cast<LimitName>(name));
    QVERIFY(!limitMeaning(before.name).isEmpty() && !translatedUnit(before.unit).isEmpty());
    for (const qint64 value : {before.least, before.most}) {
        const QString text = limitText(before.unit, value);
        QCOMPARE(must(parseLimit(before, text)), value);
        const auto done = c.give("anna", "limit.set", limit(toWord(before.name).data(), text));
        QVERIFY2(done || value == before.value, done ? "" : qPrintable(done.error().cause));
        QCOMPARE(must(loadLimit(*c.db, before.name)).value, value);
        QCOMPARE(must(loadLimitValues(*c.db)).of(before.name), value);
    }
    for (const qint64 value : {before.least - 1, before.most + 1})
        QVERIFY(!c.db->run("UPDATE limits SET value = ? WHERE id = ?", {value, before.id}));
    QCOMPARE(codeOf(parseLimit(before, QStringLiteral("soon"))), ErrorCode::InvalidInput);
    QCOMPARE(codeOf(parseLimit(before, QStringLiteral("-1"))), ErrorCode::InvalidInput);
}

void LimitCommandsTest::planChangesNothingAndSaysWhatItDoes()
{
    CommandFixture c(running());
    failJob(c, 1);
    failJob(c, 2);
    const QString before = c.dump();
    const auto plan = c.plan("anna", "limit.set", limit("configuration-failures", "2"));
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
    QCOMPARE(c.dump(), before);
    QCOMPARE(must(loadLimit(*c.db, LimitName::ConfigurationFailures)).value, 10);
    QCOMPARE(plan->included(), 1);
    QCOMPARE(plan->items.first().effect, QStringLiteral("10 \u2192 2"));
    QVERIFY2(plan->items.first().why.contains("would be stopped by it now: 1."),
             qPrintable(plan->items.first().why));
    QCOMPARE(plan->cliLine, "prodctl limits set configuration-failures 2");
    const auto harmless = c.plan("anna", "limit.set", limit("configuration-failures", "3"));
    QVERIFY(harmless && harmless->items.first().why.contains("No running request would be stopped"));
    const auto same = c.plan("anna", "limit.set", limit("site-window", "60 min"));
    QVERIFY(same && same->included() == 0 && same->items.first().why.contains("1 h already"));
    const auto time = c.plan("anna", "limit.set", limit("stuck-floor", "90 min"));
    QVERIFY(time);
    QCOMPARE(time->items.first().effect, QStringLiteral("30 min \u2192 1 h 30 min"));
    QCOMPARE(time->cliLine, "prodctl limits set stuck-floor '1 h 30 min'");
}

void LimitCommandsTest::auditedAndTakenBack()
{
    CommandFixture c(running());
    QJsonObject arguments = limit("site-percent", "60 %");
    arguments.insert("why", "the site is slow to answer");
    const auto done = c.give("anna", "limit.set", arguments);
    QVERIFY2(done, done ? "" : qPrintable(done.error().cause));
    QVERIFY(done->undoable);
    const Limit after = must(loadLimit(*c.db, LimitName::SitePercent));
    QCOMPARE(after.value, 60);
    QCOMPARE(after.changedBy, "anna");
    QVERIFY(after.changedAt > 0);
    QCOMPARE(c.count("SELECT count(*) FROM audit WHERE action = 'limit.set' AND who = 'anna' AND entity = "
                     "'limit' AND entity_id = ? AND from_value = '80 %' AND to_value = '60 %' AND why = "
                     "'site-percent: the site is slow to answer' AND receipt_id = ?",
                     {after.id, done->id.value()}),
             1);
    QCOMPARE(c.count("SELECT count(*) FROM changes WHERE entity = 'limit' AND entity_id = ?", {after.id}), 1);
    const auto undo = c.bus.planUndo(*c.db, c.who("anna"), done->id);
    QVERIFY(undo && c.bus.execute(*c.db, c.who("anna"), *undo, {}));
    QCOMPARE(must(loadLimit(*c.db, LimitName::SitePercent)).value, 80);
}

void LimitCommandsTest::wrongValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("a time without a unit") << "site-window" << "3600" << "Write a time with its unit";
    QTest::newRow("too short") << "site-window" << "59 s" << "between 1 min and 7 d";
    QTest::newRow("too long") << "retry-delay-5" << "8 d" << "between 0 s and 7 d";
    QTest::newRow("over a hundred") << "site-percent" << "101" << "between 1 % and 100 %";
    QTest::newRow("none") << "stuck-peers" << "0" << "between 1 and 100";
    QTest::newRow("half") << "stuck-factor" << "2.5" << "Write a whole number";
    QTest::newRow("no limit of that name") << "site-windwo" << "1 h" << "Did you mean site-window?";
    QTest::newRow("no value") << "site-window" << "" << "It is missing";
}

void LimitCommandsTest::wrongValues()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const CommandFixture c;
    const auto plan = c.plan("anna", "limit.set", {{"name", name}, {"value", value}});
    QCOMPARE(codeOf(plan), ErrorCode::InvalidInput);
    QVERIFY2(plan.error().cause.contains(says), qPrintable(plan.error().cause));
}

void LimitCommandsTest::stalePlanIsConflict()
{
    const CommandFixture c;
    const auto plan = c.plan("anna", "limit.set", limit("stuck-peers", "9"));
    QVERIFY(plan && plan->included() == 1);
    QVERIFY(c.give("anna", "limit.set", limit("stuck-peers", "7")));
    QCOMPARE(codeOf(c.bus.execute(*c.db, c.who("anna"), *plan, {})), ErrorCode::Conflict);
    QCOMPARE(codeOf(setLimit(*c.db, LimitName::StuckPeers, 5, 9, {}, c.actor("anna"))), ErrorCode::Conflict);
    QCOMPARE(must(loadLimit(*c.db, LimitName::StuckPeers)).value, 7);
}

void LimitCommandsTest::onlyAManager()
{
    const CommandFixture c;
    for (const char *name : {"ben", "carla", "dora", "vera", "agent"})
        QCOMPARE(codeOf(c.plan(name, "limit.set", limit("stuck-peers", "9"))), ErrorCode::NotAuthorized);
}

void LimitCommandsTest::retriesWaitByIt()
{
    CommandFixture c(running());
    QVERIFY(c.give("anna", "limit.set", limit("retry-delay-1", "7 min")));
    failJob(c, 1);
    must(delayRetry(*c.db, JobId(1), 1000));
    QCOMPARE(c.count("SELECT min(not_before) FROM work_units WHERE id IN (SELECT unit_id FROM claims WHERE "
                     "job_id = 1)"),
             1000 + 7 * 60'000);
}

void LimitCommandsTest::theDatabaseKeepsThem()
{
    const CommandFixture c;
    for (const char *sql :
         {"DELETE FROM limits WHERE id = 3", "UPDATE limits SET name = 'other' WHERE id = 3",
          "UPDATE limits SET least = 0 WHERE id = 3", "UPDATE limits SET attempts = 9 WHERE id = 3",
          "INSERT INTO limits (id, name, unit, value, least, most) VALUES (99, 'other', 'jobs', 1, 1, 1)"}) {
        const auto result = c.db->run(QLatin1StringView(sql));
        QVERIFY2(!result, sql);
        QVERIFY2(result.error().cause.contains("only their values change"), qPrintable(result.error().cause));
    }
    QCOMPARE(must(listLimits(*c.db)).size(), qsizetype(kLimits));
}

QTEST_GUILESS_MAIN(LimitCommandsTest)
#include "limitcommandstest.moc"
