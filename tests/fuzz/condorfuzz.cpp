#include "models/endpoints/condoranswers.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// Whatever the bytes are: an error with a reason, or values within their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto records = parseCondorJobs(content);
    if (!records && (records.error().code != ErrorCode::InvalidInput || records.error().cause.isEmpty()))
        qFatal("an error without a reason");
    if (records) {
        for (const CondorRecord &record : *records) {
            const QString reason = record.endReason();
            if (record.cluster <= 0 || record.process < 0 || record.status <= 0 || record.holdCode < 0
                || record.holdSubCode < 0 || record.startedAt < 0 || record.endedAt < 0
                || (!record.token.isEmpty() && (record.token.size() < 8 || record.token.size() > 64))
                || record.phase() == EndpointPhase::Unknown
                || (record.signal && (*record.signal < 1 || *record.signal > 64))
                || (!reason.isEmpty() && reason != QLatin1String("node")
                    && reason != QLatin1String("cancelled") && reason != QLatin1String("time-limit")
                    && reason != QLatin1String("memory-limit")))
                qFatal("a record out of bounds");
        }
    }
    if (const auto load = parseCondorLoad(content); load && (load->running < 0 || load->idle < 0))
        qFatal("less than nothing");
    if (const auto submitted = parseCondorSubmit(content);
        submitted && (submitted->cluster <= 0 || submitted->jobs <= 0))
        qFatal("a submission of nothing");
    static_cast<void>(isSurelyNotSubmitted(content));
    return 0;
}
