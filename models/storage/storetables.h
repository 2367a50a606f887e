// The tables of a store as its own catalogue names them, and their rows page by page, alike for a file and a
// server.
#pragma once

#include "models/core/result.h"

#include <QCryptographicHash>
#include <QList>
#include <QStringList>

namespace shiftdeck {

class Database;

struct StoreColumn {
    QString name;
    bool isNumber = false;  // whole numbers; otherwise text

    bool operator==(const StoreColumn &) const = default;
};

struct StoreTable {
    QString name;
    QList<StoreColumn> columns;  // in the order of their names
    QList<qsizetype> key;  // the primary key: places in `columns`

    QStringList columnNames() const;
    bool operator==(const StoreTable &) const = default;
};

// All tables but those that a store keeps for itself (storetables.cpp says which, and why), in the order of
// their names. Corrupt: a table without a primary key, or a column that holds neither numbers nor text.
Result<QList<StoreTable>> storeTables(Database &db);
Result<qint64> rowCount(Database &db, const StoreTable &table);

// In an open transaction: its statements may take as long as the rows of a whole store need. The limit of the
// connection's answers stays so; use a connection of its own.
Result<> allowLongWork(Database &db);

// NotAuthorized: who is logged in sees a part of the store only (a site).
Result<> mustSeeAll(Database &db);

// A row: a text for each column, in their order; a null QString is NULL.
using StoreRow = QStringList;

// Reads a table in the order of its primary key, so many rows at a time: never more of it is in memory.
class StoreRows {
  public:
    static constexpr int kRowsAtATime = 2000;

    StoreRows(Database &db, const StoreTable &table);
    // Empty: there are no more. Corrupt: a value that is no whole number stands in a column of numbers.
    Result<QList<StoreRow>> next();

  private:
    Database &m_db;
    const StoreTable &m_table;
    QString m_first, m_further;
    StoreRow m_last;
};

// SHA-256 of rows in their order: each value as its length in bytes of UTF-8, a colon and the bytes; "-" for
// NULL.
class RowDigest {
  public:
    void add(const QList<StoreRow> &rows);
    QString hex() const { return QString::fromLatin1(m_hash.result().toHex()); }

  private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

// The value for a statement.
QVariant valueOf(const StoreColumn &column, const QString &text);

}  // namespace shiftdeck
