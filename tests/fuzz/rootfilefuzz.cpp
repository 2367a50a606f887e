#include "models/quality/histogramstatistics.h"
#include "models/quality/rootfile.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
void check(const Plot &plot)
{
    const auto sound = [](const Histogram &h) {
        if (!checkHistogram(h) || h.contents.size() != h.cells())
            qFatal("a histogram that is not sound");
        // Whatever the numbers are, what is made of them must not read beside them.
        mean(h);
        standardDeviation(h);
        integral(h);
        binVariances(h);
        binErrorBar(h, h.cells() - 1);
    };
    if (const auto *histogram = std::get_if<Histogram>(&plot)) {
        sound(*histogram);
    } else {
        sound(std::get<Efficiency>(plot).passed);
        sound(std::get<Efficiency>(plot).total);
    }
}

void verify(const Error &error)
{
    if (error.cause.isEmpty() || !error.context.startsWith(QLatin1StringView("fuzz.root")))
        qFatal("an error without a place or a reason");
}
}  // namespace

// Whatever the bytes are: an error with its place and reason, or sound histograms.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    RootLimits limits;
    limits.objectBytes = 1 << 20;
    limits.totalBytes = 1 << 22;
    limits.cells = 1 << 16;
    limits.keys = 200;
    limits.searchedBytes = 1 << 16;
    limits.recoverDamaged = size % 2 == 0;
    auto file = RootFile::ofBytes(bytes, QStringLiteral("fuzz.root"), limits);
    if (!file) {
        verify(file.error());
        return 0;
    }
    const auto keys = file->allKeys();
    if (!keys) {
        verify(keys.error());
        return 0;
    }
    for (const RootKey &key : *keys) {
        if (!key.isPlot())
            continue;
        const auto plot = file->plot(key);
        if (plot)
            check(*plot);
        else
            verify(plot.error());
    }
    return 0;
}
