// Writing in the shift logbook (models/storage/logbook.h). Each call is one transaction with its audit rows;
// the rules are the database's own. Who may is decided by the commands.
#pragma once

#include "models/production/audit.h"
#include "models/storage/logbook.h"

namespace shiftdeck {

struct NewLogEntry {
    LogKind kind = LogKind::Note;
    QString text;  // 1 to kMaxLogText characters
    QList<LogLink> links;  // at most kMaxLogLinks, each once (findLogLinks)
    LogId amends, closes;  // one of them at most
};

// The number of the new entry. Refused, AlreadyExists: what it amends or closes was amended or closed before.
Result<LogId> writeLog(Database &db, const NewLogEntry &entry, const Actor &actor);
// "Read and taken over": once, by somebody else than who wrote the hand-over note.
Result<> takeOverLog(Database &db, LogId id, const Actor &actor);

}  // namespace shiftdeck
