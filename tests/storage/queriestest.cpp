// The shared reads: what they answer. That they find it by an index: planstest.cpp.
#include "tests/storage/storefixture.h"

#include "models/core/failureclass.h"
#include "models/storage/queries.h"

#include <QTest>

using namespace shiftdeck;
using namespace shiftdeck::test;

namespace {
FilterNode filter(const char *text, const QList<FilterField> &fields)
{
    auto node = parseFilter(QString::fromUtf8(text), fields);
    if (!node)
        qFatal("%s: %s", text, qPrintable(node.error().cause));
    return *std::move(node);
}

FilterNode jobs(const char *text) { return filter(text, jobFields()); }

template <typename List, typename F>
QString ids(const Result<List> &list, F id)
{
    if (!list)
        return QStringLiteral("error: ") + list.error().cause;
    QStringList texts;
    for (const auto &row : *list)
        texts.append(QString::number(id(row)));
    return texts.join(u' ');
}

QString found(StoreFixture &store, const char *text, Order order = Order::OldestFirst, qint64 after = 0,
              int limit = 100)
{
    return ids(findJobs(store.db(), jobs(text), JobId(after), limit, order),
               [](const JobSummary &job) { return job.id.value(); });
}

}  // namespace

class QueriesTest : public QObject {
    Q_OBJECT

  private slots:
    void aRequestWithItsCounters()
    {
        StoreFixture store(Stage::Merged);
        const auto request = loadRequest(store.db(), RequestId(1));
        QVERIFY(request.has_value());
        QCOMPARE(request->campaign, QStringLiteral("c10"));
        QCOMPARE(request->dataset, QStringLiteral("raw10"));
        QCOMPARE(request->site, QStringLiteral("alpha"));
        QCOMPARE(request->status, RequestStatus::Running);
        QCOMPARE(request->step, Step::Production);
        QVERIFY(!request->heldFrom);
        QVERIFY(request->unitsMade && request->datasetComplete && !request->test);
        QCOMPARE(request->leaseUntil.value(), 1000);
        QCOMPARE(request->eventsExpected, 300);
        QCOMPARE(request->units.of(UnitState::Credited), 2);
        QCOMPARE(request->units.eventsOf(UnitState::Credited), 100);
        QCOMPARE(request->units.of(UnitState::Claimed), 2);
        QCOMPARE(request->units.of(UnitState::Ready), 2);
        QCOMPARE(request->units.total(), 6);
        QCOMPARE(request->jobs.of(JobStatus::Done), 1);
        QCOMPARE(request->jobs.of(JobStatus::Error), 1);
        QCOMPARE(request->jobs.total(), 3);
        QCOMPARE(request->mergeJobs.total(), 0);
        QCOMPARE(request->merges, 1);
        QCOMPARE(request->mergesDone, 1);
        QCOMPARE(request->progress(), 100.0 / 300.0);
        QCOMPARE(loadRequest(store.db(), RequestId(7)).error().code, ErrorCode::NotFound);
    }

