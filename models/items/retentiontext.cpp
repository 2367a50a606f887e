#include "models/items/retentiontext.h"

#include "models/items/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {
struct RetentionText {
    Q_DECLARE_TR_FUNCTIONS(RetentionText)
};
}  // namespace

QString rateText(qint64 kept, qint64 read)
{
    if (read <= 0)
        return {};
    const Rate rate = retentionRate(kept, read);
    const double error = 100.0 * rate.error;
    // Two digits of the error are told, so the value has as many decimals.
    const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(error))), 0, 9);
    return RetentionText::tr("%1 \u00b1 %2 %", "percent")
        .arg(QString::number(100.0 * rate.value, 'f', decimals), QString::number(error, 'f', decimals));
}

QString chanceText(double chance)
{
    return chance > 0.0 ? QString::number(chance, 'g', 1) : RetentionText::tr("less than 1e-300");
}

QString suspicionText(const RunRetention &run)
{
    if (!run.suspicious)
        return {};
    const QString read = format::number(run.stretchRead);
    const QString others = rateText(run.keptElsewhere, run.readElsewhere);
    const QString what = run.stretchRuns == 1
        ? RetentionText::tr("Nothing was kept of %1 events read.").arg(read)
        : RetentionText::tr("Nothing was kept of %1 events read in %n runs next to each other.", nullptr,
                            int(run.stretchRuns))
              .arg(read);
    return RetentionText::tr("%1 The other runs keep %2, so the chance of that is %3. Is the trigger off?")
        .arg(what, others, chanceText(run.chance));
}

}  // namespace shiftdeck
