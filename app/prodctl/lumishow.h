// What the two kinds of luminosity tables share when they are shown.
#pragma once

#include "app/prodctl/imports.h"
#include "models/core/clock.h"
#include "models/runs/luminosity.h"

namespace shiftdeck {

enum class LumiGroup { Run, Lumisection, Fill };

struct LumiWish {
    LumiGroup group = LumiGroup::Run;
    std::optional<LumiUnit> unit;
    bool csv = false;
};

// A value of a table in the unit that is wished for, or in its own.
Result<std::optional<Luminosity>> wished(const std::optional<Luminosity> &value, const LumiWish &wish);
QString numberText(const std::optional<Luminosity> &value, int digits);
QString timeText(std::optional<TimeMs> time);
QJsonValue jsonOf(const std::optional<Luminosity> &value);
QJsonValue jsonOf(std::optional<double> value);

Result<int> showFills(Session &session, const QString &path, const QJsonObject &arguments,
                      const LumiWish &wish);

}  // namespace shiftdeck
