// Audit rows: who, when, what, from, to, why. Written in the transaction that makes the change.
#pragma once

#include "models/core/clock.h"
#include "models/core/principal.h"
#include "models/core/result.h"

namespace shiftdeck {

class Database;

// Who acts, when, and for which command: handed through every function that changes something.
struct Actor {
    Principal who;
    TimeMs now = 0;
    ReceiptId receipt;   // invalid: the agent's own doing, outside a command
    QString action;      // id of the command: "request.approve", "agent.check"
};

struct Change {
    QString entity;      // "request", "job", "campaign", ...
    qint64 id = 0;
    RequestId request;
    QString from, to, why;
};

Result<> addAudit(Database &db, const Actor &actor, const Change &change);
// The last change of a thing: "changed by anna to running 3 s ago"; empty when it has none.
Result<QString> lastChange(Database &db, const QString &entity, qint64 id, TimeMs now);

}  // namespace shiftdeck
