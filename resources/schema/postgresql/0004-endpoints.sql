-- Shiftdeck store on PostgreSQL, migration 4: sites that hand their jobs to a batch system.
--
-- The twin of ../sqlite/0004-endpoints.sql, which says what the columns mean.

ALTER TABLE sites DROP CONSTRAINT sites_endpoint_check,
  ADD CONSTRAINT sites_endpoint_check CHECK (endpoint IN ('local','slurm')),
  ADD COLUMN settings TEXT COLLATE "C" NOT NULL DEFAULT '{}'
    CHECK (length(settings) <= 4000 AND jsonb_typeof(settings::jsonb) = 'object');
