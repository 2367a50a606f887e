#include "models/items/jobtreemodel.h"

#include "models/items/jobtreeentry.h"

namespace shiftdeck {

namespace {
// Odd, so that multiplication is a bijection of 64-bit numbers: 2^64 divided by the golden ratio.
constexpr quint64 kSpread = 0x9e3779b97f4a7c15;
// More changed requests than this are read with all the others.
constexpr qsizetype kMaxSome = 500;
}  // namespace

JobTreeModel::JobTreeModel(std::unique_ptr<JobTreeSource> source, QObject *parent)
    : QAbstractItemModel(parent), m_source(std::move(source)), m_root(std::make_unique<Entry>())
{
}

JobTreeModel::~JobTreeModel() = default;

JobTreeModel::Entry *JobTreeModel::entryOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_root.get();
    const auto it = m_entries.find(index.internalId());
    return it == m_entries.end() ? nullptr : it->second.get();
}

QModelIndex JobTreeModel::indexOf(const Entry *entry, int column) const
{
    return entry == m_root.get() ? QModelIndex() : createIndex(entry->row, column, quintptr(entry->id));
}

QModelIndex JobTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Entry *above = entryOf(parent);
    if (!above || parent.column() > 0 || row < 0 || row >= int(above->children.size()) || column < 0
        || column >= ColumnCount)
        return {};
    return indexOf(above->children[size_t(row)], column);
}

QModelIndex JobTreeModel::parent(const QModelIndex &child) const
{
    const Entry *entry = child.isValid() ? entryOf(child) : nullptr;
    return entry ? indexOf(entry->parent) : QModelIndex();
}

int JobTreeModel::rowCount(const QModelIndex &parent) const
{
    const Entry *entry = parent.column() > 0 ? nullptr : entryOf(parent);
    return entry ? int(entry->children.size()) : 0;
}

int JobTreeModel::columnCount(const QModelIndex &) const { return ColumnCount; }

bool JobTreeModel::hasChildren(const QModelIndex &parent) const
{
    const Entry *entry = parent.column() > 0 ? nullptr : entryOf(parent);
    if (!entry)
        return false;
    return entry->load == Load::Not ? entry->mayHaveChildren() : !entry->children.empty();
}

bool JobTreeModel::canFetchMore(const QModelIndex &parent) const
{
    const Entry *entry = parent.isValid() && parent.column() == 0 ? entryOf(parent) : nullptr;
    return entry && entry->load == Load::Not && entry->mayHaveChildren();
}

void JobTreeModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        load(entryOf(parent), false);
}

const RequestSummary *JobTreeModel::request(const QModelIndex &index) const
{
    const Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    return entry ? entry->as<RequestSummary>() : nullptr;
}

const GridJobRow *JobTreeModel::gridJob(const QModelIndex &index) const
{
    const Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    return entry ? entry->as<GridJobRow>() : nullptr;
}

const JobSummary *JobTreeModel::job(const QModelIndex &index) const
{
    const Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    return entry ? entry->as<JobSummary>() : nullptr;
}

const JobFile *JobTreeModel::file(const QModelIndex &index) const
{
    const Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    return entry ? entry->as<JobFile>() : nullptr;
}

QModelIndex JobTreeModel::indexOf(RequestId request) const
{
    const Entry *found = m_root->child(request.value());
    return found ? indexOf(found) : QModelIndex();
}

QModelIndex JobTreeModel::indexOf(JobId job) const
{
    for (const Entry *top : m_root->children) {
        for (const Entry *grid : top->children)
            if (const Entry *found = grid->child(job.value()))
                return indexOf(found);
    }
    return {};
}

bool JobTreeModel::isLoaded() const { return m_root->load == Load::Whole; }

void JobTreeModel::setFilter(const FilterNode &filter)
{
    if (filter == m_filter && m_root->load != Load::Not)
        return;
    beginResetModel();
    m_filter = filter;
    m_entries.clear();
    m_root = std::make_unique<Entry>();
    endResetModel();
    loadRequests();
}

void JobTreeModel::loadRequests() { load(m_root.get(), true); }

