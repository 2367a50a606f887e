-- Shiftdeck store, migration 1: the whole vocabulary of requests, ledger, jobs and merges.
--
-- Times are milliseconds since 1970-01-01 UTC. Words are those of models/core/vocabulary.h.
-- The rules of the domain are enforced here, by constraints and triggers, whoever asks.
-- Messages of RAISE start with "shiftdeck:"; the program shows the rest to its user. "shiftdeck: exists:" is said
-- where INSERT OR REPLACE would take the place of a row, which SQLite does without asking the triggers on DELETE.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- ---------------------------------------------------------------- people and places

CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
  title TEXT NOT NULL DEFAULT '',
  endpoint TEXT NOT NULL DEFAULT 'local' CHECK (endpoint IN ('local')),
  spool TEXT NOT NULL,      -- folder of the endpoint's jobs
  storage TEXT NOT NULL,    -- folder of the site's files
  slots INTEGER NOT NULL DEFAULT 2 CHECK (slots BETWEEN 1 AND 100000)
);

CREATE TABLE operators (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
  role TEXT NOT NULL CHECK (role IN ('viewer','site','shifter','dq','agent','manager')),
  site_id INTEGER REFERENCES sites(id),
  CHECK (role <> 'site' OR site_id IS NOT NULL)
);

-- ---------------------------------------------------------------- data

CREATE TABLE campaigns (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
  title TEXT NOT NULL DEFAULT '',
  release TEXT NOT NULL,
  conditions TEXT NOT NULL,
  first_run INTEGER NOT NULL,
  last_run INTEGER NOT NULL,
  predecessor_id INTEGER REFERENCES campaigns(id),
  link TEXT NOT NULL DEFAULT '',
  due_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  CHECK (last_run >= first_run)
);

CREATE TABLE runs (
  run INTEGER PRIMARY KEY CHECK (run > 0),
  type TEXT NOT NULL DEFAULT 'physics' CHECK (type IN ('physics','cosmic','calibration')),
  started_at INTEGER,
  stopped_at INTEGER,
  events INTEGER NOT NULL DEFAULT 0 CHECK (events >= 0),
  comment TEXT NOT NULL DEFAULT ''
);

CREATE TABLE datasets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  tier TEXT NOT NULL,
  source_request_id INTEGER REFERENCES requests(id),  -- NULL: came from outside, complete
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0,1)),
  created_at INTEGER NOT NULL
);

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  lfn TEXT NOT NULL UNIQUE CHECK (length(lfn) BETWEEN 1 AND 400),
  dataset_id INTEGER NOT NULL REFERENCES datasets(id),
  first_run INTEGER NOT NULL,
  last_run INTEGER NOT NULL,
  events INTEGER NOT NULL CHECK (events >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  adler32 TEXT NOT NULL CHECK (length(adler32) = 8),
  conditions TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'valid' CHECK (state IN ('valid','changed','missing')),
  created_at INTEGER NOT NULL
);
CREATE INDEX files_dataset ON files(dataset_id, first_run);

CREATE TRIGGER files_kept BEFORE DELETE ON files
WHEN EXISTS (SELECT 1 FROM requests r JOIN work_units u ON u.request_id = r.id AND u.file_id = OLD.id
  WHERE r.dataset_id = OLD.dataset_id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a file with work units is never deleted');
END;

CREATE TABLE file_parents (
  file_id INTEGER NOT NULL REFERENCES files(id),
  parent_id INTEGER NOT NULL REFERENCES files(id),
  PRIMARY KEY (file_id, parent_id)
) WITHOUT ROWID;

CREATE TABLE replicas (
  id INTEGER PRIMARY KEY,
  file_id INTEGER NOT NULL REFERENCES files(id),
  site_id INTEGER NOT NULL REFERENCES sites(id),
  path TEXT NOT NULL,
  medium TEXT NOT NULL DEFAULT 'disk' CHECK (medium IN ('disk','tape')),
  state TEXT NOT NULL DEFAULT 'unchecked' CHECK (state IN ('unchecked','valid','changed','missing','unreadable')),
  checked_at INTEGER,
  problem TEXT NOT NULL DEFAULT '',
  UNIQUE (file_id, site_id, path)
);

-- ---------------------------------------------------------------- software

CREATE TABLE applications (
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  path TEXT NOT NULL,                       -- program at the sites
  keeps_every_event INTEGER NOT NULL CHECK (keeps_every_event IN (0,1)),
  PRIMARY KEY (step, release)
) WITHOUT ROWID;

-- The output kinds of a step in a release; copied to `streams` when a request is created.
CREATE TABLE application_streams (
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  stream TEXT NOT NULL,
  tier TEXT NOT NULL,
  suffix TEXT NOT NULL,                     -- 'csv', 'root.json'
  keeps_every_event INTEGER NOT NULL CHECK (keeps_every_event IN (0,1)),
  merge_step TEXT NOT NULL,                 -- the application step that merges it
  required TEXT NOT NULL DEFAULT '',        -- columns or histograms that every output must contain, comma separated
  PRIMARY KEY (step, release, stream),
  FOREIGN KEY (step, release) REFERENCES applications(step, release)
) WITHOUT ROWID;

-- ---------------------------------------------------------------- requests

-- The machine of HANDBOOK section 3 as data. `evidence` = 1: not by decree, the facts must be in the ledger.
CREATE TABLE request_transitions (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  role TEXT NOT NULL,
  evidence INTEGER NOT NULL DEFAULT 0 CHECK (evidence IN (0,1)),
  PRIMARY KEY (from_status, to_status, role)
) WITHOUT ROWID;

INSERT INTO request_transitions (from_status, to_status, role, evidence) VALUES
  ('new','approved','manager',0), ('new','rejected','manager',0), ('approved','rejected','manager',0),
  ('approved','new','manager',0), ('rejected','new','manager',0),
  ('approved','assigned','site',0), ('approved','assigned','manager',0),
  ('assigned','approved','site',0), ('assigned','approved','manager',0), ('assigned','approved','agent',0),
  ('staged','approved','site',0), ('staged','approved','manager',0), ('staged','approved','agent',0),
  ('assigned','staged','agent',1), ('assigned','staged','shifter',1), ('assigned','staged','manager',1),
  ('staged','assigned','agent',1), ('staged','assigned','manager',0),
  ('staged','running','shifter',1), ('staged','running','agent',1), ('staged','running','manager',1),
  ('running','finished','agent',1), ('running','finished','shifter',1), ('running','finished','manager',1),
  ('finished','declared','agent',1), ('finished','declared','shifter',1), ('finished','declared','manager',1),
  ('declared','delivered','agent',1), ('declared','delivered','manager',1),
  ('delivered','certified','dq',1), ('delivered','certified','manager',1),
  ('approved','held','shifter',0), ('assigned','held','shifter',0), ('staged','held','shifter',0), ('running','held','shifter',0),
  ('approved','held','manager',0), ('assigned','held','manager',0), ('staged','held','manager',0), ('running','held','manager',0),
  ('held','approved','shifter',0), ('held','assigned','shifter',0), ('held','staged','shifter',0), ('held','running','shifter',0),
  ('held','approved','manager',0), ('held','assigned','manager',0), ('held','staged','manager',0), ('held','running','manager',0),
  ('approved','aborted','manager',0), ('assigned','aborted','manager',0), ('staged','aborted','manager',0), ('running','aborted','manager',0),
  ('declared','obsolete','manager',0), ('delivered','obsolete','manager',0), ('certified','obsolete','manager',0);

CREATE TRIGGER request_transitions_fixed BEFORE INSERT ON request_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER request_transitions_frozen BEFORE UPDATE ON request_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER request_transitions_kept BEFORE DELETE ON request_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  dataset_id INTEGER NOT NULL REFERENCES datasets(id),
  step TEXT NOT NULL CHECK (step IN ('production','recocert','merge','skim','mergeskim','mc','transfer')),
  release TEXT NOT NULL,
  conditions TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'new' CHECK (status IN ('new','approved','assigned','staged','running','finished',
    'declared','delivered','certified','held','rejected','aborted','obsolete')),
  held_from TEXT,
  site_id INTEGER REFERENCES sites(id),
  lease_until INTEGER,
  priority INTEGER NOT NULL DEFAULT 100 CHECK (priority BETWEEN 0 AND 999999),
  split_kind TEXT NOT NULL DEFAULT 'events' CHECK (split_kind IN ('files','events')),
  split_size INTEGER NOT NULL DEFAULT 1000 CHECK (split_size BETWEEN 1 AND 1000000000),
  merge_events INTEGER NOT NULL DEFAULT 1000000 CHECK (merge_events > 0),  -- target size of a merged file
  merge_bytes INTEGER NOT NULL DEFAULT 0 CHECK (merge_bytes >= 0),         -- and in bytes; 0: no limit
  merge_policy TEXT NOT NULL DEFAULT 'fast-verify' CHECK (merge_policy IN ('verify-inputs','fast-verify','fast')),
  release_parts TEXT NOT NULL DEFAULT 'by-hand' CHECK (release_parts IN ('by-hand','verified','delivered')),
  max_attempts INTEGER NOT NULL DEFAULT 5 CHECK (max_attempts BETWEEN 1 AND 100),
  memory_mb INTEGER NOT NULL DEFAULT 2000 CHECK (memory_mb >= 0),
  wall_seconds INTEGER NOT NULL DEFAULT 3600 CHECK (wall_seconds >= 0),
  test INTEGER NOT NULL DEFAULT 0 CHECK (test IN (0,1)),
  units_made INTEGER NOT NULL DEFAULT 0 CHECK (units_made IN (0,1)),
  events_expected INTEGER NOT NULL DEFAULT 0 CHECK (events_expected >= 0),
  stage_problem TEXT NOT NULL DEFAULT '',  -- why the last stage check did not pass; '' once the status changes
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  UNIQUE (dataset_id, step, release, conditions),
  CHECK (status NOT IN ('assigned','staged','running','finished','declared','delivered','certified') OR site_id IS NOT NULL),
  CHECK (status NOT IN ('new','approved','rejected') OR site_id IS NULL),
  CHECK ((status = 'held') = (held_from IS NOT NULL))
);
CREATE INDEX requests_status ON requests(status, priority);
CREATE INDEX requests_campaign ON requests(campaign_id);