    void requestsByFilter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("count");
        for (const char *yes :
             {"", "id = 1", "campaign = c10", "dataset ~ RAW", "step = production", "release = r1",
              "status = running", "status in (held, running)", "site = alpha", "priority = 100",
              "progress > 33 and progress < 34", "failed = 1", "open = 1", "test = no",
              "created < 2011-05-01", "alpha", "t1", "anna", "not test = yes"})
            QTest::newRow(yes) << QString::fromLatin1(yes) << 1;
        for (const char *no : {"id > 1", "campaign = c11", "status = new", "site = beta", "site != alpha",
                               "progress >= 34", "failed > 1", "open = 0", "test = yes", "zebra"})
            QTest::newRow(no) << QString::fromLatin1(no) << 0;
    }

    void requestsByFilter()
    {
        QFETCH(const QString, text);
        QFETCH(const int, count);
        StoreFixture store(Stage::Merged);
        const auto node = parseFilter(text, requestFields());
        QVERIFY2(node.has_value(), qPrintable(node ? QString() : node.error().cause));
        const auto list = listRequests(store.db(), *node);
        QVERIFY2(list.has_value(), qPrintable(list ? QString() : list.error().cause));
        QCOMPARE(list->size(), count);
        QCOMPARE(listRequests(store.db(), *node, {RequestId(2)})->size(), 0);
    }

    void stoppedRequestsByFilter()
    {
        StoreFixture store(Stage::Running);
        const auto found = [&store](const char *text) {
            const auto node = parseFilter(QString::fromLatin1(text), requestFields());
            return listRequests(store.db(), *node)->size();
        };
        QCOMPARE(found("stopped = yes"), 0);
        QCOMPARE(found("stopped = no"), 1);
        store.sql("INSERT INTO request_stops (request_id, cause, reason, at, stopped_by)"
                  " VALUES (1, 'person', 'we look first', 1, 'ben')");
        QCOMPARE(found("stopped = yes"), 1);
        QCOMPARE(found("stopped = no"), 0);
        store.sql("UPDATE request_stops SET lifted_at = 2, lifted_by = 'anna'");
        QCOMPARE(found("stopped = yes"), 0);
        QCOMPARE(found("stopped = no"), 1);
    }

    void verdictsOfGridJobs_data()
    {
        QTest::addColumn<QList<JobStatus>>("jobs");
        QTest::addColumn<GridVerdict>("verdict");
        using S = JobStatus;
        QTest::newRow("nothing made") << QList<S>{} << GridVerdict::Good;
        for (const S open : {S::Pending, S::Submitting, S::Submitted, S::Running, S::Ended})
            QTest::newRow(toWord(open).data()) << QList<S>{S::Done, S::Error, open} << GridVerdict::Open;
        QTest::newRow("all done") << QList<S>{S::Done, S::Done} << GridVerdict::Good;
        for (const S failed : {S::Error, S::Cancelled, S::Superseded}) {
            QTest::addRow("in part, %s", toWord(failed).data())
                << QList<S>{S::Done, failed} << GridVerdict::Partial;
            QTest::addRow("in total, %s", toWord(failed).data())
                << QList<S>{failed, failed} << GridVerdict::Total;
        }
    }

    void verdictsOfGridJobs()
    {
        QFETCH(const QList<JobStatus>, jobs);
        QFETCH(const GridVerdict, verdict);
        GridJobSummary grid;
        for (const JobStatus status : jobs)
            ++grid.jobs.n[static_cast<size_t>(status)];
        QCOMPARE(grid.verdict(), verdict);
    }

    void theJobTree()
    {
        StoreFixture store(Stage::Merged);
        const auto all = listGridJobs(store.db(), RequestId(1), {}, GridJobId(), 10);
        QCOMPARE(all->size(), 1);
        QCOMPARE(all->first().matching, 3);
        QCOMPARE(all->first().gridJob.jobs.of(JobStatus::Done), 1);
        QCOMPARE(all->first().gridJob.site, QStringLiteral("alpha"));
        QCOMPARE(all->first().gridJob.verdict(), GridVerdict::Open);
        const auto some = listGridJobs(store.db(), RequestId(1), jobs("class = exit-code"), GridJobId(), 10);
        QCOMPARE(some->size(), 1);
        QCOMPARE(some->first().matching, 1);
        QCOMPARE(some->first().gridJob.jobs.total(), 3);
        QCOMPARE(listGridJobs(store.db(), RequestId(1), jobs("class = lost"), GridJobId(), 10)->size(), 0);
        QCOMPARE(listGridJobs(store.db(), RequestId(1), {}, GridJobId(1), 10)->size(), 0);
        QCOMPARE(listGridJobs(store.db(), RequestId(2), {}, GridJobId(), 10)->size(), 0);
        const auto jobId = [](const JobSummary &job) { return job.id.value(); };
        QCOMPARE(ids(listJobs(store.db(), GridJobId(1), {}, JobId(), 10), jobId), QStringLiteral("1 2 3"));
        QCOMPARE(ids(listJobs(store.db(), GridJobId(1), {}, JobId(1), 1), jobId), QStringLiteral("2"));
        QCOMPARE(ids(listJobs(store.db(), GridJobId(1), jobs("not class = exit-code"), JobId(), 10), jobId),
                 QStringLiteral("1 2"));
        QCOMPARE(ids(requestsWithJobs(store.db(), jobs("class = exit-code")),
                     [](RequestId id) { return id.value(); }),
                 QStringLiteral("1"));
        QCOMPARE(requestsWithJobs(store.db(), jobs("class = lost"))->size(), 0);
    }

    void jobsByFilter()
    {
        StoreFixture store(Stage::Merged);
        QCOMPARE(found(store, ""), QStringLiteral("1 2 3"));
        QCOMPARE(found(store, "", Order::NewestFirst), QStringLiteral("3 2 1"));
        QCOMPARE(found(store, "", Order::NewestFirst, 3, 1), QStringLiteral("2"));
        QCOMPARE(found(store, "", Order::OldestFirst, 1, 1), QStringLiteral("2"));
        QCOMPARE(found(store, "status = error"), QStringLiteral("3"));
        QCOMPARE(found(store, "status != error"), QStringLiteral("1 2"));
        QCOMPARE(found(store, "class = EXIT-CODE"), QStringLiteral("3"));
        QCOMPARE(found(store, "class != exit-code"), QStringLiteral("1 2"));
        QCOMPARE(found(store, "signature ~ \"DISK QUOTA\""), QStringLiteral("3"));
        QCOMPARE(found(store, "not signature ~ quota"), QStringLiteral("1 2"));
        QCOMPARE(found(store, "quota"), QStringLiteral("3"));
        QCOMPARE(found(store, "site = alpha and run > 101"), QStringLiteral("2 3"));
        QCOMPARE(found(store, "site = beta"), QString());
        QCOMPARE(found(store, "node = wn1 or node = wn2"), QStringLiteral("1 3"));
        QCOMPARE(found(store, "exit = 7"), QStringLiteral("3"));
        QCOMPARE(found(store, "not exit = 7"), QStringLiteral("1 2"));
        QCOMPARE(found(store, "grid = 1 and request = 1 and attempt = 1 and kind = process and events = 100"),
                 QStringLiteral("1 2 3"));
        QCOMPARE(found(store, "token = token-0002"), QStringLiteral("2"));
        QCOMPARE(found(store, "id in (1, 3)"), QStringLiteral("1 3"));
        QCOMPARE(found(store, "changed > -1h"), QString());
        QCOMPARE(countJobs(store.db(), {}).value(), 3);
        QCOMPARE(countJobs(store.db(), jobs("status = done or class = exit-code")).value(), 2);
        const auto job = loadJobs(store.db(), {JobId(3), JobId(77)});
        QCOMPARE(job->size(), 1);
        QCOMPARE(job->first().failureClass, QStringLiteral("exit-code"));
        QCOMPARE(job->first().signature, QStringLiteral("disk quota of <user> exceeded"));
        QCOMPARE(job->first().exitCode.value(), 7);
        QVERIFY(!job->first().signal && !job->first().retryOf.isValid() && !job->first().retriedBy.isValid());
        QCOMPARE(job->first().gridJobNumber, 1);
    }

    void aRetryIsKnownFromBothSides()
    {
        StoreFixture store(Stage::Ended);
        store.sql("INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, attempt, retry_of, "
                  "created_at, changed_at) "
                  "VALUES (4, 1, 1, 'process', 'token-0004', 1, 2, 3, 5, 5)");
        const auto list = loadJobs(store.db(), {JobId(3), JobId(4)});
        QCOMPARE(list->at(0).retriedBy, JobId(4));
        QCOMPARE(list->at(1).retryOf, JobId(3));
        QCOMPARE(list->at(1).attempt, 2);
    }

    void theDetailsOfAJob()
    {
        StoreFixture store(Stage::Merged);
        const auto details = loadJobDetails(store.db(), JobId(1));
        QVERIFY2(details.has_value(), qPrintable(details ? QString() : details.error().cause));
        QCOMPARE(details->files.size(), 4);
        QVERIFY(details->files.at(0).input && details->files.at(1).input && !details->files.at(2).input);
        QCOMPARE(details->files.at(1).path, QStringLiteral("/alpha/101.csv"));
        QCOMPARE(details->files.at(1).firstEvent, 50);
        QCOMPARE(details->files.at(1).state, QStringLiteral("credited"));
        QCOMPARE(details->files.at(2).stream, QStringLiteral("good"));
        QCOMPARE(details->files.at(2).state, QStringLiteral("merged"));
        QCOMPARE(details->files.at(2).events, 40);
        QStringList moves;
        for (const TimelineEntry &entry : details->timeline)
            moves.append(entry.to);
        QCOMPARE(moves.join(u' '), QStringLiteral("submitting submitted running ended done"));
        QCOMPARE(loadJobDetails(store.db(), JobId(3))->evidence.first().fact, QStringLiteral("exit code"));
        QCOMPARE(loadJobDetails(store.db(), JobId(99)).error().code, ErrorCode::NotFound);
        QCOMPARE(listJobFiles(store.db(), JobId(99)).error().code, ErrorCode::NotFound);
    }

    void theFilesOfAMergeJob()
    {
        // The attempt is made while the merge is planned: a merge that is done takes none.
        StoreFixture store(Stage::Credited);
        store.sql("INSERT INTO merges (id, request_id, stream_id, number, parts, events, lfn, created_at, "
                  "changed_at) VALUES (1, 1, 1, 1, 1, 40, 'c10/production/good/1.csv', 40000, 40000);"
                  "INSERT INTO merge_parts (output_id, merge_id, position) VALUES (1, 1, 0);"
                  "INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) "
                  "VALUES (2, 1, 2, 'merge', 1, 1, 'a');"
                  "INSERT INTO jobs (id, request_id, grid_job_id, kind, merge_id, token, site_id, "
                  "created_at, changed_at) "
                  "VALUES (9, 1, 2, 'merge', 1, 'token-0009', 1, 5, 5);"
                  "UPDATE merges SET status = 'running' WHERE id = 1;"
                  "UPDATE merges SET status = 'done', path = '/alpha/storage/1.csv', bytes = 400, "
                  "adler32 = '0000000a' WHERE id = 1;"
                  "UPDATE outputs SET state = 'merged' WHERE id = 1");
        const auto files = listJobFiles(store.db(), JobId(9));
        QCOMPARE(files->size(), 2);
        QCOMPARE(files->at(0).name, QStringLiteral("good.csv"));
        QVERIFY(files->at(0).input && !files->at(1).input);
        QCOMPARE(files->at(1).path, QStringLiteral("/alpha/storage/1.csv"));
        const auto job = loadJobs(store.db(), {JobId(9)});
        QCOMPARE(job->first().stream, QStringLiteral("good"));
        QCOMPARE(job->first().kind, JobKind::Merge);
    }

    void failuresFromTheCounters()
    {
        StoreFixture store(Stage::Ended);
        const auto all = listFailures(store.db());
        QCOMPARE(all->size(), 1);
        QCOMPARE(all->first().request, QStringLiteral("c10 production"));
        QCOMPARE(all->first().failureClass, QStringLiteral("exit-code"));
        QCOMPARE(all->first().signature, QStringLiteral("disk quota of <user> exceeded"));
        QCOMPARE(all->first().site, QStringLiteral("alpha"));
        QCOMPARE(all->first().n, 1);
        QCOMPARE(listFailures(store.db(), {RequestId(1)})->size(), 1);
        QCOMPARE(listFailures(store.db(), {RequestId(2)})->size(), 0);
        const auto nodes = listFailures(store.db(), {}, FailuresPer::RequestAndNode);
        QCOMPARE(nodes->size(), 1);
        QCOMPARE(nodes->first().release, QStringLiteral("r1"));
        // Only an attempt that was given up for lost may come back.
        store.sql("UPDATE jobs SET failure_class = 'lost' WHERE id = 3");
        QCOMPARE(listFailures(store.db())->first().failureClass, QStringLiteral("lost"));
        store.sql("UPDATE jobs SET status = 'ended', failure_class = NULL, signature_id = NULL WHERE id = 3");
        QCOMPARE(listFailures(store.db())->size(), 0);
        QCOMPARE(listFailures(store.db(), {}, FailuresPer::Node)->size(), 0);
    }

    // Many requests that fail for one cause are one row.
    void failuresSummedOverRequests()
    {
        StoreFixture store(Stage::Ended);
        store.sql("INSERT INTO failure_counters (request_id, failure_class, signature_id, site_id, n)"
                  " SELECT 77, failure_class, signature_id, site_id, 4 FROM failure_counters;"
                  "INSERT INTO failure_counters VALUES (77, 'lost', 0, 2, 9);"
                  "INSERT INTO failure_node_counters VALUES (77, 'lost', 0, 2, 'wn7', 9)");
        QCOMPARE(listFailures(store.db())->size(), 3);
        const auto sites = listFailures(store.db(), {}, FailuresPer::Site);
        QCOMPARE(sites->size(), 2);
        QCOMPARE(sites->at(0).failureClass, QStringLiteral("lost"));
        QCOMPARE(sites->at(0).site, QStringLiteral("beta"));
        QCOMPARE(sites->at(0).n, 9);
        QCOMPARE(sites->at(0).requestId, RequestId());
        QCOMPARE(sites->at(1).site, QStringLiteral("alpha"));
        QCOMPARE(sites->at(1).signature, QStringLiteral("disk quota of <user> exceeded"));
        QCOMPARE(sites->at(1).n, 5);
        const auto releases = listFailures(store.db(), {RequestId(1)}, FailuresPer::Release);
        QCOMPARE(releases->size(), 1);
        QCOMPARE(releases->first().release, QStringLiteral("r1"));
        QCOMPARE(releases->first().n, 1);
        QVERIFY(releases->first().site.isEmpty());
        const auto nodes = listFailures(store.db(), {}, FailuresPer::Node);
        QCOMPARE(nodes->first().node, QStringLiteral("wn7"));
        QCOMPARE(nodes->first().site, QStringLiteral("beta"));
        QCOMPARE(nodes->first().n, 9);
    }

    void runsWithTheirStates()
    {
        StoreFixture store(Stage::Credited);
        store.sql(
            "INSERT INTO runs (run, type, events) VALUES (104, 'cosmic', 7);"
            "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) "
            "VALUES ('wide', 1, 102, 104, 0, 1, '00000009', 1)");
        const auto runs = listRuns(store.db());
        QCOMPARE(runs->size(), 4);
        QCOMPARE(runs->at(0).run, 101);
        QCOMPARE(runs->at(0).rawFiles, 1);
        QCOMPARE(runs->at(0).states.size(), 1);
        QCOMPARE(runs->at(0).states.first().campaign, QStringLiteral("c10"));
        QCOMPARE(runs->at(0).states.first().credited, 100);
        QCOMPARE(runs->at(0).states.first().expected, 100);
        QCOMPARE(runs->at(0).states.first().openUnits, 0);
        QCOMPARE(runs->at(1).rawFiles, 2);
        QCOMPARE(runs->at(1).states.first().credited, 0);
        QCOMPARE(runs->at(1).states.first().openUnits, 2);
        QCOMPARE(runs->at(3).rawFiles, 1);
        QVERIFY(runs->at(3).states.isEmpty());
        const auto runId = [](const RunSummary &run) { return run.run; };
        QCOMPARE(ids(listRuns(store.db(), filter("files > 1", runFields())), runId),
                 QStringLiteral("102 103"));
        QCOMPARE(ids(listRuns(store.db(), filter("type = cosmic or run = 101", runFields())), runId),
                 QStringLiteral("101 104"));
        QCOMPARE(ids(listRuns(store.db(), filter("not started > 2011-01-01", runFields())), runId),
                 QStringLiteral("101 102 103 104"));
    }

    // Before units are made the whole dataset is still to come.
    void runsOfARequestWithoutUnits()
    {
        StoreFixture store(Stage::Staged);
        const auto runs = listRuns(store.db());
        QCOMPARE(runs->first().states.size(), 1);
        QCOMPARE(runs->first().states.first().expected, 100);
        QCOMPARE(runs->first().states.first().credited, 0);
    }

    void filesWithTheirBestReplica()
    {
        StoreFixture store(Stage::Created);
        store.sql(
            "INSERT INTO replicas (file_id, site_id, path, state) VALUES (1, 2, '/beta/101.csv', 'missing');"
            "UPDATE replicas SET state = 'changed' WHERE file_id = 2");
        const auto id = [](const FileRow &file) { return file.id.value(); };
        const auto files = listFiles(store.db(), {}, FileId(), 10);
        QCOMPARE(ids(files, id), QStringLiteral("1 2 3"));
        QCOMPARE(files->at(0).replicaState, QStringLiteral("valid"));
        QCOMPARE(files->at(0).replicaPath, QStringLiteral("/alpha/101.csv"));
        QCOMPARE(files->at(1).replicaState, QStringLiteral("changed"));
        QCOMPARE(files->at(0).tier, QStringLiteral("raw"));
        const auto where = [&](const char *text) {
            return ids(listFiles(store.db(), filter(text, fileFields()), FileId(), 10), id);
        };
        QCOMPARE(where("run = 102"), QStringLiteral("2"));
        QCOMPARE(where("replica = missing"), QStringLiteral("1"));
        QCOMPARE(where("tier = raw and dataset = raw10 and bytes = 1000 and state = valid and lfn ~ csv"),
                 QStringLiteral("1 2 3"));
        QCOMPARE(where("events > 100"), QString());
        QCOMPARE(ids(listFiles(store.db(), {}, FileId(1), 1), id), QStringLiteral("2"));
    }

    void progressInSteps()
    {
        StoreFixture store;
        store.sql("INSERT INTO progress VALUES (1, 100, 10, 1, 1, 0), (1, 101, 20, 2, 2, 1), (1, 109, 5, 1, "
                  "0, 0), (2, 109, 7, 1, 1, 0)");
        const auto fine = listProgress(store.db(), {RequestId(1)}, 100);
        QCOMPARE(fine->size(), 3);
        QCOMPARE(fine->at(0).at, 1010000);
        QCOMPARE(fine->at(1).events, 20);
        QCOMPARE(fine->at(1).jobsFailed, 1);
        const auto coarse = listProgress(store.db(), {}, 2);
        QCOMPARE(coarse->size(), 2);
        QCOMPARE(coarse->at(0).events, 30);
        QCOMPARE(coarse->at(1).events, 12);
        QCOMPARE(listProgress(store.db(), {}, 1)->size(), 1);
        QCOMPARE(listProgress(store.db(), {}, 0)->first().events, 42);
        QCOMPARE(listProgress(store.db(), {RequestId(3)}, 10)->size(), 0);
    }

    void theAuditNewestFirst()
    {
        StoreFixture store;
        store.sql("INSERT INTO audit (id, at, who, role, action, entity, entity_id, request_id, from_value, "
                  "to_value, why) VALUES "
                  "(1, 1, 'anna', 'manager', 'request.approve', 'request', 1, 1, 'new', 'approved', 'go'),"
                  "(2, 2, 'agent', 'agent', 'agent.check', 'job', 5, NULL, '', 'done', '')");
        const auto id = [](const AuditEntry &entry) { return entry.id; };
        QCOMPARE(ids(listAudit(store.db(), {}, 0, 10), id), QStringLiteral("2 1"));
        QCOMPARE(ids(listAudit(store.db(), {}, 2, 10), id), QStringLiteral("1"));
        QCOMPARE(ids(listAudit(store.db(), {}, 0, 1), id), QStringLiteral("2"));
        QCOMPARE(ids(listAudit(store.db(),
                               filter("who = anna to = approved why ~ GO request = 1", auditFields()), 0, 9),
                     id),
                 QStringLiteral("1"));
        QCOMPARE(ids(listAudit(store.db(), filter("not request = 1", auditFields()), 0, 9), id),
                 QStringLiteral("2"));
    }

    void theSmallLists()
    {
        StoreFixture store(Stage::Created);
        QVERIFY(!agentState(store.db())->has_value());
        store.sql(
            "INSERT INTO agents VALUES ('production', 'h', 'node', 42, 1, 2, 'checking');"
            "INSERT INTO comments (entity, entity_id, at, who, text) VALUES ('request', 1, 1, 'anna', 'hm'), "
            "('job', 1, 1, 'anna', 'other'); INSERT INTO applications VALUES ('skim', 'r7', '/x', 0)");
        QCOMPARE((*agentState(store.db()))->pid, 42);
        QCOMPARE(listComments(store.db(), QStringLiteral("request"), 1)->size(), 1);
        QCOMPARE(listSites(store.db())->first().storage, QStringLiteral("/alpha/storage"));
        QCOMPARE(listCampaigns(store.db())->first().lastRun, 103);
        QCOMPARE(listOperators(store.db())->at(1).role, Role::Shifter);
        QCOMPARE(*listNames(store.db(), QStringLiteral("site")),
                 (QStringList{QStringLiteral("alpha"), QStringLiteral("beta")}));
        QCOMPARE(listNames(store.db(), QStringLiteral("release"))->join(u' '), QStringLiteral("r1 r7"));
        QCOMPARE(listNames(store.db(), QStringLiteral("step"))->join(u' '), QStringLiteral("skim"));
        QCOMPARE(listNames(store.db(), QStringLiteral("campaign"))->size(), 1);
        QCOMPARE(listNames(store.db(), QStringLiteral("dataset"))->size(), 3);
        QCOMPARE(listNames(store.db(), QStringLiteral("weather")).error().code, ErrorCode::InvalidInput);
    }

    void everyFieldCanBeAsked()
    {
        StoreFixture store(Stage::Merged);
        const auto tryAll = [](const QList<FilterField> &fields, auto ask) {
            for (const FilterField &field : fields) {
                QVERIFY2(!field.description.isEmpty(), qPrintable(field.name));
                const bool ordered = field.kind == FilterField::Number || field.kind == FilterField::Time;
                const QString value = field.kind == FilterField::Number ? QStringLiteral("1")
                    : field.kind == FilterField::Time                   ? QStringLiteral("-1d")
                    : field.words.isEmpty()                             ? QStringLiteral("\"x'\"")
                                                                        : field.words.first();
                for (const QString &op : {QStringLiteral(">="), QStringLiteral("!="), QStringLiteral("~")}) {
                    if ((op == u"~" && ordered) || (op == u">=" && !ordered)
                        || (op == u"!=" && field.kind == FilterField::Time))
                        continue;
                    const QString text = QStringLiteral("%1 %2 %3").arg(field.name, op, value);
                    const auto node = parseFilter(text, fields);
                    QVERIFY2(node.has_value(), qPrintable(text));
                    const QString problem = ask(*node);
                    QVERIFY2(problem.isEmpty(), qPrintable(text + QStringLiteral(": ") + problem));
                }
            }
        };
        const auto problemOf = [](const auto &result) { return result ? QString() : result.error().cause; };
        tryAll(requestFields(),
               [&](const FilterNode &node) { return problemOf(listRequests(store.db(), node)); });
        tryAll(jobFields(),
               [&](const FilterNode &node) { return problemOf(findJobs(store.db(), node, JobId(), 9)); });
        tryAll(runFields(), [&](const FilterNode &node) { return problemOf(listRuns(store.db(), node)); });
        tryAll(fileFields(),
               [&](const FilterNode &node) { return problemOf(listFiles(store.db(), node, FileId(), 9)); });
        tryAll(auditFields(),
               [&](const FilterNode &node) { return problemOf(listAudit(store.db(), node, 0, 9)); });
    }

    void classesCompleteFromTheTable()
    {
        for (const FilterField &field : jobFields())
            if (field.name == QLatin1String("class"))
                QCOMPARE(field.words.size(), failureClasses().size());
    }
};

QTEST_GUILESS_MAIN(QueriesTest)
#include "queriestest.moc"
