// Attempts at a merge that were given up for lost and come back, and merges of stopped requests.
#include "models/production/partchecks.h"
#include "models/production/recovery.h"
#include "models/production/requeststops.h"
#include "models/storage/storecheck.h"
#include "tests/support/credited.h"
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
CampaignOptions oneRun()
{
    CampaignOptions options;
    options.runs = {147043};
    options.takeTo = RequestStatus::Running;
    return options;
}

// A request with everything credited, and an agent.
struct Credited {
    explicit Credited(bool recover) : c(oneRun())
    {
        config.recover = recover;
        parts = creditAll(c, c.request);
        start();
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
    // Cycles far enough apart that everything is looked at.
    void cycles(int n)
    {
        for (int i = 0; i < n; ++i) {
            clock.advance(61'000);
            runCycle(*agent);
        }
    }
    void crash()
    {
        clock.advance(20'000);
        start();
    }
    QString text(const QString &sql, const QVariantList &values = {}) const
    {
        return must(c.db->one("it", sql, values, [](const Row &row) { return row.text(0); }));
    }
    QString statusOf(const QString &token) const
    {
        return text("SELECT trim(status || ' ' || coalesce(failure_class, '')) FROM jobs WHERE token = ?",
                    {token});
    }
    QString mergeStatus() const
    {
        return must(c.db->list("SELECT status FROM merges ORDER BY id", {},
                               [](const Row &row) { return row.text(0); }))
            .join(',');
    }
    void look(const QString &token) const
    {
        must(c.db->run("UPDATE jobs SET look_wanted = 1 WHERE token = ?", {token}));
    }
    bool isDeclared()
    {
        for (int i = 0; i < 5 && c.status(c.request) != RequestStatus::Declared; ++i)
            runCycle(*agent);
        return c.status(c.request) == RequestStatus::Declared;
    }
    QStringList mergedFiles() const
    {
        return QDir(c.storage + "/proc10/production/mdst").entryList(QDir::Files);
    }

    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    AgentConfig config;
    std::unique_ptr<Agent> agent;
    QList<JobId> parts;
};

// Whose merge was given up for lost.
struct LostMerge : Credited {
    explicit LostMerge(bool recover) : Credited(recover)
    {
        for (int i = 0; i < 4 && site.jobs.isEmpty(); ++i)
            runCycle(*agent);
        token = site.jobs.firstKey();
        site.jobs[token].hidden = true;
        runCycle(*agent);
        if (runCycle(*agent).failed != 1)
            qFatal("The merge was not given up.");
    }
    void comeBack()
    {
        site.jobs[token].hidden = false;
        site.endGood(token);
    }
    QString retry() const
    {
        return text("SELECT token FROM jobs WHERE retry_of IS NOT NULL ORDER BY id DESC");
    }

    QString token;
};
}  // namespace

class MergeComeBacksTest : public QObject {
    Q_OBJECT

  private slots:
    void comesBackBeforeAnybodyTriedAgain_data();
    void comesBackBeforeAnybodyTriedAgain();
    void badEndFailsAgain();
    void retryCounts_data();
    void retryCounts();
    void failedRetryIsTriedAgain();
    void signedOffMergeStaysVoid_data();
    void signedOffMergeStaysVoid();
    void stoppedRequestIsNotMerged();
    void stopDuringTheMerge();
};

void MergeComeBacksTest::comesBackBeforeAnybodyTriedAgain_data()
{
    QTest::addColumn<bool>("crash");
    QTest::addColumn<bool>("asked");
    QTest::newRow("in its turn") << false << false;
    QTest::newRow("a new agent at every step") << true << false;
    QTest::newRow("when asked for") << false << true;
}

void MergeComeBacksTest::comesBackBeforeAnybodyTriedAgain()
{
    QFETCH(bool, crash);
    QFETCH(bool, asked);
    LostMerge t(false);
    QCOMPARE(t.statusOf(t.token), QString("error lost"));
    QCOMPARE(t.mergeStatus(), QString("failed"));
    t.comeBack();
    if (asked)
        t.look(t.token);
    else
        t.clock.advance(11'000);
    if (crash)
        t.crash();
    QCOMPARE(runCycle(*t.agent).merged, 1);
    QCOMPARE(t.statusOf(t.token), QString("done"));
    QCOMPARE(t.mergeStatus(), QString("done"));
    if (crash)
        t.crash();
    QVERIFY(t.isDeclared());
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE kind = 'merge'"), 1);
    QCOMPARE(t.c.count("SELECT count(*) FROM outputs WHERE state = 'merged'"), 1);
    QCOMPARE(t.mergedFiles().size(), 1);
    QVERIFY(must(checkCounters(*t.c.db)).isEmpty());
}

void MergeComeBacksTest::badEndFailsAgain()
{
    LostMerge t(false);
    t.site.jobs[t.token].hidden = false;
    t.site.end(t.token, 0);  // without a report
    t.cycles(2);
    QCOMPARE(t.statusOf(t.token), QString("error report-missing"));
    QCOMPARE(t.mergeStatus(), QString("failed"));
    QVERIFY(t.mergedFiles().isEmpty());
    const RecoveryPlan plan =
        must(planRecovery(*t.c.db, must(failedJobs(*t.c.db, {t.c.request})), RecoveryScope::Everything));
    QCOMPARE(plan.jobs, 1);
    must(makeRecovery(*t.c.db, plan, t.c.actor("carla")));
    t.cycles(1);
    t.site.endGood(t.retry());
    t.cycles(1);
    QCOMPARE(t.mergeStatus(), QString("done"));
    QVERIFY(t.isDeclared());
}

void MergeComeBacksTest::retryCounts_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("asked");
    QTest::newRow("back before the retry ended") << true << false;
    QTest::newRow("back after the retry ended") << false << false;
    QTest::newRow("asked for before") << true << true;
    QTest::newRow("asked for after") << false << true;
}

// Once it is tried again the merge is the new attempt's, whenever the old one turns up.
void MergeComeBacksTest::retryCounts()
{
    QFETCH(bool, before);
    QFETCH(bool, asked);
    LostMerge t(true);
    QCOMPARE(t.statusOf(t.token), QString("superseded lost"));
    const auto turnUp = [&] {
        t.comeBack();
        if (asked)
            t.look(t.token);
        t.cycles(2);
        QCOMPARE(t.statusOf(t.token), QString("superseded lost"));
        QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE status = 'ended'"), 0);
    };
    if (before)
        turnUp();
    t.site.endGood(t.retry());
    t.cycles(1);
    QCOMPARE(t.statusOf(t.retry()), QString("done"));
    if (!before)
        turnUp();
    QVERIFY(t.isDeclared());
    QCOMPARE(t.mergeStatus(), QString("done"));
    QCOMPARE(t.mergedFiles().size(), 1);
    QVERIFY(must(checkCounters(*t.c.db)).isEmpty());
}

// The first attempt must not take the place of the third.
void MergeComeBacksTest::failedRetryIsTriedAgain()
{
    LostMerge t(true);
    const QString second = t.retry();
    t.site.end(second, 0);
    t.comeBack();
    t.look(t.token);
    t.cycles(3);
    QCOMPARE(t.statusOf(t.token), QString("superseded lost"));
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE kind = 'merge'"), 3);
    QVERIFY(t.retry() != second);
    t.site.endGood(t.retry());
    t.cycles(1);
    QCOMPARE(t.mergeStatus(), QString("done"));
    QVERIFY(t.isDeclared());
}

void MergeComeBacksTest::signedOffMergeStaysVoid_data()
{
    QTest::addColumn<bool>("asked");
    QTest::newRow("in its turn") << false;
    QTest::newRow("when asked for") << true;
}

void MergeComeBacksTest::signedOffMergeStaysVoid()
{
    QFETCH(bool, asked);
    LostMerge t(false);
    QVERIFY(QFile::remove(outputPath(t.c, t.parts.first())));
    const auto gone = must(goneParts(*t.c.db, t.c.request));
    QCOMPARE(gone.size(), 1);
    must(signOffPart(*t.c.db, t.c.request, gone.first(), "The disk broke.", t.c.actor("anna")));
    QCOMPARE(t.mergeStatus(), QString("void"));
    t.comeBack();
    if (asked)
        t.look(t.token);
    t.cycles(2);
    QCOMPARE(t.statusOf(t.token), QString("error lost"));
    QCOMPARE(t.mergeStatus(), QString("void"));
    QVERIFY(t.mergedFiles().isEmpty());
    QVERIFY(t.isDeclared());
    QCOMPARE(t.c.count("SELECT count(*) FROM outputs WHERE state = 'lost'"), 1);
}

void MergeComeBacksTest::stoppedRequestIsNotMerged()
{
    Credited t(true);
    must(stopRequest(*t.c.db, t.c.request, StopCause::Person, "We look first.", t.c.actor("carla")));
    for (int i = 0; i < 3; ++i) {
        const CycleReport report = runCycle(*t.agent);
        QVERIFY2(report.idle(), "It did something.");
        QCOMPARE(report.problems, QStringList());
        t.clock.advance(61'000);
    }
    QCOMPARE(t.c.count("SELECT count(*) FROM merges"), 0);
    must(liftStop(*t.c.db, t.c.request, "Seen.", t.c.actor("carla")));
    t.cycles(2);
    QCOMPARE(t.site.jobs.size(), 1);
    t.site.endGood(t.site.jobs.firstKey());
    t.cycles(1);
    QVERIFY(t.isDeclared());
}

// What runs goes on, and a request with nothing left to do ends: neither is a new job.
void MergeComeBacksTest::stopDuringTheMerge()
{
    Credited t(true);
    t.cycles(2);
    QCOMPARE(t.site.jobs.size(), 1);
    must(stopRequest(*t.c.db, t.c.request, StopCause::Person, "We look first.", t.c.actor("carla")));
    t.cycles(1);
    t.site.endGood(t.site.jobs.firstKey());
    t.cycles(1);
    QCOMPARE(t.mergeStatus(), QString("done"));
    t.crash();
    QVERIFY(t.isDeclared());
    QCOMPARE(t.c.count("SELECT count(*) FROM jobs WHERE kind = 'merge'"), 1);
}

QTEST_GUILESS_MAIN(MergeComeBacksTest)
#include "mergecomebackstest.moc"
