// The report of the progress of a campaign as PDF, with the charts that the HTML has. Any thread; it takes
// fonts, so a QGuiApplication must be there.
#pragma once

#include "models/core/result.h"
#include "models/items/progressreport.h"

namespace shiftdeck {

// A4; tables go on over pages with their headings, charts are lines and not pixels.
Result<QByteArray> reportAsPdf(const ProgressReport &report);

}  // namespace shiftdeck
