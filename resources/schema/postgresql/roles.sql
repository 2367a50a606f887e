-- Who may do what in a store on PostgreSQL, enforced by the server: psql lets nobody do more than the program does.
--
-- Run it as the owner of the tables, after the migrations, in one transaction, with the store's schema first in the
-- search path. It may be run again at any time and says everything anew. The owner needs CREATEROLE.
--
-- A person (or an agent) logs in with a role of the server whose name is the operator's name, and which is a member
-- of exactly one of shiftdeck_viewer, _site, _shifter, _dq, _manager, _agent. enrol(name, role, site) and
-- dismiss(name), for the owner, keep the membership and the row in `operators` together; a password is given with
-- ALTER ROLE.
-- Who logged in (session_user) counts, never who he made himself since (current_user), so SET ROLE gives nothing.
-- Who may act as the owner, and superusers, are administrators: the rules below are not for them.
--
-- Four walls, one behind the other:
--   grants      each role has what its commands write, column by column, and nothing is ever deleted but old changes,
--               a lease, a session and the meaning of an exit code. Numbers of rows are given by the server.
--   rows        who has no role in this store sees nothing of it: the groups are of the whole server, and another
--               store on it may know other people.
--               A site sees its own requests, those that its people asked for and approved ones that no site has, with
--               all that belongs to them, and files and copies that are at the site or belong to such a request; it
--               changes what is its own or free. Of the logbook it sees what is about something it sees, or about
--               nothing in particular. It drains itself only. The audit trail, changes, what is known about sites and
--               all other receipts are for all to read.
--   signatures  whoever is written as author is who logged in. An agent may also sign as "agent", which no person
--               is, and completes an abort for the manager who wrote it down (wants_abort).
--   moves       status of a request by request_transitions for the role; jobs, merges and outputs as the program
--               moves them.
-- What the rules of the schema write by themselves (counters, states that follow) is written as the owner.

SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

DO $$
DECLARE
  role TEXT;
BEGIN
  FOREACH role IN ARRAY ARRAY['viewer','site','shifter','dq','manager','agent'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shiftdeck_' || role) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', 'shiftdeck_' || role);
    END IF;
  END LOOP;
END $$;

-- ---------------------------------------------------------------- who is logged in

-- In PL/pgSQL, which keeps the plans: these are asked at every statement.

-- 'administrator', one of the words of operators.role, or NULL: nobody of this store, or a member of two groups.
CREATE OR REPLACE FUNCTION session_role() RETURNS TEXT LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  groups CONSTANT INTEGER := pg_has_role(session_user, 'shiftdeck_viewer', 'MEMBER')::int
    + pg_has_role(session_user, 'shiftdeck_site', 'MEMBER')::int
    + pg_has_role(session_user, 'shiftdeck_shifter', 'MEMBER')::int
    + pg_has_role(session_user, 'shiftdeck_dq', 'MEMBER')::int
    + pg_has_role(session_user, 'shiftdeck_manager', 'MEMBER')::int
    + pg_has_role(session_user, 'shiftdeck_agent', 'MEMBER')::int;
BEGIN
  IF pg_has_role(session_user, current_user, 'MEMBER') THEN
    RETURN 'administrator';
  END IF;
  RETURN (SELECT o.role FROM operators o WHERE o.name = session_user::text AND groups = 1
    AND pg_has_role(session_user, 'shiftdeck_' || o.role, 'MEMBER'));
END $$;

CREATE OR REPLACE FUNCTION session_sees_all() RETURNS BOOLEAN LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN coalesce(session_role() <> 'site', false);
END $$;

-- The site of a site operator; NULL for all others.
CREATE OR REPLACE FUNCTION session_site() RETURNS BIGINT LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN (SELECT o.site_id FROM operators o WHERE o.name = session_user::text AND session_role() = 'site');
END $$;

-- A copy of it is at the operator's site; or there is none yet, as of one that is just being registered.
CREATE OR REPLACE FUNCTION session_has_file(file BIGINT) RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT EXISTS (SELECT FROM replicas c WHERE c.file_id = file AND c.site_id = session_site())
    OR NOT EXISTS (SELECT FROM replicas c WHERE c.file_id = file)
$$;

-- Whether the operator sees an entry of the logbook, by the same rules as the policies below; asked about the older
-- entry that a new one names, which a policy of the table itself cannot look at.
CREATE OR REPLACE FUNCTION session_sees_log(entry BIGINT) RETURNS BOOLEAN LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT entry IS NULL OR session_sees_all() OR EXISTS (SELECT FROM log_entries e WHERE e.id = entry AND (e.links = 0
    OR e.who = session_user OR EXISTS (SELECT FROM log_links l WHERE l.entry_id = e.id AND CASE l.entity
      WHEN 'request' THEN EXISTS (SELECT FROM requests r WHERE r.id = l.entity_id AND (r.site_id = session_site()
        OR (r.status = 'approved' AND r.site_id IS NULL)
        OR r.created_by IN (SELECT o.name FROM operators o WHERE o.site_id = session_site())))
      WHEN 'job' THEN EXISTS (SELECT FROM jobs j WHERE j.id = l.entity_id AND j.site_id = session_site())
      WHEN 'site' THEN l.entity_id = session_site() ELSE true END)))
$$;

-- ---------------------------------------------------------------- enrolment, for the owner

