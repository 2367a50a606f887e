#include "models/production/samples.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto outputs = parseSampleOutputs(text);
    if (!outputs) {
        if (outputs.error().code != ErrorCode::InvalidInput || outputs.error().cause.isEmpty())
            qFatal("an error without a reason: %s", qPrintable(text));
        return 0;
    }
    qsizetype files = 0;
    for (const QList<SampleFile> &stream : *outputs) {
        if (stream.isEmpty())
            qFatal("a stream without files: %s", qPrintable(text));
        for (const SampleFile &file : stream)
            if (file.events < 0 || file.bytes < 0 || file.adler32.size() != 8)
                qFatal("a file that cannot be: %s", qPrintable(text));
        files += stream.size();
    }
    const auto same = parseSampleOutputs(sampleOutputsText(*outputs));
    if (files > 200 || !same || !(*same == *outputs))
        qFatal("not the same numbers: %s", qPrintable(text));
    return 0;
}
