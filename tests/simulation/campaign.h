// One simulated campaign, from the approval of its requests to their end: first everything goes wrong, then
// nothing does any more and what was broken is repaired, and all must come to a good end. Then the checks.
#pragma once

#include "tests/simulation/simstore.h"
#include "tests/simulation/world.h"

namespace shiftdeck::simulation {

struct CampaignResult {
    quint64 seed = 0, fingerprint = 0;
    FaultCounts counts{};
    QStringList violations, trace;
    int cycles = 0;
};

// Writes what all campaigns that are run in `folder` begin with: people, sites and applications.
void fillStore(Database &db, const QString &folder);

// Runs in `folder`, which is emptied first.
CampaignResult runCampaign(quint64 seed, SimStore &store, const QString &folder, const WorldOptions &options);

}  // namespace shiftdeck::simulation
