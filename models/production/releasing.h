// Releasing parts: deleting the outputs that a verified merged file holds by now.
//
// Two steps, so that a crash between them loses nothing: somebody asks (a person after a preview of every
// file, or the request's own rule), which is one row; the agent then reads the merged file whole, deletes the
// parts, and writes down that they are gone. A part that is gone already is fine: that is how a crash between
// deleting and writing is found. A file that is not the part which was merged is left alone and told.
// Never touched: surplus, superseded, bad and credited outputs; the database refuses them too.
#pragma once

#include "models/production/audit.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace shiftdeck {

class Database;

struct ReleasePart {
    OutputId id;
    QString name, path;
    qint64 bytes = 0;
};

struct ReleaseItem {
    MergeId merge;
    QString lfn, path;           // of the merged file
    QList<ReleasePart> parts;    // that would be deleted
    qint64 bytes = 0;            // of the parts together
    PartsState release = PartsState::Kept;
    QString whyNot;              // empty: the parts may be released
};
// Every merge of the request with parts that are not released, in order. Reads no file.
Result<QList<ReleaseItem>> planRelease(Database &db, RequestId request);
// In the caller's transaction. Conflict: somebody asked already, or the merge is not done any more.
Result<> askRelease(Database &db, RequestId request, MergeId merge, const QString &why, const Actor &actor);
// Takes the asking back, as long as not all parts are deleted.
Result<> keepParts(Database &db, RequestId request, MergeId merge, const QString &why, const Actor &actor);

struct Released {
    int deleted = 0, gone = 0;
    QStringList problems;  // why some or all of the parts were left alone
};
// The agent's step for one merge that was asked for. Reads the merged file and deletes; not in a transaction.
Result<Released> releaseMerge(Database &db, MergeId merge, const Actor &actor,
                              const std::function<Result<>()> &beat, std::stop_token stop);

}  // namespace shiftdeck
