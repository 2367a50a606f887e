#include "models/production/sitepace.h"

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr TimeMs kFirstPauseMs = 500;
constexpr int kForgiven = 2;  // failures in a row
constexpr int kQuietPart = 8;
constexpr int kPausePerAsking = 4;

// A clock that is set back makes differences of times negative.
TimeMs since(TimeMs then, TimeMs now) { return std::max<TimeMs>(now - then, 0); }
}  // namespace

TimeMs SitePace::interval() const
{
    const TimeMs quiet = since(m_changedAt, m_refreshedAt) / kQuietPart;
    return std::clamp(std::max(quiet, kPausePerAsking * m_took), m_least, std::max(m_least, m_most));
}

TimeMs SitePace::pause() const
{
    if (m_failures <= kForgiven)
        return 0;
    return std::min(m_most, kFirstPauseMs << std::min(m_failures - kForgiven - 1, 20));
}

bool SitePace::isDue(TimeMs now) const
{
    return !m_isKnown || now < m_refreshedAt || now - m_refreshedAt >= interval();
}

bool SitePace::isLeftAlone(TimeMs now) const { return now >= m_failedAt && now - m_failedAt < pause(); }

void SitePace::noteFailure(TimeMs now)
{
    ++m_failures;
    m_failedAt = now;
}

void SitePace::noteRefresh(TimeMs begun, TimeMs ended)
{
    if (!m_isKnown)
        m_changedAt = std::max(m_changedAt, begun);
    m_isKnown = true;
    m_refreshedAt = ended;
    m_took = since(begun, ended);
    m_changedAt = std::min(m_changedAt, ended);
}

}  // namespace shiftdeck
