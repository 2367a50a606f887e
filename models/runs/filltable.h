// Reads the table of LHC fills that the experiment's web pages export as CSV (WBM): 26 columns, a byte order
// mark, blanks around the commas, times as "2016.10.27 08:09:23", spans as "1 hr 17 min", runs separated by
// blanks.
//
// The table writes no units. Delivered and recorded luminosity are per picobarn; the peak is in 10^30 cm^-2
// s^-1 (hz/ub) in some years and in 10^34 in others, and is told apart by what peak times duration would
// deliver. Where that fits neither, the peak is left out, and the report says so.
//
// At most kMaxFills. Any thread; blocks on the device.
#pragma once

#include "models/core/clock.h"
#include "models/runs/importreport.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"

class QIODevice;

namespace shiftdeck {

inline constexpr int kMaxFills = 100'000, kMaxFillRuns = 10'000;

struct FillRow {
    qint64 line = 0, fill = 0;
    std::optional<TimeMs> created, begin, end;  // UTC; begin and end of stable beams
    std::optional<qint64> stableSeconds;
    std::optional<double> field;  // of the solenoid, T
    std::optional<Luminosity> peak, delivered, recorded;
    std::optional<double> peakPileup, peakSpecific;
    std::optional<double> efficiencyByLumi, efficiencyByTime;  // per cent
    std::optional<double> hoursToReady, energy;  // energy of one beam, GeV
    QString type, scheme, comment;  // type: "PROTON vs PROTON" and the like
    std::optional<double> intensity1, intensity2;  // 10^11 particles
    std::optional<qint64> bunches1, bunches2, collidingBunches, targetBunches;
    std::optional<double> crossingAngle;  // microradian
    QList<RunNumber> runs;
};

struct FillTable {
    QList<FillRow> fills;  // as they come
    ImportReport report;  // counts fills
};

// Whether a first line is the header of such a table.
bool isFillHeader(QByteArrayView line);
// InvalidInput: no such header, or too large. `origin` names the file in errors.
Result<FillTable> readFillTable(QIODevice &device, const QString &origin);
Result<FillTable> readFillTableFile(const QString &path);
// "1 hr 17 min", "12 min", "2 hr" as seconds.
std::optional<qint64> fillSpan(QByteArrayView text);

}  // namespace shiftdeck
