#include "models/items/etatext.h"

#include "models/items/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace shiftdeck {

namespace {
struct EtaText {
    Q_DECLARE_TR_FUNCTIONS(EtaText)
};
constexpr TimeMs kMinute = 60'000;
}  // namespace

QString roughSpan(TimeMs span)
{
    if (span >= 20 * kMinute)
        span = (span + kMinute * 5 / 2) / (5 * kMinute) * (5 * kMinute);
    else if (span >= 2 * kMinute)
        span = (span + kMinute / 2) / kMinute * kMinute;
    else
        return EtaText::tr("%1 s").arg((std::max<TimeMs>(span, 1000) + 500) / 1000);
    const TimeMs minutes = span / kMinute;
    if (minutes < 60)
        return EtaText::tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return minutes % 60 == 0 ? EtaText::tr("%1 h").arg(minutes / 60)
                                 : EtaText::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return EtaText::tr("%1 days").arg((minutes + 12 * 60) / (24 * 60));
}

QString eventRate(double perSecond)
{
    if (perSecond >= 10.0)
        return EtaText::tr("%1 events/s").arg(format::number(qRound64(perSecond)));
    if (perSecond >= 0.1)
        return EtaText::tr("%1 events/s").arg(perSecond, 0, 'f', 1);
    return EtaText::tr("%1 events/h").arg(format::number(qRound64(perSecond * 3600.0)));
}

QString intervalText(const Eta &eta)
{
    const QString low = roughSpan(eta.leftLow);
    if (!eta.leftHigh)
        return EtaText::tr("at least %1").arg(low);
    const QString high = roughSpan(*eta.leftHigh);
    return low == high ? QString() : EtaText::tr("%1 to %2", "a span of time").arg(low, high);
}

QString estimateText(const Eta &eta, TimeMs now)
{
    switch (eta.state) {
    case Eta::Nothing:
        return EtaText::tr("No estimate: no work units are made yet, so the total is not known.");
    case Eta::Done: return EtaText::tr("All events are done.");
    case Eta::NoBasis:
        return eta.since == 0 ? EtaText::tr("No estimate yet: nothing is credited so far.")
                              : EtaText::tr("No estimate yet: too little is credited so far.");
    case Eta::Stalled:
        return EtaText::tr("No progress for %1; %2 events are left.")
            .arg(roughSpan(now - eta.since), format::number(eta.remaining));
    case Eta::Estimate: break;
    }
    const QString interval = intervalText(eta);
    const QString basis =
        EtaText::tr("at %1 over the last %2").arg(eventRate(eta.rate), roughSpan(eta.window));
    return interval.isEmpty()
        ? EtaText::tr("About %1 left, %2.", "time left, basis").arg(roughSpan(eta.left), basis)
        : EtaText::tr("About %1 left (%2), %3.", "time left, interval, basis")
              .arg(roughSpan(eta.left), interval, basis);
}

QString scoreText(const EtaScore &score, bool areCampaigns)
{
    if (score.estimates == 0)
        return EtaText::tr("There is no finished request yet by which the estimate could be judged.");
    const QString what = areCampaigns ? EtaText::tr("%n finished campaign(s)", nullptr, int(score.histories))
                                      : EtaText::tr("%n finished request(s)", nullptr, int(score.histories));
    return EtaText::tr("In %1 of %2 estimates for %3, at 25, 50 and 75 %, the end was inside the interval.")
        .arg(score.inside)
        .arg(score.estimates)
        .arg(what);
}

}  // namespace shiftdeck
