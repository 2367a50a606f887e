// What the rules of presence refuse.
#include "tests/storage/rulecases.h"

namespace shiftdeck::test {

void addPresenceRules(const AddRule &add)
{
    const QByteArray session = "INSERT INTO sessions (who, program, host) VALUES ('anna', 'window', 'h')";
    const QByteArray numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %) INSERT INTO ";
    const auto many = [&numbers](int count, const QByteArray &into) {
        return QByteArray(numbers).replace("%", QByteArray::number(count)) + into + " FROM n";
    };
    add("session of nobody", Stage::Created, "",
        "INSERT INTO sessions (who, program, host) VALUES ('', 'window', 'h')", "check constraint");
    add("session of an unknown program", Stage::Created, "",
        "INSERT INTO sessions (who, program, host) VALUES ('anna', 'psql', 'h')", "check constraint");
    add("session on a host without end", Stage::Created, "",
        "INSERT INTO sessions (who, program, host) VALUES ('anna', 'window', '" + QByteArray(256, 'h') + "')",
        "check constraint");
    add("a hundred and one sessions", Stage::Created,
        many(100, "sessions (who, program, host) SELECT 'anna', 'window', 'h'"), session,
        "at most 100 sessions");
    add("session given to another", Stage::Created, session, "UPDATE sessions SET who = 'ben'",
        "whose session it is never changes");
    add("session begun earlier", Stage::Created, session, "UPDATE sessions SET started_at = 1",
        "whose session it is never changes");
    add("a command without a moment", Stage::Created, session,
        "UPDATE sessions SET command = 'request.abort'", "check constraint");
    add("a command without a name is executing", Stage::Created, session, "UPDATE sessions SET executing = 1",
        "check constraint");
    add("a command with a long name", Stage::Created, session,
        "UPDATE sessions SET command_since = 1, command = '" + QByteArray(65, 'x') + "'", "check constraint");
    add("another relation to a request", Stage::Created, session,
        "INSERT INTO session_requests (session_id, relation, request_id) SELECT id, 'mine', 1 FROM sessions",
        "check constraint");
    add("five hundred and one requests", Stage::Created,
        session + ";"
            + many(
                500,
                "session_requests (session_id, relation, request_id) SELECT (SELECT max(id) FROM sessions),"
                " 'open', i"),
        "INSERT INTO session_requests (session_id, relation, request_id) SELECT id, 'planned', 1 FROM "
        "sessions",
        "at most 500 requests");
}

}  // namespace shiftdeck::test
