// An entry of the logbook as a page to read, with links that can be followed. Pure functions; GUI thread for
// the colours of its palette.
#pragma once

#include "models/storage/logbook.h"

#include <QPalette>
#include <QUrl>

namespace shiftdeck {

// "problem", "hand-over note": what kind of entry it is, for people.
QString kindText(LogKind kind);
// "open", "taken over by ben"; empty when nothing is wanted of it.
QString stateText(const LogEntry &entry);

// The whole entry in rich text. Nothing of what somebody wrote is taken for markup. In its text "request 3",
// "job 17", "run 146436" and "#12" are links like those that it was written with.
QString entryHtml(const LogEntry &entry, TimeMs now, const QPalette &palette);

// Where a link of entryHtml leads.
struct EntryTarget {
    QString entity;  // as of a LogLink, or "log": another entry; empty: it leads nowhere
    qint64 id = 0;
};
EntryTarget targetOf(const QUrl &link);

}  // namespace shiftdeck
