// Luminosities side by side as people read them: one unit for all, digits as the errors allow, and ratios.
// Values; any thread; pure functions. Texts have a decimal point in every language, as all numbers of physics
// here.
#pragma once

#include "models/runs/luminosity.h"

#include <QList>

namespace shiftdeck {

// The unit in which the median of them (without signs and zeros) is from 1 to 1000; /pb when there is none.
// Integrals.
LumiUnit readableUnit(const QList<Luminosity> &values);

// The error of both kinds together: in quadrature; none where neither is known.
std::optional<double> totalError(std::optional<double> statistical, std::optional<double> systematic);

// "145.084" (three decimals, or three digits of what is smaller), "41.48 \u00b1 0.95" (to two digits of the
// error).
QString numberWithError(double value, std::optional<double> error);
// The number alone, in the unit; empty for none.
QString lumiText(const std::optional<Luminosity> &value, LumiUnit unit);
// "41.48 /fb, errors: 0.02 statistical, 0.95 systematic": for tool tips.
QString lumiDetails(const Luminosity &value, LumiUnit unit);

struct LumiRatio {
    double value = 0;
    std::optional<double> statistical, systematic;  // where both luminosities have it
    std::optional<double> error() const { return totalError(statistical, systematic); }
    bool operator==(const LumiRatio &) const = default;
};
// a/b. The errors are those of independent measurements: s^2 = (sa/b)^2 + (a sb/b^2)^2 for each kind (PDG,
// Review of Particle Physics, chapter Statistics). None: b is 0, or one is a rate.
std::optional<LumiRatio> lumiRatio(const Luminosity &a, const Luminosity &b);

}  // namespace shiftdeck
