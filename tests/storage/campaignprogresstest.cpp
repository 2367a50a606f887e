// The progress of a campaign as it is read: curves, milestones, throughput, statuses.
#include "tests/storage/storefixture.h"

#include "models/storage/campaignprogress.h"
#include "models/storage/milestones.h"
#include "models/storage/statustimes.h"
#include "models/storage/throughput.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
constexpr TimeMs kNow = 100'000;
const ProgressScope kScope{CampaignId(1), Step::Production};

template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().context), qPrintable(result.error().cause));
    return *std::move(result);
}

// Request 2: a production of the same runs that was aborted; request 3: a test; request 4: a skim.
const QByteArray kOthers(
    "INSERT INTO datasets (id, name, tier, complete, created_at) VALUES (7, 'raw11', 'raw', 1, 1);"
    "INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES"
    " (7, 'raw/7.csv', 7, 101, 101, 70, 700, '00000007', 1);"
    "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, test, created_at, "
    "created_by,"
    " changed_at, changed_by) VALUES (2, 1, 1, 'production', 'r2', 't1', 0, 5, 'anna', 5, 'anna'),"
    " (3, 1, 1, 'production', 'r3', 't1', 1, 5, 'anna', 5, 'anna'),"
    " (4, 1, 1, 'skim', 'r1', 't1', 0, 7, 'anna', 7, 'anna'),"
    " (5, 1, 7, 'production', 'r1', 't1', 0, 9, 'anna', 9, 'anna');"
    "UPDATE requests SET status = 'rejected', changed_at = 25 WHERE id = 2;");
}  // namespace

class CampaignProgressTest : public QObject {
    Q_OBJECT

  private slots:
    void totalsCountWhatCounts()
    {
        StoreFixture store(Stage::Credited);
        store.sql(kOthers);
        const CampaignTotals totals = must(campaignTotals(store.db(), kScope));
        QCOMPARE(totals.requests, 2);
        QCOMPARE(totals.withoutUnits, 1);
        QCOMPARE(totals.expected, 300 + 70);
        QCOMPARE(totals.credited, 100);
        QCOMPARE(totals.abandoned, 0);
        QCOMPARE(must(campaignTotals(store.db(), {CampaignId(1), Step::Mc})).requests, 0);
    }

