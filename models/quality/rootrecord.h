// The records of a ROOT file: their headers ("keys"), the headers of files and of directories. No I/O.
#pragma once

#include "models/core/result.h"
#include "models/quality/rootcursor.h"

namespace shiftdeck {

// What the first bytes of a file say.
struct RootFileHeader {
    int version = 0;  // of ROOT: 61400 is 6.14/00
    bool isLarge = false;  // 64-bit positions
    int compression = 0;  // 100 * method + level
    qint64 begin = 0, end = 0;
    qint64 infoAt = 0;  // of the streamer information; 0: the file was never closed
    int nameBytes = 0;  // the top directory stands this far behind `begin`
};

struct RootRecord {
    QString name, title;
    QString className;
    int cycle = 0;
    qint64 at = 0;  // in the file
    qint64 bytes = 0;  // in the file, header included
    qint64 objectBytes = 0;  // without the header, uncompressed
    int headerBytes = 0;
    qint64 directoryAt = 0;  // the record of the directory it is in
};

struct RootDirectoryHeader {
    qint64 at = 0;  // its own record
    qint64 listAt = 0;  // the list of its keys; 0: was never written
    qint64 listBytes = 0;
};

constexpr qint64 kRootHeaderBytes = 100;  // at most, and where the first record begins
constexpr qint64 kRootLongestKey = 4096;  // of the headers that a scan believes
constexpr qint64 kRootDirectoryBytes = 70;  // at most

// InvalidInput when it is no ROOT file, or its numbers make no sense.
Result<RootFileHeader> readRootFileHeader(const QByteArray &bytes);
// At the cursor, which is behind it afterwards; the cursor fails when it is none.
RootRecord readRootRecord(RootCursor &cursor);
RootDirectoryHeader readRootDirectory(RootCursor &cursor);
// Whether a record that was found at `at` can be what it says: for scans through a file without a list.
bool isPlausible(const RootRecord &record, qint64 at, qint64 fileBytes);

}  // namespace shiftdeck
