// The losses of a good-run list as CSV, for a spreadsheet or a program. Any thread; a pure function.
#pragma once

#include "models/certification/goodruns.h"

namespace shiftdeck {

// Comments behind # say what the list is and how the sums are made; then the columns
//
//   by,what,detectors,ls_alone,luminosity_alone(/pb),dark_alone,ls_with_others,...
//
// where `by` is list, lost, clause, cause, no-cause, not-set, rule, several-causes, detector, run or
// several-detectors, "dark" are lumisections without a luminosity, and all luminosities have one unit: that
// of what is in the list, or else of what is lost. `title` names the list. InvalidInput: a rate among
// integrals.
Result<QByteArray> lossesCsv(const GoodRuns &made, const QString &title);

}  // namespace shiftdeck