// Reads the next page below `entry`, or, `anew`, everything that is loaded there and one page more.
void JobTreeModel::load(Entry *entry, bool anew)
{
    if (entry->loading) {
        entry->again = entry->again || anew;
        return;
    }
    entry->loading = true;
    if (entry->load == Load::Not)
        entry->load = Load::Paging;
    setBusy(+1);
    const qint64 after = anew || entry->children.empty() ? 0 : entry->children.back()->key;
    const int limit = kPage + (anew ? int(entry->children.size()) : 0);
    if (entry == m_root.get()) {
        forgetSome();
        m_source->requests(this, m_filter, {},
                           answer<RequestSummary>(entry, true, std::numeric_limits<int>::max()));
    } else if (const auto *request = entry->as<RequestSummary>()) {
        m_source->gridJobs(this, request->id, m_filter, GridJobId(after), limit,
                           answer<GridJobRow>(entry, anew, limit));
    } else if (const auto *grid = entry->as<GridJobRow>()) {
        m_source->jobs(this, grid->gridJob.id, m_filter, JobId(after), limit,
                       answer<JobSummary>(entry, anew, limit));
    } else if (const auto *job = entry->as<JobSummary>()) {
        m_source->files(this, job->id, answer<JobFile>(entry, true, std::numeric_limits<int>::max()));
    }
}

template <typename T>
std::function<void(Result<QList<T>>)> JobTreeModel::answer(Entry *entry, bool anew, int limit)
{
    // Entries are looked up again by the time of the answer: a new filter or a removal may have come between.
    return [this, root = m_root->stamp, id = entry->id, stamp = entry->stamp, anew,
            limit](Result<QList<T>> rows) {
        setBusy(-1);
        Entry *parent = nullptr;
        if (root == m_root->stamp) {
            const auto it = m_entries.find(id);
            parent = id == 0 ? m_root.get() : it == m_entries.end() ? nullptr : it->second.get();
        }
        if (!parent || parent->stamp != stamp)
            return;
        parent->loading = false;
        if (!rows) {
            // What is there stays; the next change or expansion tries again.
            if (parent->children.empty())
                parent->load = Load::Not;
            emit failed(rows.error());
            return;
        }
        const bool last = rows->size() < limit;
        mergeRows(parent, *rows, anew, last);
        if (last)
            parent->load = Load::Whole;
        if (std::exchange(parent->again, false))
            load(parent, true);
        else if (!last)
            load(parent, false);
        if (parent == m_root.get())
            emit loaded();
        else
            emit dataChanged(indexOf(parent), indexOf(parent, ColumnCount - 1));
    };
}

// Of 10^5 requests a few change at a time. A newer question asks for these, too: answers may overtake each
// other.
void JobTreeModel::loadSome(const QSet<qint64> &requests)
{
    m_some.unite(requests);
    QList<RequestId> only;
    for (const qint64 id : std::as_const(m_some))
        only.append(RequestId(id));
    setBusy(+1);
    const auto take = [this, asked = m_some,
                       generation = ++m_someGeneration](const Result<QList<RequestSummary>> &rows) {
        setBusy(-1);
        if (generation != m_someGeneration)
            return;
        if (!rows) {
            emit failed(rows.error());
            return;
        }
        m_some.clear();
        takeSome(asked, *rows);
        emit loaded();
    };
    m_source->requests(this, m_filter, only, take);
}

// What was asked for and is not in the answer is gone, or does not match the filter any more.
void JobTreeModel::takeSome(QSet<qint64> asked, const QList<RequestSummary> &rows)
{
    for (const RequestSummary &row : rows)
        asked.remove(row.id.value());
    for (const qint64 id : std::as_const(asked))
        if (const Entry *gone = m_root->child(id))
            removeRows(m_root.get(), gone->row, gone->row);
    mergeRows(m_root.get(), rows, false, false);
}

void JobTreeModel::forgetSome()
{
    m_some.clear();
    ++m_someGeneration;
}

