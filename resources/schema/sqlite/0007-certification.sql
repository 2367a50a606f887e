-- Shiftdeck store, migration 7: certification of the sites: a release and a known data sample, processed and compared.
--
-- A sample is a set of input files by content, with what a step of a release must make of them. A trial is a test
-- request that processes such a sample at one site; what it makes is compared, and never leaves the site. Where a site
-- has the duty to be certified, only trials run there until the newest verdict for the step and release is good. A good
-- verdict is refused whose merged files are not those of the sample, whoever signs it. Nothing here is ever changed or
-- deleted: a verdict is withdrawn by a newer one, a sample is replaced by its next version.

CREATE TABLE certification_duties (
  id INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  required_by TEXT NOT NULL,
  lifted_at INTEGER,
  lifted_by TEXT NOT NULL DEFAULT '',
  CHECK ((lifted_at IS NULL) = (lifted_by = ''))
);
CREATE UNIQUE INDEX certification_duties_one_open ON certification_duties(site_id) WHERE lifted_at IS NULL;

CREATE TRIGGER certification_duties_born BEFORE INSERT ON certification_duties BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The site must be certified already.')
   WHERE EXISTS (SELECT 1 FROM certification_duties d WHERE d.id = NEW.id)
      OR EXISTS (SELECT 1 FROM certification_duties d WHERE d.site_id = NEW.site_id AND d.lifted_at IS NULL);
  SELECT RAISE(ABORT, 'shiftdeck: a duty begins open') WHERE NEW.lifted_at IS NOT NULL;
END;
CREATE TRIGGER certification_duties_lifted_once BEFORE UPDATE ON certification_duties
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.id <> OLD.id OR NEW.site_id <> OLD.site_id
  OR NEW.reason <> OLD.reason OR NEW.at <> OLD.at OR NEW.required_by <> OLD.required_by BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a duty is lifted once, and nothing else of it changes');
END;
CREATE TRIGGER certification_duties_kept BEFORE DELETE ON certification_duties BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: duties are never deleted');
END;

-- How it is cut and merged belongs to a sample: what comes of the same events cut otherwise may be other bytes.
CREATE TABLE samples (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  version INTEGER NOT NULL CHECK (version > 0),     -- 1, 2, ... of the name
  campaign_id INTEGER NOT NULL REFERENCES campaigns(id),  -- of the trials
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  conditions TEXT NOT NULL,
  split_kind TEXT NOT NULL CHECK (split_kind IN ('files','events')),
  split_size INTEGER NOT NULL CHECK (split_size > 0),
  units_per_job INTEGER NOT NULL CHECK (units_per_job > 0),
  merge_events INTEGER NOT NULL CHECK (merge_events > 0),
  merge_bytes INTEGER NOT NULL CHECK (merge_bytes >= 0),
  request_id INTEGER REFERENCES requests(id),       -- whose outputs are the reference; NULL: written down by a person
  inputs INTEGER NOT NULL CHECK (inputs > 0),       -- rows of sample_inputs
  outputs INTEGER NOT NULL CHECK (outputs > 0),     -- rows of sample_outputs
  why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 4000),
  at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  UNIQUE (name, version),
  FOREIGN KEY (step, release) REFERENCES applications(step, release)
);
CREATE TRIGGER samples_born BEFORE INSERT ON samples BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This version of the sample is there already.')
   WHERE EXISTS (SELECT 1 FROM samples s WHERE s.id = NEW.id)
      OR EXISTS (SELECT 1 FROM samples s WHERE s.name = NEW.name AND s.version = NEW.version);
END;
CREATE TRIGGER samples_frozen BEFORE UPDATE ON samples BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a sample never changes; a new version takes its place');
END;
CREATE TRIGGER samples_kept BEFORE DELETE ON samples BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: samples are never deleted');
END;

-- A run once: outputs are merged in run order, and two files of one run would come in the order in which jobs ended.
CREATE TABLE sample_inputs (
  sample_id INTEGER NOT NULL REFERENCES samples(id),
  number INTEGER NOT NULL CHECK (number > 0),
  run INTEGER NOT NULL,
  events INTEGER NOT NULL CHECK (events >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  adler32 TEXT NOT NULL CHECK (length(adler32) = 8),
  PRIMARY KEY (sample_id, number),
  UNIQUE (sample_id, run)
) WITHOUT ROWID;
CREATE TRIGGER sample_inputs_born BEFORE INSERT ON sample_inputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The sample has this input already.')
   WHERE EXISTS (SELECT 1 FROM sample_inputs i WHERE i.sample_id = NEW.sample_id
     AND (i.number = NEW.number OR i.run = NEW.run));
  SELECT RAISE(ABORT, 'shiftdeck: the sample has all its inputs')
   WHERE EXISTS (SELECT 1 FROM samples s WHERE s.id = NEW.sample_id AND NEW.number > s.inputs);
END;
CREATE TRIGGER sample_inputs_frozen BEFORE UPDATE ON sample_inputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a sample never changes; a new version takes its place');
END;
CREATE TRIGGER sample_inputs_kept BEFORE DELETE ON sample_inputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: samples are never deleted');
END;

-- Where a copy of a sample's file is at a site, by content.
CREATE INDEX files_content ON files(adler32, bytes);

CREATE TABLE sample_outputs (
  sample_id INTEGER NOT NULL REFERENCES samples(id),
  stream TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),       -- of the merged file within the stream
  events INTEGER NOT NULL CHECK (events >= 0),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  adler32 TEXT NOT NULL CHECK (length(adler32) = 8),
  PRIMARY KEY (sample_id, stream, number)
) WITHOUT ROWID;
CREATE TRIGGER sample_outputs_born BEFORE INSERT ON sample_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: The sample has this output already.')
   WHERE EXISTS (SELECT 1 FROM sample_outputs o WHERE o.sample_id = NEW.sample_id AND o.stream = NEW.stream
     AND o.number = NEW.number);
  SELECT RAISE(ABORT, 'shiftdeck: the sample has all its outputs')
   WHERE EXISTS (SELECT 1 FROM samples s WHERE s.id = NEW.sample_id
     AND (SELECT count(*) FROM sample_outputs o WHERE o.sample_id = s.id) >= s.outputs);
