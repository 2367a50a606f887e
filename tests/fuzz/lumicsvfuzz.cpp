#include "models/runs/lumisums.h"

#include <QBuffer>

#include <cmath>
#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
void checkRow(const LumiHeader &header, const LumiRow &row)
{
    if (!row.run.isValid() || row.fill < 0 || row.line < 2
        || (header.form == LumiHeader::Lumisections && (row.lumisection < 1 || row.cmsLumisection < 0))
        || row.lumisections < 0 || row.cmsLumisections < 0)
        qFatal("a row that cannot be: line %lld", static_cast<long long>(row.line));
    if (row.delivered.has_value() != header.delivered || row.recorded.has_value() != header.recorded)
        qFatal("a luminosity without a column, or the other way round");
    for (const std::optional<double> &value : {row.delivered, row.recorded, row.pileup, row.energy})
        if (value && !std::isfinite(*value))
            qFatal("no number: line %lld", static_cast<long long>(row.line));
    for (const BunchLuminosity &bunch : row.bunches)
        if (bunch.bunch < 1 || bunch.bunch > kMaxBunches)
            qFatal("no bunch: %d", bunch.bunch);
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    LumiSumsByPath sums;
    LumiJoin join(RunList::of({{RunNumber(273158), 1, 1000}, {RunNumber(315257), 1, 3}}));
    qint64 rows = 0;
    const auto file =
        readLumiCsv(buffer, QStringLiteral("input"), [&](const LumiHeader &header, const LumiRow &row) {
            checkRow(header, row);
            ++rows;
            sums[row.path.toByteArray()].add(header, row);
            if (const auto joined = join.add(header, row); !joined && header.form == LumiHeader::Lumisections)
                qFatal("a row per lumisection that cannot be joined");
        });
    if (!file) {
        if (file.error().code != ErrorCode::InvalidInput || file.error().cause.isEmpty())
            qFatal("an error without a reason");
        return 0;
    }
    if (rows != file->report.taken())
        qFatal("%lld rows were given, %lld counted", static_cast<long long>(rows),
               static_cast<long long>(file->report.taken()));
    if ((file->trailer == TrailerState::Differs) && file->report.isWhole())
        qFatal("a trailer that differs goes unnoticed");
    for (const auto &[path, of] : sums)
        of.all.pileup();
    if (join.missing().lumisections() > join.list().lumisections())
        qFatal("more is missing than was asked for");
    return 0;
}
