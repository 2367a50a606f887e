#include "models/runs/registry.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto sections = parseSections(text);
    if (!sections) {
        if (sections.error().code != ErrorCode::InvalidInput || sections.error().cause.isEmpty())
            qFatal("an error without a reason: %s", qPrintable(text));
        return 0;
    }
    qint32 last = 0;
    for (const SectionLuminosity &section : *sections) {
        if (section.lumisection <= last)
            qFatal("sections out of order: %s", qPrintable(text));
        last = section.lumisection;
    }
    const auto same = parseSections(sectionsText(*sections));
    if (!same || *same != *sections)
        qFatal("not the same sections: %s", qPrintable(text));
    return 0;
}
