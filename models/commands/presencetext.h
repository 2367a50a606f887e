// Who is here, as sentences: the same in the window and on the command line. Pure functions.
//
// `age` is how old the answer of the store is, in milliseconds; it is added to the times in it.
#pragma once

#include "models/commands/bus.h"
#include "models/storage/sessions.h"

namespace shiftdeck {

// "window on lxplus712", "agent on node3"
QString placeText(const PresentSession &session);
// "ben (shifter, window on lxplus712)"
QString whoText(const PresentSession &session);
// What it is about to do, or doing, and has open; empty: nothing.
QString doingText(const CommandBus &bus, const PresentSession &session, TimeMs age);

// Of one request, a sentence for each session that is about to do something with it or has it open; the
// former first.
struct RequestPresence {
    QStringList lines;
    bool acting = false;  // one of them is about to do something
};
QHash<RequestId, RequestPresence> presenceByRequest(const CommandBus &bus,
                                                    const QList<PresentSession> &sessions, TimeMs age);

// A sentence for each session that is about to do something with one of the requests.
QStringList rivalTexts(const CommandBus &bus, const QList<PresentSession> &sessions,
                       const QList<RequestId> &requests, TimeMs age);

}  // namespace shiftdeck
