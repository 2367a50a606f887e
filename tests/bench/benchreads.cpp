#include "models/storage/queries.h"
#include "models/storage/streams.h"
#include "tests/bench/benchsupport.h"

namespace shiftdeck::bench {

namespace {
FilterNode jobFilter(const char *text) { return need(parseFilter(QString::fromLatin1(text), jobFields())); }
}  // namespace

void benchReads(Database &db)
{
    compare(
        "overview of requests", [&] { need(listRequests(db)); },
        [&] {
            drain(db,
                  "SELECT request_id, status, count(*), sum(events) FROM jobs GROUP BY request_id, status");
            drain(
                db,
                "SELECT request_id, state, count(*), sum(events) FROM work_units GROUP BY request_id, state");
        },
        "naive: GROUP BY over jobs and units");
    compare(
        "expand a request", [&] { need(listGridJobs(db, RequestId(3), {}, GridJobId(), 1000)); },
        [&] {
            drain(db,
                  "SELECT grid_job_id, status, count(*) FROM jobs WHERE request_id + 0 = 3 GROUP BY "
                  "grid_job_id, status");
        },
        "naive: GROUP BY over the request's jobs");
    const FilterNode lost = jobFilter("class = lost");
    compare(
        "expand a request, filtered by class",
        [&] { need(listGridJobs(db, RequestId(3), lost, GridJobId(), 1000)); },
        [&] {
            drain(db,
                  "SELECT grid_job_id, count(*) FROM jobs WHERE request_id + 0 = 3 AND "
                  "failure_class || '' = 'lost' GROUP BY grid_job_id");
        },
        "naive: no index");
    const auto gridJob = need(listGridJobs(db, RequestId(3), {}, GridJobId(), 1)).first().gridJob.id;
    compare(
        "expand a grid job (500 jobs)", [&] { need(listJobs(db, gridJob, {}, JobId(), 500)); },
        [&] { drain(db, "SELECT * FROM jobs WHERE grid_job_id + 0 = ?", {gridJob.value()}); },
        "naive: no index");
    compare(
        "requests with a class", [&] { need(requestsWithJobs(db, lost)); },
        [&] { drain(db, "SELECT DISTINCT request_id FROM jobs WHERE failure_class || '' = 'lost'"); },
        "naive: DISTINCT, no index");
    compare(
        "first 500 jobs of a rare class",
        [&] { need(findJobs(db, jobFilter("class = node"), JobId(), 500)); },
        [&] { drain(db, "SELECT * FROM jobs WHERE failure_class || '' = 'node' ORDER BY id LIMIT 500"); },
        "naive: no index");
    compare(
        "count jobs of a class", [&] { need(countJobs(db, lost)); },
        [&] { drain(db, "SELECT count(*) FROM jobs WHERE failure_class || '' = 'lost'"); },
        "naive: no index");
    const qint64 middle = need(db.integer(QStringLiteral("SELECT max(id) * 9 / 10 FROM jobs")));
    compare(
        "page of 256 jobs at 90 %", [&] { need(findJobs(db, {}, JobId(middle), 256)); },
        [&] { drain(db, "SELECT * FROM jobs ORDER BY id LIMIT 256 OFFSET ?", {middle}); }, "naive: OFFSET");
    compare(
        "streams and their retention", [&] { need(listStreams(db)); },
        [&] {
            drain(db,
                  "SELECT o.stream_id, o.run, count(*), sum(CASE o.events WHEN 0 THEN 1 END),"
                  " sum(j.events), sum(o.events) FROM outputs o JOIN jobs j ON j.id = o.job_id"
                  " WHERE o.state IN ('credited','merged') GROUP BY 1, 2");
        },
        "naive: GROUP BY over outputs and jobs");
    compare(
        "failure table", [&] { need(listFailures(db, {}, FailuresPer::Site)); },
        [&] {
            drain(db,
                  "SELECT request_id, failure_class, signature_id, site_id, count(*) FROM jobs WHERE "
                  "failure_class IS NOT NULL "
                  "GROUP BY 1, 2, 3, 4");
        },
        "naive: GROUP BY over jobs");
    const double search = timed([&] { need(findJobs(db, jobFilter("quux"), JobId(), 100)); });
    print(QStringLiteral("text search that finds nothing"), ms(search), QStringLiteral("-"),
          QStringLiteral("-"), QStringLiteral("reads every job"));
    compare(
        "run summary with states", [&] { need(listRuns(db)); },
        [&] {
            drain(db,
                  "SELECT request_id, run, state, count(*), sum(events) FROM work_units GROUP BY 1, 2, 3");
        },
        "naive: GROUP BY over units");
}

}  // namespace shiftdeck::bench
