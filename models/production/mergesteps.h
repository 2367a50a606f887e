// The agent's steps from credited outputs to the end of a request. Internal to models/production.
#pragma once

#include "models/core/result.h"

#include <stop_token>

namespace shiftdeck {

struct AgentContext;

// For running requests with no work unit open: reads the parts where the policy asks for it, plans merges,
// looks again at damaged parts now and then, and finishes what is complete. At most kPartsPerCycle files are
// read for a request per cycle. Of stopped requests only those are looked at that have nothing left to merge:
// a merge is a new job, the end of a request is none.
Result<> mergeAndFinish(AgentContext &context, std::stop_token stop);
// Deletes the parts whose release was asked for; at most kReleasesPerCycle merges.
Result<> releaseAsked(AgentContext &context, std::stop_token stop);

constexpr int kPartsPerCycle = 500;
constexpr int kReleasesPerCycle = 20;

}  // namespace shiftdeck
