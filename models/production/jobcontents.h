// What a job is to read and to write, from the ledger: the same for its submission and for its check.
// Internal to models/production.
#pragma once

#include "models/production/jobrows.h"

namespace shiftdeck {

struct JobInput {
    UnitId unit;       // of a processing job
    FileId file;       // of a processing job: the catalogue's file, at any of the site's copies
    QString lfn;
    QString path;      // of a merge job: where the part is
    qint64 run = 0, first = 0, events = 0;
    qint64 bytes = 0;  // of a merge job: of the part
    QString adler32;   // as the catalogue or the ledger has it
    bool wholeFile = false;
};

struct JobStream {
    StreamId id;
    QString stream, name;  // name: the plain file name that the job is to write
    bool keepsEveryEvent = false;
    QStringList required;  // columns or histograms that the file must contain
};

struct JobContents {
    QString step, release, conditions;
    QString application;   // path at the site; empty when the release is not registered there
    int memoryMb = 0, wallSeconds = 0;  // the job's own, else the request's
    QStringList avoidNodes;
    int openClaims = 0;    // of a processing job
    QList<JobInput> inputs;
    QList<JobStream> streams;
    // Of a merge job:
    qint64 mergeEvents = 0;
    MergePolicy mergePolicy = MergePolicy::FastVerify;
    ReleaseWhen releaseParts = ReleaseWhen::ByHand;
    QString mergeLfn;
};

Result<JobContents> loadContents(Database &db, const JobRow &job);

}  // namespace shiftdeck
