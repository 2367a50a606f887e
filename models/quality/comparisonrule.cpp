// The thresholds of a comparison as data: judging, checking, and their stable text.
#include "models/quality/comparison.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <cmath>

namespace shiftdeck {

namespace {
struct Rule {
    Q_DECLARE_TR_FUNCTIONS(ComparisonRule)
};

tl::unexpected<Error> invalid(const QString &why)
{
    return fail(ErrorCode::InvalidInput, Rule::tr("the rule of a comparison"), why);
}

QString number(double value) { return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest); }

std::optional<double> numberFrom(const QString &text)
{
    bool good = false;
    const double value = QLocale::c().toDouble(text, &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isProbability(ComparisonTest test)
{
    return test == ComparisonTest::Chi2 || test == ComparisonTest::Kolmogorov;
}
}  // namespace

// One by one: g++ 12 takes the list of an initializer for uninitialized (-Wmaybe-uninitialized).
QList<Threshold> ComparisonRule::defaultThresholds()
{
    QList<Threshold> list;
    list.append({ComparisonTest::Chi2, 1e-3, 1e-5});
    list.append({ComparisonTest::Kolmogorov, 1e-3, 1e-5});
    list.append({ComparisonTest::LargestPull, 5, 8});
    return list;
}

ComparisonState Threshold::judge(double value) const
{
    if (!std::isfinite(value) || warning == error)
        return ComparisonState::Error;
    // Mirrored where larger is better.
    const double sign = warning < error ? 1 : -1;
    if (sign * value <= sign * warning)
        return ComparisonState::Ok;
    return sign * value < sign * error ? ComparisonState::Warning : ComparisonState::Error;
}

Result<> ComparisonRule::check() const
{
    if (thresholds.isEmpty())
        return invalid(Rule::tr("It has no test."));
    QSet<ComparisonTest> tests;
    for (const Threshold &t : thresholds) {
        const QString name = toWord(t.test);
        if (tests.contains(t.test))
            return invalid(Rule::tr("The test %1 comes twice.").arg(name));
        tests.insert(t.test);
        if (!std::isfinite(t.warning) || !std::isfinite(t.error) || t.warning < 0 || t.error < 0)
            return invalid(Rule::tr("The thresholds of %1 are numbers from 0 on.").arg(name));
        if (isProbability(t.test) && (t.warning > 1 || t.error >= t.warning))
            return invalid(
                Rule::tr("%1 is a probability: its threshold for an error is below that for a warning, "
                         "and both are at most 1.")
                    .arg(name));
        if (!isProbability(t.test) && t.warning >= t.error)
            return invalid(
                Rule::tr("Of %1 more is worse: its threshold for a warning is below that for an error.")
                    .arg(name));
    }
    if (!std::isfinite(minimumEntries) || minimumEntries < 1)
        return invalid(Rule::tr("At least one entry is needed for a verdict."));
    if (!std::isfinite(tolerance) || tolerance < 0)
        return invalid(Rule::tr("The tolerance is a fraction from 0 on: 0.01 is one per cent."));
    return {};
}

QString ComparisonRule::text() const
{
    QStringList tests;
    for (const Threshold &t : thresholds)
        tests.append(
            QStringLiteral("%1 %2 %3").arg(QString(toWord(t.test)), number(t.warning), number(t.error)));
    return QStringLiteral("%1; entries %2; tolerance %3; normalise %4")
        .arg(tests.join(QStringLiteral(", ")), number(minimumEntries), number(tolerance),
             normalise ? QStringLiteral("yes") : QStringLiteral("no"));
}

Result<ComparisonRule> ComparisonRule::fromText(QStringView text)
{
    const auto form = [] {
        return invalid(Rule::tr("It is written as \"%1\".").arg(ComparisonRule().text()));
    };
    const QStringList parts = text.toString().split(QStringLiteral("; "));
    if (text.size() > 1000 || parts.size() != 4)
        return form();
    ComparisonRule rule;
    rule.thresholds.clear();
    const QStringList tests = parts.at(0).split(QStringLiteral(", "));
    for (const QString &test : tests) {
        const QStringList words = test.split(u' ');
        const auto which = fromWord<ComparisonTest>(words.value(0));
        const auto warning = numberFrom(words.value(1)), error = numberFrom(words.value(2));
        if (words.size() != 3 || !which || !warning || !error)
            return form();
        rule.thresholds.append({*which, *warning, *error});
    }
    const auto entries = numberFrom(parts.at(1).section(u' ', 1)),
               tolerance = numberFrom(parts.at(2).section(u' ', 1));
    const bool yes = parts.at(3) == QLatin1String("normalise yes"),
               no = parts.at(3) == QLatin1String("normalise no");
    if (!parts.at(1).startsWith(QLatin1String("entries "))
        || !parts.at(2).startsWith(QLatin1String("tolerance ")) || !entries || !tolerance || (!yes && !no))
        return form();
    rule.minimumEntries = *entries;
    rule.tolerance = *tolerance;
    rule.normalise = yes;
    SD_CHECK(rule.check());
    return rule;
}

}  // namespace shiftdeck
