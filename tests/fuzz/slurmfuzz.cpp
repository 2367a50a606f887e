#include "models/endpoints/slurmanswers.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
void check(const Result<SlurmListing> &listing)
{
    if (!listing && (listing.error().code != ErrorCode::InvalidInput || listing.error().cause.isEmpty()))
        qFatal("an error without a reason");
    if (!listing)
        return;
    for (const SlurmRecord &record : listing->records) {
        if (record.jobId <= 0 || record.arrayJobId < 0 || record.states.isEmpty() || record.submittedAt < 0
            || record.startedAt < 0 || record.endedAt < 0 || record.phase() == EndpointPhase::Unknown
            || (record.signal && (*record.signal < 1 || *record.signal > 64))
            || (record.exitCode && (*record.exitCode < 0 || *record.exitCode > 255)))
            qFatal("a record out of bounds");
        static_cast<void>(isInTaskRange(record.taskRange, 7));
    }
}
}  // namespace

// Whatever the bytes are: an error with a reason, or values within their bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(parseSlurmJobs(content));
    check(parseSlurmAccounts(content));
    if (const auto submitted = parseSlurmSubmit(content);
        submitted && (submitted->jobId < 0 || (submitted->jobId == 0 && submitted->errors.isEmpty())))
        qFatal("a submission without a number and an error");
    if (const auto load = parseSlurmLoad(content);
        load && (load->running < 0 || load->queued < 0 || load->time < 0))
        qFatal("less than nothing");
    static_cast<void>(parseSlurmPing(content));
    return 0;
}
