-- Shiftdeck store, migration 9: certification of runs and good-run lists.
--
-- What is good of a run is said per detector and lumisection (LS), in a log of flags: of each LS counts the newest
-- manual flag that covers it, else the newest automatic one, those aside that were undone (models/core/qualityflags.h).
-- Flags are set while run and detector are open; then they are signed off, completed and, where a campaign asks for it,
-- confirmed by a second person. A request is certified only when all its runs are. A good-run list is made of the flags
-- by a rule, and kept with it. Nothing here is ever changed or deleted: a newer row takes an older one's place.

CREATE TABLE detectors (
  name TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z0-9-]*' AND name GLOB '[a-z]*'),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  position INTEGER NOT NULL CHECK (position > 0),               -- of its column; 1: the first
  required INTEGER NOT NULL CHECK (required IN (0,1)),          -- 1: no run is certified without it
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0,1)),  -- 1: takes no flags, and is not required
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER detectors_born BEFORE INSERT ON detectors BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This detector is there already.')
   WHERE EXISTS (SELECT 1 FROM detectors d WHERE d.name = NEW.name);
END;
CREATE TRIGGER detectors_named BEFORE UPDATE ON detectors WHEN NEW.name <> OLD.name BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the name of a detector never changes');
END;
CREATE TRIGGER detectors_kept BEFORE DELETE ON detectors BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: detectors are never deleted, but retired');
END;

-- From state to state, and who may. A run and detector of which nothing is said are open.
CREATE TABLE quality_transitions (
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (from_state, to_state, role)
) WITHOUT ROWID;
INSERT INTO quality_transitions (from_state, to_state, role) VALUES
  ('open','signed-off','dq'), ('open','signed-off','manager'),
  ('signed-off','completed','dq'), ('signed-off','completed','manager'),
  ('signed-off','open','manager'), ('completed','open','manager');
CREATE TRIGGER quality_transitions_fixed BEFORE INSERT ON quality_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER quality_transitions_frozen BEFORE UPDATE ON quality_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;
CREATE TRIGGER quality_transitions_kept BEFORE DELETE ON quality_transitions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the transition table is part of the schema');
END;

CREATE TABLE quality_flags (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(run),
  detector TEXT NOT NULL REFERENCES detectors(name),
  first_ls INTEGER NOT NULL CHECK (first_ls >= 1),
  last_ls INTEGER NOT NULL CHECK (last_ls >= first_ls AND last_ls <= 2147483647),  -- the greatest: to the run's end
  flag TEXT NOT NULL CHECK (flag IN ('good','bad','excluded','not-set')),
  automatic INTEGER NOT NULL CHECK (automatic IN (0,1)),
  cause TEXT NOT NULL DEFAULT '' CHECK (length(cause) <= 200),
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  undoes INTEGER REFERENCES quality_flags(id)  -- the flag that does not count any more; this one then sets nothing
);
CREATE INDEX quality_flags_cell ON quality_flags(run, detector, id);
CREATE UNIQUE INDEX quality_flags_undone ON quality_flags(undoes) WHERE undoes IS NOT NULL;

CREATE TABLE quality_states (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(run),
  detector TEXT NOT NULL REFERENCES detectors(name),
  state TEXT NOT NULL CHECK (state IN ('open','signed-off','completed')),
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  CHECK (state <> 'open' OR comment <> '')     -- it is opened again for a reason
);
CREATE INDEX quality_states_cell ON quality_states(run, detector, id);

-- A second person has looked at what was completed; opening it again makes that void.
CREATE TABLE quality_confirmations (
  state_id INTEGER PRIMARY KEY REFERENCES quality_states(id),
  comment TEXT NOT NULL DEFAULT '' CHECK (length(comment) <= 4000),
  at INTEGER NOT NULL,
  signed_by TEXT NOT NULL
);

-- What a campaign asks for; the newest row counts, and without one nobody must confirm.
CREATE TABLE quality_policies (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  second_person INTEGER NOT NULL CHECK (second_person IN (0,1)),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  set_by TEXT NOT NULL
);
CREATE INDEX quality_policies_newest ON quality_policies(campaign_id, id);

