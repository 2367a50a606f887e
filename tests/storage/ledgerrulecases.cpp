#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

void addLedgerRules(const AddRule &add)
{
    const auto unit = [](const char *values) {
        return QByteArray("INSERT INTO work_units (request_id, file_id, run, first_event, events) VALUES ")
            + values;
    };
    add("unit overlaps another's end", Stage::Staged, unit("(1, 1, 101, 0, 60)"), unit("(1, 1, 101, 59, 10)"),
        "overlap");
    add("unit overlaps another's begin", Stage::Staged, unit("(1, 1, 101, 50, 50)"),
        unit("(1, 1, 101, 0, 51)"), "overlap");
    add("unit inside another", Stage::Staged, unit("(1, 1, 101, 0, 100)"), unit("(1, 1, 101, 10, 10)"),
        "overlap");
    add("unit around another", Stage::Staged, unit("(1, 1, 101, 40, 10)"), unit("(1, 1, 101, 0, 100)"),
        "overlap");
    add("unit behind an earlier neighbour", Stage::Staged,
        unit("(1, 1, 101, 0, 10), (1, 1, 101, 20, 10), (1, 1, 101, 40, 10)"), unit("(1, 1, 101, 25, 10)"),
        "overlap");
    add("unit twice", Stage::Running, "", unit("(1, 1, 101, 0, 50)"), "there already");
    add("unit replaced", Stage::Running, "",
        "REPLACE INTO work_units (id, request_id, file_id, run, first_event, events) "
        "VALUES (1, 1, 1, 101, 0, 100)",
        "there already");
    add("unit beyond the file", Stage::Staged, "", unit("(1, 1, 101, 90, 11)"),
        "covers events of an input file");
    add("unit of another dataset", Stage::Staged,
        "INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, "
        "created_at) "
        "VALUES (9, 'x', 2, 101, 101, 100, 1, '00000001', 1)",
        unit("(1, 9, 101, 0, 10)"), "covers events of an input file");
    add("unit of a new request", Stage::Created, "", unit("(1, 1, 101, 0, 10)"), "staged or running");
    add("unit born credited", Stage::Staged, "",
        "INSERT INTO work_units (request_id, file_id, run, first_event, events, state) "
        "VALUES (1, 1, 101, 0, 10, 'credited')",
        "created ready");
    add("unit credited by hand", Stage::Ended, "", "UPDATE work_units SET state = 'credited' WHERE id = 1",
        "needs a credit");
    add("unit claimed by hand", Stage::Ended, "", "UPDATE work_units SET state = 'claimed' WHERE id = 5",
        "needs an open claim");
    add("unit ready by hand", Stage::Running, "", "UPDATE work_units SET state = 'ready' WHERE id = 1",
        "no claim is open");
    add("unit abandoned by hand", Stage::Ended, "", "UPDATE work_units SET state = 'abandoned' WHERE id = 5",
        "signed reason");
    add("unit taken back", Stage::Credited, "", "UPDATE work_units SET state = 'ready' WHERE id = 1",
        "stays credited");
    add("abandoned unit taken back", Stage::Ended, "INSERT INTO abandonments VALUES (5, 'lost', 'anna', 1)",
        "UPDATE work_units SET state = 'ready' WHERE id = 5", "stays abandoned");
    add("unit made smaller", Stage::Running, "", "UPDATE work_units SET events = 1", "never changes");
    add("unit renumbered", Stage::Running, "", "UPDATE OR REPLACE work_units SET id = 2 WHERE id = 1",
        "never changes");
    add("unit deleted", Stage::Running, "", "DELETE FROM work_units WHERE id = 1",
        "work units are never deleted");
    add("input file deleted", Stage::Running, "", "DELETE FROM files WHERE id = 1",
        "a file with work units is never deleted");
    add("second open claim", Stage::Running,
        "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, created_at, changed_at) "
        "VALUES (4, 1, 1, 'process', 'token-0004', 1, 1, 1)",
        "INSERT INTO claims (unit_id, job_id) VALUES (1, 4)", "claimed, credited or signed off already");
    add("second open claim by replacement", Stage::Running,
        "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, created_at, changed_at) "
        "VALUES (4, 1, 1, 'process', 'token-0004', 1, 1, 1)",
        "INSERT OR REPLACE INTO claims (unit_id, job_id) VALUES (1, 4)",
        "claimed, credited or signed off already");
    add("claim replaced by another", Stage::Ended,
        "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, created_at, changed_at) "
        "VALUES (4, 1, 1, 'process', 'token-0004', 1, 1, 1)",
        "REPLACE INTO claims (id, unit_id, job_id) VALUES (1, 5, 4)",
        TestStore::isOnServer() ? "claims_pkey" : "claimed this work unit before");
    add("claim of a credited unit", Stage::Credited,
        "INSERT INTO jobs (id, request_id, grid_job_id, kind, token, site_id, created_at, changed_at) "
        "VALUES (4, 1, 1, 'process', 'token-0004', 1, 1, 1)",
        "INSERT INTO claims (unit_id, job_id) VALUES (1, 4)", "claimed, credited or signed off already");
    add("claim by a failed job", Stage::Ended, "", "INSERT INTO claims (unit_id, job_id) VALUES (5, 2)",
        "only a pending process job");
    add("claim twice by one job", Stage::Running, "UPDATE claims SET open = 0 WHERE id = 1",
        "INSERT OR REPLACE INTO claims (unit_id, job_id) VALUES (1, 1)", "claimed this work unit before");
    add("claim born closed", Stage::Running, "UPDATE claims SET open = 0 WHERE id = 1",
        "INSERT INTO claims (unit_id, job_id, open) VALUES (1, 2, 0)", "created open");
    add("claim opened again", Stage::Ended, "", "UPDATE claims SET open = 1 WHERE job_id = 3",
        "stays closed");
    add("claim moved", Stage::Running, "", "UPDATE claims SET unit_id = 3 WHERE id = 1",
        "keeps its unit and job");
    add("claim deleted", Stage::Running, "", "DELETE FROM claims", "claims are never deleted");
    add("second credit", Stage::Credited, "", "INSERT INTO credits VALUES (1, 1, 50, 9)", "credited already");
    add("second credit by replacement", Stage::Credited, "",
        "INSERT OR REPLACE INTO credits VALUES (1, 1, 50, 9)", "credited already");
    add("credit without a claim", Stage::Ended, "", "INSERT INTO credits VALUES (3, 1, 50, 9)",
        "only an attempt that claimed");
    add("credit of a job not ended", Stage::Ended, "", "INSERT INTO credits VALUES (3, 2, 50, 9)",
        "only an ended job");
    add("credit of too few events", Stage::Ended, "", "INSERT INTO credits VALUES (1, 1, 49, 9)",
        "must equal the events");
    add("credit of an abandoned unit", Stage::Ended,
        "INSERT INTO abandonments VALUES (5, 'lost', 'anna', 1); UPDATE jobs SET failure_class = 'lost' "
        "WHERE id = 3; UPDATE jobs SET status = 'ended' WHERE id = 3",
        "INSERT INTO credits VALUES (5, 3, 50, 9)", "signed off as abandoned");
    add("credit changed", Stage::Credited, "", "UPDATE credits SET job_id = 2", "credits are never changed");
    add("credit deleted", Stage::Credited, "", "DELETE FROM credits", "credits are never deleted");
    add("abandon a claimed unit", Stage::Running, "",
        "INSERT INTO abandonments VALUES (1, 'lost', 'anna', 1)", "only a ready work unit");
    add("abandon without a reason", Stage::Ended, "", "INSERT INTO abandonments VALUES (5, '', 'anna', 1)",
        "check constraint");
    add("abandonment changed", Stage::Ended, "INSERT INTO abandonments VALUES (5, 'lost', 'anna', 1)",
        "UPDATE abandonments SET reason = 'x'", "signed decision is never changed");
    add("abandonment deleted", Stage::Ended, "INSERT INTO abandonments VALUES (5, 'lost', 'anna', 1)",
        "DELETE FROM abandonments", "signed decision is never deleted");
    const QByteArray stop("INSERT INTO request_stops (request_id, cause, reason, at, stopped_by) "
                          "VALUES (1, 'person', 'wait', 1, 'anna');");
    add("stop of a stopped request", Stage::Running, stop, stop, "stopped already");
    add("stop changed", Stage::Running, stop, "UPDATE request_stops SET reason = 'x'", "lifted once");
    add("stop lifted twice", Stage::Running,
        stop + "UPDATE request_stops SET lifted_at = 2, lifted_by = 'anna'",
        "UPDATE request_stops SET lifted_at = 3", "lifted once");
    add("stop deleted", Stage::Running, stop, "DELETE FROM request_stops", "stops are never deleted");
    add("job of a stopped request submitted", Stage::Running, stop,
        "UPDATE jobs SET status = 'submitting' WHERE id = 1", "stopped until a person");
    add("grid job of a stopped request", Stage::Running, stop,
        "INSERT INTO grid_jobs (request_id, number, kind, site_id, created_at, created_by) "
        "VALUES (1, 9, 'process', 1, 1, 'agent')",
        "stopped until a person");
    add("come-back of a job that was not lost", Stage::Ended, "",
        "UPDATE jobs SET status = 'ended' WHERE id = 3", "given up for lost");
    add("audit changed", Stage::Empty,
        "INSERT INTO audit (at, who, role, action, entity, entity_id) VALUES (1, 'a', 'b', 'c', 'd', 1)",
        "UPDATE audit SET who = 'nobody'", "audit rows are never changed");
    add("audit deleted", Stage::Empty,
        "INSERT INTO audit (at, who, role, action, entity, entity_id) VALUES (1, 'a', 'b', 'c', 'd', 1)",
        "DELETE FROM audit", "audit rows are never deleted");
    add("audit replaced", Stage::Empty,
        "INSERT INTO audit (at, who, role, action, entity, entity_id) VALUES (1, 'a', 'b', 'c', 'd', 1)",
        "REPLACE INTO audit (id, at, who, role, action, entity, entity_id) VALUES (1, 1, 'x', 'b', 'c', "
        "'d', 1)",
        "there already");
    add("receipt deleted", Stage::Empty,
        "INSERT INTO receipts (command, arguments, who, at, summary, outcomes) "
        "VALUES ('c', '{}', 'a', 1, 's', '[]')",
        "DELETE FROM receipts", "receipts are never deleted");
    add("evidence deleted", Stage::Ended, "", "DELETE FROM evidence", "evidence is never deleted");
    add("history deleted", Stage::Ended, "", "DELETE FROM job_history", "history of a job is never deleted");
}

