#include "tests/simulation/faults.h"

#include <QList>

namespace shiftdeck::simulation {

namespace {
constexpr std::array<const char *, kFaults> kWords{
    "crash-before-commit",
    "crash-after-commit",
    "crash-before-call",
    "crash-after-call",
    "no-answer",
    "answer-lost",
    "answer-late",
    "answer-partial",
    "answer-repeated",
    "answer-reordered",
    "answer-stale",
    "answer-stranger",
    "submit-refused",
    "site-slow",
    "site-hangs",
    "vanish",
    "vanish-ended",
    "come-back",
    "finish-twice",
    "files-late",
    "long-running",
    "early-end",
    "lie-count",
    "lose-stream",
    "lose-everything",
    "garbage",
    "wrong-checksum",
    "killed",
    "exit-code",
    "time-limit",
    "memory-limit",
    "node-failure",
    "credential",
    "no-report",
    "bad-report",
    "foreign-report",
    "other-conditions",
    "exit-disagrees",
    "raw-lost",
    "raw-truncated",
    "raw-altered",
    "output-lost",
    "output-truncated",
    "output-copied",
    "merged-lost",
    "place-taken",
    "store-full",
    "disk-full",
    "second-agent",
    "operator",
    "operator-in-call",
    "stale-plan",
    "double-click",
    "undo",
    "clock-forward",
    "clock-back",
    "line-cut",
    "line-cut-before-commit",
    "line-cut-after-commit",
    "deadlock",
    "server-restart",
};
}  // namespace

const char *wordOf(Fault fault) { return kWords.at(static_cast<std::size_t>(indexOf(fault))); }

std::optional<Fault> faultOf(QStringView word)
{
    for (int i = 0; i < kFaults; ++i)
        if (word == QLatin1StringView(kWords.at(static_cast<std::size_t>(i))))
            return static_cast<Fault>(i);
    return std::nullopt;
}

std::optional<FaultSet> faultsOf(QStringView list)
{
    FaultSet set;
    if (list == u"none")
        return set;
    if (list == u"all")
        return set.set();
    if (list == u"prompt") {
        set.set();
        for (const Fault fault : {Fault::SiteSlow, Fault::SiteHangs})
            set.reset(static_cast<std::size_t>(indexOf(fault)));
        return set;
    }
    if (list == u"common") {
        set.set();
        for (const Fault fault :
             {Fault::StoreFull, Fault::DiskFull, Fault::LineCut, Fault::LineCutBeforeCommit,
              Fault::LineCutAfterCommit, Fault::Deadlock, Fault::ServerRestart})
            set.reset(static_cast<std::size_t>(indexOf(fault)));
        return set;
    }
    const auto words = list.split(u',');
    for (const QStringView word : words) {
        const auto fault = faultOf(word);
        if (!fault)
            return std::nullopt;
        set.set(static_cast<std::size_t>(indexOf(*fault)));
    }
    return set;
}

}  // namespace shiftdeck::simulation
