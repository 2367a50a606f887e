-- Shiftdeck store, migration 12: the plan of a campaign, and what its progress is measured by.
--
-- A milestone is a date by which a step of a campaign is to have reached something: events, merged files, luminosity,
-- or, where it names none of them, all there is. It is never changed: a new version takes its place, also when it is
-- withdrawn, so a date that slipped stays visible. What a request went through, and when the last work unit of a run
-- was credited, is written down by the database itself, so that no chart has to read audit rows or work units.

CREATE TABLE milestones (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  version INTEGER NOT NULL CHECK (version > 0),      -- 1, 2, ... of the campaign's milestone; the newest counts
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned','withdrawn')),
  step TEXT NOT NULL CHECK (step IN ('production','recocert','merge','skim','mergeskim','mc','transfer')),
  due_at INTEGER NOT NULL CHECK (due_at > 0),
  events INTEGER CHECK (events > 0),                 -- credited; NULL: not asked for
  files INTEGER CHECK (files > 0),                   -- merged files in the catalogue; NULL: not asked for
  luminosity TEXT NOT NULL DEFAULT '' CHECK (length(luminosity) <= 40),  -- recorded, a decimal number
  unit TEXT NOT NULL DEFAULT '' CHECK (unit IN ('','/mb','/ub','/nb','/pb','/fb','/ab')),
  why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 4000),
  at INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  UNIQUE (campaign_id, name, version),
  CHECK ((luminosity = '') = (unit = ''))
);

CREATE TRIGGER milestones_born BEFORE INSERT ON milestones BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This version of the milestone is there already.')
   WHERE EXISTS (SELECT 1 FROM milestones m WHERE m.id = NEW.id)
      OR EXISTS (SELECT 1 FROM milestones m WHERE m.campaign_id = NEW.campaign_id AND m.name = NEW.name
        AND m.version = NEW.version);
  SELECT RAISE(ABORT, 'shiftdeck: versions of a milestone follow one another')
   WHERE NEW.version <> 1 + coalesce((SELECT max(m.version) FROM milestones m WHERE m.campaign_id = NEW.campaign_id
     AND m.name = NEW.name), 0);
  SELECT RAISE(ABORT, 'shiftdeck: only a milestone that is planned can be withdrawn')
   WHERE NEW.state = 'withdrawn' AND coalesce((SELECT m.state FROM milestones m WHERE m.campaign_id = NEW.campaign_id
     AND m.name = NEW.name ORDER BY m.version DESC LIMIT 1), '') <> 'planned';
END;
CREATE TRIGGER milestones_frozen BEFORE UPDATE ON milestones BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a milestone never changes; a new version takes its place');
END;
CREATE TRIGGER milestones_kept BEFORE DELETE ON milestones BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: milestones are withdrawn, never deleted');
END;

-- Every status that a request had, from '' to 'new' on.
CREATE TABLE request_history (
  id INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES requests(id),
  at INTEGER NOT NULL,
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL
);
CREATE INDEX request_history_request ON request_history(request_id, id, at, from_status, to_status);

-- Runs of a request of which every work unit is credited, and when the last one was.
CREATE TABLE run_completions (
  request_id INTEGER NOT NULL REFERENCES requests(id),
  run INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (request_id, run)
) WITHOUT ROWID;

-- Of what is there already: as the audit rows tell it; where they do not tell all, up to the status that is.
INSERT INTO request_history (request_id, at, from_status, to_status)
  SELECT r.id, r.created_at, '', 'new' FROM requests r ORDER BY r.id;
INSERT INTO request_history (request_id, at, from_status, to_status)
  SELECT a.entity_id, a.at, a.from_value, a.to_value FROM audit a JOIN requests r ON r.id = a.entity_id
   WHERE a.entity = 'request' AND a.from_value IN ('new','approved','assigned','staged','running','finished','declared',
     'delivered','certified','held','rejected','aborted','obsolete') AND a.to_value IN ('new','approved','assigned',
     'staged','running','finished','declared','delivered','certified','held','rejected','aborted','obsolete')
     AND a.from_value <> a.to_value ORDER BY a.id;
INSERT INTO request_history (request_id, at, from_status, to_status)
  SELECT r.id, r.changed_at, h.to_status, r.status FROM requests r JOIN request_history h
    ON h.id = (SELECT max(n.id) FROM request_history n WHERE n.request_id = r.id)
   WHERE h.to_status <> r.status ORDER BY r.id;
INSERT INTO run_completions (request_id, run, at)
  SELECT u.request_id, u.run, max(c.at) FROM work_units u LEFT JOIN credits c ON c.unit_id = u.id
   GROUP BY u.request_id, u.run HAVING count(*) = count(c.unit_id);

CREATE TRIGGER request_history_follows BEFORE INSERT ON request_history
WHEN NEW.to_status IS NOT (SELECT r.status FROM requests r WHERE r.id = NEW.request_id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the history of a request follows its status');
END;
CREATE TRIGGER request_history_frozen BEFORE UPDATE ON request_history BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the history of a request is never changed');
END;
CREATE TRIGGER request_history_kept BEFORE DELETE ON request_history BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the history of a request is never deleted');
END;
CREATE TRIGGER requests_history_new AFTER INSERT ON requests BEGIN
  INSERT INTO request_history (request_id, at, from_status, to_status)
    VALUES (NEW.id, NEW.created_at, '', NEW.status);
END;
CREATE TRIGGER requests_history AFTER UPDATE OF status ON requests WHEN NEW.status <> OLD.status BEGIN
  INSERT INTO request_history (request_id, at, from_status, to_status)
    VALUES (NEW.id, NEW.changed_at, OLD.status, NEW.status);
END;

-- Whether the counters know of this credit yet or not: no unit of the run but this one may be without a credit.
CREATE TRIGGER credits_complete_runs AFTER INSERT ON credits BEGIN
  INSERT INTO run_completions (request_id, run, at)
    SELECT u.request_id, u.run, NEW.at FROM work_units u WHERE u.id = NEW.unit_id
      AND (SELECT coalesce(sum(c.n), 0) FROM run_counters c WHERE c.request_id = u.request_id AND c.run = u.run
        AND c.state <> 'credited') = (u.state <> 'credited')
    ON CONFLICT (request_id, run) DO NOTHING;
END;
CREATE TRIGGER run_completions_frozen BEFORE UPDATE ON run_completions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: when a run was complete never changes');
END;
CREATE TRIGGER run_completions_kept BEFORE DELETE ON run_completions BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: when a run was complete is never deleted');
END;

CREATE TRIGGER changes_milestones AFTER INSERT ON milestones BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('milestone', NEW.id);
END;
