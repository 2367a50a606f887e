#include "models/production/jobreport.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// Whatever the bytes are: an error with a reason, or a report within its bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString token = QStringLiteral("r1-p-0123456789ab");
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto report = parseJobReport(content, token);
    if (!report) {
        if (report.error().code != ErrorCode::InvalidInput || report.error().cause.isEmpty())
            qFatal("an error without a reason");
        return 0;
    }
    if (report->token != token || report->inputs.size() + report->outputs.size() > kMaxReportEntries)
        qFatal("a report out of bounds");
    if (report->eventsRead() < 0 || report->eventsWritten() < 0 || report->cpuMs < 0
        || report->peakMemoryKb < 0)
        qFatal("a negative count");
    for (const ReportedOutput &output : report->outputs)
        if (output.name.contains(u'/') || output.name.isEmpty() || output.bytes < 0
            || output.eventsWritten < 0)
            qFatal("an output out of bounds");
    for (const ReportedInput &input : report->inputs)
        if (input.first < 0 || input.eventsRead < 0 || input.run < 0)
            qFatal("an input out of bounds");
    return 0;
}
