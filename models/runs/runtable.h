// Tables of the raw files of runs, as a source lists them: CSV with a header line.
//
//   run,path,bytes,adler32,complete
//   148058,raw/run148058.csv,118423,0a1b2c3d,yes
//
// The columns are found by their names, in any order and case; others are passed over. run and path must be
// there. bytes, adler32 and complete ("yes", "no", "1", "0", "true", "false") may be missing or empty: not
// known. Empty lines and lines that begin with '#' are passed over. A manifest is the same without run.
//
// Of unknown origin: lines of 4 MB, kMostRows rows, texts without control characters. A line that cannot be
// taken is told, with its number, and left out. Reads as a stream; any thread.
#pragma once

#include "models/runs/importreport.h"

#include <QIODevice>

#include <optional>

namespace shiftdeck {

struct TableFile {
    qint64 run = 0;  // 0: of a manifest
    QString path;
    qint64 bytes = -1;  // -1: not said
    QString adler32;  // 8 hexadecimal digits; empty: not said
    std::optional<bool> complete;
};

struct RunTable {
    static constexpr int kMostRows = 200'000;
    QList<TableFile> files;
    ImportReport report;
    bool hasHeader = false;  // false: it is no such table, and nothing was taken
};
RunTable readRunTable(QIODevice &device, bool isManifest);

// The same from values of a database. False: it is no row of such a table, for the reason.
bool checkTableFile(const TableFile &file, bool isManifest, QString *reason);

}  // namespace shiftdeck
