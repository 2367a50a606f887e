// Certification outputs that are missing after a production: found, and only they are made again.
//
// The certification (step recocert) of a production is a request of its own on the production's input or on
// one of its output datasets. Missing are its work units that are neither credited, nor in an open attempt,
// nor signed off; a unit that is credited is certified and never made again. Files that were made and are
// gone or damaged since are told apart: they are restored or signed off, because what another attempt makes
// is another file (partchecks.h).
#pragma once

#include "models/production/partchecks.h"
#include "models/production/recovery.h"

namespace shiftdeck {

struct GoneFile {
    QString lfn, problem;  // a merged file, and a sentence
    MergeId merge;
};

struct MissingCertification {
    RequestId request;          // the recocert request
    RequestStatus status = RequestStatus::New;
    qint64 runs = 0;            // of its work units
    QList<qint64> missingRuns;  // with at least one unit missing, in order
    qint64 beingMade = 0;       // units in an open attempt
    RecoveryPlan failed;        // attempts to be made again
    JobPlan fresh;              // units that were never tried
    QList<Part> goneParts;      // credited outputs, not merged yet, whose file is gone or of another size
    QList<GoneFile> goneFiles;  // merged files that are gone or of another size
    QString nothing;            // why nothing is made, when nothing is
    bool makesSomething() const { return failed.jobs > 0 || !fresh.jobs.isEmpty(); }
};

// The recocert requests of a production request, or the request itself when it is one; aborted, rejected and
// obsolete ones do not count. Empty: there is none.
Result<QList<RequestId>> recocertsOf(Database &db, RequestId production);
// Asks the disk for the size of every file that is not certified for good yet; reads none.
Result<MissingCertification> planMissing(Database &db, RequestId recocert, TimeMs now);
// Makes the attempts of the plan. Conflict, and nothing is made, when the ledger no longer allows one.
Result<QList<JobId>> makeMissing(Database &db, const MissingCertification &plan, const Actor &actor);

}  // namespace shiftdeck
