// Histograms and efficiencies out of objects of ROOT, however those were read.
//
// Fills that ROOT still kept in its buffer (fBuffer) are replayed. Where the axis had no range yet, it
// becomes that of the fills, from the least to just above the greatest; ROOT would round it to a nice one.
// Pure functions; any thread.
#pragma once

#include "models/core/result.h"
#include "models/quality/histogram.h"
#include "models/quality/rootlimits.h"
#include "models/quality/rootobject.h"

#include <variant>

namespace shiftdeck {

using Plot = std::variant<Histogram, Efficiency>;

// TH1, TH2, TH3 of C, S, I, L, F and D, TProfile, TProfile2D, TEfficiency.
bool isPlotClass(QStringView className);
// InvalidInput when its parts do not fit together (checkHistogram()), or another class.
Result<Plot> plotOf(const RootObject &object, const RootLimits &limits = {});

QString classOf(const Plot &plot);
QString nameOf(const Plot &plot);
QString titleOf(const Plot &plot);

}  // namespace shiftdeck
