-- Shiftdeck store, migration 2: presence. Who is here, what each has open and is about to do.
--
-- A session is a running window, or a prodctl that asks for a confirmation; the agent is known by its lease (agents).
-- It is heard every few seconds, says goodbye when it ends, and counts as gone when it was not heard for 30 seconds
-- by the store's own clock; whoever comes by then clears its row away. Nothing here decides anything: it tells people
-- of each other, and a store goes on without it.

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- of a session that is long gone, never given again
  who TEXT NOT NULL CHECK (length(who) BETWEEN 1 AND 64),
  program TEXT NOT NULL CHECK (program IN ('window','prodctl')),
  host TEXT NOT NULL CHECK (length(host) <= 255),
  started_at INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)),
  heard_at INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)),
  command TEXT NOT NULL DEFAULT '' CHECK (length(command) <= 64),  -- what it is about to do; '': nothing
  command_since INTEGER,
  executing INTEGER NOT NULL DEFAULT 0 CHECK (executing IN (0,1)),
  said INTEGER NOT NULL DEFAULT 0,       -- moves with all it says, and is then told; being heard is not
  CHECK ((command = '') = (command_since IS NULL)),
  CHECK (executing = 0 OR command <> '')
);

-- The requests that a session has open, and those that its command is about.
CREATE TABLE session_requests (
  session_id INTEGER NOT NULL REFERENCES sessions(id) ON DELETE CASCADE,
  relation TEXT NOT NULL CHECK (relation IN ('open','planned')),
  request_id INTEGER NOT NULL,
  since INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)),
  PRIMARY KEY (session_id, relation, request_id)
) WITHOUT ROWID;

CREATE TRIGGER sessions_few BEFORE INSERT ON sessions
WHEN (SELECT count(*) FROM sessions s WHERE s.who = NEW.who) >= 100 BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: an operator has at most 100 sessions');
END;
CREATE TRIGGER sessions_identity BEFORE UPDATE OF id, who, program, host, started_at ON sessions
WHEN NEW.id <> OLD.id OR NEW.who <> OLD.who OR NEW.program <> OLD.program OR NEW.host <> OLD.host
  OR NEW.started_at <> OLD.started_at BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: whose session it is never changes');
END;
CREATE TRIGGER session_requests_few BEFORE INSERT ON session_requests
WHEN (SELECT count(*) FROM session_requests s WHERE s.session_id = NEW.session_id) >= 500 BEGIN
  SELECT RAISE(ABORT, 'shiftdeck: a session names at most 500 requests');
END;

CREATE TRIGGER changes_sessions AFTER INSERT ON sessions BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('session', NEW.id);
END;
CREATE TRIGGER changes_sessions_said AFTER UPDATE OF said ON sessions WHEN NEW.said <> OLD.said BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('session', NEW.id);
END;
CREATE TRIGGER changes_sessions_gone AFTER DELETE ON sessions BEGIN
  INSERT INTO changes (entity, entity_id) VALUES ('session', OLD.id);
END;