CREATE OR REPLACE FUNCTION leave_groups(person TEXT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  membership TEXT;
BEGIN
  FOR membership IN SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
      JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = person AND g.rolname = ANY (ARRAY['shiftdeck_viewer',
        'shiftdeck_site','shiftdeck_shifter','shiftdeck_dq','shiftdeck_manager','shiftdeck_agent']) LOOP
    EXECUTE format('REVOKE %I FROM %I', membership, person);
  END LOOP;
END $$;

-- The login stays, without a right in any store.
CREATE OR REPLACE FUNCTION dismiss(person TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM leave_groups(person);
  DELETE FROM operators WHERE name = person;
END $$;

-- Makes the login when there is none, or changes what it may do.
CREATE OR REPLACE FUNCTION enrol(person TEXT, as_role TEXT, at_site TEXT DEFAULT NULL) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  site BIGINT;
  setting TEXT;
BEGIN
  IF as_role IS NULL OR as_role <> ALL (ARRAY['viewer','site','shifter','dq','manager','agent']) THEN
    PERFORM refuse(format('there is no role %s', coalesce(as_role, 'without a name')));
  END IF;
  IF person IS NULL OR length(person) < 1 OR octet_length(person) > 63 OR starts_with(person, 'shiftdeck_')
      OR (person IN ('agent','shiftdeck') AND as_role <> 'agent') THEN
    PERFORM refuse(format('nobody can be enrolled as %s with the role %s', person, as_role));
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = person AND pg_has_role(oid, current_user, 'MEMBER')) THEN
    PERFORM refuse(format('%s is an administrator and needs no role', person));
  END IF;
  IF coalesce(at_site, '') <> '' THEN
    SELECT s.id INTO site FROM sites s WHERE s.name = at_site;
    IF site IS NULL THEN
      PERFORM refuse(format('there is no site %s', at_site));
    END IF;
  END IF;
  IF as_role = 'site' AND site IS NULL THEN
    PERFORM refuse('a site operator needs a site');
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = person) THEN
    PERFORM leave_groups(person);
  ELSE
    EXECUTE format('CREATE ROLE %I LOGIN', person);
  END IF;
  EXECUTE format('GRANT %I TO %I', 'shiftdeck_' || as_role, person);
  -- Behind a transaction pooler the program cannot set them for itself: no statement is without a limit, in
  -- milliseconds, and what was committed outlives a crash of the server.
  FOREACH setting IN ARRAY ARRAY['statement_timeout = 30000', 'lock_timeout = 5000',
      'idle_in_transaction_session_timeout = 60000', 'client_connection_check_interval = 1000',
      'synchronous_commit = on'] LOOP
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET %s', person, current_database(), setting);
  END LOOP;
  INSERT INTO operators (name, role, site_id) VALUES (person, as_role, site)
    ON CONFLICT (name) DO UPDATE SET role = excluded.role, site_id = excluded.site_id;
END $$;

-- ---------------------------------------------------------------- grants

DO $$
DECLARE
  everybody CONSTANT TEXT := 'shiftdeck_viewer, shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager,'
    ' shiftdeck_agent';
  place CONSTANT TEXT := quote_ident(current_schema());
BEGIN
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %s FROM PUBLIC, %s', place, everybody);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %s FROM PUBLIC, %s', place, everybody);
  EXECUTE format('REVOKE ALL ON SCHEMA %s FROM PUBLIC, %s', place, everybody);
  -- Where the schema is another one's, as in databases that began with an older server, that was only a wish.
  IF has_schema_privilege('public', current_schema(), 'CREATE')
      OR has_schema_privilege('shiftdeck_viewer', current_schema(), 'CREATE') THEN
    PERFORM refuse(format('anybody may make functions in the schema %s, beside the rules of the store; its owner must'
      ' first say REVOKE CREATE ON SCHEMA %s FROM PUBLIC', current_schema(), place));
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %s TO %s', place, everybody);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s', place, everybody);
  -- The number that a row was given may be asked for.
  EXECUTE format('GRANT SELECT ON ALL SEQUENCES IN SCHEMA %s TO %s', place, everybody);
  EXECUTE format('REVOKE ALL ON changes_pending FROM %s', everybody);
END $$;

-- What every commit leaves behind, for who loses its answer.
GRANT INSERT (mark, fence) ON commit_marks
  TO shiftdeck_viewer, shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT DELETE ON commit_marks TO shiftdeck_agent;

-- Who is here.
GRANT INSERT (who, program, host), UPDATE (heard_at, command, command_since, executing, said), DELETE ON sessions
  TO shiftdeck_viewer, shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (session_id, relation, request_id), DELETE ON session_requests
  TO shiftdeck_viewer, shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;

-- What every command leaves behind, and what everybody may ask for.
GRANT INSERT (receipt_id, at, who, role, action, entity, entity_id, request_id, from_value, to_value, why) ON audit
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (command, arguments, idempotency_key, who, at, summary, outcomes),
    UPDATE (outcomes, inverse_command, inverse_arguments, undone_by) ON receipts
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (entity, entity_id, at, who, text) ON comments
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
-- The logbook is everybody's but a viewer's; taking over is for people.
GRANT INSERT (at, who, role, kind, text, links, amends, closes) ON log_entries
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (entry_id, number, entity, entity_id) ON log_links
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (entry_id, at, who) ON log_takeovers
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (campaign_id, dataset_id, step, release, conditions, priority, split_kind, split_size, merge_events,
    merge_bytes, merge_policy, release_parts, max_attempts, memory_mb, wall_seconds, test, created_at, created_by,
    changed_at, changed_by),
    UPDATE (status, held_from, site_id, lease_until, changed_at, changed_by) ON requests
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (request_id, name, tier, suffix, keeps_every_event, merge_step, required, output_dataset_id) ON streams
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (name, tier, source_request_id, complete, created_at) ON datasets
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (merge_policy, release_parts) ON requests
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;

-- Files and their copies.
GRANT INSERT (run), UPDATE (events) ON runs
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (run, type, started_at, stopped_at), UPDATE (type, started_at, stopped_at, comment) ON runs
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (lfn, dataset_id, first_run, last_run, events, bytes, adler32, conditions, created_at) ON files
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (file_id, site_id, path, medium, state, checked_at, problem), UPDATE (state, checked_at, problem)
  ON replicas TO shiftdeck_site, shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (file_id, parent_id) ON file_parents TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (complete) ON datasets TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;

-- The ledger and its jobs. A data-quality expert makes those of certification again.
GRANT UPDATE (units_made, events_expected) ON requests
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (stage_problem) ON requests TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (priority) ON requests TO shiftdeck_shifter, shiftdeck_manager;
GRANT INSERT (request_id, cause, reason, at, stopped_by) ON request_stops
  TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (lifted_at, lifted_by) ON request_stops TO shiftdeck_shifter, shiftdeck_manager;
