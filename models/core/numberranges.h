// Whole numbers as people list them: "146436, 146500-146600". Any thread; pure functions.
#pragma once

#include "models/core/result.h"

#include <QList>

#include <vector>

namespace shiftdeck {

struct NumberRange {
    qint64 first = 0, last = 0;  // inclusive
    bool contains(qint64 number) const { return number >= first && number <= last; }
    bool operator==(const NumberRange &) const = default;
};

// Ascending, disjoint and not adjacent. `what` is being listed, for the error: "the runs". InvalidInput:
// nothing is listed, a part is no number from 1 to `most` or no range, or the text is longer than 20,000
// characters.
Result<std::vector<NumberRange>> parseNumberRanges(QStringView text, const QString &what, qint64 most);

// "146436,146500-146600", the shortest that parseNumberRanges reads; from numbers in any order.
QString numberRangesText(QList<qint64> numbers);

}  // namespace shiftdeck
