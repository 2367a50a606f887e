// The real collision events of the demo campaign, for tests that process some.
#pragma once

#include "tests/support/temporaryfolder.h"

#include <QStringList>

namespace shiftdeck::test {

// Absolute paths of the event files (CSV) below resources/demo, sorted; empty when there are none.
QStringList demoEventFiles();

// Copies the demo's event file called `name` ("MuRun2010B_0.csv") into `folder`, with at most
// `maxEvents` events after the header line (-1: all), and returns the path of the copy; an empty
// string when the demo has no such file.
QString copyDemoEvents(const QString &name, const TemporaryFolder &folder, int maxEvents = -1);

}  // namespace shiftdeck::test
