#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

namespace {
const QByteArray kSample(
    "INSERT INTO applications (step, release, path, keeps_every_event) VALUES ('production', 'r1', "
    "'/bin/true', 1);"
    "INSERT INTO samples (id, name, version, campaign_id, step, release, conditions, split_kind, split_size,"
    " units_per_job, merge_events, merge_bytes, inputs, outputs, at, made_by) VALUES (1, 'muons', 1, 1, "
    "'production',"
    " 'r1', 't1', 'events', 50, 1, 1000000, 0, 3, 1, 1, 'anna');"
    "INSERT INTO sample_inputs (sample_id, number, run, events, bytes, adler32) VALUES (1, 1, 101, 100, 1000,"
    " '00000001'), (1, 2, 102, 100, 1000, '00000002'), (1, 3, 103, 100, 1000, '00000003');");
const QByteArray kOutput("INSERT INTO sample_outputs (sample_id, stream, number, events, bytes, adler32) "
                         "VALUES (1, 'good', 1, 40, 400,"
                         " '0000000a');");
const QByteArray kTest("UPDATE requests SET test = 1;");
const QByteArray kTrial(
    "INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by) VALUES (1, 1, 1, 1, 'anna');");

void addDutyRules(const AddRule &add)
{
    const QByteArray duty("INSERT INTO certification_duties (site_id, reason, at, required_by) VALUES (1, "
                          "'new nodes', 1, 'anna');");
    const QByteArray lift("UPDATE certification_duties SET lifted_at = 2, lifted_by = 'anna';");
    const Stage stage = Stage::Running;
    add("certification required twice", stage, duty, duty, "certified already");
    add("a duty replaced", stage, duty,
        "REPLACE INTO certification_duties (id, site_id, reason, at, required_by) VALUES (1, 1, 'x', 1, "
        "'anna')",
        "certified already");
    add("a duty without a reason", stage, "",
        "INSERT INTO certification_duties (site_id, reason, at, required_by) VALUES (1, '', 1, 'anna')",
        "check constraint");
    add("a duty that is over from the first", stage, "",
        "INSERT INTO certification_duties (site_id, reason, at, required_by, lifted_at, lifted_by) VALUES "
        "(1, 'x', 1,"
        " 'anna', 2, 'anna')",
        "begins open");
    add("the reason of a duty changed", stage, duty, "UPDATE certification_duties SET reason = 'x'",
        "lifted once");
    add("a duty lifted twice", stage, duty + lift, lift, "lifted once");
    add("a duty deleted", stage, duty, "DELETE FROM certification_duties", "duties are never deleted");
    add("a job handed to a site that is not certified", stage, duty,
        "UPDATE jobs SET status = 'submitting' WHERE id = 1", "the site is not certified");
}

void addSampleRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const QByteArray sample = kSample + kOutput;
    add("a sample changed", stage, sample, "UPDATE samples SET release = 'r2'", "a sample never changes");
    add("a sample deleted", stage, sample, "DELETE FROM sample_outputs", "samples are never deleted");
    add("an input of a sample changed", stage, sample, "UPDATE sample_inputs SET events = 1",
        "a sample never changes");
    add("what must come of a sample changed", stage, sample, "UPDATE sample_outputs SET adler32 = '0000000b'",
        "a sample never changes");
    add("one input more", stage, sample,
        "INSERT INTO sample_inputs (sample_id, number, run, events, bytes, adler32) VALUES (1, 4, 104, 1, 1,"
        " '00000001')",
        "has all its inputs");
    add("one output more", stage, sample,
        "INSERT INTO sample_outputs (sample_id, stream, number, events, bytes, adler32) VALUES (1, 'odd', 1, "
        "0, 10,"
        " '0000000b')",
        "has all its outputs");
    add("an output replaced", stage, sample,
        "REPLACE INTO sample_outputs (sample_id, stream, number, events, bytes, adler32) VALUES (1, 'good', "
        "1, 0, 10,"
        " '0000000b')",
        "has this output already");
}

void addTrialRules(const AddRule &add)
{
    const Stage stage = Stage::Created;
    const QByteArray sample = kSample + kOutput, trial = sample + kTest + kTrial;
    add("a trial that is no test", stage, sample, kTrial, "a trial is a new test request");
    add("a trial that is cut otherwise", stage, sample + kTest + "UPDATE requests SET split_size = 49;",
        kTrial, "a trial is a new test request");
    add("a trial that was approved", stage, sample + kTest + "UPDATE requests SET status = 'approved';",
        kTrial, "a trial is a new test request");
    add("a trial of other files", stage,
        sample + kTest + "UPDATE files SET adler32 = '00000009' WHERE id = 2;", kTrial, "to the last byte");
    add("a trial of an open dataset", stage,
        sample + kTest + "UPDATE datasets SET complete = 0 WHERE id = 1;", kTrial, "to the last byte");
    add("a trial of half a sample", stage, kSample + kTest, kTrial, "to the last byte");
    add("a trial made another's", stage, trial, "UPDATE site_trials SET site_id = 2",
        "a trial never changes");
    add("a trial deleted", stage, trial, "DELETE FROM site_trials", "trials are never deleted");
    add("a trial made a production", stage, trial, "UPDATE requests SET test = 0", "never changes");
    add("a trial cut otherwise", stage, trial, "UPDATE requests SET split_size = 49", "never changes");
    add("a trial at another site", stage, trial + "UPDATE requests SET status = 'approved';",
        "UPDATE requests SET status = 'assigned', site_id = 2, lease_until = 5",
        "runs at the site that it is for");
    add("an output of a trial in the catalogue", stage, trial,
        "INSERT INTO files (lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES "
        "('x', 2,"
        " 101, 101, 1, 1, '00000001', 1)",
        "never declared");
    add("a verdict before the trial is finished", stage, trial,
        "INSERT INTO site_certifications (site_id, step, release, verdict, request_id, findings, at, "
        "signed_by)"
        " VALUES (1, 'production', 'r1', 'bad', 1, 'x', 1, 'anna')",
        "rests on a finished trial");
    add("a verdict without a trial", stage, sample,
        "INSERT INTO site_certifications (site_id, step, release, verdict, findings, at, signed_by)"
        " VALUES (1, 'production', 'r1', 'good', 'x', 1, 'anna')",
        "rests on a finished trial");
    add("a certification withdrawn that is none", stage, sample,
        "INSERT INTO site_certifications (site_id, step, release, verdict, findings, at, signed_by)"
        " VALUES (1, 'production', 'r1', 'withdrawn', 'x', 1, 'anna')",
        "no certification that could be withdrawn");
}
}  // namespace

void addCertificationRules(const AddRule &add)
{
    addDutyRules(add);
    addSampleRules(add);
    addTrialRules(add);
}

}  // namespace shiftdeck::test
