// The lock of everything that belongs to a request: its row. Whoever changes units, claims, credits, jobs,
// outputs or merges of a request takes it first, so that a request has one writer at a time and others are
// not held up. In a write transaction of a file there is nothing to do: it has the whole file to itself.
#pragma once

#include "models/core/ids.h"
#include "models/storage/database.h"

namespace shiftdeck {

// Takes the rows in the order of their ids, so that two that want the same ones never wait for each other.
// Ids that are not there are left out. Busy: somebody held one for too long.
Result<> lockRequests(Database &db, const QList<RequestId> &requests);
// The requests that jobs (entity "job"), grid jobs ("grid_job"), merges ("merge") or requests belong to;
// empty for anything else.
Result<QList<RequestId>> requestsOf(Database &db, const QString &entity, const QList<qint64> &ids);

// transact() that holds the requests from its begin.
template <typename F>
auto transactOn(Database &db, const QList<RequestId> &requests, F work) -> std::invoke_result_t<F>
{
    return transact(db, [&]() -> std::invoke_result_t<F> {
        SD_CHECK(lockRequests(db, requests));
        return work();
    });
}

}  // namespace shiftdeck
