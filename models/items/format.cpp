#include "models/items/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace shiftdeck::format {

namespace {
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;
const QString kTimeFormat = QStringLiteral("yyyy-MM-dd HH:mm:ss");
}  // namespace

QString number(qint64 value)
{
    QString digits = QString::number(value);
    const int first = value < 0 ? 1 : 0;
    if (digits.size() - first <= 4)
        return digits;
    for (qsizetype i = digits.size() - 3; i > first; i -= 3)
        digits.insert(i, QChar(0x202f));
    return digits;
}

QString number(const std::optional<qint64> &value) { return value ? number(*value) : QString(); }

QString bytes(qint64 value) { return QLocale::c().formattedDataSize(value, value < 1024 ? 0 : 1); }

QString percent(double fraction)
{
    double shown = std::clamp(fraction, 0.0, 1.0) * 100;
    if (fraction < 1)
        shown = std::min(shown, 99.9);
    if (fraction > 0)
        shown = std::max(shown, 0.1);
    return Format::tr("%1 %", "percent").arg(shown, 0, 'f', 1);
}

QString span(qint64 milliseconds)
{
    const qint64 ms = std::abs(milliseconds);
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    if (ms < kSecond)
        return Format::tr("%1 ms").arg(ms);
    if (ms < kMinute)
        return Format::tr("%1 s").arg(ms / kSecond);
    if (ms < kHour)
        return Format::tr("%1 min %2 s").arg(ms / kMinute).arg(two(ms % kMinute / kSecond));
    if (ms < kDay)
        return Format::tr("%1 h %2 min").arg(ms / kHour).arg(two(ms % kHour / kMinute));
    return Format::tr("%1 d %2 h").arg(ms / kDay).arg(ms % kDay / kHour);
}

QString age(TimeMs at, TimeMs now)
{
    return now - at < kSecond ? Format::tr("just now")
                              : Format::tr("%1 ago", "a span of time").arg(span(now - at));
}

QString time(TimeMs at)
{
    return at == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(at).toString(kTimeFormat);
}

QString time(const std::optional<TimeMs> &at) { return at ? time(*at) : QString(); }

QString timeUtc(TimeMs at)
{
    if (at == 0)
        return {};
    return Format::tr("%1 UTC").arg(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(kTimeFormat));
}

}  // namespace shiftdeck::format
