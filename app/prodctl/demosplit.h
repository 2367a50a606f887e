// The demo's raw data: an event file of the CMS open data cut into one file per run.
#pragma once

#include "models/core/result.h"

#include <QMap>
#include <QString>

namespace shiftdeck {

// Writes <folder>/<prefix>_<run>.csv for every run in `path`, each with the header line and the run's lines
// as they stand, in their order. Streams; answers the paths by run. InvalidInput names the line at fault.
Result<QMap<qint64, QString>> splitByRun(const QString &path, const QString &folder, const QString &prefix);

}  // namespace shiftdeck
