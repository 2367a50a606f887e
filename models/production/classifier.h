// The verdict on an ended job: good, or the failure class that fits best. Pure functions; any thread.
//
// What is found decides, never what is said: an exit code of 0 proves nothing. The rules are an ordered table
// (classifier.cpp); the first that applies wins. A stream without events is good when all events were read.
#pragma once

#include "models/core/filefacts.h"
#include "models/endpoints/endpoint.h"
#include "models/production/exitcodes.h"
#include "models/production/jobreport.h"

namespace shiftdeck {

struct ExpectedInput {
    QString lfn;
    qint64 first = 0, events = 0;
};

struct ExpectedStream {
    QString stream, name;
    bool keepsEveryEvent = false;
    FileFacts found;  // the output as it was found, by reading it
    QStringList required;  // columns or histograms that it must contain
    QString stamp = {};    // of the file, before it was read (core/filestamp.h)
};

struct JobFacts {
    bool endpointKnows = false;
    EndpointJob endpoint;             // its word about the job
    std::optional<JobReport> report;
    Error reportProblem;              // why there is no report: NotFound, or what is wrong with it
    QString step, release, conditions;  // as the request has them
    QList<ExpectedInput> inputs;
    QList<ExpectedStream> streams;
    QString inputProblem;             // a sentence, when an input is not what was registered
    std::optional<ExitCode> knownExit;  // what operators wrote down about its exit code
    std::optional<TimeMs> stuckMs;    // it was cancelled because it had not moved for so long

    qint64 eventsExpected() const;
    std::optional<int> exitCode() const;  // as the endpoint says, else as the report says
};

struct Fact {
    QString fact, value;
    bool operator==(const Fact &) const = default;
};

struct Verdict {
    bool good = false;
    QString failureClass;  // word of failureclass.h; empty when good
    QString sentence;      // what was decided, and on which ground
    QList<Fact> evidence;  // everything that was looked at, in order
    std::optional<bool> retryHelps;  // where the exit code says more than the class
};

Verdict classify(const JobFacts &facts);

// Whether a job that failed so may have failed because of its inputs, so that they are worth a second look.
bool mayBeInput(const QString &failureClass);

}  // namespace shiftdeck
