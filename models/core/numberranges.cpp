#include "models/core/numberranges.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
constexpr qsizetype kMaxText = 20'000;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NumberRanges)
};

// 0: it is none.
qint64 numberOf(QStringView word, qint64 most)
{
    word = word.trimmed();
    const bool plain = !word.isEmpty() && word.size() <= 18
        && std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 number = plain ? word.toLongLong() : 0;
    return number <= most ? number : 0;
}
}  // namespace

Result<std::vector<NumberRange>> parseNumberRanges(QStringView text, const QString &what, qint64 most)
{
    if (text.size() > kMaxText)
        return fail(ErrorCode::InvalidInput, what,
                    Text::tr("The list is longer than %1 characters.").arg(kMaxText));
    std::vector<NumberRange> ranges;
    for (const QStringView part : text.split(u',')) {
        if (part.trimmed().isEmpty())
            continue;
        const qsizetype dash = part.indexOf(u'-');
        const qint64 first = numberOf(dash < 0 ? part : part.left(dash), most);
        const qint64 last = dash < 0 ? first : numberOf(part.mid(dash + 1), most);
        if (first == 0 || last < first)
            return fail(ErrorCode::InvalidInput, what,
                        Text::tr("\"%1\" is no number from 1 to %2, and no range as 146500-146600.")
                            .arg(part.trimmed().left(40).toString(), QString::number(most)));
        ranges.push_back({first, last});
    }
    if (ranges.empty())
        return fail(ErrorCode::InvalidInput, what, Text::tr("None is named."));
    std::sort(ranges.begin(), ranges.end(),
              [](const NumberRange &a, const NumberRange &b) { return a.first < b.first; });
    std::vector<NumberRange> joined;
    for (const NumberRange &range : ranges) {
        if (!joined.empty() && range.first <= joined.back().last + 1)
            joined.back().last = std::max(joined.back().last, range.last);
        else
            joined.push_back(range);
    }
    return joined;
}

QString numberRangesText(QList<qint64> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    QStringList parts;
    for (qsizetype i = 0; i < numbers.size();) {
        qsizetype end = i + 1;
        while (end < numbers.size() && numbers.at(end) == numbers.at(end - 1) + 1)
            ++end;
        const QString first = QString::number(numbers.at(i));
        parts.append(end == i + 1 ? first : first + u'-' + QString::number(numbers.at(end - 1)));
        i = end;
    }
    return parts.join(u',');
}

}  // namespace shiftdeck