CREATE TRIGGER quality_flags_born BEFORE INSERT ON quality_flags BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This flag is there already.')
   WHERE EXISTS (SELECT 1 FROM quality_flags f WHERE f.id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: exists: This flag is undone already.')
   WHERE EXISTS (SELECT 1 FROM quality_flags f WHERE f.undoes = NEW.undoes);
  SELECT RAISE(ABORT, 'shiftdeck: a retired detector takes no flags')
   WHERE EXISTS (SELECT 1 FROM detectors d WHERE d.name = NEW.detector AND d.retired = 1);
  SELECT RAISE(ABORT, 'shiftdeck: flags are set while run and detector are open')
   WHERE coalesce((SELECT s.state FROM quality_states s WHERE s.run = NEW.run AND s.detector = NEW.detector
     ORDER BY s.id DESC LIMIT 1), 'open') <> 'open';
  SELECT RAISE(ABORT, 'shiftdeck: what undoes a flag is of the same run, detector, lumisections and kind')
   WHERE NEW.undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM quality_flags f WHERE f.id = NEW.undoes
     AND f.undoes IS NULL AND f.run = NEW.run AND f.detector = NEW.detector AND f.first_ls = NEW.first_ls
     AND f.last_ls = NEW.last_ls AND f.flag = NEW.flag AND f.automatic = NEW.automatic);
END;
CREATE TRIGGER quality_states_born BEFORE INSERT ON quality_states BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This entry is there already.')
   WHERE EXISTS (SELECT 1 FROM quality_states s WHERE s.id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: certification goes from open to signed off to completed, and opens again')
   WHERE NOT EXISTS (SELECT 1 FROM quality_transitions t WHERE t.to_state = NEW.state AND t.from_state =
     coalesce((SELECT s.state FROM quality_states s WHERE s.run = NEW.run AND s.detector = NEW.detector
       ORDER BY s.id DESC LIMIT 1), 'open'));
  SELECT RAISE(ABORT, 'shiftdeck: nothing is signed off without a flag')
   WHERE NEW.state = 'signed-off' AND NOT EXISTS (SELECT 1 FROM quality_flags f WHERE f.run = NEW.run
     AND f.detector = NEW.detector AND f.undoes IS NULL
     AND NOT EXISTS (SELECT 1 FROM quality_flags u WHERE u.undoes = f.id));
END;
CREATE TRIGGER quality_confirmations_born BEFORE INSERT ON quality_confirmations BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This is confirmed already.')
   WHERE EXISTS (SELECT 1 FROM quality_confirmations c WHERE c.state_id = NEW.state_id);
  SELECT RAISE(ABORT, 'shiftdeck: what is confirmed is completed')
   WHERE NOT EXISTS (SELECT 1 FROM quality_states s WHERE s.id = NEW.state_id AND s.state = 'completed'
     AND NOT EXISTS (SELECT 1 FROM quality_states n WHERE n.run = s.run AND n.detector = s.detector AND n.id > s.id));
  SELECT RAISE(ABORT, 'shiftdeck: it is confirmed by another person than who signed it off or completed it')
   WHERE EXISTS (SELECT 1 FROM quality_states s JOIN quality_states p ON p.run = s.run AND p.detector = s.detector
     AND p.id <= s.id AND p.state <> 'open' AND NOT EXISTS (SELECT 1 FROM quality_states o WHERE o.run = s.run
       AND o.detector = s.detector AND o.state = 'open' AND o.id > p.id AND o.id < s.id)
     WHERE s.id = NEW.state_id AND p.signed_by = NEW.signed_by);
END;
CREATE TRIGGER quality_policies_born BEFORE INSERT ON quality_policies BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This entry is there already.')
   WHERE EXISTS (SELECT 1 FROM quality_policies p WHERE p.id = NEW.id);
END;

CREATE TRIGGER quality_flags_frozen BEFORE UPDATE ON quality_flags BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a flag never changes; a newer one takes its place, or undoes it');
END;
CREATE TRIGGER quality_flags_kept BEFORE DELETE ON quality_flags BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: flags are never deleted');
END;
CREATE TRIGGER quality_states_frozen BEFORE UPDATE ON quality_states BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what was signed never changes');
END;
CREATE TRIGGER quality_states_kept BEFORE DELETE ON quality_states BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what was signed is never deleted');
END;
CREATE TRIGGER quality_confirmations_frozen BEFORE UPDATE ON quality_confirmations BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what was signed never changes');
END;
CREATE TRIGGER quality_confirmations_kept BEFORE DELETE ON quality_confirmations BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what was signed is never deleted');
END;
CREATE TRIGGER quality_policies_frozen BEFORE UPDATE ON quality_policies BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a campaign asks for is said anew');
END;
CREATE TRIGGER quality_policies_kept BEFORE DELETE ON quality_policies BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a campaign asks for is said anew');
END;

-- A good-run list as it was made, with all that it rests on.
CREATE TABLE run_lists (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  version INTEGER NOT NULL CHECK (version > 0),           -- 1, 2, ... of the name
  kind TEXT NOT NULL CHECK (kind IN ('rule','file')),     -- made of the flags by its rule, or read from a file
  list TEXT NOT NULL,                                     -- certified-run JSON (RunList::json())
  anti_list TEXT NOT NULL,                                -- candidates that are not in the list, in the same form
  rule TEXT NOT NULL CHECK (length(rule) <= 2000),
  candidates TEXT NOT NULL CHECK (length(candidates) <= 2000),  -- the filter of the runs that were asked; '': all
  provenance TEXT NOT NULL,                               -- JSON (Provenance, models/runs/certifiedlist.h)
  losses TEXT NOT NULL,                                   -- JSON (GoodRuns, models/certification/goodruns.h)
  runs INTEGER NOT NULL CHECK (runs >= 0),
  lumisections INTEGER NOT NULL CHECK (lumisections >= 0),
  why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 4000),
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (name, version),
  CHECK ((kind = 'rule') = (rule <> ''))
);
CREATE TRIGGER run_lists_born BEFORE INSERT ON run_lists BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This version of the list is there already.')
   WHERE EXISTS (SELECT 1 FROM run_lists l WHERE l.id = NEW.id)
      OR EXISTS (SELECT 1 FROM run_lists l WHERE l.name = NEW.name AND l.version = NEW.version);
