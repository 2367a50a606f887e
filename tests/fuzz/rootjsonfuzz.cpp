#include "models/quality/histogramstatistics.h"
#include "models/quality/rootjson.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

// Whatever the text is: an error with a reason, or sound plots that are the same when they are written and
// read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    RootLimits limits;
    limits.cells = 1 << 16;
    limits.keys = 100;
    const auto plots = readRootJson(json, limits);
    if (!plots) {
        if (plots.error().cause.isEmpty())
            qFatal("an error without a reason");
        return 0;
    }
    for (const Plot &plot : *plots) {
        if (const auto *histogram = std::get_if<Histogram>(&plot)) {
            if (!checkHistogram(*histogram))
                qFatal("a histogram that is not sound");
            mean(*histogram);
            binVariances(*histogram);
        }
        const QByteArray written = toRootJson(plot);
        const auto again = readRootJson(written, limits);
        // What is no number is not equal to itself, so the texts are compared.
        if (!again || again->size() != 1 || toRootJson(again->first()) != written)
            qFatal("a plot that is not the same when it is read again");
    }
    return 0;
}
