// What a hand-over note begins with: the facts since the last one, each with the number of what it is about.
// A person reads, changes and completes it; nothing is written or sent by itself.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QString>
#include <QStringList>

namespace shiftdeck {

class Database;

struct HandOverDraft {
    TimeMs since =
        0;  // when the last hand-over note was written; 0: there is none, and the day before counts
    QString text;  // lines, translated, at most kMaxLogText characters
    QStringList about;  // "request 3": what the lines name, at most kMaxLogLinks
};

// Reads at one moment of the store; O(requests + receipts), whatever the number of jobs.
Result<HandOverDraft> draftHandOver(Database &db, TimeMs now);

}  // namespace shiftdeck
