// A line of CSV, safe to be opened by a spreadsheet. Any thread; a pure function.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace shiftdeck {

// One line of CSV (RFC 4180, "\n"): cells with a comma, a quote or a line break are quoted, and one that a
// spreadsheet would take for a formula gets an apostrophe in front.
QByteArray csvLine(const QStringList &cells);

}  // namespace shiftdeck
