// Tells whether a file is still the one it was, without reading it.
//
// The time of change of the attributes (ctime) cannot be set by a program: a file that was written, replaced
// or put back has another one, whatever its size and time of content. Not seen: damage of the medium itself.
#pragma once

#include "models/core/clock.h"

#include <QString>

namespace shiftdeck {

struct FileStamp {
    qint64 bytes = -1;  // -1: there is no such file, or it cannot be looked at
    quint64 inode = 0;
    qint64 contentNs = 0, attributesNs = 0;  // times of change, nanoseconds since 1970
    bool operator==(const FileStamp &) const = default;
    // To be kept and compared; of a file that is not there too. Never empty.
    QString text() const;
    // The later of both, in milliseconds.
    TimeMs changedAt() const { return (contentNs > attributesNs ? contentNs : attributesNs) / 1'000'000; }
};

// Follows links. One look at the file system.
FileStamp fileStamp(const QString &path);

}  // namespace shiftdeck
