-- Shiftdeck store, migration 3: the shift logbook.
--
-- What one shift tells the next: notes, problems and hand-over notes, with links to what they are about. Nothing is
-- ever changed or deleted. A correction is a new entry that amends an older one; a problem is closed by a new entry
-- that says how; a hand-over note is taken over once, by somebody else than who wrote it.

CREATE TABLE log_entries (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  role TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('note','problem','hand-over')),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 8000),
  links INTEGER NOT NULL DEFAULT 0 CHECK (links BETWEEN 0 AND 100),  -- so many rows of log_links belong to it
  amends INTEGER REFERENCES log_entries(id),  -- the older entry in whose place this one stands
  closes INTEGER REFERENCES log_entries(id),  -- the problem that is over
  CHECK (amends IS NULL OR closes IS NULL),
  CHECK (closes IS NULL OR kind = 'note')
);
CREATE UNIQUE INDEX log_entries_amends ON log_entries(amends) WHERE amends IS NOT NULL;
CREATE UNIQUE INDEX log_entries_closes ON log_entries(closes) WHERE closes IS NOT NULL;
CREATE INDEX log_entries_kind ON log_entries(kind, id);

-- What an entry is about; entity_id of a run is its number.
CREATE TABLE log_links (
  entry_id INTEGER NOT NULL REFERENCES log_entries(id),
  number INTEGER NOT NULL CHECK (number > 0),  -- 1, 2, ... as the entry has links
  entity TEXT NOT NULL CHECK (entity IN ('campaign','request','job','run','site')),
  entity_id INTEGER NOT NULL,
  PRIMARY KEY (entry_id, number),
  UNIQUE (entry_id, entity, entity_id)
) WITHOUT ROWID;
CREATE INDEX log_links_entity ON log_links(entity, entity_id, entry_id);

-- Hand-over notes that the next shift has read and taken over.
CREATE TABLE log_takeovers (
  entry_id INTEGER PRIMARY KEY REFERENCES log_entries(id),
  at INTEGER NOT NULL,
  who TEXT NOT NULL
);

CREATE TRIGGER log_entries_born BEFORE INSERT ON log_entries BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This entry is there already.')
   WHERE EXISTS (SELECT 1 FROM log_entries e WHERE e.id = NEW.id);
  SELECT RAISE(ABORT, 'shiftdeck: an entry of the logbook amends an older one of its kind')
   WHERE NEW.amends IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM log_entries e WHERE e.id = NEW.amends AND e.kind = NEW.kind);
  SELECT RAISE(ABORT, 'shiftdeck: exists: This entry was amended already; its newest version can be amended.')
   WHERE NEW.amends IS NOT NULL AND EXISTS (SELECT 1 FROM log_entries e WHERE e.amends = NEW.amends);
  SELECT RAISE(ABORT, 'shiftdeck: a closed problem is not amended')
   WHERE NEW.amends IS NOT NULL AND EXISTS (SELECT 1 FROM log_entries e WHERE e.closes = NEW.amends);
  SELECT RAISE(ABORT, 'shiftdeck: only a problem of the logbook is closed')
   WHERE NEW.closes IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM log_entries e WHERE e.id = NEW.closes AND e.kind = 'problem');
  SELECT RAISE(ABORT, 'shiftdeck: exists: This problem is closed already.')
   WHERE NEW.closes IS NOT NULL AND EXISTS (SELECT 1 FROM log_entries e WHERE e.closes = NEW.closes);
  SELECT RAISE(ABORT, 'shiftdeck: a problem that was amended is closed in its newest version')
   WHERE NEW.closes IS NOT NULL AND EXISTS (SELECT 1 FROM log_entries e WHERE e.amends = NEW.closes);
END;
CREATE TRIGGER log_entries_frozen BEFORE UPDATE ON log_entries BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an entry of the logbook is never changed');
END;
CREATE TRIGGER log_entries_kept BEFORE DELETE ON log_entries BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: entries of the logbook are never deleted');
END;

CREATE TRIGGER log_links_born BEFORE INSERT ON log_links BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This link is there already.')
   WHERE EXISTS (SELECT 1 FROM log_links l WHERE l.entry_id = NEW.entry_id AND (l.number = NEW.number
     OR (l.entity = NEW.entity AND l.entity_id = NEW.entity_id)));
  SELECT RAISE(ABORT, 'shiftdeck: an entry of the logbook has the links that it was written with')
   WHERE NEW.number > coalesce((SELECT e.links FROM log_entries e WHERE e.id = NEW.entry_id), 0);
  SELECT RAISE(ABORT, 'shiftdeck: a link of the logbook leads to something that is there')
   WHERE NOT CASE NEW.entity
     WHEN 'campaign' THEN EXISTS (SELECT 1 FROM campaigns c WHERE c.id = NEW.entity_id)
     WHEN 'request' THEN EXISTS (SELECT 1 FROM requests r WHERE r.id = NEW.entity_id)
     WHEN 'job' THEN EXISTS (SELECT 1 FROM jobs j WHERE j.id = NEW.entity_id)
     WHEN 'run' THEN EXISTS (SELECT 1 FROM runs n WHERE n.run = NEW.entity_id)
     WHEN 'site' THEN EXISTS (SELECT 1 FROM sites s WHERE s.id = NEW.entity_id)
     ELSE 1 END;
END;
CREATE TRIGGER log_links_frozen BEFORE UPDATE ON log_links BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a link of the logbook is never changed');
END;
CREATE TRIGGER log_links_kept BEFORE DELETE ON log_links BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: links of the logbook are never deleted');
END;

CREATE TRIGGER log_takeovers_born BEFORE INSERT ON log_takeovers BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: exists: This note was taken over already.')
   WHERE EXISTS (SELECT 1 FROM log_takeovers t WHERE t.entry_id = NEW.entry_id);
  SELECT RAISE(ABORT, 'shiftdeck: only a hand-over note is taken over')
   WHERE NOT EXISTS (SELECT 1 FROM log_entries e WHERE e.id = NEW.entry_id AND e.kind = 'hand-over');
  SELECT RAISE(ABORT, 'shiftdeck: a hand-over note is taken over by somebody else than who wrote it')
   WHERE EXISTS (SELECT 1 FROM log_entries e WHERE e.id = NEW.entry_id AND e.who = NEW.who);
  SELECT RAISE(ABORT, 'shiftdeck: a hand-over note that was amended is taken over in its newest version')
   WHERE EXISTS (SELECT 1 FROM log_entries e WHERE e.amends = NEW.entry_id);
END;
CREATE TRIGGER log_takeovers_frozen BEFORE UPDATE ON log_takeovers BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: who took over a hand-over note is never changed');
END;
CREATE TRIGGER log_takeovers_kept BEFORE DELETE ON log_takeovers BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: what was taken over stays taken over');
END;

-- The change sequence: 'log', with the number of the entry. What is amended or closed looks different from then on.
CREATE TRIGGER changes_log AFTER INSERT ON log_entries BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('log', NEW.id);
  INSERT INTO changes (entity, entity_id)
    SELECT 'log', coalesce(NEW.amends, NEW.closes) WHERE coalesce(NEW.amends, NEW.closes) IS NOT NULL;
END;
CREATE TRIGGER changes_log_takeovers AFTER INSERT ON log_takeovers BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('log', NEW.entry_id);
END;