END;
CREATE TRIGGER run_lists_frozen BEFORE UPDATE ON run_lists BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a good-run list never changes; a new version takes its place');
END;
CREATE TRIGGER run_lists_kept BEFORE DELETE ON run_lists BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: good-run lists are never deleted');
END;

-- A request is certified when each run of its inputs is completed for every required detector, and confirmed where
-- its campaign asks for it. The first and the last run of a file have events in it, and so may those between.
CREATE TRIGGER requests_certified BEFORE UPDATE OF status ON requests
WHEN OLD.status = 'delivered' AND NEW.status = 'certified' BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: certified needs evidence: a detector that is required')
   WHERE NOT EXISTS (SELECT 1 FROM detectors d WHERE d.required = 1 AND d.retired = 0);
  SELECT RAISE(ABORT, 'shiftdeck: certified needs evidence: every run completed for every required detector')
   WHERE EXISTS (
     SELECT 1 FROM (SELECT f.first_run AS run FROM files f WHERE f.dataset_id = NEW.dataset_id
       UNION SELECT f.last_run FROM files f WHERE f.dataset_id = NEW.dataset_id
       UNION SELECT r.run FROM files f JOIN runs r ON r.run > f.first_run AND r.run < f.last_run
         WHERE f.dataset_id = NEW.dataset_id) n JOIN detectors d ON d.required = 1 AND d.retired = 0
     WHERE coalesce((SELECT s.state
       FROM quality_states s WHERE s.run = n.run AND s.detector = d.name ORDER BY s.id DESC LIMIT 1), 'open')
       <> 'completed');
  SELECT RAISE(ABORT, 'shiftdeck: certified needs evidence: every run confirmed by a second person')
   WHERE coalesce((SELECT p.second_person FROM quality_policies p WHERE p.campaign_id = NEW.campaign_id
     ORDER BY p.id DESC LIMIT 1), 0) = 1 AND EXISTS (
     SELECT 1 FROM (SELECT f.first_run AS run FROM files f WHERE f.dataset_id = NEW.dataset_id
       UNION SELECT f.last_run FROM files f WHERE f.dataset_id = NEW.dataset_id
       UNION SELECT r.run FROM files f JOIN runs r ON r.run > f.first_run AND r.run < f.last_run
         WHERE f.dataset_id = NEW.dataset_id) n JOIN detectors d ON d.required = 1 AND d.retired = 0
     WHERE NOT EXISTS (SELECT 1
       FROM quality_confirmations c WHERE c.state_id = (SELECT max(s.id) FROM quality_states s
         WHERE s.run = n.run AND s.detector = d.name)));
END;

-- The change sequence: flags and signatures show at their run.
CREATE TRIGGER changes_detectors AFTER INSERT ON detectors BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('detector', NEW.position);
END;
CREATE TRIGGER changes_detectors_updated AFTER UPDATE ON detectors BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('detector', NEW.position);
END;
CREATE TRIGGER changes_quality_flags AFTER INSERT ON quality_flags BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('quality', NEW.run);
END;
CREATE TRIGGER changes_quality_states AFTER INSERT ON quality_states BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('quality', NEW.run);
END;
CREATE TRIGGER changes_quality_confirmations AFTER INSERT ON quality_confirmations BEGIN
  INSERT INTO changes (entity, entity_id) SELECT 'quality', s.run FROM quality_states s WHERE s.id = NEW.state_id;
END;
CREATE TRIGGER changes_quality_policies AFTER INSERT ON quality_policies BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('campaign', NEW.campaign_id);
END;
CREATE TRIGGER changes_run_lists AFTER INSERT ON run_lists BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('run_list', NEW.id);
END;
