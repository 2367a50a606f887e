#include "models/core/forecast.h"

#include <algorithm>

namespace shiftdeck {

Forecast forecastOf(const QList<EtaPoint> &points, qint64 target, TimeMs due, TimeMs now,
                    const EtaExperience &experience)
{
    Forecast forecast;
    forecast.target = std::max<qint64>(target, 0);
    for (const EtaPoint &point : points)
        if (point.at <= now)
            forecast.done = point.done;
    if (target <= 0)
        return forecast;
    const auto reached = std::find_if(points.begin(), points.end(),
                                      [target](const EtaPoint &point) { return point.done >= target; });
    if (reached != points.end() && reached->at <= now) {
        forecast.at = reached->at;
        forecast.slip = reached->at - due;
        forecast.state = reached->at <= due ? MilestoneState::Reached : MilestoneState::ReachedLate;
        forecast.eta.state = Eta::Done;
        return forecast;
    }
    forecast.eta =
        withExperience(estimateEta(points, target, now), double(forecast.done) / double(target), experience);
    const Eta &eta = forecast.eta;
    if (eta.state == Eta::Estimate) {
        forecast.at = now + eta.left;
        forecast.low = now + eta.leftLow;
        if (eta.leftHigh)
            forecast.high = now + *eta.leftHigh;
        forecast.slip = *forecast.at - due;
    } else if (now > due) {
        forecast.slip = now - due;
    }
    if (now > due || (forecast.at && *forecast.at > due))
        forecast.state = MilestoneState::Late;
    else if (eta.state == Eta::Estimate)
        forecast.state =
            forecast.high && *forecast.high <= due ? MilestoneState::OnTime : MilestoneState::AtRisk;
    else
        forecast.state = eta.state == Eta::Stalled ? MilestoneState::AtRisk : MilestoneState::Unknown;
    return forecast;
}

}  // namespace shiftdeck
