// Request > grid job > job > files, loaded as far as it is looked at.
//
// GUI thread. The requests are resident; what is below a row is read when the row is expanded (fetchMore),
// a page at a time, and the next page follows by itself. release() forgets the jobs of a grid job that was
// collapsed, so memory follows what is open. A filter is worked out by the database.
//
// Rows of one parent are in the order of their ids, so an answer is merged into what is there by id:
// inserts, removals and changes are told precisely and what is expanded stays so. Only a new filter
// resets the model. Answers to an older filter or for a row that is gone are dropped.
//
// internalId() is a serial number times an odd constant: stable, and spread well over QTreeView's hash.
#pragma once

#include "models/items/jobtreesource.h"
#include "models/items/roles.h"

#include <QAbstractItemModel>

#include <unordered_map>
#include <variant>

namespace shiftdeck {

class JobTreeModel : public QAbstractItemModel {
    Q_OBJECT

  public:
    enum class Kind { Request, GridJob, Job, File };
    enum Column {
        Name,
        Status,
        Jobs,
        Attempt,
        Run,
        EventsIn,
        EventsOut,
        Failure,
        Site,
        Node,
        Changed,
        ColumnCount
    };
    static constexpr int kPage = 256;

    explicit JobTreeModel(std::unique_ptr<JobTreeSource> source, QObject *parent = nullptr);
    ~JobTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const FilterNode &filter() const { return m_filter; }
    // Resets, and loads the requests that have a matching job. The same filter again changes nothing.
    void setFilter(const FilterNode &filter);
    // Reads anew what the changes touch of what is loaded.
    void refresh(const ChangeSet &changes);
    // Forgets what is below a row; it is read again when the row is expanded.
    void release(const QModelIndex &index);

    // What a row is; null when it is of another kind. Valid until control returns to the event loop.
    const RequestSummary *request(const QModelIndex &index) const;
    const GridJobRow *gridJob(const QModelIndex &index) const;
    const JobSummary *job(const QModelIndex &index) const;
    const JobFile *file(const QModelIndex &index) const;
    QModelIndex indexOf(RequestId request) const;
    // Looks among the loaded rows below `parent` (or its parents); invalid when it is not loaded.
    QModelIndex indexOf(JobId job) const;

    // The requests were read at least once for the current filter.
    bool isLoaded() const;
    bool isBusy() const { return m_busy > 0; }

  signals:
    void loaded();  // after each answer about the requests
    void busyChanged(bool busy);
    void failed(const shiftdeck::Error &error);

  private:
    struct Entry;
    enum class Load { Not, Paging, Whole };

    Entry *entryOf(const QModelIndex &index) const;
    QModelIndex indexOf(const Entry *entry, int column = 0) const;
    QVariant text(const Entry &entry, int column) const;
    QVariant raw(const Entry &entry, int column) const;
    QVariant toolTip(const Entry &entry, int column) const;
    QVariant word(const Entry &entry, int column) const;

    void loadRequests();
    void load(Entry *entry, bool anew);
    void loadSome(const QSet<qint64> &requests);
    void takeSome(QSet<qint64> asked, const QList<RequestSummary> &rows);
    void forgetSome();
    template <typename T>
    std::function<void(Result<QList<T>>)> answer(Entry *entry, bool anew, int limit);
    template <typename T>
    void mergeRows(Entry *parent, const QList<T> &rows, bool anew, bool last);
    template <typename T>
    void insertRows(Entry *parent, qsizetype at, const QList<T> &rows, const QList<qint64> &keys);
    void removeRows(Entry *parent, qsizetype first, qsizetype last);
    void forget(Entry *entry);
    static void renumber(Entry *parent, qsizetype from);
    void setBusy(int change);

    const std::unique_ptr<JobTreeSource> m_source;
    std::unordered_map<quint64, std::unique_ptr<Entry>> m_entries;  // by internalId
    std::unique_ptr<Entry> m_root;
    FilterNode m_filter;
    QSet<qint64> m_some;  // requests that were asked for alone and not answered yet
    quint64 m_someGeneration = 0;
    quint64 m_serial = 0;
    int m_busy = 0;
};

}  // namespace shiftdeck