CREATE TABLE streams (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  name TEXT NOT NULL,
  tier TEXT NOT NULL,
  suffix TEXT NOT NULL,
  keeps_every_event INTEGER NOT NULL CHECK (keeps_every_event IN (0,1)),
  merge_step TEXT NOT NULL,
  required TEXT NOT NULL DEFAULT '',
  output_dataset_id INTEGER NOT NULL REFERENCES datasets(id),
  UNIQUE (request_id, name)
);

CREATE TRIGGER requests_born BEFORE INSERT ON requests BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a request is created in status new') WHERE NEW.status <> 'new';
  SELECT RAISE(ABORT, 'shiftdeck: exists: This request is there already.')
   WHERE EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.id) OR EXISTS (SELECT 1 FROM requests r
     WHERE r.dataset_id = NEW.dataset_id AND r.step = NEW.step AND r.release = NEW.release AND r.conditions = NEW.conditions);
END;

CREATE TRIGGER requests_one_site BEFORE UPDATE OF site_id ON requests WHEN NEW.site_id IS NOT OLD.site_id BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: another site holds this request')
   WHERE OLD.site_id IS NOT NULL AND NEW.site_id IS NOT NULL;
  SELECT RAISE(ABORT, 'shiftdeck: a site gets a request by assignment only')
   WHERE NEW.site_id IS NOT NULL AND NOT (OLD.status = 'approved' AND NEW.status = 'assigned');
  SELECT RAISE(ABORT, 'shiftdeck: a site lets go of a request by its return to approved only')
   WHERE NEW.site_id IS NULL AND NOT (OLD.status IN ('assigned','staged') AND NEW.status = 'approved');
END;

