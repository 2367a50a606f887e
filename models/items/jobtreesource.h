// Where the job tree's rows come from: the store, or a test.
//
// GUI thread. Each call returns at once and answers later on the GUI thread, exactly once, unless the
// source or `owner` dies before. Rows come in ascending order of their ids; fewer rows than `limit` are the
// last.
#pragma once

#include "models/core/filterexpression.h"
#include "models/items/latest.h"
#include "models/storage/queries.h"

#include <functional>

namespace shiftdeck {

class JobTreeSource {
  public:
    template <typename T>
    using Then = std::function<void(Result<QList<T>>)>;

    virtual ~JobTreeSource() = default;
    // All requests; with a filter those that have a job matching it. `only` is not empty: no others.
    virtual void requests(QObject *owner, const FilterNode &jobFilter, const QList<RequestId> &only,
                          Then<RequestSummary> then) = 0;
    virtual void gridJobs(QObject *owner, RequestId request, const FilterNode &jobFilter, GridJobId after,
                          int limit, Then<GridJobRow> then) = 0;
    virtual void jobs(QObject *owner, GridJobId gridJob, const FilterNode &jobFilter, JobId after, int limit,
                      Then<JobSummary> then) = 0;
    virtual void files(QObject *owner, JobId job, Then<JobFile> then) = 0;
};

class StoreJobTreeSource final : public JobTreeSource {
  public:
    explicit StoreJobTreeSource(StoreClient &store) : m_store(store) { }
    void requests(QObject *owner, const FilterNode &jobFilter, const QList<RequestId> &only,
                  Then<RequestSummary> then) override;
    void gridJobs(QObject *owner, RequestId request, const FilterNode &jobFilter, GridJobId after, int limit,
                  Then<GridJobRow> then) override;
    void jobs(QObject *owner, GridJobId gridJob, const FilterNode &jobFilter, JobId after, int limit,
              Then<JobSummary> then) override;
    void files(QObject *owner, JobId job, Then<JobFile> then) override;

  private:
    StoreClient &m_store;
};

}  // namespace shiftdeck