GRANT INSERT (request_id, file_id, run, first_event, events) ON work_units
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (not_before) ON work_units TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (unit_id, job_id) ON claims TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (open) ON claims TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (unit_id, job_id, events_read, at) ON credits TO shiftdeck_agent;
GRANT INSERT (unit_id, reason, signed_by, at) ON abandonments TO shiftdeck_manager;
GRANT INSERT (request_id, number, kind, site_id, retry, created_at, created_by) ON grid_jobs
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (request_id, grid_job_id, kind, merge_id, token, attempt, retry_of, site_id, run, units, events,
    memory_mb, wall_seconds, avoid_nodes, created_at, changed_at), UPDATE (status, changed_at) ON jobs
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (cancel_wanted, rule_id) ON jobs TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (look_wanted) ON jobs TO shiftdeck_site, shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (events_read, events_written, endpoint_job_id, node, exit_code, signal, failure_class, failure_text,
    signature_id, cpu_ms, peak_memory_kb, folder, stuck_since, retry_helps, submitted_at, started_at, ended_at)
  ON jobs TO shiftdeck_agent;
GRANT INSERT (text) ON signatures TO shiftdeck_agent;
GRANT INSERT (job_id, fact, value, at) ON evidence TO shiftdeck_agent;
GRANT INSERT (request_id, job_id, stream_id, name, path, run, first_event, events, bytes, adler32, state, problem,
    stamp), UPDATE (problem, verified_at, stamp) ON outputs TO shiftdeck_agent;
GRANT UPDATE (state) ON outputs TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (request_id, stream_id, number, parts, events, lfn, created_at, changed_at),
    UPDATE (status, release, file_id, changed_at) ON merges TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (path, bytes, adler32, verified) ON merges TO shiftdeck_agent;
GRANT INSERT (output_id, merge_id, position) ON merge_parts
  TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (output_id, reason, signed_by, at) ON lost_outputs TO shiftdeck_manager;

-- What is known about failures, and how far the agent goes.
GRANT INSERT (failure_class, signature, step, site_id, action, mode, created_at, created_by, changed_at, changed_by),
    UPDATE (mode, removed, changed_at, changed_by) ON rules TO shiftdeck_shifter, shiftdeck_manager;
GRANT INSERT (rule_id, job_id, action, acted, at) ON rule_hits
  TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT UPDATE (acted) ON rule_hits TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT, UPDATE, DELETE ON exit_codes TO shiftdeck_shifter, shiftdeck_manager;
GRANT UPDATE (value, changed_at, changed_by) ON limits TO shiftdeck_manager;
GRANT INSERT (name, title, release, conditions, first_run, last_run, predecessor_id, link, due_at, created_at,
    created_by) ON campaigns TO shiftdeck_manager;
GRANT INSERT, UPDATE, DELETE ON agents TO shiftdeck_agent;
GRANT DELETE ON changes TO shiftdeck_agent;

-- Sites: what they answered is the agent's to write. Everybody but a viewer may want one to be asked.
GRANT UPDATE (look_wanted) ON sites
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT, UPDATE ON site_health, site_releases TO shiftdeck_agent;
GRANT INSERT, UPDATE, DELETE ON site_queue TO shiftdeck_agent;
GRANT INSERT (site_id, reason, at, drained_by), UPDATE (lifted_at, lifted_by) ON site_drains
  TO shiftdeck_site, shiftdeck_shifter, shiftdeck_manager;
GRANT INSERT (step, release, at, approved_by), UPDATE (withdrawn_at, withdrawn_by) ON release_approvals
  TO shiftdeck_manager;
-- Certification of sites: what a good verdict must rest on the rules of the store say, whoever signs it.
GRANT INSERT (site_id, reason, at, required_by), UPDATE (lifted_at, lifted_by) ON certification_duties
  TO shiftdeck_manager;
GRANT INSERT (name, version, campaign_id, step, release, conditions, split_kind, split_size, units_per_job,
    merge_events, merge_bytes, request_id, inputs, outputs, why, at, made_by) ON samples
  TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (sample_id, number, run, events, bytes, adler32) ON sample_inputs TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (sample_id, stream, number, events, bytes, adler32) ON sample_outputs
  TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (request_id, site_id, sample_id, at, started_by) ON site_trials TO shiftdeck_manager;
GRANT INSERT (site_id, step, release, verdict, request_id, findings, at, signed_by) ON site_certifications
  TO shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
-- The plan of a campaign.
GRANT INSERT (campaign_id, name, version, state, step, due_at, events, files, luminosity, unit, why, at, set_by)
  ON milestones TO shiftdeck_manager;
-- What is imported about runs.
GRANT INSERT (format, origin, checksum, taken, changed, refused, report, at, imported_by) ON imports
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (run, method, unit, delivered, recorded, delivered_stat, delivered_syst, recorded_stat, recorded_syst,
    lumisections, sections, import_id, at) ON run_luminosities TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (run, fill, beams, energy_gev, field_t, stable_from, stable_until, lumisections, import_id, at)
  ON run_facts TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
-- Sources of new runs: a manager says what is wanted, the agent writes what it saw and what came of it.
GRANT INSERT (name, campaign_id, kind, location, pattern, complete_by, marker, quiet_ms, every_ms, site_id, dataset,
    steps, release, conditions, split_kind, split_size, priority, at, made_by) ON run_sources TO shiftdeck_manager;
GRANT UPDATE (look_wanted) ON run_sources TO shiftdeck_shifter, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (source_id, reason, at, stopped_by), UPDATE (lifted_at, lifted_by) ON source_stops
  TO shiftdeck_shifter, shiftdeck_manager;
GRANT INSERT, UPDATE ON source_looks TO shiftdeck_agent;
GRANT INSERT (source_id, run, first_seen_at, changed_at, files, bytes, seen),
    UPDATE (changed_at, files, bytes, seen, state, why, requested_at, later, later_at) ON source_runs
  TO shiftdeck_agent;
