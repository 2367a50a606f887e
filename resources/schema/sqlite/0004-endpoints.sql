-- Shiftdeck store, migration 4: sites that hand their jobs to a batch system.
--
-- `endpoint` says what runs the jobs of a site, `settings` how it is reached: a JSON object whose keys are those
-- of models/endpoints/siteendpoint.h. It holds no secret: of an access token it has the path, on the agent's
-- machine.

ALTER TABLE sites ADD COLUMN kind TEXT NOT NULL DEFAULT 'local' CHECK (kind IN ('local','slurm'));
ALTER TABLE sites DROP COLUMN endpoint;
ALTER TABLE sites RENAME COLUMN kind TO endpoint;
ALTER TABLE sites ADD COLUMN settings TEXT NOT NULL DEFAULT '{}'
  CHECK (length(settings) <= 4000 AND json_valid(settings));
