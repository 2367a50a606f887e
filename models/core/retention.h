// Retention of a stream: events kept / events read, and streams that are empty where they should not be.
//
// A stream without an event is good (HANDBOOK: empty stream), but a stream that stays empty where the other
// runs keep events may have its trigger off. So the runs in which it kept nothing are judged by the other
// runs. Runs next to each other are judged together: many small empty runs say as much as a large one.
//
// With N events read in those runs, and in all others K kept of M read, and the same rate everywhere, the
// chance that none of the K lies in them is that of Fisher's exact test for a zero cell,
//   C(M, K) / C(M + N, K)          (R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39),
// which is (1 - p)^N, about exp(-p N), when p = K / M is well known, and is larger when it is not. Below
// kSuspiciousChance the stream is marked: with 10,000 stretches of empty runs 0.01 false marks are expected.
//
// Pure functions; any thread. Cost: O(runs).
#pragma once

#include <QList>

namespace shiftdeck {

inline constexpr double kSuspiciousChance = 1e-6;

struct RunRetention {
    qint64 run = 0;
    qint64 outputs = 0, empty = 0;  // credited outputs; those without an event
    qint64 read = 0, kept = 0;      // events
    // What judgeEmptyRuns() fills:
    bool suspicious = false;
    double chance = 1.0;            // of the stretch of empty runs that this one is in
    qint64 stretchRuns = 0, stretchRead = 0;
    qint64 readElsewhere = 0, keptElsewhere = 0;
};

// The chance that `readHere` events are all dropped, by the formula above; 1 when nothing is known.
double chanceOfNone(qint64 readHere, qint64 keptElsewhere, qint64 readElsewhere);

// `runs` of one stream, in run order.
void judgeEmptyRuns(QList<RunRetention> &runs);

// Kept / read with its error: half the width of the 68.3 % interval of E. B. Wilson (J. Am. Stat. Assoc. 22
// (1927) 209), which is not zero when nothing or everything was kept. Nothing read: 0 and 0.
struct Rate {
    double value = 0.0, error = 0.0;
};
Rate retentionRate(qint64 kept, qint64 read);

}  // namespace shiftdeck
