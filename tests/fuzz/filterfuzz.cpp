#include "models/core/filterexpression.h"
#include "models/core/filterunits.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

namespace {
const QList<FilterField> &fields()
{
    static const QList<FilterField> list{
        {QStringLiteral("status"),
         FilterField::Word,
         {QStringLiteral("error"), QStringLiteral("two words")},
         {}},
        {QStringLiteral("site"), FilterField::Word, {}, {}},
        {QStringLiteral("run"), FilterField::Number, {}, {}},
        {QStringLiteral("dataset"), FilterField::Text, {}, {}},
        {QStringLiteral("started"), FilterField::Time, {}, {}},
        {QStringLiteral("lumi"), FilterField::Number, luminosityUnits(), {}},
        {QStringLiteral("duration"), FilterField::Number, durationUnits(), {}},
    };
    return list;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr TimeMs kNow = 1304251200000;
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    qsizetype errorAt = -1;
    const auto node = parseFilter(text, fields(), kNow, &errorAt);
    if (!node) {
        if (errorAt < 0 || errorAt > text.size() || node.error().cause.isEmpty())
            qFatal("an error without a place or a reason: %s", qPrintable(text));
    } else {
        const QString canonical = filterText(*node);
        qsizetype again = -1;
        const auto same = parseFilter(canonical, fields(), kNow, &again);
        if (canonical.size() <= kMaxFilterLength
            && (!same || !(*same == *node) || filterText(*same) != canonical))
            qFatal("not the same tree: %s -> %s", qPrintable(text), qPrintable(canonical));
    }
    const qsizetype cursor = size == 0 ? 0 : data[0] % (text.size() + 1);
    const auto completion = completeFilter(text, cursor, fields());
    if (completion.start < 0 || completion.length < 0 || completion.start + completion.length > text.size()
        || completion.candidates.size() > 200)
        qFatal("a completion out of range: %s", qPrintable(text));
    return 0;
}
