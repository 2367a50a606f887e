// What slurmrestd answers, as values: pure, and safe with whatever bytes come.
//
// Versions v0.0.38 (Slurm 22.05) to v0.0.44 (25.11) differ in how they say the same: a number is a number,
// null or {"set", "infinite", "number"}; a state is a word or a list of words; an exit status is what wait(2)
// gives or an object. Answers of 22.05, 24.05 and 25.11 were looked at; the documents are at
// https://slurm.schedmd.com/rest_api.html. Any thread.
#pragma once

#include "models/core/clock.h"
#include "models/endpoints/endpoint.h"

#include <QByteArray>
#include <QJsonObject>

namespace shiftdeck {

struct SlurmError {
    int number = 0;  // SLURM_ERRNO (slurm/slurm_errno.h); -1: not said
    QString text;
};

// One record of a job: a job, a task of an array, or all tasks of an array that did not start yet.
struct SlurmRecord {
    qint64 jobId = 0;
    qint64 arrayJobId = 0;  // 0: no array
    std::optional<int> task;  // of an array; none: see taskRange
    QString taskRange;  // "2-49,51-99%2": tasks that this record stands for
    QString name, node, reason;
    QStringList states;  // "RUNNING", or a base state with flags: "RUNNING", "COMPLETING"
    std::optional<int> exitCode, signal;  // of the batch script
    TimeMs submittedAt = 0, startedAt = 0;
    TimeMs endedAt = 0;  // planned while it runs

    // What it means for us; the reason is one of EndpointJob::reason.
    EndpointPhase phase() const;
    QString endReason() const;
};

struct SlurmListing {
    QList<SlurmRecord> records;
    QList<SlurmError> errors;
};

struct SlurmSubmitted {
    qint64 jobId = 0;  // 0: not accepted
    QList<SlurmError> errors;
};

struct SlurmPing {
    bool up = false;  // at least one controller answers
    QList<SlurmError> errors;
};

// InvalidInput: no such answer, or out of bounds.
Result<SlurmSubmitted> parseSlurmSubmit(const QByteArray &json);
Result<SlurmListing> parseSlurmJobs(const QByteArray &json);
// Jobs as the accounting tells of them (/slurmdb), without exit codes: 22.05 loses them there.
Result<SlurmListing> parseSlurmAccounts(const QByteArray &json);
Result<SlurmPing> parseSlurmPing(const QByteArray &json);
struct SlurmLoad {
    int running = 0, queued = 0;  // jobs of all users
    TimeMs time = 0;  // when it was asked, by the controller's clock, in whole seconds; 0: not said
};
Result<SlurmLoad> parseSlurmLoad(const QByteArray &json);  // of diag
QList<SlurmError> parseSlurmErrors(const QByteArray &json);  // none when it is no such answer

// Whether `task` is in a range like "0-3,7,9-99:2%10".
bool isInTaskRange(const QString &range, int task);

// Whether an error says surely that a submission was not accepted. Broken connections within Slurm and what
// has no number leave it open: the controller may take the job later.
bool isSurelyRefused(const SlurmError &error);
// The accounting was asked and has nothing; some versions say so with an error, others with a warning.
inline constexpr int kSlurmNothingFound = 9003;
// The job is not known: it never was, or it ended some time ago.
inline constexpr int kSlurmInvalidJobId = 2017;
bool isUnknownJob(const QList<SlurmError> &errors);

QString describe(const QList<SlurmError> &errors);

// A submission in the words of the API version (38, 39, ...).
struct SlurmSubmission {
    QString name, comment, partition, account, folder;
    QByteArray script;
    int tasks = 0;  // of the array, numbered from 1
    int memoryMb = 0, wallSeconds = 0;  // 0: the site's own
    QStringList avoidNodes;
};
QByteArray slurmSubmitBody(const SlurmSubmission &submission, int version);

}  // namespace shiftdeck
