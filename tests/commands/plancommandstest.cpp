// Milestones: who may set one, what the plan says, what stays visible, and taking it back.
#include "models/production/planning.h"
#include "tests/commands/commandfixture.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
QJsonObject half(const char *due, int events = 5000)
{
    return {{"name", "half"}, {"campaign", "proc10"}, {"due", due}, {"events", events}};
}
const QJsonObject kHalf{{"name", "half"}, {"campaign", "proc10"}};
}  // namespace

class PlanCommandsTest : public QObject {
    Q_OBJECT

    static Milestone found(const CommandFixture &c)
    {
        return must(findMilestone(*c.db, c.campaign, "half")).value_or(Milestone());
    }

  private slots:
    void setMoveAndTakeBack()
    {
        const CommandFixture c;
        const auto plan = c.plan("anna", "milestone.set", half("2040-12-01"));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().cause));
        QCOMPARE(plan->included(), 1);
        QCOMPARE(plan->cliLine,
                 "prodctl progress milestones set half --campaign proc10 --due 2040-12-01 --events 5000");
        QVERIFY(plan->warnings.isEmpty());
        QVERIFY(found(c).versions.isEmpty());
        const auto set = c.give("anna", "milestone.set", half("2040-12-01"));
        QVERIFY2(set, set ? "" : qPrintable(set.error().cause));
        QCOMPARE(found(c).newest().version, 1);

        // What is not given stays.
        QJsonObject later = kHalf;
        later.insert("due", "2041-01-15");
        later.insert("why", "more runs");
        const auto moved = c.give("anna", "milestone.set", later);
        QVERIFY2(moved, moved ? "" : qPrintable(moved.error().cause));
        QCOMPARE(found(c).newest().target.events, 5000);
        QCOMPARE(dayText(found(c).newest().dueAt), "2041-01-15");
        QCOMPARE(dayText(found(c).firstDue()), "2040-12-01");
        QCOMPARE(
            c.count(
                "SELECT count(*) FROM audit WHERE action = 'milestone.set' AND entity = 'milestone'"
                " AND why = 'more runs' AND from_value LIKE '2040-12-01 %' AND to_value LIKE '2041-01-15 %'"),
            1);
        const auto same = c.plan("anna", "milestone.set", later);
        QCOMPARE(same->included(), 0);

        // Back to what it was, as a version of its own; and back again.
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), moved->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        const auto undone = c.bus.execute(*c.db, c.who("anna"), *undo, {});
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().cause));
        QCOMPARE(dayText(found(c).newest().dueAt), "2040-12-01");
        QCOMPARE(found(c).newest().version, 3);

        QJsonObject withdraw = kHalf;
        QCOMPARE(codeOf(c.plan("anna", "milestone.withdraw", withdraw)),
                 ErrorCode::InvalidInput);  // without a reason
        withdraw.insert("why", "no conference");
        const auto gone = c.give("anna", "milestone.withdraw", withdraw);
        QVERIFY2(gone, gone ? "" : qPrintable(gone.error().cause));
        QVERIFY(found(c).newest().withdrawn);
        QCOMPARE(c.plan("anna", "milestone.withdraw", withdraw)->included(), 0);
        const auto back = c.bus.planUndo(*c.db, c.who("anna"), gone->id);
        QVERIFY2(back, back ? "" : qPrintable(back.error().cause));
        QVERIFY(c.bus.execute(*c.db, c.who("anna"), *back, {}));
        QVERIFY(!found(c).newest().withdrawn);
        QCOMPARE(found(c).newest().target.events, 5000);
    }

    void theFirstIsTakenBackByWithdrawing()
    {
        const CommandFixture c;
        const auto set = c.give("anna", "milestone.set", half("2040-12-01"));
        const auto undo = c.bus.planUndo(*c.db, c.who("anna"), set->id);
        QVERIFY2(undo, undo ? "" : qPrintable(undo.error().cause));
        QCOMPARE(undo->command, "milestone.withdraw");
        QVERIFY(c.bus.execute(*c.db, c.who("anna"), *undo, {}));
        QVERIFY(found(c).newest().withdrawn);
    }

    void theDateOfTheCampaignIsAMilestone()
    {
        const CommandFixture c;
        QVERIFY(c.db->run("UPDATE campaigns SET due_at = 2240524800000").has_value());  // 2040-12-31
        const QJsonObject later{{"name", "complete"}, {"campaign", "proc10"}, {"due", "2041-02-01"}};
        QVERIFY(c.give("anna", "milestone.set", later));
        const auto milestone = must(findMilestone(*c.db, c.campaign, "complete"));
        QCOMPARE(dayText(milestone->firstDue()), "2040-12-31");
        QCOMPARE(dayText(milestone->newest().dueAt), "2041-02-01");
        QVERIFY(milestone->newest().target.isAll());
    }

    void luminosityHasItsUnit()
    {
        const CommandFixture c;
        QJsonObject wish = half("2040-12-01", 0);
        wish.insert("luminosity", "2.50 /pb");
        wish.insert("step", "skim");
        QVERIFY(c.give("anna", "milestone.set", wish));
        QCOMPARE(found(c).newest().target.luminosity, "2.50");
        QCOMPARE(found(c).newest().target.unit, "/pb");
        QVERIFY(!found(c).newest().target.events);
        QCOMPARE(found(c).newest().target.step, Step::Skim);
        QJsonObject none = kHalf;
        none.insert("luminosity", "none");
        QVERIFY(c.give("anna", "milestone.set", none));
        QVERIFY(found(c).newest().target.isAll());
    }

    void whatIsWrongIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QJsonObject &change, const char *words) {
            QTest::newRow(name) << change << QString(words);
        };
        row("no date", {{"due", ""}}, "needs its date");
        row("a date that is none", {{"due", "2040-02-30"}}, "is not a date");
        row("a time", {{"due", "2040-12-01T10:00"}}, "is not a date");
        row("less than no event", {{"events", -5}}, "must lie between");
        row("too many files", {{"files", 2e12}}, "must lie between");
        row("a bare luminosity", {{"luminosity", "2.5"}}, "is not a luminosity");
        row("a rate", {{"luminosity", "2.5 hz/ub"}}, "is not a luminosity");
        row("no luminosity at all", {{"luminosity", "0 /pb"}}, "is not a luminosity");
        row("a name too long", {{"name", QString(101, u'x')}}, "1 to 100 characters");
        row("a name of two lines", {{"name", "a\nb"}}, "cannot be printed");
        row("no such campaign", {{"campaign", "proc99"}}, "");
        row("no such step", {{"step", "painting"}}, "is none of");
    }

    void whatIsWrongIsRefused()
    {
        QFETCH(QJsonObject, change);
        QFETCH(QString, words);
        const CommandFixture c;
        QJsonObject wish = half("2040-12-01");
        for (auto it = change.begin(); it != change.end(); ++it)
            wish.insert(it.key(), it.value());
        const auto plan = c.plan("anna", "milestone.set", wish);
        QVERIFY(!plan);
        QVERIFY2(plan.error().cause.contains(words), qPrintable(plan.error().cause));
        QCOMPARE(c.count("SELECT count(*) FROM milestones"), 0);
    }

    void onlyAManagerPlans()
    {
        const CommandFixture c;
        for (const char *who : {"carla", "dora", "ben", "vera"})
            QCOMPARE(codeOf(c.give(who, "milestone.set", half("2040-12-01"))), ErrorCode::NotAuthorized);
        QVERIFY(c.give("anna", "milestone.set", half("2040-12-01")));
        QJsonObject withdraw = kHalf;
        withdraw.insert("why", "x");
        QCOMPARE(codeOf(c.give("carla", "milestone.withdraw", withdraw)), ErrorCode::NotAuthorized);
        QCOMPARE(codeOf(c.plan("anna", "milestone.withdraw",
                               {{"name", "third"}, {"campaign", "proc10"}, {"why", "x"}})),
                 ErrorCode::NotFound);
    }

    void whoComesLaterIsTold()
    {
        const CommandFixture c;
        const auto mine = c.plan("anna", "milestone.set", half("2040-12-01"));
        QVERIFY(c.give("anna", "milestone.set", half("2041-12-01")));
        const auto late = c.bus.execute(*c.db, c.who("anna"), *mine, {});
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QCOMPARE(dayText(found(c).newest().dueAt), "2041-12-01");
    }

    void aDateInThePastIsSaidSo()
    {
        const CommandFixture c;
        const auto plan = c.plan("anna", "milestone.set", half("2001-01-01"));
        QVERIFY(plan && plan->warnings.size() == 1);
    }
};

QTEST_GUILESS_MAIN(PlanCommandsTest)
#include "plancommandstest.moc"
