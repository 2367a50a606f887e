// How far a step of a campaign is, over time: events, merged files, luminosity. Read-only; any Database.
//
// Requests that are rejected, aborted or obsolete do not count, and neither do test requests. Nothing here
// reads jobs or work units: the costs are O(rows of progress) for events, O(files) for merged files,
// O(requests x runs) for luminosity.
#pragma once

#include "models/core/eta.h"
#include "models/core/etabacktest.h"
#include "models/storage/queries.h"

namespace shiftdeck {

struct ProgressScope {
    CampaignId campaign;
    Step step = Step::Production;
};

struct CampaignTotals {
    qint64 requests = 0;
    qint64 withoutUnits = 0;  // of these: counted with the events of their input files
    qint64 expected = 0;  // events
    qint64 credited = 0, abandoned = 0;
};
Result<CampaignTotals> campaignTotals(Database &db, const ProgressScope &scope);

// Sums up to each step, the first of them 0; in at most `points` steps, none later than `now`.
Result<QList<EtaPoint>> eventsOverTime(Database &db, const ProgressScope &scope, int points, TimeMs now);
// Merged files in the catalogue.
Result<QList<EtaPoint>> filesOverTime(Database &db, const ProgressScope &scope, int points, TimeMs now);

// Recorded luminosity of the runs whose work units are all credited.
struct ProcessedLuminosity {
    qint64 run = 0;
    double value = 0;  // in the unit of the LuminosityProgress
    std::optional<TimeMs> doneAt;  // when the last work unit of the run was credited; none: not all are
};
struct LuminosityProgress {
    QString method;  // whose luminosity: the one that knows most of the runs; empty: none is known
    QString unit;  // "/pb"
    QList<ProcessedLuminosity> runs;  // with a known luminosity; by doneAt, the open ones last
    qint64 allRuns = 0, doneRuns = 0,
           unknownRuns = 0;  // of the requests; unknown: no luminosity by the method

    double done() const;
    double expected() const;
};
Result<LuminosityProgress> luminosityProgress(Database &db, const ProgressScope &scope);
// A number in /mb, /ub, /nb, /pb, /fb or /ab in another of these units; none: no such unit.
std::optional<double> convertedLuminosity(double value, QStringView from, QStringView to);

// Requests that are over, the `most` latest of them, with their progress: what estimates are judged by.
Result<QList<EtaHistory>> finishedRequests(Database &db, int most, TimeMs now);
// The same for whole campaigns, per step; of campaigns of which nothing is open any more in the step.
Result<QList<EtaHistory>> finishedCampaigns(Database &db, int most, TimeMs now);

}  // namespace shiftdeck