END;
CREATE TRIGGER sample_outputs_frozen BEFORE UPDATE ON sample_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a sample never changes; a new version takes its place');
END;
CREATE TRIGGER sample_outputs_kept BEFORE DELETE ON sample_outputs BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: samples are never deleted');
END;

CREATE TABLE site_trials (
  request_id INTEGER PRIMARY KEY REFERENCES requests(id),
  site_id INTEGER NOT NULL REFERENCES sites(id),
  sample_id INTEGER NOT NULL REFERENCES samples(id),
  at INTEGER NOT NULL,
  started_by TEXT NOT NULL
);
CREATE INDEX site_trials_site ON site_trials(site_id);

CREATE TRIGGER site_trials_born BEFORE INSERT ON site_trials BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This request is a trial already.')
   WHERE EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = NEW.request_id);
  SELECT RAISE(ABORT, 'shiftdeck: a trial is a new test request that is cut and merged as its sample')
   WHERE NOT EXISTS (SELECT 1 FROM requests r JOIN samples s ON s.id = NEW.sample_id AND s.step = r.step
     AND s.release = r.release AND s.conditions = r.conditions AND s.split_kind = r.split_kind
     AND s.split_size = r.split_size AND s.merge_events = r.merge_events AND s.merge_bytes = r.merge_bytes
     WHERE r.id = NEW.request_id AND r.status = 'new' AND r.test = 1);
  SELECT RAISE(ABORT, 'shiftdeck: a trial processes the files of its sample, to the last byte')
   WHERE NOT EXISTS (SELECT 1 FROM requests r JOIN datasets d ON d.id = r.dataset_id AND d.complete = 1
       JOIN samples s ON s.id = NEW.sample_id
       WHERE r.id = NEW.request_id AND s.inputs = (SELECT count(*) FROM files f WHERE f.dataset_id = d.id)
       AND s.inputs = (SELECT count(*) FROM sample_inputs i WHERE i.sample_id = s.id)
       AND s.outputs = (SELECT count(*) FROM sample_outputs o WHERE o.sample_id = s.id))
     OR EXISTS (SELECT 1 FROM requests r JOIN sample_inputs i ON i.sample_id = NEW.sample_id
       WHERE r.id = NEW.request_id AND NOT EXISTS (SELECT 1 FROM files f WHERE f.dataset_id = r.dataset_id
         AND f.first_run = i.run AND f.last_run = i.run AND f.events = i.events AND f.bytes = i.bytes
         AND f.adler32 = i.adler32));
END;
CREATE TRIGGER site_trials_frozen BEFORE UPDATE ON site_trials BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a trial never changes');
END;
CREATE TRIGGER site_trials_kept BEFORE DELETE ON site_trials BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: trials are never deleted');
END;

CREATE TRIGGER requests_trial_frozen
BEFORE UPDATE OF dataset_id, step, release, conditions, split_kind, split_size, merge_events, merge_bytes, test
ON requests WHEN (NEW.dataset_id <> OLD.dataset_id OR NEW.step <> OLD.step OR NEW.release <> OLD.release
  OR NEW.conditions <> OLD.conditions OR NEW.split_kind <> OLD.split_kind OR NEW.split_size <> OLD.split_size
  OR NEW.merge_events <> OLD.merge_events OR NEW.merge_bytes <> OLD.merge_bytes OR NEW.test <> OLD.test)
  AND EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a trial processes never changes');
END;
CREATE TRIGGER requests_trial_site BEFORE UPDATE OF site_id ON requests WHEN NEW.site_id IS NOT OLD.site_id BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a trial runs at the site that it is for')
   WHERE EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = NEW.id AND t.site_id <> NEW.site_id);
END;
CREATE TRIGGER requests_trial_stays BEFORE UPDATE OF status ON requests
WHEN NEW.status = 'declared' AND OLD.status <> 'declared' BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a trial makes is compared, and never declared')
   WHERE EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = NEW.id);
