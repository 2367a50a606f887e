#include "models/items/jobtreesource.h"

namespace shiftdeck {

namespace {
Result<QList<RequestSummary>> matchingRequests(Database &db, const FilterNode &jobFilter,
                                               const QList<RequestId> &only)
{
    if (jobFilter.kind == FilterNode::Everything)
        return listRequests(db, {}, only);
    SD_TRY(auto matching, only.isEmpty() ? requestsWithJobs(db, jobFilter) : Result<QList<RequestId>>(only));
    // A few requests are asked one by one: nobody looks at all the others.
    for (const RequestId id : only) {
        SD_TRY(const auto first, listGridJobs(db, id, jobFilter, GridJobId(), 1));
        if (first.isEmpty())
            matching.removeOne(id);
    }
    if (matching.isEmpty())  // an empty list would mean: all of them
        return QList<RequestSummary>();
    return listRequests(db, {}, matching);
}
}  // namespace

void StoreJobTreeSource::requests(QObject *owner, const FilterNode &jobFilter, const QList<RequestId> &only,
                                  Then<RequestSummary> then)
{
    askStore(
        m_store, owner,
        [jobFilter, only](Database &db) {
            auto rows = matchingRequests(db, jobFilter, only);
            if (rows) {
                std::sort(rows->begin(), rows->end(),
                          [](const RequestSummary &a, const RequestSummary &b) { return a.id < b.id; });
            }
            return rows;
        },
        std::move(then));
}

void StoreJobTreeSource::gridJobs(QObject *owner, RequestId request, const FilterNode &jobFilter,
                                  GridJobId after, int limit, Then<GridJobRow> then)
{
    askStore(
        m_store, owner, [=](Database &db) { return listGridJobs(db, request, jobFilter, after, limit); },
        std::move(then));
}

void StoreJobTreeSource::jobs(QObject *owner, GridJobId gridJob, const FilterNode &jobFilter, JobId after,
                              int limit, Then<JobSummary> then)
{
    askStore(
        m_store, owner, [=](Database &db) { return listJobs(db, gridJob, jobFilter, after, limit); },
        std::move(then));
}

void StoreJobTreeSource::files(QObject *owner, JobId job, Then<JobFile> then)
{
    askStore(
        m_store, owner, [job](Database &db) { return listJobFiles(db, job); }, std::move(then));
}

}  // namespace shiftdeck
