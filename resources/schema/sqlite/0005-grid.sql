-- Shiftdeck store, migration 5: sites whose jobs run at an ARC computing element or in an HTCondor pool.
--
-- The columns are those of 0004-endpoints.sql; a settings object holds no secret here either: of a certificate,
-- a proxy or a token it has the path, on the agent's machine.

ALTER TABLE sites ADD COLUMN kind TEXT NOT NULL DEFAULT 'local'
  CHECK (kind IN ('local','slurm','arc','condor'));
UPDATE sites SET kind = endpoint;
ALTER TABLE sites DROP COLUMN endpoint;
ALTER TABLE sites RENAME COLUMN kind TO endpoint;
