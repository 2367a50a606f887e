-- Shiftdeck store, migration 8: the registry of runs: imports, luminosity, and what else is known about a run.
--
-- What files say about runs is kept as it came, each file as one import. Nothing of it is ever changed or deleted: of a
-- run and method the newest luminosity counts, of a run the newest facts. An import is withdrawn by another one that
-- says again what counted before. A row that says what counts already is refused, so that a file that comes a second
-- time leaves nothing behind.
--
-- Luminosities, energies and fields are decimal text that reads back exactly, in the form of JSON numbers; CAST(... AS
-- DOUBLE PRECISION) compares them.

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  format TEXT NOT NULL CHECK (format IN ('good-run-list','run-list','luminosity','fills','withdrawal')),
  origin TEXT NOT NULL CHECK (length(origin) BETWEEN 1 AND 4000),  -- the file; of a withdrawal: 'import 7'
  checksum TEXT NOT NULL CHECK (length(checksum) = 71 AND substr(checksum, 1, 7) = 'sha256:'),
  taken INTEGER NOT NULL CHECK (taken >= 0),        -- entries of the file: ranges, rows, fills, runs
  changed INTEGER NOT NULL CHECK (changed >= 0),    -- of them, taken otherwise than written
  refused INTEGER NOT NULL CHECK (refused >= 0),    -- left out
  report TEXT NOT NULL CHECK (length(report) <= 8000000),  -- JSON: the remarks on them, with their lines
  at INTEGER NOT NULL,
  imported_by TEXT NOT NULL
);
CREATE INDEX imports_checksum ON imports(checksum, id);

CREATE TRIGGER imports_born BEFORE INSERT ON imports BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This import is there already.')
   WHERE EXISTS (SELECT 1 FROM imports i WHERE i.id = NEW.id);
END;
CREATE TRIGGER imports_frozen BEFORE UPDATE ON imports BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an import is never changed; another one withdraws it');
END;
CREATE TRIGGER imports_kept BEFORE DELETE ON imports BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: imports are never deleted');
END;

-- Of a run by one method: a luminometer ('online', 'HFET') or an analysis ('bhabha'), which knows the recorded
-- luminosity only. With neither value: none is known by this method any more. A kind of value has errors in its unit.
CREATE TABLE run_luminosities (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(run),
  method TEXT NOT NULL CHECK (length(method) BETWEEN 1 AND 60 AND method NOT GLOB '*[^-A-Za-z0-9._+]*'),
  unit TEXT NOT NULL CHECK (unit IN ('/mb','/ub','/nb','/pb','/fb','/ab')),
  delivered TEXT NOT NULL DEFAULT '',
  recorded TEXT NOT NULL DEFAULT '',
  delivered_stat TEXT NOT NULL DEFAULT '',
  delivered_syst TEXT NOT NULL DEFAULT '',
  recorded_stat TEXT NOT NULL DEFAULT '',
  recorded_syst TEXT NOT NULL DEFAULT '',
  lumisections INTEGER NOT NULL DEFAULT 0 CHECK (lumisections >= 0),  -- of the experiment; 0: not said
  import_id INTEGER NOT NULL REFERENCES imports(id),
  at INTEGER NOT NULL,
  -- The luminosity sections by the experiment's number, '[[LS, delivered, recorded], ...]' in the unit, null for what is
  -- not known; '': only the sum is. Last, so that who needs the sums reads past no megabytes.
  sections TEXT NOT NULL DEFAULT ''
    CHECK (sections = '' OR (length(sections) <= 8000000 AND sections GLOB '[[][[]*]]')),
  CHECK (delivered <> '' OR (delivered_stat = '' AND delivered_syst = '')),
  CHECK (recorded <> '' OR (recorded_stat = '' AND recorded_syst = '')),
  CHECK (delivered <> '' OR recorded <> '' OR (sections = '' AND lumisections = 0))
);
CREATE UNIQUE INDEX run_luminosities_newest ON run_luminosities(run, method, id);
CREATE INDEX run_luminosities_import ON run_luminosities(import_id);

