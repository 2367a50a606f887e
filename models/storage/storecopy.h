// Brings all rows of a store into another one: from a file to a server, back, or to another file.
#pragma once

#include "models/core/result.h"
#include "models/storage/storetables.h"

#include <functional>
#include <stop_token>

namespace shiftdeck {

class Database;

struct TableRows {
    QString table;
    qint64 rows = 0;
};

// The tables of a store that are copied, with their rows, at one moment; in the order of their names. Counts
// every row. Errors as of storeTables() and mustSeeAll().
Result<QList<TableRows>> storeContents(Database &db);
qint64 allRows(const QList<TableRows> &contents);

// AlreadyExists: the store has rows besides those that it is made with.
Result<> mustBeEmpty(Database &db);

struct CopyProgress {
    enum class Part {
        Bringing,
        Building,
        Comparing
    };  // rows; indexes and rules; what came against what was there
    Part part = Part::Bringing;
    QString table;  // empty while Building
    qint64 rows = 0, of = 0;  // of all tables; 0 while Building
};

struct CopiedTable {
    QString table;
    qint64 rows = 0;
    QString digest;  // RowDigest, the same in both stores
};

// Copies every row of every table with its number, as `from` is at one moment, in one transaction of `to`;
// others may go on working with `from`. `to` must be just made: without a row but those that it is made with,
// and they are replaced. Both have this program's schema version. What waits for news of `to` is told to read
// everything anew.
//
// The rules are away while rows come and are brought back before the end; then the rows of each table are
// read again and must give the same count and digest, no reference may lead to nothing and all counters must
// equal what they count. Otherwise, and after a stop, nothing is changed in `to`.
//
// On a server `to` must be opened by the owner of its tables; nobody else gets at it meanwhile. Both
// connections are used by this alone, and their limits of time are raised. A page of rows is in memory at a
// time. Errors: AlreadyExists (`to` is not empty), Corrupt (the stores differ in their tables, or a value or
// a reference of `from` is wrong: named), NotAuthorized, Cancelled, and those of the databases.
Result<QList<CopiedTable>> copyStore(Database &from, Database &to,
                                     const std::function<void(const CopyProgress &)> &progress = {},
                                     std::stop_token stop = {});

}  // namespace shiftdeck
