// Sources of new runs: what each asks for, how the last look at it went, and what became of its runs.
// Read-only; any Database. Times are milliseconds since 1970-01-01 UTC, of who wrote them.
#pragma once

#include "models/core/clock.h"
#include "models/core/vocabulary.h"
#include "models/storage/database.h"

#include <optional>

namespace shiftdeck {

// A folder; a CSV file that lists files; or a database: a Shiftdeck store, or one with the table raw_files.
enum class SourceKind { Folder, List, Store };
template <>
struct words::Table<SourceKind> {
    static constexpr std::array list{W("folder"), W("list"), W("store")};
};
// What says that nothing more of a run will come: nothing changed for a while; a file is there; a file is
// there, and names all the others.
enum class CompleteBy { Quiet, Marker, Manifest };
template <>
struct words::Table<CompleteBy> {
    static constexpr std::array list{W("quiet"), W("marker"), W("manifest")};
};
enum class SourceRunState { Seen, Growing, Complete, Requested, Refused };
template <>
struct words::Table<SourceRunState> {
    static constexpr std::array list{W("seen"), W("growing"), W("complete"), W("requested"), W("refused")};
};
// Run: all of a run in one job, as far as a job may hold so many files.
enum class RunSplit { Run, Files, Events };
template <>
struct words::Table<RunSplit> {
    static constexpr std::array list{W("run"), W("files"), W("events")};
};

struct SourceStop {
    qint64 id = 0;
    QString reason, by;
    TimeMs at = 0;
};

struct SourceLook {
    TimeMs at = 0, tookMs = 0;
    qint64 runs = 0, files = 0;
    qint64 ignored = 0;  // runs outside of the campaign's range
    QString problem;  // sentences; empty: there was none
    std::optional<TimeMs> problemSince;
};

struct RunSource {
    qint64 id = 0;
    QString name, campaign;
    qint64 firstRun = 0, lastRun = 0;  // of the campaign
    SourceKind kind = SourceKind::Folder;
    QString location, pattern;  // pattern: of a folder (models/runs/runpattern.h)
    CompleteBy completeBy = CompleteBy::Quiet;
    QString marker;
    TimeMs quietMs = 5 * 60'000, everyMs = 60'000;
    QString site;  // where the files are
    QString dataset;  // "cms/run2010b/raw/{run}"
    QList<Step> steps;  // a request each, of the run's raw files
    QString release;  // empty: the one approved last for the step
    QString conditions;  // empty: the campaign's
    RunSplit split = RunSplit::Run;
    qint64 splitSize = 1;  // files or events
    int priority = 500;
    bool lookWanted = false;
    TimeMs at = 0;
    QString by;
    std::optional<SourceStop> stop;
    std::optional<SourceLook> look;
    std::array<qint64, 5> runs{};  // by state
    qint64 changedLater = 0;  // requested runs of which the source shows more, or other, files now

    qint64 count(SourceRunState state) const { return runs.at(static_cast<size_t>(state)); }
};
// By name.
Result<QList<RunSource>> listSources(Database &db);
// NotFound.
Result<RunSource> findSource(Database &db, const QString &name);
// Those that are not stopped and were not looked at for as long as each says, or that somebody wants looked
// at; without the counts of runs.
Result<QList<RunSource>> dueSources(Database &db, TimeMs now);

struct SourceRequest {
    Step step = Step::Production;
    RequestId id;
    RequestStatus status = RequestStatus::New;
    bool made = false;  // false: the same request was there already
};

struct SourceRun {
    qint64 id = 0, run = 0;
    TimeMs firstSeenAt = 0, changedAt = 0;
    qint64 files = 0, bytes = 0;
    QString seen;  // as in the table
    SourceRunState state = SourceRunState::Seen;
    QString why;  // of a refused one: what is wrong and what to do; of others: what it waits for
    std::optional<TimeMs> requestedAt;
    QString later;  // of a requested one: what the source shows besides
    std::optional<TimeMs> laterAt;
    QList<SourceRequest> requests;
};
// The newest runs first; at most `limit`.
Result<QList<SourceRun>> listSourceRuns(Database &db, qint64 source, int limit);
// All of them by run, without their requests: what a look compares with.
Result<QMap<qint64, SourceRun>> knownRuns(Database &db, qint64 source);
// With its row held until the transaction ends.
Result<std::optional<SourceRun>> lockSourceRun(Database &db, qint64 source, qint64 run);

}  // namespace shiftdeck
