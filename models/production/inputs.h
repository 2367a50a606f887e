// Input files at a site: which copy a job reads, and whether it still is the file that was registered.
//
// A copy is good when size, adler32 and event count equal the catalogue's. Reading a file whole is dear, so a
// copy that was found good and whose size and times of change are the same since is not read again. A bad one
// is read again as soon as it is another file or was touched in any way (inode, time of change of content or
// attributes: what a file that was put back with its old size and time differs in), and after a minute in any
// case.
// Blocks on the disk; writes one row per copy whose state it finds out. Never inside a transaction.
#pragma once

#include "models/core/clock.h"
#include "models/core/filestamp.h"
#include "models/core/ids.h"
#include "models/core/result.h"

#include <QHash>
#include <QList>

#include <stop_token>

namespace shiftdeck {

class Database;

struct CatalogueFile {
    FileId id;
    QString lfn, adler32;
    qint64 events = 0, bytes = 0;
};
Result<CatalogueFile> loadCatalogueFile(Database &db, FileId id);

struct ReplicaRow {
    qint64 id = 0;
    QString path;   // absolute
    QString state;  // unchecked, valid, changed, missing, unreadable
    TimeMs checkedAt = 0;
};
// The copies on disk of a file at a site; a relative path is below the site's storage folder.
Result<QList<ReplicaRow>> listReplicas(Database &db, FileId file, SiteId site);

struct ReplicaVerdict {
    QString state;    // as in the replicas table
    QString problem;  // a sentence; empty when valid
    bool isValid() const { return problem.isEmpty(); }
};
// Reads the whole file. An Error only when stopped.
Result<ReplicaVerdict> inspectReplica(const QString &path, const CatalogueFile &file, std::stop_token stop);
Result<> recordReplica(Database &db, qint64 replica, const ReplicaVerdict &verdict, TimeMs now);

struct InputVerdict {
    QString path;     // where to read it, when it is good
    QString problem;  // a sentence; empty when good
    bool isGood() const { return problem.isEmpty(); }
};

// Remembers what it read for as long as it lives. One thread.
class InputWatch {
  public:
    // The first good copy of the file at the site. `now` is taken before anything is read.
    Result<InputVerdict> verify(Database &db, FileId file, SiteId site, TimeMs now, std::stop_token stop);

  private:
    struct Seen {
        FileStamp stamp;
        TimeMs at = 0;
        ReplicaVerdict verdict;
    };
    Result<ReplicaVerdict> look(Database &db, const ReplicaRow &replica, const CatalogueFile &file,
                                TimeMs now, std::stop_token stop);

    QHash<QString, Seen> m_seen;
};

}  // namespace shiftdeck
