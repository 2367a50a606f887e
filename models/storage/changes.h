// What changed in the store since a point in its change sequence.
#pragma once

#include "models/core/result.h"

#include <QHash>
#include <QMetaType>
#include <QSet>

namespace shiftdeck {

class Database;

// entity words: campaign, request, grid_job, job, merge, file, audit, comment, agent, run, rule, exit_code,
// limit, session, log, site, release, import, detector, quality, run_list, source, conditions, plots,
// reference, plot_rule, milestone.
struct ChangeSet {
    qint64 lastSeq = 0;
    bool everything = false;  // too far behind, or just connected: read everything anew
    QHash<QString, QSet<qint64>> ids;
    QSet<qint64> requests;  // every request that something belonging to it changed in

    bool isEmpty() const { return !everything && ids.isEmpty(); }
    bool touches(const QString &entity) const { return everything || ids.contains(entity); }
};

// At most `limit` changes after `seq`, oldest first; fewer than all leave the rest for the next call.
Result<ChangeSet> changesSince(Database &db, qint64 seq, int limit = 20000);
// Forgets all but the newest `keep` changes. Writes.
Result<int> pruneChanges(Database &db, qint64 keep);

}  // namespace shiftdeck

Q_DECLARE_METATYPE(shiftdeck::ChangeSet)
