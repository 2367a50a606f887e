// Lumisections (LS) and their luminosity, counted together. Values; any thread.
#pragma once

#include "models/core/result.h"
#include "models/runs/luminosity.h"

#include <QJsonObject>

#include <optional>

namespace shiftdeck {

// Lumisections, and the luminosity in those of which it is known.
struct LumiCount {
    qint64 lumisections = 0, dark = 0;  // dark: of them, without a luminosity
    std::optional<Luminosity> luminosity;  // none: all are dark
    bool operator==(const LumiCount &) const = default;
};

// Of lumisections that follow each other, how many have a luminosity, and its sum.
struct LumiPart {
    qint64 known = 0;
    double value = 0;
    LumiUnit unit = LumiUnit::PerUb;
};

// A LumiCount while it grows, in the unit of the first luminosity.
class LumiCounter {
  public:
    // InvalidInput: a rate and an integral.
    Result<> add(qint64 lumisections, const LumiPart &part);
    LumiCount count() const;

  private:
    LumiCount m_count;
    ExactSum m_sum;
    LumiUnit m_unit = LumiUnit::PerUb;
    bool m_known = false;
};

// {lumisections, dark, luminosity}; the luminosity as Luminosity::text(), where known.
QJsonObject lumiCountJson(const LumiCount &count);
// What that wrote. InvalidInput: something else.
Result<LumiCount> lumiCountFrom(const QJsonValue &value);

}  // namespace shiftdeck
