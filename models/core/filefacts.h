// What a data file is, found by reading it once: size, adler32, readable or not, events, runs.
//
// Known formats: event CSV (a header line with columns Run and Event, names trimmed; every line the same
// number of columns; the last line ends with a newline) and histograms as ROOT-JSON (a TList of TH1s; events
// = entries of the first). The format is taken from the name's suffix: .csv, .root.json; others have no event
// count. Reads in blocks (bounded memory for CSV, at most 64 MiB for JSON). Never on the GUI thread.
#pragma once

#include "models/core/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace shiftdeck {

struct FileFacts {
    bool exists = false;
    bool readable = false;           // whole and well-formed, as far as its format tells
    qint64 bytes = 0;
    QString adler32;
    std::optional<qint64> events;
    qint64 firstRun = 0, lastRun = 0;
    QStringList contents;            // names of the columns or histograms, where the format is known
    QString problem;                 // why it is not readable: one sentence, with the line
};

// An Error only when the answer cannot be found out (no permission, I/O error, stopped); a missing or damaged
// file is an answer.
Result<FileFacts> inspectFile(const QString &path, std::stop_token stop = {});
// The same of a file called `name` with this content. Pure; never fails.
FileFacts inspectContent(const QString &name, QByteArrayView content);
// Whether what a file with this suffix ("csv", "root.json") contains can be found out.
bool hasKnownContents(const QString &suffix);

}  // namespace shiftdeck
