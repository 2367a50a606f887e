// Files of updates of calibrations: which payload of which tag was replaced for which runs, and when.
//
//   tag,payload,first_run,last_run,at,comment
//   snapshot-2010,EcalIntercalibConstants,146000,147999,2026-11-28T09:30:00Z,"better laser corrections"
//
// CSV with a header line; the columns are found by their names, in any order and case, others are passed
// over, and comment may be missing. `at` is "2026-11-28T09:30:00Z", another time that csvTime() reads, or
// seconds since 1970, all UTC. Or JSON: a list of objects with the same names ([{"tag": ..., "at": ...}]).
//
// Of unknown origin: kMostBytes, kMostUpdates, texts without control characters. What cannot be taken is told
// with its line (JSON: its number in the list), and then nothing of the file should be. Pure; any thread.
#pragma once

#include "models/runs/importreport.h"
#include "models/storage/conditions.h"

#include <QByteArray>

namespace shiftdeck {

struct ConditionsFile {
    static constexpr qint64 kMostBytes = qint64(16) << 20;
    static constexpr int kMostUpdates = 10'000;
    QList<ConditionsUpdate> updates;
    ImportReport report;
};
ConditionsFile readConditionsFile(const QByteArray &content);

// Why it is no update that can be; empty: it is one.
QString wrongWithUpdate(const ConditionsUpdate &update);
// "2026-11-28T09:30:00Z" (without an offset: UTC), or as in csvtime.
std::optional<TimeMs> timeOfUpdate(const QString &text);

}  // namespace shiftdeck
