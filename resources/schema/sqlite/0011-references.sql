-- Shiftdeck store, migration 11: plots of runs, reference sets and thresholds.
--
-- A file of plots belongs to a run and a kind ("online", "prompt", "reprocessing"); where a run has several of a kind,
-- the newest one counts. A reference set names such a file as what later runs of its kind are compared with, for a
-- range of runs. Thresholds are rules about patterns of plots. Nothing here is ever changed or deleted: what is newer
-- takes the place of what is older, and a rule is withdrawn by a newer version that says so.

CREATE TABLE run_plots (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs(run),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 4000),
  plots INTEGER NOT NULL CHECK (plots > 0),         -- how many are in it
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  adler32 TEXT NOT NULL CHECK (length(adler32) = 8),
  at INTEGER NOT NULL,
  added_by TEXT NOT NULL
);
CREATE INDEX run_plots_newest ON run_plots(run, kind, id);

CREATE TRIGGER run_plots_born BEFORE INSERT ON run_plots BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This file of plots is there already.')
   WHERE EXISTS (SELECT 1 FROM run_plots p WHERE p.id = NEW.id)
      OR EXISTS (SELECT 1 FROM run_plots p WHERE p.run = NEW.run AND p.kind = NEW.kind AND p.path = NEW.path
        AND p.bytes = NEW.bytes AND p.adler32 = NEW.adler32
        AND p.id = (SELECT max(n.id) FROM run_plots n WHERE n.run = NEW.run AND n.kind = NEW.kind));
END;
CREATE TRIGGER run_plots_frozen BEFORE UPDATE ON run_plots BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a file of plots never changes; a newer one takes its place');
END;
CREATE TRIGGER run_plots_kept BEFORE DELETE ON run_plots BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: files of plots are never forgotten');
END;

CREATE TABLE reference_sets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  version INTEGER NOT NULL CHECK (version > 0),     -- 1, 2, ... of the name; the highest counts
  kind TEXT NOT NULL,
  first_run INTEGER NOT NULL CHECK (first_run > 0), -- the runs that are compared with it
  last_run INTEGER NOT NULL,
  plots_id INTEGER NOT NULL REFERENCES run_plots(id),
  why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (name, version),
  CHECK (last_run >= first_run)
);

-- Runs that are certified good: completed for every required detector, and every lumisection that was judged is good. Of
-- a lumisection counts the newest manual flag that was not undone, else the newest automatic one; it changes only where
-- a flag begins or ends, so it is asked for there.
CREATE VIEW certified_good_runs AS SELECT r.run FROM runs r
 WHERE EXISTS (SELECT 1 FROM detectors d WHERE d.required = 1 AND d.retired = 0)
   AND NOT EXISTS (SELECT 1 FROM detectors d WHERE d.required = 1 AND d.retired = 0 AND (
     coalesce((SELECT s.state FROM quality_states s WHERE s.run = r.run AND s.detector = d.name
       ORDER BY s.id DESC LIMIT 1), 'open') <> 'completed'
     OR NOT EXISTS (SELECT 1 FROM quality_flags e WHERE e.run = r.run AND e.detector = d.name AND coalesce((SELECT f.flag
       FROM quality_flags f WHERE f.run = r.run AND f.detector = d.name AND f.undoes IS NULL
       AND NOT EXISTS (SELECT 1 FROM quality_flags u WHERE u.undoes = f.id) AND f.first_ls <= e.first_ls
       AND f.last_ls >= e.first_ls ORDER BY f.automatic, f.id DESC LIMIT 1), '') = 'good')
     OR EXISTS (SELECT 1 FROM quality_flags e WHERE e.run = r.run AND e.detector = d.name AND (coalesce((SELECT f.flag
       FROM quality_flags f WHERE f.run = r.run AND f.detector = d.name AND f.undoes IS NULL
       AND NOT EXISTS (SELECT 1 FROM quality_flags u WHERE u.undoes = f.id) AND f.first_ls <= e.first_ls
       AND f.last_ls >= e.first_ls ORDER BY f.automatic, f.id DESC LIMIT 1), '') IN ('bad','excluded')
       OR coalesce((SELECT f.flag
       FROM quality_flags f WHERE f.run = r.run AND f.detector = d.name AND f.undoes IS NULL
       AND NOT EXISTS (SELECT 1 FROM quality_flags u WHERE u.undoes = f.id) AND f.first_ls <= e.last_ls + 1
       AND f.last_ls >= e.last_ls + 1 ORDER BY f.automatic, f.id DESC LIMIT 1), '') IN ('bad','excluded')))));

