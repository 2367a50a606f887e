// The folder of one job on this machine: how it comes into being, and what its files say.
//
// Everything a job is lies in its folder, so that any process that can read it knows the job:
//   job.json      the full description, for people and programs
//   job.conf      the same as TAB separated lines, for the wrapper and the application
//   script        runs the application again by hand, in a new folder
//   wrapper.sh    what runs the job (resources/worker/wrapper.sh has the contract of the files below)
//   submitted     "TIME SERIAL": the place in the queue
//   starting      "ATTEMPT TIME": somebody started the wrapper, which has not claimed the job yet
//   pid           the claim: who runs it; empty means nobody ever will
//   cancelled     somebody wants it to stop
//   stdout, stderr, reason, exit_code, report.json, out/
// Any thread; these block on the disk.
#pragma once

#include "models/core/result.h"
#include "models/endpoints/endpoint.h"
#include "models/endpoints/processes.h"

namespace shiftdeck {

struct JobFolderSettings {
    QString siteName;
    QString siteFolder;  // what the application sees as SHIFTDECK_SITE
    QString wrapperPath;  // linked into the folder
    int graceSeconds = 5;
    int defaultMemoryMb = 0;
    int defaultWallSeconds = 0;
};

// Place in the queue; ties between two submitting processes are broken by the token.
struct QueuePlace {
    TimeMs time = 0;
    qint64 serial = 0;
    auto operator<=>(const QueuePlace &) const = default;
};

bool isToken(const QString &token);  // [a-z0-9-]{8,64}

// InvalidInput unless every word can be written to job.conf and every output name is a plain file
// name. The disk is not looked at.
Result<> checkDescription(const JobDescription &job);

// Writes a complete folder at `folder`, which must not exist. On failure nothing of it remains.
// Not synced: a power cut ends the job anyway, and a folder it damaged never starts or ends as "node".
Result<> writeJobFolder(const QString &folder, const JobDescription &job, const JobFolderSettings &settings,
                        QueuePlace place);

struct JobFolderState {
    EndpointJob job;  // phase Unknown: there is no such folder
    bool isFinal = false;  // will never change any more
    bool isCancelled = false;
    std::optional<ProcessIdentity> process;  // the wrapper, while it lives
};

// What the files say now. Never fails: a damaged file counts as absent, and a claim that cannot be
// read is held against the processes that live. Kills what a dead wrapper left running.
JobFolderState readJobFolder(const QString &folder, const QString &token, const QString &siteName);

// What a job left that runs no more, whoever says so; without an exit code its reason is "node", or
// "cancelled".
EndpointJob readEndedJob(const QString &folder, const QString &token, const QString &siteName);

QueuePlace readQueuePlace(const QString &folder);

struct StartMark {
    int attempt = 0;  // 0: never tried
    TimeMs time = 0;
};
StartMark readStartMark(const QString &folder);
Result<> writeStartMark(const QString &folder, StartMark mark);

// Takes the claim that a wrapper would need, so that the job never runs. False when it is taken.
Result<bool> claimNever(const QString &folder);

}  // namespace shiftdeck
