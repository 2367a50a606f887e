// A run that is complete at a source becomes a dataset of its raw files, and a request per step of the
// source's policy: once, whoever else comes with the same run.
//
// One transaction per run, which decides anew on the row itself. What cannot be asked for is refused, with
// the reason and what to do, and nothing of it remains.
#pragma once

#include "models/core/filefacts.h"
#include "models/production/requests.h"
#include "models/runs/sourcejudge.h"

namespace shiftdeck {

struct RunFinding {
    ListedRun run;
    QHash<QString, FileFacts> facts;  // by path; of a run that is to be requested, all of its files
    QString unread;  // why a file could not be read now, a sentence: it is tried again
};

struct RunOutcome {
    enum What { Nothing, Noted, Requested, Refused, Later };
    What what = Nothing;
    QString said;  // of Refused and Later
    QList<RequestId> made;
};
Result<RunOutcome> takeRun(Database &db, const RunSource &source, const RunFinding &found, TimeMs at,
                           const Actor &actor);

// What the policy asks for, of the run, with release and conditions as they are now.
Result<NewRequest> requestFor(Database &db, const RunSource &source, Step step, qint64 run);
QString datasetFor(const RunSource &source, qint64 run);

}  // namespace shiftdeck
