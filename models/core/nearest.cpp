#include "models/core/nearest.h"

#include <QCoreApplication>

#include <numeric>
#include <vector>

namespace shiftdeck {

namespace {
struct Nearest {
    Q_DECLARE_TR_FUNCTIONS(Nearest)
};

constexpr qsizetype kMaxName = 200;

// Edit distance in which two neighbours changed round count once ("aprpove").
int distance(const QString &a, const QString &b)
{
    const size_t columns = static_cast<size_t>(b.size()) + 1;
    std::vector<int> before(columns), previous(columns), row(columns);
    std::iota(previous.begin(), previous.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j < columns; ++j) {
            const qsizetype k = static_cast<qsizetype>(j);
            const int change = a[i - 1] == b[k - 1] ? 0 : 1;
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(previous);
        previous.swap(row);
    }
    return previous.back();
}
}  // namespace

QString nearestName(const QString &word, const QStringList &names)
{
    const QString lower = word.left(kMaxName).toLower();
    QString best;
    int bestDistance = static_cast<int>(std::max<qsizetype>(1, lower.size() / 3)) + 1;
    for (const QString &name : names) {
        if (name.size() > kMaxName)
            continue;
        const int found = distance(lower, name.toLower());
        if (found < bestDistance) {
            bestDistance = found;
            best = name;
        }
    }
    return best;
}

QString withNearest(const QString &sentence, const QString &word, const QStringList &names)
{
    const QString name = nearestName(word, names);
    return name.isEmpty() ? sentence
                          : Nearest::tr("%1 Did you mean %2?", "a sentence, a name").arg(sentence, name);
}

}  // namespace shiftdeck
