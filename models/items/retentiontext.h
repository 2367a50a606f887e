// Retention in words, for the window and prodctl alike. Any thread.
#pragma once

#include "models/core/retention.h"
#include "models/storage/streambands.h"

#include <QString>

namespace shiftdeck {

// "1.53 ± 0.11 %", with as many digits as the error has meaning; empty when nothing was read.
QString rateText(qint64 kept, qint64 read);
// "1e-9", or "less than 1e-300"
QString chanceText(double chance);
// "1.2 to 1.8 %"
QString bandText(const RateBand &band);
// Why a run is outside of its band: one sentence; empty when it is not.
QString outsideText(const StreamBand &band, const RunRetention &run);
// What the band rests on: "proc10: 1.53 % in 12 runs, run to run ± 0.11 %", or why there is none.
QString spreadText(const StreamBand &band);
// Why a run is marked: one sentence and what to look at; empty when it is not marked.
QString suspicionText(const RunRetention &run);

}  // namespace shiftdeck
