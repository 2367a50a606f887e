// Reads the luminosity tables that brilcalc (and before it lumiCalc2) writes as CSV, row by row.
//
// The header says which columns there are, in any order, and the unit; nothing is taken from a position. Both
// forms are read, one row per lumisection (--byls) and one per run, with --hltpath and --xing, with times as
// dates or as seconds. What a row cannot mean is refused with its line, and the rest goes on; a lumisection
// that comes a second time (for the same trigger path) is refused, so that nothing is counted twice.
//
// The trailer (#Summary) is compared with the rows: counts exactly, sums to 1e-6 of their value or to what
// the printed digits allow, whichever is more (rows are printed to a fixed number of decimals). When it is
// missing, that is told; when it does not agree, the file was cut or edited, and the report is not whole.
//
// Memory: one line, one node per unbroken range of lumisections, at most kMaxLumiRows and kMaxLumiRuns.
// Blocks on the device: not for the GUI thread.
#pragma once

#include "models/core/clock.h"
#include "models/runs/importreport.h"
#include "models/runs/luminosity.h"
#include "models/runs/runlist.h"

#include <QByteArrayView>

#include <functional>
#include <span>

class QIODevice;

namespace shiftdeck {

inline constexpr qint64 kMaxLumiRows = 5'000'000;
inline constexpr qsizetype kMaxLumiRuns = 200'000, kMaxLumiPaths = 1000, kMaxBunches = 3564;

struct LumiHeader {
    enum Form { Lumisections, Runs };
    Form form = Lumisections;
    LumiUnit unit = LumiUnit::PerUb;
    QString dataTag, normTag;
    bool delivered = false, recorded = false, pileup = false;  // whether there are such columns
    bool paths = false;  // --hltpath: a row holds for one trigger path
    bool bunches = false;  // --xing

    bool operator==(const LumiHeader &) const = default;
};

struct BunchLuminosity {
    int bunch = 0;  // from 1
    double delivered = 0, recorded = 0;
};

// Views into the row: valid during the call alone.
struct LumiRow {
    qint64 line = 0;
    RunNumber run;
    qint64 fill = 0;  // 0: not said
    qint32 lumisection = 0;  // as the luminometers count; 0 in a row per run
    qint32 cmsLumisection = 0;  // as the experiment counts; 0: it took no data then
    qint64 lumisections = 1, cmsLumisections = 0;  // how many the row stands for
    std::optional<TimeMs> time;
    std::optional<double> delivered, recorded;  // in the unit of the header
    std::optional<double> pileup, energy;  // mean collisions per crossing; GeV
    QByteArrayView beamStatus, path, source;
    std::span<const BunchLuminosity> bunches;
};

enum class TrailerState { Missing, Agrees, Differs };

struct LumiFile {
    LumiHeader header;
    ImportReport report;  // counts rows
    TrailerState trailer = TrailerState::Missing;
    RunList notInResults;  // what the trailer says was asked for and not found
};

// InvalidInput: no header within the first lines, no unit, columns that contradict each other, or too large.
// Io: the device fails. `origin` names the file in errors. The rows that came before an error were given to
// `take`.
Result<LumiFile> readLumiCsv(QIODevice &device, const QString &origin,
                             const std::function<void(const LumiHeader &, const LumiRow &)> &take);
Result<LumiFile> readLumiCsvFile(const QString &path,
                                 const std::function<void(const LumiHeader &, const LumiRow &)> &take);

}  // namespace shiftdeck
