// One row of the job tree; for jobtreemodel.cpp and jobtreetext.cpp alone.
#pragma once

#include "models/items/jobtreemodel.h"

#include <numeric>

namespace shiftdeck {

// The keys of rows below one parent, ascending. Files of a job have no ids: they are numbered in their order.
inline QList<qint64> keysOf(const QList<RequestSummary> &rows)
{
    QList<qint64> keys;
    for (const auto &row : rows)
        keys.append(row.id.value());
    return keys;
}
inline QList<qint64> keysOf(const QList<GridJobRow> &rows)
{
    QList<qint64> keys;
    for (const auto &row : rows)
        keys.append(row.gridJob.id.value());
    return keys;
}
inline QList<qint64> keysOf(const QList<JobSummary> &rows)
{
    QList<qint64> keys;
    for (const auto &row : rows)
        keys.append(row.id.value());
    return keys;
}
inline QList<qint64> keysOf(const QList<JobFile> &rows)
{
    QList<qint64> keys(rows.size());
    std::iota(keys.begin(), keys.end(), 1);
    return keys;
}

// Whether views would show the same.
bool looksSame(const RequestSummary &a, const RequestSummary &b);
bool looksSame(const GridJobRow &a, const GridJobRow &b);
bool looksSame(const JobSummary &a, const JobSummary &b);
bool looksSame(const JobFile &a, const JobFile &b);

struct JobTreeModel::Entry {
    using Value = std::variant<std::monostate, std::unique_ptr<RequestSummary>, std::unique_ptr<GridJobRow>,
                               std::unique_ptr<JobSummary>, std::unique_ptr<JobFile>>;

    quint64 id = 0;  // internalId; 0: the root
    qint64 key = 0;  // id in the store
    Entry *parent = nullptr;
    int row = 0;
    std::vector<Entry *> children;
    Load load = Load::Not;
    bool loading = false;
    bool again = false;  // changed while it was being read
    quint64 stamp = nextStamp();  // an answer for another stamp is stale
    Value value;

    static quint64 nextStamp()
    {
        static quint64 last = 0;
        return ++last;
    }
    template <typename T>
    const T *as() const
    {
        const auto *held = std::get_if<std::unique_ptr<T>>(&value);
        return held ? held->get() : nullptr;
    }
    template <typename T>
    void set(const T &what)
    {
        value = std::make_unique<T>(what);
    }

    bool mayHaveChildren() const
    {
        if (const auto *request = as<RequestSummary>())
            return request->jobs.total() + request->mergeJobs.total() > 0;
        if (const auto *grid = as<GridJobRow>())
            return grid->gridJob.jobs.total() > 0;
        return bool(as<JobSummary>());
    }
    // Where the child with this key is, or would be; looks from `from` on.
    qsizetype place(qint64 wanted, qsizetype from = 0) const
    {
        const auto it = std::lower_bound(children.begin() + from, children.end(), wanted,
                                         [](const Entry *child, qint64 k) { return child->key < k; });
        return it - children.begin();
    }
    const Entry *child(qint64 wanted) const
    {
        const auto at = size_t(place(wanted));
        return at < children.size() && children[at]->key == wanted ? children[at] : nullptr;
    }
};

}  // namespace shiftdeck
