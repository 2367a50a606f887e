#include "models/endpoints/arcanswers.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// Whatever the bytes are: an error with a reason, or values within their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto jobs = parseArcJobs(content);
    if (!jobs && (jobs.error().code != ErrorCode::InvalidInput || jobs.error().cause.isEmpty()))
        qFatal("an error without a reason");
    if (jobs) {
        for (const ArcRecord &job : *jobs) {
            // An id becomes a part of addresses.
            if (!job.id.isEmpty() && !isArcId(job.id))
                qFatal("an id that is none");
            if (job.id.isEmpty() && (job.code < 300 || job.code > 999) && job.code >= 200)
                qFatal("a good job without an id");
            if (job.name.size() > 1000 || job.reason.size() > 1000 || job.state.size() > 1000)
                qFatal("a text out of bounds");
            static_cast<void>(arcPhase(job.state));
        }
    }
    if (const auto versions = parseArcVersions(content); versions && versions->isEmpty())
        qFatal("no version");
    if (const auto report = parseArcReport(content, QStringLiteral("fuzz-token")); report
        && ((report->signal && (*report->signal < 1 || *report->signal > 64))
            || (report->exitCode && (*report->exitCode < 0 || *report->exitCode > 255))
            || report->startedAt < 0 || report->endedAt < 0))
        qFatal("a report out of bounds");
    if (const QString id = arcDelegationId(content); !id.isEmpty() && !isArcId(id))
        qFatal("an id that is none");
    return 0;
}
