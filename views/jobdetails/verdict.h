// One sentence or two that say how a job is, and what to do about it. Pure functions.
#pragma once

#include "models/storage/records.h"

namespace shiftdeck {

// "It waits for the agent, which submits it to site alpha." "Memory limit: the job used more memory than ..."
QString jobVerdict(const JobSummary &job);
// What to do; empty when there is nothing to do.
QString jobAdvice(const JobSummary &job);

struct Fact {
    QString title, value, description;
};
// The facts worth a line, in order; facts that are not known are left out.
QList<Fact> jobFacts(const JobDetails &details);

}  // namespace shiftdeck
