#include "models/core/retention.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace shiftdeck {

namespace {
// The logarithm of n! of large numbers; lgamma() itself may write a global.
double logFactorial(qint64 n)
{
    int sign = 0;
    return ::lgamma_r(static_cast<double>(n) + 1.0, &sign);
}
}  // namespace

double chanceOfNone(qint64 readHere, qint64 keptElsewhere, qint64 readElsewhere)
{
    // A stream may hold several entries per event; more than all cannot be kept.
    const qint64 kept = std::min(keptElsewhere, readElsewhere);
    if (readHere <= 0 || kept <= 0)
        return 1.0;
    const double log = logFactorial(readElsewhere) - logFactorial(readElsewhere - kept)
        + logFactorial(readElsewhere + readHere - kept) - logFactorial(readElsewhere + readHere);
    return std::exp(std::min(log, 0.0));
}

void judgeEmptyRuns(QList<RunRetention> &runs)
{
    qint64 read = 0, kept = 0;
    for (const RunRetention &run : std::as_const(runs)) {
        read += run.read;
        kept += run.kept;
    }
    for (qsizetype first = 0; first < runs.size();) {
        qsizetype end = first;
        qint64 here = 0;
        while (end < runs.size() && runs.at(end).kept == 0)
            here += runs.at(end++).read;
        const double chance = chanceOfNone(here, kept, read - here);
        for (qsizetype i = first; i < end; ++i) {
            RunRetention &run = runs[i];
            run.chance = chance;
            run.suspicious = run.read > 0 && chance < kSuspiciousChance;
            run.stretchRuns = end - first;
            run.stretchRead = here;
            run.readElsewhere = read - here;
            run.keptElsewhere = kept;
        }
        first = end + 1;
    }
}

Rate retentionRate(qint64 kept, qint64 read)
{
    if (read <= 0)
        return {};
    const auto n = static_cast<double>(read);
    const double p = std::min(static_cast<double>(kept) / n, 1.0);
    return {p, std::sqrt(p * (1.0 - p) / n + 1.0 / (4.0 * n * n)) / (1.0 + 1.0 / n)};
}

}  // namespace shiftdeck
