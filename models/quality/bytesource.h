// Where bytes are read from, with what was read counted: a file, or memory. One thread.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>

namespace shiftdeck {

class ByteSource {
  public:
    // NotFound when there is none, Io when it is no plain file or cannot be read.
    static Result<ByteSource> open(const QString &path);
    static ByteSource ofBytes(const QByteArray &bytes);

    qint64 size() const { return m_size; }
    qint64 bytesRead() const { return m_read; }
    // Exactly `count` bytes from `at`. InvalidInput when they lie outside, Io when the disk says no. Nothing
    // more than these is read from the disk.
    Result<QByteArray> read(qint64 at, qint64 count);
    // As much as there is of `count` bytes.
    Result<QByteArray> readUpTo(qint64 at, qint64 count);

  private:
    std::unique_ptr<QFile> m_file;  // without: m_bytes
    QByteArray m_bytes;
    qint64 m_size = 0, m_read = 0;
};

}  // namespace shiftdeck
