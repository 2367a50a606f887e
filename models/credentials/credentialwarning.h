// Whether a credential lasts: judged against the time and the work that waits for it. Pure functions; any
// thread; every sentence is translated and complete.
#pragma once

#include "models/credentials/credential.h"

namespace shiftdeck {

// From good to bad.
enum class CredentialState { Good, EndsSoon, EndsBeforeWork, NotYetValid, Expired, Unreadable };
template <>
struct words::Table<CredentialState> {
    static constexpr std::array list{W("good"),          W("ends-soon"), W("ends-before-work"),
                                     W("not-yet-valid"), W("expired"),   W("unreadable")};
};

// The jobs of a site that have not ended.
struct QueuedWork {
    qint64 jobs = 0;
    TimeMs expectedEnd = 0;  // when the last of them will have ended; 0: nothing to tell it by
};

// What is known to tell it by.
struct WorkPace {
    qint64 jobs = 0;  // not ended
    double jobsPerHour = 0;  // that ended lately; 0: none did
    int slotCount = 0;  // jobs that run at a time; 0: not known
    int wallSeconds = 0;  // the longest that a job may run; 0: no limit
};
// By the throughput where there is one, else by the wall limit and the slots; a job that starts last may
// still take its whole wall limit. More than ten years ahead is "not known".
QueuedWork expectWork(const WorkPace &pace, TimeMs now);

struct CredentialUse {
    TimeMs now = 0;
    QueuedWork work{};
    TimeMs serverAhead = 0;  // the server's clock minus ours, from its Date header; 0: equal, or not known
    bool unattended = false;  // an agent uses it, with nobody there to renew it
};

struct CredentialVerdict {
    CredentialState state = CredentialState::Unreadable;
    QString sentence;  // "It ends in 3 h 12 min, before your 312 queued jobs."
    QStringList notes;  // further sentences: a personal one used by an agent, no key, clocks that differ
    TimeMs leftMs = 0;  // until it ends, negative afterwards; 0 with `hasEnd` false
    bool hasEnd = false;
    bool isUsable() const { return state <= CredentialState::EndsBeforeWork; }
};

// Ends soon: in less than an hour, or in the last tenth of its life where that is longer (a day at most).
// From five minutes of difference on, the clocks are told.
CredentialVerdict judgeCredential(const Result<Credential> &credential, const CredentialUse &use);

// "ends in 3 h 12 min", "ended 5 min ago", "has no end"; for a column, translated.
QString countdown(const CredentialVerdict &verdict);

}  // namespace shiftdeck
