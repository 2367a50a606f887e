// One file about runs, of any format that the registry takes, as what it says about each run.
//
//   good-run-list  certified-run JSON: the runs alone (what is certified in them is the list's matter)
//   run-list       run numbers, separated by blanks, commas or lines
//   luminosity     brilcalc and lumiCalc2 CSV (lumicsv.h), or values with errors (lumivalues.h)
//   fills          the table of fills (filltable.h)
//
// What the file is shows in its content. Reads the file whole; what is kept grows with its runs and
// luminosity sections (at most kMaxLumiRows). Any thread; blocks: not for the GUI thread.
#pragma once

#include "models/core/clock.h"
#include "models/core/readwatch.h"
#include "models/runs/importreport.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"

namespace shiftdeck {

enum class ImportFormat { GoodRunList, RunList, Luminosity, Fills, Withdrawal };

namespace words {
template <>
struct Table<ImportFormat> {
    static constexpr std::array list{W("good-run-list"), W("run-list"), W("luminosity"), W("fills"),
                                     W("withdrawal")};
};
}  // namespace words

// What a method says about a run.
struct LuminosityNews {
    QString method;
    std::optional<Luminosity> delivered, recorded;
    qint64 lumisections = 0;  // of the experiment; 0: not said
    QString sections;  // sectionsText(); "": only the sum
};

// Facts of a run as far as the file says them. What is `nominal` never replaces what is known.
struct FactNews {
    std::optional<qint64> fill;
    QString beams;
    std::optional<double> energy, field;
    bool nominalEnergy = false;
    std::optional<TimeMs> stableFrom, stableUntil;
    std::optional<qint64> lumisections;  // counts where it is more than what is known
};

struct RunNews {
    RunNumber run;
    qint64 firstLine = 0, lastLine = 0;  // 0: not known
    std::optional<TimeMs> startedAt, stoppedAt;  // for a run that has none
    QList<LuminosityNews> luminosities;
    FactNews facts;
};

struct RunFile {
    QString path, checksum;  // "sha256:..."
    ImportFormat format = ImportFormat::RunList;
    QList<RunNews> runs;  // by run, each once
    ImportReport report;
};

struct RunFileWish {
    QString method;  // of luminosities; "": as the file says
    QString trigger;  // of a table with trigger paths: which one

    bool operator==(const RunFileWish &) const = default;
};

// NotFound, Io, or InvalidInput: what it is cannot be told, it is too large, or it does not say the method.
// Cancelled: `watch` ended it. Its progress counts bytes, of which a file has twice its size: it is read for
// its checksum, and for what it says.
Result<RunFile> readRunFile(const QString &path, const RunFileWish &wish = {}, const ReadWatch &watch = {});

// The length of a luminosity section of CMS, 2^18 orbits of the LHC (88.924 us each): run and table end one
// such span after their last one begins.
inline constexpr qint64 kLumisectionMs = 23'310;

}  // namespace shiftdeck
