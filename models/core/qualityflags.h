// What is said about the quality of a run for one detector, and which flag each lumisection (LS) has.
//
// The flags of a run and detector are a log: nothing in it is changed. Of each LS counts the newest manual
// entry that covers it, else the newest automatic one; entries that were undone, and those that undo, do
// not count. An LS that no entry covers is not set. Any thread; pure functions.
#pragma once

#include "models/core/vocabulary.h"

#include <limits>
#include <vector>

namespace shiftdeck {

enum class QualityFlag { NotSet, Good, Bad, Excluded };
enum class QualityState { Open, SignedOff, Completed };  // of a run and detector

namespace words {
template <>
struct Table<QualityFlag> {
    static constexpr std::array list{W("not-set"), W("good"), W("bad"), W("excluded")};
};
template <>
struct Table<QualityState> {
    static constexpr std::array list{W("open"), W("signed-off"), W("completed")};
};
}  // namespace words

inline constexpr qint32 kLastLumisection = std::numeric_limits<qint32>::max();  // to the end of the run

struct FlagEntry {
    qint64 id = 0;  // ascending in time
    qint32 first = 1, last = kLastLumisection;  // LS, inclusive
    QualityFlag flag = QualityFlag::NotSet;
    bool automatic = false;
    qint64 undoes = 0;  // id of the entry that does not count any more; 0: none
};

struct FlagRange {
    qint32 first = 1, last = kLastLumisection;
    QualityFlag flag = QualityFlag::NotSet;
    qint64 entry = 0;  // id of the entry that counts there
    bool operator==(const FlagRange &) const = default;
};

// The flags that count: ascending, disjoint ranges, each as long as one entry counts. Entries in any order.
// n log n in the number of entries, whatever lumisections they cover; at most 2 n ranges.
std::vector<FlagRange> resolvedFlags(std::vector<FlagEntry> entries);

// How many of the lumisections 1 to `lumisections` have each flag, by the order of QualityFlag.
using FlagCounts = std::array<qint64, 4>;
FlagCounts countFlags(const std::vector<FlagRange> &ranges, qint32 lumisections);

// The last LS that the ranges name, or 0 where each goes to the end of the run.
qint32 lastNamedLumisection(const std::vector<FlagRange> &ranges);

}  // namespace shiftdeck