    void eventsAreSumsFromNothingOn()
    {
        StoreFixture store(Stage::Credited);
        const auto events = must(eventsOverTime(store.db(), kScope, 240, kNow));
        QCOMPARE(events.first().done, 0);
        QCOMPARE(events.last().done, 100);
        QCOMPARE(events.last().at, 40'000);  // the end of the ten seconds in which they were credited
        QVERIFY(must(eventsOverTime(store.db(), {CampaignId(1), Step::Skim}, 240, kNow)).isEmpty());
        // Not beyond now.
        QCOMPARE(must(eventsOverTime(store.db(), kScope, 1, 35'000)).last().at, 35'000);
    }

    void mergedFilesCountOnceTheyAreInTheCatalogue()
    {
        StoreFixture store(Stage::Merged);
        QVERIFY(must(filesOverTime(store.db(), kScope, 240, kNow)).isEmpty());
        store.sql(
            "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at)"
            " VALUES ('m1', 2, 101, 101, 40, 400, '0000000a', 50000), ('m2', 3, 101, 101, 0, 10, '0000000b',"
            " 60000)");
        const auto files = must(filesOverTime(store.db(), kScope, 240, kNow));
        QCOMPARE(files.first().done, 0);
        QCOMPARE(files.last().done, 2);
    }

    void aRunIsCompleteWithItsLastCredit()
    {
        StoreFixture store(Stage::Ended);
        store.sql("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (1, 1, 50, 30000)");
        QCOMPARE(must(store.db().integer("SELECT count(*) FROM run_completions")), 0);
        store.sql("INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (2, 1, 50, 31000)");
        QCOMPARE(must(store.db().integer("SELECT at FROM run_completions WHERE run = 101")), 31000);
        const LuminosityProgress luminosity = must(luminosityProgress(store.db(), kScope));
        QCOMPARE(luminosity.allRuns, 3);
        QCOMPARE(luminosity.doneRuns, 1);
        QCOMPARE(luminosity.unknownRuns, 3);
        QVERIFY(luminosity.method.isEmpty() && luminosity.runs.isEmpty());
    }

    void luminosityCountsWithItsRun()
    {
        StoreFixture store(Stage::Credited);
        const QByteArray import("INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, "
                                "report, at, imported_by) VALUES"
                                " (1, 'luminosity', 'a.csv', 'sha256:' || "
                                "'0123456789012345678901234567890123456789012345678901234567890123',"
                                " 3, 0, 0, '[]', 9, 'anna');");
        store.sql(import
                  + "INSERT INTO run_luminosities (run, method, unit, recorded, import_id, at) VALUES"
                    " (101, 'HFET', '/pb', '1', 1, 9), (101, 'online', '/pb', '9', 1, 9),"
                    " (102, 'HFET', '/nb', '2500', 1, 9)");
        // What was said later counts.
        store.sql("INSERT INTO run_luminosities (run, method, unit, recorded, import_id, at) VALUES"
                  " (101, 'HFET', '/pb', '1.5', 1, 10)");
        const LuminosityProgress luminosity = must(luminosityProgress(store.db(), kScope));
        QCOMPARE(luminosity.method, "HFET");  // which knows of two runs
        QCOMPARE(luminosity.unit, "/pb");
        QCOMPARE(luminosity.runs.size(), 2);
        QCOMPARE(luminosity.runs[0].run, 101);
        QCOMPARE(luminosity.runs[0].doneAt.value_or(0), 30000);
        QVERIFY(!luminosity.runs[1].doneAt);
        QCOMPARE(luminosity.done(), 1.5);
        QCOMPARE(luminosity.expected(), 4.0);
        QCOMPARE(luminosity.unknownRuns, 1);
    }

    void aRunThatIsSignedOffInPartIsNeverComplete()
    {
        StoreFixture store(Stage::Ended);
        // Run 103 is ready again; one of its two work units is given up.
        store.sql(
            "INSERT INTO abandonments (unit_id, reason, signed_by, at) VALUES (5, 'lost', 'anna', 30000)");
        store.sql("INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, run, units, events, "
                  "created_at,"
                  " changed_at) VALUES (9, 1, 1, 'process', 'token-0009', 1, 103, 1, 50, 31000, 31000);"
                  "INSERT INTO claims (unit_id, job_id) VALUES (6, 9);"
                  "UPDATE jobs SET status = 'submitting' WHERE id = 9; UPDATE jobs SET status = 'submitted' "
                  "WHERE id ="
                  " 9; UPDATE jobs SET status = 'ended' WHERE id = 9;"
                  "INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (6, 9, 50, 32000)");
        QCOMPARE(must(store.db().integer("SELECT count(*) FROM run_completions WHERE run = 103")), 0);
        QCOMPARE(must(campaignTotals(store.db(), kScope)).abandoned, 50);
    }

    void unitsConvert()
    {
        QCOMPARE(*convertedLuminosity(2.5, u"/fb", u"/pb"), 2500.0);
        QCOMPARE(*convertedLuminosity(2.5, u"/pb", u"/fb"), 0.0025);
        QCOMPARE(*convertedLuminosity(1, u"/mb", u"/ab"), 1e-15);
        QVERIFY(!convertedLuminosity(1, u"/pb", u"hz/ub"));
    }

    void milestonesKeepTheirDates()
    {
        StoreFixture store(Stage::Created);
        QVERIFY(must(listMilestones(store.db(), CampaignId(1))).isEmpty());
        store.sql(
            "UPDATE campaigns SET due_at = 86400000;"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, events, luminosity, unit, "
            "why, at,"
            " set_by) VALUES (1, 'half', 1, 'production', 172800000, 150, '', '', 'w', 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, step, due_at, luminosity, unit, at, set_by)"
            " VALUES (1, 'half', 2, 'skim', 259200000, '1.5', '/pb', 10, 'ben');"
            "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
            " (1, 'gone', 1, 'planned', 'mc', 1, 9, 'anna');"
            "INSERT INTO milestones (campaign_id, name, version, state, step, due_at, at, set_by) VALUES"
            " (1, 'gone', 2, 'withdrawn', 'mc', 1, 9, 'anna')");
        const auto all = must(listMilestones(store.db(), CampaignId(1)));
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0].name, "gone");
        QVERIFY(all[0].newest().withdrawn);
        // What the campaign was made with.
        QCOMPARE(all[1].name, "complete");
        QCOMPARE(all[1].newest().version, 0);
        QVERIFY(all[1].newest().target.isAll());
        const Milestone &half = all[2];
        QCOMPARE(half.versions.size(), 2);
        QCOMPARE(half.firstDue(), 172800000);
        QCOMPARE(half.newest().dueAt, 259200000);
        QCOMPARE(half.newest().by, "ben");
        QCOMPARE(targetText(half.newest().target), "1.5 /pb of skim");
        QCOMPARE(targetText(half.versions.first().target), "150 events of production");
        QCOMPARE(dayText(half.newest().dueAt), "1970-01-04");
        QCOMPARE(endOfDay(half.newest().dueAt), 259200000 + 86399999);
    }

    void sitesDoWhatTheyDid()
    {
        StoreFixture store(Stage::Credited);
        store.sql("UPDATE jobs SET cpu_ms = 6000, started_at = 12000, ended_at = 20000 WHERE id = 1");
        const Throughput throughput = must(siteThroughput(store.db(), CampaignId(1), 120, kNow));
        QCOMPARE(throughput.sites.size(), 1);
        const SiteThroughput &alpha = throughput.sites.first();
        QCOMPARE(alpha.site, "alpha");
        QCOMPARE(alpha.all.events, 100);
        QCOMPARE(alpha.all.jobsDone, 1);
        QCOMPARE(alpha.all.jobsFailed, 1);
        QCOMPARE(alpha.lately.events, 100);
        QCOMPARE(*alpha.cpuEfficiency, 0.75);
        QCOMPARE(alpha.efficiencyJobs, 1);
        const Throughput later = must(siteThroughput(store.db(), CampaignId(1), 120, kNow + 2 * kLately));
        QCOMPARE(later.sites.first().lately.events, 0);
        QVERIFY(must(siteThroughput(store.db(), CampaignId(9), 120, kNow)).sites.isEmpty());
    }

    void statusesOverTime()
    {
        StoreFixture store(Stage::Created);
        store.sql(kOthers);
        store.sql("UPDATE requests SET status = 'approved', changed_at = 41 WHERE id = 1");
        const StatusHistory history = must(statusHistory(store.db(), CampaignId(1), 4, 101));
        QCOMPARE(history.requests, 4);  // the test does not count
        QCOMPARE(history.counts.size(), 4);
        const auto n = [&history](int step, RequestStatus status) {
            return history.counts[step].n[size_t(status)];
        };
        // From 1 on in steps of 25: all are new at first, then one is rejected, then one approved.
        QCOMPARE(n(0, RequestStatus::New), 3);
        QCOMPARE(n(0, RequestStatus::Rejected), 1);
        QCOMPARE(n(1, RequestStatus::New), 2);
        QCOMPARE(n(1, RequestStatus::Approved), 1);
        QCOMPARE(n(3, RequestStatus::New), 2);
        QCOMPARE(history.counts.last().at, 101);
        const StatusTime &fresh = history.times.first();
        QCOMPARE(fresh.status, RequestStatus::New);
        QCOMPARE(fresh.left, 2);
        QCOMPARE(*fresh.median, 20);
        QCOMPARE(*fresh.ninetyPercent, 40);
        QCOMPARE(fresh.now, 2);
        QCOMPARE(fresh.longestNow, 94);
    }

    // Request 1: new for 40, approved for 10, held for 20, approved again since.
    void eachRequestHasItsTimes()
    {
        StoreFixture store(Stage::Created);
        store.sql(kOthers);
        store.sql("UPDATE requests SET status = 'approved', changed_at = 41 WHERE id = 1");
        store.sql(
            "UPDATE requests SET status = 'held', held_from = 'approved', changed_at = 51 WHERE id = 1");
        store.sql("UPDATE requests SET status = 'approved', held_from = NULL, changed_at = 71 WHERE id = 1");
        const auto requests = must(requestTimes(store.db(), CampaignId(1), 10, 101));
        QCOMPARE(requests.size(), 4);  // the test does not count
        QCOMPARE(requests[0].request, RequestId(5));
        const RequestTimes &first = requests[3];
        QVERIFY(first.request == RequestId(1) && first.status == RequestStatus::Approved
                && first.step == Step::Production);
        const auto spent = [](const RequestTimes &times, RequestStatus status) {
            return times.spent[size_t(status)];
        };
        QCOMPARE(spent(first, RequestStatus::New), 40);
        QCOMPARE(spent(first, RequestStatus::Approved), 10 + 30);
        QCOMPARE(spent(first, RequestStatus::Held), 20);
        QCOMPARE(first.all(), 100);
        // What was rejected spends no more time.
        const RequestTimes &rejected = requests[2];
        QVERIFY(rejected.request == RequestId(2) && rejected.status == RequestStatus::Rejected);
        QCOMPARE(rejected.all(), 20);
        QCOMPARE(must(requestTimes(store.db(), CampaignId(1), 2, 101)).size(), 2);
        QVERIFY(must(requestTimes(store.db(), CampaignId(9), 10, 101)).isEmpty());
    }

    void theOldestAreFirst()
    {
        StoreFixture store(Stage::Created);
        store.sql(kOthers);
        const OpenRequests open = must(oldestOpenRequests(store.db(), CampaignId(1), 2));
        QCOMPARE(open.all, 3);
        QCOMPARE(open.oldest.size(), 2);
        QCOMPARE(open.oldest[0].request.id, RequestId(1));
        QCOMPARE(open.oldest[1].request.id, RequestId(4));
        QCOMPARE(open.oldest[1].since, 7);
    }

    void whatIsFinishedIsAHistory()
    {
        StoreFixture store(Stage::Credited);
        QVERIFY(must(finishedRequests(store.db(), 10, kNow)).isEmpty());
        QVERIFY(must(finishedCampaigns(store.db(), 10, kNow)).isEmpty());
        store.force("requests", "UPDATE requests SET status = 'finished' WHERE id = 1");
        const auto requests = must(finishedRequests(store.db(), 10, kNow));
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().expected, 100);
        QCOMPARE(requests.first().name, "request 1");
        QCOMPARE(must(finishedCampaigns(store.db(), 10, kNow)).first().name, "c10 production");
        store.sql(
            "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
            "created_by,"
            " changed_at, changed_by) VALUES (9, 1, 1, 'production', 'r9', 't1', 5, 'anna', 5, 'anna')");
        QVERIFY(must(finishedCampaigns(store.db(), 10, kNow)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(CampaignProgressTest)
#include "campaignprogresstest.moc"
