// How good are the estimates of models/core/eta.h? Asked of what is finished, whose end is known; and the
// interval that follows from the answers.
//
// Any thread; pure functions. Cost: three estimates per history.
//
// Backtest. Of each history, at the moments when 25, 50 and 75 % were done: the estimate from what was known
// then, and the time that it really took. Their ratio, really taken / estimated, is the estimate's error.
//
// Interval. The slopes of one window know nothing of nights, weekends and stops; the ratios do. Of n
// histories' ratios at about the same part done, sorted, those with the ranks floor(0.1 (n + 1)) and ceil(0.9
// (n + 1)), times the time left, are the interval: if the present work is to the earlier ones as these are to
// each other, its end is inside with a probability of 80 % at least, whatever the distribution (split
// conformal prediction: V. Vovk, A. Gammerman, G. Shafer, "Algorithmic Learning in a Random World", Springer
// 2005, section 4.2). That needs kLeastHistories of them; with fewer the interval stays that of the slopes.
// The hit rate that is shown judges each history's interval by the other histories alone.
#pragma once

#include "models/core/eta.h"

#include <QString>

#include <array>

namespace shiftdeck {

struct EtaHistory {
    QString name;  // "request 3"
    QList<EtaPoint> points;  // as estimateEta() wants them, up to the end
    qint64 expected = 0;  // what was done in the end
};

inline constexpr std::array kEtaParts{0.25, 0.5, 0.75};
inline constexpr qsizetype kLeastHistories = 9;

// Ratios of earlier work, per part of kEtaParts; each list sorted.
struct EtaExperience {
    std::array<QList<double>, kEtaParts.size()> ratios;
};

struct EtaTrial {
    QString name;
    double part = 0;
    TimeMs at = 0;  // the moment
    TimeMs truth = 0;  // it took so long from then on
    Eta eta;  // with the interval that would have been shown
    bool inside = false;
};

struct EtaScore {
    qint64 histories = 0;  // with an estimate at one of the moments at least
    qint64 estimates = 0, inside = 0;
    qint64 without = 0;  // moments at which there was none
    QList<EtaTrial> trials;
};

EtaExperience experienceOf(const QList<EtaHistory> &histories);
EtaScore backtest(const QList<EtaHistory> &histories);

// The estimate with the interval that the experience gives it at this part done (0 to 1); unchanged where
// that does not suffice, or where there is no estimate.
Eta withExperience(const Eta &eta, double part, const EtaExperience &experience);

}  // namespace shiftdeck
