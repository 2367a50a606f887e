// A luminosity or a date as somebody types it: taken in full and given back, or refused with a reason.
#include "models/production/planning.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    MilestoneTarget target;
    if (const auto taken = parseLuminosity(text, target); !taken) {
        if (taken.error().code != ErrorCode::InvalidInput || taken.error().cause.isEmpty() || !target.isAll())
            qFatal("refused without a reason, or half taken: %s", qPrintable(text));
    } else {
        MilestoneTarget again;
        if (!(target.luminosity.toDouble() > 0) || target.luminosity.size() > 40 || target.unit.size() != 3
            || !parseLuminosity(target.luminosity + u' ' + target.unit, again) || !(again == target))
            qFatal("not the same luminosity: %s", qPrintable(text));
    }
    if (const auto day = parseDay(QStringLiteral("the date"), text); !day) {
        if (day.error().code != ErrorCode::InvalidInput || day.error().cause.isEmpty())
            qFatal("refused without a reason: %s", qPrintable(text));
    } else if (dayText(*day) != text || *day <= 0) {
        qFatal("not the same day: %s", qPrintable(text));
    }
    return 0;
}