GRANT INSERT (source_run_id, step, request_id, made) ON source_requests TO shiftdeck_agent;
-- Conditions: who knows of an update writes it down, a manager has runs processed again.
GRANT INSERT (tag, payload, first_run, last_run, at, comment, recorded_at, recorded_by) ON conditions_updates
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (request_id, run, again_id, at, asked_by) ON conditions_redone TO shiftdeck_manager;
-- Certification of runs. From which state to which a role moves it is data, as for requests.
GRANT INSERT (name, title, position, required, changed_at, changed_by),
    UPDATE (title, position, required, retired, changed_at, changed_by) ON detectors TO shiftdeck_manager;
GRANT INSERT (run, detector, first_ls, last_ls, flag, automatic, cause, comment, at, signed_by, undoes)
  ON quality_flags TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (run, detector, state, comment, at, signed_by) ON quality_states TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (state_id, comment, at, signed_by) ON quality_confirmations TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (campaign_id, second_person, reason, at, set_by) ON quality_policies TO shiftdeck_manager;
GRANT INSERT (name, version, kind, list, anti_list, rule, candidates, provenance, losses, runs, lumisections, why, at,
    made_by) ON run_lists TO shiftdeck_dq, shiftdeck_manager;
-- Plots of runs, what they are compared with, and how strictly.
GRANT INSERT (run, kind, path, plots, bytes, adler32, at, added_by) ON run_plots
  TO shiftdeck_shifter, shiftdeck_dq, shiftdeck_manager, shiftdeck_agent;
GRANT INSERT (name, version, kind, first_run, last_run, plots_id, why, at, made_by) ON reference_sets
  TO shiftdeck_dq, shiftdeck_manager;
GRANT INSERT (pattern, version, detector, rule, plot_kind, shifter, withdrawn, why, at, made_by) ON plot_rules
  TO shiftdeck_dq, shiftdeck_manager;

-- ---------------------------------------------------------------- rows

-- Asked once per statement for all but sites: an uncorrelated sub-select. The owner is not subject to policies.
DO $$
DECLARE
  known CONSTANT TEXT := '(SELECT session_role()) IS NOT NULL';
  all_rows CONSTANT TEXT := '(SELECT session_sees_all())';
  own_site CONSTANT TEXT := '(SELECT session_site())';
  of_request CONSTANT TEXT := 'EXISTS (SELECT FROM requests r WHERE r.id = request_id)';
  of_job CONSTANT TEXT := 'EXISTS (SELECT FROM jobs j WHERE j.id = job_id)';
  of_own_session CONSTANT TEXT := 'EXISTS (SELECT FROM sessions s WHERE s.id = session_id AND s.who = session_user)';
  -- A request belongs to no person: what somebody of the site asked for is the site's.
  own_people CONSTANT TEXT := format('created_by IN (SELECT o.name FROM operators o WHERE o.site_id = %s)', own_site);
  of_stream CONSTANT TEXT := 'EXISTS (SELECT FROM streams s WHERE s.id = stream_id)';
  p RECORD;
