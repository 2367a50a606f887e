#include "models/core/timespan.h"

#include <QCoreApplication>

#include <array>

namespace shiftdeck {

namespace {
struct TimeSpan {
    Q_DECLARE_TR_FUNCTIONS(TimeSpan)
};

QString inUnit(int unit, TimeMs n)
{
    switch (unit) {
    case 0: return TimeSpan::tr("%1 d", "days").arg(n);
    case 1: return TimeSpan::tr("%1 h", "hours").arg(n);
    case 2: return TimeSpan::tr("%1 min", "minutes").arg(n);
    default: return TimeSpan::tr("%1 s", "seconds").arg(n);
    }
}
}  // namespace

QString timeSpan(TimeMs milliseconds)
{
    constexpr std::array<TimeMs, 4> kSeconds{86400, 3600, 60, 1};
    TimeMs seconds = (milliseconds < 0 ? -milliseconds : milliseconds) / 1000;
    for (int unit = 0; unit < 4; ++unit) {
        const size_t at = static_cast<size_t>(unit);
        if (seconds < kSeconds[at] && unit < 3)
            continue;
        QString result = inUnit(unit, seconds / kSeconds[at]);
        // Beside minutes, seconds say little; beside days, hours do.
        if (unit < 2 && seconds % kSeconds[at] >= kSeconds[at + 1])
            result = TimeSpan::tr("%1 %2", "a larger and a smaller unit of time")
                         .arg(result, inUnit(unit + 1, seconds % kSeconds[at] / kSeconds[at + 1]));
        return result;
    }
    return {};
}

QString timeAgo(TimeMs then, TimeMs now)
{
    if (qAbs(now - then) < 1000)
        return TimeSpan::tr("just now");
    return then < now ? TimeSpan::tr("%1 ago", "time span").arg(timeSpan(now - then))
                      : TimeSpan::tr("in %1", "time span").arg(timeSpan(then - now));
}

QString utcTime(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss 'UTC'"));
}

}  // namespace shiftdeck
