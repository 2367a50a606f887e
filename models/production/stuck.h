// Jobs that have not moved for much longer than their peers: the other jobs of the same kind, of the same
// request, at the same site.
//
// A job is stuck when it has been running, as far as the records know, for longer than `factor` times the
// median time that its peers ran (queued: that they waited and ran), and for longer than `floorMs`; and
// when at least `peers` of them are done (stuck-* of limits.h); the newest kPeersAsked are asked. It stays
// what it is, and is marked (jobs.stuck_since) with the reason in its evidence, until it moves again.
// Cancelled for that, by a person or by a rule that acts, it fails as `stuck` and can be tried again.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QList>

namespace shiftdeck {

struct AgentContext;

struct StuckLimits {
    qint64 factor = 1;
    TimeMs floorMs = 0;
    qint64 peers = 1;
};
constexpr int kPeersAsked = 101;

struct PeerTimes {
    QList<TimeMs> waited, ran;
};
// How long a job may stay as it is before it counts as stuck; 0: there are too few peers to tell. Pure.
TimeMs stuckAfter(const StuckLimits &limits, const PeerTimes &peers, bool running);

// Looks now and then. O(open jobs) by index, and kPeersAsked rows per request with a job beyond the floor.
// Internal to models/production: a step of the agent's cycle.
Result<> lookForStuck(AgentContext &context);

}  // namespace shiftdeck
