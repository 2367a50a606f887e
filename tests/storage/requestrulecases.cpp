#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

void addRequestRules(const AddRule &add)
{
    add("request born approved", Stage::Created, "",
        "INSERT INTO requests (campaign_id, dataset_id, step, release, conditions, status, created_at, "
        "created_by, changed_at, "
        "changed_by) VALUES (1, 1, 'skim', 'r1', 't1', 'approved', 1, 'a', 1, 'a')",
        "created in status new");
    add("request twice", Stage::Created, "",
        "INSERT INTO requests (campaign_id, dataset_id, step, release, conditions, created_at, "
        "created_by, changed_at, changed_by) "
        "VALUES (1, 1, 'production', 'r1', 't1', 1, 'a', 1, 'a')",
        "there already");
    add("request replaced", Stage::Created, "",
        "INSERT OR REPLACE INTO requests (campaign_id, dataset_id, step, release, conditions, "
        "created_at, created_by, changed_at, "
        "changed_by) VALUES (1, 1, 'production', 'r1', 't1', 1, 'a', 1, 'a')",
        "there already");
    add("request replaced by number", Stage::Created, "",
        "REPLACE INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
        "created_by, changed_at, "
        "changed_by) VALUES (1, 1, 1, 'skim', 'r1', 't1', 1, 'a', 1, 'a')",
        "there already");
    add("request renumbered", Stage::Created, "", "UPDATE requests SET id = 7",
        "number of a request never changes");
    add("request deleted", Stage::Created, "", "DELETE FROM requests", "requests are never deleted");
    add("jump to running", Stage::Created, "", "UPDATE requests SET status = 'running', site_id = 1",
        "transition table forbids");
    add("rule added", Stage::Created, "",
        "INSERT INTO request_transitions VALUES ('new', 'finished', 'manager', 0)", "part of the schema");
    add("rule changed", Stage::Created, "", "UPDATE request_transitions SET evidence = 0",
        "part of the schema");
    add("rule removed", Stage::Created, "", "DELETE FROM request_transitions", "part of the schema");
    add("job rule added", Stage::Created, "", "INSERT INTO job_transitions VALUES ('pending', 'done')",
        "part of the schema");
    add("job rule changed", Stage::Created, "", "UPDATE job_transitions SET to_status = 'done'",
        "part of the schema");
    add("job rule removed", Stage::Created, "", "DELETE FROM job_transitions", "part of the schema");
    add("second site", Stage::Staged, "", "UPDATE requests SET site_id = 2",
        "another site holds this request");
    add("second site while held", Stage::Running,
        "UPDATE requests SET status = 'held', held_from = 'running'", "UPDATE requests SET site_id = NULL",
        "lets go of a request");
    add("site without assignment", Stage::Created, "UPDATE requests SET status = 'approved'",
        "UPDATE requests SET status = 'held', held_from = 'approved', site_id = 2", "by assignment only");
    add("assigned to nobody", Stage::Created, "UPDATE requests SET status = 'approved'",
        "UPDATE requests SET status = 'assigned'", "check constraint");
    add("return point changed", Stage::Created,
        "UPDATE requests SET status = 'approved'; "
        "UPDATE requests SET status = 'held', held_from = 'approved'",
        "UPDATE requests SET held_from = 'running'", "where a held request returns to");
    add("held elsewhere", Stage::Staged, "UPDATE requests SET status = 'held', held_from = 'staged'",
        "UPDATE requests SET status = 'running', held_from = NULL", "returns to the status it was held from");
    add("held from a lie", Stage::Staged, "", "UPDATE requests SET status = 'held', held_from = 'running'",
        "held_from must name");
    add("frozen by approval", Stage::Staged, "", "UPDATE requests SET release = 'r2'", "frozen by approval");
    add("staged without a valid replica", Stage::Staged,
        "UPDATE requests SET status = 'assigned'; UPDATE replicas SET state = 'missing' WHERE id = 2",
        "UPDATE requests SET status = 'staged'", "every input valid at the site");
    add("staged with replicas elsewhere", Stage::Staged,
        "UPDATE requests SET status = 'assigned'; UPDATE replicas SET site_id = 2 WHERE id = 2",
        "UPDATE requests SET status = 'staged'", "every input valid at the site");
    add("staged from an incomplete dataset", Stage::Staged,
        "UPDATE requests SET status = 'assigned'; UPDATE datasets SET complete = 0 WHERE id = 1",
        "UPDATE requests SET status = 'staged'", "every input valid at the site");
    add("running without a grid job", Stage::Staged, "", "UPDATE requests SET status = 'running'",
        "at least one grid job");
    add("site changed under work", Stage::Staged,
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, 1, "
        "'process', 1, 1, 'a')",
        "UPDATE requests SET status = 'approved', site_id = NULL", "keeps its site and inputs");
    add("finished with open units", Stage::Merged, "", "UPDATE requests SET status = 'finished'",
        "every work unit credited or signed off");
    add("finished without units", Stage::Staged,
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, 1, "
        "'process', 1, 1, 'a'); "
        "UPDATE requests SET status = 'running'",
        "UPDATE requests SET status = 'finished'", "every work unit credited or signed off");
    add("finished with events in no unit", Stage::Staged,
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, 1, "
        "'process', 1, 1, 'a'); "
        "UPDATE requests SET status = 'running', units_made = 1",
        "UPDATE requests SET status = 'finished'", "every event of the inputs in a work unit");
    add("finished with unmerged outputs", Stage::Credited,
        "UPDATE claims SET open = 0 WHERE open = 1; INSERT INTO abandonments SELECT id, 'lost', 'anna', "
        "1 FROM work_units "
        "WHERE state = 'ready'",
        "UPDATE requests SET status = 'finished'", "every credited output merged once");
    add("declared without files", Stage::Merged,
        "UPDATE claims SET open = 0 WHERE open = 1; INSERT INTO abandonments SELECT id, 'lost', 'anna', "
        "1 FROM work_units "
        "WHERE state = 'ready'; INSERT INTO merges (id, request_id, stream_id, number, events, lfn, "
        "created_at, changed_at) "
        "VALUES (2, 1, 2, 1, 0, 'odd/1.csv', 8, 8); INSERT INTO merge_parts VALUES (2, 2, 0); "
        "UPDATE merges SET status = 'running' WHERE id = 2; UPDATE merges SET status = 'done', path = "
        "'/x', bytes = 1, "
        "adler32 = '00000001' WHERE id = 2; UPDATE outputs SET state = 'merged' WHERE id = 2; "
        "UPDATE requests SET status = 'finished'",
        "UPDATE requests SET status = 'declared'", "every merged file in the catalogue");
    add("aborted with open jobs", Stage::Running, "", "UPDATE requests SET status = 'aborted'",
        "no open job");
}

