// Who may write as the agent: the holder of the lease by the store's own time, and nobody who lost it.
#include "tests/support/cycles.h"
#include "tests/support/fakeendpoint.h"
#include "tests/support/manualclock.h"

#include <QTest>

#include <functional>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kHour = 3'600'000;
constexpr TimeMs kLeaseOver = 16'000;

// Something happens after the site took the jobs, before the agent has the answer.
class Interrupted final : public Endpoint {
  public:
    Interrupted(FakeSite &site, std::function<void()> meanwhile)
        : m_fake(site), m_meanwhile(std::move(meanwhile))
    {
    }
    EndpointCapabilities capabilities() const override { return m_fake.capabilities(); }
    QCoro::Task<Result<QList<SubmitAnswer>>> submit(QList<JobDescription> jobs, std::stop_token stop) override
    {
        auto pending = m_fake.submit(jobs, stop);
        const auto answers = co_await pending;
        m_meanwhile();
        co_return answers;
    }
    QCoro::Task<Result<QList<EndpointJob>>> find(QStringList tokens, std::stop_token stop) override
    {
        return m_fake.find(tokens, stop);
    }
    QCoro::Task<Result<QList<CancelAnswer>>> cancel(QStringList tokens, std::stop_token stop) override
    {
        return m_fake.cancel(tokens, stop);
    }
    QCoro::Task<Result<QString>> retrieve(QString token, std::stop_token stop) override
    {
        return m_fake.retrieve(token, stop);
    }
    QCoro::Task<Result<EndpointHealth>> health(std::stop_token stop) override { return m_fake.health(stop); }

  private:
    FakeEndpoint m_fake;
    std::function<void()> m_meanwhile;
};

Agent::EndpointFactory at(FakeSite &site, std::function<void()> meanwhile = [] {})
{
    return [&site, meanwhile = std::move(meanwhile)](const QString &) -> Result<std::unique_ptr<Endpoint>> {
        return std::make_unique<Interrupted>(site, meanwhile);
    };
}

CampaignOptions withJobs()
{
    CampaignOptions options;
    options.takeTo = RequestStatus::Running;
    return options;
}

// The clock of a machine that is not set well.
class WrongClock final : public Clock {
  public:
    explicit WrongClock(TimeMs ahead) : m_ahead(ahead) { }
    TimeMs now() const override { return SystemClock().now() + m_ahead; }
    bool isTurned() const override { return false; }

  private:
    const TimeMs m_ahead;
};

void waitShortly(Database &db)
{
    must(db.runScript(TestStore::isOnServer() ? "SET lock_timeout = 50" : "PRAGMA busy_timeout = 50"));
}
}  // namespace

class AgentLeaseTest : public QObject {
    Q_OBJECT

  private slots:
    void whoLostTheLeaseWritesNothing();
    void nobodyTakesOverInTheMiddleOfAWrite();
    void everyStatementAsksForTheLease();
    void theServersTimeCounts_data();
    void theServersTimeCounts();
    void heartbeatsAreOfTheServersTime();
};

// The agent is paused while it waits for an answer, and another one takes over meanwhile.
void AgentLeaseTest::whoLostTheLeaseWritesNothing()
{
    CampaignFixture c(withJobs());
    FakeSite site;
    ManualClock clock;
    const auto other = c.open();
    Agent second(*other, clock, at(site), {});
    Agent first(*c.db, clock, at(site,
                                 [&] {
                                     clock.advance(kLeaseOver);
                                     must(second.start());
                                 }),
                {});
    must(first.start());
    const qint64 changes = c.count("SELECT max(seq) FROM changes");
    const auto late = tryCycle(first);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY2(late.error().cause.contains(QStringLiteral("taken over")), qPrintable(late.error().cause));
    // Its intent stands, what it heard afterwards does not.
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'submitting'"), 4);
    QVERIFY(c.count("SELECT max(seq) FROM changes") > changes);
    QVERIFY(!tryCycle(first));
    first.stop();
    QCOMPARE(c.count("SELECT count(*) FROM agents"), 1);
    // The other one finds out what became of it, and does nothing twice.
    runCycle(second);
    QCOMPARE(c.count("SELECT count(*) FROM jobs WHERE status = 'submitted'"), 4);
    QCOMPARE(site.jobs.size(), 4);
    for (const FakeSite::Job &job : std::as_const(site.jobs))
        QCOMPARE(job.submissions, 1);
}

