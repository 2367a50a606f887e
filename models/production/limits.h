// Limits: how far the agent goes by itself. Each is one row of table limits, which a manager changes; what it
// means is said here. A change holds from the agent's next cycle on.
//
//   configuration-failures, site-*   when a request is stopped (requeststops.h)
//   stuck-*                          when a job counts as stuck (stuck.h)
//   retry-delay-N                    how long the agent waits after attempt N of a work unit or merge failed;
//                                    the last one also after later attempts (recovery.h)
#pragma once

#include "models/core/vocabulary.h"
#include "models/production/audit.h"

#include <array>

namespace shiftdeck {

// In the order in which they are shown.
enum class LimitName {
    ConfigurationFailures, SiteFailures, SitePercent, SiteWindow,
    StuckFactor, StuckFloor, StuckPeers,
    RetryDelay1, RetryDelay2, RetryDelay3, RetryDelay4, RetryDelay5,
};
enum class LimitUnit { Time, Percent, Attempts, Jobs, Times };

namespace words {
template <> struct Table<LimitName> {
    static constexpr std::array list{W("configuration-failures"), W("site-failures"), W("site-percent"),
                                     W("site-window"), W("stuck-factor"), W("stuck-floor"), W("stuck-peers"),
                                     W("retry-delay-1"), W("retry-delay-2"), W("retry-delay-3"),
                                     W("retry-delay-4"), W("retry-delay-5")};
};
template <> struct Table<LimitUnit> {
    static constexpr std::array list{W("time"), W("percent"), W("attempts"), W("jobs"), W("times")};
};
}  // namespace words

struct Limit {
    qint64 id = 0;
    LimitName name = LimitName::ConfigurationFailures;
    LimitUnit unit = LimitUnit::Attempts;
    qint64 value = 0, least = 0, most = 0;  // milliseconds where the unit is time
    TimeMs changedAt = 0;  // 0: as it came
    QString changedBy;
};

constexpr size_t kLimits = words::Table<LimitName>::list.size();
// All values at once, for those who keep to them.
struct LimitValues {
    std::array<qint64, kLimits> values{};
    qint64 of(LimitName name) const { return values.at(static_cast<size_t>(name)); }
    void set(LimitName name, qint64 value) { values.at(static_cast<size_t>(name)) = value; }
};

// In the order of LimitName. Corrupt when one is missing.
Result<QList<Limit>> listLimits(Database &db);
Result<Limit> loadLimit(Database &db, LimitName name);
Result<LimitValues> loadLimitValues(Database &db);

// Makes the value `to` if it is still `from`, else Conflict; one audit row.
Result<> setLimit(Database &db, LimitName name, qint64 from, qint64 to, const QString &why,
                  const Actor &actor);

// The value as a person writes it: "1 h 30 min", "80 %", "20". Never translated, parseLimit reads it.
QString limitText(LimitUnit unit, qint64 value);
// InvalidInput says how such a value is written and between which bounds it lies.
Result<qint64> parseLimit(const Limit &limit, const QString &text);
QString limitMeaning(LimitName name);  // one sentence
QString translatedUnit(LimitUnit unit);

}  // namespace shiftdeck
