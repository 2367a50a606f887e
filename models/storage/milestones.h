// The plan of a campaign: what is to be reached by when, with every earlier version of it. Read-only; any
// Database.
//
// Times are milliseconds since 1970-01-01 UTC. Due is a day: some moment of it; the target is to be there at
// its end.
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

// What is asked for. None of the three: all events that the step has.
struct MilestoneTarget {
    Step step = Step::Production;
    std::optional<qint64> events;  // credited
    std::optional<qint64> files;  // merged files in the catalogue
    QString luminosity, unit;  // recorded: a decimal number, and "/pb"; empty: not asked for

    bool isAll() const { return !events && !files && luminosity.isEmpty(); }
    bool operator==(const MilestoneTarget &) const = default;
};

struct MilestoneVersion {
    qint64 id = 0;
    int version = 0;  // 0: the due date that the campaign was made with
    bool withdrawn = false;
    MilestoneTarget target;
    TimeMs dueAt = 0;
    QString why, by;
    TimeMs at = 0;
};

struct Milestone {
    CampaignId campaign;
    QString name;
    QList<MilestoneVersion> versions;  // the oldest first; never empty

    const MilestoneVersion &newest() const { return versions.last(); }
    TimeMs firstDue() const { return versions.first().dueAt; }
};

// The name of the milestone that a campaign with a due date has from the first: all of its production.
inline constexpr QLatin1StringView kCompleteMilestone{"complete"};

// The last millisecond of the day (UTC).
TimeMs endOfDay(TimeMs at);
QString dayText(TimeMs at);  // "2026-12-01" (UTC)
// "all events of production", "1 000 000 events and 2.5 /pb of production".
QString targetText(const MilestoneTarget &target);

// By their dates, withdrawn ones too. O(versions).
Result<QList<Milestone>> listMilestones(Database &db, CampaignId campaign);

}  // namespace shiftdeck
