-- Shiftdeck store, migration 6: sites as they are: health, draining, and the releases they have.
--
-- The agent alone asks what runs the jobs of a site, and writes down what it answered; everybody reads that. A
-- drained site is handed no new job, what runs there goes on. A release is approved per step; the newest approval
-- that stands is what a request without a release of its own takes.

ALTER TABLE sites ADD COLUMN look_wanted INTEGER NOT NULL DEFAULT 0 CHECK (look_wanted IN (0,1));  -- ask it soon

-- What the site said last.
CREATE TABLE site_health (
  site_id INTEGER PRIMARY KEY REFERENCES sites(id),
  asked_at INTEGER NOT NULL,
  took_ms INTEGER NOT NULL CHECK (took_ms >= 0),    -- from question to answer
  up INTEGER NOT NULL CHECK (up IN (0,1)),          -- it answered, and is well
  answered_at INTEGER,                              -- last good answer; NULL: never
  down_since INTEGER,                               -- first question in a row without one; NULL: it is up
  message TEXT NOT NULL DEFAULT '' CHECK (length(message) <= 1000),
  slots INTEGER CHECK (slots >= 0),                 -- as it said when it was up last; NULL: it does not say
  running INTEGER CHECK (running >= 0),             -- NULL: not known now
  queued INTEGER CHECK (queued >= 0),
  credential TEXT NOT NULL DEFAULT '' CHECK (length(credential) <= 1000),  -- whose it is; '': none is needed
  credential_until INTEGER,                         -- NULL: not known, or for ever
  credential_state TEXT NOT NULL DEFAULT '',        -- words of CredentialState; '': not looked at
  credential_said TEXT NOT NULL DEFAULT '' CHECK (length(credential_said) <= 1000),  -- in a sentence
  CHECK ((up = 1) = (down_since IS NULL))
);

-- How many ran and waited there, per 5 minutes, for 14 days; the last answer of each.
CREATE TABLE site_queue (
  site_id INTEGER NOT NULL REFERENCES sites(id),
  at INTEGER NOT NULL,                              -- begin of the 5 minutes
  running INTEGER CHECK (running >= 0),             -- NULL: there was no good answer
  queued INTEGER CHECK (queued >= 0),
  PRIMARY KEY (site_id, at)
) WITHOUT ROWID;

CREATE TABLE site_drains (
  id INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  drained_by TEXT NOT NULL,
  lifted_at INTEGER,
  lifted_by TEXT NOT NULL DEFAULT '',
  CHECK ((lifted_at IS NULL) = (lifted_by = ''))
);
CREATE UNIQUE INDEX site_drains_one_open ON site_drains(site_id) WHERE lifted_at IS NULL;

CREATE TRIGGER site_drains_born BEFORE INSERT ON site_drains BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The site is drained already.')
   WHERE EXISTS (SELECT 1 FROM site_drains d WHERE d.id = NEW.id)
      OR EXISTS (SELECT 1 FROM site_drains d WHERE d.site_id = NEW.site_id AND d.lifted_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: a drain begins open') WHERE NEW.lifted_at IS NOT NULL;
END;
CREATE TRIGGER site_drains_lifted_once BEFORE UPDATE ON site_drains
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.id <> OLD.id OR NEW.site_id <> OLD.site_id
  OR NEW.reason <> OLD.reason OR NEW.at <> OLD.at OR NEW.drained_by <> OLD.drained_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a drain is lifted once, and nothing else of it changes');
END;
CREATE TRIGGER site_drains_kept BEFORE DELETE ON site_drains BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: drains are never deleted');
END;
CREATE TRIGGER jobs_not_to_drained BEFORE UPDATE OF status ON jobs
WHEN NEW.status = 'submitting' AND OLD.status <> 'submitting' BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the site is drained and takes no new jobs')
   WHERE EXISTS (SELECT 1 FROM site_drains d WHERE d.site_id = NEW.site_id AND d.lifted_at IS NULL);
END;

CREATE TABLE release_approvals (
  id INTEGER PRIMARY KEY,                           -- the newest that stands counts
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  at INTEGER NOT NULL,
  approved_by TEXT NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (step, release) REFERENCES applications(step, release),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by = ''))
);
CREATE UNIQUE INDEX release_approvals_one_open ON release_approvals(step, release) WHERE withdrawn_at IS NULL;

CREATE TRIGGER release_approvals_born BEFORE INSERT ON release_approvals BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The release is approved for this step already.')
   WHERE EXISTS (SELECT 1 FROM release_approvals a WHERE a.id = NEW.id)
      OR EXISTS (SELECT 1 FROM release_approvals a WHERE a.step = NEW.step AND a.release = NEW.release
        AND a.withdrawn_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: an approval begins as one that stands') WHERE NEW.withdrawn_at IS NOT NULL;
END;
CREATE TRIGGER release_approvals_withdrawn_once BEFORE UPDATE ON release_approvals
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.id <> OLD.id OR NEW.step <> OLD.step
  OR NEW.release <> OLD.release OR NEW.at <> OLD.at OR NEW.approved_by <> OLD.approved_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an approval is withdrawn once, and nothing else of it changes');
END;
CREATE TRIGGER release_approvals_kept BEFORE DELETE ON release_approvals BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: approvals are never deleted');
END;

-- Whether the application of a step and release is at a site, as the agent saw it last. 'unseen': the agent's machine
-- does not see the site's software.
CREATE TABLE site_releases (
  site_id INTEGER NOT NULL REFERENCES sites(id),
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present','absent','unseen')),
  checked_at INTEGER NOT NULL,
  PRIMARY KEY (site_id, step, release),
  FOREIGN KEY (step, release) REFERENCES applications(step, release)
) WITHOUT ROWID;
CREATE INDEX site_releases_absent ON site_releases(site_id) WHERE state = 'absent';

-- The change sequence: 'site' with the number of the site, 'release' with that of the approval. What a request of the
-- site waits for may look different from then on.
CREATE TRIGGER changes_sites AFTER INSERT ON sites BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.id);
END;
CREATE TRIGGER changes_sites_updated AFTER UPDATE ON sites BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.id);
END;
CREATE TRIGGER changes_site_health AFTER INSERT ON site_health BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
END;
CREATE TRIGGER changes_site_health_updated AFTER UPDATE ON site_health BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
END;
CREATE TRIGGER changes_site_drains AFTER INSERT ON site_drains BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
CREATE TRIGGER changes_site_drains_lifted AFTER UPDATE ON site_drains BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
CREATE TRIGGER changes_release_approvals AFTER INSERT ON release_approvals BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('release', NEW.id);
END;
CREATE TRIGGER changes_release_approvals_withdrawn AFTER UPDATE ON release_approvals BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('release', NEW.id);
END;
CREATE TRIGGER changes_site_releases AFTER INSERT ON site_releases BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE NEW.state = 'absent' AND r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
CREATE TRIGGER changes_site_releases_moved AFTER UPDATE ON site_releases WHEN NEW.state <> OLD.state BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
