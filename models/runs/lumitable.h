// A luminosity table of brilcalc or lumiCalc2 as what it says about each run. Internal to models/runs; any
// thread.
#pragma once

#include "models/runs/runfile.h"

#include <map>

class QIODevice;

namespace shiftdeck {

struct LumiTableNews {
    ImportReport report;  // counts rows
    std::map<qint64, RunNews> runs;  // by run
};

// The method is the wished one, else the norm tag, else the luminometer that all rows name. InvalidInput:
// none of these, rates instead of integrals, or trigger paths of which none was chosen.
Result<LumiTableNews> readLumiTable(QIODevice &device, const QString &origin, const RunFileWish &wish);

}  // namespace shiftdeck
