// Writing down what a check found, each in one transaction: credit and done, or class and error.
// Internal to models/production.
#pragma once

#include "models/production/classifier.h"
#include "models/production/jobcontents.h"

namespace shiftdeck {

struct CheckedJob {
    JobRow job;            // status ended
    JobContents contents;
    JobFacts facts;
    Verdict verdict;
    QString folder;        // where report, logs and outputs are; empty: nowhere
    QString logLine;       // the line of stderr that tells most; may be empty
};

enum class Recorded { Credited, Merged, Failed, Cancelled };

// Of a processing job, as the decision table says (decisions.h). Good, and its units are neither credited nor
// signed off: outputs, credits of all its units, done; other attempts at them that are still pending are
// cancelled, and those on their way become surplus. Good, but its work is credited or signed off: its outputs
// are surplus, class `twice`. Else error. One that has a retry is superseded again where it is not credited.
// Conflict: the job is not `ended` any more.
Result<Recorded> recordProcessed(Database &db, const CheckedJob &checked, TimeMs now);

// Of a merge job; `path` is where the verified file lies by now.
Result<Recorded> recordMerged(Database &db, const CheckedJob &checked, const QString &path, TimeMs now);

// A job that is given up after its check.
Result<Recorded> recordFailed(Database &db, const CheckedJob &checked, TimeMs now);

}  // namespace shiftdeck
