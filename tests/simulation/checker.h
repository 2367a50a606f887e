// The rules of HANDBOOK section 6, asked of the store and of the files alone: SQL and reading of its own,
// nothing of the code under test. What is broken goes to the record of the campaign as a violation.
#pragma once

#include "tests/simulation/peek.h"
#include "tests/simulation/simsite.h"

namespace shiftdeck::simulation {

// What holds at every moment between two transactions.
void checkInvariants(World &world, const Peek &peek);

// What holds at the end of a campaign.
void checkCampaign(World &world, const Peek &peek, const QList<SimSite *> &sites);

// Part of it: merged files, event by event, and the catalogue. (checkfiles.cpp)
void checkFiles(World &world, const Peek &peek, const QList<SimSite *> &sites);

}  // namespace shiftdeck::simulation
