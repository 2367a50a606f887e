// Parts of a job's log files, read off the GUI thread, and made readable.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QObject>

#include <functional>

namespace shiftdeck {

struct LogPart {
    qint64 offset = 0;  // of the first byte in the file
    qint64 fileSize = 0;  // when it was read
    QByteArray bytes;
};

inline constexpr qint64 kLogChunk = 256 * 1024;
inline constexpr qint64 kMaxLogChunk = 16 * 1024 * 1024;

// At most `maxBytes` (bounded by kMaxLogChunk) from `offset`; a negative offset means the end of the file.
// NotFound when there is no file yet; Io when it is not a plain file (a pipe is never waited for).
// Blocks on the disk: any thread but the GUI's.
Result<LogPart> readLog(const QString &path, qint64 offset, qint64 maxBytes);

// The same on a thread of the pool; `then` runs on the GUI thread, unless `owner` died.
void readLogLater(QObject *owner, const QString &path, qint64 offset, qint64 maxBytes,
                  std::function<void(Result<LogPart>)> then);

// Bytes of unknown origin as text for a plain text view: UTF-8 with replacements, terminal colours and
// control characters taken out, lines of more than kMaxLogLine characters broken.
inline constexpr int kMaxLogLine = 2000;
QString readableLog(const QByteArray &bytes);

}  // namespace shiftdeck
