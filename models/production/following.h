// Following submitted jobs at their endpoints: cancelling, states, jobs that are lost, and lost ones that
// come back. Only facts move a job here; what an ended job is worth is decided by its check (checking.h).
// Internal to models/production: steps of the agent at one site (siteworker.h), one at a time, so that
// nothing is handed over while an answer about its jobs is on its way.
#pragma once

#include <QCoroTask>

#include "models/core/result.h"

#include <stop_token>

namespace shiftdeck {

struct AgentContext;
struct SiteWork;

// Asks for the wanted cancellations; then, when it is due (sitepace.h), for the state of every submitted or
// running job, a page at a time. A job that the endpoint does not know in two successive answers, at least
// its settling time apart, and that left no report either, is given up as `lost`. An endpoint that does not
// answer changes nothing. Only the agent's own clock is compared with itself; what the endpoint's says is
// written down.
QCoro::Task<Result<>> followJobs(AgentContext *context, SiteWork *site, std::stop_token stop);

// Looks, every now and then and 500 at a time in turn, whether jobs given up as lost have ended after all,
// also those whose work is being tried again: such a job is checked, and credited when it is the first to end
// good (decisions.h). At once for jobs that somebody wants looked at (jobs.look_wanted): of these also one
// that is not known but left a report, and a cancelled one that is still alive is cancelled again. An attempt
// at a merge comes back only while the merge is failed and nobody tries it again.
QCoro::Task<Result<>> lookForLost(AgentContext *context, SiteWork *site, std::stop_token stop);

}  // namespace shiftdeck
