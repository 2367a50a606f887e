#include "models/quality/plotrules.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotRules)
};
constexpr qsizetype kLongestPattern = 400, kLongestDetector = 60;
}  // namespace

Result<PlotRule> plotRuleOf(const QString &pattern, const QString &detector, const QString &rule,
                            const QString &kind)
{
    if (pattern.isEmpty() || pattern.size() > kLongestPattern || detector.size() > kLongestDetector)
        return fail(ErrorCode::InvalidInput, Text::tr("the pattern of a plot rule"),
                    Text::tr("It has 1 to %1 characters, and a detector at most %2.")
                        .arg(kLongestPattern)
                        .arg(kLongestDetector));
    PlotRule result;
    result.pattern = pattern;
    result.detector = detector;
    SD_TRY(result.rule, ComparisonRule::fromText(rule));
    if (kind.isEmpty())
        return result;
    result.kind = fromWord<PlotKind>(kind);
    if (!result.kind)
        return fail(ErrorCode::InvalidInput, Text::tr("the kind of plot \"%1\"").arg(kind.left(60)),
                    Text::tr("There are: %1.").arg(allWords<PlotKind>().join(QStringLiteral(", "))));
    return result;
}

// Goes back to the last "*" where the text behind it does not fit.
bool matchesPattern(QStringView pattern, QStringView name)
{
    qsizetype p = 0, n = 0, star = -1, from = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            from = n;
        } else if (p < pattern.size() && (pattern[p] == u'?' || pattern[p] == name[n])) {
            ++p;
            ++n;
        } else if (star >= 0) {
            p = star + 1;
            n = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

const PlotRule *ruleFor(const QList<PlotRule> &rules, QStringView name)
{
    for (const PlotRule &rule : rules)
        if (matchesPattern(rule.pattern, name))
            return &rule;
    return nullptr;
}

QString detectorOf(QStringView name)
{
    QList<QStringView> folders = name.split(u'/', Qt::SkipEmptyParts);
    if (!folders.isEmpty())
        folders.removeLast();
    if (folders.size() > 1 && folders.at(0) == u"DQMData")
        folders.removeFirst();
    if (folders.size() > 1 && folders.at(0).startsWith(u"Run "))
        folders.removeFirst();
    if (folders.size() > 1
        && (folders.at(0) == u"qc" || folders.at(0) == u"qc_async" || folders.at(0) == u"qc_mc"))
        folders.removeFirst();
    return folders.isEmpty() ? QString() : folders.at(0).toString();
}

}  // namespace shiftdeck