CREATE TRIGGER requests_transition BEFORE UPDATE OF status ON requests WHEN NEW.status <> OLD.status BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table forbids this change of status')
   WHERE NOT EXISTS (SELECT 1 FROM request_transitions WHERE from_status = OLD.status AND to_status = NEW.status);
  SELECT RAISE(ABORT, 'shiftdeck: a held request returns to the status it was held from')
   WHERE OLD.status = 'held' AND NEW.status <> OLD.held_from;
  SELECT RAISE(ABORT, 'shiftdeck: held_from must name the status it was held from')
   WHERE NEW.status = 'held' AND NEW.held_from IS NOT OLD.status;
  SELECT RAISE(ABORT, 'shiftdeck: staged needs evidence: every input valid at the site')
   WHERE OLD.status = 'assigned' AND NEW.status = 'staged' AND (
     NOT EXISTS (SELECT 1 FROM files f WHERE f.dataset_id = NEW.dataset_id)
     OR EXISTS (SELECT 1 FROM datasets d WHERE d.id = NEW.dataset_id AND d.complete = 0)
     OR EXISTS (SELECT 1 FROM files f WHERE f.dataset_id = NEW.dataset_id AND NOT EXISTS (
          SELECT 1 FROM replicas r WHERE r.file_id = f.id AND r.site_id = NEW.site_id AND r.state = 'valid')));
  SELECT RAISE(ABORT, 'shiftdeck: running needs evidence: at least one grid job')
   WHERE OLD.status = 'staged' AND NEW.status = 'running'
     AND NOT EXISTS (SELECT 1 FROM grid_jobs g WHERE g.request_id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: a request with work in the ledger keeps its site and inputs')
   WHERE NEW.status IN ('approved','new','rejected') AND OLD.status <> 'held'
     AND EXISTS (SELECT 1 FROM grid_jobs g WHERE g.request_id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: finished needs evidence: every work unit credited or signed off')
   WHERE OLD.status = 'running' AND NEW.status = 'finished' AND (NEW.units_made = 0
     OR EXISTS (SELECT 1 FROM work_units u WHERE u.request_id = NEW.id AND u.state IN ('ready','claimed')));
  SELECT RAISE(ABORT, 'shiftdeck: finished needs evidence: every event of the inputs in a work unit')
   WHERE OLD.status = 'running' AND NEW.status = 'finished' AND EXISTS (
     SELECT 1 FROM files f WHERE f.dataset_id = NEW.dataset_id AND f.events <> (
       SELECT coalesce(sum(u.events), 0) FROM work_units u WHERE u.request_id = NEW.id AND u.file_id = f.id));
  SELECT RAISE(ABORT, 'shiftdeck: finished needs evidence: every credited output merged once')
   WHERE OLD.status = 'running' AND NEW.status = 'finished'
     AND (EXISTS (SELECT 1 FROM outputs o WHERE o.request_id = NEW.id AND o.state = 'credited')
       OR EXISTS (SELECT 1 FROM merges m WHERE m.request_id = NEW.id AND m.status NOT IN ('done','void')));
  SELECT RAISE(ABORT, 'shiftdeck: declared needs evidence: every merged file in the catalogue')
   WHERE OLD.status = 'finished' AND NEW.status = 'declared'
     AND EXISTS (SELECT 1 FROM merges m WHERE m.request_id = NEW.id AND m.status <> 'void' AND m.file_id IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: abort needs evidence: no open job')
   WHERE NEW.status = 'aborted' AND EXISTS (SELECT 1 FROM jobs j WHERE j.request_id = NEW.id
     AND j.status IN ('pending','submitting','submitted','running','ended'));
END;

CREATE TRIGGER requests_stage_problem AFTER UPDATE OF status ON requests
WHEN NEW.status <> OLD.status AND NEW.stage_problem <> '' BEGIN
  UPDATE requests SET stage_problem = '' WHERE id = NEW.id;
END;

CREATE TRIGGER requests_held_from BEFORE UPDATE OF held_from ON requests
WHEN NEW.status = OLD.status AND NEW.held_from IS NOT OLD.held_from BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: where a held request returns to never changes');
END;

CREATE TRIGGER requests_frozen BEFORE UPDATE OF dataset_id, step, release, conditions, campaign_id ON requests
WHEN OLD.status <> 'new' AND (NEW.dataset_id <> OLD.dataset_id OR NEW.step <> OLD.step OR NEW.release <> OLD.release
  OR NEW.conditions <> OLD.conditions OR NEW.campaign_id <> OLD.campaign_id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: dataset, step, release and conditions are frozen by approval');
END;

CREATE TRIGGER requests_identity BEFORE UPDATE OF id ON requests WHEN NEW.id <> OLD.id BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the number of a request never changes');
END;

CREATE TRIGGER requests_kept BEFORE DELETE ON requests BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: requests are never deleted');
END;

-- A stopped request makes no new jobs and submits none; what runs goes on. A person lifts it, never the agent.
CREATE TABLE request_stops (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  cause TEXT NOT NULL CHECK (cause IN ('configuration','site','person')),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  at INTEGER NOT NULL,
  stopped_by TEXT NOT NULL,
  lifted_at INTEGER,
  lifted_by TEXT NOT NULL DEFAULT '',
  CHECK ((lifted_at IS NULL) = (lifted_by = ''))
);
CREATE UNIQUE INDEX request_stops_one_open ON request_stops(request_id) WHERE lifted_at IS NULL;
CREATE INDEX request_stops_request ON request_stops(request_id, id);

CREATE TRIGGER request_stops_born BEFORE INSERT ON request_stops BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The request is stopped already.')
   WHERE EXISTS (SELECT 1 FROM request_stops s WHERE s.id = NEW.id)
      OR EXISTS (SELECT 1 FROM request_stops s WHERE s.request_id = NEW.request_id AND s.lifted_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: a stop begins open') WHERE NEW.lifted_at IS NOT NULL;
END;
CREATE TRIGGER request_stops_lifted_once BEFORE UPDATE ON request_stops
WHEN OLD.lifted_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.request_id <> OLD.request_id OR NEW.cause <> OLD.cause
  OR NEW.reason <> OLD.reason OR NEW.at <> OLD.at OR NEW.stopped_by <> OLD.stopped_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a stop is lifted once, and nothing else of it changes');
END;
CREATE TRIGGER request_stops_kept BEFORE DELETE ON request_stops BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: stops are never deleted');
END;

-- ---------------------------------------------------------------- the ledger: unit, claim, credit

CREATE TABLE work_units (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  file_id INTEGER NOT NULL REFERENCES files(id),
  run INTEGER NOT NULL,
  first_event INTEGER NOT NULL CHECK (first_event >= 0),  -- 0-based in the file
  events INTEGER NOT NULL CHECK (events >= 0),
  state TEXT NOT NULL DEFAULT 'ready' CHECK (state IN ('ready','claimed','credited','abandoned')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  not_before INTEGER NOT NULL DEFAULT 0,   -- the agent tries it again from then on (limits retry-delay-*)
  UNIQUE (request_id, file_id, first_event)
);
-- In run order for the making of jobs; `events` so that sums per run are read from the index alone.
CREATE INDEX work_units_state ON work_units(request_id, state, run, id, events);
-- What waits for another attempt, soonest first.
CREATE INDEX work_units_again ON work_units(request_id, not_before) WHERE state = 'ready' AND attempts > 0;

CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES work_units(id),
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  open INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0,1)),
  UNIQUE (job_id, unit_id)
);
CREATE UNIQUE INDEX claims_one_open ON claims(unit_id) WHERE open = 1;
CREATE INDEX claims_unit ON claims(unit_id);

-- How long the agent waits before it tries a work unit again that has had so many attempts. A person's retry
-- waits for nothing.
CREATE TABLE credits (
  unit_id INTEGER PRIMARY KEY REFERENCES work_units(id),
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  events_read INTEGER NOT NULL CHECK (events_read >= 0),
  at INTEGER NOT NULL
);
CREATE INDEX credits_job ON credits(job_id);

-- Units signed off as lost for good, with the reason; kept for ever.
CREATE TABLE abandonments (
  unit_id INTEGER PRIMARY KEY REFERENCES work_units(id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  signed_by TEXT NOT NULL,
  at INTEGER NOT NULL
);

-- Ranges of one file do not overlap as long as each new one ends before the next begins and begins after the
-- last one before its end has ended: one look into the index, however many ranges there are.
CREATE TRIGGER work_units_born BEFORE INSERT ON work_units BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This work unit is there already.')
   WHERE EXISTS (SELECT 1 FROM work_units u WHERE u.id = NEW.id) OR EXISTS (SELECT 1 FROM work_units u
     WHERE u.request_id = NEW.request_id AND u.file_id = NEW.file_id AND u.first_event = NEW.first_event);
  SELECT RAISE(ABORT, 'shiftdeck: a work unit is created ready') WHERE NEW.state <> 'ready';
  SELECT RAISE(ABORT, 'shiftdeck: work units of one file overlap')
   WHERE (SELECT u.first_event + u.events FROM work_units u WHERE u.request_id = NEW.request_id AND u.file_id = NEW.file_id
     AND u.first_event < NEW.first_event + NEW.events ORDER BY u.first_event DESC LIMIT 1) > NEW.first_event;
  SELECT RAISE(ABORT, 'shiftdeck: only a staged or running request may have work units made')
   WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.status IN ('staged','running'));
  SELECT RAISE(ABORT, 'shiftdeck: a work unit covers events of an input file of its request')
   WHERE NOT EXISTS (SELECT 1 FROM requests r JOIN files f ON f.id = NEW.file_id AND f.dataset_id = r.dataset_id
     WHERE r.id = NEW.request_id AND NEW.first_event + NEW.events <= f.events);
END;

CREATE TRIGGER work_units_state_follows BEFORE UPDATE OF state ON work_units WHEN NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a credited work unit stays credited') WHERE OLD.state = 'credited';
  SELECT RAISE(ABORT, 'shiftdeck: an abandoned work unit stays abandoned') WHERE OLD.state = 'abandoned';
  SELECT RAISE(ABORT, 'shiftdeck: claimed needs an open claim')
   WHERE NEW.state = 'claimed' AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.unit_id = NEW.id AND c.open = 1);
  SELECT RAISE(ABORT, 'shiftdeck: ready needs that no claim is open')
   WHERE NEW.state = 'ready' AND EXISTS (SELECT 1 FROM claims c WHERE c.unit_id = NEW.id AND c.open = 1);
  SELECT RAISE(ABORT, 'shiftdeck: credited needs a credit')
   WHERE NEW.state = 'credited' AND NOT EXISTS (SELECT 1 FROM credits c WHERE c.unit_id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: abandoned needs a signed reason')
   WHERE NEW.state = 'abandoned' AND NOT EXISTS (SELECT 1 FROM abandonments a WHERE a.unit_id = NEW.id);
END;
CREATE TRIGGER work_units_frozen BEFORE UPDATE OF id, request_id, file_id, run, first_event, events ON work_units
WHEN NEW.id <> OLD.id OR NEW.request_id <> OLD.request_id OR NEW.file_id <> OLD.file_id OR NEW.run <> OLD.run
  OR NEW.first_event <> OLD.first_event OR NEW.events <> OLD.events BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a work unit covers never changes');
END;
CREATE TRIGGER work_units_kept BEFORE DELETE ON work_units BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: work units are never deleted');
END;

CREATE TRIGGER claims_born BEFORE INSERT ON claims BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The job claimed this work unit before.')
   WHERE EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.id)
      OR EXISTS (SELECT 1 FROM claims c WHERE c.job_id = NEW.job_id AND c.unit_id = NEW.unit_id);
  SELECT RAISE(ABORT, 'shiftdeck: a claim is created open') WHERE NEW.open <> 1;
  SELECT RAISE(ABORT, 'shiftdeck: the work unit is claimed, credited or signed off already')
   WHERE NOT EXISTS (SELECT 1 FROM work_units u WHERE u.id = NEW.unit_id AND u.state = 'ready');
  SELECT RAISE(ABORT, 'shiftdeck: only a pending process job of the same request may claim')
   WHERE NOT EXISTS (SELECT 1 FROM jobs j JOIN work_units u ON u.id = NEW.unit_id
     WHERE j.id = NEW.job_id AND j.kind = 'process' AND j.status = 'pending' AND j.request_id = u.request_id);
END;
CREATE TRIGGER claims_made AFTER INSERT ON claims BEGIN
  UPDATE work_units SET state = 'claimed', attempts = attempts + 1 WHERE id = NEW.unit_id AND state = 'ready';
END;
CREATE TRIGGER claims_closed_once BEFORE UPDATE ON claims
WHEN OLD.open = 0 OR NEW.id <> OLD.id OR NEW.unit_id <> OLD.unit_id OR NEW.job_id <> OLD.job_id BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a closed claim stays closed, and a claim keeps its unit and job');
END;
CREATE TRIGGER claims_closed AFTER UPDATE OF open ON claims WHEN OLD.open = 1 AND NEW.open = 0 BEGIN
  UPDATE work_units SET state = 'ready' WHERE id = NEW.unit_id AND state = 'claimed';
END;
CREATE TRIGGER claims_kept BEFORE DELETE ON claims BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: claims are never deleted');
END;

CREATE TRIGGER credits_born BEFORE INSERT ON credits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the work unit is credited already')
   WHERE EXISTS (SELECT 1 FROM credits c WHERE c.unit_id = NEW.unit_id);
  SELECT RAISE(ABORT, 'shiftdeck: the work unit is signed off as abandoned')
   WHERE EXISTS (SELECT 1 FROM abandonments a WHERE a.unit_id = NEW.unit_id);
  SELECT RAISE(ABORT, 'shiftdeck: only an attempt that claimed the work unit can be credited')
   WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.unit_id = NEW.unit_id AND c.job_id = NEW.job_id);
  SELECT RAISE(ABORT, 'shiftdeck: only an ended job can be credited')
   WHERE NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = NEW.job_id AND j.status = 'ended');
  SELECT RAISE(ABORT, 'shiftdeck: events read must equal the events of the work unit')
   WHERE NOT EXISTS (SELECT 1 FROM work_units u WHERE u.id = NEW.unit_id AND u.events = NEW.events_read);
END;
CREATE TRIGGER credits_made AFTER INSERT ON credits BEGIN
  UPDATE work_units SET state = 'credited' WHERE id = NEW.unit_id;
  UPDATE claims SET open = 0 WHERE unit_id = NEW.unit_id AND open = 1;
  INSERT INTO progress (request_id, bucket, events, units)
    SELECT u.request_id, NEW.at / 10000, NEW.events_read, 1 FROM work_units u WHERE u.id = NEW.unit_id
    ON CONFLICT (request_id, bucket) DO UPDATE SET events = events + excluded.events, units = units + 1;
END;
CREATE TRIGGER credits_kept BEFORE DELETE ON credits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: credits are never deleted');
END;
CREATE TRIGGER credits_frozen BEFORE UPDATE ON credits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: credits are never changed');
END;

CREATE TRIGGER abandonments_born BEFORE INSERT ON abandonments BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: only a ready work unit can be signed off')
   WHERE NOT EXISTS (SELECT 1 FROM work_units u WHERE u.id = NEW.unit_id AND u.state = 'ready');
END;
CREATE TRIGGER abandonments_made AFTER INSERT ON abandonments BEGIN
  UPDATE work_units SET state = 'abandoned' WHERE id = NEW.unit_id;
END;
CREATE TRIGGER abandonments_kept BEFORE DELETE ON abandonments BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a signed decision is never deleted');
END;
CREATE TRIGGER abandonments_frozen BEFORE UPDATE ON abandonments BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a signed decision is never changed');
END;

-- ---------------------------------------------------------------- jobs

CREATE TABLE grid_jobs (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  number INTEGER NOT NULL CHECK (number > 0),        -- 1, 2, ... within the request
  kind TEXT NOT NULL CHECK (kind IN ('process','merge')),
  site_id INTEGER NOT NULL REFERENCES sites(id),
  retry INTEGER NOT NULL DEFAULT 0 CHECK (retry IN (0,1)),
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (request_id, number)
);

