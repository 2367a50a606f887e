#include "models/core/etabacktest.h"

#include <algorithm>
#include <cmath>

namespace shiftdeck {

namespace {

struct Moment {
    bool known = false;
    TimeMs at = 0, truth = 0;
    Eta eta;
};
using Moments = std::array<Moment, kEtaParts.size()>;

size_t nearestPart(double part)
{
    size_t nearest = 0;
    for (size_t i = 1; i < kEtaParts.size(); ++i)
        if (std::abs(part - kEtaParts[i]) < std::abs(part - kEtaParts[nearest]))
            nearest = i;
    return nearest;
}

Moments momentsOf(const EtaHistory &history)
{
    Moments moments;
    const auto reaches = [&history](double done) {
        return std::find_if(history.points.begin(), history.points.end(),
                            [done](const EtaPoint &point) { return double(point.done) >= done; });
    };
    const auto end = reaches(double(history.expected));
    if (history.expected <= 0 || end == history.points.end())
        return moments;
    for (size_t i = 0; i < kEtaParts.size(); ++i) {
        const auto seen = reaches(kEtaParts[i] * double(history.expected));
        // Points that come after the moment are not known at it: estimateEta() leaves them out.
        moments[i] = {seen->at < end->at, seen->at, end->at - seen->at,
                      estimateEta(history.points, history.expected, seen->at)};
    }
    return moments;
}

bool isEstimate(const Moment &moment)
{
    return moment.known && moment.eta.state == Eta::Estimate && moment.eta.left > 0;
}

double ratioOf(const Moment &moment) { return double(moment.truth) / double(moment.eta.left); }

EtaExperience experienceFrom(const QList<Moments> &all)
{
    EtaExperience experience;
    for (size_t i = 0; i < kEtaParts.size(); ++i) {
        for (const Moments &moments : all)
            if (isEstimate(moments[i]))
                experience.ratios[i].append(ratioOf(moments[i]));
        std::sort(experience.ratios[i].begin(), experience.ratios[i].end());
    }
    return experience;
}

// Without the one that is judged.
EtaExperience withoutRatio(EtaExperience experience, size_t part, double ratio)
{
    experience.ratios[part].removeOne(ratio);
    return experience;
}

QList<Moments> allMoments(const QList<EtaHistory> &histories)
{
    QList<Moments> all;
    all.reserve(histories.size());
    for (const EtaHistory &history : histories)
        all.append(momentsOf(history));
    return all;
}

}  // namespace

EtaExperience experienceOf(const QList<EtaHistory> &histories)
{
    return experienceFrom(allMoments(histories));
}

EtaScore backtest(const QList<EtaHistory> &histories)
{
    EtaScore score;
    const QList<Moments> all = allMoments(histories);
    const EtaExperience experience = experienceFrom(all);
    for (qsizetype h = 0; h < histories.size(); ++h) {
        const qint64 before = score.estimates;
        for (size_t i = 0; i < kEtaParts.size(); ++i) {
            const Moment &moment = all[h][i];
            if (!isEstimate(moment)) {
                score.without += moment.known;
                continue;
            }
            EtaTrial trial{histories[h].name, kEtaParts[i], moment.at, moment.truth, {}, false};
            trial.eta =
                withExperience(moment.eta, kEtaParts[i], withoutRatio(experience, i, ratioOf(moment)));
            trial.inside = trial.truth >= trial.eta.leftLow
                && (!trial.eta.leftHigh || trial.truth <= *trial.eta.leftHigh);
            ++score.estimates;
            score.inside += trial.inside;
            score.trials.append(trial);
        }
        score.histories += score.estimates > before;
    }
    return score;
}

Eta withExperience(const Eta &eta, double part, const EtaExperience &experience)
{
    const QList<double> &ratios = experience.ratios[nearestPart(part)];
    if (eta.state != Eta::Estimate || ratios.size() < kLeastHistories)
        return eta;
    const auto n = double(ratios.size() + 1);
    const auto low = qsizetype(std::floor(0.1 * n)) - 1;
    const auto high = qsizetype(std::ceil(0.9 * n)) - 1;
    Eta widened = eta;
    widened.leftLow = TimeMs(double(eta.left) * ratios[low]);
    widened.leftHigh = TimeMs(double(eta.left) * ratios[high]);
    return widened;
}

}  // namespace shiftdeck
