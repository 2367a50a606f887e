// Submission in two phases, so that neither a crash nor a lost answer makes two jobs of one, or none:
//
//   1. pending -> submitting is committed, with the token that has been in the row since the job was made;
//   2. the endpoint is called with that token;
//   3. submitting -> submitted (or error, class `rejected`) is committed.
//
// A job found in `submitting` is in doubt: the endpoint is asked for its token before anything else happens.
// The doubt about a call begins when the call ended, not when it began: a slow one may arrive at its very
// end.
// Internal to models/production: steps of the agent at one site (siteworker.h), one at a time.
#pragma once

#include <QCoroTask>

#include "models/core/result.h"

#include <stop_token>

namespace shiftdeck {

struct AgentContext;
struct SiteWork;

// Jobs in `submitting`: known to the endpoint means submitted, unknown for longer than its settling time
// means pending again (cancelled, where somebody wants that). An endpoint that does not answer changes
// nothing.
QCoro::Task<Result<>> resolveDoubtful(AgentContext *context, SiteWork *site, std::stop_token stop);

// Submits pending jobs of running requests, highest priority first, in batches, as long as fewer than
// maxQueued(slots) wait at a site: what waits here can still be cancelled, held or overtaken. A job whose
// input or application is not good is not submitted but ends in error at once.
QCoro::Task<Result<>> submitPending(AgentContext *context, SiteWork *site, std::stop_token stop);

int maxQueued(int slotCount);

}  // namespace shiftdeck