CREATE TRIGGER grid_jobs_born BEFORE INSERT ON grid_jobs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This grid job is there already.')
   WHERE EXISTS (SELECT 1 FROM grid_jobs g WHERE g.id = NEW.id)
      OR EXISTS (SELECT 1 FROM grid_jobs g WHERE g.request_id = NEW.request_id AND g.number = NEW.number);
  SELECT RAISE(ABORT, 'shiftdeck: only a staged or running request may have jobs made')
   WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.status IN ('staged','running'));
  SELECT RAISE(ABORT, 'shiftdeck: jobs run at the site that holds the request')
   WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.site_id = NEW.site_id);
  SELECT RAISE(ABORT, 'shiftdeck: the request is stopped until a person lets it go on')
   WHERE EXISTS (SELECT 1 FROM request_stops s WHERE s.request_id = NEW.request_id AND s.lifted_at IS NULL);
END;
CREATE TRIGGER grid_jobs_frozen BEFORE UPDATE OF id, request_id, number, kind, site_id ON grid_jobs
WHEN NEW.id <> OLD.id OR NEW.request_id <> OLD.request_id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind
  OR NEW.site_id <> OLD.site_id BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the identity of a grid job never changes');
END;
CREATE TRIGGER grid_jobs_kept BEFORE DELETE ON grid_jobs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: grid jobs are never deleted');
END;

CREATE TABLE job_transitions (
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  PRIMARY KEY (from_status, to_status)
) WITHOUT ROWID;
INSERT INTO job_transitions (from_status, to_status) VALUES
  ('pending','submitting'), ('pending','cancelled'),
  ('submitting','submitted'), ('submitting','pending'), ('submitting','error'),
  ('submitting','running'), ('submitting','ended'), ('submitting','cancelled'),
  ('submitted','running'), ('submitted','ended'), ('submitted','error'), ('submitted','cancelled'),
  ('running','ended'), ('running','error'), ('running','cancelled'),
  ('ended','done'), ('ended','error'), ('ended','cancelled'),
  ('error','superseded'), ('cancelled','superseded'),
  -- an attempt given up for lost may come back, also when its work is being tried again
  ('error','ended'), ('superseded','ended');

CREATE TRIGGER job_transitions_fixed BEFORE INSERT ON job_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER job_transitions_frozen BEFORE UPDATE ON job_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER job_transitions_kept BEFORE DELETE ON job_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;

CREATE TABLE signatures (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  grid_job_id INTEGER NOT NULL REFERENCES grid_jobs(id),
  kind TEXT NOT NULL CHECK (kind IN ('process','merge')),
  merge_id INTEGER REFERENCES merges(id),
  token TEXT NOT NULL UNIQUE CHECK (length(token) BETWEEN 8 AND 64),
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending','submitting','submitted','running','ended',
    'done','error','cancelled','superseded')),
  attempt INTEGER NOT NULL DEFAULT 1 CHECK (attempt > 0),
  retry_of INTEGER REFERENCES jobs(id),
  site_id INTEGER NOT NULL REFERENCES sites(id),
  run INTEGER NOT NULL DEFAULT 0,                    -- first run of its inputs, to sort and filter by
  units INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL DEFAULT 0,                 -- to be read
  events_read INTEGER,
  events_written INTEGER,
  endpoint_job_id TEXT NOT NULL DEFAULT '',
  node TEXT NOT NULL DEFAULT '',
  exit_code INTEGER,
  signal INTEGER,
  failure_class TEXT,
  failure_text TEXT NOT NULL DEFAULT '',
  signature_id INTEGER REFERENCES signatures(id),
  cpu_ms INTEGER,
  peak_memory_kb INTEGER,
  folder TEXT NOT NULL DEFAULT '',                   -- report, logs and outputs, once retrieved
  cancel_wanted INTEGER NOT NULL DEFAULT 0 CHECK (cancel_wanted IN (0,1)),
  look_wanted INTEGER NOT NULL DEFAULT 0 CHECK (look_wanted IN (0,1)),  -- the agent asks the endpoint for it soon
  stuck_since INTEGER,                               -- since when it is behind its peers; NULL: it is not
  memory_mb INTEGER CHECK (memory_mb >= 0),          -- its own limits; NULL: the request's
  wall_seconds INTEGER CHECK (wall_seconds >= 0),
  avoid_nodes TEXT NOT NULL DEFAULT '',              -- where earlier attempts failed; comma separated
  retry_helps INTEGER CHECK (retry_helps IN (0,1)),  -- as its exit code says; NULL: as its failure class says
  rule_id INTEGER REFERENCES rules(id),              -- the rule in mode act that decides about its retry
  created_at INTEGER NOT NULL,
  submitted_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  changed_at INTEGER NOT NULL,
  CHECK ((kind = 'merge') = (merge_id IS NOT NULL)),
  CHECK ((status = 'error') <= (failure_class IS NOT NULL))
);
CREATE INDEX jobs_grid ON jobs(grid_job_id, id);
CREATE INDEX jobs_request_status ON jobs(request_id, status, grid_job_id);
CREATE INDEX jobs_request_failure ON jobs(request_id, failure_class, grid_job_id) WHERE failure_class IS NOT NULL;
CREATE INDEX jobs_failure ON jobs(failure_class) WHERE failure_class IS NOT NULL;
-- What the agent asks in every cycle: the jobs of a site in one status. (SQLite takes a partial index only for the very
-- same list of statuses.)
CREATE INDEX jobs_site_status ON jobs(site_id, status, id);
CREATE INDEX jobs_run ON jobs(run);
-- A merge has one open attempt. (Processing attempts are kept apart by their claims.)
CREATE UNIQUE INDEX jobs_one_open_merge ON jobs(merge_id)
  WHERE merge_id IS NOT NULL AND status IN ('pending','submitting','submitted','running','ended');
CREATE INDEX jobs_retry ON jobs(retry_of) WHERE retry_of IS NOT NULL;
CREATE INDEX jobs_merge ON jobs(merge_id) WHERE merge_id IS NOT NULL;
-- Attempts given up for lost, which are looked for now and then; and those somebody wants looked at now.
CREATE INDEX jobs_lost ON jobs(site_id, id) WHERE failure_class = 'lost';
CREATE INDEX jobs_look ON jobs(site_id, id) WHERE look_wanted = 1;

CREATE TRIGGER jobs_born BEFORE INSERT ON jobs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This job is there already.')
   WHERE EXISTS (SELECT 1 FROM jobs j WHERE j.id = NEW.id) OR EXISTS (SELECT 1 FROM jobs j WHERE j.token = NEW.token);
  SELECT RAISE(ABORT, 'shiftdeck: a job is created pending') WHERE NEW.status <> 'pending' OR NEW.failure_class IS NOT NULL;
  SELECT RAISE(ABORT, 'shiftdeck: a job is part of a grid job of its request, kind and site')
   WHERE NOT EXISTS (SELECT 1 FROM grid_jobs g WHERE g.id = NEW.grid_job_id AND g.request_id = NEW.request_id
     AND g.kind = NEW.kind AND g.site_id = NEW.site_id);
  SELECT RAISE(ABORT, 'shiftdeck: only a staged or running request may have jobs made')
   WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.status IN ('staged','running'));
  SELECT RAISE(ABORT, 'shiftdeck: jobs run at the site that holds the request')
   WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.site_id = NEW.site_id);
END;
CREATE TRIGGER jobs_transition BEFORE UPDATE OF status ON jobs WHEN NEW.status <> OLD.status BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a job cannot change its status so')
   WHERE NOT EXISTS (SELECT 1 FROM job_transitions WHERE from_status = OLD.status AND to_status = NEW.status);
  SELECT RAISE(ABORT, 'shiftdeck: a processing job is done only when all its work units are credited to it')
   WHERE NEW.status = 'done' AND NEW.kind = 'process' AND (NOT EXISTS (SELECT 1 FROM claims k WHERE k.job_id = NEW.id)
     OR EXISTS (SELECT 1 FROM claims k WHERE k.job_id = NEW.id AND NOT EXISTS (
       SELECT 1 FROM credits c WHERE c.unit_id = k.unit_id AND c.job_id = NEW.id)));
  SELECT RAISE(ABORT, 'shiftdeck: a job that is being given up must close its claims first')
   WHERE NEW.status IN ('error','cancelled') AND EXISTS (SELECT 1 FROM claims c WHERE c.job_id = NEW.id AND c.open = 1);
  SELECT RAISE(ABORT, 'shiftdeck: the request is not running')
   WHERE NEW.status = 'submitting' AND NOT EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.request_id AND r.status = 'running');
  SELECT RAISE(ABORT, 'shiftdeck: the request is stopped until a person lets it go on')
   WHERE NEW.status = 'submitting' AND EXISTS (SELECT 1 FROM request_stops s WHERE s.request_id = NEW.request_id AND s.lifted_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: only an attempt that was given up for lost may come back')
   WHERE OLD.status IN ('error','superseded') AND NEW.status = 'ended' AND OLD.failure_class IS NOT 'lost';
END;
CREATE TRIGGER jobs_frozen
BEFORE UPDATE OF id, token, request_id, grid_job_id, kind, merge_id, retry_of, site_id, units, events ON jobs
WHEN NEW.id <> OLD.id OR NEW.token <> OLD.token OR NEW.request_id <> OLD.request_id OR NEW.grid_job_id <> OLD.grid_job_id
  OR NEW.kind <> OLD.kind OR NEW.merge_id IS NOT OLD.merge_id OR NEW.retry_of IS NOT OLD.retry_of
  OR NEW.site_id <> OLD.site_id OR NEW.units <> OLD.units OR NEW.events <> OLD.events BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the identity of a job and what it has to do never change');
END;
CREATE TRIGGER jobs_kept BEFORE DELETE ON jobs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: jobs are never deleted');
END;

-- A job that moved is not stuck any more, unless it was cancelled for that.
CREATE TRIGGER jobs_moved_again AFTER UPDATE OF status ON jobs
WHEN NEW.status <> OLD.status AND NEW.stuck_since IS NOT NULL AND (NEW.cancel_wanted = 0 OR NEW.status = 'done') BEGIN
  UPDATE jobs SET stuck_since = NULL WHERE id = NEW.id;
END;
-- A rule decides about a failed job only.
CREATE TRIGGER jobs_came_back AFTER UPDATE OF failure_class ON jobs
WHEN NEW.failure_class IS NULL AND (NEW.rule_id IS NOT NULL OR NEW.retry_helps IS NOT NULL) BEGIN
  UPDATE jobs SET rule_id = NULL, retry_helps = NULL WHERE id = NEW.id;
END;

-- What a check found, fact by fact, in the order it was looked at.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  fact TEXT NOT NULL,
  value TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX evidence_job ON evidence(job_id);
CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: evidence is never deleted');
END;

CREATE TABLE job_history (
  id INTEGER PRIMARY KEY,
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  at INTEGER NOT NULL,
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL
);
CREATE INDEX job_history_job ON job_history(job_id);
CREATE TRIGGER job_history_kept BEFORE DELETE ON job_history BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the history of a job is never deleted');
END;
CREATE TRIGGER jobs_history AFTER UPDATE OF status ON jobs WHEN NEW.status <> OLD.status BEGIN
  INSERT INTO job_history (job_id, at, from_status, to_status) VALUES (NEW.id, NEW.changed_at, OLD.status, NEW.status);
END;

-- ---------------------------------------------------------------- what is known about failures

-- What an exit code of an application means. release '': in every release of the step; the release's own row wins.
CREATE TABLE exit_codes (
  step TEXT NOT NULL,
  release TEXT NOT NULL DEFAULT '',
  code INTEGER NOT NULL CHECK (code BETWEEN 1 AND 2147483647),
  meaning TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 200),
  failure_class TEXT NOT NULL DEFAULT 'exit-code',
  retry_helps INTEGER CHECK (retry_helps IN (0,1)),  -- NULL: as the failure class says
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (step, release, code)
) WITHOUT ROWID;

