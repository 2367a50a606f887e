// The colours of flags: blue for good and orange for bad, which every eye tells apart, and a letter beside
// them.
//
// Pure functions; every pair has a contrast of at least 4.5 (WCAG 2.1, level AA for text).
#pragma once

#include "models/core/qualityflags.h"
#include "views/common/theme.h"

namespace shiftdeck {

// Not set has none: it looks like the ground of the table.
ColourPair flagColours(QualityFlag flag, bool dark);
// "G", "B", "X", and a hyphen for not set.
QString flagLetter(QualityFlag flag);
// In the order in which a cell shows them: what needs a look comes first.
inline constexpr std::array kShownFlags{QualityFlag::Bad, QualityFlag::Good, QualityFlag::Excluded,
                                        QualityFlag::NotSet};

}  // namespace shiftdeck
