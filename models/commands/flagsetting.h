// What the commands that set flags have in common: the entry of the log is what came of a flag, and what an
// undo takes back.
#pragma once

#include "models/certification/signing.h"
#include "models/commands/command.h"

namespace shiftdeck {

// Sets the flag of an item of a plan, and says so of its entry.
Result<Outcome> flagOutcome(Database &db, const PlanItem &item, const NewFlag &flag, const Actor &actor);
// "quality.undo" of all entries; nothing where none was made, or more than an undo can name.
std::optional<std::pair<QString, QJsonObject>> undoOfFlags(const QList<Outcome> &outcomes);

}  // namespace shiftdeck
