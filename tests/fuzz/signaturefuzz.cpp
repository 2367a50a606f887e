#include "models/core/signature.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString signature = errorSignature(QString::fromUtf8(bytes));
    if (signature.size() > kMaxSignatureLength || signature.contains(u'\n')
        || signature != signature.trimmed())
        qFatal("not a line: %s", qPrintable(signature));
    if (const QString again = errorSignature(signature); again != signature)
        qFatal("not idempotent: %s -> %s", qPrintable(signature), qPrintable(again));
    const QString line = lastErrorLine(bytes);
    if (line.size() > 1000 || line.contains(u'\n'))
        qFatal("not a line: %s", qPrintable(line));
    return 0;
}
