// Names of files that tell a run: "run{run}.csv", "{run}/raw-*.csv".
//
// `{run}` stands for the run number (digits; zeros in front are allowed), `*` for any characters but '/', `?`
// for one. A '/' leads into a folder. Where {run} stands several times it is the same run. Pure; any thread.
// Matching takes O(length of the name x stars) steps, whatever the name.
#pragma once

#include "models/core/result.h"

#include <QStringList>

#include <optional>

namespace shiftdeck {

class RunPattern {
  public:
    static constexpr int kMostLevels = 4, kMostStars = 8;

    // InvalidInput: without {run}, with "..", with too many levels or stars, or not below the folder.
    static Result<RunPattern> parse(const QString &text);

    // One part per level.
    const QStringList &levels() const { return m_levels; }
    // Whether the name of a file or folder fits the level, for a run that is known from the levels above (0:
    // none yet). The answer is the run; 0: it fits, and tells none.
    std::optional<qint64> match(int level, QStringView name, qint64 run) const;

  private:
    QStringList m_levels;
};

}  // namespace shiftdeck
