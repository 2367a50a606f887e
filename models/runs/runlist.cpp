#include "models/runs/runlist.h"

#include <algorithm>
#include <utility>

namespace shiftdeck {

namespace {
// The ranges of a list as they are asked for in order: does the set hold the LS at a point, and where does
// that change next. Bounds are 64 bit, because the point behind the largest lumisection is one too.
class Walk {
  public:
    explicit Walk(const std::vector<LumiRange> &ranges) : m_at(ranges.begin()), m_end(ranges.end()) { }
    bool isAtEnd() const { return m_at == m_end; }
    RunNumber run() const { return m_at->run; }
    bool holds(RunNumber run, qint64 point) const
    {
        return !isAtEnd() && m_at->run == run && m_at->first <= point && point <= m_at->last;
    }
    // The next point of `run` at or behind `point` where this list begins or ends to hold.
    std::optional<qint64> change(RunNumber run, qint64 point) const
    {
        if (isAtEnd() || m_at->run != run)
            return {};
        return point < m_at->first ? qint64(m_at->first) : qint64(m_at->last) + 1;
    }
    void leave(RunNumber run, qint64 point)
    {
        while (!isAtEnd() && (m_at->run < run || (m_at->run == run && m_at->last < point)))
            ++m_at;
    }

  private:
    std::vector<LumiRange>::const_iterator m_at, m_end;
};

bool wanted(ListOperation operation, bool inA, bool inB)
{
    switch (operation) {
    case ListOperation::And: return inA && inB;
    case ListOperation::Or: return inA || inB;
    case ListOperation::Minus: return inA && !inB;
    case ListOperation::Xor: return inA != inB;
    }
    return false;
}
}  // namespace

RunList RunList::of(std::vector<LumiRange> ranges)
{
    std::sort(ranges.begin(), ranges.end());
    RunList list;
    for (const LumiRange &range : ranges) {
        LumiRange *last = list.m_ranges.empty() ? nullptr : &list.m_ranges.back();
        if (last && last->run == range.run && range.first <= qint64(last->last) + 1)
            last->last = std::max(last->last, range.last);
        else
            list.m_ranges.push_back(range);
    }
    return list;
}

qint64 RunList::runs() const
{
    qint64 n = 0;
    RunNumber before;
    for (const LumiRange &range : m_ranges)
        n += std::exchange(before, range.run) != range.run ? 1 : 0;
    return n;
}

qint64 RunList::lumisections() const
{
    qint64 n = 0;
    for (const LumiRange &range : m_ranges)
        n += range.lumisections();
    return n;
}

bool RunList::contains(RunNumber run, qint32 lumisection) const
{
    // The first range that ends at or behind it.
    const auto at = std::partition_point(m_ranges.begin(), m_ranges.end(), [&](const LumiRange &range) {
        return std::pair(range.run, range.last) < std::pair(run, lumisection);
    });
    return at != m_ranges.end() && at->run == run && at->first <= lumisection;
}

std::optional<RunNumber> RunList::firstRun() const
{
    return isEmpty() ? std::nullopt : std::optional(m_ranges.front().run);
}

std::optional<RunNumber> RunList::lastRun() const
{
    return isEmpty() ? std::nullopt : std::optional(m_ranges.back().run);
}

QList<RunNumber> RunList::runNumbers() const
{
    QList<RunNumber> numbers;
    for (const LumiRange &range : m_ranges)
        if (numbers.isEmpty() || numbers.last() != range.run)
            numbers.append(range.run);
    return numbers;
}

RunList RunList::restricted(RunNumber first, RunNumber last) const
{
    RunList list;
    std::copy_if(m_ranges.begin(), m_ranges.end(), std::back_inserter(list.m_ranges),
                 [&](const LumiRange &range) { return first <= range.run && range.run <= last; });
    return list;
}

RunList RunList::restricted(const QList<RunNumber> &runs) const
{
    QList<RunNumber> sorted = runs;
    std::sort(sorted.begin(), sorted.end());
    RunList list;
    std::copy_if(
        m_ranges.begin(), m_ranges.end(), std::back_inserter(list.m_ranges),
        [&](const LumiRange &range) { return std::binary_search(sorted.begin(), sorted.end(), range.run); });
    return list;
}

QByteArray RunList::json() const
{
    QByteArray text = "{";
    RunNumber before;
    for (const LumiRange &range : m_ranges) {
        if (range.run != before)
            text += (before.isValid() ? "],\n \"" : "\"") + QByteArray::number(range.run.value()) + "\": [";
        else
            text += ", ";
        text += '[' + QByteArray::number(range.first) + ", " + QByteArray::number(range.last) + ']';
        before = range.run;
    }
    return text + (before.isValid() ? "]}\n" : "}\n");
}

RunList combined(ListOperation operation, const RunList &a, const RunList &b)
{
    std::vector<LumiRange> result;
    Walk inA(a.ranges()), inB(b.ranges());
    while (!inA.isAtEnd() || !inB.isAtEnd()) {
        const RunNumber run = inA.isAtEnd() ? inB.run()
            : inB.isAtEnd()                 ? inA.run()
                                            : std::min(inA.run(), inB.run());
        qint64 point = 1;
        for (;;) {
            inA.leave(run, point);
            inB.leave(run, point);
            const auto nextA = inA.change(run, point), nextB = inB.change(run, point);
            if (!nextA && !nextB)
                break;
            const qint64 next = !nextA ? *nextB : !nextB ? *nextA : std::min(*nextA, *nextB);
            if (next > point && wanted(operation, inA.holds(run, point), inB.holds(run, point)))
                result.push_back({run, qint32(point), qint32(next - 1)});
            point = next;
        }
    }
    return RunList::of(std::move(result));
}

RunListDifference difference(const RunList &first, const RunList &second)
{
    return {combined(ListOperation::And, first, second), combined(ListOperation::Minus, first, second),
            combined(ListOperation::Minus, second, first)};
}

}  // namespace shiftdeck
