-- Shiftdeck store, migration 10: sources of new runs, and updates of calibrations.
--
-- A source is a folder, a list or a database in which new runs appear, with what a campaign wants done with each: its
-- policy. The agent looks at it, and a run that is complete there becomes a dataset and its requests, once: the row of
-- source_runs is the lock, and it ends as 'requested'. What a source shows of such a run afterwards is told, and never
-- asked for again by itself. A policy never changes: a source is stopped, and another one takes its place.

CREATE TABLE run_sources (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  kind TEXT NOT NULL CHECK (kind IN ('folder','list','store')),
  location TEXT NOT NULL CHECK (length(location) BETWEEN 1 AND 1000),
  pattern TEXT NOT NULL DEFAULT '' CHECK (length(pattern) <= 400),   -- of a folder: which names are files of which run
  complete_by TEXT NOT NULL CHECK (complete_by IN ('quiet','marker','manifest')),
  marker TEXT NOT NULL DEFAULT '' CHECK (length(marker) <= 400),     -- of a folder: the file that says it is complete
  quiet_ms INTEGER NOT NULL CHECK (quiet_ms BETWEEN 0 AND 604800000),
  every_ms INTEGER NOT NULL CHECK (every_ms BETWEEN 1000 AND 86400000),
  site_id INTEGER NOT NULL REFERENCES sites(id),                     -- where the files are
  dataset TEXT NOT NULL CHECK (length(dataset) BETWEEN 1 AND 200 AND instr(dataset, '{run}') > 0),
  steps TEXT NOT NULL CHECK (length(steps) BETWEEN 1 AND 100),       -- 'production,mc'
  release TEXT NOT NULL DEFAULT '' CHECK (length(release) <= 64),    -- '': the one approved last for the step
  conditions TEXT NOT NULL DEFAULT '' CHECK (length(conditions) <= 64),  -- '': the campaign's
  split_kind TEXT NOT NULL CHECK (split_kind IN ('run','files','events')),
  split_size INTEGER NOT NULL CHECK (split_size BETWEEN 1 AND 1000000000),
  priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 999999),
  look_wanted INTEGER NOT NULL DEFAULT 0 CHECK (look_wanted IN (0,1)),
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  CHECK (kind <> 'folder' OR instr(pattern, '{run}') > 0),
  CHECK ((complete_by = 'quiet') = (marker = '')),
  CHECK (complete_by = 'quiet' OR (kind = 'folder' AND instr(marker, '{run}') > 0))
);
CREATE TRIGGER run_sources_born BEFORE INSERT ON run_sources BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: There is a source of this name already.')
   WHERE EXISTS (SELECT 1 FROM run_sources s WHERE s.id = NEW.id OR s.name = NEW.name);
END;
CREATE TRIGGER run_sources_frozen BEFORE UPDATE ON run_sources
WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.campaign_id <> OLD.campaign_id OR NEW.kind <> OLD.kind
  OR NEW.location <> OLD.location OR NEW.pattern <> OLD.pattern OR NEW.complete_by <> OLD.complete_by
  OR NEW.marker <> OLD.marker OR NEW.quiet_ms <> OLD.quiet_ms OR NEW.every_ms <> OLD.every_ms
  OR NEW.site_id <> OLD.site_id OR NEW.dataset <> OLD.dataset OR NEW.steps <> OLD.steps OR NEW.release <> OLD.release
  OR NEW.conditions <> OLD.conditions OR NEW.split_kind <> OLD.split_kind OR NEW.split_size <> OLD.split_size
  OR NEW.priority <> OLD.priority OR NEW.at <> OLD.at OR NEW.made_by <> OLD.made_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a source asks for never changes; stop it and add another one');
END;
CREATE TRIGGER run_sources_kept BEFORE DELETE ON run_sources BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: sources are never deleted');
END;

