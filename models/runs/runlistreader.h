// Reads good-run lists and their relatives, whatever their layout, and says what it took, changed and
// refused.
//
// - The JSON of the experiments: {"<run>": [[first LS, last LS], ...], ...}, on one line, one run per line,
//   or indented; with or without byte order mark, any line ends.
// - Normtags: [["<luminometer tag>", {"<run>": [[first, last], ...]}], ...]: which luminometer's calibration
//   holds where. The first entry that names a lumisection holds; a later one that names it again is refused.
// - Plain run lists: run numbers separated by blanks, commas or lines; behind a # is a remark.
//
// What is no such text at all is an error (InvalidInput) that says where and what was expected; nothing is
// taken then. A range that cannot be meant (reversed, lumisection 0, beyond all bounds) is refused, with its
// place. Ranges that overlap, follow each other or come unsorted, and runs that come twice or unsorted, are
// taken and told. At most kMaxListBytes and kMaxListRanges. Any thread; the functions with a path read the
// disk.
#pragma once

#include "models/core/result.h"
#include "models/runs/certifiedlist.h"
#include "models/runs/importreport.h"

#include <QStringList>

namespace shiftdeck {

inline constexpr qint64 kMaxListBytes = 64 * 1024 * 1024;
inline constexpr int kMaxListRanges = 1'000'000;

struct ReadRunList {
    RunList list;
    ImportReport report;  // counts ranges
};

struct Normtag {
    struct Entry {
        LumiRange range;
        int tag = 0;  // index in tags
    };
    QStringList tags;
    std::vector<Entry> entries;  // sorted by run and LS, disjoint

    RunList list() const;  // what any luminometer covers
    RunList list(int tag) const;
    // Index of the tag that holds there; -1: none.
    int tagOf(RunNumber run, qint32 lumisection) const;
};

struct ReadNormtag {
    Normtag normtag;
    ImportReport report;  // counts ranges
};

struct ReadRuns {
    QList<RunNumber> runs;  // sorted, each once
    ImportReport report;  // counts runs
};

Result<ReadRunList> parseRunList(const QByteArray &text, const QString &origin);
Result<ReadNormtag> parseNormtag(const QByteArray &text, const QString &origin);
Result<ReadRuns> parseRuns(const QByteArray &text, const QString &origin);
bool looksLikeNormtag(const QByteArray &text);

struct ReadList {
    CertifiedList list;
    ImportReport report;
    std::optional<Normtag> normtag;  // when the file is one; the list is what it covers
};
// A good-run list or a normtag. NotFound, Io or InvalidInput, with the path in the error.
Result<ReadList> readRunListFile(const QString &path);

struct ReadRunsFile {
    QList<RunNumber> runs;
    Provenance from;
    ImportReport report;
};
Result<ReadRunsFile> readRunsFile(const QString &path);

}  // namespace shiftdeck
