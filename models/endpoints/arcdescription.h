// A job in the words of an ARC computing element: an Activity Description (EMI-ES ADL), whole in one request.
//
// What the job needs, its job.conf and the wrapper, travels inside of the description, compressed; so nothing
// is to be uploaded behind a submission, and a job that was accepted is complete. The session folder is kept
// as it is when the job ends, until its files were fetched. Any thread; pure.
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QStringList>

namespace shiftdeck {

struct ArcJob {
    QString token;  // becomes the job's name at the computing element, by which it is found again
    QByteArray conf;  // content of job.conf
    QByteArray wrapper;  // content of wrapper.sh
    QString queue;  // empty: the element's own choice
    QString delegation;  // id; empty: none
    QStringList uploads;  // files of the session folder that it waits for
    int memoryMb = 0, wallSeconds = 0;  // 0: the element's own
};

// InvalidInput: more than one argument of a program may hold.
Result<QByteArray> arcDescription(const ArcJob &job);
// Of several jobs, for one request.
QByteArray arcDescriptions(const QList<QByteArray> &descriptions);

// In the form of gzip; empty: no memory.
QByteArray gzipped(const QByteArray &content);

}  // namespace shiftdeck
