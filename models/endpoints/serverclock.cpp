#include "models/endpoints/serverclock.h"

#include <QLocale>

#include <cstdlib>

namespace shiftdeck {

namespace {
constexpr TimeMs kSmallest = 3'000;
constexpr TimeMs kLongAnswer = 10'000;
constexpr qsizetype kLongestDate = 64;
}  // namespace

void ServerClock::note(TimeMs time, TimeMs askedAt)
{
    const TimeMs now = m_clock.now(), took = now - askedAt;
    if (took < 0 || (took > kLongAnswer && isKnown()))
        return;  // our clock was set meanwhile
    // In the middle of the second that it named, and of the time that the answer took.
    const TimeMs ahead = time + 500 - (askedAt + took / 2);
    m_ahead = std::abs(ahead) < kSmallest + took / 2 ? 0 : ahead;
}

std::optional<TimeMs> ServerClock::dateOf(const QByteArray &header)
{
    const QString text = QString::fromLatin1(header.left(kLongestDate)).trimmed();
    QDateTime time = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

}  // namespace shiftdeck
