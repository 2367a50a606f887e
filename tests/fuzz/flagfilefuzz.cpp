#include "models/certification/flagfile.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const char *detector : {"", "tracker"}) {
        const FlagFile file = readFlagFile(content, QLatin1StringView(detector));
        if (file.flags.size() != file.report.taken() || file.flags.size() > FlagFile::kMostFlags)
            qFatal("flags that are not counted");
        if (file.flags.isEmpty() && file.report.isWhole() && file.isList)
            qFatal("a list of which nothing is said");
        for (const FlagFile::Flag &one : file.flags) {
            if (const QString wrong = wrongWithFlag(one.flag); !wrong.isEmpty())
                qFatal("a flag that cannot be: %s", qPrintable(wrong));
            if (file.isList
                && (one.flag.flag != QualityFlag::Good || one.flag.detector != QLatin1StringView(detector)))
                qFatal("a list that says something else");
        }
    }
    return 0;
}
