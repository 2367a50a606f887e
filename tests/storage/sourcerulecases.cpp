#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
const QByteArray kColumns(
    "INSERT INTO run_sources (id, name, campaign_id, kind, location, pattern, complete_by, marker, quiet_ms, "
    "every_ms, site_id, dataset, steps, split_kind, split_size, priority, at, made_by) VALUES ");
const QByteArray kSource = kColumns
    + "(1, 'raw', 1, 'folder', '/raw', 'run{run}.csv', 'quiet', '', 1000, 1000, 1, 'new/{run}', "
      "'production', "
      "'run', 1, 500, 1, 'anna');";
const QByteArray kStop(
    "INSERT INTO source_stops (source_id, reason, at, stopped_by) VALUES (1, 'moving disks', 1, 'anna');");
const QByteArray kStart("UPDATE source_stops SET lifted_at = 2, lifted_by = 'anna';");
// Run 101 as the source shows it, and a request that is of nothing but that run.
const QByteArray
    kRun("INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen) VALUES "
         "(1, 1, 101, 1, 1, 1, 1000, '[[\"/raw/run101.csv\",1000,1]]');");
const QByteArray kPrompt(
    "INSERT INTO datasets (id, name, tier, complete, created_at) VALUES (50, 'new/101', 'raw', 1, 1);"
    "INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES "
    "(50, 'new/101/run101.csv', 50, 101, 101, 100, 1000, '00000001', 1);"
    "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, created_by, "
    "changed_at, changed_by) VALUES (50, 1, 50, 'production', 'r1', 't1', 1, 'agent', 1, 'agent');");
const QByteArray kLink(
    "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (1, 'production', 50, 1);");
const QByteArray kRequested("UPDATE source_runs SET state = 'requested', requested_at = 2 WHERE id = 1;");

void addPolicyRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const auto source = [](const char *values) { return kColumns + values; };
    add("two sources of one name", stage, kSource,
        source("(2, 'raw', 1, 'folder', '/x', '{run}', 'quiet', '', 1, 1000, 1, 'x/{run}', 'mc', 'run', 1, "
               "5, 1, "
               "'anna')"),
        "a source of this name already");
    add("a source replaced", stage, kSource,
        "REPLACE" + source("").mid(6)
            + "(1, 'raw', 1, 'folder', '/x', '{run}', 'quiet', '', 1, 1000, 1, 'x/{run}', 'mc', 'run', 1, 5, "
              "1, "
              "'anna')",
        "a source of this name already");
    add("a folder whose names have no run", stage, "",
        source(
            "(2, 'x', 1, 'folder', '/x', '*.csv', 'quiet', '', 1, 1000, 1, 'x/{run}', 'mc', 'run', 1, 5, 1, "
            "'anna')"),
        "check constraint");
    add("one dataset for all runs", stage, "",
        source("(2, 'x', 1, 'list', '/x', '', 'quiet', '', 1, 1000, 1, 'x', 'mc', 'run', 1, 5, 1, 'anna')"),
        "check constraint");
    add("a list with markers", stage, "",
        source(
            "(2, 'x', 1, 'list', '/x', '', 'marker', '{run}.done', 1, 1000, 1, 'x/{run}', 'mc', 'run', 1, 5, "
            "1, 'anna')"),
        "check constraint");
    add("what a source asks for changed", stage, kSource, "UPDATE run_sources SET priority = 6",
        "never changes; stop it");
    add("a source deleted", stage, kSource, "DELETE FROM run_sources", "sources are never deleted");
    add("a source stopped twice", stage, kSource + kStop, kStop, "stopped already");
    add("a stop of a source lifted twice", stage, kSource + kStop + kStart, kStart, "lifted once");
    add("a stop of a source that is over from the first", stage, kSource,
        "INSERT INTO source_stops (source_id, reason, at, stopped_by, lifted_at, lifted_by) VALUES (1, 'x', "
        "1, "
        "'anna', 2, 'anna')",
        "begins open");
    add("a stop of a source deleted", stage, kSource + kStop, "DELETE FROM source_stops",
        "stops are never deleted");
}

void addRunRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const QByteArray seen = kSource + kRun, ready = seen + kPrompt, done = ready + kLink + kRequested;
    add("a run seen twice", stage, seen,
        "INSERT INTO source_runs (source_id, run, first_seen_at, changed_at, files, bytes, seen) VALUES (1, "
        "101, "
        "2, 2, 1, 1, '[]')",
        "showed this run before");
    add("a run of a source replaced", stage, seen,
        "REPLACE INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen) VALUES "
        "(1, "
        "1, 102, 2, 2, 1, 1, '[]')",
        "showed this run before");
    add("a run that is complete from the first", stage, kSource,
        "INSERT INTO source_runs (source_id, run, first_seen_at, changed_at, files, bytes, seen, state) "
        "VALUES (1, "
        "101, 1, 1, 1, 1, '[]', 'complete')",
        "begins as seen");
    add("another run in its place", stage, seen, "UPDATE source_runs SET run = 102", "never changes");
    add("a run requested without a request", stage, ready, kRequested, "a requested run has its requests");
    add("a run refused without a reason", stage, seen, "UPDATE source_runs SET state = 'refused'",
        "check constraint");
    add("a run of a source deleted", stage, seen, "DELETE FROM source_runs", "never deleted");
    add("a run requested again", stage, done,
        "UPDATE source_runs SET state = 'complete', requested_at = NULL", "becomes requests once");
    add("what was requested changed", stage, done, "UPDATE source_runs SET seen = '[]'",
        "becomes requests once");
    add("a second request of a step", stage, ready + kLink, kLink, "a request of this step already");
    add("another request of a requested run", stage, done + "UPDATE requests SET step = 'mc' WHERE id = 1;",
        "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (1, 'mc', 1, 0)",
        "becomes requests once");
    add("one request made for two runs", stage,
        ready + kLink
            + "INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen) "
              "VALUES "
              "(2, 1, 102, 1, 1, 1, 1, '[]');",
        "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (2, 'production', 50, 1)",
        "a request of this step already");
    add("a request of other runs", stage, ready,
        "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (1, 'production', 1, 0)",
        "of nothing else");
    add("a request of another step", stage, ready,
        "INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (1, 'skim', 50, 1)",
        "of nothing else");
    add("a request of an open dataset", stage, ready + "UPDATE datasets SET complete = 0 WHERE id = 50;",
        kLink, "of nothing else");
    add("a link to a request changed", stage, ready + kLink, "UPDATE source_requests SET made = 0",
        "what a run became never changes");
    add("a link to a request deleted", stage, ready + kLink, "DELETE FROM source_requests",
        "what a run became never changes");
    add("told as later before it is requested", stage, seen,
        "UPDATE source_runs SET later = 'x', later_at = 2", "only what comes after the request");
}

void addConditionsRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const QByteArray update("INSERT INTO conditions_updates (tag, payload, first_run, last_run, at, "
                            "recorded_at, recorded_by) VALUES "
                            "('t1', 'ecal', 101, 102, 5, 6, 'anna');");
    const QByteArray again(
        "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
        "created_by, "
        "changed_at, changed_by) VALUES (2, 1, 1, 'production', 'r1', 't2', 1, 'anna', 1, 'anna');");
    const QByteArray redone("INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES "
                            "(1, 101, 2, 6, 'anna');");
    add("an update recorded twice", stage, update, update, "recorded already");
    add("an update of no run", stage, "",
        "INSERT INTO conditions_updates (tag, payload, first_run, last_run, at, recorded_at, recorded_by) "
        "VALUES "
        "('t1', 'ecal', 102, 101, 5, 6, 'anna')",
        "check constraint");
    add("an update changed", stage, update, "UPDATE conditions_updates SET at = 4", "never changes");
    add("an update deleted", stage, update, "DELETE FROM conditions_updates", "never deleted");
    add("a run processed again by the same request", stage, again,
        "INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES (1, 101, 1, 6, "
        "'anna')",
        "with other conditions");
    add("a run that the other request does not have", stage, again,
        "INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES (1, 999, 2, 6, "
        "'anna')",
        "with other conditions");
    add("processed again twice by one request", stage, again + redone, redone, "by this request already");
    add("what is processed again deleted", stage, again + redone, "DELETE FROM conditions_redone",
        "never changes");
}
}  // namespace

void addSourceRules(const AddRule &add)
{
    addPolicyRules(add);
    addRunRules(add);
    addConditionsRules(add);
}

}  // namespace shiftdeck::test
