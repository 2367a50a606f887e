// What the REST interface (1.0) of an ARC computing element answers, as values: pure, and safe with whatever
// bytes come. Answers of A-REX 6.17 were looked at; the interface is described at
// https://www.nordugrid.org/arc/arc6/tech/rest/rest.html. Any thread.
//
// Of A-REX, and not of JSON: a list of none is an empty body, a list of one is the one without brackets; all
// values are strings; an action always answers HTTP 201, and what became of each job is in its "status-code".
#pragma once

#include "models/endpoints/endpoint.h"

#include <QByteArray>

namespace shiftdeck {

// One job of an answer. What the question was not about is empty.
struct ArcRecord {
    QString id;  // letters and digits
    int code = 0;  // as of HTTP; 0: not said
    QString reason;
    QString state;  // "RUNNING", "FINISHED"...
    QString name;  // of action=info
    QString node;
};

// What became of a job in the end, from its report.json (resources/worker/wrapper.sh).
struct ArcReport {
    QString host, reason;
    std::optional<int> exitCode, signal;
    TimeMs startedAt = 0, endedAt = 0;
};

// InvalidInput: no such answer, or out of bounds.
Result<QList<ArcRecord>> parseArcJobs(const QByteArray &json);
Result<QStringList> parseArcVersions(const QByteArray &json);
// InvalidInput: not the report of this job.
Result<ArcReport> parseArcReport(const QByteArray &json, const QString &token);
// The id at the end of the Location of a new delegation; empty: there is none.
QString arcDelegationId(const QByteArray &location);

bool isArcId(const QString &text);
// Unknown: it says that there is no such job, or that it was removed.
EndpointPhase arcPhase(const QString &state);
// The words of all states but the last ones, and those in which a job ends, for questions.
QByteArray arcStates(EndpointPhase phase);

}  // namespace shiftdeck
