// Rows of the store as values, for lists and details: what queries return and item models show.
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "models/core/vocabulary.h"

#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace shiftdeck {

// Numbers per word of E, as the database counts them.
template <typename E>
struct Counts {
    std::array<qint64, words::Table<E>::list.size()> n{};
    std::array<qint64, words::Table<E>::list.size()> events{};
    qint64 of(E word) const { return n[static_cast<size_t>(word)]; }
    qint64 eventsOf(E word) const { return events[static_cast<size_t>(word)]; }
    qint64 total() const
    {
        qint64 sum = 0;
        for (const qint64 x : n)
            sum += x;
        return sum;
    }
    qint64 totalEvents() const
    {
        qint64 sum = 0;
        for (const qint64 x : events)
            sum += x;
        return sum;
    }
};

// Why a request makes and submits no jobs until a person lets it go on.
struct StopSummary {
    QString cause, reason, by;  // cause: configuration, site, person
    TimeMs at = 0;
};

// What a site lacks to be certified for a step and release.
struct CertificationGap {
    QString verdict;  // the newest: "bad", "withdrawn"; empty: there is none
    QString findings, by;  // of the verdict
    RequestId trial;  // that is under way
};

struct RequestSummary {
    RequestId id;
    CampaignId campaignId;
    QString campaign, dataset, release, conditions, site, createdBy, changedBy;
    Step step = Step::Production;
    RequestStatus status = RequestStatus::New;
    std::optional<RequestStatus> heldFrom;
    SiteId siteId;
    std::optional<TimeMs> leaseUntil;
    int priority = 0;
    bool test = false;
    bool unitsMade = false;
    bool datasetComplete = false;  // the input dataset has all its files
    RequestId inputMadeBy;  // the request that makes the input dataset; none: raw files
    MergePolicy mergePolicy = MergePolicy::FastVerify;
    ReleaseWhen releaseParts = ReleaseWhen::ByHand;
    qint64 mergeEvents = 0, mergeBytes = 0;  // target size of a merged file; 0 bytes: no limit
    qint64 eventsExpected = 0;  // of the input files, once units are made
    TimeMs createdAt = 0, changedAt = 0;
    Counts<UnitState> units;
    Counts<JobStatus> jobs;  // processing jobs
    Counts<JobStatus> mergeJobs;
    qint64 mergesDone = 0, merges = 0;
    std::optional<StopSummary> stop;
    std::optional<StopSummary> drain;  // of its site, which is handed no new job; no cause
    std::optional<CertificationGap>
        uncertified;  // its site must be certified for its step and release, and is not
    QString sample;  // of a trial: the known data that it processes to certify its site; never declared
    bool isJudged = false;  // of a trial: it has its verdict
    QString missingRelease;  // the application that its site is known to lack, as a path
    QString stageProblem;  // why the last stage check did not pass, as long as the request is assigned
    QString signedOffBy, signedOffWhy;  // of the first decision, where units are signed off (units.abandoned)
    // Events credited / events expected, 0..1; 0 before units are made.
    double progress() const
    {
        return eventsExpected > 0 ? double(units.eventsOf(UnitState::Credited)) / double(eventsExpected)
                                  : 0.0;
    }
};

struct GridJobSummary {
    GridJobId id;
    RequestId requestId;
    int number = 0;
    JobKind kind = JobKind::Process;
    bool retry = false;
    TimeMs createdAt = 0;
    QString createdBy, site;
    Counts<JobStatus> jobs;
    GridVerdict verdict() const
    {
        const qint64 failed =
            jobs.of(JobStatus::Error) + jobs.of(JobStatus::Superseded) + jobs.of(JobStatus::Cancelled);
        const qint64 done = jobs.of(JobStatus::Done);
        if (failed + done < jobs.total())
            return GridVerdict::Open;
        return failed == 0 ? GridVerdict::Good : done == 0 ? GridVerdict::Total : GridVerdict::Partial;
    }
};

struct JobSummary {
    JobId id;
    RequestId requestId;
    GridJobId gridJobId;
    int gridJobNumber = 0;
    JobKind kind = JobKind::Process;
    MergeId mergeId;
    QString token, node, site, failureClass, failureText, signature, endpointJobId, folder, stream;
    JobStatus status = JobStatus::Pending;
    int attempt = 1;
    JobId retryOf, retriedBy;
    qint64 run = 0;
    int units = 0;
    qint64 events = 0;
    std::optional<qint64> eventsRead, eventsWritten;
    std::optional<int> exitCode, signal;
    std::optional<qint64> cpuMs, peakMemoryKb;
    bool cancelWanted = false;
    TimeMs createdAt = 0, changedAt = 0;
    std::optional<TimeMs> submittedAt, startedAt, endedAt;
    std::optional<TimeMs> stuckSince;  // not moved since then, much longer than its peers
    std::optional<int> memoryMb, wallSeconds;  // its own limits, where they are not the request's
    RuleId rule;  // the rule that decides about its retry
};

// A file below a job: an input range or an output.
struct JobFile {
    bool input = false;
    QString name, path, stream, state, problem, adler32;
    qint64 run = 0, firstEvent = 0, events = 0, bytes = 0;
};

struct TimelineEntry {
    TimeMs at = 0;
    QString from, to;
};
struct EvidenceEntry {
    TimeMs at = 0;
    QString fact, value;
};

struct JobDetails {
    JobSummary job;
    QList<JobFile> files;
    QList<TimelineEntry> timeline;
    QList<EvidenceEntry> evidence;
};

// What it is not counted per is empty.
struct FailureCount {
    RequestId requestId;
    QString request;  // "2010 production"
    QString failureClass, signature, site;
    qint64 signatureId = 0;
    qint64 n = 0;
    QString release;
    QString node;
};

struct RunSummary {
    qint64 run = 0;
    QString type, comment;
    std::optional<TimeMs> startedAt, stoppedAt;
    qint64 events = 0;
    int rawFiles = 0;
    // Per campaign: events credited in production of this run, and events of the run in its requests.
    struct State {
        QString campaign;
        qint64 credited = 0, expected = 0;
        int openUnits = 0;
    };
    QList<State> states;
};

struct ProgressPoint {
    TimeMs at = 0;
    qint64 events = 0, units = 0, jobsDone = 0, jobsFailed = 0;
};

struct AuditEntry {
    qint64 id = 0;
    ReceiptId receipt;
    TimeMs at = 0;
    QString who, role, action, entity, from, to, why;
    qint64 entityId = 0;
    RequestId requestId;
};

struct AgentState {
    QString holder, host, doing;
    qint64 pid = 0;
    TimeMs startedAt = 0, heartbeatAt = 0;
};

}  // namespace shiftdeck
