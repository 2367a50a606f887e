#include "models/runs/filltable.h"

#include <QBuffer>
#include <QSet>

#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    const auto table = readFillTable(buffer, QStringLiteral("input"));
    if (!table) {
        if (table.error().code != ErrorCode::InvalidInput || table.error().cause.isEmpty())
            qFatal("an error without a reason");
        return 0;
    }
    if (table->fills.size() != table->report.taken())
        qFatal("not the fills that were taken");
    QSet<qint64> seen;
    for (const FillRow &row : table->fills) {
        if (row.fill <= 0 || seen.contains(row.fill) || row.runs.size() > kMaxFillRuns
            || (row.stableSeconds && *row.stableSeconds < 0)
            || (row.begin && row.end && *row.end < *row.begin))
            qFatal("a fill that cannot be: %lld", static_cast<long long>(row.fill));
        seen.insert(row.fill);
        for (const std::optional<Luminosity> &value : {row.peak, row.delivered, row.recorded})
            if (value && !std::isfinite(value->value))
                qFatal("no number");
    }
    return 0;
}
