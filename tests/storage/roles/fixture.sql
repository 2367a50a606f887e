-- A store in which every kind of row is there for every role to try itself on, at two sites: alpha (1) and beta (2).
-- Written with the rules off, as an import would, by a superuser.
SET session_replication_role = replica;

INSERT INTO sites (id, name, spool, storage) VALUES (1, 'alpha', '/s', '/d'), (2, 'beta', '/s', '/d');
INSERT INTO operators (name, role, site_id) VALUES ('sue', 'site', 1);
INSERT INTO campaigns (id, name, release, conditions, first_run, last_run, created_at, created_by)
  VALUES (1, 'c', 'r', 't', 1, 9, 1, 'max');
INSERT INTO runs (run, events) VALUES (1, 100);
-- Raw data; raw data without a request; outputs of 202 (beta), of 201 and of 203 (alpha).
INSERT INTO datasets (id, name, tier, source_request_id, complete, created_at) VALUES (1, 'raw', 'raw', NULL, 1, 1),
  (2, 'raw2', 'raw', NULL, 0, 1), (3, 'out202', 'mdst', 202, 0, 1), (4, 'out201', 'mdst', 201, 0, 1),
  (5, 'out203', 'hist', 203, 0, 1);
INSERT INTO files (id, lfn, dataset_id, first_run, last_run, events, bytes, adler32, created_at) VALUES
  (1, 'raw/1', 1, 1, 1, 100, 1000, '00000001', 1), (2, 'out202/1', 3, 1, 1, 10, 100, '00000002', 1),
  (3, 'out201/1', 4, 1, 1, 10, 100, '00000003', 1);
INSERT INTO replicas (id, file_id, site_id, path, state) VALUES (1, 1, 1, '/d/1', 'valid'), (2, 1, 2, '/d/1', 'valid'),
  (3, 2, 2, '/d/2', 'valid'), (4, 3, 1, '/d/3', 'valid');
INSERT INTO applications (step, release, path, keeps_every_event) VALUES ('production', 'r', '/bin/true', 1),
  ('skim', 'r', '/bin/true', 1);
INSERT INTO site_health (site_id, asked_at, took_ms, up, answered_at) VALUES (1, 1, 5, 1, 1);
INSERT INTO site_queue (site_id, at, running, queued) VALUES (1, 300000, 2, 3);
INSERT INTO site_releases (site_id, step, release, state, checked_at) VALUES (1, 'production', 'r', 'present', 1);
INSERT INTO site_drains (id, site_id, reason, at, drained_by) VALUES (1, 2, 'w', 1, 'max');
INSERT INTO release_approvals (id, step, release, at, approved_by) VALUES (1, 'production', 'r', 1, 'max');

-- 101 to 117: one for each status to move from, with the evidence that its ways out need. 201 and more: work.
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, held_from, site_id, lease_until,
    units_made, created_at, created_by, changed_at, changed_by)
  SELECT v.id, 1, 1, v.step, 'r', 't' || v.id, v.status, v.held_from, v.site, 9, v.made, 1, v.by, 1, 'max'
  FROM (VALUES (101, 'production', 'new', NULL, NULL, 0, 'max'), (102, 'production', 'approved', NULL, NULL, 0, 'max'),
    (103, 'production', 'assigned', NULL, 1, 0, 'max'), (104, 'production', 'staged', NULL, 1, 0, 'max'),
    (105, 'production', 'running', NULL, 1, 1, 'max'), (106, 'production', 'finished', NULL, 1, 1, 'max'),
    (107, 'production', 'declared', NULL, 1, 1, 'max'), (108, 'production', 'delivered', NULL, 1, 1, 'max'),
    (109, 'production', 'certified', NULL, 1, 1, 'max'), (110, 'production', 'held', 'approved', NULL, 0, 'max'),
    (111, 'production', 'rejected', NULL, NULL, 0, 'max'), (112, 'production', 'aborted', NULL, 1, 0, 'max'),
    (113, 'production', 'obsolete', NULL, 1, 1, 'max'), (114, 'production', 'staged', NULL, 1, 0, 'max'),
    (115, 'production', 'held', 'assigned', 1, 0, 'max'), (116, 'production', 'held', 'staged', 1, 0, 'max'),
    (117, 'production', 'held', 'running', 1, 1, 'max'),
    (201, 'production', 'running', NULL, 1, 1, 'max'), (202, 'production', 'running', NULL, 2, 1, 'max'),
    (203, 'recocert', 'running', NULL, 1, 0, 'max'), (204, 'production', 'new', NULL, NULL, 0, 'sam'),
    (205, 'production', 'new', NULL, NULL, 0, 'sue'),
    (206, 'production', 'staged', NULL, 1, 0, 'max'), (208, 'production', 'assigned', NULL, 2, 0, 'sam'))
    AS v(id, step, status, held_from, site, made, by);
