// The units of luminosity, and numbers from one into another. Any thread; pure functions.
#pragma once

#include "models/core/vocabulary.h"

#include <optional>

namespace shiftdeck {

// Per millibarn, microbarn, ...; HzPerMicrobarn is 10^30 cm^-2 s^-1.
enum class LumiUnit { PerMb, PerUb, PerNb, PerPb, PerFb, PerAb, HzPerUb, HzPerNb, E34 };

namespace words {
template <>
struct Table<LumiUnit> {
    static constexpr std::array list{W("/mb"), W("/ub"),   W("/nb"),   W("/pb"),          W("/fb"),
                                     W("/ab"), W("hz/ub"), W("hz/nb"), W("1e34cm^-2s^-1")};
};
}  // namespace words

bool isRate(LumiUnit unit);
// As files write it: "/pb", "(hz/ub)", "1/fb", "fb^-1", "pb-1", in any case; none: no such unit.
std::optional<LumiUnit> lumiUnitFrom(QStringView text);

// A number in another unit, rounded once. Both are rates, or both are integrals.
double lumiIn(LumiUnit to, double value, LumiUnit from);

}  // namespace shiftdeck