END;
CREATE TRIGGER files_not_of_trials BEFORE INSERT ON files BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what a trial makes is compared, and never declared')
   WHERE EXISTS (SELECT 1 FROM datasets d JOIN site_trials t ON t.request_id = d.source_request_id
     WHERE d.id = NEW.dataset_id);
END;

-- The newest one of site, step and release counts.
CREATE TABLE site_certifications (
  id INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  step TEXT NOT NULL,
  release TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('good','bad','withdrawn')),
  request_id INTEGER UNIQUE REFERENCES site_trials(request_id),  -- the trial; NULL: withdrawn
  findings TEXT NOT NULL CHECK (length(findings) BETWEEN 1 AND 4000),
  at INTEGER NOT NULL,
  signed_by TEXT NOT NULL,
  CHECK ((verdict = 'withdrawn') = (request_id IS NULL)),
  FOREIGN KEY (step, release) REFERENCES applications(step, release)
);
CREATE INDEX site_certifications_newest ON site_certifications(site_id, step, release, id);

CREATE TRIGGER site_certifications_born BEFORE INSERT ON site_certifications BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This trial has its verdict already.')
   WHERE EXISTS (SELECT 1 FROM site_certifications c WHERE c.id = NEW.id)
      OR EXISTS (SELECT 1 FROM site_certifications c WHERE c.request_id = NEW.request_id);
  SELECT RAISE(ABORT, 'shiftdeck: a verdict rests on a finished trial at the site, of this step and release')
   WHERE NEW.verdict <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM site_trials t JOIN requests r ON r.id = t.request_id
     WHERE t.request_id = NEW.request_id AND t.site_id = NEW.site_id AND r.site_id = NEW.site_id
     AND r.status = 'finished' AND r.step = NEW.step AND r.release = NEW.release);
  SELECT RAISE(ABORT, 'shiftdeck: what the trial made is not what the sample asks for')
   WHERE NEW.verdict = 'good' AND (EXISTS (SELECT 1 FROM site_trials t JOIN samples s ON s.id = t.sample_id
       WHERE t.request_id = NEW.request_id AND s.outputs <> (SELECT count(*) FROM merges m
         WHERE m.request_id = t.request_id AND m.status = 'done' AND m.verified = 1))
     OR EXISTS (SELECT 1 FROM site_trials t JOIN sample_outputs o ON o.sample_id = t.sample_id
       WHERE t.request_id = NEW.request_id AND NOT EXISTS (SELECT 1 FROM merges m JOIN streams x ON x.id = m.stream_id
         WHERE m.request_id = t.request_id AND m.status = 'done' AND m.verified = 1 AND x.name = o.stream
         AND m.number = o.number AND m.events = o.events AND m.bytes = o.bytes AND m.adler32 = o.adler32)));
  SELECT RAISE(ABORT, 'shiftdeck: there is no certification that could be withdrawn')
   WHERE NEW.verdict = 'withdrawn' AND coalesce((SELECT c.verdict FROM site_certifications c
     WHERE c.site_id = NEW.site_id AND c.step = NEW.step AND c.release = NEW.release ORDER BY c.id DESC LIMIT 1), '')
     <> 'good';
END;
CREATE TRIGGER site_certifications_frozen BEFORE UPDATE ON site_certifications BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a verdict never changes; a newer one takes its place');
END;
CREATE TRIGGER site_certifications_kept BEFORE DELETE ON site_certifications BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: verdicts are never deleted');
END;

CREATE TRIGGER jobs_not_to_uncertified BEFORE UPDATE OF status ON jobs
WHEN NEW.status = 'submitting' AND OLD.status <> 'submitting' BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: the site is not certified for the step and release of the job')
   WHERE EXISTS (SELECT 1 FROM certification_duties d WHERE d.site_id = NEW.site_id AND d.lifted_at IS NULL)
     AND NOT EXISTS (SELECT 1 FROM site_trials t WHERE t.request_id = NEW.request_id AND t.site_id = NEW.site_id)
     AND coalesce((SELECT c.verdict FROM requests r JOIN site_certifications c ON c.site_id = NEW.site_id
       AND c.step = r.step AND c.release = r.release WHERE r.id = NEW.request_id ORDER BY c.id DESC LIMIT 1), '')
       <> 'good';
END;

-- The change sequence, as for drains.
CREATE TRIGGER changes_certification_duties AFTER INSERT ON certification_duties BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
CREATE TRIGGER changes_certification_duties_lifted AFTER UPDATE ON certification_duties BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running');
END;
CREATE TRIGGER changes_site_trials AFTER INSERT ON site_trials BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
END;
CREATE TRIGGER changes_site_certifications AFTER INSERT ON site_certifications BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('site', NEW.site_id);
  INSERT INTO changes (entity, entity_id, request_id) SELECT 'request', r.id, r.id FROM requests r
    WHERE r.site_id = NEW.site_id AND r.status IN ('staged','running','finished');
END;