BEGIN
  FOR p IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()
      AND policyname LIKE 'shiftdeck\_%' LOOP
    EXECUTE format('DROP POLICY %I ON %I', p.policyname, p.tablename);
  END LOOP;
  FOR p IN SELECT * FROM (VALUES
      ('requests', 'SELECT', format('%1$s IS NOT NULL AND (site_id = %1$s OR %2$s
        OR (status = ''approved'' AND site_id IS NULL))', own_site, own_people)),
      ('requests', 'INSERT', own_site || ' IS NOT NULL'),
      ('requests', 'UPDATE', format('%1$s IS NOT NULL AND (site_id = %1$s OR (site_id IS NULL
        AND (status = ''approved'' OR %2$s)))', own_site, own_people)),
      -- Of a request that went elsewhere a site may still say that it closed it.
      ('session_requests', 'SELECT', format('%s OR %s', of_request, of_own_session)),
      ('session_requests', 'INSERT', of_request), ('session_requests', 'DELETE', 'true'),
      ('request_stops', 'ALL', of_request), ('streams', 'ALL', of_request), ('work_units', 'ALL', of_request),
      ('outputs', 'ALL', of_request), ('merges', 'ALL', of_request), ('request_counters', 'ALL', of_request),
      ('run_counters', 'ALL', of_request), ('run_completions', 'ALL', of_request),
      ('request_history', 'ALL', of_request),
      ('failure_counters', 'ALL', of_request), ('failure_node_counters', 'ALL', of_request),
      ('progress', 'ALL', of_request),
      ('grid_jobs', 'ALL', 'site_id = ' || own_site), ('jobs', 'ALL', 'site_id = ' || own_site),
      ('claims', 'ALL', of_job), ('credits', 'ALL', of_job), ('evidence', 'ALL', of_job),
      ('job_history', 'ALL', of_job), ('rule_hits', 'ALL', of_job),
      ('stream_counters', 'ALL', of_stream), ('output_counters', 'ALL', of_stream),
      ('grid_job_counters', 'ALL', 'EXISTS (SELECT FROM grid_jobs g WHERE g.id = grid_job_id)'),
      ('abandonments', 'ALL', 'EXISTS (SELECT FROM work_units u WHERE u.id = unit_id)'),
      ('merge_parts', 'ALL', 'EXISTS (SELECT FROM merges m WHERE m.id = merge_id)'),
      ('lost_outputs', 'ALL', 'EXISTS (SELECT FROM outputs o WHERE o.id = output_id)'),
      ('comments', 'ALL', own_site || ' IS NOT NULL AND CASE entity
        WHEN ''request'' THEN EXISTS (SELECT FROM requests r WHERE r.id = entity_id)
        WHEN ''job'' THEN EXISTS (SELECT FROM jobs j WHERE j.id = entity_id) ELSE true END'),
      ('log_links', 'ALL', own_site || ' IS NOT NULL AND CASE entity
        WHEN ''request'' THEN EXISTS (SELECT FROM requests r WHERE r.id = entity_id)
        WHEN ''job'' THEN EXISTS (SELECT FROM jobs j WHERE j.id = entity_id)
        WHEN ''site'' THEN entity_id = ' || own_site || ' ELSE true END'),
      ('log_entries', 'SELECT', own_site || ' IS NOT NULL AND (links = 0 OR who = session_user
        OR EXISTS (SELECT FROM log_links l WHERE l.entry_id = id))'),
      ('log_entries', 'INSERT', own_site || ' IS NOT NULL
        AND session_sees_log(amends) AND session_sees_log(closes)'),
      ('log_takeovers', 'ALL', 'EXISTS (SELECT FROM log_entries e WHERE e.id = entry_id)'),
      ('receipts', 'ALL', own_site || ' IS NOT NULL AND (command NOT LIKE ''logbook.%'' OR who = session_user)'),
      ('files', 'SELECT', own_site || ' IS NOT NULL AND (session_has_file(id)
        OR EXISTS (SELECT FROM requests r WHERE r.dataset_id = files.dataset_id)
        OR EXISTS (SELECT FROM datasets d JOIN requests r ON r.id = d.source_request_id
          WHERE d.id = files.dataset_id))'),
      ('files', 'INSERT', own_site || ' IS NOT NULL'),
      ('file_parents', 'ALL', 'EXISTS (SELECT FROM files f WHERE f.id = file_id)'),
      ('replicas', 'SELECT', 'site_id = ' || own_site || ' OR EXISTS (SELECT FROM files f WHERE f.id = file_id)'),
      ('replicas', 'INSERT', 'site_id = ' || own_site), ('replicas', 'UPDATE', 'site_id = ' || own_site),
      ('site_drains', 'SELECT', own_site || ' IS NOT NULL'),
      ('site_drains', 'INSERT', 'site_id = ' || own_site), ('site_drains', 'UPDATE', 'site_id = ' || own_site)
    ) AS t(tab, verb, site_rows) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', p.tab);
    EXECUTE format('CREATE POLICY %I ON %I FOR %s %s', 'shiftdeck_' || lower(p.verb), p.tab, p.verb,
      CASE p.verb WHEN 'INSERT' THEN format('WITH CHECK (%s OR (%s))', all_rows, p.site_rows)
        ELSE format('USING (%s OR (%s))', all_rows, p.site_rows) END);
  END LOOP;
  -- All the other tables, also those of later migrations, are for everybody in the store.
  FOR p IN SELECT c.relname AS tab FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
      AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_policy y WHERE y.polrelid = c.oid) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', p.tab);
    EXECUTE format('CREATE POLICY shiftdeck_all ON %I USING (%s)', p.tab, known);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- signatures and moves

-- The guards are for statements that somebody gave who is not the owner; a rule's own writing is the owner's. They
-- fire before the rules of the schema, whose names sort behind theirs.

CREATE OR REPLACE FUNCTION must_sign(name TEXT, role TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF role IS DISTINCT FROM 'administrator' AND name IS DISTINCT FROM session_user::text
      AND (role = 'agent' AND name = 'agent') IS NOT TRUE THEN
    PERFORM refuse(format('you are %s and cannot sign as %s', session_user, coalesce(nullif(name, ''), 'nobody')));
  END IF;
END $$;

-- Of every table: nobody writes to a store that does not know him, whatever groups of the server he is in.
CREATE OR REPLACE FUNCTION guard_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_role() IS NULL THEN
    PERFORM refuse(format('%s has no role in this store', session_user));
  END IF;
  RETURN NULL;
END $$;

-- The trigger's arguments are columns with an author. A new row needs its authors' names right, a changed one the
-- names that changed; and who changes anything of a row with the column changed_by signs for it.
CREATE OR REPLACE FUNCTION guard_author() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  after CONSTANT JSONB := to_jsonb(NEW);
  before CONSTANT JSONB := CASE TG_OP WHEN 'UPDATE' THEN to_jsonb(OLD) END;
BEGIN
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    -- A stop is not lifted yet when it is made, an approval not withdrawn.
    CONTINUE WHEN TG_OP = 'INSERT' AND TG_ARGV[i] IN ('lifted_by','withdrawn_by') AND after ->> TG_ARGV[i] = '';
    IF after ->> TG_ARGV[i] IS DISTINCT FROM before ->> TG_ARGV[i] OR (TG_ARGV[i] = 'changed_by' AND after <> before)
    THEN
      PERFORM must_sign(after ->> TG_ARGV[i], session_role());
    END IF;
  END LOOP;
  RETURN NEW;
END $$;

-- A manager who aborts a request that has open jobs writes down that wish; when the jobs are gone the agent completes
-- the abort in the manager's name. That is the one thing done in another's name, and only on such a wish.
CREATE OR REPLACE FUNCTION wants_abort(person TEXT, request BIGINT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM audit a WHERE a.entity = 'request' AND a.entity_id = request AND a.to_value = 'aborting'
    AND a.role = 'manager' AND a.who = person)
$$;

CREATE OR REPLACE FUNCTION guard_audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  role CONSTANT TEXT := session_role();
BEGIN
  IF role = 'administrator' OR (role = 'agent' AND NEW.role = 'manager' AND NEW.action = 'request.abort'
      AND wants_abort(NEW.who, NEW.request_id)) THEN
    RETURN NEW;
  END IF;
  PERFORM must_sign(NEW.who, role);
  IF NEW.role <> role THEN
    PERFORM refuse(format('your role is %s and not %s', role, NEW.role));
  END IF;
  IF role <> 'site' THEN
    RETURN NEW;
  END IF;
  -- What belongs to a request is written down with it.
  IF NEW.request_id IS DISTINCT FROM (CASE NEW.entity
      WHEN 'request' THEN NEW.entity_id
      WHEN 'grid_job' THEN (SELECT g.request_id FROM grid_jobs g WHERE g.id = NEW.entity_id)
      WHEN 'job' THEN (SELECT j.request_id FROM jobs j WHERE j.id = NEW.entity_id)
      WHEN 'merge' THEN (SELECT m.request_id FROM merges m WHERE m.id = NEW.entity_id)
      WHEN 'output' THEN (SELECT o.request_id FROM outputs o WHERE o.id = NEW.entity_id)
      END) THEN
    PERFORM refuse(format('the %s %s does not belong to the request that is named for it', NEW.entity, NEW.entity_id));
  END IF;
  IF NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT FROM requests r WHERE r.id = NEW.request_id
      AND (r.site_id = session_site() OR (r.site_id IS NULL AND (r.status = 'approved'
        OR r.created_by IN (SELECT o.name FROM operators o WHERE o.site_id = session_site()))))) THEN
    PERFORM refuse('the request is of another site');
  END IF;
  RETURN NEW;
END $$;

-- Written in two steps by the one who gave the command, and marked once by the one who takes it back.
CREATE OR REPLACE FUNCTION guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  role CONSTANT TEXT := session_role();
BEGIN
  IF role = 'administrator' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM must_sign(NEW.who, role);
    RETURN NEW;
  END IF;
  IF NEW.outcomes <> OLD.outcomes OR NEW.inverse_command IS DISTINCT FROM OLD.inverse_command
      OR NEW.inverse_arguments IS DISTINCT FROM OLD.inverse_arguments THEN
    PERFORM must_sign(OLD.who, role);
    IF OLD.outcomes <> '[]' OR OLD.inverse_command IS NOT NULL THEN
      PERFORM refuse('what a command did is written down once');
    END IF;
  END IF;
  IF NEW.undone_by IS DISTINCT FROM OLD.undone_by THEN
    IF OLD.undone_by IS NOT NULL OR NEW.undone_by IS NULL THEN
      PERFORM refuse('a command is undone once');
    END IF;
    PERFORM must_sign((SELECT r.who FROM receipts r WHERE r.id = NEW.undone_by), role);
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting TEXT := session_role();
BEGIN
  IF acting = 'administrator' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM must_sign(NEW.created_by, acting);
    PERFORM must_sign(NEW.changed_by, acting);
    RETURN NEW;
  END IF;
  IF acting = 'agent' AND NEW.status = 'aborted' AND OLD.status <> 'aborted'
      AND wants_abort(NEW.changed_by, NEW.id) THEN
    acting := 'manager';
  ELSIF NEW.changed_by <> OLD.changed_by OR NEW.status <> OLD.status OR NEW.site_id IS DISTINCT FROM OLD.site_id
      OR NEW.lease_until IS DISTINCT FROM OLD.lease_until OR NEW.priority <> OLD.priority
      OR NEW.merge_policy <> OLD.merge_policy OR NEW.release_parts <> OLD.release_parts THEN
    PERFORM must_sign(NEW.changed_by, acting);
  END IF;
  IF NEW.status <> OLD.status THEN
    IF NOT EXISTS (SELECT FROM request_transitions t WHERE t.from_status = OLD.status AND t.to_status = NEW.status
        AND t.role = acting) THEN
      PERFORM refuse(format('the role %s does not move a request from %s to %s', acting, OLD.status, NEW.status));
    END IF;
  ELSIF NEW.lease_until IS DISTINCT FROM OLD.lease_until AND acting NOT IN ('site','manager') THEN
    PERFORM refuse('the site that holds a request or a manager renews its lease');
  END IF;
  IF (NEW.merge_policy <> OLD.merge_policy OR NEW.release_parts <> OLD.release_parts) AND OLD.status <> 'new'
      AND acting <> 'manager' THEN
    PERFORM refuse('only a manager changes how a request is merged once it is approved');
  END IF;
  IF acting = 'dq' AND OLD.step <> 'recocert'
      AND (NEW.units_made <> OLD.units_made OR NEW.events_expected <> OLD.events_expected) THEN
    PERFORM refuse('a data-quality expert makes jobs of certification only');
  END IF;
  RETURN NEW;
END $$;

-- What a new request asks for is written together with it.
CREATE OR REPLACE FUNCTION guard_born_with_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request CONSTANT BIGINT := (to_jsonb(NEW) ->> TG_ARGV[0])::bigint;
BEGIN
  IF request IS NOT NULL AND session_role() <> 'administrator' AND NOT EXISTS (SELECT FROM requests r
      WHERE r.id = request AND r.status = 'new' AND r.created_by IN (session_user::text, 'agent')) THEN
    PERFORM refuse('streams are made with their request, by the one who asks for it');
  END IF;
  RETURN NEW;
END $$;

-- What a site brings in changes nobody else's inputs.
CREATE OR REPLACE FUNCTION guard_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_role() = 'site' AND (
      EXISTS (SELECT FROM datasets d WHERE d.id = NEW.dataset_id AND d.source_request_id IS NOT NULL)
      OR EXISTS (SELECT FROM requests r WHERE r.dataset_id = NEW.dataset_id AND r.site_id <> session_site())) THEN
    PERFORM refuse('a site registers files of its own; this dataset is worked on elsewhere');
  END IF;
  RETURN NEW;
END $$;

-- The sum of the catalogue, whatever part of it the operator sees. The same raw file may be in two datasets.
CREATE OR REPLACE FUNCTION guard_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.events := (SELECT coalesce(sum(x.events), 0) FROM (SELECT DISTINCT f.adler32, f.events FROM files f
    JOIN datasets d ON d.id = f.dataset_id WHERE d.tier = 'raw' AND f.first_run = NEW.run) AS x);
  RETURN NEW;
END $$;

-- A data-quality expert makes jobs of certification only.
CREATE OR REPLACE FUNCTION guard_certification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_role() = 'dq' AND NOT EXISTS (SELECT FROM requests r WHERE r.id = NEW.request_id AND r.step = 'recocert')
  THEN
    PERFORM refuse('a data-quality expert makes jobs of certification only');
  END IF;
  RETURN NEW;
END $$;

-- The guards below are not asked for the agent, who does all that the rules allow.

CREATE OR REPLACE FUNCTION guard_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  role CONSTANT TEXT := session_role();
BEGIN
  IF role = 'administrator' THEN
    RETURN NEW;
  END IF;
  IF NEW.status <> OLD.status AND NOT ((OLD.status IN ('error','cancelled') AND NEW.status = 'superseded')
      OR (OLD.status = 'pending' AND NEW.status = 'cancelled' AND role IN ('shifter','manager'))) THEN
    PERFORM refuse(format('the role %s does not move a job from %s to %s', role, OLD.status, NEW.status));
  END IF;
  IF NEW.cancel_wanted < OLD.cancel_wanted OR NEW.look_wanted < OLD.look_wanted THEN
    PERFORM refuse('what was asked of the agent is not taken back');
  END IF;
  IF role = 'dq' AND NOT EXISTS (SELECT FROM requests r WHERE r.id = OLD.request_id AND r.step = 'recocert') THEN
    PERFORM refuse('a data-quality expert makes jobs of certification only');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_role() <> 'administrator'
      AND (SELECT j.status FROM jobs j WHERE j.id = OLD.job_id) IS DISTINCT FROM 'pending' THEN
    PERFORM refuse('only the agent gives up the work of a job that was submitted');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_output() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF session_role() <> 'administrator' AND NEW.state <> OLD.state
      AND NOT (OLD.state IN ('found','bad') AND NEW.state = 'superseded') THEN
    PERFORM refuse(format('only the agent makes an output %s', NEW.state));
  END IF;
  IF session_role() = 'dq' AND NOT EXISTS (SELECT FROM requests r WHERE r.id = OLD.request_id
      AND r.step = 'recocert') THEN
    PERFORM refuse('a data-quality expert makes jobs of certification only');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  role CONSTANT TEXT := session_role();
BEGIN
  IF role <> 'administrator' AND NEW.status <> OLD.status
      AND NOT ((OLD.status = 'running' AND NEW.status = 'failed') OR (NEW.status = 'void' AND role = 'manager')) THEN
    PERFORM refuse(format('the role %s does not make a merge %s', role, NEW.status));
  END IF;
  IF role <> 'administrator' AND NEW.release <> OLD.release AND NEW.release = 'released' THEN
    PERFORM refuse('only the agent deletes the parts of a merge');
  END IF;
  RETURN NEW;
END $$;

-- A session is of who logged in; one that was not heard for 30 seconds (models/storage/presence.h) is cleared away by
-- whoever comes by. When it was heard is not for it to say.
CREATE OR REPLACE FUNCTION guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now CONSTANT BIGINT := extract(epoch FROM clock_timestamp()) * 1000;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.heard_at >= now - 30000 THEN
      PERFORM must_sign(OLD.who, session_role());
    END IF;
    RETURN OLD;
  END IF;
  PERFORM must_sign(NEW.who, session_role());
  IF TG_OP = 'UPDATE' AND NEW.heard_at <> OLD.heard_at AND session_role() <> 'administrator' THEN
    NEW.heard_at := now;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION guard_named_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named CONSTANT session_requests := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  PERFORM must_sign((SELECT s.who FROM sessions s WHERE s.id = named.session_id), session_role());
  RETURN named;
END $$;

-- An entry of the logbook is signed with name and role, and its links are written by who wrote it.
CREATE OR REPLACE FUNCTION guard_log() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  role CONSTANT TEXT := session_role();
BEGIN
  IF role = 'administrator' THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'log_links' THEN
    PERFORM must_sign((SELECT e.who FROM log_entries e WHERE e.id = NEW.entry_id), role);
    RETURN NEW;
  END IF;
  PERFORM must_sign(NEW.who, role);
  IF NEW.role <> role THEN
    PERFORM refuse(format('your role is %s and not %s', role, NEW.role));
  END IF;
  RETURN NEW;
END $$;

-- What an import says about runs is written by who made the import.
CREATE OR REPLACE FUNCTION guard_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM must_sign((SELECT i.imported_by FROM imports i WHERE i.id = NEW.import_id), session_role());
  RETURN NEW;
END $$;

-- A detector of a run is signed off, completed and opened again by who may.
CREATE OR REPLACE FUNCTION guard_quality() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT TEXT := session_role();
BEGIN
  PERFORM must_sign(NEW.signed_by, acting);
  IF acting <> 'administrator' AND NOT EXISTS (SELECT FROM quality_transitions t WHERE t.to_state = NEW.state
      AND t.role = acting) THEN
    PERFORM refuse(format('the role %s does not make the certification of a run %s', acting, NEW.state));
  END IF;
  RETURN NEW;
END $$;

-- The lease of an agent is of a process; a person's name is taken by that person alone.
CREATE OR REPLACE FUNCTION guard_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM operators o WHERE o.name = NEW.holder) THEN
    PERFORM must_sign(NEW.holder, session_role());
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  owner CONSTANT TEXT := (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = 'requests'::regclass);
  asked CONSTANT TEXT := format('current_user <> %L', owner);
  people CONSTANT TEXT := asked || ' AND NOT pg_has_role(session_user, ''shiftdeck_agent'', ''MEMBER'')';
  -- Most audit rows are as they should be, which is seen without a function. guard_known() was there before: who is
  -- in a group has that role.
  doubtful CONSTANT TEXT := asked || ' AND CASE WHEN NEW.role IN (''shifter'',''dq'',''manager'',''agent'')
    AND (NEW.who = session_user OR (NEW.who = ''agent'' AND NEW.role = ''agent''))
    THEN NOT pg_has_role(session_user, ''shiftdeck_'' || NEW.role, ''MEMBER'') ELSE true END';
  g RECORD;
BEGIN
  FOR g IN SELECT c.relname AS tab FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
      AND c.relkind = 'r' LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER "0_known" BEFORE INSERT OR UPDATE OR DELETE ON %I FOR EACH STATEMENT'
      ' WHEN (%s) EXECUTE FUNCTION guard_known()', g.tab, asked);
  END LOOP;
  FOR g IN SELECT * FROM (VALUES
      ('audit', 'INSERT', doubtful, 'guard_audit()'),
      ('receipts', 'INSERT OR UPDATE', asked, 'guard_receipt()'),
      ('requests', 'INSERT OR UPDATE', asked, 'guard_request()'),
      ('streams', 'INSERT', asked, 'guard_born_with_request(''request_id'')'),
      ('datasets', 'INSERT', asked, 'guard_born_with_request(''source_request_id'')'),
      ('files', 'INSERT', asked, 'guard_file()'),
      ('runs', 'INSERT OR UPDATE', asked, 'guard_run()'),
      ('agents', 'INSERT OR UPDATE', asked, 'guard_holder()'),
      ('sessions', 'INSERT OR UPDATE OR DELETE', asked, 'guard_session()'),
      ('session_requests', 'INSERT OR DELETE', asked, 'guard_named_request()'),
      ('comments', 'INSERT', asked, 'guard_author(''who'')'),
      ('log_entries', 'INSERT', asked, 'guard_log()'),
      ('log_links', 'INSERT', asked, 'guard_log()'),
      ('log_takeovers', 'INSERT', asked, 'guard_author(''who'')'),
      ('campaigns', 'INSERT', asked, 'guard_author(''created_by'')'),
      ('request_stops', 'INSERT OR UPDATE', asked, 'guard_author(''stopped_by'', ''lifted_by'')'),
      ('site_drains', 'INSERT OR UPDATE', asked, 'guard_author(''drained_by'', ''lifted_by'')'),
      ('release_approvals', 'INSERT OR UPDATE', asked, 'guard_author(''approved_by'', ''withdrawn_by'')'),
      ('certification_duties', 'INSERT OR UPDATE', asked, 'guard_author(''required_by'', ''lifted_by'')'),
      ('samples', 'INSERT', asked, 'guard_author(''made_by'')'),
      ('site_trials', 'INSERT', asked, 'guard_author(''started_by'')'),
      ('site_certifications', 'INSERT', asked, 'guard_author(''signed_by'')'),
      ('milestones', 'INSERT', asked, 'guard_author(''set_by'')'),
      ('imports', 'INSERT', asked, 'guard_author(''imported_by'')'),
      ('run_luminosities', 'INSERT', asked, 'guard_import()'),
      ('run_facts', 'INSERT', asked, 'guard_import()'),
      ('run_sources', 'INSERT', asked, 'guard_author(''made_by'')'),
      ('source_stops', 'INSERT OR UPDATE', asked, 'guard_author(''stopped_by'', ''lifted_by'')'),
      ('conditions_updates', 'INSERT', asked, 'guard_author(''recorded_by'')'),
      ('conditions_redone', 'INSERT', asked, 'guard_author(''asked_by'')'),
      ('detectors', 'INSERT OR UPDATE', asked, 'guard_author(''changed_by'')'),
      ('quality_flags', 'INSERT', asked, 'guard_author(''signed_by'')'),
      ('quality_states', 'INSERT', asked, 'guard_quality()'),
      ('quality_confirmations', 'INSERT', asked, 'guard_author(''signed_by'')'),
      ('quality_policies', 'INSERT', asked, 'guard_author(''set_by'')'),
      ('run_lists', 'INSERT', asked, 'guard_author(''made_by'')'),
      ('run_plots', 'INSERT', asked, 'guard_author(''added_by'')'),
      ('reference_sets', 'INSERT', asked, 'guard_author(''made_by'')'),
      ('plot_rules', 'INSERT', asked, 'guard_author(''made_by'')'),
      ('abandonments', 'INSERT', asked, 'guard_author(''signed_by'')'),
      ('lost_outputs', 'INSERT', asked, 'guard_author(''signed_by'')'),
      ('grid_jobs', 'INSERT', asked, 'guard_author(''created_by'')'),
      ('rules', 'INSERT OR UPDATE', asked, 'guard_author(''created_by'', ''changed_by'')'),
      ('exit_codes', 'INSERT OR UPDATE', asked, 'guard_author(''changed_by'')'),
      ('limits', 'UPDATE', asked, 'guard_author(''changed_by'')'),
      ('work_units', 'INSERT', people, 'guard_certification()'),
      ('grid_jobs', 'INSERT', people, 'guard_certification()'),
      ('jobs', 'INSERT', people, 'guard_certification()'),
      ('jobs', 'UPDATE', people, 'guard_job()'),
      ('claims', 'UPDATE', people, 'guard_claim()'),
      ('outputs', 'UPDATE', people, 'guard_output()'),
      ('merges', 'UPDATE', people, 'guard_merge()')
    ) AS t(tab, verbs, condition, guard) LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE %s ON %I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s',
      '0_' || split_part(g.guard, '(', 1), g.verbs, g.tab, g.condition, g.guard);
  END LOOP;
END $$;

-- ---------------------------------------------------------------- rights of the functions

DO $$
DECLARE
  f RECORD;
BEGIN
  EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM PUBLIC', current_schema());
  FOR f IN SELECT p.oid::regprocedure AS name, starts_with(p.proname, 'session_') AS asked,
      starts_with(p.proname, 'session_') OR starts_with(p.proname, 'guard_') AS definer FROM pg_proc p
      WHERE p.pronamespace = current_schema()::regnamespace AND (p.proname IN ('enrol','dismiss','leave_groups',
        'must_sign','wants_abort') OR starts_with(p.proname, 'session_') OR starts_with(p.proname, 'guard_')) LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path FROM CURRENT', f.name);
    IF f.definer THEN
      EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', f.name);
    END IF;
    -- What the policies ask is asked in the name of the one who reads.
    IF f.asked THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO shiftdeck_viewer, shiftdeck_site, shiftdeck_shifter,'
        ' shiftdeck_dq, shiftdeck_manager, shiftdeck_agent', f.name);
    END IF;
  END LOOP;
END $$;
