// A campaign database of any size, for measuring: whole and consistent, but not lived through.
#pragma once

#include "models/core/result.h"

namespace shiftdeck::bench {

// Makes a new store at `path` with `jobs` jobs (rounded up to a multiple of 4000): 8 requests of 2 campaigns
// at 4 sites, grid jobs of 500, one work unit of 1000 events per job, retries, ten failure classes with 60
// signatures, two outputs per good job, merges of 200. The same `jobs` gives the same rows.
//
// Rows are written in bulk with the triggers and indexes away, counters from the rows; then both are brought
// back, and the result is proved: counters equal rows, no trigger or index is missing. A million jobs take
// about a minute.
Result<> makeStore(const QString &path, qint64 jobs);

}  // namespace shiftdeck::bench
