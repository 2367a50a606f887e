-- Shiftdeck store on PostgreSQL, migration 5: sites whose jobs run at an ARC computing element or in an HTCondor
-- pool.
--
-- The twin of ../sqlite/0005-grid.sql.

ALTER TABLE sites DROP CONSTRAINT sites_endpoint_check,
  ADD CONSTRAINT sites_endpoint_check CHECK (endpoint IN ('local','slurm','arc','condor'));