-- What is to be done about a kind of failure. In mode watch it is only counted what would have been done.
CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  failure_class TEXT NOT NULL DEFAULT '',  -- '': every class
  signature TEXT NOT NULL DEFAULT '',      -- a part of the signature, in small letters; '': every one
  step TEXT NOT NULL DEFAULT '',           -- '': every step
  site_id INTEGER REFERENCES sites(id),    -- NULL: every site
  action TEXT NOT NULL CHECK (action IN ('retry','elsewhere','more-memory','more-time','smaller-split','no-retry',
    'ask-person')),
  mode TEXT NOT NULL DEFAULT 'watch' CHECK (mode IN ('watch','act','off')),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0,1)),
  would INTEGER NOT NULL DEFAULT 0,        -- hits, kept by the database
  did INTEGER NOT NULL DEFAULT 0,
  last_hit_at INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  CHECK (failure_class <> '' OR signature <> '')
);
CREATE UNIQUE INDEX rules_same ON rules(failure_class, signature, step, coalesce(site_id, 0)) WHERE removed = 0;
CREATE TRIGGER rules_kept BEFORE DELETE ON rules BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: rules are marked as removed, never deleted');
END;

INSERT INTO rules (failure_class, action, created_at, created_by, changed_at, changed_by)
  SELECT v.failure_class, v.action, t.now, 'shiftdeck', t.now, 'shiftdeck'
  FROM (SELECT 1 AS position, 'memory-limit' AS failure_class, 'more-memory' AS action
    UNION ALL SELECT 2, 'time-limit', 'more-time' UNION ALL SELECT 3, 'node', 'elsewhere'
    UNION ALL SELECT 4, 'stuck', 'elsewhere' UNION ALL SELECT 5, 'exit-code', 'ask-person'
    UNION ALL SELECT 6, 'event-count', 'no-retry') v,
    (SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000 AS now) t
  ORDER BY v.position;

-- A failed job that a rule fits: what the rule did about it (acted = 1), or would have done.
CREATE TABLE rule_hits (
  id INTEGER PRIMARY KEY,
  rule_id INTEGER NOT NULL REFERENCES rules(id),
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  action TEXT NOT NULL,
  acted INTEGER NOT NULL DEFAULT 0 CHECK (acted IN (0,1)),
  at INTEGER NOT NULL,
  UNIQUE (rule_id, job_id)
);
CREATE INDEX rule_hits_job ON rule_hits(job_id);
CREATE TRIGGER rule_hits_count AFTER INSERT ON rule_hits BEGIN
  UPDATE rules SET would = would + (NEW.acted = 0), did = did + (NEW.acted = 1), last_hit_at = NEW.at
   WHERE id = NEW.rule_id;
END;
CREATE TRIGGER rule_hits_acted AFTER UPDATE OF acted ON rule_hits WHEN NEW.acted <> OLD.acted BEGIN
  UPDATE rules SET would = would + (NEW.acted = 0) - (OLD.acted = 0), did = did + (NEW.acted = 1) - (OLD.acted = 1)
   WHERE id = NEW.rule_id;
END;
CREATE TRIGGER rule_hits_kept BEFORE DELETE ON rule_hits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: hits of rules are never deleted');
END;

-- ---------------------------------------------------------------- outputs and merges

