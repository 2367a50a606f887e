#include "models/runs/conditionsfile.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ConditionsFile file = readConditionsFile(content);
    if (file.updates.size() != file.report.taken() || file.updates.size() > ConditionsFile::kMostUpdates)
        qFatal("updates that are not counted");
    for (const ConditionsUpdate &update : file.updates)
        if (const QString wrong = wrongWithUpdate(update); !wrong.isEmpty())
            qFatal("an update that cannot be: %s", qPrintable(wrong));
    return 0;
}
