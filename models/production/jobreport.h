// The job report: what a job says that it did. One JSON file, written last, by somebody else's program on
// somebody else's machine: bounded and checked to the last field before anything of it is used.
//
//   {"format": "shiftdeck-job-report", "version": 1, "token", "host", "release", "conditions", "step",
//    "startedAt", "endedAt" (ms since 1970 UTC), "cpuSeconds", "peakMemoryKb", "exitCode": n|null,
//    "signal": n|null, "reason",
//    "application": null | {"inputs": [{"lfn", "run", "first", "eventsRead", "adler32"}],
//                           "outputs": [{"stream", "name", "eventsWritten", "bytes", "adler32"}],
//                           "peakMemoryKb"}}
//
// An input's adler32 is that of the whole file as the job read it. It may be left out by an application that
// does not read all of it; then a file that was changed while it was read, and put back before its check,
// goes unnoticed.
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace shiftdeck {

constexpr qint64 kMaxReportBytes = 4 << 20;
constexpr int kMaxReportEntries = 10'000;  // inputs and outputs together

struct ReportedInput {
    QString lfn;
    qint64 run = 0, first = 0, eventsRead = 0;
    QString adler32 = {};  // of the whole file; empty: not said
};

struct ReportedOutput {
    QString stream, name, adler32;  // name: a plain file name
    qint64 eventsWritten = 0, bytes = 0;
};

struct JobReport {
    QString token, host, release, conditions, step, reason;
    TimeMs startedAt = 0, endedAt = 0;
    qint64 cpuMs = 0, peakMemoryKb = 0;
    std::optional<int> exitCode, signal;
    bool hasApplication = false;  // the application left its part
    QList<ReportedInput> inputs;
    QList<ReportedOutput> outputs;

    qint64 eventsRead() const;
    qint64 eventsWritten() const;
};

// InvalidInput says what is wrong and where ("application.outputs[2].bytes is negative"). Pure; any thread.
Result<JobReport> parseJobReport(const QByteArray &content, const QString &expectedToken);
// NotFound when there is no such file, Io when it cannot be read, else as above. Blocks on the disk.
Result<JobReport> readJobReport(const QString &path, const QString &expectedToken);

}  // namespace shiftdeck
