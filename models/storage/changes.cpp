#include "models/storage/changes.h"

#include "models/storage/database.h"

namespace shiftdeck {

Result<ChangeSet> changesSince(Database &db, qint64 seq, int limit)
{
    ChangeSet result;
    result.lastSeq = seq;
    SD_TRY(const qint64 oldest, db.integer(QStringLiteral("SELECT min(seq) FROM changes")));
    SD_TRY(const qint64 newest, db.integer(QStringLiteral("SELECT max(seq) FROM changes")));
    if ((oldest > 0 && oldest > seq + 1) || newest < seq) {
        result.everything = true;
        result.lastSeq = newest;
        return result;
    }
    const auto collect = [&result](const Row &row) {
        result.lastSeq = row.integer(0);
        result.ids[row.text(1)].insert(row.integer(2));
        if (!row.isNull(3))
            result.requests.insert(row.integer(3));
        return true;
    };
    SD_CHECK(db.list(
        QStringLiteral(
            "SELECT seq, entity, entity_id, request_id FROM changes WHERE seq > ? ORDER BY seq LIMIT ?"),
        {seq, limit}, collect));
    return result;
}

Result<int> pruneChanges(Database &db, qint64 keep)
{
    // Nobody waits for a day to hear what became of a commit (see the schema).
    if (db.location().isServer())
        SD_CHECK(db.run(QStringLiteral("DELETE FROM commit_marks WHERE at < now() - interval '1 day'")));
    return db.run(QStringLiteral("DELETE FROM changes WHERE seq <= (SELECT max(seq) FROM changes) - ?"),
                  {keep});
}

}  // namespace shiftdeck
