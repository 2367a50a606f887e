// What the demo's shifts knew of its runs before any processing: plots of the online monitor, luminosity by
// two methods, detectors with their flags, references, and what is to be reached by when.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <functional>

namespace shiftdeck {

struct DemoRuns {
    QString campaign;
    QString folder;  // of the site
    QMap<qint64, QString> rawFiles;  // by run
};

// Does a command as an operator of the demo.
using DemoCommand =
    std::function<Result<>(const QString &who, const char *command, const QJsonObject &arguments)>;

// Once for the whole store.
Result<> addDemoDetectors(const DemoCommand &command);
// Of one campaign; its runs are registered. The luminosities are no measurements, and their file says so:
// pairs of muons that were counted, over a cross-section that was chosen.
Result<> addDemoQuality(const DemoRuns &runs, TimeMs now, const DemoCommand &command);

}  // namespace shiftdeck
