// The work units of a plan's item as lines to read: neighbours that share their fate are one line.
#pragma once

#include "models/commands/command.h"

namespace shiftdeck {

// "work units 17 to 20 (run 148058, events 0 to 3999): It is credited to job 12." At most `most` lines, then
// one that says how many units are not shown; 0: all.
QStringList unitLines(const PlanItem &item, int most);

}  // namespace shiftdeck
