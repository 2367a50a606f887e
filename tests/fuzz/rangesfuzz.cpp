#include "models/core/numberranges.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 kMost = 1000;
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto ranges = parseNumberRanges(text, QStringLiteral("the runs"), kMost);
    if (!ranges) {
        if (ranges.error().code != ErrorCode::InvalidInput || ranges.error().cause.isEmpty())
            qFatal("an error without a reason: %s", qPrintable(text));
        return 0;
    }
    QList<qint64> numbers;
    qint64 before = -1;
    for (const NumberRange &range : *ranges) {
        if (range.first <= before + 1 || range.last < range.first || range.last > kMost)
            qFatal("ranges out of order: %s", qPrintable(text));
        before = range.last;
        for (qint64 number = range.first; number <= range.last; ++number)
            numbers.append(number);
    }
    if (parseNumberRanges(numberRangesText(numbers), {}, kMost) != *ranges)
        qFatal("not the same ranges: %s", qPrintable(text));
    return 0;
}
