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

// Links the source to the target's name; across file systems copies it beside the target, syncs, compares the
// checksum and renames. A target that is the same file already (same size and checksum) is success: that is
// how a crash after the move is found. Refused: another file has the name; it is left alone. DiskFull and Io
// leave nothing behind; what a process that was killed left beside the target is removed a day later. The
// source
// stays. Blocks on the disk.
Result<> placeFile(const PlacedFile &file, std::stop_token stop = {});

}  // namespace shiftdeck
