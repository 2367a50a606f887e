// A flat table of values: rows are plain structs, columns an enum of the subclass.
//
//   class RunModel : public TableModel<RunSummary> {
//     public:
//       enum Column { Run, Type, Events, ColumnCount };
//     protected:
//       QList<TableColumn> makeColumns() const override { return {{tr("Run"), tr("..."), true}, ...}; }
//       qint64 key(const RunSummary &row) const override { return row.run; }
//       QVariant cell(const RunSummary &row, int column, int role) const override { ... }
//   };
//
// GUI thread. set() and merge() tell views exactly what was inserted, removed, moved and changed, by key,
// so that selection and scroll position stay; cost O(rows) hash operations, and a comparison of the cells
// of rows present before and after.
#pragma once

#include "models/items/roles.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace shiftdeck {

struct TableColumn {
    QString title;
    QString description;  // tool tip of the header
    bool number = false;  // right-aligned
};

template <typename R, typename K = qint64>
class TableModel : public QAbstractTableModel {
  public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(columns().size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const R &row = m_rows.at(index.row());
        if (role == KeyRole)
            return QVariant::fromValue(key(row));
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        return cell(row, index.column(), role);
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns().size())
            return {};
        switch (role) {
        case Qt::DisplayRole: return columns().at(section).title;
        case Qt::ToolTipRole: return columns().at(section).description;
        case Qt::TextAlignmentRole: return alignment(section);
        }
        return {};
    }

    const QList<R> &rows() const { return m_rows; }
    const R &at(int row) const { return m_rows.at(row); }
    int rowOf(const K &wanted) const { return m_place.value(wanted, -1); }

    // The whole new content, in its order. A key that occurs twice counts once, the first time.
    void set(QList<R> rows);
    // Rows that are new (they go to the end) or changed.
    void merge(const QList<R> &rows);
    void remove(const QSet<K> &keys);

  protected:
    virtual QList<TableColumn> makeColumns() const = 0;
    virtual K key(const R &row) const = 0;
    virtual QVariant cell(const R &row, int column, int role) const = 0;
    // Whether the two rows of one key look alike; compares the cells unless a subclass knows better.
    virtual bool looksSame(const R &before, const R &after) const
    {
        for (int column = 0; column < columnCount(); ++column) {
            for (const int role : {int(Qt::DisplayRole), int(SortRole), int(Qt::ToolTipRole), int(WordRole),
                                   int(FractionRole)})
                if (cell(before, column, role) != cell(after, column, role))
                    return false;
        }
        return true;
    }
    // What a column shows depends on something else (the time of day): tells views to ask again.
    void columnChanged(int column)
    {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, column), index(rowCount() - 1, column));
    }

  private:
    const QList<TableColumn> &columns() const
    {
        if (m_columns.isEmpty())
            m_columns = makeColumns();
        return m_columns;
    }
    int alignment(int column) const
    {
        return int((columns().at(column).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    void renumber(qsizetype from)
    {
        for (qsizetype i = from; i < m_rows.size(); ++i)
            m_place[key(m_rows.at(i))] = int(i);
    }
    void reorder(const QList<R> &wanted);
    void replaceChanged(const QList<R> &rows);

    QList<R> m_rows;
    QHash<K, int> m_place;
    mutable QList<TableColumn> m_columns;
};

template <typename R, typename K>
void TableModel<R, K>::remove(const QSet<K> &keys)
{
    for (qsizetype last = m_rows.size() - 1; last >= 0; --last) {
        if (!keys.contains(key(m_rows.at(last))))
            continue;
        qsizetype first = last;
        while (first > 0 && keys.contains(key(m_rows.at(first - 1))))
            --first;
        beginRemoveRows({}, int(first), int(last));
        for (qsizetype i = first; i <= last; ++i)
            m_place.remove(key(m_rows.at(i)));
        m_rows.remove(first, last - first + 1);
        renumber(first);
        endRemoveRows();
        last = first;
    }
}

template <typename R, typename K>
void TableModel<R, K>::set(QList<R> rows)
{
    QSet<K> wanted;
    wanted.reserve(rows.size());
    rows.removeIf([&](const R &row) {
        const K k = key(row);
        const bool twice = wanted.contains(k);
        wanted.insert(k);
        return twice;
    });
    QSet<K> gone;
    for (const R &row : std::as_const(m_rows))
        if (!wanted.contains(key(row)))
            gone.insert(key(row));
    remove(gone);
    reorder(rows);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && key(m_rows.at(i)) == key(rows.at(i)))
            continue;
        qsizetype end = i;
        while (end < rows.size() && !m_place.contains(key(rows.at(end))))
            ++end;
        beginInsertRows({}, int(i), int(end - 1));
        m_rows.insert(i, end - i, R{});
        for (qsizetype j = i; j < end; ++j)
            m_rows[j] = rows.at(j);
        renumber(i);
        endInsertRows();
        i = end - 1;
    }
    replaceChanged(rows);
}

// Brings the rows that stay into the order in which they occur in `wanted`.
template <typename R, typename K>
void TableModel<R, K>::reorder(const QList<R> &wanted)
{
    QList<int> order;  // of what is here, by today's places
    order.reserve(m_rows.size());
    for (const R &row : wanted)
        if (const auto it = m_place.constFind(key(row)); it != m_place.cend())
            order.append(*it);
    if (std::is_sorted(order.cbegin(), order.cend()))
        return;
    emit this->layoutAboutToBeChanged();
    QList<R> rows;
    rows.reserve(m_rows.size());
    QList<int> placeOf(m_rows.size());
    for (const int old : std::as_const(order)) {
        placeOf[old] = int(rows.size());
        rows.append(m_rows.at(old));
    }
    const QModelIndexList before = this->persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &i : before)
        after.append(this->index(placeOf.at(i.row()), i.column()));
    m_rows = std::move(rows);
    renumber(0);
    this->changePersistentIndexList(before, after);
    emit this->layoutChanged();
}

template <typename R, typename K>
void TableModel<R, K>::replaceChanged(const QList<R> &rows)
{
    QList<int> changed;
    for (const R &row : rows) {
        const int place = m_place.value(key(row));
        if (!looksSame(m_rows.at(place), row))
            changed.append(place);
        m_rows[place] = row;
    }
    std::sort(changed.begin(), changed.end());
    for (qsizetype i = 0; i < changed.size();) {
        qsizetype end = i + 1;
        while (end < changed.size() && changed.at(end) == changed.at(end - 1) + 1)
            ++end;
        emit this->dataChanged(this->index(changed.at(i), 0),
                               this->index(changed.at(end - 1), columnCount() - 1));
        i = end;
    }
}

template <typename R, typename K>
void TableModel<R, K>::merge(const QList<R> &rows)
{
    QList<R> known, fresh;
    QSet<K> seen;
    for (const R &row : rows) {
        if (m_place.contains(key(row)))
            known.append(row);
        else if (!seen.contains(key(row)))
            fresh.append(row);
        seen.insert(key(row));
    }
    replaceChanged(known);
    if (fresh.isEmpty())
        return;
    const qsizetype first = m_rows.size();
    beginInsertRows({}, int(first), int(first + fresh.size() - 1));
    m_rows.append(fresh);
    renumber(first);
    endInsertRows();
}

}  // namespace shiftdeck
