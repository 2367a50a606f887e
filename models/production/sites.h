// What people and the agent change about sites: draining, the wish to have one asked, and the releases: which
// are approved, and whether a site has them.
//
// Synchronous, on the thread that owns the database. Changes by people write one audit row each.
#pragma once

#include "models/production/audit.h"
#include "models/storage/sitefacts.h"

#include <optional>

namespace shiftdeck {

// A drained site is handed no new job; what runs there goes on. Conflict: it is drained, or it is not,
// already.
Result<> drainSite(Database &db, SiteId site, const QString &reason, const Actor &actor);
Result<> liftDrain(Database &db, SiteId site, const QString &why, const Actor &actor);

// The agent asks the site with its next cycle.
Result<> wantLook(Database &db, SiteId site, const Actor &actor);

struct ReleaseApproval {
    qint64 id = 0;
    QString step, release, by;
    TimeMs at = 0;
    bool isLatest = false;  // what a request of the step takes that names no release
};
// Those that stand; newest first per step.
Result<QList<ReleaseApproval>> listApprovals(Database &db);
// The release that was approved last for the step and stands; none: nobody approved one.
Result<std::optional<QString>> latestApproved(Database &db, const QString &step);
// Refused: there is no such application. Conflict: it is approved, or it is not, already.
Result<> approveRelease(Database &db, const QString &step, const QString &release, const QString &why,
                        const Actor &actor);
Result<> withdrawRelease(Database &db, const QString &step, const QString &release, const QString &why,
                         const Actor &actor);

struct ReleaseToCheck {
    SiteId site;
    QString step, release, path;
};
// Of the requests that sites hold and work on: what was never looked for, was absent before `absentBefore`,
// or was last looked at before `before`.
Result<QList<ReleaseToCheck>> releasesToCheck(Database &db, TimeMs absentBefore, TimeMs before);
// Whether the application is in the site's software area. That is a file system which this machine sees as
// the worker nodes do, or it does not see it: then nothing is known, and jobs go there as before. Blocks as
// long as the file system does.
ReleaseState releaseAt(const QString &applicationPath);
Result<> noteRelease(Database &db, const ReleaseToCheck &release, ReleaseState state, TimeMs now);

}  // namespace shiftdeck