CREATE TRIGGER reference_sets_born BEFORE INSERT ON reference_sets BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This version of the reference set is there already.')
   WHERE EXISTS (SELECT 1 FROM reference_sets s WHERE s.id = NEW.id)
      OR EXISTS (SELECT 1 FROM reference_sets s WHERE s.name = NEW.name AND s.version = NEW.version);
  SELECT RAISE(ABORT, 'shiftdeck: versions of a reference set follow each other')
   WHERE NEW.version <> 1 + coalesce((SELECT max(s.version) FROM reference_sets s WHERE s.name = NEW.name), 0);
  SELECT RAISE(ABORT, 'shiftdeck: a reference is of the kind of its plots')
   WHERE NOT EXISTS (SELECT 1 FROM run_plots p WHERE p.id = NEW.plots_id AND p.kind = NEW.kind);
  SELECT RAISE(ABORT, 'shiftdeck: only a run that is certified good can be a reference')
   WHERE NOT EXISTS (SELECT 1 FROM run_plots p JOIN certified_good_runs g ON g.run = p.run WHERE p.id = NEW.plots_id);
END;
CREATE TRIGGER reference_sets_frozen BEFORE UPDATE ON reference_sets BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a reference set never changes; a new version takes its place');
END;
CREATE TRIGGER reference_sets_kept BEFORE DELETE ON reference_sets BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: reference sets are never deleted');
END;

-- The newest version of a pattern counts; of several patterns that match a plot, the one that was written last.
CREATE TABLE plot_rules (
  id INTEGER PRIMARY KEY,
  pattern TEXT NOT NULL CHECK (length(pattern) BETWEEN 1 AND 400),  -- of names of plots: * any text, ? any character
  version INTEGER NOT NULL CHECK (version > 0),
  detector TEXT NOT NULL DEFAULT '' CHECK (length(detector) <= 60),  -- '': by the plot's folder
  rule TEXT NOT NULL CHECK (length(rule) BETWEEN 1 AND 1000),       -- tests and thresholds, as ComparisonRule writes them
  plot_kind TEXT NOT NULL DEFAULT '' CHECK (plot_kind IN ('','counts','profile','efficiency','rate','two-dimensional')),
  shifter INTEGER NOT NULL DEFAULT 0 CHECK (shifter IN (0,1)),      -- 1: among the few that a shifter looks at
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0,1)),  -- 1: from this version on there is no such rule
  why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 4000),
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (pattern, version)
);

CREATE TRIGGER plot_rules_born BEFORE INSERT ON plot_rules BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This version of the plot rule is there already.')
   WHERE EXISTS (SELECT 1 FROM plot_rules r WHERE r.id = NEW.id)
      OR EXISTS (SELECT 1 FROM plot_rules r WHERE r.pattern = NEW.pattern AND r.version = NEW.version);
  SELECT RAISE(ABORT, 'shiftdeck: versions of a plot rule follow each other')
   WHERE NEW.version <> 1 + coalesce((SELECT max(r.version) FROM plot_rules r WHERE r.pattern = NEW.pattern), 0);
  SELECT RAISE(ABORT, 'shiftdeck: there is no plot rule that could be withdrawn')
   WHERE NEW.withdrawn = 1 AND coalesce((SELECT r.withdrawn FROM plot_rules r WHERE r.pattern = NEW.pattern
     ORDER BY r.version DESC LIMIT 1), 1) = 1;
END;
CREATE TRIGGER plot_rules_frozen BEFORE UPDATE ON plot_rules BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a plot rule never changes; a new version takes its place');
END;
CREATE TRIGGER plot_rules_kept BEFORE DELETE ON plot_rules BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: plot rules are never deleted');
END;

-- The change sequence: 'plots' with the run, 'reference' and 'plot_rule' with the number of the row.
CREATE TRIGGER changes_run_plots AFTER INSERT ON run_plots BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('plots', NEW.run);
END;
CREATE TRIGGER changes_reference_sets AFTER INSERT ON reference_sets BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('reference', NEW.id);
END;
CREATE TRIGGER changes_plot_rules AFTER INSERT ON plot_rules BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('plot_rule', NEW.id);
END;
