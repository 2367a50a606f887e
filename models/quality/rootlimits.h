// How much of a file from outside is believed. What goes beyond a limit is an error that names the limit; no
// memory is taken for it before.
#pragma once

#include <QtGlobal>

namespace shiftdeck {

struct RootLimits {
    qint64 objectBytes = 256 * 1024 * 1024;  // of one object, uncompressed
    qint64 totalBytes =
        8LL * 1024 * 1024 * 1024;  // of all objects of one file together
    qint64 listBytes = 64 * 1024 * 1024;  // of one directory's list of keys
    int keys = 1'000'000;  // of all directories, or records in a scan
    int depth = 64;  // of directories, of objects in objects, of JSON
    int cells = 20'000'000;  // of one histogram, flows included
    qint64 searchedBytes =
        256 * 1024 * 1024;  // looked at byte by byte where records do not follow each other
    // A file that is cut off, or whose list of keys is damaged, is an error. With this its records are
    // searched instead, and what is whole is read; notes() says so. Files that were never closed are always
    // searched.
    bool recoverDamaged = false;
};

}  // namespace shiftdeck
