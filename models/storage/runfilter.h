// Runs by a filter with fields beyond those that the store has of runs itself (runFields() in queries.h).
#pragma once

#include "models/storage/filtersql.h"
#include "models/storage/queries.h"

namespace shiftdeck {

// As listRuns(db, filter). The further columns are conditions on "q.run".
Result<QList<RunSummary>> listRuns(Database &db, const FilterNode &filter, const QList<FilterColumn> &more);

}  // namespace shiftdeck
