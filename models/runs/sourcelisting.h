// What a source shows at this moment: its runs with their files, as far as the source itself tells.
//
// A folder is searched by its pattern (runpattern.h). A list is a CSV file (runtable.h); relative paths are
// from its folder. A store is a database that is opened read-only: another Shiftdeck store, of whose raw
// files the first good copy on disk is taken, or any SQLite or PostgreSQL database with a table or view
// `raw_files` of the columns run, path, bytes, adler32, complete (the last three may be NULL; complete: 1 or
// 0), which is read by
//   SELECT run, path, bytes, adler32, complete FROM raw_files ORDER BY run, path LIMIT ...
//
// Everything shown is hostile: names, sizes and numbers of entries are bounded, links to folders are not
// followed, and what is wrong with one entry is told and leaves the others. Blocks as long as the disk or
// server does, so never on a GUI thread nor on the agent's. Any thread.
#pragma once

#include "models/core/clock.h"
#include "models/storage/sources.h"

#include <QMap>

#include <stop_token>

namespace shiftdeck {

struct ListedFile {
    QString path;  // absolute
    qint64 bytes = -1;  // -1: it is not there, or no plain file
    TimeMs changedAt = 0;
    QString adler32;  // as the source says; empty: it does not

    bool operator==(const ListedFile &) const = default;
};

struct ListedRun {
    static constexpr int kMostFiles = 1000;
    qint64 run = 0;
    QList<ListedFile> files;  // by path, each once
    bool isDeclared = false;  // the source says that nothing more will come
    QString waitsFor;  // why it cannot be complete yet, a sentence; empty: nothing says so
    QString refusal;  // why it can never become a request as it is; empty: nothing says so

    qint64 bytes() const;
    QString seen() const;  // for source_runs.seen
};

struct Listing {
    QMap<qint64, ListedRun> runs;
    qint64 ignored = 0;  // runs outside of the campaign's range
    QStringList problems;  // sentences, kMostProblems at most

    static constexpr int kMostProblems = 20, kMostEntries = 200'000;
    qint64 fileCount() const;
    void tell(const QString &problem);
};

// An Error: it cannot be looked at as a whole.
Result<Listing> listSource(const RunSource &source, std::stop_token stop);

// What `after` shows that `before` (source_runs.seen) did not: a sentence; empty: nothing new. Files that are
// gone are no news: they were taken to where they are kept.
QString whatIsNew(const QString &before, const ListedRun &after);

}  // namespace shiftdeck
