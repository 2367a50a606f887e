#include "models/runs/lumisectionset.h"

namespace shiftdeck {

bool LumisectionSet::insert(const LumiRange &range)
{
    const auto after = m_lasts.upper_bound({range.run, range.last});  // begins behind it
    auto before = m_lasts.end();
    if (after != m_lasts.begin() && std::prev(after)->first.first == range.run) {
        before = std::prev(after);
        if (before->second >= range.first)
            return false;
    }
    qint32 last = range.last;
    if (after != m_lasts.end() && after->first.first == range.run
        && after->first.second == qint64(last) + 1) {
        last = after->second;
        m_lasts.erase(after);
    }
    if (before != m_lasts.end() && qint64(before->second) + 1 == range.first)
        before->second = last;
    else
        m_lasts.emplace(std::pair(range.run, range.first), last);
    return true;
}

RunList LumisectionSet::list() const
{
    std::vector<LumiRange> ranges;
    ranges.reserve(m_lasts.size());
    for (const auto &[begin, last] : m_lasts)
        ranges.push_back({begin.first, begin.second, last});
    return RunList::of(std::move(ranges));
}

}  // namespace shiftdeck
