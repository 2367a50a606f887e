// Putting a finished file at its final place: whole or not at all, and never over another file.
#pragma once

#include "models/core/result.h"

#include <stop_token>

namespace shiftdeck {

struct PlacedFile {
    QString source, target;
    QString adler32;  // of the source, as verified
    qint64 bytes = 0;
};

// Copies the source beside the target (sharing its blocks where the file system can), syncs, compares the
// checksum of what was copied and gives it the target's name. The target is a file of its own, never a link
// to the source: a job that is still alive, or runs again, cannot write into a file that was verified. A
// target that is the same file already (same size and checksum) is success: that is how a crash after the
// naming is found. Refused: another file has the name; it is left alone. Conflict: the source is not what it
// was verified to be. DiskFull and Io leave nothing behind; what a process that was killed left beside the
// target is removed a day later. The source stays. Blocks on the disk; cost: the file is read and, where
// blocks cannot be shared, written once.
Result<> placeFile(const PlacedFile &file, std::stop_token stop = {});

}  // namespace shiftdeck
