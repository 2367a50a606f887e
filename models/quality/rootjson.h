// Histograms and efficiencies as ROOT's JSON (TBufferJSON): what JSROOT draws, and what web pages of data
// quality exchange. Reads what ROOT, JSROOT and go-hep write, plain and compressed; what is written here is
// read by JSROOT as it is. Pure functions; any thread; bounded by the limits.
#pragma once

#include "models/core/result.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootplots.h"

namespace shiftdeck {

// All there are: the outermost object, or those in a list (TList, TObjArray, a plain array), lists in lists
// too. Objects of other classes are passed over. InvalidInput tells the place, or which one does not fit
// together.
Result<QList<Plot>> readRootJson(const QByteArray &json, const RootLimits &limits = {});

// One object. Numbers have as many digits as it takes to read the same double again; what is no number
// becomes null, infinity 2e308, as in ROOT.
QByteArray toRootJson(const Plot &plot);
// A TList of them.
QByteArray toRootJson(const QList<Plot> &plots);

}  // namespace shiftdeck
