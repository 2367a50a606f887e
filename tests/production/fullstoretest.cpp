// A store in a file that is full for a while: what was done is whole, and nothing is lost.
#include "tests/production/agentscene.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

class FullStoreTest : public QObject {
    Q_OBJECT

  private slots:
    void losesNothing();
};

void FullStoreTest::losesNothing()
{
    AgentScene s({}, running(5));
    for (const QString &token : s.site.jobs.keys()) {
        s.site.endGood(token);
        s.site.folder.write(token + "/stderr", QByteArray(2000, 'x'));
    }
    const qint64 pages = s.count("PRAGMA page_count");
    must(s.campaign.db->runScript("PRAGMA max_page_count = " + QByteArray::number(pages)));
    bool sawFull = false;
    for (int i = 0; i < 30; ++i) {
        const auto report = tryCycle(s.agent);
        sawFull = sawFull || (!report && report.error().code == ErrorCode::DiskFull)
            || (report && !report->problems.filter("full").isEmpty());
        s.clock.advance(2'000);
    }
    // Whatever was done is whole.
    QCOMPARE(
        s.count("SELECT count(*) FROM credits c JOIN jobs j ON j.id = c.job_id WHERE j.status <> 'done'"), 0);
    QCOMPARE(s.count("SELECT count(*) FROM jobs j WHERE j.status = 'done' AND j.kind = 'process' AND NOT"
                     " EXISTS (SELECT 1 FROM outputs o WHERE o.job_id = j.id"
                     " AND o.state IN ('credited','merged'))"),
             0);
    must(s.campaign.db->runScript("PRAGMA max_page_count = 1000000"));
    must(s.agent.start());
    const RequestId request = s.campaign.request;
    for (int i = 0; i < 20 && s.campaign.status(request) != RequestStatus::Declared; ++i) {
        for (const QString &open : s.site.jobs.keys())
            if (s.site.jobs.value(open).state.phase == EndpointPhase::Queued)
                s.site.endGood(open);
        runCycle(s.agent);
    }
    QCOMPARE(s.campaign.status(request), RequestStatus::Declared);
    QVERIFY(sawFull);
    QCOMPARE(s.count("SELECT sum(events_read) FROM credits"), s.campaign.events);
}

QTEST_GUILESS_MAIN(FullStoreTest)
#include "fullstoretest.moc"
