// Reading files of unknown origin, and writing files that others may read at any moment.
// Any thread; these block on the disk, so never on the GUI thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace shiftdeck {

// The whole file, or InvalidInput when it is larger than `maxBytes` (nothing is read then).
// NotFound when there is none, Io when it cannot be read or is not a plain file.
Result<QByteArray> readBounded(const QString &path, qint64 maxBytes);

// Writes beside the final name, syncs, and renames: a reader sees the old file or the whole new one.
// DiskFull or Io on failure, and then nothing of it remains.
Result<> writeAtomically(const QString &path, const QByteArray &content);

Result<> makeFolder(const QString &path);

// The error of the last system call (errno) as ours: DiskFull for ENOSPC and EDQUOT, else Io.
Error systemError(const QString &path, int errorNumber);

}  // namespace shiftdeck
