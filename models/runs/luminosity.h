// Luminosity as a quantity with its unit and, where they are known, its errors, so that neither gets lost.
//
// An integrated luminosity (/ub, /nb, /pb, /fb) and a rate (hz/ub, 10^34 cm^-2 s^-1) are different things:
// converting or adding across is an error, never a guess. Values; any thread; pure functions.
#pragma once

#include "models/core/lumiunit.h"
#include "models/core/result.h"

#include <QJsonObject>

#include <optional>

namespace shiftdeck {

struct Luminosity {
    double value = 0;
    LumiUnit unit = LumiUnit::PerUb;
    std::optional<double> statistical, systematic;  // absolute, in the same unit

    // InvalidInput when one is a rate and the other is not.
    Result<Luminosity> in(LumiUnit other) const;
    // "145.083609555 /pb", "41.48 +- 0.02 (stat) +- 0.95 (syst) /fb": every digit of the value, read back by
    // fromText without loss. The form in which it is stored.
    QString text() const;
    static Result<Luminosity> fromText(QStringView text);
    // For people: at most `digits` significant digits.
    QString shown(int digits = 6) const;
    // {value, unit, statistical, systematic}; the errors where known.
    QJsonObject json() const;

    bool operator==(const Luminosity &) const = default;
};

// In the unit of the first. Statistical errors add in quadrature, systematic ones linearly (one calibration
// made both); a sum has an error only if both have it. InvalidInput: a rate and an integral.
Result<Luminosity> sum(const Luminosity &a, const Luminosity &b);

// Adds many numbers of any size with an error that does not grow with their count (Neumaier 1974).
class ExactSum {
  public:
    void add(double value);
    double value() const { return m_sum + m_lost; }

  private:
    double m_sum = 0, m_lost = 0;
};

}  // namespace shiftdeck
