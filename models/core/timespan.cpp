#include "models/core/timespan.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace shiftdeck {

namespace {
struct TimeSpan {
    Q_DECLARE_TR_FUNCTIONS(TimeSpan)
};

struct Unit {
    QLatin1StringView symbol;
    TimeMs seconds;
};
constexpr std::array kUnits{Unit{QLatin1StringView("d"), 86400}, Unit{QLatin1StringView("h"), 3600},
                            Unit{QLatin1StringView("min"), 60}, Unit{QLatin1StringView("s"), 1}};

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

QString exactSpan(TimeMs milliseconds)
{
    TimeMs left = std::max<TimeMs>(milliseconds, 0) / 1000;
    QStringList parts;
    for (const Unit &unit : kUnits) {
        if (left >= unit.seconds)
            parts.append(QStringLiteral("%1 %2").arg(left / unit.seconds).arg(unit.symbol));
        left %= unit.seconds;
    }
    return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(u' ');
}

std::optional<TimeMs> parseSpan(QStringView text)
{
    constexpr TimeMs kLongest = 3653LL * 86'400;  // ten years
    text = text.trimmed();
    if (text == u"0")
        return 0;
    TimeMs seconds = 0;
    bool any = false;
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size() && text.at(digits) >= u'0' && text.at(digits) <= u'9')
            ++digits;
        constexpr qsizetype kMostDigits = 9;
        if (digits == 0 || digits > kMostDigits)
            return std::nullopt;
        const TimeMs count = text.first(digits).toLongLong();
        text = text.sliced(digits).trimmed();
        qsizetype letters = 0;
        while (letters < text.size() && text.at(letters).isLetter())
            ++letters;
        const QStringView word = text.first(letters) == u"m" ? QStringView(u"min") : text.first(letters);
        const auto unit = std::find_if(kUnits.begin(), kUnits.end(),
                                       [word](const Unit &one) { return word == one.symbol; });
        if (unit == kUnits.end() || count > kLongest / unit->seconds)
            return std::nullopt;
        seconds += count * unit->seconds;
        text = text.sliced(letters).trimmed();
        any = true;
    }
    if (!any || seconds > kLongest)
        return std::nullopt;
    return seconds * 1000;
}

QString timeAgo(TimeMs then, TimeMs now)
{
    if (qAbs(now - then) < 1000)
        return TimeSpan::tr("just now");
    return then < now ? TimeSpan::tr("%1 ago", "time span").arg(timeSpan(now - then))
                      : TimeSpan::tr("in %1", "time span").arg(timeSpan(then - now));
}

QString endCountdown(TimeMs end, TimeMs now)
{
    if (qAbs(now - end) < 1000)
        return TimeSpan::tr("ends now");
    return end > now ? TimeSpan::tr("ends in %1", "time span").arg(timeSpan(end - now))
                     : TimeSpan::tr("ended %1 ago", "time span").arg(timeSpan(now - end));
}

QString utcTime(TimeMs at)
{
    return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss 'UTC'"));
}

}  // namespace shiftdeck
