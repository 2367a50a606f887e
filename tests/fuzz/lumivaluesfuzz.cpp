#include "models/runs/lumivalues.h"

#include <QBuffer>

#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto read = readLumiValues(buffer, QStringLiteral("input"));
    if (!read) {
        if (read.error().code != ErrorCode::InvalidInput || read.error().cause.isEmpty())
            qFatal("an error without a reason");
        return 0;
    }
    if (read->values.size() != read->report.taken())
        qFatal("%lld values, %lld counted", static_cast<long long>(read->values.size()),
               static_cast<long long>(read->report.taken()));
    bool named = true;
    for (const LumiValue &value : read->values) {
        if (!value.run.isValid() || value.line < 2 || isRate(value.value.unit)
            || !std::isfinite(value.value.value))
            qFatal("a value that cannot be: line %lld", static_cast<long long>(value.line));
        for (const std::optional<double> &error : {value.value.statistical, value.value.systematic})
            if (error && !(*error >= 0 && std::isfinite(*error)))
                qFatal("an error that cannot be: line %lld", static_cast<long long>(value.line));
        named = named && isMethodName(value.method);
    }
    if (!named)
        return 0;
    QByteArray again = lumiValuesCsv(read->values);
    QBuffer back(&again);
    back.open(QIODevice::ReadOnly);
    const auto same = readLumiValues(back, QStringLiteral("output"));
    if (!same || same->values.size() != read->values.size() || !same->report.isWhole())
        qFatal("not the same values");
    for (qsizetype i = 0; i < same->values.size(); ++i)
        if (same->values.at(i).run != read->values.at(i).run
            || same->values.at(i).value != read->values.at(i).value)
            qFatal("another value: %lld", static_cast<long long>(i));
    return 0;
}