CREATE TABLE outputs (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  stream_id INTEGER NOT NULL REFERENCES streams(id),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  run INTEGER NOT NULL,
  first_event INTEGER NOT NULL,
  events INTEGER NOT NULL CHECK (events >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  adler32 TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'found' CHECK (state IN ('found','bad','credited','surplus','superseded','merged','released',
    'lost')),
  problem TEXT NOT NULL DEFAULT '',                   -- of a credited one: found damaged or gone before its merge
  verified_at INTEGER,                                -- when it was last read for its merge, and was as recorded
  stamp TEXT NOT NULL DEFAULT '',                     -- of the file when it was last read and was as recorded; '': not known
  UNIQUE (job_id, stream_id)
);
CREATE INDEX outputs_stream ON outputs(stream_id, state, run, first_event);
CREATE INDEX outputs_request ON outputs(request_id, state);
CREATE INDEX outputs_damaged ON outputs(stream_id, state) WHERE state = 'credited' AND problem <> '';

CREATE TABLE merges (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  stream_id INTEGER NOT NULL REFERENCES streams(id),
  number INTEGER NOT NULL CHECK (number > 0),         -- 1, 2, ... within the stream
  -- void: all parts were signed off as lost, there is no file
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned','running','done','failed','void')),
  parts INTEGER NOT NULL DEFAULT 0,
  events INTEGER NOT NULL CHECK (events >= 0),        -- sum of the parts
  lfn TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL DEFAULT '',                      -- final place, once verified
  bytes INTEGER,
  adler32 TEXT,
  verified INTEGER NOT NULL DEFAULT 0 CHECK (verified IN (0,1)),  -- the merged file was read and is as recorded
  release TEXT NOT NULL DEFAULT 'kept' CHECK (release IN ('kept','asked','released')),  -- what becomes of its parts
  file_id INTEGER REFERENCES files(id),               -- once declared
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (stream_id, number),
  CHECK (status <> 'done' OR (path <> '' AND bytes IS NOT NULL AND adler32 IS NOT NULL))
);

CREATE INDEX merges_request ON merges(request_id, status);
CREATE INDEX merges_release ON merges(request_id) WHERE release = 'asked';

-- An output is part of at most one merge, for ever: output_id is the key.
CREATE TABLE merge_parts (
  output_id INTEGER PRIMARY KEY REFERENCES outputs(id),
  merge_id INTEGER NOT NULL REFERENCES merges(id),
  position INTEGER NOT NULL CHECK (position >= 0),
  UNIQUE (merge_id, position)
);

-- Credited outputs that were lost before they were merged, signed off with the reason; kept for ever. Their work
-- units stay credited: the events were read, but they are in no merged file of this stream.
CREATE TABLE lost_outputs (
  output_id INTEGER PRIMARY KEY REFERENCES outputs(id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  signed_by TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TRIGGER lost_outputs_born BEFORE INSERT ON lost_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This output was signed off already.')
   WHERE EXISTS (SELECT 1 FROM lost_outputs l WHERE l.output_id = NEW.output_id);
  SELECT RAISE(ABORT, 'shiftdeck: only a credited output that is not merged can be signed off')
   WHERE NOT EXISTS (SELECT 1 FROM outputs o WHERE o.id = NEW.output_id AND o.state = 'credited');
  SELECT RAISE(ABORT, 'shiftdeck: the output is in a merge that is open')
   WHERE EXISTS (SELECT 1 FROM merge_parts p JOIN jobs j ON j.merge_id = p.merge_id WHERE p.output_id = NEW.output_id
     AND j.status IN ('pending','submitting','submitted','running','ended'));
END;
CREATE TRIGGER lost_outputs_made AFTER INSERT ON lost_outputs BEGIN
  UPDATE outputs SET state = 'lost' WHERE id = NEW.output_id;
  UPDATE merges SET events = events - (SELECT o.events FROM outputs o WHERE o.id = NEW.output_id)
   WHERE id = (SELECT p.merge_id FROM merge_parts p WHERE p.output_id = NEW.output_id);
END;
CREATE TRIGGER lost_outputs_kept BEFORE DELETE ON lost_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a signed decision is never deleted');
END;
CREATE TRIGGER lost_outputs_frozen BEFORE UPDATE ON lost_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a signed decision is never changed');
END;

CREATE TRIGGER outputs_born BEFORE INSERT ON outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This output is there already.')
   WHERE EXISTS (SELECT 1 FROM outputs o WHERE o.id = NEW.id)
      OR EXISTS (SELECT 1 FROM outputs o WHERE o.job_id = NEW.job_id AND o.stream_id = NEW.stream_id);
  SELECT RAISE(ABORT, 'shiftdeck: an output is of a processing job and a stream of its request')
   WHERE NOT EXISTS (SELECT 1 FROM jobs j JOIN streams t ON t.id = NEW.stream_id AND t.request_id = j.request_id
     WHERE j.id = NEW.job_id AND j.request_id = NEW.request_id AND j.kind = 'process');
  SELECT RAISE(ABORT, 'shiftdeck: an output is found or bad first') WHERE NEW.state NOT IN ('found','bad');
END;
CREATE TRIGGER outputs_state BEFORE UPDATE OF state ON outputs WHEN NEW.state <> OLD.state BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an output cannot change its state so')
   WHERE NOT ((OLD.state = 'found' AND NEW.state IN ('bad','credited','surplus','superseded'))
     OR (OLD.state = 'bad' AND NEW.state IN ('found','superseded'))
     OR (OLD.state = 'credited' AND NEW.state IN ('merged','lost')) OR (OLD.state = 'merged' AND NEW.state = 'released'));
  SELECT RAISE(ABORT, 'shiftdeck: only outputs of the credited attempt are credited')
   WHERE NEW.state = 'credited' AND (NOT EXISTS (SELECT 1 FROM credits c WHERE c.job_id = NEW.job_id)
     OR EXISTS (SELECT 1 FROM claims k WHERE k.job_id = NEW.job_id AND NOT EXISTS (
        SELECT 1 FROM credits c WHERE c.unit_id = k.unit_id AND c.job_id = NEW.job_id)));
  SELECT RAISE(ABORT, 'shiftdeck: merged needs a verified merge')
   WHERE NEW.state = 'merged' AND NOT EXISTS (SELECT 1 FROM merge_parts p JOIN merges m ON m.id = p.merge_id
     WHERE p.output_id = NEW.id AND m.status = 'done');
  SELECT RAISE(ABORT, 'shiftdeck: lost needs a signed reason')
   WHERE NEW.state = 'lost' AND NOT EXISTS (SELECT 1 FROM lost_outputs l WHERE l.output_id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: released needs a verified merged file and that somebody asked')
   WHERE NEW.state = 'released' AND NOT EXISTS (SELECT 1 FROM merge_parts p JOIN merges m ON m.id = p.merge_id
     WHERE p.output_id = NEW.id AND m.status = 'done' AND m.verified = 1 AND m.release = 'asked');
END;
CREATE TRIGGER outputs_frozen BEFORE UPDATE OF id, request_id, job_id, stream_id, run, first_event, events, bytes, adler32
ON outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: whose output it is never changes')
   WHERE NEW.id <> OLD.id OR NEW.request_id <> OLD.request_id OR NEW.job_id <> OLD.job_id OR NEW.stream_id <> OLD.stream_id;
  SELECT RAISE(ABORT, 'shiftdeck: a credited output never changes')
   WHERE OLD.state IN ('credited','merged','released','lost') AND (NEW.run <> OLD.run OR NEW.first_event <> OLD.first_event
     OR NEW.events <> OLD.events OR NEW.bytes <> OLD.bytes OR NEW.adler32 <> OLD.adler32);
END;
CREATE TRIGGER outputs_kept BEFORE DELETE ON outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: outputs are never deleted');
END;
CREATE TRIGGER merge_parts_born BEFORE INSERT ON merge_parts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the output is in a merge already')
   WHERE EXISTS (SELECT 1 FROM merge_parts p WHERE p.output_id = NEW.output_id);
  SELECT RAISE(ABORT, 'shiftdeck: exists: The merge has a part at this position.')
   WHERE EXISTS (SELECT 1 FROM merge_parts p WHERE p.merge_id = NEW.merge_id AND p.position = NEW.position);
  SELECT RAISE(ABORT, 'shiftdeck: only credited outputs of the same stream can be merged')
   WHERE NOT EXISTS (SELECT 1 FROM outputs o JOIN merges m ON m.id = NEW.merge_id
     WHERE o.id = NEW.output_id AND o.state = 'credited' AND o.stream_id = m.stream_id AND m.status = 'planned');
END;
CREATE TRIGGER merge_parts_kept BEFORE DELETE ON merge_parts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: parts of a merge are never taken out');
END;
CREATE TRIGGER merge_parts_frozen BEFORE UPDATE ON merge_parts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: parts of a merge never change');
END;
CREATE TRIGGER merges_born BEFORE INSERT ON merges BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a merge is created planned') WHERE NEW.status <> 'planned' OR NEW.file_id IS NOT NULL;
  SELECT RAISE(ABORT, 'shiftdeck: exists: This merge is there already.')
   WHERE EXISTS (SELECT 1 FROM merges m WHERE m.id = NEW.id) OR EXISTS (SELECT 1 FROM merges m WHERE m.lfn = NEW.lfn)
      OR EXISTS (SELECT 1 FROM merges m WHERE m.stream_id = NEW.stream_id AND m.number = NEW.number);
  SELECT RAISE(ABORT, 'shiftdeck: a merge is of a stream of its running request')
   WHERE NOT EXISTS (SELECT 1 FROM streams t JOIN requests r ON r.id = t.request_id
     WHERE t.id = NEW.stream_id AND r.id = NEW.request_id AND r.status = 'running');
END;
CREATE TRIGGER merges_frozen BEFORE UPDATE OF id, request_id, stream_id, number, lfn, events, bytes, adler32, file_id ON merges BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the identity of a merge never changes')
   WHERE NEW.id <> OLD.id OR NEW.request_id <> OLD.request_id OR NEW.stream_id <> OLD.stream_id OR NEW.number <> OLD.number
      OR NEW.lfn <> OLD.lfn;
  SELECT RAISE(ABORT, 'shiftdeck: a verified merge never changes')
   WHERE OLD.status = 'done' AND (NEW.events <> OLD.events OR NEW.bytes IS NOT OLD.bytes OR NEW.adler32 IS NOT OLD.adler32);
  SELECT RAISE(ABORT, 'shiftdeck: a merged file is declared once, after it was verified')
   WHERE NEW.file_id IS NOT OLD.file_id AND (OLD.file_id IS NOT NULL OR NEW.status <> 'done');
END;
CREATE TRIGGER merges_status BEFORE UPDATE OF status ON merges WHEN NEW.status <> OLD.status BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a merge cannot change its status so')
   WHERE NOT ((OLD.status = 'planned' AND NEW.status = 'running') OR (OLD.status = 'running' AND NEW.status IN ('done','failed'))
     OR (OLD.status = 'failed' AND NEW.status = 'running') OR (OLD.status IN ('planned','failed') AND NEW.status = 'void'));
  SELECT RAISE(ABORT, 'shiftdeck: a merge is void only when all its parts were signed off as lost')
   WHERE NEW.status = 'void' AND EXISTS (SELECT 1 FROM merge_parts p JOIN outputs o ON o.id = p.output_id
     WHERE p.merge_id = NEW.id AND o.state <> 'lost');
  SELECT RAISE(ABORT, 'shiftdeck: the events of a merged file must equal the sum of its parts')
   WHERE NEW.status = 'done' AND NEW.events <> (SELECT coalesce(sum(o.events), 0) FROM merge_parts p
     JOIN outputs o ON o.id = p.output_id WHERE p.merge_id = NEW.id AND o.state <> 'lost');
END;
CREATE TRIGGER jobs_of_merges_born BEFORE INSERT ON jobs WHEN NEW.merge_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the merge is done or void and needs no attempt')
   WHERE EXISTS (SELECT 1 FROM merges m WHERE m.id = NEW.merge_id AND m.status IN ('done','void'));
END;
CREATE TRIGGER merges_release_follows BEFORE UPDATE OF release ON merges WHEN NEW.release <> OLD.release BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: parts are released only after their merge is done')
   WHERE NEW.release <> 'kept' AND NEW.status <> 'done';
  SELECT RAISE(ABORT, 'shiftdeck: parts that were deleted stay released') WHERE OLD.release = 'released';
  SELECT RAISE(ABORT, 'shiftdeck: parts are released by asking first, and when the last one is deleted')
   WHERE NEW.release = 'released' AND (OLD.release <> 'asked' OR EXISTS (SELECT 1 FROM merge_parts p
     JOIN outputs o ON o.id = p.output_id WHERE p.merge_id = NEW.id AND o.state = 'merged'));
END;
-- What the request asks for: parts go once the merged file is delivered.
CREATE TRIGGER requests_delivered AFTER UPDATE OF status ON requests
WHEN NEW.status = 'delivered' AND OLD.status <> 'delivered' AND NEW.release_parts = 'delivered' BEGIN
  UPDATE merges SET release = 'asked', changed_at = NEW.changed_at
   WHERE request_id = NEW.id AND status = 'done' AND release = 'kept';
END;
CREATE TRIGGER merges_kept BEFORE DELETE ON merges BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: merges are never deleted');
END;

-- ---------------------------------------------------------------- audit, comments, receipts, agents

-- One row per change of one thing; rows with the same receipt were one command.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  receipt_id INTEGER REFERENCES receipts(id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,         -- id of the command
  entity TEXT NOT NULL,         -- 'request', 'job', 'campaign', ...
  entity_id INTEGER NOT NULL,
  request_id INTEGER,
  from_value TEXT NOT NULL DEFAULT '',
  to_value TEXT NOT NULL DEFAULT '',
  why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_request ON audit(request_id, id);
CREATE INDEX audit_entity ON audit(entity, entity_id, id);
CREATE TRIGGER audit_once BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit a WHERE a.id = NEW.id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This audit row is there already.');
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: audit rows are never deleted');
END;
CREATE TRIGGER audit_frozen BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: audit rows are never changed');
END;

-- The audit rows in the order in which they were committed, each with the SHA-256 of the hash before it and of the
-- row (models/storage/auditchain.h): who changes, removes or adds one by hand is found out. Written with the row.
CREATE TABLE audit_chain (
  number INTEGER PRIMARY KEY CHECK (number > 0),        -- 1, 2, ... without a gap
  audit_id INTEGER NOT NULL UNIQUE REFERENCES audit(id),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
);
CREATE TRIGGER audit_chain_grows BEFORE INSERT ON audit_chain
WHEN NEW.number <> (SELECT coalesce(max(c.number), 0) + 1 FROM audit_chain c)
  OR EXISTS (SELECT 1 FROM audit_chain c WHERE c.audit_id = NEW.audit_id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the chain of audit rows grows at its end');
END;
CREATE TRIGGER audit_chain_kept BEFORE DELETE ON audit_chain BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the chain of audit rows is never cut');
END;
CREATE TRIGGER audit_chain_frozen BEFORE UPDATE ON audit_chain BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the chain of audit rows is never changed');
END;

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL CHECK (entity IN ('campaign','request','job','run','site')),
  entity_id INTEGER NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000)
);
CREATE INDEX comments_entity ON comments(entity, entity_id);

CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  arguments TEXT NOT NULL,               -- JSON
  idempotency_key TEXT UNIQUE,           -- a repeated execute answers with this receipt
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  summary TEXT NOT NULL,
  outcomes TEXT NOT NULL,                -- JSON list: target, done, message
  inverse_command TEXT,                  -- NULL: cannot be undone
  inverse_arguments TEXT,
  undone_by INTEGER REFERENCES receipts(id)
);

CREATE TRIGGER receipts_kept BEFORE DELETE ON receipts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: receipts are never deleted');
END;

-- One agent serves a store at a time: the row is its lease.
CREATE TABLE agents (
  name TEXT PRIMARY KEY,                 -- 'production'
  holder TEXT NOT NULL,                  -- unique per process
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL,
  doing TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- ---------------------------------------------------------------- counters, kept by the database

-- Things per request and status. kind: 'unit', 'job' (process jobs), 'merge' (merge jobs), 'merged' (the merges).
CREATE TABLE request_counters (
  request_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  n INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (request_id, kind, status)
) WITHOUT ROWID;
-- Work units per request, run and state.
CREATE TABLE run_counters (
  request_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  state TEXT NOT NULL,
  n INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (request_id, run, state)
) WITHOUT ROWID;
CREATE TABLE grid_job_counters (
  grid_job_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (grid_job_id, status)
) WITHOUT ROWID;
-- Jobs that failed, superseded ones included: a cause does not vanish because somebody retried.
CREATE TABLE failure_counters (
  request_id INTEGER NOT NULL,
  failure_class TEXT NOT NULL,
  signature_id INTEGER NOT NULL,         -- 0: no error text
  site_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (request_id, failure_class, signature_id, site_id)
) WITHOUT ROWID;
-- The same per worker node.
CREATE TABLE failure_node_counters (
  request_id INTEGER NOT NULL,
  failure_class TEXT NOT NULL,
  signature_id INTEGER NOT NULL,
  site_id INTEGER NOT NULL,
  node TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (request_id, failure_class, signature_id, site_id, node)
) WITHOUT ROWID;
-- Events and units credited, jobs ended, per 10 seconds.
CREATE TABLE progress (
  request_id INTEGER NOT NULL,
  bucket INTEGER NOT NULL,               -- milliseconds / 10000
  events INTEGER NOT NULL DEFAULT 0,
  units INTEGER NOT NULL DEFAULT 0,
  jobs_done INTEGER NOT NULL DEFAULT 0,
  jobs_failed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (request_id, bucket)
) WITHOUT ROWID;
-- Credited outputs per stream and run (the first of the job): how many, how many without an event, the events
-- that their jobs read, and the events kept. What was lost or released later still counts.
CREATE TABLE stream_counters (
  stream_id INTEGER NOT NULL,
  run INTEGER NOT NULL,
  outputs INTEGER NOT NULL,
  empty INTEGER NOT NULL,
  events_read INTEGER NOT NULL,
  events_kept INTEGER NOT NULL,
  PRIMARY KEY (stream_id, run)
) WITHOUT ROWID;
-- Outputs per stream and state.
CREATE TABLE output_counters (
  stream_id INTEGER NOT NULL,
  state TEXT NOT NULL,
  n INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (stream_id, state)
) WITHOUT ROWID;
CREATE TRIGGER outputs_count_new AFTER INSERT ON outputs BEGIN
  INSERT INTO output_counters VALUES (NEW.stream_id, NEW.state, 1, NEW.bytes)
    ON CONFLICT (stream_id, state) DO UPDATE SET n = n + 1, bytes = bytes + excluded.bytes;
END;
-- Size and place in the counters change together; before it is credited an output may be looked at again.
CREATE TRIGGER outputs_count_state AFTER UPDATE OF state, bytes ON outputs
WHEN NEW.state <> OLD.state OR NEW.bytes <> OLD.bytes BEGIN
  UPDATE output_counters SET n = n - 1, bytes = bytes - OLD.bytes
   WHERE stream_id = OLD.stream_id AND state = OLD.state;
  INSERT INTO output_counters VALUES (NEW.stream_id, NEW.state, 1, NEW.bytes)
    ON CONFLICT (stream_id, state) DO UPDATE SET n = n + 1, bytes = bytes + excluded.bytes;
END;
CREATE TRIGGER outputs_count_credited AFTER UPDATE OF state ON outputs
WHEN NEW.state = 'credited' AND OLD.state <> 'credited' BEGIN
  INSERT INTO stream_counters
    SELECT NEW.stream_id, NEW.run, 1, CASE WHEN NEW.events = 0 THEN 1 ELSE 0 END, j.events, NEW.events
      FROM jobs j WHERE j.id = NEW.job_id
    ON CONFLICT (stream_id, run) DO UPDATE SET outputs = outputs + 1, empty = empty + excluded.empty,
      events_read = events_read + excluded.events_read, events_kept = events_kept + excluded.events_kept;
END;

CREATE TRIGGER work_units_count_new AFTER INSERT ON work_units BEGIN
  INSERT INTO request_counters VALUES (NEW.request_id, 'unit', NEW.state, 1, NEW.events)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1, events = events + excluded.events;
  INSERT INTO run_counters VALUES (NEW.request_id, NEW.run, NEW.state, 1, NEW.events)
    ON CONFLICT (request_id, run, state) DO UPDATE SET n = n + 1, events = events + excluded.events;
END;
CREATE TRIGGER work_units_count_state AFTER UPDATE OF state ON work_units WHEN NEW.state <> OLD.state BEGIN
  UPDATE request_counters SET n = n - 1, events = events - OLD.events
   WHERE request_id = OLD.request_id AND kind = 'unit' AND status = OLD.state;
  UPDATE run_counters SET n = n - 1, events = events - OLD.events
   WHERE request_id = OLD.request_id AND run = OLD.run AND state = OLD.state;
  INSERT INTO request_counters VALUES (NEW.request_id, 'unit', NEW.state, 1, NEW.events)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1, events = events + excluded.events;
  INSERT INTO run_counters VALUES (NEW.request_id, NEW.run, NEW.state, 1, NEW.events)
    ON CONFLICT (request_id, run, state) DO UPDATE SET n = n + 1, events = events + excluded.events;
END;
CREATE TRIGGER jobs_count_new AFTER INSERT ON jobs BEGIN
  INSERT INTO request_counters VALUES (NEW.request_id, iif(NEW.kind = 'merge', 'merge', 'job'), NEW.status, 1, NEW.events)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1, events = events + excluded.events;
  INSERT INTO grid_job_counters VALUES (NEW.grid_job_id, NEW.status, 1)
    ON CONFLICT (grid_job_id, status) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER jobs_count_status AFTER UPDATE OF status ON jobs WHEN NEW.status <> OLD.status BEGIN
  UPDATE request_counters SET n = n - 1, events = events - OLD.events
   WHERE request_id = OLD.request_id AND kind = iif(OLD.kind = 'merge', 'merge', 'job') AND status = OLD.status;
  INSERT INTO request_counters VALUES (NEW.request_id, iif(NEW.kind = 'merge', 'merge', 'job'), NEW.status, 1, NEW.events)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1, events = events + excluded.events;
  UPDATE grid_job_counters SET n = n - 1 WHERE grid_job_id = OLD.grid_job_id AND status = OLD.status;
  INSERT INTO grid_job_counters VALUES (NEW.grid_job_id, NEW.status, 1)
    ON CONFLICT (grid_job_id, status) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER merges_count_new AFTER INSERT ON merges BEGIN
  INSERT INTO request_counters VALUES (NEW.request_id, 'merged', NEW.status, 1, 0)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER merges_count_status AFTER UPDATE OF status ON merges WHEN NEW.status <> OLD.status BEGIN
  UPDATE request_counters SET n = n - 1 WHERE request_id = OLD.request_id AND kind = 'merged' AND status = OLD.status;
  INSERT INTO request_counters VALUES (NEW.request_id, 'merged', NEW.status, 1, 0)
    ON CONFLICT (request_id, kind, status) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER jobs_count_ended AFTER UPDATE OF status ON jobs
WHEN NEW.status <> OLD.status AND NEW.kind = 'process' AND NEW.status IN ('done','error') BEGIN
  INSERT INTO progress (request_id, bucket, jobs_done, jobs_failed)
    VALUES (NEW.request_id, NEW.changed_at / 10000, NEW.status = 'done', NEW.status = 'error')
    ON CONFLICT (request_id, bucket) DO UPDATE SET jobs_done = jobs_done + excluded.jobs_done,
      jobs_failed = jobs_failed + excluded.jobs_failed;
END;
CREATE TRIGGER jobs_count_failure AFTER UPDATE OF failure_class, signature_id ON jobs
WHEN NEW.failure_class IS NOT OLD.failure_class OR NEW.signature_id IS NOT OLD.signature_id BEGIN
  UPDATE failure_counters SET n = n - 1 WHERE OLD.failure_class IS NOT NULL AND request_id = OLD.request_id
    AND failure_class = OLD.failure_class AND signature_id = coalesce(OLD.signature_id, 0) AND site_id = OLD.site_id;
  INSERT INTO failure_counters
    SELECT NEW.request_id, NEW.failure_class, coalesce(NEW.signature_id, 0), NEW.site_id, 1 WHERE NEW.failure_class IS NOT NULL
    ON CONFLICT (request_id, failure_class, signature_id, site_id) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER jobs_count_failure_node AFTER UPDATE OF failure_class, signature_id, node ON jobs
WHEN (NEW.failure_class IS NOT NULL OR OLD.failure_class IS NOT NULL) AND (NEW.failure_class IS NOT OLD.failure_class
  OR NEW.signature_id IS NOT OLD.signature_id OR NEW.node <> OLD.node) BEGIN
  UPDATE failure_node_counters SET n = n - 1 WHERE OLD.failure_class IS NOT NULL AND request_id = OLD.request_id
    AND failure_class = OLD.failure_class AND signature_id = coalesce(OLD.signature_id, 0) AND site_id = OLD.site_id
    AND node = OLD.node;
  INSERT INTO failure_node_counters
    SELECT NEW.request_id, NEW.failure_class, coalesce(NEW.signature_id, 0), NEW.site_id, NEW.node, 1
     WHERE NEW.failure_class IS NOT NULL
    ON CONFLICT (request_id, failure_class, signature_id, site_id, node) DO UPDATE SET n = n + 1;
END;

-- ---------------------------------------------------------------- limits

-- How far the agent goes by itself; only their values change. Times are in milliseconds.
CREATE TABLE limits (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  unit TEXT NOT NULL CHECK (unit IN ('time','percent','attempts','jobs','times')),
  value INTEGER NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  attempts INTEGER UNIQUE,               -- of a delay before a retry: after so many attempts, or more
  changed_at INTEGER NOT NULL DEFAULT 0,
  changed_by TEXT NOT NULL DEFAULT 'shiftdeck',
  CHECK (value BETWEEN least AND most)
);
INSERT INTO limits (id, name, unit, value, least, most, attempts) VALUES
  -- A request of which nothing succeeded stops after so many failed attempts.
  (1, 'configuration-failures', 'attempts', 10, 1, 1000000, NULL),
  -- A site is suspect when so many attempts, and so many percent of all that ended, failed within the window.
  (2, 'site-failures', 'attempts', 20, 1, 1000000, NULL),
  (3, 'site-percent', 'percent', 80, 1, 100, NULL),
  (4, 'site-window', 'time', 3600000, 60000, 604800000, NULL),
  -- A job is stuck when it takes so many times as long as half of its peers, and so long at least; and when so
  -- many of them are done.
  (5, 'stuck-factor', 'times', 5, 2, 1000, NULL),
  (6, 'stuck-floor', 'time', 1800000, 60000, 2592000000, NULL),
  (7, 'stuck-peers', 'jobs', 5, 1, 100, NULL),
  -- So long the agent waits before it tries again.
  (8, 'retry-delay-1', 'time', 0, 0, 604800000, 1),
  (9, 'retry-delay-2', 'time', 30000, 0, 604800000, 2),
  (10, 'retry-delay-3', 'time', 120000, 0, 604800000, 3),
  (11, 'retry-delay-4', 'time', 600000, 0, 604800000, 4),
  (12, 'retry-delay-5', 'time', 3600000, 0, 604800000, 5);
CREATE TRIGGER limits_all_there BEFORE INSERT ON limits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the limits are there; only their values change');
END;
CREATE TRIGGER limits_kept BEFORE DELETE ON limits BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the limits are there; only their values change');
END;
CREATE TRIGGER limits_only_values BEFORE UPDATE ON limits
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.unit <> OLD.unit OR NEW.least <> OLD.least OR NEW.most <> OLD.most
  OR NEW.attempts IS NOT OLD.attempts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the limits are there; only their values change');
END;

-- ---------------------------------------------------------------- the change sequence

-- What changed since N. Old rows are pruned; a client that is further behind reads everything anew.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,                  -- 'campaign', 'request', 'grid_job', 'job', 'merge', 'file', 'audit', 'comment', 'agent', 'run',
                                         -- 'rule', 'exit_code', 'limit'
  entity_id INTEGER NOT NULL,
  request_id INTEGER                     -- the request it belongs to, where it does
);

CREATE TRIGGER changes_campaigns AFTER INSERT ON campaigns BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('campaign', NEW.id);
END;
CREATE TRIGGER changes_campaigns_updated AFTER UPDATE ON campaigns BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('campaign', NEW.id);
END;
CREATE TRIGGER changes_runs AFTER INSERT ON runs BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('run', NEW.run);
END;
CREATE TRIGGER changes_runs_updated AFTER UPDATE ON runs BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('run', NEW.run);
END;
CREATE TRIGGER changes_requests AFTER INSERT ON requests BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('request', NEW.id, NEW.id);
END;
CREATE TRIGGER changes_requests_updated AFTER UPDATE ON requests BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('request', NEW.id, NEW.id);
END;
CREATE TRIGGER changes_grid_jobs AFTER INSERT ON grid_jobs BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('grid_job', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_jobs AFTER INSERT ON jobs BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('job', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_jobs_updated AFTER UPDATE ON jobs BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('job', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_rules AFTER INSERT ON rules BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('rule', NEW.id);
END;
CREATE TRIGGER changes_rules_updated AFTER UPDATE ON rules BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('rule', NEW.id);
END;
CREATE TRIGGER changes_exit_codes AFTER INSERT ON exit_codes BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('exit_code', NEW.code);
END;
CREATE TRIGGER changes_exit_codes_updated AFTER UPDATE ON exit_codes BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('exit_code', NEW.code);
END;
CREATE TRIGGER changes_exit_codes_gone AFTER DELETE ON exit_codes BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('exit_code', OLD.code);
END;
CREATE TRIGGER changes_limits_updated AFTER UPDATE ON limits BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('limit', NEW.id);
END;
CREATE TRIGGER changes_merges AFTER INSERT ON merges BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('merge', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_merges_updated AFTER UPDATE ON merges BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('merge', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_files AFTER INSERT ON files BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('file', NEW.id);
END;
CREATE TRIGGER changes_files_updated AFTER UPDATE ON files BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('file', NEW.id);
END;
CREATE TRIGGER changes_replicas AFTER INSERT ON replicas BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('file', NEW.file_id);
END;
CREATE TRIGGER changes_replicas_updated AFTER UPDATE OF state, path, problem ON replicas BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('file', NEW.file_id);
END;
-- What shows in a request's row though it is stored elsewhere: a complete dataset, units signed off.
CREATE TRIGGER changes_datasets AFTER UPDATE OF complete ON datasets WHEN NEW.complete <> OLD.complete BEGIN
  INSERT INTO changes (entity, entity_id, request_id)
    SELECT 'request', r.id, r.id FROM requests r WHERE r.dataset_id = NEW.id;
END;
CREATE TRIGGER changes_abandonments AFTER INSERT ON abandonments BEGIN
  INSERT INTO changes (entity, entity_id, request_id)
    SELECT 'request', u.request_id, u.request_id FROM work_units u WHERE u.id = NEW.unit_id;
END;
CREATE TRIGGER changes_stops AFTER INSERT ON request_stops BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('request', NEW.request_id, NEW.request_id);
END;
CREATE TRIGGER changes_stops_lifted AFTER UPDATE ON request_stops BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('request', NEW.request_id, NEW.request_id);
END;
CREATE TRIGGER changes_audit AFTER INSERT ON audit BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('audit', NEW.id, NEW.request_id);
END;
CREATE TRIGGER changes_comments AFTER INSERT ON comments BEGIN
  INSERT INTO changes (entity, entity_id, request_id)
    VALUES ('comment', NEW.id, CASE NEW.entity WHEN 'request' THEN NEW.entity_id END);
END;
CREATE TRIGGER changes_agents AFTER UPDATE ON agents BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('agent', 0);
END;
CREATE TRIGGER changes_agents_new AFTER INSERT ON agents BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('agent', 0);
END;
CREATE TRIGGER changes_agents_gone AFTER DELETE ON agents BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('agent', 0);
END;