void addJobRules(const AddRule &add)
{
    const auto job = [](const char *columns, const char *values) {
        return QByteArray("INSERT INTO jobs (request_id, grid_job_id, kind, token, created_at, changed_at, ")
            + columns + ") VALUES (1, 1, 'process', 'token-9999', 1, 1, " + values + ")";
    };
    add("job born done", Stage::Running, "", job("site_id, status", "1, 'done'"), "created pending");
    add("job born failed", Stage::Running, "", job("site_id, failure_class", "1, 'lost'"), "created pending");
    add("job at another site", Stage::Running, "", job("site_id", "2"),
        "grid job of its request, kind and site");
    add("job twice", Stage::Running, "",
        "INSERT OR REPLACE INTO jobs (request_id, grid_job_id, kind, token, site_id, created_at, "
        "changed_at) VALUES (1, 1, 'process', 'token-0001', 1, 1, 1)",
        "there already");
    add("job of a held request", Stage::Running, "UPDATE requests SET status = 'held', held_from = 'running'",
        job("site_id", "1"), "only a staged or running request");
    add("grid job of a held request", Stage::Running,
        "UPDATE requests SET status = 'held', held_from = 'running'",
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, 2, "
        "'process', 1, 1, 'a')",
        "only a staged or running request");
    add("grid job elsewhere", Stage::Running, "",
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, 2, "
        "'process', 2, 1, 'a')",
        "at the site that holds");
    add("grid job replaced", Stage::Running, "",
        "REPLACE INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) VALUES (1, "
        "1, 'process', 1, 1, 'a')",
        "there already");
    add("grid job moved", Stage::Running, "", "UPDATE grid_jobs SET number = 5",
        "identity of a grid job never changes");
    add("grid job deleted", Stage::Running, "", "DELETE FROM grid_jobs", "grid jobs are never deleted");
    add("submission while held", Stage::Running, "UPDATE requests SET status = 'held', held_from = 'running'",
        "UPDATE jobs SET status = 'submitting' WHERE id = 1", "the request is not running");
    add("done without credits", Stage::Ended, "", "UPDATE jobs SET status = 'done' WHERE id = 1",
        "all its work units are credited");
    add("done with a credit missing", Stage::Ended, "INSERT INTO credits VALUES (1, 1, 50, 1)",
        "UPDATE jobs SET status = 'done' WHERE id = 1", "all its work units are credited");
    add("done without units", Stage::Running,
        "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, created_at, changed_at) "
        "VALUES "
        "(9, 1, 1, 'process', 'token-0009', 1, 1, 1); UPDATE jobs SET status = 'submitting' WHERE id = "
        "9; "
        "UPDATE jobs SET status = 'ended' WHERE id = 9",
        "UPDATE jobs SET status = 'done' WHERE id = 9", "all its work units are credited");
    add("error with open claims", Stage::Ended, "",
        "UPDATE jobs SET status = 'error', failure_class = 'lost' WHERE id = 2",
        "must close its claims first");
    add("cancelled with open claims", Stage::Ended, "", "UPDATE jobs SET status = 'cancelled' WHERE id = 2",
        "must close its claims first");
    add("error without a class", Stage::Ended, "UPDATE claims SET open = 0 WHERE job_id = 2",
        "UPDATE jobs SET status = 'error' WHERE id = 2", "check constraint");
    add("units talked away", Stage::Ended, "", "UPDATE jobs SET units = 0 WHERE id = 1",
        "what it has to do never change");
    add("events talked away", Stage::Ended, "", "UPDATE jobs SET events = 0 WHERE id = 1",
        "what it has to do never change");
    add("token changed", Stage::Ended, "", "UPDATE OR REPLACE jobs SET token = 'token-0002' WHERE id = 1",
        "identity of a job");
    add("job renumbered", Stage::Ended, "", "UPDATE OR REPLACE jobs SET id = 2 WHERE id = 1",
        "identity of a job");
    add("job deleted", Stage::Ended, "", "DELETE FROM jobs WHERE id = 3", "jobs are never deleted");
}

}  // namespace shiftdeck::test