CREATE TRIGGER run_luminosities_born BEFORE INSERT ON run_luminosities BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This luminosity is there already.')
   WHERE EXISTS (SELECT 1 FROM run_luminosities l WHERE l.id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: a luminosity and its errors are decimal numbers')
   WHERE EXISTS (SELECT 1 FROM (SELECT NEW.delivered AS v UNION ALL SELECT NEW.recorded
      UNION ALL SELECT NEW.delivered_stat UNION ALL SELECT NEW.delivered_syst
      UNION ALL SELECT NEW.recorded_stat UNION ALL SELECT NEW.recorded_syst) n
    WHERE v <> '' AND (length(v) > 40 OR v GLOB '*[eE]*[0-9][0-9][0-9]' OR v GLOB '*[^-+.0-9eE]*' OR NOT json_valid(v)));
  SELECT RAISE(ABORT, 'shiftdeck: an error of a luminosity is not negative')
   WHERE NEW.delivered_stat LIKE '-%' OR NEW.delivered_syst LIKE '-%' OR NEW.recorded_stat LIKE '-%'
      OR NEW.recorded_syst LIKE '-%';
  SELECT RAISE(ABORT, 'shiftdeck: exists: The run has this luminosity by the method already.')
   WHERE EXISTS (SELECT 1 FROM run_luminosities l WHERE l.id = (SELECT max(n.id) FROM run_luminosities n
      WHERE n.run = NEW.run AND n.method = NEW.method) AND l.unit = NEW.unit AND l.delivered = NEW.delivered
      AND l.recorded = NEW.recorded AND l.delivered_stat = NEW.delivered_stat
      AND l.delivered_syst = NEW.delivered_syst AND l.recorded_stat = NEW.recorded_stat
      AND l.recorded_syst = NEW.recorded_syst AND l.lumisections = NEW.lumisections AND l.sections = NEW.sections);
  SELECT RAISE(ABORT, 'shiftdeck: there is no luminosity by the method that could be withdrawn')
   WHERE NEW.delivered = '' AND NEW.recorded = ''
     AND NOT EXISTS (SELECT 1 FROM run_luminosities l WHERE l.run = NEW.run AND l.method = NEW.method);
END;
CREATE TRIGGER run_luminosities_frozen BEFORE UPDATE ON run_luminosities BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a luminosity never changes; a newer one takes its place');
END;
CREATE TRIGGER run_luminosities_kept BEFORE DELETE ON run_luminosities BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: luminosities are never deleted');
END;

-- What else is known about a run; each row has all of it, as it counts from then on.
CREATE TABLE run_facts (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(run),
  fill INTEGER CHECK (fill > 0),                    -- of the machine; NULL: not known
  beams TEXT NOT NULL DEFAULT '' CHECK (length(beams) <= 200),  -- 'Proton - PROTON vs PROTON'
  energy_gev TEXT NOT NULL DEFAULT '',              -- of one beam
  field_t TEXT NOT NULL DEFAULT '',                 -- of the solenoid
  stable_from INTEGER,                              -- stable beams of the fill
  stable_until INTEGER,
  lumisections INTEGER CHECK (lumisections > 0),    -- with data of the experiment
  import_id INTEGER NOT NULL REFERENCES imports(id),
  at INTEGER NOT NULL
);
CREATE UNIQUE INDEX run_facts_newest ON run_facts(run, id);
CREATE INDEX run_facts_import ON run_facts(import_id);

CREATE TRIGGER run_facts_born BEFORE INSERT ON run_facts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: These facts are there already.')
   WHERE EXISTS (SELECT 1 FROM run_facts f WHERE f.id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: energy and field of a run are decimal numbers')
   WHERE EXISTS (SELECT 1 FROM (SELECT NEW.energy_gev AS v UNION ALL SELECT NEW.field_t) n
    WHERE v <> '' AND (length(v) > 40 OR v GLOB '*[eE]*[0-9][0-9][0-9]' OR v GLOB '*[^-+.0-9eE]*' OR NOT json_valid(v)));
  SELECT RAISE(ABORT, 'shiftdeck: exists: This is known about the run already.')
   WHERE EXISTS (SELECT 1 FROM run_facts f WHERE f.id = (SELECT max(n.id) FROM run_facts n WHERE n.run = NEW.run)
      AND f.fill IS NEW.fill AND f.beams = NEW.beams AND f.energy_gev = NEW.energy_gev AND f.field_t = NEW.field_t
      AND f.stable_from IS NEW.stable_from AND f.stable_until IS NEW.stable_until
      AND f.lumisections IS NEW.lumisections);
END;
CREATE TRIGGER run_facts_frozen BEFORE UPDATE ON run_facts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: facts of a run never change; newer ones take their place');
END;
CREATE TRIGGER run_facts_kept BEFORE DELETE ON run_facts BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: facts of a run are never deleted');
END;

-- The change sequence: 'run' for whatever is said about a run, 'import' with its number.
CREATE TRIGGER changes_run_luminosities AFTER INSERT ON run_luminosities BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('run', NEW.run);
END;
CREATE TRIGGER changes_run_facts AFTER INSERT ON run_facts BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('run', NEW.run);
END;
CREATE TRIGGER changes_imports AFTER INSERT ON imports BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('import', NEW.id);
END;