void AgentLeaseTest::nobodyTakesOverInTheMiddleOfAWrite()
{
    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    Agent first(*c.db, clock, at(site), {});
    must(first.start());
    const auto other = c.open();
    waitShortly(*other);
    Agent second(*other, clock, at(site), {});
    clock.advance(kLeaseOver);
    {
        auto writing = must(Transaction::begin(*c.db));
        must(c.db->run("UPDATE limits SET value = value WHERE id = 1"));
        const auto early = second.start();
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Busy);
        must(writing.commit());
    }
    must(second.start());
    const auto late = Transaction::begin(*c.db);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
}

void AgentLeaseTest::everyStatementAsksForTheLease()
{
    CampaignFixture c;
    FakeSite site;
    ManualClock clock;
    Agent first(*c.db, clock, at(site), {});
    must(first.start());
    must(c.db->run("UPDATE limits SET value = 11 WHERE id = 1"));
    const auto other = c.open();
    Agent second(*other, clock, at(site), {});
    clock.advance(kLeaseOver);
    must(second.start());
    const auto alone = c.db->run("UPDATE limits SET value = 12 WHERE id = 1");
    QVERIFY(!alone);
    QCOMPARE(alone.error().code, ErrorCode::Conflict);
    const auto row = c.db->insert("INSERT INTO signatures (text) VALUES ('late')");
    QVERIFY(!row);
    QCOMPARE(row.error().code, ErrorCode::Conflict);
    QCOMPARE(c.count("SELECT value FROM limits WHERE id = 1"), 11);
    QCOMPARE(c.count("SELECT count(*) FROM signatures"), 0);
    // Who is no agent any more may use the connection.
    first.stop();
    must(c.db->run("UPDATE limits SET value = 13 WHERE id = 1"));
}

void AgentLeaseTest::theServersTimeCounts_data()
{
    QTest::addColumn<qint64>("holderAhead");
    QTest::addColumn<qint64>("otherAhead");
    QTest::newRow("the holder's clock is late") << -kHour << qint64(0);
    QTest::newRow("the other's clock is early") << qint64(0) << kHour;
}

// Two machines whose clocks differ by an hour, and a lease of seconds.
void AgentLeaseTest::theServersTimeCounts()
{
    QFETCH(const qint64, holderAhead);
    QFETCH(const qint64, otherAhead);
    CampaignFixture c;
    FakeSite site;
    const WrongClock clock(holderAhead), otherClock(otherAhead);
    Agent first(*c.db, clock, at(site), {});
    must(first.start());
    const auto other = c.open();
    Agent second(*other, otherClock, at(site), {});
    const auto taken = second.start();
    // All who have a file open are on its machine, whose clock is theirs.
    QCOMPARE(taken.has_value(), !TestStore::isOnServer());
    if (!taken)
        QCOMPARE(taken.error().code, ErrorCode::Conflict);
}

void AgentLeaseTest::heartbeatsAreOfTheServersTime()
{
    CampaignFixture c;
    FakeSite site;
    const WrongClock clock(-kHour);
    Agent agent(*c.db, clock, at(site), {});
    must(agent.start());
    const TimeMs late = SystemClock().now() - c.count("SELECT heartbeat_at FROM agents");
    QCOMPARE(late < kHour / 2, TestStore::isOnServer());
}

QTEST_GUILESS_MAIN(AgentLeaseTest)
#include "agentleasetest.moc"
