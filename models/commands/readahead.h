// Files that a command reads, read before its plan is made: in a thread of its own, so that no reader of the
// store waits for a large file, and in a way that can be followed and ended.
#pragma once

#include "models/core/readwatch.h"
#include "models/core/result.h"

#include <QJsonObject>

namespace shiftdeck {

// Reads what a plan with these arguments would read, and keeps it for that plan. Blocks; any thread; outlives
// the command. Fails as the plan would, or with Cancelled.
using ReadAhead = std::function<Result<>(const ReadWatch &)>;

// A command that can do so.
class ReadsAhead {
  public:
    virtual ~ReadsAhead() = default;
    virtual ReadAhead readAhead(const QJsonObject &arguments) const = 0;
};

}  // namespace shiftdeck
