// The check of ended jobs: bring what they left, read it, decide, write it down.
// Internal to models/production: a step of the agent at one site (siteworker.h).
#pragma once

#include <QCoroTask>

#include "models/core/clock.h"
#include "models/core/result.h"

#include <stop_token>

namespace shiftdeck {

struct AgentContext;
struct SiteWork;

// A job that the endpoint says goes on after all is looked at when it has said so for kDoubtMs.
// At most kChecksPerCycle jobs. Files are read outside any transaction; each job is decided in one.
// A job that cannot be looked at now (no answer, disk full) stays ended, and is a problem in the cycle's
// report.
QCoro::Task<Result<>> checkEnded(AgentContext *context, SiteWork *site, std::stop_token stop);

constexpr int kChecksPerCycle = 200;
constexpr TimeMs kDoubtMs = 600'000;

}  // namespace shiftdeck
