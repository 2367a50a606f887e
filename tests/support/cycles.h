// Runs an agent's cycles to their end, in a test.
#pragma once

#include "models/production/agent.h"
#include "tests/support/campaignfixture.h"

namespace shiftdeck::test {

// One cycle; an Error ends the test program.
CycleReport runCycle(Agent &agent);
Result<CycleReport> tryCycle(Agent &agent);

// Cycles until the request is in the status, or the time is over. Answers whether it is.
bool runUntil(Agent &agent, CampaignFixture &campaign, RequestId request, RequestStatus status,
              int timeoutMs = 60'000);

// A factory that hands out the campaign's local endpoint.
Agent::EndpointFactory localEndpoints(const CampaignFixture &campaign, int slotCount = 2);

}  // namespace shiftdeck::test