-- 207: may become a trial; 209: is one, finished, and alpha is certified by it.
INSERT INTO requests (id, campaign_id, dataset_id, step, release, conditions, status, site_id, lease_until, units_made,
    test, created_at, created_by, changed_at, changed_by) VALUES
  (207, 1, 1, 'production', 'r', 't207', 'new', NULL, NULL, 0, 1, 1, 'max', 1, 'max'),
  (209, 1, 1, 'production', 'r', 't209', 'finished', 1, 9, 1, 1, 1, 'max', 1, 'max');
INSERT INTO samples (id, name, version, campaign_id, step, release, conditions, split_kind, split_size, units_per_job,
    merge_events, merge_bytes, inputs, outputs, at, made_by) VALUES
  (1, 'm', 1, 1, 'production', 'r', 't207', 'events', 1000, 1, 1000000, 0, 1, 1, 1, 'max');
INSERT INTO sample_inputs (sample_id, number, run, events, bytes, adler32) VALUES (1, 1, 1, 100, 1000, '00000001');
INSERT INTO sample_outputs (sample_id, stream, number, events, bytes, adler32) VALUES (1, 'm', 1, 10, 10, '00000004');
INSERT INTO site_trials (request_id, site_id, sample_id, at, started_by) VALUES (209, 1, 1, 1, 'max');
INSERT INTO site_certifications (id, site_id, step, release, verdict, request_id, findings, at, signed_by) VALUES
  (1, 1, 'production', 'r', 'good', 209, 'w', 1, 'robot');
INSERT INTO certification_duties (id, site_id, reason, at, required_by) VALUES (1, 2, 'w', 1, 'max');
INSERT INTO milestones (id, campaign_id, name, version, step, due_at, events, at, set_by) VALUES
  (1, 1, 'half', 1, 'production', 9, 50, 1, 'max');
INSERT INTO request_history (id, request_id, at, from_status, to_status) VALUES (1, 201, 1, '', 'new'),
  (2, 202, 1, '', 'new');
INSERT INTO run_completions (request_id, run, at) VALUES (201, 1, 1), (202, 1, 1);
-- Imports by max, ina and dora.
INSERT INTO imports (id, format, origin, checksum, taken, changed, refused, report, at, imported_by)
  SELECT n, 'luminosity', 'f', 'sha256:' || repeat('0', 64), 1, 0, 0, '{}', 1, (ARRAY['max','ina','dora'])[n]
  FROM generate_series(1, 3) AS n;
INSERT INTO run_luminosities (id, run, method, unit, recorded, import_id, at) VALUES (1, 1, 'HFET', '/pb', '1.5', 1, 1);
INSERT INTO run_facts (id, run, fill, import_id, at) VALUES (1, 1, 7, 1, 1);
-- A stopped source with a run that became 107, and one that waits; 207 processes a run of 107 again.
INSERT INTO run_sources (id, name, campaign_id, kind, location, pattern, complete_by, quiet_ms, every_ms, site_id,
    dataset, steps, split_kind, split_size, priority, at, made_by) VALUES
  (1, 'raw', 1, 'folder', '/raw', 'run{run}.csv', 'quiet', 0, 1000, 1, 'raw/{run}', 'production', 'run', 1, 5, 1, 'max');
