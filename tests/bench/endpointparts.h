// The parts of shiftdeck_endpointbench; each prints its figures, one line each, and answers what the program
// ends with.
#pragma once

#include "tests/bench/benchsupport.h"

namespace shiftdeck::bench {

// Makes a store at `path`: five sites, each with one running request and a fifth of the jobs, handed over.
int fillFollowed(const QString &path, qint64 jobs);
// How long until the states of all jobs were asked for, of the quick sites and of all, with sites that take
// `quickMs` for a call, and one that takes `slowMs`. `how`: "in-turn": site by site, all jobs of a site in
// memory, 1000 in a call, as it was before; "at-once"; "running": the same, and all jobs are found to run.
int follow(const QString &path, int quickMs, int slowMs, const QString &how);

// On a real server, `kind` "slurm" or "arc" (environment of tests/support/slurmserver.sh or arcserver.sh), in
// a spool at `folder`: so many jobs, each handed over alone, or so many together.
int submit(const QString &kind, const QString &folder, int jobs, int together);
// The states of all jobs that were handed over in that spool, twice: time, requests (Slurm) and bytes. Bytes
// of ARC are those of TLS.
int refresh(const QString &kind, const QString &folder);

}  // namespace shiftdeck::bench
