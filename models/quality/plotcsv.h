// The cells of a plot as comma separated values (RFC 4180), for spreadsheets and scripts.
//
// A line for each cell, flows included, with its bins ("x", "y", "z", 0 is the underflow), their edges
// (empty at the open ends), labels where an axis has any, content and error; of an efficiency passed, total,
// value and the ends of its interval (empty where nothing was tried). Numbers have as many digits as it
// takes to read the same double again. Pure; any thread.
#pragma once

#include "models/quality/rootplots.h"

namespace shiftdeck {

QByteArray toCsv(const Plot &plot);

}  // namespace shiftdeck
