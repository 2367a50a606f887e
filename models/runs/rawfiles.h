// Registering raw files: which of some files on a site's disk are new to the catalogue, and writing them
// down.
//
// A raw file holds one run. Its name in the catalogue is <dataset>/<file name>. What is in the catalogue is
// never overwritten: a file that differs from its entry is reported and left out.
//
// planRawFiles reads every file whole (through `inspect`): not on a GUI thread, and not inside a transaction
// unless `inspect` answers from memory. registerRawFiles writes in one transaction.
#pragma once

#include "models/core/filefacts.h"
#include "models/production/audit.h"

#include <QStringList>

#include <functional>

namespace shiftdeck {

struct RawFile {
    enum State {
        New,         // neither the file nor the replica is known
        NewReplica,  // the file is known, this copy of it is not
        Known,       // registered already, and the same
        Changed,     // registered, and different now
        Refused,     // not a raw file of one run
    };
    QString path, lfn;
    State state = Refused;
    QString why;      // one sentence, for every state
    FileFacts facts;
    FileId file;      // of the catalogue, when known
};

struct RawPlan {
    QString dataset, site;
    bool newDataset = false;
    bool complete = true;  // of a new dataset: no more files will follow
    QList<RawFile> files;
    int toRegister() const;
};

using InspectFile = std::function<Result<FileFacts>(const QString &path)>;

// InvalidInput: unknown site, a name that cannot be a dataset's, or a dataset of another tier.
Result<RawPlan> planRawFiles(Database &db, const QString &dataset, const QString &site, bool complete,
                             const QStringList &paths, const InspectFile &inspect);

// Writes datasets, files, replicas (valid: they were just read) and runs. Answers how many files and copies.
Result<int> registerRawFiles(Database &db, const RawPlan &plan, const Actor &actor);

}  // namespace shiftdeck