INSERT INTO source_stops (id, source_id, reason, at, stopped_by) VALUES (1, 1, 'w', 1, 'max');
INSERT INTO source_looks (source_id, looked_at, took_ms, runs, files, ignored) VALUES (1, 1, 1, 1, 1, 0);
INSERT INTO source_runs (id, source_id, run, first_seen_at, changed_at, files, bytes, seen, state, requested_at) VALUES
  (1, 1, 1, 1, 1, 1, 1, '[]', 'requested', 2), (2, 1, 2, 1, 1, 1, 1, '[]', 'complete', NULL);
INSERT INTO source_requests (source_run_id, step, request_id, made) VALUES (1, 'production', 107, 1);
INSERT INTO conditions_updates (id, tag, payload, first_run, last_run, at, recorded_at, recorded_by) VALUES
  (1, 't107', 'ecal', 1, 1, 1, 1, 'dora');
INSERT INTO conditions_redone (request_id, run, again_id, at, asked_by) VALUES (107, 1, 207, 1, 'max');
-- Run 1 is completed for the one detector that is required, open for muons, and signed off for forward.
INSERT INTO detectors (name, title, position, required, changed_at, changed_by) VALUES ('tracker', 'T', 1, 1, 1, 'max'),
  ('muons', 'M', 2, 0, 1, 'max'), ('forward', 'F', 3, 0, 1, 'max');
INSERT INTO quality_flags (id, run, detector, first_ls, last_ls, flag, automatic, at, signed_by) VALUES
  (1, 1, 'tracker', 1, 9, 'good', 0, 1, 'dora'), (2, 1, 'muons', 1, 9, 'good', 0, 1, 'dora'),
  (3, 1, 'forward', 1, 9, 'good', 0, 1, 'dora');
INSERT INTO quality_states (id, run, detector, state, at, signed_by) VALUES (1, 1, 'tracker', 'signed-off', 1, 'dora'),
  (2, 1, 'tracker', 'completed', 1, 'dora'), (3, 1, 'forward', 'signed-off', 1, 'dora');
INSERT INTO run_lists (id, name, version, kind, list, anti_list, rule, candidates, provenance, losses, runs,
    lumisections, at, made_by) VALUES (1, 'golden', 1, 'rule', '{}', '{}', 'run > 0', '', '{}', '{}', 0, 0, 1, 'dora');
INSERT INTO run_plots (id, run, kind, path, plots, bytes, adler32, at, added_by) VALUES
  (1, 1, 'k', '/p', 5, 10, '0000000a', 1, 'max');
INSERT INTO plot_rules (id, pattern, version, rule, at, made_by) VALUES (1, '*', 1, 'x', 1, 'max');
INSERT INTO audit (id, at, who, role, action, entity, entity_id, request_id, to_value) VALUES
  (1, 1, 'max', 'manager', 'request.approve', 'request', 102, 102, 'approved'),
  (2, 1, 'max', 'manager', 'request.abort', 'request', 102, 102, 'aborting'),
  (3, 1, 'max', 'manager', 'request.abort', 'request', 103, 103, 'aborting'),
  (4, 1, 'max', 'manager', 'request.abort', 'request', 104, 104, 'aborting'),
  (5, 1, 'max', 'manager', 'request.abort', 'request', 105, 105, 'aborting');
INSERT INTO receipts (id, command, arguments, who, at, summary, outcomes, inverse_command, inverse_arguments) VALUES
  (1, 'request.approve', '{}', 'max', 1, 's', '["done"]', 'request.withdraw', '{}'),
  (2, 'request.comment', '{}', 'sam', 1, 's', '["done"]', NULL, NULL);
INSERT INTO comments (id, entity, entity_id, at, who, text) VALUES (1, 'request', 201, 1, 'ina', 'here'),
  (2, 'request', 202, 1, 'ina', 'there'), (3, 'campaign', 1, 1, 'max', 'all');
