#include "models/runs/runpattern.h"

#include <QCoreApplication>

namespace shiftdeck {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunPattern)
};
constexpr QStringView kRun = u"{run}";

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

tl::unexpected<Error> wrong(const QString &text, const QString &why)
{
    return fail(ErrorCode::InvalidInput, Text::tr("the pattern \"%1\"").arg(text.left(200)), why);
}

// Between two stars there is nothing that could match in two ways but the number, whose digits are taken as
// far as they go; so the last star alone is tried again, as in any matcher of file names.
struct Matcher {
    QStringView pattern, name;
    qint64 run = 0;

    // The number at a place of the name, and behind it; nothing: it is none, or another run's.
    std::optional<qsizetype> number(qsizetype at)
    {
        qsizetype end = at;
        while (end < name.size() && isDigit(name.at(end)))
            ++end;
        bool good = false;
        const qint64 found = name.sliced(at, end - at).toLongLong(&good);
        if (!good || found <= 0 || (run != 0 && run != found))
            return {};
        run = found;
        return end;
    }

    bool matches()
    {
        const qint64 given = run;
        qsizetype p = 0, n = 0, star = -1, starName = 0;
        qint64 starRun = run;
        while (n < name.size() || p < pattern.size()) {
            if (p < pattern.size() && pattern.at(p) == u'*') {
                star = p++;
                starName = n;
                starRun = run;
                continue;
            }
            if (p < pattern.size() && pattern.sliced(p).startsWith(kRun)) {
                // Not in the middle of a number: 7 is no run of "run1477.csv".
                const bool whole = n == 0 || !isDigit(name.at(n - 1)) || p == 0 || pattern.at(p - 1) != u'*';
                if (const auto end = whole ? number(n) : std::nullopt) {
                    n = *end;
                    p += kRun.size();
                    continue;
                }
            } else if (p < pattern.size() && n < name.size()
                       && (pattern.at(p) == u'?' || pattern.at(p) == name.at(n))) {
                ++p;
                ++n;
                continue;
            }
            if (star < 0 || starName >= name.size()) {
                run = given;
                return false;
            }
            p = star + 1;
            n = ++starName;
            run = starRun;
        }
        return true;
    }
};
}  // namespace

Result<RunPattern> RunPattern::parse(const QString &text)
{
    RunPattern pattern;
    pattern.m_levels = text.split(u'/');
    if (text.size() > 400)
        return wrong(text, Text::tr("It is longer than %1 characters.").arg(400));
    if (!text.contains(kRun))
        return wrong(text, Text::tr("It needs {run} where the run number stands, as in \"run{run}.csv\"."));
    if (pattern.m_levels.size() > kMostLevels || text.count(u'*') > kMostStars)
        return wrong(text,
                     Text::tr("It may lead through %1 folders, and have %2 stars.")
                         .arg(kMostLevels - 1)
                         .arg(kMostStars));
    for (const QString &level : std::as_const(pattern.m_levels))
        if (level.isEmpty() || level == QLatin1StringView(".") || level == QLatin1StringView(".."))
            return wrong(text, Text::tr("It must name files below the source's folder."));
    return pattern;
}

std::optional<qint64> RunPattern::match(int level, QStringView name, qint64 run) const
{
    Matcher matcher{m_levels.at(level), name, run};
    return matcher.matches() ? std::optional(matcher.run) : std::nullopt;
}

}  // namespace shiftdeck
