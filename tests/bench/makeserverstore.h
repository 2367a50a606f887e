// A store on a PostgreSQL server of any size, for measuring: whole and consistent, but not lived through.
#pragma once

#include "models/core/result.h"
#include "models/storage/storelocation.h"

#include <functional>

namespace shiftdeck::bench {

struct ServerStoreSize {
    qint64 requests = 100'000;
    qint64 jobs = 10'000'000;
};

// Fills the empty store at `location` with `size.requests` requests in 10 campaigns at 20 sites, and
// `size.jobs` jobs of one work unit of 1000 events each (both rounded up): of ten requests one is new, one
// approved, one held, two finished with a merged file, and five run. Jobs have grid jobs of 500, retries, ten
// failure classes with 60 signatures, claims, credits, outputs and their whole history. The same size gives
// the same rows.
//
// The login must be a superuser: rules and references are put aside for its two sessions, which write at
// once; indexes are made after the rows, and counters from the rows. All rules of `prodctl db check` hold
// then. `progress` is told each step, on any thread, one at a time. A store that was not filled to the end is
// worthless.
Result<> fillServerStore(const StoreLocation &location, const ServerStoreSize &size,
                         const std::function<void(const QString &)> &progress = {});

}  // namespace shiftdeck::bench
