// The words of the domain as scoped enums, each with the one spelling that the database, the code,
// the command line and the screen share. `toWord` and `fromWord` convert; `allWords<E>()` lists.
//
// The order of an enum is the order of life of the thing; it is not stored, words are.
#pragma once

#include <QLatin1StringView>
#include <QStringList>

#include <array>
#include <optional>

namespace shiftdeck {

enum class Role { Viewer, Site, Shifter, Dq, Agent, Manager };

enum class RequestStatus {
    New, Approved, Assigned, Staged, Running, Finished, Declared, Delivered, Certified,
    Held, Rejected, Aborted, Obsolete,
};

enum class Step { Production, Recocert, Merge, Skim, MergeSkim, Mc, Transfer };

enum class UnitState { Ready, Claimed, Credited, Abandoned };

enum class JobStatus {
    Pending, Submitting, Submitted, Running, Ended, Done, Error, Cancelled, Superseded,
};

// What a job is for: processing work units, or merging outputs.
enum class JobKind { Process, Merge };

// An output as found by a check. Only `credited` outputs may be merged.
// Lost: credited, gone before its merge, and signed off.
enum class OutputState { Found, Bad, Credited, Surplus, Superseded, Merged, Released, Lost };

enum class MergeStatus { Planned, Running, Done, Failed, Void };  // void: all parts were signed off as lost

// How much is read when outputs are merged: every part before and the merged file after, the merged file
// alone, or neither (its size and the job's report must do).
enum class MergePolicy { VerifyInputs, FastVerify, Fast };

// When the agent deletes the parts of a merged file by itself.
enum class ReleaseWhen { ByHand, Verified, Delivered };

enum class PartsState { Kept, Asked, Released };  // of the parts of a merge

enum class GridVerdict { Open, Good, Partial, Total };  // failed in part, failed in total

enum class SplitKind { Files, Events };

// What a rule about failed jobs does.
enum class RuleAction { Retry, Elsewhere, MoreMemory, MoreTime, SmallerSplit, NoRetry, AskPerson };

// Watch: it is counted what the rule would have done.
enum class RuleMode { Watch, Act, Off };

namespace words {
using W = QLatin1StringView;
template <typename E> struct Table;
template <> struct Table<Role> {
    static constexpr std::array list{W("viewer"), W("site"), W("shifter"), W("dq"), W("agent"), W("manager")};
};
template <> struct Table<RequestStatus> {
    static constexpr std::array list{W("new"), W("approved"), W("assigned"), W("staged"), W("running"),
                                     W("finished"), W("declared"), W("delivered"), W("certified"),
                                     W("held"), W("rejected"), W("aborted"), W("obsolete")};
};
template <> struct Table<Step> {
    static constexpr std::array list{W("production"), W("recocert"), W("merge"), W("skim"), W("mergeskim"),
                                     W("mc"), W("transfer")};
};
template <> struct Table<UnitState> {
    static constexpr std::array list{W("ready"), W("claimed"), W("credited"), W("abandoned")};
};
template <> struct Table<JobStatus> {
    static constexpr std::array list{W("pending"), W("submitting"), W("submitted"), W("running"), W("ended"),
                                     W("done"), W("error"), W("cancelled"), W("superseded")};
};
template <> struct Table<JobKind> {
    static constexpr std::array list{W("process"), W("merge")};
};
template <> struct Table<OutputState> {
    static constexpr std::array list{W("found"), W("bad"), W("credited"), W("surplus"), W("superseded"),
                                     W("merged"), W("released"), W("lost")};
};
template <> struct Table<MergeStatus> {
    static constexpr std::array list{W("planned"), W("running"), W("done"), W("failed"), W("void")};
};
template <> struct Table<MergePolicy> {
    static constexpr std::array list{W("verify-inputs"), W("fast-verify"), W("fast")};
};
template <> struct Table<ReleaseWhen> {
    static constexpr std::array list{W("by-hand"), W("verified"), W("delivered")};
};
template <> struct Table<PartsState> {
    static constexpr std::array list{W("kept"), W("asked"), W("released")};
};
template <> struct Table<GridVerdict> {
    static constexpr std::array list{W("open"), W("good"), W("partial"), W("total")};
};
template <> struct Table<SplitKind> {
    static constexpr std::array list{W("files"), W("events")};
};
template <> struct Table<RuleAction> {
    static constexpr std::array list{W("retry"), W("elsewhere"), W("more-memory"), W("more-time"),
                                     W("smaller-split"), W("no-retry"), W("ask-person")};
};
template <> struct Table<RuleMode> {
    static constexpr std::array list{W("watch"), W("act"), W("off")};
};
}  // namespace words

template <typename E>
constexpr QLatin1StringView toWord(E value)
{
    return words::Table<E>::list[static_cast<size_t>(value)];
}

template <typename E>
std::optional<E> fromWord(QStringView word)
{
    const auto &list = words::Table<E>::list;
    for (size_t i = 0; i < list.size(); ++i)
        if (word == list[i])
            return static_cast<E>(i);
    return std::nullopt;
}

template <typename E>
QStringList allWords()
{
    QStringList result;
    for (const auto word : words::Table<E>::list)
        result.append(QString(word));
    return result;
}

}  // namespace shiftdeck