template <typename T>
void JobTreeModel::mergeRows(Entry *parent, const QList<T> &rows, bool anew, bool last)
{
    const QList<qint64> keys = keysOf(rows);
    Q_ASSERT(std::is_sorted(keys.cbegin(), keys.cend()));
    if (anew) {
        const QSet<qint64> wanted(keys.cbegin(), keys.cend());
        const qint64 end = last || keys.isEmpty() ? std::numeric_limits<qint64>::max() : keys.back();
        for (auto i = qsizetype(parent->children.size()) - 1; i >= 0; --i) {
            const auto gone = [&](qsizetype at) {
                const qint64 key = parent->children[size_t(at)]->key;
                return key <= end && !wanted.contains(key);
            };
            if (!gone(i))
                continue;
            qsizetype first = i;
            while (first > 0 && gone(first - 1))
                --first;
            removeRows(parent, first, i);
            i = first;
        }
    }
    qsizetype at = 0;
    qsizetype changedFirst = -1;
    const auto tellChanged = [&](qsizetype end) {
        if (changedFirst >= 0) {
            emit dataChanged(indexOf(parent->children[size_t(changedFirst)]),
                             indexOf(parent->children[size_t(end - 1)], ColumnCount - 1));
        }
        changedFirst = -1;
    };
    for (qsizetype i = 0; i < rows.size();) {
        at = parent->place(keys.at(i), at);
        if (at < qsizetype(parent->children.size()) && parent->children[size_t(at)]->key == keys.at(i)) {
            Entry *entry = parent->children[size_t(at)];
            const bool changed = !looksSame(*entry->as<T>(), rows.at(i));
            entry->set(rows.at(i));
            if (changed && changedFirst < 0)
                changedFirst = at;
            else if (!changed)
                tellChanged(at);
            ++i;
            ++at;
            continue;
        }
        tellChanged(at);
        const qint64 next = at < qsizetype(parent->children.size()) ? parent->children[size_t(at)]->key
                                                                    : std::numeric_limits<qint64>::max();
        qsizetype end = i + 1;
        while (end < rows.size() && keys.at(end) < next)
            ++end;
        insertRows(parent, at, rows.mid(i, end - i), keys.mid(i, end - i));
        at += end - i;
        i = end;
    }
    tellChanged(at);
}

template <typename T>
void JobTreeModel::insertRows(Entry *parent, qsizetype at, const QList<T> &rows, const QList<qint64> &keys)
{
    beginInsertRows(indexOf(parent), int(at), int(at + rows.size() - 1));
    std::vector<Entry *> fresh;
    fresh.reserve(size_t(rows.size()));
    for (qsizetype i = 0; i < rows.size(); ++i) {
        auto entry = std::make_unique<Entry>();
        entry->id = ++m_serial * kSpread;
        entry->key = keys.at(i);
        entry->parent = parent;
        entry->set(rows.at(i));
        fresh.push_back(entry.get());
        m_entries.emplace(entry->id, std::move(entry));
    }
    parent->children.insert(parent->children.begin() + at, fresh.begin(), fresh.end());
    renumber(parent, at);
    endInsertRows();
}

void JobTreeModel::removeRows(Entry *parent, qsizetype first, qsizetype last)
{
    beginRemoveRows(indexOf(parent), int(first), int(last));
    for (qsizetype i = first; i <= last; ++i)
        forget(parent->children[size_t(i)]);
    parent->children.erase(parent->children.begin() + first, parent->children.begin() + last + 1);
    renumber(parent, first);
    endRemoveRows();
}

// Takes an entry and all below it out of the index.
void JobTreeModel::forget(Entry *entry)
{
    for (Entry *child : entry->children)
        forget(child);
    m_entries.erase(entry->id);
}

void JobTreeModel::renumber(Entry *parent, qsizetype from)
{
    for (auto i = size_t(from); i < parent->children.size(); ++i)
        parent->children[i]->row = int(i);
}

void JobTreeModel::release(const QModelIndex &index)
{
    Entry *entry = index.isValid() ? entryOf(index) : nullptr;
    if (!entry || entry->load == Load::Not)
        return;
    if (!entry->children.empty())
        removeRows(entry, 0, qsizetype(entry->children.size()) - 1);
    entry->load = Load::Not;
    entry->loading = entry->again = false;
    entry->stamp = Entry::nextStamp();
}

void JobTreeModel::refresh(const ChangeSet &changes)
{
    const QSet<qint64> jobs = changes.ids.value(QStringLiteral("job"));
    const QSet<qint64> some = changes.requests | changes.ids.value(QStringLiteral("request"));
    if (!changes.everything && some.isEmpty())
        return;
    if (changes.everything || m_root->load != Load::Whole || m_root->loading
        || some.size() + m_some.size() > kMaxSome)
        load(m_root.get(), true);
    else
        loadSome(some);
    for (Entry *top : m_root->children) {
        if (top->load == Load::Not || (!changes.everything && !changes.requests.contains(top->key)))
            continue;
        load(top, true);
        for (Entry *grid : top->children) {
            if (grid->load == Load::Not)
                continue;
            load(grid, true);
            for (Entry *job : grid->children)
                if (job->load != Load::Not && (changes.everything || jobs.contains(job->key)))
                    load(job, true);
        }
    }
}

void JobTreeModel::setBusy(int change)
{
    const bool before = isBusy();
    m_busy += change;
    if (isBusy() != before)
        emit busyChanged(isBusy());
}

}  // namespace shiftdeck
