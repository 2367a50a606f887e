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

QString bandText(const RateBand &band)
{
    const double width = 100.0 * std::max(band.high - band.low, 1e-9);
    const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(width))), 0, 9);
    return RetentionText::tr("%1 to %2 %", "percent")
        .arg(QString::number(100.0 * band.low, 'f', decimals),
             QString::number(100.0 * band.high, 'f', decimals));
}

QString outsideText(const StreamBand &band, const RunRetention &run)
{
    const BandState state = band.state(run);
    const auto expected = band.band(run);
    if ((state != BandState::Below && state != BandState::Above) || !expected)
        return {};
    const QString rate = rateText(run.kept, run.read), wanted = bandText(*expected);
    return state == BandState::Below
        ? RetentionText::tr("It keeps %1, less than the %2 that are expected by campaign %3.",
                            "rate, band, campaign")
              .arg(rate, wanted, band.predecessor)
        : RetentionText::tr("It keeps %1, more than the %2 that are expected by campaign %3.",
                            "rate, band, campaign")
              .arg(rate, wanted, band.predecessor);
}

QString spreadText(const StreamBand &band)
{
    if (band.predecessor.isEmpty())
        return RetentionText::tr("The campaign names no predecessor to compare with.");
    if (!band.spread.isKnown())
        return RetentionText::tr(
                   "Campaign %1 has %2 runs of this stream; at least %3 are needed to know their spread.",
                   "campaign, number, number")
            .arg(band.predecessor)
            .arg(band.spread.runs)
            .arg(kLeastBandRuns);
    return RetentionText::tr("Campaign %1 kept %2 % in %3 runs, which differ by %4 % beyond chance.",
                             "campaign, rate, number, spread")
        .arg(band.predecessor, QString::number(100.0 * band.spread.rate, 'g', 4),
             QString::number(band.spread.runs), QString::number(100.0 * band.spread.between, 'g', 2));
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
