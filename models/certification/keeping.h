// Good-run lists as they are kept: versions of a name that never change. See models/storage/quality.h for
// reading.
#pragma once

#include "models/certification/goodruns.h"
#include "models/production/audit.h"
#include "models/runs/certifiedlist.h"

namespace shiftdeck {

// As the next version of the name, which it answers. `why` may be empty.
Result<int> keepGoodRuns(Database &db, const QString &name, const GoodRuns &made, const QString &why,
                         const Actor &actor);
// The same of a list that was read from a file.
Result<int> keepRunList(Database &db, const QString &name, const CertifiedList &list, const QString &why,
                        const Actor &actor);

// The list of a version, or its anti-list. Corrupt: the store holds something else.
Result<RunList> listOf(const RunListVersion &version);
Result<RunList> antiListOf(const RunListVersion &version);

// Its losses, with its rule and candidates.
Result<GoodRuns> keptLosses(const RunListVersion &version);

// "golden" or "golden:3".
Result<RunListVersion> findRunList(Database &db, const QString &text);

// What is in only one of two lists, or in both, with luminosities.
struct RunListComparison {
    RunListDifference difference;
    LumiCount common, onlyFirst, onlySecond;
};
Result<RunListComparison> compareRunLists(Database &db, const RunListVersion &first,
                                          const RunListVersion &second, const QString &method);

}  // namespace shiftdeck
