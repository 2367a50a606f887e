// Jobs that are far behind their peers, and what an agent asks the store to find them.
#include "models/production/stuck.h"
#include "tests/production/agentscene.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class StuckTest : public QObject {
    Q_OBJECT

  private slots:
    void stuckAfterMuchLongerThanPeers_data();
    void stuckAfterMuchLongerThanPeers();
    void stuckIsShownAndGoesAwayByItself();
    void stuckCancelledByAPersonIsTriedAgain();
    void stuckByRuleIsCancelledAndTriedAgain();
    void agentAsksByIndex();
};

void StuckTest::stuckAfterMuchLongerThanPeers_data()
{
    QTest::addColumn<QList<TimeMs>>("waited");
    QTest::addColumn<QList<TimeMs>>("ran");
    QTest::addColumn<bool>("running");
    QTest::addColumn<TimeMs>("after");
    const QList<TimeMs> five{20, 10, 1000, 30, 15};
    QTest::newRow("too few peers") << QList<TimeMs>{1, 1} << QList<TimeMs>{10, 10} << true << TimeMs(0);
    QTest::newRow("the median, not the mean") << five << five << true << TimeMs(20 * 5);
    QTest::newRow("the floor") << five << QList<TimeMs>{1, 1, 1, 1, 1} << true << TimeMs(50);
    QTest::newRow("queued: waiting and running") << five << five << false << TimeMs(40 * 5);
}

void StuckTest::stuckAfterMuchLongerThanPeers()
{
    QFETCH(QList<TimeMs>, waited);
    QFETCH(QList<TimeMs>, ran);
    QFETCH(bool, running);
    QFETCH(TimeMs, after);
    const StuckLimits limits{5, 50, 5};
    QCOMPARE(stuckAfter(limits, {waited, ran}, running), after);
}

namespace {
// All jobs but one are done, in a minute each; that one runs.
struct StuckScene : AgentScene {
    StuckScene() : AgentScene(recovering())
    {
        must(campaign.db->run("UPDATE limits SET value = ? WHERE name = 'stuck-floor'", {10 * kMinute}));
        must(campaign.db->run("UPDATE limits SET value = 3 WHERE name = 'stuck-peers'"));
        for (const QString &other : site.jobs.keys()) {
            site.setRunning(other);
            if (other != token)
                site.endGood(other);
        }
        runCycle(agent);
    }
    bool isStuck() const
    {
        return count("SELECT count(*) FROM jobs WHERE id = ? AND stuck_since IS NOT NULL", {job.value()})
            == 1;
    }
};
}  // namespace

void StuckTest::stuckIsShownAndGoesAwayByItself()
{
    StuckScene s;
    s.cycles(9);
    QVERIFY(!s.isStuck());
    s.cycles(3);
    QVERIFY(s.isStuck());
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND status = 'running' AND cancel_wanted = 0",
                     {s.job.value()}),
             1);
    QCOMPARE(s.count("SELECT count(*) FROM evidence WHERE job_id = ? AND fact = 'stuck'", {s.job.value()}),
             1);
    QCOMPARE(s.ruleFor("stuck").would, 1);
    const auto filter = must(parseFilter(QStringLiteral("stuck = yes"), jobFields(), 0));
    QCOMPARE(must(countJobs(*s.campaign.db, filter)), 1);
    QVERIFY(must(findJobs(*s.campaign.db, filter, {}, 10)).first().stuckSince);
    s.cycles(3);
    QCOMPARE(s.count("SELECT count(*) FROM evidence WHERE job_id = ? AND fact = 'stuck'", {s.job.value()}),
             1);
    s.site.endGood(s.token);
    s.cycles(2);
    QVERIFY(!s.isStuck());
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND status = 'done'", {s.job.value()}), 1);
}

void StuckTest::stuckCancelledByAPersonIsTriedAgain()
{
    StuckScene s;
    s.cycles(12);
    QVERIFY(s.isStuck());
    must(cancelJobs(*s.campaign.db, {s.job}, s.anna()));
    s.cycles(1);
    QVERIFY(s.site.jobs.value(s.token).cancelled);
    s.site.end(s.token, {}, "cancelled");
    s.cycles(5);
    QCOMPARE(s.count("SELECT count(*) FROM jobs WHERE id = ? AND failure_class = 'stuck'", {s.job.value()}),
             1);
    QCOMPARE(s.retries(), 1);
}

void StuckTest::stuckByRuleIsCancelledAndTriedAgain()
{
    StuckScene s;
    const RuleId rule = s.add("stuck", RuleAction::Elsewhere, RuleMode::Act);
    s.cycles(14);
    QVERIFY(s.site.jobs.value(s.token).cancelled);
    QCOMPARE(s.rule(rule).did, 1);
    s.site.end(s.token, {}, "cancelled");
    s.cycles(5);
    QCOMPARE(
        s.count("SELECT count(*) FROM jobs WHERE retry_of = ? AND avoid_nodes = 'node1'", {s.job.value()}),
        1);
    QCOMPARE(s.rule(rule).did + s.rule(rule).would, 1);
    QCOMPARE(s.count("SELECT count(*) FROM audit WHERE action = 'agent.stuck'"), 1);
}

// What an agent asks in every cycle must not grow with the number of jobs.
void StuckTest::agentAsksByIndex()
{
    const CampaignFixture c;
    const bool onServer = TestStore::isOnServer();
    for (const char *sql :
         {"SELECT * FROM jobs WHERE status IN ('submitted','running') AND site_id = 1 ORDER BY id",
          "SELECT * FROM jobs WHERE status = 'submitting' AND site_id = 1 ORDER BY id",
          "SELECT * FROM jobs WHERE status = 'ended' AND site_id = 1 ORDER BY id LIMIT 200",
          "SELECT count(*) FROM jobs WHERE status IN ('submitting','submitted') AND site_id = 1",
          "SELECT * FROM jobs WHERE status IN ('submitted','running') AND site_id = 1 AND stuck_since IS NULL"
          " AND cancel_wanted = 0 AND changed_at <= 5 ORDER BY id LIMIT 2000",
          "SELECT j.ended_at FROM grid_jobs g CROSS JOIN jobs j WHERE j.grid_job_id = g.id AND g.request_id "
          "= 1"
          " AND j.status = 'done' ORDER BY g.number DESC LIMIT 101"}) {
        // EXPLAIN cannot be prepared on a server, which would read a small table as a whole.
        const QStringList plan = onServer
            ? QString(c.store.shell(QByteArray("SET enable_seqscan = off; EXPLAIN ") + sql + ';').out)
                  .split('\n', Qt::SkipEmptyParts)
            : must(c.db->list(QStringLiteral("EXPLAIN QUERY PLAN ") + QLatin1StringView(sql), {},
                              [](const Row &row) { return row.text(3); }));
        QVERIFY2(!plan.isEmpty() && plan.filter(onServer ? "Seq Scan" : "SCAN").isEmpty(),
                 qPrintable(plan.join('\n')));
    }
}

QTEST_GUILESS_MAIN(StuckTest)
#include "stucktest.moc"
