// The payload of a record: blocks of at most 16 MB, each with a tag that names its method.
//
//   ZL zlib, CS raw deflate of old ROOT, XZ lzma, L4 lz4 with its xxh64 (checked), ZS zstd;
//   two letters, one byte (version of the method), three bytes of compressed and three of plain length,
//   little-endian.
//
// Any thread; memory: the plain bytes and one block.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace shiftdeck {

// Exactly `plainBytes` bytes. InvalidInput says which block, at which byte of `payload`, and what is wrong.
Result<QByteArray> rootUncompress(QByteArrayView payload, qint64 plainBytes);

}  // namespace shiftdeck
