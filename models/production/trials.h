// The agent's part of certifying sites: it makes the jobs of a trial as those of its sample were made, and
// gives the verdict when the trial is finished. Internal to models/production; one thread.
#pragma once

#include "models/production/agentcontext.h"

#include <optional>

namespace shiftdeck {

// None: the request is no trial.
Result<std::optional<int>> unitsPerJobOfTrial(Database &db, RequestId request);
Result<> judgeTrials(AgentContext &c);

}  // namespace shiftdeck
