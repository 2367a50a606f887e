// What HTCondor's programs print, as values: pure, and safe with whatever bytes come.
//
// With -json a program prints an array of ads, before 8.7.10 one for each queue that it asked (pull request
// 20 of htcondor/htcondor); condor_q prints nothing at all where it has nothing to tell, condor_history an
// empty array. An attribute that an ad has not is absent or null, one that is no plain value is a text
// "/Expr(...)/"; texts are the bytes that somebody wrote, not always UTF-8. This is from the sources of
// HTCondor 25 (ClassAdJsonUnParser, CondorClassAdListWriter), and was not seen on a server of ours.
// What codes mean: the manual's "Job Status Codes" and "Hold Reason Codes",
// https://htcondor.readthedocs.io/en/latest/codes-other-values/. Any thread.
#pragma once

#include "models/endpoints/endpoint.h"

#include <QByteArray>
#include <QJsonObject>

namespace shiftdeck {

// One job, in the queue or in the history.
struct CondorRecord {
    qint64 cluster = 0;
    int process = 0;
    QString token;  // ours; empty: the job is not ours
    QString owner;
    int status = 0;  // JobStatus
    int holdCode = 0, holdSubCode = 0;  // why it is held, or was before it was removed
    QString removeReason;
    std::optional<int> signal;  // that ended what HTCondor started
    QString node;  // where it runs or ran last
    TimeMs startedAt = 0, endedAt = 0;

    bool isRemoved() const;
    bool isOver() const;  // removed or completed: nothing starts it again
    EndpointPhase phase() const;
    QString endReason() const;  // a word of EndpointJob::reason
};

// The attributes that the above is made of, for -attributes.
QString condorJobAttributes();

struct CondorLoad {
    int running = 0, idle = 0;
};

struct CondorSubmitted {
    qint64 cluster = 0;
    int jobs = 0;
};

// InvalidInput: no such answer, cut off, or out of bounds.
Result<QList<QJsonObject>> parseCondorAds(const QByteArray &answer);
Result<QList<CondorRecord>> parseCondorJobs(const QByteArray &answer);
Result<CondorLoad> parseCondorLoad(const QByteArray &answer);  // of condor_status -schedd: all together

// "12 job(s) submitted to cluster 345."; nothing unless that is said exactly once.
std::optional<CondorSubmitted> parseCondorSubmit(const QByteArray &output);
// Whether condor_submit's complaint says surely that nothing was submitted: it never asked, or it gave the
// transaction up. What it says of the commit leaves it open, and so does what is not known here.
bool isSurelyNotSubmitted(const QByteArray &complaints);

}  // namespace shiftdeck
