#include "models/core/qualityflags.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace shiftdeck {

namespace {
// The lumisections that have their flag already: first to last, disjoint and not adjacent.
class Covered {
  public:
    // Covers first to last, and tells each part of it that was not covered yet. Every range that it
    // swallows is gone afterwards, so that all calls together cost n log n.
    template <typename Tell>
    void add(qint64 first, qint64 last, Tell tell)
    {
        auto it = m_ranges.upper_bound(first);
        if (it != m_ranges.begin() && std::prev(it)->second >= first - 1)
            --it;
        qint64 from = first, begin = first, end = last;
        while (it != m_ranges.end() && it->first <= last + 1) {
            if (from < it->first && from <= last)
                tell(from, std::min(it->first - 1, last));
            from = std::max(from, it->second + 1);
            begin = std::min(begin, it->first);
            end = std::max(end, it->second);
            it = m_ranges.erase(it);
        }
        if (from <= last)
            tell(from, last);
        m_ranges.emplace(begin, end);
    }

  private:
    std::map<qint64, qint64> m_ranges;
};
}  // namespace

std::vector<FlagRange> resolvedFlags(std::vector<FlagEntry> entries)
{
    QSet<qint64> undone;
    for (const FlagEntry &entry : entries)
        if (entry.undoes != 0)
            undone.insert(entry.undoes);
    std::erase_if(entries, [&undone](const FlagEntry &entry) {
        return entry.undoes != 0 || undone.contains(entry.id);
    });
    // Who counts before whom: manual before automatic, newer before older.
    std::sort(entries.begin(), entries.end(), [](const FlagEntry &a, const FlagEntry &b) {
        return a.automatic != b.automatic ? b.automatic : a.id > b.id;
    });
    std::vector<FlagRange> ranges;
    Covered covered;
    for (const FlagEntry &entry : entries)
        covered.add(entry.first, entry.last, [&](qint64 first, qint64 last) {
            ranges.push_back({qint32(first), qint32(last), entry.flag, entry.id});
        });
    std::sort(ranges.begin(), ranges.end(),
              [](const FlagRange &a, const FlagRange &b) { return a.first < b.first; });
    return ranges;
}

FlagCounts countFlags(const std::vector<FlagRange> &ranges, qint32 lumisections)
{
    FlagCounts counts{lumisections, 0, 0, 0};
    for (const FlagRange &range : ranges) {
        const qint64 n = std::min(range.last, lumisections) - qint64(range.first) + 1;
        if (n <= 0)
            continue;
        counts[size_t(QualityFlag::NotSet)] -= n;
        counts[size_t(range.flag)] += n;
    }
    return counts;
}

qint32 lastNamedLumisection(const std::vector<FlagRange> &ranges)
{
    qint32 last = 0;
    for (const FlagRange &range : ranges)
        last = std::max(last, range.last == kLastLumisection ? range.first - 1 : range.last);
    return last;
}

}  // namespace shiftdeck
