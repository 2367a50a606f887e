// Titles and names of plots, and patterns of names: what files and people write.
#include "models/quality/plotrules.h"
#include "models/quality/plottext.h"

#include <cstddef>
#include <cstdint>

using namespace shiftdeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString readable = readableText(text);
    if (readable.size() > 4 * text.size() + 8)
        qFatal("a title that grew from %lld to %lld", static_cast<long long>(text.size()),
               static_cast<long long>(readable.size()));
    if (readable != readable.simplified())
        qFatal("a title with blanks that nobody sees: %s", qPrintable(readable));
    const qsizetype line = text.indexOf(u'\n');
    const QString pattern = text.left(std::max<qsizetype>(0, std::min<qsizetype>(line, 400)));
    const QString name = text.mid(line + 1, 400);
    const bool matches = matchesPattern(pattern, name);
    if (!matchesPattern(QStringLiteral("*"), name) || !matchesPattern(pattern + u'*', pattern + name)
        || (!pattern.contains(u'*') && !pattern.contains(u'?') && matches != (pattern == name)))
        qFatal("a pattern that matches otherwise: %s", qPrintable(text));
    const QString detector = detectorOf(name);
    if (!detector.isEmpty() && !name.contains(detector + u'/'))
        qFatal("a detector that is no folder: %s", qPrintable(name));
    const auto rule = plotRuleOf(pattern, {}, name, {});
    if (rule && rule->rule.text().isEmpty())
        qFatal("a rule without a text: %s", qPrintable(name));
    return 0;
}
