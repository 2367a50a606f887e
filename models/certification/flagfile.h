// Files of flags: what is good or bad in runs, as other programs or people have it.
//
//   run,detector,first_ls,last_ls,flag,cause,comment
//   146436,tracker,12,90,bad,HV trip,"sector 7, then 8"
//   146437,muons,,,good,,
//
// CSV with a header line; columns are found by their names, in any order and case, and others are passed
// over. run, detector and flag must be there. Without first_ls a flag is from the first lumisection (LS) on,
// without last_ls (or with "end") to the end of the run. The flag is good, bad, excluded or not-set, in any
// case. Or a certified-run JSON (models/runs/runlistreader.h): its lumisections are good for one detector,
// and nothing is said of others.
//
// Of unknown origin: kMostBytes, kMostFlags, texts without control characters and as long as the store takes
// them. What cannot be taken is told with its line. Whether runs and detectors exist is not known here. Pure;
// any thread.
#pragma once

#include "models/certification/signing.h"
#include "models/runs/importreport.h"

namespace shiftdeck {

inline constexpr qsizetype kMaxCause = 200, kMaxFlagComment = 4'000;

struct FlagFile {
    static constexpr qint64 kMostBytes = qint64(32) << 20;
    static constexpr qsizetype kMostFlags = 100'000;
    struct Flag {
        qint64 line = 0;  // 0: of a list, which has none
        NewFlag flag;  // by hand
    };
    QList<Flag> flags;  // as they come
    ImportReport report;  // counts flags
    bool isList = false;  // a certified-run JSON
};
// `detector`: of a certified-run JSON; a CSV must not have one beside its own.
FlagFile readFlagFile(const QByteArray &content, const QString &detector);

// Why no store would take it; empty: one may.
QString wrongWithFlag(const NewFlag &flag);

}  // namespace shiftdeck
