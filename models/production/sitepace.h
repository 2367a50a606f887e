// When a site is asked. Pure: times come in, by the agent's clock, and nothing is left to chance, so that the
// same history gives the same pace.
//
// States of jobs: quickly while things change, slower the longer nothing did (an eighth of the time since the
// last change), and never so that more than a fifth of the time goes into asking; within bounds both ways.
// After two failures in a row at once again, then after 0.5 s, 1 s, 2 s, ... up to the upper bound, until
// there is an answer. A clock that is set back makes it ask, never wait.
#pragma once

#include "models/core/clock.h"

namespace shiftdeck {

class SitePace {
  public:
    SitePace(TimeMs least, TimeMs most) : m_least(least), m_most(most) { }

    bool isLeftAlone(TimeMs now) const;  // it failed, and is not asked for anything for a while
    bool isDue(TimeMs now) const;  // the states of its jobs are to be asked for
    TimeMs interval() const;  // between the end of one refresh and the next, in ms
    TimeMs pause() const;  // after the last failure, in ms

    void noteAnswer() { m_failures = 0; }
    void noteFailure(TimeMs now);
    void noteChange(TimeMs now) { m_changedAt = now; }
    // All its jobs were asked for, from `begun` to `ended`.
    void noteRefresh(TimeMs begun, TimeMs ended);

  private:
    const TimeMs m_least, m_most;
    TimeMs m_changedAt = 0, m_refreshedAt = 0, m_took = 0, m_failedAt = 0;
    bool m_isKnown = false;  // it was refreshed once
    int m_failures = 0;  // since the last answer
};

}  // namespace shiftdeck
