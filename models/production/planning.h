// Setting and withdrawing milestones of a campaign: the writes behind models/storage/milestones.h. Any
// thread; one Database.
//
// Each is a new version; nothing that was said before goes away. Errors: InvalidInput names the field;
// NotFound, no such campaign or milestone; Conflict, somebody else set it meanwhile; NotAuthorized, by the
// database.
#pragma once

#include "models/production/audit.h"
#include "models/storage/milestones.h"

namespace shiftdeck {

class Database;

struct NewMilestone {
    QString campaign, name;
    MilestoneTarget target;
    TimeMs dueAt = 0;
    QString why;
};

// "2026-12-01": the first moment of the day, UTC. `what` it is, for the error.
Result<TimeMs> parseDay(const QString &what, const QString &text);
// "2.5 /pb", "2.5/pb"; a number above 0 in decimal digits, with /mb, /ub, /nb, /pb, /fb or /ab. In the
// target's form.
Result<> parseLuminosity(const QString &text, MilestoneTarget &target);

Result<CampaignId> campaignOf(Database &db, const QString &name);
// With its versions; none: there never was one of this name.
Result<std::optional<Milestone>> findMilestone(Database &db, CampaignId campaign, const QString &name);

Result<> checkMilestone(const NewMilestone &milestone);
// `after`: the version that the person saw as the newest; 0: none, or the campaign's own due date.
Result<qint64> setMilestone(Database &db, const NewMilestone &milestone, int after, const Actor &actor);
Result<> withdrawMilestone(Database &db, const QString &campaign, const QString &name, int after,
                           const QString &why, const Actor &actor);

}  // namespace shiftdeck
