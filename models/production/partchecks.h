// The parts of merges, looked at before they are merged: are they still what was credited?
//
// A credited output that is damaged or gone before its merge cannot be made again: its work units stay
// credited to the attempt that made it, and what another attempt makes is another file. So it enters no merge
// until a file of the recorded size and checksum lies in its place again, or until a manager signs its events
// off as lost. Its problem is kept beside it (outputs.problem) and blocks the end of the request.
//
// Blocks on the disk; never inside a transaction, but for the functions that say so.
#pragma once

#include "models/core/filefacts.h"
#include "models/production/audit.h"
#include "models/production/jobreport.h"

#include <functional>

namespace shiftdeck {

class Database;

struct Part {
    OutputId id;
    QString name, path, adler32, stream;
    qint64 run = 0, events = 0, bytes = 0;
    QString problem;  // as recorded
    MergeId merge;    // invalid: in none yet
};

// A sentence when the file is not what was credited (readable, size, checksum, events); empty when it is. An
// Error only when stopped.
Result<QString> inspectPart(const Part &part, std::stop_token stop);

struct PartReading {
    bool unread = false;   // those never read for their merge, which are in no merge yet
    bool damaged = false;  // those with a problem, and the parts of merges that failed
    int atMost = 500;
};
struct PartsRead {
    int read = 0;
    bool more = false;     // atMost was reached
    QStringList problems;  // sentences
};
// Reads parts and writes down what was found, each by itself. `beat` is called between files and may stop it.
Result<PartsRead> readParts(Database &db, RequestId request, const PartReading &reading, TimeMs now,
                            const std::function<Result<>()> &beat, std::stop_token stop);

// The first credited part of the merge that is not what was credited, as a sentence; empty when all are.
// Reads only those that were touched since they were last read (outputs.stamp): a part that was written to or
// replaced is found whatever its size and time; damage of the medium under an untouched file is not.
Result<QString> changedPart(Database &db, MergeId merge, const std::function<Result<>()> &beat,
                            std::stop_token stop);

// Those with a recorded problem, in run order. Reads no file; by index.
Result<QList<Part>> damagedParts(Database &db, RequestId request);
// Credited outputs in no merged file yet whose file is gone or of another size now, with the problem: asks
// the disk for each, reads none.
Result<QList<Part>> goneParts(Database &db, RequestId request);
// Why the request cannot be finished, and what to do about it; empty when no part is damaged.
Result<QStringList> damageBlockers(Database &db, RequestId request);

// Signs the output off as lost for ever, in the caller's transaction. A merge whose parts are all lost
// becomes void. Refused: it is merged, or an attempt at its merge is open.
Result<> signOffPart(Database &db, RequestId request, const Part &part, const QString &reason,
                     const Actor &actor);

// What is known of a merged file without reading it: its size on disk, the rest from the job's report.
FileFacts reportedFacts(const QString &path, const std::optional<JobReport> &report, const QString &name);

}  // namespace shiftdeck
