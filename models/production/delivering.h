// Whether the merged files of a declared request are as they would have to be to be called delivered: what
// can be seen of it from here. Reads the store, and looks at each file without reading it. Blocks on the
// disk; not on the GUI thread.
#pragma once

#include "models/core/ids.h"
#include "models/storage/database.h"

namespace shiftdeck {

struct UndeliveredFile {
    MergeId merge;
    QString lfn, why;  // why: whole sentences
};

struct Delivery {
    qint64 files = 0, events = 0, bytes = 0;  // merged files of the request
    qint64 copies = 0;  // of them, that are at their place with their recorded size
    QList<UndeliveredFile> missing;  // one entry a file
};

// Each merged file must be verified and registered in the catalogue as it was merged, and at least one copy
// that is recorded as valid, on disk, must be at its place with the recorded size.
Result<Delivery> checkDelivery(Database &db, RequestId request);

}  // namespace shiftdeck