-- The agent does not look at a stopped source.
CREATE TABLE source_stops (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES run_sources(id),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  stopped_by TEXT NOT NULL,
  lifted_at INTEGER,
  lifted_by TEXT NOT NULL DEFAULT '',
  CHECK ((lifted_at IS NULL) = (lifted_by = ''))
);
CREATE UNIQUE INDEX source_stops_one_open ON source_stops(source_id) WHERE lifted_at IS NULL;
CREATE TRIGGER source_stops_born BEFORE INSERT ON source_stops BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The source is stopped already.')
   WHERE EXISTS (SELECT 1 FROM source_stops d WHERE d.id = NEW.id)
      OR EXISTS (SELECT 1 FROM source_stops d WHERE d.source_id = NEW.source_id AND d.lifted_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: a stop begins open') WHERE NEW.lifted_at IS NOT NULL;
END;
CREATE TRIGGER source_stops_lifted_once BEFORE UPDATE ON source_stops
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.id <> OLD.id OR NEW.source_id <> OLD.source_id
  OR NEW.reason <> OLD.reason OR NEW.at <> OLD.at OR NEW.stopped_by <> OLD.stopped_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a stop is lifted once, and nothing else of it changes');
END;
CREATE TRIGGER source_stops_kept BEFORE DELETE ON source_stops BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: stops are never deleted');
END;

-- How the last look at a source went; the agent's to write.
CREATE TABLE source_looks (
  source_id INTEGER PRIMARY KEY REFERENCES run_sources(id),
  looked_at INTEGER NOT NULL,
  took_ms INTEGER NOT NULL CHECK (took_ms >= 0),
  runs INTEGER NOT NULL CHECK (runs >= 0),       -- that it showed, of the campaign's range
  files INTEGER NOT NULL CHECK (files >= 0),
  ignored INTEGER NOT NULL CHECK (ignored >= 0), -- runs outside of the campaign's range
  problem TEXT NOT NULL DEFAULT '' CHECK (length(problem) <= 4000),
  problem_since INTEGER,
  CHECK ((problem = '') = (problem_since IS NULL))
);

-- A run of a source becomes requests once.
CREATE TABLE source_runs (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES run_sources(id),
  run INTEGER NOT NULL CHECK (run > 0),
  first_seen_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,                   -- when what the source shows of it was last found different
  files INTEGER NOT NULL CHECK (files >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  seen TEXT NOT NULL,                            -- JSON [[path, bytes, time of change in ms], ...]; of a requested one: then
  state TEXT NOT NULL DEFAULT 'seen' CHECK (state IN ('seen','growing','complete','requested','refused')),
  why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 4000),
  requested_at INTEGER,
  later TEXT NOT NULL DEFAULT '' CHECK (length(later) <= 4000),  -- of a requested one: what the source shows besides
  later_at INTEGER,
  UNIQUE (source_id, run),
  CHECK ((state = 'requested') = (requested_at IS NOT NULL)),
  CHECK (state <> 'refused' OR why <> ''),
  CHECK ((later = '') = (later_at IS NULL))
);
CREATE TRIGGER source_runs_born BEFORE INSERT ON source_runs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The source showed this run before.')
   WHERE EXISTS (SELECT 1 FROM source_runs r WHERE r.id = NEW.id)
      OR EXISTS (SELECT 1 FROM source_runs r WHERE r.source_id = NEW.source_id AND r.run = NEW.run);
  SELECT RAISE(ABORT, 'shiftdeck: a run of a source begins as seen') WHERE NEW.state <> 'seen' OR NEW.later <> '';
END;
CREATE TRIGGER source_runs_identity BEFORE UPDATE OF id, source_id, run, first_seen_at ON source_runs
WHEN NEW.id <> OLD.id OR NEW.source_id <> OLD.source_id OR NEW.run <> OLD.run OR NEW.first_seen_at <> OLD.first_seen_at
BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: which run of which source it is never changes');
END;
CREATE TABLE source_requests (
  source_run_id INTEGER NOT NULL REFERENCES source_runs(id),
  step TEXT NOT NULL,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  made INTEGER NOT NULL CHECK (made IN (0,1)),   -- 0: the same request was there already
  PRIMARY KEY (source_run_id, step)
) WITHOUT ROWID;
CREATE UNIQUE INDEX source_requests_made ON source_requests(request_id) WHERE made = 1;
CREATE TRIGGER source_requests_born BEFORE INSERT ON source_requests BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The run has a request of this step already.')
   WHERE EXISTS (SELECT 1 FROM source_requests q WHERE q.source_run_id = NEW.source_run_id AND q.step = NEW.step)
      OR (NEW.made = 1 AND EXISTS (SELECT 1 FROM source_requests q WHERE q.request_id = NEW.request_id AND q.made = 1));
  SELECT RAISE(ABORT, 'shiftdeck: a run becomes requests once')
   WHERE EXISTS (SELECT 1 FROM source_runs x WHERE x.id = NEW.source_run_id AND x.state = 'requested');
  SELECT RAISE(ABORT, 'shiftdeck: a request of a source processes the raw files of its run, of nothing else')
   WHERE NOT EXISTS (SELECT 1 FROM source_runs x JOIN requests r ON r.id = NEW.request_id AND r.step = NEW.step
       JOIN datasets d ON d.id = r.dataset_id AND d.tier = 'raw' AND d.complete = 1
       JOIN files f ON f.dataset_id = d.id WHERE x.id = NEW.source_run_id)
     OR EXISTS (SELECT 1 FROM source_runs x JOIN requests r ON r.id = NEW.request_id
       JOIN files f ON f.dataset_id = r.dataset_id WHERE x.id = NEW.source_run_id
       AND (f.first_run <> x.run OR f.last_run <> x.run));
END;
CREATE TRIGGER source_requests_frozen BEFORE UPDATE ON source_requests BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a run became never changes');
END;
CREATE TRIGGER source_requests_kept BEFORE DELETE ON source_requests BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a run became never changes');
END;
CREATE TRIGGER source_runs_follow BEFORE UPDATE ON source_runs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a run becomes requests once')
   WHERE OLD.state = 'requested' AND (NEW.state <> 'requested' OR NEW.requested_at IS NOT OLD.requested_at
     OR NEW.changed_at <> OLD.changed_at OR NEW.files <> OLD.files OR NEW.bytes <> OLD.bytes OR NEW.seen <> OLD.seen
     OR NEW.why <> OLD.why);
  SELECT RAISE(ABORT, 'shiftdeck: a requested run has its requests')
   WHERE NEW.state = 'requested' AND NOT EXISTS (SELECT 1 FROM source_requests q WHERE q.source_run_id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: only what comes after the request is told so')
   WHERE NEW.later <> '' AND NEW.state <> 'requested';
END;
CREATE TRIGGER source_runs_kept BEFORE DELETE ON source_runs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a source showed is never deleted');
END;

-- ---------------------------------------------------------------- conditions

-- A calibration of a running tag was replaced: from `at` on, jobs that read it for these runs get another one.
CREATE TABLE conditions_updates (
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 64),
  payload TEXT NOT NULL CHECK (length(payload) BETWEEN 1 AND 200),   -- of what: 'EcalIntercalibConstants'
  first_run INTEGER NOT NULL CHECK (first_run > 0),
  last_run INTEGER NOT NULL,
  at INTEGER NOT NULL,
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL,
  UNIQUE (tag, payload, first_run, last_run, at),
  CHECK (last_run >= first_run)
);
CREATE TRIGGER conditions_updates_born BEFORE INSERT ON conditions_updates BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This update is recorded already.')
   WHERE EXISTS (SELECT 1 FROM conditions_updates u WHERE u.id = NEW.id OR (u.tag = NEW.tag AND u.payload = NEW.payload
     AND u.first_run = NEW.first_run AND u.last_run = NEW.last_run AND u.at = NEW.at));
END;
CREATE TRIGGER conditions_updates_frozen BEFORE UPDATE ON conditions_updates BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an update of conditions never changes');
END;
CREATE TRIGGER conditions_updates_kept BEFORE DELETE ON conditions_updates BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: updates of conditions are never deleted');
END;

-- Which request processes a run again whose outputs were outdated.
CREATE TABLE conditions_redone (
  request_id INTEGER NOT NULL REFERENCES requests(id),
  run INTEGER NOT NULL,
  again_id INTEGER NOT NULL REFERENCES requests(id),
  at INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  PRIMARY KEY (request_id, run, again_id)
) WITHOUT ROWID;
CREATE TRIGGER conditions_redone_born BEFORE INSERT ON conditions_redone BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This run is processed again by this request already.')
   WHERE EXISTS (SELECT 1 FROM conditions_redone d WHERE d.request_id = NEW.request_id AND d.run = NEW.run
     AND d.again_id = NEW.again_id);
  SELECT RAISE(ABORT, 'shiftdeck: a run is processed again in the same step, with other conditions')
   WHERE NOT EXISTS (SELECT 1 FROM requests r JOIN requests a ON a.id = NEW.again_id AND a.step = r.step
     AND a.conditions <> r.conditions JOIN files f ON f.dataset_id = a.dataset_id AND f.first_run = NEW.run
     WHERE r.id = NEW.request_id);
END;
CREATE TRIGGER conditions_redone_frozen BEFORE UPDATE ON conditions_redone BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what is processed again never changes');
END;
CREATE TRIGGER conditions_redone_kept BEFORE DELETE ON conditions_redone BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what is processed again never changes');
END;

-- ---------------------------------------------------------------- the change sequence

CREATE TRIGGER changes_run_sources AFTER INSERT ON run_sources BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.id);
END;
CREATE TRIGGER changes_run_sources_updated AFTER UPDATE ON run_sources BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.id);
END;
CREATE TRIGGER changes_source_stops AFTER INSERT ON source_stops BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_source_stops_lifted AFTER UPDATE ON source_stops BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_source_looks AFTER INSERT ON source_looks BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_source_looks_updated AFTER UPDATE ON source_looks BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_source_runs AFTER INSERT ON source_runs BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_source_runs_updated AFTER UPDATE ON source_runs BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('source', NEW.source_id);
END;
CREATE TRIGGER changes_conditions_updates AFTER INSERT ON conditions_updates BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('conditions', NEW.id);
END;
CREATE TRIGGER changes_conditions_redone AFTER INSERT ON conditions_redone BEGIN
  INSERT INTO changes (entity, entity_id, request_id) VALUES ('conditions', NEW.again_id, NEW.again_id);
END;
