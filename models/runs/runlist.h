// The good-run list: which lumisections (LS) of which runs are certified, as a set with its algebra.
//
// A RunList is a set of pairs (run, LS). It is kept as inclusive ranges, sorted by run and LS, disjoint and
// not adjacent, so that two lists of the same set are equal, and so are their texts. A run without a
// lumisection is not in the list. Runs and lumisections count from 1.
//
// Values; any thread; every operation is linear in the number of ranges (n log n for of()).
#pragma once

#include "models/core/ids.h"
#include "models/core/vocabulary.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace shiftdeck {

inline constexpr qint64 kMaxRunNumber = 999'999'999'999'999;  // exact in JSON readers that know only doubles
inline constexpr qint64 kMaxLumisection = 2'147'483'647;

struct LumiRange {
    RunNumber run;
    qint32 first = 1, last = 1;  // inclusive

    bool isValid() const
    {
        return run.isValid() && run.value() <= kMaxRunNumber && first >= 1 && last >= first;
    }
    qint64 lumisections() const { return qint64(last) - first + 1; }
    auto operator<=>(const LumiRange &) const = default;
};

enum class ListOperation { And, Or, Minus, Xor };

namespace words {
template <>
struct Table<ListOperation> {
    static constexpr std::array list{W("and"), W("or"), W("minus"), W("xor")};
};
}  // namespace words

class RunList {
  public:
    RunList() = default;
    // Ranges in any order, which may overlap; each must be valid.
    static RunList of(std::vector<LumiRange> ranges);

    const std::vector<LumiRange> &ranges() const { return m_ranges; }
    bool isEmpty() const { return m_ranges.empty(); }
    qint64 runs() const;
    qint64 lumisections() const;
    bool contains(RunNumber run, qint32 lumisection) const;  // logarithmic
    std::optional<RunNumber> firstRun() const;
    std::optional<RunNumber> lastRun() const;
    QList<RunNumber> runNumbers() const;

    RunList restricted(RunNumber first, RunNumber last) const;  // inclusive
    RunList restricted(const QList<RunNumber> &runs) const;

    // The JSON of the experiments, one run per line, with a line end behind it; "{}" when empty. Also the
    // form in which a list is stored: equal lists have equal texts.
    QByteArray json() const;

    bool operator==(const RunList &) const = default;

  private:
    std::vector<LumiRange> m_ranges;
};

RunList combined(ListOperation operation, const RunList &a, const RunList &b);

// Two lists side by side; common, onlyFirst and onlySecond share nothing, and together are both lists.
struct RunListDifference {
    RunList common, onlyFirst, onlySecond;
    bool isNone() const { return onlyFirst.isEmpty() && onlySecond.isEmpty(); }
};
RunListDifference difference(const RunList &first, const RunList &second);

}  // namespace shiftdeck