-- About nothing, about a request of alpha, of beta, about the site beta; and a hand-over note.
INSERT INTO log_entries (id, at, who, role, kind, text, links) VALUES (1, 1, 'ina', 'shifter', 'note', 'all', 0),
  (2, 1, 'ina', 'shifter', 'problem', 'of alpha', 1), (3, 1, 'ina', 'shifter', 'problem', 'of beta', 1),
  (4, 1, 'ina', 'shifter', 'note', 'at beta', 1), (5, 1, 'eve', 'shifter', 'hand-over', 'over', 0),
  (6, 1, 'eve', 'shifter', 'hand-over', 'over beta', 1), (7, 1, 'sam', 'site', 'note', 'half written', 2);
INSERT INTO log_links (entry_id, number, entity, entity_id) VALUES (2, 1, 'request', 201), (3, 1, 'request', 202),
  (4, 1, 'site', 2), (6, 1, 'job', 11);
INSERT INTO log_takeovers (entry_id, at, who) VALUES (6, 1, 'ina');
INSERT INTO receipts (id, command, arguments, who, at, summary, outcomes) VALUES
  (3, 'logbook.write', '{"text":"of beta"}', 'ina', 1, 's', '[]');
INSERT INTO request_stops (id, request_id, cause, reason, at, stopped_by) VALUES (1, 206, 'person', 'w', 1, 'ina');

INSERT INTO streams (id, request_id, name, tier, suffix, keeps_every_event, merge_step, output_dataset_id) VALUES
  (1, 201, 'm', 'mdst', 'csv', 1, 'merge', 4), (2, 202, 'm', 'mdst', 'csv', 1, 'merge', 3),
  (3, 203, 'h', 'hist', 'csv', 1, 'merge', 5);
INSERT INTO grid_jobs (id, request_id, number, kind, site_id, created_at, created_by) VALUES
  (1, 201, 1, 'process', 1, 1, 'robot'), (2, 202, 1, 'process', 2, 1, 'robot'), (3, 203, 1, 'process', 1, 1, 'robot'),
  (4, 114, 1, 'process', 1, 1, 'robot'), (5, 201, 2, 'merge', 1, 1, 'robot'), (6, 105, 1, 'process', 1, 1, 'robot'),
  (7, 117, 1, 'process', 1, 1, 'robot');
INSERT INTO merges (id, request_id, stream_id, number, status, parts, events, lfn, path, bytes, adler32, verified,
    release, created_at, changed_at) VALUES
  (1, 201, 1, 1, 'planned', 0, 0, 'm1', '', NULL, NULL, 0, 'kept', 1, 1),
  (2, 201, 1, 2, 'running', 0, 0, 'm2', '', NULL, NULL, 0, 'kept', 1, 1),
  (3, 201, 1, 3, 'done', 1, 10, 'm3', '/m3', 10, '00000004', 1, 'kept', 1, 1),
  (4, 201, 1, 4, 'done', 0, 0, 'm4', '/m4', 10, '00000005', 1, 'asked', 1, 1),
  (5, 201, 1, 5, 'failed', 0, 0, 'm5', '', NULL, NULL, 0, 'kept', 1, 1);
INSERT INTO jobs (id, request_id, grid_job_id, kind, merge_id, token, status, site_id, units, events, failure_class,
    created_at, changed_at)
  SELECT v.id, v.request, v.grid, v.kind, v.merge, 'token-' || lpad(v.id::text, 4, '0'), v.status, v.site, 1, 10,
    CASE WHEN v.status = 'error' THEN 'exit-code' END, 1, 1
  FROM (VALUES (1, 201, 1, 'process', NULL::bigint, 'pending', 1), (2, 201, 1, 'process', NULL, 'error', 1),
    (3, 201, 1, 'process', NULL, 'running', 1), (4, 201, 1, 'process', NULL, 'ended', 1),
    (5, 201, 1, 'process', NULL, 'done', 1), (6, 201, 1, 'process', NULL, 'cancelled', 1),
    (7, 201, 5, 'merge', 2, 'running', 1), (8, 201, 1, 'process', NULL, 'done', 1),
    (11, 202, 2, 'process', NULL, 'pending', 2), (12, 202, 2, 'process', NULL, 'error', 2),
    (21, 203, 3, 'process', NULL, 'error', 1), (22, 203, 3, 'process', NULL, 'pending', 1))
    AS v(id, request, grid, kind, merge, status, site);
