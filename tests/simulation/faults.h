// Everything that the simulation lets go wrong, each class with the word it is chosen and counted by.
#pragma once

#include <QStringView>

#include <array>
#include <bitset>
#include <optional>

namespace shiftdeck::simulation {

enum class Fault {
    // The console's process dies: nothing that it does from then on counts.
    CrashBeforeCommit,
    CrashAfterCommit,
    CrashBeforeCall,
    CrashAfterCall,
    // Answers of an endpoint.
    NoAnswer,  // the call never arrived
    AnswerLost,  // it did, and its answer did not
    AnswerLate,  // submissions take effect later than they are answered, or not answered at all
    AnswerPartial,
    AnswerRepeated,
    AnswerReordered,
    AnswerStale,  // the state of a job as it was before
    AnswerStranger,  // about a job that nobody asked for
    SubmitRefused,
    SiteSlow,  // a call takes its time, while others go on
    SiteHangs,  // all calls of a site do, for a while; some are given up, and arrive later
    // Jobs.
    Vanish,  // forgotten for good, with nothing left
    VanishEnded,  // forgotten after its end, with its files left
    ComeBack,  // not known for a while
    FinishTwice,
    FilesLate,  // said to have ended before its files are there
    LongRunning,
    EarlyEnd,
    LieCount,
    LoseStream,
    LoseEverything,
    Garbage,
    WrongChecksum,
    Killed,
    ExitCode,
    TimeLimit,
    MemoryLimit,
    NodeFailure,
    Credential,
    NoReport,
    BadReport,
    ForeignReport,
    OtherConditions,
    ExitDisagrees,
    // Storage.
    RawLost,
    RawTruncated,
    RawAltered,
    OutputLost,
    OutputTruncated,
    OutputCopied,
    MergedLost,
    PlaceTaken,
    StoreFull,  // the store cannot grow
    DiskFull,  // no file can grow
    // Others.
    SecondAgent,  // takes over while the first one is in a call, which then goes on
    Operator,  // a command of a person
    OperatorInCall,  // the same, while the agent is in a call
    StalePlan,  // confirmed when things have moved on
    DoubleClick,
    Undo,
    ClockForward,
    ClockBack,
    // A server and the lines to it.
    LineCut,  // before a statement
    LineCutBeforeCommit,
    LineCutAfterCommit,  // before the server's answer is there
    Deadlock,  // or another reason for which the server wants a transaction done again
    ServerRestart,  // ends all connections
    Count
};

inline constexpr int kFaults = static_cast<int>(Fault::Count);
using FaultSet = std::bitset<kFaults>;
using FaultCounts = std::array<quint64, kFaults>;

constexpr int indexOf(Fault fault) { return static_cast<int>(fault); }
const char *wordOf(Fault fault);
std::optional<Fault> faultOf(QStringView word);
// "all", "none", "common" (what can happen to a store in a file and to one on a server alike), "prompt" (all,
// but sites answer at once, and are asked for all jobs in every cycle), or words with commas between; nothing
// when a word is not known.
std::optional<FaultSet> faultsOf(QStringView list);

}  // namespace shiftdeck::simulation