void addMergeRules(const AddRule &add)
{
    add("output born credited", Stage::Ended, "UPDATE jobs SET status = 'ended' WHERE id = 2",
        "INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, events, "
        "bytes, adler32, state) "
        "VALUES (1, 2, 1, 'n', 'p', 1, 0, 1, 1, '00000001', 'credited')",
        "found or bad first");
    add("output twice", Stage::Ended, "",
        "REPLACE INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, events, "
        "bytes, adler32) "
        "VALUES (1, 1, 1, 'n', 'p', 1, 0, 1, 1, '00000001')",
        "there already");
    add("output of a stream elsewhere", Stage::Ended,
        "INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, created_at, "
        "created_by, changed_at, changed_by) "
        "VALUES (2, 1, 1, 'skim', 'r1', 't1', 1, 'a', 1, 'a'); INSERT INTO streams (id, request_id, "
        "name, tier, suffix, "
        "keeps_every_event, merge_step, output_dataset_id) VALUES (9, 2, 'x', 'skim', 'csv', 0, 'merge', "
        "2)",
        "INSERT INTO outputs (request_id, job_id, stream_id, name, path, run, first_event, events, "
        "bytes, adler32) "
        "VALUES (1, 1, 9, 'n', 'p', 1, 0, 1, 1, '00000001')",
        "a stream of its request");
    add("output credited without credit", Stage::Ended, "",
        "UPDATE outputs SET state = 'credited' WHERE id = 1", "only outputs of the credited attempt");
    add("output credited in part", Stage::Ended, "INSERT INTO credits VALUES (1, 1, 50, 1)",
        "UPDATE outputs SET state = 'credited' WHERE id = 1", "only outputs of the credited attempt");
    add("output merged by hand", Stage::Credited, "", "UPDATE outputs SET state = 'merged' WHERE id = 1",
        "needs a verified merge");
    add("credited output changed", Stage::Credited, "", "UPDATE outputs SET events = 41 WHERE id = 1",
        "credited output never changes");
    add("output given to another job", Stage::Ended, "",
        "UPDATE OR REPLACE outputs SET job_id = 2 WHERE id = 1", "whose output it is");
    add("output deleted", Stage::Ended, "", "DELETE FROM outputs", "outputs are never deleted");
    add("merging a surplus output", Stage::Ended,
        "UPDATE outputs SET state = 'surplus' WHERE id = 1; INSERT INTO merges (id, request_id, "
        "stream_id, number, events, lfn, "
        "created_at, changed_at) VALUES (1, 1, 1, 1, 40, 'x', 1, 1)",
        "INSERT INTO merge_parts VALUES (1, 1, 0)", "only credited outputs of the same stream");
    add("merging a found output", Stage::Ended,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 40, 'x', 1, 1)",
        "INSERT INTO merge_parts VALUES (1, 1, 0)", "only credited outputs of the same stream");
    add("merging another stream", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 0, 'x', 1, 1)",
        "INSERT INTO merge_parts VALUES (2, 1, 0)", "only credited outputs of the same stream");
    add("second merge of an output", Stage::Merged,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (2, 1, 1, 2, 40, 'y', 1, 1)",
        "INSERT INTO merge_parts VALUES (1, 2, 0)", "in a merge already");
    add("second merge by replacement", Stage::Merged,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (2, 1, 1, 2, 40, 'y', 1, 1)",
        "REPLACE INTO merge_parts VALUES (1, 2, 0)", "in a merge already");
    add("part pushed out of a merge", Stage::Merged, "", "REPLACE INTO merge_parts VALUES (2, 1, 0)",
        "a part at this position");
    add("part moved", Stage::Merged, "", "UPDATE merge_parts SET position = 5",
        "parts of a merge never change");
    add("part taken out", Stage::Merged, "", "DELETE FROM merge_parts", "never taken out");
    add("merge born done", Stage::Credited, "",
        "INSERT INTO merges (request_id, stream_id, number, status, events, lfn, path, bytes, adler32, "
        "created_at, changed_at) "
        "VALUES (1, 1, 1, 'done', 0, 'x', '/x', 1, '00000001', 1, 1)",
        "created planned");
    add("merge replaced", Stage::Merged, "",
        "REPLACE INTO merges (request_id, stream_id, number, events, lfn, created_at, changed_at) VALUES "
        "(1, 1, 1, 0, 'x', 1, 1)",
        "there already");
    add("merge jumps to done", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 0, 'x', 1, 1)",
        "UPDATE merges SET status = 'done', path = '/x', bytes = 1, adler32 = '00000001'",
        "cannot change its status so");
    add("merge with wrong events", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 41, 'x', 1, 1); "
        "INSERT INTO merge_parts VALUES (1, 1, 0); UPDATE merges SET status = 'running'",
        "UPDATE merges SET status = 'done', path = '/x', bytes = 1, adler32 = '00000001'",
        "must equal the sum of its parts");
    add("verified merge changed", Stage::Merged, "", "UPDATE merges SET events = 7",
        "a verified merge never changes");
    add("merge renamed", Stage::Merged, "", "UPDATE merges SET lfn = 'other'", "identity of a merge");
    add("merge deleted", Stage::Merged, "", "DELETE FROM merges", "merges are never deleted");
    add("attempt at a merge that is done", Stage::Merged,
        "INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) "
        "VALUES (7, 1, 7, 'merge', 1, 1, 'a')",
        "INSERT INTO jobs (request_id, grid_job_id, kind, merge_id, token, site_id, created_at, changed_at) "
        "VALUES (1, 7, 'merge', 1, 'token-0007', 1, 1, 1)",
        "needs no attempt");
    add("merge void with parts", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 40, 'x', 1, 1); INSERT INTO merge_parts VALUES (1, 1, 0)",
        "UPDATE merges SET status = 'void'", "only when all its parts were signed off");
    add("done merge made void", Stage::Merged, "", "UPDATE merges SET status = 'void'",
        "cannot change its status so");
    add("credited output lost by hand", Stage::Credited, "", "UPDATE outputs SET state = 'lost' WHERE id = 1",
        "lost needs a signed reason");
    add("signing off a found output", Stage::Ended, "", "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "only a credited output");
    add("signing off a merged output", Stage::Merged, "",
        "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "only a credited output");
    add("signing off without a reason", Stage::Credited, "",
        "INSERT INTO lost_outputs VALUES (1, '', 'anna', 1)",
        "check constraint");
    add("signing off a part of an open merge", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 40, 'x', 1, 1); INSERT INTO merge_parts VALUES (1, 1, 0);"
        "INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) "
        "VALUES (7, 1, 7, 'merge', 1, 1, 'a');"
        "INSERT INTO jobs (request_id, grid_job_id, kind, merge_id, token, site_id, created_at, changed_at) "
        "VALUES (1, 7, 'merge', 1, 'token-0007', 1, 1, 1)",
        "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)", "in a merge that is open");
    add("merging a lost output", Stage::Credited,
        "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1); INSERT INTO merges (id, request_id, stream_id,"
        " number, "
        "events, lfn, created_at, changed_at) VALUES (1, 1, 1, 1, 40, 'x', 1, 1)",
        "INSERT INTO merge_parts VALUES (1, 1, 0)", "only credited outputs of the same stream");
    add("lost output taken back", Stage::Credited, "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "UPDATE outputs SET state = 'credited' WHERE id = 1", "cannot change its state so");
    add("signing off changed", Stage::Credited, "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "UPDATE lost_outputs SET reason = 'y'", "signed decision is never changed");
    add("signing off deleted", Stage::Credited, "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "DELETE FROM lost_outputs", "signed decision is never deleted");
    add("signing off twice", Stage::Credited, "INSERT INTO lost_outputs VALUES (1, 'x', 'anna', 1)",
        "REPLACE INTO lost_outputs VALUES (1, 'y', 'ben', 2)", "signed off already");
    add("part deleted that nobody asked for", Stage::Merged, "UPDATE merges SET verified = 1",
        "UPDATE outputs SET state = 'released' WHERE id = 1", "needs a verified merged file");
    add("part deleted below an unread merged file", Stage::Merged, "UPDATE merges SET release = 'asked'",
        "UPDATE outputs SET state = 'released' WHERE id = 1", "needs a verified merged file");
    add("release before the merge is done", Stage::Credited,
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (1, 1, 1, 1, 40, 'x', 1, 1)",
        "UPDATE merges SET release = 'asked'", "only after their merge is done");
    add("released without asking", Stage::Merged, "", "UPDATE merges SET release = 'released'",
        "by asking first");
    add("released with parts left", Stage::Merged, "UPDATE merges SET release = 'asked'",
        "UPDATE merges SET release = 'released'", "when the last one is deleted");
    add("released taken back", Stage::Merged,
        "UPDATE merges SET release = 'asked', verified = 1; UPDATE outputs SET state = 'released' WHERE id ="
        " 1; "
        "UPDATE merges SET release = 'released'",
        "UPDATE merges SET release = 'kept'", "stay released");
    // Whatever state an output is in, only a credited one goes into a merge.
    for (const char *state : {"found", "bad", "surplus", "superseded"}) {
        const QByteArray name = QByteArray("merging an output that is ") + state;
        add(name.constData(), Stage::Ended,
            QByteArray("UPDATE outputs SET state = '") + state + "' WHERE id = 1; INSERT INTO merges (id,"
                                                                 " request_id, "
                "stream_id, number, events, lfn, created_at, changed_at) VALUES (1, 1, 1, 1, 40, 'x', 1, 1)",
            "INSERT INTO merge_parts VALUES (1, 1, 0)", "only credited outputs of the same stream");
    }
    add("merging a part that was deleted", Stage::Merged,
        "UPDATE merges SET release = 'asked', verified = 1; UPDATE outputs SET state = 'released' WHERE id ="
        " 1; "
        "INSERT INTO merges (id, request_id, stream_id, number, events, lfn, created_at, changed_at) "
        "VALUES (2, 1, 1, 2, 40, 'y', 1, 1)",
        "INSERT INTO merge_parts VALUES (1, 2, 0)", "in a merge already");
}

}  // namespace shiftdeck::test