INSERT INTO work_units (id, request_id, file_id, run, first_event, events, state, attempts)
  SELECT v.id, v.request, 1, 1, v.first, 10, v.state, 1 FROM (VALUES (1, 201, 0, 'ready'), (2, 201, 10, 'claimed'),
    (3, 201, 20, 'claimed'), (4, 201, 30, 'ready'), (5, 201, 40, 'claimed'), (6, 201, 50, 'credited'),
    (11, 202, 0, 'claimed'), (12, 202, 10, 'ready'), (21, 203, 0, 'ready')) AS v(id, request, first, state);
INSERT INTO work_units (id, request_id, file_id, run, first_event, events, state) VALUES
  (31, 105, 1, 1, 0, 100, 'credited');
INSERT INTO claims (id, unit_id, job_id, open) VALUES (1, 2, 1, 1), (2, 4, 2, 0), (3, 3, 3, 1), (4, 5, 4, 1),
  (5, 6, 5, 0), (11, 11, 11, 1), (12, 12, 12, 0), (21, 21, 21, 0);
INSERT INTO credits (unit_id, job_id, events_read, at) VALUES (6, 5, 10, 1);
INSERT INTO signatures (id, text) VALUES (1, 'seen');
INSERT INTO evidence (id, job_id, fact, value, at) VALUES (1, 2, 'exit code', '3', 1), (2, 12, 'exit code', '3', 1);
INSERT INTO job_history (id, job_id, at, from_status, to_status) VALUES (1, 2, 1, 'ended', 'error');
INSERT INTO outputs (id, request_id, job_id, stream_id, name, path, run, first_event, events, bytes, adler32, state)
  VALUES (1, 201, 5, 1, 'o1', '/o1', 1, 50, 10, 10, '00000006', 'credited'),
    (2, 201, 2, 1, 'o2', '/o2', 1, 30, 10, 10, '00000007', 'bad'),
    (3, 201, 4, 1, 'o3', '/o3', 1, 40, 10, 10, '00000008', 'found'),
    (4, 203, 21, 3, 'o4', '/o4', 1, 0, 10, 10, '00000009', 'bad'),
    (5, 201, 8, 1, 'o5', '/o5', 1, 60, 10, 10, '0000000a', 'merged'),
    (6, 202, 12, 2, 'o6', '/o6', 1, 10, 10, 10, '0000000b', 'bad');
INSERT INTO merge_parts (output_id, merge_id, position) VALUES (5, 3, 0);
INSERT INTO rule_hits (id, rule_id, job_id, action, at) VALUES (1, 5, 2, 'ask-person', 1), (2, 5, 21, 'ask-person', 1);
INSERT INTO exit_codes (step, code, meaning, changed_at, changed_by) VALUES ('production', 3, 'm', 1, 'ina');
INSERT INTO agents (name, holder, host, pid, started_at, heartbeat_at) VALUES ('production', 'h', 'x', 1, 1, 1);
-- Vera's is heard all the time, and she has 201 open; another's was not heard for long.
INSERT INTO sessions (id, who, program, host, heard_at) VALUES (1, 'vera', 'window', 'h', 9000000000000),
  (2, 'gone', 'window', 'h', 1);
INSERT INTO session_requests (session_id, relation, request_id) VALUES (1, 'open', 201), (2, 'open', 202);
INSERT INTO changes (entity, entity_id) VALUES ('request', 201);

SET session_replication_role = origin;
SELECT follow_ids();
SELECT enrol('vera', 'viewer'), enrol('sam', 'site', 'alpha'), enrol('tom', 'site', 'beta'), enrol('ina', 'shifter'),
  enrol('dora', 'dq'), enrol('max', 'manager'), enrol('robot', 'agent');
