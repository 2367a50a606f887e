// How an endpoint that has a queue of its own takes jobs, so that none is handed over twice: each gets its
// folder first, and one that may have been handed over before is looked for. Internal to models/endpoints.
#pragma once

#include "models/endpoints/jobspool.h"

#include <QCoroTask>

#include <functional>

namespace shiftdeck {

struct PlacedJobs {
    QList<SubmitAnswer> answers;  // of those that cannot be placed, and of those that the endpoint has
    QList<JobDescription> open;  // those that are to be handed over, each once
};
// `isKnown` says of a token whether it may have been handed over, or is over already; then `endpoint` is
// asked for it, by find(). InvalidInput, with `subject`: more jobs than it takes at once. Else the errors of
// find(): then nothing may be handed over. `endpoint` and `spool` must outlive the task.
QCoro::Task<Result<PlacedJobs>> placeJobs(Endpoint *endpoint, const JobSpool *spool, TimeMs now,
                                          QString subject, QList<JobDescription> jobs,
                                          std::function<bool(const QString &)> isKnown,
                                          std::stop_token stop);

// Parted, so that all jobs of a part have the same limits and nodes to avoid; in the order of their limits.
QList<QList<JobDescription>> byLimits(const QList<JobDescription> &jobs);

}  // namespace shiftdeck
